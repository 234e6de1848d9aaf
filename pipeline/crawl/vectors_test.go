package crawl

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// vectors reads the cases of one file of the folder vectors/ under the
// environment variable COPYDESK_BENCH: test material of other projects, which
// is not part of this one.
func vectors[T any](t *testing.T, name string) (out []T) {
	t.Helper()
	dir := os.Getenv("COPYDESK_BENCH")
	if dir == "" {
		t.Skip("COPYDESK_BENCH is not set")
	}
	f, err := os.Open(filepath.Join(dir, "vectors", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// A score counts hits by project.
type score struct{ hits, all map[string]int }

func (s *score) add(project string, hit bool) {
	if s.all == nil {
		s.hits, s.all = map[string]int{}, map[string]int{}
	}
	s.all[project]++
	if hit {
		s.hits[project]++
	}
}

// atLeast fails where a project's cases are met less often than they were.
func (s *score) atLeast(t *testing.T, want map[string]int) {
	t.Helper()
	for _, p := range slices.Sorted(maps.Keys(s.all)) {
		t.Logf("%-40s %d of %d", p, s.hits[p], s.all[p])
		if s.hits[p] < want[p] {
			t.Errorf("%s: %d of %d, want %d", p, s.hits[p], s.all[p], want[p])
		}
	}
}

func project(id string) string {
	p, _, _ := strings.Cut(id, "/")
	return p
}

func TestRobotsVectors(t *testing.T) {
	var s score
	for _, v := range vectors[struct {
		ID, Robots, Agent, URL string
		Allowed                *bool
		CrawlDelay             *float64 `json:"crawl_delay"`
	}](t, "robots.jsonl") {
		r := parseRobots([]byte(v.Robots), productToken(v.Agent))
		if v.Allowed == nil {
			var got *float64
			if r.delay > 0 {
				seconds := r.delay.Seconds()
				got = &seconds
			}
			hit := got == v.CrawlDelay || got != nil && v.CrawlDelay != nil && *got == *v.CrawlDelay || got == nil && v.CrawlDelay != nil && *v.CrawlDelay == 0
			s.add(project(v.ID)+" delay", hit)
			if !hit && testing.Verbose() {
				t.Logf("miss %s: delay %v\n%s", v.ID, r.delay, v.Robots)
			}
			continue
		}
		path := v.URL
		if u, err := url.Parse(v.URL); err == nil && u.Host != "" {
			path = strings.TrimPrefix(v.URL, u.Scheme+"://")
			if i := strings.IndexByte(path, '/'); i >= 0 {
				path = path[i:]
			} else {
				path = "/"
			}
		}
		got := r.allows(path)
		s.add(project(v.ID), got == *v.Allowed)
		if got != *v.Allowed && testing.Verbose() {
			t.Logf("miss %s: agent %q url %q want %v\n%s", v.ID, v.Agent, v.URL, *v.Allowed, v.Robots)
		}
	}
	// What is missed is lenience beyond RFC 9309, or against it: see the ids.
	s.atLeast(t, map[string]int{"google": 137, "protego": 314, "cc-simple": 182, "temoto": 74, "protego delay": 6})
}

func TestSitemapVectors(t *testing.T) {
	var s score
	for _, v := range vectors[struct {
		ID, Content string
		Base64      string `json:"content_base64"`
		Expect      struct {
			URLs     int      `json:"url_count"`
			Sitemaps int      `json:"sitemap_count"`
			First    string   `json:"first_url"`
			Locs     []string `json:"locs_derived"`
			Error    bool     `json:"error_in_strict_mode"`
		}
	}](t, "sitemap.jsonl") {
		body := []byte(v.Content)
		if v.Base64 != "" {
			var err error
			if body, err = base64.StdEncoding.DecodeString(v.Base64); err != nil {
				t.Fatal(err)
			}
		}
		entries, err := sitemapEntries(body)
		urls, sitemaps := 0, 0
		var locs []string
		for _, e := range entries {
			if slices.Contains(locs, e.loc) {
				continue
			}
			if e.sitemap {
				sitemaps++
			} else {
				urls++
			}
			locs = append(locs, e.loc)
		}
		hit := v.Expect.Error || urls == v.Expect.URLs && sitemaps == v.Expect.Sitemaps
		hit = hit && (v.Expect.First == "" || len(locs) > 0 && locs[0] == v.Expect.First)
		hit = hit && (v.Expect.Locs == nil || slices.Equal(locs, v.Expect.Locs))
		s.add(project(v.ID), hit)
		if !hit {
			t.Logf("miss %s: %d URLs, %d sitemaps, %q, %v; want %+v", v.ID, urls, sitemaps, locs, err, v.Expect)
		}
	}
	s.atLeast(t, map[string]int{"cc-sitemap": 22})
}

func TestURLVectors(t *testing.T) {
	var s score
	for _, v := range vectors[struct {
		ID, Kind     string
		Input        any
		Base, Expect *string
	}](t, "url.jsonl") {
		input, ok := v.Input.(string)
		if !ok {
			continue // of a language with weaker types
		}
		if project(v.ID) == "cc-resolve" && v.Base != nil {
			input, *v.Base = *v.Base, input // the columns of its file are the other way round
		}
		var base *url.URL
		if v.Base != nil {
			var err error
			if base, err = url.Parse(*v.Base); err != nil {
				continue // a base that only a browser reads
			}
		}
		var got *string
		switch v.Kind {
		case "parse":
			if u, err := resolve(input, base); err == nil {
				href := u.Href(false)
				got = &href
			}
		default:
			if u, err := Normalize(input, base); err == nil {
				got = &u
			}
		}
		hit := got == nil && v.Expect == nil || got != nil && v.Expect != nil && *got == *v.Expect
		s.add(project(v.ID)+" "+v.Kind, hit)
		if !hit && testing.Verbose() {
			show := func(p *string) string {
				if p == nil {
					return "refused"
				}
				return *p
			}
			t.Logf("miss %s %s: %q = %q, want %q", v.ID, v.Kind, input, show(got), show(v.Expect))
		}
	}
	s.atLeast(t, map[string]int{"wpt parse": 439})
}

func TestFeedVectors(t *testing.T) {
	type item struct { // of any of the layers
		Link            string
		Links           []any  // strings of RSS, objects of Atom
		PublishedParsed string `json:"publishedParsed"`
		UpdatedParsed   string `json:"updatedParsed"`
		PubDateParsed   string `json:"pubDateParsed"`
	}
	link := func(it item) string {
		for _, l := range it.Links {
			if l, ok := l.(map[string]any); ok && it.Link == "" && (l["rel"] == nil || l["rel"] == "alternate") {
				it.Link, _ = l["href"].(string)
			}
		}
		return it.Link
	}
	var s score
	for _, v := range vectors[struct {
		ID, Layer, Content string
		Expect             struct{ Items, Entries []item }
	}](t, "feed.jsonl") {
		entries, err := feedEntries([]byte(v.Content))
		n := 0
		hit := err == nil
		for _, it := range append(v.Expect.Items, v.Expect.Entries...) {
			if link(it) == "" {
				continue
			}
			dated := it.PublishedParsed+it.UpdatedParsed+it.PubDateParsed != ""
			if n >= len(entries) || entries[n].loc != link(it) || dated && touched(entries[n].hint).IsZero() {
				hit = false
				break
			}
			n++
		}
		s.add(v.Layer, hit)
		if !hit {
			t.Logf("miss %s: %v, %v, want %v", v.ID, entries, err, v.Expect)
		}
	}
	s.atLeast(t, map[string]int{"feed": 97, "rss": 163, "atom": 270})
}
