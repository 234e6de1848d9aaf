package crawl

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
	"copydesk/store"
)

// A site is a test server that keeps a log of its requests.
type testSite struct {
	*httptest.Server
	mux *http.ServeMux
	mu  sync.Mutex
	log []hit
}

type hit struct {
	path string
	at   time.Time
	h    http.Header
}

// serve starts a site on a loopback address of its own. It answers 404 to all
// but what handlers has: a string is a page, a func answers by itself.
func serve(t *testing.T, ip string, handlers map[string]any) *testSite {
	t.Helper()
	l, err := net.Listen("tcp", ip+":0")
	if err != nil {
		t.Fatal(err)
	}
	s := &testSite{mux: http.NewServeMux()}
	for path, h := range handlers {
		if path == "/" {
			path = "/{$}"
		}
		switch h := h.(type) {
		case string:
			s.mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, h) })
		case func(http.ResponseWriter, *http.Request):
			s.mux.HandleFunc(path, h)
		default:
			t.Fatalf("handler of %s is a %T", path, h)
		}
	}
	s.Server = &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.log = append(s.log, hit{r.URL.RequestURI(), time.Now(), r.Header})
		s.mu.Unlock()
		s.mux.ServeHTTP(w, r)
	})}}
	s.Start()
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

func (s *testSite) hits() []hit {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log)
}

func (s *testSite) count(path string) (n int) {
	for _, h := range s.hits() {
		if h.path == path {
			n++
		}
	}
	return n
}

// fetched checks how often each path was asked for.
func (s *testSite) fetched(t *testing.T, want map[string]int) {
	t.Helper()
	for path, n := range want {
		if got := s.count(path); got != n {
			t.Errorf("%s was fetched %d times, want %d", path, got, n)
		}
	}
}

// host is what the frontier of a crawler knows of a site.
func (s *testSite) host(t *testing.T, c *Crawler) frontier.Host {
	t.Helper()
	h, err := c.Frontier.Host(t.Context(), s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// story is an article page with links.
func story(headline string, links ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html lang=en><head><title>%s</title></head><body><article><h1>%s</h1>", headline, headline)
	for i := range 6 {
		fmt.Fprintf(&b, "<p>Paragraph %d of %s: the harbour was opened again on Friday after a week of storms, and the first ships came in before noon, the port authority said.</p>", i, headline)
	}
	b.WriteString("</article><ul>")
	for _, l := range links {
		fmt.Fprintf(&b, `<li><a href="%s">More</a></li>`, l)
	}
	b.WriteString("</ul></body></html>")
	return b.String()
}

// front is a page of links.
func front(links ...string) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html><head><title>Front</title></head><body><ul>")
	for _, l := range links {
		fmt.Fprintf(&b, `<li><a href="%s">More</a></li>`, l)
	}
	b.WriteString("</ul></body></html>")
	return b.String()
}

func scratch() frontier.Frontier {
	f, err := store.Scratch(context.Background())
	if err != nil {
		panic(err)
	}
	return f
}

// quick is a crawler for tests, over a frontier in memory.
func quick(sources ...Source) *Crawler {
	fast := standard
	fast.patience, fast.backoff = time.Second, time.Millisecond
	fast.limits = limits{connect: 5 * time.Second, header: time.Second, stall: time.Second, total: 5 * time.Second} // a loaded machine is no silent host
	return &Crawler{Frontier: scratch(), Sources: sources, UserAgent: "copydesk/test (+https://copydesk.example)", Delay: -1, tune: &fast}
}

type follower interface {
	Pages(context.Context) iter.Seq2[*extract.Page, error]
	Done(context.Context, []*extract.Result) error
}

// visits runs a crawl as the pipeline does and returns what it yielded. No run
// takes a minute.
func visits(t *testing.T, c follower) []*extract.Result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var out []*extract.Result
	for page, err := range c.Pages(ctx) {
		r := &extract.Result{Page: page, Err: err}
		if page.Role == extract.PageRole && len(page.Body) > 0 {
			if doc, err := extract.Parse(page); err != nil {
				r.Err = err
			} else if r.Links = doc.Links(); page.Fetch.Outcome == extract.OK {
				r.Article, r.Err = doc.Article()
				r.Change = extract.Created
			}
		}
		out = append(out, r)
		if err := c.Done(ctx, []*extract.Result{r}); err != nil {
			t.Fatalf("Done: %v", err)
		}
	}
	if ctx.Err() != nil {
		t.Fatal("the run did not end by itself")
	}
	return out
}

// last returns what became of a URL in the end.
func last(t *testing.T, results []*extract.Result, u string) *extract.Result {
	t.Helper()
	for _, r := range slices.Backward(results) {
		if r.Page.URL == u {
			return r
		}
	}
	var all []string
	for _, r := range results {
		all = append(all, r.Page.URL)
	}
	t.Fatalf("%s was not yielded, but %q", u, all)
	return nil
}

func packed(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	fmt.Fprint(z, s)
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func bytesOf(contentType string, body []byte) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.Write(body) //nolint:errcheck // the client may have gone
	}
}

func status(code int, header ...string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

func TestCrawlFindsAll(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{})
	s.mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "User-agent: *\nDisallow: /private/\nSitemap: %s/maps/index.xml.gz\n", s.URL)
	})
	home := `<html><head><link rel="alternate" type="application/rss+xml; charset=utf-8" href="/rss"><title>F</title></head><body><a href="/world/">World</a><a href="/private/a">P</a><a href="http://elsewhere.example/x">E</a></body></html>`
	s.mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, home) })
	s.mux.HandleFunc("/world/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, front("/a/1?utm_source=front", "/a/1#top", "/A/../a/1", "/pic.jpg", "/a/nofollow-me\" rel=\"nofollow"))
	})
	for _, n := range []string{"1", "2", "3", "4"} {
		s.mux.HandleFunc("/a/"+n, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, story("Story "+n)) })
	}
	s.mux.HandleFunc("/rss", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>F</title><item><title>Story 2 in the feed</title><link>%s/a/2</link><author>desk@f.example (City Desk)</author><pubDate>Fri, 22 Aug 2025 06:41:09 GMT</pubDate></item></channel></rss>`, s.URL)
	})
	s.mux.HandleFunc("/maps/index.xml.gz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/gzip")
		w.Write(packed(fmt.Sprintf(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>%s/maps/news.xml</loc></sitemap></sitemapindex>`, s.URL))) //nolint:errcheck
	})
	s.mux.HandleFunc("/maps/news.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>%s/a/3</loc><news:news><news:publication_date>2025-08-22</news:publication_date><news:title>Story 3 in the map</news:title></news:news></url><url><loc>http://elsewhere.example/a/9</loc></url></urlset>`, s.URL)
	})
	c := quick(Source{Name: "F", URL: s.URL})
	got := visits(t, c)
	s.fetched(t, map[string]int{"/": 1, "/world/": 1, "/a/1": 1, "/a/2": 1, "/a/3": 1, "/rss": 1, "/maps/index.xml.gz": 1, "/maps/news.xml": 1, "/robots.txt": 1})
	s.fetched(t, map[string]int{"/private/a": 0, "/a/4": 0, "/pic.jpg": 0, "/a/nofollow-me": 0, "/feed": 0})
	if hits := s.hits(); hits[0].path != "/robots.txt" {
		t.Errorf("first request %s, want /robots.txt", hits[0].path)
	}
	if r := last(t, got, s.URL+"/private/a"); r.Page.Fetch.Outcome != extract.Robots || !strings.Contains(r.Err.Error(), "robots.txt") {
		t.Errorf("disallowed page: %v, %v", r.Page.Fetch.Outcome, r.Err)
	}
	h := last(t, got, s.URL+"/a/2").Page.Hint
	if h.Headline != "Story 2 in the feed" || !slices.Equal(h.Authors, []string{"City Desk"}) || h.Published.Format(time.RFC3339) != "2025-08-22T06:41:09Z" {
		t.Errorf("hint of the feed: %+v", h)
	}
	if h := last(t, got, s.URL+"/a/3").Page.Hint; h.Headline != "Story 3 in the map" || h.Published.IsZero() {
		t.Errorf("hint of the sitemap: %+v", h)
	}
	for _, r := range visits(t, c) {
		if path := r.Page.URL; strings.Contains(path, "/a/") || strings.HasSuffix(path, "/world/") || strings.HasSuffix(path, "/robots.txt") || strings.HasSuffix(path, "/private/a") {
			t.Errorf("a second run right after visited %s", path)
		}
	}
	s.fetched(t, map[string]int{"/": 2, "/rss": 2, "/maps/index.xml.gz": 2})
}

// Usual places of feeds and sitemaps are looked at where nobody names any, each
// for itself, and where the home page does not answer.
func TestGuessesLists(t *testing.T) {
	const sitemap = `<urlset><url><loc>/a/2</loc></url></urlset>`
	feed := `<html><head><link rel=alternate type="application/rss+xml" href=/news.rss></head><body><a href=/a/1>More</a></body></html>`
	for _, tt := range []struct {
		name           string
		home           any
		robots         string
		source         Source
		feeds, sitemap int // requests of a usual place of each
	}{
		{"nothing is named", front("/a/1"), "", Source{}, 1, 1},
		{"a feed is named", feed, "", Source{}, 0, 1},
		{"a sitemap is named", front("/a/1"), "Sitemap: /named.xml", Source{}, 1, 0},
		{"both are", feed, "Sitemap: /named.xml", Source{}, 0, 0},
		{"the source list names one", front("/a/1"), "", Source{Sitemaps: []string{"/named.xml"}}, 0, 0},
		{"the home page is out of order", status(500), "", Source{}, 1, 1},
	} {
		s := serve(t, "127.0.0.2", map[string]any{
			"/": tt.home, "/robots.txt": tt.robots, "/a/1": story("One"), "/a/2": story("Two"), "/sitemap.xml": sitemap, "/named.xml": sitemap,
		})
		tt.source.URL = s.URL + "/"
		for _, r := range visits(t, quick(tt.source)) {
			if r.Page.Role != extract.PageRole && r.Err != nil && r.Page.URL != s.URL+"/news.rss" {
				t.Errorf("%s: a guess is an error: %s: %v", tt.name, r.Page.URL, r.Err)
			}
		}
		if s.count("/feed") != tt.feeds || s.count("/sitemap.xml") != tt.sitemap {
			t.Errorf("%s: /feed %d times, /sitemap.xml %d times, want %d and %d", tt.name, s.count("/feed"), s.count("/sitemap.xml"), tt.feeds, tt.sitemap)
		}
		if s.count("/a/2") != 1 {
			t.Errorf("%s: the story of the sitemap was fetched %d times", tt.name, s.count("/a/2"))
		}
	}
}

