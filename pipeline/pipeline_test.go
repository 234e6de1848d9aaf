package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"copydesk/extract"
)

// pages is a source of saved pages that counts what it is told.
type pages struct {
	list  []*extract.Page
	errs  map[string]error // by URL
	ended bool             // Pages has returned
	done  []string         // URLs whose results were stored
	sink  *memory
}

func (s *pages) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	return func(yield func(*extract.Page, error) bool) {
		defer func() { s.ended = true }()
		for _, p := range s.list {
			if ctx.Err() != nil || !yield(p, s.errs[p.URL]) {
				return
			}
		}
	}
}

func (s *pages) Done(_ context.Context, results []*extract.Result) error {
	for _, r := range results {
		if s.sink != nil && !slices.Contains(s.sink.urls, r.Page.URL) {
			return fmt.Errorf("%s is done before it is stored", r.Page.URL)
		}
		s.done = append(s.done, r.Page.URL)
	}
	return nil
}

// forgetful is a source that cannot take what it is told.
type forgetful struct{ *pages }

func (forgetful) Done(context.Context, []*extract.Result) error { return errFull }

var errFull = errors.New("disk is full")

// What is stored is in the report, though the source could not hear of it.
func TestRunCountsWhatIsStored(t *testing.T) {
	told := 0
	p := Pipeline{Source: forgetful{&pages{list: stories(2)}}, Sink: &memory{}, Each: func(*extract.Result) error {
		told++
		return nil
	}}
	report, err := p.Run(t.Context())
	if !errors.Is(err, errFull) || report.New != 2 || told != 2 {
		t.Errorf("%v, %v, told of %d", report, err, told)
	}
}

// memory is a sink that keeps the URLs it was given.
type memory struct {
	urls []string
	err  error
}

func (m *memory) Put(ctx context.Context, results []*extract.Result) error {
	if err := errors.Join(m.err, ctx.Err()); err != nil {
		return err
	}
	for _, r := range results {
		m.urls = append(m.urls, r.Page.URL)
		if r.Article != nil {
			r.Change = extract.Created
		}
	}
	return nil
}

// upper is a cleaner that shouts.
type upper struct{}

func (upper) Clean(a *extract.Article) {
	a.Headline.Replace(0, utf8.RuneCountInString(a.Headline.String()), strings.ToUpper(a.Headline.String()), extract.Why{Rule: "upper"})
}

type panicky struct{}

func (panicky) Clean(a *extract.Article) {
	if strings.Contains(a.URL, "/1") {
		panic("a bug")
	}
}

func story(url string) *extract.Page {
	body := strings.Repeat("<p>The harbour opened again on Tuesday after two days of gales, and the first ferry left for the islands at noon.</p>", 3)
	return &extract.Page{
		URL: url, Body: []byte("<html lang=en><title>Harbour</title><article><h1>Harbour reopens after the storm</h1>" + body + "</article>"),
		Fetch: extract.Fetch{Outcome: extract.OK},
	}
}

func stories(n int) (out []*extract.Page) {
	for i := range n {
		out = append(out, story(fmt.Sprintf("http://news.example/%d", i)))
	}
	return out
}

func urls(list []*extract.Page) (out []string) {
	for _, p := range list {
		out = append(out, p.URL)
	}
	return out
}

// Results are stored in the order of the pages, whichever core is first, and
// the source hears of each after it is stored.
func TestRunKeepsOrder(t *testing.T) {
	sink := &memory{}
	source := &pages{list: stories(3*batchSize + 7), sink: sink}
	p := Pipeline{Source: source, Clean: upper{}, Sink: sink, Each: func(r *extract.Result) error {
		if got := r.Article.Headline.String(); got != "HARBOUR REOPENS AFTER THE STORM" {
			return fmt.Errorf("headline %q was not cleaned", got)
		}
		return nil
	}}
	report, err := p.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := urls(source.list); !slices.Equal(sink.urls, want) || !slices.Equal(source.done, want) {
		t.Errorf("stored %d, done %d, in another order than the %d pages", len(sink.urls), len(source.done), len(want))
	}
	if report.New != len(source.list) || report.Stored() != report.New {
		t.Errorf("report %v", report)
	}
}

