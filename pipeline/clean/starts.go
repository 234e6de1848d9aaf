package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"copydesk/extract"
)

// style is how the page starts its lines, and what its headings do.
type style struct {
	lineStarts, lowerLineStarts int
	cells, lowerCells           map[int]int   // by group
	labels, lowerLabels         int           // lines without a stop
	headings, lowerHeadings     int           // by their first word
	lowerAfter                  map[int32]int // by the word before a stop: sentences that begin in lower case, less those with a capital
	lowerFirst                  map[int32]int // by their first word: cells that begin in lower case
}

// style reads the page's conventions.
func (p *page) style() style {
	st := style{cells: map[int]int{}, lowerCells: map[int]int{}, lowerAfter: map[int32]int{}, lowerFirst: map[int32]int{}}
	for li := range p.lines {
		l := &p.lines[li]
		for i := l.first; i < l.last; i++ {
			t := &p.tokens[i]
			switch {
			case (l.role == cell && t.place == lineStart || t.place == cellStart) && (t.form == lower || p.showsStyle(t)):
				st.cells[l.group]++
				if t.form == lower {
					st.lowerCells[l.group]++
					st.lowerFirst[t.key]++
				}
			case t.place == sentenceStart && t.form == lower:
				st.lowerAfter[p.tokens[i-1].key]++
			case t.place == sentenceStart:
				st.lowerAfter[p.tokens[i-1].key]--
			case t.place == lineStart:
				st.lineStarts++
				if t.form == lower {
					st.lowerLineStarts++
				}
				if l.role == heading {
					st.headings++
					if t.form == lower {
						st.lowerHeadings++
					}
				}
				if l.role == prose && p.isLabel(l) {
					st.labels++
					if t.form == lower {
						st.lowerLabels++
					}
				}
			}
		}
	}
	return st
}

// showsStyle reports whether the capital of a word is due to its place: a name
// has one anywhere.
func (p *page) showsStyle(t *token) bool {
	c := p.words[t.key].class
	return c&name == 0 && c != 0
}

const (
	maxLowerLines = 0.15 // share of lines in lower case that accidents explain
	maxLowerCells = 0.10
	minCells      = 4 // siblings that decide
	minSentence   = 5 // words of a line that is taken for a sentence
)

// cellDue lets the siblings decide on the first word of a cell.
func (p *page) cellDue(st *style, l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	rest := l.s[t.end:l.to]
	if len(t.word) == 1 && (t.word != "a" || !strings.HasPrefix(rest, " ") || letterAt(rest, 1) == 0) || len(t.word) < minSpelled && rest == "." {
		return extract.Why{}, false // a symbol: "v"; an abbreviation: "def."
	}
	if w := &p.words[t.key]; w.class&(common|name|function|english) == 0 && w.capital == 0 {
		return extract.Why{}, false // a brand or a term: "dbt Labs"
	}
	cells, low := st.cells[l.group], st.lowerCells[l.group]
	if cells < minCells || st.lowerFirst[t.key] > 1 || float64(low) > 1+maxLowerCells*float64(cells) {
		return extract.Why{}, false
	}
	return caseWhy("cell-start", 0.95, map[string]any{"cells": cells, "lower": low}), true
}

// minSpelled is the length from which on a word before a stop is none that was
// cut short.
const minSpelled = 5

// lineDue decides on the first word of a line: the line must be a sentence,
// and the page must start such lines with capitals.
func (p *page) lineDue(st *style, l *line, i int) (extract.Why, bool) {
	limit := max(2, maxLowerLines*float64(st.lineStarts))
	if l.role == item {
		limit = 1
	}
	if float64(st.lowerLineStarts) > limit || l.role == heading && p.lowerContent(l) > 1 && (st.headings < minHeadings || st.lowerHeadings > 1) {
		return extract.Why{}, false
	}
	if w := &p.words[p.tokens[i].key]; w.class&(common|name|function|english) == 0 && w.capital == 0 && !p.isContraction(w.word) || l.role == heading && w.class&function != 0 && l.last-l.first < minSentence {
		return extract.Why{}, false // a brand: "dbt Labs"; a label: "on Amazon"
	}
	if l.loose || l.role == prose && p.goesOn(int(p.tokens[i].line)) || predicates[p.tokens[i].word] && !p.isQuestion(l, i) {
		return extract.Why{}, false
	}
	if l.role != heading && (l.last-l.first < minSentence || !endsSentence(l.s[l.from:l.to])) {
		return p.labelDue(st, l)
	}
	return caseWhy("line-start", 0.95, map[string]any{"lines": st.lineStarts, "lower": st.lowerLineStarts}), true
}

