package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"copydesk/extract"
	"copydesk/fixtures"
	"copydesk/store"
)

// A desk is copydesk as real processes on one file, crawling a press.
type desk struct {
	*testing.T
	*fixtures.Press
	db   string
	args []string // of every crawl
}

const deskDelay = 20 * time.Millisecond

func newDesk(t *testing.T, hosts, articles int) *desk {
	t.Helper()
	p, err := fixtures.ServePress(t.Context(), hosts, articles, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &desk{T: t, Press: p, db: filepath.Join(t.TempDir(), "news.db")}
	d.args = []string{"crawl", "--db", d.db, "--delay", deskDelay.String()}
	for _, s := range p.Sites {
		d.args = append(d.args, s.Origin)
	}
	return d
}

// A process is a copydesk that was started; out and err are what it printed.
type process struct {
	*exec.Cmd
	out, err bytes.Buffer
}

// start runs copydesk; it ends with the test at the latest.
func (d *desk) start(args ...string) *process {
	d.Helper()
	self, err := os.Executable()
	if err != nil {
		d.Fatal(err)
	}
	return d.startAs(self, append([]string{"copydesk"}, args...)) // see TestMain
}

func (d *desk) startAs(path string, args []string) *process {
	d.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	d.Cleanup(cancel)
	p := &process{Cmd: exec.CommandContext(ctx, path)}
	p.Args, p.Stdout, p.Stderr = args, &p.out, &p.err
	if err := p.Start(); err != nil {
		d.Fatal(err)
	}
	return p
}

// exit waits for the end of a process and returns its exit code, -1 for one that
// was killed.
func (d *desk) exit(p *process) int {
	d.Helper()
	err := p.Wait()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		d.Fatal(err)
	}
	return p.ProcessState.ExitCode()
}

// requests counts what the press was asked for.
func (d *desk) requests() (n int) {
	for _, s := range d.Sites {
		n += len(s.Visits())
	}
	return n
}

// await waits until the press was asked n times more; a minute is for ever.
func (d *desk) await(n int) {
	d.Helper()
	for from, end := d.requests(), time.Now().Add(time.Minute); d.requests() < from+n; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			d.Fatalf("%d requests in a minute, want %d", d.requests()-from, n)
		}
	}
}

// read opens the file and does f.
func (d *desk) read(f func(*store.Store) error) {
	d.Helper()
	if err := read(d.Context(), d.db, f); err != nil {
		d.Error(err)
	}
}

// complete checks that the file is whole and has every article once, with its
// text, and nothing else.
func (d *desk) complete() {
	d.Helper()
	d.read(func(st *store.Store) error {
		got := map[string]string{}
		for r, err := range st.Articles(d.Context(), store.Filter{}) {
			if err != nil {
				return err
			}
			got[r.Article.URL] += r.Article.Body()
		}
		want := 0
		for _, s := range d.Sites {
			for n := range s.Articles {
				want++
				url, _, paragraphs := s.Article(n)
				if got[url] != strings.Join(paragraphs, "\n\n") {
					d.Errorf("%s is stored as %q", url, got[url])
				}
			}
		}
		if len(got) != want {
			d.Errorf("%d articles, want %d", len(got), want)
		}
		problems, err := st.Check(d.Context())
		if len(problems) > 0 {
			d.Errorf("the file is not whole: %v", problems)
		}
		return err
	})
}

// twice counts the articles that were sent whole more than once, and checks the
// gaps between requests.
func (d *desk) twice() (n int) {
	d.Helper()
	for _, s := range d.Sites {
		sent := map[string]int{}
		var last time.Time
		for _, v := range s.Visits() {
			if gap := v.At.Sub(last); gap < deskDelay {
				d.Errorf("%s%s was fetched %v after the page before, want %v", s.Origin, v.Path, gap, deskDelay)
			}
			last = v.At
			if sent[v.Path]++; strings.HasPrefix(v.Path, "/2025/") && v.Status == 200 && sent[v.Path] > 1 {
				n++
			}
		}
	}
	return n
}

// A crawl that is killed three times in the middle is complete in the end, and
// fetches twice what was in flight at most: one page being fetched on a host,
// and what one batch had still to store.
func TestCrawlKilled(t *testing.T) {
	const hosts, kills = 3, 3
	d := newDesk(t, hosts, 90)
	for range kills {
		p := d.start(d.args...)
		d.await(30)
		if err := p.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if code := d.exit(p); code != -1 {
			t.Fatalf("the crawl ended by itself, exit code %d\n%s%s", code, &p.out, &p.err)
		}
	}
	p := d.start(d.args...)
	if code := d.exit(p); code != 0 {
		t.Errorf("exit code %d\n%s%s", code, &p.out, &p.err)
	}
	d.complete()
	inFlight := 1 + int(time.Second/deskDelay) // see storing in package crawl
	n := d.twice()
	if n > kills*hosts*inFlight {
		t.Errorf("%d articles were fetched twice", n)
	}
	t.Logf("%d articles of 90 were fetched twice over %d kills", n, kills)
	d.read(func(st *store.Store) error {
		runs, err := st.Runs(t.Context(), 10)
		status := ""
		for _, r := range runs {
			status += r.Status + " "
		}
		if status != "ok aborted aborted aborted " {
			t.Errorf("runs are %s, the last one first", status)
		}
		return err
	})
}

// A crawl that is told to end does so with what it has, and says so.
func TestCrawlTerminated(t *testing.T) {
	for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(fmt.Sprint(signal), func(t *testing.T) { crawlTerminated(t, signal) })
	}
}

