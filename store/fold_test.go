package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"copydesk/extract"
)

// Two records of an article are made one without losing anything of either, at once,
// and in a file of before.
func TestFold(t *testing.T) {
	const site = "https://ledger.example/"
	for _, when := range []string{"at once", "in one batch", "in an old file"} {
		t.Run(when, func(t *testing.T) {
			s := create(t)
			run := start(t, s)
			var batch []*extract.Result
			visit := func(r *extract.Result) {
				r.Page.Fetch.At = fetched.Add(time.Duration(len(batch)) * time.Hour)
				if batch = append(batch, r); when != "in one batch" {
					put(t, run, r)
				}
			}
			tells := func(path, headline string, blocks ...string) *extract.Result {
				a := sample()
				a.URL, a.Headline = site+path, extract.NewText(headline)
				if len(blocks) == 0 {
					a.Blocks = []extract.Block{{Kind: extract.Paragraph, InBody: true, Text: extract.NewText("Nothing of this kind.")}}
				}
				for _, text := range blocks {
					a.Blocks = append(a.Blocks, extract.Block{Kind: extract.Paragraph, InBody: true, Text: extract.NewText(text)})
				}
				r := result(a)
				r.Page.URL, r.Page.Body = a.URL, []byte(path+headline)
				return r
			}
			const long = "Every ship that had waited off the coast was led into port by the pilots who had come from the towns nearby, and none of the crews had been harmed by the storms of the week that had passed."
			visit(tells("other", "Other"))
			visit(tells("old", "First", long))
			second := tells("new", "Second", long)
			visit(second)
			visit(tells("copy", "Copy", long, "A word."))
			visit(tells("old", "Third", long))
			visit(tells("new", "Fourth", long, "More."))
			moved := &extract.Result{Page: &extract.Page{URL: site + "old", FinalURL: site + "new", Fetch: extract.Fetch{Outcome: extract.Redirected, Status: http.StatusMovedPermanently}}}
			if when == "in an old file" {
				moved.Page.Fetch.Status = http.StatusFound
			}
			visit(moved)
			visit(tells("last", "Last"))
			switch when {
			case "in one batch":
				put(t, run, batch...)
			case "in an old file":
				_, err := s.w.Exec("UPDATE fetches SET status = 301 WHERE status = 302")
				err = errors.Join(err, s.transact(t.Context(), "migrate", func(x tx) error {
					w := &writer{tx: x}
					return errors.Join(w.begin(), fills[13](w))
				}))
				if err != nil {
					t.Fatal(err)
				}
			}

			if second.Twin != site+"old" {
				t.Errorf("to be visited again is %q, want the old page", second.Twin)
			}
			for _, tt := range []struct {
				query string
				want  []string
			}{
				{"SELECT id, url, headline, version_no, first_seen_at, last_seen_at, duplicate_of, repair_count FROM articles WHERE headline NOT IN ('Other', 'Last') ORDER BY id", []string{
					"2|" + site + "new|Fourth|4|2026-03-04T06:06:07Z|2026-03-04T10:06:07Z|<nil>|9", "4|" + site + "copy|Copy|1|2026-03-04T08:06:07Z|2026-03-04T08:06:07Z|2|9"}},
				{"SELECT version_no, v.headline, seen_at, requested_url, json_extract(record, '$.headline'), json_extract(changed, '$[0]') FROM article_versions v JOIN fetches f ON f.id = fetch_id WHERE article_id = 2 ORDER BY 1", []string{
					"1|First|2026-03-04T06:06:07Z|" + site + "old|First|<nil>", "2|Second|2026-03-04T07:06:07Z|" + site + "new|Second|headline",
					"3|Third|2026-03-04T09:06:07Z|" + site + "old|Third|headline", "4|Fourth|2026-03-04T10:06:07Z|" + site + "new|<nil>|blocks"}},
				{"SELECT url, article_id, number FROM moved", []string{site + "old|2|3"}},
				{"SELECT count(*) FROM repairs WHERE article_id = 2", []string{"9"}},
				{"SELECT count(*) FROM v_events WHERE article_id = 2", []string{"2"}},
				{"SELECT count(*) FROM article_authors WHERE article_id = 2", []string{"2"}},
			} {
				if diff := cmp.Diff(tt.want, query(t, s, tt.query)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", tt.query, diff)
				}
			}
			for _, name := range []string{"2", "3", site + "old", site + "new"} {
				if rec, err := s.Article(t.Context(), name); err != nil || rec.ID != 2 {
					t.Errorf("article %s: %v, %v", name, rec, err)
				}
			}
			sound(t, s)

			again := tells("old", "Third", long)
			put(t, start(t, s), again)
			if again.ID != 2 || again.Change != extract.Unchanged {
				t.Errorf("the old page gives article %d, %s", again.ID, again.Change)
			}
			sound(t, s)
		})
	}
}