// Feeds and sitemaps may stand on another site, if they are named; what they
// list may not.
func TestListsElsewhere(t *testing.T) {
	files := serve(t, "127.0.0.3", map[string]any{})
	s := serve(t, "127.0.0.2", map[string]any{"/a": story("A"), "/b": story("B"), "/c": story("C")})
	s.mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "Sitemap: %s/index.xml\nSitemap: http://127.0.0.4:1/map.xml\n", files.URL)
		for i := range 10 {
			fmt.Fprintf(w, "Sitemap: %s/more/%d\n", files.URL, i)
		}
	})
	s.mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<html><head><link rel=alternate type="application/rss+xml" href="%s/feed"></head><body><a href=/a>A</a></body></html>`, files.URL)
	})
	files.mux.HandleFunc("/index.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<sitemapindex><sitemap><loc>/map.xml</loc></sitemap><sitemap><loc>http://127.0.0.4:1/x.xml</loc></sitemap></sitemapindex>`)
	})
	files.mux.HandleFunc("/map.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<urlset><url><loc>%s/b</loc></url><url><loc>/own</loc></url></urlset>`, s.URL)
	})
	files.mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><item><link>%s/c</link></item></channel></rss>`, s.URL)
	})
	// The second source makes the other host one that may be dialled.
	got := visits(t, quick(Source{Name: "A", URL: s.URL}, Source{Name: "B", URL: s.URL, Feeds: []string{files.URL + "/none"}}))
	s.fetched(t, map[string]int{"/a": 1, "/b": 1, "/c": 1, "/feed": 1})
	files.fetched(t, map[string]int{"/index.xml": 1, "/map.xml": 1, "/feed": 1, "/own": 0, "/more/0": 1, "/more/9": 0})
	for _, r := range got {
		if strings.HasSuffix(r.Page.URL, "/x.xml") {
			t.Error("an index sends to a third host")
		}
		if r.Err != nil && r.Page.Role == extract.SitemapRole {
			t.Errorf("%s is a failure: %v", r.Page.URL, r.Err)
		}
	}
}

// What robots.txt has ruled out is fetched once it does no longer.
func TestRobotsRelents(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1", "/2", "/private/3"), "/1": story("1"), "/2": story("2"), "/private/3": story("3")})
	rules := "User-agent: *\nDisallow: /"
	s.mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, rules) })
	c := quick(Source{URL: s.URL, Feeds: []string{"/feed"}})
	visits(t, c)
	for _, next := range []string{"User-agent: *\nDisallow: /private/", "# The same.\nUser-agent: *\nDisallow: /private/"} {
		rules = next
		h := s.host(t, c)
		h.RobotsAt = h.RobotsAt.Add(-2 * robotsAge)
		if err := c.Frontier.PutHost(t.Context(), h); err != nil {
			t.Fatal(err)
		}
		got := visits(t, c)
		s.fetched(t, map[string]int{"/1": 1, "/2": 1, "/private/3": 0})
		ruledOut := 0
		for _, r := range got {
			if r.Page.Fetch.Outcome == extract.Robots {
				ruledOut++
			}
		}
		if ruledOut != 1 && !strings.HasPrefix(next, "#") || ruledOut != 0 && strings.HasPrefix(next, "#") {
			t.Errorf("%d pages are ruled out by %q", ruledOut, next)
		}
	}
}

// What the source list has come to leave out is not fetched; once it is wanted
// again, it is known.
func TestLeftOut(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1", "/video/2", "/3"), "/1": story("1"), "/video/2": story("2")})
	s.mux.HandleFunc("/3", status(302, "Location", "/elsewhere"))
	s.mux.HandleFunc("/elsewhere", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, story("3")) })
	c := quick(Source{Name: "L", URL: s.URL, Feeds: []string{"/feed"}, Include: []string{"/1", "/3", "/video/*"}})
	c.MaxPages = 1
	visits(t, c)
	c.Sources[0].Exclude, c.MaxPages = []string{"/video/*"}, 0
	visits(t, c)
	if s.count("/video/2") != 0 || s.count("/elsewhere") != 1 {
		t.Errorf("the page that is left out was fetched %d times, where another leads to %d", s.count("/video/2"), s.count("/elsewhere"))
	}
	c.Sources[0].Exclude = nil
	if err := c.Frontier.Renew(t.Context(), []string{"L"}); err != nil { // a day later
		t.Fatal(err)
	}
	visits(t, c)
	if s.count("/video/2") != 1 {
		t.Errorf("the page that is wanted again was fetched %d times", s.count("/video/2"))
	}
}

// A page that was there is not given up for one bad answer, unless that is for good.
func TestComesBack(t *testing.T) {
	var bad atomic.Bool
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1", "/2", "/3", "/4", "/5", "/6")})
	for path, answer := range map[string]func(http.ResponseWriter, *http.Request){
		"/1": status(404), "/2": status(302, "Location", "/"), "/3": bytesOf("image/png", []byte("x")),
		"/4": status(410), "/5": status(301, "Location", "/new"), "/6": status(404),
	} {
		s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if bad.Load() || path == "/6" {
				answer(w, r)
				return
			}
			fmt.Fprint(w, story(path))
		})
	}
	c := quick(Source{Name: "C", URL: s.URL, Feeds: []string{"/feed"}})
	visits(t, c)
	bad.Store(true)
	if err := c.Frontier.Renew(t.Context(), []string{"C"}); err != nil { // their next visits
		t.Fatal(err)
	}
	visits(t, c) // tries what it tries again once more
	s.fetched(t, map[string]int{"/1": 3, "/2": 3, "/3": 3, "/4": 2, "/5": 2, "/6": 3})
}

// A guess that fails is not tried again while the run lasts, but the next place is,
// up to the first list.
func TestGuessFails(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/a"), "/a": story("A"), "/feed": status(500), "/rss": status(502), "/sitemap.xml": status(403),
		"/rss.xml": status(301, "Location", "/elsewhere"), "/elsewhere": front(), "/feed.xml": `<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>`,
	})
	c := quick(Source{URL: s.URL})
	visits(t, c)
	visits(t, c)
	s.fetched(t, map[string]int{"/feed": 2, "/rss": 2, "/sitemap.xml": 2, "/sitemap_index.xml": 1, "/news-sitemap.xml": 1, "/elsewhere": 1, "/feed.xml": 2, "/atom.xml": 0})
}

// The usual places are gone through where one leads to what is known, is a page of
// the site, or has nothing in it.
func TestGuessGoesOn(t *testing.T) {
	const feed, sitemap = `<rss version="2.0"><channel><item><link>/b</link></item></channel></rss>`, `<urlset><url><loc>/b</loc></url></urlset>`
	home, sorry := status(302, "Location", "/"), status(302, "Location", "/sorry")
	for name, places := range map[string]map[string]any{
		"home":              {"/feed": home, "/rss": home, "/atom.xml": feed},
		"one page for all":  {"/feed": sorry, "/rss": sorry, "/rss.xml": sorry, "/sorry": front(), "/feed.xml": feed},
		"one error for all": {"/feed": sorry, "/rss": sorry, "/rss.xml": sorry, "/feed.xml": sorry, "/atom.xml": feed},
		"a page, linked":    {"/": front("/a", "/rss"), "/rss": front("/a"), "/rss.xml": feed},
		"empty":             {"/feed": `<rss version="2.0"><channel></channel></rss>`, "/atom.xml": feed},
		"sitemap, home":     {"/sitemap.xml": home, "/sitemap_index.xml": sitemap},
		"sitemap, empty":    {"/sitemap.xml": `<urlset></urlset>`, "/sitemap_index.xml": sitemap},
	} {
		all := map[string]any{"/": front("/a"), "/a": story("A"), "/b": story("B")}
		maps.Copy(all, places)
		s := serve(t, "127.0.0.2", all)
		visits(t, quick(Source{URL: s.URL}))
		if s.count("/b") != 1 {
			t.Errorf("%s: the story that a list names was fetched %d times", name, s.count("/b"))
		}
	}
}

// A guess that was right is not given up for one bad answer.
func TestGuessComesBack(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1"), "/1": story("1")})
	var bad atomic.Bool
	s.mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		if bad.Load() {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, `<rss version="2.0"><channel><item><link>/1</link></item></channel></rss>`)
	})
	c := quick(Source{URL: s.URL})
	visits(t, c)
	bad.Store(true)
	visits(t, c)
	bad.Store(false)
	visits(t, c)
	visits(t, c)
	if n := s.count("/feed"); n < 4 {
		t.Errorf("the feed was fetched %d times by four runs", n)
	}
}

// A source that has another name now is the same site: it is gone on with, and
// nothing is fetched that is not due.
func TestRenamedSource(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1", "/2", "/3"), "/1": story("1"), "/2": story("2"), "/3": story("3")})
	c := quick(Source{Name: "127.0.0.2", URL: s.URL, Feeds: []string{"/feed"}})
	c.MaxPages = 2
	visits(t, c)
	c.Sources[0].Name, c.MaxPages = "Ledger", 0
	visits(t, c)
	s.fetched(t, map[string]int{"/": 2, "/1": 1, "/2": 1, "/3": 1})
}

func TestScope(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/news/1", "/sport/1", "/news/live/1", "/news/1/2/3"), "/news/1": story("A", "/news/2"), "/news/2": story("B", "/news/3"), "/news/3": story("C"), "/news/1/2/3": story("D"),
	})
	visits(t, quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}, Include: []string{"/news/*"}, Exclude: []string{"*/live/*"}, MaxDepth: 2}))
	s.fetched(t, map[string]int{"/news/1": 1, "/news/2": 1, "/news/3": 0, "/sport/1": 0, "/news/live/1": 0, "/news/1/2/3": 1})
}

// No site sees two requests closer than the delay, whatever the machine does:
// it counts from the answer. Hosts do not wait for each other.
func TestDelay(t *testing.T) {
	const delay = 40 * time.Millisecond
	var sources []Source
	var sites []*testSite
	for _, ip := range []string{"127.0.0.2", "127.0.0.3"} {
		s := serve(t, ip, map[string]any{"/": front("/1", "/2", "/3", "/4"), "/1": story("1"), "/2": story("2"), "/3": story("3"), "/4": story("4")})
		sites = append(sites, s)
		sources = append(sources, Source{Name: ip, URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	}
	// Sites of a Crawl-delay are slower than asked for, others of the list too.
	sites[1].mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: copydesk\nCrawl-delay: 0.1\n")
	})
	c := quick(sources...)
	c.Delay = delay
	visits(t, c)
	for i, s := range sites {
		hits := s.hits()
		if len(hits) != 7 { // robots.txt, front, feed, four stories
			t.Errorf("site %d got %d requests, want 7", i, len(hits))
		}
		want := []time.Duration{delay, 100 * time.Millisecond}[i]
		for k := 1; k < len(hits); k++ {
			if gap := hits[k].at.Sub(hits[k-1].at); gap < want {
				t.Errorf("site %d: request %d started %v after the last, want %v", i, k, gap, want)
			}
		}
	}
	if sites[0].hits()[1].at.After(sites[1].hits()[6].at) || sites[1].hits()[1].at.After(sites[0].hits()[6].at) {
		t.Error("the hosts waited for each other")
	}
}

// A run that goes on after a killed one keeps the delay too, and so does one beside it.
func TestDelayOverRuns(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1"), "/1": story("1"), "/2": story("2"), "/3": story("3")})
	c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	c.Delay, c.MaxPages = 200*time.Millisecond, 1
	visits(t, c)
	var beside sync.WaitGroup
	beside.Go(func() {
		l := Just([]string{s.URL + "/2", s.URL + "/3"}, scratch(), "copydesk/test", nil)
		l.Delay, l.Hosts = c.Delay, c.Frontier
		visits(t, l)
	})
	next := quick(c.Sources...)
	next.Frontier, next.Delay = c.Frontier, c.Delay
	visits(t, next)
	beside.Wait()
	hits := s.hits()
	if s.count("/1")+s.count("/2")+s.count("/3") != 3 || s.count("/robots.txt") != 1 {
		t.Errorf("requests %v, want three stories, and robots.txt once", hits)
	}
	for k := 1; k < len(hits); k++ {
		if gap := hits[k].at.Sub(hits[k-1].at); gap < c.Delay/2 { // a loaded machine may be late with the first
			t.Errorf("%s was asked for %v after %s", hits[k].path, gap, hits[k-1].path)
		}
	}
}

// A run waits for its turn on a host, however long its patience with others.
func TestLongDelay(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/robots.txt": "User-agent: *\nCrawl-delay: 0.4", "/": front("/1"), "/1": story("1")})
	c := quick(Source{URL: s.URL, Feeds: []string{"/feed"}})
	c.tune.patience, c.tune.hold = 100*time.Millisecond, 50*time.Millisecond
	visits(t, c)
	if s.count("/1") != 1 {
		t.Errorf("the story was fetched %d times", s.count("/1"))
	}
}

// Single pages are not fetched from a host that has asked a crawl of the same file to
// be left alone, whose robots.txt it has read for them.
func TestJustBeside(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/robots.txt": "", "/": front("/1"), "/1": status(429, "Retry-After", "3600"), "/2": story("2")})
	c := quick(Source{URL: s.URL, Feeds: []string{"/feed"}})
	visits(t, c)
	l := Just([]string{s.URL + "/2"}, scratch(), "copydesk/test", nil)
	l.Hosts = c.Frontier
	if got := visits(t, l); len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), "left alone until") {
		t.Errorf("got %+v", got)
	}
	if s.count("/2") != 0 || s.count("/robots.txt") != 1 {
		t.Errorf("requests %v", s.hits())
	}
}

// What an ingest has read of a host holds for all that ask it after: the robots.txt,
// the sitemaps in it, and that it is to be left alone.
func TestJustTells(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/robots.txt": "User-agent: *\nDisallow: /no\nSitemap: /map.xml", "/": front("/1", "/no"), "/1": story("1"),
		"/2": story("2"), "/map.xml": "<urlset><url><loc>/3</loc></url></urlset>", "/3": story("3"), "/busy": status(429, "Retry-After", "3600")})
	c := quick(Source{URL: s.URL})
	just := func(path string) []*extract.Result {
		l := Just([]string{s.URL + path}, scratch(), "copydesk/test", nil)
		l.Hosts, l.Delay = c.Frontier, -1
		return visits(t, l)
	}
	just("/1")
	just("/2")
	visits(t, c)
	s.fetched(t, map[string]int{"/robots.txt": 1, "/1": 2, "/2": 1, "/3": 1, "/no": 0})
	just("/busy")
	if got := just("/2"); s.count("/2") != 1 || got[0].Err == nil {
		t.Errorf("a host that is busy was asked: %+v", got[0])
	}
}

// That one ingest cannot reach a host keeps no other from it.
func TestJustUnreached(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/1": story("1")})
	hosts := scratch()
	just := func(url string) []*extract.Result {
		l := Just([]string{url}, scratch(), "copydesk/test", nil)
		l.Hosts, l.Delay = hosts, -1
		return visits(t, l)
	}
	s.Close()
	just(s.URL + "/1")
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	if h, err := hosts.Host(t.Context(), hostKey(u)); err != nil || !h.BlockedUntil.IsZero() {
		t.Errorf("after an ingest that did not reach it: %+v, %v", h, err)
	}
}

// The robots.txt that another agent has read is read anew for what it says to this one.
func TestJustTellsAnother(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/robots.txt": "User-agent: mydesk\nCrawl-delay: 0.3\n\nUser-agent: *\nDisallow:", "/1": story("1"), "/2": story("2"), "/3": story("3")})
	hosts := scratch()
	just := func(agent string, paths ...string) {
		var urls []string
		for _, p := range paths {
			urls = append(urls, s.URL+p)
		}
		l := Just(urls, scratch(), agent, nil)
		l.Hosts, l.Delay = hosts, -1
		visits(t, l)
	}
	just("copydesk", "/1")
	begun := time.Now()
	just("mydesk", "/2", "/3")
	if took := time.Since(begun); took < 300*time.Millisecond {
		t.Errorf("two pages took %v, with a Crawl-delay of 0.3 s", took)
	}
	s.fetched(t, map[string]int{"/robots.txt": 1})
}

// A host that is to be asked so seldom that no run waits for it is asked once by
// each run that finds its turn come, and by no other.
func TestVeryLongDelay(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/robots.txt": "User-agent: *\nCrawl-delay: 3600", "/": front("/1"), "/1": story("1")})
	c := quick(Source{URL: s.URL, Feeds: []string{"/feed"}})
	var told bytes.Buffer // once
	c.Log = slog.New(slog.NewTextHandler(&told, nil))
	defer func() {
		if got := told.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "delay=1h0m0s") {
			t.Errorf("the log says %q", got)
		}
	}()
	for n, want := range []int{1, 1, 2, 2, 3, 3} { // requests in all
		if n%2 == 0 && n > 0 { // an hour later, and a moment
			h := s.host(t, c)
			h.RobotsAt, h.BlockedUntil = h.RobotsAt.Add(-61*time.Minute), h.BlockedUntil.Add(-61*time.Minute)
			if err := c.Frontier.PutHost(t.Context(), h); err != nil {
				t.Fatal(err)
			}
			c.Frontier = &anHourLater{Frontier: c.Frontier}
		}
		visits(t, c)
		if got := len(s.hits()); got != want {
			t.Errorf("after run %d there were %d requests, want %d", n+1, got, want)
		}
	}
}

// anHourLater is the frontier of a run that finds the turn before it an hour ago.
type anHourLater struct {
	frontier.Frontier
	over bool
}

func (f *anHourLater) Turn(ctx context.Context, host string, from time.Time, delay, hold time.Duration) (time.Time, error) {
	if !f.over {
		f.over, delay = true, 0
	}
	return f.Frontier.Turn(ctx, host, from, delay, hold)
}

func TestPace(t *testing.T) {
	var p pace
	if !p.next(time.Second).IsZero() {
		t.Error("the first request has to wait")
	}
	at := time.Now()
	for range 20 {
		p.answered(at, 3*time.Second, 0)
	}
	if got := p.next(time.Second).Sub(at); got < 5*time.Second || got > 6*time.Second {
		t.Errorf("a host that takes 3 s is asked %v after the start of the last request, want 6 s", got)
	}
	p.answered(at, 0, 10*time.Second) // a page that hangs
	if got := p.next(time.Second).Sub(p.last); got > 3*time.Second {
		t.Errorf("after a page that hangs a host is asked after %v, want 3 s", got)
	}
	p.last = at.Add(3 * time.Second)
	if got := p.next(10 * time.Second).Sub(at); got != 13*time.Second {
		t.Errorf("a delay of 10 s makes it %v, want 13 s", got)
	}
	for range 20 {
		p.answered(at, 10*time.Millisecond, 0)
	}
	if got := p.next(time.Second).Sub(p.last); got != time.Second {
		t.Errorf("a host that has recovered waits for %v, want 1 s", got)
	}
}

// triesARun is how often a run of a quick crawler tries a page that fails: after
// 1, 6 and 270 ms, and not after 8.6 s, which is longer than its patience.
const triesARun = 4

// hangsARun is the same for a page that lets us wait: after 1 and 270 ms, and
// not after 2.2 s.
const hangsARun = 3

// A server that hangs up on a connection that was used before is not asked again
// behind our back, as net/http does.
func TestNotAskedTwice(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/x", "/y"), "/y": story("y"), "/x": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }})
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	tries := 0
	for _, r := range visits(t, c) {
		if r.Page.URL == s.URL+"/x" {
			tries++
			if r.Page.Fetch.Outcome != extract.Network || r.Err == nil {
				t.Errorf("try %d: %s, %v", tries, r.Page.Fetch.Outcome, r.Err)
			}
		}
	}
	if n := s.count("/x"); n != triesARun || tries != n {
		t.Errorf("%d requests for %d tries, want %d", n, tries, triesARun)
	}
}

// A host that ends its connections before the next request is due is asked again
// once for that.
func TestHangsUp(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1", "/2", "/3"), "/1": story("1"), "/2": story("2"), "/3": story("3")})
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	served := s.Config.Handler
	var met sync.Map
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, before := met.LoadOrStore(r.RemoteAddr, true); before {
			panic(http.ErrAbortHandler)
		}
		served.ServeHTTP(w, r)
	})
	failed := 0
	for _, r := range visits(t, quick(Source{URL: s.URL, Feeds: []string{"/feed"}})) {
		if r.Page.Fetch.Outcome == extract.Network {
			failed++
		}
	}
	if s.fetched(t, map[string]int{"/": 1, "/1": 1, "/2": 1, "/3": 1}); failed != 1 {
		t.Errorf("%d visits failed, want 1", failed)
	}
}

// A site that has moved is crawled where it is now. A target that nobody named
// and that is not public is a failure that shows.
func TestMovedSite(t *testing.T) {
	now := serve(t, "127.0.0.3", map[string]any{"/": front("/a"), "/a": story("a"), "/rss": status(404)})
	old := serve(t, "127.0.0.2", map[string]any{"/": status(301, "Location", now.URL+"/")})
	got := visits(t, quick(Source{URL: old.URL, Feeds: []string{now.URL + "/rss"}}))
	if r := last(t, got, now.URL+"/a"); r.Page.Fetch.Outcome != extract.OK {
		t.Errorf("%s: %v", r.Page.Fetch.Outcome, r.Err)
	}
	// The next run knows, though the old host is silent by then.
	news := false
	fresh := serve(t, "127.0.0.3", map[string]any{"/a": story("a"), "/b": story("b"), "/rss": status(404), "/": func(w http.ResponseWriter, _ *http.Request) {
		if news {
			fmt.Fprint(w, front("/a", "/b"))
			return
		}
		fmt.Fprint(w, front("/a"))
	}})
	leaving := serve(t, "127.0.0.2", map[string]any{"/": func(w http.ResponseWriter, r *http.Request) {
		if news {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		http.Redirect(w, r, fresh.URL+"/", http.StatusMovedPermanently)
	}})
	c := quick(Source{URL: leaving.URL, Feeds: []string{fresh.URL + "/rss"}})
	visits(t, c)
	news = true
	visits(t, c)
	if fresh.count("/b") != 1 {
		t.Error("the second run did not follow a link of the site that has moved")
	}
	got = visits(t, quick(Source{URL: old.URL, Feeds: []string{"/rss"}}))
	if r := last(t, got, now.URL+"/"); r.Page.Fetch.Outcome != extract.Network || r.Err == nil {
		t.Errorf("%s: %v", r.Page.Fetch.Outcome, r.Err)
	}
	if old.count("/rss") == 0 {
		t.Error("a feed by its path alone was not fetched")
	}
}

// The pages of a list or an article are no deeper than its first, however many
// there are, up to a limit; pages that lead to one another are no list.
func TestPaging(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{
		"/":     front("/world", "/archive", "/d/1", "/2019/4", "/tag"),
		"/long": story("long", "/long/2"), "/long/2": story("long, on", "/long/3"), "/long/3": story("long, end", "/after"),
		"/d/1": front("/d/2"), "/d/2": front("/d/3"),
		"/world": func(w http.ResponseWriter, r *http.Request) { // without end
			n := max(1, pageNumber(r.URL.Query().Get("page")))
			fmt.Fprint(w, front(fmt.Sprintf("/w/%d", n), fmt.Sprintf("/world?page=%d", n+1), fmt.Sprintf("/world?sort=old&page=%d", n+1), "/long"))
		},
		"/tag": func(w http.ResponseWriter, r *http.Request) { // the last page again and again
			n := max(1, pageNumber(r.URL.Query().Get("page")))
			fmt.Fprint(w, front(fmt.Sprintf("/t/%d", min(n, 5)), fmt.Sprintf("/tag?page=%d", n-1), fmt.Sprintf("/tag?page=%d", n+1), fmt.Sprintf("/login?next=/tag?page=%d", n)))
		},
		"/2019/{month}": func(w http.ResponseWriter, r *http.Request) { // calendar
			n := pageNumber(r.PathValue("month"))
			fmt.Fprint(w, front(fmt.Sprintf("/2019/%d", n+1)+`" rel="next`))
		},
		"/archive": func(w http.ResponseWriter, r *http.Request) {
			n := pageNumber(r.URL.Query().Get("before"))
			fmt.Fprint(w, strings.Replace(front(fmt.Sprintf("/o/%d", n)), "<head>", fmt.Sprintf(`<head><link rel=next href="/archive?before=%d">`, n+1), 1))
		},
	})
	visits(t, quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}, MaxDepth: 2}))
	s.fetched(t, map[string]int{
		"/w/1": 1, "/w/2": 1, fmt.Sprintf("/w/%d", maxNext): 1, fmt.Sprintf("/w/%d", maxNext+1): 0,
		"/t/5": 1, "/tag?page=6": 1, "/tag?page=7": 0,
		"/o/0": 1, "/o/1": 1, fmt.Sprintf("/o/%d", maxNext): 1, fmt.Sprintf("/o/%d", maxNext+1): 0,
		"/long/2": 1, "/long/3": 1, "/after": 0, "/d/2": 1, "/d/3": 0,
		"/2019/5": 1, "/2019/6": 0, "/world?sort=old&page=2": 0, fmt.Sprintf("/world?page=%d", maxNext): 1, fmt.Sprintf("/world?page=%d", maxNext+2): 0,
	})
}

// Of an archive that can be narrowed in several ways each is followed, and no
// combination; an article that is named with the list it stands in is none, nor is one
// in another language.
func TestNarrowed(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/archive", "/index.php?cat=1"), "/index.php": func(w http.ResponseWriter, r *http.Request) {
		if id := r.FormValue("id"); id != "" {
			fmt.Fprint(w, story("Story "+id))
			return
		}
		fmt.Fprint(w, front("/index.php?cat=1&id=1", "/index.php?cat=1&id=2", "/index.php?cat=2", "/index.php?id=3", "/index.php?lang=fr", "/index.php?id=3&lang=fr"))
	}, "/archive": func(w http.ResponseWriter, r *http.Request) {
		var links []string
		for _, name := range []string{"topic", "year", "desk"} {
			for value := range 5 {
				q := r.URL.Query()
				q.Set(name, fmt.Sprint(value))
				q.Del("page")
				links = append(links, "/archive?"+q.Encode())
			}
		}
		q := r.URL.Query()
		q.Set("page", "2")
		fmt.Fprint(w, front(append(links, "/archive?"+q.Encode())...))
	}})
	visits(t, quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}}))
	s.fetched(t, map[string]int{"/archive?year=3": 1, "/archive?page=2&year=3": 1, "/archive?topic=1&year=3": 0, "/index.php?cat=1&id=1": 1, "/index.php?cat=1&id=2": 1, "/index.php?id=3&lang=fr": 1})
	if got := len(s.hits()); got > 3+2*(1+3*5)+7 {
		t.Errorf("%d requests", got)
	}
}

// An address of a thousand parameters is not taken to pieces.
func TestNarrowedBy(t *testing.T) {
	for query, want := range map[string]int{"": 0, "lang=fr": 0, "a=1": 1, "a=1&page=2&lang=fr": 1, "a=1&b=2": 2, strings.Repeat("a&", 1000): 0} {
		if got := narrowedBy(extract.Link{URL: "https://a.example/archive?" + query}); len(got) != want {
			t.Errorf("%.20q is narrowed by %q, want %d", query, got, want)
		}
	}
}

func TestPaged(t *testing.T) {
	for _, tt := range []struct {
		url    string
		list   string
		number int
	}{
		{"/world", "/world?", 1}, {"/world/", "/world?", 1}, {"/world?page=2", "/world?", 2}, {"/world/?sort=new&page=3", "/world?sort=new", 3},
		{"/world/page/2/", "/world?", 2}, {"/world/page-2.html", "/world?", 2}, {"/page/2", "?", 2}, {"/storm/2", "/storm?", 2},
		{"/2025/08/22", "/2025/08/22?", 1}, {"/world?start=40", "/world?", 5}, {"/world?offset=6", "/world?", 2}, {"/world?start=0", "/world?start=0", 1}, {"/world?page=last", "/world?page=last", 1}, {"/story?p=99999999999999999999", "/story?p=99999999999999999999", 1},
	} {
		if list, n := paged(mustParse(t, "https://ledger.example"+tt.url), true); list != "ledger.example"+tt.list || n != tt.number {
			t.Errorf("%s is page %d of %s, want %d of %s", tt.url, n, list, tt.number, tt.list)
		}
	}
}

// A page that leads to the site of another source is one of that source.
func TestMovedBetweenSources(t *testing.T) {
	there := serve(t, "127.0.0.3", map[string]any{"/": front(), "/b": story("b", "/c"), "/c": story("c"), "/kept/d": story("d")})
	here := serve(t, "127.0.0.2", map[string]any{
		"/": front("/b", "/d", "/e"), "/b": status(301, "Location", there.URL+"/b"),
		"/d": status(301, "Location", there.URL+"/kept/d"), "/e": status(301, "Location", "http://elsewhere.example/e"),
	})
	got := visits(t, quick(
		Source{Name: "Here", URL: here.URL, Feeds: []string{here.URL + "/feed"}},
		Source{Name: "There", URL: there.URL, Feeds: []string{there.URL + "/feed"}, Exclude: []string{"/kept/*"}},
	))
	for _, path := range []string{"/b", "/c"} {
		if r := last(t, got, there.URL+path); r.Page.Source != "There" || r.Page.Fetch.Outcome != extract.OK {
			t.Errorf("%s: source %s, %s, %v", path, r.Page.Source, r.Page.Fetch.Outcome, r.Err)
		}
	}
	if there.count("/kept/d") != 0 {
		t.Error("what the other source excludes was fetched")
	}
}

func TestOneAtATime(t *testing.T) {
	var mu sync.Mutex
	now, most := 0, 0
	links := []string{}
	handlers := map[string]any{}
	for i := range 10 {
		path := fmt.Sprintf("/%d", i)
		links = append(links, path)
		handlers[path] = func(w http.ResponseWriter, _ *http.Request) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			time.Sleep(5 * time.Millisecond)
			mu.Lock()
			now--
			mu.Unlock()
			fmt.Fprint(w, story(path))
		}
	}
	handlers["/"] = front(links...)
	s := serve(t, "127.0.0.2", handlers)
	visits(t, quick(Source{URL: s.URL}))
	if most != 1 {
		t.Errorf("%d requests at a time on one host, want 1", most)
	}
	if n := s.count("/9"); n != 1 {
		t.Errorf("/9 was fetched %d times", n)
	}
}

func TestRetryAfter(t *testing.T) {
	for _, tt := range []struct {
		code int
		when func() string
	}{
		{http.StatusTooManyRequests, func() string { return "1" }},
		{http.StatusServiceUnavailable, func() string { return time.Now().Add(2 * time.Second).UTC().Format(http.TimeFormat) }},
	} {
		first := true
		s := serve(t, "127.0.0.2", map[string]any{"/": front("/1", "/2", "/3"), "/2": story("2"), "/3": story("3")})
		s.mux.HandleFunc("/1", func(w http.ResponseWriter, _ *http.Request) {
			if first {
				first = false
				w.Header().Set("Retry-After", tt.when())
				w.WriteHeader(tt.code)
				return
			}
			fmt.Fprint(w, story("1"))
		})
		c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
		c.tune.patience = 5 * time.Second
		got := visits(t, c)
		if r := last(t, got, s.URL+"/1"); r.Page.Fetch.Outcome != extract.OK {
			t.Errorf("%d: in the end %s is %v, %v", tt.code, r.Page.URL, r.Page.Fetch.Outcome, r.Err)
		}
		hits := s.hits()
		i := slices.IndexFunc(hits, func(h hit) bool { return h.path == "/1" })
		if gap := hits[i+1].at.Sub(hits[i].at); gap < 900*time.Millisecond {
			t.Errorf("%d: %s came %v after Retry-After", tt.code, hits[i+1].path, gap)
		}
	}
}

// A source whose host is to be left alone is not passed over in silence.
func TestTellsBlocked(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": status(429, "Retry-After", "3600")})
	c := quick(Source{Name: "Ledger", URL: s.URL, Feeds: []string{"/feed"}})
	for run := range 2 {
		var told bytes.Buffer
		c.Log = slog.New(slog.NewTextHandler(&told, nil))
		visits(t, c)
		if !strings.Contains(told.String(), "source=Ledger host="+strings.TrimPrefix(s.URL, "http://")+" until=") {
			t.Errorf("run %d says %q", run, told.String())
		}
	}
	if n := s.count("/"); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}

// Nothing waits for a host that cannot be reached: the run says so and ends, the
// next one tries again, at once.
func TestUnreached(t *testing.T) {
	s := serve(t, "127.0.0.2", nil)
	s.Close()
	c := quick(Source{Name: "Ledger", URL: s.URL + "/", Feeds: []string{"/feed"}})
	for range 2 {
		var told bytes.Buffer
		c.Log = slog.New(slog.NewTextHandler(&told, nil))
		got := visits(t, c)
		pages := slices.DeleteFunc(slices.Clone(got), func(r *extract.Result) bool { return r.Page.Role == extract.RobotsRole })
		if len(got) != 2 || len(pages) != 1 || pages[0].Page.Fetch.Outcome != extract.Network || errors.Is(pages[0].Err, extract.ErrAgain) {
			t.Errorf("%d visits, want one of robots.txt, and a page that failed for it: %+v", len(got), pages)
		}
		if told.Len() > 0 { // the page says it
			t.Errorf("said %q", told.String())
		}
	}
	l := Just([]string{s.URL + "/a", s.URL + "/b"}, scratch(), "copydesk/test", nil)
	for _, r := range visits(t, l) {
		if r.Err == nil {
			t.Errorf("%s is no failure", r.Page.URL)
		}
	}
}

func TestFaults(t *testing.T) {
	raw := func(s string) func(http.ResponseWriter, *http.Request) {
		return func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				panic(err)
			}
			fmt.Fprint(conn, s)
			if err := conn.Close(); err != nil {
				panic(err)
			}
		}
	}
	zeros := bytes.Repeat([]byte("<p>0000000000"), 1<<20)
	bomb := packed(string(zeros))
	for _, tt := range []struct {
		name    string
		handler func(http.ResponseWriter, *http.Request)
		want    extract.Outcome
		tries   int
		message string
	}{
		{"500", status(500), extract.HTTPError, triesARun, "status 500"},
		{"403", status(403), extract.HTTPError, 1, "status 403"},
		{"503", status(503), extract.HTTPError, triesARun, "status 503"},
		{"404", status(404), extract.HTTPError, 2, "status 404"},
		{"410", status(410), extract.HTTPError, 1, "status 410"},
		{"no header", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, extract.Timeout, hangsARun, ""},
		{"stalled body", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "<h1>cut")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, extract.Timeout, hangsARun, "no byte of the body"},
		{"truncated", raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<h1>cut"), extract.Network, triesARun, "cut short"},
		{"packed and cut", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			w.Write(packed("<h1>cut</h1>")[:12]) //nolint:errcheck
		}, extract.Network, triesARun, "cut short"},
		{"reset", raw(""), extract.Network, triesARun, "EOF"},
		{"no HTTP", raw("220 ftp.example ready\r\n"), extract.Network, 1, "malformed"},
		{"two lengths", raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello12"), extract.Network, 1, "Content-Length"},
		{"bad chunk", raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<h1>cut\r\n"), extract.Network, 1, "chunk"},
		{"redirected to what is no URL", status(302, "Location", "http://[::bad"), extract.Network, 1, "Location"},
		{"huge", bytesOf("text/html", zeros), extract.TooLarge, 1, "too large"},
		{"bomb", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			w.Write(bomb) //nolint:errcheck
		}, extract.TooLarge, 1, "too large"},
		{"broken gzip", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write([]byte("\x1f\x8bno gzip, whatever its first bytes say")) //nolint:errcheck
		}, extract.Network, 1, "cannot be understood"},
		{"picture", bytesOf("image/jpeg", []byte{0xff, 0xd8}), extract.NotHTML, 1, "image/jpeg"},
		{"empty", bytesOf("text/html", nil), extract.NotHTML, 1, "empty"},
		{"not modified since never", status(304), extract.HTTPError, 1, "status 304"},
		{"loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, extract.HTTPError, 1, "redirect loop"},
		{"to ftp", status(302, "Location", "ftp://files.example/a"), extract.HTTPError, 1, "not http"},
		{"noai", func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, strings.Replace(story("reserved", "/nofollow"), "<head>", `<head><meta name="robots" content="NoAI, nofollow">`, 1))
		}, extract.Robots, 1, "noai"},
		{"noindex", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Robots-Tag", "copydesk: noindex, nofollow")
			fmt.Fprint(w, story("hidden", "/nofollow"))
		}, extract.Robots, 1, "noindex"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, "127.0.0.2", map[string]any{"/": front("/x", "/y"), "/x": tt.handler, "/y": story("fine")})
			c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
			got := visits(t, c)
			r := last(t, got, s.URL+"/x")
			if r.Page.Fetch.Outcome != tt.want || r.Err == nil || !strings.Contains(r.Err.Error(), tt.message) {
				t.Errorf("outcome %s, %v, want %s and %q", r.Page.Fetch.Outcome, r.Err, tt.want, tt.message)
			}
			if r.Err != nil && strings.Contains(r.Err.Error(), "Get \"") {
				t.Errorf("error tells the request once more: %v", r.Err)
			}
			tries := 0
			for _, r := range got {
				if r.Page.URL == s.URL+"/x" {
					tries++
					if r.Page.Fetch.Attempt != tries {
						t.Errorf("attempt %d says that it is number %d", tries, r.Page.Fetch.Attempt)
					}
				}
			}
			if tries != tt.tries {
				t.Errorf("tried %d times, want %d", tries, tt.tries)
			}
			if y := last(t, got, s.URL+"/y"); y.Page.Fetch.Outcome != extract.OK {
				t.Errorf("the next page is lost too: %v", y.Err)
			}
			if s.count("/nofollow") != 0 {
				t.Error("a link of a nofollow page was followed")
			}
		})
	}
}

// What a site links to in vain, and what a later try got, is no loss to the run.
func TestSpared(t *testing.T) {
	first := true
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/gone", "/once", "/dead", "/http"), "/https": status(403),
		"/http": strings.Replace(story("One"), "<head>", `<head><link rel=canonical href="/https">`, 1), "/gone": status(410), "/dead": status(500),
		"/once": func(w http.ResponseWriter, _ *http.Request) {
			if first {
				first = false
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			fmt.Fprint(w, story("once"))
		},
	})
	kinds := func(c *Crawler) map[string]string {
		out := map[string]string{}
		for _, r := range visits(t, c) {
			kind := "ok"
			switch {
			case errors.Is(r.Err, extract.ErrGone):
				kind = "gone"
			case errors.Is(r.Err, extract.ErrAgain):
				kind = "again"
			case r.Err != nil && !errors.Is(r.Err, extract.ErrNotArticle):
				kind = "lost"
			}
			u, path := mustParse(t, r.Page.URL), ""
			if r.Page.Role == extract.PageRole {
				path = u.Path
			}
			out[path] += " " + kind
		}
		delete(out, "")
		return out
	}
	c := quick(Source{URL: s.URL + "/", Feeds: []string{s.URL + "/feed"}})
	if diff := cmp.Diff(map[string]string{"/": " ok", "/gone": " gone", "/http": " ok", "/https": " gone", "/once": " again ok", "/dead": " again again again lost"}, kinds(c)); diff != "" {
		t.Error(diff)
	}
	none := serve(t, "127.0.0.3", nil)
	c = quick(Source{URL: none.URL + "/", Feeds: []string{none.URL + "/feed"}})
	if diff := cmp.Diff(map[string]string{"/": " lost"}, kinds(c)); diff != "" {
		t.Errorf("a seed: %s", diff)
	}
}

// Whatever a server packs pages with, or says that it does, is unpacked; a bomb is
// one in any packing.
func TestEncodings(t *testing.T) {
	pack := func(open func(io.Writer) (io.WriteCloser, error)) func(string) []byte {
		return func(s string) []byte {
			var b bytes.Buffer
			w, err := open(&b)
			if err == nil {
				_, err = io.WriteString(w, s)
			}
			if err = errors.Join(err, w.Close()); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
	}
	packings := map[string]func(string) []byte{
		"zlib":  pack(func(w io.Writer) (io.WriteCloser, error) { return zlib.NewWriter(w), nil }),
		"flate": pack(func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) }),
		"br":    pack(func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriter(w), nil }),
		"zstd":  pack(func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }),
		"gzip":  packed,
		"parts": func(s string) []byte { return append(append(packed(s[:9]), packed(s[9:])...), "<!-- 0.1 s -->"...) },
		"not":   func(s string) []byte { return []byte(s) },
	}
	packings["twice"] = func(s string) []byte { return packed(string(packed(s))) }
	packings["both"] = func(s string) []byte { return packed(string(packings["br"](s))) }
	for _, tt := range []struct{ encoding, packing string }{
		{"gzip", "gzip"}, {"X-GZIP", "gzip"}, {"gzip", "not"}, {"gzip", "parts"}, {"deflate", "zlib"}, {"deflate", "flate"},
		{"br", "br"}, {"br", "not"}, {"zstd", "zstd"}, {"zstd", "not"}, {"identity", "not"},
		{"br, gzip", "both"}, {"utf-8", "not"}, {"none", "not"}, {"none", "gzip"}, {"gzip", "twice"},
	} {
		for _, text := range []string{story("Packed"), "<p>" + strings.Repeat("0123456789", maxBody/10)} {
			s := serve(t, "127.0.0.2", map[string]any{"/": func(w http.ResponseWriter, r *http.Request) {
				if base := strings.TrimPrefix(strings.ToLower(tt.encoding), "x-"); encodings[base] != nil && !strings.Contains(r.Header.Get("Accept-Encoding"), base) {
					t.Errorf("%s was not asked for, but %s", base, r.Header.Get("Accept-Encoding"))
				}
				w.Header().Set("Content-Encoding", tt.encoding)
				w.Header().Set("Content-Type", "text/html")
				w.Write(packings[tt.packing](text)) //nolint:errcheck // the client may have gone
			}})
			l := Just([]string{s.URL + "/"}, scratch(), "copydesk/test", nil)
			l.Delay = -1
			r := last(t, visits(t, l), s.URL+"/")
			if want := extract.OK; len(text) <= maxBody && (r.Page.Fetch.Outcome != want || string(r.Page.Body) != text) {
				t.Errorf("%s as %s: %s, %v", tt.packing, tt.encoding, r.Page.Fetch.Outcome, r.Err)
			}
			if want := extract.TooLarge; len(text) > maxBody && r.Page.Fetch.Outcome != want {
				t.Errorf("%s as %s, too much of it: %s, %v", tt.packing, tt.encoding, r.Page.Fetch.Outcome, r.Err)
			}
		}
	}
}

// A page that came whole is one, whatever length and kind its server says it has.
func TestWholePage(t *testing.T) {
	page := story("Whole") + "\n<!-- cached -->\n"
	for _, tt := range []struct {
		head, body string
		want       extract.Outcome
	}{
		{"Content-Length: 9999\r\nContent-Type: text/html", page, extract.OK},
		{"Content-Length: 9999\r\nContent-Type: text/html", page[:len(page)-40], extract.Network},
		{"Transfer-Encoding: chunked\r\nContent-Type: text/html", fmt.Sprintf("%x\r\n%s\r\n", len(page), page), extract.OK},
		{"Content-Encoding: gzip\r\nContent-Type: text/html", string(packed(page)[:len(packed(page))-8]), extract.OK},
		{"Content-Type: text/plain; charset=utf-8", "\ufeff\n" + page, extract.OK},
		{"Content-Type: application/octet-stream", page, extract.OK},
		{"Content-Type: application/octet-stream", "<?xml version='1.0'?>\n<!-- >\n-->" + page, extract.OK},
		{"Content-Type: html", page, extract.OK},
		{"Content-Type: content/unknown\r\nContent-Encoding: gzip", string(packed(page)), extract.OK},
		{"Content-Type: text/plain", "User-agent: * is no page", extract.NotHTML},
		{"Content-Type: text/plain", "<p align=center>A readme</p>\n" + strings.Repeat("The ferry left at dawn, said the harbour desk. ", 20), extract.NotHTML},
		{"Content-Type: application/octet-stream", "\x7fELF", extract.NotHTML},
		{"Content-Type: text/plain\r\nContent-Length: 9999", "<!DOC", extract.Network},
	} {
		s := serve(t, "127.0.0.2", map[string]any{"/": func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				panic(err)
			}
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nConnection: close\r\n%s\r\n\r\n%s", tt.head, tt.body)
			if err := conn.Close(); err != nil {
				panic(err)
			}
		}})
		l := Just([]string{s.URL + "/"}, scratch(), "copydesk/test", nil)
		l.Delay = -1
		if r := last(t, visits(t, l), s.URL+"/"); r.Page.Fetch.Outcome != tt.want || tt.want == extract.OK && (r.Err != nil || r.Article.Headline.String() != "Whole") {
			t.Errorf("%q of %d bytes: %s, %v", tt.head, len(tt.body), r.Page.Fetch.Outcome, r.Err)
		}
	}
}

func TestIsHTML(t *testing.T) {
	for contentType, want := range map[string]bool{
		"": true, "text/html": true, "TEXT/HTML;charset=utf-8": true, "application/xhtml+xml": true, `text/html; charset="utf-8`: true,
		"text/html, text/html; charset=utf-8": true, "text/html; charset=utf-8, text/html": true,
		"text/plain": false, "application/pdf, text/html": false, "image/jpeg": false,
	} {
		if got := isHTML(contentType); got != want {
			t.Errorf("isHTML(%q) = %v", contentType, got)
		}
	}
}

