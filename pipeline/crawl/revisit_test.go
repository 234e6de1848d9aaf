package crawl

import (
	"testing"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

func TestFirstRevisit(t *testing.T) {
	for _, tt := range []struct {
		name    string
		item    frontier.Item
		next    int // page of a list
		article bool
		news    int
		want    time.Duration
	}{
		{"a home page", frontier.Item{Kind: frontier.Page}, 0, false, 0, 30 * time.Minute},
		{"a section", frontier.Item{Kind: frontier.Page, Depth: 1}, 0, false, 9, time.Hour},
		{"a later page of it", frontier.Item{Kind: frontier.Page, Depth: 1}, 2, false, 9, day},
		{"a page to log in", frontier.Item{Kind: frontier.Page, Depth: 1}, 0, false, 0, day},
		{"a sitemap of an index", frontier.Item{Kind: frontier.Sitemap, Depth: 1}, 0, false, 0, time.Hour},
		{"an article", frontier.Item{Kind: frontier.Page, Depth: 1}, 0, true, 0, 6 * time.Hour},
	} {
		j := &job{lease: frontier.Lease{Item: tt.item}, note: note{Next: tt.next}}
		res := &extract.Result{Page: &extract.Page{Fetch: extract.Fetch{Outcome: extract.OK}}}
		if tt.article {
			res.Article = new(extract.Article)
		}
		if got := j.schedule(res, tt.news).next(0, tt.news > 0); got != tt.want {
			t.Errorf("%s is visited again after %v, want %v", tt.name, got, tt.want)
		}
	}
}
