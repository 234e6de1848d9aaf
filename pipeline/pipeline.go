// Package pipeline runs pages through copydesk: a [Source] yields them, package
// extract makes records of them, a [Cleaner] repairs the texts, a [Sink] stores
// them. [Pipeline.Run] is that flow in one loop.
//
// Extraction and cleaning use all cores; results are stored in the order in
// which the source yielded the pages, by one goroutine.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"copydesk/extract"
)

// A Source yields pages: a crawler fetches them, saved files and WARC archives
// hold them, a store kept them.
type Source interface {
	// Pages yields a page, with its URL or File at least, beside any error. It
	// ends early, without an error, once ctx is done.
	Pages(ctx context.Context) iter.Seq2[*extract.Page, error]
}

// A Follower is a source that learns from what became of its pages: a crawler
// ends their leases and queues their links.
type Follower interface {
	// Done is called after results are stored, never before.
	Done(ctx context.Context, results []*extract.Result) error
}

// A Cleaner repairs the texts of an article in place. It is called from several
// goroutines at once.
type Cleaner interface {
	Clean(a *extract.Article)
}

// A Sink stores results for good before Put returns, all of them or none, and
// fills in their ID and Change.
type Sink interface {
	Put(ctx context.Context, results []*extract.Result) error
}

// A Pipeline is the way of a page from its source to the store.
type Pipeline struct {
	Source Source
	Clean  Cleaner                   // nil: texts stay as extracted
	Sink   Sink                      // nil: nothing is stored
	Rules  map[string]*extract.Rules // by the name of the source, see [extract.Page.Source]
	Log    *slog.Logger

	// Each is called for every result, after it is stored. An error ends the run.
	Each func(*extract.Result) error
}

// A batch is stored in one transaction: after 50 results, where a larger one
// gains 4 %, or after 250 ms, so that a slow crawl is not far behind.
const (
	batchSize = 50
	batchWait = 250 * time.Millisecond
)

// Grace returns a context that ends a moment after ctx: a run that is told to end
// may take so long to store what it has.
func Grace(ctx context.Context) (context.Context, context.CancelFunc) {
	later, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	return later, func() { stop(); cancel() }
}

const grace = 10 * time.Second

// Run takes every page of the source through the pipeline. A bad page is
// counted and passed over; a bad store ends the run, as does ctx: what was
// fetched by then is still stored. Run returns ctx's error in that case.
func (p *Pipeline) Run(ctx context.Context) (Report, error) {
	var report Report
	work, cancel := context.WithCancel(ctx)
	results := p.process(work)
	defer func() { // joins the goroutines of process
		cancel()
		for range results {
		}
	}()
	size := batchSize
	if p.Sink == nil {
		size = 1 // nothing gained, pages held in memory
	}
	for batch := range batches(results, size) {
		stored, err := p.finish(ctx, batch)
		if !stored {
			return report, err
		}
		for _, r := range batch {
			report.add(r)
			p.log(r)
			if p.Each == nil {
				continue
			}
			if err := p.Each(r); err != nil {
				return report, err
			}
		}
		if err != nil { // what is stored counts
			return report, err
		}
	}
	// A source may say why it ended before its time.
	if s, ok := p.Source.(interface{ Err() error }); ok && s.Err() != nil {
		return report, s.Err()
	}
	return report, context.Cause(ctx)
}

// finish stores a batch and tells the source; stored reports whether the error
// is the source's. It goes on for a moment after ctx is done, so that no fetched
// page is lost to Ctrl-C.
func (p *Pipeline) finish(ctx context.Context, batch []*extract.Result) (stored bool, err error) {
	ctx, cancel := Grace(ctx)
	defer cancel()
	if p.Sink != nil {
		if err := p.Sink.Put(ctx, batch); err != nil {
			return false, fmt.Errorf("store: %w", err)
		}
	}
	if f, ok := p.Source.(Follower); ok {
		return true, f.Done(ctx, batch)
	}
	return true, nil
}

// result takes one page as far as it goes: extract, then clean. A panic there is
// a bug of ours; it costs this page alone, or a crawl would die of the same page
// every hour.
func (p *Pipeline) result(page *extract.Page, err error) (r *extract.Result) {
	r = &extract.Result{Page: page, Err: err}
	defer func() {
		if bug := recover(); bug != nil {
			r.Article, r.Err = nil, fmt.Errorf("a bug in copydesk, please report the page: %v\n%s", bug, debug.Stack())
		}
	}()
	passing := page.Fetch.Outcome == extract.Robots && len(page.Body) > 0 // asks not to be kept; its links are followed
	if page.Role != extract.PageRole || !passing && (err != nil || page.Fetch.Outcome != extract.OK) {
		return r
	}
	if rules := p.Rules[page.Source]; rules != nil { // else a source may have set its own
		page.Rules = rules
	}
	doc, err := extract.Parse(page)
	if err == nil {
		r.Links = doc.Links()
	}
	if passing {
		page.Body = nil
		return r
	}
	if err != nil {
		r.Err = err
		return r
	}
	if r.Article, r.Err = article(page, doc); r.Err != nil {
		return r
	}
	if p.Clean != nil {
		p.Clean.Clean(r.Article)
	}
	return r
}

// article is the record of a page. The home page of a site that is crawled has
// none: what it holds of the story of the hour would be an article that changes
// every hour. One that was asked for by itself is read as any other.
func article(page *extract.Page, doc *extract.Document) (*extract.Article, error) {
	u, err := url.Parse(page.URL)
	if err == nil && page.Source != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return nil, fmt.Errorf("%w: the home page", extract.ErrNotArticle)
	}
	return doc.Article()
}

// log writes one line for a page that gave no article: a warning where it is
// lost, a note where the page is none, the site asks not to keep it, it is no
// longer there, or the run tries it again. A robots.txt that cannot be read has
// none: the page says so that it was asked for.
func (p *Pipeline) log(r *extract.Result) {
	if r.Err == nil || p.Log == nil || r.Page.Role == extract.RobotsRole {
		return
	}
	level := slog.LevelWarn
	if errors.Is(r.Err, extract.ErrNotArticle) || r.Page.Fetch.Outcome == extract.Robots || errors.Is(r.Err, extract.ErrGone) || errors.Is(r.Err, extract.ErrAgain) {
		level = slog.LevelInfo
	}
	what := "no article"
	if r.Page.Role != extract.PageRole {
		what = "no " + string(r.Page.Role)
	}
	where := []any{"url", Name(r.Page)}
	if r.Page.File != "" && r.Page.URL != "" {
		where = []any{"file", r.Page.File, "url", r.Page.URL} // one record of an archive
	}
	p.Log.Log(context.Background(), level, what, append(where, "err", r.Err)...)
}

// Name returns what people call a page: the file it was read from, else its URL.
func Name(page *extract.Page) string {
	if page.File != "" {
		return page.File
	}
	return page.URL
}
