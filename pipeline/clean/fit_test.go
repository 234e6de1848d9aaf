package clean

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// fit names a file of texts, JSON lines with "id" and "clean". TestFit fits
// the weights of evidence.go on one half of them and prints the table, then
// how the scores of each group of words lie, from which the bars were read:
//
//	go test ./pipeline/clean -run TestFit -v -fit TEXTS.jsonl
var fit = flag.String("fit", "", "fit the weights of evidence.go on the texts of `file`")

// An example is a word inside a sentence, read as if it stood in lower case.
type example struct {
	v         vector
	capital   bool // how the text has it
	candidate bool
	group     group
	context   string
}

func TestFit(t *testing.T) {
	if *fit == "" {
		t.Skip("no texts: see -fit")
	}
	file, err := os.Open(*fit)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var examples []example
	words := 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var text struct{ ID, Clean string }
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			t.Fatal(err)
		}
		if forFitting(text.ID) {
			p := newPage(Article(text.Clean), DefaultLexicon(), nil)
			words += len(p.tokens)
			examples = append(examples, p.examples()...)
		}
	}
	w := fitted(examples)
	t.Logf("weights from %d words:\n%s", words, w.table())
	t.Log("bars:\n" + distribution(examples, &w))
}

// forFitting tells the half of the texts that is fitted on; the other half is
// for the report.
func forFitting(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()>>3&1 == 0
}

// examples returns the words inside the sentences of p that can be names.
func (p *page) examples() (out []example) {
	for i := range p.tokens {
		t := &p.tokens[i]
		l := &p.lines[t.line]
		if t.place != inside || l.role == heading || l.foreign || t.form == mixed || p.glued(l, i) {
			continue
		}
		w, was := &p.words[t.key], t.form
		count := map[form]*int32{capital: &w.capital, lower: &w.lower}
		*count[was]--
		*count[lower]++
		t.form = lower
		e := example{capital: was == capital, context: l.s[max(l.from, t.start-25):min(l.to, t.end+20)]}
		if p.candidate(i) {
			e.v = p.features(i)
			e.candidate = true
			e.group = p.group(i, &e.v)
		}
		out = append(out, e)
		t.form = was
		*count[lower]--
		*count[was]++
	}
	return out
}

// fitted returns the weights of a logistic regression (AdaGrad, 15 passes).
func fitted(examples []example) (w vector) {
	var data []*example
	for i := range examples {
		if examples[i].candidate {
			data = append(data, &examples[i])
		}
	}
	random := rand.New(rand.NewPCG(1, 1))
	var squares vector
	for i := range squares {
		squares[i] = 1e-6
	}
	for range 15 {
		random.Shuffle(len(data), func(i, j int) { data[i], data[j] = data[j], data[i] })
		for _, e := range data {
			sum := 0.0
			for f, x := range e.v {
				sum += w[f] * x
			}
			miss := -1 / (1 + math.Exp(-sum))
			if e.capital {
				miss++
			}
			for f, x := range e.v {
				if x != 0 {
					g := miss*x - 2e-6*w[f]
					squares[f] += g * g
					w[f] += 0.3 * g / math.Sqrt(squares[f])
				}
			}
		}
	}
	return w
}

// rows of the table of weights; a row goes on to the next one's feature.
var rows = []struct {
	name string
	at   feature
}{
	{"bias", bias}, {"pageRatio", pageRatio}, {"prevRatio", prevRatio}, {"prevFunctionRatio", prevFunctionRatio},
	{"nextRatio", nextRatio}, {"nextFunctionRatio", nextFunctionRatio}, {"aside", aside},
	{"lexCommon", lexCommon}, {"lexName", lexName}, {"lexKnown", lexKnown}, {"lexBoth", lexBoth}, {"lexUnknown", lexUnknown},
	{"lexGiven", lexGiven}, {"unknownShown", unknownShown}, {"phraseBefore", phraseBefore}, {"phraseAfter", phraseAfter},
	{"titleCapital", titleCapital}, {"titleLower", titleLower}, {"articleBefore", articleBefore}, {"prepositionBefore", prepositionBefore},
	{"neighbours", neighbours}, {"rareNeighbours", rareNeighbours}, {"hyphenBefore", hyphenBefore}, {"hyphenAfter", hyphenAfter},
	{"genitive", genitive}, {"givenBefore", givenBefore}, {"unknownAfterGiven", unknownAfterGiven}, {"wordEnding", wordEnding},
	{"listed", listed}, {"head", head}, {"beforeHead", beforeHead}, {"surname", surname}, {"givenFirst", givenFirst}, {"", features},
}

// table prints the weights as evidence.go has them.
func (v *vector) table() string {
	var b strings.Builder
	for i, row := range rows[:len(rows)-1] {
		fmt.Fprintf(&b, "\t%s: ", row.name)
		for _, x := range v[row.at:rows[i+1].at] {
			fmt.Fprintf(&b, "%.3f, ", x)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// distribution says for each group and bar which share of the capitals score
// higher, and how many words in lower case do.
func distribution(examples []example, w *vector) string {
	by := map[group][]example{}
	missed := 0
	for _, e := range examples {
		if e.candidate {
			by[e.group] = append(by[e.group], e)
		} else if e.capital {
			missed++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "capitals that are no candidates: %d\n", missed)
	for g := range groups {
		capitals := 0
		var wrong []string
		for _, e := range by[g] {
			if e.capital {
				capitals++
			}
		}
		fmt.Fprintf(&b, "%2d capital %5d lower %5d ", g, capitals, len(by[g])-capitals)
		for _, bar := range []float64{1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7} {
			right, low := 0, 0
			for _, e := range by[g] {
				sum := 0.0
				for f, x := range e.v {
					sum += w[f] * x
				}
				switch {
				case sum < bar:
				case e.capital:
					right++
				default:
					low++
					wrong = append(wrong, fmt.Sprintf("%6.2f %q", sum, e.context))
				}
			}
			fmt.Fprintf(&b, "  %.1f:%.2f/%d", bar, float64(right)/float64(max(1, capitals)), low)
		}
		b.WriteByte('\n')
		slices.Sort(wrong)
		wrong = slices.Compact(wrong)
		slices.Reverse(wrong)
		for _, s := range wrong[:min(8, len(wrong))] {
			fmt.Fprintf(&b, "      %s\n", s)
		}
	}
	return b.String()
}
