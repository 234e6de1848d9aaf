package crawl

import (
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"copydesk/extract"
	"copydesk/fixtures"
	"copydesk/pipeline"
	"copydesk/pipeline/clean"
	"copydesk/store"
)

// TestPress crawls a generated press into a real file, faults and all, and
// checks what a crawl promises: complete, polite, incremental. It is small;
// COPYDESK_PRESS=20,2000 makes it one of 20 hosts and 2,000 articles.
func TestPress(t *testing.T) {
	hosts, articles := 3, 60
	if size := os.Getenv("COPYDESK_PRESS"); size != "" {
		if _, err := fmt.Sscanf(size, "%d,%d", &hosts, &articles); err != nil {
			t.Fatalf("COPYDESK_PRESS=%q: %v, want HOSTS,ARTICLES", size, err)
		}
	}
	p, err := fixtures.ServePress(t.Context(), hosts, articles, true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	w := newPress(t, p)

	first := w.run()
	w.complete()
	w.polite(first.begun)
	w.faults(first)
	if n := p.Entered(); n != 0 {
		t.Errorf("an internal host was reached %d times", n)
	}
	t.Logf("first run: %v; %d requests", first.report, w.requests(first.begun))

	second := w.run()
	if n := w.bodies(second.begun); n != 0 || second.report.Stored() != 0 {
		t.Errorf("the second run fetched %d articles: %v", n, second.report)
	}
	w.polite(second.begun)
	t.Logf("second run: %v; %d requests", second.report, w.requests(second.begun))

	// One that the feed lists, one of each sitemap.
	changed := []string{w.change(0, p.Sites[0].Linked()-1), w.change(1, p.Sites[1].Articles-1), w.change(2, p.Sites[2].Articles-2)}
	third := w.run()
	slices.Sort(changed)
	slices.Sort(third.changed)
	if third.report.New != 0 || !slices.Equal(third.changed, changed) {
		t.Errorf("after a change of %q the third run stored %q: %v", changed, third.changed, third.report)
	}
	w.complete()
	if problems, err := w.store.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the file is not whole: %v, %v", problems, err)
	}
	noneLeft(t)
}

