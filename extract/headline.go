package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const maxHeadline = 400 // runes

// headlineRules: what readers see comes first where the metadata confirm it, <title> last
// because it carries the site's name.
var headlineRules = slices.Concat([]rule{
	bySelector("headline"),
	{"h1", func(d *Document) []string {
		claims := d.claims()
		return list(d.reworded(d.visibleHeadline(claims), claims))
	}},
}, each((*Document).withoutSite,
	byJSONLD("headline"),
	byMeta("headline"),
	byMeta("og:title"),
	byMeta("twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "cxenseparse:title", "title"),
	rule{"title", func(d *Document) []string { return list(d.title) }},
), []rule{{"feed", func(d *Document) []string { return list(oneLine(d.page.Hint.Headline)) }}})

func (d *Document) headline(a *Article) {
	d.names, d.headingTexts = d.siteNames(), d.visibleHeadings()
	d.filed = append(d.folders(), slug(d.meta("article:section", "og:article:section")), slug(d.stated("articleSection")))
	value, provenance := d.one(headlineRules)
	if value == "" {
		value, provenance = d.firstHeading(), "heading"
	}
	value = d.unclipped(value)
	at, in := d.headPosition(value)
	if at == 0 {
		at, value = d.printedAt(value)
	}
	d.headAt = cmp.Or(at, d.firstP)
	a.Headline, d.headKey = NewText(value), level(value)
	a.note("headline", value, provenance)
	d.settle(in)
	d.dateLines = d.findDateLines(value)
}

// unclipped returns a headline that ends in an ellipsis as other metadata or a heading have
// it, where they have more of it.
func (d *Document) unclipped(headline string) string {
	start := strings.TrimRight(headline, ".… ")
	if !strings.HasSuffix(headline, "…") && !strings.HasSuffix(headline, "...") || start == "" {
		return headline
	}
	hasMore := func(whole string) bool {
		return strings.HasPrefix(whole, start) && !strings.HasPrefix(whole, headline) && strings.ContainsFunc(whole[len(start):], unicode.IsLetter)
	}
	for _, c := range d.claims() {
		if whole := d.withoutSite(c.text); hasMore(whole) {
			return whole
		}
	}
	for _, m := range d.headings {
		if whole := d.phraseOf(m.n).text; hasMore(whole) && d.canBeHeadline(m, whole) {
			return whole
		}
	}
	return headline
}

// firstHeading returns the first heading that stands where a headline can: all
// there is on a page whose metadata say nothing.
func (d *Document) firstHeading() string {
	for _, m := range d.headings {
		if text := fieldText(m.n); m.in&(elsewhere|inHeader) == 0 && d.canBeHeadline(m, text) {
			return text
		}
	}
	return ""
}

// headPosition returns where the head of the article stands: at the heading that is
// most like the headline, 0 if none is like it.
func (d *Document) headPosition(headline string) (at int, in setting) {
	best := minLikeness
	said := phrased(headline)
	for _, m := range d.headings {
		score := likeness(d.phraseOf(m.n), said)
		if m.in&(inHidden|inComments) != 0 {
			score /= 2
		}
		if score > best {
			best, at, in = score, m.pos, m.in
		}
	}
	return at, in
}

// printedAt returns the position of the text in the body that is the headline, or all of it
// but the name of the site at its end, where no h1 or h2 is: themes put it into an h3 or a
// div. It returns the headline as it stands there, and 0 if it stands nowhere.
func (d *Document) printedAt(headline string) (pos int, printed string) {
	if headline == "" {
		return 0, ""
	}
	heads := []string{headline}
	for _, c := range cuts(headline) {
		if WordCount(c.head) >= minPrinted {
			heads = append(heads, c.head)
		}
	}
	least := len(heads[len(heads)-1])
	inBody := false
	for n := range d.doc.Nodes[0].Descendants() {
		switch {
		case n.Type == html.ElementNode:
			pos++
			inBody = inBody || n.DataAtom == atom.Body
		case inBody && n.Type == html.TextNode && len(n.Data) >= least:
			text := squeeze(n.Data)
			if i := slices.Index(heads, text); (i == 0 || i > 0 && enclosing(n, atom.A) == nil) && visible(n.Parent) {
				return pos, text
			}
		}
	}
	return 0, headline
}

// minPrinted is how many words the headline has at least that a title has more than.
const minPrinted = 3

// A phrase is a text by its words.
type phrase struct {
	text  string
	words []string // folded, at most maxPhrase
	key   string   // the words, as level has them
}

const maxPhrase = 200 // words; no headline is that long

func phrased(text string) phrase {
	p := phrase{text: text}
	for w := range Words(fold(text)) {
		if p.words = append(p.words, w); len(p.words) == maxPhrase {
			break
		}
	}
	p.key = strings.Join(p.words, " ")
	return p
}

// phraseOf returns what a heading says, or a link that may be the site's name: several
// fields ask for each.
func (d *Document) phraseOf(n *html.Node) phrase {
	return once(&d.phrases, n, func(n *html.Node) phrase { return phrased(fieldText(n)) })
}

// A claim is what metadata say the headline is.
type claim struct {
	phrase
	stated bool // by structured data
}

// claims returns what the metadata say, as they say it and without the site's
// name.
func (d *Document) claims() (out []claim) {
	claimed := func(text string, stated bool) {
		for _, c := range list(text, d.withoutSite(text)) {
			if len(out) == 0 || out[len(out)-1].text != c {
				out = append(out, claim{phrased(c), stated})
			}
		}
	}
	claimed(oneLine(d.stated("headline")), true)
	for _, c := range []string{oneLine(d.meta("og:title")), oneLine(d.meta("twitter:title")), d.title} {
		claimed(c, false)
	}
	return out
}

// claiming returns the first of the claims that says just p, nil if none does.
func claiming(claims []claim, p phrase) *claim {
	i := slices.IndexFunc(claims, func(c claim) bool { return c.key == p.key && p.key != "" })
	if i < 0 {
		return nil
	}
	return &claims[i]
}

// visibleHeadline returns the h1 that the metadata confirm, else the h2 that
// they do, else the only h1 of the page.
func (d *Document) visibleHeadline(claims []claim) string {
	var best string
	var bestScore float64
	for _, m := range d.headings {
		p := d.headingPhrase(m.n, claims)
		if !d.canBeHeadline(m, p.text) {
			continue
		}
		if score := d.headingScore(m, p, claims); score > bestScore {
			best, bestScore = p.text, score
		}
	}
	if bestScore < minLikeness {
		return d.onlyH1()
	}
	if cs := cuts(best); len(cs) > 0 && (d.isSite(cs[0].tail) || d.isOwnSection(cs[0].tail)) {
		return cs[0].head
	}
	return best
}

// canBeHeadline reports whether a heading with that text stands where a
// headline can, and is not the name of the site or a day.
func (d *Document) canBeHeadline(m mark, text string) bool {
	barred := inHidden | inComments
	if m.n.DataAtom == atom.H2 {
		barred |= elsewhere | inCopyright
	}
	_, isDay := parseDate(text, d.locale)
	return m.in&barred == 0 && text != "" && utf8.RuneCountInString(text) <= maxHeadline && !isDay && !d.isSite(text) && !d.leadsHome(m.n)
}

// headingScore says how likely a heading is the headline. An h2 needs to be said almost
// whole by metadata, and just as it is behind the first paragraph, where the headings of the
// text are. What structured data call the headline is that wherever it stands.
func (d *Document) headingScore(m mark, p phrase, claims []claim) (score float64) {
	for _, c := range claims {
		score = max(score, likeness(p, c.phrase))
	}
	h2, astray := m.n.DataAtom == atom.H2, m.in&(elsewhere|inHeader) != 0
	c := claiming(claims, p)
	if h2 && (score < 0.8 || c == nil && d.firstP > 0 && m.pos > d.firstP) {
		return 0
	}
	if c != nil {
		score += 0.3
		h2, astray = h2 && !c.stated, astray && !c.stated
	}
	if h2 {
		score -= 0.4
	}
	if astray {
		score -= 0.3
	}
	if m.in&inArticle != 0 {
		score += 0.05
	}
	if m.hints&hintHeadline != 0 {
		score += 0.05
	}
	return score
}

// maxHeadingNodes is how many elements and texts a heading can have in it: what
// holds more is a part of the page, perhaps with headings of its own.
const maxHeadingNodes = 100

// headingPhrase returns what a heading says. Where a part of it is all that the
// metadata say, the rest is a kicker, a label or a counter; where they say nothing like it,
// what is marked up as such is left out.
func (d *Document) headingPhrase(n *html.Node, claims []claim) phrase {
	whole := d.phraseOf(n)
	if len(whole.words) == maxPhrase || claiming(claims, whole) != nil || holdsMore(n, maxHeadingNodes) {
		return whole
	}
	for c := range n.Descendants() {
		if part := phrased(fieldText(c)); len(part.words) >= 3 && claiming(claims, part) != nil {
			return part
		}
	}
	text := whole.text
	for c := range n.Descendants() {
		if part := fieldText(c); part != "" && d.isBesideTitle(c, part) {
			text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, part), part))
		}
	}
	if text != whole.text && WordCount(text) >= 3 && !endsInColon(text) { // which leads up to the subtitle
		return phrased(text)
	}
	return whole
}

