package extract

import (
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
var sectionRules = []rule{
	bySelector("section"),
	filed(byMeta("article:section", "og:article:section", "parsely-section", "sailthru.section", "cxenseparse:recs:category")),
	filed(rule{"jsonld", func(d *Document) []string { return list(oneLine(d.stated("articleSection"))) }}),
	{"rel", func(d *Document) []string { return list(d.category()) }},
	filed(rule{"breadcrumbs", func(d *Document) []string { return list(lastOf(d.breadcrumbs())) }}),
	byMarked("class", func(d *Document) []mark { return d.sections }, (*Document).nearSection, (*Document).isSection),
	unshelved(byMeta("section", "category", "dc.subject.section", "news_section")),
}

// folder returns the closest folder of the article's address that the page links
// to by the same name, as it is printed: "South Africa" of /news/south-africa/.
func (d *Document) folder() string {
	dir, site := strings.TrimSuffix(d.base.EscapedPath(), "/"), siteLabel(d.base)
	for strings.Count(dir, "/") > 1 {
		dir = dir[:strings.LastIndexByte(dir, '/')]
		name := slug(dir[strings.LastIndexByte(dir, '/')+1:])
		if !hasLetters(name) || shelves[name] {
			continue
		}
		for n := range d.doc.Nodes[0].Descendants() {
			if n.DataAtom != atom.A {
				continue
			}
			if href := strings.TrimSuffix(attr(n, "href"), "/"); href != dir && !strings.HasSuffix(href, d.base.Hostname()+dir) {
				continue
			}
			if text := fieldText(n); slug(text) == name && strings.ReplaceAll(name, " ", "") != site {
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

// unshelved leaves out what says no more than that the page is an article.
func unshelved(r rule) rule {
	return rule{r.name, func(d *Document) []string {
		return slices.DeleteFunc(r.read(d), func(s string) bool { return shelves[slug(s)] })
	}}
}

// filed leaves out what a rule gives that is no section: the headline, the page
// around, and what content systems fill in for none.
func filed(r rule) rule {
	return rule{r.name, func(d *Document) []string {
		var out []string
		for _, s := range r.read(d) {
			out = append(out, list(firstFiled(strings.Trim(s, crumbMarks)))...)
		}
		return slices.DeleteFunc(out, func(s string) bool { return d.isHeading(s) || isMachineTag(s) || frameWords[fold(s)] })
	}}
}

// firstFiled returns the first of the sections that content systems write into
// one value: "Cakes,Desserts,Recipes", "opinion|columns", "news/local/courts".
// "Arts, Books & Music" is one.
func firstFiled(s string) string {
	if !strings.Contains(s, " ") {
		s, _, _ = strings.Cut(s, "|")
		if s == strings.ToLower(s) {
			s, _, _ = strings.Cut(s, "/")
		}
	}
	first, rest, ok := strings.Cut(s, ",")
	if ok && (utf8.RuneCountInString(s) > maxSection || strings.Trim(rest, " ") == rest) {
		return strings.TrimSpace(first)
	}
	return s
}

func (d *Document) section(a *Article) {
	a.Breadcrumbs = d.breadcrumbs()
	value, provenance := d.one(sectionRules)
	if utf8.RuneCountInString(value) > maxSection || strings.HasPrefix(value, "http") {
		value = ""
	}
	if value == "" {
		value, provenance = d.folder(), "url"
	}
	for _, crumb := range a.Breadcrumbs { // as it is printed: "Public Service" for "public-service"
		if slug(crumb) == slug(value) {
			value = crumb
		}
	}
	a.Section = value
	a.note("section", value, provenance)
	a.note("breadcrumbs", lastOf(a.Breadcrumbs), "page")
}

func (d *Document) nearSection(m mark) bool {
	return m.n.DataAtom == atom.A && !d.apart(m) && m.pos > d.headAt-dekReach && m.pos < d.headAt+dekReach
}

func (d *Document) isSection(_ mark, text string) bool {
	return utf8.RuneCountInString(text) <= maxSection && !d.isSite(text) && !d.isHeading(text)
}

// category returns the first link near the headline or after the text that says
// it leads to the category of the article.
func (d *Document) category() string {
	for _, m := range d.tagged {
		if isCategory(m.n) && m.in&^d.headIn&^inChrome&unfit == 0 {
			return fieldText(m.n)
		}
	}
	return ""
}

func isCategory(n *html.Node) bool {
	return strings.Contains(strings.ToLower(attr(n, "rel")), "category")
}

func isTag(n *html.Node) bool { return strings.Contains(strings.ToLower(attr(n, "rel")), "tag") }

func lastOf(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[len(s)-1]
}

// breadcrumbs returns the way from the front page to the article, without
// either: from a BreadcrumbList, else from the visible list.
func (d *Document) breadcrumbs() []string {
	for _, it := range d.items("BreadcrumbList") {
		var out []string
		for _, e := range it.nodes("itemListElement") {
			name := e.text("name")
			if name == "" {
				name = e.text("item")
			}
			out = append(out, list(oneLine(name))...)
		}
		if out = d.trimCrumbs(out); len(out) > 0 {
			return out
		}
	}
	for _, m := range d.crumbs {
		if m.in&(inHidden|inComments) != 0 {
			continue
		}
		var out []string
		for c := range m.n.Descendants() {
			if c.Type == html.ElementNode && c.DataAtom == atom.A && len(out) < maxCrumbs {
				out = append(out, list(fieldText(c))...)
			}
		}
		if out = d.trimCrumbs(out); len(out) > 0 {
			return out
		}
	}
	return nil
}

// frameWords name the front page, or what can be done with a page.
var frameWords = words("home homepage start startseite accueil inicio início strona hjem hem etusivu главная головна ana anasayfa home-page hovedside portada detail details detailansicht drucken print mailen suche search zurück back")

// crumbMarks stand between breadcrumbs, and are read with them.
const crumbMarks = " ›»>→/|<«‹"

func (d *Document) trimCrumbs(in []string) []string {
	for i := range in {
		in[i] = strings.Trim(in[i], crumbMarks)
	}
	out := slices.DeleteFunc(in, func(s string) bool {
		return utf8.RuneCountInString(s) > maxSection || d.isHeading(s) || d.isSite(s) || frameWords[fold(s)] || strings.HasPrefix(s, "http") || !hasLetters(s)
	})
	return out[:min(len(out), maxCrumbs)]
}

// tagMeta are the names whose values are tags, one each or a list.
var tagMeta = []string{"article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "cxenseparse:recs:tags", "news_keywords", "keywords"}

// tags fills in the topics that the page claims, each once, by the first of
// its origins.
func (d *Document) tags(a *Article) {
	seen := map[string]bool{}
	add := func(origin string, names ...string) {
		for _, name := range names {
			name = unquoted(strings.Trim(oneLine(name), " #,;»›"))
			if label, rest, ok := strings.Cut(name, ":"); ok && tagLabels[fold(label)] {
				name = strings.TrimSpace(rest)
			}
			key := level(name)
			if key == "" || seen[key] || key == d.headKey || key == level(d.title) || isSentence(name) || d.isSite(name) || isMachineTag(name) || primary(a.Language) == "en" && layoutTag.MatchString(name) || len(a.Tags) >= maxTags || utf8.RuneCountInString(name) > maxTag || strings.Contains(name, "://") {
				continue
			}
			seen[key] = true
			a.Tags = append(a.Tags, Tag{Name: name, Origin: origin})
		}
	}
	for _, n := range d.selected("tags") {
		add("html", fieldText(n))
	}
	for _, it := range d.about {
		for _, v := range it.texts("keywords") {
			add("jsonld", splitTags(v)...)
		}
	}
	for _, name := range tagMeta {
		for _, v := range d.metas[name] {
			add("meta", splitTags(v)...)
		}
	}
	for _, it := range d.about {
		if len(a.Tags) == 0 {
			add("jsonld", it.texts("about")...)
		}
	}
	if len(a.Tags) == 0 { // metadata tell the page's own tags from those of a menu
		for _, m := range d.tagged {
			if in := m.in &^ d.headIn; in&(inHidden|inComments) == 0 && (in&inChrome == 0 || m.in&inArticle != 0 || isTag(m.n)) && !isCategory(m.n) {
				add("html", fieldText(m.n))
			}
		}
	}
	if len(a.Tags) == 0 {
		for _, m := range d.topics {
			if d.headAt > 0 && m.pos > d.headAt && !d.apart(m) && m.in&inHeader == 0 {
				add("html", fieldText(m.n))
			}
		}
	}
	d.noteIf(a, "tags", len(a.Tags) > 0, "page")
}

// tagLabels stand before a list of tags, and come to the first of them.
var tagLabels = words("tag tags tagged topic topics keyword keywords themen schlagworte schlagwörter etiquetas temas mots-clés")

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

// machineTag matches what content systems keep among the tags for themselves:
// "Category: News", "NLP Entity Tokens: Pier", "source:tagname:Wire", the identifier
// of a record.
var machineTag = &rare{[]string{":", "-", "uncategorized", "allgemein", "untagged", "tag", "article", "post"},
	regexp.MustCompile(`(?i)^[a-z]+:[a-z]+:|^(?:section|category|collections?|page|region|source|type|format|nlp [a-z ]+): |^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|^(?:uncategorized|allgemein|untagged|tags|articles?|posts?)$`)}

// layoutTag matches the names of templates that an English page has among its
// tags: "textabovecentergridwidth". English has no such words.
var layoutTag = regexp.MustCompile(`^[a-z]{21,}$`)

func isMachineTag(s string) bool { return machineTag.matches(s) }

// splitTags cuts a list of tags; a value without any separator is one tag.
func splitTags(s string) []string {
	if strings.Contains(s, ";") {
		return strings.Split(s, ";")
	}
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '|' || r == '、' || r == '，' })
}
