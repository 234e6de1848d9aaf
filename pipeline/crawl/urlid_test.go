package crawl

import (
	"net/url"
	"testing"
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
		{"/a;jsessionid=12AB?x=1", "https://ledger.example/a?x=1"},
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
	for _, bad := range []string{"mailto:desk@ledger.example", "javascript:void(0)", "data:text/html,x", "http://", "http://.../", "http://[::1", "ftp://ledger.example/", "tel:123"} {
		if got, err := Normalize(bad, base); err == nil {
			t.Errorf("Normalize(%q) = %q, want an error", bad, got)
		}
	}
}

func TestTrap(t *testing.T) {
	for path, want := range map[string]bool{
		"/2025/08/22/ceasefire": false, "/11/11/11/a": false, "/a/b/a/b/a/b/a/b": true, "/": false,
		"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21": true,
	} {
		if got := isTrap(&url.URL{Path: path}); got != want {
			t.Errorf("isTrap(%s) = %v", path, got)
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