// isBesideTitle reports whether an element in a heading is a kicker, a subtitle, a date, a
// button or a link of a word or two.
func (d *Document) isBesideTitle(n *html.Node, text string) bool {
	switch n.DataAtom {
	case atom.Small, atom.Time, atom.Button:
		return true
	case atom.A:
		return WordCount(text) <= 2
	}
	s := d.meanings.senseOf(attr(n, "class"))
	return s.flags&termDek != 0 || s.rule == ruleTags || s.rule == ruleControls || s.rule == ruleShare || s.rule == ruleByline
}

// leadsHome reports whether an element is, has or stands in a link to the front page: it
// names the site.
func (d *Document) leadsHome(n *html.Node) bool {
	link := cmp.Or(firstBelow(n, atom.A), enclosing(n, atom.A))
	return link != nil && d.isHome(attr(link, "href"))
}

func (d *Document) isHome(href string) bool {
	if href == "" || strings.HasPrefix(href, "#") {
		return false
	}
	u, err := d.base.Parse(strings.TrimSpace(href))
	return err == nil && (u.Hostname() == "" || sameSite(u, d.base)) && u.RawQuery == "" && u.Fragment == "" && strings.Trim(u.Path, "/") == "" && strings.Trim(d.base.Path, "/") != ""
}

