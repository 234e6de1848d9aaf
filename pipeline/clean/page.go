package clean

import (
	"math"
	"slices"
	"strings"
	"sync"

	"copydesk/extract"
)

// A page is an article cut into words, with what is known of each.
type page struct {
	names                           *Lexicon
	counts                          Counts
	lines                           []line
	tokens                          []token
	words                           []wordStat       // by token.key
	index                           map[string]int32 // word, as printed and as base gives it → key
	pairs                           map[[2]int32]int // words side by side with capitals, see countPairs
	edits                           int              // sure repairs so far
	damage                          float64          // log-odds that a name lost its capital
	jargon                          bool             // prints words that no dictionary has in lower case: species, commands
	parted                          bool             // the last text was empty
	titleHeadings, sentenceHeadings int
	habit                           float64  // log-odds that a common word has a capital
	suspects                        []string // words that look like names, and were left in lower case
}

// A line is one line of one text.
type line struct {
	text         *extract.Text
	s            string // the whole text, which the tokens' offsets count in
	from, to     int    // bytes of s
	first, last  int    // tokens [first:last)
	role         role
	group        int  // lines of one group stand side by side: the cells of a table, the items of a list
	titleCase    bool // of a heading: the words have capitals
	sentenceCase bool // of a heading: two words and more have none, small ones aside
	foreign      bool // not English: a quote in the original; or code
	loose        bool // in a run of short lines that do not all begin with a capital: verse, a list of features
	bare         bool // most of them do not: they have a case of their own
	below        bool // right below the line before, no empty one between
}

type role uint8

const (
	prose role = iota
	heading
	cell
	item
)

// A wordStat is what a page shows of a word.
type wordStat struct {
	counts
	word  string
	last  int32 // token, -1 for none
	class class
	usage usage
	never bool // a name: a function word, too short, "don't"
	context
}

// counts of the places of a word.
type counts struct {
	capital, lower               int32 // inside sentences
	aside                        int32 // with a capital in tags, names, title-case headings: says something of a rare word
	headingCapital, headingLower int32 // in headings, but not first
}

// pages are kept for reuse: cutting a page into words fills a few large
// tables.
var pages = sync.Pool{New: func() any { return &page{index: map[string]int32{}, pairs: map[[2]int32]int{}} }}

// newPage reads the texts of a that are prose.
func newPage(a *extract.Article, names *Lexicon, counts Counts) *page {
	p := pages.Get().(*page)
	p.names, p.counts = names, counts
	p.read(a)
	return p
}

// free gives the page back. It must not be used any more.
func (p *page) free() {
	p.reset()
	pages.Put(p)
}

// reset forgets the article.
func (p *page) reset() {
	clear(p.lines)
	clear(p.tokens)
	clear(p.words)
	clear(p.index)
	clear(p.pairs)
	p.lines, p.tokens, p.words, p.suspects, p.parted = p.lines[:0], p.tokens[:0], p.words[:0], nil, false
}

// read cuts the texts of a that are prose into words, and counts them.
func (p *page) read(a *extract.Article) {
	p.reset()
	for f, t := range a.Texts() {
		if isProse(f) {
			p.addText(f, t)
		}
	}
	p.countAll(a)
}

// isProse reports whether a text is read.
func isProse(f extract.Field) bool {
	return f.Block == nil || f.Block.InBody || f.Block.Kind == extract.DiscussionQuestion
}

// readAgain does what read does after repairs, which change the case of letters
// alone: only the lines that have some are cut again.
func (p *page) readAgain(a *extract.Article) {
	for n := range p.lines {
		l := &p.lines[n]
		s := l.text.String()
		if s == l.s {
			continue
		}
		if len(s) != len(l.s) { // a letter whose capital is longer
			p.read(a)
			return
		}
		changed := s[l.from:l.to] != l.s[l.from:l.to]
		if l.s = s; changed {
			tokens(p.tokens[l.first:l.first], s[l.from:l.to]) // as many as before
			p.place(l, n)
		}
	}
	for i := range p.words {
		w := &p.words[i]
		w.counts, w.last = counts{}, -1
	}
	p.suspects = nil
	p.countAll(a)
}

