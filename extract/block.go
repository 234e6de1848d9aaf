package extract

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content fills the blocks, tables, FAQs, media and links of a, whose fields
// are there already. The error wraps [ErrNotArticle] with the reason.
func (d *Document) content(a *Article) error {
	t := newTree(d.doc.Nodes[0], d.meanings, a.Headline.Raw, d.meta("og:description", "description"), d.nodes+16)
	defer t.free()
	b := &bodyReader{d: d, a: a, t: t, at: t.container(d.selector("body")), line: &line{}, out: make([]draft, 0, 128)}
	b.read(ruleOutside)
	if d.selector("body") == nil {
		b.between()
	}
	b.prune()
	b.dek()
	b.captions()
	b.faqs()
	b.rescue()
	b.lede()
	if reason := b.notArticle(a); reason != "" {
		return fmt.Errorf("%w: %s", ErrNotArticle, reason)
	}
	b.blocks()
	b.media()
	a.Links = d.links(b.keptNodes(), false)
	return nil
}

// A bodyReader turns the tree into drafts of blocks, in one walk.
type bodyReader struct {
	d  *Document
	a  *Article
	t  *tree
	at int // the container

	out []draft

	told []string // captions that structured data give to pictures

	*line                   // the block being read
	lists   int             // seen so far
	ids     map[string]int  // elements by their id, made when asked for
	places  int             // of the tables read so far
	columns map[string]bool // names of columns in header rows read so far
}

// A line is the text of a block while it is read.
type line struct {
	anchors
	w      textWriter
	breaks int  // <br> since the last text
	first  int  // bytes of the text before the first <br>
	from   int  // characters of the text before the last <br>
	bold   int  // bytes of the text that are bold from its start
	plain  bool // text that is not bold has come
}

// anchors are what of a text is links.
type anchors struct {
	link      int  // characters
	links     int  // how many there are
	linkFirst bool // the text starts in one
}

// A spot is where a text stands, and what block that makes of it.
type spot struct {
	kind   BlockKind
	level  int
	rule   *pruneRule // that keeps it out of the body
	region int        // node of the element that the rule dropped
	inside bool       // the container
	faq    bool       // an element for FAQs
	list   int        // number of the list of an item, from 1
	entry  bool       // the item is an article in itself, see [tree.isEntry]
	node   int        // the block's element
}

// A draft is a block before it is known what of the page is the article.
type draft struct {
	spot
	anchors
	label    string
	text     string
	lead     string // the bold words at its start
	first    string // what stands before a <br>
	runes    int
	stops    int  // sentence marks
	away     bool // a block of links all of which lead to other sites
	contents bool // one all of whose links lead to places on the page
	index    int
	pair     *FAQ // of an FAQ draft
}

// where is what the elements above say of a text.
type where struct {
	spot
	depth  int // of lists
	linked bool
	bold   bool
	boxed  bool // in a callout
	pre    bool // in preformatted text
	tables int  // around it
}

// read reads the page, all of which falls under rule but for what walk finds to be the
// article.
func (b *bodyReader) read(rule *pruneRule) {
	p := where{spot: spot{kind: Paragraph, rule: rule}}
	b.walk(b.t.body, p)
	b.flush(p)
}

// walk reads node i and what is below it. The parser refuses more than 512
// open elements, so the recursion is bounded.
func (b *bodyReader) walk(i int, p where) {
	d := &b.t.nodes[i]
	if (d.rule == ruleFooter || d.rule == ruleRights) && enclosing(d.n, atom.Figure) != nil {
		d.rule = ruleCaption // "media-copyright" is the picture's
	}
	if d.n.Type == html.TextNode {
		if p.pre {
			b.preformatted(d.n, p)
		} else {
			b.text(d.n, p)
		}
		return
	}
	if i == b.at || d.part {
		p.inside, p.rule = true, nil
	} else if d.rule != nil && (p.rule == nil || p.rule == ruleOutside) && !b.t.around(i, b.at) {
		if !b.isBox(i, p) {
			b.dropped(i, p)
			return
		}
		d.terms |= termCallout
	}
	b.element(i, p)
}

// Bounds of an <aside> that is a box of the article.
const (
	leastBox = 400 // characters of prose in it, and in what comes after it: less is a note or a pull quote
	boxReach = 30  // elements after it that are looked at
)

