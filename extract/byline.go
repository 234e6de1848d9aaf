package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// authorRules: structured data list authors one by one, so they come before
// what must be split; the visible byline is last since its class is a guess.
var authorRules = []authorRule{
	{"selector", func(d *Document) []Author { return d.bylines(marksOf(d.selected("authors"))) }},
	{"jsonld", (*Document).statedAuthors},
	{"meta", (*Document).metaAuthors},
	{"rel", func(d *Document) []Author { return d.authorLinks(true) }},
	{"byline", func(d *Document) []Author { return d.bylines(d.bylineMarks(true)) }},
	{"link", func(d *Document) []Author { return d.authorLinks(false) }},
	{"by", func(d *Document) []Author { return d.spoken(true) }},
	{"date line", (*Document).desksOfDates},
	{"signature", func(d *Document) []Author { return d.bylines(d.bylineMarks(false)) }},
	{"signature", func(d *Document) []Author { return d.spoken(false) }},
	{"name under the text", (*Document).signedBelow},
	{"noscript", (*Document).bylineWithoutScript},
	{"name beside the date", (*Document).namesOfDates},
	{"feed", func(d *Document) []Author { return d.people(d.page.Hint.Authors...) }},
}

type authorRule struct {
	name string
	read func(d *Document) []Author
}

// byline fills in the authors of the first rule that names a person; one that
// names the site or a desk alone counts only if no other names anybody. Metadata
// yield to what the page prints where that names more, or others twice.
func (d *Document) byline(a *Article) {
	var provenance string
	var staff []Author
	var staffBy string
	var printed []Author // other names than metadata give
	for _, r := range authorRules {
		if staff != nil && r.name == "signature" || (staff != nil || a.Byline != nil) && r.name == "noscript" {
			continue // the page says that nobody signed, or who did
		}
		got := r.read(d)
		if len(got) == 0 {
			continue
		}
		var people []Author
		if slices.ContainsFunc(got, func(p Author) bool { return !d.isOutlet(p.Name) }) {
			people = slices.DeleteFunc(slices.Clone(got), func(p Author) bool { return d.isOutlet(p.Name) && !isDesk(p.Name) })
		}
		switch {
		case a.Byline == nil && len(people) > 0:
			a.Byline, provenance = people, r.name
		case a.Byline == nil && staff == nil:
			staff, staffBy = got, r.name
		case a.Byline != nil && sameAuthors(a.Byline, people):
			provenance = joinRule(provenance, r.name)
			complete(a.Byline, people)
		case provenance != "jsonld" && provenance != "meta" || r.name != "by" && r.name != "byline" || !areFullNames(people):
		case r.name == "by" && isPartOf(a.Byline, people): // metadata that have room for one
			a.Byline, provenance = people, r.name
		case sameAuthors(printed, people) && !shareName(a.Byline, people): // who put it on the site
			a.Byline, provenance = people, "byline+by"
		default:
			printed = people
		}
	}
	if a.Byline == nil {
		a.Byline, provenance = staff, staffBy
	}
	for i := range a.Byline {
		a.Byline[i].Name = d.spelledOut(a.Byline[i].Name)
		if a.Byline[i].URL == "" {
			a.Byline[i].URL = d.profile(a.Byline[i].Name)
		}
	}
	a.BylineRaw = d.printedByline(a.Byline)
	d.noteIf(a, "authors", len(a.Byline) > 0, provenance)
}

// printedByline returns the first line that names one of the authors, rather one of
// a few words than one that tells of them.
func (d *Document) printedByline(authors []Author) (long string) {
	for _, m := range append(d.bylineMarks(true), d.bylineMarks(false)...) {
		text := fieldText(m.n)
		switch {
		case !containsName(text, authors):
		case len(text) <= maxBylineText:
			return text
		case long == "" && utf8.RuneCountInString(text) <= maxByline:
			long = text
		}
	}
	return long
}

func containsName(text string, authors []Author) bool {
	text = level(text)
	return slices.ContainsFunc(authors, func(p Author) bool { return strings.Contains(text, level(p.Name)) })
}

