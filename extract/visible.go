package extract

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// visibleText returns the text that a reader sees under n, in document order,
// as one line: white space is one blank, and so is the border of a block, a
// table cell or a <br>; nothing is put between inline elements, so no word
// falls apart, but where a capital tells that the second starts one. Scripts,
// styles, templates, form controls and what is hidden by attribute or inline style
// are left out.
func visibleText(n *html.Node) string { return visibleStart(n, math.MaxInt) }

// fieldText is visibleText for an element that may hold a field other than the
// body, all of which are short: pages can nest 500 of them around their whole text.
func fieldText(n *html.Node) string { return visibleStart(n, maxField) }

const maxField = 4096 // bytes

// visibleStart is visibleText for who wants the start of a text: it returns more
// than most bytes of a longer one, but does not read on.
func visibleStart(n *html.Node, most int) string {
	if n == nil {
		return ""
	}
	if n.FirstChild == nil && n.Type != html.TextNode { // most calls in a page are for nothing
		return ""
	}
	var w textWriter
	for at, up := n, false; ; {
		if !up && at.Type == html.TextNode {
			if w.start(at, most); w.len() > most {
				return w.String()
			}
		} else if at.Type == html.ElementNode && (isBlock(at) || at.DataAtom == atom.Br || !up && w.seam(at)) {
			w.blank() // when it opens and when it closes
		}
		switch {
		case !up && at.FirstChild != nil && visible(at):
			at = at.FirstChild
		case at == n:
			return w.String()
		case at.NextSibling != nil:
			// A block without children closes where it opens.
			at, up = at.NextSibling, false
		default:
			at, up = at.Parent, true
		}
	}
}

// A textWriter squeezes white space while text is written to it. Blanks at the
// start and at the end are dropped.
type textWriter struct {
	b     []byte
	only  string // what was written while it is one run of a string, which most texts are; else ""
	space bool   // a blank is due before the next character
	lines bool   // keep line ends
	line  bool   // the blank that is due is a line end
	runes int    // written; a character of a script without blanks counts for two, [wideRune]
}

// blank asks for a blank between what was written and what comes.
func (w *textWriter) blank() { w.space = true }

// seam reports whether n, an element in the line, starts a word with a capital right after
// another ended one: what minified pages part by style alone, as in
// <span>Jane</span><span>Doe</span> and <time>3 May 2024</time><span>Updated</span>. In code
// and formulas they part names, too: <i>k</i><sub>B</sub>.
func (w *textWriter) seam(n *html.Node) bool {
	before := n.PrevSibling
	if before == nil || before.Type != html.ElementNode || before.DataAtom == atom.Wbr || n.DataAtom == atom.Sub || w.space {
		return false
	}
	last := lastRune(w.only)
	if w.only == "" {
		last, _ = utf8.DecodeLastRune(w.b)
	}
	if !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return false
	}
	for n.FirstChild != nil {
		n = n.FirstChild
	}
	if n.Type != html.TextNode {
		return false
	}
	first, size := utf8.DecodeRuneInString(n.Data)
	return unicode.IsUpper(first) && (unicode.IsLower(last) || unicode.IsLower(firstRune(n.Data[size:]))) && enclosing(n, atom.Code, atom.Pre) == nil
}

// start writes the text n, or as much of it as makes more than most bytes with what
// was written before.
func (w *textWriter) start(n *html.Node, most int) {
	rest := n.Data
	if len(rest)/2 <= most {
		w.text(n)
		return
	}
	for rest != "" && w.len() <= most {
		end := min(most+1, len(rest))
		for end < len(rest) && !utf8.RuneStart(rest[end]) {
			end++
		}
		w.write(rest[:end])
		rest = rest[end:]
	}
}

// text writes the text n. Digits above the line are written as such, for "10⁶" is
// not "106" and the mark of a note no part of the number before it; digits below
// the line only after a digit, for "CO2" is how that is searched for.
func (w *textWriter) text(n *html.Node) {
	s := n.Data
	if before := w.last(); before != 0 && !w.space && len(s) <= maxShifted && strings.IndexByte(" \t\n[(", before) < 0 {
		switch shift(n) {
		case atom.Sup:
			s = superscripts.Replace(s)
		case atom.Sub:
			if isDigit(before) {
				s = subscripts.Replace(s)
			}
		}
	}
	w.write(s)
}

const (
	maxShifted = 12 // bytes of a text of digits above or below the line, white space among them
	maxShift   = 3  // elements from such digits up to the one that shifts them: a link to the note stands between
)

var (
	superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "−", "⁻", "+", "⁺")
	subscripts   = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")
)

// digitsAlone is an exponent, or the mark of a note or several.
var digitsAlone = regexp.MustCompile(`^\s*[-−+]?\d{1,2}(?:\s*,\s*\d{1,2})*\s*$`)

