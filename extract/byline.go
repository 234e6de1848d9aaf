package extract

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A standing says what the names that a rule gives can do to those of other rules.
type standing int

const (
	claimed standing = iota // they are metadata, which have room for one name or hold who put the text on the site
	printed                 // they are printed as a byline is, and can correct what is claimed
	given                   // they stand for themselves
	guessed                 // they are read only where the page gives no other name, not even that of the site
)

// authorRules: structured data list authors one by one, so they come before what
// must be split; the class of a visible byline is a guess, and a place even more so.
var authorRules = []authorRule{
	{"selector", given, func(d *Document) []Author { return d.bylines(marksOf(d.selected("authors"))) }},
	{"jsonld", claimed, (*Document).statedAuthors},
	{"meta", claimed, (*Document).metaAuthors},
	{"rel", printed, func(d *Document) []Author {
		return d.bylines(d.authorMarks(func(d *Document, m mark) bool { return saysAuthor(m.n) && !d.belowText(m) }))
	}},
	{"byline", printed, func(d *Document) []Author { return d.bylines(d.authorMarks((*Document).headsByline)) }},
	{"rel", printed, func(d *Document) []Author {
		return d.bylines(d.authorMarks(func(_ *Document, m mark) bool { return saysAuthor(m.n) }))
	}},
	{"link", given, func(d *Document) []Author {
		return d.bylines(d.authorMarks(func(d *Document, m mark) bool {
			return d.headsByline(m) && m.n.DataAtom == atom.A && pathHints(attr(m.n, "href"))&hintAuthor != 0
		}))
	}},
	{"by", printed, func(d *Document) []Author { return d.spoken(true) }},
	{"name under the text", given, (*Document).signedBelow},
	{"date line", guessed, (*Document).namesOfDates},
	{"signature", guessed, (*Document).signedAtEnd},
	{"signature", guessed, func(d *Document) []Author { return d.spoken(false) }},
	{"feed", given, func(d *Document) []Author { return d.people(d.page.Hint.Authors...) }},
}

type authorRule struct {
	name     string
	standing standing
	read     func(d *Document) []Author
}

// byline fills in the authors of the first rule that names a person. Who put the
// text on the site, its outlet or a desk counts only if no rule names anybody else;
// what is claimed yields to what is printed if that names more, or others twice.
func (d *Document) byline(a *Article) {
	var provenance, otherBy string
	var others, before []Author // no persons; persons printed that were not claimed
	var from standing
	for _, r := range authorRules {
		if r.standing == guessed && (a.Byline != nil || others != nil) {
			continue
		}
		got := r.read(d)
		people := d.persons(got)
		switch {
		case len(got) == 0:
		case a.Byline == nil && people != nil:
			a.Byline, provenance, from = people, r.name, r.standing
		case a.Byline == nil && others == nil:
			others, otherBy = got, r.name
		case a.Byline != nil && sameAuthors(a.Byline, people):
			provenance = joinRule(provenance, r.name)
			complete(a.Byline, people)
		case from != claimed || r.standing != printed || !areFullNames(people):
		case r.name == "by" && isPartOf(a.Byline, people), sameAuthors(before, people) && !isPartOf(people, a.Byline):
			a.Byline, provenance, from = people, r.name, r.standing
		default:
			before = people
		}
	}
	if a.Byline == nil {
		a.Byline, provenance = others, otherBy
	}
	for i := range a.Byline {
		if a.Byline[i].URL == "" {
			a.Byline[i].URL = d.profile(a.Byline[i].Name)
		}
	}
	a.BylineRaw = d.printedByline(a.Byline)
	if len(a.Byline) > 0 {
		a.Provenance["authors"] = provenance
	}
}

// persons returns the authors but outlets and accounts, such as whoever set up the site
// has, with the desks that wrote beside them; nil if nobody is left.
func (d *Document) persons(authors []Author) []Author {
	isPerson := func(p Author) bool {
		return !d.isOutlet(p.Name) && !isAccount(p.Name) && !isAdmin(path.Base(cmp.Or(p.URL, d.profile(p.Name))))
	}
	if !slices.ContainsFunc(authors, isPerson) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(authors), func(p Author) bool { return !isPerson(p) && !isDesk(p.Name) })
}

