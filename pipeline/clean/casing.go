package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// Casing gives back lost capitals, one word at a time: at the start of
// sentences and cells, in headings, on names. It is sparse repair, not
// truecasing: only a word all in lower case can change, only its first
// letter, and only on evidence that is summed up in the edit. Text that is
// not English, and a page whose case carries no signal, are left alone, with
// an issue that says so; what is out of the body is left alone too.
type Casing struct {
	Names  *Lexicon
	Counts Counts // of the crawl, nil for none
}

// Counts knows how the crawl has seen words printed in the middle of
// sentences. All words are in lower case and without genitive; prev and next
// are the neighbours, "" to count the word beside any.
type Counts interface {
	Case(word, prev, next string) (capital, lower int)
}

// maxRounds ends what would be a longer chain of repairs than any page has:
// the casing benchmark's longest takes 4 rounds.
const maxRounds = 20

// Clean implements [Stage]. A repair is evidence for the next one, so it goes
// over the page until there is none left to make.
func (c Casing) Clean(a *extract.Article) {
	if !isEnglish(a) {
		remark(a, "body", "case-not-checked", extract.Info, "not English: capitals are not checked")
		return
	}
	var p *page
	for range maxRounds {
		p = newPage(a, c.Names, c.Counts)
		if !p.signal() {
			remark(a, "body", "case-not-checked", extract.Info, "capitals carry no signal on this page: they are not checked")
			return
		}
		if p.repair() == 0 {
			break
		}
	}
	p.remarkUnrepaired(a)
}

// A page is an article cut into words, with what is known of each.
type page struct {
	names  *Lexicon
	counts Counts
	lines  []line
	tokens []token
	words  []wordStat       // by token.key
	index  map[string]int32 // word as base gives it → key
	prior  float64          // sure repairs so far per 1,000 words
	parted bool             // the last text was empty
}

// A line is one line of one text.
type line struct {
	text        *extract.Text
	s           string // the whole text, which the tokens' offsets count in
	from, to    int    // bytes of s
	first, last int    // tokens [first:last)
	role        role
	group       int  // lines of one group stand side by side: the cells of a table, the items of a list
	titleCase   bool // of a heading: the words have capitals
	foreign     bool // not English: a quote in the original; or code
	below       bool // right below the line before, no empty one between
}

type role uint8

const (
	prose role = iota
	heading
	cell
	item
)

// A wordStat counts how a page prints a word.
type wordStat struct {
	word           string
	capital, lower int32 // inside sentences
	aside          int32 // with a capital in tags, names, title-case headings: says something of a rare word
	last           int32 // token, -1 for none
	class          class
	never          bool // a name: a function word, too short, "don't"
}

// bytesPerWord of English news, blanks included; about every other word is new.
const bytesPerWord = 6

// newPage reads the texts of a that are prose.
func newPage(a *extract.Article, names *Lexicon, counts Counts) *page {
	size := 0
	for _, t := range a.Texts() {
		size += len(t.Raw)
	}
	p := &page{
		names: names, counts: counts,
		index: make(map[string]int32, size/bytesPerWord/2), words: make([]wordStat, 0, size/bytesPerWord/2),
		tokens: make([]token, 0, size/bytesPerWord),
	}
	edits := 0
	for f, t := range a.Texts() {
		if f.Block != nil && !f.Block.InBody && f.Block.Kind != extract.DiscussionQuestion {
			continue
		}
		for i := range t.Edits {
			if k := t.Edits[i].Kind; k == extract.Case || k == extract.Spacing && strings.HasPrefix(t.Edits[i].Rule, "lost-blank") {
				edits++
			}
		}
		p.addText(f, t)
	}
	for i := range p.lines {
		if p.lines[i].role != heading {
			p.count(&p.lines[i])
		}
	}
	for i := range p.lines { // by now it shows which capitals are names
		if l := &p.lines[i]; l.role == heading {
			l.titleCase = p.isTitleCase(l)
		}
	}
	for i := range p.lines {
		if p.lines[i].role == heading {
			p.count(&p.lines[i])
		}
	}
	for _, s := range asides(a) {
		for _, t := range tokens(nil, s) {
			if t.form == capital {
				p.words[p.key(t.word)].aside++
			}
		}
	}
	p.prior = 1000 * float64(edits) / float64(max(1000, len(p.tokens)))
	return p
}

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
		p.place(&l)
		l.foreign = p.isForeign(&l)
		p.lines = append(p.lines, l)
		from = to + 1
	}
}

