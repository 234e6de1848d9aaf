package clean

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"copydesk/extract"
)

// functionWords carry no name, and as neighbours they say little.
var functionWords = merge(minorWords, setOf(`he she they we you i his her their our my him them us there these those has have had will would can
	could should may do does did also said says all more most other some any one two first last new then
	just about after before during while because between your which were am only such very much many each both few here`))

// offices are titles that stand before a name.
var offices = setOf(`president minister senator sen rep representative gov governor mr mrs ms dr prof professor judge justice
	king queen prince princess pope gen general col colonel capt captain lt sgt coach mayor secretary sir lord
	lady chancellor premier ambassador chairman ceo director rev reverend detective officer sheriff`)

// portfolios stand between a country and an office and share their capital.
var portfolios = setOf(`foreign prime defense defence interior finance vice justice health trade energy education agriculture transport
	deputy economy environment labor labour home state treasury attorney`)

func merge(a, b map[string]bool) map[string]bool {
	for w := range a {
		b[w] = true
	}
	return b
}

// officeDue restores the portfolio between a country's adjective and an office
// that both have their capitals: "Russian foreign Minister". No style prints
// it so.
func (p *page) officeDue(l *line, i int) (extract.Why, bool) {
	if i == l.first || i+1 >= l.last || p.words[p.tokens[i].key].class&portfolio == 0 {
		return extract.Why{}, false
	}
	before, after := &p.tokens[i-1], &p.tokens[i+1]
	if p.gap(l, i) != " " || p.gap(l, i+1) != " " || before.form == lower || after.form != capital ||
		!offices[strings.ToLower(after.word)] || p.words[before.key].class&(common|name) != name {
		return extract.Why{}, false
	}
	return caseWhy("office-title", 0.95, map[string]any{"before": before.word, "office": after.word}), true
}

// pronounDue restores "I" and its contractions, which every style prints so.
// An "i" alone may be a number or a letter: a blank and a word in lower case
// must stand on both sides.
func (p *page) pronounDue(l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	switch strings.ReplaceAll(t.word, "’", "'") {
	case "i'm", "i've", "i'll", "i'd":
	case "i":
		if i == l.first || i+1 >= l.last || strings.TrimLeft(p.gap(l, i), ",") != " " || p.gap(l, i+1) != " " || !verbs[p.tokens[i+1].word] {
			return extract.Why{}, false
		}
	default:
		return extract.Why{}, false
	}
	return caseWhy("pronoun", 0.97, map[string]any{"word": t.word}), true
}

// verbs follow "I".
var verbs = setOf(`am was have had do did will would can could should shall may might must think know said say see saw want need like love
	feel felt went go got get just never always also really don't didn't can't won't couldn't wouldn't haven't don’t didn’t can’t won’t
	couldn’t wouldn’t haven’t hope wish believe guess mean asked told made make found find thought knew`)

// monthDue restores a month that is no other word as it stands: before a day
// or a year ("dec. 18"), and after a preposition if it is a verb, too ("in may
// 2023").
func (p *page) monthDue(l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	if !months[t.word] || i == l.first {
		return extract.Why{}, false
	}
	after := strings.TrimPrefix(strings.TrimPrefix(l.s[t.end:l.to], "."), " ")
	digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
	before := p.tokens[i-1].word
	if digits != 1 && digits != 2 && digits != 4 || p.gap(l, i) != " " && p.gap(l, i) != ", " {
		return extract.Why{}, false
	}
	if (t.word == "may" || t.word == "march") && !monthOpeners[before] {
		return extract.Why{}, false
	}
	return caseWhy("month", 0.97, map[string]any{"number": after[:digits]}), true
}

var monthOpeners = setOf("in on of since until till from by early late mid last next this through between before after")

// gap returns the text between word i and the one before it on the line.
func (p *page) gap(l *line, i int) string {
	if i == l.first {
		return l.s[l.from:p.tokens[i].start]
	}
	return l.s[p.tokens[i-1].end:p.tokens[i].start]
}

// A feature is one thing that speaks for or against a capital.
type feature uint8

// The features. A ratio takes seven places from its first on.
const (
	bias              feature = 0
	pageRatio                 = bias + 1              // how else the page prints the word
	prevRatio                 = pageRatio + ratioSize // after the same word
	prevFunctionRatio         = prevRatio + ratioSize // which is a function word
	nextRatio                 = prevFunctionRatio + ratioSize
	nextFunctionRatio         = nextRatio + ratioSize
	aside                     = nextFunctionRatio + ratioSize
)