func crawlTerminated(t *testing.T, signal os.Signal) {
	d := newDesk(t, 3, 60)
	metrics := filepath.Join(t.TempDir(), "copydesk.prom")
	p := d.start(append(d.args, "--metrics-file", metrics)...)
	d.await(30)
	if err := p.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	if code := d.exit(p); code != exitFailed || !strings.Contains(p.err.String(), "interrupted; what was stored is kept") {
		t.Errorf("exit code %d, %s", code, &p.err)
	}
	if text, err := os.ReadFile(metrics); err != nil || !strings.Contains(string(text), "copydesk_run_status{status=\"aborted\"} 1\n") {
		t.Errorf("metrics: %v\n%s", err, text)
	}
	d.read(func(st *store.Store) error {
		runs, err := st.Runs(t.Context(), 1)
		if len(runs) != 1 || runs[0].Status != "aborted" || runs[0].FinishedAt.IsZero() || runs[0].OK == 0 {
			t.Errorf("runs: %+v", runs)
		}
		return err
	})
	if code := d.exit(d.start(d.args...)); code != 0 {
		t.Errorf("the next crawl: exit code %d", code)
	}
	d.complete()
}

// Of two crawls one works, the other says who does.
func TestCrawlTwice(t *testing.T) {
	d := newDesk(t, 2, 30)
	first := d.start(d.args...)
	d.await(5)
	second := d.start(d.args...)
	if code := d.exit(second); code != exitBusy || !strings.Contains(second.err.String(), fmt.Sprintf("process %d has been crawling into it", first.Process.Pid)) {
		t.Errorf("second crawl: exit code %d, %s", code, &second.err)
	}
	third := d.start(append(d.args, "--skip-if-running")...)
	if code := d.exit(third); code != 0 || third.err.Len() > 0 {
		t.Errorf("third crawl: exit code %d, %s", code, &third.err)
	}
	fourth := d.start(append(d.args, "--wait", "50s")...)
	if code := d.exit(first); code != 0 {
		t.Errorf("first crawl: exit code %d, %s", code, &first.err)
	}
	if code := d.exit(fourth); code != 0 || !strings.Contains(fourth.out.String(), "stored 0 ") {
		t.Errorf("crawl that waited: exit code %d, %s%s", code, &fourth.out, &fourth.err)
	}
	d.complete()
}

// A disk that is full ends the run with one sentence; what was stored stays, and
// the next run goes on from there. A limit on the size of files stands in for
// the disk.
func TestCrawlDiskFull(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("limits the size of files as Linux does")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(self, filepath.Join(dir, "copydesk")); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, 3, 150)
	p := d.startAs("/bin/sh", append([]string{"sh", "-c", `trap '' XFSZ; ulimit -f 7000; exec "$@"`, "sh", filepath.Join(dir, "copydesk")}, d.args...))
	code := d.exit(p)
	if code != exitFailed || !strings.Contains(p.err.String(), "what was stored before is safe") || strings.Count(p.err.String(), "\n") > 3 {
		t.Errorf("exit code %d\n%s%s", code, &p.out, &p.err)
	}
	kept := 0
	d.read(func(st *store.Store) error {
		for _, err := range st.Articles(t.Context(), store.Filter{}) {
			if err != nil {
				return err
			}
			kept++
		}
		runs, err := st.Runs(t.Context(), 1)
		if err != nil {
			return err
		}
		if len(runs) != 1 || runs[0].Status != "failed" {
			t.Errorf("runs: %+v", runs)
		}
		problems, err := st.Check(t.Context())
		if len(problems) > 0 {
			t.Errorf("the file is not whole: %v", problems)
		}
		return err
	})
	t.Logf("%d articles were kept", kept)
	if code := d.exit(d.start(d.args...)); code != 0 {
		t.Errorf("the next crawl: exit code %d", code)
	}
	d.complete()
	if n := d.twice(); kept == 0 || n > 150-kept {
		t.Errorf("%d articles were kept, but %d fetched twice", kept, n)
	}
}

// A URL belongs to the source that begins like it, or else to the first of its host,
// with the lists of that.
func TestFind(t *testing.T) {
	c := &config{Sources: []sourceConfig{
		{Name: "world", URL: "https://ledger.example/world/", Feeds: []string{"rss", "/all.rss"}},
		{Name: "sport", URL: "https://ledger.example/sport"},
		{Name: "home", URL: "https://ledger.example/"},
		{Name: "courier", URL: "https://courier.example"},
	}}
	for name, want := range map[string]string{
		"sport": "sport", "https://courier.example/": "courier", "https://courier.example/a": "courier",
		"https://ledger.example/world/asia/": "world", "https://ledger.example/sport/cup": "sport", "https://ledger.example/life": "home",
		"http://ledger.example/life": "world", "https://other.example/": "other.example",
	} {
		s, err := c.find(name)
		if err != nil || s.Name != want {
			t.Errorf("find(%s) = %q, %v, want %q", name, s.Name, err, want)
		}
	}
	s, err := c.find("https://ledger.example/world/asia/")
	if want := []string{"https://ledger.example/world/rss", "https://ledger.example/all.rss"}; err != nil || !slices.Equal(s.Feeds, want) {
		t.Errorf("feeds are %q, %v, want %q", s.Feeds, err, want)
	}
}

// A site without a feed is in no trouble; one without a page that was asked for is.
func TestTally(t *testing.T) {
	visits := newTally()
	for _, role := range []extract.Role{extract.PageRole, extract.FeedRole, extract.RobotsRole} {
		visits.add(&extract.Result{Page: &extract.Page{Role: role, Fetch: extract.Fetch{Outcome: extract.HTTPError, Status: 404}}})
	}
	if got := visits.String(); visits.errors() != 1 || !strings.HasSuffix(got, ": absent 2, http_error 1") {
		t.Errorf("%d errors, %s", visits.errors(), got)
	}
}
