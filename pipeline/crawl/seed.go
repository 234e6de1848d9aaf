package crawl

import (
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
	sites    sync.Map   // site → true: those of the seeds, and what a seed redirects to
	named    []*url.URL // whose hosts are trusted
	seeds    []frontier.Item
	maxDepth int
	discover bool // no feed and no sitemap is named
	include  []string
	exclude  []string
}

func newSource(s *Source, maxDepth int) (*source, error) {
	out := &source{Source: *s, maxDepth: orDefault(s.MaxDepth, maxDepth), discover: len(s.Feeds)+len(s.Sitemaps) == 0}
	base, err := normalized(s.URL, nil)
	if err != nil {
		return nil, fmt.Errorf("source %q: %w", s.Name, err)
	}
	for _, seed := range []struct {
		kind frontier.Kind
		urls []string
	}{
		{frontier.Page, []string{s.URL}}, {frontier.Feed, s.Feeds}, {frontier.Sitemap, s.Sitemaps},
	} {
		for _, raw := range seed.urls {
			if err := out.seed(seed.kind, raw, base); err != nil {
				return nil, fmt.Errorf("source %q: %w", s.Name, err)
			}
		}
	}
	out.include, out.exclude = globPatterns(s.Include), globPatterns(s.Exclude)
	return out, nil
}

func (s *source) seed(kind frontier.Kind, raw string, base *url.URL) error {
	u, err := normalized(raw, base)
	if err != nil {
		return err
	}
	s.named = append(s.named, u)
	if kind == frontier.Page {
		s.sites.Store(site(u), true)
	}
	s.seeds = append(s.seeds, frontier.Item{URL: u.String(), Host: hostKey(u), Kind: kind, Rank: frontier.List, Source: s.Name})
	return nil
}

// owns reports whether u is of a site of the source, whose links are followed.
func (s *source) owns(u *url.URL) bool {
	_, ok := s.sites.Load(site(u))
	return ok
}

// normalized is Normalize, parsed.
func normalized(raw string, base *url.URL) (*url.URL, error) {
	s, err := Normalize(raw, base)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil, fmt.Errorf("parse URL %q: %w", raw, err)
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
// not want it: of another site, excluded, a trap, no page by its name.
func (s *source) item(u *url.URL, kind frontier.Kind, depth int, foundOn string) (frontier.Item, bool) {
	if !s.owns(u) {
		return frontier.Item{}, false
	}
	return s.anywhere(u, kind, depth, foundOn)
}

// anywhere is item for what the site itself says is a part of it.
func (s *source) anywhere(u *url.URL, kind frontier.Kind, depth int, foundOn string) (frontier.Item, bool) {
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

// robotsSitemaps are the items of a robots.txt's Sitemap lines, none where the
// source list names feeds or sitemaps itself.
func (s *source) robotsSitemaps(urls []string, base *url.URL) (items []frontier.Item) {
	if !s.discover {
		return nil
	}
	items, _ = s.namedLists(urls, frontier.Sitemap, base, base.Scheme+"://"+base.Host+"/robots.txt")
	return items
}

// maxElsewhere is how many lists of a site may stand on others: on a network for
// files, above all, or with a service for feeds.
const maxElsewhere = 5

// namedLists are the items of lists that a site names, and how many of them it
// has itself. Of those that stand elsewhere nobody hears if they are not there.
func (s *source) namedLists(urls []string, kind frontier.Kind, base *url.URL, foundOn string) (items []frontier.Item, own int) {
	elsewhere := 0
	for _, raw := range urls {
		u, err := normalized(raw, base)
		if err != nil {
			continue // a mistake of theirs
		}
		it, ok := s.anywhere(u, kind, 0, foundOn)
		switch {
		case !ok:
			continue
		case s.owns(u):
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

// guesses are where feeds and sitemaps are when nobody says.
var guesses = []struct {
	kind frontier.Kind
	path string
}{
	{frontier.Feed, "/feed"}, {frontier.Feed, "/rss"}, {frontier.Feed, "/rss.xml"}, {frontier.Feed, "/feed.xml"}, {frontier.Feed, "/atom.xml"},
	{frontier.Sitemap, "/sitemap.xml"}, {frontier.Sitemap, "/sitemap_index.xml"}, {frontier.Sitemap, "/news-sitemap.xml"},
}

// lists are the feeds that a home page names, and the usual places of what nobody
// has named. sitemaps says that robots.txt has named some.
func (s *source) lists(feeds []string, sitemaps bool, home *url.URL) (items []frontier.Item) {
	items, own := s.namedLists(feeds, frontier.Feed, home, home.String())
	named := map[frontier.Kind]bool{frontier.Feed: own > 0, frontier.Sitemap: sitemaps}
	for _, g := range guesses {
		if it, ok := s.item(&url.URL{Scheme: home.Scheme, Host: home.Host, Path: g.path}, g.kind, 0, home.String()); ok && !named[g.kind] {
			it.Note = note{Guess: true}.String()
			items = append(items, it)
		}
	}
	return items
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

// dated reports whether an entry of a list is old enough to be passed over.
func dated(h extract.Hint, since time.Time) bool {
	last := touched(h)
	return !since.IsZero() && !last.IsZero() && last.Before(since)
}

// recent reports whether an entry of a list is news: of the two days that a news
// sitemap holds, and a day for time zones.
func recent(h extract.Hint) bool { return time.Since(touched(h)) < 3*day }

// touched is when the page of an entry was last changed, zero if it is not said.
func touched(h extract.Hint) time.Time {
	if h.Modified.After(h.Published) {
		return h.Modified
	}
	return h.Published
}
