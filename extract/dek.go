package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dek fills in the line under the headline. Classes are the publisher's own words for it;
// nothing in metadata is reliably that.
func (d *Document) dek(a *Article) {
	value, provenance := d.one([]rule{
		bySelector("dek"),
		{"class", func(d *Document) []string {
			var first *html.Node // that a class which others have, too, marks
			for _, m := range d.deks {
				sure := d.isForDek(m.n)
				if first != nil && !(sure && (headingLevels[m.n.DataAtom] > 0 || slices.Contains(slices.Collect(upFrom(m.n, boxDepth)), first))) {
					continue
				}
				if text := fieldText(m.n); d.isDek(m, text) && !d.isNoDek(m.n, text, a.Byline) {
					if sure {
						d.dekIn = m.n
						return []string{text}
					}
					first = m.n
				}
			}
			if first != nil {
				return []string{fieldText(first)}
			}
			return nil
		}},
	})
	value = unlabelled(value)
	if dek, date, ok := strings.Cut(value, a.BylineRaw); ok && dek != "" { // the byline at its end, with the date or without
		if _, isDay := parseDate(date, d.locale); isDay || date == "" {
			value = strings.TrimSpace(dek)
		}
	}
	a.Dek = NewText(value)
	a.note("dek", value, provenance)
}

// dekLabels stand before a dek and say what it is.
var dekLabels = words("summary abstract synopsis zusammenfassung résumé resumen resumo riassunto samenvatting")

func unlabelled(dek string) string {
	if label, rest, ok := strings.Cut(dek, ":"); ok && dekLabels[fold(label)] {
		return strings.TrimSpace(rest)
	}
	return dek
}

const (
	dekReach   = 60 // elements between headline and dek
	minDek     = 25 // characters
	maxDekRune = 500
	maxRole    = 60 // of what a line says that the bearer of the name above it does
)

// isDek reports whether a marked element stands right under the headline, or anywhere in the
// head of the article if its class is for nothing else, and reads as a dek.
func (d *Document) isDek(m mark, text string) bool {
	n, sure, reach := measure(text), d.isForDek(m.n), dekReach
	if sure {
		reach = headReach
	}
	switch {
	case m.in&(inHidden|inChrome|inComments|inTable) != 0, m.pos < d.headAt, !d.isNear(m, reach):
		return false
	case n < minDek, n > maxDekRune, 2*linkedText(m.n) >= n:
		return false
	case d.isHeading(text) && (headingLevels[m.n.DataAtom] == 0 || !sure || strings.Contains(level(text), d.headKey)):
		return false // but <h2 class=deck> is one
	}
	around := enclosing(m.n, atom.P)
	if slices.ContainsFunc(d.leads, func(p mark) bool {
		return p.pos > d.headAt && p.pos < m.pos && p.n != around && utf8.RuneCountInString(fieldText(p.n)) >= minLede && !isOfFigure(p.n)
	}) {
		return false // a crosshead, or what stands below the text
	}
	return enclosing(m.n, atom.A) == nil && !d.belowLink(m.n) && !isOfFigure(m.n) && !d.isCall(m.n) && !d.isOneOfMany(m)
}

// isForDek reports whether the class of an element is that of a dek and of nothing else.
func (d *Document) isForDek(n *html.Node) bool {
	return d.meanings.senseOf(attr(n, "class")).flags&termDek != 0
}

// isNoDek reports whether what stands where a dek does is a part of the headline, the byline
// or its date, a call or a credit, or tells of one of the authors.
func (d *Document) isNoDek(n *html.Node, text string, authors []Author) bool {
	runes := measure(text)
	_, credit := splitCredit(text)
	return strings.Contains(d.headKey, level(text)) || lineRuleOf(text, runes) != nil || credit != "" && !(WordCount(credit) >= leastCaption && isSaid(credit)) || d.isStamp(text) || d.saysWhen(text) || tellsOfAuthor(text, authors) ||
		!ends(text) && (opensByline(text) && (runes < maxRole || !isSaid(text)) || runes < maxRole && d.belowName(n))
}

