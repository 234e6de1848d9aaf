package crawl

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// An entry is what a feed or sitemap says of one URL.
type entry struct {
	loc     string
	hint    extract.Hint
	sitemap bool // names a sitemap, not a page
}

// maxEntries bounds the entries of one feed or sitemap, as sitemaps.org does.
const maxEntries = 50_000

// feedEntries reads RSS, Atom, RDF or JSON Feed. Entries without a link are
// passed over.
func feedEntries(body []byte) (out []entry, err error) {
	defer func() { // a bug of the parser, met on a hostile feed, must not end the run
		if bug := recover(); bug != nil {
			out, err = nil, fmt.Errorf("read feed: its parser gave up: %v", bug)
		}
	}()
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("read feed: %w", err)
	}
	for _, it := range feed.Items[:min(len(feed.Items), maxEntries)] {
		e := entry{loc: it.Link, hint: extract.Hint{Headline: strings.TrimSpace(it.Title), Language: feed.Language}}
		if e.loc == "" && strings.HasPrefix(it.GUID, "http") {
			e.loc = it.GUID
		}
		if e.loc == "" {
			continue
		}
		for _, a := range it.Authors {
			if name := strings.TrimSpace(a.Name); name != "" {
				e.hint.Authors = append(e.hint.Authors, name)
			}
		}
		e.hint.Published, e.hint.Modified = sane(it.PublishedParsed), sane(it.UpdatedParsed)
		out = append(out, e)
	}
	return out, nil
}

// sane returns t in UTC, or zero where it is none that JSON can hold.
func sane(t *time.Time) time.Time {
	if t == nil || t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}
	}
	return t.UTC()
}

// feed reads the entries of a feed that was fetched.
func (j *job) feed(p *extract.Page) ([]frontier.Item, error) {
	entries, err := feedEntries(p.Body)
	return j.items(entries), err
}

// sitemap reads the entries of a sitemap that was fetched.
func (j *job) sitemap(p *extract.Page) ([]frontier.Item, error) {
	entries, err := sitemapEntries(p.Body)
	return j.items(entries), err
}

func (j *job) items(entries []entry) (items []frontier.Item) {
	for _, e := range entries {
		kind := frontier.Page
		if e.sitemap {
			kind = frontier.Sitemap
		}
		if it, ok := j.listed(e.loc, kind, e.hint); ok {
			items = append(items, it)
		}
	}
	return items
}