// isAccount reports whether s is what one logs in with, or a few initials: "janedoe", "WL".
func isAccount(s string) bool {
	lower, upper := strings.ToLower(s), strings.ToUpper(s)
	return !strings.Contains(s, " ") && (s == lower || s == upper && len(s) <= 5) && lower != upper && !isAgency(s)
}

// printedByline returns the first line of a few words that names one of the authors.
func (d *Document) printedByline(authors []Author) string {
	for _, m := range append(d.authorMarks((*Document).headsByline), d.authorMarks((*Document).endsByline)...) {
		text := fieldText(m.n)
		if key := level(text); utf8.RuneCountInString(text) <= maxBylineText && slices.ContainsFunc(authors, func(p Author) bool { return strings.Contains(key, level(p.Name)) }) {
			return text
		}
	}
	return ""
}

// sameAuthors reports whether two rules give the same names, be it without blanks
// as accounts are called, "janedoe", or the first name alone.
func sameAuthors(a, b []Author) bool {
	return slices.EqualFunc(a, b, func(x, y Author) bool {
		return joined(x.Name) == joined(y.Name) || isFirstName(x, y) || isFirstName(y, x)
	})
}

// isFirstName reports whether a name is one word, with which the other starts.
func isFirstName(p, of Author) bool {
	return !strings.Contains(p.Name, " ") && isFullName(of.Name) && strings.HasPrefix(level(of.Name), level(p.Name)+" ")
}

// areFullNames reports whether there are authors, each with a full name.
func areFullNames(authors []Author) bool {
	return len(authors) > 0 && !slices.ContainsFunc(authors, func(p Author) bool { return !isFullName(p.Name) })
}

// isPartOf reports whether all of the authors are among others.
func isPartOf(authors, others []Author) bool {
	return !slices.ContainsFunc(authors, func(p Author) bool {
		return !slices.ContainsFunc(others, func(q Author) bool { return joined(p.Name) == joined(q.Name) })
	})
}

// complete adds what another rule knows of the same authors.
func complete(to, from []Author) {
	for i := range to {
		if to[i].URL == "" {
			to[i].URL = from[i].URL
		}
		if name := to[i].Name; !strings.Contains(name, " ") || name == strings.ToUpper(name) {
			to[i].Name = from[i].Name
		}
	}
}

