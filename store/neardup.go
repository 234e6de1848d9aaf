package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"copydesk/extract"
)

// Copies are found in two steps. The sketch of a body names candidates: the
// smallest hashes of its runs of words, which two texts have in common as often
// as they have runs in common (Broder 1997), however long a text stands before
// or after. Then the texts themselves decide, see alike.
//
// Measured on the bodies of 919 pages, each against a changed copy of itself: the
// two steps find all of those that got a dateline and agency lines or were cut
// to half, 99 % of those with 15 % of the sentences or the words exchanged, 94 %
// with 30 % of the sentences; no two of the bodies were taken for copies that are
// none. A simhash compared within bands found 14 % of the copies with 15 % of the
// sentences exchanged, and none that were cut.
const (
	runWords     = 4
	sketchSize   = 12
	sketchShared = 2
	minSketch    = 40 // words below which a body has no sketch: short items of one kind (weather, results) share most of their words
)

// sketch returns the sketch of a body from the hashes of its words, which it
// overwrites; nil if it is too short to compare.
func sketch(words []uint64) []uint32 {
	if len(words) < minSketch {
		return nil
	}
	out := make([]uint32, 0, sketchSize+1)
	for _, h := range runHashes(words, runWords) {
		short := uint32(h >> 32)
		if len(out) == sketchSize && short >= out[sketchSize-1] {
			continue
		}
		at, known := slices.BinarySearch(out, short)
		if known {
			continue
		}
		out = slices.Insert(out, at, short)
		out = out[:min(len(out), sketchSize)]
	}
	return out
}

// hashWords appends a hash of each word of a text, whatever its capitals.
func hashWords(out []uint64, text string) []uint64 {
	for word := range extract.Words(text) {
		out = append(out, hashWord(word))
	}
	return out
}