func TestRefreshed(t *testing.T) {
	for _, tt := range []struct{ value, want string }{
		{"0; url=/a", "/a"}, {"0;URL='/a b'", "/a b"}, {`5, url = "/a"`, "/a"}, {"0.5;/a", "/a"}, {" 1 ; url=https://ledger.example/?url=x ", "https://ledger.example/?url=x"},
		{"300", ""}, {"0", ""}, {"300; url=/a", ""}, {"99999999999999999999; url=/a", ""}, {"url=/a", ""}, {"", ""}, {"0;", ""}, {"0; url=", ""},
	} {
		if got := refreshed(tt.value); got != tt.want {
			t.Errorf("refreshed(%q) = %q, want %q", tt.value, got, tt.want)
		}
	}
}

// A host that answers every page with an error is left alone before all of its
// pages have been asked for; none of them is lost.
func TestUnwilling(t *testing.T) {
	var links []string
	for i := range 100 {
		links = append(links, fmt.Sprintf("/a/%d", i))
	}
	for _, code := range []int{403, 500} {
		for _, feeds := range [][]string{{"/feed"}, nil} { // nil: they are looked for, and not there
			s := serve(t, "127.0.0.2", map[string]any{"/": front(links...), "/a/": status(code)})
			c := quick(Source{URL: s.URL, Feeds: feeds})
			visits(t, c)
			asked := 0
			for _, h := range s.hits() {
				if strings.HasPrefix(h.path, "/a/") {
					asked++
				}
			}
			if asked < inARow[unwilling] || asked > 6*inARow[unwilling] {
				t.Errorf("status %d: %d pages were asked for", code, asked)
			}
			if s.host(t, c).Failures == 0 {
				t.Errorf("status %d: the host has not failed", code)
			}
		}
	}
}