// shift returns the element that shifts a text of few digits and nothing else above
// or below the line: [atom.Sup], [atom.Sub], or 0 if none does.
func shift(n *html.Node) atom.Atom {
	up := n.Parent
	for range maxShift {
		if up == nil || isBlock(up) {
			return 0
		}
		if up.DataAtom == atom.Sup || up.DataAtom == atom.Sub {
			if digitsAlone.MatchString(n.Data) {
				return up.DataAtom
			}
			return 0
		}
		up = up.Parent
	}
	return 0
}

// last returns the last byte that was written, 0 if there is none.
func (w *textWriter) last() byte {
	switch {
	case w.only != "":
		return w.only[len(w.only)-1]
	case len(w.b) > 0:
		return w.b[len(w.b)-1]
	}
	return 0
}

func (w *textWriter) write(s string) {
	start, runes := 0, 0 // of the run that is written as it stands: words with single blanks between them
	for i := 0; i < len(s); {
		word := i
		for i < len(s) && charKinds[s[i]] == inWord {
			i++
		}
		if runes += i - word; i == len(s) {
			break
		}
		if s[i] == ' ' && i > start && i+1 < len(s) && !startsWhite(s[i+1:]) {
			runes++
			i++
			continue
		}
		blanks := i
		for i < len(s) && charKinds[s[i]] == white {
			i++
		}
		if i == blanks { // a foreign character
			r, size := utf8.DecodeRuneInString(s[i:])
			if i += size; !unicode.IsSpace(r) {
				runes++
				if r >= firstWide && isWide(r) {
					runes += wideRune - 1
				}
				continue
			}
		}
		w.flush(s[start:blanks], runes)
		w.space = true
		w.line = w.line || w.lines && strings.IndexByte(s[blanks:i], '\n') >= 0
		start, runes = i, 0
	}
	w.flush(s[start:], runes)
}

// A charKind says what a character is by its first byte.
type charKind uint8

const (
	inWord  charKind = iota // of ASCII, and no white space
	white                   // white space of ASCII, and NUL
	foreign                 // outside of ASCII
)

var charKinds = func() (kinds [256]charKind) {
	for c := range kinds {
		switch {
		case c >= utf8.RuneSelf:
			kinds[c] = foreign
		case c == 0 || c < utf8.RuneSelf && unicode.IsSpace(rune(c)):
			kinds[c] = white
		}
	}
	return kinds
}()

func startsWhite(s string) bool {
	_, white := whiteAt(s)
	return white
}

// whiteAt returns the length of the first character of s, and whether it is
// white space.
func whiteAt(s string) (size int, isWhite bool) {
	if kind := charKinds[s[0]]; kind != foreign {
		return 1, kind == white
	}
	r, size := utf8.DecodeRuneInString(s)
	return size, unicode.IsSpace(r)
}

func (w *textWriter) flush(words string, runes int) {
	if words == "" {
		return
	}
	if w.len() == 0 {
		w.only = words
	} else {
		if w.only != "" {
			w.b = append(slices.Grow(w.b, 2*(len(w.only)+len(words))), w.only...)
			w.only = ""
		}
		if w.line {
			w.b = append(w.b, '\n')
			w.runes++
		} else if w.space {
			w.b = append(w.b, ' ')
			w.runes++
		}
		w.b = append(w.b, words...)
	}
	w.space, w.line = false, false
	w.runes += runes
}

// len is how many bytes were written.
func (w *textWriter) len() int { return len(w.b) + len(w.only) }

func (w *textWriter) String() string {
	s := w.only
	if s == "" {
		s = string(w.b)
	}
	if len(s) <= maxWidthless && strings.Trim(s, widthless) == "" {
		return ""
	}
	return s
}

// widthless are the characters that take no room: a text of these alone, which
// editors leave where a paragraph was, is none.
const (
	widthless    = "\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF "
	maxWidthless = 24 // bytes
)

// betweenBlocks reports whether n has a line for itself because of what stands before
// or after it.
func betweenBlocks(n *html.Node) bool {
	before, after := beside(n)
	return (before != nil || after != nil) && (before == nil || isBlock(before)) && (after == nil || isBlock(after))
}

// isBlock reports whether n stands on lines of its own. Elements that are not
// listed, custom ones among them, run in their line.
func isBlock(n *html.Node) bool {
	return isBlockName(n.DataAtom) || n.DataAtom == atom.Button && attr(n, "role") == "tab" // one beside the other
}

func isBlockName(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Option, atom.P, atom.Pre, atom.Search, atom.Section, atom.Summary, atom.Table,
		atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isUnseen reports whether n holds no prose: code, data, alternatives, the
// labels of form controls, how the characters above it are read aloud, or a handle
// to a place on the page. The parser leaves the content of <noscript> as one text.
func isUnseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Template:
		return attr(n, "shadowrootmode") != "open" // which browsers show in place of the element around it
	case atom.Script, atom.Style, atom.Noscript, atom.Head, atom.Title, atom.Iframe, atom.Object, atom.Svg, atom.Canvas,
		atom.Textarea, atom.Select, atom.Datalist, atom.Video, atom.Audio, atom.Map, atom.Noembed, atom.Noframes, atom.Rt, atom.Rp:
		return true
	}
	return n.DataAtom == atom.A && isHandle(n)
}

