package extract

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

const lede = "<p>The harbour that the storm had closed was opened again for the ships that were waiting outside, and the pilots have been at work since the early morning of the day.</p>"

// TestDeepMarkup holds pages that browsers show and parsers stumble over.
func TestDeepMarkup(t *testing.T) {
	head := "<title>Port reopens after storm</title><h1>Port reopens after storm</h1>"
	for _, tt := range []struct{ name, page string }{
		{"600 unclosed fonts", head + strings.Repeat("<font size=2>", 600) + strings.Repeat(lede, 6)},
		{"600 unclosed spans with attributes", head + strings.Repeat("<p><span class='a'><b>", 600) + strings.Repeat(lede, 6)},
		{"100,000 divs deep", head + strings.Repeat("<div>", 100_000) + strings.Repeat(lede, 6) + strings.Repeat("</div>", 100_000)},
		{"10,000 nested tables", head + strings.Repeat("<table><tr><td>", 10_000) + strings.Repeat(lede, 6)},
		{"no end", head + strings.Repeat(lede, 6) + "<p title='"},
	} {
		a, err := Extract(&Page{URL: "https://x.example/a", Body: []byte("<body>" + tt.page)})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if a.Headline.Raw != "Port reopens after storm" || !strings.Contains(a.Body(), "harbour that the storm") {
			t.Errorf("%s: headline %q, body %.60q", tt.name, a.Headline.Raw, a.Body())
		}
	}
}

func TestCaps(t *testing.T) {
	var b strings.Builder
	b.WriteString("<h1>Port reopens after storm</h1>")
	for range 20_000 {
		b.WriteString(`<meta name="author" content="Ann Harbour, Ben Pier"><meta name="keywords" content="a,b,c"><a rel="tag" class="author" href="/author/x">Name Of</a><time datetime="2020-01-01">x</time>`)
	}
	b.WriteString(strings.Repeat(lede, 6))
	a, err := Extract(&Page{URL: "https://x.example/a", Body: []byte(b.String())})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Byline) > maxAuthors || len(a.Tags) > maxTags || len(a.Meta) > maxMeta {
		t.Errorf("%d authors, %d tags, %d metas", len(a.Byline), len(a.Tags), len(a.Meta))
	}
}

// TestArticleTwice asks one document for its article twice, and gets the same.
func TestArticleTwice(t *testing.T) {
	page := `<script type="application/ld+json">{broken</script><title>Port reopens</title><h1>Port reopens</h1><p class=byline>By Ann Harbour</p>
		<details><summary>Why?</summary>Because.</details><table><tr><th>Ship<th>Day<tr><td>Ada<td>3</table><figure><img src=/a.jpg><figcaption>A ship</figcaption></figure>` + strings.Repeat(lede, 6)
	d, err := Parse(&Page{URL: "https://x.example/a", Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	first, err := d.Article()
	if err != nil {
		t.Fatal(err)
	}
	again, err := d.Article()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.Row(), again.Row()); diff != "" || len(first.Issues) == 0 {
		t.Errorf("%d issues, then: %s", len(first.Issues), diff)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte("<title>Port reopens</title><h1>Port reopens</h1><p class=byline>By Ann Harbour<time datetime=2025-08-22>x</time>" + strings.Repeat(lede, 6)))
	f.Add([]byte(`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"a","author":[{"name":"b"}]}]}</script><div itemscope itemtype=Article><b itemprop=author>c`))
	f.Add([]byte("<table><tr><td rowspan=0 colspan=9><details><summary>Why?</summary>Because.</details><dl><dt>a?<dd>b</dl>"))
	f.Add([]byte(strings.Repeat("<font>", 600) + "\xff\x00"))
	f.Fuzz(func(t *testing.T, body []byte) {
		a, err := Extract(&Page{URL: "https://x.example/a", Body: body})
		if (a == nil) == (err == nil) {
			t.Fatalf("article %v and error %v", a, err)
		}
		if err != nil {
			if !errors.Is(err, ErrNotArticle) && !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrNotHTML) {
				t.Errorf("error %v", err)
			}
			return
		}
		for field, text := range a.Texts() {
			if !utf8.ValidString(text.Raw) {
				t.Errorf("%s %s is not UTF-8: %q", field.Name, field.Ref, text.Raw)
			}
		}
		if a.Quality < 0 || a.Quality > 1 {
			t.Errorf("quality %v", a.Quality)
		}
		a.Row()
	})
}