// News that a feed or the front page names before its page is there is not given up;
// what an old story links to is.
func TestNamedBeforeItIsThere(t *testing.T) {
	late := func(tries int) func(http.ResponseWriter, *http.Request) {
		return func(w http.ResponseWriter, _ *http.Request) {
			if tries--; tries > 0 {
				w.WriteHeader(http.StatusNotFound)
				return
			}
			fmt.Fprint(w, story("late"))
		}
	}
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/b", "/c"), "/a": late(2), "/b": late(3), "/c": story("c", "/dead")})
	s.mux.HandleFunc("/rss", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><item><link>%[1]s/a</link><pubDate>%[2]s</pubDate></item><item><link>%[1]s/old</link><pubDate>Fri, 22 Aug 2014 06:41:09 GMT</pubDate></item></channel></rss>`, s.URL, time.Now().Format(time.RFC1123Z))
	})
	c := quick(Source{URL: s.URL, Feeds: []string{"/rss"}})
	c.tune.backoff /= 20 // its day is within the run
	got := visits(t, c)
	for path, want := range map[string]extract.Outcome{"/a": extract.OK, "/b": extract.OK, "/dead": extract.HTTPError, "/old": extract.HTTPError} {
		if r := last(t, got, s.URL+path); r.Page.Fetch.Outcome != want {
			t.Errorf("%s: %s, %v", path, r.Page.Fetch.Outcome, r.Err)
		}
	}
	if old, dead := s.count("/old"), s.count("/dead"); old != 1 || dead != 1 {
		t.Errorf("an old entry that is gone was asked for %d times, an old link %d times", old, dead)
	}
}

// Two sources are sections of one site, which has one feed and one front page.
func TestSections(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{
		"/world/{$}": front(), "/sport/{$}": front("/world/1", "/life/1"), "/{section}/{story}": story("1"),
		"/feed": `<rss version="2.0"><channel><item><link>/world/2</link></item><item><link>/sport/2</link></item><item><link>/life/2</link></item></channel></rss>`,
	})
	c := quick(
		Source{Name: "world", URL: s.URL + "/world/", Include: []string{"/world/*"}},
		Source{Name: "sport", URL: s.URL + "/sport/", Include: []string{"/sport/*"}},
		Source{Name: "rest", URL: s.URL + "/rest/"}, // names nothing
	)
	for _, r := range visits(t, c) {
		if section, of, _ := strings.Cut(strings.TrimPrefix(r.Page.URL, s.URL+"/"), "/"); of > "0" && section != r.Page.Source {
			t.Errorf("%s belongs to %s", r.Page.URL, r.Page.Source)
		}
	}
	s.fetched(t, map[string]int{"/world/1": 1, "/world/2": 1, "/sport/2": 1, "/life/1": 0, "/life/2": 0})
}

// A list that the user has named and whose entries are all elsewhere is a mistake
// in the source list.
func TestTellsElsewhere(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front()})
	s.mux.HandleFunc("/{name}", func(w http.ResponseWriter, r *http.Request) {
		site := map[string]string{"/elsewhere": "http://news.example", "/here": s.URL, "/robots.txt": ""}[r.URL.Path]
		fmt.Fprintf(w, `<rss version="2.0"><channel><item><link>%s/video.mp4</link></item></channel></rss>`, site)
	})
	c := quick(Source{Name: "Ledger", URL: s.URL, Feeds: []string{"/elsewhere", "/here"}})
	var told bytes.Buffer
	c.Log = slog.New(slog.NewTextHandler(&told, nil))
	visits(t, c)
	if got := told.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "url="+s.URL+"/elsewhere source=Ledger entries=1") {
		t.Errorf("the log says %q", got)
	}
}

// A date in the future is later than any visit, and no reason for another.
func TestFutureDate(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front(), "/a": story("a"), "/b": story("b")})
	s.mux.HandleFunc("/rss", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<rss version="2.0"><channel>`)
		for path, at := range map[string]time.Time{"/a": time.Now(), "/b": time.Now().AddDate(1, 0, 0)} {
			fmt.Fprintf(w, `<item><link>%s%s</link><pubDate>%s</pubDate></item>`, s.URL, path, at.Format(time.RFC1123Z))
		}
		fmt.Fprint(w, `</channel></rss>`)
	})
	c := quick(Source{URL: s.URL, Feeds: []string{"/rss"}})
	visits(t, c)
	time.Sleep(time.Second) // the dates of feeds are as coarse
	visits(t, c)
	if a, b := s.count("/a"), s.count("/b"); a != 2 || b != 1 {
		t.Errorf("what has changed was fetched %d times, what will change %d times", a, b)
	}
}