// countAll counts the words of the page.
func (p *page) countAll(a *extract.Article) {
	p.markRuns()
	p.edits, p.titleHeadings, p.sentenceHeadings = 0, 0, 0
	for f, t := range a.Texts() {
		if isProse(f) {
			p.edits += sureRepairs(t)
		}
	}
	for i := range p.lines {
		if p.lines[i].role != heading {
			p.count(&p.lines[i])
		}
	}
	for i := range p.lines { // by now it shows which capitals are names
		if l := &p.lines[i]; l.role == heading {
			l.titleCase = p.isTitleCase(l)
			l.sentenceCase = !l.titleCase && p.lowerContent(l) > 1
			switch {
			case l.titleCase:
				p.titleHeadings++
			case l.sentenceCase:
				p.sentenceHeadings++
			}
		}
	}
	for i := range p.lines {
		if p.lines[i].role == heading {
			p.count(&p.lines[i])
		}
	}
	capitals, strange, strangeLower := 0, 0, 0
	commonCapitals, commonLowers := 0, 0
	for i := range p.words {
		w := &p.words[i]
		capitals += int(w.capital)
		if w.class&(common|name|function) == common && !w.never {
			commonCapitals += int(w.capital)
			commonLowers += int(w.lower)
		}
		if w.class&(common|known) == 0 && !w.never && w.capital+w.lower > 0 {
			strange++
			if w.capital+w.aside == 0 {
				strangeLower++
			}
		}
	}
	p.habit = math.Log((float64(commonCapitals) + 1) / (float64(commonLowers) + 20))
	p.jargon = float64(strangeLower) > minJargon+maxJargon*float64(strange)
	p.countPairs(a)
	p.damage = math.Log((float64(p.edits) + damageFloor) / float64(capitals+fewCapitals))
}

// countPairs counts what the page prints besides its prose, and the pairs of
// words that stand side by side with capitals where these need not mean a name
// of each: there, in title-case headings, at the start of sentences.
func (p *page) countPairs(a *extract.Article) {
	clear(p.pairs)
	var buf []token
	for _, s := range asides(a) {
		buf = tokens(buf[:0], s)
		for i := range buf {
			t := &buf[i]
			t.key = p.key(t.word)
			if t.form == capital {
				p.words[t.key].aside++
			}
			if i > 0 && s[buf[i-1].end:t.start] == " " {
				p.pair(&buf[i-1], t, 1)
			}
		}
	}
	for i := range p.lines {
		l := &p.lines[i]
		for j := l.first + 1; j < l.last; j++ {
			if p.startsPair(l, j) {
				p.pair(&p.tokens[j-1], &p.tokens[j], 1)
			}
		}
	}
}

// startsPair reports whether word j and the one before it are counted as a
// pair if they have capitals.
func (p *page) startsPair(l *line, j int) bool {
	before := p.tokens[j-1].place
	return (l.titleCase || before == sentenceStart || before == lineStart) && p.gap(l, j) == " "
}

// pair counts two words, n times, if both have capitals.
func (p *page) pair(a, b *token, n int) {
	if a.form != lower && b.form != lower {
		p.pairs[[2]int32{a.key, b.key}] += n
	}
}

// sureRepairs counts the lost capitals and blanks that t got back; what casing
// was less than sure of would prove itself.
func sureRepairs(t *extract.Text) (n int) {
	for i := range t.Edits {
		e := &t.Edits[i]
		if e.Kind == extract.Case && e.Confidence >= sure || e.Kind == extract.Spacing && strings.HasPrefix(e.Rule, "lost-blank") {
			n++
		}
	}
	return n
}

// fewCapitals are added to those of the page, so that one repair on a short
// page does not make it a damaged one.
const fewCapitals = 20

// A page has jargon if it prints more words that no dictionary has in lower case
// alone than minJargon, and than this share of all such words: more than damage
// explains.
const (
	minJargon = 4
	maxJargon = 0.4
)