// sameAuthors reports whether two rules give the same names, be it without blanks
// as accounts are called: "janedoe".
func sameAuthors(a, b []Author) bool {
	return slices.EqualFunc(a, b, func(x, y Author) bool { return joinedName(x) == joinedName(y) })
}

// areFullNames reports whether there are authors, each with a full name.
func areFullNames(authors []Author) bool {
	return len(authors) > 0 && !slices.ContainsFunc(authors, func(p Author) bool { return !isFullName(p.Name) })
}

// shareName reports whether a word of a name is in both: they name one person.
func shareName(a, b []Author) bool {
	in := map[string]bool{}
	for _, p := range a {
		for w := range Words(fold(p.Name)) {
			in[w] = true
		}
	}
	for _, p := range b {
		for w := range Words(fold(p.Name)) {
			if in[w] {
				return true
			}
		}
	}
	return false
}

// isPartOf reports whether all of the authors are among others.
func isPartOf(authors, others []Author) bool {
	return !slices.ContainsFunc(authors, func(p Author) bool {
		return !slices.ContainsFunc(others, func(q Author) bool { return joinedName(p) == joinedName(q) })
	})
}

func joinedName(p Author) string { return unjoined.Replace(level(p.Name)) }

// complete adds what another rule knows of the same authors.
func complete(to, from []Author) {
	for i := range to {
		if to[i].URL == "" {
			to[i].URL = from[i].URL
		}
		if !strings.Contains(to[i].Name, " ") {
			to[i].Name = from[i].Name
		}
	}
}

