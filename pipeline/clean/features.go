package clean

import (
	"math"
	"slices"
	"strings"
)

// A feature is one thing that speaks for or against a capital on a word; what
// it says depends on the word's class, see weights.
type feature uint16

// The features. A ratio takes ratioSize places.
const (
	bias feature = iota

	// How the page prints the word elsewhere: by itself, after the same word
	// (which is a function word or not), before the same word.
	pageRatio
	prevRatio         = pageRatio + ratioSize
	prevFunctionRatio = prevRatio + ratioSize
	nextRatio         = prevFunctionRatio + ratioSize
	nextFunctionRatio = nextRatio + ratioSize

	// How it prints the word elsewhere where the words beside it have capitals as they have here.
	likeRatio = nextFunctionRatio + ratioSize
)

const (
	aside        = likeRatio + ratioSize + iota // with a capital in title, tags, names
	asidePair                                   // the same two words have capitals there, or where only a start may need them
	surname                                     // with a capital after a first name
	usageUnseen                                 // no other text has the word
	usageCapital                                // log-odds that others print it with a capital, if they do
	usageLower                                  // the same, if they do not
	usageBefore                                 // the same of the word before, which has a capital
	usageAfter                                  // and of the word after
	lexKnown                                    // a name that any dictionary has
	lexRare                                     // a name of people, in a long list of them alone
	lexLowered                                  // a name that dictionaries have in lower case, too
	lexEveryday                                 // a common word that any text has
	lexNoun                                     // a common word that is a noun
	lexPerson                                   // a noun for a person: "founder"
	partOf                                      // a common word in names of several words: 1, 2 or 3 for few, some, ten
	lexGiven                                    // a first name
	wordEnding                                  // built like a common word
	compound                                    // of two common words: "workwear"
	plural                                      // ends in "s"
	phraseBefore                                // the lexicon has it after the word before
	phraseAfter                                 // the lexicon has it before the word after
	prevKind                                    // what the word before is: a place for each kind
)

const (
	nextKind  = prevKind + kinds       // what the word after is
	pairKind  = nextKind + kinds       // both at once: before*kinds + after
	prev2Kind = pairKind + kinds*kinds // what the word before that is
	next2Kind = prev2Kind + kinds      // what the word after that is
)

const (
	ofCommon          = next2Kind + kinds + iota // after a common word with a capital and "of"
	ofName                                       // after a name and "of"
	beforeOfCommon                               // before "of" and a common word with a capital
	beforeOfName                                 // before "of" and a name
	afterOwner                                   // "his", "Ukraine’s"
	afterOffice                                  // "Minister"
	afterLowOffice                               // "minister"
	afterGiven                                   // a first name with a capital
	beforeSaid                                   // "said", "told"
	beforeGiven                                  // a first name with a capital
	beforeOffice                                 // "Minister"
	beforeNumber                                 // "4"
	genitive                                     // "Putin’s"
	hyphenBefore                                 //
	hyphenAfter                                  //
	listed                                       // between two capitals in a list
	head                                         // "university" after a name
	beforeHead                                   // between a name and "University"
	givenFirst                                   // a first name that is a common word too, before a name
	personBeforeName                             // "founder Ada Quill"
	personBeforeGiven                            // the same, and "Ada" is a first name
	personAfterName                              // "Globe founder"
	personOf                                     // "president of the Senate"
	afterDay                                     // "Sunday night"
	directionOf                                  // "south of"
	directionFirst                               // "southern California"
	afterAdjective                               // "Caribbean island"
	afterRun                                     // after two words with capitals
	beforeAcronym                                // the last word of what the acronym after it stands for: "Fire Protection association (FPA)"
	habit                                        // log-odds that the page gives a common word a capital
	headingRatio                                 // how the other words of the heading are printed, but for small ones
)

const headingWordRatio = headingRatio + ratioSize // how other headings print the word

const (
	headingProof  = headingWordRatio + ratioSize + iota // common words of it with capitals
	headingOthers                                       // log-odds that the page's other headings are in title case
	headingFirst                                        // of the heading or a part of it
	headingLast
	features
)

// The places of a ratio.
const (
	ratioUnseen feature = iota
	ratioLog            // of capitals to lower case
	ratioCount          // of both, negative if lower case prevails
	ratioPure           // of capitals, if there is no lower case
	ratioNever          // of lower case, if there are no capitals
	ratioSize
)

