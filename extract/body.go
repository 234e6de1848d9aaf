package extract

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is the page in document order, each node with what the choice of the
// container asks. It is made in one pass; nothing is searched for again.
type tree struct {
	nodes    []note
	meanings *meanings
	wraps    map[string]bool // where links lead that hold the article, and are none
	body     int             // index of <body>
	headline string          // of the page
	h1       int             // index of the <h1> that says the headline, else of the first outside what is pruned, 0 if there is none
	titled   bool            // h1 says the headline
	prose    int             // sum of the weights of all running prose
	parts    []int           // indices of the sections that the article consists of, the container among them; nil if it is one
	about    string          // start of what the page says of itself, letters alone
	replies  []int           // indices of the buttons to answer what readers wrote
}

// A note is what is known of an element or a text of the page.
type note struct {
	n      *html.Node
	parent int32
	end    int32 // index after its last descendant
	block  bool  // stands on lines of its own
	unseen bool
	linked bool       // inside an anchor
	apart  bool       // inside an element in the line that a rule drops
	rule   *pruneRule // that its own name, role or class falls under
	terms  termFlags
	headed bool // a table that has header cells
	holds  bool // a long element that the markup names as an article's body
	names  bool // such an element of any length
	part   bool // a section of the article

	// Of a block, the text that is in it and in no block below:
	runes  int32 // characters that are not blank
	link   int32 // those of them inside anchors
	opens  bool  // it starts in one
	stops  int32 // sentence marks and commas
	weight int32 // of that text for the choice, negative for navigation

	sum   int32 // of the weights in the element
	all   int32 // characters in the element
	refs  int32 // those of them inside anchors
	cards int32 // characters in blocks that are links for the most part, or start in one
	prose int32 // of the positive weights alone
	most  int32 // the greatest weight of one block in the element
	told  int32 // characters in tables with header cells
}

// termFlags are what the class names of an element say that is no reason to drop it.
type termFlags uint16

const (
	termBody termFlags = 1 << iota
	termCallout
	termFAQ
	termKeep
	termDek
	termCrosshead
	termInitial // of the large letter that a text starts with
	termState   // of the page: where a name starts so, the rest is no word of its own
	termQuote   // of words that somebody said
	termOpens   // a longer term
	termHides   // by the common style sheets, on every screen
	termShows   // on some screens, or may do so: "md:block", "d-lg-flex"
	termOverlay // opens over the page, so it is no wrapper of the page
	termIcon    // whose text is the name of a picture in a font: "expand_more"
)

// wideRune is what a character of a script without blanks weighs: a Chinese or
// Japanese text says in one character what takes English two to three.
const wideRune = 2

const firstWide = '\u0E00' // of these scripts, none has a letter before it

// isWide reports whether r is of such a script, a Korean syllable, or a mark as wide as they
// are.
func isWide(r rune) bool {
	return Unspaced(r) || r >= 0xAC00 && r <= 0xD7A3 || r > 0x3000 && r <= 0x303F || r > 0xFF00 && r <= 0xFF60
}

// measure returns how long a text is in characters, of which a wide one counts wideRune
// times: as much is said in as many.
func measure(s string) int { return utf8.RuneCountInString(s) + (wideRune-1)*wideRunes(s) }

// wideRunes counts the characters of such scripts.
func wideRunes(s string) (n int) {
	for i := range len(s) {
		if s[i] < 0xE0 {
			continue // in UTF-8 none of them starts so
		}
		if isWide(firstRune(s[i:])) {
			n++
		}
	}
	return n
}

// newTree annotates the page, whose classes mean what m knows. about is what the page says of itself, "" if it
// says nothing: a paragraph that starts alike is the article's. size is a guess at how
// many nodes there are.
func newTree(root *html.Node, m *meanings, headline, about string, size int) *tree {
	t := &tree{meanings: m, headline: headline, about: opening(about)}
	if used, ok := notesPool.Get().(*[]note); ok && cap(*used) >= size {
		t.nodes = (*used)[:0]
	} else {
		t.nodes = make([]note, 0, size)
	}
	t.read(root, -1, 0)
	t.weigh()
	if int(t.nodes[t.body].refs) > t.prose { // or links hold no article
		if wraps := t.longLinks(); len(wraps) > 0 {
			t = &tree{nodes: t.nodes[:0], meanings: m, wraps: wraps, headline: headline, about: opening(about)}
			t.read(root, -1, 0)
			t.weigh()
		}
	}
	return t
}