// reworded returns what the metadata say for a heading of two lines, where they have a
// colon for the line break: "Landtagswahl Voigt gewinnt" is "Landtagswahl: Voigt gewinnt".
func (d *Document) reworded(heading string, claims []claim) string {
	key := level(heading)
	for _, c := range claims {
		if c.key == key && d.hasColon(c.text) && !d.hasColon(heading) {
			return c.text
		}
	}
	return heading
}

// hasColon reports whether a colon stands right behind a word of s, or in French, where a
// blank comes first.
func (d *Document) hasColon(s string) bool {
	i := strings.Index(s, ": ")
	return i > 0 && (s[i-1] != ' ' || primary(d.locale) == "fr")
}

// minLikeness is the share of words that a heading and a claim must have in
// common; editors rewrite headlines for search engines, but keep the names.
const minLikeness = 0.4

// sameLikeness is that of two wordings of one headline.
const sameLikeness = 0.6

// onlyH1 returns the text of the page's h1 if there is one of at least three
// words that does not stand in lists beside the article.
func (d *Document) onlyH1() string {
	var text string
	for _, m := range d.headings {
		switch own := d.headingPhrase(m.n, nil).text; {
		case m.n.DataAtom != atom.H1, m.in&elsewhere != 0, !d.canBeHeadline(m, own):
		case text != "" && text != own:
			return ""
		default:
			text = own
		}
	}
	if WordCount(text) < 3 {
		return ""
	}
	return text
}

// likeness is the share of the words of the longer text that the two have in
// common, but a text that the other holds whole is like it.
func likeness(a, b phrase) float64 {
	if len(a.words) == 0 || len(b.words) == 0 {
		return 0
	}
	left := slices.Clone(a.words)
	common := 0
	for _, w := range b.words {
		if i := slices.Index(left, w); i >= 0 {
			left[i] = "" // no word
			common++
		}
	}
	share := float64(common) / float64(max(len(a.words), len(b.words)))
	if common == len(a.words) && common > 2 { // the claim holds the heading and a site name
		return 0.9 + 0.1*share
	}
	return share
}

