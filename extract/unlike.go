package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// Bounds of a passage that stands in the article twice: what is shorter is said again, as
// the terms of two offers are.
const (
	leastRepeated  = 80 // characters of a paragraph that tells one passage from another
	fewestRepeated = 3  // such paragraphs, none like another
	repeatedPart   = 10 // a tenth of the body is repeated at least
)

// repeated drops passages that have stood in the article word for word: pages hold a
// text twice, for wide screens and for narrow ones.
func (b *bodyReader) repeated() {
	var kept []int // drafts of text
	for i := range b.out {
		if b.out[i].kept() && b.out[i].text != "" {
			kept = append(kept, i)
		}
	}
	total := b.bodyRunes()
	first := map[string]int{} // where a paragraph stands
	for i := 0; i < len(kept); i++ {
		d := &b.out[kept[i]]
		at, again := first[d.text]
		if d.runes >= leastRepeated && !again {
			first[d.text] = i
		}
		n, runes, long := 0, 0, 0
		for ; again && i+n < len(kept) && at+n < i && b.out[kept[at+n]].text == b.out[kept[i+n]].text; n++ {
			d := &b.out[kept[i+n]]
			if runes += d.runes; d.runes >= leastRepeated && first[d.text] != at+n {
				break
			} else if d.runes >= leastRepeated {
				long++
			}
		}
		if long >= fewestRepeated && repeatedPart*runes >= total {
			drop(b.out[kept[i]:kept[i+n-1]+1], ruleRepeated) // and the tables among them
		}
		i += max(0, n-1) // no end of it is longer
	}
}

// Bounds of pull quotes: the length of the shortest that says whose words it
// repeats, in letters and digits, and how many an article has.
const (
	leastPulled = 25
	mostPulled  = 50
)

// pullQuotes drops quotes whose sentences stand word for word in paragraphs.
func (b *bodyReader) pullQuotes() {
	var quotes []*draft
	for i := range b.out {
		if d := &b.out[i]; d.kept() && d.runes > leastPulled && b.isQuote(d) {
			quotes = append(quotes, d)
		}
	}
	if len(quotes) == 0 || len(quotes) > mostPulled {
		return
	}
	var said strings.Builder
	for i := range b.out {
		if d := &b.out[i]; d.kept() && (d.kind == Paragraph || d.kind == ListItem) && !b.isQuote(d) {
			said.WriteString(lettersOf(d.text))
			said.WriteByte('\n')
		}
	}
	for _, d := range quotes {
		if repeats(d.text, said.String()) {
			d.rule = rulePull
		}
	}
	for _, d := range quotes {
		if d.rule == rulePull {
			b.pulledFrom(d)
		}
	}
}

// isQuote reports whether a draft is a quote, by its name or that of a box around it that
// holds little else.
func (b *bodyReader) isQuote(d *draft) bool {
	if d.kind != Paragraph && d.kind != Heading {
		return d.kind == Quote
	}
	for i, n := d.node, 0; n < 3 && i > b.at && int(b.t.nodes[i].all) <= d.runes+2*maxUnlike; i, n = int(b.t.nodes[i].parent), n+1 {
		if b.t.nodes[i].terms&termQuote != 0 {
			return true
		}
	}
	return false
}

// pulledFrom drops what stands in the box of a pull quote beside it: whose words they
// are, and marks that they start and end.
func (b *bodyReader) pulledFrom(quote *draft) {
	box := quote.node
	for up := int(b.t.nodes[box].parent); up > b.at && int(b.t.nodes[up].all) <= quote.runes+maxUnlike*2; up = int(b.t.nodes[up].parent) {
		box = up
	}
	for i := range b.out {
		d := &b.out[i]
		beside := d.node == box || b.t.around(box, d.node)
		if beside && d.kept() && d.runes < maxUnlike && d.stops == 0 {
			d.rule = rulePull
		}
	}
}

// repeats reports whether each sentence of a quote stands in the letters of what is said,
// one after the other: "she says" between them may have been left out.
func repeats(quote, said string) bool {
	letters := 0
	for sentence := range strings.FieldsFuncSeq(quote, func(r rune) bool { return strings.ContainsRune(".!?…", r) }) {
		words := lettersOf(sentence)
		_, rest, ok := strings.Cut(said, words)
		if !ok {
			return false
		}
		said = rest
		letters += utf8.RuneCountInString(words)
	}
	return letters >= leastPulled
}

// A shape is how an element is marked up: paragraphs of one article are alike.
type shape struct {
	name  atom.Atom
	class string
}

func (t *tree) shape(i int32) shape {
	n := t.nodes[max(i, 0)].n
	return shape{n.DataAtom, attr(n, "class")}
}

// A place is what the two elements above a block are.
type place [2]shape

func (t *tree) place(i int) place {
	up := t.nodes[i].parent
	return place{t.shape(up), t.shape(t.nodes[max(up, 0)].parent)}
}

// Bounds, in characters, of what may be no part of the article because of its shape.
const (
	maxUnlike     = 50
	maxUnlikeLast = 200
)

