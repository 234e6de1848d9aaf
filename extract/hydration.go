package extract

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A story is the best of the texts that were offered as the article of a page.
type story struct {
	words  []string // of the headline, the longer ones
	text   string
	size   int             // of text in bytes, less if it does not tell of the headline
	flight strings.Builder // the stream that React sends a page in, a part in each script
	drawn  []string        // paragraphs that it draws
}

const (
	leastWord = 4 // bytes of a word of the headline that tells one article from another
	offTopic  = 8 // times as long a text without these words must be to be the article
)

// offer takes s if it is longer than what there is. States hold other articles
// too: the page's has half of the words of its headline at least.
func (b *story) offer(s string) {
	size := len(s)
	if size <= b.size {
		return
	}
	low, told := strings.ToLower(s), 0
	for _, w := range b.words {
		if strings.Contains(low, w) {
			told++
		}
	}
	if 2*told < len(b.words) {
		size /= offTopic
	}
	if size > b.size {
		b.text, b.size = s, size
	}
}

// scriptBody returns the text of the article as the page's scripts hold it, ""
// if they hold none: articleBody of JSON-LD, else the longest prose in the
// state or the template that a script draws the page from.
func (d *Document) scriptBody() string {
	b := story{words: slices.DeleteFunc(strings.Fields(d.headKey), func(w string) bool { return len(w) < leastWord })}
	for _, it := range d.ld {
		if it.origin == "jsonld" {
			b.offer(it.text("articleBody"))
		}
	}
	if b.text != "" {
		return b.text
	}
	for n := range d.doc.Nodes[0].Descendants() {
		d.unshown(n, &b)
	}
	b.rows(b.flight.String())
	return b.text
}

// unshown offers the prose that an element has without showing it: in its
// script, as its template or what stands in for a script, or as the state that an
// attribute has for a component.
func (d *Document) unshown(n *html.Node, b *story) {
	switch n.DataAtom {
	case atom.Script:
		if n.FirstChild != nil && attr(n, "type") != "application/ld+json" {
			b.state(d.scriptText(n))
		}
	case atom.Noscript, atom.Template:
		if enclosing(n.Parent, atom.Template) != nil {
			break // read with the one around it, lest nested ones are read over and over
		}
		var markup strings.Builder
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode && n.DataAtom == atom.Noscript {
				markup.WriteString(c.Data) // the parser has not read it
			} else if err := html.Render(&markup, c); err != nil {
				return
			}
		}
		if s := markup.String(); len(s) >= leastStated && sentenceMarks(s) >= 3 && strings.Contains(s, "</p>") {
			b.offer(s)
		}
	}
	for _, a := range n.Attr {
		if len(a.Val) >= leastStated && strings.Contains(a.Val, "{\"") {
			b.state(a.Val)
		}
	}
}

// Bounds of the search through scripts. The state of a page of the sets is at
// most 2 MB.
const (
	maxScript     = 8 << 20 // bytes
	maxStateDepth = 60      // values within values
	maxStates     = 4       // JSON values tried in a script
	leastStated   = 300     // bytes of prose: less is a description or a notice
)

// state offers the prose among the JSON values of a script: the whole of it, what is
// assigned, or what a function is called with.
func (b *story) state(script string) {
	if len(script) > maxScript {
		return
	}
	if strings.Contains(script, "{&q;") {
		script = angularMarks.Replace(script)
	}
	if strings.Contains(script, flightCall) {
		b.stream(script)
		return
	}
	if _, call, ok := strings.Cut(script, "JSON.parse("); ok {
		if text := literal(call); text != "" {
			b.value(text, 0)
			return
		}
	}
	rest := strings.TrimLeft(script, " \t\r\n")
	for n := range maxStates {
		at := strings.Index(rest, "{\"")
		if n == 0 && strings.HasPrefix(rest, "[{") {
			at = 0 // Nuxt has a list
		}
		if at < 0 {
			return
		}
		dec := json.NewDecoder(strings.NewReader(rest[at:]))
		var v any
		if dec.Decode(&v) == nil {
			b.value(v, 0)
		}
		rest = rest[at+max(1, int(dec.InputOffset())):]
	}
}

// flightCall hands a part of React's stream over.
const flightCall = "__next_f.push("

// stream keeps the parts of React's stream that a script has.
func (b *story) stream(script string) {
	for range maxStates {
		_, call, ok := strings.Cut(script, flightCall)
		if !ok {
			return
		}
		var part []any
		if json.NewDecoder(strings.NewReader(call)).Decode(&part) == nil && len(part) == 2 && b.flight.Len() < maxScript {
			s, _ := part[1].(string)
			b.flight.WriteString(s)
		}
		script = call
	}
}

// angularMarks are what Angular writes for the marks of JSON.
var angularMarks = strings.NewReplacer("&q;", `"`, "&s;", "'", "&l;", "<", "&g;", ">", "&a;", "&")

// literal returns the string that a text starts with, as JavaScript writes it, "" if it does not.
func literal(text string) string {
	if text == "" || text[0] != '"' && text[0] != '\'' {
		return ""
	}
	var out strings.Builder
	for quote, rest := text[0], text[1:]; rest != "" && rest[0] != quote; {
		r, _, tail, err := strconv.UnquoteChar(rest, quote)
		if err != nil { // any other mark behind a stroke stands for itself
			tail = rest[1:]
			if r = rune(rest[0]); r == '\\' && tail != "" {
				r, tail = rune(tail[0]), tail[1:]
			}
		}
		out.WriteRune(r)
		rest = tail
	}
	return out.String()
}

