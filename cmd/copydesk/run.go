package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"copydesk/extract"
	"copydesk/pipeline"
	"copydesk/pipeline/clean"
	"copydesk/store"
)

// A job is what the commands that process pages have in common.
type job struct {
	kind    string // of the run: "crawl", "ingest", "reprocess"
	sources []pipeline.Source
	store   *store.Store // nil: nothing is stored
	rules   map[string]*extract.Rules
	raw     bool // leave texts as extracted
	each    func(*extract.Result) error
}

// run takes the pages of a job through the pipeline, source after source, and
// logs the run in the store.
func (env *environment) run(ctx context.Context, j job) (report pipeline.Report, err error) {
	p := pipeline.Pipeline{Rules: j.rules, Log: env.log, Each: j.each}
	var stages clean.Stages
	if !j.raw { // the lexicon is not read for texts that stay as they are
		stages = clean.Standard(clean.DefaultLexicon())
		p.Clean = stages
	}
	if j.store != nil {
		last, cancel := pipeline.Grace(ctx) // of what is written at the end even where ctx is done
		defer cancel()
		counts, errCounts := j.store.WordCases(ctx) // err is what the run ends with, see below
		if errCounts != nil {
			return report, errCounts
		}
		p.Clean = stages.With(clean.WordCounts(counts))
		tally := clean.Tally{Names: clean.DefaultLexicon()}
		p.Each = tallied(&tally, j.each)
		defer func() {
			err = errors.Join(err, j.store.AddWordCases(last, tally.Words()))
		}()
		run, errStart := j.store.Start(ctx, j.kind, versionString())
		if errStart != nil {
			return report, errStart
		}
		p.Sink = run
		defer func() {
			finish := run.Finish(last, runStatus(ctx, report, err), report, err)
			if j.kind == "crawl" && err == nil {
				err = env.warnOfSilent(last, run)
			}
			err = errors.Join(err, finish)
		}()
	}
	for _, s := range j.sources {
		p.Source = s
		r, err := p.Run(ctx)
		report = report.Plus(r)
		if err != nil {
			return report, err
		}
	}
	return report, nil
}

// warnOfSilent names the sites that a crawl has read and got nothing from: to the
// report of the run each of their pages is one that is no article.
func (env *environment) warnOfSilent(ctx context.Context, run *store.Run) error {
	hosts, err := run.Silent(ctx)
	for _, h := range hosts {
		env.log.Warn("no page of the host is an article any more: its layout may have changed", "host", h)
	}
	return err
}

// tallied returns each with what it learns: how new articles print words.
func tallied(tally *clean.Tally, each func(*extract.Result) error) func(*extract.Result) error {
	return func(r *extract.Result) error {
		if r.Change == extract.Created && r.Article != nil {
			site := r.Article.URL
			if u, err := url.Parse(site); err == nil {
				site = strings.TrimPrefix(u.Hostname(), "www.")
			}
			tally.Add(site, r.Article)
		}
		if each == nil {
			return nil
		}
		return each(r)
	}
}

// runStatus is the word for how a run ended, as column runs.status has it.
func runStatus(ctx context.Context, r pipeline.Report, err error) string {
	switch {
	case ctx.Err() != nil:
		return "aborted"
	case err != nil:
		return "failed"
	case r.Failed > 0:
		return "partial"
	default:
		return "ok"
	}
}

// given is the error of a command whose pages the user named one by one: each
// that gave no article counts, whatever the reason.
func given(r pipeline.Report, err error) error {
	if err != nil {
		return err
	}
	if r.Failed+r.Gone+r.NotArticle+r.Robots > 0 {
		return errPartial
	}
	return nil
}

// write opens the database that a command writes to, does f, and closes it.
func (env *environment) write(ctx context.Context, path string, f func(*store.Store) error) error {
	return with(f)(store.Open(ctx, path, env.log))
}

// tend is write for a command that has nothing to do in a new file.
func (env *environment) tend(ctx context.Context, path string, f func(*store.Store) error) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("open %s: no such file: give its name with --db, or store something first", path)
	}
	return env.write(ctx, path, f)
}

// read opens the database that a command reads, does f, and closes it.
func read(ctx context.Context, path string, f func(*store.Store) error) error {
	return with(f)(store.OpenReadOnly(ctx, path))
}

func with(f func(*store.Store) error) func(*store.Store, error) error {
	return func(st *store.Store, err error) error {
		if err != nil {
			return err
		}
		return errors.Join(f(st), st.Close())
	}
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
