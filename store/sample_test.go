package store

import (
	"database/sql"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"copydesk/extract"
)

// fetched is when the pages of the tests were fetched.
var fetched = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

// edited returns a text in which the first from is repaired to to.
func edited(raw, from, to string) extract.Text {
	t := extract.NewText(raw)
	at := strings.Index(raw, from)
	t.Replace(at, at+len(from), to, extract.Why{Kind: extract.Case, Rule: "page-name", Evidence: map[string]any{"page": 3.0}, Confidence: 0.97})
	return t
}

func cell(s string) *extract.Cell {
	return &extract.Cell{Text: extract.NewText(s), Colspan: 1, Rowspan: 1}
}

func dated(s string, day int) *extract.Cell {
	c := cell(s)
	c.Date = extract.Date{Time: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC), Precision: extract.Day}
	return c
}

// sample returns an article that has a value in every field, and repairs in
// every kind of text.
func sample() *extract.Article {
	free, ships := true, 12.0
	vessels := cell("12")
	vessels.Num = &ships
	wide := &extract.Cell{Text: edited("what the port saw", "what", "What"), Colspan: 2, Rowspan: 1}
	first := dated("March 2", 2)
	first.Rowspan = 2
	event := cell("")
	event.Text = edited("pilots return", "pilots", "Pilots")
	return &extract.Article{
		URL: "https://ledger.example/world/port", CanonicalURL: "https://ledger.example/world/port/", SiteName: "The Example Ledger",
		Headline: edited("Harbour of marseille reopens", "marseille", "Marseille"),
		Dek:      edited("Pilots from toulon help", "toulon", "Toulon"),
		Summary:  "The harbour works again.",
		Byline:   []extract.Author{{Name: "World Desk", URL: "https://ledger.example/desk"}, {Name: "Night Editor"}}, BylineRaw: "By World Desk and Night Editor",
		Published: extract.Date{Time: time.Date(2026, 3, 3, 8, 0, 0, 0, time.FixedZone("", 3600)), Raw: "2026-03-03T08:00:00+01:00", Precision: extract.Second},
		Modified:  extract.Date{Time: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), Raw: "4 March 2026", Precision: extract.Day},
		Dateline:  "MARSEILLE, March 3 –", Place: "Marseille", Language: "en", Section: "World", Breadcrumbs: []string{"Home", "World"},
		Tags: []extract.Tag{{Name: "ports", Origin: "meta"}, {Name: "France", Origin: "jsonld"}},
		Blocks: []extract.Block{
			{Kind: extract.DatelineBlock, Text: extract.NewText("MARSEILLE, March 3 –"), DroppedBy: "dateline"},
			{Kind: extract.Paragraph, InBody: true, Text: edited("The naïve pilots of marseille went back to work.", "marseille", "Marseille")},
			{Kind: extract.Heading, Level: 2, InBody: true, Text: edited("how it went", "how", "How")},
			{Kind: extract.Image, Index: 0, DroppedBy: "caption"},
			{Kind: extract.TableBlock, InBody: true, Index: 0},
			{Kind: extract.Callout, Label: "Did You Know?", InBody: true, Text: extract.NewText("The harbour is old.")},
			{Kind: extract.FAQBlock, InBody: true, Index: 0},
			{Kind: extract.Boilerplate, Text: extract.NewText("Share this"), DroppedBy: "share"},
		},
		Tables: []extract.Table{{
			Caption: edited("events in march", "march", "March"),
			Header:  [][]*extract.Cell{{cell(""), wide, wide}, {cell("Date"), cell("Event"), cell("Ships")}},
			Rows:    [][]*extract.Cell{{first, event, vessels}, {first, cell("Cranes start"), cell("none")}},
		}},
		FAQs: []extract.FAQ{{
			Question: edited("When did marseille close?", "marseille", "Marseille"),
			Answer:   edited("In february.", "february", "February"), Origin: "details",
		}},
		Media: []extract.Media{{
			Kind: "image", URL: "https://ledger.example/port.jpg", Alt: "A crane", Caption: edited("Cranes in marseille", "marseille", "Marseille"),
			Credit: "Photo Desk", Width: 800, Height: 600, Main: true,
		}},
		Links: []extract.Link{{URL: "https://ledger.example/more", Text: "more"}, {URL: "https://other.example/x", Text: "there", Rel: "nofollow"}},
		Free:  &free, License: "https://licence.example/by",
		Provenance: map[string]string{"headline": "jsonld"}, Issues: []extract.Issue{{Field: "dek", Code: "dek-short", Severity: extract.Info, Message: "the dek is short"}},
		Quality: 0.75, Meta: map[string]string{"og:title": "Harbour"},
	}
}

// result returns a with the page that it was read from.
func result(a *extract.Article) *extract.Result {
	return &extract.Result{
		Page: &extract.Page{
			URL: a.URL, Body: []byte("<title>" + a.Headline.Raw), Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Etag": {`"1"`}},
			Fetch: extract.Fetch{Outcome: extract.OK, Status: 200, At: fetched, FirstByte: 20 * time.Millisecond, Total: 30 * time.Millisecond, Attempt: 1},
		},
		Article: a,
	}
}

// start begins a run that the test finishes.
func start(t testing.TB, s *Store) *Run {
	t.Helper()
	r, err := s.Start(t.Context(), "ingest", "test")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func put(t testing.TB, r *Run, results ...*extract.Result) {
	t.Helper()
	if err := r.Put(t.Context(), results); err != nil {
		t.Fatal(err)
	}
}

// query returns the rows of a console query, its values joined by "|".
func query(t testing.TB, s *Store, q string, values ...sql.NamedArg) []string {
	t.Helper()
	rows, err := s.Query(t.Context(), q, time.Minute, values...)
	if err != nil {
		t.Fatalf("%v\n%s", err, q)
	}
	out := []string{}
	for row, err := range rows.All() {
		if err != nil {
			t.Fatalf("%v\n%s", err, q)
		}
		parts := make([]string, len(row))
		for i, v := range row {
			parts[i] = fmt.Sprint(v)
		}
		out = append(out, strings.Join(parts, "|"))
	}
	return out
}

// sound fails unless all checks of the store pass.
func sound(t testing.TB, s *Store) {
	t.Helper()
	problems, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Check, p.Message)
	}
}

func needsIndex(t testing.TB, s *Store) {
	t.Helper()
	if !s.FullText() {
		t.Skip("this binary has no FTS5: build it with -tags sqlite_fts5")
	}
}
