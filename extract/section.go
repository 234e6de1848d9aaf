package extract

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxSection = 60 // runes
	maxTags    = 60
	maxTag     = 80 // runes
	maxCrumbs  = 12
)

// sectionRules: metadata name the section the article is filed under; the
// breadcrumbs and the label over the headline can name a page above or below.
var sectionRules = slices.Concat([]rule{bySelector("section")}, each((*Document).filedUnder,
	byMeta("article:section", "og:article:section", "parsely-section", "sailthru.section", "cxenseparse:recs:category"),
	rule{"jsonld", (*Document).statedSections},
	rule{"rel", func(d *Document) []string {
		return atMostOne(slices.DeleteFunc(linksAmong(d.tagged, func(m mark) bool { return isCategory(m.n) && m.in&^inChrome&unfit == 0 }), isMachineTag))
	}},
	rule{"breadcrumbs", func(d *Document) []string { return d.trail[max(0, len(d.trail)-1):] }},
	rule{"class", func(d *Document) []string { return list(d.labelled()) }},
	byMeta("section", "category", "dc.subject.section", "news_section").each((*Document).unlessShelf),
	rule{"label", func(d *Document) []string { return atMostOne(d.linksAfter(hintSection)) }},
	rule{"menu", func(d *Document) []string { return list(d.current()) }},
	rule{"link", (*Document).shelf}.each((*Document).unlessShelf),
), []rule{{"url", func(d *Document) []string { return list(d.folder()) }}})

// statedSections returns the section that structured data file the article under. Of
// several, it is the one that is a breadcrumb: a reader sees it.
func (d *Document) statedSections() []string {
	for _, it := range d.about {
		if all := it.texts("articleSection"); len(all) > 0 {
			seen := slices.IndexFunc(all, func(s string) bool { return d.crumb(oneLine(s)) != "" })
			return []string{oneLine(all[max(0, seen)])}
		}
	}
	return nil
}

// crumb returns the breadcrumb that says what a section does, "" if none does.
func (d *Document) crumb(section string) string {
	if i := slices.IndexFunc(d.trail, func(crumb string) bool { return slug(crumb) == slug(section) }); i >= 0 {
		return d.trail[i]
	}
	return ""
}

// folder returns the closest folder of the article's address that is the name of a link
// on the page as well, as it is printed: "South Africa" of /news/south-africa/. That of
// /@jane/ is an account.
func (d *Document) folder() string {
	for i, name := range slices.Backward(d.folders()) {
		if i < maxCrumbs && !shelves[name] && !noTags[name] && joined(name) != d.site {
			if text := d.linkNamed(name); text != "" {
				return text
			}
		}
	}
	return ""
}

// folders returns the folders of the article's address that have a name, levelled.
func (d *Document) folders() (out []string) {
	for name := range strings.SplitSeq(path.Dir(strings.TrimRight(d.base.Path, "/")), "/") {
		if hasLetters(name) && name[0] != '@' {
			out = append(out, slug(name))
		}
	}
	return out
}

// linkNamed returns the text of the first link of that name, however that is parted and
// written, which its address ends in as well.
func (d *Document) linkNamed(name string) string {
	key := joined(name)
	for _, n := range d.ways.out {
		if href := pathOf(attr(n, "href")); joined(path.Base(href)) == key && pathHints(href)&hintAuthor == 0 {
			if text := fieldText(n); joined(text) == key {
				return text
			}
		}
	}
	return ""
}

// slug levels a name and its spelling in an address: "South Africa", "south-africa".
func slug(s string) string { return unslugged.Replace(level(s)) }

var unslugged = strings.NewReplacer("-", " ", "_", " ")

// shelves are names of folders that hold whatever a site has.
var shelves = words("blog blogs article articles artikel articulo post posts story stories archive archives en de fr es pages resources")

// unlessShelf leaves out a section that says no more than that the page is an article.
func (d *Document) unlessShelf(s string) string {
	if shelves[slug(s)] {
		return ""
	}
	return s
}

