package extract

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A setting says what kind of place an element stands in, as bits.
type setting uint16

const (
	inArticle  setting = 1 << iota // <article>, <main>
	inChrome                       // <nav>, <footer>, navigation by its class
	inAside                        // <aside>, related and most-read lists
	inComments                     // what readers wrote
	inHidden                       // not visible
	inHeader                       // the page's own header or a logo
	inTable
	inCopyright
	elsewhere = inChrome | inAside | inComments
	unfit     = elsewhere | inHidden | inTable | inCopyright // for what is said of the article
)

// hints are what class, id, rel and data attributes say an element holds.
type hints uint16

const (
	hintAuthor hints = 1 << iota
	hintDate
	hintModified
	hintHeadline
	hintDek
	hintSection
	hintCrumbs
	hintTags
	hintSite
	hintAside
	hintComments
	hintCopyright
	hintPaywall
	hintFoot
)

// hintWords are the parts of class names that give a hint. They are few and
// long enough not to stand within other words of class names in the sets.
var hintWords = byWord(map[hints]string{
	hintAuthor:    "byline author autor auteur verfasser contributor writer reporter journalist signature firma creator by-line posted-by skribent redakt",
	hintDate:      "date time publish posted datum fecha dato meta info data modified updated lastmod",
	hintModified:  "modified updated lastmod",
	hintHeadline:  "headline title heading titre titulo",
	hintDek:       dekTerms + " lead intro summary teaser bajada chapo vorspann ingress opener subline synopsis abstract description",
	hintSection:   "section categor kategor rubri ressort kicker eyebrow",
	hintCrumbs:    "crumb fil-ariane filariane d'ariane migas briciole kruimel brotkrum rootline",
	hintTags:      "tags topics keywords",
	hintSite:      "logo site-title site-name sitename masthead brand navbar",
	hintAside:     "related recommend sidebar trending popular most-read latest read-more teaser promo carousel more- recirc",
	hintComments:  "comment disqus",
	hintCopyright: "copyright",
	hintPaywall:   "paywall subscriber-only regwall",
	hintFoot:      "entry-footer post-footer article-footer story-footer", // of an article, where tags stand
})

// byWord turns a table of words by what they say round. Words are folded.
func byWord[K ~uint16](table map[K]string) map[string]K {
	says := map[string]K{}
	for kind, words := range table {
		for word := range strings.FieldsSeq(words) {
			says[fold(word)] |= kind
		}
	}
	return says
}

// A mark is an element that a field may be read from, and where it stands.
type mark struct {
	n     *html.Node
	in    setting
	hints hints
	pos   int // elements before it in the page
}

// marks are the elements of a page that fields are read from, collected in one
// walk, in page order.
type marks struct {
	title       string
	headings    []mark // h1, h2 outside tables
	times       []mark // <time>
	dated       []mark // small elements whose class speaks of a date
	years       []mark // elements with a short text that holds a year
	yearLines   []mark // such texts between two line ends
	leads       []mark // the first paragraphs
	ends        []mark // short last paragraphs that are set off as a signature is
	bys         []mark // short texts that start as a byline does
	authors     []mark // elements whose class, rel or itemprop speaks of an author
	deks        []mark
	sections    []mark
	homes       []mark // the first links that can lead to the front page
	crumbs      []mark // lists of breadcrumbs
	topics      []mark // links to the page of a topic, outside of prose
	shelves     []mark // links to the page of a section, outside of prose
	tagged      []mark // links with rel=tag, or in lists of tags
	labels      []mark // short texts that say that tags or sections follow
	lang        string // of <html>
	bodyID      string
	canonical   string
	licenseLink string
	paywall     bool
	stops       string // the first of the page's paragraphs, to tell the language by
	firstP      int    // position of the first paragraph
	elements    int    // seen so far
	nodes       int    // elements, texts and comments
}

// apart reports whether a mark stands in a place that is not the article's: navigation,
// comments, a table.
func (m mark) apart() bool { return m.in&unfit != 0 }

