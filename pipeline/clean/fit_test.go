package clean

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// fit names a file of texts, JSON lines with "id" and "clean". TestFit fits the
// weights of weights.go and contexts.go on them and prints the tables:
//
//	go test ./pipeline/clean -run TestFit -v -fit TEXTS.jsonl
//
// No labels are needed. Each word inside a sentence is read as if it stood in
// lower case, and the text itself says whether it has a capital there. A few
// others lose theirs first, as on a damaged page. Texts
// whose id begins with "dev/" are those of the casing benchmark; of them only
// the half that forFitting tells is used.
var fit = flag.String("fit", "", "fit the weights of weights.go on the texts of `file`")

// usageOut names the file that TestFit writes how the texts print each word to:
// lexicon/usage.txt, which lexicon/build.go reads. The weights are fitted with
// what all texts but the one at hand say.
var usageOut = flag.String("usage", "", "write the usage of the words of the texts to `file`")

func TestFit(t *testing.T) {
	if *fit == "" {
		t.Skip("no texts: see -fit")
	}
	var examples [columns][]example
	all, words, random := uses{}, 0, rand.New(rand.NewPCG(2, 2))
	eachText(t, func(p *page) { all.add(p, 1) })
	eachText(t, func(p *page) {
		all.add(p, -1)
		for i := range p.words {
			w := &p.words[i]
			w.usage = all[w.word].usage()
		}
		all.add(p, 1)
		words += len(p.tokens)
		p.examples(random, func(_ int, k column, e example) { examples[k] = append(examples[k], e) })
	})
	if *usageOut != "" {
		if err := os.WriteFile(*usageOut, all.table(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var table [features][columns]float64
	w, beside := fitted(&examples)
	for k := range examples {
		capitals := 0
		for _, e := range examples[k] {
			if e.capital {
				capitals++
			}
		}
		t.Logf("column %d: %d examples, %d capitals", k, len(examples[k]), capitals)
		for f := range w[k] {
			table[f][k] = w[k][f]
		}
	}
	t.Logf("weights from %d words:\n%s\ncontexts:\n%s", words, tableOf(&table), contextTable(beside))
}

// eachText reads the texts for fitting.
func eachText(t *testing.T, do func(*page)) {
	file, err := os.Open(*fit)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var text struct{ ID, Clean string }
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			t.Fatal(err)
		}
		if id, dev := strings.CutPrefix(text.ID, "dev/"); dev && !forFitting(id) {
			continue
		}
		a := Article(text.Clean)
		p := newPage(a, DefaultLexicon(), nil)
		if isEnglish(a) && p.signal() {
			do(p)
		}
		p.free()
	}
}

// uses counts, by word, the texts that print it inside a sentence with a capital,
// and without.
type uses map[string]use

type use struct{ capital, lower int }

func (u use) usage() usage { return usageOf(u.capital, u.lower) }

// usageOf returns the usage of a word that some texts print with a capital and
// some without.
func usageOf(capital, lower int) usage {
	if capital+lower < minUsage {
		return 0
	}
	const middle = (maxUsage + 1) / 2
	odds := math.Log((float64(capital) + 0.3) / (float64(lower) + 0.3))
	return usage(max(1, min(maxUsage, middle+math.Round(2*odds))))
}

// minUsage is how many texts must have a word: what stands in one alone says
// more of that text.
const minUsage = 2

// add counts the words of p as those of n texts.
func (u uses) add(p *page, n int) {
	own := map[string]use{}
	for i := range p.tokens {
		t := &p.tokens[i]
		l := &p.lines[t.line]
		if t.place != inside || l.foreign || l.titleCase || l.bare {
			continue
		}
		w := own[p.words[t.key].word]
		switch t.form {
		case capital:
			w.capital = n
		case lower:
			w.lower = n
		}
		own[p.words[t.key].word] = w
	}
	for word, x := range own {
		all := u[word]
		u[word] = use{all.capital + x.capital, all.lower + x.lower}
	}
}

// table prints the usage of each word that has one.
func (u uses) table() []byte {
	var b bytes.Buffer
	b.WriteString("# How texts print words inside sentences, from A, never with a capital, to S, always. TestFit wrote this.\n")
	for _, word := range slices.Sorted(maps.Keys(u)) {
		if x := u[word].usage(); x > 0 && isLetters(word) {
			fmt.Fprintf(&b, "%s\t%c\n", word, usageLetter+byte(x)-1)
		}
	}
	return b.Bytes()
}

// isLetters reports whether a word has three letters or more, and nothing else.
func isLetters(word string) bool {
	return utf8.RuneCountInString(word) >= 3 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// forFitting tells the half of the benchmark's texts that is fitted on; the
// other half is for the report.
func forFitting(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()>>3&1 == 0
}

// damageSome takes the capitals off some words inside sentences, as the page
// would have lost them, and returns these.
func (p *page) damageSome(random *rand.Rand) map[int]bool {
	lost := map[int]bool{}
	for i := range p.tokens {
		t := &p.tokens[i]
		l := &p.lines[t.line]
		if t.place != inside || t.form != capital || l.role == heading || l.foreign || random.Float64() >= lossRate {
			continue
		}
		lost[i] = true
		if p.startsPair(l, i) {
			p.pair(&p.tokens[i-1], t, -1)
		}
		if i+1 < l.last && p.startsPair(l, i+1) {
			p.pair(t, &p.tokens[i+1], -1)
		}
		if w := &p.words[t.key]; l.role == cell && w.class&common != 0 {
			w.aside--
		} else {
			w.capital--
			w.lower++
		}
		t.form = lower
	}
	return lost
}

// lossRate is the share of the capitals that damageSome takes: some pages of the
// casing benchmark lost more, some none.
const lossRate = 0.015

// An example is a word inside a sentence, read as if it stood in lower case:
// its features that are not 0.
type example struct {
	at      []feature
	x       []float64
	beside  [2]int // weights of contexts, by their place in the table
	capital bool   // how the text has it
}

// besides returns the places of the weights that contextScore adds up, 0 for
// none.
func (p *page) besides(i int) (at [2]int) {
	before, after := p.contextsOf(i)
	side := beforeName
	if p.words[p.tokens[i].key].class&common != 0 {
		side = beforeCommon
	}
	if before > 0 {
		at[0] = int(before)*contextSides + side
	}
	if after > 0 {
		at[1] = int(after)*contextSides + side + afterCommon
	}
	return at
}

// examples adds the words inside the sentences of p that can be names.
func (p *page) examples(random *rand.Rand, add func(i int, k column, e example)) {
	p.edits = 1 // on a damaged page more words are weighed
	lost := p.damageSome(random)
	for i := range p.tokens {
		t := &p.tokens[i]
		l := &p.lines[t.line]
		if t.place != inside && l.role != heading || t.place == lineStart || l.foreign || t.form == mixed || p.glued(l, i) {
			continue
		}
		w, was := &p.words[t.key], t.form
		count := map[form]*int32{capital: &w.capital, lower: &w.lower}
		switch {
		case t.place != inside:
			count = map[form]*int32{capital: new(int32), lower: new(int32)}
		case l.titleCase && was == capital:
			count = map[form]*int32{capital: &w.aside, lower: new(int32)}
		case l.titleCase:
			count = map[form]*int32{capital: new(int32), lower: new(int32)}
		}
		*count[was]--
		*count[lower]++
		if l.role == heading && t.place == inside {
			p.countHeading(t, -1)
		}
		starts := i > l.first && p.startsPair(l, i)
		if starts {
			p.pair(&p.tokens[i-1], t, -1)
		}
		t.form = lower
		if p.headingCandidate(i) || p.candidate(i) {
			e := example{capital: was == capital || lost[i]}
			v := p.features(i)
			for f, x := range v {
				if x != 0 {
					e.at = append(e.at, feature(f))
					e.x = append(e.x, x)
				}
			}
			e.beside = p.besides(i)
			add(i, v.column(w.class), e)
		}
		t.form = was
		if starts {
			p.pair(&p.tokens[i-1], t, 1)
		}
		if l.role == heading && t.place == inside {
			p.countHeading(t, 1)
		}
		*count[lower]--
		*count[was]++
	}
}

// loss is the share of its capitals that a damaged page loses. Where a word
// stands in lower case, a name is that seldom: fitted weighs the capitals by it,
// so that the weights are good where the decision is.
const loss = 0.05

// fitted returns the weights of a logistic regression (AdaGrad), whose log-odds
// are those of the text as it stands. A weight is the sum of one that all
// columns share and of one of the column's own, which is kept small: a column
// of few examples leans on the others. Those of the contexts are shared by all.
func fitted(data *[columns][]example) (w [columns]vector, beside []float64) {
	const passes, rate, shrinkShared, shrinkOwn, shrinkBeside = 20, 0.1, 3e-5, 3e-3, 3e-4
	var all []struct {
		*example
		column
	}
	for k := range data {
		for i := range data[k] {
			all = append(all, struct {
				*example
				column
			}{&data[k][i], column(k)})
		}
	}
	var shared, squares vector
	var own, ownSquares [columns]vector
	beside, besideSquares := make([]float64, len(contexts)*contextSides), make([]float64, len(contexts)*contextSides)
	step := func(w, squares *float64, g float64) {
		*squares += g * g
		*w += rate * g / math.Sqrt(*squares+1e-6)
	}
	random := rand.New(rand.NewPCG(1, 1))
	for range passes {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, e := range all {
			sum := 0.0
			for n, f := range e.at {
				sum += (shared[f] + own[e.column][f]) * e.x[n]
			}
			sum += beside[e.beside[0]] + beside[e.beside[1]]
			miss := -1 / (1 + math.Exp(-sum))
			if e.capital {
				miss = (1 + miss) * loss
			}
			for n, f := range e.at {
				step(&shared[f], &squares[f], miss*e.x[n]-shrinkShared*shared[f])
				step(&own[e.column][f], &ownSquares[e.column][f], miss*e.x[n]-shrinkOwn*own[e.column][f])
			}
			for _, c := range e.beside {
				if c > 0 {
					step(&beside[c], &besideSquares[c], miss-shrinkBeside*beside[c])
				}
			}
		}
	}
	for k := range w {
		for f := range w[k] {
			w[k][f] = shared[f] + own[k][f]
		}
		w[k][bias] -= math.Log(loss)
	}
	return w, beside
}

// contextTable prints weights as contexts.go has them.
func contextTable(w []float64) string {
	var b strings.Builder
	for i := range contexts {
		if i > 0 {
			row := w[i*contextSides:]
			fmt.Fprintf(&b, "\t{%q, [contextSides]float64{%.2f, %.2f, %.2f, %.2f}},\n", contexts[i].of, row[0], row[1], row[2], row[3])
		}
	}
	return b.String()
}

// tableOf prints weights as weights.go has them.
func tableOf(w *[features][columns]float64) string {
	var b strings.Builder
	for f := range w {
		row := make([]string, columns)
		for k, x := range w[f] {
			row[k] = fmt.Sprintf("%.2f", x)
		}
		fmt.Fprintf(&b, "\t%s: {%s},\n", featureName(feature(f)), strings.Join(row, ", "))
	}
	return b.String()
}

func featureName(f feature) string {
	at := len(names) - 1
	for names[at].first > f {
		at--
	}
	if n := names[at]; n.places != nil {
		return n.name + " + " + n.places[f-n.first]
	}
	return names[at].name
}

var (
	ratioPlaces = []string{"ratioUnseen", "ratioLog", "ratioCount", "ratioPure", "ratioNever"}
	kindPlaces  = []string{"noNeighbour", "functionWord", "lowerWord", "startWord", "commonCapital", "nameCapital", "acronym"}
)

var names = []struct {
	first  feature
	name   string
	places []string
}{
	{bias, "bias", nil},
	{pageRatio, "pageRatio", ratioPlaces},
	{prevRatio, "prevRatio", ratioPlaces},
	{prevFunctionRatio, "prevFunctionRatio", ratioPlaces},
	{nextRatio, "nextRatio", ratioPlaces},
	{nextFunctionRatio, "nextFunctionRatio", ratioPlaces},
	{likeRatio, "likeRatio", ratioPlaces},
	{aside, "aside", nil},
	{asidePair, "asidePair", nil},
	{surname, "surname", nil},
	{usageUnseen, "usageUnseen", nil},
	{usageCapital, "usageCapital", nil},
	{usageLower, "usageLower", nil},
	{usageBefore, "usageBefore", nil},
	{usageAfter, "usageAfter", nil},
	{lexKnown, "lexKnown", nil},
	{lexRare, "lexRare", nil},
	{lexLowered, "lexLowered", nil},
	{lexEveryday, "lexEveryday", nil},
	{lexNoun, "lexNoun", nil},
	{lexPerson, "lexPerson", nil},
	{partOf, "partOf", nil},
	{lexGiven, "lexGiven", nil},
	{wordEnding, "wordEnding", nil},
	{compound, "compound", nil},
	{plural, "plural", nil},
	{phraseBefore, "phraseBefore", nil},
	{phraseAfter, "phraseAfter", nil},
	{prevKind, "prevKind", kindPlaces},
	{nextKind, "nextKind", kindPlaces},
	{pairKind, "pairKind", pairPlaces()},
	{prev2Kind, "prev2Kind", kindPlaces},
	{next2Kind, "next2Kind", kindPlaces},
	{ofCommon, "ofCommon", nil},
	{ofName, "ofName", nil},
	{beforeOfCommon, "beforeOfCommon", nil},
	{beforeOfName, "beforeOfName", nil},
	{afterOwner, "afterOwner", nil},
	{afterOffice, "afterOffice", nil},
	{afterLowOffice, "afterLowOffice", nil},
	{afterGiven, "afterGiven", nil},
	{beforeSaid, "beforeSaid", nil},
	{beforeGiven, "beforeGiven", nil},
	{beforeOffice, "beforeOffice", nil},
	{beforeNumber, "beforeNumber", nil},
	{genitive, "genitive", nil},
	{hyphenBefore, "hyphenBefore", nil},
	{hyphenAfter, "hyphenAfter", nil},
	{listed, "listed", nil},
	{head, "head", nil},
	{beforeHead, "beforeHead", nil},
	{givenFirst, "givenFirst", nil},
	{personBeforeName, "personBeforeName", nil},
	{personBeforeGiven, "personBeforeGiven", nil},
	{personAfterName, "personAfterName", nil},
	{personOf, "personOf", nil},
	{afterDay, "afterDay", nil},
	{directionOf, "directionOf", nil},
	{directionFirst, "directionFirst", nil},
	{afterAdjective, "afterAdjective", nil},
	{afterRun, "afterRun", nil},
	{beforeAcronym, "beforeAcronym", nil},
	{habit, "habit", nil},
	{headingRatio, "headingRatio", ratioPlaces},
	{headingWordRatio, "headingWordRatio", ratioPlaces},
	{headingProof, "headingProof", nil},
	{headingOthers, "headingOthers", nil},
	{headingFirst, "headingFirst", nil},
	{headingLast, "headingLast", nil},
}

func pairPlaces() (places []string) {
	for _, before := range kindPlaces {
		for _, after := range kindPlaces {
			places = append(places, before+"*kinds + "+after)
		}
	}
	return places
}