// belowName reports whether an element stands right below a name: it tells what its
// bearer does. "Social Sharing" over buttons is none.
func (d *Document) belowName(n *html.Node) bool {
	above, _ := beside(n)
	name := fieldText(above)
	if above == nil || d.meanings.senseOf(attr(above, "class")).rule == ruleShare {
		return false
	}
	return level(name) != d.headKey && d.fullName(name) != nil
}

// belowLink reports whether an element stands right below a heading that leads elsewhere: it
// tells what is to be read there.
func (d *Document) belowLink(n *html.Node) bool {
	above, _ := beside(n)
	return above != nil && headingLevels[above.DataAtom] > 0 && firstBelow(above, atom.A) != nil && level(fieldText(above)) != d.headKey
}

// saysWhen reports whether a line that is no sentence is there for its date: "Translated,
// published 30 April 2025 13:10", "Harbour Desk • 02.02.2025".
func (d *Document) saysWhen(line string) bool {
	r, ok := findDate(line, d.locale)
	if !ok || ends(strings.TrimSuffix(fold(line), ".m.")) || wordLength(line[:r.start])+wordLength(line[r.end:]) > maxBeside {
		return false
	}
	says, _, _ := findLabel(line)
	return r.start == 0 || says != saysNothing || strings.ContainsAny(line, "|•·")
}

// isCall reports whether an element asks readers to subscribe or give: it holds a form to
// fill in, or stands in one or in a box that is named for newsletters or promotions.
func (d *Document) isCall(n *html.Node) bool {
	if firstBelow(n, atom.Input, atom.Textarea, atom.Select) != nil {
		return true
	}
	for up := range upFrom(n, boxDepth) {
		rule, text := d.meanings.senseOf(attr(up, "class")).rule, ""
		if rule == ruleNewsletter || rule == ruleAd {
			text = fieldText(up)
		}
		if up.DataAtom == atom.Form || text != "" && len(text) <= rule.most && !strings.Contains(level(text), d.headKey) {
			return true // a "hero-banner" is around the headline
		}
	}
	return false
}

// isOneOfMany reports whether another element of the same class stands nearby: they
// are paragraphs of the text, or cards in a list.
func (d *Document) isOneOfMany(m mark) bool {
	class := attr(m.n, "class")
	return class != "" && slices.ContainsFunc(d.deks, func(o mark) bool {
		return o.n != m.n && max(o.pos-m.pos, m.pos-o.pos) < dekReach && o.n.DataAtom == m.n.DataAtom && attr(o.n, "class") == class
	})
}

// isOfFigure reports whether an element stands in a figure, or holds one: its
// text is a caption.
func isOfFigure(n *html.Node) bool {
	if classHas(n, "image", "photo", "video", "credit") || firstBelow(n, atom.Figure, atom.Figcaption, atom.Img) != nil {
		return true
	}
	for up := range upFrom(n, boxDepth) {
		if up.DataAtom == atom.Figure || up.DataAtom == atom.Figcaption || classHas(up, "caption") {
			return true
		}
	}
	return false
}

// linkedText is how much of the visible text of n is links, in characters.
func linkedText(n *html.Node) (runes int) {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A {
			runes += utf8.RuneCountInString(fieldText(c))
		}
	}
	return runes
}

// dekTerms are the classes that are for the line under the headline alone, as many others that
// it has are not; see [hintWords]. Further down they stand for crossheads.
const dekTerms = "dek deck standfirst subtitle sub-title subheadline sub-headline subheading subhead sub-head article-summary strapline excerpt entry-summary article-description article-intro intro-text lead-in teaser-text perex manchet entradilla copete chapeau catenaccio"

// dek fills in a dek that no class near the headline names: a heading between the headline
// and the byline, a line between the headline and the body that the page describes itself
// with, or the one paragraph that stands there.
func (b *bodyReader) dek() {
	if b.a.Dek.Raw != "" {
		for i := range b.out {
			if d := &b.out[i]; d.rule == ruleOutside && (b.inDek(d) || b.repeatsDek(d)) {
				d.rule = ruleDek
			}
		}
		return
	}
	for i := range b.out {
		d := &b.out[i]
		if d.runes >= minDek && (b.subheads(i) || b.describes(d)) && !strings.Contains(level(d.text), b.d.headKey) && b.takeDek(d) {
			return
		}
	}
	if d := b.belowHeadline(); d != nil {
		b.takeDek(d)
	}
}