// A page that leads to another at once is a redirect; one that reloads, or sets
// a cookie and comes back, or speaks to browsers without scripts, is a page.
func TestRefresh(t *testing.T) {
	refreshing := func(headline, head string) string {
		return strings.Replace(story(headline), "<head>", "<head>"+head, 1)
	}
	s := serve(t, "127.0.0.2", map[string]any{
		"/":      front("/moved", "/header", "/live", "/cookie", "/plain"),
		"/moved": refreshing("Moved", `<meta http-equiv="Refresh" content="0; url=/new?utm_source=x">`),
		"/new":   story("New"),
		"/header": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Refresh", "1;url=/new2")
			fmt.Fprint(w, story("Header"))
		},
		"/new2":   story("New too"),
		"/live":   refreshing("Live", `<meta http-equiv=refresh content="0;url=/live#top"><meta http-equiv=refresh content="60;url=/none">`),
		"/cookie": status(302, "Location", "/set"),
		"/set":    refreshing("Set", `<meta http-equiv=refresh content="0;url=/cookie">`),
		"/plain":  refreshing("Plain", `<noscript><meta http-equiv=refresh content="0;url=/none"></noscript>`),
	})
	got := visits(t, quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}}))
	for path, want := range map[string]extract.Outcome{
		"/moved": extract.Redirected, "/new": extract.OK, "/header": extract.Redirected, "/new2": extract.OK,
		"/live": extract.OK, "/cookie": extract.Redirected, "/set": extract.OK, "/plain": extract.OK,
	} {
		if r := last(t, got, s.URL+path); r.Page.Fetch.Outcome != want || r.Err != nil {
			t.Errorf("%s: %s, %v, want %s", path, r.Page.Fetch.Outcome, r.Err, want)
		}
	}
	if r := last(t, got, s.URL+"/moved"); r.Page.FinalURL != s.URL+"/new" {
		t.Errorf("/moved leads to %s", r.Page.FinalURL)
	}
}