// longLinks returns the addresses of which the links hold a whole text.
func (t *tree) longLinks() map[string]bool {
	texts, whole := map[string]int{}, map[string]bool{}
	for i := 0; i < len(t.nodes); i++ {
		n := t.nodes[i].n
		if n.DataAtom != atom.A {
			continue
		}
		if href := attr(n, "href"); leads(href) && isLong(n) {
			if texts[href] += len(fieldText(n)); texts[href] >= wholeText {
				whole[href] = true
			}
			i = int(t.nodes[i].end) - 1 // a link in it is counted with it
		}
	}
	return whole
}

// notesPool keeps the notes of trees that are done with: those of a page are its largest
// piece of memory.
var notesPool sync.Pool

// free ends the use of the tree.
func (t *tree) free() {
	used := t.nodes
	t.nodes = nil
	clear(used) // of the page's elements
	notesPool.Put(&used)
}

// wholeText is how many bytes of text stand in long links that lead to one place where they are the
// article: the longest teaser of the sets has 1,114.
const wholeText = 1500

// leads reports whether an address is that of a page, not of what a script opens: cards can all
// have that one.
func leads(href string) bool {
	return href != "" && href[0] != '#' && !strings.HasPrefix(href, "javascript:")
}

// isLong reports whether a link starts with a long text or with a block, and may hold an article:
// sites put one into a link, or leave a link in it open, which the parser then repeats in each
// block below.
func isLong(link *html.Node) bool {
	text := link.FirstChild
	return text != nil && (text.Type == html.TextNode && len(text.Data) > leastProse || holdsBlock(link)) && len(visibleStart(link, leastProse)) > leastProse
}

// read notes n and what is below it; block is the index of the block around it. The
// parser refuses more than 512 open elements, so the recursion is bounded.
func (t *tree) read(n *html.Node, parent, block int) {
	i := len(t.nodes)
	t.nodes = append(t.nodes, note{n: n, parent: int32(parent)})
	d := &t.nodes[i]
	if parent >= 0 {
		d.linked, d.apart = t.nodes[parent].linked, t.nodes[parent].apart
	}
	switch n.Type {
	case html.TextNode:
		if t.answers(d) {
			t.replies = append(t.replies, i)
		}
		t.countText(i, block)
	case html.ElementNode:
		t.annotate(i)
		if d.block {
			block = i
			d.apart = d.apart && n.DataAtom != atom.Main && n.DataAtom != atom.Article // a custom element around the page
		} else if d.rule = ruleInLine(d.rule, n, d.linked); d.rule != nil {
			d.apart = true
		}
	}
	if !d.unseen {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			t.read(c, i, block)
		}
	}
	t.nodes[i].end = int32(len(t.nodes))
}

// answers reports whether a text is all that a link or a button says, and asks to answer:
// "Reply". In a quote it is that of a post from elsewhere.
func (t *tree) answers(d *note) bool {
	return (d.linked || d.n.Parent.DataAtom == atom.Button) && replyWords[strings.TrimSpace(d.n.Data)] &&
		t.closest(int(d.parent), func(i int) bool { return t.nodes[i].n.DataAtom == atom.Blockquote }) == 0
}

// replyWords are what such buttons say, in lower case, in upper case and with a capital.
var replyWords = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range phrases("reply") {
		words[word], words[strings.ToUpper(word)], words[capitalized(word)] = true, true, true
	}
	return words
}()

// aStop counts for a sentence mark or a comma in a sum that characters count for 1 in.
const aStop = 1 << 32

// countsAs says what an ASCII character counts for in such a sum.
var countsAs = func() (counts [utf8.RuneSelf]uint64) {
	for c := ' ' + 1; c < utf8.RuneSelf; c++ {
		counts[c] = 1
		if strings.ContainsRune(".,!?;", c) {
			counts[c] += aStop
		}
	}
	return counts
}()

