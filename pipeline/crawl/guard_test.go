package crawl

import (
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"

	"copydesk/extract"
)

func TestRefusal(t *testing.T) {
	for _, addr := range []string{
		"127.0.0.1:80", "127.9.9.9:22", "[::1]:80", "[::ffff:127.0.0.1]:80", "[::ffff:10.0.0.1]:80", "[::127.0.0.1]:80", "0.0.0.0:80", "[::]:80",
		"10.1.2.3:443", "172.16.0.1:80", "172.31.255.255:80", "192.168.1.1:80", "169.254.169.254:80", "169.254.1.1:80", "100.64.0.1:80",
		"100.100.100.200:80", "[fe80::1%eth0]:80", "[fc00::1]:80", "[fd00:ec2::254]:80", "224.0.0.1:80", "255.255.255.255:80", "[ff02::1]:80",
		"[64:ff9b::7f00:1]:80", "[2002:7f00:1::]:80", "no address",
	} {
		if refusal(addr) == "" {
			t.Errorf("%s may be dialled", addr)
		}
	}
	for _, addr := range []string{"8.8.8.8:53", "172.32.0.1:80", "100.128.0.1:80", "[2606:4700::1111]:443", "[::ffff:8.8.8.8]:80", "[64:ff9b::808:808]:80"} {
		if reason := refusal(addr); reason != "" {
			t.Errorf("%s is refused: %s", addr, reason)
		}
	}
}

// A proxy of the user's may stand on any address, and what it is asked for by a
// page that was found may not.
func TestProxy(t *testing.T) {
	var asked sync.Map // by method and URL
	proxy := serve(t, "127.0.0.3", nil)
	proxy.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Store(r.Method+" "+r.RequestURI, true)
		to := map[string]string{
			"http://paper.example/inside": "http://10.9.9.9/status", "http://paper.example/intranet": "http://wiki/feed",
			"http://paper.example/printer": "http://printer.local/feed", "http://paper.example/loop": "http://127.0.0.1:9/feed",
		}[r.RequestURI]
		switch {
		case r.Method == http.MethodConnect:
			status(502)(w, r)
		case strings.HasSuffix(r.URL.Path, "/robots.txt"):
			status(404)(w, r)
		case to != "":
			status(302, "Location", to)(w, r)
		default:
			bytesOf("text/html", []byte(story("Harbour Opens")))(w, r)
		}
	})
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("HTTPS_PROXY", proxy.URL)
	t.Setenv("NO_PROXY", "")
	c := quick(
		Source{Name: "paper", URL: "http://paper.example/", Feeds: []string{"/inside", "/intranet", "/printer", "/loop"}},
		Source{Name: "desk", URL: "http://10.1.2.3/"},
		Source{Name: "safe", URL: "https://safe.example/"},
	)
	got := visits(t, c)
	for _, u := range []string{"http://paper.example/", "http://10.1.2.3/"} { // the user has named both
		if r := last(t, got, u); r.Page.Fetch.Outcome != extract.OK {
			t.Errorf("%s: %v", u, r.Err)
		}
	}
	for _, u := range []string{"http://10.9.9.9/status", "http://wiki/feed", "http://printer.local/feed", "http://127.0.0.1:9/feed"} {
		refused := new(RefusedError)
		_, reached := asked.Load("GET " + u)
		if r := last(t, got, u); !errors.As(r.Err, &refused) || reached {
			t.Errorf("%s: %v", u, r.Err)
		}
	}
	if r := last(t, got, "https://safe.example/"); !isDial("", r.Err) || !strings.Contains(r.Err.Error(), "502 Bad Gateway") {
		t.Errorf("a proxy that reaches no host: %v", r.Err)
	}
}
