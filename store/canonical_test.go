package store

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"copydesk/extract"
)

// A canonical address is believed until the page there says otherwise.
func TestCanonical(t *testing.T) {
	const (
		reopens = "The harbour of Marseille was opened again on Friday, after a week of storms had kept every ship in port."
		strike  = "Pilots of the northern line have called off their strike, and the first trains left before noon on Monday."
		teaser  = "The harbour of Marseille was opened again on Friday, after a week of storms."
	)
	site := "https://ledger.example"
	visit := func(path, canonical, headline, body string) *extract.Result {
		a := &extract.Article{URL: site + canonical, Headline: extract.NewText(headline), Blocks: []extract.Block{{Kind: extract.Paragraph, Text: extract.NewText(body), InBody: true}}}
		return &extract.Result{Article: a, Page: &extract.Page{URL: site + path, Body: []byte(path + headline + body), Fetch: extract.Fetch{Outcome: extract.OK, Status: 200}}}
	}
	ends := func(path string, o extract.Outcome, status int) *extract.Result {
		return &extract.Result{Page: &extract.Page{URL: site + path, Body: []byte(path), Fetch: extract.Fetch{Outcome: o, Status: status}}}
	}
	leads := func(path, to string, status int) *extract.Result {
		r := ends(path, extract.Redirected, status)
		r.Page.FinalURL = site + to
		return r
	}
	asks := visit("/a?x", "/a", "Harbour is open", reopens)
	stays := leads("/a", "/new", http.StatusMovedPermanently)
	comes := visit("/new", "/new", "Harbour is open", reopens)
	other := visit("/new", "/new", "Pilots back", strike)
	pictures := visit("/new", "/new", "Pictures of the week", "")
	section := visit("/new", "/new", "Port", strike+" "+strike+" "+reopens+" "+strings.Replace(strike, "northern", "southern", 1)+" Ferries sail.")
	daily := func(canonical string, day int) *extract.Result {
		r := visit("/today", canonical, "The day", reopens+" This is how things are.")
		r.Article.Published = extract.Date{Time: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC), Precision: extract.Day}
		return r
	}
	archived := visit("/a", "/a", "Harbour is open", reopens+" Ferries sail.")
	archived.Page.Fetch.At = fetched.Add(-time.Hour)
	yesterday, tomorrow := daily("/a", 1), daily("/new", 2)
	yesterday.Page.URL, tomorrow.Page.URL = site+"/a", site+"/new"
	none := ends("/a", extract.OK, 200)
	none.Err = errors.New("no article")

	for _, tt := range []struct {
		name   string
		visits []*extract.Result
		want   []string // address, headline and version of each record
		wrong  int      // pages whose canonical address is not believed
		freed  string
	}{
		{"a copy, then the page", []*extract.Result{visit("/a?x", "/a", "Harbour opens", reopens), visit("/a", "/a", "Harbour opens", reopens)}, []string{"/a|Harbour opens|1"}, 0, ""},
		{"the page, then a copy with less", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/a/amp", "/a", "Harbour opens", teaser)}, []string{"/a|Harbour opens|1"}, 0, ""},
		{"the page, then a copy with another headline", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/a?x", "/a", "Ships leave port", reopens)}, []string{"/a|Harbour opens|1"}, 0, ""},
		{"the page, then another story", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/b", "/a", "Pilots back", strike)}, []string{"/a|Harbour opens|1", "/b|Pilots back|1"}, 1, ""},
		{"another story of the same headline", []*extract.Result{visit("/a", "/a", "The day", reopens), visit("/b", "/a", "The day", strike)}, []string{"/a|The day|1", "/b|The day|1"}, 1, ""},
		{"another story, then the page", []*extract.Result{visit("/b", "/a", "Pilots back", strike), visit("/a", "/a", "Harbour opens", reopens)}, []string{"/a|Harbour opens|1", "/b|Pilots back|1"}, 1, "/b"},
		{"two that name each other", []*extract.Result{visit("/b", "/a", "Pilots back", strike), visit("/a", "/b", "Harbour opens", reopens)}, []string{"/b|Pilots back|1", "/a|Harbour opens|1"}, 2, "/b"},
		{"a page that is gone", []*extract.Result{visit("/b", "/a", "Pilots back", strike), ends("/a", extract.HTTPError, 404)}, []string{"/b|Pilots back|1"}, 1, "/b"},
		{"a page that was gone", []*extract.Result{ends("/a", extract.HTTPError, 410), visit("/b", "/a", "Pilots back", strike)}, []string{"/b|Pilots back|1"}, 1, ""},
		{"a page that fails", []*extract.Result{visit("/b", "/a", "Pilots back", strike), ends("/a", extract.HTTPError, 500)}, []string{"/a|Pilots back|1"}, 0, "/b"},
		{"a page that leads back", []*extract.Result{visit("/a?x", "/a", "Harbour opens", reopens), leads("/a", "/a?x", http.StatusMovedPermanently)}, []string{"/a?x|Harbour opens|1"}, 1, "/a?x"},
		{"a section front", []*extract.Result{visit("/b", "/a", "Pilots back", strike), none}, []string{"/b|Pilots back|1"}, 1, "/b"},
		{"the story again, changed", []*extract.Result{visit("/b", "/a", "Pilots back", strike), visit("/b", "/a", "Pilots fly", reopens)}, []string{"/a|Pilots fly|2"}, 0, ""},
		{"the story under another address", []*extract.Result{visit("/x", "/a", "Harbour opens", reopens), visit("/x", "/b", "Harbour opens", reopens)}, []string{"/b|Harbour opens|1"}, 0, ""},
		{"a page that has moved", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), stays, comes}, []string{"/new|Harbour is open|2"}, 0, ""},
		{"a page that has moved twice", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), leads("/a", "/b", http.StatusFound), leads("/b", "/new", http.StatusMovedPermanently), comes}, []string{"/new|Harbour is open|2"}, 0, ""},
		{"a page that has come back, and what it led to", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), stays, visit("/a", "/a", "Harbour opens", reopens), comes},
			[]string{"/a|Harbour opens|1", "/new|Harbour is open|1"}, 0, ""},
		{"a page that leads to another story", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), stays, other}, []string{"/a|Harbour opens|1", "/new|Pilots back|1"}, 0, ""},
		{"the story of the day", []*extract.Result{visit("/today", "/a", "Harbour opens", reopens), visit("/today", "/b", "Pilots back", strike)}, []string{"/a|Harbour opens|1", "/b|Pilots back|1"}, 0, ""},
		{"what comes each day", []*extract.Result{daily("/1", 1), daily("/2", 2)}, []string{"/1|The day|1", "/2|The day|1"}, 0, ""},
		{"a report that leads to a front with all of it", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), stays, section}, []string{"/a|Harbour opens|1", "/new|Port|1"}, 0, ""},
		{"a page that leads to pictures", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), stays, pictures}, []string{"/a|Harbour opens|1", "/new|Pictures of the week|1"}, 0, ""},
		{"pictures that lead to another story", []*extract.Result{visit("/a", "/a", "Pictures", ""), stays, other}, []string{"/a|Pictures|1", "/new|Pilots back|1"}, 0, ""},
		{"a wrong one again, changed", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/b", "/a", "Pilots back", strike), visit("/b", "/a", "Pilots fly", strike)},
			[]string{"/a|Harbour opens|1", "/b|Pilots fly|2"}, 1, ""},
		{"a page that has moved to where its story is", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), stays}, []string{"/new|Harbour is open|2"}, 0, ""},
		{"the same, unchanged", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour opens", reopens), stays}, []string{"/new|Harbour opens|1"}, 0, ""},
		{"the same, the new address known first", []*extract.Result{visit("/new", "/new", "Harbour is open", reopens), visit("/a", "/a", "Harbour opens", reopens), leads("/a", "/new", http.StatusPermanentRedirect)}, []string{"/new|Harbour is open|2"}, 0, ""},
		{"the same, by another address", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), leads("/a", "/b", http.StatusMovedPermanently),
			leads("/b", "/new", http.StatusMovedPermanently)}, []string{"/new|Harbour is open|2"}, 0, ""},
		{"the same, by one that was known to lead there", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), leads("/b", "/new", http.StatusMovedPermanently), visit("/new", "/new", "Harbour is open", reopens),
			leads("/a", "/b", http.StatusMovedPermanently)}, []string{"/new|Harbour is open|2"}, 0, ""},
		{"the same, and back", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), stays, visit("/a", "/a", "Harbour opens", reopens)}, []string{"/new|Harbour is open|2"}, 0, ""},
		{"the same, and back with more", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), stays, visit("/a", "/a", "Harbour is open", reopens+" Ferries sail.")},
			[]string{"/a|Harbour is open|1", "/new|Harbour is open|2"}, 0, ""},
		{"the same, and of an archive", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), stays, archived},
			[]string{"/a|Harbour is open|1", "/new|Harbour is open|2"}, 0, ""},
		{"the same, of an archive, once more", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), stays, archived, stays},
			[]string{"/new|Harbour is open|3"}, 0, ""},
		{"the same, and back for good", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), stays, ends("/new", extract.HTTPError, 404),
			visit("/a", "/a", "Harbour is open", reopens+" Ferries sail.")}, []string{"/a|Harbour is open|3"}, 0, ""},
		{"a page that has moved, and back for good", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), stays, comes, leads("/new", "/", http.StatusFound), visit("/a", "/a", "Harbour opens", reopens)},
			[]string{"/a|Harbour opens|3"}, 0, ""},
		{"a page that leads to where its story is for a time", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), leads("/a", "/new", http.StatusFound)},
			[]string{"/a|Harbour opens|1", "/new|Harbour is open|1"}, 0, ""},
		{"a page that has a parameter for a time", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), leads("/a", "/a?x", http.StatusFound), asks, visit("/a", "/a", "Harbour opens", reopens)}, []string{"/a|Harbour opens|3"}, 0, ""},
		{"a page that has a parameter", []*extract.Result{leads("/a", "/a?x", http.StatusFound), asks, leads("/a", "/a?x", http.StatusFound)}, []string{"/a|Harbour is open|1"}, 0, "/a?x"},
		{"the same by an address that does so", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "Harbour is open", reopens), leads("/a", "/b", http.StatusSeeOther),
			leads("/b", "/new", http.StatusMovedPermanently)}, []string{"/a|Harbour opens|1", "/new|Harbour is open|1"}, 0, ""},
		{"a page that leads to a stored other story", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), other, stays}, []string{"/a|Harbour opens|1", "/new|Pilots back|1"}, 0, ""},
		{"a report that leads to a stored front with all of it", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), section, stays}, []string{"/a|Harbour opens|1", "/new|Port|1"}, 0, ""},
		{"one of two reports that leads to a stored page of both", []*extract.Result{visit("/a", "/a", "Harbour opens", reopens), visit("/new", "/new", "In short", reopens+" "+strike), stays},
			[]string{"/a|Harbour opens|1", "/new|In short|1"}, 0, ""},
		{"a page of both that leads to one of them", []*extract.Result{visit("/a", "/a", "In short", reopens+" "+strike), visit("/new", "/new", "Harbour opens", reopens), stays},
			[]string{"/a|In short|1", "/new|Harbour opens|1"}, 0, ""},
		{"pictures that lead to stored ones", []*extract.Result{visit("/a", "/a", "Pictures of the week", ""), visit("/new", "/new", "Pictures of the week", ""), stays}, []string{"/a|Pictures of the week|1", "/new|Pictures of the week|1"}, 0, ""},
		{"the weather that leads to a stored one", []*extract.Result{visit("/a", "/a", "Weather", "Rain with winds of 10 to 30 knots, and 4 to 9 degrees."), visit("/new", "/new", "Weather", "Rain with winds of 20 to 50 knots, and 7 to 12 degrees."), stays},
			[]string{"/a|Weather|1", "/new|Weather|1"}, 0, ""},
		{"what comes each day, and leads to the last", []*extract.Result{yesterday, tomorrow, stays}, []string{"/a|The day|1", "/new|The day|1"}, 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := create(t)
			run := start(t, s)
			freed := ""
			for i, res := range tt.visits {
				again := *res // the table shares some
				page := *res.Page
				page.Fetch.At = cmp.Or(page.Fetch.At, fetched.Add(time.Duration(i)*time.Minute))
				again.Page = &page
				put(t, run, &again)
				freed += strings.TrimPrefix(again.Freed, site)
			}
			got := query(t, s, "SELECT replace(url, '"+site+"', ''), headline, version_no FROM articles ORDER BY id")
			slices.Sort(got)
			slices.Sort(tt.want)
			if !slices.Equal(got, tt.want) {
				t.Errorf("stored %q, want %q", got, tt.want)
			}
			if n := len(query(t, s, "SELECT 1 FROM issues WHERE code = 'canonical-wrong' AND article_id IS NOT NULL")); n != tt.wrong {
				t.Errorf("%d pages with an issue, want %d", n, tt.wrong)
			}
			if freed != tt.freed {
				t.Errorf("freed %q, want %q", freed, tt.freed)
			}
			sound(t, s)
		})
	}
}