// settle takes the places that the headline stands in off all marks: those are not apart,
// whatever their class. Themes call the column beside the sidebar "has-sidebar".
func (m *marks) settle(head setting) {
	for _, list := range [][]mark{
		m.times, m.dated, m.years, m.yearLines, m.leads, m.ends, m.bys, m.authors, m.deks, m.sections, m.crumbs, m.topics, m.shelves, m.tagged, m.labels,
	} {
		for i := range list {
			list[i].in &^= head &^ inArticle
		}
	}
}

const maxHomes = 10

const maxLeads = 20 // paragraphs; what stands before the first of the article can be of the head

const maxMarks = 200 // of each kind; pages with more have a list of other articles

func add(to *[]mark, m mark) {
	if len(*to) < maxMarks {
		*to = append(*to, m)
	}
}

// A scanner walks a page once.
type scanner struct {
	marks
	metas    metaTable
	meanings *meanings
	linked   []*html.Node // scripts of JSON-LD
	micro    microdataReader
	text     strings.Builder // of paragraphs
	loose    strings.Builder // long texts outside of them
	agent    string          // "by" in the language that the page says it is of, as agents has it

	otherYears bool // that language, or one not named, can write years in other digits, or counts them from another one
}

func scan(root *html.Node) *scanner {
	s := &scanner{metas: metaTable{}, meanings: &meanings{}}
	s.walk(root, 0, nil, 0)
	s.stops = s.text.String()
	if len(s.stops) < leastSample {
		s.stops += s.loose.String()
	}
	return s
}

// words marks a text by what it says.
func (s *scanner) words(c *html.Node, in setting) {
	text := strings.TrimSpace(c.Data)
	if text == "" {
		return
	}
	if namesYear(c.Data) || namesShortYear(text) || s.otherYears && namesOtherYear(c.Data) {
		add(&s.years, mark{n: c.Parent, in: in, pos: s.elements})
		if endsLine(c.PrevSibling) && endsLine(c.NextSibling) {
			add(&s.yearLines, mark{n: c, in: in, pos: s.elements})
		}
	}
	if len(c.Data) >= leastProse && s.loose.Len() < sampleBytes && c.Parent.DataAtom != atom.P && in&(elsewhere|inHidden) == 0 && !isUnseen(c.Parent) {
		s.loose.WriteString(c.Data)
		s.loose.WriteByte(' ')
	}
	if opensByline(text) || opensWith(s.agent, text) {
		add(&s.bys, mark{n: c, in: in, pos: s.elements})
	}
	if h := labelOf(text); h != 0 {
		add(&s.labels, mark{n: c, in: in, hints: h, pos: s.elements})
	}
}

// endsLine reports whether the line before n ends there.
func endsLine(n *html.Node) bool { return n == nil || n.DataAtom == atom.Br || isBlock(n) }

// walk is recursive: the parser lets no tree grow deeper than 512.
func (s *scanner) walk(n *html.Node, in setting, within *item, around hints) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.nodes++
		if c.Type == html.TextNode {
			s.words(c, in)
		}
		if c.Type != html.ElementNode {
			continue
		}
		s.elements++
		switch c.DataAtom {
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(c, "type")), "ld+json") && c.FirstChild != nil {
				s.linked = append(s.linked, c)
			}
			continue
		case atom.Style, atom.Noscript, atom.Svg, atom.Iframe, atom.Template:
			continue
		}
		h := s.hintsOf(c)
		at := s.setting(c, in, h)
		item := within
		if c.DataAtom != atom.Html || articleTypes[localName(attr(c, "itemtype"))] > 1 {
			item = s.micro.enter(c, within)
		}
		s.collect(mark{c, at, h, s.elements}, around)
		s.walk(c, at, item, around|h&(hintCrumbs|hintTags))
	}
}