// A page keeps its record and its visits to come where the page that it names as
// its canonical one does not answer, or leads to it; a variant of one that does has neither. None is
// fetched twice.
func TestCanonicalThatFails(t *testing.T) {
	naming := func(headline, canonical string) string {
		return strings.Replace(story(headline), "<head>", `<head><link rel=canonical href="`+canonical+`">`, 1)
	}
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/one?from=front", "/two?from=front", "/three?from=front", "/four"), "/one": status(500), "/two": status(404), "/three": naming("The three", "/three"), "/four": status(302, "Location", "/four?from=front"),
	})
	served := s.Config.Handler
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "from=front" {
			fmt.Fprint(w, naming("The "+r.URL.Path[1:], r.URL.Path))
			return
		}
		served.ServeHTTP(w, r)
	})
	st := openTestStore(t)
	c := quick(Source{Name: "Ledger", URL: s.URL + "/", Feeds: []string{s.URL + "/feed"}})
	c.Frontier = st.Frontier()
	run, err := st.Start(t.Context(), "crawl", "test")
	if err != nil {
		t.Fatal(err)
	}
	p := pipeline.Pipeline{Source: c, Sink: run}
	if report, err := p.Run(t.Context()); err != nil || report.New != 4 {
		t.Errorf("%v, %v", report, err)
	}
	for path, want := range map[string]string{"/one?from=front": "due 1", "/two?from=front": "due 1", "/three?from=front": "done 1", "/three": "due 1", "/four?from=front": "due 1"} {
		rows, err := st.Query(t.Context(), "SELECT state || ' ' || (SELECT count(*) FROM fetches WHERE requested_url = url AND outcome = 'ok') FROM frontier WHERE url = :url", time.Minute, sql.Named("url", s.URL+path))
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range rows.All() {
			if err != nil || row[0] != want {
				t.Errorf("%s is %v, want %s: %v", path, row[0], want, err)
			}
		}
		if err := rows.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A story that is found under its new address first is one with what its old address
// gave as soon as that leads there. It is asked before long, though its turn was far off.
func TestMovedStory(t *testing.T) {
	tells := strings.Replace(story("The ships"), "<head>", `<head><meta property="article:published_time" content="2020-01-05T10:00:00Z">`, 1)
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/list"), "/list": front("/old")})
	now := "" // what the feed names
	s.mux.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) {
		if now == "moved" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		fmt.Fprint(w, tells)
	})
	s.mux.HandleFunc("/new", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, tells) })
	s.mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>x</title><item><link>%s/%s</link></item></channel></rss>`, s.URL, strings.Replace(now, "moved", "new", 1))
	})
	st := openTestStore(t)
	run := func(refetch bool) {
		t.Helper()
		c := quick(Source{Name: "Ledger", URL: s.URL + "/", Feeds: []string{s.URL + "/feed"}})
		c.Frontier, c.Refetch = st.Frontier(), refetch
		r, err := st.Start(t.Context(), "crawl", "test")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (&pipeline.Pipeline{Source: c, Sink: r}).Run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	want := func(query string, want any) {
		t.Helper()
		rows, err := st.Query(t.Context(), query, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range rows.All() {
			if err != nil || fmt.Sprint(row[0]) != want {
				t.Errorf("%s gives %v, want %v: %v", query, row[0], want, err)
			}
		}
		if err := rows.Close(); err != nil {
			t.Error(err)
		}
	}
	run(false)
	want("SELECT count(*) FROM articles", "1")
	want("SELECT due_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '20 days') FROM frontier WHERE url LIKE '%/old'", "1")
	now = "new"
	run(false)
	want("SELECT count(*) FROM articles", "2")
	want("SELECT due_at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '7 hours') FROM frontier WHERE url LIKE '%/old'", "1")
	now = "moved"
	run(true)
	want("SELECT count(*) || url FROM articles", "1"+s.URL+"/new")
}

func openTestStore(t testing.TB) *store.Store {
	t.Helper()
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "press.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// A press is a press being crawled.
type press struct {
	*testing.T
	*fixtures.Press
	store *store.Store
	delay time.Duration
}

func newPress(t *testing.T, p *fixtures.Press) *press {
	return &press{t, p, openTestStore(t), 10 * time.Millisecond}
}

// pressLimits leave a busy machine time for what answers at once, and end what
// does not.
var pressLimits = limits{connect: 5 * time.Second, header: 3 * time.Second, stall: 500 * time.Millisecond, total: 3 * time.Second}

type pressRun struct {
	begun   time.Time
	report  pipeline.Report
	changed []string                   // URLs of new versions
	bad     map[string]*extract.Result // the last result of each URL under /bad/
}

func (w *press) run() (out pressRun) {
	w.Helper()
	c := quick()
	c.Frontier, c.Delay = w.store.Frontier(), w.delay
	c.tune.patience, c.tune.backoff, c.tune.limits = 2*time.Second, 2*time.Millisecond, pressLimits
	for _, s := range w.Sites {
		c.Sources = append(c.Sources, Source{Name: s.Origin, URL: s.Origin})
	}
	run, err := w.store.Start(w.Context(), "crawl", "test")
	if err != nil {
		w.Fatal(err)
	}
	out.begun, out.bad = time.Now(), map[string]*extract.Result{}
	p := pipeline.Pipeline{Source: c, Clean: clean.Standard(clean.DefaultLexicon()), Sink: run, Each: func(r *extract.Result) error {
		if r.Change == extract.Changed {
			out.changed = append(out.changed, r.Page.URL)
		}
		if _, name, ok := strings.Cut(r.Page.URL, "/bad/"); ok {
			out.bad[name] = r
		}
		return nil
	}}
	if out.report, err = p.Run(w.Context()); err != nil {
		w.Fatal(err)
	}
	if err := run.Finish(w.Context(), "ok", out.report, nil); err != nil {
		w.Fatal(err)
	}
	return out
}

func (w *press) change(site, article int) string {
	s := w.Sites[site%len(w.Sites)]
	s.Change(article)
	url, _, _ := s.Article(article)
	return url
}

// complete checks that every article is stored, once, with its whole text, and
// nothing else but the page of a wrong charset.
func (w *press) complete() {
	w.Helper()
	got := map[string]string{}
	for r, err := range w.store.Articles(w.Context(), store.Filter{}) {
		if err != nil {
			w.Fatal(err)
		}
		if got[r.Article.URL] != "" {
			w.Errorf("%s is stored twice", r.Article.URL)
		}
		got[r.Article.URL] = r.Article.Headline.String() + "\n\n" + r.Article.Body()
	}
	for _, s := range w.Sites {
		for n := range s.Articles {
			url, headline, paragraphs := s.Article(n)
			if want := headline + "\n\n" + strings.Join(paragraphs, "\n\n"); got[url] != want {
				w.Errorf("%s is stored as\n%s\nwant\n%s", url, got[url], want)
			}
			delete(got, url)
		}
		charset := s.Origin + "/bad/charset"
		if !strings.HasPrefix(got[charset], "The caf\u00e9 reopens \u2013 at last\n\n") {
			w.Errorf("%s is stored as %q", charset, got[charset])
		}
		delete(got, charset)
	}
	for url, text := range got {
		w.Errorf("%s is stored, but is no article:\n%s", url, text)
	}
}

// since returns the access log of a site from then on.
func since(s *fixtures.PressSite, begun time.Time) (out []fixtures.PressVisit) {
	for _, v := range s.Visits() {
		if v.At.After(begun) {
			out = append(out, v)
		}
	}
	return out
}

// polite checks the access logs from then on.
func (w *press) polite(begun time.Time) {
	w.Helper()
	smallest := time.Hour
	beside := 0
	for i, s := range w.Sites {
		visits := since(s, begun)
		if all := s.Visits(); all[0].Path != "/robots.txt" {
			w.Errorf("%s: the first request is %s", s.Origin, all[0].Path)
		}
		for k, v := range visits {
			if strings.HasPrefix(v.Path, "/private/") {
				w.Errorf("%s%s was fetched", s.Origin, v.Path)
			}
			if k == 0 {
				continue
			}
			before := visits[k-1]
			smallest = min(smallest, v.At.Sub(before.At))
			if until := before.End.Add(before.Retry); before.Retry > 0 && v.At.Before(until) {
				w.Errorf("%s%s was fetched %v before Retry-After was over", s.Origin, v.Path, until.Sub(v.At))
			}
			if before.At.After(v.At) || before.End.After(v.At) && before.Status == 200 && !strings.HasPrefix(before.Path, "/bad/") {
				w.Errorf("%s%s was fetched before %s had come", s.Origin, v.Path, before.Path)
			}
		}
		if i > 0 && len(visits) > 0 {
			first := since(w.Sites[0], begun)
			if visits[0].At.Before(first[len(first)-1].At) && first[0].At.Before(visits[len(visits)-1].At) {
				beside++
			}
		}
	}
	if smallest < w.delay {
		w.Errorf("two requests of one host started %v apart, want %v", smallest, w.delay)
	}
	if beside < len(w.Sites)-1 {
		w.Errorf("%d hosts of %d were visited beside the first", beside, len(w.Sites)-1)
	}
	w.Logf("smallest gap on a host %v, delay %v", smallest, w.delay)
}

func (w *press) requests(begun time.Time) (n int) {
	for _, s := range w.Sites {
		n += len(since(s, begun))
	}
	return n
}

// bodies counts articles that were sent whole.
func (w *press) bodies(begun time.Time) (n int) {
	for _, s := range w.Sites {
		for _, v := range since(s, begun) {
			if strings.HasPrefix(v.Path, "/2025/") && v.Status == 200 {
				n++
			}
		}
	}
	return n
}

// faults checks how each fault ended.
func (w *press) faults(r pressRun) {
	w.Helper()
	for name, want := range map[string]extract.Outcome{
		"500": extract.HTTPError, "hang": extract.Timeout, "truncated": extract.Network, "reset": extract.Network, "slow": extract.Timeout,
		"huge": extract.TooLarge, "bomb": extract.TooLarge, "loop": extract.HTTPError, "internal": extract.Redirected, "picture": extract.NotHTML,
		"503": extract.OK, "429": extract.OK, "charset": extract.OK,
	} {
		got := r.bad[name]
		if got == nil || got.Page.Fetch.Outcome != want {
			w.Errorf("/bad/%s ended as %+v, want %s", name, got, want)
			continue
		}
		if took := got.Page.Fetch.Total; took > 2*pressLimits.total {
			w.Errorf("/bad/%s took %v, its limit is %v", name, took, pressLimits.total)
		}
	}
}