// separators stand between a headline and the name of a site or section.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ~ ", "｜", " ― ", " ‹ ", " › ", " : ", " |", "| "}

// tightSeparators stand there without blanks; they stand within words too.
var tightSeparators = []string{"-", "–", "：", ":", "_", "ㅣ", "|", "｜"}

// withoutSite cuts the site's name and sections off a title, each of which
// several rules ask for.
func (d *Document) withoutSite(title string) string {
	return once(&d.cutTitles, title, d.cutSite)
}

// cutSite cuts a part off a title only if it is the site, or if what remains is a heading
// of the page: dashes stand in headlines too. What stands behind the site's name is the
// site's own as well: "Port reopens | World Ledger | Read on!".
func (d *Document) cutSite(title string) string {
	title = strings.Trim(title, " |")
	for _, c := range cuts(title) {
		if d.isSite(c.part) {
			title = c.head
		}
	}
	for n, before := 0, ""; n < 4 && title != before; n++ {
		before, title = title, d.cutPart(title)
	}
	if d.isSite(title) {
		return ""
	}
	return title
}

// cutPart cuts the last part or the first off a title, nothing if it is no such part.
func (d *Document) cutPart(title string) string {
	first, rest, ok := strings.Cut(title, ": ")
	if cs := cuts(title); len(cs) > 0 {
		if last := cs[0]; d.isHeading(last.head) || d.isOwnSection(last.tail) {
			return last.head
		}
		if c := cs[len(cs)-1]; !ok || len(c.head) < len(first) {
			first, rest, ok = c.head, c.tail, true
		}
	}
	if ok && (d.isSite(first) || d.isHeading(rest) && !d.isHeading(first)) {
		return strings.TrimSpace(rest)
	}
	for _, sep := range tightSeparators {
		if i := strings.LastIndex(title, sep); i > 0 {
			if tail := title[i+len(sep):]; d.isSite(tail) || d.isOwnSection(tail) {
				return strings.TrimSpace(title[:i])
			}
		}
	}
	return title
}

// A titleCut is a place where a separator stands in a title.
type titleCut struct {
	head, tail string // before and behind it
	part       string // of the tail, up to the next
}

// cuts returns where a title can be cut, the last place first.
func cuts(title string) (out []titleCut) {
	end := len(title) // of a part
	for i := len(title) - 1; i > 0; i-- {
		if sep := separatorAt(title[i:]); sep != "" {
			start := i + len(sep)
			out = append(out, titleCut{strings.TrimSpace(title[:i]), strings.TrimSpace(title[start:]), title[min(start, end):end]})
			end = i
		}
	}
	return out
}

// isOwnSection reports whether s is the section that the page files itself under, in
// metadata or by a folder of its address. Signs are none: "Port reopens | ★★★★".
func (d *Document) isOwnSection(s string) bool {
	key := slug(s)
	return key != "" && slices.Contains(d.filed, key)
}

// separatorAt returns the separator that s starts with, "" if there is none.
func separatorAt(s string) string {
	if c := s[0]; c != ' ' && c != '|' && c < utf8.RuneSelf {
		return "" // none starts with another
	}
	for _, sep := range separators {
		if strings.HasPrefix(s, sep) {
			return sep
		}
	}
	return ""
}

// isHeading reports whether the headline or a visible heading of the page says
// just that.
func (d *Document) isHeading(s string) bool {
	s = level(s)
	return s != "" && (s == d.headKey || d.headingTexts[s])
}

// visibleHeadings returns the texts of the visible headings of the page, levelled.
func (d *Document) visibleHeadings() map[string]bool {
	texts := map[string]bool{}
	for _, m := range d.headings {
		if m.in&(inHidden|elsewhere) == 0 {
			texts[d.phraseOf(m.n).key] = true
		}
	}
	return texts
}

// isSite reports whether s is the name of the site, or its host, or much as that.
func (d *Document) isSite(s string) bool {
	s = level(s)
	if s == "" || d.callsSite(s) {
		return s != ""
	}
	name, host := unjoined.Replace(s), d.site
	return len(host) >= 4 && (3*len(name) >= 2*len(host) && (strings.HasPrefix(host, name) || strings.HasSuffix(host, name)) || len(name) <= len(host)+12 && strings.HasPrefix(name, host) && digits(name) == digits(host))
}

