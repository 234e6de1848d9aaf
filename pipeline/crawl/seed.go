package crawl

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// A source is a Source with its URLs parsed and its seeds made.
type source struct {
	Source
	named    []*url.URL // whose hosts are trusted
	seeds    []frontier.Item
	maxDepth int
	discover bool // no feed and no sitemap is named
	include  []string
	exclude  []string
}

func newSource(s *Source, maxDepth int) (*source, error) {
	out := &source{Source: *s, maxDepth: cmp.Or(s.MaxDepth, maxDepth), discover: len(s.Feeds)+len(s.Sitemaps) == 0}
	out.include, out.exclude = globPatterns(s.Include), globPatterns(s.Exclude)
	var home *url.URL
	for _, seed := range []struct {
		kind frontier.Kind
		urls []string
	}{
		{frontier.Page, []string{s.URL}}, {frontier.Feed, s.Feeds}, {frontier.Sitemap, s.Sitemaps},
	} {
		for _, raw := range seed.urls {
			u, err := normalized(raw, home)
			if err != nil {
				return nil, fmt.Errorf("source %q: %w", s.Name, err)
			}
			home = cmp.Or(home, u)
			out.named = append(out.named, u)
			out.seeds = append(out.seeds, frontier.Item{URL: u.String(), Host: hostKey(u), Kind: seed.kind, Rank: frontier.List, Source: s.Name})
		}
	}
	return out, nil
}

// normalized is Normalize, parsed.
func normalized(raw string, base *url.URL) (*url.URL, error) {
	s, err := Normalize(raw, base)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil, badURL(raw, err.Error())
	}
	return u, nil
}

// globPatterns makes patterns as robots.txt has them, anchored at both ends.
func globPatterns(globs []string) (out []string) {
	for _, g := range globs {
		if g != "" {
			out = append(out, strings.TrimSuffix(rulePattern(g), "$")+"$")
		}
	}
	return out
}

// item returns the item for a URL that was found, or false if the source does
// not want it: excluded, a trap, no page by its name.
func (s *source) item(u *url.URL, kind frontier.Kind, depth int, foundOn string) (frontier.Item, bool) {
	if depth > s.maxDepth || trap(u, time.Now()) != "" {
		return frontier.Item{}, false
	}
	if kind == frontier.Page {
		u = plainPage(u)
	}
	if kind == frontier.Page && !s.wants(u) {
		return frontier.Item{}, false
	}
	it := frontier.Item{URL: u.String(), Host: hostKey(u), Kind: kind, Source: s.Name, Depth: depth, FoundOn: foundOn}
	if kind != frontier.Page {
		it.Rank = frontier.List
	}
	return it, true
}

func (s *source) wants(u *url.URL) bool {
	if notPages[strings.ToLower(path.Ext(u.Path))] {
		return false
	}
	p := literalPath(u.EscapedPath())
	matched := func(pattern string) bool { return matches(pattern, p) }
	return !slices.ContainsFunc(s.exclude, matched) && (len(s.include) == 0 || slices.ContainsFunc(s.include, matched))
}

// notPages are the endings of what is certainly no page.
var notPages = map[string]bool{
	".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true, ".ico": true,
	".css": true, ".js": true, ".json": true, ".woff": true, ".woff2": true,
	".mp3": true, ".mp4": true, ".m4a": true, ".webm": true, ".mov": true, ".m3u8": true,
	".pdf": true, ".zip": true, ".gz": true, ".doc": true, ".docx": true, ".xls": true, ".xlsx": true, ".csv": true, ".epub": true, ".exe": true, ".apk": true,
}

// maxElsewhere is how many lists of a site may stand on others: on a network for
// files, above all, or with a service for feeds.
const maxElsewhere = 5

// namedLists are the items of lists that a site names, and how many of them it
// has itself. Of those that stand elsewhere nobody hears if they are not there.
func (j *job) namedLists(urls []string, kind frontier.Kind, foundOn string) (items []frontier.Item, own int) {
	elsewhere := 0
	for _, raw := range urls {
		u, err := normalized(raw, j.url)
		if err != nil {
			continue // a mistake of theirs
		}
		it, ok := j.source.item(u, kind, 0, foundOn)
		switch {
		case !ok:
			continue
		case j.owns(u):
			own++
		case elsewhere == maxElsewhere:
			continue
		default:
			elsewhere++
			it.Note = note{Guess: true}.String()
		}
		items = append(items, it)
	}
	return items, own
}

// sitemaps are the items of those that the robots.txt beside a job names.
func (j *job) sitemaps(urls []string) []frontier.Item {
	items, _ := j.namedLists(urls, frontier.Sitemap, j.url.Scheme+"://"+j.url.Host+"/robots.txt")
	return items
}

// guesses are where feeds and sitemaps are when nobody says. Of the places in a
// row one is tried after the other, until there is a list that names something.
var guesses = []struct {
	kind   frontier.Kind
	places []string
}{
	{frontier.Feed, []string{"/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml"}},
	{frontier.Sitemap, []string{"/sitemap.xml", "/sitemap_index.xml"}},
	{frontier.Sitemap, []string{"/news-sitemap.xml"}},
}