// A stored page that is read in another way keeps its record, whatever it says now.
func TestReadAgain(t *testing.T) {
	const site = "https://ledger.example"
	s := create(t)
	article := func(path, headline, body string) *extract.Article {
		return &extract.Article{URL: site + path, Headline: extract.NewText(headline), Blocks: []extract.Block{{Kind: extract.Paragraph, Text: extract.NewText(body), InBody: true}}}
	}
	page := &extract.Page{URL: site + "/x", Body: []byte("page"), Fetch: extract.Fetch{Outcome: extract.OK, Status: 200}}
	put(t, start(t, s), &extract.Result{Page: page, Article: article("/b", "Share this", "To our newsletter.")})
	run := start(t, s)
	for page, err := range s.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		put(t, run, &extract.Result{Page: page, Article: article("/new", "Harbour opens", "The harbour of Marseille was opened again on Friday.")})
	}
	if got := query(t, s, "SELECT url, headline, version_no FROM articles ORDER BY id"); !slices.Equal(got, []string{site + "/new|Harbour opens|1"}) {
		t.Errorf("stored %q", got)
	}
	sound(t, s)
}

// A story that is the same at its new address is known there when stored pages are
// read again.
func TestMovedReadAgain(t *testing.T) {
	const site, text = "https://ledger.example", "The harbour of Marseille was opened again on Friday."
	s := create(t)
	visit := func(path, canonical string) *extract.Result {
		a := &extract.Article{URL: site + canonical, Headline: extract.NewText("Harbour opens"), Blocks: []extract.Block{{Kind: extract.Paragraph, Text: extract.NewText(text), InBody: true}}}
		return &extract.Result{Article: a, Page: &extract.Page{URL: site + path, Body: []byte(canonical), Fetch: extract.Fetch{Outcome: extract.OK, Status: 200}}}
	}
	run := start(t, s)
	put(t, run, visit("/a", "/a"))
	put(t, run, &extract.Result{Page: &extract.Page{URL: site + "/a", FinalURL: site + "/x", Fetch: extract.Fetch{Outcome: extract.Redirected, Status: 302, At: time.Now()}}})
	put(t, run, visit("/x", "/b"))
	put(t, run, visit("/x", "/c"))
	again := start(t, s)
	for page, err := range s.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		res := visit("", string(page.Body))
		res.Page = page
		put(t, again, res)
	}
	if got := query(t, s, "SELECT url, version_no FROM articles"); !slices.Equal(got, []string{site + "/c|1"}) {
		t.Errorf("stored %q", got)
	}
	sound(t, s)
}