// isBox reports whether an <aside> in the middle of the article tells more of the
// matter: it has prose that leads nowhere, and the article goes on after it.
func (b *bodyReader) isBox(i int, p where) bool {
	d := &b.t.nodes[i]
	if d.n.DataAtom != atom.Aside || d.rule != ruleAside || !p.inside || d.prose < leastBox || d.refs*10 >= d.all {
		return false
	}
	part := b.t.closest(i, func(k int) bool { return k == b.at || b.t.nodes[k].part })
	after, k := 0, int(d.end)
	for n := 0; n < boxReach && b.t.around(part, k); n++ {
		e := &b.t.nodes[k]
		if k = int(e.end); e.rule == nil {
			after += int(e.prose)
		}
	}
	return after >= leastBox
}

// dropped reads an element that a rule keeps out. One inside a line leaves the
// line as if it were not there.
func (b *bodyReader) dropped(i int, p where) {
	d := &b.t.nodes[i]
	q := p
	q.rule, q.region = d.rule, i
	if d.block {
		b.flush(p)
		b.element(i, q)
		return
	}
	saved := b.line
	b.line = &line{}
	b.element(i, q)
	b.flush(q)
	b.line = saved
	b.w.blank()
}

func (b *bodyReader) children(i int, p where) {
	d := &b.t.nodes[i]
	if d.unseen {
		return
	}
	for c := i + 1; c < int(d.end); c = int(b.t.nodes[c].end) {
		b.walk(c, p)
	}
}

// The heading elements, and their levels.
var (
	headings      = []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}
	headingLevels = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}
)

func (b *bodyReader) element(i int, p where) {
	d := &b.t.nodes[i]
	n := d.n
	p.faq = p.faq || d.terms&termFAQ != 0
	switch n.DataAtom {
	case atom.Br:
		b.br(p)
		return
	case atom.Img, atom.Video, atom.Audio, atom.Iframe, atom.Embed:
		b.medium(n, p)
		return
	case atom.Noscript:
		if p.pictured() && b.t.pictureless(int(d.parent)) {
			if img := pictureIn(n); img != nil && pictureFile.MatchString(source(img)) {
				b.medium(img, p)
			}
		}
		return
	case atom.A:
		if d.linked {
			p.linked = true
			b.links++
		}
	case atom.B, atom.Strong:
		p.bold = true
	case atom.Table:
		b.flush(p)
		if p.tables++; p.tables <= maxNested && b.table(i, p) {
			return
		}
		if p.rule == nil && b.namesOnly(i) {
			p.rule, p.region = ruleEmpty, i
		}
	case atom.Figure:
		b.flush(p)
		b.figure(i, p)
		return
	}
	if !d.block {
		if b.w.seam(n) {
			b.w.blank()
		}
		before := b.w.runes
		b.children(i, p)
		if d.terms&termInitial != 0 && b.w.runes <= before+2 { // with the blank before it
			b.w.space = false // its word goes on, whatever white space is in its boxes
		}
		return
	}
	b.flush(p)
	p.node = i
	q := p
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dl:
		q.depth++
		b.lists++
		q.list = b.lists
	case atom.Li:
		q.kind, q.level, q.entry = ListItem, max(p.depth, 1), b.t.isEntry(i)
	case atom.Blockquote:
		q.kind, q.level = Quote, 0
	case atom.Summary, atom.Dt:
		q.bold = true
	case atom.Pre:
		q.pre = true
	default:
		if level := headingLevels[n.DataAtom]; level > 0 {
			q.kind, q.level = Heading, level
		} else if d.terms&termCrosshead != 0 && int(d.all) <= maxCrosshead && q.kind == Paragraph {
			q.kind, q.level = Heading, crossheadLevel
		}
	}
	start := len(b.out)
	box := d.terms&termCallout != 0 && p.inside && p.rule == nil && !p.boxed && int(d.prose) <= maxCallout
	q.boxed = p.boxed || box
	b.children(i, q)
	b.flush(q)
	if box {
		b.callout(start, i)
	}
}

// headingReach is how many elements and texts of a list item are looked through for a heading.
const headingReach = 12

// isEntry reports whether list item i is an article or has a heading, as the entries of a
// live blog and the items of a list article do.
func (t *tree) isEntry(i int) bool {
	for k := i + 1; k < min(int(t.nodes[i].end), i+headingReach); k++ {
		switch a := t.nodes[k].n.DataAtom; {
		case a == atom.Article || headingLevels[a] > 0:
			return true
		case a == atom.Ul || a == atom.Ol:
			return false
		}
	}
	return false
}

