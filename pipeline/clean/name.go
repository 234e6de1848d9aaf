package clean

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"copydesk/extract"
)

// candidate reports whether word i can be a name at all. A common word can
// only where the page has it with a capital, or a capital stands beside it.
func (p *page) candidate(i int) bool {
	t := &p.tokens[i]
	w := &p.words[t.key]
	if w.never && !p.opensPhrase(i) || prefixes[w.word] && p.hyphenAfter(i) {
		return false
	}
	if w.capital == 0 && w.class&known == 0 && p.joined(i) {
		return false
	}
	isCommon := w.class&common != 0
	if isCommon && (p.compound(i) || t.place == unsure || w.capital == 0 && w.usage.odds() < usualCapital && !p.besideCapital(i)) {
		return false
	}
	if low := p.lowerElsewhere(i); low > 1 && (low > int(w.capital) || low > p.edits) && !(isCommon && p.touchesCapital(i)) {
		return false // the page's own way to print it, unless as many sure repairs show that it lost capitals
	}
	return isCommon || !p.amongForeign(i) && !p.inLowPhrase(i)
}

// usualCapital is the usage from which on a common word is rather a name: "Google",
// "China".
const usualCapital = 1

// opensPhrase reports whether word i and the next one, which has its capital,
// are a name of the lexicon: "new York".
func (p *page) opensPhrase(i int) bool {
	next := p.neighbour(i, 1)
	return next >= 0 && p.tokens[i+1].form == capital && p.names.phrase(p.words[p.tokens[i].key].word, p.words[next].word)
}

// inLowPhrase reports whether word i and one beside it are a phrase that has no
// capitals.
func (p *page) inLowPhrase(i int) bool {
	w := p.words[p.tokens[i].key].word
	prev, next := p.neighbour(i, -1), p.neighbour(i, 1)
	return prev >= 0 && p.tokens[i-1].form == lower && p.names.lowPhrase(p.words[prev].word, w) ||
		next >= 0 && p.tokens[i+1].form == lower && p.names.lowPhrase(w, p.words[next].word)
}

// joined reports whether a hyphen joins word i to one with a capital: "Min-jong",
// "Coffee-house" are printed so more often than not.
func (p *page) joined(i int) bool {
	l := &p.lines[p.tokens[i].line]
	return i > l.first && p.gap(l, i) == "-" && p.tokens[i-1].form != lower
}

func (p *page) hyphenAfter(i int) bool {
	l := &p.lines[p.tokens[i].line]
	return i+1 < l.last && p.gap(l, i+1) == "-"
}

// compound reports whether word i is no name for what it is joined to or repeats:
// "add-on", "Christmas Eve eve".
func (p *page) compound(i int) bool {
	if p.hyphenAfter(i) && p.tokens[i+1].form == lower && p.words[p.tokens[i+1].key].class&function != 0 {
		return true
	}
	return p.neighbour(i, -1) >= 0 && p.tokens[i-1].key == p.tokens[i].key
}

// amongForeign reports whether word i is part of a phrase in another language:
// "leche de tigre", but "Rio de Janeiro"; "tous les chats sont gris".
func (p *page) amongForeign(i int) bool {
	strange, after := 0, p.lines[p.tokens[i].line]
	for j := max(after.first, i-3); j < min(after.last, i+3); j++ {
		if w := &p.words[p.tokens[j].key]; j != i && p.tokens[j].form == lower && (w.class == 0 && w.capital == 0 || particles[w.word]) {
			strange++
		}
	}
	prev := p.neighbour(i, -1)
	return strange > 1 || prev >= 0 && particles[p.words[prev].word] && p.tokens[i-1].form == lower &&
		(p.neighbour(i-1, -1) < 0 || p.tokens[i-2].form == lower)
}

// besideCapital reports whether a word before or after has a capital: the next
// one, or the next but one.
func (p *page) besideCapital(i int) bool {
	for j := max(0, i-3); j < min(len(p.tokens), i+2); j++ {
		if p.tokens[j].form != lower && j != i {
			return true
		}
	}
	return false
}

// touchesCapital reports whether a word right before or after word i has a
// capital.
func (p *page) touchesCapital(i int) bool {
	return p.neighbour(i, -1) >= 0 && p.tokens[i-1].form != lower || p.neighbour(i, 1) >= 0 && p.tokens[i+1].form != lower
}

// lowerElsewhere counts the other places where the page prints word i in lower
// case.
func (p *page) lowerElsewhere(i int) int {
	t := &p.tokens[i]
	n := int(p.words[t.key].lower)
	if t.place == inside || t.place == unsure {
		n--
	}
	return n
}