// Saved pages are known by their files: two stories that name one canonical address
// are two, and another folder is no other file.
func TestSavedPages(t *testing.T) {
	s := create(t)
	t.Chdir(t.TempDir())
	saved := func(file, canonical, headline, body string) *extract.Result {
		a := &extract.Article{URL: canonical, Headline: extract.NewText(headline), Blocks: []extract.Block{{Kind: extract.Paragraph, Text: extract.NewText(body), InBody: true}}}
		return &extract.Result{Article: a, Page: &extract.Page{File: file, Body: []byte(headline + body), Fetch: extract.Fetch{Outcome: extract.OK}}}
	}
	const front = "https://ledger.example/"
	put(t, start(t, s), saved("a.html", front, "Harbour opens", "The harbour was opened again on Friday."),
		saved("b.html", front, "Pilots back", "Pilots have called off their strike."), saved("c.html", "", "No address", "Nobody says where this was."))
	if got := query(t, s, "SELECT headline, version_no FROM articles ORDER BY id"); !slices.Equal(got, []string{"Harbour opens|1", "Pilots back|1", "No address|1"}) {
		t.Errorf("stored %q", got)
	}

	t.Chdir(t.TempDir())
	again := start(t, s)
	for page, err := range s.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		res := saved("", "", "No address", "Nobody says where this was.")
		if res.Page = page; !strings.HasSuffix(page.File, "c.html") {
			continue
		}
		put(t, again, res)
		if res.Change != extract.Unchanged {
			t.Errorf("%s was %s when it was processed again", page.File, res.Change)
		}
	}
	sound(t, s)
}
