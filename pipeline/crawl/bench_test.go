package crawl

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"copydesk/extract"
	"copydesk/fixtures"
	"copydesk/pipeline"
	"copydesk/pipeline/clean"
	"copydesk/pipeline/frontier"
)

// TestServePress is no test: it serves a press for a benchmark, in a process of
// its own, so that the work of the servers is not counted.
func TestServePress(t *testing.T) {
	size := os.Getenv("COPYDESK_SERVE_PRESS")
	if size == "" {
		t.Skip("COPYDESK_SERVE_PRESS=HOSTS,ARTICLES is not set")
	}
	var hosts, articles int
	if _, err := fmt.Sscanf(size, "%d,%d", &hosts, &articles); err != nil {
		t.Fatal(err)
	}
	p, err := fixtures.ServePress(t.Context(), hosts, articles, false)
	if err != nil {
		t.Fatal(err)
	}
	var origins []string
	for _, s := range p.Sites {
		origins = append(origins, s.Origin)
	}
	fmt.Println("serving", strings.Join(origins, " "))
	bufio.NewReader(os.Stdin).ReadString('\n') //nolint:errcheck // the end of the benchmark
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
}

// servePress starts TestServePress and returns its origins.
func servePress(b *testing.B, hosts, articles int) []string {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestServePress$")
	cmd.Env = append(os.Environ(), fmt.Sprintf("COPYDESK_SERVE_PRESS=%d,%d", hosts, articles))
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := in.Close(); err != nil {
			b.Error(err)
		}
		if err := cmd.Wait(); err != nil {
			b.Error(err)
		}
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if origins, ok := strings.CutPrefix(lines.Text(), "serving "); ok {
			return strings.Fields(origins)
		}
	}
	b.Fatal("the press did not start")
	return nil
}

func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkCrawl compares the CPU time of a page, politeness off: fetched and
// its links followed by net/http with goquery, by the crawler over SQLite, and
// by the whole of the pipeline. The ratio is to the first.
func BenchmarkCrawl(b *testing.B) {
	const articles = 1000
	for _, hosts := range []int{1, 20} {
		origins := servePress(b, hosts, articles)
		perPage := func(name string, visit func(b *testing.B) (pages int)) (cpu float64) {
			b.Run(fmt.Sprintf("%s/%d hosts", name, hosts), func(b *testing.B) {
				pages := 0
				begun := cpuTime(b)
				for b.Loop() {
					pages += visit(b)
				}
				cpu = float64(cpuTime(b)-begun) / float64(pages) / 1e6
				b.ReportMetric(cpu, "cpu-ms/page")
				b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
				if pages/b.N < articles {
					b.Errorf("%d pages a run, want %d", pages/b.N, articles)
				}
			})
			return cpu
		}
		base := perPage("goquery", func(b *testing.B) int { return goqueryCrawl(b, origins) })
		fetched := perPage("crawler", func(b *testing.B) int { return crawlOnly(b, origins) })
		whole := perPage("pipeline", func(b *testing.B) int { return crawlWhole(b, origins) })
		b.Logf("%d hosts: crawler %.2f, pipeline %.2f times the CPU of net/http with goquery; pipeline %.0f pages a CPU second", hosts, fetched/base, whole/base, 1000/whole)
	}
}