// callsSite reports whether a levelled text is the name of the site, or its host.
func (d *Document) callsSite(s string) bool {
	bare := unjoined.Replace(s)
	for _, name := range d.names {
		if s == name || s[0] == name[0] && bare == unjoined.Replace(name) {
			return true
		}
		// "The World Ledger", "World Ledger News", "World Ledger Sport", but not "World Ledger 8/2025"
		if len(name) >= 4 && len(s) <= len(name)+16 && bordersOn(s, name) && digits(s) == digits(name) || 3*len(s) >= 2*len(name) && bordersOn(name, s) {
			return true
		}
	}
	// "bbc.co.uk", "Le Monde.fr", "The Harbour Times" of harbourtimes.example
	return d.site != "" && (bare == d.site || bare == "the"+d.site || strings.Contains(bare, d.site) && strings.HasSuffix(joined(d.base.Hostname()), bare))
}

// bordersOn reports whether levelled text begins or ends with some words, and has
// more.
func bordersOn(text, words string) bool {
	more := len(text) - len(words)
	return more > 0 && (text[len(words)] == ' ' && strings.HasPrefix(text, words) || text[more-1] == ' ' && strings.HasSuffix(text, words))
}

// joined levels a text and takes out what stands between the words of a name.
func joined(s string) string { return unjoined.Replace(level(s)) }

// unjoined takes out what stands between the words of a name in one spelling and
// not in another: "L-Mag", "lmag.example".
var unjoined = strings.NewReplacer(" ", "", "-", "", ".", "")

// siteNames returns what the page calls its site, levelled.
func (d *Document) siteNames() (names []string) {
	add := func(s string) {
		if len(s) < 60 && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	shared := level(oneLine(d.meta("og:title")))
	for i, s := range []string{
		d.meta("og:site_name"), d.stated("publisher"), d.siteItem(), d.meta("application-name", "apple-mobile-web-app-title", "al:ios:app_name"),
		d.meta("article:publisher"), d.meta("cre"), d.meta("publisher", "dc.publisher"), strings.TrimPrefix(d.meta("twitter:site"), "@"), d.meta("copyright"),
	} {
		if s = level(oneLine(s)); hasLetters(s) && !strings.HasPrefix(s, "http") && s != d.titleKey && (i == 0 || s != shared) {
			add(s)
		}
	}
	for _, m := range slices.Concat(d.headings, d.homes) {
		if s := d.phraseOf(m.n).key; len(s) > 3 && !framesPage(s) && d.leadsHome(m.n) {
			add(s)
		}
	}
	return names
}

// siteItem is the name of the WebSite that structured data describe.
func (d *Document) siteItem() string {
	for _, it := range d.items("WebSite", "NewsMediaOrganization") {
		if s := it.text("name"); s != "" {
			return s
		}
	}
	return ""
}

// classHas reports whether the class of an element has one of the parts.
func classHas(n *html.Node, parts ...string) bool {
	class := strings.ToLower(attr(n, "class"))
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(class, part) })
}

// summaryRules are what the page says of itself to others.
var summaryRules = []rule{
	byMeta("og:description", "description", "twitter:description", "dc.description", "sailthru.description"),
	byJSONLD("description", "abstract"),
}

func (d *Document) summary(a *Article) { a.Summary = d.field(a, "summary", summaryRules) }

// siteNameRules: the name that the site gives to those who share it.
var siteNameRules = each((*Document).siteCalled,
	byMeta("og:site_name"),
	rule{"jsonld", func(d *Document) []string { return list(oneLine(d.siteItem())) }},
	byJSONLD("publisher"),
	byMeta("application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"),
)

// fewestOwn is how many words of a headline a site is not called by.
const fewestOwn = 4

// siteCalled leaves out what is given for the name of the site if it is an address, or has
// the headline in it: content systems repeat the title of the page there.
func (d *Document) siteCalled(s string) string {
	if strings.Contains(s, "://") || WordCount(d.headKey) >= fewestOwn && strings.Contains(level(s), d.headKey) {
		return ""
	}
	return strings.Trim(s, "@| ")
}

func (d *Document) siteName(a *Article) {
	a.SiteName = d.field(a, "site_name", siteNameRules)
	d.siteKey = level(a.SiteName)
}
