package extract

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A lifter takes out of markup, before it is parsed, what the parser would make
// copies of that nobody reads: the contents of scripts and style sheets, more than
// half of the bytes of a news page, comments, the lines of drawings, links to what
// browsers load, and the white space at either end of a line, a third of the nodes.
// A number stands for each script; see [Document.scriptText].
type lifter struct {
	text    []byte
	out     pieces
	copied  int // bytes of text that are in out, or lifted
	scripts [][]byte
	inLine  bool              // text has come since a block began or ended
	open    map[atom.Atom]int // blocks that have begun and not ended, by name
	foreign atom.Atom         // the <svg> or <math> that the place is in
	depth   int               // of such elements
	mixed   bool              // HTML has come in a drawing, or a line of one outside
	roots   int               // tags of <html> and <body> so far
}

const (
	liftMark  = "\x1a" // before the number of a script
	leastLift = 64     // bytes that are worth it
	maxRoots  = 100    // tags of <html> and <body> that are left; the parser compares the attributes of each with all before
)

// lift returns markup that is parsed to the same tree, apart from what a lifter takes
// out, and the contents of the scripts. Where it cannot be sure how the parser will read
// on, it leaves the rest as it is.
func lift(text []byte) (markup pieces, scripts [][]byte) {
	l := lifter{text: text, out: make(pieces, 0, len(text)/leastLift), open: map[atom.Atom]int{}}
	read := 0
	for at := 0; at >= 0; at = l.next(at) {
		read = at
	}
	rest := text[l.copied:]
	if low := bytes.ToLower(text[read:]); l.roots+bytes.Count(low, []byte("<body"))+bytes.Count(low, []byte("<html")) > maxRoots {
		rest = flatten(bytes.NewReader(rest)) // they are not dropped yet
	}
	return append(l.out, rest), l.scripts
}

// pieces are a text in parts, none of which is copied. Read drops what it has
// read.
type pieces [][]byte

func (p *pieces) Read(b []byte) (n int, err error) {
	for n < len(b) {
		if len(*p) == 0 {
			return n, io.EOF
		}
		k := copy(b[n:], (*p)[0])
		if n += k; k == len((*p)[0]) {
			*p = (*p)[1:]
		} else {
			(*p)[0] = (*p)[0][k:]
		}
	}
	return n, nil
}

// next reads to the end of the first tag or comment at or after at, and of the
// text of an element that holds only text. It returns -1 where lifting ends.
func (l *lifter) next(at int) int {
	start, i := at, bytes.IndexByte(l.text[at:], '<')
	if at += i + 1; i < 0 || at+1 >= len(l.text) {
		return -1
	}
	switch c := l.text[at]; {
	case isLetter(c):
		name := tagName(l.text[at:])
		l.between(start, at-1, l.begins(name))
		return l.element(at, name)
	case c == '/' && isLetter(l.text[at+1]):
		name := tagName(l.text[at+1:])
		l.between(start, at-1, l.ends(name))
		if l.depth > 0 && name == l.foreign {
			l.depth--
		}
		end := tagEnd(l.text, at+1)
		if l.draws(name, at+1) {
			l.cutTag(at-len("<"), end)
		}
		return end
	case c == '!' && bytes.HasPrefix(l.text[at:], []byte("!--")):
		l.between(start, at-1, false)
		end := commentEnd(l.text, at+len("!--"))
		l.cutTag(at-1, end)
		return end
	case c == '!' && l.depth > 0:
		return -1 // CDATA
	case c == '!', c == '?', c == '/':
		l.between(start, at-1, false)
		return after(l.text, at, ">")
	}
	l.inLine = true
	return at // no tag: a < in the text
}

// begins reports whether a start tag begins a block that is seen. The parser drops those of
// the parts of a table that stand in none, a form in a form, and the second of a root.
func (l *lifter) begins(name atom.Atom) bool {
	block := isBlockName(name)
	switch name {
	case atom.Caption, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr:
		block = l.open[atom.Table] > 0
	case atom.Form:
		block = l.open[name] == 0
	case atom.Html, atom.Body, atom.Option:
		block = false
	}
	if block {
		l.open[name]++
	}
	return block
}

