package crawl

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestNormalize(t *testing.T) {
	base, err := url.Parse("https://ledger.example/world/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ in, want string }{
		{"https://Ledger.Example:443/a", "https://ledger.example/a"},
		{"http://ledger.example:8080/a", "http://ledger.example:8080/a"},
		{"http://ledger.example", "http://ledger.example/"},
		{"http://ledger.example../", "http://ledger.example/"},
		{"http://ledger.example./", "http://ledger.example/"},
		{"/a#top", "https://ledger.example/a"},
		{"a/./b/../c", "https://ledger.example/world/a/c"},
		{"//cdn.example/x", "https://cdn.example/x"},
		{" /a\n", "https://ledger.example/a"},
		{"?page=2", "https://ledger.example/world/index.html?page=2"},
		{"/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "https://ledger.example/a?id=7"},
		{"/a?gclid=1", "https://ledger.example/a"},
		{"/a??", "https://ledger.example/a??"},
		{"/a?", "https://ledger.example/a"},
		{"/a?b=2&a=1", "https://ledger.example/a?b=2&a=1"}, // order may matter
		{"/a?q=ref&spmx=1", "https://ledger.example/a?q=ref&spmx=1"},
		{"/a?sid=9f86d081884c7d659a2feaa0&id=7", "https://ledger.example/a?id=7"},
		{"/a?sid=1274", "https://ledger.example/a?sid=1274"},
		{"/(S(lit3py55t21z5v55vlm25s55))/a", "https://ledger.example/a"},
		{"/a(1)/b", "https://ledger.example/a(1)/b"},
		{"/a;jsessionid=12AB?x=1", "https://ledger.example/a?x=1"},
		{"/100%", "https://ledger.example/100%25"},
		{"/100%25?q=100%&r=%zz", "https://ledger.example/100%25?q=100%&r=%zz"},
		{"/a%zz%2", "https://ledger.example/a%25zz%252"},
		{"/%7edesk/%c3%a9", "https://ledger.example/~desk/%C3%A9"},
		{"/A", "https://ledger.example/A"},   // a path has case
		{"/a/", "https://ledger.example/a/"}, // and its slash
		{"/a//b", "https://ledger.example/a//b"},
		{"https://user:word@ledger.example/a", "https://ledger.example/a"},
		{"https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"},
	} {
		got, err := Normalize(tt.in, base)
		if err != nil || got != tt.want {
			t.Errorf("Normalize(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
		}
	}
	for _, bad := range []string{"mailto:desk@ledger.example", "javascript:void(0)", "data:text/html,x", "http://", "http://.../", "http://[::1", "ftp://ledger.example/", "tel:123", "//" + strings.Repeat("s", 260) + "ō/"} {
		if got, err := Normalize(bad, base); err == nil {
			t.Errorf("Normalize(%q) = %q, want an error", bad, got)
		}
	}
}

func TestTrap(t *testing.T) {
	now := time.Date(2025, time.August, 22, 0, 0, 0, 0, time.UTC)
	for raw, want := range map[string]bool{
		"/2025/08/22/ceasefire": false, "/11/11/11/a": false, "/a/b/a/b/a/b/a/b": true, "/": false,
		"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21": true,
		"/calendar/2025/09/": false, "/calendar/2026/01/": true, "/events?month=2031-05": true, "/events/2031-05-01": true,
		"/2025/2026/budget": false, "/world/2025-27-plan": false, "/story-2031": false,
		"/search?q=a&b=1&c=2": false, "/list?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9": true, "/list?page=1&page=2&page=3": true, "/list?tag[]=a&tag[]=b&tag[]=c": false,
	} {
		if got := trap(mustParse(t, "https://ledger.example"+raw), now); (got != "") != want {
			t.Errorf("trap(%s) = %q", raw, got)
		}
	}
}

func TestPlainPage(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"/story/amp", "/story"}, {"/story/amp/", "/story/"}, {"/a/story/print/", "/a/story/"}, {"/story.amp.html", "/story.html"}, {"/story.amp", "/story"},
		{"/story?amp", "/story"}, {"/story?id=7&print=1", "/story?id=7"}, {"/story?outputType=amp&id=7", "/story?id=7"}, {"/story?view=print", "/story"},
		{"/amp/", "/amp/"}, {"/print", "/print"}, {"/guitar-amp", "/guitar-amp"}, {"/story?print=large", "/story?print=large"}, {"/story?view=gallery", "/story?view=gallery"},
		{"/a%2Fb/amp", "/a%2Fb/amp"}, {"/caf%C3%A9/amp", "/caf%C3%A9"},
	} {
		if got := plainPage(mustParse(t, "https://ledger.example"+tt.in)).String(); got != "https://ledger.example"+tt.want {
			t.Errorf("plainPage(%s) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"https://Ledger.example:443/a/../b?utm_source=x&y=%7E#z", "//[::1]:80/;sid=1", "?a&&b", "http://a/%zz%", "\\\\x\\y", "http://xn--a/"} {
		f.Add(s)
	}
	base := &url.URL{Scheme: "https", Host: "ledger.example", Path: "/"}
	f.Fuzz(func(t *testing.T, raw string) {
		once, err := Normalize(raw, base)
		if err != nil {
			return
		}
		if twice, err := Normalize(once, base); err != nil || twice != once {
			t.Errorf("%q → %q → %q, %v", raw, once, twice, err)
		}
	})
}

func TestReturns(t *testing.T) {
	for query, want := range map[string]bool{
		"next=%2Fworld%2Fstory": true, "redirect_to=https%3A%2F%2Fledger.example%2Fstory": true, "text=Port&u=https://ledger.example/story": true,
		"next=2": false, "ref=/world": false, "dest=Porto": false, "": false,
	} {
		if returns(query) != want {
			t.Errorf("returns(%s) = %v", query, !want)
		}
	}
}

// What leads back to a page is followed where a list names it, not from a page.
func TestFollowsReturns(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/read?url=/1", "/login?next=/"), "/read": story("1"), "/login": front(),
	})
	s.mux.HandleFunc("/rss", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><item><link>%s/read?url=/2</link></item></channel></rss>`, s.URL)
	})
	visits(t, quick(Source{URL: s.URL, Feeds: []string{"/rss"}}))
	for path, want := range map[string]int{"/read?url=/1": 0, "/read?url=/2": 1, "/login?next=/": 0} {
		if got := s.count(path); got != want {
			t.Errorf("%s was asked for %d times, want %d", path, got, want)
		}
	}
}

// What a user is told of a URL that is none has no password in it.
func TestShown(t *testing.T) {
	for _, tt := range []struct{ url, shown string }{
		{"http://desk:word@ledger.example:99999/@desk", "http://…@ledger.example:99999/@desk"}, {"http://desk:w/or@d@ledger.example/", "http://…@ledger.example/"},
		{"desk:word@ledger.example", "desk:…@ledger.example"}, {"//token@ledger.example", "//…@ledger.example"}, {"http://ledger.example:99999/", "http://ledger.example:99999/"},
	} {
		if got := Shown(tt.url); got != tt.shown {
			t.Errorf("Shown(%q) = %q, want %q", tt.url, got, tt.shown)
		}
		if _, err := Named(tt.url, nil); err == nil || strings.Contains(err.Error(), "word") || strings.Contains(err.Error(), "or@d") {
			t.Errorf("%s: %v", tt.url, err)
		}
	}
}
