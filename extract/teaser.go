package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// aboveHeadline drops what stands above the headline, if most stands below it.
func (b *bodyReader) aboveHeadline() {
	at, above, below := b.parted(func(d *draft) bool {
		return d.rule == ruleHeadline && d.node == b.t.h1 && sameWords(d.text, b.a.Headline.Raw)
	})
	if above < below {
		drop(b.out[:at], ruleOutside)
	}
}

// parted returns the first draft below the start of the body that is such a one, len(b.out)
// if there is none, and the characters of the body before and after it.
func (b *bodyReader) parted(by func(*draft) bool) (at, before, after int) {
	at = len(b.out)
	for i := range b.out {
		switch d := &b.out[i]; {
		case at == len(b.out) && before > 0 && by(d):
			at = i
		case d.kept() && i < at:
			before += d.runes
		case d.kept():
			after += d.runes
		}
	}
	return at, before, after
}

// drop keeps out of the body what is left of some drafts.
func drop(drafts []draft, rule *pruneRule) {
	for i := range drafts {
		if drafts[i].kept() {
			drafts[i].rule = rule
		}
	}
}

// linkLists drops lists whose items are headlines of other pages, a label or a
// date beside them. Items that are links stay among as many that say more, and so do those
// that read like a button: "SMS" is one of the things that a list is of.
func (b *bodyReader) linkLists() {
	for i := 0; i < len(b.out); {
		list := b.out[i].list
		j, runes, link, stops, items, alone := i, 0, 0, 0, 0, 0
		for ; j < len(b.out) && b.out[j].list == list && list > 0; j++ {
			switch e := &b.out[j]; {
			case e.kind != ListItem || !e.inside || e.away:
			case e.rule == nil:
				runes, link, stops, items = runes+e.runes, link+e.link, stops+e.stops, items+1
			case e.rule == e.linkRule():
				alone++
			}
		}
		others := items > 1 && link*10 >= runes*6 && stops*3 <= items
		for k := i; k < j; k++ {
			switch e := &b.out[k]; {
			case others && e.rule == nil && !e.away:
				e.rule = e.linkRule()
			case e.kind == Heading: // of a card
			case link*2 < runes && e.rule == e.linkRule() && alone <= items, !others && items > 0 && e.rule == ruleControls && e.region == 0 && e.links == 0:
				e.rule = nil
			}
		}
		i = max(j, i+1)
	}
}

// Bounds of links that name what a list article tells of.
const (
	maxLinkedName     = 60 // characters of one
	usualLinkedName   = 40 // characters of one on average: more are headlines of other articles
	fewestLinkedNames = 3
	fewestLinkedLines = 5 // if most are no names but lines of small words
)

// linkedNames takes back lines that are a link alone and each stand between others, right
// above a paragraph of the article: the places, goods or firms that a list article tells of, one after
// the other. Buttons and calls, which say the same each time, are no names.
func (b *bodyReader) linkedNames() {
	var names, texts []*draft
	runes, said, starts := 0, 0, map[string]bool{}
	var line *draft // the last of what is left or a link
	alone := false  // so is what stands above it, and it is a link
	for i := range b.out {
		d := &b.out[i]
		if !d.kept() && d.rule != ruleLinks {
			continue
		}
		if alone && d.kept() && d.kind == Paragraph && d.stops > 0 {
			first, _, _ := strings.Cut(line.text, " ")
			starts[first] = true
			names, texts = append(names, line), append(texts, d)
			if runes += line.runes; isSaid(line.text) && WordCount(line.text) > 2 {
				said++
			}
		}
		alone = line != nil && line.kept() && d.names()
		line = d
	}
	if len(names) < fewestLinkedNames || 2*said > len(names) && len(names) < fewestLinkedLines || runes > usualLinkedName*len(names) || 2*len(starts) < len(names) {
		return
	}
	places, total := b.proseByPlace()
	for i, d := range names {
		if 2*places[b.t.place(texts[i].node)] >= total {
			d.rule = nil
		}
	}
}

// names reports whether a draft is a short link and no call.
func (d *draft) names() bool {
	return d.rule == ruleLinks && d.kind != Heading && d.links == 1 && d.runes <= maxLinkedName && hasLetters(d.text) && lineRuleOf(d.text, d.runes) == nil
}

// maxPromise is the longest item of a list of what readers get for signing up.
const maxPromise = 120 // characters

