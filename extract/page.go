package extract

import (
	"errors"
	"net/http"
	"time"
)

// A Page is what one visit of a URL yielded: a response fetched just now, read
// from a WARC record or a saved file, or taken from the store again.
type Page struct {
	URL      string      // as requested, absolute; "" for a saved page of unknown address
	FinalURL string      // after redirects; "" if there were none
	Header   http.Header // of the response; nil for a saved page
	Body     []byte      // as received, not decoded to UTF-8, content encoding removed
	File     string      // where a saved page was read from

	Role   Role   // what the URL is fetched for; only articles are extracted
	Source string // name of the source-list entry, "" without one
	Hint   Hint   // what a feed or sitemap said of the page
	Rules  *Rules // the source's own selectors, nil without any
	Fetch  Fetch  // how the visit went

	NoArchive bool // the page asks that no copy of it be kept; its record may be
}

// Address is the page's own address, spelled as that of an [Article]; "" for a
// saved page of unknown address.
func (p *Page) Address() string { return CleanURL(p.address()) }

// Role is what a URL is fetched for.
type Role string

// The roles. The zero value is an article or section page.
const (
	PageRole    Role = ""
	FeedRole    Role = "feed"
	SitemapRole Role = "sitemap"
	RobotsRole  Role = "robots"
)

// A Fetch is the log entry of a visit. Durations are zero where unknown.
type Fetch struct {
	ID        int64 // row of the store that holds this visit already; 0 for a new one
	Outcome   Outcome
	Status    int // HTTP status; 0 without a response
	At        time.Time
	FirstByte time.Duration // request sent to first byte of the response
	Total     time.Duration
	Attempt   int   // 1 for the first try of this URL in a row
	Bytes     int64 // received, which is more than len(Body) where the body was not kept
}

// Outcome is how a visit ended, one word each. A page is extracted only if it
// is OK.
type Outcome string

// The outcomes, as column fetches.outcome has them.
const (
	OK          Outcome = "ok"
	NotModified Outcome = "not_modified"
	Redirected  Outcome = "redirected"
	Robots      Outcome = "robots" // not fetched: robots.txt or a robots header rules it out
	HTTPError   Outcome = "http_error"
	Timeout     Outcome = "timeout"
	Network     Outcome = "network"
	TooLarge    Outcome = "too_large"
	NotHTML     Outcome = "not_html"
	Unreadable  Outcome = "unreadable" // a file that cannot be read
)

// What makes an error of a visit no loss to the run, beside what the error says.
var (
	// ErrGone reports a page that a site links to and has no longer: 404 or 410.
	ErrGone = errors.New("gone")
	// ErrAgain reports a page that the same run tries again.
	ErrAgain = errors.New("to be tried again")
)

// A Hint is what a feed or a news sitemap says of a page before it is fetched.
type Hint struct {
	Headline  string    `json:"headline,omitempty"`
	Authors   []string  `json:"authors,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Modified  time.Time `json:"modified,omitzero"`
	Language  string    `json:"language,omitempty"`
}

// A Result is what one page gave: an article, or the reason why there is none.
type Result struct {
	Page    *Page
	Article *Article // nil if Err is set, or the page is no article page by role
	Links   []Link   // all of the page, for the frontier; nil where it says nofollow
	Err     error

	// Filled in by the store:
	ID     int64    // of the article
	Change Change   // what storing it changed
	Fields []string // of [Row] that differ from the record before, where Change is Changed
	Freed  string   // URL of a page whose record is under this page's address, which did not answer, or was until it turned out to be a mistake
	Twin   string   // URL of the page of an earlier article with nearly the same body, where this one is new: it may have moved here
}

// Change is what storing an article changed.
type Change string

// The changes.
const (
	Created   Change = "new"
	Changed   Change = "changed"
	Unchanged Change = "unchanged"
)