// Features of one place each.
const (
	lexCommon feature = aside + 1 + iota
	lexName
	lexKnown
	lexBoth
	lexUnknown
	lexGiven
	unknownShown
	phraseBefore
	phraseAfter
	titleCapital
	titleLower
	articleBefore
	prepositionBefore
	neighbours // four places: none, before, after, both have capitals
	_
	_
	_
	rareNeighbours // the same for a word that is not common
	_
	_
	_
	hyphenBefore
	hyphenAfter
	genitive
	givenBefore
	unknownAfterGiven
	wordEnding
	listed     // between two capitals in a list
	head       // "university" after a name
	beforeHead // between a name and "University"
	surname    // after a first name elsewhere on the page
	givenFirst // a first name that is a common word too, before a capital
	features
)

// The places of a ratio.
const (
	ratioUnseen feature = iota
	ratioLog
	ratioCount
	ratioPure
	ratioPureCount
	ratioNever
	ratioNeverCount
	ratioSize
)

type vector [features]float64

// ratio enters how often something is printed with a capital and without.
func (v *vector) ratio(at feature, capital, lower int) {
	n := capital + lower
	if n == 0 {
		v[at+ratioUnseen] = 1
		return
	}
	a, b := float64(capital), float64(lower)
	v[at+ratioLog] = max(-5, min(5, math.Log((a+0.3)/(b+0.3))))
	v[at+ratioCount] = min(4, math.Log1p(float64(n)))
	if capital <= lower {
		v[at+ratioCount] *= -1
	}
	if lower == 0 {
		v[at+ratioPure] = 1
		v[at+ratioPureCount] = min(4, math.Log1p(a))
	}
	if capital == 0 {
		v[at+ratioNever] = 1
		v[at+ratioNeverCount] = min(4, math.Log1p(b))
	}
}

// seen is how the page prints a word elsewhere: at all, after the same word,
// before the same word.
type seen struct {
	capital, lower         int
	prevCapital, prevLower int
	nextCapital, nextLower int
	afterGiven             int // with a capital, after a first name
}

// maxWalk bounds the look at earlier places of a word.
const maxWalk = 500

// seenElsewhere counts the other places of word i.
func (p *page) seenElsewhere(i int) (s seen) {
	w := &p.words[p.tokens[i].key]
	prev, next := p.neighbour(i, -1), p.neighbour(i, 1)
	for j, steps := w.last, 0; j >= 0 && steps < maxWalk; j, steps = p.tokens[j].before, steps+1 {
		if int(j) == i {
			continue
		}
		add := func(up, low *int) {
			switch p.tokens[j].form {
			case capital:
				*up++
			case lower:
				*low++
			}
		}
		add(&s.capital, &s.lower)
		if before := p.neighbour(int(j), -1); before >= 0 && p.tokens[j].form == capital && p.words[before].class&given != 0 && p.tokens[j-1].form == capital {
			s.afterGiven++
		}
		if prev >= 0 && p.neighbour(int(j), -1) == prev {
			add(&s.prevCapital, &s.prevLower)
		}
		if next >= 0 && p.neighbour(int(j), 1) == next {
			add(&s.nextCapital, &s.nextLower)
		}
	}
	return s
}

// neighbour returns the key of the word beside word i if one blank or hyphen
// joins them, else -1.
func (p *page) neighbour(i, step int) int32 {
	j := i + step
	if j < 0 || j >= len(p.tokens) || p.tokens[j].line != p.tokens[i].line {
		return -1
	}
	switch p.gap(&p.lines[p.tokens[i].line], max(i, j)) {
	case " ", "-", "–":
		return p.tokens[j].key
	}
	return -1
}