// A robots.txt that is kept on another host is asked for in that host's turn.
func TestRobotsElsewhere(t *testing.T) {
	const delay = 60 * time.Millisecond
	www := serve(t, "127.0.0.3", map[string]any{"/robots.txt": "User-agent: *\nDisallow: /x\n", "/": front("/a", "/b"), "/a": story("a"), "/b": story("b")})
	var sources []Source
	for _, ip := range []string{"127.0.0.2", "127.0.0.4", "127.0.0.5"} {
		s := serve(t, ip, map[string]any{"/robots.txt": status(301, "Location", www.URL+"/robots.txt"), "/": front("/x"), "/x": story("x")})
		sources = append(sources, Source{Name: ip, URL: s.URL, Feeds: []string{s.URL + "/feed"}})
		defer func() {
			if s.count("/") != 1 || s.count("/x") != 0 {
				t.Errorf("%s: %d visits, and %d of what is disallowed", ip, s.count("/"), s.count("/x"))
			}
		}()
	}
	c := quick(append(sources, Source{Name: "www", URL: www.URL, Feeds: []string{www.URL + "/feed"}})...)
	c.Delay = delay
	visits(t, c)
	hits := www.hits()
	for i := 1; i < len(hits); i++ {
		if gap := hits[i].at.Sub(hits[i-1].at); gap < delay {
			t.Errorf("%s started %v after %s, want %v", hits[i].path, gap, hits[i-1].path, delay)
		}
	}
}