// filedUnder leaves out what is no section: the headline, the page around, the site, and
// what content systems fill in for none or keep as a key.
func (d *Document) filedUnder(s string) string {
	s = firstFiled(strings.Trim(s, crumbMarks))
	if utf8.RuneCountInString(s) > maxSection || strings.HasPrefix(s, "http") || d.isHeading(s) || isMachineTag(s) || framesPage(s) || placeTag.matches(s) || !hasLetters(s) || strings.ContainsAny(s, "_{") || level(s) == d.siteKey || joined(s) == d.site {
		return ""
	}
	return s
}

// firstFiled returns the first of the sections that content systems write into
// one value: "Cakes,Desserts,Recipes", "Food, Bars", "opinion|columns",
// "news/local/courts". "Arts, Books & Music" is one.
func firstFiled(s string) string {
	if !strings.Contains(s, " ") {
		s, _, _ = strings.Cut(s, "|")
		if s == strings.ToLower(s) {
			s, _, _ = strings.Cut(s, "/")
		}
	}
	first, rest, ok := strings.Cut(s, ",")
	if ok && (utf8.RuneCountInString(s) > maxSection || strings.Trim(rest, " ") == rest || !endsList.MatchString(rest)) {
		return strings.TrimSpace(first)
	}
	return s
}

// endsList finds the word before the last of several things that are one name.
var endsList = regexp.MustCompile(`(?i)[^,]+(?:&|\+|\PL(?:and|und|et|y|e|en|og|och|i|ja|és|oraz|и|та)\PL)[^,]+$`)

func (d *Document) section(a *Article) {
	d.trail = d.breadcrumbs()
	value, provenance := d.one(sectionRules)
	a.Section, a.Breadcrumbs = d.printed(value), d.trail
	a.note("section", value, provenance)
	if len(d.trail) > 0 {
		a.Provenance["breadcrumbs"] = "page"
	}
}

// printed returns a section as the page prints it in the breadcrumbs or in a link
// to it: "Public Service" for "public-service", "El Salvador" for "elsalvador".
func (d *Document) printed(section string) string {
	if crumb := d.crumb(section); crumb != "" {
		return crumb
	}
	if section != strings.ToLower(section) || section == strings.ToUpper(section) {
		return section
	}
	return cmp.Or(d.linkNamed(section), section)
}

// labelled returns the section that stands near the headline in an element that is
// named for it: a link, or what holds one, or nothing but its name.
func (d *Document) labelled() string {
	for _, m := range d.sections {
		if m.apart() || !d.isNear(m, dekReach) || len(fieldText(m.n)) > maxShelf {
			continue
		}
		link := firstBelow(m.n, atom.A)
		if m.n.DataAtom != atom.A && !namesSection(attr(m.n, "class")) && !(classHas(m.n, "kicker", "eyebrow") && fieldText(link) == fieldText(m.n)) {
			continue // <div class=kicker> is a topic, unless it is nothing but a link
		}
		if m.n.DataAtom == atom.A {
			link = m.n
		}
		if link != nil && strings.HasPrefix(attr(link, "href"), "#") {
			continue // opens the list of sections
		}
		text := fieldText(cmp.Or(link, m.n))
		if text != "" && utf8.RuneCountInString(text) <= maxSection && wordLength(text) <= maxSectionWords && !d.isStamp(text) && !d.isSite(text) && !d.isHeading(text) {
			return text
		}
	}
	return ""
}

const maxSectionWords = 5 // "Health, Food and Drink"; longer labels are sentences

// current returns the item of the menu that a page stands under by the classes of
// WordPress, which marks the categories of a post so.
func (d *Document) current() string {
	for _, m := range d.sections {
		if classHas(m.n, "current-post-ancestor", "current-post-parent") {
			if text := fieldText(firstBelow(m.n, atom.A)); text != "" {
				return text
			}
		}
	}
	return ""
}

// shelf returns the first of the links near the headline that lead to a section by their
// address, none if they are so many as those of a menu.
func (d *Document) shelf() []string {
	links := linksAmong(d.shelves, func(m mark) bool { return !m.apart() && d.isNear(m, dekReach) })
	if len(links) > maxShelves {
		return nil
	}
	return atMostOne(slices.DeleteFunc(links, func(s string) bool {
		return s == "" || wordLength(s) > maxSectionWords || strings.HasPrefix(s, "#")
	}))
}

