package store

import (
	"errors"
	"net/http"
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
