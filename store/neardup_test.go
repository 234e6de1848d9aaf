package store

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"copydesk/extract"
)

// near is an article with that body, a paragraph a line.
func near(n int, body string) *extract.Result {
	a := sample()
	a.URL, a.Headline = fmt.Sprintf("https://h%d.example/%d", n%7, n), extract.NewText(fmt.Sprint("Story ", n))
	a.Tables, a.FAQs, a.Blocks = nil, nil, nil
	for p := range strings.SplitSeq(body, "\n") {
		a.Blocks = append(a.Blocks, extract.Block{Kind: extract.Paragraph, InBody: true, Text: extract.NewText(p)})
	}
	return result(a)
}

// A newsroom changes what it takes over; each of these makes a copy of s, with
// sentences or words of another text where it needs them.
var newsroom = []struct {
	name   string
	change func(r *rand.Rand, s, other string) string
}{
	{"5 % of sentences", func(r *rand.Rand, s, other string) string { return exchange(r, sentence, s, other, 0.05) }},
	{"15 % of sentences", func(r *rand.Rand, s, other string) string { return exchange(r, sentence, s, other, 0.15) }},
	{"30 % of sentences", func(r *rand.Rand, s, other string) string { return exchange(r, sentence, s, other, 0.30) }},
	{"5 % of words", func(r *rand.Rand, s, other string) string { return exchange(r, word, s, other, 0.05) }},
	{"15 % of words", func(r *rand.Rand, s, other string) string { return exchange(r, word, s, other, 0.15) }},
	{"30 % of words", func(r *rand.Rand, s, other string) string { return exchange(r, word, s, other, 0.30) }},
	{"cut to half", func(_ *rand.Rand, s, _ string) string { return cutTo(s, 0.5) }},
	{"dateline and agency lines", func(_ *rand.Rand, s, _ string) string { return agency(s) }},
	{"cut to 70 %, 10 % of sentences, agency lines", func(r *rand.Rand, s, other string) string {
		return agency(exchange(r, sentence, cutTo(s, 0.7), other, 0.1))
	}},
}

var (
	sentence = regexp.MustCompile(`[^.!?\n]+[.!?\n]*`)
	word     = regexp.MustCompile(`\S+`)
)

// exchange puts pieces of other in the place of a share of those of s.
func exchange(r *rand.Rand, piece *regexp.Regexp, s, other string, share float64) string {
	from := piece.FindAllString(other, -1)
	return piece.ReplaceAllStringFunc(s, func(old string) string {
		if r.Float64() < share {
			return from[r.IntN(len(from))]
		}
		return old
	})
}

func cutTo(s string, share float64) string {
	all := word.FindAllStringIndex(s, -1)
	return s[:all[int(float64(len(all))*share)][0]]
}

func agency(s string) string {
	return "HALDEN (Press Wire) – " + s + "\n(Reporting by the Halden desk; editing by the night desk)\n" +
		"Sign up here for our newsletter and get the news of the day every morning. Our standards: read how we work."
}