// goqueryCrawl is the least that a crawl does in Go: 16 goroutines, net/http,
// goquery, a set of seen URLs.
func goqueryCrawl(b *testing.B, origins []string) int {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	defer client.CloseIdleConnections()
	var mu sync.Mutex
	seen := map[string]bool{}
	var todo []string
	pages, busy := 0, 0
	add := func(u *url.URL) {
		u.Fragment = ""
		if s := u.String(); !seen[s] {
			seen[s] = true
			if strings.Contains(u.Path, "/2025/") && u.RawQuery == "" && !strings.HasSuffix(u.Path, "/amp") || u.Path == "" || strings.HasPrefix(u.Path, "/section") {
				todo = append(todo, s)
			}
		}
	}
	fetch := func(raw string) []*url.URL {
		res, err := client.Get(raw)
		if err != nil {
			b.Error(err)
			return nil
		}
		defer res.Body.Close()
		doc, err := goquery.NewDocumentFromReader(res.Body)
		if err != nil {
			b.Error(err)
			return nil
		}
		var links []*url.URL
		for _, a := range doc.Find("a[href]").EachIter() {
			if u, err := res.Request.URL.Parse(a.AttrOr("href", "")); err == nil {
				links = append(links, u)
			}
		}
		return links
	}
	for _, o := range origins {
		u, err := url.Parse(o)
		if err != nil {
			b.Fatal(err)
		}
		add(u)
		res, err := client.Get(o + "/sitemap-0.xml") // what no link leads to
		if err != nil {
			b.Fatal(err)
		}
		entries, err := entriesOf(res)
		if err != nil {
			b.Fatal(err)
		}
		res, err = client.Get(o + "/sitemap-1.xml.gz")
		if err != nil {
			b.Fatal(err)
		}
		more, err := entriesOf(res)
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range append(entries, more...) {
			if u, err := url.Parse(e.loc); err == nil {
				add(u)
			}
		}
	}
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for {
				mu.Lock()
				if len(todo) == 0 {
					idle := busy == 0
					mu.Unlock()
					if idle {
						return
					}
					time.Sleep(time.Millisecond)
					continue
				}
				next := todo[0]
				todo = todo[1:]
				busy++
				mu.Unlock()
				links := fetch(next)
				mu.Lock()
				for _, l := range links {
					add(l)
				}
				pages++
				busy--
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return pages
}

func entriesOf(res *http.Response) ([]entry, error) {
	defer res.Body.Close()
	body := make([]byte, 0, 1<<20)
	for r := bufio.NewReader(res.Body); ; {
		c, err := r.ReadByte()
		if err != nil {
			return sitemapEntries(body)
		}
		body = append(body, c)
	}
}

func impolite(origins []string, f frontier.Frontier) *Crawler {
	c := &Crawler{Frontier: f, UserAgent: "copydesk/test", Delay: -1, PerHost: 16}
	for _, o := range origins {
		c.Sources = append(c.Sources, Source{Name: o, URL: o})
	}
	return c
}

// crawlOnly fetches, follows links and remembers, and drops the pages.
func crawlOnly(b *testing.B, origins []string) (pages int) {
	st := openTestStore(b)
	ctx := b.Context()
	c := impolite(origins, st.Frontier())
	p := pipeline.Pipeline{Source: linksOnly{c}, Sink: nowhere{}, Each: func(r *extract.Result) error {
		if r.Page.Fetch.Outcome == extract.OK && r.Page.Role == unextracted {
			pages++
		}
		return nil
	}}
	if _, err := p.Run(ctx); err != nil {
		b.Fatal(err)
	}
	return pages
}

// nowhere keeps nothing, and lets results come in batches as a store does.
type nowhere struct{}

func (nowhere) Put(context.Context, []*extract.Result) error { return nil }

// linksOnly keeps pages from being extracted, by a role that the pipeline does
// not know: they are parsed for their links.
type linksOnly struct{ *Crawler }

const unextracted extract.Role = "unextracted"

func (l linksOnly) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	return func(yield func(*extract.Page, error) bool) {
		for page, err := range l.Crawler.Pages(ctx) {
			if page.Role == extract.PageRole {
				page.Role = unextracted
			}
			if !yield(page, err) {
				return
			}
		}
	}
}

func (l linksOnly) Done(ctx context.Context, results []*extract.Result) error {
	for _, r := range results {
		if r.Page.Role != unextracted || r.Page.Fetch.Outcome != extract.OK {
			continue
		}
		doc, err := extract.Parse(r.Page)
		if err != nil {
			return err
		}
		r.Links = doc.Links()
	}
	return l.Crawler.Done(ctx, results)
}

// crawlWhole extracts, cleans and stores as well.
func crawlWhole(b *testing.B, origins []string) (pages int) {
	st := openTestStore(b)
	run, err := st.Start(b.Context(), "crawl", "test")
	if err != nil {
		b.Fatal(err)
	}
	p := pipeline.Pipeline{Source: impolite(origins, st.Frontier()), Clean: clean.Standard(clean.DefaultLexicon()), Sink: run}
	report, err := p.Run(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return report.Pages
}

// BenchmarkKnownURLs crawls with a million URLs in the frontier, or none, and
// reports the most memory that the process ever had: run each by itself.
func BenchmarkKnownURLs(b *testing.B) {
	for _, n := range []int{0, 1_000_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { benchmarkKnownURLs(b, n) })
	}
}

func benchmarkKnownURLs(b *testing.B, known int) {
	origins := servePress(b, 20, 400)
	st := openTestStore(b)
	f := st.Frontier()
	const batch = 1000
	for n := 0; n < known; n += batch {
		items := make([]frontier.Item, batch)
		for i := range items {
			o := origins[i%len(origins)]
			items[i] = frontier.Item{
				URL: fmt.Sprintf("%s/2019/archive-of-the-harbour-desk/story-number-%d", o, n+i), Host: strings.TrimPrefix(o, "http://"),
				Kind: frontier.Page, Source: o, Depth: 1, Due: time.Now().Add(24 * time.Hour),
			}
		}
		if _, err := f.Put(b.Context(), items); err != nil {
			b.Fatal(err)
		}
	}
	pages := 0
	begun := cpuTime(b)
	for b.Loop() {
		run, err := st.Start(b.Context(), "crawl", "test")
		if err != nil {
			b.Fatal(err)
		}
		p := pipeline.Pipeline{Source: impolite(origins, f), Clean: clean.Standard(clean.DefaultLexicon()), Sink: run}
		report, err := p.Run(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		pages += report.Pages
	}
	b.ReportMetric(float64(cpuTime(b)-begun)/float64(max(1, pages))/1e6, "cpu-ms/page")
	b.ReportMetric(peakMemory(b), "MB-peak")
}

// peakMemory is the largest resident set of the process so far, in MB; 0 where
// the system does not tell.
func peakMemory(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		b.Fatal(err)
	}
	return float64(kb) / 1000
}