// asides returns what the page prints besides its prose.
func asides(a *extract.Article) (out []string) {
	for _, t := range a.Tags {
		out = append(out, t.Name)
	}
	for _, b := range a.Byline {
		out = append(out, b.Name)
	}
	for i := range a.Media {
		out = append(out, a.Media[i].Alt, a.Media[i].Credit)
	}
	return append(out, a.SiteName, a.Section, a.Summary, a.Meta["og:title"], a.Meta["description"])
}

// addText cuts t into lines and words.
func (p *page) addText(f extract.Field, t *extract.Text) {
	s := t.String()
	group, r := groupOf(f), roleOf(f, s)
	parted := p.parted
	p.parted = s == ""
	for from := 0; from < len(s); {
		to := from + strings.IndexByte(s[from:], '\n')
		if to < from {
			to = len(s)
		}
		l := line{text: t, s: s, from: from, to: to, first: len(p.tokens), role: r, group: group, below: !parted}
		p.tokens = tokens(p.tokens, s[from:to])
		l.last = len(p.tokens)
		p.place(&l, len(p.lines))
		l.foreign = p.isForeign(&l)
		p.lines = append(p.lines, l)
		from = to + 1
	}
}

// place fills in the tokens of line n, whose offsets still count in the line.
func (p *page) place(l *line, n int) {
	s := l.s[l.from:l.to]
	var before *token
	end := 0
	for i := l.first; i < l.last; i++ {
		t := &p.tokens[i]
		t.place = placeOf(s, s[end:t.start], before, t.form)
		t.line = int32(n)
		t.key = p.key(t.word)
		before, end = t, t.end
	}
	for i := l.first; i < l.last; i++ {
		p.tokens[i].start += l.from
		p.tokens[i].end += l.from
	}
}

// isForeign reports whether a line is code, or is long enough to have English
// words and has next to none.
func (p *page) isForeign(l *line) bool {
	const enough = 12 // words
	s := l.s[l.from:l.to]
	if isCode(s) {
		return true
	}
	words, own := l.last-l.first, 0
	for i := l.first; i < l.last; i++ {
		if p.words[p.tokens[i].key].class&english != 0 {
			own++
		}
	}
	return words >= enough && float64(own) < minEnglish/2*float64(words)
}

const (
	minRun      = 3  // lines
	maxRunWords = 12 // words of one
)

// markRuns finds the runs of short lines without a stop, one below the other:
// verse, "brand: acme". Two of them or more in lower case are no accident.
func (p *page) markRuns() {
	for first := 0; first < len(p.lines); {
		end := first
		lowers := 0
		for ; end < len(p.lines) && p.isShort(&p.lines[end]) && (end == first || p.lines[end].below); end++ {
			if p.tokens[p.lines[end].first].form == lower {
				lowers++
			}
		}
		for i := first; i < end; i++ {
			p.lines[i].loose = end-first >= minRun && lowers > 1
			p.lines[i].bare = p.lines[i].loose && 2*lowers > end-first
		}
		first = max(end, first+1)
	}
}

// isShort reports whether a line is short and has no stop.
func (p *page) isShort(l *line) bool {
	words := l.last - l.first
	return (l.role == prose || l.role == item) && words > 0 && words <= maxRunWords && !endsSentence(l.s[l.from:l.to])
}

// isCode reports whether a line is rather code than prose.
func isCode(s string) bool {
	s = strings.TrimSpace(s)
	return slices.ContainsFunc(codeMarks, func(m string) bool { return strings.Contains(s, m) }) ||
		hasAnyPrefix(s, "//", "$ ", "#!") || strings.Contains(s, "\":") && hasAnyPrefix(s, "\"", "{") ||
		strings.HasSuffix(s, "{") || strings.HasSuffix(s, ";") && strings.ContainsAny(s, "(){}=_") ||
		statements[s[:max(0, strings.IndexByte(s, ' '))]] && (strings.HasSuffix(s, ":") || calls(s)) && !endsSentence(strings.TrimSuffix(s, ":"))
}

// codeMarks stand in code alone.
var codeMarks = []string{" = ", "=>", "();", " == ", " != ", " += ", " && ", " || ", "::", "->", ") {"}