// A robots.txt that leads to itself is asked for once, and is none.
func TestRobotsLoop(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/robots.txt": status(301, "Location", "/robots.txt"), "/": front("/a"), "/a": story("a")})
	visits(t, quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}}))
	s.fetched(t, map[string]int{"/robots.txt": 1, "/a": 1})
}

// A site that lets in who shows its cookie is read, robots.txt and all; the cookie
// goes to no other host, and is forgotten with the visit. Who sets a new one each
// time is a loop.
func TestCookieWall(t *testing.T) {
	other := serve(t, "127.0.0.3", map[string]any{"/": front(), "/b": story("b")})
	pages := map[string]string{
		"/robots.txt": "User-agent: *\nDisallow: /private/\n", "/": front("/a", "/private/a", "/old", "/checked", "/spin"), "/a": story("a"), "/new": story("new"), "/checked": story("checked"),
	}
	spins := 0
	s := serve(t, "127.0.0.2", map[string]any{"/spin": func(w http.ResponseWriter, r *http.Request) {
		spins++
		for i := range 1000 {
			http.SetCookie(w, &http.Cookie{Name: fmt.Sprintf("c%d", i), Value: fmt.Sprint(spins)})
		}
		http.Redirect(w, r, r.URL.Path, http.StatusFound)
	}, "/check": func(w http.ResponseWriter, r *http.Request) { // wants to see it come back
		if _, err := r.Cookie("seen"); err != nil {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		http.Redirect(w, r, "/checked", http.StatusFound)
	}})
	walled := s.mux
	s.mux = http.NewServeMux()
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if len(r.Header.Get("Cookie")) > maxCookies {
			t.Errorf("%d bytes of cookies", len(r.Header.Get("Cookie")))
		}
		page, ok := pages[r.URL.Path]
		_, err := r.Cookie("seen")
		switch {
		case !ok && r.URL.Path != "/old":
			walled.ServeHTTP(w, r)
		case err != nil && r.URL.Path == "/checked":
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Path: "/"})
			http.Redirect(w, r, "/check", http.StatusFound)
		case err != nil:
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		case r.URL.Path == "/old":
			http.Redirect(w, r, other.URL+"/b", http.StatusMovedPermanently)
		default:
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, page)
		}
	})
	c := quick(Source{Name: "Here", URL: s.URL + "/", Feeds: []string{s.URL + "/feed"}}, Source{Name: "There", URL: other.URL + "/", Feeds: []string{other.URL + "/feed"}})
	got := visits(t, c)
	for u, want := range map[string]extract.Outcome{
		s.URL + "/": extract.OK, s.URL + "/a": extract.OK, s.URL + "/private/a": extract.Robots, s.URL + "/spin": extract.HTTPError,
		s.URL + "/checked": extract.Redirected, s.URL + "/check": extract.OK, other.URL + "/b": extract.OK,
	} {
		if r := last(t, got, u); r.Page.Fetch.Outcome != want {
			t.Errorf("%s: %s, %v, want %s", u, r.Page.Fetch.Outcome, r.Err, want)
		}
	}
	if r := last(t, got, s.URL+"/check"); r.Page.FinalURL != s.URL+"/checked" || r.Article == nil || r.Article.URL != s.URL+"/checked" {
		t.Errorf("/check leads to %+v", r.Page.FinalURL)
	}
	if n := s.count("/spin"); n > maxHops {
		t.Errorf("/spin was asked for %d times", n)
	}
	for _, h := range other.hits() {
		if h.h.Get("Cookie") != "" {
			t.Errorf("%s got the cookies of another host: %s", h.path, h.h.Get("Cookie"))
		}
	}
	if r := last(t, visits(t, c), s.URL+"/"); r.Page.Fetch.Outcome != extract.NotModified {
		t.Errorf("a second visit: %s, %v", r.Page.Fetch.Outcome, r.Err)
	}
}

func TestRobotsUnreachable(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1"), "/1": story("1"), "/robots.txt": status(500)})
	c := quick(Source{URL: s.URL})
	c.MaxTime = 300 * time.Millisecond
	got := visits(t, c)
	for _, h := range s.hits() {
		if h.path != "/robots.txt" {
			t.Errorf("%s was fetched without knowing robots.txt", h.path)
		}
	}
	if len(s.hits()) < 2 {
		t.Error("robots.txt was not tried again")
	}
	if r := last(t, got, s.URL+"/"); r.Page.Fetch.Outcome != extract.HTTPError || !strings.Contains(r.Err.Error(), "robots.txt") {
		t.Errorf("page: %s, %v", r.Page.Fetch.Outcome, r.Err)
	}
}

