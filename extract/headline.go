package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

const maxHeadline = 400 // runes

// headlineRules are the candidates. The headline that readers see comes first
// where the metadata confirm it; <title> is last because it carries the site
// name.
var headlineRules = []rule{
	bySelector("headline"),
	{"h1", func(d *Document) []string { return list(d.punctuated(d.visibleHeadline())) }},
	{"jsonld", func(d *Document) []string { return list(d.withoutSite(oneLine(d.stated("headline")))) }},
	{"meta:og:title", func(d *Document) []string { return list(d.withoutSite(oneLine(d.meta("og:title")))) }},
	{"meta:twitter:title", func(d *Document) []string {
		return list(d.withoutSite(oneLine(d.meta("twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "cxenseparse:title", "title"))))
	}},
	{"title", func(d *Document) []string { return list(d.withoutSite(d.title)) }},
	{"feed", func(d *Document) []string { return list(oneLine(d.page.Hint.Headline)) }},
}

func (d *Document) headline(a *Article) {
	value, provenance := d.one(headlineRules)
	a.Headline = NewText(value)
	a.note("headline", value, provenance)
	d.headAt, d.headIn = d.headPosition(value)
}

// headPosition returns where the head of the article stands: at the heading
// that is the headline, or is most like it, else at the first paragraph.
func (d *Document) headPosition(headline string) (at int, in setting) {
	best := minLikeness
	at = d.firstP
	for _, m := range d.headings {
		if m.in&(inHidden|inComments) != 0 {
			continue
		}
		if score := likeness(visibleText(m.n), headline); score > best {
			best, at, in = score, m.pos, m.in
		}
	}
	return at, in
}

// apart reports whether a mark stands in a place that is not the article's:
// navigation, comments, a table. Where the headline stands too is no such
// place, whatever its class: themes call the column beside the sidebar
// "has-sidebar".
func (d *Document) apart(m mark) bool { return m.in&^d.headIn&unfit != 0 }

// claims are what metadata say the headline is, with the site name if they
// carry it.
func (d *Document) claims() []string {
	return list(oneLine(d.stated("headline")), oneLine(d.meta("og:title")), oneLine(d.meta("twitter:title")), d.title)
}

// visibleHeadline returns the h1 that the metadata confirm, else the h2 that
// they do, else the first h1 that can be a headline.
func (d *Document) visibleHeadline() string {
	claims := d.claims()
	type candidate struct {
		text  string
		score float64
	}
	var best candidate
	for _, m := range d.headings {
		if m.in&(inHidden|elsewhere|inCopyright) != 0 && m.n.DataAtom == atom.H2 || m.in&(inHidden|inComments) != 0 {
			continue
		}
		text := visibleText(m.n)
		if text == "" || utf8.RuneCountInString(text) > maxHeadline || d.isSite(text) {
			continue
		}
		score := 0.0
		for _, c := range claims {
			score = max(score, likeness(text, c))
		}
		if m.n.DataAtom == atom.H2 {
			if score < 0.8 {
				continue
			}
			score -= 0.25
		}
		if m.in&inArticle != 0 {
			score += 0.05
		}
		if m.in&(elsewhere|inHeader) != 0 {
			score -= 0.3
		}
		if m.hints&hintHeadline != 0 {
			score += 0.05
		}
		if score > best.score {
			best = candidate{text, score}
		}
	}
	if best.score < minLikeness {
		if h1 := d.onlyH1(); h1 != "" && len(claims) > 0 {
			return h1
		}
		return ""
	}
	if head, tail, ok := lastCut(best.text); ok && (d.isSite(tail) || d.isOwnSection(tail)) {
		return head
	}
	return best.text
}

// punctuated returns the claim that says what the heading says. Metadata write
// a heading of two lines as one, with the colon that the line break stands
// for: "Landtagswahl Voigt gewinnt" is "Landtagswahl: Voigt gewinnt". And they
// leave the section away that some pages put into the heading.
func (d *Document) punctuated(heading string) string {
	key := level(heading)
	for _, c := range []string{oneLine(d.stated("headline")), d.withoutSite(oneLine(d.meta("og:title")))} {
		k := level(c)
		if k == key && len(c) > len(heading) && strings.Contains(c, ":") && !strings.Contains(heading, ":") {
			return c
		}
		if strings.HasSuffix(key, " "+k) && strings.HasSuffix(heading, c) && strings.Count(k, " ") > 2 {
			if rest := strings.TrimSpace(strings.TrimSuffix(heading, c)); strings.HasSuffix(rest, " :") || strings.HasSuffix(rest, "|") || strings.HasSuffix(rest, " -") {
				return c
			}
		}
	}
	return heading
}

// minLikeness is the share of words that a heading and a claim must have in
// common; editors rewrite headlines for search engines, but keep the names.
const minLikeness = 0.4

// onlyH1 returns the text of the page's h1 if there is one of at least three
// words outside its header and lists.
func (d *Document) onlyH1() string {
	var text string
	for _, m := range d.headings {
		if m.n.DataAtom != atom.H1 || m.in&(inHidden|elsewhere|inHeader) != 0 {
			continue
		}
		if text != "" {
			return ""
		}
		text = visibleText(m.n)
	}
	if WordCount(text) < 3 || utf8.RuneCountInString(text) > maxHeadline || d.isSite(text) {
		return ""
	}
	return text
}

// likeness is the share of the words of the longer text that the two have in
// common, but a text that the other holds whole is like it.
func likeness(a, b string) float64 {
	wa, wb := slices.Collect(Words(fold(a))), slices.Collect(Words(fold(b)))
	if len(wa) == 0 || len(wb) == 0 {
		return 0
	}
	left := map[string]int{}
	for _, w := range wa {
		left[w]++
	}
	common := 0
	for _, w := range wb {
		if left[w] > 0 {
			left[w]--
			common++
		}
	}
	if common == len(wa) && len(wa) > 2 { // the claim holds the heading and a site name
		return 0.9 + 0.1*float64(common)/float64(max(len(wa), len(wb)))
	}
	return float64(common) / float64(max(len(wa), len(wb)))
}

// separators stand between a headline and the name of a site or section.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ~ ", "｜", " ― ", " ‹ ", " › ", " : ", " |", "| "}

// withoutSite cuts the site's name and sections off a title. A part is cut
// only if it is the site, or if what remains is a heading of the page: dashes
// stand in headlines too.
func (d *Document) withoutSite(title string) string {
	if title == "" || d.isSite(title) {
		return ""
	}
	for range 4 {
		head, tail, sep := lastCut(title)
		if sep && (d.isSite(tail) || d.isHeading(head) || d.isOwnSection(tail)) {
			title = head
			continue
		}
		first, rest, sep := firstCut(title)
		if sep && (d.isSite(first) || d.isHeading(rest) && !d.isHeading(first)) {
			title = rest
			continue
		}
		break
	}
	return title
}

// isOwnSection reports whether s is the section that the page files itself
// under.
func (d *Document) isOwnSection(s string) bool {
	s = level(s)
	return s != "" && (s == level(d.meta("article:section", "og:article:section")) || s == level(d.stated("articleSection")))
}

func lastCut(s string) (head, tail string, ok bool) {
	at, width := -1, 0
	for _, sep := range separators {
		if i := strings.LastIndex(s, sep); i > at {
			at, width = i, len(sep)
		}
	}
	if at <= 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+width:]), true
}

func firstCut(s string) (head, tail string, ok bool) {
	at, width := len(s), 0
	for _, sep := range append(separators, ": ") {
		if i := strings.Index(s, sep); i > 0 && i < at {
			at, width = i, len(sep)
		}
	}
	if at == len(s) {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+width:]), true
}

// isHeading reports whether a visible heading of the page says just that.
func (d *Document) isHeading(s string) bool {
	s = level(s)
	if s == "" {
		return false
	}
	if d.headingTexts == nil {
		d.headingTexts = map[string]bool{}
		for _, m := range d.headings {
			if m.in&(inHidden|elsewhere) == 0 {
				d.headingTexts[level(visibleText(m.n))] = true
			}
		}
	}
	return d.headingTexts[s]
}

// isSite reports whether s is the name of the site, or its host.
func (d *Document) isSite(s string) bool {
	s = level(s)
	if s == "" {
		return false
	}
	joined := strings.ReplaceAll(s, " ", "")
	for _, name := range d.siteNames() {
		if s == name || joined == strings.ReplaceAll(name, " ", "") {
			return true
		}
		// "The World Ledger", "World Ledger News", "World Ledger Sport"
		if len(name) >= 4 && len(s) <= len(name)+16 && (strings.HasPrefix(s, name+" ") || strings.HasSuffix(s, " "+name)) {
			return true
		}
		if 3*len(s) >= 2*len(name) && (strings.HasPrefix(name, s+" ") || strings.HasSuffix(name, " "+s)) {
			return true
		}
	}
	if host := d.siteLabel(); host != "" {
		if joined == host || len(host) >= 4 && (3*len(joined) >= 2*len(host) && strings.HasPrefix(host, joined) || len(joined) <= len(host)+12 && strings.HasPrefix(joined, host)) {
			return true
		}
		// "bbc.co.uk", "Le Monde.fr"
		if full := strings.ReplaceAll(level(d.base.Hostname()), " ", ""); strings.HasSuffix(full, joined) && strings.Contains(joined, host) {
			return true
		}
	}
	return false
}

// siteNames returns what the page calls its site, levelled.
func (d *Document) siteNames() []string {
	if d.names == nil {
		d.names = []string{}
		for _, s := range []string{
			d.meta("og:site_name"), d.stated("publisher"), d.siteItem(), d.meta("application-name", "apple-mobile-web-app-title", "al:ios:app_name"),
			d.meta("article:publisher"), d.meta("cre"), d.meta("publisher", "dc.publisher"), strings.TrimPrefix(d.meta("twitter:site"), "@"), d.meta("copyright"),
		} {
			if s = level(oneLine(s)); s != "" && len(s) < 60 && !strings.HasPrefix(s, "http") && !slices.Contains(d.names, s) {
				d.names = append(d.names, s)
			}
		}
	}
	return d.names
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

// dekRules: classes are the publisher's own words for it; nothing in metadata
// is reliably the line under the headline.
var dekRules = []rule{
	bySelector("dek"),
	byMarked("class", func(d *Document) []mark { return d.deks }, (*Document).isDek),
}

func (d *Document) dek(a *Article) {
	value, provenance := d.one(dekRules)
	a.Dek = NewText(value)
	a.note("dek", value, provenance)
}

const (
	dekReach   = 60 // elements between headline and dek
	minDek     = 25 // runes
	maxDekRune = 500
)

// isDek reports whether a marked element stands right under the headline.
func (d *Document) isDek(m mark, text string) bool {
	if m.in&(inHidden|inChrome|inComments|inTable)&^d.headIn != 0 || d.headAt == 0 || m.pos < d.headAt || m.pos > d.headAt+dekReach {
		return false
	}
	n := utf8.RuneCountInString(text)
	return n >= minDek && n <= maxDekRune && !d.isHeading(text)
}

// summaryRules are what the page says of itself to others.
var summaryRules = []rule{
	byMeta("og:description", "description", "twitter:description", "dc.description", "sailthru.description"),
	byJSONLD("description", "abstract"),
}

func (d *Document) summary(a *Article) {
	value, provenance := d.one(summaryRules)
	a.Summary = value
	a.note("summary", value, provenance)
}

// siteNameRules: the name that the site gives to those who share it.
var siteNameRules = []rule{
	byMeta("og:site_name"),
	{"jsonld", func(d *Document) []string { return list(oneLine(d.siteItem())) }},
	byJSONLD("publisher"),
	byMeta("application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"),
}

func (d *Document) siteName(a *Article) {
	value, provenance := d.one(siteNameRules)
	if strings.Contains(value, "://") {
		value = ""
	}
	a.SiteName = value
	a.note("site_name", value, provenance)
}
