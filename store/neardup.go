package store

import (
	"maps"
	"math/bits"
	"slices"
)

// nearBits is how many of the 64 bits of two fingerprints may differ for their
// bodies to count as nearly the same (Manku, Jain, Das Sarma 2007, for pages).
// With four bands of 16 bits, three differing bits leave one band equal.
const nearBits = 3

// bands find candidates through the indexes articles_by_band0 to 3, whose
// expressions these must repeat.
var bands = []string{
	"SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash & 65535 = ?1 & 65535 AND id < ?2",
	"SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash >> 16 & 65535 = ?1 >> 16 & 65535 AND id < ?2",
	"SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash >> 32 & 65535 = ?1 >> 32 & 65535 AND id < ?2",
	"SELECT id, simhash FROM articles WHERE simhash IS NOT NULL AND simhash >> 48 & 65535 = ?1 >> 48 & 65535 AND id < ?2",
}

// markDuplicate points an article at the first one before it with nearly the
// same body, if there is one; never at one that is a duplicate itself.
func (w *writer) markDuplicate(id int64, fingerprint uint64) error {
	if fingerprint == 0 {
		return w.exec("UPDATE articles SET duplicate_of = NULL WHERE id = ? AND duplicate_of IS NOT NULL", id)
	}
	first := int64(0)
	for _, band := range bands {
		near, err := w.nearest(band, id, fingerprint)
		if err != nil {
			return err
		}
		if near != 0 && (first == 0 || near < first) {
			first = near
		}
	}
	return w.exec(`UPDATE articles SET duplicate_of = (SELECT coalesce(f.duplicate_of, f.id) FROM articles f WHERE f.id = ?1)
		WHERE id = ?2 AND (duplicate_of IS NOT NULL OR ?1 IS NOT NULL)`, null(first), id)
}

// nearest returns the lowest id among the near candidates of a band, 0 if there
// is none.
func (w *writer) nearest(band string, id int64, fingerprint uint64) (first int64, err error) {
	rows, err := w.t.Query(band, int64(fingerprint), id)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var other, simhash int64
		if err := rows.Scan(&other, &simhash); err != nil {
			return 0, err
		}
		if bits.OnesCount64(uint64(simhash)^fingerprint) <= nearBits && (first == 0 || other < first) {
			first = other
		}
	}
	return first, rows.Err()
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