// nameDue weighs whether word i is a name that lost its capital.
func (p *page) nameDue(i int) (extract.Why, bool) {
	candidate, inHeading := p.candidate(i), p.headingCandidate(i)
	if !candidate && !inHeading {
		return extract.Why{}, false
	}
	v := p.features(i)
	w := &p.words[p.tokens[i].key]
	if !candidate && !v.inTitleCase() || v.inTitleCase() && !inHeading && w.class&common != 0 {
		return extract.Why{}, false
	}
	crawl, crawlCapital, crawlLower := p.crawl(i)
	beside := p.contextScore(i)
	score := v.score(w.class) + beside + crawl
	odds := score + p.damage
	if p.tokens[i].place == unsure {
		odds -= unsurePenalty
	}
	if looseHeads[w.word] && v[prevRatio+ratioPure] == 0 && p.kind(i, 1) < commonCapital {
		odds -= loosePenalty
	}
	switch {
	case p.isKnown(i) && v[hyphenBefore] == 0:
		odds += knownBonus
	case p.jargon && w.class&common == 0 && w.capital == 0:
		odds -= jargonPenalty
	}
	odds -= bars[v.column(w.class)]
	if odds < 0 {
		if word := p.tokens[i].word; odds >= -suspicion && p.tokens[i].place == inside && !slices.Contains(p.suspects, word) {
			p.suspects = append(p.suspects, word)
		}
		return extract.Why{}, false
	}
	sources := v.bySource(w.class)
	if beside != 0 {
		sources["context"] = round(beside)
	}
	evidence := map[string]any{
		"page_capital": w.capital, "page_lower": p.lowerElsewhere(i), "lexicon": w.class.String(),
		"score": round(score), "page_damage": round(p.damage), "log_odds": sources,
	}
	if p.counts != nil {
		evidence["crawl_capital"], evidence["crawl_lower"] = crawlCapital, crawlLower
	}
	if v.inTitleCase() {
		return caseWhy("heading-title-case", confidence(odds), evidence), true
	}
	return caseWhy("name", confidence(odds), evidence), true
}

// crawlWeight is given to the log-odds of the crawl's counts. The benchmark has no
// crawl; it is what the fit gives to usageCapital, less usageUnseen, of unknown
// words.
const crawlWeight = 1.2

// crawl returns what the crawl's counts add to the score of word i, nothing for a
// common word: see [Tally.Add].
func (p *page) crawl(i int) (score float64, capital, lower int) {
	w := &p.words[p.tokens[i].key]
	if p.counts == nil || w.class&common != 0 {
		return 0, 0, 0
	}
	capital, lower = p.counts.Case(w.word)
	if capital+lower == 0 {
		return 0, 0, 0
	}
	return crawlWeight * max(-5, min(5, math.Log((float64(capital)+0.3)/(float64(lower)+0.3)))), capital, lower
}

func round(x float64) float64 { return math.Round(100*x) / 100 }

// calibration is added to the log-odds of a repair over its bar to make its
// confidence the share of such repairs that are right, as measured on one half
// of the casing benchmark.
const calibration = 1.2

// confidence turns log-odds over a bar into a probability.
func confidence(odds float64) float64 {
	return round(min(0.99, 1/(1+math.Exp(-odds-calibration))))
}

// sure is the confidence from which on a repair proves its page damaged.
const sure = 0.95

// damageFloor is how many repairs a page is taken to need before any is made:
// one page in five has one.
const damageFloor = 0.2

// knownBonus is added for a name that any dictionary has: where the texts of
// the fit have it in lower case, they are damaged themselves.
const knownBonus = 4

// isKnown reports whether word i is a name that any dictionary has, and nothing
// else. A first name alone, nowhere else on the page, may be else: "a cup of joe".
func (p *page) isKnown(i int) bool {
	w := &p.words[p.tokens[i].key]
	return w.class&(known|lowered) == known && (w.class&given == 0 || w.capital > 0 || p.kind(i, -1) >= commonCapital || p.kind(i, 1) >= commonCapital)
}

// jargonPenalty is taken off for a word that no dictionary has, where the page
// prints others of that kind in lower case.
const jargonPenalty = 3

// unsurePenalty is taken off after a quote or dash, where words are quoted in
// odd ways.
const unsurePenalty = 2.5

// loosePenalty is taken off for a word of looseHeads, but where the page has it
// with a capital after the same word, or another capital follows.
const loosePenalty = 3

// bars are the log-odds from which a word is repaired: close to where, on one half
// of the casing benchmark and on other pages damaged in that way, what is right
// exceeds what is wrong most, there and on the undamaged texts, each judged by
// weights fitted without it. That of headings is as low as the project's first
// article needs.
var bars = [columns]float64{commonWord: 0.3, eitherWord: 0.5, nameWord: -0.2, unknownWord: -0.5, phraseWord: 0, pageWord: -0.1, headingWord: -3.6}

// suspicion is how far below its bar, in log-odds, a word that was left in lower
// case is still worth a remark: on the casing benchmark, 4 of 7 are names that
// lost their capital, and one text without damage in 40 has such a word.
const suspicion = 1.0

// maxSuspicions are named in the remark.
const maxSuspicions = 5

// remarkUnrepaired names the words that look like names but did not reach
// their bar.
func (p *page) remarkUnrepaired(a *extract.Article) {
	words := p.suspects
	if len(words) == 0 {
		return
	}
	more := ""
	if n := len(words) - maxSuspicions; n > 0 {
		words, more = words[:maxSuspicions], fmt.Sprintf(" and %d more", n)
	}
	remark(a, "body", "unrepaired-case", extract.Info, "may be names in lower case: "+strings.Join(words, ", ")+more)
}
