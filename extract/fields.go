package extract

import (
	"iter"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A rule reads the values that one part of the page gives for a field.
type rule struct {
	name string // as provenance has it
	read func(d *Document) []string
}

// firstOf returns the values of the first rule that gives any, and the rules
// that agree with them, joined by "+".
func (d *Document) firstOf(rules []rule) (values []string, provenance string) {
	var first, key string
	for _, r := range rules {
		got := r.read(d)
		text := strings.Join(got, " ")
		switch {
		case len(got) == 0:
		case values == nil:
			values, provenance, first, key = got, r.name, text, level(text)
		case text == first, level(text) == key:
			provenance = joinRule(provenance, r.name)
		}
	}
	return values, provenance
}

// joinRule adds a rule that agrees to the provenance of a value, each name once.
func joinRule(provenance, name string) string {
	if slices.Contains(strings.Split(provenance, "+"), name) {
		return provenance
	}
	return provenance + "+" + name
}

// one is firstOf for a field of one value.
func (d *Document) one(rules []rule) (value, provenance string) {
	values, provenance := d.firstOf(rules)
	if len(values) > 0 {
		value = values[0]
	}
	return value, provenance
}

// field returns what rules give for a field of one value, and notes where it was read.
func (d *Document) field(a *Article, name string, rules []rule) string {
	value, provenance := d.one(rules)
	a.note(name, value, provenance)
	return value
}

// byMeta reads the first of the <meta> names that the page has.
func byMeta(names ...string) rule {
	return rule{"meta:" + names[0], func(d *Document) []string { return list(oneLine(d.meta(names...))) }}
}

// byJSONLD reads properties of the node that describes the article.
func byJSONLD(props ...string) rule {
	return rule{"jsonld", func(d *Document) []string { return list(oneLine(d.stated(props...))) }}
}

// each makes of the values that a rule gives those of a field, "" of what is none.
func (r rule) each(made func(d *Document, s string) string) rule {
	return rule{r.name, func(d *Document) (out []string) {
		for _, s := range r.read(d) {
			out = append(out, list(made(d, s))...)
		}
		return out
	}}
}

// each does that for several rules.
func each(made func(d *Document, s string) string, rules ...rule) []rule {
	for i := range rules {
		rules[i] = rules[i].each(made)
	}
	return rules
}

// bySelector reads what the source list gives for the field.
func bySelector(field string) rule {
	return rule{"selector", func(d *Document) []string { return fieldTexts(d.selected(field)) }}
}

// fieldTexts returns the texts of elements.
func fieldTexts(nodes []*html.Node) (out []string) {
	for _, n := range nodes {
		out = append(out, list(fieldText(n))...)
	}
	return out
}

// selected returns the elements that the source list's selector for the field
// matches.
func (d *Document) selected(field string) []*html.Node {
	if m := d.selector(field); m != nil {
		return d.doc.FindMatcher(m).Nodes
	}
	return nil
}

// selector returns the source list's selector for the field, nil if it has none.
func (d *Document) selector(field string) goquery.Matcher {
	if d.page.Rules == nil {
		return nil
	}
	return d.page.Rules.Select[field]
}

// stated returns the first value of the properties in the structured data that
// describes the article, JSON-LD or microdata.
func (d *Document) stated(props ...string) string {
	for _, it := range d.about {
		if s := it.text(props...); s != "" {
			return s
		}
	}
	return ""
}

// boxDepth is how many elements stand around each other from a line up to the box that
// says what it is.
const boxDepth = 7

// upFrom yields n and the elements around it within the body, so many in all.
func upFrom(n *html.Node, most int) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for range most {
			if n == nil || n.DataAtom == atom.Body || !yield(n) {
				return
			}
			n = n.Parent
		}
	}
}

// enclosing returns the closest element of one of the names that n is or stands in, nil if
// there is none.
func enclosing(n *html.Node, names ...atom.Atom) *html.Node {
	for n != nil && !slices.Contains(names, n.DataAtom) {
		n = n.Parent
	}
	return n
}

// firstBelow returns the first element of one of the names within n, nil if there is none.
func firstBelow(n *html.Node, names ...atom.Atom) *html.Node {
	for c := range n.Descendants() {
		if slices.Contains(names, c.DataAtom) {
			return c
		}
	}
	return nil
}

