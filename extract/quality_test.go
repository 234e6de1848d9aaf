package extract

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestQuality compares each record with one that has a flaw more.
func TestQuality(t *testing.T) {
	long := strings.Repeat("<p>"+prose+prose+"</p>", 8)
	quality := func(page string) float64 {
		a, err := Extract(&Page{URL: "https://news.example/a", Body: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		return a.Quality
	}
	whole := quality(page(long))
	for _, tt := range []struct{ name, page string }{
		{"a brief body", page("")},
		{"prose beside the body", strings.Replace(page(long), "</body>", "<div>"+strings.Repeat("<h4><a href=/x>Other</a></h4><p>"+prose+"</p>", 6)+"</div></body>", 1)},
		{"a body of one block", "<title>Port reopens</title><body><h1>Port reopens</h1><div><p>" + strings.Repeat(prose, 20) + "</p></div></body>"},
		{"a body in parts", strings.Replace(page(long), "</p><p>", "</p><div class=author-box>"+strings.Repeat("<p>"+prose+"</p>", 8)+"</div><p>", 1)},
		{"a body of links", page(strings.ReplaceAll(long, "berths", "<a href=/a>b</a><a href=/b>e</a><a href=/c>rths</a>") + strings.ReplaceAll(long, "berths", "<a href=/d>b</a><a href=/e>e</a><a href=/f>rths</a>"))},
		{"paragraphs without end", page(strings.ReplaceAll(long, ". </p>", "</p>"))},
		{"a body without end", page(strings.Repeat(long, 20))},
	} {
		if q := quality(tt.page); q >= whole || q < 0 {
			t.Errorf("%s: quality %v, want less than %v", tt.name, q, whole)
		}
	}
}

// TestQualityPredicts prints the body F1 of the pages of COPYDESK_BENCH, a folder
// of unpacked benchmark sets, by quality in ten parts, the lowest first, and how
// the two correlate.
func TestQualityPredicts(t *testing.T) {
	root := os.Getenv("COPYDESK_BENCH")
	if root == "" {
		t.Skip("COPYDESK_BENCH names no folder of benchmark sets")
	}
	type score struct{ quality, f1 float64 }
	var scores []score
	for _, set := range []string{"zyte", "fundus", "aed", "wcxb"} {
		for _, truth := range readTruth(t, filepath.Join(root, set, "truth.jsonl")) {
			body, err := os.ReadFile(filepath.Join(root, set, "pages", truth.ID+".html"))
			if err != nil {
				t.Fatal(err)
			}
			a, err := Extract(&Page{URL: truth.URL, Body: body})
			if err != nil || truth.Body == "" {
				continue
			}
			scores = append(scores, score{a.Quality, shingleF1(truth.Body, a.Body())})
		}
	}
	slices.SortStableFunc(scores, func(a, b score) int { return int(1000 * (a.quality - b.quality)) })
	var mq, mf float64
	for _, s := range scores {
		mq, mf = mq+s.quality/float64(len(scores)), mf+s.f1/float64(len(scores))
	}
	var qf, qq, ff float64
	for _, s := range scores {
		qf, qq, ff = qf+(s.quality-mq)*(s.f1-mf), qq+(s.quality-mq)*(s.quality-mq), ff+(s.f1-mf)*(s.f1-mf)
	}
	for k := range 10 {
		part := scores[len(scores)*k/10 : len(scores)*(k+1)/10]
		sum, bad := 0.0, 0
		for _, s := range part {
			sum += s.f1
			if s.f1 < 0.8 {
				bad++
			}
		}
		t.Logf("quality %.2f to %.2f: body F1 %.3f, %d of %d below 0.8", part[0].quality, part[len(part)-1].quality, sum/float64(len(part)), bad, len(part))
	}
	correlation := qf / math.Sqrt(qq*ff)
	t.Logf("%d pages, correlation %.3f", len(scores), correlation)
	if correlation < 0.1 {
		t.Errorf("quality says nothing of the body: correlation %.3f", correlation)
	}
}

type truthRow struct{ ID, URL, Body string }

func readTruth(t *testing.T, name string) (out []truthRow) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 10<<20)
	for lines.Scan() {
		var row truthRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// shingleF1 is the share of four words in a row that two texts have in common.
func shingleF1(want, got string) float64 {
	a, b := shingles(want), shingles(got)
	common, n := 0, 0
	for s, count := range a {
		common += min(count, b[s])
		n += count
	}
	for _, count := range b {
		n += count
	}
	return 2 * float64(common) / float64(max(n, 1))
}

func shingles(s string) map[string]int {
	words := slices.Collect(Words(s))
	out := map[string]int{}
	for i := range max(1, len(words)-3) {
		out[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return out
}