// describes reports whether a draft between the headline and the body says what the page
// says of itself.
func (b *bodyReader) describes(d *draft) bool {
	if d.node <= b.t.h1 || d.rule != ruleStray && (d.rule != ruleOutside || d.node >= b.at) {
		return false
	}
	about := opening(b.a.Summary)
	return about != "" && opening(d.text) == about || sameWords(d.text, b.a.Summary)
}

// repeatsDek reports whether a draft says what the dek does.
func (b *bodyReader) repeatsDek(d *draft) bool { return sameWords(b.a.Dek.Raw, unlabelled(d.text)) }

// inDek reports whether a draft stands in an element that is there for the dek alone.
func (b *bodyReader) inDek(d *draft) bool {
	in := b.d.dekIn
	return in != nil && b.t.closest(d.node, func(i int) bool { return b.t.nodes[i].n == in }) > 0
}

// takeDek makes a draft the dek, unless it is there for something else.
func (b *bodyReader) takeDek(d *draft) bool {
	if b.d.isNoDek(b.t.nodes[d.node].n, d.text, b.a.Byline) {
		return false
	}
	d.rule = ruleDek
	b.a.Dek = NewText(unlabelled(d.text))
	b.a.note("dek", b.a.Dek.Raw, "place")
	return true
}

// belowHeadline returns the first of what stands below the headline, the byline aside, if
// that is a paragraph, and the only one above the container.
func (b *bodyReader) belowHeadline() (only *draft) {
	h1 := b.t.h1
	if h1 == 0 {
		return nil
	}
	for i := range b.out {
		d := &b.out[i]
		switch {
		case d.node <= h1 || b.t.around(h1, d.node) || d.rule == ruleByline || d.kind == Image:
		case d.node >= b.at:
			return only
		case only != nil:
			if d.rule == ruleOutside && d.stops > 0 && d.runes >= minDek {
				return nil // of several paragraphs none is the dek
			}
		case d.rule != ruleOutside || d.kind != Paragraph || d.stops == 0 || d.runes < minBelow || d.runes > maxDekRune || 2*d.link > d.runes:
			return nil
		default:
			only = d
		}
	}
	return only
}

// minBelow is the length of the shortest line that is a dek by its place alone.
const minBelow = 60 // characters

// subheads reports whether draft i is a heading right below the headline and above the byline
// or the date: no crosshead stands there.
func (b *bodyReader) subheads(i int) bool {
	d := &b.out[i]
	if d.kind != Heading || i == 0 || b.t.h1 == 0 || b.out[i-1].node != b.t.h1 {
		return false
	}
	if d.rule != nil && d.rule != ruleOutside || 2*d.link > d.runes || strings.IndexByte(".:;,-", d.text[0]) >= 0 || strings.HasPrefix(d.text, "…") {
		return false // or goes on with the headline
	}
	for j := i + 1; j < len(b.out) && b.out[j].rule != nil; j++ {
		if line := &b.out[j]; line.rule == ruleByline || line.rule == ruleNav && line.runes <= maxDateLine && b.a.Published.Raw != "" && strings.Contains(line.text, b.a.Published.Raw) { // a <nav>, by its markup
			return true
		}
	}
	return false
}

// alone reports whether a block is the only running prose of the element that
// holds it, or stands in a <header>: the first of several paragraphs is the article's.
func (b *bodyReader) alone(d *draft) bool {
	up := &b.t.nodes[max(b.t.nodes[d.node].parent, 0)]
	return up.prose <= b.t.nodes[d.node].prose || up.n.DataAtom == atom.Header
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
		case d.rule != nil && b.repeatsDek(d):
			return // printed twice
		case d.rule == nil && start.Len() < len(dek):
			start.WriteString(d.text)
		}
	}
	if strings.HasPrefix(lettersOf(start.String()), lettersOf(dek)) {
		b.a.Dek = Text{}
		delete(b.a.Provenance, "dek")
	}
}
