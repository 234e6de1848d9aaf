package main

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"copydesk/extract"
	"copydesk/pipeline"
)

// A tally counts the visits of a run by outcome: pages, and what told of them.
type tally struct {
	begun    time.Time
	outcomes map[extract.Outcome]int
	bytes    int64
}

func newTally() *tally { return &tally{begun: time.Now(), outcomes: map[extract.Outcome]int{}} }

// absent is the outcome of a visit to where a site may have a feed, a sitemap or
// a robots.txt, and has none: no trouble.
const absent extract.Outcome = "absent"

func (t *tally) add(r *extract.Result) {
	o := r.Page.Fetch.Outcome
	if s := r.Page.Fetch.Status; r.Page.Role != extract.PageRole && (s == http.StatusNotFound || s == http.StatusGone) {
		o = absent
	}
	t.outcomes[o]++
	t.bytes += r.Page.Fetch.Bytes
}

// bad are the outcomes that lose a page.
var bad = []extract.Outcome{extract.HTTPError, extract.Timeout, extract.Network, extract.TooLarge, extract.NotHTML}

func (t *tally) errors() (n int) {
	for _, o := range bad {
		n += t.outcomes[o]
	}
	return n
}

// String returns the counts as one line for people.
func (t *tally) String() string {
	var parts []string
	total := 0
	for _, o := range slices.Sorted(maps.Keys(t.outcomes)) {
		total += t.outcomes[o]
		parts = append(parts, fmt.Sprintf("%s %d", o, t.outcomes[o]))
	}
	s := fmt.Sprintf("%s, %.1f MB in %v", plural(total, "visit"), float64(t.bytes)/1e6, time.Since(t.begun).Round(time.Second/10))
	if len(parts) > 0 {
		s += ": " + strings.Join(parts, ", ")
	}
	return s
}

// writeMetrics writes the counts of a run in the text format of Prometheus, as
// its node exporter picks it up from a folder: whole, or not at all.
func writeMetrics(path string, t *tally, r pipeline.Report, status string) error {
	return writeFile(path, func(w io.Writer) error { // which keeps the first error, as w does
		printMetrics(w, t, r, status)
		return nil
	})
}

func printMetrics(w io.Writer, t *tally, r pipeline.Report, status string) {
	gauge := func(name, help string) { fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name) }
	gauge("copydesk_run_pages", "Pages of the last crawl, by what became of them.")
	for _, c := range []struct {
		result string
		n      int
	}{
		{"new", r.New}, {"changed", r.Changed}, {"unchanged", r.Unchanged}, {"not_article", r.NotArticle}, {"robots", r.Robots}, {"gone", r.Gone}, {"failed", r.Failed},
	} {
		fmt.Fprintf(w, "copydesk_run_pages{result=%q} %d\n", c.result, c.n)
	}
	gauge("copydesk_run_visits", "Visits of the last crawl, feeds, sitemaps and robots.txt included, by outcome; absent is where a site has none of those.")
	for _, o := range append([]extract.Outcome{extract.OK, extract.NotModified, extract.Redirected, extract.Robots, absent}, bad...) {
		fmt.Fprintf(w, "copydesk_run_visits{outcome=%q} %d\n", o, t.outcomes[o])
	}
	gauge("copydesk_run_received_bytes", "Bytes that the last crawl received.")
	fmt.Fprintf(w, "copydesk_run_received_bytes %d\n", t.bytes)
	gauge("copydesk_run_duration_seconds", "How long the last crawl took.")
	fmt.Fprintf(w, "copydesk_run_duration_seconds %.3f\n", time.Since(t.begun).Seconds())
	gauge("copydesk_run_end_timestamp_seconds", "When the last crawl ended.")
	fmt.Fprintf(w, "copydesk_run_end_timestamp_seconds %d\n", time.Now().Unix())
	gauge("copydesk_run_status", "How the last crawl ended: 1 for its status, 0 for the others.")
	for _, s := range []string{"ok", "partial", "failed", "aborted"} {
		n := 0
		if s == status {
			n = 1
		}
		fmt.Fprintf(w, "copydesk_run_status{status=%q} %d\n", s, n)
	}
}

// writableFolder reports what keeps a file from being written later: cheaper to
// hear of before a crawl than after it.
func writableFolder(path string) error {
	if path == "" {
		return nil
	}
	info, err := os.Stat(filepath.Dir(path))
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder", filepath.Dir(path))
	}
	return err
}