func (t *tree) countText(i, block int) {
	d, b := &t.nodes[i], &t.nodes[block]
	if d.apart {
		return
	}
	var sum uint64
	for j := 0; j < len(d.n.Data); {
		if c := d.n.Data[j]; c < utf8.RuneSelf {
			sum += countsAs[c]
			j++
			continue
		}
		r, size := utf8.DecodeRuneInString(d.n.Data[j:])
		j += size
		switch {
		case endsSentence(r) || r == '、' || r == '，' || r == '،':
			sum += aStop + 1
		case r == 0xA0 || r == 0x3000 || r == 0x200B || r == 0xFEFF:
		case isWide(r):
			sum += wideRune
		default:
			sum++
		}
	}
	runes := int32(sum % aStop)
	b.opens = b.opens || b.runes == 0 && runes > 0 && d.linked
	b.runes += runes
	b.stops += int32(sum / aStop)
	if d.linked {
		b.link += runes
	}
}

// annotate fills in what the markup of node i, an element, says of it and of what it
// stands in.
func (t *tree) annotate(i int) {
	d := &t.nodes[i]
	n := d.n
	d.block = isBlock(n)
	if n.DataAtom == atom.A && !d.linked {
		href := attr(n, "href")
		d.linked = href != "" && !t.wraps[href]
	}
	switch {
	case n.DataAtom == atom.Body:
		t.body = i
	case n.DataAtom == atom.Html, n.DataAtom == atom.Main:
	case isUnseen(n):
		d.unseen = true
	case hidden(n):
		d.rule = ruleHidden
	default:
		t.readMarkup(i)
	}
}

// readMarkup fills in what the name, the role and the classes of node i say.
func (t *tree) readMarkup(i int) {
	d := &t.nodes[i]
	n := d.n
	if d.rule = ruleByTag[n.DataAtom]; d.rule == ruleControls && unfolds(n) {
		d.rule = nil
	}
	for _, a := range n.Attr {
		if a.Key == "role" {
			if r := ruleByRole[a.Val]; r != nil && (n.DataAtom != atom.A || r != ruleNav) {
				d.rule = r
			}
		}
	}
	said := t.meanings.sense(n)
	if isComponent(n) {
		own := t.meanings.senseOf(n.Data)
		said, d.block = said.and(own), own.rule != nil || holdsBlock(n) // and is judged by what it holds
	}
	d.rule, d.terms = stronger(d.rule, said.rule), said.flags
	if c := n.FirstChild; d.terms&termIcon != 0 && c != nil && c.Type == html.TextNode && c.NextSibling == nil {
		d.unseen = true
	}
	if d.rule == ruleFooter && n.Parent.DataAtom == atom.Blockquote {
		d.rule = nil // whose words they are
	}
	if d.terms&(termCallout|termKeep|termBody) != 0 && d.rule != nil && d.rule != ruleComments && d.rule != ruleRelated {
		d.rule = nil
	}
	d.block = d.block || d.terms&termCrosshead != 0 && betweenBlocks(n)
	if d.terms&termKeep != 0 {
		for up := d.parent; up > 0; up = t.nodes[up].parent {
			if r := t.nodes[up].rule; r != nil && (r == ruleShare || r == ruleAside || r == ruleAd) {
				t.nodes[up].rule = nil
			}
		}
	}
	switch n.DataAtom {
	case atom.Th:
		t.nodes[t.tableAround(i)].headed = true
	case atom.H1:
		says := (!t.titled || t.underSure(t.h1)) && t.says(n)
		if t.h1 == 0 || says {
			t.h1, t.titled = i, says
		}
		d.rule = nil
	}
}

// underSure reports whether node i stands in what is a notice, a footer or comments for sure:
// a dialog to share the page says the headline, too, and only where no other does is it the
// page's.
func (t *tree) underSure(i int) bool {
	return t.closest(i, func(i int) bool { r := t.nodes[i].rule; return r != nil && r.sure }) > 0
}

// leastNamed is the prose below which the class of an article's body says
// nothing: teasers have it too.
const leastNamed = 400 // characters

// headingWeight is what a heading that is a link takes off: a teaser has one, a
// crosshead has none.
const headingWeight = 120

// mostAgainst is the most that a part counts against what holds it: of ten links
// or a thousand, none says less of the text beside them.
const mostAgainst = 400

// shortBlock is the length below which a block without a sentence mark says
// nothing: a label, a crosshead, a cell.
const shortBlock = 40 // characters

// aboutWeight is what agreement with the page's description adds to a
// paragraph: it settles the choice on pages with a sentence or two of text.
const aboutWeight = 400

// openingBytes is how much of the letters of two texts must be the same to say
// that they start alike.
const openingBytes = 40

