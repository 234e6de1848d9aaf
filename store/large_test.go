package store

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"copydesk/extract"
)

// TestLarge fills a file with as many full records as STORE_LARGE says and
// prints how fast it still is: STORE_LARGE=100000 go test -v -run TestLarge.
// STORE_LARGE_FILE keeps the file; with STORE_LARGE=0 that is read alone.
func TestLarge(t *testing.T) {
	total, err := strconv.Atoi(os.Getenv("STORE_LARGE"))
	if err != nil {
		t.Skip("STORE_LARGE is not set")
	}
	path := os.Getenv("STORE_LARGE_FILE")
	if path == "" {
		path = t.TempDir() + "/large.db"
	}
	s := reopen(t, path)
	run := start(t, s)
	const part = 2000
	if total == 0 { // a file that was kept
		reportReads(t, s)
		return
	}
	fresh := fill(t, run, 0, part)
	fill(t, run, part, total-part)
	last := fill(t, run, total, part)
	t.Logf("articles per CPU second: %.0f fresh, %.0f after %d: %.2f", part/fresh.Seconds(), part/last.Seconds(), total, fresh.Seconds()/last.Seconds())
	reportReads(t, s)
}

func reportReads(t *testing.T, s *Store) {
	reportSize(t, s)
	reportSearch(t, s)
	week := `SELECT * FROM v_articles WHERE source = 'h3.example' AND published_at >= '2026-03-01' AND published_at < '2026-03-08'`
	t.Logf("v_articles of a source and week: %v", medians(func() { query(t, s, week) })[0])
}

// fill stores n long articles from number from on, and returns the CPU time that
// storing took. Their dates spread over two years.
func fill(t *testing.T, run *Run, from, n int) (spent time.Duration) {
	for done := 0; done < n; done += benchBatch {
		var batch []*extract.Result
		for i := range benchBatch {
			a := longArticle(from + done + i)
			a.Published.Time = a.Published.Time.AddDate(0, 0, -(from+done+i)%730)
			batch = append(batch, result(a))
		}
		spent += cpuTime(t, func() { put(t, run, batch...) })
	}
	return spent
}

func reportSize(t *testing.T, s *Store) {
	got, err := s.messages(t.Context(), `SELECT count(*) || ' articles, ' || (SELECT page_count * page_size / (SELECT count(*) FROM articles) FROM pragma_page_count, pragma_page_size)
		|| ' bytes each, of which pages ' || (SELECT sum(length(html)) / count(*) FROM pages) FROM articles`)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(got)
}

// reportSearch compares a search with the query that one would write first.
func reportSearch(t *testing.T, s *Store) {
	if !s.fts {
		return
	}
	for _, word := range []string{"word17", "word4321", "marseille"} {
		ours := func() {
			if _, err := s.Search(t.Context(), word, SearchOptions{Limit: 20}); err != nil {
				t.Fatal(err)
			}
		}
		plain := func() {
			_, err := s.hits(context.Background(), `SELECT a.id, a.url, a.headline, s.host, coalesce(a.published_at, ''), snippet(articles_fts, -1, '[', ']', '…', 24)
				FROM articles_fts JOIN articles a ON a.id = articles_fts.rowid JOIN sources s ON s.id = a.source_id
				WHERE articles_fts MATCH ? ORDER BY bm25(articles_fts, 8.0, 4.0, 1.0) LIMIT 20`, word)
			if err != nil {
				t.Fatal(err)
			}
		}
		times := medians(ours, plain)
		t.Logf("search %s: %v, %v ordered by bm25(): %.2f", word, times[0], times[1], times[0].Seconds()/times[1].Seconds())
	}
}

// medians returns the middle of eleven times of each function, called in turn.
func medians(functions ...func()) []time.Duration {
	times := make([][]time.Duration, len(functions))
	for range 11 {
		for i, f := range functions {
			at := time.Now()
			f()
			times[i] = append(times[i], time.Since(at))
		}
	}
	var out []time.Duration
	for _, all := range times {
		slices.Sort(all)
		out = append(out, all[len(all)/2])
	}
	return out
}
