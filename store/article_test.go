package store

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// utc returns an article as it comes back from the store.
func utc(a *extract.Article) *extract.Row {
	b := *a
	if b.Published.Precision != extract.Day {
		b.Published.Time = b.Published.Time.UTC()
	}
	return b.Row()
}

func TestRoundTrip(t *testing.T) {
	s := create(t)
	res := result(sample())
	put(t, start(t, s), res)
	if res.ID == 0 || res.Change != extract.Created {
		t.Errorf("ID %d, change %q, want a new article", res.ID, res.Change)
	}
	for _, name := range []string{fmt.Sprint(res.ID), "https://ledger.example/world/port", "https://ledger.example/world/port/"} {
		rec, err := s.Article(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(utc(sample()), rec.Article.Row()); diff != "" {
			t.Errorf("%s differs (-put +read):\n%s", name, diff)
		}
		want := sample()
		if diff := cmp.Diff([]any{want.Meta, want.Tables[0].Rows[0][0].Date, *want.Tables[0].Rows[0][2].Num},
			[]any{rec.Article.Meta, rec.Article.Tables[0].Rows[0][0].Date, *rec.Article.Tables[0].Rows[0][2].Num}); diff != "" {
			t.Errorf("%s differs (-put +read):\n%s", name, diff)
		}
		if tb := rec.Article.Tables[0]; tb.Rows[0][0] != tb.Rows[1][0] || tb.Header[0][1] != tb.Header[0][2] || tb.Rows[0][1] == tb.Rows[1][1] {
			t.Error("spanned cells are not one cell")
		}
		if rec.Source != "ledger.example" || rec.Version != 1 || !rec.FirstSeen.Equal(fetched) || rec.Extractor != "test" {
			t.Errorf("record = %+v", rec)
		}
	}
	if _, err := s.Article(t.Context(), "https://ledger.example/none"); !errors.Is(err, ErrNotFound) {
		t.Errorf("unknown article: %v, want ErrNotFound", err)
	}
	n := 0
	for rec, err := range s.Articles(t.Context(), Filter{}) {
		if err != nil || rec.ID != res.ID {
			t.Errorf("Articles gave %v, %v", rec, err)
		}
		n++
	}
	if n != 1 {
		t.Errorf("Articles gave %d, want 1", n)
	}
	sound(t, s)
}

// An event stands beside its date, on either side of it.
func TestEvents(t *testing.T) {
	s := create(t)
	a := sample()
	a.Tables[0].Rows = [][]*extract.Cell{
		{cell("Final"), cell("Leeds"), dated("March 5", 5)},
		{dated("March 6", 6), dated("March 8", 8), cell("Fair")},
		{dated("March 9", 9), cell(""), cell("")},
	}
	put(t, start(t, s), result(a))
	want := []string{"2026-03-05|Leeds", "2026-03-06|Fair", "2026-03-08|Fair"}
	if diff := cmp.Diff(want, query(t, s, "SELECT event_date, event FROM v_events ORDER BY event_date")); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

// What an analyst finds, view by view.
func TestGoldenQueries(t *testing.T) {
	s := create(t)
	put(t, start(t, s), result(sample()))
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{"SELECT source, published_at, published_day, headline, authors, tags, word_count > 20, repair_count, versions FROM v_articles",
			[]string{"ledger.example|2026-03-03T07:00:00Z|2026-03-03|Harbour of Marseille reopens|World Desk, Night Editor|ports, France|1|10|1"}},
		{"SELECT event_date, event, caption FROM v_events ORDER BY event",
			[]string{"2026-03-02|Cranes start|events in March", "2026-03-02|Pilots return|events in March"}},
		{"SELECT question, answer FROM v_faqs", []string{"When did Marseille close?|In February."}},
		{"SELECT field, field_ref, context FROM v_repairs ORDER BY repair_id", []string{
			"headline||Harbour of [Marseille] reopens",
			"dek||Pilots from [Toulon] help",
			"block|1|The naïve pilots of [Marseille] went back to work.",
			"block|2|[How] it went",
			"table_caption|0|events in [March]",
			"cell|0.-2.1|[What] the port saw",
			"cell|0.0.1|[Pilots] return",
			"question|0|When did [Marseille] close?",
			"answer|0|In [February].",
			"media_caption|0|Cranes in [Marseille]",
		}},
		{"SELECT count(*) FROM v_repairs WHERE substr(text, clean_start + 1, length(after)) = after", []string{"10"}},
		{"SELECT kind, fetches, ok, failed FROM v_run_health", []string{"ingest|1|1|0"}},
		{"SELECT source, day, articles, repairs FROM v_source_day", []string{"ledger.example|2026-03-03|1|10"}},
		{"SELECT header, block_position, n_rows, n_cols FROM tables", []string{`[["","What the port saw","What the port saw"],["Date","Event","Ships"]]|4|2|3`}},
		{"SELECT row, col, header, text, value_date, value_num, rowspan, spanned FROM table_cells", []string{
			"0|0|Date|March 2|2026-03-02|<nil>|2|0",
			"0|1|What the port saw / Event|Pilots return|<nil>|<nil>|1|0",
			"0|2|What the port saw / Ships|12|<nil>|12|1|0",
			"1|0|Date|March 2|2026-03-02|<nil>|2|1",
			"1|1|What the port saw / Event|Cranes start|<nil>|<nil>|1|0",
			"1|2|What the port saw / Ships|none|<nil>|<nil>|1|0",
		}},
		{"SELECT position, kind, section, dropped_by, replace(text, char(10), '/') FROM blocks WHERE position > 2", []string{
			"3|image|How it went|caption|Cranes in Marseille",
			"4|table|How it went|<nil>| | What the port saw/Date | Event | Ships/March 2 | Pilots return | 12/Cranes start | none",
			"5|callout|How it went|<nil>|The harbour is old.",
			"6|faq|How it went|<nil>|When did Marseille close?/In February.",
			"7|boilerplate|How it went|share|Share this",
		}},
		{"SELECT modified_at, modified_precision, dateline_place, is_free, main_image_url, json_extract(breadcrumbs, '$[1]') FROM articles",
			[]string{"2026-03-04T00:00:00Z|day|Marseille|1|https://ledger.example/port.jpg|World"}},
		{"SELECT url, host, is_external FROM links", []string{"https://ledger.example/more|ledger.example|0", "https://other.example/x|other.example|1"}},
		{"SELECT code, severity FROM issues", []string{"dek-short|info"}},
		{"SELECT kind, outcome, status, charset, bytes, ttfb_ms, fetched_at FROM fetches", []string{"page|ok|200|utf-8|35|20|2026-03-04T05:06:07Z"}},
	} {
		if diff := cmp.Diff(tt.want, query(t, s, tt.query)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.query, diff)
		}
	}
}

