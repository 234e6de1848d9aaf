package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// bioSays follows the name of an author in what is said of him; bioVerb does at the end
// of an article, where "Ann Harbour reports" tells of her and not of the news.
const bioSays = `is|(?:currently )?works|has (?:been|covered|written|worked|over|more)|covers|joined|ist|schreibt|arbeitet|est|travaille|écrit|es|trabaja|escribe|é|trabalha|escreve|è|lavora|scrive|werkt|schrijft|är|er|arbetar|arbeider|arbejder|skriver|jest|este`

var (
	bioStart = regexp.MustCompile(`^\s(?i:` + bioSays + `)\s`)
	bioVerb  = regexp.MustCompile(`^(?:,? .{0,40})?\s(?i:` + bioSays + `|writes|reports)\s`)
)

// tellsOfAuthor reports whether a text starts with the name, or the first name, of one
// of the authors and says what they do.
func tellsOfAuthor(text string, authors []Author) bool {
	return slices.ContainsFunc(authors, func(author Author) bool {
		first, last, _ := strings.Cut(author.Name, " ")
		rest, named := cutName(text, first)
		rest, _ = cutName(rest, " "+last)
		return named && first != "" && bioStart.MatchString(rest)
	})
}

// cutName cuts a name off the start of a text, though one of both is in capitals.
func cutName(text, name string) (rest string, ok bool) {
	if len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) {
		return text, false
	}
	return text[len(name):], true
}

// theAuthor is how such a paragraph starts where the byline has the name.
var theAuthor = anchor(`^(?i:` + noWord + `(?:(?:the|our) (?:author|writer)s? (?:is|are)|(?:der|die|unsere?) autor(?:in|en|innen)? (?:ist|sind|war|leitet|lehrt|arbeitet)|l['’]auteure? est|les auteurs sont|el autor es|la autora es|l['’]autore è|l['’]autrice è|o autor é|a autora é|de auteur is|autor(?:ka)? jest)\s|[^\w“"«„]*(?:hi|hello|hey)(?: there)?\W{1,4}(?:i['’]m|my name is)\s)`)

// Bounds, in characters, of what stands at the end of an article about who wrote it.
const (
	maxBio       = 700
	maxHelped    = 300
	maxSignature = 60
)

// address is an e-mail address as printed.
var address = regexp.MustCompile(`[\w.]@[\w-]+\.\w`)

// helped is how a line at the end says who else wrote and how to reach them, or
// whose text it is.
var helped = &rare{
	anyOf("translated ", "aus dem ", "traduit ", "redaktion", "faktencheck", "mitarbeit", "recherche", "editing:", "editor:", "editors:", "producer:", "producers:", "produced by:", "fact-check", "fact check", "agenturmaterial", " on twitter", " on facebook", " on instagram", " on x", " on bluesky", "contributed ", "be reached", "to contact the ", "reported from", "with additional", "with input", "with file", "with report", "this story", "this report", "this article", "this copy", "originally ", "©", "all rights reserved", "copyright "),
	regexp.MustCompile(`(?i)^to contact the \S+(?: \S+){0,3} (?:on|of|for) this (?:story|report|article|column|post)\b|\bcontributed (?:reporting|to this (?:report|story|article|piece)|to the (?:report|story))\b|\bcan be reached (?:at|by|via|on) (?:e-?mail|(?:tele)?phone|(?:his|her|their|this)\b|\S*(?:@|\d{3}|://|www\.))|\breported from \S+(?: \S+){0,3} and \S+ from |^(?-i:\p{Lu}\S{3,}(?: \S+){0,3} reported from \p{Lu})[^.]{2,50}\.?$` +
		`|^[^.!?:]{3,40} (?:is )?on (?:twitter|x|facebook|instagram|bluesky)\b\W+(?:at )?(?:https?:|@)` +
		`|^\W*with (?:additional )?(?:inputs?|files|reporting) (?:from|by)\b|\bthis (?:story|report|article|copy) (?:has|was) (?:not )?(?:been )?(?:(?:edited|generated|auto-generated) by|(?:auto-)?(?:published|generated) from)\b` +
		`|(?:^|\bthis (?:story|report|article|post|piece) .{0,200})\boriginally (?:appeared|published|posted|ran) (?:on|in|at)\b` +
		`|(?:^|[\s(])©|\ball rights reserved\b|\bcopyright (?:\(c\)|(?:19|20)\d\d)` +
		`|^\W*(?:translated (?:from \S+ )?by|aus dem \S+schen (?:übersetzt )?von|traduit d\S+ (?:\S+ )?par) (?-i:\p{Lu})|^\W*(?:redaktion|faktencheck|mitarbeit|recherche|editing|editors?|producers?|produced by|fact[- ]check(?:ing|ers?)?): (?-i:\p{Lu}\S* \p{Lu}|\S+/\S|\S+$)|^mit agenturmaterial\b`),
}

