package clean

import (
	"math"
	"strings"
)

// smallWords are those that styles of title case do not agree on: joiners, long
// prepositions, short verbs, pronouns. One page prints some of them either way.
var smallWords = setOf(`a an the and but or nor for yet at by in of off on onto per to up via vs v de no la le du van von al el
	with from into over than about after before under between during against through without within among across around behind beyond
	until toward towards despite amid while upon like near is are was be been it its that this who what how why when where if not so as
	i you he she we they your his her our my their him us them`)

// headingCandidate reports whether word i stands in a heading and can have a
// capital there for that reason: no small word can but the first, nor what
// follows a hyphen, on which styles do not agree, nor what other headings have in
// lower case, too.
func (p *page) headingCandidate(i int) bool {
	t := &p.tokens[i]
	l := &p.lines[t.line]
	if l.role != heading || strings.HasSuffix(p.gap(l, i), "-") || len(t.word) <= 2 {
		return false
	}
	if w := &p.words[t.key]; w.headingLower > 1 && w.headingLower > w.headingCapital {
		return false
	}
	first, _ := p.part(l, i)
	return !smallWords[t.word] || i == first
}

// headingFeatures describes word i of a heading.
func (p *page) headingFeatures(v *vector, l *line, i int) {
	t := &p.tokens[i]
	w := &p.words[t.key]
	capitals, low, proof := p.headingForms(l, i)
	v.ratio(headingRatio, capitals, low)
	v[headingProof] = min(4, float64(proof))
	title, sentence := p.titleHeadings, p.sentenceHeadings
	switch {
	case l.titleCase:
		title--
	case l.sentenceCase:
		sentence--
	}
	v[headingOthers] = math.Log((min(float64(title), 10) + 0.3) / (min(float64(sentence), 10) + 0.3))
	v.ratio(headingWordRatio, int(w.headingCapital), int(w.headingLower)) // with this place: the fit leaves it out
	first, last := p.part(l, i)
	v.set(headingFirst, i == first)
	v.set(headingLast, i == last-1)
}

// headingForms counts the words of a heading but word i and the first of each
// part, with capitals and without, small ones left out; proof are the common
// ones among the capitals.
func (p *page) headingForms(l *line, i int) (capitals, low, proof int) {
	for j := l.first; j < l.last; j++ {
		t := &p.tokens[j]
		w := &p.words[t.key]
		if j == i || j == l.first || smallWords[w.word] || len(t.word) < 3 {
			continue
		}
		switch t.form {
		case lower:
			low++
		case capital:
			capitals++
			if w.class&(common|name) == common && w.capital <= w.lower {
				proof++
			}
		}
	}
	return capitals, low, proof
}

// part returns the first and last word of the part of a heading that word i
// stands in: what lies between colons, bars and the like may follow a
// convention of its own.
func (p *page) part(l *line, i int) (first, last int) {
	const between = ":|(;?!—“”\""
	for first = i; first > l.first && !strings.ContainsAny(p.gap(l, first), between); first-- {
	}
	for last = i + 1; last < l.last && !strings.ContainsAny(p.gap(l, last), between); last++ {
	}
	return first, last
}

// lowerContent counts the content words of a heading in lower case.
func (p *page) lowerContent(l *line) (n int) {
	for i := l.first; i < l.last; i++ {
		if t := &p.tokens[i]; t.form == lower && !smallWords[t.word] {
			n++
		}
	}
	return n
}

// isTitleCase reports whether a heading has capitals on its common words: on
// all but one, or all but two of six and more.
func (p *page) isTitleCase(l *line) bool {
	_, _, proof := p.headingForms(l, l.first)
	low := p.lowerContent(l)
	return proof > 0 && low <= 1 || proof >= 4 && low <= 2
}