// Each way for a page to give no article has its count, and a warning only
// where the page is lost.
func TestRunCounts(t *testing.T) {
	empty := &extract.Page{URL: "http://news.example/front", Body: []byte("<title>News</title><p>Hi"), Fetch: extract.Fetch{Outcome: extract.OK}}
	lost := &extract.Page{URL: "http://news.example/lost", Fetch: extract.Fetch{Outcome: extract.Timeout}}
	private := &extract.Page{URL: "http://news.example/private", Fetch: extract.Fetch{Outcome: extract.Robots}}
	same := &extract.Page{URL: "http://news.example/same", Fetch: extract.Fetch{Outcome: extract.NotModified}}
	feed := &extract.Page{URL: "http://news.example/rss", Role: extract.FeedRole, Fetch: extract.Fetch{Outcome: extract.OK}}
	rules := &extract.Page{URL: "http://news.example/robots.txt", Role: extract.RobotsRole, Fetch: extract.Fetch{Outcome: extract.Timeout}}
	source := &pages{
		list: append(stories(1), empty, rules, lost, private, same, feed),
		errs: map[string]error{rules.URL: errors.New("no answer"), lost.URL: errors.New("no answer"), private.URL: errors.New("robots.txt")},
	}
	var log bytes.Buffer
	p := Pipeline{Source: source, Sink: &memory{}, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	report, err := p.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := Report{Pages: 5, New: 1, Unchanged: 1, NotArticle: 1, Robots: 1, Failed: 1, Other: 1}
	if report != want {
		t.Errorf("report %+v, want %+v", report, want)
	}
	if lines := strings.Count(log.String(), "\n"); lines != 1 || !strings.Contains(log.String(), lost.URL) {
		t.Errorf("log:\n%swant one warning, for %s", log.String(), lost.URL)
	}
}

// A store that fails ends the run, and no goroutine goes on.
func TestRunEndsWithStore(t *testing.T) {
	full := errors.New("disk full")
	source := &pages{list: stories(500)}
	p := Pipeline{Source: source, Sink: &memory{err: full}}
	if _, err := p.Run(t.Context()); !errors.Is(err, full) {
		t.Errorf("error %v, want %v", err, full)
	}
	if !source.ended {
		t.Error("the source goes on after Run")
	}
}

// What was fetched before a run is told to end is stored.
func TestRunStoresWhatWasFetched(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	sink := &memory{}
	source := &pages{list: stories(5 * batchSize)}
	fetched := 0
	p := Pipeline{Source: source, Sink: sink, Each: func(*extract.Result) error {
		fetched++
		stop()
		return nil
	}}
	if _, err := p.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if len(sink.urls) == 0 || len(sink.urls) != fetched || len(sink.urls) != len(source.done) {
		t.Errorf("stored %d, reported %d, done %d", len(sink.urls), fetched, len(source.done))
	}
	if !source.ended {
		t.Error("the source goes on after Run")
	}
}

// A page that meets a bug in ours is lost alone: tomorrow's run would meet it
// again, and never get past it.
func TestRunSurvivesPanic(t *testing.T) {
	p := Pipeline{Source: &pages{list: stories(3)}, Clean: panicky{}, Sink: &memory{}}
	report, err := p.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if report.New != 2 || report.Failed != 1 {
		t.Errorf("report %v", report)
	}
}

// A page that is gone or tried again is on record, and neither lost nor trouble.
func TestNoLoss(t *testing.T) {
	list := stories(4)
	for _, p := range list {
		p.Fetch.Outcome = extract.HTTPError
	}
	source := &pages{list: list, errs: map[string]error{
		list[0].URL: fmt.Errorf("%w: status 404", extract.ErrGone), list[1].URL: fmt.Errorf("%w: status 500", extract.ErrAgain),
		list[2].URL: errors.New("status 500"), list[3].URL: errors.New("status 500"),
	}}
	var log bytes.Buffer
	p := Pipeline{Source: source, Sink: &memory{}, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	report, err := p.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := (Report{Pages: 3, Gone: 1, Failed: 2}); report != want {
		t.Errorf("report %+v, want %+v", report, want)
	}
	if n := strings.Count(log.String(), "\n"); n != 2 {
		t.Errorf("%d warnings, want 2: %s", n, log.String())
	}
	log.Reset()
	feed := &extract.Page{URL: "http://news.example/feed", Role: extract.FeedRole}
	record := &extract.Page{URL: "http://news.example/1", File: "news.warc.gz", Fetch: extract.Fetch{Outcome: extract.NotHTML}}
	broken := errors.New("broken")
	p.Source = &pages{list: []*extract.Page{feed, record}, errs: map[string]error{feed.URL: broken, record.URL: broken}}
	if _, err := p.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`msg="no feed" url=http://news.example/feed err=broken`, `msg="no article" file=news.warc.gz url=http://news.example/1 err=broken`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("log has no %s: %s", want, log.String())
		}
	}
}

