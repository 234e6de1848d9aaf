package crawl

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"copydesk/extract"
)

func TestRobots(t *testing.T) {
	const file = "\ufeffAllow: /before-any-group\r\n" +
		"User-agent: other\nUser-Agent : CopyDesk/2.0 # us\nDisallow: /private/\nAllow: /private/press/\nDisallow: /*.pdf$\nDisallow:\nCrawl-delay: soon\nCrawl-delay: 2.5\n\n" +
		"User-agent: *\nDisallow: /\nCrawl-delay: 9\n" +
		"Sitemap: https://ledger.example/map.xml\nno sense here\n" +
		"User-agent: copydesk\nDisallow: /dr%c3%a4fts\nDisallow: /a%2Fb\n"
	r := parseRobots([]byte(file), "copydesk")
	if r.delay != 2500*time.Millisecond {
		t.Errorf("delay %v", r.delay)
	}
	if len(r.sitemaps) != 1 || r.sitemaps[0] != "https://ledger.example/map.xml" {
		t.Errorf("sitemaps %q", r.sitemaps)
	}
	for path, want := range map[string]bool{
		"/": true, "/world": true, "/private/x": false, "/private/press/x": true, "/private": true,
		"/x.pdf": false, "/x.pdf?download": true, "/dräfts/1": false, "/dr%C3%A4fts": false, "/a%2fb": false, "/a/b": true,
		"/robots.txt": true, "": true,
	} {
		if got := r.allows(path); got != want {
			t.Errorf("allows(%q) = %v", path, got)
		}
	}
	if everybody := parseRobots([]byte(file), "nobody"); everybody.allows("/world") || everybody.delay != 9*time.Second {
		t.Error("another crawler does not get the rules of *")
	}
	if empty := parseRobots(nil, "copydesk"); !empty.allows("/x") {
		t.Error("an empty file forbids")
	}
}

func TestAgentName(t *testing.T) {
	for userAgent, want := range map[string]string{
		"":                                "",
		"mydesk":                          "mydesk",
		"MyDesk/2.0 (+https://x.example)": "MyDesk",
		"Mozilla/5.0 (compatible; mydesk/1.0; +https://x.example/bot)":                      "mydesk",
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (compatible; my-desk; +https:)": "my-desk",
		"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0":            "Mozilla",
	} {
		if got := agentName(userAgent); got != want {
			t.Errorf("%q is %q, want %q", userAgent, got, want)
		}
	}
}

func TestCrawlDelay(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"": 0, "soon": 0, "-1": 0, "NaN": 0, "0.5": time.Second / 2, "3600": time.Hour, "10000": 10 * time.Second, "1e300": time.Hour,
	} {
		if got := parseRobots([]byte("User-agent: *\nCrawl-delay: "+value), "copydesk").delay; got != want {
			t.Errorf("Crawl-delay %q is %v, want %v", value, got, want)
		}
	}
}

