package store

import (
	"maps"
	"math/bits"
	"slices"
	"strings"

	"copydesk/extract"
)

// A body is nearly the same as another if nearShare of the three-word runs that
// either has are in both. The fingerprint only names candidates: one sentence
// added to an agency report of 200 words turns up to 12 of its 64 bits, and
// unrelated bodies, which differ in 32 on average, come that close once in ten
// million. Up to three differing bits always leave one of four bands equal.
const (
	nearBits  = 12
	nearShare = 0.7
)

// candidates share one of the four bands of a fingerprint, found through the
// indexes articles_by_band0 to 3, whose expressions these must repeat.
const candidates = `SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash & 65535 = ?1 & 65535 AND id < ?2
	UNION SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash >> 16 & 65535 = ?1 >> 16 & 65535 AND id < ?2
	UNION SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash >> 32 & 65535 = ?1 >> 32 & 65535 AND id < ?2
	UNION SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash >> 48 & 65535 = ?1 >> 48 & 65535 AND id < ?2
	ORDER BY id`

// markDuplicate points an article at the first one before it with nearly the
// same body, never at one that is a duplicate itself. Where there is none it
// points at nothing.
func (w *writer) markDuplicate(id int64, fingerprint uint64) error {
	first, err := w.nearest(id, fingerprint)
	if err != nil {
		return err
	}
	if first == 0 {
		return w.exec("UPDATE articles SET duplicate_of = NULL WHERE id = ? AND duplicate_of IS NOT NULL", id)
	}
	return w.exec("UPDATE articles SET duplicate_of = (SELECT coalesce(f.duplicate_of, f.id) FROM articles f WHERE f.id = ?) WHERE id = ?", first, id)
}

// nearest returns the lowest id among the candidates whose body is nearly that
// of article id, 0 if there is none.
func (w *writer) nearest(id int64, fingerprint uint64) (int64, error) {
	near, err := w.candidates(id, fingerprint)
	if err != nil || len(near) == 0 {
		return 0, err
	}
	body, err := w.shingles(id)
	if err != nil {
		return 0, err
	}
	for _, other := range near {
		theirs, err := w.shingles(other)
		if err != nil {
			return 0, err
		}
		if share(body, theirs) >= nearShare {
			return other, nil
		}
	}
	return 0, nil
}

// candidates returns the articles before id whose fingerprint is near, by id.
func (w *writer) candidates(id int64, fingerprint uint64) (out []int64, err error) {
	if fingerprint == 0 {
		return nil, nil
	}
	rows, err := w.t.Query(candidates, int64(fingerprint), id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var other, simhash int64
		if err := rows.Scan(&other, &simhash); err != nil {
			return nil, err
		}
		if bits.OnesCount64(uint64(simhash)^fingerprint) <= nearBits {
			out = append(out, other)
		}
	}
	return out, rows.Err()
}

// shingles returns the three-word runs of a stored body.
func (w *writer) shingles(id int64) (map[string]bool, error) {
	var body string
	if err := w.t.QueryRow("SELECT body_text FROM articles WHERE id = ?", id).Scan(&body); err != nil {
		return nil, err
	}
	return shingles(body), nil
}

func shingles(body string) map[string]bool {
	out := map[string]bool{}
	for run := range extract.Shingles(body) {
		out[strings.Join(run, " ")] = true
	}
	return out
}

// share is the part of the members of either set that are in both.
func share(a, b map[string]bool) float64 {
	both := common(a, b)
	return float64(both) / float64(max(len(a)+len(b)-both, 1))
}

// contained is the part of the smaller set that is in the larger one, 1 if it
// is empty.
func contained(a, b map[string]bool) float64 {
	smaller := min(len(a), len(b))
	if smaller == 0 {
		return 1
	}
	return float64(common(a, b)) / float64(smaller)
}

func common(a, b map[string]bool) (both int) {
	for s := range a {
		if b[s] {
			both++
		}
	}
	return both
}

// regroup finds the place of an article whose body has changed, and of those
// that pointed at it.
func (w *writer) regroup(id int64, before, after uint64) error {
	if before == after {
		return nil
	}
	if err := w.markDuplicate(id, after); err != nil {
		return err
	}
	copies := map[int64]uint64{}
	rows, err := w.t.Query("SELECT id, simhash FROM articles WHERE duplicate_of = ?", id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var other, simhash int64
		if err := rows.Scan(&other, &simhash); err != nil {
			return err
		}
		copies[other] = uint64(simhash)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, other := range slices.Sorted(maps.Keys(copies)) {
		if err := w.markDuplicate(other, copies[other]); err != nil {
			return err
		}
	}
	return nil
}