// hintsOf reads the class, id, rel and the like of an element.
func (s *scanner) hintsOf(n *html.Node) (h hints) {
	for i := range n.Attr {
		switch a := &n.Attr[i]; {
		case isNaming(a.Key), a.Key == "rel", a.Key == "role", a.Key == "property", a.Key == "data-type":
			h |= s.meanings.hintsOf(a.Val)
		case (a.Key == "aria-label" || a.Key == "aria-labelledby") && (n.DataAtom == atom.Nav || n.DataAtom == atom.Ol || n.DataAtom == atom.Ul): // <nav aria-label="Breadcrumb">
			h |= s.meanings.hintsOf(a.Val) & hintCrumbs
		}
	}
	return h
}

// maxClass is the longest value that is read; a longer one is data.
const maxClass = 500 // bytes

func readHints(class string) hints {
	if len(class) > maxClass {
		return 0
	}
	if strings.Contains(class, "-promoted") {
		class = drupalPromoted.Replace(class)
	}
	return hints(hintFinder.in(class))
}

// drupalPromoted takes out the class of any article that a site on Drupal shows on its front page.
var drupalPromoted = strings.NewReplacer("node-promoted", "", "node--promoted", "")

// hintFinder has hintWords: pages have a thousand different classes.
var hintFinder = newFinder(hintWords)

// setting returns the setting of what stands within n. Navigation and footers are what the
// body takes for them; of other places a word is enough, for nothing is lost by a doubt.
func (s *scanner) setting(n *html.Node, in setting, h hints) setting {
	switch n.DataAtom {
	case atom.Body, atom.Html:
		return in // their classes describe the whole page
	case atom.Main:
		return in&^elsewhere | inArticle // classes around it tell of the page: "content-sidebar-wrap"
	case atom.Article:
		return in | inArticle
	case atom.Nav, atom.Footer:
		in |= inChrome
	case atom.Aside:
		if h&hintAuthor == 0 {
			in |= inAside
		}
	case atom.Table:
		if !isLayout(n) {
			in |= inTable
		}
	case atom.Header:
		if in&inArticle == 0 {
			in |= inHeader
		}
	}
	if hidden(n) {
		in |= inHidden
	}
	if rule := s.meanings.sense(n).rule; rule == ruleNav || rule == ruleFooter {
		in |= inChrome
	}
	if h&hintAside != 0 {
		in |= inAside
	}
	if h&hintComments != 0 && !strings.HasPrefix(strings.ToLower(attr(n, "class")), "byline") { // "bylineComments" counts them
		in |= inComments
	}
	if h&hintFoot != 0 {
		in |= inArticle
	}
	if h&hintSite != 0 {
		in |= inHeader
	}
	if h&hintCopyright != 0 {
		in |= inCopyright
	}
	return in
}

const layoutText = 1000 // bytes of a table with tables within that make it a page, not data

// isLayout reports whether a table holds the page rather than data: a heading of
// the page stands in it, or other tables among much text, or one cell holds most
// of much text.
func isLayout(table *html.Node) bool {
	nested, text, before := false, 0, 0
	for c := range table.Descendants() {
		switch {
		case c.DataAtom == atom.H1 || c.DataAtom == atom.H2:
			return true
		case c.DataAtom == atom.Table:
			nested = true
		case c.DataAtom == atom.Td:
			before = text
		case c.Type == html.TextNode:
			text += len(strings.TrimSpace(c.Data))
			if text > layoutText && before*4 < text {
				return true
			}
		}
		if nested && text > layoutText {
			return true
		}
	}
	return false
}

// collect keeps an element for the fields that may be read from it, by its name and by
// its hints. around are the hints of what it stands within.
func (s *scanner) collect(m mark, around hints) {
	n := m.n
	switch n.DataAtom {
	case atom.Html, atom.Title, atom.Meta, atom.Link, atom.Base, atom.Body:
		s.readPage(n) // their hints are of the page
		return
	case atom.P:
		s.paragraph(m)
	case atom.H1, atom.H2:
		if m.in&inTable == 0 {
			add(&s.headings, m)
		}
	case atom.Time:
		add(&s.times, m)
	case atom.A:
		m.hints |= s.anchor(m, around) & hintAuthor
	}
	if m.hints == 0 {
		return
	}
	if m.hints&hintAuthor != 0 {
		add(&s.authors, m)
	}
	if m.hints&hintDate != 0 && n.DataAtom != atom.Time {
		add(&s.dated, m)
	}
	if m.hints&(hintDek|hintAuthor) == hintDek { // an author's description is none
		add(&s.deks, m)
	}
	if m.hints&hintSection != 0 {
		add(&s.sections, m)
	}
	if m.hints&hintCrumbs != 0 && around&hintCrumbs == 0 {
		add(&s.crumbs, m)
	}
	if m.hints&hintPaywall != 0 && m.in&(inChrome|inAside) == 0 {
		s.paywall = true
	}
}

