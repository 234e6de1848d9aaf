package store

import (
	"fmt"
	"path/filepath"
	"strings"
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
	for i := range 10 {
		var b strings.Builder
		for w := range 250 {
			fmt.Fprintf(&b, "word%d ", (n*31+i*17+w*w)%5000)
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
// timed in turn, so that the ratio does not depend on what else the machine does.
func BenchmarkPut(b *testing.B) {
	const batches = 10
	var putTime, floorTime time.Duration
	for b.Loop() {
		dir := b.TempDir()
		source := reopen(b, filepath.Join(dir, "news.db"))
		run := start(b, source)
		for batch := range batches {
			results := make([]*extract.Result, benchBatch)
			for i := range results {
				results[i] = result(longArticle(batch*benchBatch + i))
			}
			at := time.Now()
			put(b, run, results...)
			putTime += time.Since(at)
		}
		floor := reopen(b, filepath.Join(dir, "copy.db"))
		if _, err := floor.w.Exec("ATTACH ? AS source", source.path); err != nil {
			b.Fatal(err)
		}
		at := time.Now()
		for batch := range batches {
			floorBatch(b, floor, batch*benchBatch, (batch+1)*benchBatch)
		}
		floorTime += time.Since(at)
	}
	n := float64(b.N * batches * benchBatch)
	b.ReportMetric(n/putTime.Seconds(), "articles/s")
	b.ReportMetric(n/floorTime.Seconds(), "floor/s")
	b.ReportMetric(floorTime.Seconds()/putTime.Seconds(), "of-floor")
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
