package extract

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content fills the blocks, tables, FAQs, media and links of a, whose fields
// are there already. The error wraps [ErrNotArticle] with the reason.
func (d *Document) content(a *Article) error {
	var rules *Rules
	if d.page != nil {
		rules = d.page.Rules
	}
	if len(d.doc.Nodes) == 0 {
		return fmt.Errorf("%w: no markup", ErrNotArticle)
	}
	t := newTree(d.doc.Nodes[0], d.meanings, a.Headline.Raw, d.meta("og:description", "description"), d.nodes+16)
	b := &bodyReader{d: d, a: a, t: t, at: t.container(rules), line: &line{}, out: make([]draft, 0, 128)}
	b.walk(t.body, where{rule: ruleOutside, kind: Paragraph})
	b.flush(where{rule: ruleOutside, kind: Paragraph})
	if rules == nil || rules.Select["body"] == nil {
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
	a.Links = d.links(b.kept(), false)
	return nil
}

// A bodyReader turns the tree into drafts of blocks, in one walk.
type bodyReader struct {
	d  *Document
	a  *Article
	t  *tree
	at int // the container

	out []draft

	*line     // the block being read
	lists int // seen so far
}

// A line is the text of a block while it is read.
type line struct {
	w         textWriter
	link      int  // characters inside anchors
	links     int  // anchors
	linkFirst bool // the text starts in one
	breaks    int  // <br> since the last text
	bold      int  // bytes of the text that are bold from its start
	plain     bool // text that is not bold has come
}

// A draft is a block before it is known what of the page is the article.
type draft struct {
	kind  BlockKind
	level int
	label string
	text  string
	lead  string // the bold words at its start
	runes int
	link  int // characters inside anchors
	links int
	stops int // sentence marks
	// linkFirst says that the text starts with an anchor.
	linkFirst bool
	away      bool // an item or a heading all of whose links lead to other sites
	contents  bool // an item all of whose links lead to places on the page
	rule      *pruneRule
	region    int // node of the element that the rule dropped
	inside    bool
	faq       bool // inside an element for FAQs
	list      int  // number of the list of an item, from 1
	node      int  // the block's element
	index     int
	pair      *FAQ // of an FAQ draft
}

// where is what the elements above say of a text.
type where struct {
	rule   *pruneRule
	region int
	inside bool
	kind   BlockKind
	level  int
	depth  int // of lists
	list   int
	linked bool
	bold   bool
	faq    bool
	boxed  bool // in a callout
	pre    bool // in preformatted text
	tables int  // around it
	node   int
}

// walk reads node i and what is below it. The parser refuses more than 512
// open elements, so the recursion is bounded.
func (b *bodyReader) walk(i int, p where) {
	d := &b.t.nodes[i]
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
	} else if d.rule != nil && (p.rule == nil || p.rule == ruleOutside) && !d.around(i, b.at) {
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
	if d.n.DataAtom != atom.Aside || d.rule.name != "aside" || !p.inside || p.rule != nil || d.prose < leastBox || d.refs*10 >= d.all {
		return false
	}
	after := 0
	for k, up, n := int(d.end), int(d.parent), 0; up >= b.at && n < boxReach; n++ {
		if k == int(b.t.nodes[up].end) {
			up = int(b.t.nodes[up].parent)
			continue
		}
		if b.t.nodes[k].rule == nil {
			after += int(b.t.nodes[k].prose)
		}
		k = int(b.t.nodes[k].end)
	}
	return after >= leastBox
}

// around reports whether the container lies below node i.
func (d *note) around(i, container int) bool { return i < container && container < int(d.end) }

// dropped reads an element that a rule keeps out. One inside a line leaves the
// line as if it were not there.
func (b *bodyReader) dropped(i int, p where) {
	d := &b.t.nodes[i]
	q := p
	q.rule, q.region = d.rule, i
	if d.block {
		b.flush(p)
		b.element(i, q)
		b.flush(q)
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

// headingLevels of the heading elements.
var headingLevels = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

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
	case atom.Figure:
		b.flush(p)
		b.figure(i, p)
		return
	}
	if !d.block {
		b.children(i, p)
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
		q.kind, q.level = ListItem, max(p.depth, 1)
	case atom.Blockquote:
		q.kind, q.level = Quote, 0
	case atom.Summary, atom.Dt:
		q.bold = true
	case atom.Pre:
		q.pre = true
	default:
		if level := headingLevels[n.DataAtom]; level > 0 {
			q.kind, q.level = Heading, level
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

// maxNested is how deep tables of layout can stand in each other and still have
// data in them; each level is read once more.
const maxNested = 8

// maxCallout is the most prose a callout has; a longer element of such a class
// is a part of the article.
const maxCallout = 1500 // characters

// callout joins the drafts of a box into one, labelled with its heading or the
// bold words that it starts with.
func (b *bodyReader) callout(start, node int) {
	box := draft{kind: Callout, inside: true, node: node}
	var texts []string
	rest := b.out[:start]
	for _, d := range b.out[start:] {
		if d.rule != nil || d.kind == TableBlock || d.kind == Image || d.kind == FAQBlock {
			rest = append(rest, d)
			continue
		}
		if box.label == "" && len(texts) == 0 {
			box.label = d.lead
			if d.kind == Heading {
				box.label = d.text
			}
			box.label = strings.TrimRight(box.label, " :：")
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
	case !p.bold:
		b.plain = true
	}
}

// br is a blank in a line; two in a row part paragraphs, and one parts the
// headline and the byline from the text below.
func (b *bodyReader) br(p where) {
	b.w.blank()
	b.breaks++
	if b.breaks == 2 || p.inside && b.heads() {
		b.flush(p)
	}
}

// heads reports whether the line up to now is the headline or a byline.
func (b *bodyReader) heads() bool {
	if b.w.len() > max(maxBylineText, len(b.a.Headline.Raw)+maxBylineText) {
		return false
	}
	s := b.w.String()
	return sameWords(s, b.a.Headline.Raw) || opensByline(s) && b.bylineText(&draft{text: s})
}

// flush ends the block being read.
func (b *bodyReader) flush(p where) {
	text := b.w.String()
	if text == "" {
		*b.line = line{w: textWriter{b: b.w.b[:0]}}
		return
	}
	d := draft{
		kind: p.kind, level: p.level, text: text, lead: strings.TrimSpace(text[:b.bold]),
		runes: b.w.runes, link: b.link, links: b.links, linkFirst: b.linkFirst, stops: sentenceMarks(text),
		rule: p.rule, region: p.region, inside: p.inside, faq: p.faq, list: p.list, node: p.node,
	}
	b.out = append(b.out, d)
	*b.line = line{w: textWriter{b: b.w.b[:0]}}
}

// sentenceMarks counts the marks that end sentences.
func sentenceMarks(s string) (n int) {
	for _, r := range s {
		switch r {
		case '.', '!', '?', '。', '！', '？', '।', '؟', '۔':
			n++
		}
	}
	return n
}

// prune drops blocks for how they read and where they stand.
func (b *bodyReader) prune() {
	headline := b.a.Headline.Raw
	begun := false // a paragraph of the article has come
	for i := range b.out {
		d := &b.out[i]
		if d.rule != nil || !d.inside || d.kind == TableBlock || d.kind == FAQBlock || d.kind == Image {
			continue
		}
		if (d.kind == ListItem || d.kind == Heading) && 2*d.link > d.runes {
			b.follow(d)
		}
		d.rule = b.ruleOf(i, headline, begun)
		if d.rule == nil && d.kind != Heading && d.stops > 0 && d.runes > 80 {
			begun = true
		}
	}
	b.teasers()
	b.sections()
	b.strays()
	b.offers()
	b.remnants()
}

// leastBetween is how many sentences between the headline and the container make
// them the article's start; one alone is as often a dek or a notice.
const leastBetween = 2

// near reports whether few elements part node i from what it shares with the
// container: of a paragraph, more than of a text that can be anything.
func (b *bodyReader) near(i int) bool {
	most := 1 // beside it
	if b.t.nodes[i].n.DataAtom == atom.P {
		most = 4
	}
	for range most {
		if i = int(b.t.nodes[i].parent); b.t.nodes[i].around(i, b.at) {
			return true
		}
	}
	return false
}

// between takes in paragraphs that stand between the headline and the
// container: an article whose first section stands apart from the others.
func (b *bodyReader) between() {
	h1 := b.t.h1
	if h1 == 0 || h1 >= b.at {
		return
	}
	first, last, count := -1, -1, 0
	for i := range b.out {
		d := &b.out[i]
		if d.node >= b.at {
			break
		}
		if d.node <= h1 || d.rule != ruleOutside || d.kind != Paragraph || d.runes < 60 || d.stops == 0 || 2*d.link > d.runes || sameWords(d.text, b.a.Dek.Raw) || !b.near(d.node) {
			continue
		}
		if last, count = i, count+d.stops; first < 0 {
			first = i
		}
	}
	if count < leastBetween {
		return
	}
	for i := first; i <= last; i++ {
		if d := &b.out[i]; d.rule == ruleOutside {
			d.rule, d.inside = nil, true
		}
	}
}

// dek fills in a dek that no class near the headline names: what stands where one
// does and is named or read as one, a line between the headline and the body that
// the page describes itself with.
func (b *bodyReader) dek() {
	if b.a.Dek.Raw != "" {
		return
	}
	for i := range b.out {
		d := &b.out[i]
		if d.rule == ruleOutside && d.node > b.t.h1 && d.node < b.at && b.t.h1 > 0 && opening(d.text) != "" && opening(d.text) == opening(b.a.Summary) {
			d.rule = ruleDek
		}
		if d.rule == ruleDek && d.runes >= minDek && !strings.Contains(level(d.text), b.d.headKey) {
			b.a.Dek = NewText(d.text)
			b.a.note("dek", d.text, "place")
			return
		}
	}
}

func (b *bodyReader) ruleOf(i int, headline string, begun bool) *pruneRule {
	d := &b.out[i]
	switch {
	case d.kind == Heading && d.node == b.t.h1 && d.level == 1, d.runes < 300 && !begun && sameWords(d.text, headline):
		return ruleHeadline
	case !begun && d.runes < 600 && (d.runes < 400 && b.t.under(d.node, termDek) || d.runes < 300 && sameWords(d.text, b.a.Dek.Raw) && b.alone(d)):
		return ruleDek
	case !begun && d.runes < 160 && b.bylineText(d):
		return ruleByline
	case d.kind == Callout:
		if relatedHeading.MatchString(d.label) {
			return ruleRelated
		}
		if d.stops == 0 && d.runes < maxUnlikeLast && !strings.ContainsAny(d.text, ":：") {
			return ruleNames
		}
		return nil
	case d.kind != ListItem && d.runes < maxStamp && isStamp(d.text):
		return ruleByline
	case d.kind != Heading && !d.away && d.link*10 >= d.runes*9 && (d.stops < 2 || b.t.nodes[d.node].linked):
		return d.linkRule() // a whole block in an anchor is a card
	}
	if (d.kind == Paragraph || d.kind == Heading) && d.runes < maxFramed && b.pictured(i) {
		return ruleCaption
	}
	if d.kind == Paragraph && d.runes < maxFramed && i > 0 && b.out[i-1].kind == Image && creditTail.MatchString(d.text) {
		return ruleCaption
	}
	rule := lineRuleOf(d.text, d.runes)
	if d.kind == Heading && (rule == ruleShare || relatedHeading.MatchString(d.text)) {
		return nil // sections drops it with what it heads
	}
	return rule
}

// Bounds, in characters, of the longest line that is taken for a caption: because
// it shares a box with a picture, and because the box has a credit as well or is
// named for its picture, or the line comes right after one and ends in an agency's name.
const (
	maxPictured = 200
	maxFramed   = 500
)

// framed is the class of a box that is there for its picture.
var framed = regexp.MustCompile(`(?i)(?:image|img|photo|picture|foto)`)

// pictured reports whether draft i is the only prose of a <div> with a picture: a
// figure by another name.
func (b *bodyReader) pictured(i int) bool {
	d := &b.out[i]
	at := d.node
	for range 4 {
		box := &b.t.nodes[at]
		if at == b.at || at == 0 || box.all > maxFramed {
			return false
		}
		for c := at + 1; c < int(box.end); c++ {
			switch b.t.nodes[c].n.DataAtom {
			case atom.Img, atom.Picture, atom.Video:
				if box.n.DataAtom != atom.Div {
					return false
				}
				if box.all > b.t.nodes[d.node].all {
					return b.credited(i, at)
				}
				return d.kind == Paragraph && (d.runes < maxPictured && d.stops < 2 || framed.MatchString(attr(box.n, "class")))
			}
		}
		at = int(box.parent)
	}
	return false
}

// credited reports whether all other text of node box is a credit right after draft i.
func (b *bodyReader) credited(i, box int) bool {
	if i+1 == len(b.out) {
		return false
	}
	d, credit := &b.t.nodes[b.out[i].node], &b.out[i+1]
	return box < credit.node && credit.node < int(b.t.nodes[box].end) && d.all+b.t.nodes[credit.node].all == b.t.nodes[box].all && lineRuleOf(credit.text, credit.runes) == ruleCredit
}

// maxStamp is the length of the longest line that says when and by whom, and
// nothing else.
const maxStamp = 80 // characters

// stamp is a full date in digits or with the month's name.
var stamp = regexp.MustCompile(`\b(?:\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\.? (?:de )?\pL{3,10}\.?,? (?:de )?(?:19|20)\d\d|\pL{3,10}\.? \d{1,2}, (?:19|20)\d\d)\b|(?:19|20)\d\d年\d{1,2}月\d{1,2}日`)

// lasting is how two dates are joined that something lasts from and to.
var lasting = regexp.MustCompile(`\d\s*(?:[–—-]|to|until|through|bis|au|al|hasta)\s+(?:` + stamp.String() + `)`)

// isStamp reports whether a line is a date with no more than a time, a label or
// a name beside it. From one date to another is when something is on. One that
// begins with a separator has lost the name before it to the byline: ", Running
// Correspondent | Published 22 June 2025".
func isStamp(text string) bool {
	if digits(text) < fewestDigits || strings.HasSuffix(text, ".") {
		return false
	}
	rest := stamp.ReplaceAllString(text, "")
	if rest == text || lasting.MatchString(text) {
		return false
	}
	letters := 0
	for _, r := range rest {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if strings.IndexByte(",|/-", text[0]) >= 0 || strings.HasPrefix(text, "·") || strings.HasPrefix(text, "•") {
		letters /= 2
	}
	return letters <= 20
}

// under reports whether the element or one of the two above it has a class of
// kind f and no other prose.
func (t *tree) under(i int, f termFlags) bool {
	prose := t.nodes[i].prose
	for range 3 {
		if t.nodes[i].terms&f != 0 {
			return t.nodes[i].prose <= prose // else it holds more than this block
		}
		i = int(max(t.nodes[i].parent, 0))
	}
	return false
}

// minLede is the length of a first paragraph that no line under a headline has.
const minLede = 160 // bytes

// lede takes back a dek that is nowhere but at the start of the body, and is as
// long as a paragraph: sites mark their first one with the same classes.
func (b *bodyReader) lede() {
	dek := b.a.Dek.Raw
	if len(dek) < minLede {
		return
	}
	var start strings.Builder // as much of the body as may be the dek
	for i := range b.out {
		switch d := &b.out[i]; {
		case d.rule != nil && sameWords(d.text, dek):
			return // printed twice
		case d.rule == nil && start.Len() < len(dek):
			start.WriteString(d.text)
		}
	}
	if strings.HasPrefix(strings.ToLower(lettersOf(start.String())), strings.ToLower(lettersOf(dek))) {
		b.a.Dek = Text{}
		delete(b.a.Provenance, "dek")
	}
}

// alone reports whether a block is the only running prose of the element that
// holds it: the first of several paragraphs is the article's.
func (b *bodyReader) alone(d *draft) bool {
	up := &b.t.nodes[max(b.t.nodes[d.node].parent, 0)]
	return up.prose <= b.t.nodes[d.node].prose
}

// bylineText reports whether a block above the first paragraph names an author
// or the date and says nothing else.
func (b *bodyReader) bylineText(d *draft) bool {
	if b.a.BylineRaw != "" && sameWords(d.text, b.a.BylineRaw) {
		return true
	}
	if d.stops > 0 && d.kind == Heading {
		return false
	}
	for _, author := range b.a.Byline {
		if author.Name != "" && len(d.text) < len(author.Name)+40 && strings.Contains(d.text, author.Name) {
			return true
		}
	}
	return b.a.Published.Raw != "" && d.text == b.a.Published.Raw
}

// sections drops headings over what is no part of the article and what they head,
// and the last headings if nothing follows them.
func (b *bodyReader) sections() {
	for i := range b.out {
		d := &b.out[i]
		if d.rule != nil || !d.inside || d.runes > 100 || d.kind != Heading && (d.lead != d.text || d.stops > 0) && d.stops+d.links > 0 {
			continue
		}
		related := relatedHeading.MatchString(d.text)
		if !related && d.kind != Heading {
			continue
		}
		call := lineRuleOf(d.text, d.runes) == ruleShare
		if !related && !call {
			continue
		}
		if next := &b.out[min(i+1, len(b.out)-1)]; !call && next.kept() && next.kind == ListItem && next.links == 0 {
			continue // a list that leads nowhere
		}
		d.rule = ruleEmpty
		for j := i + 1; j < len(b.out); j++ {
			e := &b.out[j]
			if e.rule != nil || e.kind == Image {
				continue
			}
			item := e.kind == ListItem && e.links > 0
			if !e.inside || e.kind == Heading && 2*e.link < e.runes || e.kind == TableBlock || e.kind == FAQBlock || e.runes > 80 && e.stops > 0 && 2*e.link < e.runes && !item {
				break
			}
			e.rule = ruleEmpty
		}
	}
	tail, headed := true, 1                // the level of the heading that comes next, 0 if none does
	for i := len(b.out) - 1; i >= 0; i-- { // backwards: what comes after a heading is known
		d := &b.out[i]
		switch {
		case !d.inside || d.kind == Image:
		case d.rule != nil:
		case d.kind == Heading && tail && d.runes < 120:
			d.rule = ruleEmpty
		case headed > 0 && headed <= d.level && d.leads():
			d.rule = ruleLinks // teasers in a row
		default:
			if headed = 0; d.kind == Heading {
				headed = d.level
			}
			tail = false
		}
	}
}

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
		block := Block{Kind: d.kind, Level: d.level, Label: d.label, InBody: d.rule == nil && d.inside, Index: d.index}
		switch d.kind {
		case TableBlock, FAQBlock:
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
			if last >= 0 && last == len(b.a.Blocks)-1 && region == d.region && d.region > 0 == (region > 0) && b.a.Blocks[last].DroppedBy == rule.name {
				lines = append(lines, d.text)
				continue
			}
			settle()
			lines = append(lines[:0], d.text)
			count++
			block.DroppedBy = rule.name
			if rule.kind != "" && d.kind != Heading || d.region > 0 || rule == ruleOutside {
				block.Kind, block.Level = rule.kind, 0
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
	runes := 0
	for i := range b.out {
		if d := &b.out[i]; d.rule == nil && d.inside {
			runes += d.runes
		}
	}
	if runes > mostRescued {
		return
	}
	parts, n := paragraphs(b.d.scriptBody()), 0
	for _, s := range parts {
		n += utf8.RuneCountInString(s)
	}
	if n < 2*leastBody || n < 3*runes {
		return
	}
	for i := range b.out {
		if d := &b.out[i]; d.inside && d.rule == nil {
			d.rule = ruleOutside
		}
	}
	for _, s := range parts {
		n := utf8.RuneCountInString(s)
		b.out = append(b.out, draft{kind: Paragraph, text: s, runes: n, stops: sentenceMarks(s), inside: true, rule: lineRuleOf(s, n)})
	}
	b.bios()
	if b.a.Provenance != nil {
		b.a.Provenance["body"] = "script"
	}
}
