package crawl

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"slices"
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

// maxEntries bounds the entries of one sitemap, and with them its memory: four
// times what sitemaps.org allows, for there are sites that do not count.
const maxEntries = 200_000

// errCut goes with the entries of a list that has more of them.
var errCut = fmt.Errorf("only its first %d entries are read", maxEntries)

// feedEntries reads RSS, Atom, RDF or JSON Feed. Entries without a link are
// passed over. Of a feed that is broken it reads what is whole.
func feedEntries(body []byte) ([]entry, error) {
	if bytes.HasPrefix(bytes.TrimLeft(body, "\ufeff \t\r\n"), []byte("{")) {
		return parseFeed(body)
	}
	text := xmlText(body)
	out, err := parseFeed(text)
	if err != nil {
		if mended, errMended := parseFeed(mendFeed(text)); errMended == nil && len(mended) > 0 {
			return mended, nil
		}
	}
	return out, err
}

// strayLess is a "<" that starts no tag.
var strayLess = regexp.MustCompile(`<([^a-zA-Z/!?_])`)

// mendFeed cuts a feed off after its last whole element, and closes those that
// are open there: an item without its end has its link all the same.
func mendFeed(text []byte) []byte {
	text = strayLess.ReplaceAll(text, []byte("&lt;$1"))
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	var open []string
	whole, depth := 0, 0 // what is read up to the last end tag, and how many are open there
	for {
		token, err := d.RawToken()
		if err != nil {
			return append(text[:whole:whole], closingTags(open[:depth])...)
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, tagName(t.Name))
		case xml.EndElement:
			for i, name := range slices.Backward(open) {
				if name == tagName(t.Name) {
					open = open[:i] // and what was never closed within
					break
				}
			}
			whole, depth = int(d.InputOffset()), len(open)
		}
	}
}

func tagName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func closingTags(open []string) string {
	var b strings.Builder
	for _, name := range slices.Backward(open) {
		fmt.Fprintf(&b, "</%s>", name)
	}
	return b.String()
}

func parseFeed(body []byte) (out []entry, err error) {
	defer func() { // a bug of the parser, met on a hostile feed, must not end the run
		if bug := recover(); bug != nil {
			out, err = nil, fmt.Errorf("read feed: its parser gave up: %v", bug)
		}
	}()
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("read feed: %w", err)
	}
	for _, it := range feed.Items {
		e := entry{loc: strings.TrimSpace(it.Link), hint: extract.Hint{Headline: strings.TrimSpace(it.Title), Language: feed.Language}}
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

// list reads the entries of a feed or sitemap that was fetched.
func (j *job) list(p *extract.Page) ([]frontier.Item, error) {
	read := feedEntries
	if j.lease.Kind == frontier.Sitemap {
		read = sitemapEntries
	}
	entries, err := read(p.Body)
	p.Body = nil
	if errors.Is(err, errCut) { // it was read all the same, and is to be read again
		if j.run.Log != nil {
			j.run.Log.Warn("sitemap is too long", "url", p.URL, "err", err)
		}
		err = nil
	}
	return j.items(entries), err
}

// undate takes the date of change off entries where more than half of a list
// have the same minute: that is when the list was made, by a program that knows
// no better, and every reading of it would call all of a site changed. Midnight
// is no minute but a day.
func undate(entries []entry) {
	count := map[time.Time]int{}
	for _, e := range entries {
		count[e.hint.Modified.Truncate(time.Minute)]++
	}
	for i := range entries {
		at := &entries[i].hint.Modified
		if n := count[at.Truncate(time.Minute)]; n > len(entries)/2 && n >= minStamped && !at.Equal(at.Truncate(day)) {
			*at = time.Time{}
		}
	}
}

// minStamped is how many entries of one minute are no chance: an editor may
// release a few at once.
const minStamped = 5

func (j *job) items(entries []entry) (items []frontier.Item) {
	undate(entries)
	for _, e := range entries {
		j.newest = latest(j.newest, touched(e.hint))
		kind := frontier.Page
		if e.sitemap {
			kind = frontier.Sitemap
		}
		if it, ok := j.listed(e.loc, kind, e.hint); ok {
			items = append(items, it)
		}
	}
	if len(items) == 0 && len(entries) > 0 && j.lease.IsSeed() && !slices.ContainsFunc(entries, j.owned) && j.run.Log != nil {
		j.run.Log.Warn("no entry of the list is on the site of its source: give the source their site as its url", "url", j.lease.URL, "source", j.lease.Source, "entries", len(entries))
	}
	return items
}

// owned reports whether an entry is on the site of the source.
func (j *job) owned(e entry) bool {
	u, err := normalized(e.loc, j.url)
	return err == nil && j.owns(u)
}