// A form is printed day after day around other figures and names.
var forms = []func(r *rand.Rand) string{
	func(r *rand.Rand) string {
		return fmt.Sprintf("%s will be %s today with a high of %d degrees and a low of %d. Winds will come from the %s at %d to %d kilometres an hour. The chance of rain is %d per cent. "+
			"The sun rises at %d.%02d and sets at %d.%02d. Tomorrow will be %s with a high of %d. The next bulletin follows at noon, and warnings are printed above it.",
			pick(r, "Halden", "Graz", "Low Moor", "Dresden"), pick(r, "dry", "wet", "grey", "sunny"), r.IntN(30), r.IntN(12), pick(r, "north", "south", "west"), r.IntN(20), 20+r.IntN(40), r.IntN(100),
			5+r.IntN(3), r.IntN(60), 17+r.IntN(4), r.IntN(60), pick(r, "dry", "wet", "grey", "sunny"), r.IntN(30))
	},
	func(r *rand.Rand) string {
		return fmt.Sprintf("The index closed %s at %d.%02d points on %s. Volume reached %d million shares. %s led the gainers with %d.%d per cent, while %s lost %d.%d per cent. "+
			"Of the shares in the index %d rose and %d fell. The euro stood at %d.%04d, a barrel of oil cost %d.%02d, and an ounce of gold was traded at %d.",
			pick(r, "higher", "lower"), 9000+r.IntN(5000), r.IntN(100), pick(r, "Monday", "Tuesday", "Wednesday", "Thursday"), r.IntN(900), pick(r, "steel makers", "banks", "carriers"), r.IntN(9), r.IntN(9),
			pick(r, "steel makers", "banks", "carriers"), r.IntN(9), r.IntN(9), r.IntN(50), r.IntN(50), 1, r.IntN(9999), 50+r.IntN(50), r.IntN(100), 1500+r.IntN(900))
	},
	func(r *rand.Rand) string {
		return fmt.Sprintf("Winning numbers of draw %d: %d, %d, %d, %d, %d and %d, bonus ball %d. The jackpot of %d.%d million was won by %d tickets. The draw was watched by a notary, and all results are without guarantee. "+
			"Prizes are paid at every counter within ninety days of the draw upon presentation of the ticket; larger ones at the head office by appointment alone.",
			1000+r.IntN(2000), r.IntN(49), r.IntN(49), r.IntN(49), r.IntN(49), r.IntN(49), r.IntN(49), r.IntN(49), r.IntN(90), r.IntN(9), r.IntN(20))
	},
	func(r *rand.Rand) string {
		var b strings.Builder
		for _, sign := range []string{"Aries", "Taurus", "Gemini", "Cancer", "Leo", "Virgo"} {
			fmt.Fprintf(&b, "%s: Today you %s, and %s. A friend %s before evening. ", sign, pick(r, "find time for what was left undone", "should listen more than you speak", "meet somebody from your past", "are full of strength",
				"learn what others have long known", "owe nobody an answer", "can trust your own eyes", "are asked for a favour", "wake with a new idea", "should not sign anything", "win an argument", "may say no for once"),
				pick(r, "money comes from where you least expect it", "love asks for patience", "a letter brings news", "the stars advise rest", "work can wait", "all doors are open", "a small quarrel ends well", "an old plan takes shape", "the road is long", "nothing is decided yet", "somebody is watching your work", "home needs you more"),
				pick(r, "asks for help", "has advice for you", "surprises you", "needs an answer", "tells the truth", "comes to stay", "makes you laugh", "keeps a promise", "shares a secret", "is late", "wants to be forgiven", "drops a hint"))
		}
		return b.String()
	},
}

