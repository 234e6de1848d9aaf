package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

func TestVisibleText(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Port<br>reopens", "Port reopens"},
		{"<p>One</p><p>Two</p>", "One Two"},
		{"<div>One<div>Two</div>Three</div>", "One Two Three"},
		{"un<b>believ</b>able", "unbelievable"},                                                              // no blank inside a word
		{"<span>Port</span><span>Reopens</span><b>now</b><i>2</i> <a>Mac</a>Kay", "Port Reopensnow2 MacKay"}, // parted by style
		{"<b>2024</b><i>Updated</i> <b>CET</b><i>Updated</i> <b>U</b><i>SA</i> <b>H2</b><i>O</i>", "2024 Updated CET Updated USA H2O"},
		{`<code><i>open</i><i>Berth</i></code> <pre><i>"Port</i><i>\n</i><i>Reopens"</i></pre>`, `openBerth "Port\nReopens"`}, // colours of code
		{"<i>k</i><sub>B</sub> <b>You</b><wbr><b>Moor</b>", "kB YouMoor"},                                                     // said to be one word
		{"a <i>b</i>, c", "a b, c"},             // blanks as the source has them
		{" a\n\t b c  ", "a b c"},               // squeezed, no-break space too
		{"東京の<b>iPhone</b>発売", "東京のiPhone発売"},   // nothing between scripts
		{"<tr><td>1</td><td>2</td></tr>", "12"}, // the parser drops cells outside a table
		{"<table><td>1<td>2</table>", "1 2"},    // cells are blocks
		{"a<script>x</script><style>y</style>b", "ab"},
		{"a<template>x</template><noscript>y</noscript>b", "ab"},
		{"a<span hidden>x</span><i style='color:red; display : none'>y</i>b", "ab"},
		{"a<select><option>x</select><textarea>y</textarea>b", "ab"},
		{"<div role=tabpanel hidden>a</div><div role=region aria-labelledby=t style='display:none'>b</div><div role=region hidden>x</div>", "a b"}, // a reader opens it
		{"<h3><button aria-expanded=false>a</button></h3><div hidden>b</div><h3>c</h3><div hidden>d</div>", "a b c"},
		{"<h3> <button aria-expanded=false>a</button></h3> <div hidden>b</div><h3 aria-expanded=false>c</h3><div hidden>d</div>", "a b c d"},
		{"a<span aria-hidden=true>x</span>b", "axb"}, // hidden from screen readers alone
		{"a<hr>b<wbr>c", "a bc"},
		{"<ul><li>x<li>y</ul>z", "x y z"},
		{"10<sup>6</sup> ships, 10<sup>-6</sup>, 5 m<sup>2</sup>", "10⁶ ships, 10⁻⁶, 5 m²"}, // not 106
		{"2,500<sup><a href=#n1>1</a></sup> ships<sup>2,3</sup>", "2,500¹ ships²,³"},        // notes
		{"3<sup>rd</sup> port<sup>[<a>4</a>]</sup> <sup>5</sup>", "3rd port[4] 5"},
		{"CO<sub>2</sub>, 101<sub>2</sub>", "CO2, 101₂"},
		{"<h2>Port<a href=#port title='Link to this heading'>¶</a></h2><p>Ships<a href=#n1>*</a><a href=#n2>[</a><a href=#n2>2]</a>, see <a href=#s>seals</a>", "Port Ships*[2], see seals"},
		{"<p>\u200D</p><p>\u200B \uFEFF</p>", ""},
		{"<p>a\u200Db</p>", "a\u200Db"},
		{"", ""},
	} {
		doc, err := html.Parse(strings.NewReader(tt.in))
		if err != nil {
			t.Fatal(err)
		}
		if got := visibleText(doc); got != tt.want {
			t.Errorf("visibleText(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := visibleText(nil); got != "" {
		t.Errorf("visibleText(nil) = %q", got)
	}
}

func TestVisibleTextDeep(t *testing.T) {
	root := &html.Node{Type: html.ElementNode, Data: "div"}
	at := root
	for range 200_000 {
		child := &html.Node{Type: html.ElementNode, Data: "div"}
		at.AppendChild(child)
		at = child
	}
	at.AppendChild(&html.Node{Type: html.TextNode, Data: "deep"})
	if got := visibleText(root); got != "deep" {
		t.Errorf("got %q", got)
	}
}

func FuzzVisibleText(f *testing.F) {
	f.Add("<p>a<br>b<script>c</script><table><td>d")
	f.Fuzz(func(t *testing.T, in string) {
		doc, err := html.Parse(strings.NewReader(in))
		if err != nil {
			return // nested beyond what the parser takes
		}
		got := visibleText(doc)
		if utf8.ValidString(in) && !utf8.ValidString(got) {
			t.Errorf("not UTF-8: %q", got)
		}
		if strings.TrimSpace(got) != got || strings.Contains(got, "  ") || strings.ContainsAny(got, "\n\t\r") {
			t.Errorf("white space not squeezed: %q", got)
		}
		if got != visibleText(doc) {
			t.Error("not the same twice")
		}
	})
}
