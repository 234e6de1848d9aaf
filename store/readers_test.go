package store

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"copydesk/extract"
)

// documented are queries that the documentation and the saved queries lead to,
// each with the index that must answer it.
var documented = []struct{ query, index string }{
	{"SELECT * FROM v_articles WHERE source = 'ledger.example' AND published_at >= '2026-03-01' AND published_at < '2026-03-08'", "articles_by_source"},
	{"SELECT * FROM v_articles WHERE published_at >= '2026-03-01' ORDER BY published_at DESC LIMIT 20", "articles_by_date"},
	{"SELECT * FROM v_events WHERE event_date BETWEEN '2026-03-01' AND '2026-03-31'", "table_cells_by_date"},
	{"SELECT * FROM blocks WHERE article_id = 1 ORDER BY position", "sqlite_autoindex_blocks_1"},
	{"SELECT * FROM faqs WHERE article_id = 1", "sqlite_autoindex_faqs_1"},
	{"SELECT * FROM repairs WHERE article_id = 1", "sqlite_autoindex_repairs_1"},
	{"SELECT * FROM v_repairs WHERE rule = 'name' AND before = 'marseille'", "repairs_by_rule"},
	{"SELECT * FROM issues WHERE code = 'not_article'", "issues_by_code"},
	{"SELECT * FROM fetches WHERE requested_url = 'https://ledger.example/' ORDER BY fetched_at DESC LIMIT 1", "fetches_by_url"},
	{"SELECT * FROM fetches WHERE run_id = 1 AND outcome = 'timeout'", "fetches_by_run"},
	{"SELECT a.headline FROM links l JOIN articles a ON a.id = l.article_id WHERE l.url = 'https://ledger.example/more'", "links_by_url"},
	{"SELECT a.headline FROM authors u JOIN article_authors x ON x.author_id = u.id JOIN articles a ON a.id = x.article_id WHERE u.name = 'World Desk'", "article_authors_by_author"},
	{"SELECT a.headline FROM tags t JOIN article_tags x ON x.tag_id = t.id JOIN articles a ON a.id = x.article_id WHERE t.name = 'ports'", "article_tags_by_tag"},
	{"SELECT * FROM articles WHERE duplicate_of = 1", "articles_by_original"},
}

func TestPlans(t *testing.T) {
	s := create(t)
	for _, tt := range documented {
		if got := strings.Join(plan(t, s, tt.query), "\n"); !strings.Contains(got, tt.index) {
			t.Errorf("%s does not use %s:\n%s", tt.query, tt.index, got)
		}
	}
}

// Four readers loop over the documented queries while a run stores, and neither
// side ever fails or waits for the other's lock.
func TestReaders(t *testing.T) {
	s := create(t)
	run := start(t, s)
	var batch []*extract.Result
	for n := range 100 {
		batch = append(batch, result(longArticle(n)))
	}
	put(t, run, batch...)
	if got, err := s.messages(t.Context(), "PRAGMA mmap_size"); err != nil || got[0] == "0" {
		t.Errorf("readers fetch their pages by calls: mmap_size %q, %v", got, err)
	}
	idle := read(t, s, func() {})
	busy := read(t, s, func() {
		for n := range 4 {
			var batch []*extract.Result
			for i := range benchBatch {
				batch = append(batch, result(longArticle(1000+n*benchBatch+i)))
			}
			put(t, run, batch...)
		}
	})
	t.Logf("95 %% of reads took at most %v alone and %v beside a writer", idle, busy)
	sound(t, s)
}

// read runs the documented queries in four readers, at least a few hundred times
// and until meanwhile is over, and returns the time that 95 in 100 took at most.
func read(t *testing.T, s *Store, meanwhile func()) time.Duration {
	t.Helper()
	var over atomic.Bool
	var readers sync.WaitGroup
	var mu sync.Mutex
	var times []time.Duration
	for range 4 {
		readers.Go(func() {
			for n := 0; n < 10 || !over.Load(); n++ {
				for _, d := range documented {
					at := time.Now()
					if _, err := s.messages(t.Context(), "SELECT count(*) FROM ("+d.query+")"); err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					times = append(times, time.Since(at))
					mu.Unlock()
				}
			}
		})
	}
	meanwhile()
	over.Store(true)
	readers.Wait()
	slices.Sort(times)
	return times[len(times)*95/100]
}
