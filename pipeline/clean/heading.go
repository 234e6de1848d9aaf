package clean

import (
	"strings"

	"copydesk/extract"
)

// minorWords stay in lower case in a title-case heading.
var minorWords = setOf(`a an the and but or nor for so yet as at by in of off on onto per to up via with from into over than
	vs v is are was be been it its that this who what how why when where if not no de la le du van von al el`)

// contentWord reports whether a title-case heading gives the word a capital.
func contentWord(word string) bool { return len(word) > 3 && !minorWords[strings.ToLower(word)] }

// commonCapitals returns the common words of words first to last of a heading
// that have a capital though they are not first: the sign of title case.
func (p *page) commonCapitals(first, last int) (out []string) {
	for i := first + 1; i < last; i++ {
		t := &p.tokens[i]
		w := &p.words[t.key]
		if t.form == capital && len(t.word) > 2 && !minorWords[w.word] && w.class&(common|name) == common && w.capital <= w.lower {
			out = append(out, t.word)
		}
	}
	return out
}

// part returns the first and last word of the part of a heading that word i
// stands in: what lies between colons, bars and the like may follow a
// convention of its own.
func (p *page) part(l *line, i int) (first, last int) {
	const between = ":|(;?!—"
	for first = i; first > l.first && !strings.ContainsAny(p.gap(l, first), between); first-- {
	}
	for last = i + 1; last < l.last && !strings.ContainsAny(p.gap(l, last), between); last++ {
	}
	return first, last
}

// lowerContent counts the content words of a heading in lower case.
func (p *page) lowerContent(l *line) (n int) {
	for i := l.first; i < l.last; i++ {
		if t := &p.tokens[i]; t.form == lower && !minorWords[t.word] {
			n++
		}
	}
	return n
}

// isTitleCase reports whether a heading has capitals on its common words: on
// all but one, or all but two of six and more.
func (p *page) isTitleCase(l *line) bool {
	proof, low := len(p.commonCapitals(l.first, l.last)), p.lowerContent(l)
	return proof > 0 && low <= 1 || proof >= 4 && low <= 2
}

// headingDue gives the only content word in lower case of a title-case heading
// its capital. Two common words with capitals beside it, or three in all, prove
// title case; one does where two other headings of the page agree and none is
// in sentence case.
func (p *page) headingDue(st *style, l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	if !l.titleCase || !contentWord(t.word) || t.place == unsure || p.gap(l, i) == "-" {
		return extract.Why{}, false
	}
	proof, others := p.commonCapitals(p.part(l, i)), st.titleHeadings-1
	if st.lowerInTitles[t.key] > 1 {
		return extract.Why{}, false // the page's own way to print it
	}
	if all := p.commonCapitals(l.first, l.last); len(all) >= 3 {
		proof = all
	}
	if len(proof) == 0 || len(proof) < 2 && (others < 2 || st.sentenceHeadings > 0) {
		return extract.Why{}, false
	}
	return caseWhy("heading-title-case", 0.93, map[string]any{"capitals": proof[:min(4, len(proof))], "other_headings": others}), true
}