// features describes word i as if it were in lower case.
func (p *page) features(i int) (v vector) {
	t := &p.tokens[i]
	l := &p.lines[t.line]
	w := &p.words[t.key]
	s := p.seenElsewhere(i)
	prev, next := p.neighbour(i, -1), p.neighbour(i, 1)

	v[bias] = 1
	v.ratio(pageRatio, s.capital, s.lower)
	if prev >= 0 {
		at := prevRatio
		if p.words[prev].class&function != 0 {
			at = prevFunctionRatio
		}
		v.ratio(at, s.prevCapital, s.prevLower)
	}
	if next >= 0 {
		at := nextRatio
		if p.words[next].class&function != 0 {
			at = nextFunctionRatio
		}
		v.ratio(at, s.nextCapital, s.nextLower)
	}
	isCommon := w.class&common != 0
	if w.aside > 0 && !isCommon && s.lower == 0 {
		v[aside] = min(3, math.Log1p(float64(w.aside)))
	}
	switch {
	case isCommon && w.class&name != 0:
		v[lexBoth] = 1
	case isCommon:
		v[lexCommon] = 1
	case w.class&known != 0:
		v[lexKnown] = 1
	case w.class&name != 0:
		v[lexName] = 1
	default:
		v[lexUnknown] = 1
		if s.capital > 0 {
			v[unknownShown] = 1
		}
		if hasCommonEnding(w.word) {
			v[wordEnding] = 1
		}
	}
	if w.class&given != 0 && !isCommon {
		v[lexGiven] = 1
	}
	around := feature(0)
	if prev >= 0 {
		b := &p.tokens[i-1]
		bw := p.words[prev].word
		if b.form != lower && b.place == inside {
			around++
		}
		if b.form != lower && p.names.phrase(bw, w.word) {
			v[phraseBefore] = 1
		}
		if b.form != lower && p.words[prev].class&given != 0 {
			v[givenBefore] = 1
			if w.class&(common|name) == 0 {
				v[unknownAfterGiven] = 1
			}
		}
		switch {
		case offices[bw] && b.form == lower:
			v[titleLower] = 1
		case offices[bw]:
			v[titleCapital] = 1
		case bw == "the" || bw == "a" || bw == "an":
			v[articleBefore] = 1
		case bw == "in" || bw == "of":
			v[prepositionBefore] = 1
		}
	}
	if next >= 0 {
		if p.tokens[i+1].form != lower {
			around += 2
			if p.names.phrase(w.word, p.words[next].word) {
				v[phraseAfter] = 1
			}
		}
	}
	v[neighbours+around] = 1
	if !isCommon {
		v[rareNeighbours+around] = 1
	}
	if g := p.gap(l, i); g == "-" || g == "–" {
		v[hyphenBefore] = 1
	}
	if i+1 < l.last {
		if g := p.gap(l, i+1); g == "-" || g == "–" {
			v[hyphenAfter] = 1
		}
	}
	if len(base(t.word)) != len(t.word) {
		v[genitive] = 1
	}
	if !isCommon && p.isListed(l, i) {
		v[listed] = 1
	}
	switch {
	case p.isHead(i):
		v[head] = 1
	case p.isBeforeHead(i):
		v[beforeHead] = 1
	}
	if p.isGivenFirst(i) {
		v[givenFirst] = 1
	}
	if s.afterGiven > 0 && s.lower == 0 {
		v[surname] = 1
	}
	return v
}

// isListed reports whether word i stands between two words with capitals, in
// a list: "Seoul, Tokyo, chuncheon, Malibu".
func (p *page) isListed(l *line, i int) bool {
	if i == l.first || i+1 >= l.last || p.gap(l, i) != ", " || !strings.HasPrefix(p.gap(l, i+1), ", ") || p.tokens[i-1].form != capital {
		return false
	}
	next := &p.tokens[i+1]
	if w := next.word; (w == "and" || w == "or") && i+2 < l.last {
		next = &p.tokens[i+2]
	}
	return next.form == capital
}

// heads end the names of institutions and places, and have a capital there in
// every style. "Police", "party", "council" and "province" are not among them:
// of these some styles print only the name before with a capital.
var heads = setOf(`university college institute academy museum association county valley beach hospital airport park society bureau
	corporation foundation alliance republic hill hills bay island islands lake mountain mountains avenue boulevard square centre center`)

// institutions end names too, but "a Boston hospital" is none.
var institutions = merge(heads, setOf(`hospital library commission agency court department ministry project clinic fund trust symphony orchestra
	theatre theater cathedral airport service services office party police council bank club`))

// loose words stand in names of the lexicon that many print without a capital
// on them: "the Democratic party", "ancient Greek".
var loose = setOf(`party province ancient great old new modern former state city county federal national western eastern northern southern central president war river home rights office conservative liberal labour
	north south east west`)

// isHead reports whether word i follows a name as "university" does in "Leeds
// university".
func (p *page) isHead(i int) bool {
	prev := p.neighbour(i, -1)
	return prev >= 0 && heads[p.words[p.tokens[i].key].word] && p.nameBefore(i) && p.words[prev].class&common == 0
}

