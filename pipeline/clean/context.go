package clean

import (
	"strings"
	"unicode/utf8"
)

// A context is what stands beside a word: a word in lower case that any text
// has, or a mark. Its weights are in contexts, those of 0 are none.
type context uint8

// What a weight of a context is for.
const (
	beforeCommon = iota // it stands before a common word
	beforeName          // before any other word
	afterCommon
	afterName
	contextSides
)

// contextOf finds the contexts by their word or mark.
var contextOf = func() map[string]context {
	m := map[string]context{}
	for i := range contexts {
		m[contexts[i].of] = context(i)
	}
	return m
}()

// contextScore sums up what stands before and after word i: log-odds that the
// word has a capital, beside what its features say.
func (p *page) contextScore(i int) (sum float64) {
	before, after := p.contextsOf(i)
	w := &contexts
	if p.words[p.tokens[i].key].class&common != 0 {
		return w[before].weight[beforeCommon] + w[after].weight[afterCommon]
	}
	return w[before].weight[beforeName] + w[after].weight[afterName]
}

// contextsOf returns what stands before and after word i.
func (p *page) contextsOf(i int) (before, after context) {
	l := &p.lines[p.tokens[i].line]
	switch k := p.neighbour(i, -1); {
	case k < 0:
		before = contextOf[lastMark(p.gap(l, i))]
	case p.tokens[i-1].form == lower:
		before = p.words[k].context
	}
	switch k := p.neighbour(i, 1); {
	case k < 0 && i+1 < l.last:
		after = contextOf[firstMark(p.gap(l, i+1))]
	case k < 0:
		after = contextOf[firstMark(l.s[p.tokens[i].end:l.to])]
	case p.tokens[i+1].form == lower:
		after = p.words[k].context
	}
	return before, after
}

// firstMark returns the first character of gap but blanks.
func firstMark(gap string) string {
	gap = strings.TrimLeft(gap, " ")
	_, n := utf8.DecodeRuneInString(gap)
	return gap[:n]
}

// lastMark returns the last one.
func lastMark(gap string) string {
	gap = strings.TrimRight(gap, " ")
	_, n := utf8.DecodeLastRuneInString(gap)
	return gap[len(gap)-n:]
}
