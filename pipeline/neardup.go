package pipeline

import (
	"hash/fnv"
	"slices"
	"strings"

	"copydesk/extract"
)

// minFingerprint is the number of words below which a body gets no fingerprint:
// short items of one kind (weather, results) share most of their words.
const minFingerprint = 40

// shingle is the number of words hashed together. Three keeps copies with a
// changed word close and texts on one subject apart.
const shingle = 3

// Fingerprint returns the simhash (Charikar 2002) of a body: texts that share
// most of their three-word runs have fingerprints that differ in few bits. It is
// 0 for a body of fewer than minFingerprint words.
func Fingerprint(body string) uint64 {
	words := slices.Collect(extract.Words(strings.ToLower(body)))
	if len(words) < minFingerprint {
		return 0
	}
	var weight [64]int
	for i := 0; i+shingle <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+shingle] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		sum := h.Sum64()
		for b := range weight {
			weight[b] += int(sum>>b&1)*2 - 1
		}
	}
	var out uint64
	for b, w := range weight {
		if w > 0 {
			out |= 1 << b
		}
	}
	return out
}
