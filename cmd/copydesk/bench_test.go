package main

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/rogpeppe/go-internal/txtar"

	"copydesk/extract"
	"copydesk/pipeline"
	"copydesk/pipeline/clean"
	"copydesk/store"
)

// BenchmarkPages prints how many pages a second of processor time takes through
// parsing alone, extraction, extraction and cleaning, and the whole of ingest,
// and how many times the time of parsing that is. The steps take turns over the
// same pages, so that a busy machine slows all of them: those of fixtures/pages,
// or the *.html under the folder that DATA names.
func BenchmarkPages(b *testing.B) {
	pages := benchPages(b)
	stages := clean.Standard(clean.DefaultLexicon())
	dir := b.TempDir()
	steps := []struct {
		name string
		run  func(n int) // all pages once; n counts the rounds
		cpu  time.Duration
	}{
		{name: "parse", run: func(int) {
			for _, p := range pages {
				_, _ = goquery.NewDocumentFromReader(bytes.NewReader(p.Body))
			}
		}},
		{name: "extract", run: func(int) {
			for _, p := range pages {
				_, _ = extract.Extract(p)
			}
		}},
		{name: "extract+clean", run: func(int) {
			for _, p := range pages {
				if a, err := extract.Extract(p); err == nil {
					stages.Clean(a)
				}
			}
		}},
		{name: "ingest", run: func(n int) {
			st, err := store.Open(b.Context(), filepath.Join(dir, strings.Repeat("a", n)+".db"), nil)
			if err != nil {
				b.Fatal(err)
			}
			env := &environment{}
			_, err = env.run(b.Context(), job{kind: "ingest", sources: []pipeline.Source{pages}, store: st})
			if err = errors.Join(err, st.Close()); err != nil {
				b.Fatal(err)
			}
		}},
	}
	for _, s := range steps {
		s.run(1) // regular expressions and lexicon are read once
	}
	rounds := 0
	for b.Loop() {
		rounds++
		for i := range steps {
			before := processorTime(b)
			steps[i].run(rounds + 1)
			steps[i].cpu += processorTime(b) - before
		}
	}
	for _, s := range steps {
		b.ReportMetric(float64(rounds*len(pages))/s.cpu.Seconds(), s.name+"-pages/cpu-s")
		if s.name != "parse" {
			b.ReportMetric(float64(s.cpu)/float64(steps[0].cpu), s.name+"/parse")
		}
	}
}

// processorTime is what the process has used so far, in all threads.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// pageList is a source of pages in memory.
type pageList []*extract.Page

func (l pageList) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	return func(yield func(*extract.Page, error) bool) {
		for _, p := range l {
			if ctx.Err() != nil || !yield(p, nil) {
				return
			}
		}
	}
}

func benchPages(b *testing.B) (pages pageList) {
	add := func(name string, body []byte) {
		pages = append(pages, &extract.Page{
			URL: "https://example.org/" + strings.TrimSuffix(name, filepath.Ext(name)), Body: body, Fetch: extract.Fetch{Outcome: extract.OK},
		})
	}
	if dir := os.Getenv("DATA"); dir != "" {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".html" {
				return err
			}
			body, err := os.ReadFile(path)
			add(d.Name(), body)
			return err
		})
		if err != nil || len(pages) == 0 {
			b.Fatalf("DATA=%s: no *.html: %v", dir, err)
		}
		return pages
	}
	files, _ := filepath.Glob("../../fixtures/pages/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name == "page.html" {
				add(filepath.Base(file), f.Data)
			}
		}
	}
	return pages
}
