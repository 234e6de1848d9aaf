package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"copydesk/extract"
)

// A power cut takes what the disk had not written yet of the log: everything
// after some place, or it leaves zeros or another log's bytes there. What the
// last checkpoint has copied is in the file. Whatever is left, the file is
// sound, and holds the first batches whole and the others not at all: as often
// as STORE_CUTS says, or 24 times.
func TestPowerCut(t *testing.T) {
	cuts, err := strconv.Atoi(os.Getenv("STORE_CUTS"))
	if err != nil {
		cuts = 24
	}
	s := create(t)
	if _, err := s.w.Exec("PRAGMA wal_autocheckpoint = 0"); err != nil {
		t.Fatal(err)
	}
	run := start(t, s)
	const batch = 3
	store := func(from, batches int) {
		for n := range batches {
			var results []*extract.Result
			for i := range batch {
				results = append(results, result(longArticle(from+n*batch+i)))
			}
			put(t, run, results...)
		}
	}
	store(0, 2)
	if _, err := s.w.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	store(100, 6)
	file, log := content(t, s.path), content(t, s.path+"-wal")
	r := rand.New(rand.NewPCG(5, 6))
	counts := map[string]int{}
	for n := range cuts {
		left := slices.Clone(log)
		at := r.IntN(len(left))
		if n == 0 {
			at = len(left) // nothing is lost
		}
		switch n % 3 {
		case 0:
			left = left[:at]
		case 1:
			clear(left[at:])
		case 2:
			copy(left[at:], left[:len(left)-at])
		}
		path := filepath.Join(t.TempDir(), "cut.db")
		write(t, path, string(file))
		write(t, path+"-wal", string(left))
		after := reopen(t, path)
		sound(t, after)
		articles := query(t, after, "SELECT id FROM articles ORDER BY id")
		if len(articles) < 2*batch || len(articles)%batch != 0 || articles[len(articles)-1] != fmt.Sprint(len(articles)) {
			t.Errorf("cut %d at %d of %d: articles %s", n, at, len(log), strings.Join(articles, " "))
		}
		if half := query(t, after, fmt.Sprintf("SELECT a.id FROM articles a WHERE (SELECT count(*) FROM blocks WHERE article_id = a.id) <> %d", len(longArticle(0).Blocks))); len(half) > 0 {
			t.Errorf("cut %d at %d of %d: half written %s", n, at, len(log), strings.Join(half, " "))
		}
		counts[fmt.Sprint(len(articles)/batch, " batches")]++
	}
	t.Log(counts)
	if counts["8 batches"] == 0 {
		t.Error("with the whole log not all batches are there")
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