// lists are the feeds to be had from a home page, and the usual places of what
// nobody has named; none where the source list names them itself.
func (j *job) lists() []frontier.Item {
	if !j.home() || !j.source.discover {
		return nil
	}
	items, own := j.namedLists(j.head.feeds, frontier.Feed, j.url.String())
	named := map[frontier.Kind]bool{frontier.Feed: own > 0, frontier.Sitemap: len(j.mapped) > 0}
	if j.lease.Visited.IsZero() { // robots.txt may have been read for an ingest before
		items = append(items, j.sitemaps(j.mapped)...)
	}
	for _, g := range guesses {
		if !named[g.kind] {
			items = append(items, j.guess(g.kind, j.url, g.places[0])...)
		}
	}
	return items
}

// guess is the item of a place on the host of a URL.
func (j *job) guess(kind frontier.Kind, on *url.URL, place string) []frontier.Item {
	it, ok := j.source.item(&url.URL{Scheme: on.Scheme, Host: on.Host, Path: place}, kind, 0, on.String())
	if !ok {
		return nil
	}
	it.Note = note{Guess: true}.String()
	return []frontier.Item{it}
}

// nextGuess is the item of the place to try after another, or after where that led.
func (j *job) nextGuess(place string, via []string) []frontier.Item {
	first, err := url.Parse(append(slices.Clone(via), place)[0])
	if err != nil {
		return nil
	}
	for _, g := range guesses {
		if i := slices.Index(g.places, first.Path); i >= 0 && i+1 < len(g.places) {
			return j.guess(g.kind, first, g.places[i+1])
		}
	}
	return nil
}

// placed queues where a guess goes on after its first visit: where it leads, or the
// next place. One that is known has been tried, or is a page, as a site leads all that
// it does not know to its front: after that comes the next. It returns what is left
// of the items that were found.
func (j *job) placed(ctx context.Context, found []frontier.Item) ([]frontier.Item, error) {
	for j.note.Guess && j.lease.Visited.IsZero() && j.lease.Attempts == 0 && len(found) == 1 {
		n := parseNote(found[0].Note)
		if !n.Guess {
			break
		}
		if added, err := j.run.Frontier.Put(ctx, found); added > 0 || err != nil {
			return nil, err
		}
		found = j.nextGuess(found[0].URL, n.Via)
	}
	return found, nil
}

// A note is what the crawler writes on an item for itself.
type note struct {
	Hint   extract.Hint `json:"hint,omitzero"`
	Via    []string     `json:"via,omitempty"`    // the redirects that led here, first one first
	Cookie string       `json:"cookie,omitempty"` // that they brought along
	Guess  bool         `json:"guess,omitempty"`  // nobody said that there is such a URL

	Stored bool   `json:"stored,omitempty"` // its article is, from a page that names this one as its canonical one
	Alone  bool   `json:"alone,omitempty"`  // what it names as its canonical page is not there
	Next   int    `json:"next,omitempty"`   // steps from page to page of its list or article
	Shown  uint32 `json:"shown,omitempty"`  // what the page before it in the list shows, summed up
}

func (n note) String() string {
	b, err := json.Marshal(n)
	if err != nil { // dates beyond the year 9999
		return ""
	}
	if s := string(b); s != "{}" {
		return s
	}
	return ""
}

// parseNote reads a note; one that a newer version wrote may be lost.
func parseNote(s string) (n note) {
	if json.Unmarshal([]byte(s), &n) != nil {
		return note{}
	}
	return n
}

// seen remembers links that were put into the frontier lately, so that the
// navigation of a site is not looked up on each of its pages. It holds hashes
// of two generations, and forgets.
type seen struct {
	mu       sync.Mutex
	now, old map[uint64]struct{}
}

const maxSeen = 1 << 16 // links of a generation, about 1 MB

var seed = maphash.MakeSeed()

// A seenLink is a link as it was put into the frontier. What is known keeps the
// depth that it was found at first, so that is no part of it.
type seenLink struct {
	source, url string
	fresh, next bool // on a home page; as the next page of a list
}

// add reports whether a link is new.
func (s *seen) add(l seenLink) bool {
	sum := maphash.Comparable(seed, l)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.now[sum]; ok {
		return false
	}
	_, known := s.old[sum]
	if len(s.now) >= maxSeen || s.now == nil {
		s.old, s.now = s.now, map[uint64]struct{}{}
	}
	s.now[sum] = struct{}{}
	return !known
}

// has reports whether a link was added, and not forgotten since.
func (s *seen) has(l seenLink) bool {
	sum := maphash.Comparable(seed, l)
	s.mu.Lock()
	defer s.mu.Unlock()
	_, now := s.now[sum]
	_, old := s.old[sum]
	return now || old
}

// dated reports whether an entry of a list is old enough to be passed over.
func dated(h extract.Hint, since time.Time) bool {
	last := touched(h)
	return !since.IsZero() && !last.IsZero() && last.Before(since)
}

// recent reports whether an entry of a list is news: of the two days that a news
// sitemap holds, and a day for time zones.
func recent(h extract.Hint) bool { return time.Since(touched(h)) < newsAge }

// newsAge is how long something is news.
const newsAge = 3 * day

// touched is when the page of an entry was last changed, zero if it is not said.
func touched(h extract.Hint) time.Time { return latest(h.Published, h.Modified) }

func latest(times ...time.Time) time.Time { return slices.MaxFunc(times, time.Time.Compare) }