// readPage reads an element that tells of the page as a whole.
func (s *scanner) readPage(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		s.lang = cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))
		s.agent, s.otherYears = agents[primary(s.lang)], s.lang == "" || otherYears[primary(s.lang)]
	case atom.Title:
		if s.title == "" && n.FirstChild != nil {
			s.title = squeeze(n.FirstChild.Data)
		}
	case atom.Meta:
		s.metas.add(n)
	case atom.Link:
		s.link(n)
	case atom.Body:
		s.bodyID = attr(n, "id")
	}
}

func (s *scanner) paragraph(m mark) {
	if s.firstP == 0 && m.in&(elsewhere|inHidden|inHeader) == 0 {
		s.firstP = m.pos
	}
	if len(s.leads) < maxLeads {
		s.leads = append(s.leads, m)
	}
	s.sample(m.n)
	if isSetOff(m.n) && endsText(m.n) {
		add(&s.ends, m)
	}
}

// anchor keeps a link for what it says of itself and for where it leads, and returns
// what the latter hints at.
func (s *scanner) anchor(m mark, around hints) (leads hints) {
	rel, href := strings.ToLower(attr(m.n, "rel")), attr(m.n, "href")
	if around&hintTags != 0 || strings.Contains(rel, "tag") {
		add(&s.tagged, m)
	}
	if strings.Contains(rel, "license") && s.licenseLink == "" {
		s.licenseLink = href
	}
	if len(s.homes) < maxHomes && (href == "/" || strings.HasPrefix(href, "http") && strings.Count(href, "/") < 4) {
		s.homes = append(s.homes, m)
	}
	leads = pathHints(href)
	if leads&hintTags != 0 && m.n.Parent.DataAtom != atom.P {
		add(&s.topics, m)
	}
	if leads&hintSection != 0 && m.n.Parent.DataAtom != atom.P {
		add(&s.shelves, m)
	}
	return leads
}

const (
	maxSetOff  = 40 // bytes
	leastProse = 80 // bytes of a paragraph of text
)

// isSetOff reports whether a paragraph is short and all in bold or italics, or
// stands at the right.
func isSetOff(p *html.Node) bool {
	right := attr(p, "align") == "right" || strings.Contains(strings.ReplaceAll(attr(p, "style"), " ", ""), "text-align:right")
	size, set := 0, true
	for c := p.FirstChild; c != nil && size <= maxSetOff && (set || right); c = c.NextSibling {
		text := visibleStart(c, maxSetOff)
		size += len(text)
		set = set && (text == "" || c.DataAtom == atom.B || c.DataAtom == atom.Strong || c.DataAtom == atom.I || c.DataAtom == atom.Em)
	}
	return size > 0 && size <= maxSetOff && (set || right)
}

// endsText reports whether a paragraph comes right after one of text, and no text
// after it.
func endsText(p *html.Node) bool {
	before := p.PrevSibling
	for before != nil && (before.Type != html.ElementNode || visibleStart(before, 1) == "") {
		before = before.PrevSibling
	}
	if before == nil || before.DataAtom != atom.P || len(visibleStart(before, leastProse)) < leastProse {
		return false
	}
	for next := p.NextSibling; next != nil; next = next.NextSibling {
		if next.DataAtom != atom.Div && len(visibleStart(next, leastProse)) >= leastProse {
			return false
		}
	}
	return true
}

