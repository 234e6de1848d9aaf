package crawl

import (
	"testing"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

func TestFirstRevisit(t *testing.T) {
	at := func(years, days int) extract.Hint { return extract.Hint{Modified: time.Now().AddDate(years, 0, days)} }
	lastYear, yesterday, now := at(-1, 0), at(0, -1), at(0, 0)
	for _, tt := range []struct {
		name    string
		item    frontier.Item
		note    note
		article bool
		news    int
		delay   time.Duration
		want    time.Duration
	}{
		{"a home page", frontier.Item{Kind: frontier.Page}, note{}, false, 0, time.Second, 30 * time.Minute},
		{"a home page of a host that is asked twice an hour", frontier.Item{Kind: frontier.Page}, note{}, false, 0, 30 * time.Minute, 5 * time.Hour},
		{"a section", frontier.Item{Kind: frontier.Page, Depth: 1}, note{}, false, 9, time.Second, time.Hour},
		{"a later page of it", frontier.Item{Kind: frontier.Page, Depth: 1}, note{Next: 2}, false, 9, time.Second, day},
		{"a page to log in", frontier.Item{Kind: frontier.Page, Depth: 1}, note{}, false, 0, time.Second, day},
		{"a sitemap of an index", frontier.Item{Kind: frontier.Sitemap, Depth: 1}, note{}, false, 0, time.Second, time.Hour},
		{"a sitemap of last year", frontier.Item{Kind: frontier.Sitemap, Depth: 1}, note{Hint: lastYear}, false, 9, time.Second, 7 * day},
		{"a sitemap of today", frontier.Item{Kind: frontier.Sitemap, Depth: 1}, note{Hint: now}, false, 9, time.Second, time.Hour},
		{"a sitemap that the source list names", frontier.Item{Kind: frontier.Sitemap}, note{Hint: lastYear}, false, 9, time.Second, 30 * time.Minute},
		{"a sitemap that robots.txt names", frontier.Item{Kind: frontier.Sitemap, FoundOn: "/robots.txt"}, note{Hint: yesterday}, false, 9, time.Second, 30 * time.Minute},
		{"one that it names, of last year", frontier.Item{Kind: frontier.Sitemap, FoundOn: "/robots.txt"}, note{Hint: lastYear}, false, 9, time.Second, day},
		{"an article", frontier.Item{Kind: frontier.Page, Depth: 1}, note{}, true, 0, time.Second, 6 * time.Hour},
		{"an article of last year", frontier.Item{Kind: frontier.Page, Depth: 1}, note{Hint: lastYear}, true, 0, time.Second, 30 * day},
		{"one on the front page", frontier.Item{Kind: frontier.Page, Depth: 1, Rank: frontier.Fresh}, note{Hint: lastYear}, true, 0, time.Second, 6 * time.Hour},
	} {
		j := &job{run: &run{}, lease: frontier.Lease{Item: tt.item}, note: tt.note, delay: tt.delay}
		res := &extract.Result{Page: &extract.Page{Fetch: extract.Fetch{Outcome: extract.OK}}}
		if tt.article {
			res.Article = new(extract.Article)
		}
		var v frontier.Visit
		if j.visited(&v, res, tt.news, time.Now()); v.Revisit != tt.want {
			t.Errorf("%s is visited again after %v, want %v", tt.name, v.Revisit, tt.want)
		}
	}
}

// Runs that look at a list before its time must not make it one that is left alone:
// in a night without news, it would be for half of the next day.
func TestEarlyRevisit(t *testing.T) {
	for _, tt := range []struct {
		since time.Duration // the last visit
		news  int
		want  time.Duration
	}{{time.Hour, 0, 2 * time.Hour}, {2 * time.Hour, 0, 4 * time.Hour}, {time.Hour, 1, time.Hour}} {
		now := time.Now()
		j := &job{run: &run{}, lease: frontier.Lease{Item: frontier.Item{Kind: frontier.Feed}, Visited: now.Add(-tt.since), Revisit: 2 * time.Hour}}
		v := j.again(time.Time{})
		if j.visited(&v, &extract.Result{Page: &extract.Page{}}, tt.news, now); v.Revisit != tt.want {
			t.Errorf("%v after the last visit, with %d news: again after %v, want %v", tt.since, tt.news, v.Revisit, tt.want)
		}
	}
}
