package extract

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// prune drops blocks for how they read and where they stand: first each alone, then by what
// is left around it.
func (b *bodyReader) prune() {
	b.rules()
	b.chronology()
	b.afterComments()
	b.printedAlts()
	b.aboveHeadline()
	b.repeated()
	b.linkLists()
	b.linkedNames()
	b.promises()
	b.lastTeasers()
	b.reported()
	b.pullQuotes()
	b.unlike()
	b.bracketed()
	b.sections()
	b.labels()
	b.strays()
	b.offers()
	b.bios()
	b.remnants()
	b.lastHeadings()
}

// rules drops each block that falls under a rule by itself.
func (b *bodyReader) rules() {
	b.told = b.d.captionsTold()
	begun := false // a paragraph of the article has come
	for i := range b.out {
		d := &b.out[i]
		if !d.kept() || !d.kind.isText() {
			continue
		}
		b.follow(d)
		d.rule = b.ruleOf(i, begun)
		begun = begun || d.rule == nil && d.isProse()
	}
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
		if i = int(b.t.nodes[i].parent); b.t.around(i, b.at) {
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
		if d.node <= h1 || d.rule != ruleOutside || d.kind != Paragraph || d.runes < 60 || 2*d.link > d.runes || b.repeatsDek(d) || !b.near(d.node) {
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

// ruleOf returns the rule that draft i falls under, nil if none. begun says that a
// paragraph of the article has come before it.
func (b *bodyReader) ruleOf(i int, begun bool) *pruneRule {
	d := &b.out[i]
	if rule := b.headRule(i, begun); rule != nil {
		return rule
	}
	switch {
	case d.kind == Paragraph && d.contents:
		return ruleNav // leads past what stands here
	case d.runes < maxDisclaimed && isDisclosure(d.text):
		return ruleDisclosure
	case d.kind == Callout:
		return d.boxRule()
	case d.kind != ListItem && d.runes < maxStamp && b.d.isStamp(d.text) && !(begun && b.d.isFixture(d.text)), !begun && d.runes < maxDated && b.d.labelsDay(d.text):
		return ruleByline
	case !d.away && d.linkOnly() && (b.t.nodes[d.node].linked || d.kind != Heading && d.stops < 2):
		return d.linkRule() // a whole block in an anchor is a card
	case d.kind == Paragraph && d.links > 1 && 2*d.link > d.runes && i > 0 && b.out[i-1].rule == ruleOpener && b.out[i-1].links == 0:
		return d.linkRule() // with labels among the links, under one that says what they are
	case b.isCaption(i):
		return ruleCaption
	case d.kind == Paragraph && d.stops == 0 && d.runes < maxStamp && (strings.Contains(d.text, "/") && creditLine.MatchString(d.text) || isAgency(strings.Trim(d.text, "/()[]–—- "))):
		return ruleCredit
	case d.kind == Paragraph && d.runes < maxClick && d.links > 0 && endsInClick(d.text):
		return ruleOpener
	}
	switch rule := lineRuleOf(d.text, d.runes); {
	case d.kind == Heading && (rule == ruleShare || headsRelated(d.text)):
		return nil // sections drops it with what it heads
	case rule != nil && d.kind == Paragraph && d.tells(rule), rule == ruleNotice && begun && d.runes > maxAged && d.links == 0 && ends(d.text):
		return nil
	case rule != nil || d.kind != Paragraph:
		return rule
	case !d.away && d.labelsLink():
		return ruleLinks
	case (begun || i > 0 && b.out[i-1].kind == Image) && slices.ContainsFunc(b.told, func(caption string) bool { return sameWords(d.text, caption) }):
		return ruleCaption
	}
	return nil
}

// tells reports whether a line that starts as the calls and cross references of a rule do is a
// sentence of the article: it leads nowhere, "Read more books, the minister told pupils in Oslo."
func (d *draft) tells(rule *pruneRule) bool {
	if d.links > 0 || !ends(d.text) || !isWord(firstRune(d.text)) {
		return false
	}
	switch rule {
	case ruleOpener:
		return (WordCount(d.text) >= leastSentence || saidSo.MatchString(d.text)) && !strings.ContainsAny(d.text, ":：«“")
	case ruleShare, ruleConsent, ruleDisclosure:
		return saidSo.MatchString(d.text)
	}
	return false
}

// saidSo matches what says who said it: "Join us, the mayor told them."
var saidSo = regexp.MustCompile(`(?i)[,?!»”"’] ?(?:[^\s,.]+ ){0,3}(?:` + anyPhrase("said") + `)(?:$|[^\pL\pM])`)

// maxAged is how long a note that the article is old is at most within it, in characters: more
// tells of another, "This report was published two years ago by the ministry."
const maxAged = 60

// leastSentence is how many words a sentence has at least that is more than a call.
const leastSentence = 8

// withoutKicker returns what stands behind the first colon of a headline, "" if there is none:
// metadata can have the kicker before it.
func withoutKicker(headline string) string {
	_, title, _ := strings.Cut(headline, ": ")
	return title
}

// headRule returns the rule of what stands at the head of an article and has a field of
// its own, nil if draft i does not.
func (b *bodyReader) headRule(i int, begun bool) *pruneRule {
	d := &b.out[i]
	switch {
	case d.kind == Heading && d.node == b.t.h1 && (!begun || b.t.titled), d.runes < 300 && !begun && (sameWords(d.text, b.a.Headline.Raw) || d.kind == Heading && sameWords(d.text, withoutKicker(b.a.Headline.Raw))):
		return ruleHeadline
	case !begun && (b.inDek(d) || d.runes < 300 && b.repeatsDek(d) && b.alone(d)):
		return ruleDek
	case !begun && d.runes < 160 && (b.bylineText(d.text) || isBylineLabel(d.text) || i > 0 && b.out[i-1].rule == ruleByline && d.isJob()):
		return ruleByline
	case d.kind == Paragraph && d.runes < maxSignature && d.stops == 0 && opensByline(d.text) && b.bylineText(d.text) && !strings.Contains(d.text, ":"):
		return ruleByline // below a lede
	}
	return nil
}

// aFact matches a line of some words with a number among them: "3 Quay Street, Pierbook",
// "Mains from 14 crowns".
var aFact = regexp.MustCompile(`(?m)^(?:\S+ )+[\p{Sc}(]?\d[\d.,]*[\p{Sc}%)]?(?: \S+)+$|^\d[\d.,]*(?: \S+){2}|^(?:\S+ ){2,}[\p{Sc}(]?\d[\d.,]*[\p{Sc}%)]?$`)

// boxRule returns the rule that a callout falls under, nil if none.
func (d *draft) boxRule() *pruneRule {
	switch {
	case relatedHeading.MatchString(d.label):
		return ruleRelated
	case d.stops == 0 && d.runes < maxUnlikeLast && !strings.ContainsAny(d.text, ":：") && !aFact.MatchString(d.text):
		return ruleNames
	}
	return lineRuleOf(d.text, d.runes)
}

// maxClick is the length of the longest line that is there to be clicked on.
const maxClick = 100 // characters

// endsInClick reports whether a text ends in "click here".
func endsInClick(text string) bool {
	const click = "click here"
	text = strings.TrimRight(text, ".!) ")
	return len(text) >= len(click) && strings.EqualFold(text[len(text)-len(click):], click)
}

// maxStamp is the length of the longest line that says when and by whom, and
// nothing else.
const maxStamp = 100 // characters

// mostJob is the length of a line under a byline that says no more than the job.
const mostJob = 5 // words

// isJob reports whether a line is that of an author's job: "Harbour Correspondent".
func (d *draft) isJob() bool {
	words := strings.Fields(d.text)
	return d.stops+d.links == 0 && len(words) <= mostJob && kindOf(words[len(words)-1])&byJob != 0
}

// isBylineLabel reports whether a line is what an element for a name or a date has
// left behind: "By", "Updated", "|".
func isBylineLabel(text string) bool {
	if says, from, to := findLabel(text); says != saysNothing && from == 0 {
		text = strings.TrimLeftFunc(text[to:], unicode.IsLetter) // "updat", "ed"
	}
	text = strings.Trim(text, "|·•-–—:/, ")
	return len(text) != 1 && saysBy(text) // a letter is an initial
}

// Bounds of a link with a label before it: of the label, and of the link, which is the
// headline of another article.
const (
	mostLabelled = 30 // bytes
	fewestLinked = 3  // words
)

// labelsLink reports whether a line is a label in capitals and one link: "RELATED
// VIDEO: Ferry doubles its fare".
func (d *draft) labelsLink() bool {
	if d.links != 1 {
		return false
	}
	label, link, ok := strings.Cut(d.text, ":")
	if !ok || len(label) > mostLabelled || label != strings.ToUpper(label) || label == strings.ToLower(label) || link == strings.ToUpper(link) || WordCount(link) < fewestLinked {
		return false
	}
	return d.link+utf8.RuneCountInString(label)+2 >= d.runes
}

// until is how two days are joined that something lasts from and to.
const until = `(?:[–—-]|to|until|through|bis|au|al|hasta)\s+`

var (
	untilHere = regexp.MustCompile(`\d\s*` + until + `$`)
	fromHere  = regexp.MustCompile(`^\s*` + until)
)

// maxBesideStamp is how many letters stand beside a date at most.
const maxBesideStamp = 20

// isStamp reports whether a line is a date with no more than a time, a label or
// a name beside it, or several, one with a label. From one date to another is when something
// is on.
func (d *Document) isStamp(text string) bool {
	r, ok := findDate(text, d.locale)
	if !ok || untilHere.MatchString(text[:r.start]) || strings.Contains(text, "\n") { // code has lines
		return false
	}
	if at := fromHere.FindStringIndex(text[r.end:]); at != nil {
		if other, ok := findDate(text[r.end+at[1]:], d.locale); ok && other.start == 0 {
			return false
		}
	}
	letters, most := 0, maxBesideStamp
	if says, _, _ := findLabel(text); says != saysNothing {
		if _, two := findDate(text[r.end:], d.locale); two {
			most *= 2
		}
	}
	for _, r := range d.withoutDates(text) {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	last := lastRune(text)
	return letters == 0 || letters <= most && (last != '.' && !endsSentence(last) || strings.HasSuffix(lowered(text), " min."))
}

// isFixture reports whether a line says when something else than the article takes place: a
// label that is none of an article's dates, and a day: "Opening: Monday, 3 March 2025, 10:30".
func (d *Document) isFixture(text string) bool {
	name, day, ok := strings.Cut(text, ":")
	if says, _, _ := findLabel(name); !ok || says != saysNothing || !hasLetters(name) || opensByline(text) {
		return false
	}
	r, ok := findDate(day, d.locale)
	return ok && (isWeekday(day[:r.start]) || !hasLetters(day[:r.start]))
}

// isDay reports whether a line is a day, a month or a year and nothing else. With a time it
// is as often when a part of the page came out.
func (d *Document) isDay(text string) bool {
	r, ok := findDate(text, d.locale)
	if ok {
		text = text[:r.start] + " " + text[r.end:]
	}
	ok = ok && r.Precision == Day || yearAlone.MatchString(text)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if isMonth(word, d.locale) {
			ok = true
		} else if !isWeekday(word) {
			return false
		}
	}
	return ok && !strings.Contains(text, ":")
}

// yearAlone is a line that is a year.
var yearAlone = regexp.MustCompile(`^(?:1\d|20)\d\d$`)

// chronology takes back days that each stand above a text of the article and are marked up
// alike: those of a timeline, a programme, a live blog. Below the headline of another article
// a day is when that came out.
func (b *bodyReader) chronology() {
	found := map[shape][]*draft{}
	for i := range b.out {
		d := &b.out[i]
		if d.rule == ruleByline && d.inside && !b.bylineText(d.text) && b.headsEntry(i) && b.d.isDay(d.text) {
			s := b.t.shape(int32(d.node))
			found[s] = append(found[s], d)
		}
	}
	for _, days := range found {
		if len(days) < 2 || days[0].text == days[1].text {
			continue
		}
		for _, d := range days {
			d.rule = nil
		}
	}
}

// headsEntry reports whether a text or a heading of the article stands right below draft i,
// pictures and buttons apart, and no link to another right above it.
func (b *bodyReader) headsEntry(i int) bool {
	step := func(by int) *draft {
		for k := i + by; k >= 0 && k < len(b.out); k += by {
			if rule := b.out[k].rule; rule != ruleCaption && rule != ruleShare && rule != ruleControls {
				return &b.out[k]
			}
		}
		return &draft{}
	}
	switch step(-1).rule {
	case ruleLinks, ruleRelated, ruleOpener:
		return false
	}
	below := step(1)
	return below.kept() && 2*below.link < below.runes
}

// maxDated is the length of the longest line that says when, and more than that.
const maxDated = 160 // characters

// labelsDay reports whether a line starts with a label of a date of the article and one
// comes soon after it. Behind a label without a colon it is no sentence.
func (d *Document) labelsDay(text string) bool {
	text = strings.TrimLeft(text, " ·•|*-–—>»([【")
	says, from, to := findLabel(text)
	if says != saysPublished && says != saysChanged || from > 0 || !isWord(firstRune(text)) {
		return false
	}
	r, ok := findDate(text[to:], d.locale)
	if !ok || utf8.RuneCountInString(text[to:to+r.start]) > maxLabel {
		return false
	}
	return strings.ContainsAny(text[to:to+r.start], ":：") || !ends(text)
}

// bylineText reports whether a line above the first paragraph names an author
// or the date and says nothing else.
func (b *bodyReader) bylineText(text string) bool {
	for _, author := range b.a.Byline {
		if author.Name != "" && len(text) < len(author.Name)+40 && strings.Contains(text, author.Name) {
			return true
		}
	}
	return b.a.Published.Raw != "" && text == b.a.Published.Raw
}

// leastComments is the size of a part that readers write in; a smaller one is a button.
const leastComments = 40 // characters

// afterComments drops what comes after what readers wrote, and after the form that they
// write in, if that is less than half of what comes before: lists of the site's other
// articles and of its offers.
func (b *bodyReader) afterComments() {
	b.afterFirst(func(d *draft) bool { return d.rule == ruleComments && b.t.nodes[d.region].all >= leastComments })
	form := 0 // looked through last
	b.afterFirst(func(d *draft) bool {
		if d.rule != ruleForm || d.region == form {
			return false
		}
		form = d.region
		return firstBelow(b.t.nodes[form].n, atom.Textarea) != nil // more than a line
	})
}

// afterFirst drops what comes after the first draft of those that end an article.
func (b *bodyReader) afterFirst(ending func(*draft) bool) {
	if at, before, after := b.parted(ending); 2*after < before {
		drop(b.out[at:], ruleOutside)
	}
}

// dropBelow drops line i and what stands below it, up to the next heading of its rank or the
// end of the box that holds a text with it, unless that is more than most characters. It
// reports whether it did.
func (b *bodyReader) dropBelow(i int, rule *pruneRule, most int) bool {
	d, end, runes := &b.out[i], i+1, 0
	box := b.t.closest(d.node, func(k int) bool { return b.t.nodes[k].prose > 0 })
	for ; end < len(b.out) && runes <= most; end++ {
		e := &b.out[end]
		if !e.inside || e.kind == Heading && (d.kind != Heading || e.level <= d.level) || box > b.at && !b.t.around(box, e.node) {
			break
		}
		if e.kept() {
			runes += e.runes
		}
	}
	if runes > most {
		return false
	}
	d.rule = ruleEmpty
	drop(b.out[i+1:end], rule)
	return true
}

// toldOf takes the author, if nothing else names one, from title i over what tells of them, or
// from the line below.
func (b *bodyReader) toldOf(i int) {
	for j := i; j < len(b.out) && j < i+2 && b.a.Byline == nil && b.out[j].rule != nil; j++ {
		if name, _ := b.d.toldOf(b.out[j].text); name != "" {
			b.sign([]Author{{Name: name}}, name)
		}
	}
}

// maxHeads is the longest line that heads what comes after it.
const maxHeads = 120 // characters

// isDisclosure reports whether a text disclaims what it holds, or says what the site earns.
func isDisclosure(text string) bool {
	return disclaimed.matches(text) || earns.matches(text) && forSales.MatchString(text)
}

// maxDisclaimed is the length of the longest paragraph that says so, in characters.
const maxDisclaimed = 500

// disclaimed is how a site says that what a text holds is not its own opinion, not of its
// newsroom, or no advice to rely on.
var disclaimed = &rare{
	anyOf("fdic", "finra", "advisory services", "ffiliate", " werbung", " no role in ", "purposes only", " advice", " not reflect", " not represent", " not necessarily re", "engagent que", "einung de", "essariamente", "esariamente", "noodzakelijk", "muszą", "мнени"),
	regexp.MustCompile(`(?i:\b(?:views|opinions?|story|article|content|post|column|blog)\b.{0,120}\b(?:do|does|need|may) not (?:necessarily )?(?:reflect|represent)\b.{0,40}\b(?:views?|opinions?|positions?|polic(?:y|ies)|those)\b` +
		`|(?:^|[.!?:] )\W*(?:disclaimer|please (?:note|be aware)|this|these|nothing|none of|(?:all |any |the )?(?:information|contents?|materials?|articles?|opinions|views))\b.{0,250}\b(?:for (?:\S+ )?information(?:al)? purposes only\b|(?:not (?:to )?(?:provide|constitute|be (?:construed|taken|considered|relied on) as|intended (?:to be|as)|a substitute for)|constitutes) .{0,60}\b(?:legal|tax|investment|financial|accounting|medical)\b.{0,20} advice\b)` +
		`|\b(?:staff|newsroom|editors|journalists|editorial (?:team|departments?)) (?:of .{1,60})?had no role in (?:the )?(?:creation|production|preparation|writing)\b|\bn['’]engagent que\b|\b(?:müssen|muss) nicht .{0,40}meinung de[rs] |\bgeben? .{0,40}\bmeinung (?:des|der) (?:autor|verfasser)|\bno (?:reflejan|representan) necesariamente\b` +
		`|\baffiliate-?links? (?:enthalten|versehen|gekennzeichnet)|\b(?:links?|artikel|beitrag|text|post) (?:sind|enthält) (?:\S+ ){0,2}\W*(?:affiliate-?links?|werbung)\b` +
		`|\bnot fdic insured\b|\bmember (?:finra|sipc|fdic)\b|\b(?:investment advisory services (?:are )?|advisory services (?:are )?only )offered (?:to|through|by)\b` +
		`|\bnon (?:riflett|rispecchi)\S+ necessariamente\b|\bnão (?:reflet|represent)\S+ necessariamente\b|\bniet noodzakelijk .{0,40}(?:mening|standpunt)|\bnie muszą (?:odzwierciedlać|być)|мнение (?:автора|редакции) .{0,60}не (?:совпада|отража))`),
}

// earns is how a site says that it gets money for what its readers do, and forSales what
// they do: anybody else can get a commission, too, or have to do with one.
var (
	earns = &rare{anyOf("commission", "compensation", "comisi", "provision"), regexp.MustCompile(`(?i)\bwe (?:\S+ ){0,2}(?:earn|receive|get) .{0,40}\b(?:commission|compensation)\b` +
		`|\b(?:erhalten|bekommen) wir (?:\S+ ){0,9}provision\b|\bprovision (?:erhält|bekommt)\b` +
		`|\bnous (?:\S+ ){0,2}(?:perce|touch|rece)v?\S+ (?:\S+ ){0,3}commission\b|\b(?:podemos|podríamos|recibimos) (?:\S+ ){0,4}comisi[oó]n\b|\b(?:potremmo|possiamo|riceviamo) (?:\S+ ){0,4}commissione\b`)}
	forSales = regexp.MustCompile(`(?i)\blinks?\b|affiliate|\b(?:if|when|as) you |\bpurchas|\bpartners?\b|\badvertis|kauf|enlace|compra|\bliens?\b|achet|achat|acquist`)
)

// sections drops headings over what is no part of the article and what they head,
// up to one of a higher rank, which any has over a bold line, and the last headings if
// nothing follows them.
func (b *bodyReader) sections() {
	before := 0 // characters
	for i := range b.out {
		d := &b.out[i]
		if !b.headsOther(i) {
			if d.kept() {
				before += d.runes
			}
			continue
		}
		switch {
		case d.kind == Heading && commentsHeading.MatchString(d.text):
			b.dropBelow(i, ruleComments, math.MaxInt)
		case contactHeading.MatchString(d.text):
			b.dropBelow(i, ruleCredit, min(before, maxContact))
		case authorHeading.MatchString(d.text) && b.dropBelow(i, ruleBio, min(before, ruleBio.most)): // more is the article
			b.toldOf(i)
		default:
			d.rule = ruleEmpty
			b.dropOther(i)
		}
	}
	b.lastHeadings()
}

// maxContact is how long what stands below such a heading is at most, in characters.
const maxContact = 600

// headsOther reports whether draft i, a heading or a line that may be one, is over what is
// no part of the article. A list that leads nowhere is.
func (b *bodyReader) headsOther(i int) bool {
	d := &b.out[i]
	if !d.kept() || d.runes > 100 || d.kind != Heading && (d.lead != d.text || d.stops > 0) && d.stops+d.links > 0 {
		return false
	}
	if d.kind == Heading && lineRuleOf(d.text, d.runes) == ruleShare || contactHeading.MatchString(d.text) {
		return true
	}
	next := &b.out[min(i+1, len(b.out)-1)]
	return headsRelated(d.text) && !(next.kept() && next.kind == ListItem && next.links == 0) || d.kind == Heading && b.headsLinks(i)
}

// headsLinks reports whether draft i shares a box with nothing but headlines of other
// articles, links that were dropped: whatever it says, it is over these.
func (b *bodyReader) headsLinks(i int) bool {
	d, headlines := &b.out[i], 0
	box := b.t.closest(d.node, func(k int) bool { return b.t.nodes[k].all > b.t.nodes[d.node].all })
	if box <= b.at || i > 0 && b.t.around(box, b.out[i-1].node) {
		return false
	}
	for j := i + 1; j < len(b.out) && b.t.around(box, b.out[j].node); j++ {
		switch e := &b.out[j]; {
		case e.kind == Image:
		case e.rule != ruleLinks && e.rule != ruleRelated && e.rule != ruleTOC:
			return false
		case WordCount(e.text) >= fewestLinked:
			headlines++
		}
	}
	return headlines > 1
}

// dropOther drops what heading i is over: up to prose, a table that is not of links, the next
// heading of the article, or the end of the box that the heading shares with something.
func (b *bodyReader) dropOther(i int) {
	d := &b.out[i]
	box := b.t.closest(d.node, func(k int) bool { return b.t.nodes[k].all > b.t.nodes[d.node].all })
	for j := i + 1; j < len(b.out); j++ {
		e := &b.out[j]
		if e.rule != nil {
			continue
		}
		if box > b.at && !b.t.around(box, e.node) {
			return
		}
		ends := e.kind == Heading && (2*e.link < e.runes || d.kind != Heading || e.level < d.level)
		table := &b.t.nodes[e.node]
		if !e.inside || ends || e.isProse() && !(e.kind == ListItem && e.links > 0) || !e.kind.isText() && !(e.kind == TableBlock && 2*table.refs > table.all) {
			return
		}
		e.rule = ruleEmpty
	}
}

// lastHeadings drops the last headings, which nothing follows, and rows of headings that lead
// elsewhere.
func (b *bodyReader) lastHeadings() {
	tail, headed := b.headingsAtEnd() <= mostEmpty, 1 // the level of the heading that comes next, 0 if none does
	for i := len(b.out) - 1; i >= 0; i-- {            // backwards: what comes after a heading is known
		d := &b.out[i]
		switch {
		case !d.kept():
		case tail && d.runes < maxHeads && (d.kind == Heading || b.announces(i)):
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

// mostEmpty is how many last headings with nothing below them are those of parts that
// were dropped: more are the article, on a page that has all its lines in headings.
const mostEmpty = 6

// headingsAtEnd counts the headings after the last of what else is left.
func (b *bodyReader) headingsAtEnd() (n int) {
	for i := len(b.out) - 1; i >= 0; i-- {
		if d := &b.out[i]; d.kept() && d.kind == Heading {
			n++
		} else if d.kept() {
			return n
		}
	}
	return math.MaxInt // nothing else is left
}
