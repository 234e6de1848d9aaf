package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// liftCases are places where the end of a tag, a comment or a script is easily
// mistaken.
var liftCases = []string{
	`<p>one</p><script>LONG</script><p>two</p><style>LONG</style>three`,
	`<SCRIPT type="application/ld+json">LONG</Script ><p>two`,
	`<p title="<script>LONG</script>">one</p>`,
	`<p title='<script>LONG</script>' "a=<b>one<script>LONG</script>`,
	`<p a = "x>y" b=x"y>one<script>LONG</script>"two`,
	`<p =a="<script>LONG</script>" / x=/>one<script/>LONG</script>two`,
	`<!--><script>LONG</script>-->`,
	`<!-- <script>LONG</script> --!><script>LONG</script>`,
	`<!--- ><script>LONG</script> ---><script>LONG</script>`,
	`<!doctype html><!x><?xml version="1" <script>LONG</script>?></ x <script>LONG</script>`,
	`a < b <3 </> <script>LONG</script>`,
	`<textarea><script>LONG</script></textarea><script>LONG</script>`,
	`<title><script>LONG</script></title><noscript><style>LONG</style></noscript><iframe><script>LONG</script></iframe>`,
	`<script><!-- <script>LONG</script> --></script>two`,
	`<script>"<!--><script>" LONG</script>two<script><!-- --> "<script>" LONG</script>three<script><!-- x <!-- <SCRIPT LONG --></script>four`,
	`<script>LONG</scriptx></script >two`,
	`<script>LONG`, `<p>one<script`, `<p x="`, `<!-- `, `<`, `</`, `<script>` + liftMark + `0</script>`,
	`<svg><title>a</title><style>LONG<g></g></style><p>b</svg><script>LONG</script>`,
	`<svg><![CDATA[ </svg><script>LONG</script> ]]></svg>`,
	`<svg/><script>LONG</script><math><script>LONG</script></math><svg><svg></svg><script>LONG</script></svg><script>LONG</script>`,
	`<plaintext><script>LONG</script>`,
	`<select><script>LONG</script><style>LONG</style><svg><title>LONG</title></select>`,
	`<link title="a>b" rel="icon" href=x><p>one<link rel='stylesheet'>two &am<link rel="icon">p; <LINK rel="next"><link rel="icon"`,
	`<svg><G><path d="a>b"/><g></svg></g><p>one<svg><path><p>two</path><g>three</g></svg><g>four</g><svg><link rel="icon">`,
	`<g>one<svg></g><b>two</b>`,
	`<svg><p><g>one<svg><g><path/></g>two</g>three<b>four`,
	"<script>LONG\r\nLONG\r</script><table><script>LONG</script><tr><style>LONG</style>",
}

func TestLift(t *testing.T) {
	for _, in := range liftCases {
		testLift(t, strings.ReplaceAll(in, "LONG", strings.Repeat(`if (a < b && "c") {} `, 5)))
	}
	markup, scripts := lift([]byte(`<p>a<script>` + strings.Repeat("x", 100) + `</script><style>` + strings.Repeat("y", 100) + `</style>b`))
	if got, want := string(bytes.Join(markup, nil)), `<p>a<script>`+liftMark+`0</script><style></style>b`; got != want || len(scripts) != 1 || len(scripts[0]) != 100 {
		t.Errorf("lift = %q, %q, want %q", got, scripts, want)
	}
}

// White space is lifted where a line starts or ends, and stays between words.
func TestLiftBlanks(t *testing.T) {
	for in, want := range map[string]string{
		"<ul>\n <li> <a>\n <img> </a> one </li>\n</ul>\n":                      "<ul><li><a><img></a> one </li></ul>\n",
		"<p><b>one</b> <i>two</i>\n</p> <b>three</b>":                          "<p><b>one</b> <i>two</i></p><b>three</b>",
		"<p>a < <b>b</b> <my-card> </my-card>\r\n<DIV>":                        "<p>a < <b>b</b> <my-card> </my-card><DIV>",
		"<p>one <!-- x -->two<!-- y --> three<!-- z -->.<!-- --> <br><!-- -->": "<p>one two three<!-- z -->. <br>",
		"<pre>one <b>two</b>\n\n<b>three</b>\n</pre>":                          "<pre>one <b>two</b>\n\n<b>three</b></pre>",
		// What the parser drops ends no line.
		"one<?xml x> <b>two</b><p>one</> <b>two</b>":                "one<?xml x> <b>two</b><p>one</> <b>two</b>",
		"<x-table><tr><td>one</td> <td>two</td> </tr> </x-table>":   "<x-table><tr><td>one</td> <td>two</td> </tr> </x-table>",
		"<form><p>one<form> <b>two</b></ul> three</form> <b>":       "<form><p>one<form> <b>two</b></ul> three</form><b>",
		"one<select><option>a</option> </select> <b>two</b> <body>": "one<select><option>a</option> </select> <b>two</b> <body>",
		"<table> <tr> <td>one</td> <td>two</td> </tr> </table>":     "<table><tr><td>one</td><td>two</td></tr></table>",
	} {
		if got, _ := lift([]byte(in)); string(bytes.Join(got, nil)) != want {
			t.Errorf("lift(%q) = %q, want %q", in, bytes.Join(got, nil), want)
		}
	}
}

// testLift checks that lifted markup, the scripts put back, is parsed to what is seen
// of the tree that the markup is parsed to.
func testLift(t *testing.T, text string) {
	t.Helper()
	want, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return // too deep
	}
	lifted, scripts := lift([]byte(text))
	markup := bytes.Join(lifted, nil)
	got, err := html.Parse(&lifted)
	if err != nil {
		t.Fatalf("lift(%q) = %q: %v", text, markup, err)
	}
	d := &Document{scripts: scripts}
	for n := range got.Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil {
			n.FirstChild.Data = d.scriptText(n)
		}
	}
	if g, w := seen(t, got), seen(t, want); g != w {
		t.Errorf("lift(%q) = %q: parsed to\n%s\nwant\n%s", text, markup, g, w)
	}
}

// seen returns the markup of a tree without style sheets, what browsers load, the elements of
// drawings, comments, white space, and elements that only style their text: where nobody
// closes one, the parser opens it again before the next text, be it of white space.
func seen(t *testing.T, root *html.Node) string {
	t.Helper()
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Style && n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode:
			n.FirstChild.Data = ""
		case n.Type == html.TextNode && n.Parent.DataAtom != atom.Script:
			n.Data = strings.Join(strings.Fields(n.Data), "")
		case slices.Contains(styling, n.Data), n.DataAtom == atom.A, n.Type == html.CommentNode,
			n.Namespace == "svg" && n.Data != "svg", n.DataAtom == atom.Link && n.Namespace == "" && attr(n, "rel") != "next":
			n.Type = html.DocumentNode
		}
	}
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		t.Skip(err) // a tree that markup cannot say
	}
	return b.String()
}

func FuzzLift(f *testing.F) {
	for _, in := range liftCases {
		f.Add(strings.ReplaceAll(in, "LONG", strings.Repeat("x", leastLift)))
	}
	files, _ := filepath.Glob("../fixtures/pages/*.txtar")
	for _, file := range files[:min(len(files), 20)] {
		page, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(page))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text, err := decode([]byte(text), nil); err == nil {
			testLift(t, string(text))
		}
	})
}