// opening returns the first letters and digits of a text, in lower case, "" if
// it is too short to tell two texts apart.
func opening(s string) string {
	letters := lettersOf(s[:min(len(s), 4*openingBytes)])
	if len(letters) < openingBytes {
		return ""
	}
	return letters[:openingBytes]
}

// weigh gives every block its weight, drops the rules that cannot be meant,
// and sums up from the leaves.
func (t *tree) weigh() {
	// Children come after their parents, so one backward pass sums up.
	for i := len(t.nodes) - 1; i >= 0; i-- {
		d := &t.nodes[i]
		if d.block {
			d.weight = t.ownWeight(i)
			if t.about != "" && d.weight >= 0 && d.runes >= int32(len(t.about)/3) && d.all <= d.runes && t.tellsAbout(i) {
				d.weight += aboutWeight
				t.about = "" // one is enough
			}
			d.sum += d.weight
			d.prose += max(d.weight, 0)
			d.most = max(d.most, d.weight)
			d.all += d.runes
			d.refs += d.link
			if d.opens || 2*d.link > d.runes {
				d.cards += d.runes
			}
		}
		if i > 0 {
			p := &t.nodes[d.parent]
			p.prose += d.prose
			p.most = max(p.most, d.most)
			p.all += d.all
			p.refs += d.refs
			p.cards += d.cards
			if d.headed {
				d.told = d.all
			}
			p.told += d.told
			p.holds = p.holds || d.holds || d.terms&termBody != 0 && d.prose > leastNamed
			p.names = p.names || d.names || d.terms&termBody != 0 && d.prose > 0
		}
	}
	t.prose = int(t.nodes[t.body].prose)
	for i := range t.nodes {
		if d := &t.nodes[i]; d.rule != nil && !t.means(i) {
			d.rule = nil
		}
	}
	t.spareParts()
	t.otherArticles()
	t.thread()
	if !t.titled {
		t.h1 = t.firstH1()
	}
	// What is pruned does not count, nor does what stands above the headline beside it.
	for i := len(t.nodes) - 1; i > 0; i-- {
		d := &t.nodes[i]
		if up := int(d.parent); d.rule == nil && !(t.titled && int(d.end) <= t.h1 && t.around(up, t.h1)) {
			t.nodes[up].sum += max(d.sum, -mostAgainst)
		}
	}
}

// firstH1 returns the first <h1> outside what is pruned, 0 if there is none.
func (t *tree) firstH1() int {
	for i := 1; i < len(t.nodes); i++ {
		if d := &t.nodes[i]; d.rule != nil {
			i = int(d.end) - 1
		} else if d.n.DataAtom == atom.H1 {
			return i
		}
	}
	return 0
}

// tellsAbout reports whether the text in node i starts as what the page says of itself
// does. Nearly always the first letter tells that it does not.
func (t *tree) tellsAbout(i int) bool {
	first := firstRune(t.about)
	for k := i; k < int(t.nodes[i].end) && t.nodes[k].rule != ruleHidden; k++ {
		n := t.nodes[k].n
		if n.Type != html.TextNode {
			continue
		}
		if letter, _ := cutLetter(n.Data); letter != "" {
			if unicode.ToLower(firstRune(letter)) != first {
				return false
			}
			break
		}
	}
	return strings.HasPrefix(opening(visibleStart(t.nodes[i].n, 4*openingBytes)), t.about)
}

// cell reports whether node i is a cell of a table that has header cells.
func (t *tree) cell(i int) bool {
	switch t.nodes[i].n.DataAtom {
	case atom.Th:
		return true
	case atom.Td:
		return t.nodes[t.tableAround(i)].headed
	}
	return false
}

// tableAround returns the closest table around node i, 0 if there is none.
func (t *tree) tableAround(i int) int {
	return t.closest(int(t.nodes[i].parent), func(i int) bool { return t.nodes[i].n.DataAtom == atom.Table })
}

// around reports whether node k is below node i.
func (t *tree) around(i, k int) bool { return i < k && k < int(t.nodes[i].end) }

// closest returns node i, or the closest above it, that is such a node; 0 if none is.
func (t *tree) closest(i int, is func(i int) bool) int {
	for i > 0 && !is(i) {
		i = int(t.nodes[i].parent)
	}
	return max(i, 0)
}