// Of a list that is broken, what is whole is read.
func TestBrokenLists(t *testing.T) {
	rss := func(title string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><item><title>` + title + `</title><link>https://ledger.example/1</link></item><item><title>Two</title><link><![CDATA[ https://ledger.example/2 ]]></link></item></channel></rss>`
	}
	urls := func(between string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://ledger.example/1</loc>` + between + `</url><url><loc>https://ledger.example/2</loc></url></urlset>`
	}
	utf16 := func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	for _, tt := range []struct {
		name, list string
		want       int    // entries
		headline   string // of the first
	}{
		{"whole", rss("One"), 2, "One"},
		{"bare ampersand", rss("One & all"), 2, "One & all"},
		{"entity of HTML", rss("One&eacute;"), 2, "Oneé"},
		{"control character", rss("On\x0be"), 2, "One"},
		{"reference to one", rss("On&#x0b;e&#10;"), 2, "One"},
		{"not the charset that it says", rss("Caf\xe9"), 2, "Café"},
		{"a charset that nobody knows", strings.Replace(rss("Café"), "UTF-8", "x-none", 1), 2, "Café"},
		{"UTF-16", utf16(rss("Café")), 2, "Café"},
		{"notice of the server before it", "Notice: undefined index\n" + rss("One"), 2, "One"},
		{"sign in a headline", rss("1 < 2"), 2, "1 < 2"},
		{"not closed", strings.TrimSuffix(rss("One"), "</channel></rss>"), 2, "One"},
		{"cut", rss("One")[:len(rss("One"))-60], 1, "One"},
		{"Atom, cut", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link href="https://ledger.example/1"/></entry><entry><ti`, 1, "One"},
		{"cut within a link", `<rss version="2.0"><channel><item><title>One</title><link>https://ledger.example/1</link></item><item><title>Two</title><link>https://ledger.exam`, 1, "One"},
		{"cut behind a link", `<rss version="2.0" xmlns:dc="d"><channel><item><title>One</title><link>https://ledger.example/1</link></item><item><title>Two</title><link>https://ledger.example/2</link><dc:creator>Ci`, 2, "One"},
		{"Atom, cut behind a link", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link href="https://ledger.example/1"/><author><name>City Desk</name><em`, 1, "One"},
		{"RDF, cut", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://ledger.example/1"><title>One</title><link>https://ledger.example/1</link><desc`, 1, "One"},
		{"sitemap", urls(""), 2, ""},
		{"sitemap with a control character", urls("<x>\x0b</x>"), 2, ""},
		{"sitemap in another charset", urls("<x>\xe9</x>"), 2, ""},
		{"sitemap in UTF-16", utf16(urls("")), 2, ""},
		{"notice before a sitemap", "Notice\n" + urls(""), 2, ""},
		{"cut sitemap", urls("")[:len(urls(""))-40], 1, ""},
		{"sitemap of text", "\ufeffhttps://ledger.example/1\r\nhttps://ledger.example/2\r\n", 2, ""},
		{"sitemap of paths", strings.ReplaceAll(urls(""), "https://ledger.example", ""), 2, ""},
	} {
		read := sitemapEntries
		if tt.headline != "" {
			read = feedEntries
		}
		got, err := read([]byte(tt.list))
		if len(got) != tt.want || len(got) > 0 && got[0].hint.Headline != tt.headline {
			t.Errorf("%s: %+v, %v, want %d entries, %q", tt.name, got, err, tt.want, tt.headline)
		}
	}
}

// A sitemap may have more entries than the standard allows. One without end is
// cut, which is said; it is read again all the same.
func TestLongSitemap(t *testing.T) {
	for _, list := range []struct{ head, entry, foot string }{
		{"<urlset>", "<url><loc>/a</loc></url>", "</urlset>"},
		{"", "https://ledger.example/a\n", ""},
	} {
		for _, n := range []int{60_000, maxEntries, maxEntries + 1} {
			got, err := sitemapEntries([]byte(list.head + strings.Repeat(list.entry, n) + list.foot))
			if len(got) != min(n, maxEntries) || errors.Is(err, errCut) != (n > maxEntries) || err != nil && n <= maxEntries {
				t.Errorf("sitemap of %d times %q: %d entries, %v", n, list.entry, len(got), err)
			}
		}
	}
	entry := "<url><loc>/a</loc></url>" + strings.Repeat(" ", 100) // 25 MB in all, not packed
	s := serve(t, "127.0.0.2", map[string]any{"/": front(), "/map.xml": "<urlset>" + strings.Repeat(entry, maxEntries+1) + "</urlset>", "/a": story("A")})
	c := quick(Source{URL: s.URL, Sitemaps: []string{"/map.xml"}})
	var said strings.Builder
	c.Log = slog.New(slog.NewTextHandler(&said, nil))
	if r := last(t, visits(t, c), s.URL+"/map.xml"); r.Err != nil || r.Page.Fetch.Outcome != extract.OK || s.count("/a") != 1 {
		t.Errorf("long sitemap: %s, %v; its story was fetched %d times", r.Page.Fetch.Outcome, r.Err, s.count("/a"))
	}
	if !strings.Contains(said.String(), "200000 entries") {
		t.Errorf("the log says %q", said.String())
	}
}

// Indexes of sitemaps that name one another, or the next one without end, end.
func TestNestedSitemaps(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front(), "/a": story("A"), "/map.xml": "<urlset><url><loc>/a</loc></url></urlset>"})
	s.mux.HandleFunc("/maps/{n}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "<sitemapindex><sitemap><loc>/maps/0</loc></sitemap><sitemap><loc>/maps/%s0</loc></sitemap><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>", r.PathValue("n"))
	})
	visits(t, quick(Source{URL: s.URL, Sitemaps: []string{"/maps/0"}, MaxDepth: 1}))
	maps := 0
	for _, h := range s.hits() {
		if strings.HasPrefix(h.path, "/map") {
			maps++
		}
	}
	if maps != 1+maxNested+1 || s.count("/a") != 1 {
		t.Errorf("%d sitemaps were fetched, want %d; the story %d times", maps, 1+maxNested+1, s.count("/a"))
	}
}