// ends reports whether an end tag ends a block. The parser drops one that nothing begins,
// but for that of a paragraph.
func (l *lifter) ends(name atom.Atom) bool {
	if l.open[name] == 0 {
		return name == atom.P
	}
	l.open[name]--
	return true
}

// between reads what stands between two tags, the second of which begins or ends a block or
// not. Nobody sees white space before the first word of a line or after its last.
func (l *lifter) between(start, end int, block bool) {
	blank := skipBlanks(l.text[:end], start) == end
	l.inLine = (l.inLine || !blank) && !block
	if blank && !l.inLine && start < end {
		l.cut(start, end)
	}
}

// cut leaves a part of the text out.
func (l *lifter) cut(start, end int) {
	l.out = append(l.out, l.text[l.copied:start])
	l.copied = end
}

// cutTag leaves a tag or comment out, if it ends, but not between the halves of
// "&am<!-- -->p;".
func (l *lifter) cutTag(start, end int) {
	if end >= 0 && (start == 0 || isBlank(l.text[start-1]) || end == len(l.text) || isBlank(l.text[end]) || l.text[end] == '<') {
		l.cut(start, end)
	}
}

// draws reports whether the tag whose name is at at is of a line of a drawing, and of
// nothing else: HTML ends a drawing, and the end of a line ends one around the drawing.
func (l *lifter) draws(name atom.Atom, at int) bool {
	line := name == 0 && slices.ContainsFunc(drawn, func(name string) bool { return startsTag(l.text[at:], name) })
	switch name {
	case 0:
		l.mixed = l.mixed || line && l.depth == 0
	case atom.Svg, atom.A, atom.Desc, atom.Image, atom.Pattern, atom.Style, atom.Title: // which are of both
	default:
		l.mixed = l.mixed || l.depth > 0
	}
	return line && l.foreign == atom.Svg && !l.mixed
}

// drawn are the elements that drawings consist of. HTML has none of these names.
var drawn = strings.Fields("path g use circle rect polygon polyline line ellipse defs stop lineargradient clippath mask symbol")

// loads reports whether a <link> names a file for browsers to load.
func loads(tag []byte) bool {
	_, rel, ok := bytes.Cut(tag, []byte(" rel="))
	if !ok || rel[0] != '"' && rel[0] != '\'' {
		return false
	}
	rel, _, _ = bytes.Cut(rel[1:], rel[:1])
	switch string(rel) {
	case "stylesheet", "preload", "prefetch", "dns-prefetch", "preconnect", "modulepreload",
		"icon", "shortcut icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon":
		return true
	}
	return false
}

// element reads the start tag whose name is at at, and the content of an element
// that holds only text.
func (l *lifter) element(at int, name atom.Atom) int {
	end := tagEnd(l.text, at)
	if end < 0 {
		return -1
	}
	if l.draws(name, at) {
		l.cutTag(at-len("<"), end)
	}
	switch name {
	case 0:
		return end
	case atom.Link:
		if l.depth == 0 && loads(l.text[at:end]) {
			l.cutTag(at-len("<"), end)
		}
		return end
	case atom.Svg, atom.Math:
		if l.depth == 0 {
			l.foreign = name
		}
		if name == l.foreign {
			l.depth++
		}
		return end
	case atom.Plaintext:
		return -1
	case atom.Html, atom.Body:
		if l.roots++; l.roots > maxRoots && l.depth == 0 {
			l.cut(at-len("<"), end)
		}
		return end
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp:
	default:
		return end
	}
	length := rawLength(l.text[end:], name.String())
	if length < 0 {
		return -1
	}
	body := l.text[end : end+length]
	switch {
	case l.depth > 0 && bytes.IndexByte(body, '<') >= 0:
		return -1 // elements there, text elsewhere
	case name == atom.Script && hidesScript(body):
		return -1 // the first end tag may not be the end
	case l.depth > 0 || length < leastLift:
	case name == atom.Script:
		l.cut(end, end+length)
		l.out = append(l.out, strconv.AppendInt([]byte(liftMark), int64(len(l.scripts)), 10))
		l.scripts = append(l.scripts, body)
	case name == atom.Style:
		l.cut(end, end+length)
	}
	return end + length
}

