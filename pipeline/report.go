package pipeline

import (
	"errors"
	"fmt"

	"copydesk/extract"
)

// A Report counts what became of the pages of a run.
type Report struct {
	Pages      int `json:"pages"`       // articles and section pages tried, redirects and unchanged ones included
	New        int `json:"new"`         // articles stored for the first time
	Changed    int `json:"changed"`     // articles stored with a new version
	Unchanged  int `json:"unchanged"`   // articles that were stored the same already, 304s included
	NotArticle int `json:"not_article"` // pages that are no article, section fronts among them
	Robots     int `json:"robots"`      // pages that the site asks not to fetch or keep
	Gone       int `json:"gone"`        // pages that a site links to and has no longer
	Failed     int `json:"failed"`      // pages lost to errors; not those that the run got in a later try
	Other      int `json:"other"`       // feeds, sitemaps and robots.txt that were read
}

// Stored is the number of articles that the run has put into the store.
func (r Report) Stored() int { return r.New + r.Changed }

// String returns the report as one line for people.
func (r Report) String() string {
	return fmt.Sprintf("stored %d (%d new, %d changed), unchanged %d, not articles %d, ruled out by robots %d, gone %d, failed %d",
		r.Stored(), r.New, r.Changed, r.Unchanged, r.NotArticle, r.Robots, r.Gone, r.Failed)
}

func (r *Report) add(res *extract.Result) {
	if res.Page.Role != extract.PageRole {
		if res.Err != nil {
			return // logged; a site without a feed or robots.txt loses no page
		}
		r.Other++
		return
	}
	if errors.Is(res.Err, extract.ErrAgain) {
		return
	}
	r.Pages++
	switch {
	case errors.Is(res.Err, extract.ErrNotArticle):
		r.NotArticle++
	case res.Page.Fetch.Outcome == extract.Robots:
		r.Robots++
	case errors.Is(res.Err, extract.ErrGone):
		r.Gone++
	case res.Err != nil:
		r.Failed++
	case res.Change == extract.Created:
		r.New++
	case res.Change == extract.Changed:
		r.Changed++
	case res.Change == extract.Unchanged || res.Page.Fetch.Outcome == extract.NotModified:
		r.Unchanged++
	}
}

// Plus returns the sum of two reports.
func (r Report) Plus(o Report) Report {
	return Report{
		Pages: r.Pages + o.Pages, New: r.New + o.New, Changed: r.Changed + o.Changed, Unchanged: r.Unchanged + o.Unchanged,
		NotArticle: r.NotArticle + o.NotArticle, Robots: r.Robots + o.Robots, Gone: r.Gone + o.Gone, Failed: r.Failed + o.Failed, Other: r.Other + o.Other,
	}
}
