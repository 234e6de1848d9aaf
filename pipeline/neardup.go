package pipeline

import (
	"hash/fnv"

	"copydesk/extract"
)

// minFingerprint is the number of words below which a body gets no fingerprint:
// short items of one kind (weather, results) share most of their words.
const minFingerprint = 40

// Fingerprint returns the simhash (Charikar 2002) of a body: texts that share
// most of their three-word runs have fingerprints that differ in few bits. It is
// 0 for a body of fewer than minFingerprint words.
func Fingerprint(body string) uint64 {
	var weight [64]int
	words := extract.Shingle - 1
	for run := range extract.Shingles(body) {
		words++
		h := fnv.New64a()
		for _, w := range run {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		sum := h.Sum64()
		for b := range weight {
			weight[b] += int(sum>>b&1)*2 - 1
		}
	}
	if words < minFingerprint {
		return 0
	}
	var out uint64
	for b, w := range weight {
		if w > 0 {
			out |= 1 << b
		}
	}
	return out
}