func TestUndate(t *testing.T) {
	now := time.Date(2025, 8, 22, 6, 41, 9, 0, time.UTC)
	midnight := now.Truncate(day)
	for _, tt := range []struct {
		name string
		at   []time.Time
		want int // entries that keep their date
	}{
		{"made just now", []time.Time{now, now, now.Add(time.Second), now, now, now.Add(-day)}, 1},
		{"released together", []time.Time{now, now, now, now.Add(-day)}, 4},
		{"days", []time.Time{midnight, midnight, midnight, midnight, midnight, midnight}, 6},
		{"a change of many", []time.Time{now, now, now, now, now, midnight, midnight, midnight, midnight, midnight, midnight}, 11},
		{"none", make([]time.Time, 6), 0},
	} {
		entries := make([]entry, len(tt.at))
		for i := range entries {
			entries[i].hint.Modified = tt.at[i]
		}
		undate(entries)
		kept := 0
		for _, e := range entries {
			if !e.hint.Modified.IsZero() {
				kept++
			}
		}
		if kept != tt.want {
			t.Errorf("%s: %d keep their date, want %d", tt.name, kept, tt.want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a*b$\nAllow: /a%2", "/a%2fb")
	f.Add("user-agent copydesk\ndisallow: $", "*$")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRobots([]byte(file), "copydesk")
		if r.delay < 0 || r.delay > maxCrawlDelay {
			t.Errorf("delay %v", r.delay)
		}
		got := r.allows(path)
		if !strings.Contains(strings.ToLower(file), "dis") && !strings.Contains(strings.ToLower(file), "dia") && !got {
			t.Error("forbidden by nothing")
		}
		if upper := parseRobots([]byte(strings.ReplaceAll(file, "\n", "\r\n")), "COPYDESK"); upper.allows(path) != got {
			t.Error("line ends or the case of the agent matter")
		}
	})
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<urlset><url><loc>https://ledger.example/a</loc><lastmod>2025-08-22</lastmod></url>`))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add([]byte("https://ledger.example/a\n"))
	f.Add([]byte(`<rss version="2.0"><channel><item><link>https://ledger.example/a</link></item></channel></rss>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		entries, err := sitemapEntries(body)
		if len(entries) == 0 && err == nil && len(body) == 0 {
			t.Error("nothing read, and no error")
		}
		for _, e := range entries {
			if e.loc == "" {
				t.Error("an entry without its URL")
			}
			if n := parseNote(note{Hint: e.hint}.String()); !n.Hint.Published.Equal(e.hint.Published) {
				t.Errorf("hint is lost in the note: %v", e.hint)
			}
		}
	})
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><title>F</title><item><title>A</title><link>/a</link><author>d@f.example (Desk)</author><pubDate>Fri, 22 Aug 2025 06:41:09 GMT</pubDate></item></channel></rss>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/a"/><updated>2025-08-22T06:41:09Z</updated></entry></feed>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"url":"/a","title":"A","date_published":"2025-08-22T06:41:09Z"}]}`))
	f.Add([]byte(`<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item><link>/a</link></item></rdf:RDF>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		entries, err := feedEntries(body)
		for _, e := range entries {
			if e.loc == "" || e.sitemap {
				t.Fatalf("entry %+v, %v", e, err)
			}
			if n := (note{Hint: e.hint}).String(); parseNote(n).String() != n {
				t.Fatalf("note %q does not come back", n)
			}
		}
	})
}