// called is how a line at the end asks to be sent more: it speaks of a newsletter as
// the site's own, where an article that tells of one calls it "the" or "this".
var called = &rare{
	anyOf("share this ", "in the comments", " on twitter", " on facebook", " on instagram", " on x", " on bluesky", " on linkedin", " on youtube", " on tiktok", "coverage", "newsletter", "sign up", "signing up", "-mail", "email", "boletín", "infolettre", "subskryp", "subscriber", "app –", "app -", "app for", "app für", "app pour", "app para", "app per", "app voor", "app till", "app na", "рассылк", " inbox"),
	regexp.MustCompile(`(?i)\bsign(?:ing)? up (?:for|to) (?:our|my) (?:\S+ ){0,4}(?:e-?mails?|alerts?|updates|briefings?|(?:e-)?course)\b` +
		`|(?:\b(?:our|my|unser\w*|notre|nuestr[ao]|nostr[ao]|noss[ao]|onze|vår[at]?|vores|nasz\w*|náš\w*)|(?:^|\PL)наш\pL*) (?:\S+ ){0,3}\S*(?:newsletter|boletín|infolettre|рассылк)` +
		`|(?:^|[.!?:] |\band |\bcan )follow (?:\S+ ){1,5}on (?:twitter|x|facebook|instagram|bluesky|linkedin|youtube|tiktok)\b` +
		`|^(?:[^.!?]+\?\s+){1,2}(?:please )?(?:let (?:us|me) know|tell (?:us|me)|share|leave|drop) .{0,60}\bin the comments\b` +
		`|^(?:follow|find|read|see|for) (?:\S+ ){0,4}coverage\b.{0,120}(?:\bhere\W*$|https?://)` +
		`|(?:^|[.!?:] |\b(?:please|and) )share this (?:article|story|post|video|page) with (?:\S+ ){0,5}\S+!$` +
		`|newsletter\S* (?:\S+ ){0,3}(?:hier entlang|anmelden|abonnieren)|^[^.!?]{3,60} is an? (?:\S+ ){0,2}(?:daily|weekly|monthly) (?:newsletter|e-?mail)\b` +
		`|\b(?:our|unsere?|notre|nuestra|nostra|onze|vår|vores|naszą?|hier geht|get|download|install|descarga\w*|télécharge\w*|lad(?:e|en)|scarica\w*|pobierz)\b.{0,80}\bapp\W+(?:for|für|pour|para|per|voor|till|na) (?:android|ios|iphone)|\b(?:delivered|right|straight) to your inbox\b|\bzapraszamy (?:\S+ )?do subskrypcji|\balready (?:a|our) (?:subscriber|member)\b`),
}

// invited is how a line at the end asks to come to the site's place elsewhere, in the
// imperative: articles tell of what somebody wrote there.
var invited = &rare{
	anyOf("whatsapp", "telegram", "viber", "google news", "facebook", "телеграм", "вайбер", "واتس", "فيسبوك", "فيس بوك", "تلغرام", "تلگرام", "تيليجرام", "تليجرام", "ایتا", "واٹس", "וואטסאפ", "טלגרם", "व्हाट्स", "व्हॉट्स", "वॉट्स", "टेलीग्राम", "হোয়াটস", "টেলিগ্রাম", "வாட்ஸ்", "டெலிகிராம்", "카카오톡", "line@"),
	regexp.MustCompile(`(?i)подпи(?:сывайтесь|шитесь|шись)|підпи(?:суй|шіть)|долучайте?сь|приєднуйте?сь|присоединяйтесь|(?:следите|стежте) за (?:наш|нами|нов|соб|под)|следете (?:ни|нов|наш)|абонирайте|(?:^|[.!] )pratite|pratite nas|pridružite se` +
		`|(?:^|[.!?,:] |\b(?:yuk|mari|ayo|lupa|dan) )(?:ikuti|gabung|langgan|sertai) |(?:^|[.!] )ακολουθήστε|ακολουθήστε μας|(?:takip ed(?:in|ebilirsiniz)|abone olun|katılın)(?:$|[^\pL])` +
		`|تابعونا|تابعوا (?:قنا|صفح|آخر|أخبار)|(?:اشتركوا?|انضموا?)(?: \S+)? (?:الآن|إلينا|\S*(?:قناتنا|قنواتنا|صفحتنا|صفحاتنا|مجموعتنا))|بپیوندید|(?:ما را|کانال|اخبار) .{0,60}دنبال کنید|(?:جوائن|فالو) کریں|(?:^|[.:!|] ?)הצטרפו|הצטרפו (?:עכשיו|אלינו)|עקבו אחרי` +
		`|जुड़ें|जुड़ें|(?:फॉलो|ज्वाइन|जॉइन) कर(?:ें|ा)|যুক্ত হোন|ফলো করুন|সঙ্গে থাকুন|இணையுங்கள்|பின்தொடருங்கள்|theo dõi (?:báo (?-i:\p{Lu})|chúng tôi|kênh)|กดติดตาม|ติดตามข่าว.{0,90}(?:ได้ที่|คลิก|ที่นี่)|เพิ่มเพื่อน|친구 ?추가|구독하(?:기|세|시)|제보는 카카오톡`),
}