func TestVersions(t *testing.T) {
	s := create(t)
	run := start(t, s)
	put(t, run, result(sample()))

	// Another sidebar and another stamp of the same text.
	again := result(sample())
	again.Article.Blocks[7].Text = extract.NewText("Share that")
	again.Article.Modified.Time = again.Article.Modified.Time.AddDate(0, 0, 1)
	again.Page.Body = []byte("other bytes")
	again.Page.Fetch.At = fetched.Add(time.Hour)
	put(t, run, again)
	if again.Change != extract.Unchanged {
		t.Errorf("same text: change %q", again.Change)
	}
	if got := query(t, s, "SELECT last_seen_at, modified_at, (SELECT count(*) FROM fetches), (SELECT count(*) FROM pages), (SELECT count(*) FROM article_versions) FROM articles"); got[0] != "2026-03-04T06:06:07Z|2026-03-05T00:00:00Z|2|1|1" {
		t.Errorf("after an unchanged visit: %s", got)
	}

	// The same page through other code.
	better := result(sample())
	better.Article.Section = "Europe"
	put(t, run, better)
	if better.Change != extract.Changed || fmt.Sprint(better.Fields) != "[modified section]" {
		t.Errorf("same page, other record: change %q of %q", better.Change, better.Fields)
	}
	if got := query(t, s, "SELECT section, version_no, (SELECT count(*) FROM article_versions) FROM articles"); got[0] != "Europe|1|1" {
		t.Errorf("after other code: %s", got)
	}

	// The publisher writes another headline.
	changed := result(sample())
	changed.Article.Headline = extract.NewText("Harbour opens at last")
	changed.Page.Body = []byte("<title>Harbour opens at last")
	changed.Page.Fetch.At = fetched.Add(2 * time.Hour)
	put(t, run, changed)
	if changed.Change != extract.Changed || changed.ID != again.ID {
		t.Errorf("other headline: change %q of %d", changed.Change, changed.ID)
	}
	versions, err := s.Versions(t.Context(), changed.ID)
	if err != nil || len(versions) != 2 {
		t.Fatalf("versions %v, %v, want 2", versions, err)
	}
	want := utc(sample())
	want.Section = "Europe"
	if diff := cmp.Diff(want, versions[0].Record, cmp.Transformer("header", func(r extract.TableRow) string { return fmt.Sprint(r) })); diff != "" {
		t.Errorf("superseded record (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"headline", "headline_raw", "repairs", "section"}, versions[1].Changed); diff != "" {
		t.Errorf("changed fields (-want +got):\n%s", diff)
	}
	if versions[1].Record != nil || versions[1].Headline != "Harbour opens at last" {
		t.Errorf("current version = %+v", versions[1])
	}
	if got := query(t, s, "SELECT count(*), (SELECT count(*) FROM faqs) FROM article_versions"); got[0] != "2|1" {
		t.Errorf("versions and FAQs of the current one: %s", got)
	}
	sound(t, s)
}

// A URL that comes twice in a batch must not break the full-text index.
func TestTwiceInABatch(t *testing.T) {
	s := create(t)
	second := result(sample())
	second.Article.Headline = extract.NewText("Harbour opens at last")
	second.Page.Body = []byte("second")
	put(t, start(t, s), result(sample()), second)
	if second.Change != extract.Changed {
		t.Errorf("second: change %q", second.Change)
	}
	sound(t, s)
	for _, tt := range []struct {
		query string
		hits  int
	}{{"reopens", 0}, {"last", 1}} {
		hits, err := s.Search(t.Context(), tt.query, SearchOptions{Limit: 10})
		if err != nil || len(hits) != tt.hits {
			t.Errorf("Search(%q) = %v, %v, want %d", tt.query, hits, err, tt.hits)
		}
	}
}

// Feeds, failures and pages that are no article give a row of their own kind.
func TestNoArticle(t *testing.T) {
	s := create(t)
	run := start(t, s)
	res := func(url string, role extract.Role, outcome extract.Outcome, err error) *extract.Result {
		return &extract.Result{Page: &extract.Page{URL: url, Role: role, Body: []byte(url), Fetch: extract.Fetch{Outcome: outcome, At: fetched}}, Err: err}
	}
	put(t, run,
		res("https://a.example/feed", extract.FeedRole, extract.OK, nil),
		res("https://a.example/robots.txt", extract.RobotsRole, extract.HTTPError, nil),
		res("https://a.example/gone", extract.PageRole, extract.HTTPError, errors.New("status 404")),
		res("https://a.example/", extract.PageRole, extract.OK, fmt.Errorf("%w: a section front", extract.ErrNotArticle)),
		res("https://a.example/bad", extract.PageRole, extract.OK, errors.New("no text in these bytes")),
		&extract.Result{Page: &extract.Page{File: "/pages/missing.html", Fetch: extract.Fetch{Outcome: extract.Unreadable}}, Err: errors.New("no such file")},
	)
	if diff := cmp.Diff([]string{
		"https://a.example/feed|feed|ok|<nil>|0|<nil>",
		"https://a.example/robots.txt|robots|http_error|<nil>|0|<nil>",
		"https://a.example/gone|page|http_error|status 404|0|<nil>",
		"https://a.example/|page|ok|<nil>|1|not_article: not an article: a section front",
		"https://a.example/bad|page|ok|<nil>|1|extract_failed: no text in these bytes",
		"file:/pages/missing.html|page|unreadable|no such file|0|<nil>",
	}, query(t, s, `SELECT requested_url, kind, outcome, error, page_sha256 IS NOT NULL, (SELECT code || ': ' || message FROM issues i WHERE i.fetch_id = f.id) FROM fetches f`)); diff != "" {
		t.Errorf("fetches (-want +got):\n%s", diff)
	}

	// Of a section front the last page alone is kept.
	later := res("https://a.example/", extract.PageRole, extract.OK, fmt.Errorf("%w: a section front", extract.ErrNotArticle))
	later.Page.Body = []byte("other links")
	put(t, run, later)
	if got := query(t, s, "SELECT count(*) FROM pages"); got[0] != "2" {
		t.Errorf("%s pages, want 2", got)
	}
	sound(t, s)

	// Today's code finds an article in one of them.
	var pages []string
	for p, err := range s.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p.URL+" "+string(p.Body))
		if p.URL == "https://a.example/bad" {
			a := sample()
			a.URL = p.URL
			put(t, run, &extract.Result{Page: p, Article: a})
		}
	}
	if diff := cmp.Diff([]string{"https://a.example/bad https://a.example/bad", "https://a.example/ other links"}, pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if got := query(t, s, "SELECT (SELECT count(*) FROM fetches), (SELECT count(*) FROM articles), (SELECT count(*) FROM issues WHERE code = 'extract_failed')"); got[0] != "7|1|0" {
		t.Errorf("after reprocessing: %s", got)
	}
	sound(t, s)
}