// scriptText returns the content of a script.
func (d *Document) scriptText(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	text := n.FirstChild.Data
	if number, ok := strings.CutPrefix(text, liftMark); ok {
		if i, err := strconv.Atoi(number); err == nil && i >= 0 && i < len(d.scripts) {
			return strings.ReplaceAll(strings.ReplaceAll(string(d.scripts[i]), "\r\n", "\n"), "\r", "\n") // as the parser does
		}
	}
	return text
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// after returns the place after the first mark at or after at, -1 if there is none.
func after(text []byte, at int, mark string) int {
	i := bytes.Index(text[at:], []byte(mark))
	if i < 0 {
		return -1
	}
	return at + i + len(mark)
}

// tagName returns the name that text starts with, 0 if it is none of HTML.
func tagName(text []byte) atom.Atom {
	var low [maxTagName]byte
	for i, c := range text[:min(len(text), maxTagName)] {
		if endsName(c) {
			return atom.Lookup(low[:i])
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	return 0
}

const maxTagName = 16 // more than the longest of those that are asked for has

// startsTag reports whether a tag whose name is at the start of text has that name.
func startsTag(text []byte, name string) bool {
	return len(text) > len(name) && endsName(text[len(name)]) && bytes.EqualFold(text[:len(name)], []byte(name))
}

func endsName(c byte) bool { return c <= '>' && (isBlank(c) || c == '/' || c == '>') }

func isBlank(c byte) bool {
	return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f')
}

// tagEnd returns the place after the > that ends a tag, -1 if there is none. A
// quote counts only where the value of an attribute starts.
func tagEnd(text []byte, at int) int {
	for at < len(text) && !endsName(text[at]) {
		at++
	}
	for at = skipBlanks(text, at); at < len(text); at = skipBlanks(text, at) {
		if text[at] == '>' {
			return at + 1
		}
		for start := at; at < len(text) && !endsName(text[at]) && (text[at] != '=' || at == start); {
			at++
		}
		if at = skipBlanks(text, at); at == len(text) {
			return -1
		}
		if text[at] == '/' {
			at++
			continue
		}
		if text[at] != '=' {
			continue
		}
		if at = skipBlanks(text, at+1); at == len(text) {
			return -1
		}
		switch quote := text[at]; quote {
		case '>':
		case '"', '\'':
			i := bytes.IndexByte(text[at+1:], quote)
			if i < 0 {
				return -1
			}
			at += i + 2
		default:
			for at < len(text) && !isBlank(text[at]) && text[at] != '>' {
				at++
			}
		}
	}
	return -1
}

func skipBlanks(text []byte, at int) int {
	for at < len(text) && isBlank(text[at]) {
		at++
	}
	return at
}

// commentEnd returns the place after the comment whose text is at at.
func commentEnd(text []byte, at int) int {
	for _, short := range []string{">", "->"} {
		if bytes.HasPrefix(text[at:], []byte(short)) {
			return at + len(short)
		}
	}
	for {
		if at = after(text, at, "--"); at < 0 {
			return -1
		}
		rest := bytes.TrimLeft(text[at:], "-")
		switch {
		case bytes.HasPrefix(rest, []byte(">")):
			return len(text) - len(rest) + 1
		case bytes.HasPrefix(rest, []byte("!>")):
			return len(text) - len(rest) + 2
		}
		at = len(text) - len(rest)
	}
}

// rawLength returns the length of the text that the end tag of that name ends,
// -1 if there is no such tag.
func rawLength(text []byte, name string) int {
	for at := 0; ; {
		if at = after(text, at, "</"); at < 0 {
			return -1
		}
		if startsTag(text[at:], name) {
			return at - len("</")
		}
	}
}

// hidesScript reports whether a script seems to start in a comment of this one.
func hidesScript(script []byte) bool {
	for {
		start := bytes.Index(script, []byte("<!--"))
		if start < 0 {
			return false
		}
		comment, rest, closed := bytes.Cut(script[start+len("<!"):], []byte("-->"))
		if bytes.Contains(bytes.ToLower(comment), []byte("<script")) {
			return true
		}
		if !closed {
			return false
		}
		script = rest
	}
}