// signs reports whether a line is the name of an author, with no more before it than a
// dash or "by", maybe in brackets, or the initials and agencies of a desk.
func (b *bodyReader) signs(line string) bool {
	line = strings.TrimRight(line, "》〉】）)]")
	for _, author := range b.a.Byline {
		if rest, ok := strings.CutSuffix(line, author.Name); ok && author.Name != "" && utf8.RuneCountInString(rest) <= 4 {
			return true
		}
	}
	return strings.Contains(line, "/") && desk.MatchString(line)
}

// signedWith reports whether draft i is the last and a byline: "Text: Jane Doe".
func (b *bodyReader) signedWith(i int) bool {
	d := &b.out[i]
	if ends(d.text) || !opensByline(d.text) || !b.bylineText(d.text) {
		return false
	}
	for i++; i < len(b.out) && !b.out[i].kept(); i++ {
	}
	return i == len(b.out)
}

// desk is such a line: "abc/Wire", "Pierbook / Harbour Wire".
var desk = regexp.MustCompile(`^[—–-]?\s*\pL{2,15}\s?/\s?\pL{2,15}(?: \pL{2,15})?$`)

// reported takes the authors, if nothing else names any, from the credits of a wire and
// from the line that says who asked.
func (b *bodyReader) reported() {
	for i := len(b.out) - 1; i >= 0 && b.a.Byline == nil; i-- {
		d := &b.out[i]
		var by []string
		switch d.rule {
		case ruleCredit:
			by = reportedBy.FindStringSubmatch(d.text)
		case ruleByline:
			by = interviewedBy.FindStringSubmatch(d.text)
		}
		if by != nil {
			if names := b.d.signed(strings.TrimRight(by[1], ".), ")); areFullNames(names) {
				b.sign(names, d.text)
			}
		}
	}
}

// reportedBy is such a credit: "(Reporting by Jane Doe in Oslo; Editing by John Roe)".
var reportedBy = anchor(`^(?i:\(*reporting by (.*?)(?:;|editing by|$))`)

// interviewedBy is such a line: "Das Gespräch führte Jane Doe."
var interviewedBy = anchor(`^`+noQuote+`PHRASE\s*((?:(?:\p{Lu}|\p{Lo})[^\s!?:;]*[\s,]*(?:(?:und|et|y|e|i|a|en|и|та|ve) )?){2,8})$`, "interviewer")

// bracketed takes the authors, if nothing else names any, from the first or the last
// paragraph: East Asian papers print the reporter there, in brackets or in a line alone,
// which is no text then.
func (b *bodyReader) bracketed() {
	var first, last *draft
	for i := range b.out {
		if d := &b.out[i]; d.kept() && d.kind == Paragraph {
			first, last = cmp.Or(first, d), d
		}
	}
	if first == nil {
		return
	}
	for _, in := range inBrackets {
		d := first
		if in.last {
			d = last
		}
		if in.lang != b.a.Language {
			continue
		}
		if by := in.form.FindStringSubmatch(d.text); by != nil {
			if names := eastAsianNames(cmp.Or(by[1:]...), in.lang); names != nil {
				if b.a.Byline == nil {
					b.sign(names, by[0])
				}
				if by[0] == d.text {
					d.rule = ruleByline
				}
				return
			}
		}
	}
}

