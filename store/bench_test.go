package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"copydesk/extract"
)

// benchBatch is the number of results that the pipeline stores at once.
const benchBatch = 50

// longArticle returns a full record: about 60 rows and 39 KB, as in the measurements
// that the schema goes back to.
func longArticle(n int) *extract.Article {
	a := sample()
	a.URL = fmt.Sprintf("https://h%d.example/%d", n%20, n)
	a.Headline = edited(fmt.Sprintf("Story %d of marseille", n), "marseille", "Marseille")
	a.Blocks = a.Blocks[:2]
	r := rand.New(rand.NewPCG(uint64(n), 0))
	for range 10 {
		var b strings.Builder
		for range 250 {
			fmt.Fprintf(&b, "word%d ", r.IntN(5000))
		}
		a.Blocks = append(a.Blocks, extract.Block{Kind: extract.Paragraph, InBody: true, Text: edited(b.String()+"in marseille.", "marseille", "Marseille")})
	}
	for i := range 4 {
		a.FAQs = append(a.FAQs, extract.FAQ{Question: extract.NewText(fmt.Sprint("Question ", i, "?")), Answer: extract.NewText("An answer."), Origin: "html"})
	}
	for i := range 10 {
		a.Links = append(a.Links, extract.Link{URL: fmt.Sprint("https://ledger.example/", n, "/", i), Text: "more"})
	}
	return a
}

// BenchmarkPut stores full records into a fresh file, batch by batch, and then
// has SQLite copy the same rows from that file into another fresh one, table by
// table, one transaction a batch, with the same indexes: the floor. Both are
// taken in turn, by the CPU time of the process, and the middle of the ratios is
// reported, so that it does not depend on what else the machine does.
func BenchmarkPut(b *testing.B) {
	const batches = 10
	var putTime, floorTime time.Duration
	var ratios []float64
	for b.Loop() {
		dir := b.TempDir()
		source := reopen(b, filepath.Join(dir, "news.db"))
		run := start(b, source)
		runtime.GC() // what the round before has left
		var puts time.Duration
		for batch := range batches {
			results := make([]*extract.Result, benchBatch)
			for i := range results {
				results[i] = result(longArticle(batch*benchBatch + i))
			}
			puts += cpuTime(b, func() { put(b, run, results...) })
		}
		if _, err := source.w.Exec("CREATE INDEX sketches_by_article ON sketches(article_id)"); err != nil { // for the copy
			b.Fatal(err)
		}
		floor := reopen(b, filepath.Join(dir, "copy.db"))
		if _, err := floor.w.Exec("ATTACH ? AS source", source.path); err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		copies := cpuTime(b, func() {
			for batch := range batches {
				floorBatch(b, floor, batch*benchBatch, (batch+1)*benchBatch)
			}
		})
		putTime, floorTime = putTime+puts, floorTime+copies
		ratios = append(ratios, copies.Seconds()/puts.Seconds())
	}
	slices.Sort(ratios)
	n := float64(len(ratios) * batches * benchBatch)
	b.ReportMetric(n/putTime.Seconds(), "articles/cpu-s")
	b.ReportMetric(n/floorTime.Seconds(), "floor/cpu-s")
	b.ReportMetric(ratios[len(ratios)/2], "of-floor")
}

// cpuTime returns the time that the process computed while f ran.
func cpuTime(b testing.TB, f func()) time.Duration {
	b.Helper()
	var before, after syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	f()
	if err := errors.Join(err, syscall.Getrusage(syscall.RUSAGE_SELF, &after)); err != nil {
		b.Fatal(err)
	}
	return time.Duration(after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano())
}

// floorBatch copies the articles with ids in (from, to] and all that hangs on
// them.
func floorBatch(b *testing.B, s *Store, from, to int) {
	err := s.transact(b.Context(), "copy to", func(x tx) error {
		for _, c := range []struct{ table, where string }{
			{"runs", "true"}, {"sources", "true"}, {"authors", "true"}, {"tags", "true"},
			{"pages", "sha256 IN (SELECT page_sha256 FROM source.fetches WHERE id > ?1 AND id <= ?2)"},
			{"fetches", "id > ?1 AND id <= ?2"}, {"articles", ""},
			{"article_versions", ""}, {"article_authors", ""}, {"article_tags", ""}, {"blocks", ""}, {"tables", ""},
			{"table_cells", "table_id IN (SELECT id FROM source.tables WHERE article_id > ?1 AND article_id <= ?2)"},
			{"faqs", ""}, {"media", ""}, {"links", ""}, {"repairs", ""}, {"issues", ""}, {"sketches", ""},
		} {
			key, columns := "article_id", "*"
			if c.table == "articles" {
				key, columns = "id", articleColumns+", id, version_no, first_seen_at, last_seen_at"
			}
			where := c.where
			if where == "" {
				where = key + " > ?1 AND " + key + " <= ?2"
			}
			into := c.table
			if columns != "*" {
				into += "(" + columns + ")"
			}
			args := []any{from, to}
			if where == "true" {
				args = nil
			}
			if err := x.exec("INSERT OR IGNORE INTO main."+into+" SELECT "+columns+" FROM source."+c.table+" WHERE "+where, args...); err != nil {
				return fmt.Errorf("%s: %w", c.table, err)
			}
		}
		if !s.fts {
			return nil
		}
		return x.exec("INSERT INTO articles_fts(rowid, headline, summary, body_text) SELECT id, headline, summary, body_text FROM articles WHERE id > ? AND id <= ?", from, to)
	})
	if err != nil {
		b.Fatal(err)
	}
}