const maxShelves = 3 // sections that an article is filed under

// maxShelf is the length of the longest text of an element that names one section,
// or a few; others hold a menu.
const maxShelf = 120 // bytes

// namesSection reports whether one of the names in a class ends in a word for the
// section of an article: "entry-footer__category", not "category-sports" or "section".
func namesSection(class string) bool {
	for name := range strings.FieldsSeq(class) {
		if sectionTerms[strings.ToLower(name[strings.LastIndexAny(name, "-_")+1:])] {
			return true
		}
	}
	return false
}

var sectionTerms = words("category categories kategorie kategorien kategori categoria categorie rubric rubrik rubrique ressort")

func isCategory(n *html.Node) bool {
	return strings.Contains(strings.ToLower(attr(n, "rel")), "category")
}

func isTag(n *html.Node) bool { return strings.Contains(strings.ToLower(attr(n, "rel")), "tag") }

func atMostOne(s []string) []string { return s[:min(len(s), 1)] }

// A crumb is a step of the way from the front page to the article.
type crumb struct{ name, address string }

// breadcrumbs returns the way from the front page to the article, without
// either: from a BreadcrumbList, else from the visible list.
func (d *Document) breadcrumbs() []string {
	for _, it := range d.items("BreadcrumbList") {
		var way []crumb
		for _, e := range it.nodes("itemListElement") {
			way = append(way, crumb{oneLine(e.text("name", "item")), e.address("item", "url")})
		}
		if n := len(way); n > 1 && way[n-1].address == "" && way[n-2].address != "" {
			way = way[:n-1]
		}
		if out := d.trimCrumbs(way); len(out) > 0 {
			return out
		}
	}
	for _, m := range d.crumbs {
		if m.in&(inHidden|inComments) != 0 || len(fieldText(m.n)) > maxWay {
			continue
		}
		var way []crumb
		for c := range m.n.Descendants() {
			if c.Type == html.ElementNode && c.DataAtom == atom.A && len(way) < maxCrumbs {
				if len(way) > 0 && namesStep(c.PrevSibling) {
					break // "Home > News > Article <a>Write for us</a>"
				}
				if href, in := attr(c, "href"), primary(attr(c, "hreflang")); !isAct(href) && (in == "" || in == primary(d.locale)) { // not the page in another language
					way = append(way, crumb{fieldText(c), href})
				}
			}
		}
		if out := d.trimCrumbs(way); len(out) > 0 {
			return out
		}
	}
	return nil
}

// namesStep reports whether a text is a breadcrumb that is no link, and nothing parts what
// comes behind it.
func namesStep(n *html.Node) bool {
	if n == nil || n.Type != html.TextNode || !hasLetters(n.Data) {
		return false
	}
	text := squeeze(n.Data)
	return !strings.ContainsAny(text[len(text)-1:], ":,") && strings.TrimRight(text, crumbMarks) == text
}

// maxWay is the length of the longest text that is a way and not the page around
// one. The longest of the sets has 260.
const maxWay = 600 // bytes

// isAct reports whether a reference does something rather than lead to a page.
func isAct(href string) bool {
	scheme, _, ok := strings.Cut(href, ":")
	return ok && !strings.ContainsAny(scheme, "/?#") && !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https")
}