// rows offers what a stream of React holds: a row has a number, and JSON or, behind its
// length, a text.
func (b *story) rows(flight string) {
	for flight != "" {
		row, rest, _ := strings.Cut(flight, "\n")
		_, v, _ := strings.Cut(row, ":")
		if long, ok := strings.CutPrefix(v, "T"); ok {
			digits, text, _ := strings.Cut(long, ",")
			size, err := strconv.ParseInt(digits, 16, 32)
			if at := len(row) - len(text); err == nil && at+int(size) <= len(flight) {
				b.value(flight[at:at+int(size)], 0)
				rest = flight[at+int(size):]
			}
		} else {
			var value any
			if json.Unmarshal([]byte(v), &value) == nil {
				b.value(value, 0)
			}
		}
		flight = rest
	}
	b.offer(strings.Join(b.drawn, "\n"))
}

// value offers the texts in a value that read as prose: a string, or the strings
// that a list has for paragraphs.
func (b *story) value(v any, depth int) {
	if depth > maxStateDepth {
		return
	}
	switch v := v.(type) {
	case string:
		var inner any
		switch {
		case len(v) >= leastStated && strings.ContainsAny(v[:1], "{[") && json.Unmarshal([]byte(v), &inner) == nil:
			b.value(inner, depth+1)
		case len(v) >= leastStated && sentenceMarks(v) >= 3 && !strings.ContainsAny(v[:1], "{[<") && !isData(v) || strings.Contains(v, "</p>"):
			b.offer(v)
		}
	case []any:
		if isElement(v) && v[1] == "p" {
			b.drawn = append(b.drawn, wordsIn(v, 0))
			return
		}
		var list []string
		for _, e := range v {
			if s, ok := paragraphValue(e); ok {
				list = append(list, s)
			} else if m, ok := e.(map[string]any); ok {
				list = append(list, itemValues(m)...)
			}
			b.value(e, depth+1)
		}
		if s := strings.Join(list, "\n"); len(s) >= leastStated && sentenceMarks(s) >= 3 {
			b.offer(s)
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			b.value(v[k], depth+1)
		}
	}
}

// isElement reports whether a value is an element as React writes it: ["$","p",null,{…}].
func isElement(v []any) bool { return len(v) == 4 && v[0] == "$" }

// maxSpanDepth is how many objects and lists a text stands in below its paragraph.
const maxSpanDepth = 6

// wordsIn returns the text of a paragraph whose words stand in objects of their own, as
// Contentful, Sanity, Slate, Tiptap, Editor.js and React have it.
func wordsIn(v any, depth int) string {
	if depth > maxSpanDepth {
		return ""
	}
	var out strings.Builder
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if isElement(v) {
			return wordsIn(v[3], depth)
		}
		for _, e := range v {
			out.WriteString(wordsIn(e, depth+1))
		}
	case map[string]any:
		for _, k := range spanKeys {
			if s := wordsIn(v[k], depth+1); s != "" {
				return s
			}
		}
	}
	return out.String()
}

// spanKeys hold the words of a paragraph, or the objects that do.
var spanKeys = []string{"text", "value", "children", "content", "data"}

// isData reports whether a text is too long for its blanks to be prose: settings,
// an address, a key.
func isData(s string) bool { return strings.Count(s, " ")*longWord < len(s) && wideRunes(s) == 0 }

const longWord = 30 // bytes

// paragraphKeys hold the text of one paragraph in the states of the content
// systems met.
var paragraphKeys = []string{"text", "content", "html", "value", "body"}

// maxSpans is the longest paragraph in objects: more is a list of articles.
const maxSpans = 3000 // bytes

// paragraphValue returns an element of a list if it is a paragraph: a sentence,
// or an object with one.
func paragraphValue(v any) (string, bool) {
	if m, ok := v.(map[string]any); ok {
		for _, k := range paragraphKeys {
			if s, ok := m[k].(string); ok && sentenceMarks(s) > 0 && strings.Contains(s, " ") {
				return s, true
			}
		}
		s := wordsIn(m, 0)
		return s, len(s) <= maxSpans && sentenceMarks(s) > 0 && strings.Contains(s, " ") && m["title"] == nil && m["headline"] == nil
	}
	s, ok := v.(string)
	return s, ok && utf8.RuneCountInString(s) > shortBlock && sentenceMarks(s) > 0
}

// itemValues returns the items of a list among paragraphs, as Arc XP has them.
func itemValues(m map[string]any) (list []string) {
	items, _ := m["items"].([]any)
	for _, e := range items {
		if s, ok := paragraphValue(e); ok {
			list = append(list, s)
		}
	}
	return list
}

// paragraphs parts a text of a script: at line ends, or at the blocks of the
// markup that it is written in.
func paragraphs(text string) (out []string) {
	if strings.Contains(text, "</") || strings.Contains(text, "<br") {
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			return nil
		}
		b := bodyReader{t: newTree(doc, &meanings{}, "", "", 16), at: -1, line: &line{}} // without a container, all text is read as text
		b.read(nil)
		for _, d := range b.out {
			if d.rule == nil {
				out = append(out, d.text)
			}
		}
		return out
	}
	for line := range strings.Lines(text) {
		var w textWriter
		w.write(line)
		if w.runes > 0 {
			out = append(out, w.String())
		}
	}
	return out
}