// inBrackets are how the first or the last paragraph in a language names who reported.
var inBrackets = []struct {
	lang string
	last bool
	form *regexp.Regexp
}{
	// （中央社記者林碼頭台北22日電）, 〔記者林碼頭／台北報導〕, 新华社北京8月22日电（记者林码头、周港）, 記者林碼頭／台北報導
	{"zh", false, regexp.MustCompile(`^[（(〔［【\[][^）)〕］】\]]{0,14}(?:记者|記者)\s*(?:(\p{Han}{3})\p{Han}{2,4}\d{1,2}日|([^）)〕］】\]／/]{2,40})[）)〕］】\]／/])` +
		`|^.{2,30}[电電讯訊]\s*[（(].{0,6}(?:记者|記者)\s*([^）)]{2,40})[）)]|^.{2,30}(?:日\s*[电電]|[报報网網]\s*[讯訊])\s*[（(]\s*([^）)]{2,40})[）)]|^(?:记者|記者)\s*(\p{Han}{2,4}(?:、\p{Han}{2,4}){0,3})\s*[／/]\s*\p{Han}{2,8}$`)},
	// （码头日报记者 林码头 通讯员 周港）
	{"zh", true, regexp.MustCompile(`[（(][^（(）)]{0,12}(?:记者|記者)\s*([^）)]{2,40})[）)]$`)},
	// (부산=부두뉴스) 김부두 기자 =, [부두신문 김부두 기자]
	{"ko", false, regexp.MustCompile(`^[（(\[<【].{1,20}[）)\]>】]\s*(\p{Hangul}{2,4}(?:[·, ]+\p{Hangul}{2,4}){0,3}) 기자\s*=|^[\[【<][^\]】>]{0,14} (\p{Hangul}{2,4}) 기자[\]】>]`)},
	{"ko", true, regexp.MustCompile(`^[\[(]?(\p{Hangul}{2,4}) 기자[\])]?$`)},
	// 【ロンドン＝林桟橋】, 【ロンドン 林桟橋】
	{"ja", false, regexp.MustCompile(`^ ?[【（](?:[\p{Han}\p{Katakana}ー・]{2,12}[=＝]|[\p{Katakana}ー・]{2,12} )(\p{Han}[\p{Han}々\p{Hiragana}\p{Katakana}ー]{2,6}(?:[、・]\p{Han}[\p{Han}々\p{Hiragana}\p{Katakana}ー]{2,6}){0,3})[】）]`)},
	// 。（林桟橋）, 。（林 桟橋）, 。【林桟橋、港みなと】, 。（ロンドン＝林桟橋）
	{"ja", true, regexp.MustCompile(`。 ?[（【](?:聞き手[=＝・]|[\p{Katakana}ー・]{2,12}[=＝])?(\p{Han}[\p{Han}々 \p{Hiragana}\p{Katakana}]{2,6}(?:[、・]\p{Han}[\p{Han}々 \p{Hiragana}\p{Katakana}]{2,6}){0,3})[）】]$`)},
}

// eastAsianNames parts names that are a word each, in Japanese maybe two, nil if one of them
// is none.
func eastAsianNames(s, lang string) (names []Author) {
	for name := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return r == ' ' && lang != "ja" || strings.ContainsRune("\u3000、，,・·/／;；", r)
	}) {
		n := utf8.RuneCountInString(strings.Replace(name, " ", "", 1))
		switch {
		case name == "通讯员" || name == "通訊員" || name == "记者" || name == "記者":
		case n < 2 || n > 5 || strings.ContainsFunc(name, func(r rune) bool { return !isWide(r) && r != ' ' }) || noNames.MatchString(name):
			return nil
		default:
			names = append(names, Author{Name: name})
		}
	}
	return names
}

// noNames are what else stands in such brackets.
var noNames = regexp.MustCompile(`(?:略|終わり|予約|込み|税別|次号|最終回|続く|限定|当時|获悉|獲悉|表示|手记|手記|整理|综合|綜合|协会|協會|通信|時間|回答|新聞|支局|編集部|写真|提供|報導|报道|摄|攝)$`)

// sign makes the names of a line the byline.
func (b *bodyReader) sign(names []Author, line string) {
	b.a.Byline, b.a.BylineRaw = names, line
	b.a.note("authors", line, "signature")
}