// isBeforeHead reports whether word i stands between a name and its head:
// "Family dinner Project".
func (p *page) isBeforeHead(i int) bool {
	next := p.neighbour(i, 1)
	return next >= 0 && p.neighbour(i, -1) >= 0 && p.tokens[i+1].form == capital && institutions[p.words[next].word] && p.nameBefore(i)
}

// isGivenFirst reports whether word i is a common word and a first name, and a
// name follows: "mark Milley".
func (p *page) isGivenFirst(i int) bool {
	next := p.neighbour(i, 1)
	return next >= 0 && p.words[p.tokens[i].key].class&(common|name|given) == common|name|given &&
		p.tokens[i+1].form == capital && p.words[next].class&common == 0
}

// nameBefore reports whether the word before word i has a capital that is not
// due to its place alone.
func (p *page) nameBefore(i int) bool {
	before := &p.tokens[i-1]
	return before.form == capital && p.words[before.key].class&function == 0 && (before.place == inside || p.words[before.key].class&common == 0)
}

// hasCommonEnding reports whether a word that the lexicon lacks is built like
// a common one: "deplatforming", "reshoring".
func hasCommonEnding(word string) bool {
	for _, e := range []string{"ing", "ed", "ly", "ness", "ment", "tion", "tions", "able", "ers", "ies", "ism", "ists", "less", "ful", "ized", "ised", "ity"} {
		if len(word) > len(e)+3 && strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// candidate reports whether word i can be a name at all. A common word can
// only where the page or the lexicon has it in a name of several words, or
// where the words around it make one.
func (p *page) candidate(i int) bool {
	t := &p.tokens[i]
	w := &p.words[t.key]
	if w.never || prefixes[w.word] && p.hyphenAfter(i) {
		return false
	}
	if w.class&common != 0 && w.capital == 0 && !p.besideCapital(i) {
		return false
	}
	if low := p.lowerElsewhere(i); low > 1 && low > int(w.capital) {
		return false // the page's own way to print it
	}
	if w.class&common == 0 {
		return !p.afterParticle(i)
	}
	if t.place == unsure {
		return false
	}
	prev, next := p.neighbour(i, -1), p.neighbour(i, 1)
	return !loose[w.word] && (prev >= 0 && p.tokens[i-1].form != lower && p.names.phrase(p.words[prev].word, w.word) ||
		next >= 0 && p.tokens[i+1].form != lower && p.names.phrase(w.word, p.words[next].word)) ||
		w.capital > 0 || p.isHead(i) || p.isBeforeHead(i) || p.isGivenFirst(i)
}

// prefixes join words with a hyphen, and keep their lower case before a name.
var prefixes = setOf("pre non mid low part self post ultra semi multi anti pro cross inter counter quasi neo omni trans co re un")

func (p *page) hyphenAfter(i int) bool {
	l := &p.lines[p.tokens[i].line]
	return i+1 < l.last && p.gap(l, i+1) == "-"
}

// afterParticle reports whether word i is part of a phrase in another
// language: "leche de tigre", but "Rio de Janeiro".
func (p *page) afterParticle(i int) bool {
	prev := p.neighbour(i, -1)
	return prev >= 0 && particles[p.words[prev].word] && p.tokens[i-1].form == lower &&
		(p.neighbour(i-1, -1) < 0 || p.tokens[i-2].form == lower)
}

var particles = setOf("de del la le les los las el dans du des das der die en sur con y et und")

// besideCapital reports whether the word before or after has a capital.
func (p *page) besideCapital(i int) bool {
	return i > 0 && p.tokens[i-1].form != lower || i+1 < len(p.tokens) && p.tokens[i+1].form != lower
}

// nameDue sums up what speaks for a name.
func (p *page) nameDue(i int) (extract.Why, bool) {
	if !p.candidate(i) {
		return extract.Why{}, false
	}
	v := p.features(i)
	crawl, crawlCapital, crawlLower := p.crawl(i)
	score := v.score() + crawl
	threshold := p.threshold(i, &v)
	if score < threshold {
		return extract.Why{}, false
	}
	w := &p.words[p.tokens[i].key]
	evidence := map[string]any{
		"page_capital": w.capital, "page_lower": p.lowerElsewhere(i), "lexicon": w.class.String(),
		"score": round(score), "threshold": threshold, "log_odds": v.bySource(),
	}
	if p.counts != nil {
		evidence["crawl_capital"], evidence["crawl_lower"] = crawlCapital, crawlLower
	}
	return caseWhy("name", confidence(score), evidence), true
}

// supported reports whether more than its own capitals elsewhere speaks for a
// common word: it stands in a name of several words, or is a surname. The
// capitals alone may be the fashion of a title or a label.
func (v *vector) supported() bool {
	return v[phraseBefore]+v[phraseAfter]+v[head]+v[beforeHead]+v[surname]+v[givenFirst] > 0 ||
		v[prevRatio+ratioPure]+v[nextRatio+ratioPure] > 0 && v[prevRatio+ratioNever]+v[nextRatio+ratioNever] == 0
}

// crawlWeight is given to the log-odds of the crawl's counts. It is set to that
// of the page's own counts, not fitted: the benchmark has no crawl.
const crawlWeight = 0.8

// crawl returns what the crawl's counts add to the score of word i.
func (p *page) crawl(i int) (score float64, capital, lower int) {
	if p.counts == nil {
		return 0, 0, 0
	}
	capital, lower = p.counts.Case(p.words[p.tokens[i].key].word, "", "")
	if capital+lower == 0 {
		return 0, 0, 0
	}
	return crawlWeight * max(-5, min(5, math.Log((float64(capital)+0.3)/(float64(lower)+0.3)))), capital, lower
}

func (v *vector) score() (sum float64) {
	for f, x := range v {
		sum += weights[f] * x
	}
	return sum
}

// bySource returns the log-odds of each source that has any, rounded.
func (v *vector) bySource() map[string]any {
	out := map[string]any{}
	for _, s := range sources {
		sum := 0.0
		for f := s.from; f < s.to; f++ {
			sum += weights[f] * v[f]
		}
		if sum != 0 {
			out[s.name] = round(sum)
		}
	}
	return out
}

// sources name the groups of features as evidence has them.
var sources = []struct {
	name     string
	from, to feature
}{
	{"prior", bias, pageRatio},
	{"page", pageRatio, prevRatio},
	{"bigrams", prevRatio, aside},
	{"aside", aside, lexCommon},
	{"lexicon", lexCommon, titleCapital},
	{"neighbours", titleCapital, hyphenBefore},
	{"shape", hyphenBefore, features},
}

func round(x float64) float64 { return math.Round(100*x) / 100 }

// confidence turns log-odds into a probability, no more than the measured
// precision of the rule on undamaged text allows.
func confidence(score float64) float64 { return round(min(0.98, 1/(1+math.Exp(-score)))) }

// A bar is the log-odds a word of one group must reach: calm on a page that
// shows no damage, damaged on one that does.
type bar struct{ calm, damaged float64 }

// bars were read off one half of the casing benchmark, undamaged: where few
// words in lower case of a group score higher. Of a group that is almost never printed in lower case even a low score is
// enough; a common word needs the most.
var bars = map[group]bar{
	commonSeen:    {3.7, 3},
	commonBoth:    {3, 2.3},
	office:        {4, 3.7},
	commonPhrase:  {2.5, 2},
	bothPhrase:    {2, 1.5},
	knownSeen:     {2, 1.5},
	knownUnseen:   {4, 2.7},
	nameSeen:      {2, 1},
	nameUnseen:    {3, 2.8},
	unknownSeen:   {3.5, 2.5},
	unknownUnseen: {4, 3.4},
	lowerSeen:     {3.5, 2.5},
	headed:        {2.8, 2},
	commonAlone:   {5.5, 4.6},
	bothAlone:     {5, 4},
	fashion:       {7, 7},
}

// group is what is known of a word: by the lexicon, and whether the page has
// it with a capital elsewhere.
type group uint8

const (
	commonSeen    group = iota // in the lexicon a common word, on the page with a capital
	commonBoth                 // the page has it both ways
	office                     // a common word that some styles print in lower case before any name
	commonPhrase               // only the lexicon knows the phrase
	bothPhrase                 // the same, of a word that is a name too
	knownSeen                  // a name that any dictionary has
	knownUnseen                //
	nameSeen                   // another name of the lexicon
	nameUnseen                 //
	unknownSeen                // not in the lexicon
	unknownUnseen              //
	lowerSeen                  // not common, but the page has it in lower case too
	headed                     // a common word in the name of an institution or place
	commonAlone                // a common word that nothing but its capitals elsewhere supports
	bothAlone                  // the same, of a word that is a name too: "trump"
	fashion                    // the same, and the page has it in lower case too
	groups
)

// group returns the group of word i, whose features are given.
func (p *page) group(i int, v *vector) group {
	w, lower := &p.words[p.tokens[i].key], p.lowerElsewhere(i)
	seen := w.capital > 0
	switch {
	case w.class&common != 0 && offices[w.word]:
		return office
	case w.class&common != 0 && v[head]+v[beforeHead] > 0:
		return headed
	case w.class&common != 0 && seen && !v.supported():
		switch {
		case lower > 0:
			return fashion
		case w.class&name != 0:
			return bothAlone
		default:
			return commonAlone
		}
	case w.class&common != 0 && seen && lower > 0:
		return commonBoth
	case w.class&common != 0 && seen:
		return commonSeen
	case w.class&(common|name) == common|name:
		return bothPhrase
	case w.class&common != 0:
		return commonPhrase
	case lower > 0:
		return lowerSeen
	case w.class&known != 0 && seen:
		return knownSeen
	case w.class&known != 0:
		return knownUnseen
	case w.class&name != 0 && seen:
		return nameSeen
	case w.class&name != 0:
		return nameUnseen
	case seen:
		return unknownSeen
	default:
		return unknownUnseen
	}
}

// damagedPage is how many sure repairs in 1,000 words prove a page damaged. Of
// the casing benchmark 217 of 331 damaged texts reach it, and 2 undamaged ones.
const damagedPage = 1.5

// unsureBar is added after a quote or dash, where words are quoted in odd ways.
const unsureBar = 1.5

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

// threshold returns the log-odds that word i must reach.
func (p *page) threshold(i int, v *vector) float64 {
	t := &p.tokens[i]
	b := bars[p.group(i, v)]
	bar := b.calm
	if p.prior >= damagedPage {
		bar = b.damaged
	}
	if t.place == unsure {
		bar += unsureBar
	}
	return bar
}

// weights of the features, in log-odds. They were fitted by logistic regression
// on one half of the casing benchmark, undamaged, without labels: each word
// inside a sentence is taken as if it stood in lower case, and the page itself
// says whether it has a capital.
var weights = vector{
	bias:      0.653,
	pageRatio: 1.141, 0.696, 0.436, -0.045, 0.682, -0.889, -0.889,
	prevRatio: -1.364, 0.081, 0.563, -0.160, -0.376, -0.950, -0.983,
	prevFunctionRatio: -0.813, 0.231, 0.689, 0.317, -0.555, -1.162, -1.551,
	nextRatio: -0.976, 0.118, -0.788, -0.080, 0.255, -1.404, -1.404,
	nextFunctionRatio: -0.758, 0.120, 0.670, 0.299, -0.602, -1.055, -1.055,
	aside:             3.497,
	lexCommon:         -0.459,
	lexName:           1.854,
	lexKnown:          5.273,
	lexBoth:           0.586,
	lexUnknown:        -0.658,
	lexGiven:          -0.024,
	unknownShown:      3.856,
	phraseBefore:      4.475,
	phraseAfter:       5.265,
	titleCapital:      3.195,
	titleLower:        -0.426,
	articleBefore:     -0.641,
	prepositionBefore: 0.449,
	neighbours:        -0.981, 1.836, 2.613, 4.203,
	rareNeighbours: 1.313, 1.246, 1.118, -0.242,
	hyphenBefore:      -0.736,
	hyphenAfter:       0.142,
	genitive:          1.003,
	givenBefore:       0.342,
	unknownAfterGiven: 2.197,
	wordEnding:        -2.580,
	listed:            3.330,
	head:              0.692,
	beforeHead:        4.509,
	surname:           0.380,
	givenFirst:        -0.946,
}

// suspicionBar is the log-odds from which on a word that was left in lower
// case is worth a remark: more likely than not a name.
const suspicionBar = 1.0

// maxSuspicions are named in the remark.
const maxSuspicions = 5

// remarkUnrepaired names the words that look like names but did not reach
// their threshold.
func (p *page) remarkUnrepaired(a *extract.Article) {
	var words []string
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.form != lower || t.place != inside || p.lines[t.line].titleCase || p.lines[t.line].foreign || !p.candidate(i) || p.glued(&p.lines[t.line], i) {
			continue
		}
		if v := p.features(i); v.score() >= suspicionBar && !slices.Contains(words, t.word) {
			words = append(words, t.word)
		}
	}
	if len(words) == 0 {
		return
	}
	more := ""
	if n := len(words) - maxSuspicions; n > 0 {
		words, more = words[:maxSuspicions], fmt.Sprintf(" and %d more", n)
	}
	remark(a, "body", "unrepaired-case", extract.Info, "may be names in lower case: "+strings.Join(words, ", ")+more)
}