// A crosshead by class alone: as long as one is in print, and of the level that is
// below the headline's.
const (
	maxCrosshead   = 80 // characters that are not blank
	crossheadLevel = 2
)

// maxNested is how deep tables of layout can stand in each other and still have
// data in them; each level is read once more.
const maxNested = 8

// maxCallout is the most prose a callout has; a longer element of such a class
// is a part of the article.
const maxCallout = 1500 // characters

// callout joins the drafts of a box into one, labelled with its heading or the
// bold words that it starts with.
func (b *bodyReader) callout(start, node int) {
	box := draft{spot: spot{kind: Callout, inside: true, node: node}}
	var texts []string
	rest := b.out[:start]
	for _, d := range b.out[start:] {
		if d.rule != nil || !d.kind.isText() {
			if d.kind == TableBlock && len(texts) == 1 && box.label != "" && b.a.Tables[d.index].Titled {
				b.a.Tables[d.index].Caption, b.a.Tables[d.index].Titled = NewText(box.label), false
			}
			rest = append(rest, d)
			continue
		}
		if len(texts) == 0 {
			label := d.lead
			if d.kind == Heading {
				label = d.text
			}
			box.label = strings.TrimRight(label, " :：")
		}
		texts = append(texts, d.text)
		box.runes += d.runes
		box.link += d.link
		box.links += d.links
		box.stops += d.stops
	}
	b.out = rest
	if len(texts) > 0 {
		box.text = strings.Join(texts, "\n")
		b.out = append(b.out, box)
	}
}

// preformatted reads a text whose lines end where its author ended them. A blank
// line parts paragraphs, but for code.
func (b *bodyReader) preformatted(n *html.Node, p where) {
	part := *n
	for i, s := range strings.Split(n.Data, "\n\n") {
		if i > 0 && n.Parent.DataAtom == atom.Pre {
			b.flush(p)
		}
		b.w.lines = true
		if part.Data = s; i > 0 {
			part.Data = "\n" + s
		}
		b.text(&part, p)
	}
	b.w.lines = false
}

func (b *bodyReader) text(n *html.Node, p where) {
	before := b.w.runes
	b.w.text(n)
	grown := b.w.runes - before
	if grown == 0 {
		return
	}
	b.breaks = 0
	if p.linked {
		b.linkFirst = b.linkFirst || before == 0
		b.link += grown
	}
	switch {
	case p.bold && !b.plain:
		b.bold = b.w.len()
	case !p.bold && (before > 0 || saysSomething(n.Data)): // a sign before bold words is one of them
		b.plain = true
	}
}

// br is a blank in a line; two in a row part paragraphs, and one parts the
// headline and the byline from the text below. In preformatted text it ends a line:
// editors that have no other code block make one of <pre> and <br>.
func (b *bodyReader) br(p where) {
	if p.pre {
		b.w.space, b.w.line = true, true
		return
	}
	if b.first == 0 {
		b.first = b.w.len()
	}
	b.w.blank()
	b.breaks++
	if b.breaks == 2 || p.inside && (b.heads() || b.endsParagraph()) {
		b.flush(p)
	} else {
		b.from = b.w.runes
	}
}

// endsParagraph reports whether the line since the last <br> is a paragraph: sites without <p> part
// theirs with one <br>, where poems, addresses and lists have shorter lines. What starts with
// bold words may be the answer to them.
func (b *bodyReader) endsParagraph() bool {
	return b.bold == 0 && b.w.runes-b.from >= leastParagraph && ends(cmp.Or(b.w.only, string(b.w.b[max(0, len(b.w.b)-endReach):])))
}

const (
	leastParagraph = 160 // characters
	endReach       = 16  // bytes in which a line shows how it ends
)

// heads reports whether the line up to now is the headline or a byline.
func (b *bodyReader) heads() bool {
	if b.w.len() > min(len(b.a.Headline.Raw), maxHeadline*utf8.UTFMax)+maxBylineText {
		return false // and a title that is longer is none: each <br> of the page asks
	}
	s := b.w.String()
	return sameWords(s, b.a.Headline.Raw) || opensByline(s) && b.bylineText(s)
}

// flush ends the block being read.
func (b *bodyReader) flush(p where) {
	if text := b.w.String(); text != "" {
		b.out = append(b.out, draft{
			spot: p.spot, anchors: b.anchors,
			text: text, lead: strings.TrimSpace(text[:b.bold]), first: strings.TrimSpace(text[:b.first]), runes: b.w.runes, stops: sentenceMarks(text),
		})
	}
	*b.line = line{w: textWriter{b: b.w.b[:0]}}
}