func (s *scanner) link(n *html.Node) {
	href := strings.TrimSpace(attr(n, "href"))
	for rel := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
		switch {
		case rel == "canonical" && s.canonical == "":
			s.canonical = href
		case rel == "license" && s.licenseLink == "":
			s.licenseLink = href
		}
	}
}

const (
	sampleBytes = 2000 // enough function words of any language to tell it by
	leastSample = 600  // a page with less in its paragraphs has its text elsewhere
)

// sample keeps the start of the page's paragraphs.
func (s *scanner) sample(p *html.Node) {
	for c := p.FirstChild; c != nil && s.text.Len() < sampleBytes; c = c.NextSibling {
		if c.Type == html.TextNode {
			s.text.WriteString(c.Data)
			s.text.WriteByte(' ')
		}
	}
}

// pathParts are the directories of the pages of an author, a topic or a section.
var pathParts = byWord(map[hints]string{
	hintAuthor: "author authors auteur auteurs autor autora autores autoren autore autori by byline bio bios profile profiles person staff redakteur redaktion journalist journalists reporter reporters correspondents columnist columnists contributor contributors writer writers",
	hintTags: "tag tags tagged topic topics hub keyword keywords thema themen schlagwort schlagworte schlagwoerter stichwort tema temas topico topicos etiqueta etiquetas " +
		"sujet sujets theme themes mot-cle mots-cles argomento argomenti onderwerp onderwerpen trefwoord aihe aiheet avainsana avainsanat emne emner amne amnen " +
		"temat tematy tagi temata stitek stitky cimke cimkek temy etiket konu",
	hintSection: "category categories categoria kategorie kategorien rubrik rubrique rubrika",
})

// pathHints says whether a link leads to the page of an author, a topic or a section:
// whether such a directory stands between two slashes of it, and more after them.
func pathHints(href string) (h hints) {
	for {
		_, rest, ok := strings.Cut(href, "/")
		part, _, closed := strings.Cut(rest, "/")
		if !ok || !closed {
			return h
		}
		if len(rest) > len(part)+len("/") {
			h |= pathParts[part]
		}
		href = rest
	}
}

// namesYear reports whether a text is short and holds a number that can be the
// year of a page.
func namesYear(s string) bool {
	if len(s) < 4 || len(s) > maxDateLine {
		return false
	}
	for i := 0; i+4 <= len(s); i++ {
		if !isDigit(s[i+3]) {
			i += 3 // no number of four digits has it
		} else if (s[i] == '2' && s[i+1] == '0' || s[i] == '1' && s[i+1] == '9') && isDigit(s[i+2]) && isDigit(s[i+3]) &&
			(i+4 == len(s) || !isDigit(s[i+4])) && (i == 0 || !isDigit(s[i-1])) {
			return true
		}
	}
	return false
}

// namesShortYear reports whether a text is a stamp with a year of two digits: "06:41, 22.08.25".
func namesShortYear(s string) bool {
	if len(s) < len("22.08.25") || len(s) > maxShortStamp {
		return false
	}
	for i := 2; i+6 <= len(s); i++ {
		if c := s[i]; (c == '.' || c == '/') && s[i+3] == c && isDigit(s[i-2]) && isDigit(s[i-1]) && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+4]) && isDigit(s[i+5]) {
			return i+6 == len(s) || !isDigit(s[i+6])
		}
	}
	return false
}

const maxShortStamp = 40 // bytes

// otherYears are the languages whose years namesYear may not know.
var otherYears = words("ar as bn ckb fa gu hi ja km kn lo ml mr my ne pa ps ta te th ur zh")

// namesOtherYear reports whether a text is short and holds a number that can be a year in
// one of otherYears: four digits of any script, fewer before 年 or beside Thai letters, or
// three before a sign, as in Taiwan.
func namesOtherYear(s string) bool {
	if len(s) > maxDateLine {
		return false
	}
	run, number, thai := 0, false, false
	for _, r := range s {
		if run == 4 && !unicode.IsDigit(r) || run > 0 && r == '年' || run == 3 && (r == '/' || r == '-' || r == '.') {
			return true
		}
		if !unicode.IsDigit(r) {
			run = 0
			thai = thai || unicode.Is(unicode.Thai, r)
			continue
		}
		run++
		number = true
	}
	return run == 4 || number && thai
}