// statements are words that code begins lines with.
var statements = setOf("for if elif else while def class with try except import from return print func fn let const var switch case public private static void int")

// calls reports whether a bracket follows a word at once: "print(x)".
func calls(s string) bool {
	at := strings.IndexByte(s, '(')
	return at > 0 && letterAt(s, at-1) > 0
}

// key returns the number of a word in the page's table.
func (p *page) key(word string) int32 {
	k, ok := p.index[word]
	if ok {
		return k
	}
	b := base(word)
	if k, ok = p.index[b]; !ok {
		k = int32(len(p.words))
		p.index[b] = k
		s := p.names.find(b, "")
		c := s.class
		p.words = append(p.words, wordStat{
			word: b, last: -1, class: c, usage: s.usage,
			never:   len(b) < 3 || c&function != 0 || c == 0 && strings.ContainsAny(b, "'’"),
			context: contextOf[b],
		})
	}
	p.index[word] = k
	return k
}

// count adds the words of a line to the page's counts.
func (p *page) count(l *line) {
	for i := l.first; i < l.last; i++ {
		t := &p.tokens[i]
		if t.place != inside && (t.place != unsure || t.form != lower) {
			continue // a capital there says nothing; lower case always does
		}
		if l.foreign && t.form == lower {
			continue // as it has to be
		}
		w := &p.words[t.key]
		if l.role == heading {
			p.countHeading(t, 1)
		}
		switch {
		case t.form == capital && (l.titleCase || l.role == cell && w.class&common != 0):
			w.aside++
		case l.titleCase:
		default:
			t.before, w.last = w.last, int32(i)
			switch t.form {
			case capital:
				w.capital++
			case lower:
				w.lower++
			}
		}
	}
}

// countHeading adds a word of a heading to what the page's headings show, n
// times.
func (p *page) countHeading(t *token, n int32) {
	switch w := &p.words[t.key]; t.form {
	case capital:
		w.headingCapital += n
	case lower:
		w.headingLower += n
	}
}

func roleOf(f extract.Field, s string) role {
	switch {
	case f.Name == "headline" || f.Name == "table_caption" && looksLikeHeading(s) || f.Block != nil && f.Block.Kind == extract.Heading:
		return heading
	case f.Name == "cell":
		return cell
	case f.Block != nil && f.Block.Kind == extract.ListItem:
		return item
	default:
		return prose
	}
}

// groupOf numbers cells by table, from 1; all other texts are group 0.
func groupOf(f extract.Field) (group int) {
	if f.Name != "cell" {
		return 0
	}
	for _, c := range f.Ref {
		if c == '.' {
			break
		}
		group = group*10 + int(c-'0')
	}
	return group + 1
}

const (
	// minSignalWords is what a page needs to show how it uses capitals.
	minSignalWords = 60
	// maxLowerStarts is the share of sentences in lower case that accidents
	// explain; a badly damaged article has 0.07.
	maxLowerStarts = 0.25
)

// signal reports whether the page uses capitals as English prose does: not all
// lower case, not all capitals.
func (p *page) signal() bool {
	if len(p.tokens) < minSignalWords {
		forms := [3]int{}
		for i := range p.tokens {
			forms[p.tokens[i].form]++
		}
		return forms[capital] > 0 && forms[lower] > 0
	}
	starts, lowerStarts, shouted, insides := 0, 0, 0, 0
	for i := range p.tokens {
		t := &p.tokens[i]
		if p.lines[t.line].role != prose {
			continue
		}
		switch t.place {
		case sentenceStart:
			if p.isFragment(&p.lines[t.line], i) {
				continue // "on. it."
			}
			if starts++; t.form == lower {
				lowerStarts++
			}
		case inside:
			if insides++; t.form == mixed {
				shouted++
			}
		}
	}
	return float64(lowerStarts) <= 1+maxLowerStarts*float64(starts) && 2*shouted <= insides
}

// gap returns the text between word i and the one before it on the line.
func (p *page) gap(l *line, i int) string {
	if i == l.first {
		return l.s[l.from:p.tokens[i].start]
	}
	return l.s[p.tokens[i-1].end:p.tokens[i].start]
}