// ownWeight is what the text of block i counts for in the choice.
func (t *tree) ownWeight(i int) int32 {
	d := &t.nodes[i]
	switch a, level := d.n.DataAtom, headingLevels[d.n.DataAtom]; {
	case d.runes == 0 || level == 1:
		return 0
	case level > 1:
		if 2*d.link > d.runes {
			return -headingWeight
		}
		return 0
	case d.runes < 2*shortBlock && t.cell(i):
		return 0 // names that are links are no navigation
	case 2*d.link > d.runes:
		return -d.runes
	case d.stops == 0 && d.runes < 2*shortBlock, d.runes < shortBlock:
		return 0
	case a == atom.P || a == atom.Blockquote || a == atom.Pre:
		return d.runes - d.link
	default: // text directly in a div, cell or list item is less often prose
		return (d.runes - d.link) * 3 / 4
	}
}

// means reports whether the rule of node i can be meant for what the element
// holds: the class of a page's wrapper must not drop the page.
func (t *tree) means(i int) bool {
	d := &t.nodes[i]
	r := d.rule
	if t.titled && t.around(i, t.h1) && (r == ruleAd || r == ruleRelated || r.sure) {
		return false // the article itself, or the banner at its head
	}
	if r == ruleHidden {
		return int(d.prose)*10 <= t.prose*6 // some pages show their text by script
	}
	outside := t.h1 > 0 && (i > t.h1 || int(d.end) <= t.h1) // the headline stands outside
	if d.holds && r != ruleRelated && r != ruleComments && !(r == ruleFooter && outside) {
		return false
	}
	switch {
	case r == ruleRelated && (d.refs*10 < d.all || d.prose > leastNamed && d.cards*10 < d.all):
		return false // other articles are linked to, by links that stand in no sentence
	case r == ruleTOC && (!d.block || d.refs*5 < d.all):
		return false // so are the headings
	case r.lines && d.told*10 > d.all*6 && d.refs*2 < d.all && d.prose*2 < d.all && !t.asksFor(i):
		return false // a table, of a poll or with a legend; one of sentences may be a notice
	case r == rulePaywall && (d.names || d.n.DataAtom == atom.P && d.refs*3 < d.all):
		return false // what is paid for: an offer is there to be pressed
	}
	if outside && r.sure {
		return true
	}
	if r == ruleComments {
		return d.n.DataAtom != atom.Article && (int(d.prose)*10 <= t.prose*9 || t.prose-int(d.prose) > maxPart) // or the article stands beside it
	}
	if int(d.prose)*10 > t.prose*4 && d.prose > 200 {
		return false // two fifths of the page's prose
	}
	return r.most == 0 || int(d.prose) <= r.most || d.terms&termOverlay != 0
}

// asksFor reports whether tables below node i hold fields to fill in. What can be ticked may be a
// row of data.
func (t *tree) asksFor(i int) bool {
	for k := i; k < int(t.nodes[i].end); k++ {
		switch n := t.nodes[k].n; n.DataAtom {
		case atom.Input, atom.Select, atom.Textarea:
			if kind := attr(n, "type"); kind != "checkbox" && kind != "hidden" && t.tableAround(k) > i {
				return true
			}
		}
	}
	return false
}

// says reports whether n reads as the headline. It reads no more of n than it takes
// to tell: headings can hold each other.
func (t *tree) says(n *html.Node) bool {
	return sameWords(visibleStart(n, 2*len(t.headline)), t.headline)
}

// otherArticles drops each <article> below that of the headline that has an <h1>
// of its own: the story that a reader who scrolls on comes to.
func (t *tree) otherArticles() {
	own := t.closest(t.h1, func(i int) bool { return t.nodes[i].n.DataAtom == atom.Article }) // around the headline
	if own == 0 || !t.titled {
		return
	}
	other := 0 // index of the outermost <article> around node i
	for i := int(t.nodes[own].end); i < len(t.nodes); i++ {
		switch t.nodes[i].n.DataAtom {
		case atom.Article:
			if other == 0 || int(t.nodes[other].end) <= i {
				other = i
			}
		case atom.H1:
			if o := &t.nodes[other]; other > 0 && t.around(other, i) && o.rule == nil && !t.says(t.nodes[i].n) {
				o.rule = ruleRelated
			}
		}
	}
}

