package crawl

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"copydesk/extract"
)

// record is one WARC record; its length is wrong by off.
func record(kind, target, block string, off int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-08-22T06:41:09Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, target, len(block)+off, block)
}

func httpResponse(header, body string) string {
	return "HTTP/1.1 200 OK\r\n" + header + "\r\n" + body
}

func TestWARC(t *testing.T) {
	const html = "Content-Type: text/html\r\n"
	records := []string{
		record("warcinfo", "", "software: test", 0),
		record("request", "https://f.example/1", "GET / HTTP/1.1\r\n\r\n", 0),
		record("response", "https://f.example/1", httpResponse(html, "<p>one"), 0),
		record("response", "<https://f.example/2>", httpResponse(html+"Transfer-Encoding: chunked\r\n", "6\r\n<p>two\r\n0\r\n\r\n"), 0),
		record("response", "https://f.example/3", httpResponse(html+"Content-Encoding: gzip\r\n", string(packed("<p>three"))), 0),
		record("response", "https://f.example/4", httpResponse(html+"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "<p>decoded already"), 0),
		record("response", "https://f.example/pic", httpResponse("Content-Type: image/png\r\n", "x"), 0),
		record("response", "https://f.example/map", httpResponse("Content-Type: application/xml\r\n", "<?xml version='1.0'?>\n<urlset xmlns='x'><url>"), 0),
		record("response", "dns:f.example", "f.example 1 IN A", 0),
		record("response", "https://f.example/gone", "HTTP/1.1 404 Not Found\r\n\r\n", 0),
		record("response", "https://f.example/broken", "no HTTP", 0),
		strings.Replace(record("response", "https://f.example/x", "x", 0), "Content-Length: ", "Content-Length: -", 1),
		record("response", "https://f.example/5", httpResponse(html, "<p>five"), 0),
	}
	want := []string{"<p>one", "<p>two", "<p>three", "<p>decoded already", "<p>five"}
	var each []byte
	for _, r := range records {
		each = append(each, packed(r)...)
	}
	damaged := slices.Concat([]byte{}, packed(records[2])[:30], each)
	for name, archive := range map[string][]byte{
		"plain": []byte(strings.Join(records, "")), "packed one by one": each, "packed as a whole": packed(strings.Join(records, "")), "after a damaged member": damaged,
	} {
		var got []string
		broken := 0
		for page, err := range readWARC(bytes.NewReader(archive)) {
			if err != nil {
				broken++
				continue
			}
			got = append(got, string(page.Body))
			if page.Fetch.At.IsZero() || page.Fetch.Outcome != extract.OK || !strings.HasPrefix(page.URL, "https://f.example/") {
				t.Errorf("%s: page %+v", name, page)
			}
		}
		if !slices.Equal(got, want) || broken < 2 {
			t.Errorf("%s: %q and %d broken, want %q and at least 2", name, got, broken, want)
		}
	}
	for page, err := range readWARC(strings.NewReader(record("response", "https://f.example/1", httpResponse(html, "<p>cut"), 100))) {
		if err == nil {
			t.Errorf("a record that is cut short is a page: %q", page.Body)
		}
	}
}

// Records that some writer makes otherwise.
func TestWARCForms(t *testing.T) {
	for name, block := range map[string]string{
		"line feeds alone":         "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>one\r\n\r\ntwo",
		"HTTP/1.0":                 "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one\r\n\r\ntwo",
		"no reason":                "HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n<p>one\r\n\r\ntwo",
		"HTTP/2":                   "HTTP/2 200\r\ncontent-type: text/html\r\n\r\n<p>one\r\n\r\ntwo",
		"a length that is wrong":   "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>one\r\n\r\ntwo",
		"an encoding not undone":   "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n<p>one\r\n\r\ntwo",
		"an encoding nobody knows": "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: x-none\r\n\r\n<p>one\r\n\r\ntwo",
	} {
		n := 0
		for page, err := range readWARC(strings.NewReader(record("response", "https://f.example/1", block, 0))) {
			n++
			if err != nil || string(page.Body) != "<p>one\r\n\r\ntwo" {
				t.Errorf("%s: %+v, %v", name, page, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d pages", name, n)
		}
	}
}

// An archived page is treated as one that is fetched.
func TestWARCObeys(t *testing.T) {
	for _, tt := range []struct {
		header, body string
		want         extract.Outcome
	}{
		{"", "<p>fine", extract.OK},
		{"", "<meta name=robots content=noarchive><p>fine", extract.OK},
		{"", "<meta name=robots content=noindex><p>hidden", extract.Robots},
		{"X-Robots-Tag: noai\r\n", "<p>reserved", extract.Robots},
		{"", "<meta http-equiv=refresh content='0;url=/2'><p>moved", extract.Redirected},
		{"", "<meta http-equiv=refresh content='0;url=/1#top'><p>live", extract.OK},
	} {
		n := 0
		for page, err := range readWARC(strings.NewReader(record("response", "https://f.example/1", httpResponse("Content-Type: text/html\r\n"+tt.header, tt.body), 0))) {
			n++
			if page == nil || page.Fetch.Outcome != tt.want || (err != nil) != (tt.want == extract.Robots) || (page.Body == nil) != (tt.want != extract.OK) {
				t.Errorf("%s%s: %+v, %v, want %s", tt.header, tt.body, page, err, tt.want)
			}
		}
		if n != 1 {
			t.Errorf("%s%s: %d pages", tt.header, tt.body, n)
		}
	}
}

func FuzzWARC(f *testing.F) {
	one := record("response", "https://f.example/1", httpResponse("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", "3\r\n<p>\r\n0\r\n\r\n"), 0)
	f.Add([]byte(one + one))
	f.Add(slices.Concat(packed(one), packed(one)[:40], packed(one)))
	f.Fuzz(func(t *testing.T, archive []byte) {
		n := 0
		for page, err := range readWARC(bytes.NewReader(archive)) {
			if page == nil && err == nil || page != nil && err != nil && page.Fetch.Outcome != extract.Robots {
				t.Fatalf("page %v with error %v", page, err)
			}
			if n++; n > len(archive) {
				t.Fatal("more records than bytes")
			}
		}
	})
}

func TestSaved(t *testing.T) {
	dir := t.TempDir()
	empty := filepath.Join(dir, "empty")
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	a, b := write("pages/a.html", "<p>a"), write("pages/deep/b.HTM", "<p>b")
	write("pages/c.txt", "no page")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	var files []string
	for page, err := range Saved([]string{filepath.Join(dir, "pages")}, "").Pages(t.Context()) {
		if err != nil || page.Fetch.Outcome != extract.OK {
			t.Errorf("%s: %v", page.File, err)
		}
		files = append(files, page.File)
	}
	if want := []string{a, b}; !slices.Equal(files, want) {
		t.Errorf("read %q, want %q", files, want)
	}
	for path, message := range map[string]string{
		filepath.Join(dir, "none.html"): "no such file", empty: "no *.html", write("no.warc", "x"): "no HTML response",
	} {
		n := 0
		for page, err := range Saved([]string{path}, "").Pages(t.Context()) {
			n++
			if err == nil || !strings.Contains(err.Error(), message) || page.File != path || strings.Count(err.Error(), path) != 1 {
				t.Errorf("%s: %v", path, err)
			}
		}
		if n != 1 {
			t.Errorf("%s yielded %d pages", path, n)
		}
	}
	// An archive that is cut short loses pages, whatever it still has.
	one := record("response", "https://f.example/1", httpResponse("Content-Type: text/html\r\n", "<p>one"), 0)
	var ends []string
	for page, err := range Saved([]string{write("cut.warc", one+one[:len(one)-9])}, "").Pages(t.Context()) {
		ends = append(ends, fmt.Sprint(page.URL, " ", page.Fetch.Outcome, " ", err != nil && strings.Contains(err.Error(), "broken records passed over: 1")))
	}
	if want := []string{"https://f.example/1 ok false", " unreadable true"}; !slices.Equal(ends, want) {
		t.Errorf("an archive that is cut short: %q, want %q", ends, want)
	}
	rows := fmt.Sprintf("{\"file\":%q,\"url\":\"https://f.example/a\"}\n\nnonsense\n{\"url\":\"https://f.example/b\"}\n", a)
	var got []string
	for page, err := range Manifest(strings.NewReader(rows)).Pages(t.Context()) {
		got = append(got, fmt.Sprint(page.URL, " ", err == nil))
	}
	if want := []string{"https://f.example/a true", " false", " false"}; !slices.Equal(got, want) {
		t.Errorf("manifest: %q, want %q", got, want)
	}
}

// What a crawl archives is read back as the pages that it yielded, with what the
// feed said of them.
func TestArchive(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{
		"/": front("/packed", "/moved", "/gone", "/private", "/pic", "/cut"), "/1": story("One"), "/moved": status(302, "Location", "/private"),
		"/packed": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			w.Write(packed(story("Packed"))) //nolint:errcheck
		},
		"/private": strings.Replace(story("Private"), "<head>", `<head><meta name=robots content=noarchive>`, 1),
		"/pic":     bytesOf("image/jpeg", []byte{0xff, 0xd8}),
		"/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100000")
			fmt.Fprint(w, strings.TrimSuffix(story("Cut"), "</html>"))
		},
	})
	s.mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>F</title><item><title>One in the feed</title><link>%s/1</link><pubDate>Fri, 22 Aug 2025 06:41:09 GMT</pubDate></item></channel></rss>`, s.URL)
	})
	dir := t.TempDir()
	a, err := NewArchive(filepath.Join(dir, "warc"), "copydesk/test")
	if err != nil {
		t.Fatal(err)
	}
	a.limit = 1500 // a few records a file
	c := quick(Source{URL: s.URL, Feeds: []string{s.URL + "/feed"}})
	c.Archive = a
	want := map[string]*extract.Page{}
	for _, r := range visits(t, c) {
		if p := r.Page; p.Role == extract.PageRole && p.Fetch.Outcome == extract.OK && !p.NoArchive {
			want[p.URL] = p
		}
	}
	if err := errors.Join(c.Err(), a.Close()); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "warc", "*.warc.gz"))
	if err != nil || len(files) < 3 {
		t.Fatalf("archive has the files %q, %v; want several", files, err)
	}
	got := map[string]bool{}
	for p, err := range Saved(files, "").Pages(t.Context()) {
		if err != nil {
			if !strings.Contains(err.Error(), errNoResponse.Error()) && !strings.Contains(err.Error(), "the page is cut") {
				t.Error(err)
			}
			continue
		}
		w := want[p.URL]
		if w == nil {
			t.Errorf("%s is in the archive, but was not kept", p.URL)
			continue
		}
		got[p.URL] = true
		if !bytes.Equal(p.Body, w.Body) || !reflect.DeepEqual(p.Hint, w.Hint) || !p.Fetch.At.Equal(w.Fetch.At.Truncate(time.Microsecond)) {
			t.Errorf("%s is read back as\n%s, %+v, %v, want\n%s, %+v, %v", p.URL, p.Body, p.Hint, p.Fetch.At, w.Body, w.Hint, w.Fetch.At)
		}
	}
	if len(got) != len(want) || len(got) != 3 || want[s.URL+"/1"].Hint.Headline == "" {
		t.Errorf("%d pages of %d were read back", len(got), len(want))
	}
	all := ""
	for _, f := range files {
		all += unpacked(t, f)
	}
	for _, part := range []string{"WARC-Type: warcinfo", "WARC-Type: request", "GET /robots.txt HTTP/1.1", "User-Agent: copydesk", "WARC-Type: metadata", "WARC-Truncated: disconnect", "HTTP/1.1 302 Found", "WARC-IP-Address: 127.0.0.2"} {
		if !strings.Contains(all, part) {
			t.Errorf("no %q in the archive", part)
		}
	}
	if strings.Contains(all, "Private") {
		t.Error("a noarchive page is in the archive")
	}
}

func unpacked(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// An archive that cannot be written ends the run with the reason.
func TestArchiveFails(t *testing.T) {
	s := serve(t, "127.0.0.2", map[string]any{"/": front("/1"), "/1": story("1")})
	dir := filepath.Join(t.TempDir(), "warc")
	a, err := NewArchive(dir, "copydesk/test")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	c := quick(Source{URL: s.URL})
	c.Archive = a
	if got := visits(t, c); len(got) != 0 || c.Err() == nil || !strings.Contains(c.Err().Error(), "no such file") {
		t.Errorf("%d pages, %v", len(got), c.Err())
	}
}