// statedAuthors reads author, or else creator, of the structured data.
func (d *Document) statedAuthors() []Author {
	for _, about := range d.about {
		for _, prop := range []string{"author", "creator"} {
			var out []Author
			for _, v := range about.props[prop] {
				if n, ok := v.(*html.Node); ok && enclosing(n, atom.Figure) != nil { // of the picture
					continue
				}
				it, ok := v.(*item)
				if !ok {
					out = append(out, d.people(valueText(v, 0))...)
					continue
				}
				stated := it.texts("name")
				if len(stated) == 0 {
					stated = list(strings.TrimSpace(it.text("givenName") + " " + it.text("familyName")))
				}
				names := d.people(stated...)
				if len(names) == 1 {
					if len(about.props[prop]) == 1 && hasCase(names[0].Name) && it.is("Organization", "NewsMediaOrganization", "Corporation") {
						d.outlet = level(names[0].Name)
					}
					names[0].URL = d.absolute(it.address("url", "sameAs", "mainEntityOfPage"), true)
				}
				out = append(out, names...)
			}
			if out = distinct(out); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// authorMeta are the names that content systems use, the most exact first.
var authorMeta = []string{
	"parsely-author", "citation_author", "citation_authors", "article:author", "og:article:author", "sailthru.author", "cxenseparse:author", "mrf:authors", "byl", "dc.creator", "dcterms.creator", "dc.creator.creator",
	"author", "authors", "article:author_name", "weibo:article:create_by", "article_author", "dable:author", "bt:author", "rbauthors", "vr:author", "shareaholic:article_author_name", "og:author", "twitter:data1", "creator",
}

func (d *Document) metaAuthors() []Author {
	for _, name := range authorMeta {
		if name == "twitter:data1" && !saysBy(d.meta("twitter:label1")) {
			continue
		}
		values := slices.DeleteFunc(slices.Clone(d.metas[name]), func(v string) bool { return strings.Contains(v, "..") }) // cut short
		if strings.HasPrefix(name, "citation_") || strings.HasPrefix(name, "dc") && len(values) == 1 && isFamilyFirst(values[0]) {
			values = givenFirst(strings.FieldsFunc(strings.Join(values, ";"), func(r rune) bool { return r == ';' }))
		}
		out := distinct(d.people(values...))
		if name == "author" {
			out = slices.DeleteFunc(out, func(p Author) bool { return d.isMaker(p.Name) })
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// isMaker reports whether a name is that of a firm other than the one whose site it is: in
// the metadata of all its pages stands who built it.
func (d *Document) isMaker(name string) bool {
	return slices.Contains(legalForms, name[strings.LastIndexByte(name, ' ')+1:]) && !d.isSite(name)
}

// legalForms end the names of firms, written so; "Sas" is the name of a person, and "A.G."
// are initials.
var legalForms = strings.Fields("GmbH GMBH gmbh AG KG Inc Inc. INC inc Ltd Ltd. LTD ltd LLC llc Srl SRL srl S.r.l S.r.l. BV SAS")

// isFamilyFirst reports whether a value is one word, a comma and one word, as libraries write
// a name: two authors or agencies have more words, or other ones.
func isFamilyFirst(s string) bool {
	family, given, ok := strings.Cut(s, ", ")
	return ok && !strings.ContainsAny(family+given, " ,") && !isAgency(family) && !isAgency(given)
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

const (
	headReach   = 120 // elements between headline and byline or date; share bars stand between
	bylineReach = 6   // elements between two names of one byline
)

// nearHead reports whether a marked element stands in the head of the article.
func (d *Document) nearHead(m mark) bool { return d.isNear(m, headReach) }

// isNear reports whether fewer than so many elements stand between a mark and the headline.
func (d *Document) isNear(m mark, reach int) bool {
	return d.headAt > 0 && m.pos > d.headAt-reach && m.pos < d.headAt+reach
}

// authorMarks returns the elements of the article whose class, rel or address speaks of an
// author and that are of a kind.
func (d *Document) authorMarks(ok func(d *Document, m mark) bool) (out []mark) {
	for _, m := range d.authors {
		if m.n.FirstChild != nil && ok(d, m) && d.holdsByline(m) {
			out = append(out, m)
		}
	}
	return out
}

// inLinkCard reports whether a byline stands in a link that says more than one does: it is
// that of the page it leads to.
func inLinkCard(n *html.Node) bool {
	link := enclosing(n, atom.A)
	return link != nil && len(visibleStart(link, maxBylineText)) > maxBylineText
}

// headsByline reports whether a mark near the headline can be a byline. A link in a
// sentence leads to whom that tells of, and below the text are cards of other articles.
func (d *Document) headsByline(m mark) bool {
	return d.nearHead(m) && !namesNobody(m.n) && !(m.n.DataAtom == atom.A && inProse(m.n) && !opensByline(fieldText(m.n))) &&
		!(d.belowText(m) && d.besideLink(m.n))
}

// endsByline reports whether a mark far from the headline can be, or one that tells of the
// author.
func (d *Document) endsByline(m mark) bool {
	return m.in&inArticle != 0 && (classHas(m.n, "bio") && m.pos > d.headAt || !d.nearHead(m) && !namesNobody(m.n))
}

// saysAuthor reports whether an element is a link that says it leads to the author.
func saysAuthor(n *html.Node) bool {
	return n.DataAtom == atom.A && slices.Contains(strings.Fields(attr(n, "rel")), "author")
}

// namesNobody reports whether an element is a link in a heading, which leads to an
// article on people, or by its class tells of the author.
func namesNobody(n *html.Node) bool {
	if classHas(n, "bio", "desc", "role", "job", "position", "title", "affiliation", "location") && !classHas(n, "name") { // "author-bio__name"
		return true
	}
	return n.DataAtom == atom.A && enclosing(n, headings[:4]...) != nil // in smaller ones stand bylines
}

// holdsByline reports whether a mark stands where the byline of the article can.
func (d *Document) holdsByline(m mark) bool { return !m.apart() || d.signedBeside(m) }

// signedBeside reports whether an element beside or below the text says "By", or is all
// names and no part of another article's card: themes put the byline into a column or footer.
func (d *Document) signedBeside(m mark) bool {
	if m.in&inArticle == 0 || m.in&^(inChrome|inAside)&unfit != 0 {
		return false
	}
	text := fieldText(m.n)
	return opensByline(text) || m.pos > d.headAt && (d.fromHead(m) <= 2*besideTop || saysAuthor(m.n) && d.nearHead(m)) && utf8.RuneCountInString(text) <= maxBylineText && areFullNames(d.people(text)) && !d.besideLink(m.n)
}

// spoken returns the names in the first line near the headline that starts with
// "By", whatever its class; elsewhere, in the only one: several are those of a list.
func (d *Document) spoken(near bool) (out []Author) {
	agent := agents[primary(d.locale)]
	for _, m := range d.bys {
		if !opensByline(m.n.Data) && !opensWith(agent, m.n.Data) { // it does in the language that <html> names
			continue
		}
		if !d.holdsByline(m) || d.nearHead(m) != near || m.in&inHeader != 0 && m.pos < d.headAt || inQuote(m.n) || inLinkCard(m.n) || labelsHelper(labelBefore(m.n)) || inProse(m.n) {
			continue
		}
		text := d.lineFrom(m.n)
		for n, up := m.n.Parent, 0; d.isOpening(text) && n != nil && (up == 0 || near && up < bylineReach); n, up = n.Parent, up+1 { // <span>By</span> <a>Jane Doe</a>
			text = d.lineFrom(n)
		}
		if utf8.RuneCountInString(text) > maxByline {
			continue
		}
		names := distinct(d.signed(text))
		if up := m.n.Parent; len(names) == 0 && near && !ends(text) && (fieldText(up) == text || fieldText(up.Parent) == text) {
			names = slices.DeleteFunc(d.people(text), func(p Author) bool { return !isAccount(p.Name) })
		}
		switch {
		case len(names) == 0, !areFullNames(names) && (!near || d.isPhrase(text, names)):
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

// isPhrase reports whether a line opens with a word for "by" that others than authors
// stand behind too, "Von Risiken", and names no desk either.
func (d *Document) isPhrase(text string, names []Author) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	ambiguous := first != "by" && kindOf(first)&byAgent != 0 || first == agents[primary(d.locale)]
	return ambiguous && !slices.ContainsFunc(names, func(p Author) bool { return d.isOutlet(p.Name) || isAgency(p.Name) || isAccount(p.Name) })
}

// inProse reports whether n is some of the words of a sentence, behind others that do not
// lead up to a name: a person whom the text tells of, "criticised <a>by the court</a>".
func inProse(n *html.Node) bool {
	p, before, looked := n, "", 0
	for range bylineReach {
		for prev := p.PrevSibling; prev != nil && before == ""; prev = prev.PrevSibling {
			if looked++; looked > maxBefore || prev.DataAtom == atom.Br || holdsBreak(prev) {
				return false
			}
			before = fieldText(prev)
		}
		if p = p.Parent; p == nil || isBlock(p) {
			break
		}
	}
	if p == nil || p.DataAtom != atom.P || !hasLetters(before) {
		return false
	}
	last := kindOf(before[strings.LastIndexByte(before, ' ')+1:])
	text := fieldText(p)
	words := WordCount(text)
	return (last&(byAgent|byOpener|byLabel) == 0 || ends(before)) && !opensByline(before) && (words > 2*maxBeside || words > maxBeside && ends(text))
}

const maxBefore = 20 // elements and texts in a line before one with words

// labelsHelper reports whether a text is a label of what others than authors did, and no
// byline of theirs: <a>Medically reviewed</a> by Jane Doe.
func labelsHelper(text string) bool {
	words := strings.Fields(text)
	return slices.ContainsFunc(words, func(w string) bool { return kindOf(w)&byHelper != 0 }) && kindOf(words[len(words)-1])&(byHelper|byAgent|byOpener) != 0
}

// saysBy reports whether a line is the opening of a byline and nothing more.
func saysBy(line string) bool {
	return !slices.ContainsFunc(strings.Fields(line), func(w string) bool { return w != ":" && kindOf(w)&(byOpener|byLabel|byAgent) == 0 })
}

// isOpening is saysBy in the language of the page.
func (d *Document) isOpening(line string) bool {
	return saysBy(line) || strings.EqualFold(line, agents[primary(d.locale)])
}

// lineFrom returns the text from n to the end of its line; where that says "By" alone
// the next line is a part of it.
func (d *Document) lineFrom(n *html.Node) string {
	text := fieldText(n)
	for range bylineReach {
		if n = n.NextSibling; n == nil || (n.DataAtom == atom.Br || isBlock(n)) && !d.isOpening(text) {
			break
		}
		text = squeeze(text + " " + fieldText(n))
	}
	return text
}

// namesOfDates returns who a date line near the headline names after "by", the desk in it,
// or what a sign parts from the date: "22 August 2025, 10:15 by Jane Doe in Ports", "04.02.2025
// | 13:10 | Jane Doe". Other names there are places and sections.
func (d *Document) namesOfDates() []Author {
	for _, l := range d.dateLines {
		if !d.nearHead(l.mark) || l.apart() {
			continue
		}
		r := d.readNames(l.text)
		names := slices.DeleteFunc(r.names, func(p Author) bool { return !looksLikeName(p.Name) || !r.spoken && !isDesk(p.Name) })
		if len(names) == 0 && wordLength(l.text) <= maxBeside {
			names = d.nameBeside(l)
		}
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

// nameBeside returns the name that a sign parts from the date of a date line, which
// may stand in an element of its own. No link to a section is one, nor what a link
// elsewhere calls a section.
func (d *Document) nameBeside(l dateLine) []Author {
	text, n := l.text, l.n
	if l.lone && n.Parent != nil { // <span>4 February 2025</span> · <span>Jane Doe</span>
		if around := visibleStart(n.Parent, maxDateLineBytes); WordCount(around) <= maxBeside+WordCount(text) {
			text, n = around, n.Parent
		}
	}
	r, ok := findDate(text, d.locale)
	if !ok {
		return nil
	}
	if name, ok := strings.CutSuffix(strings.TrimSpace(text[:r.start]), "|"); ok && !strings.ContainsAny(text[r.start:], "|·•") { // a place stands before the time, too
		if names := d.fullName(strings.TrimSpace(name)); names != nil && !linksTopic(n, names[0].Name) && d.linkNamed(names[0].Name) == "" {
			return names
		}
	}
	rest := strings.ReplaceAll(text[r.end:], " - ", "|")
	if !strings.ContainsAny(rest, besideDate) && !isAgency(strings.TrimSpace(rest)) && !holdsBreak(n) {
		return nil // what kind of text it is, or whose
	}
	for part := range strings.FieldsFuncSeq(rest, func(r rune) bool { return strings.ContainsRune(besideDate, r) }) {
		name, in, _ := strings.Cut(strings.TrimSpace(part), " in ") // a section
		if names := d.fullName(name); names != nil && (in == "" || WordCount(in) < 4) && !linksTopic(n, name) {
			return names
		}
	}
	return nil
}

// holdsBreak reports whether a line ends in n before the element does.
func holdsBreak(n *html.Node) bool { return firstBelow(n, atom.Br) != nil }

const besideDate = "|·•–—" // part a name from a date

// linksTopic reports whether a text in n is that of a link to a section or a topic.
func linksTopic(n *html.Node, text string) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && level(fieldText(c)) == level(text) && (isTag(c) || pathHints(attr(c, "href"))&(hintTags|hintSection) != 0) {
			return true
		}
	}
	return false
}

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
		if names := d.fullName(fieldText(m.n)); names != nil && !m.apart() && !d.leadsUp(firstBelow(m.n, atom.A)) {
			return names
		}
	}
	return nil
}

// leadsUp reports whether a link leads to a section that the page lies in by its address.
func (d *Document) leadsUp(link *html.Node) bool {
	if link == nil {
		return false
	}
	u, err := d.base.Parse(attr(link, "href"))
	if err != nil || u.Host != d.base.Host {
		return false
	}
	path := strings.TrimSuffix(u.Path, "/") + "/"
	return path != "/" && strings.HasPrefix(d.base.Path, path)
}

// signedAtEnd returns the names in marks far from the headline. Where marks of one
// class name others, too, it is a list of articles.
func (d *Document) signedAtEnd() []Author {
	ms := d.authorMarks((*Document).endsByline)
	names := d.bylines(ms)
	if len(names) == 0 {
		return nil
	}
	classes := map[string]bool{}
	for _, m := range ms {
		got := d.signed(fieldText(m.n))
		if len(got) == 0 {
			continue
		}
		class := attr(m.n, "class")
		if classes[class] && !isPartOf(got, names) {
			return nil
		}
		classes[class] = true
	}
	return names
}

func marksOf(nodes []*html.Node) (out []mark) {
	for _, n := range nodes {
		out = append(out, mark{n: n})
	}
	return out
}

// bylines returns the names in the first of the elements that holds any, and in those right
// after it. Of elements within each other the innermost counts, for around a name stands a
// role; but "By" and a list of names with an "and" is whole.
func (d *Document) bylines(ms []mark) []Author {
	var out []Author
	var taken *html.Node
	last := 0
	for i, m := range ms {
		if len(out) > 0 && m.pos > last+bylineReach {
			break
		}
		text := fieldText(m.n)
		if _, titled := untitled(text); titled || utf8.RuneCountInString(text) > maxByline {
			text = d.openingName(m.n)
		}
		if text == "" || taken != nil && isWithin(m.n, taken) || m.n.DataAtom == atom.A && !saysAuthor(m.n) && !opensByline(text) && inProse(m.n) {
			continue
		}
		r := d.readNames(text)
		if r.helping && len(r.names) == 0 || labelsHelper(labelBefore(m.n)) {
			taken = m.n // nor does what stands within count
			continue
		}
		if i+1 < len(ms) && isWithin(ms[i+1].n, m.n) && !(r.spoken && r.listed && d.namesWhole(r.names, m.n, ms[i+1:])) {
			continue
		}
		isLink := m.n.DataAtom == atom.A
		names := slices.DeleteFunc(r.names, func(p Author) bool { return !looksLikeName(p.Name) && !(isLink && isAccount(p.Name)) })
		if len(names) == 0 {
			names = d.signedApart(m.n)
		}
		if len(names) == 0 || len(out) > 0 && len(names) == 1 && isAgency(names[0].Name) { // "Jane Doe", "Associated Press"
			continue
		}
		if len(names) == 1 && isLink {
			names[0].URL = d.absolute(attr(m.n, "href"), true)
		}
		out, last, taken = append(out, names...), m.pos, m.n
	}
	return distinct(out)
}

// authorTitle is the title of a box on the author, which can name them: "About the author",
// "About Jane Doe".
var authorTitle = anchor(`^`+noWord+`PHRASE(?:[\s:：–—-]|$)`, "author")

var wordsForAbout = words("about über sobre over")

// untitled returns a line without such a title at its start.
func untitled(line string) (rest string, cut bool) {
	if m := authorTitle.FindStringSubmatch(line); m != nil {
		return strings.TrimSpace(line[len(m[0]):]), true
	}
	if first, rest, ok := strings.Cut(line, " "); ok && wordsForAbout[strings.ToLower(first)] {
		return rest, true
	}
	return line, false
}

// openingName returns the full name that the first line of a box on the author is, its title
// left aside, or that it tells of: "Jane Doe is a reporter who covers ports."
func (d *Document) openingName(box *html.Node) string {
	tries := 0
	for n := range box.Descendants() {
		if n.Type != html.TextNode || !hasLetters(n.Data) || !visible(n.Parent) {
			continue
		}
		for n.Parent != box && !isBlock(n.Parent) {
			n = n.Parent
		}
		name, rest := d.toldOf(d.lineFrom(n))
		if tries++; name != "" || rest != "" || tries > bylineReach {
			return name
		}
	}
	return ""
}

// toldOf returns the full name that a line is, or that it tells of, and what the line says
// behind the title of a box on the author.
func (d *Document) toldOf(line string) (name, rest string) {
	line, _ = untitled(line)
	if d.namesSomebody(line) {
		return line, line
	}
	words := strings.Fields(line[:min(len(line), maxBylineText)])
	if i := slices.IndexFunc(words, isCopula); i > 1 {
		if name = strings.Join(words[:i], " "); d.namesSomebody(name) {
			return name, line
		}
	}
	return "", line
}

// namesSomebody reports whether a line is a full name, and not that of an outlet, on which
// there are boxes, too: "About World Ledger", "The Harbour Project is …".
func (d *Document) namesSomebody(line string) bool {
	return d.fullName(line) != nil && !d.isOutlet(line) && !strings.HasPrefix(line, "The ")
}

// isCopula reports whether a word stands between somebody's name and what they are.
func isCopula(w string) bool { return slices.Contains(copulas, w) }

var copulas = strings.Fields("is was ist est es è é jest är er on este je adalah")

// namesWhole reports whether the names that n gives are full, and those that marks
// within it give are among them.
func (d *Document) namesWhole(names []Author, n *html.Node, within []mark) bool {
	for _, m := range within {
		if !isWithin(m.n, n) {
			break
		}
		if !isPartOf(d.signed(fieldText(m.n)), names) {
			return false
		}
	}
	return areFullNames(names)
}

// signedApart returns the names of a byline that puts each in an element of its
// own with nothing between them.
func (d *Document) signedApart(n *html.Node) (out []Author) {
	for c := range n.Descendants() {
		if c.Type != html.TextNode || !visible(c.Parent) {
			continue
		}
		if text := squeeze(c.Data); strings.Contains(text, " ") && utf8.RuneCountInString(text) <= maxName {
			out = append(out, d.signed(text)...)
		}
	}
	return out
}

// isWithin reports whether n stands within outer, a few elements down.
func isWithin(n, outer *html.Node) bool {
	for up := range upFrom(n.Parent, 8) {
		if up == outer {
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

// distinct drops names that came before, first names of them, and the initials of others,
// which stand where there is no picture of them. It caps the list.
func distinct(in []Author) (out []Author) {
	for _, p := range in {
		if len(p.Name) <= maxInitials && slices.ContainsFunc(in, func(q Author) bool { return q.Name != p.Name && initials(q.Name) == p.Name }) {
			continue
		}
		i := slices.IndexFunc(out, func(q Author) bool { return level(p.Name) == level(q.Name) || isFirstName(p, q) })
		switch {
		case i < 0 && len(out) < maxAuthors:
			out = append(out, p)
		case i >= 0 && out[i].URL == "":
			out[i].URL = p.URL
		}
	}
	return out
}

const maxInitials = 4 // bytes

func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		b.WriteRune(firstRune(w))
	}
	return b.String()
}
