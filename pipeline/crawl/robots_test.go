package crawl

import (
	"strings"
	"testing"
	"time"
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