// place fills in the tokens of a line, whose offsets still count in the line.
func (p *page) place(l *line) {
	s := l.s[l.from:l.to]
	var before *token
	end := 0
	for i := l.first; i < l.last; i++ {
		t := &p.tokens[i]
		t.place = placeOf(s, s[end:t.start], before, t.form)
		t.line = int32(len(p.lines))
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
	if strings.Contains(s, " = ") || strings.Contains(s, "();") || strings.Contains(s, "=>") || strings.HasSuffix(strings.TrimSpace(s), ";") || strings.Contains(s, "\":") {
		return true // code
	}
	words, own := l.last-l.first, 0
	for i := l.first; i < l.last; i++ {
		if p.words[p.tokens[i].key].class&english != 0 {
			own++
		}
	}
	return words >= enough && float64(own) < minEnglish/2*float64(words)
}

// key returns the number of a word in the page's table.
func (p *page) key(word string) int32 {
	b := base(word)
	k, ok := p.index[b]
	if !ok {
		k = int32(len(p.words))
		p.index[b] = k
		c := p.names.class(b)
		p.words = append(p.words, wordStat{
			word: b, last: -1, class: c,
			never: len(b) < 3 || c&function != 0 || c == 0 && strings.ContainsAny(b, "'’"),
		})
	}
	return k
}

// count adds the words of a line to the page's counts.
func (p *page) count(l *line) {
	for i := l.first; i < l.last; i++ {
		t := &p.tokens[i]
		if t.place != inside && (t.place != unsure || t.form != lower) {
			continue // a capital there says nothing; lower case always does
		}
		w := &p.words[t.key]
		switch {
		case l.titleCase && t.form == capital:
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

// repair makes every repair that the page as it stands gives reason for, and
// returns their number.
func (p *page) repair() (n int) {
	style := p.style()
	for li := range slices.Backward(p.lines) {
		l := &p.lines[li]
		if l.foreign {
			continue
		}
		var repairs []extract.Replacement
		for i := l.first; i < l.last; i++ {
			t := &p.tokens[i]
			if t.form != lower || l.role != heading && (t.place == inside || t.place == unsure) && p.words[t.key].class&special == 0 && !p.candidate(i) {
				continue // most words
			}
			if p.glued(l, i) {
				continue
			}
			with := capitalize(t.word)
			if with == t.word {
				continue
			}
			if why, ok := p.capitalDue(&style, l, i); ok {
				repairs = append(repairs, extract.Replacement{Start: t.start, End: t.end, With: with, Why: why})
			}
		}
		l.text.ReplaceAll(repairs)
		n += len(repairs)
	}
	return n
}

// capitalize returns word with a capital first, if it has one that leads back.
func capitalize(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	if up := unicode.ToTitle(r); unicode.ToLower(up) == r {
		return string(up) + word[n:]
	}
	return word
}

// glued reports whether word i is part of something that is no prose: a host,
// handle, path, code, a chain "x-fil-y", or a name printed in lower case.
func (p *page) glued(l *line, i int) bool {
	t := &p.tokens[i]
	var before, after byte = ' ', ' '
	if t.start > l.from {
		before = l.s[t.start-1]
	}
	if t.end < l.to {
		after = l.s[t.end]
	}
	if strings.IndexByte("@#_/\\&=<>{}$~^0123456789", before) >= 0 || strings.IndexByte("@_/\\&=<>{}(0123456789", after) >= 0 {
		return true
	}
	if before == '.' || after == '.' && letterAt(l.s, t.end+1) > 0 && t.end+1 < l.to {
		return true
	}
	if before == '-' && (after == '-' || strings.HasSuffix(l.s[:t.start], "--") && t.start > 2 && l.s[t.start-3] > ' ') || before == '[' {
		return true // "x-fil-y", "f---ing", "min[ute]"
	}
	if strings.HasSuffix(strings.TrimRight(l.s[l.from:t.start], " “‘\"'("), "..") {
		return true // after an ellipsis of two stops, which Punctuation tells by the capital
	}
	if lowerNames[base(t.word)] {
		return true
	}
	run := runAround(l.s, t.start)
	return strings.Contains(run, "://") || strings.HasPrefix(run, "www.")
}

// lowerNames are names and words that keep their lower case anywhere.
var lowerNames = setOf(`adidas ebay iphone ipad ipod imac macos ios itunes icloud iheart xai lululemon npm github k.d. bell hooks cummings
	danah will.i.am deadmau5 thyssenkrupp flydubai easyjet jetblue intel vivo realme imessage watchos tvos ipados ecobee etsy venmo espn
	jquery git bash curl pip numpy pandas nginx redis systemd von van der de del della di da du la le los las el al bin ibn ben`)

// style is how the page starts its lines, and what its headings do.
type style struct {
	lineStarts, lowerLineStarts int
	cells, lowerCells           map[int]int // by group
	titleHeadings               int
	sentenceHeadings            int           // with two content words or more in lower case
	lowerInTitles               map[int32]int // by key: a word in lower case in title-case headings
}

// style reads the page's conventions.
func (p *page) style() style {
	st := style{cells: map[int]int{}, lowerCells: map[int]int{}, lowerInTitles: map[int32]int{}}
	for li := range p.lines {
		l := &p.lines[li]
		switch {
		case l.titleCase:
			st.titleHeadings++
		case l.role == heading && p.lowerContent(l) > 1:
			st.sentenceHeadings++
		}
		for i := l.first; i < l.last; i++ {
			t := &p.tokens[i]
			if l.titleCase && t.form == lower {
				st.lowerInTitles[t.key]++
			}
			switch {
			case l.role == cell && t.place == lineStart || t.place == cellStart:
				st.cells[l.group]++
				if t.form == lower {
					st.lowerCells[l.group]++
				}
			case t.place == lineStart:
				st.lineStarts++
				if t.form == lower {
					st.lowerLineStarts++
				}
			}
		}
	}
	return st
}

const (
	maxLowerLines = 0.15 // share of lines in lower case that accidents explain
	maxLowerCells = 0.10
	minCells      = 4 // siblings that decide
	minSentence   = 5 // words of a line that is taken for a sentence
)

// capitalDue decides on word i of line l, which is all in lower case.
func (p *page) capitalDue(st *style, l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	switch {
	case l.role == cell && t.place == lineStart || t.place == cellStart:
		return p.cellDue(st, l)
	case t.place != inside && p.broken(t):
		return extract.Why{}, false
	case t.place == sentenceStart:
		before := &p.tokens[i-1]
		gap := p.gap(l, i)
		if closers, _ := sentenceGap(gap); closers && !openers[t.word] || gap[0] != '.' && (continuing[t.word] || p.isQuestion(l, i)) || p.isFragment(l, i) {
			return extract.Why{}, false // “We’re on it.” campaign; Really? and then; The nose? the belly?; It. was.
		}
		return caseWhy("sentence-start", 0.97, map[string]any{"after": l.s[before.start:t.start]}), true
	case t.place == lineStart:
		if why, ok := p.lineDue(st, l, i); ok {
			return why, true
		}
	}
	if l.role == heading {
		if why, ok := p.headingDue(st, l, i); ok {
			return why, true
		}
	}
	for _, due := range []func(*line, int) (extract.Why, bool){p.officeDue, p.pronounDue, p.monthDue} {
		if why, ok := due(l, i); ok {
			return why, true
		}
	}
	return p.nameDue(i)
}

// isQuestion reports whether the sentence that begins with word i ends in a
// question mark.
func (p *page) isQuestion(l *line, i int) bool {
	rest := l.s[p.tokens[i].start:l.to]
	end := strings.IndexAny(rest, ".!?")
	return end >= 0 && rest[end] == '?'
}

// isFragment reports whether word i is a sentence of its own.
func (p *page) isFragment(l *line, i int) bool {
	return i+1 < l.last && strings.IndexByte(".!?", p.gap(l, i+1)[0]) >= 0
}

// broken reports whether a word may have lost more than its capital: a single
// letter, or what no lexicon and no other place of the page knows ("ood was").
func (p *page) broken(t *token) bool {
	if utf8.RuneCountInString(t.word) == 1 {
		return t.word != "a" && t.word != "i"
	}
	w := &p.words[t.key]
	return w.class&(common|name|function) == 0 && w.capital+w.lower+w.aside <= 1 && !strings.ContainsAny(w.word, "'’")
}

// continuing words go on after a question or exclamation mark.
var continuing = setOf("and or but as in of on at by to from with was is were said says asked")

func caseWhy(rule string, confidence float64, evidence map[string]any) extract.Why {
	return extract.Why{Kind: extract.Case, Rule: rule, Confidence: confidence, Evidence: evidence}
}

// cellDue lets the siblings decide on the first word of a cell.
func (p *page) cellDue(st *style, l *line) (extract.Why, bool) {
	cells, low := st.cells[l.group], st.lowerCells[l.group]
	if cells < minCells || float64(low) > 1+maxLowerCells*float64(cells) {
		return extract.Why{}, false
	}
	return caseWhy("cell-start", 0.95, map[string]any{"cells": cells, "lower": low}), true
}

// lineDue decides on the first word of a line: the line must be a sentence,
// and the page must start such lines with capitals.
func (p *page) lineDue(st *style, l *line, i int) (extract.Why, bool) {
	limit := max(1, maxLowerLines*float64(st.lineStarts))
	if l.role == item {
		limit = 1
	}
	if float64(st.lowerLineStarts) > limit || l.role == heading && p.lowerContent(l) > 1 {
		return extract.Why{}, false
	}
	if w := &p.words[p.tokens[i].key]; w.class&(common|name|function|english) == 0 || l.role == heading && w.class&function != 0 && l.last-l.first < minSentence {
		return extract.Why{}, false // a brand: "dbt Labs"; a label: "on Amazon"
	}
	if l.role == prose && p.goesOn(int(p.tokens[i].line)) {
		return extract.Why{}, false
	}
	if l.role != heading && (l.last-l.first < minSentence || !endsSentence(l.s[l.from:l.to])) {
		return extract.Why{}, false
	}
	return caseWhy("line-start", 0.95, map[string]any{"lines": st.lineStarts, "lower": st.lowerLineStarts}), true
}

// goesOn reports whether line n goes on with the sentence of the one before:
// the page broke it at a link or a piece of code.
func (p *page) goesOn(n int) bool {
	if n == 0 || !p.lines[n].below {
		return false
	}
	before := &p.lines[n-1]
	return before.role == prose && before.last-before.first >= minSentence && !endsSentence(before.s[before.from:before.to])
}

// endsSentence reports whether s ends in a stop, before any closing quotes.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\"'”’)]")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?:") || strings.HasSuffix(s, "…")
}