// The kinds of a neighbour.
const (
	noNeighbour   feature = iota // more than a blank or hyphen between, or the end of the line
	functionWord                 // in lower case
	lowerWord                    // any other in lower case
	startWord                    // with a capital that its place explains
	commonCapital                // a common word with a capital
	nameCapital                  // any other word with a capital
	acronym                      // "NATO", "iPhone"
	kinds
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
	v[at+ratioLog] = math.Log((min(a, 50) + 0.3) / (min(b, 50) + 0.3))
	v[at+ratioCount] = min(4, math.Log1p(float64(n)))
	if capital <= lower {
		v[at+ratioCount] *= -1
	}
	if lower == 0 {
		v[at+ratioPure] = min(4, math.Log1p(a))
	}
	if capital == 0 {
		v[at+ratioNever] = min(4, math.Log1p(b))
	}
}

// set enters 1 for a feature that holds.
func (v *vector) set(f feature, holds bool) {
	if holds {
		v[f] = 1
	}
}

// features describes word i as if it were in lower case.
func (p *page) features(i int) (v vector) {
	t := &p.tokens[i]
	l := &p.lines[t.line]
	w := &p.words[t.key]
	s := p.seenElsewhere(i)
	prev, next := p.neighbour(i, -1), p.neighbour(i, 1)
	isCommon := w.class&common != 0

	v[bias] = 1
	v.ratio(pageRatio, s.capital, s.lower)
	if prev >= 0 {
		v.ratio(p.functionOr(prev, prevFunctionRatio, prevRatio), s.prevCapital, s.prevLower)
	}
	if next >= 0 {
		v.ratio(p.functionOr(next, nextFunctionRatio, nextRatio), s.nextCapital, s.nextLower)
	}
	v.ratio(likeRatio, s.likeCapital, s.likeLower)
	if !isCommon && s.lower == 0 {
		v[aside] = min(3, math.Log1p(float64(w.aside)))
	}
	v.set(asidePair, l.role != heading && (prev >= 0 && p.tokens[i-1].form != lower && p.pairs[[2]int32{prev, t.key}] > 0 ||
		next >= 0 && p.tokens[i+1].form != lower && p.pairs[[2]int32{t.key, next}] > 0))
	v.set(surname, s.afterGiven > 0 && s.lower == 0)
	switch odds := w.usage.odds(); {
	case w.usage == 0:
		v[usageUnseen] = 1
	case odds > 0:
		v[usageCapital] = odds
	default:
		v[usageLower] = odds
	}
	v.set(lexKnown, w.class&known != 0)
	v.set(lexRare, w.class&rare != 0)
	v.set(lexLowered, w.class&lowered != 0)
	v.set(lexGiven, w.class&given != 0)
	v.set(lexEveryday, w.class&everyday != 0)
	v.set(lexNoun, w.class&noun != 0)
	v.set(lexPerson, w.class&person != 0)
	v[partOf] = w.class.parts()
	v.set(wordEnding, w.class&(common|name) == 0 && hasCommonEnding(w.word))
	v.set(compound, w.class&(common|name) == 0 && p.isCompound(w.word))
	v.set(plural, strings.HasSuffix(w.word, "s"))

	before, after := p.kind(i, -1), p.kind(i, 1)
	v[prevKind+before] = 1
	v[nextKind+after] = 1
	v[pairKind+before*kinds+after] = 1
	if prev >= 0 {
		v[prev2Kind+p.kind(i-1, -1)] = 1
	}
	if next >= 0 {
		v[next2Kind+p.kind(i+1, 1)] = 1
	}
	if prev >= 0 {
		b := &p.tokens[i-1]
		bw := &p.words[prev]
		v.set(phraseBefore, b.form != lower && p.names.phrase(bw.word, w.word))
		if b.form == capital {
			v[usageBefore] = bw.usage.odds()
		}
		v.set(afterGiven, b.form == capital && bw.class&given != 0)
		v.set(afterOffice, b.form != lower && offices[bw.word])
		v.set(afterLowOffice, b.form == lower && offices[bw.word])
		v.set(afterOwner, owners[bw.word] || len(bw.word) != len(b.word))
		if before == functionWord {
			p.acrossOf(&v, i)
		}
	}
	if next >= 0 {
		n := &p.tokens[i+1]
		nw := &p.words[next]
		v.set(phraseAfter, n.form != lower && p.names.phrase(w.word, nw.word))
		if n.form == capital {
			v[usageAfter] = nw.usage.odds()
		}
		v.set(beforeSaid, speech[nw.word])
		v.set(beforeGiven, n.form == capital && nw.class&given != 0)
		v.set(beforeOffice, n.form == capital && offices[nw.word])
		if after == functionWord {
			p.beforeOf(&v, i)
		}
	}
	v.set(beforeNumber, t.end+1 < l.to && l.s[t.end] == ' ' && isDigit(l.s[t.end+1]))
	v.set(genitive, len(w.word) != len(t.word))
	v.set(hyphenBefore, isHyphen(p.gap(l, i)))
	v.set(hyphenAfter, i+1 < l.last && isHyphen(p.gap(l, i+1)))
	v.set(listed, p.isListed(l, i))
	v.set(head, p.isHead(i))
	v.set(beforeHead, p.isBeforeHead(i))
	v.set(givenFirst, p.isGivenFirst(i))
	p.personFeatures(&v, i)
	if prev >= 0 && p.tokens[i-1].form != lower {
		v.set(afterAdjective, p.words[prev].class&adjective != 0)
		v.set(afterDay, days[p.words[prev].word])
		v.set(afterRun, p.neighbour(i-1, -1) >= 0 && p.tokens[i-2].form != lower)
	}
	v.set(directionFirst, next >= 0 && p.tokens[i+1].form == capital && areas[w.word])
	v.set(directionOf, next >= 0 && p.words[next].word == "of" && directions[w.word])
	v.set(beforeAcronym, p.isBeforeAcronym(l, i))
	v[habit] = p.habit
	if l.role == heading {
		p.headingFeatures(&v, l, i)
	}
	return v
}