// predicates tell something of the line before: "Ada Quill", "is the captain of the
// Swift."
var predicates = setOf("is are was were has have had")

// minHeadings is how many headings show that they begin with a capital
// whatever they hold.
const minHeadings = 3

// minLabels is how many lines without a stop show how a page begins them.
const minLabels = 5

// labelDue lets the others decide on a line of prose without a stop: a label
// "Next fight: June 3", a heading that is not marked as one.
func (p *page) labelDue(st *style, l *line) (extract.Why, bool) {
	if l.role != prose || !p.isLabel(l) || st.labels < minLabels || st.lowerLabels > 1 {
		return extract.Why{}, false
	}
	return caseWhy("line-start", 0.95, map[string]any{"labels": st.labels, "lower": st.lowerLabels}), true
}

// isLabel reports whether a line is short and ends without a stop.
func (p *page) isLabel(l *line) bool {
	return l.last-l.first > 1 && l.last-l.first <= maxHeadingWords && !endsSentence(l.s[l.from:l.to])
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

// isQuestion reports whether the sentence that begins with word i ends in a
// question mark.
func (p *page) isQuestion(l *line, i int) bool {
	rest := l.s[p.tokens[i].start:l.to]
	end := strings.IndexAny(rest, ".!?")
	return end >= 0 && rest[end] == '?'
}

// isContraction reports whether a word is one like "you'll" or "don’t".
func (p *page) isContraction(word string) bool {
	stem, _, ok := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	return ok && (p.names.class(stem)|p.names.class(strings.TrimSuffix(stem, "n")))&(function|english) != 0
}

// isFragment reports whether word i is a sentence of its own.
func (p *page) isFragment(l *line, i int) bool {
	end := p.tokens[i].end
	return end < l.to && strings.IndexByte(".!?", l.s[end]) >= 0
}

// broken reports whether a word may have lost more than its capital: a single
// letter, or what no lexicon and no other place of the page knows ("ood was").
func (p *page) broken(t *token) bool {
	if utf8.RuneCountInString(t.word) == 1 {
		return t.word != "a" && t.word != "i"
	}
	w := &p.words[t.key]
	return w.class&(common|name|function) == 0 && w.capital+w.lower+w.aside == 0 && !strings.ContainsAny(w.word, "'’")
}

// goesOnAfter reports whether the sentence goes on with word i after what looks
// like its end, or may do so.
func (p *page) goesOnAfter(st *style, l *line, i int) bool {
	t, before, gap := &p.tokens[i], &p.tokens[i-1], p.gap(l, i)
	if closers, _ := sentenceGap(gap); closers && (p.saysWho(l, i) || !openers[t.word] && !p.closesQuote(l, i)) {
		return true // “It will rain.” he said; “We’re on it.” campaign
	}
	if gap[0] != '.' && (continuing[t.word] || p.isQuestion(l, i) || strings.HasSuffix(gap, "(")) {
		return true // Really? and then; The nose? the belly?; How are you? (formal)
	}
	if strings.ContainsAny(gap, "!?") && before.form == capital && p.words[t.key].class&noun != 0 {
		return true // the Go! magazine
	}
	return p.isFragment(l, i) || st.lowerAfter[before.key] > 1 // It. was.; 4 bbl. of oil, 2 bbl. of water
}

// continuing words go on after a question or exclamation mark.
var continuing = setOf("and or but as in of on at by to from with was is were said says asked")

// saysWho reports whether who said a quote follows it, from word i on: "“It will
// rain.” he said", "the mayor of Oslo said".
func (p *page) saysWho(l *line, i int) bool {
	return slices.ContainsFunc(p.tokens[i:min(i+maxSpeaker, l.last)], func(t token) bool { return speech[t.word] })
}

const maxSpeaker = 5 // words of who said a quote, with the verb

// closesQuote reports whether what ends before word i is a quote of a whole
// sentence: "“We have done it.” campaign".
func (p *page) closesQuote(l *line, i int) bool {
	if gap := p.gap(l, i); !strings.HasPrefix(gap, ".\"") && !strings.HasPrefix(gap, ".”") || p.words[p.tokens[i].key].class&function != 0 {
		return false
	}
	for j := i - 1; j >= l.first; j-- {
		if strings.ContainsAny(p.gap(l, j), "\"“") {
			return i-j >= minSentence
		}
	}
	return false
}