// statedAuthors reads author, or else creator, of the structured data.
func (d *Document) statedAuthors() []Author {
	for _, it := range d.about {
		for _, prop := range []string{"author", "creator"} {
			var out []Author
			for _, v := range it.props[prop] {
				switch v := v.(type) {
				case *item:
					if v.is("Organization", "NewsMediaOrganization", "Corporation") && !hasName(v) {
						continue
					}
					names := d.people(v.texts("name")...)
					if len(names) == 1 {
						names[0].URL = d.absolute(v.address("url", "sameAs", "mainEntityOfPage"), true)
					}
					out = append(out, names...)
				case string:
					out = append(out, d.people(v)...)
				case *html.Node:
					out = append(out, d.people(nodeValue(v))...)
				}
			}
			if out = distinct(out); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

func hasName(it *item) bool { return it.text("name") != "" }

// authorMeta are the names that content systems use, the most exact first.
var authorMeta = []string{
	"parsely-author", "citation_author", "citation_authors", "article:author", "og:article:author", "sailthru.author", "cxenseparse:author", "mrf:authors", "byl", "dc.creator", "dcterms.creator", "dc.creator.creator",
	"author", "authors", "article:author_name", "weibo:article:create_by", "article_author", "dable:author", "bt:author", "rbauthors", "vr:author", "shareaholic:article_author_name", "og:author", "twitter:data1", "creator",
}

func (d *Document) metaAuthors() []Author {
	for _, name := range authorMeta {
		if name == "twitter:data1" && !isByWord(d.meta("twitter:label1")) {
			continue
		}
		values := d.metas[name]
		if strings.HasPrefix(name, "citation_") {
			values = givenFirst(values)
		}
		if out := distinct(d.people(values...)); len(out) > 0 {
			return out
		}
	}
	return nil
}

// givenFirst turns "Doe, Jane", as libraries write it, round.
func givenFirst(names []string) (out []string) {
	for _, n := range names {
		if family, given, ok := strings.Cut(n, ","); ok && !strings.Contains(given, ",") {
			n = strings.TrimSpace(given) + " " + strings.TrimSpace(family)
		}
		out = append(out, n)
	}
	return out
}

func isByWord(label string) bool {
	switch fold(strings.Trim(label, " :")) {
	case "written by", "by", "author", "verfasst von", "geschrieben von", "escrito por", "ecrit par", "publie par", "scritto da", "geschreven door", "skriven av", "napisane przez", "автор":
		return true
	}
	return false
}

// authorLinks reads the links to authors' pages near the headline: those with
// rel=author, or by their address.
func (d *Document) authorLinks(rel bool) []Author {
	var out []Author
	last := 0
	for _, m := range d.authors {
		if m.n.DataAtom != atom.A || d.apart(m) {
			continue
		}
		if isRel := slices.Contains(strings.Fields(attr(m.n, "rel")), "author"); isRel != rel || !rel && pathHints(attr(m.n, "href"))&hintAuthor == 0 {
			continue
		}
		if !d.nearHead(m) && len(out) == 0 && !rel {
			continue
		}
		if len(out) > 0 && m.pos > last+20 {
			break // another byline: the box at the end, another article
		}
		text := fieldText(m.n)
		if !rel && (isTitle(m.n) || strings.Contains(text, " ") && len(d.signed(text)) == 0) {
			continue // a link to an article of the section "People"
		}
		names := d.people(text)
		if len(names) == 1 {
			names[0].URL = d.absolute(attr(m.n, "href"), true)
		}
		if len(names) > 0 {
			last = m.pos
		}
		out = append(out, names...)
	}
	return distinct(out)
}

// isTitle reports whether a link stands in a heading.
func isTitle(n *html.Node) bool {
	for range 3 {
		if n = n.Parent; n == nil {
			return false
		}
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4:
			return true
		}
	}
	return false
}

const headReach = 120 // elements between headline and byline or date; share bars stand between

// nearHead reports whether a marked element stands in the head of the article.
func (d *Document) nearHead(m mark) bool {
	return d.headAt > 0 && m.pos > d.headAt-headReach && m.pos < d.headAt+headReach
}

// bylineMarks returns the marked elements that can be a byline: those near the
// headline, or those elsewhere in the article.
func (d *Document) bylineMarks(near bool) (out []mark) {
	for _, m := range d.authors {
		if d.apart(m) && !d.signedBeside(m, near) || m.n.DataAtom == atom.Meta || m.n.DataAtom == atom.A && isTitle(m.n) || tellsOfAuthor(m.n) || d.nearHead(m) != near || !near && m.in&inArticle == 0 {
			continue
		}
		out = append(out, m)
	}
	return out
}

// signedBeside reports whether an element beside or below the text of the article
// says "By": themes put the byline into a column or a footer of the article.
func (d *Document) signedBeside(m mark, near bool) bool {
	allowed := inChrome
	if near {
		allowed |= inAside
	}
	return m.in&inArticle != 0 && m.in&^d.headIn&^allowed&unfit == 0 && opensByline(fieldText(m.n))
}

// tellsOfAuthor reports whether the class of an element says that it holds not
// the name of the author but something about them.
func tellsOfAuthor(n *html.Node) bool { return classHas(n, "bio", "desc", "role", "job", "position") }

// namesAuthor reports whether the opening of a byline says more than "By": lines
// that start with that are many.
func namesAuthor(line string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	second, _, _ := strings.Cut(rest, " ")
	return strings.HasSuffix(first, ":") || kindOf(second)&byAgent != 0
}

// spoken returns the names in the first line near the headline that starts with
// "By", whatever its class. Elsewhere in the article such a line must say "Written
// by" or "Author:", and be the only one: several are those of a list.
func (d *Document) spoken(near bool) (out []Author) {
	for _, m := range d.bys {
		if d.apart(m) || d.nearHead(m) != near || !near && !namesAuthor(m.n.Data) {
			continue
		}
		text := lineFrom(m.n)
		if saysBy(text) { // <span>By</span> <a>Jane Doe</a>
			text = lineFrom(m.n.Parent)
		}
		if next := m.n.Parent.NextSibling; saysBy(text) && next != nil { // <h2>By</h2> <div>Jane Doe</div> <div>…
			text += " " + lineFrom(next)
		}
		if saysBy(text) && m.n.Parent.Parent != nil { // <div>By</div> <div>Jane Doe</div>
			text = fieldText(m.n.Parent.Parent)
		}
		if utf8.RuneCountInString(text) > maxByline {
			continue
		}
		names := distinct(d.signed(text))
		if len(names) == 0 && near && WordCount(text) == 2 && fieldText(m.n.Parent) == text {
			names = d.people(text) // an account, in lower case
		}
		switch {
		case len(names) == 0:
		case near:
			return names
		case out != nil && !sameAuthors(out, names):
			return nil
		default:
			out = names
		}
	}
	return out
}

// saysBy reports whether a line is the opening of a byline and nothing more.
func saysBy(line string) bool {
	line = strings.ToLower(line)
	return WordCount(line) < 2 || slices.ContainsFunc(bylineOpeners[line[0]], func(w string) bool { return strings.TrimRight(line, " :") == strings.TrimRight(w, " :") })
}

// desksOfDates returns the desk that stands beside the date under the headline:
// "World Ledger News Desk, 22 August 2025". Other names there are places.
func (d *Document) desksOfDates() []Author {
	for _, l := range d.dateLines {
		if !d.nearHead(l.mark) || d.apart(l.mark) {
			continue
		}
		names := slices.DeleteFunc(d.signed(l.text), func(p Author) bool { return !isDesk(p.Name) })
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

// namesOfDates returns the name that a stroke or a dot parts from the date before
// it near the headline: "04.02.2025 | 13:10 | Jane Doe". A place or a section may
// stand there as well, so it is asked last, and no link to one is a name.
func (d *Document) namesOfDates() []Author {
	for _, l := range d.dateLines {
		if !d.nearHead(l.mark) || d.apart(l.mark) || WordCount(l.text) > maxBeside {
			continue
		}
		text, n := l.text, l.n
		if l.lone && n.Parent != nil { // <span>4 February 2025</span> · <span>Jane Doe</span>
			if around := visibleStart(n.Parent, maxDateLineBytes); WordCount(around) <= maxBeside+WordCount(text) {
				text, n = around, n.Parent
			}
		}
		r, ok := findDate(text, d.locale)
		if !ok {
			continue
		}
		for part := range strings.FieldsFuncSeq(text[r.end:], func(r rune) bool { return strings.ContainsRune("|·•–—", r) }) {
			name, in, _ := strings.Cut(strings.TrimSpace(part), " in ") // a section
			if names := d.fullName(name); names != nil && (in == "" || WordCount(in) < 4) && !linksTopic(n, name) {
				return names
			}
		}
	}
	return nil
}

// linksTopic reports whether a text in n is that of a link to a section or a topic.
func linksTopic(n *html.Node, text string) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && level(fieldText(c)) == level(text) && (strings.Contains(attr(c, "rel"), "tag") || topicPath.MatchString(attr(c, "href"))) {
			return true
		}
	}
	return false
}

// topicPath is the address of a section or a topic.
var topicPath = regexp.MustCompile(`/(?:categor(?:y|ies|ia)|kategorien?|tags?|topics?|them(?:a|en)|section|rubri(?:k|que|ka))/`)

// fullName returns the one full name that is all of a text, nil for any other.
func (d *Document) fullName(text string) []Author {
	names := d.signed(text)
	if len(names) != 1 || !isFullName(names[0].Name) || level(names[0].Name) != level(text) {
		return nil
	}
	return names
}

// signedBelow returns the name that is all of the last paragraph of the text, in
// bold, in italics or at the right: "<p><b>Jane Doe</b></p>".
func (d *Document) signedBelow() []Author {
	for _, m := range d.ends {
		if d.apart(m) {
			continue
		}
		if names := d.fullName(fieldText(m.n)); names != nil {
			return names
		}
	}
	return nil
}

// bylineWithoutScript returns the names in the first byline that is for readers
// without scripts.
func (d *Document) bylineWithoutScript() []Author {
	for n := range d.doc.Nodes[0].Descendants() {
		if n.DataAtom != atom.Noscript || n.FirstChild == nil || !strings.Contains(n.FirstChild.Data, "byline") {
			continue
		}
		for c := range withoutScript(n).Descendants() {
			if c.Type == html.ElementNode && readHints(attr(c, "class"))&hintAuthor != 0 {
				if names := d.signed(fieldText(c)); len(names) > 0 {
					return names
				}
			}
		}
	}
	return nil
}

// lineFrom returns the text from n to the end of its line.
func lineFrom(n *html.Node) string {
	var b strings.Builder
	b.WriteString(fieldText(n))
	for next := n.NextSibling; next != nil && next.DataAtom != atom.Br && !isBlock(next); next = next.NextSibling {
		b.WriteByte(' ')
		b.WriteString(fieldText(next))
	}
	return squeeze(b.String())
}

func marksOf(nodes []*html.Node) (out []mark) {
	for _, n := range nodes {
		out = append(out, mark{n: n})
	}
	return out
}

// bylines returns the names in the first of the elements that holds any, and
// in those right after it. Of elements within each other the innermost counts,
// unless an outer one says "By": what stands around a name is a role.
func (d *Document) bylines(ms []mark) []Author {
	var out []Author
	var taken *html.Node
	last := 0
	for i, m := range ms {
		if len(out) > 0 && (m.pos > last+12 || m.pos < last) {
			break
		}
		text := fieldText(m.n)
		if text == "" || utf8.RuneCountInString(text) > maxByline || taken != nil && isWithin(m.n, taken) {
			continue
		}
		if r := d.readNames(text); r.helping && len(r.names) == 0 {
			taken = m.n // nor does what stands within count
			continue
		}
		if i+1 < len(ms) && isWithin(ms[i+1].n, m.n) && !opensByline(text[:min(len(text), maxBylineText)]) {
			continue
		}
		names := d.signed(text)
		if len(names) == 0 {
			names = d.signedApart(m.n)
		}
		if len(names) == 0 {
			continue
		}
		if len(names) == 1 && m.n.DataAtom == atom.A {
			names[0].URL = d.absolute(attr(m.n, "href"), true)
		}
		out, last, taken = append(out, names...), m.pos, m.n
	}
	return distinct(out)
}

// signedApart returns the names of a byline that puts each in an element of its
// own with nothing between them.
func (d *Document) signedApart(n *html.Node) (out []Author) {
	for c := range n.Descendants() {
		if c.Type != html.TextNode || !visible(c.Parent) {
			continue
		}
		text := squeeze(c.Data)
		if strings.Contains(text, " ") && utf8.RuneCountInString(text) <= maxName {
			out = append(out, d.signed(text)...)
		}
	}
	return out
}

// isWithin reports whether n stands within outer, a few elements down.
func isWithin(n, outer *html.Node) bool {
	for range 8 {
		if n = n.Parent; n == nil {
			return false
		}
		if n == outer {
			return true
		}
	}
	return false
}

// profile returns the address that the page links a name to.
func (d *Document) profile(name string) string {
	name = level(name)
	for _, m := range d.authors {
		if m.n.DataAtom == atom.A && m.in&(inChrome|inComments) == 0 && level(fieldText(m.n)) == name {
			return d.absolute(attr(m.n, "href"), true)
		}
	}
	return ""
}

// spelledOut returns the name that the page prints for an account: that of the
// link to the page of its author.
func (d *Document) spelledOut(account string) string {
	if strings.Contains(account, " ") || account != strings.ToLower(account) {
		return account
	}
	for _, m := range d.authors {
		href := strings.TrimSuffix(attr(m.n, "href"), "/")
		if m.n.DataAtom != atom.A || m.in&(inChrome|inComments) != 0 || !strings.EqualFold(href[strings.LastIndexByte(href, '/')+1:], account) {
			continue
		}
		if names := d.signed(fieldText(m.n)); len(names) == 1 && isFullName(names[0].Name) {
			return names[0].Name
		}
	}
	return account
}

// distinct drops names that came before, and caps the list.
func distinct(in []Author) (out []Author) {
	for _, p := range in {
		i := slices.IndexFunc(out, func(q Author) bool { return level(p.Name) == level(q.Name) })
		switch {
		case i < 0 && len(out) < maxAuthors:
			out = append(out, p)
		case i >= 0 && out[i].URL == "":
			out[i].URL = p.URL
		}
	}
	return out
}