// labelWords say what the links after them are, alone or before a colon.
var labelWords = map[hints]string{
	hintTags: "tags|tagged|tagged with|topic|topics|subject|related topics|more about|more on|read more about|labels|keywords|schlagworte|schlagwörter|stichworte|themen|mehr lesen über|mehr über|" +
		"etiquetas|etiquetado con|archivado en|temas|palabras clave|mots-clés|mots clés|en savoir plus sur|sujets|thèmes|argomenti|parole chiave|tópicos|assuntos|palavras-chave|tagi|tematy|słowa kluczowe|trefwoorden|onderwerpen|emner|stikkord|nøgleord|ämnen|nyckelord|aiheet|avainsanat|etiketler|" +
		"теги|темы|метки|ключевые слова|ключові слова|ключови думи|тагове|тагови|tagovi|oznake|ključne riječi|ključne reči|ključne besede|štítky|klíčová slova|kľúčové slová|címkék|etichete|raktažodžiai|žymos|birkas|märksõnad|" +
		"ετικέτες|tag|topik|kata kunci|từ khóa|แท็ก|แท็กที่เกี่ยวข้อง|كلمات دلالية|الكلمات المفتاحية|كلمات مفتاحية|الوسوم|وسوم|برچسب\u200cها|برچسب ها|תגיות|टैग|टैग्स|ট্যাগ|" +
		"etiquetes|etiketak|clibeanna|tagiau|etikette|emne|efnisorð|evni|etiketa|тэгі|თეგები|ტეგები|պիտակներ|թեգեր|teqlər|тегтер|тегдер|teglar|ټاګونه|تاگ|تاگەکان|etîket|ٹیگ|ٹیگز|टॅग्स|ट्याग|குறிச்சொற்கள்|டேக்ஸ்|ట్యాగ్\u200cలు|ట్యాగ్స్|ટૅગ્સ|ટેગ્સ|" +
		"ടാഗുകൾ|ಟ್ಯಾಗ್\u200cಗಳು|ಟ್ಯಾಗ್ಸ್|ਟੈਗ|ටැග්|ស្លាក|ແທັກ|တဂ်များ|mga tag|lebo|መለያዎች|amathegi|" +
		"タグ|キーワード|関連キーワード|関連タグ|태그|키워드|해시태그|标签|標籤|关键词|关键字|關鍵字|相关关键词|相關關鍵字",
	hintSection: "filed under|posted in|categories|category|kategorie|kategorien|rubrik|veröffentlicht unter|abgelegt unter|catégorie|catégories|rubrique|publié dans|classé dans|" +
		"categoría|categorías|publicado en|categoria|categorie|kategoria|kategori|kategorier|категория|рубрика",
}

const maxLabelText = 40 // bytes

// A linkLabel is one of labelWords.
type linkLabel struct {
	text string
	says hints
}

// labelsBy has the labels by their first byte, that of ASCII in lower case.
var labelsBy = func() (index [256][]linkLabel) {
	for says, labels := range labelWords {
		for text := range strings.SplitSeq(labels, "|") {
			index[text[0]] = append(index[text[0]], linkLabel{text, says})
			if upper := strings.ToUpper(text); upper[0] != text[0] && upper[0] >= utf8.RuneSelf {
				index[upper[0]] = append(index[upper[0]], linkLabel{text, says})
			}
		}
	}
	return index
}()

// labelOf says what a text names that is the label of links and nothing more.
func labelOf(s string) hints {
	if s = strings.TrimSpace(s); s == "" || len(s) > maxLabelText {
		return 0
	}
	if mark, size := utf8.DecodeRuneInString(s); mark == '■' || mark == '•' {
		s = strings.TrimSpace(s[size:])
	}
	if s = strings.TrimRight(s, ":： "); s == "" {
		return 0
	}
	first := s[0]
	if 'A' <= first && first <= 'Z' {
		first += 'a' - 'A'
	}
	for _, l := range labelsBy[first] {
		if len(l.text) == len(s) && strings.EqualFold(l.text, s) {
			return l.says
		}
	}
	return 0
}