// thread drops what holds the buttons to answer what readers wrote, two at least, below a text
// and its headline: each comment has one, whatever its class is. Where most of the text has none
// they are those of posts in an article, or of an author who wants mail.
func (t *tree) thread() {
	if len(t.replies) < 2 {
		return
	}
	last := t.replies[len(t.replies)-1]
	all := t.closest(t.replies[0], func(i int) bool { return t.around(i, last) })
	if all <= t.body || t.around(all, t.h1) || all < t.h1 {
		return
	}
	above := 0
	for i := t.h1; i < all; i++ {
		above += int(max(t.nodes[i].weight, 0))
	}
	if above >= leastNamed && t.answered(all) {
		t.nodes[all].rule = ruleComments
	}
}

// answered reports whether most prose below node i is in parts of it that each have a
// button to reply, or stand above a row of buttons with one, and most of them have no
// headline, as the entries of a live blog do.
func (t *tree) answered(i int) bool {
	prose, parts, entries, next := int32(0), 0, 0, 0
	above, headed := int32(0), false // prose since the last button, and whether a headline is there
	for k := i + 1; k < int(t.nodes[i].end); k = int(t.nodes[k].end) {
		for next < len(t.replies) && t.replies[next] < k {
			next++
		}
		d := &t.nodes[k]
		headed = headed || t.headlined(k)
		if next == len(t.replies) || t.replies[next] >= int(d.end) {
			above += d.prose
			continue
		}
		if prose += d.prose; d.refs == d.all {
			prose += above // in buttons alone
		}
		if parts++; headed {
			entries++
		}
		above, headed = 0, false
	}
	return 5*prose >= 3*t.nodes[i].prose && 2*entries <= parts
}

// headlined reports whether one of the first things in node i is a heading that is longer than
// the name of a reader.
func (t *tree) headlined(i int) bool {
	for k := i; k < min(int(t.nodes[i].end), i+headingReach); k++ {
		if n := t.nodes[k].n; headingLevels[n.DataAtom] > 0 {
			return WordCount(visibleStart(n, maxHeadline)) >= fewestLinked
		}
	}
	return false
}

// maxPart is the most prose of an element that is a part of an article, not a
// story of its own.
const maxPart = 1500 // characters

// spareParts drops the rules that in sum would keep out a good part of the page,
// though each element is small: an article behind an offer has the class of
// the offer on every paragraph, or hides each of them. And it drops the rule of an
// overlay that holds nearly all the prose, in the <article> of the headline or on the
// page: it enlarges the pictures of that text.
func (t *tree) spareParts() {
	prose, free := map[*pruneRule]int{}, t.prose
	for i := 1; i < len(t.nodes); {
		d := &t.nodes[i]
		if d.rule == nil {
			i++
			continue
		}
		if d.rule.parts && d.prose <= maxPart && d.terms&termOverlay == 0 {
			prose[d.rule] += int(d.prose)
		}
		free -= int(d.prose)
		i = int(d.end)
	}
	article := t.closest(t.h1, func(k int) bool { return t.nodes[k].n.DataAtom == atom.Article })
	for i := range t.nodes {
		d := &t.nodes[i]
		most := t.prose / 4
		if d.rule == ruleHidden {
			most = t.prose * 6 / 10
		}
		if d.rule != nil && d.prose <= maxPart && d.terms&termOverlay == 0 && prose[d.rule] > max(most, leastNamed) ||
			d.rule == ruleOverlay && (free == 0 || article > 0 && t.around(article, i)) && free < leastNamed && int(d.prose) > 4*free {
			d.rule = nil
		}
	}
}

// container returns the node that holds the article: the site's own rule, or
// the element with the greatest sum of weights, smallest first, shifted to what
// the markup names as the body if that holds most of it.
func (t *tree) container(own goquery.Matcher) int {
	if own != nil {
		for i := range t.nodes {
			if d := &t.nodes[i]; d.n.Type == html.ElementNode && own.Match(d.n) {
				return i
			}
		}
	}
	best := t.body
	for i := t.body; i < int(t.nodes[t.body].end); {
		d := &t.nodes[i]
		if d.rule != nil {
			i = int(d.end)
			continue
		}
		if d.block && t.score(i) >= t.score(best) {
			best = i
		}
		i++
	}
	if d := &t.nodes[best]; d.sum > 0 || d.all >= leastBody {
		return t.sections(t.widen(t.narrow(t.named(best))))
	}
	// All text stands in headings and short lines: what holds the headline and
	// enough of it.
	if best = t.h1; best == 0 {
		return t.body
	}
	for best != t.body && t.nodes[best].all-t.nodes[best].refs < 2*leastBody {
		best = int(t.nodes[best].parent)
	}
	return t.widen(best)
}