func TestConditionalGet(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/robots.txt": "", "/": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"one"`)
		if r.Header.Get("If-None-Match") == `"one"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, front())
	}})
	c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	visits(t, c)
	if r := last(t, visits(t, c), s.URL+"/"); r.Page.Fetch.Outcome != extract.NotModified || r.Err != nil {
		t.Fatalf("second visit: %+v", r)
	}
	c.Refetch = true
	if r := last(t, visits(t, c), s.URL+"/"); r.Page.Fetch.Outcome != extract.OK {
		t.Fatalf("visit by a run that fetches all again: %+v", r)
	}
}

func TestJust(t *testing.T) {
	other := serve(t, "127.0.0.3", map[string]any{"/secret": story("Internal")})
	s := serve(t, "127.0.0.2", map[string]any{
		"/robots.txt": "User-agent: *\nDisallow: /private/\n",
		"/a":          story("A", "/b"), "/b": story("B"), "/private/a": story("P"),
		"/moved":   status(301, "Location", "/moved2"),
		"/moved2":  status(302, "Location", "/a?utm_campaign=x"),
		"/round":   status(302, "Location", "/round2"),
		"/round2":  status(302, "Location", "/round"),
		"/inside":  status(302, "Location", "http://127.0.0.1:22/"),
		"/inside2": status(302, "Location", other.URL+"/secret"),
		"/busy":    status(503),
	})
	for _, tt := range []struct {
		path    string
		at      string // the page that says it
		want    extract.Outcome
		message string
	}{
		{"/a", s.URL + "/a", extract.OK, ""},
		{"/moved", s.URL + "/a", extract.OK, ""},
		{"/private/a", s.URL + "/private/a", extract.Robots, "robots.txt"},
		{"/round", s.URL + "/round2", extract.HTTPError, "redirect loop"},
		{"/inside", "http://127.0.0.1:22/", extract.Network, "refused to connect to 127.0.0.1:22: a loopback address"},
		{"/inside2", other.URL + "/secret", extract.Network, "refused to connect"},
		{"/busy", s.URL + "/busy", extract.HTTPError, "status 503"},
		{"/none", s.URL + "/none", extract.HTTPError, "status 404"},
	} {
		l := Just([]string{s.URL + tt.path}, scratch(), "copydesk/test", nil)
		l.Delay = -1
		got := visits(t, l)
		r := last(t, got, tt.at)
		message := ""
		if r.Err != nil {
			message = r.Err.Error()
		}
		if r.Page.Fetch.Outcome != tt.want || !strings.Contains(message, tt.message) || (message == "") != (tt.message == "") {
			t.Errorf("%s: outcome %s, %q, want %s, %q", tt.path, r.Page.Fetch.Outcome, message, tt.want, tt.message)
		}
		for _, r := range got {
			if r.Page.FinalURL != "" && r.Page.Fetch.Outcome == extract.OK {
				t.Errorf("%s: hop %s ends as %s", tt.path, r.Page.URL, r.Page.Fetch.Outcome)
			}
		}
	}
	if n := s.count("/b"); n != 0 {
		t.Error("a link was followed")
	}
	if len(other.hits()) != 0 {
		t.Errorf("an internal host was reached: %v", other.hits())
	}
	bad := visits(t, Just([]string{"http://", "mailto:desk@f.example"}, scratch(), "copydesk/test", nil))
	if len(bad) != 2 || bad[0].Err == nil || bad[1].Err == nil {
		t.Errorf("URLs that are none: %+v", bad)
	}
}

// A page that redirects to one that was given as well is no failure.
func TestJustRedirectToKnown(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/a": story("A"), "/old": status(301, "Location", "/a")})
	l := Just([]string{s.URL + "/a", s.URL + "/old"}, scratch(), "copydesk/test", nil)
	l.Delay = -1
	for _, r := range visits(t, l) {
		if r.Err != nil {
			t.Errorf("%s: %v", r.Page.URL, r.Err)
		}
	}
}

// A URL that its host will not have fetched for long is an error, not silence.
func TestJustBlocked(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/a": status(429, "Retry-After", "3600"), "/b": story("B")})
	l := Just([]string{s.URL + "/a", s.URL + "/b"}, scratch(), "copydesk/test", nil)
	l.Delay = -1
	got := visits(t, l)
	a, b := last(t, got, s.URL+"/a"), last(t, got, s.URL+"/b")
	if a.Err == nil || b.Err == nil || !strings.Contains(b.Err.Error(), "left alone until") {
		t.Errorf("a: %v, b: %v", a.Err, b.Err)
	}
}

func TestGuardRefusesFoundHosts(t *testing.T) {
	inside := serve(t, "127.0.0.3", map[string]any{"/feed": "secret"})
	s := serve(t, "127.0.0.2", map[string]any{
		"/feed": status(302, "Location", inside.URL+"/feed"), "/": front(inside.URL + "/x"),
		"/robots.txt": status(302, "Location", inside.URL+"/robots.txt"),
	})
	got := visits(t, quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}}))
	if len(inside.hits()) != 0 {
		t.Errorf("internal host was reached: %v", inside.hits())
	}
	refused := new(RefusedError)
	if r := last(t, got, s.URL+"/"); !errors.As(r.Err, &refused) || !strings.HasPrefix(r.Err.Error(), "robots.txt of ") || !strings.Contains(r.Err.Error(), "redirected to "+inside.URL) {
		t.Errorf("robots.txt on an internal host: %v", r.Err)
	}
}

// What was leased and not stored is visited by the next run; what was stored is
// not.
func TestResume(t *testing.T) {
	handlers := map[string]any{"/robots.txt": ""}
	var links []string
	for i := range 20 {
		path := fmt.Sprintf("/%d", i)
		links = append(links, path)
		handlers[path] = story(path)
	}
	handlers["/"] = front(links...)
	s := serve(t, "127.0.0.2", handlers)
	st := openTestStore(t)
	c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	c.Frontier = st.Frontier()
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	for page, err := range c.Pages(ctx) {
		r := &extract.Result{Page: page, Err: err}
		if page.Role == extract.PageRole {
			if doc, err := extract.Parse(page); err == nil {
				r.Links = doc.Links()
			}
			n++
		}
		if n == 8 {
			cancel() // this page and those in flight are not stored
			continue
		}
		if n > 8 {
			t.Error("a page was yielded after the end")
		}
		if err := c.Done(t.Context(), []*extract.Result{r}); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if _, err := st.Start(t.Context(), "crawl", "test"); err != nil {
		t.Fatal(err)
	}
	c2 := quick(c.Sources...)
	c2.Frontier = c.Frontier
	visits(t, c2)
	twice := 0
	for _, path := range links {
		switch s.count(path) {
		case 0:
			t.Errorf("%s was lost", path)
		case 1:
		default:
			twice++
		}
	}
	if twice > 2 {
		t.Errorf("%d pages were fetched twice, want at most the one in flight and the one not stored", twice)
	}
}

// A variant that no rule knows is fetched once, and its canonical page is
// visited from then on.
func TestVariants(t *testing.T) {
	canonical := strings.Replace(story("One"), "<head>", `<head><link rel=canonical href="/one">`, 1)
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/one?from=front", "/one?from=side", "/one/amp", "/one?print=1", "/two?from=front"), "/one": canonical,
		"/two": strings.Replace(story("Two"), "<head>", `<head><link rel=canonical href="/two">`, 1),
	})
	c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	got := visits(t, c)
	s.fetched(t, map[string]int{"/one": 1, "/one?from=front": 1, "/one?from=side": 1, "/two?from=front": 1, "/two": 1, "/one/amp": 0})
	for _, r := range visits(t, c) {
		if r.Page.Role == extract.PageRole && r.Page.URL != s.URL+"/" {
			t.Errorf("a second run visited %s", r.Page.URL)
		}
	}
	if a := last(t, got, s.URL+"/one?from=side").Article; a == nil || a.URL != s.URL+"/one" {
		t.Errorf("article of a variant: %+v", a)
	}
}

// A frontier that fails ends the run, with the reason and no goroutine left.
func TestFrontierFails(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1"), "/1": story("1")})
	for after := range 4 {
		c := quick(Source{URL: s.URL})
		c.Frontier = &failing{Frontier: scratch(), after: after}
		visits(t, c)
		if !errors.Is(c.Err(), errFull) {
			t.Errorf("after %d calls: %v, want %v", after, c.Err(), errFull)
		}
	}
	noneLeft(t)
}

var errFull = errors.New("disk is full")

// failing is a frontier of which every Lease and PutHost fails after some.
type failing struct {
	frontier.Frontier
	mu    sync.Mutex
	after int
}

func (f *failing) fail() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.after--; f.after < 0 {
		return errFull
	}
	return nil
}

func (f *failing) Lease(ctx context.Context, want frontier.Want) ([]frontier.Lease, error) {
	if err := f.fail(); err != nil {
		return nil, err
	}
	return f.Frontier.Lease(ctx, want)
}

func (f *failing) PutHost(ctx context.Context, h frontier.Host) error {
	if err := f.fail(); err != nil {
		return err
	}
	return f.Frontier.PutHost(ctx, h)
}

// No goroutine of a run, and none of its connections, is left when Pages
// returns, however it ends.
func TestNoGoroutineLeft(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/1", "/2", "/hang"), "/1": story("1", "/3"), "/2": story("2"), "/3": story("3"),
		"/hang": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	})
	visits(t, quick(Source{URL: s.URL}))
	noneLeft(t)

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for page, err := range quick(Source{URL: s.URL}).Pages(ctx) { // nothing is ever done
		t.Log("ends after", page.URL, err)
		cancel()
	}
	noneLeft(t)
	for page, err := range quick(Source{URL: s.URL}).Pages(t.Context()) {
		t.Log("ends after", page.URL, err)
		break
	}
	noneLeft(t)
}

// noneLeft waits for connections to close, which the Go client does in the
// background; a minute is for ever.
func noneLeft(t *testing.T) {
	t.Helper()
	buf := make([]byte, 1<<20)
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		all := string(buf[:runtime.Stack(buf, true)])
		if !strings.Contains(all, "crawl.(*run)") && !strings.Contains(all, "http.(*persistConn)") {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("goroutines are left:\n%s", all)
		}
	}
}

func TestMaxPages(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1", "/2", "/3"), "/1": story("1"), "/2": story("2"), "/3": story("3")})
	c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	c.MaxPages = 2
	pages := 0
	for _, r := range visits(t, c) {
		if r.Page.Role == extract.PageRole {
			pages++
		}
	}
	if pages != 2 {
		t.Errorf("%d pages, want 2", pages)
	}
	c.MaxPages = 0
	visits(t, c)
	s.fetched(t, map[string]int{"/1": 1, "/2": 1, "/3": 1})
}

func TestSite(t *testing.T) {
	for _, tt := range []struct{ a, b string }{
		{"https://ledger.example/", "http://www.ledger.example/x"},
		{"https://news.ledger.co.uk/", "https://ledger.co.uk/"},
	} {
		if site(mustParse(t, tt.a)) != site(mustParse(t, tt.b)) {
			t.Errorf("%s and %s are two sites", tt.a, tt.b)
		}
	}
	for _, tt := range []struct{ a, b string }{
		{"https://ledger.co.uk/", "https://other.co.uk/"},
		{"http://127.0.0.1:80/", "http://127.0.0.2:80/"},
		{"http://127.0.0.1:8001/", "http://127.0.0.1:8002/"},
		{"https://a.github.io/", "https://b.github.io/"},
	} {
		if site(mustParse(t, tt.a)) == site(mustParse(t, tt.b)) {
			t.Errorf("%s and %s are one site", tt.a, tt.b)
		}
	}
}

func mustParse(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