// frameWords name the front page, or what can be done with a page, a hyphen for each blank.
var frameWords = words("all home homepage start startseite accueil inicio início strona hjem hem etusivu главная головна ana anasayfa home-page hovedside portada detail details detailansicht drucken print mailen teilen tweeten twitter facebook whatsapp share suche search zurück back " +
	"domů domov naslovnica naslovna početna почетна дома начало начална kryefaqja ballina αρχικη kezdőlap főoldal címlap acasă əsas ana-səhifə bosh-sahifa басты-бет башкы-бет нүүр მთავარი գլխավոր галоўная " +
	"الرئيسية خانه صفحه-اصلی کور-پاڼه سەرەتا ہوم صفحہ-اول ראשי דף-הבית होम मुखपृष्ठ मुख्य-पृष्ठ गृहपृष्ठ প্রচ্ছদ হোম முகப்பு హోమ్ హోం હોમ ഹോം ಮುಖಪುಟ ಹೋಮ್ ਹੋਮ මුල්-පිටුව " +
	"首页 首頁 ホーム トップ トップページ 홈 หน้าแรก หน้าหลัก trang-chủ ទំព័រដើម ໜ້າຫຼັກ ပင်မစာမျက်နှာ beranda laman-utama utama tahanan mwanzo nyumbani መነሻ-ገጽ bogga-hore " +
	"avaleht esileht sākums sākumlapa pradžia titulinis forsíða forsida forside framsida startsida tuis hafan inici hasiera")

// framesPage reports whether a name is one of frameWords.
func framesPage(name string) bool { return frameWords[fold(strings.ReplaceAll(name, " ", "-"))] }

// crumbMarks stand between breadcrumbs, and are read with them.
const crumbMarks = " ›»>→/|<«‹←"

// trimCrumbs leaves out of a way what is no section: the front page, by its name or by
// where it leads, the article itself, and the day it was filed by.
func (d *Document) trimCrumbs(way []crumb) (out []string) {
	year := false
	for _, c := range way {
		name := strings.Trim(c.name, crumbMarks)
		switch {
		case name == "" || utf8.RuneCountInString(name) > maxSection || strings.HasPrefix(name, "http") || strings.Contains(name, "@"):
		case !hasLetters(name):
			year = year || len(name) == 4 && namesYear(name)
		case year && (month(fold(name), primary(d.locale)) > 0 || digits(name) > 0): // 2025 > August
		case d.isHeading(name) || d.isSite(name) || framesPage(name) || d.isItself(name, c.address) || d.isHome(c.address):
		case len(out) < maxCrumbs && (len(out) == 0 || name != out[len(out)-1]):
			out = append(out, name)
		}
	}
	return out
}

// isItself reports whether a breadcrumb is the article: it leads there, or leads
// nowhere and is the start of its title or named as the last part of the address.
func (d *Document) isItself(name, address string) bool {
	if u, err := d.base.Parse(address); address != "" && !strings.HasPrefix(address, "#") {
		return err == nil && d.base.Path != "" && samePath(u, d.base)
	}
	short := strings.TrimRight(name, ".…")
	return short != name && strings.HasPrefix(d.headKey, level(short)) || slug(name) == slug(path.Base(d.base.EscapedPath()))
}