// list makes no value no list.
func list(values ...string) []string {
	return slices.DeleteFunc(values, func(s string) bool { return s == "" })
}

const maxLine = 2000 // bytes of a field of one line

// oneLine makes one line of plain text out of a value of metadata: entities that
// were escaped twice and tags are taken out.
func oneLine(s string) string {
	if len(s) > maxLine {
		s = strings.ToValidUTF8(s[:maxLine], "")
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "<") {
		s = tagLike.ReplaceAllString(s, "")
	}
	return squeeze(strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), ""))
}

// tagLike is what looks like a tag: "<em>", not "a < b".
var tagLike = regexp.MustCompile(`<[/a-zA-Z][^>]*>`)

// once returns what made makes of a key, and has made of it before.
func once[K comparable, V any](known *map[K]V, key K, made func(K) V) V {
	v, ok := (*known)[key]
	if !ok {
		if *known == nil {
			*known = map[K]V{}
		}
		v = made(key)
		(*known)[key] = v
	}
	return v
}

// articleTypes are the schema.org types whose nodes can describe the page's
// article; a higher rank is closer.
var articleTypes = map[string]int{
	"NewsArticle": 3, "ReportageNewsArticle": 3, "AnalysisNewsArticle": 3, "OpinionNewsArticle": 3, "BackgroundNewsArticle": 3,
	"ReviewNewsArticle": 3, "AskPublicNewsArticle": 3, "LiveBlogPosting": 3, "Article": 3, "BlogPosting": 3, "AdvertiserContentArticle": 3,
	"SocialMediaPosting": 2, "Report": 2, "ScholarlyArticle": 3, "TechArticle": 3, "SatiricalArticle": 3, "MedicalScholarlyArticle": 3,
	"DiscussionForumPosting": 2, "Recipe": 2, "CreativeWork": 1, "VideoObject": 1, "PodcastEpisode": 2, "HowTo": 2, "Review": 1, "MediaObject": 1,
	"WebPage": 1, "ItemPage": 1, "MedicalWebPage": 1, "AboutPage": 1, "FAQPage": 1,
}

// describe returns the nodes of structured data that describe the article of
// the page, the closest first. A page that lists other articles as nodes of
// the same type is told by the URL or the headline of its own.
func (d *Document) describe() []*item {
	type ranked struct {
		it   *item
		rank int
	}
	var found []ranked
	for _, it := range d.ld {
		rank := 0
		for _, t := range it.types {
			rank = max(rank, articleTypes[t])
		}
		if rank == 0 || it.within != nil && it.via != "mainEntity" && !it.isBody() {
			continue
		}
		if rank == 1 && it.is("VideoObject", "CreativeWork", "MediaObject", "Review") && it.within != nil {
			continue
		}
		rank *= 4
		if d.isThisPage(it) {
			rank += 6
		}
		if it.origin == "jsonld" {
			rank += 2
		}
		found = append(found, ranked{it, rank})
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return b.rank - a.rank })
	var out []*item
	for _, f := range found[:min(len(found), 4)] {
		out = append(out, f.it)
	}
	return out
}

// isBody reports whether a node within another is the article all the same:
// microdata puts an article within a WebPage by no property of note.
func (it *item) isBody() bool {
	return it.origin == "microdata" && it.via == "" && it.within.is("WebPage", "Blog", "ItemPage", "Organization", "WebSite")
}

// isThisPage reports whether a node names the URL of the page, or a headline
// that its title has.
func (d *Document) isThisPage(it *item) bool {
	for _, p := range []string{it.address("url"), it.address("mainEntityOfPage"), it.id} {
		if u, err := d.base.Parse(p); err == nil && p != "" && u.Path != "" && u.Path != "/" && samePath(u, d.base) {
			return true
		}
	}
	h := level(it.text("headline", "name"))
	return h != "" && (strings.Contains(d.titleKey, h) || h == level(oneLine(d.meta("og:title"))))
}

func samePath(a, b *url.URL) bool {
	return strings.TrimSuffix(a.Path, "/") == strings.TrimSuffix(b.Path, "/") && (a.RawQuery == b.RawQuery || b.RawQuery == "" || a.RawQuery == "")
}