// sentenceMarks counts the marks that end sentences.
func sentenceMarks(s string) (n int) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' || c == '!' || c == '?':
			n++
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if endsSentence(r) {
				n++
			}
			i += size - 1
		}
	}
	return n
}

// endsSentence reports whether a sign outside ASCII ends sentences: in Chinese and Japanese,
// the languages of India, Arabic and Urdu, Armenian, Amharic, Burmese, Khmer and Tibetan.
func endsSentence(r rune) bool {
	switch r {
	case '。', '！', '？', '।', '؟', '۔', '։', '።', '။', '។', '།':
		return true
	}
	return false
}

// isText reports whether blocks of a kind have a text: tables, FAQs and pictures are fields
// of their own.
func (k BlockKind) isText() bool { return k != TableBlock && k != FAQBlock && k != Image }

// Bounds of what is stored of a page outside its body. A page of the sets has
// 9 kB of it in the median.
const (
	maxDropped      = 200
	maxDroppedBytes = 20_000
)

// blocks makes the record's blocks of the drafts. Neighbours that the same
// element dropped become one block, a line each.
func (b *bodyReader) blocks() {
	count, size, cut := 0, 0, 0
	last := -1 // index into Blocks of the dropped block that the next may join
	region := 0
	var lines []string // of that block
	settle := func() {
		if len(lines) > 1 {
			b.a.Blocks[last].Text = NewText(strings.Join(lines, "\n"))
		}
	}
	b.a.Blocks = make([]Block, 0, len(b.out))
	for i := range b.out {
		d := &b.out[i]
		block := Block{Kind: d.kind, Level: d.level, Label: d.label, InBody: d.kept(), Index: d.index}
		if d.kind == ListItem && d.entry && d.isProse() {
			block.Kind, block.Level = Paragraph, 0
		}
		switch d.kind {
		case TableBlock, FAQBlock:
			if d.kind == TableBlock {
				if t := &b.a.Tables[d.index]; t.Titled {
					b.title(i, t)
				}
			}
			if !block.InBody {
				block.DroppedBy = cmp.Or(d.rule, ruleOutside).name
			}
		case Image:
			block.InBody, block.DroppedBy = false, ruleCaption.name
		default:
			block.Text = NewText(d.text)
			if block.InBody {
				break
			}
			rule := cmp.Or(d.rule, ruleOutside)
			if size += len(d.text) + 1; count >= maxDropped || size > maxDroppedBytes {
				cut++
				continue
			}
			if last >= 0 && last == len(b.a.Blocks)-1 && region == d.region && b.a.Blocks[last].DroppedBy == rule.name {
				lines = append(lines, d.text)
				continue
			}
			settle()
			lines = append(lines[:0], d.text)
			count++
			block.DroppedBy = rule.name
			if d.kind != Heading || d.region > 0 || rule == ruleOutside {
				block.Kind, block.Level = cmp.Or(rule.kind, Boilerplate), 0
			}
			last, region = len(b.a.Blocks), d.region
		}
		b.a.Blocks = append(b.a.Blocks, block)
	}
	settle()
	if cut > 0 {
		b.a.Issues = append(b.a.Issues, Issue{
			Field: "blocks", Code: "dropped-cut", Severity: Info,
			Message: fmt.Sprintf("%d more blocks outside the body are not stored", cut),
		})
	}
}

// mostRescued is the length of a visible body that is never replaced.
const mostRescued = 600 // characters

// rescue takes the body from structured data if the markup has none of it: the
// page draws itself by script.
func (b *bodyReader) rescue() {
	runes := b.bodyRunes()
	if runes > mostRescued {
		return
	}
	parts, n := paragraphs(b.d.scriptBody()), 0
	for _, s := range parts {
		n += measure(s)
	}
	if n < 2*leastBody || n < 3*runes {
		return
	}
	drop(b.out, ruleOutside)
	for _, s := range parts {
		n := measure(s)
		rule := lineRuleOf(s, n)
		if sameWords(s, b.a.Headline.Raw) {
			rule = ruleHeadline
		}
		b.out = append(b.out, draft{spot: spot{kind: Paragraph, inside: true, rule: rule}, text: s, runes: n, stops: sentenceMarks(s)})
	}
	b.bios()
	if b.a.Provenance != nil {
		b.a.Provenance["body"] = "script"
	}
}