// tagMeta are the names whose values are tags of the article, one each or a list;
// keywordMeta those of what it shall be found by, often the same on all pages of a site.
var (
	tagMeta     = []string{"article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "cxenseparse:recs:tags"}
	keywordMeta = []string{"news_keywords", "keywords"}
)

// A tagRule reads what one part of the page gives for the tags.
type tagRule struct {
	origin string // as [Tag] has it
	alone  bool   // read where no rule before gives any, and keywords do not stand beside what it gives
	read   func(d *Document, a *Article) []string
}

// tagRules: what readers see as tags comes before what is written for search engines alone,
// and after what metadata tell from the links of a menu. A list beside the article is often
// one of all articles.
var tagRules = []tagRule{
	{"html", false, func(d *Document, _ *Article) []string { return fieldTexts(d.selected("tags")) }},
	{"jsonld", false, func(d *Document, a *Article) (out []string) {
		for _, it := range d.about {
			out = append(out, d.keywords(a, d.parted(splitTags(it.texts("keywords"))))...)
		}
		return out
	}},
	{"meta", false, func(d *Document, a *Article) (out []string) {
		for _, name := range tagMeta {
			out = append(out, d.keywords(a, splitTags(d.metas[name]))...)
		}
		return out
	}},
	{"html", true, func(d *Document, _ *Article) []string {
		return linksAmong(d.tagged, func(m mark) bool { return isTag(m.n) && !isCategory(m.n) && m.in&(inHidden|inComments) == 0 })
	}},
	{"html", true, func(d *Document, _ *Article) []string { return d.linksAfter(hintTags) }},
	{"meta", false, (*Document).metaKeywords},
	{"jsonld", true, func(d *Document, _ *Article) (out []string) {
		for _, it := range d.about {
			out = append(out, it.texts("about")...)
		}
		return out
	}},
	{"html", true, func(d *Document, _ *Article) []string { return d.listed(inHidden | inComments | inChrome | inAside) }},
	{"html", true, func(d *Document, _ *Article) []string {
		return few(linksAmong(d.topics, func(m mark) bool { // more words beside a link than part the tags of a list are a sentence
			return d.headAt > 0 && m.pos > d.headAt && m.unfitForTags()&(unfit|inHeader) == 0 && WordCount(textOf(m.n.PrevSibling)+" "+textOf(m.n.NextSibling)) <= maxTagWords
		}))
	}},
	{"html", true, func(d *Document, _ *Article) []string { return d.listed(inHidden | inComments | inChrome) }},
}

// tags fills in the topics that the page claims, each once, by the first of its origins.
func (d *Document) tags(a *Article) {
	known, alone := map[string]bool{}, false
	for _, p := range a.Byline { // who wrote a text is not what it is about
		known[level(p.Name)] = true
	}
	for _, r := range tagRules {
		if alone || r.alone && len(a.Tags) > 0 {
			continue
		}
		for _, name := range r.read(d, a) {
			name = unquoted(strings.Trim(oneLine(name), " #,;»›"))
			if label, rest, ok := strings.Cut(name, ":"); ok && labelOf(label) == hintTags {
				name = strings.TrimSpace(rest)
			}
			if key := level(name); key != "" && !known[key] && len(a.Tags) < maxTags && !d.isNoTag(name, key, a.Language) {
				known[key] = true
				a.Tags = append(a.Tags, Tag{Name: name, Origin: r.origin})
			}
		}
		alone = r.alone && len(a.Tags) > 0
	}
	if len(a.Tags) > 0 {
		a.Provenance["tags"] = "page"
	}
}

// metaKeywords returns the keywords in <meta>, but no description in their place.
func (d *Document) metaKeywords(a *Article) (out []string) {
	for _, name := range keywordMeta {
		for _, v := range d.metas[name] {
			if list := splitList(v); !isSentence(v) || WordCount(v) < proseTag*len(list) {
				out = append(out, d.keywords(a, list)...)
			}
		}
	}
	return out
}

// proseTag is how many words the tags of a list have at least, on average, that is the
// description of the page.
const proseTag = 4

// parted returns a list that has lost its separators as the keywords in <meta> have it,
// which are the same words.
func (d *Document) parted(list []string) []string {
	if len(list) != 1 || !strings.Contains(list[0], " ") {
		return list
	}
	key := sortedWords(list[0])
	for _, name := range keywordMeta {
		for _, v := range d.metas[name] {
			if whole := splitList(v); len(whole) > 1 && slices.Equal(sortedWords(strings.Join(whole, " ")), key) {
				return whole
			}
		}
	}
	return list
}

func sortedWords(s string) []string { return slices.Sorted(Words(fold(s))) }

// isNoTag reports whether a name, levelled key, is none among the tags of a page: the
// headline, a sentence, the site, an address, or what is for machines.
func (d *Document) isNoTag(name, key, language string) bool {
	first, last := name, name[strings.LastIndexByte(name, ' ')+1:]
	first, _, _ = strings.Cut(first, " ")
	return kindOf(first)&byOpener != 0 && labelOf(last) == hintTags || // "All topics"
		key == d.headKey || key == d.titleKey || isSentence(name) || d.callsSite(key) || isMachineTag(name) || placeTag.matches(name) ||
		primary(language) == "en" && layoutTag.MatchString(name) || utf8.RuneCountInString(name) > maxTag
}

// Keywords that name the site are those of all its pages, unless they are few, or one in
// so many is in the article. The wires' codes for subjects are many, too: "AER,AERO,AIR".
const (
	fewKeywords = 7
	inSoMany    = 4
	maxLooked   = 100 // keywords that are looked for
)

// keywords returns a list of keywords, nothing if it is none of the article's.
func (d *Document) keywords(a *Article, list []string) []string {
	list = d.withoutHeadline(list)
	switch {
	case len(list) <= fewKeywords:
		return list
	case areSubjectCodes(list):
		return nil
	case !slices.ContainsFunc(list, d.isSite):
		return list
	}
	text, found := " "+level(a.Headline.Raw+" "+a.Summary+" "+a.Body())+" ", 0
	looked := list[:min(len(list), maxLooked)]
	for _, s := range looked {
		if !d.isSite(s) && strings.Contains(text, " "+level(s)+" ") {
			found++
		}
	}
	if inSoMany*found < len(looked) {
		return nil
	}
	return list
}

const (
	fewestCut = 5 // words of the headline in a row that are no tags
	maxCutOut = 4 // words of it from one of them to the next: "of the"
)

// withoutHeadline leaves the headline out of a list of keywords, into which content systems
// cut it for search engines: "port", "reopens", "after", "big", "storm".
func (d *Document) withoutHeadline(list []string) (out []string) {
	words, at, run := strings.Fields(d.headKey), 0, 0
	cut := func() {
		if run >= fewestCut {
			out = out[:len(out)-run]
		}
		at, run = 0, 0
	}
	for _, name := range list {
		key := level(name)
		i := slices.Index(words[at:min(at+maxCutOut, len(words))], key)
		if i < 0 {
			cut()
			i = slices.Index(words, key)
		}
		if i >= 0 {
			at, run = at+i+1, run+1
		}
		out = append(out, name)
	}
	cut()
	return out
}

// areSubjectCodes reports whether keywords are a wire's codes: all in capitals and digits,
// where other lists in capitals have letters alone.
func areSubjectCodes(list []string) bool {
	const signs = "0123456789:-"
	isWord := func(s string) bool { return strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"+signs) != "" }
	return !slices.ContainsFunc(list, isWord) && slices.ContainsFunc(list, func(s string) bool { return strings.ContainsAny(s, signs) })
}

// unquoted takes the quotation marks off a tag that stands in them.
func unquoted(s string) string {
	if len(s) > 1 && s[0] == '"' && strings.IndexByte(s[1:], '"') == len(s)-2 {
		return s[1 : len(s)-1]
	}
	return s
}

// fewestSaid are the words from which a tag that ends as a sentence does is one: a
// description in the place of the tags.
const fewestSaid = 7

func isSentence(tag string) bool { return ends(tag) && WordCount(tag) >= fewestSaid }

// listed returns the links in lists that are named for tags and do not stand in such places.
func (d *Document) listed(barred setting) []string {
	return few(linksAmong(d.tagged, func(m mark) bool { return m.unfitForTags()&barred == 0 && !isCategory(m.n) }))
}

// unfitForTags returns what a mark stands in: the foot of the article is the place for tags.
func (m mark) unfitForTags() setting {
	if m.in&inArticle != 0 {
		return m.in &^ inChrome
	}
	return m.in
}

// linksAmong returns the texts of the marks that pass.
func linksAmong(marks []mark, ok func(m mark) bool) (out []string) {
	for _, m := range marks {
		if ok(m) {
			out = append(out, fieldText(m.n))
		}
	}
	return out
}

const (
	maxGuessed  = 20 // links; menus have more
	maxTagWords = 5  // of a link that is a tag and no teaser
)

// few leaves out teasers, and a menu whole.
func few(links []string) []string {
	if len(links) > maxGuessed {
		return nil
	}
	return slices.DeleteFunc(links, func(s string) bool { return wordLength(s) > maxTagWords })
}

// linksAfter returns the texts of the links that follow the first label of tags or
// sections that any do.
func (d *Document) linksAfter(label hints) []string {
	for _, m := range d.labels {
		if m.hints != label || d.headAt == 0 || m.unfitForTags()&(inHidden|elsewhere|inTable) != 0 || label == hintTags && m.pos < d.headAt {
			continue
		}
		if heading := enclosing(m.n, headings...); heading != nil && !strings.HasPrefix(fieldText(heading), squeeze(m.n.Data)) {
			continue // "Hot <b>Topics</b>"
		}
		if links := linksBeside(m.n); len(links) > 0 {
			return links
		}
	}
	return nil
}

// linksBeside returns the texts of the links in the element around a label that holds
// them and little else. A label that is a link itself, or stands behind links, is of a menu.
func linksBeside(label *html.Node) (links []string) {
	for n := range upFrom(label.Parent, boxDepth) {
		linked, nodes, labelled := 0, 0, false
		for c := range n.Descendants() {
			if nodes++; nodes > maxLabelled {
				return nil
			}
			labelled = labelled || c == label
			if c.DataAtom != atom.A {
				continue
			}
			if len(links) == maxGuessed || !labelled {
				return nil
			}
			text := fieldText(c)
			links = append(links, text)
			linked += letters(text)
		}
		if linked > 0 {
			if 10*linked < 8*(letters(fieldText(n))-letters(label.Data)) {
				return nil
			}
			return links
		}
	}
	return nil
}

func letters(s string) int { return utf8.RuneCountInString(lettersOf(s)) }

const maxLabelled = 500 // elements and texts around a label and its links; what holds more is the page

// machineTag matches what content systems keep among the tags for themselves: fields
// ("Category: News", "NLP Entity Tokens: Pier", "source:tagname:Wire", "type_news",
// "siteGroup: CO", "path:news", "Lite:true"), and the identifier of a record. machineSigns are what those hold, and few other tags do.
var machineTag = regexp.MustCompile(`(?i)^[a-z]+:[a-z]+:` +
	`|^(?:primary[ _]|secondary )?(?:section|subsection|category|collections?|source|template|(?:page|doc)-?type|article-?id|type|format|language|locale|region|page|brand|franchise|content-?type|display-?type|content-?id|word count|nlp [a-z ]+): ?\S` +
	`|^(?-i:[a-z]+[A-Z][A-Za-z]*: ?|(?:[A-Z][a-z]+){2,}:|[a-z]{3,}:)\S|^[a-z]+: ?(?:true|false|yes|no)$|^(?:type|channel|category|section|format)_|^[@/_]|^\S*\d{6,}\S*$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-`)

const machineSigns = ":@/_-0123456789"

// noTags stand for none.
var noTags = words("uncategorized uncategorised allgemein untagged tags article articles post posts nil null none undefined n/a")

// placeTag matches tags that say where on the site a link to the page is shown.
var placeTag = &rare{anyOf("evergreen", "featured", "slider", "pick", "page", "startseite", "página inicial", "strona g", "stronie g"),
	regexp.MustCompile(`(?i)^(?:evergreen|featured|slider|editor'?s?[ _-]pick|front[ -]?page|home[ -]?page)$|startseite|homepage|página inicial|strona główna|stronie głównej`)}

// layoutTag matches the names of templates that an English page has among its
// tags: "textabovecentergridwidth". English has no such words.
var layoutTag = regexp.MustCompile(`^[a-z]{21,}$`)

func isMachineTag(s string) bool {
	return len(s) == 1 && hasLetters(s) || strings.ContainsAny(s, machineSigns) && machineTag.MatchString(s) || noTags[strings.ToLower(s)]
}

// splitTags returns the tags in the values of a property. One or two values can be
// lists; of more, each is one tag: "Harbour, Ann".
func splitTags(values []string) (out []string) {
	if len(values) > 2 {
		return values
	}
	for _, v := range values {
		out = append(out, splitList(v)...)
	}
	return out
}

// splitList cuts a list of tags; a value without any separator is one tag, and so is
// "Business, Finance, & Economics".
func splitList(s string) []string {
	if strings.Contains(s, ", & ") {
		return []string{s}
	}
	signs := ",|、，،"
	if strings.ContainsAny(s, ";；؛") {
		signs = ";；؛"
	}
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(signs, r) })
}