func TestPages(t *testing.T) {
	s := create(t)
	run := start(t, s)
	in := result(sample())
	in.Page.Source, in.Page.FinalURL = "Ledger", "https://ledger.example/final"
	in.Page.Hint = extract.Hint{Headline: "Harbour", Authors: []string{"World Desk"}}
	in.Page.Header.Set("Content-Language", "en")
	put(t, run, in)
	for p, err := range s.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		want := *in.Page
		want.Fetch = p.Fetch
		if diff := cmp.Diff(&want, p); diff != "" {
			t.Errorf("page (-put +read):\n%s", diff)
		}
		if p.Fetch.ID == 0 || p.Fetch.Outcome != extract.OK || !p.Fetch.At.Equal(fetched) {
			t.Errorf("fetch = %+v", p.Fetch)
		}
		for i, want := range []extract.Change{extract.Unchanged, extract.Changed, extract.Unchanged} {
			res := &extract.Result{Page: p, Article: sample()}
			if i > 0 {
				res.Article.Section = "Europe"
			}
			put(t, run, res)
			if res.Change != want || res.ID == 0 {
				t.Errorf("reprocess %d: change %q, want %q", i, res.Change, want)
			}
		}
	}
	if got := query(t, s, "SELECT (SELECT count(*) FROM fetches), (SELECT count(*) FROM article_versions), section FROM articles"); got[0] != "1|1|Europe" {
		t.Errorf("after reprocessing: %s", got)
	}
}

