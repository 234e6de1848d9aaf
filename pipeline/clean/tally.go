package clean

import (
	"iter"

	"copydesk/extract"
)

// A Tally counts how articles print their words in the middle of sentences: in
// how many articles a word has a capital, and in how many it has none. It
// learns from undamaged articles alone, and of each site no more than perSite
// articles for one word, so that the habit of a site, or a story that all of
// its pages repeat, does not outvote the others. It is for one goroutine.
type Tally struct {
	Names *Lexicon

	words map[string]printed
	sites map[siteWord]uint8
}

// printed is how often a word was seen; siteWord, on which site.
type (
	printed  struct{ capital, lower int }
	siteWord struct{ site, word string }
)

const (
	// perSite is how many articles of one site count for one word.
	perSite = 20
	// maxTally bounds the words of one tally: a run over 1,000 articles of the
	// benchmark sets meets 21,000.
	maxTally = 200_000
)

// Add counts the words of an article of a site, if it is in English and shows
// no damage. Common words do not count: that a text capitalises "river" in a name
// says nothing of another river.
func (t *Tally) Add(site string, a *extract.Article) {
	if !isEnglish(a) {
		return
	}
	p := newPage(a, t.Names, nil)
	defer p.free()
	if p.edits > 0 || !p.signal() {
		return
	}
	if t.words == nil {
		t.words, t.sites = map[string]printed{}, map[siteWord]uint8{}
	}
	for i := range p.words {
		w := &p.words[i]
		if w.never || w.class&common != 0 || w.capital+w.lower == 0 {
			continue
		}
		n, seen := t.words[w.word]
		if !seen && len(t.words) >= maxTally || t.sites[siteWord{site, w.word}] >= perSite {
			continue
		}
		t.sites[siteWord{site, w.word}]++
		if w.capital > 0 {
			n.capital++
		}
		if w.lower > 0 {
			n.lower++
		}
		t.words[w.word] = n
	}
}

// Words yields what was counted.
func (t *Tally) Words() iter.Seq2[string, [2]int] {
	return func(yield func(string, [2]int) bool) {
		for w, n := range t.words {
			if !yield(w, [2]int{n.capital, n.lower}) {
				return
			}
		}
	}
}

// WordCounts are the counts of earlier runs: for a word in lower case, in how
// many articles it has a capital, and in how many it has none.
type WordCounts map[string][2]int

// Case implements [Counts].
func (c WordCounts) Case(word string) (capital, lower int) {
	n := c[word]
	return n[0], n[1]
}

// With returns the stages with counts of the crawl to read.
func (s Stages) With(counts Counts) Stages {
	out := make(Stages, len(s))
	for i, stage := range s {
		if c, ok := stage.(Casing); ok {
			c.Counts = counts
			stage = c
		}
		out[i] = stage
	}
	return out
}