// patient is a sink that wants to be left its time.
type patient struct{ *memory }

func (s patient) Put(ctx context.Context, results []*extract.Result) error {
	if at, ok := ctx.Deadline(); ok {
		return fmt.Errorf("to be done by %v", at)
	}
	return s.memory.Put(ctx, results)
}

// A batch may take as long as it needs, unless the run was told to end.
func TestRunLeavesTime(t *testing.T) {
	p := Pipeline{Source: &pages{list: stories(2)}, Sink: patient{&memory{}}}
	if _, err := p.Run(t.Context()); err != nil {
		t.Error(err)
	}
}

// The home page of a site that is crawled is no article, whatever it looks like.
// With a query its address may be that of an article.
func TestHomePage(t *testing.T) {
	for _, tt := range []struct {
		url, source string
		stored      bool
	}{
		{"http://news.example/", "news", false},
		{"http://news.example/", "", true}, // asked for by itself
		{"http://news.example/?p=17", "news", true},
		{"http://news.example/1", "news", true},
	} {
		page := story(tt.url)
		page.Source, page.Body = tt.source, append(page.Body, `<a href="/2">The next story</a>`...)
		p := Pipeline{Source: &pages{list: []*extract.Page{page}}}
		links := 0
		p.Each = func(r *extract.Result) error {
			links = len(r.Links)
			return nil
		}
		report, err := p.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if report.NotArticle == 1 == tt.stored || links == 0 {
			t.Errorf("%s of source %q: %+v, %d links", tt.url, tt.source, report, links)
		}
	}
}

// A page that asks not to be kept gives its links, and nothing else.
func TestNotKept(t *testing.T) {
	page := story("http://news.example/1")
	page.Body, page.Fetch.Outcome = append(page.Body, `<a href="/2">The next story</a>`...), extract.Robots
	p := Pipeline{Source: &pages{list: []*extract.Page{page}, errs: map[string]error{page.URL: errors.New("noindex")}}, Each: func(r *extract.Result) error {
		if len(r.Links) != 1 || r.Article != nil || r.Page.Body != nil || r.Err == nil {
			t.Errorf("%d links, article %v, %d bytes, %v", len(r.Links), r.Article, len(r.Page.Body), r.Err)
		}
		return nil
	}}
	if report, err := p.Run(t.Context()); err != nil || report.Robots != 1 {
		t.Errorf("%v, %v", report, err)
	}
}

// The rules of a pipeline are for the pages of a source by its name; those that a page
// brings along stay.
func TestRules(t *testing.T) {
	rules := func(selector string) *extract.Rules {
		r, err := extract.NewRules(map[string]string{"headline": selector}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	listed, own := story("http://news.example/1"), story("http://news.example/2")
	listed.Source, own.Rules = "news", rules("title")
	p := Pipeline{Rules: map[string]*extract.Rules{"news": rules("h1")}, Source: &pages{list: []*extract.Page{listed, own}}, Each: func(r *extract.Result) error {
		if r.Page.Rules == nil {
			t.Errorf("%s: rules %v", r.Page.URL, r.Page.Rules)
		}
		return nil
	}}
	if _, err := p.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}