// Whatever a site does with its addresses, each text that was read stays in a record
// or a version, and what is stored agrees with itself.
func TestMovesLoseNothing(t *testing.T) {
	const pages = 4
	bodies := siteBodies(t)
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := create(t)
		run, at := start(t, s), fetched
		site := make([]extract.Result, pages) // what each page gives
		address := func(i int) string { return fmt.Sprintf("https://ledger.example/%d", i) }
		given := 0
		tells := func() extract.Result {
			given++
			a := &extract.Article{Headline: extract.NewText("A story"), Blocks: []extract.Block{{Kind: extract.Paragraph, InBody: true,
				Text: extract.NewText(fmt.Sprintf("%s This is text%d.", bodies[r.IntN(2)], given))}}}
			return extract.Result{Article: a, Page: &extract.Page{Fetch: extract.Fetch{Outcome: extract.OK, Status: 200}}}
		}
		change := func() extract.Result {
			switch to := r.IntN(pages); r.IntN(7) {
			case 0:
				return extract.Result{Err: extract.ErrGone, Page: &extract.Page{Fetch: extract.Fetch{Outcome: extract.HTTPError, Status: 404}}}
			case 1, 2:
				return extract.Result{Page: &extract.Page{FinalURL: address(to), Fetch: extract.Fetch{Outcome: extract.Redirected, Status: []int{301, 302, 308}[r.IntN(3)]}}}
			case 3:
				return site[to]
			}
			return tells()
		}
		for i := range site {
			site[i] = tells()
		}
		var read []string
		articles := map[string]*extract.Article{} // by the page
		for step := range 60 {
			if step%2 == 0 {
				site[r.IntN(pages)] = change()
			}
			i := r.IntN(pages)
			page := *site[i].Page
			at = at.Add(time.Hour)
			page.URL, page.Fetch.At = address(i), at
			res := &extract.Result{Page: &page, Err: site[i].Err}
			if a := site[i].Article; a != nil {
				text := a.Blocks[0].Text.String()
				page.Body = []byte(page.URL + text)
				articles[string(page.Body)] = &extract.Article{URL: page.URL, Headline: a.Headline, Blocks: a.Blocks}
				res.Article = &extract.Article{URL: page.URL, Headline: a.Headline, Blocks: a.Blocks}
				read = append(read, text[strings.LastIndex(text, " "):])
			}
			put(t, run, res)
		}
		const all = "SELECT id, url, version_no, body_text, duplicate_of FROM articles ORDER BY id"
		kept, stored := query(t, s, all), strings.Join(query(t, s, "SELECT body_text FROM articles UNION ALL SELECT record FROM article_versions"), "")
		for _, text := range read {
			if !strings.Contains(stored, text) {
				t.Errorf("seed %d: lost %s", seed, text)
			}
		}
		for _, wrong := range []string{
			"SELECT id FROM articles WHERE version_no <> (SELECT count(*) FROM article_versions WHERE article_id = id)",
			"SELECT article_id FROM article_versions JOIN articles a ON a.id = article_id WHERE (record IS NULL) <> (a.version_no = article_versions.version_no)",
			"SELECT id FROM articles WHERE first_seen_at <> (SELECT min(seen_at) FROM article_versions WHERE article_id = id)",
			"SELECT a.id FROM articles a JOIN articles b ON b.id = a.duplicate_of WHERE b.id >= a.id OR b.duplicate_of IS NOT NULL",
			"SELECT article_id FROM sketches JOIN articles ON id = article_id WHERE duplicate_of IS NOT NULL",
		} {
			if got := query(t, s, wrong); len(got) > 0 {
				t.Errorf("seed %d: %s gives %v", seed, wrong, got)
			}
		}
		sound(t, s)

		again := start(t, s)
		for page, err := range s.Pages(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if a := articles[string(page.Body)]; a != nil {
				put(t, again, &extract.Result{Page: page, Article: a})
			}
		}
		if diff := cmp.Diff(kept, query(t, s, all)); diff != "" {
			t.Errorf("seed %d, processed again (-want +got):\n%s", seed, diff)
		}
	}
}

// The number of a record that is a part of another is given to none.
func TestNumberNotGivenAgain(t *testing.T) {
	s := create(t)
	put(t, start(t, s), result(sample()))
	if _, err := s.w.Exec("INSERT INTO moved VALUES ('x', 1, 2)"); err != nil {
		t.Fatal(err)
	}
	next := result(sample())
	next.Page.URL, next.Article.URL, next.Article.Headline = "https://ledger.example/b", "https://ledger.example/b", extract.NewText("Another")
	next.Article.Blocks = []extract.Block{{Kind: extract.Paragraph, InBody: true, Text: extract.NewText("Of something else.")}}
	put(t, start(t, s), next)
	if next.ID != 3 {
		t.Errorf("article %d, want 3", next.ID)
	}
}

// What articles were known by goes along with them where a file has it.
func TestMovedExported(t *testing.T) {
	s := create(t)
	for _, want := range []bool{true, false} {
		sets, err := s.Datasets(t.Context())
		if got := slices.ContainsFunc(sets, func(d Dataset) bool { return d.Name == "moved" }); got != want || err != nil {
			t.Errorf("moved is exported: %t, %v, want %t", got, err, want)
		}
		if _, err := s.w.Exec("DROP TABLE IF EXISTS moved"); err != nil { // as in a file of before
			t.Fatal(err)
		}
	}
}