// promises drops the list right after a call, which says what is to be had: "Create
// an account to go on reading", "Get e-mails from your favourite authors".
func (b *bodyReader) promises() {
	for i := 1; i < len(b.out); i++ {
		list := b.out[i].list
		if list == 0 || b.out[i-1].rule != ruleShare || b.out[i-1].list == list {
			continue
		}
		end := i
		for end < len(b.out) && b.out[end].list == list && b.out[end].runes <= maxPromise {
			end++
		}
		if end < len(b.out) && b.out[end].list == list {
			continue
		}
		drop(b.out[i:end], ruleShare)
		i = end
	}
}

// teaserText is the length of the text below a heading that leads elsewhere:
// more than that is the item of a list article.
const teaserText = 220 // characters

// leads reports whether a heading is a link to another page of the site.
func (d *draft) leads() bool { return d.kind == Heading && d.linkOnly() && !d.away }

// maxFollowed is the most elements and texts of a block that is looked through for where
// its links lead.
const maxFollowed = 50

// follow fills in where the links that a block consists of lead: to other sites, which
// are sources, or places and goods that the article tells of, for a site
// recommends pages of its own; or to places on the page alone. A link to such a place
// beside others is where a source is cited, and in a heading the heading itself.
func (b *bodyReader) follow(d *draft) {
	n := &b.t.nodes[d.node]
	asked := (d.kind == ListItem || d.kind == Heading) && 2*d.link > d.runes || d.kind == Paragraph && (d.link == d.runes && d.stops > 1 || d.labelsLink())
	if !asked || n.linked || int(n.end)-d.node > maxFollowed {
		return
	}
	away := d.kind == Heading
	for i := d.node + 1; i < int(n.end); i++ {
		ref := strings.TrimSpace(attr(b.t.nodes[i].n, "href"))
		if b.t.nodes[i].n.DataAtom != atom.A || ref == "" || ref[0] == '#' {
			continue
		}
		u, err := b.d.base.Parse(ref)
		if site := b.d.site; site == "" || err != nil || !isWeb(u) || strings.Contains(strings.ToLower(strings.ReplaceAll(u.String(), "-", "")), site) {
			return // of the site, or its profile or a button to share the page
		}
		away = true
	}
	d.away, d.contents = away, !away
}

// linkRule is what drops a block that is nothing but links.
func (d *draft) linkRule() *pruneRule {
	if d.contents {
		return ruleTOC
	}
	return ruleLinks
}

// kept reports whether a draft is of the body. No picture is, each has [ruleCaption].
func (d *draft) kept() bool { return d.inside && d.rule == nil }

// bodyRunes counts the characters of the body.
func (b *bodyReader) bodyRunes() (n int) {
	for i := range b.out {
		if b.out[i].kept() {
			n += b.out[i].runes
		}
	}
	return n
}

// lastTeasers drops two or more headings that lead elsewhere, each with a line
// or two, from the end of a longer article.
func (b *bodyReader) lastTeasers() {
	start, below, units, text := len(b.out), 0, 0, 0
	total := b.bodyRunes()
	for i := len(b.out) - 1; i >= 0 && below <= teaserText; i-- {
		e := &b.out[i]
		switch {
		case !e.kept() && !(e.rule == ruleLinks && e.leads()):
		case e.leads():
			start, units, text, below = i, units+1, text+below+e.runes, 0
		case e.kind == Heading || !e.kind.isText():
			below = teaserText + 1
		default:
			below += e.runes
		}
	}
	if units < 2 || 2*text > total {
		return
	}
	drop(b.out[start:], ruleRelated)
}

// maxListLabel is the length of the longest line over a list of links.
const maxListLabel = 60 // characters

// labels drops lines that announce what is dropped, "Also:", and in a list of links the items
// without one.
func (b *bodyReader) labels() {
	links := 0 // dropped right after
	for i := len(b.out) - 1; i >= 0; i-- {
		d := &b.out[i]
		switch {
		case d.inside && (d.rule == ruleLinks || d.rule == ruleRelated):
			links++
			continue
		case !d.kept() || d.runes > maxListLabel || i > 0 && isQuestion(b.out[i-1].text): // which the links answer
		case b.announces(i), links > 1 && d.kind == ListItem && d.links+d.stops == 0 && b.out[i+1].list == d.list:
			d.rule = ruleEmpty
		}
		links = 0
	}
}