// score of node i as the container.
func (t *tree) score(i int) int {
	d := &t.nodes[i]
	s := int(d.sum) * 100
	if t.h1 > 0 && int(d.end) <= t.h1 {
		s /= 2 // wholly before the headline
	}
	if t.isOnly(i) {
		s = s * 9 / 10 // an only paragraph stands in a container of its own
	}
	return s
}

// isOnly reports whether node i is a paragraph, which a <div> without line ends can be, or no
// more than what is around one alone.
func (t *tree) isOnly(i int) bool {
	d := &t.nodes[i]
	switch d.n.DataAtom {
	case atom.P, atom.Li, atom.Blockquote:
		return true
	}
	return d.most == d.prose && (d.weight <= 0 || firstBelow(d.n, atom.Br) == nil)
}

// named returns the one element in best that the markup calls the article's
// body, if it holds half of the prose of best; of several such elements, only
// one that holds nearly all.
func (t *tree) named(best int) int {
	want := int(t.nodes[best].sum)
	name, count := best, 0
	for i := best; i < int(t.nodes[best].end); {
		d := &t.nodes[i]
		switch {
		case d.rule != nil:
			i = int(d.end)
		case d.terms&termBody != 0 && d.block && d.sum > 0:
			if count++; count == 1 || d.sum > t.nodes[name].sum {
				name = i
			}
			i = int(d.end)
		default:
			i++
		}
	}
	least := 50
	if count > 1 {
		least = narrowing
	}
	if count > 0 && int(t.nodes[name].sum)*100 >= want*least {
		return name
	}
	return best
}

// narrow goes down from best as long as one element in it holds nearly all of
// the sum: what else best holds are notices and teasers that gave too little
// reason to leave them out.
func (t *tree) narrow(best int) int {
	if t.nodes[best].terms&termBody != 0 {
		return best
	}
	want := t.nodes[best].sum
	for i := best + 1; i < int(t.nodes[best].end); {
		d := &t.nodes[i]
		switch {
		case d.rule == nil && d.block && d.sum*100 >= want*narrowing && d.weight*2 < d.sum:
			best = i
			i++
		case d.block || d.rule != nil:
			i = int(d.end)
		default:
			i++
		}
	}
	return best
}

// narrowing is the share of the sum, in percent, that an inner element must
// hold to be the container.
const narrowing = 88

// widen goes up from a paragraph, heading, list or table that alone holds the sum, and from
// what is around that alone.
func (t *tree) widen(i int) int {
	only := i
	for i != t.body {
		d := &t.nodes[i]
		switch d.n.DataAtom {
		case atom.P, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Td, atom.Tr, atom.Tbody, atom.Table, atom.Dl, atom.Dd, atom.Dt, atom.Pre, atom.Summary,
			atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		default:
			if i == only || d.all > t.nodes[only].all {
				return i
			}
		}
		i = int(d.parent)
	}
	return i
}

const (
	sectionReach = 3  // elements from the container up to the section of the page that it is
	leastTwin    = 60 // characters of prose of another
)

// sections returns the element around the container that has siblings of its own
// name and class with running prose. They and those between them are parts of the
// article: a page built of sections, and of other things between them. Where there are
// none, or the headline stands within and they are other articles, it returns the
// container.
func (t *tree) sections(container int) int {
	for i, n := container, 0; n < sectionReach && i != t.body && !t.around(i, t.h1); i, n = int(t.nodes[i].parent), n+1 {
		own := t.shape(int32(i))
		up := int(t.nodes[i].parent)
		var alike []int // up to the last with prose
		with := 0
		for k := up + 1; own.class != "" && k < int(t.nodes[up].end); k = int(t.nodes[k].end) {
			d := &t.nodes[k]
			if !d.block || d.rule != nil || t.shape(int32(k)) != own {
				continue
			}
			prose := d.sum >= leastTwin && d.refs*7 < d.all
			if k == i || prose || alike != nil {
				alike = append(alike, k)
			}
			if k == i || prose {
				with = len(alike)
			}
		}
		if alike = alike[:with]; len(alike) > 1 {
			for _, k := range alike {
				t.nodes[k].part = true
			}
			t.parts = alike
			return i
		}
	}
	return container
}