// unlike drops labels, buttons and notices: short lines without a sentence, and
// short last paragraphs, that are marked up as less than a twentieth of the
// article is and stand in what holds less than a twentieth of it.
func (b *bodyReader) unlike() {
	var total int
	shapes, places := map[shape]int{}, map[place]int{}
	at := func(d *draft) (shape, place) {
		return b.t.shape(int32(d.node)), b.t.place(d.node)
	}
	for i := range b.out {
		if d := &b.out[i]; d.kept() && d.kind == Paragraph {
			s, p := at(d)
			shapes[s] += d.runes
			places[p] += d.runes
			total += d.runes
		}
	}
	left := 4
	for i := len(b.out) - 1; i >= 0; i-- {
		d := &b.out[i]
		if !d.kept() {
			continue
		}
		left--
		if d.kind != Paragraph || d.faq || (d.runes >= maxUnlike || d.stops > 0) && (d.runes >= maxUnlikeLast || left < 0) || headsFAQ(d.text, b.a.Language) || b.d.isDay(d.text) && b.headsEntry(i) || i > 0 && isQuestion(b.out[i-1].text) || hasLetters(d.text) && (b.headsList(i) || b.headsTable(i)) {
			continue
		}
		if s, p := at(d); (s.name == atom.P || s.name == atom.Div) && shapes[s]*20 < total && places[p]*20 < total {
			d.rule = ruleUnlike
		}
	}
}

// headsList reports whether line i of the article stands right above a list of it: "Pros".
func (b *bodyReader) headsList(i int) bool {
	return i > 0 && b.out[i-1].kept() && i+1 < len(b.out) && b.out[i+1].kept() && b.out[i+1].kind == ListItem && b.out[i-1].kind != ListItem
}

// headsTable reports whether line i of the article stands right above a table of it.
func (b *bodyReader) headsTable(i int) bool {
	return i+1 < len(b.out) && b.out[i+1].kept() && b.out[i+1].kind == TableBlock && b.isTitle(i)
}

// Bounds of what is a stray.
const (
	nearStray    = 4  // blocks before and after it that count as near
	droppedNear  = 6  // of those are dropped, at least
	deeperStray  = 2  // levels below the article's paragraphs, at least
	leastRunning = 80 // characters of a text of sentences; less is a line
)

// strays drops what the rules have left of boxes and lists: blocks that stand
// deeper than the article's paragraphs among blocks that are dropped, and links
// right after dropped ones, in a place that no paragraph has.
func (b *bodyReader) strays() {
	places, total := b.proseByPlace()
	depths := map[int]int{} // characters of prose
	for i := range b.out {
		if d := &b.out[i]; d.running() {
			depths[b.t.depth(d.node)] += d.runes
		}
	}
	if len(places) == 0 {
		return
	}
	most := 0 // depth of most of the prose
	for depth, runes := range depths {
		if runes > depths[most] || runes == depths[most] && depth < most {
			most = depth
		}
	}
	found := map[*draft]*pruneRule{} // the counts are of what the other rules dropped
	after := true                    // what is dropped, or the start
	for i := range b.out {
		d := &b.out[i]
		switch {
		case !d.inside:
			continue
		case d.rule != nil:
			after = true
			continue
		case !d.kind.isText() || d.kind == Callout || d.kind == Quote || d.faq,
			d.kind == Heading && 2*d.link < d.runes && b.headsProse(i, places, total/20):
			after = false
			continue
		}
		near := 0
		for _, e := range b.out[max(0, i-nearStray):min(len(b.out), i+nearStray+1)] {
			if e.rule != nil {
				near++
			}
		}
		link := d.link*20 >= d.runes*19
		least, prose := droppedNear, places[b.t.place(d.node)]
		if d.kind == Paragraph && prose*20 < total {
			least-- // nor does the article stand where it does
		}
		if near >= least && b.t.depth(d.node) >= most+deeperStray {
			found[d] = ruleStray
		} else if after && link && prose == 0 {
			found[d] = ruleLinks
		}
		after = after && link
	}
	for d, rule := range found {
		d.rule = rule
	}
}

// isProse reports whether a draft is a text of sentences, no line and no list of links.
func (d *draft) isProse() bool {
	return d.kind != Heading && d.runes > leastRunning && d.stops > 0 && 2*d.link < d.runes
}

// running reports whether a draft is a paragraph of prose in the container, dropped or not.
func (d *draft) running() bool { return d.inside && d.kind == Paragraph && d.isProse() }

// proseByPlace counts the characters of prose by where it stands, and in all.
func (b *bodyReader) proseByPlace() (runes map[place]int, total int) {
	runes = map[place]int{}
	for i := range b.out {
		if d := &b.out[i]; d.running() {
			runes[b.t.place(d.node)] += d.runes
			total += d.runes
		}
	}
	return runes, total
}

// headsProse reports whether what is left below heading i starts with a paragraph where the
// article's stand: of places, one with least characters of prose.
func (b *bodyReader) headsProse(i int, places map[place]int, least int) bool {
	for j := range b.out[i+1:] {
		if d := &b.out[i+1+j]; d.kept() {
			return d.running() && places[b.t.place(d.node)] >= least
		}
	}
	return false
}

// depth is the number of elements above node i.
func (t *tree) depth(i int) (n int) {
	for ; i > 0; i = int(t.nodes[i].parent) {
		n++
	}
	return n
}