// bios drops the signature and paragraphs about an author from the end of the article.
func (b *bodyReader) bios() {
	left := 3
	for i := len(b.out) - 1; i >= 0 && left > 0; i-- {
		d := &b.out[i]
		if !d.kept() && d.rule != ruleDisclosure { // a note on the author can hold one
			continue
		}
		left--
		rule := b.endRule(i)
		switch rule {
		case nil:
			continue
		case ruleByline:
			b.signedBy(d.text)
		case ruleCredit, ruleNewsletter:
			left++ // an author may be told of before it
		}
		d.rule = rule
	}
}

// endRule is what drops draft i from the end of an article, nil if nothing does.
func (b *bodyReader) endRule(i int) *pruneRule {
	d := &b.out[i]
	text := (d.kind == Paragraph || d.kind == Quote) && d.runes <= maxBio
	switch {
	case text && d.runes < maxSignature && (d.stops == 0 && b.signs(d.text) || b.signedWith(i) || strings.Contains(d.text, "@") && address.MatchString(d.text) && !b.announced(i)):
		return ruleByline
	case text && d.runes < maxHelped && helped.matches(d.text):
		return ruleCredit
	case text && (theAuthor.MatchString(d.text) || slices.ContainsFunc(b.a.Byline, func(author Author) bool {
		rest, named := cutName(d.text, author.Name)
		return named && author.Name != "" && bioVerb.MatchString(rest)
	})):
		return ruleBio
	case (d.kind == Paragraph || d.kind == ListItem) && d.runes < maxHelped && (called.matches(d.text) || invited.matches(d.text)):
		return ruleNewsletter
	}
	return nil
}

// announced reports whether draft i is one word, and the line above ends in a colon: an
// address that readers are told of.
func (b *bodyReader) announced(i int) bool {
	return i > 0 && b.out[i-1].kept() && endsInColon(b.out[i-1].text) && !strings.Contains(b.out[i].text, " ")
}

// signedBy takes the author, if nothing else names one, from the last line: a full name, or
// a reporter's, with an address and nothing beside. Newspapers in Korean sign so.
func (b *bodyReader) signedBy(line string) {
	at := strings.LastIndexAny(line, " (")
	if b.a.Byline != nil || at < 0 || !address.MatchString(line[at:]) {
		return
	}
	name := strings.Trim(line[:at], " ,/|·-–—")
	if names := b.d.signed(name); len(names) == 1 {
		label := strings.TrimSpace(strings.Replace(name, names[0].Name, "", 1))
		if label == "" && isFullName(name) || kindOf(label)&byLabel != 0 {
			b.sign(names, line)
		}
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

// Bounds of what the end of an article leaves behind.
const (
	maxRemnant   = 160 // characters of a line
	maxAboutUs   = 600 // and of what a site says of itself below the note on the author
	mostRemnants = 3
)

// closing are the rules for what ends an article; false: alone it may stand within.
var closing = map[*pruneRule]bool{ruleBio: true, ruleCredit: true, ruleTags: true, ruleByline: true, ruleShare: true, ruleEmpty: true, ruleRelated: false, ruleLinks: false}

// remnants drops short last blocks that come after what ends an article: the note on
// its author, its credits, tags and buttons, other articles.
func (b *bodyReader) remnants() {
	total := b.bodyRunes()
	places, prose := b.proseByPlace()
	for range mostRemnants {
		last := len(b.out) - 1
		for last > 1 && !b.out[last].kept() {
			last--
		}
		if last < 2 {
			return
		}
		d, other := &b.out[last], &b.out[last-2]
		if d.kind == Paragraph && lettersOf(d.text) == "" {
			d.rule = ruleRemnant // "___"
			continue
		}
		ends, known := closing[b.out[last-1].rule]
		if !ends && d.stops > 0 && d.links == 0 && !strings.Contains(d.text, ":") && 2*places[b.t.place(d.node)] > prose {
			return // the article goes on below a box of links; a notice has a label
		}
		most := maxRemnant
		if above := &b.out[last-1]; above.rule == ruleBio || above.rule == ruleByline && tellsOfAuthor(above.text, b.a.Byline) {
			most = maxAboutUs
		}
		if !known || !ends && other.rule == nil || other.rule == ruleCaption || !d.kind.isText() || d.runes >= min(most, total/4) {
			return
		}
		d.rule = ruleRemnant
	}
}

// depth is the number of elements above node i.
func (t *tree) depth(i int) (n int) {
	for ; i > 0; i = int(t.nodes[i].parent) {
		n++
	}
	return n
}
