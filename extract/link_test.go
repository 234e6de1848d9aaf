package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLinks(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []Link
	}{
		{"<a href=/a#top>One  <b>two</b></a>", []Link{{URL: "https://news.example/a", Text: "One two"}}},
		{"<base href=/en/><a href=b rel='Sponsored External'>x</a>", []Link{{URL: "https://news.example/en/b", Text: "x", Rel: "sponsored external"}}},
		{"<link rel=next href='/a?page=2'><link rel=prev href=/a><link rel=stylesheet href=/c>", []Link{{URL: "https://news.example/a?page=2", Rel: "next"}}},
		{"<a href=/a>x</a><a href=/a#2>y</a>", []Link{{URL: "https://news.example/a", Text: "x"}}}, // once
		{"<a href=/a rel=nofollow>x</a><a href=/b>y</a>", []Link{{URL: "https://news.example/b", Text: "y"}}},
		{"<a href='mailto:desk@news.example'>x</a><a href='javascript:go()'>y</a><a href=#a>z</a><a>w</a><a href='http://%zz'>v</a>", nil},
		{`<a href="\\desk\a?b=\">x</a><a href="/a&#10;b">y</a><a href="/100%">z</a><a href="/%c3%a9?q=5%">w</a>`, []Link{
			{URL: `https://desk/a?b=\`, Text: "x"}, {URL: "https://news.example/ab", Text: "y"},
			{URL: "https://news.example/100%25", Text: "z"}, {URL: "https://news.example/%c3%a9?q=5%25", Text: "w"}}},
		{"<a href=/a//b/../c.html>x</a><a href=/./a_1/d-e.html>y</a><a href=/a/.b>z</a>", []Link{
			{URL: "https://news.example/a//c.html", Text: "x"}, {URL: "https://news.example/a_1/d-e.html", Text: "y"}, {URL: "https://news.example/a/.b", Text: "z"}}},
		{"<meta name=ROBOTS content='noindex, NoFollow'><a href=/a>x</a>", nil},
		{"<meta name=robots content=none><a href=/a>x</a>", nil},
	} {
		d, err := Parse(&Page{URL: "https://news.example/port", Body: []byte(tt.in)})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, d.Links()); diff != "" {
			t.Errorf("%s: %s", tt.in, diff)
		}
	}
}

func TestBodyLinks(t *testing.T) {
	a := read(t, page("<p>See <a href=/tides#june>the tides</a>.</p><div class=share><a href=https://social.example/share>Share</a></div><aside class=related><a href=/other>Other</a></aside><p><a href=/more>More on the storm and the port</a></p>"))
	want := []Link{{URL: "https://news.example/tides#june", Text: "the tides"}}
	if diff := cmp.Diff(want, a.Links); diff != "" {
		t.Error(diff)
	}
}