const maxHandle = 8 // bytes of a sign or two

// isHandle reports whether a link to a place on its own page says no word: the "¶"
// or "#" that documentation builders put behind headings, the "↩" behind a note.
// The mark of a note, or half of it, is what it says to readers.
func isHandle(a *html.Node) bool {
	text := a.FirstChild
	if text == nil || text.NextSibling != nil || text.Type != html.TextNode || len(text.Data) > maxHandle || !strings.HasPrefix(attr(a, "href"), "#") {
		return false
	}
	return !strings.ContainsFunc(text.Data, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("*†‡[]()", r)
	})
}

// visible reports whether a reader sees what n holds.
func visible(n *html.Node) bool {
	return n.Type != html.ElementNode || !isUnseen(n) && !hidden(n)
}

// hidden reports whether an attribute of n keeps it from sight. Classes are
// not asked: what they mean stands in a style sheet.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found" && !strings.HasPrefix(attr(n, "id"), "S:") && // React streams parts of a page so, and shows them when all is there
				!isPanel(n)
		case "aria-hidden":
			if a.Val == "true" && isOrnament(n) {
				return true
			}
		case "style":
			if hiddenStyle(a.Val) {
				return !isPanel(n)
			}
		}
	}
	return false
}

// isPanel reports whether n is there to be opened by a reader: a tab or a part of an accordion,
// by its role or by the heading above it, which is a button; the rest of an article, by the
// "Read more" below it.
func isPanel(n *html.Node) bool {
	if role := attr(n, "role"); role == "tabpanel" || role == "region" && attr(n, "aria-labelledby") != "" {
		return true
	}
	before, after := beside(n)
	if after != nil && unfoldsRest(after) {
		return true
	}
	if before == nil || headingLevels[before.DataAtom] == 0 {
		return false
	}
	button := before.FirstChild
	for button != nil && button.Type == html.TextNode {
		button = button.NextSibling
	}
	return attr(before, "aria-expanded") != "" || button != nil && unfolds(button)
}

// unfolds reports whether n is a button in a heading that opens what stands below it.
func unfolds(n *html.Node) bool {
	return n.DataAtom == atom.Button && attr(n, "aria-expanded") != "" && headingLevels[n.Parent.DataAtom] > 0
}

// maxUnfolds is the longest button that unfolds the rest of an article.
const maxUnfolds = 60 // bytes

// unfoldsRest reports whether n is such a button, in a box of its own or not, or a link that
// leads nowhere: "Read more".
func unfoldsRest(n *html.Node) bool {
	button := n
	if n.DataAtom != atom.Button && n.DataAtom != atom.A {
		button = firstBelow(n, atom.Button, atom.A)
	}
	return button != nil && (button.DataAtom == atom.Button || isButton(button)) && unfoldWords.MatchString(visibleStart(n, maxUnfolds))
}

// isButton reports whether a link has a script do something, and leads nowhere.
func isButton(link *html.Node) bool {
	href := strings.TrimSpace(attr(link, "href"))
	return href == "#" || strings.HasPrefix(href, "javascript:")
}

var unfoldWords = anchor(`^`+noWord+`PHRASE`+noWord+`$`, "unfold")

// isOrnament reports whether an element has nothing but signs in it: the large quotation
// mark beside a quote, a bullet or bar between links.
func isOrnament(n *html.Node) bool {
	c := n.FirstChild
	return c != nil && c.NextSibling == nil && c.Type == html.TextNode && lettersOf(c.Data) == ""
}

func hiddenStyle(style string) bool {
	for len(style) > 0 {
		var rule string
		rule, style, _ = strings.Cut(style, ";")
		name, value, _ := strings.Cut(rule, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.TrimSpace(name) {
		case "display":
			if strings.EqualFold(value, "none") {
				return true
			}
		case "visibility":
			if strings.EqualFold(value, "hidden") {
				return true
			}
		}
	}
	return false
}

// attr returns an attribute of n, "" if it has none of that name.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

// holdsMore reports whether there are more than most elements and texts below n.
func holdsMore(n *html.Node, most int) bool {
	for range n.Descendants() {
		if most--; most < 0 {
			return true
		}
	}
	return false
}

// beside returns the elements right before and after n, past text and comments; nil for none.
func beside(n *html.Node) (before, after *html.Node) {
	before, after = n.PrevSibling, n.NextSibling
	for before != nil && before.Type != html.ElementNode {
		before = before.PrevSibling
	}
	for after != nil && after.Type != html.ElementNode {
		after = after.NextSibling
	}
	return before, after
}