func pick(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// siteBodies are those of the articles of the demo site.
func siteBodies(t *testing.T) (out []string) {
	t.Helper()
	err := filepath.WalkDir("../fixtures/site", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		html, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		// Most that fail are section fronts; the texts count, not their number.
		if a, err := extract.Extract(&extract.Page{URL: "https://ledger.example/" + name, Body: html}); err == nil {
			out = append(out, a.Body())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return distinct(out)
}

// distinct leaves out bodies of which half would be too short to compare, and
// copies of one before.
func distinct(bodies []string) (out []string) {
	var kept []likeness
	for _, b := range bodies {
		l := likenessOf(b)
		if extract.WordCount(b) > 2*minSketch && !slices.ContainsFunc(kept, func(k likeness) bool { return alike(k, l) }) {
			out, kept = append(out, b), append(kept, l)
		}
	}
	return out
}

// recall stores the bodies and then a copy of each, changed in one way, and
// returns the share of the copies that point at what they were made from; wrong
// is the number of those that point at another.
func recall(t *testing.T, bodies []string, change func(r *rand.Rand, s, other string) string) (share float64, wrong int) {
	t.Helper()
	s := create(t)
	run := start(t, s)
	r := rand.New(rand.NewPCG(1, 2))
	for i, b := range bodies {
		put(t, run, near(i, b))
	}
	first := query(t, s, "SELECT count(*) FROM articles WHERE duplicate_of IS NOT NULL")
	if first[0] != "0" {
		t.Errorf("%s of the bodies count as copies of each other", first[0])
	}
	found := 0
	for i, b := range bodies {
		copied := near(len(bodies)+i, change(r, b, bodies[r.IntN(len(bodies))]))
		put(t, run, copied)
		switch got := query(t, s, fmt.Sprintf("SELECT coalesce(duplicate_of, 0) FROM articles WHERE id = %d", copied.ID))[0]; got {
		case fmt.Sprint(i + 1):
			found++
		case "0":
		default:
			wrong++
		}
	}
	return float64(found) / float64(len(bodies)), wrong
}

// What newsrooms do to a text that they take over is found, whatever the
// headline. Words exchanged by chance, three in ten, leave no copy.
func TestNearDuplicateRecall(t *testing.T) {
	bodies := siteBodies(t)
	if len(bodies) < 20 {
		t.Fatalf("%d bodies in the demo site", len(bodies))
	}
	if name := os.Getenv("STORE_BODIES"); name != "" { // rows of `copydesk extract`
		bodies = distinct(rowBodies(t, name))
	}
	for _, way := range newsroom {
		share, wrong := recall(t, bodies, way.change)
		t.Logf("%-46s %.3f of %d found, %d wrong", way.name, share, len(bodies), wrong)
		if least := 0.8; way.name != "30 % of words" && share < least || wrong > len(bodies)/100 {
			t.Errorf("%s: %.3f found, want %.1f; %d wrong, want 1 %% at most", way.name, share, least, wrong)
		}
	}
}

func rowBodies(t *testing.T, name string) (out []string) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for rows := json.NewDecoder(f); rows.More(); {
		var row struct{ Body string }
		if err := rows.Decode(&row); err != nil {
			t.Fatal(err)
		}
		out = append(out, row.Body)
	}
	return out
}

// Forms are told from copies. Two that are put together from the same dozen of
// phrases come close now and then.
func TestFormsAreNoCopies(t *testing.T) {
	s := create(t)
	run := start(t, s)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 120 {
		body := forms[i%len(forms)](r)
		if sketch(hashWords(nil, body)) == nil {
			t.Fatalf("too short to tell anything: %s", body)
		}
		put(t, run, near(i, body))
	}
	for i, short := range []string{"Closed today.", "Closed today.", "Rain from noon, gales in the evening.", "Rain from noon, gales in the evening."} {
		put(t, run, near(200+i, short))
	}
	if got := query(t, s, "SELECT count(*) > 2 OR max(id) > 120 FROM articles WHERE duplicate_of IS NOT NULL"); got[0] == "1" {
		t.Errorf("copies among the forms and short items: %q", query(t, s, "SELECT body_text FROM articles WHERE duplicate_of IS NOT NULL"))
	}
}

// A phrase that all articles of a site have is kept of the first ones alone, and
// makes no copies of them.
func TestPhraseOfSite(t *testing.T) {
	s := create(t)
	run := start(t, s)
	phrase := "Follow our desk on every channel and never miss a story again, wherever you are and whatever you do today."
	var batch []*extract.Result
	for n := range maxOfRun + 20 {
		r := rand.New(rand.NewPCG(uint64(n), 1))
		var own strings.Builder
		for range 60 {
			fmt.Fprintf(&own, "word%d ", r.IntN(1000))
		}
		batch = append(batch, near(n, own.String()+"\n"+phrase))
	}
	put(t, run, batch...)
	if got := query(t, s, fmt.Sprintf(`SELECT max(n) = %d, sum(n = 1) > 0, (SELECT count(*) FROM articles WHERE duplicate_of IS NOT NULL)
		FROM (SELECT count(*) AS n FROM sketches GROUP BY hash)`, maxOfRun)); got[0] != "1|1|0" {
		t.Errorf("rows of the most common run as many as may be, runs of one, copies: %s", got)
	}
}

// Copies point at the first, and find another when that changes.
func TestNearDuplicates(t *testing.T) {
	bodies := siteBodies(t)
	s := create(t)
	run := start(t, s)
	put(t, run, near(1, bodies[0]), near(2, agency(bodies[0])), near(3, bodies[1]), near(4, cutTo(bodies[0], 0.6)))
	place := "SELECT id, duplicate_of, (SELECT count(*) > 0 FROM sketches WHERE article_id = id) FROM articles"
	if diff := cmp.Diff([]string{"1|<nil>|1", "2|1|0", "3|<nil>|1", "4|1|0"}, query(t, s, place)); diff != "" {
		t.Errorf("duplicates (-want +got):\n%s", diff)
	}
	put(t, run, near(1, bodies[2])) // rewritten: the next takes its place
	if diff := cmp.Diff([]string{"1|<nil>|1", "2|<nil>|1", "3|<nil>|1", "4|2|0"}, query(t, s, place)); diff != "" {
		t.Errorf("duplicates after a change (-want +got):\n%s", diff)
	}
	put(t, run, near(2, bodies[1]+"\nMore on this soon.")) // and now a copy has changed
	if diff := cmp.Diff([]string{"1|<nil>|1", "2|<nil>|1", "3|<nil>|1", "4|<nil>|1"}, query(t, s, place)); diff != "" {
		t.Errorf("duplicates after another change (-want +got):\n%s", diff)
	}
	sound(t, s)
	got := strings.Join(plan(t, s, strings.ReplaceAll(sharing, "?", "7")), "\n")
	if want := "SEARCH sketches USING PRIMARY KEY (hash=? AND article_id<?)"; !strings.Contains(got, want) {
		t.Errorf("plan of candidates: %s", got)
	}
}