// parts returns how many names of several words have the word, as partOf
// says it.
func (c class) parts() float64 {
	switch {
	case c&partMost != 0:
		return 3
	case c&partMore != 0:
		return 2
	case c&partSome != 0:
		return 1
	default:
		return 0
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isHyphen(gap string) bool { return gap == "-" || gap == "–" }

func (p *page) functionOr(key int32, yes, no feature) feature {
	if p.words[key].class&function != 0 {
		return yes
	}
	return no
}

// kind returns what the word beside word i is.
func (p *page) kind(i, step int) feature {
	k := p.neighbour(i, step)
	if k < 0 {
		return noNeighbour
	}
	t, c := &p.tokens[i+step], p.words[k].class
	switch {
	case t.form == mixed:
		return acronym
	case t.form == lower && c&function != 0:
		return functionWord
	case t.form == lower:
		return lowerWord
	case c&name == 0 && c != 0 && (t.place != inside || c&function != 0 && step < 0):
		return startWord
	case c&(common|name) == common:
		return commonCapital
	default:
		return nameCapital
	}
}

// acrossOf looks past "of", "of the", "for", "and" for a capital before: "the
// International Court of justice".
func (p *page) acrossOf(v *vector, i int) {
	j := i - 1
	if p.tokens[j].word == "the" && p.neighbour(j, -1) >= 0 {
		j--
	}
	if !linking[p.tokens[j].word] {
		return
	}
	switch p.kind(j, -1) {
	case commonCapital:
		v[ofCommon] = 1
	case nameCapital:
		v[ofName] = 1
	default:
		return
	}
	v.set(phraseBefore, p.names.phrase(p.words[p.tokens[j-1].key].word, p.words[p.tokens[i].key].word))
}

// beforeOf does the same for a capital after: "the bank of England".
func (p *page) beforeOf(v *vector, i int) {
	j := i + 1
	if !linking[p.tokens[j].word] {
		return
	}
	if p.neighbour(j, 1) >= 0 && p.tokens[j+1].word == "the" {
		j++
	}
	switch p.kind(j, 1) {
	case commonCapital:
		v[beforeOfCommon] = 1
	case nameCapital:
		v[beforeOfName] = 1
	default:
		return
	}
	v.set(phraseAfter, p.names.phrase(p.words[p.tokens[i].key].word, p.words[p.tokens[j+1].key].word))
}

// seen is how the page prints a word elsewhere: at all, after the same word,
// before the same word.
type seen struct {
	capital, lower         int
	prevCapital, prevLower int
	nextCapital, nextLower int
	likeCapital, likeLower int // where the words beside it have a capital as they have here
	afterGiven             int // with a capital, after a first name
}

// maxWalk bounds the look at earlier places of a word.
const maxWalk = 500

// seenElsewhere counts the other places of word i.
func (p *page) seenElsewhere(i int) (s seen) {
	w := &p.words[p.tokens[i].key]
	prev, next := p.neighbour(i, -1), p.neighbour(i, 1)
	capitalBefore, capitalAfter := prev >= 0 && p.tokens[i-1].form != lower, next >= 0 && p.tokens[i+1].form != lower
	for j, steps := w.last, 0; j >= 0 && steps < maxWalk; j, steps = p.tokens[j].before, steps+1 {
		if int(j) == i || p.tokens[j].form == mixed {
			continue
		}
		before, after := p.neighbour(int(j), -1), p.neighbour(int(j), 1)
		like := capitalBefore == (before >= 0 && p.tokens[j-1].form != lower) && capitalAfter == (after >= 0 && p.tokens[j+1].form != lower)
		if p.tokens[j].form == capital {
			s.capital++
			if like {
				s.likeCapital++
			}
			s.prevCapital += p.same(prev, before, i-1, int(j)-1)
			s.nextCapital += p.same(next, after, i+1, int(j)+1)
			if before >= 0 && p.words[before].class&given != 0 && p.tokens[j-1].form == capital {
				s.afterGiven++
			}
			continue
		}
		s.lower++
		if like {
			s.likeLower++
		}
		s.prevLower += p.same(prev, before, i-1, int(j)-1)
		s.nextLower += p.same(next, after, i+1, int(j)+1)
	}
	return s
}

// same returns 1 if the words i and j, whose keys are given, are there and the
// same, both with a capital or both without.
func (p *page) same(a, b int32, i, j int) int {
	if a >= 0 && a == b && (p.tokens[i].form == lower) == (p.tokens[j].form == lower) {
		return 1
	}
	return 0
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

// personFeatures describes word i if it is a noun for a person, or a word that
// the lexicon lacks and that is built like one: "chipmaker". Before a name, and
// before "of", it keeps its lower case.
func (p *page) personFeatures(v *vector, i int) {
	w := &p.words[p.tokens[i].key]
	if w.class&person == 0 && (w.class != 0 || !hasSuffix(w.word, "er", "or", "ist")) {
		return
	}
	if next := p.neighbour(i, 1); next >= 0 {
		capital := p.tokens[i+1].form != lower
		v.set(personBeforeName, capital)
		v.set(personBeforeGiven, capital && p.words[next].class&given != 0)
		v.set(personOf, p.words[next].word == "of")
	}
	v.set(personAfterName, p.neighbour(i, -1) >= 0 && p.tokens[i-1].form != lower)
}

// nameBefore reports whether the word before word i has a capital that is not
// due to its place alone.
func (p *page) nameBefore(i int) bool {
	before := &p.tokens[i-1]
	return before.form == capital && p.words[before.key].class&function == 0 && (before.place == inside || p.words[before.key].class&common == 0)
}

// hasCommonEnding reports whether a word that the lexicon lacks is built like
// a common one, or like the second word of a species: "deplatforming",
// "adansonii".
func hasCommonEnding(word string) bool {
	return hasSuffix(word, "ing", "ed", "ly", "ness", "ment", "tion", "tions", "able", "ers", "ies", "ism", "ists", "less", "ful", "ized", "ised", "ity", "ii", "ensis", "oides", "folia", "florum")
}

// hasSuffix reports whether word ends in one of endings, with more than three
// letters before it.
func hasSuffix(word string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return len(word) > len(e)+3 && strings.HasSuffix(word, e) })
}

// isCompound reports whether a word that the lexicon lacks is two common words
// in one: "workwear", "midcentury".
func (p *page) isCompound(word string) bool {
	const shortest = 3
	for cut := shortest; cut <= len(word)-shortest; cut++ {
		if p.names.class(word[:cut])&common != 0 && p.names.class(word[cut:])&common != 0 {
			return true
		}
	}
	return false
}

// isBeforeAcronym reports whether an acronym in brackets follows word i, or a
// word of the same run, whose letters are those that the run begins with; one
// other word of the run has its capital.
func (p *page) isBeforeAcronym(l *line, i int) bool {
	last := i
	for last+1 < l.last && p.gap(l, last+1) == " " && last-i < maxAcronym {
		last++
	}
	if last+1 >= l.last || !strings.HasSuffix(p.gap(l, last+1), " (") || p.tokens[last+1].form != mixed {
		return false
	}
	acronym := p.tokens[last+1].word
	capitals := 0
	for at, j := len(acronym)-1, last; at >= 0; j-- {
		if j < l.first || acronym[at] < 'A' || acronym[at] > 'Z' {
			return false
		}
		t := &p.tokens[j]
		switch {
		case t.word[0]&^0x20 == acronym[at]:
			at--
			if t.form != lower && j != i {
				capitals++
			}
		case p.words[t.key].class&function == 0:
			return false
		}
		if at < 0 && j > i {
			return false
		}
	}
	return capitals > 0
}

// maxAcronym is how many words an acronym stands for.
const maxAcronym = 7