// hashWord is FNV-1a of the word in lower case.
func hashWord(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c >= utf8.RuneSelf:
			if lower := strings.ToLower(word); lower != word {
				return hashWord(lower)
			}
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// runHashes returns a hash of each run of n words, in place of the hashes of
// the words. The last multiplication spreads the bits: the smallest hashes must
// be those of any runs.
func runHashes(words []uint64, n int) []uint64 {
	last := max(len(words)-n+1, 0)
	for i := range last {
		var h uint64
		for _, word := range words[i : i+n] {
			h = (h ^ word) * 0x9E3779B97F4A7C15
			h ^= h >> 29
		}
		words[i] = h * 0xBF58476D1CE4E5B9
	}
	return words[:last]
}

// Two bodies are nearly the same if a quarter of the four-word runs of both
// together are in both in the same order: two texts of one length share two
// fifths of their runs then, a text and its beginning a quarter. Stock phrases
// in any order are no copy (a horoscope), and neither are the same words around
// other figures (the weather, closing prices): at least half of the figures must
// agree, of the text that has fewer, if it has three or more.
const (
	nearShare   = 0.25
	nearFigures = 0.5
	minFigures  = 3
)

// A likeness is what texts are compared by.
type likeness struct{ runs, figures series }

func likenessOf(body string) likeness {
	var figures []uint64
	for word := range extract.Words(body) {
		if strings.ContainsAny(word, "0123456789") {
			figures = append(figures, hashWord(word))
		}
	}
	return likeness{runsOf(body), newSeries(figures)}
}

// runsOf returns the runs of a body.
func runsOf(body string) series { return newSeries(runHashes(hashWords(nil, body), runWords)) }

func alike(a, b likeness) bool {
	runs := a.runs.inOrder(b.runs)
	if float64(runs) < nearShare*float64(a.runs.len()+b.runs.len()-runs) {
		return false
	}
	fewer := min(a.figures.len(), b.figures.len())
	return fewer < minFigures || float64(a.figures.inOrder(b.figures)) >= nearFigures*float64(fewer)
}

// A series is what stands in a text, in order, each where it stands first.
type series struct {
	all   []uint64
	place map[uint64]int // in all
}

func newSeries(hashes []uint64) series {
	s := series{place: make(map[uint64]int, len(hashes))}
	for _, h := range hashes {
		if _, known := s.place[h]; !known {
			s.place[h] = len(s.all)
			s.all = append(s.all, h)
		}
	}
	return s
}

func (s series) len() int { return len(s.all) }

// inOrder is how many members two series have in common, in the same order.
func (s series) inOrder(other series) int {
	var tails []int // the least place at which a rising row of each length ends
	for _, h := range s.all {
		at, common := other.place[h]
		if !common {
			continue
		}
		if n, _ := slices.BinarySearch(tails, at); n < len(tails) {
			tails[n] = at
		} else {
			tails = append(tails, at)
		}
	}
	return len(tails)
}

// contained is the part of the shorter series that is in the longer one, in the
// same order; 1 if it is empty.
func contained(a, b series) float64 {
	shorter := min(a.len(), b.len())
	if shorter == 0 {
		return 1
	}
	return float64(a.inOrder(b)) / float64(shorter)
}

// A run that very many articles have is a phrase of their site: only the first
// maxOfRun that have it are kept. The texts are read of no more than
// maxCandidates.
const (
	maxOfRun      = 100
	maxCandidates = 5
)

// sharing finds the articles before ?1 by the hashes ?2, ?3 … of their sketches.
var sharing = "SELECT hash, article_id FROM sketches WHERE hash IN (" + strings.Repeat("?,", sketchSize-1) + "?) AND article_id < ?"

// markDuplicate points an article at the first one before it with nearly the
// same body, which it returns. One that is no copy of any points at nothing, and
// its sketch is kept for those to come.
func (w *writer) markDuplicate(id int64, body string, sketch []uint32) (first int64, err error) {
	near, sketch, err := w.candidates(id, sketch)
	if err != nil {
		return 0, err
	}
	first, err = w.nearest(body, near)
	if err != nil {
		return 0, err
	}
	if first != 0 {
		return first, w.exec("UPDATE articles SET duplicate_of = ? WHERE id = ?", first, id)
	}
	r := rowsOf(len(sketch), "sketches", "article_id", "hash")
	for _, hash := range sketch {
		r.add(int64(hash))
	}
	return 0, w.insertRows(r, id)
}

// forgetSketch drops the sketch of an article, computed from the body that it had.
func (w *writer) forgetSketch(id int64, body string) error {
	for _, hash := range sketch(hashWords(nil, body)) {
		if err := w.exec("DELETE FROM sketches WHERE hash = ? AND article_id = ?", int64(hash), id); err != nil {
			return err
		}
	}
	return nil
}

// candidates returns the articles before id whose sketches share most with the
// given one, and that sketch without the runs of which enough are kept.
func (w *writer) candidates(id int64, sketch []uint32) (near []int64, rare []uint32, err error) {
	if len(sketch) == 0 {
		return nil, nil, nil
	}
	args := make([]any, sketchSize+1) // NULL, where the body has fewer runs, is equal to nothing
	for i, hash := range sketch {
		args[i] = int64(hash)
	}
	args[sketchSize] = id
	articles, kept := map[int64]int{}, map[uint32]int{}
	var hash uint32
	var other int64
	err = w.each(sharing, args, []any{&hash, &other}, func() error {
		articles[other]++
		kept[hash]++
		return nil
	})
	for other, shared := range articles {
		if shared >= sketchShared {
			near = append(near, other)
		}
	}
	slices.SortFunc(near, func(a, b int64) int { return cmp.Or(articles[b]-articles[a], cmp.Compare(a, b)) })
	rare = slices.DeleteFunc(slices.Clone(sketch), func(hash uint32) bool { return kept[hash] >= maxOfRun })
	return near[:min(len(near), maxCandidates)], rare, err
}

// nearest returns the first of the candidates whose body is nearly the given
// one, 0 if there is none.
func (w *writer) nearest(body string, candidates []int64) (int64, error) {
	if len(candidates) == 0 {
		return 0, nil
	}
	own := likenessOf(body)
	for _, other := range candidates {
		theirs, err := w.body(other)
		if err != nil {
			return 0, err
		}
		if alike(own, likenessOf(theirs)) {
			return other, nil
		}
	}
	return 0, nil
}

func (w *writer) body(id int64) (body string, err error) {
	err = w.t.QueryRow("SELECT body_text FROM articles WHERE id = ?", id).Scan(&body)
	return body, err
}

// regroup finds the place of an article whose body has changed, and of those
// that pointed at it.
func (w *writer) regroup(id int64, before, after string) error {
	if err := w.forgetSketch(id, before); err != nil {
		return err
	}
	if err := w.markAgain(id, after); err != nil {
		return err
	}
	return w.markAll("SELECT id FROM articles WHERE duplicate_of = ? ORDER BY id", id)
}

// markAll finds the place of the articles of a query from what is stored of them.
func (w *writer) markAll(query string, args ...any) error {
	articles, err := column[int64](w.t.Query(query, args...))
	for _, id := range articles {
		body, err := w.body(id)
		if err != nil {
			return err
		}
		if err := w.markAgain(id, body); err != nil {
			return err
		}
	}
	return err
}

// markAgain finds the place of an article that may have one.
func (w *writer) markAgain(id int64, body string) error {
	if err := w.exec("UPDATE articles SET duplicate_of = NULL WHERE id = ? AND duplicate_of IS NOT NULL", id); err != nil {
		return err
	}
	_, err := w.markDuplicate(id, body, sketch(hashWords(nil, body)))
	return err
}