const maxBylineText = 120 // characters of one, which opens as one does

// opensByline reports whether a text is short and starts as a byline does: "By",
// "Author:", "A guest post by".
func opensByline(s string) bool {
	s = strings.TrimSpace(s[:min(len(s), utf8.UTFMax*maxBylineText)])
	if len(s) < 2 || isLetter(s[0]) && isLetter(s[1]) && !openerStarts[s[0]&31][s[1]&31] || utf8.RuneCountInString(s) > maxBylineText {
		return false
	}
	end := strings.IndexAny(s, " \u00a0\u3000,:：՝＝・·/／")
	if end < 0 {
		end = len(s)
	}
	kind, rest := kindOf(s[:end]), strings.TrimLeft(s[end:], " \u00a0")
	switch {
	case isWide(firstRune(s)) && endsInReporter(s):
		return true
	case kind&byAgency != 0 && namesPlace(rest):
		return true
	case kind&(byOpener|byLabel|byAgent) == 0 || strings.HasPrefix(s[end:], ","):
		return false
	}
	return kind&byAgent != 0 || kind&byLabel != 0 && (rest == "" || rest[0] == ':' || strings.HasPrefix(rest, "՝") || isWide(firstRune(s)) && !ends(s) || endsLabel(rest)) || saysBySoon(rest)
}

// endsLabel reports whether a text goes on with the last word of a label: "Tác giả: …".
func endsLabel(rest string) bool {
	word, _, ok := strings.Cut(rest, ":")
	return ok && kindOf(word)&byLabel != 0
}

// endsInReporter reports whether a text is a name and the word for a reporter behind it, as
// in Korean: "김부두 기자".
func endsInReporter(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	return i > 0 && utf8.RuneCountInString(s) <= maxReporter && kindOf(s[i+1:])&byDegree != 0
}

const maxReporter = 12 // characters: "김부두·박항구 인턴기자"

// openerStarts are the first two letters of the words that open a byline, by their number in
// the alphabet, which is the same for capitals. Nearly all texts start with others.
var openerStarts = func() (set [32][32]bool) {
	for word, kind := range bylineWords {
		if kind&(byAgency|byOpener|byLabel|byAgent) != 0 && len(word) > 1 && isLetter(word[0]) && isLetter(word[1]) {
			set[word[0]&31][word[1]&31] = true
		}
	}
	return set
}()

// namesPlace reports whether what stands behind an agency is the place its report is
// from: "AFP, MANILA".
func namesPlace(rest string) bool {
	place, ok := strings.CutPrefix(rest, ",")
	return ok && WordCount(place) <= maxPlaceWords && !strings.ContainsFunc(place, unicode.IsLower) && hasLetters(place)
}

const maxPlaceWords = 3 // "RIO DE JANEIRO"

// opensWith reports whether a text is a word with which the language of the page says
// "by", and one or several names or nothing behind it.
func opensWith(agent, s string) bool {
	if agent == "" || len(s) > utf8.UTFMax*maxBylineText {
		return false
	}
	s = strings.TrimSpace(s)
	if len(s) < len(agent) || utf8.RuneCountInString(s) > maxBylineText || !strings.EqualFold(s[:len(agent)], agent) {
		return false
	}
	rest := strings.TrimSpace(s[len(agent):])
	return rest == "" || len(rest) < len(s)-len(agent) && unicode.IsUpper(firstRune(rest))
}

const maxOpening = 3 // words between the first of an opening and "by"

// saysBySoon reports whether one of the next words of a text is "by", after one
// that says what was done if it can be of a name as well.
func saysBySoon(s string) bool {
	last := byOpener
	for range maxOpening {
		w, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
		kind := kindOf(w)
		if kind&byAgent != 0 && (kind&byParticle == 0 || last&(byOpener|byLabel) != 0) {
			return true
		}
		s, last = rest, kind
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