// A reprocessing that was cut short is gone on with; one that ended is not.
func TestRest(t *testing.T) {
	s := create(t)
	for i := range 3 {
		a := sample()
		a.URL = fmt.Sprint("https://ledger.example/", i)
		put(t, start(t, s), result(a))
	}
	rest := func() (ids []int64) {
		for p, err := range (Rest{s}).Pages(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, p.Fetch.ID)
		}
		return ids
	}
	for _, tt := range []struct{ status, want string }{{"aborted", "[2 3]"}, {"ok", "[1 2 3]"}} {
		run, err := s.Start(t.Context(), "reprocess", "test")
		if err != nil {
			t.Fatal(err)
		}
		for p, err := range s.Pages(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			a := sample()
			a.URL = p.URL
			put(t, run, &extract.Result{Page: p, Article: a})
			break
		}
		if err := run.Finish(t.Context(), tt.status, nil, nil); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(rest()); got != tt.want {
			t.Errorf("after a run that was %s the rest is %s, want %s", tt.status, got, tt.want)
		}
	}
}

func TestNotModified(t *testing.T) {
	s := create(t)
	run := start(t, s)
	first := result(sample())
	first.Page.URL = "https://ledger.example/short"
	put(t, run, first)
	again := &extract.Result{Page: &extract.Page{URL: "https://ledger.example/short", Fetch: extract.Fetch{Outcome: extract.NotModified, Status: 304, At: fetched.Add(time.Hour)}}}
	put(t, run, again)
	if got := query(t, s, "SELECT last_seen_at FROM articles"); got[0] != "2026-03-04T06:06:07Z" || again.ID != first.ID {
		t.Errorf("after a 304: %s, article %d, want %d", got, again.ID, first.ID)
	}
}

// Two sources may be sections of one host.
func TestFilterSource(t *testing.T) {
	s := create(t)
	world, sport := sample(), sample()
	world.URL, sport.URL = "https://ledger.example/world/1", "https://ledger.example/sport/1"
	put(t, start(t, s), result(world), result(sport))
	if _, err := s.Frontier().Put(t.Context(), []frontier.Item{
		{URL: world.URL, Host: "ledger.example", Kind: frontier.Page, Source: "World"}, {URL: sport.URL, Host: "ledger.example", Kind: frontier.Page, Source: "Sport"},
	}); err != nil {
		t.Fatal(err)
	}
	for source, want := range map[string]int{"World": 1, "Sport": 1, "ledger.example": 2, "": 2, "Life": 0} {
		got := 0
		for _, err := range s.Articles(t.Context(), Filter{Source: source}) {
			if err != nil {
				t.Fatal(err)
			}
			got++
		}
		if got != want {
			t.Errorf("%d articles of %q, want %d", got, source, want)
		}
	}
}
