package store

import (
	"context"
	"iter"
)

// maxWordCases bounds the words that the file keeps: some 20 MB.
const maxWordCases = 500_000

// WordCases returns how the crawl has printed each word, in lower case: in how
// many articles with a capital, and in how many without.
func (s *Store) WordCases(ctx context.Context) (map[string][2]int, error) {
	out := map[string][2]int{}
	var word string
	var n [2]int
	err := each(ctx, s.r, "SELECT word, capital, lower FROM word_case", nil, []any{&word, &n[0], &n[1]}, func() error {
		out[word] = n
		return nil
	})
	if err != nil {
		return nil, explain("read word counts", s.path, err)
	}
	return out, nil
}

// AddWordCases adds counts to those of [Store.WordCases]. Of more than
// maxWordCases words the rarest are forgotten.
func (s *Store) AddWordCases(ctx context.Context, counts iter.Seq2[string, [2]int]) error {
	return s.transact(ctx, "add word counts", func(x tx) error {
		for word, n := range counts {
			if err := x.exec(`INSERT INTO word_case VALUES (?, ?, ?)
				ON CONFLICT DO UPDATE SET capital = capital + excluded.capital, lower = lower + excluded.lower`, word, n[0], n[1]); err != nil {
				return err
			}
		}
		return x.exec(`DELETE FROM word_case WHERE word IN (
			SELECT word FROM word_case ORDER BY capital + lower DESC, word LIMIT -1 OFFSET ?)`, maxWordCases)
	})
}