// ledUpTo is what a line that ends in a colon may lead up to, when it was dropped.
var ledUpTo = map[*pruneRule]bool{ruleLinks: true, ruleRelated: true, ruleEmpty: true, ruleOpener: true, ruleTOC: true, ruleByline: true, ruleForm: true, ruleShare: true, ruleTags: true, ruleNewsletter: true}

// announces reports whether a line ends in a colon and what comes after it was dropped. The
// numbers beside code may be, too, and so may a post quoted from elsewhere: "She wrote:".
func (b *bodyReader) announces(i int) bool {
	if i+1 == len(b.out) || !b.out[i].kind.isText() || !endsInColon(b.out[i].text) || b.leadsBelow(i) {
		return false
	}
	next := &b.out[i+1]
	post := func(k int) bool { return b.t.nodes[k].terms&termKeep != 0 }
	return ledUpTo[next.rule] && strings.ContainsFunc(next.text, isWord) && !numbersLines(next.text) && b.t.closest(next.node, post) == 0
}

const maxBox = 8 // blocks of a box that a site sets between two paragraphs

// leadsBelow reports whether a quote, a list or a table is the next that is kept below draft
// i: a line leads up to that, over a box that a site has set between them.
func (b *bodyReader) leadsBelow(i int) bool {
	below := b.out[i+1 : min(i+1+maxBox, len(b.out))]
	at := slices.IndexFunc(below, func(d draft) bool { return d.kept() })
	if at < 0 {
		return false
	}
	switch d := &below[at]; d.kind {
	case Quote, TableBlock:
		return true
	case ListItem:
		return b.out[i].kind != ListItem && d.links == 0
	default:
		return strings.ContainsRune("“„«\"‘「『—", firstRune(d.text))
	}
}

// numbersLines reports whether a text is the numbers beside lines of code: "1 2 3".
func numbersLines(text string) bool {
	return strings.HasPrefix(text+" ", "1 ") && !strings.ContainsFunc(text, unicode.IsLetter)
}

// endsInColon reports whether a line leads up to what comes after it.
func endsInColon(line string) bool {
	return strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：")
}

// Bounds of boxes that offer something.
const (
	maxOffer   = 600 // characters of one
	mostOffers = 2   // more are the items of a list article
	offerPart  = 5   // that share of the body are all of them at most: a fifth
)

// offering are the rules for what a box that offers something ends in.
var offering = map[*pruneRule]bool{ruleLinks: true, ruleForm: true, ruleNewsletter: true}

// signUp are parts of what the button of such a box says.
var signUp = anyOf("subscri", "sign up", "signup", "newsletter", "abonn", "anmelden", "inscri", "suscri", "subscrev", "iscriv", "schrijf", "prenumer", "tilmeld", "meld deg", "tilaa", "zapisz", "abone", "feliratkoz", "odebírat")

// endsOffer reports whether a draft is what such a box ends in.
func (d *draft) endsOffer() bool {
	return offering[d.rule] && d.kind != ListItem || d.rule == ruleControls && d.runes < maxClick && signUp.in(d.text) != 0
}

// offers drops the text of boxes that end in a link or button dropped before: "Ready
// for more?", a line about it, "See our fares". Such a box has a place of its own.
func (b *bodyReader) offers() {
	var found []*draft
	boxes, runes := 0, 0
	for i := 1; i < len(b.out); i++ {
		if !b.out[i].endsOffer() || !b.out[i-1].kept() || b.out[i-1].kind != Paragraph {
			continue
		}
		end := max(b.out[i].node, b.out[i].region) // a button stands in a line of the box
		box := b.t.closest(b.out[i-1].node, func(k int) bool { return b.t.around(k, end) })
		if box <= b.at || b.t.nodes[box].all > maxOffer {
			continue
		}
		if boxes++; boxes > mostOffers {
			return
		}
		for j := i - 1; j >= 0 && b.t.around(box, b.out[j].node); j-- {
			if d := &b.out[j]; d.kept() && (d.kind == Paragraph || d.kind == Heading) {
				found = append(found, d)
				runes += d.runes
			}
		}
	}
	if offerPart*runes > b.bodyRunes() {
		return
	}
	for _, d := range found {
		d.rule = ruleAd
	}
}
