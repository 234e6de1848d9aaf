// Package frontier defines the list of URLs that a crawl has still to visit.
// [Frontier] is the interface between the crawler, which takes URLs from it,
// and a store, which keeps them. It is small so that other stores can follow:
// whatever passes the contract tests of package frontiertest will do.
package frontier

import (
	"context"
	"errors"
	"time"
)

// A Frontier holds every URL that was ever discovered, with the time at which
// it is next due, and the state of each host. All methods may be called from
// several goroutines, and by several processes on one store.
type Frontier interface {
	// Put adds items that are not known yet and returns how many those were.
	// A known URL keeps its state, but one that changed after its last visit is
	// due by Item.Due, unless it is blocked, and so is one that was gone and is named with
	// a higher rank. It takes that, and a note where it has none or is due by this.
	// One whose last visit failed keeps all as it is: it is tried again when its
	// time comes, however often it is named; and so does one that is known as another kind.
	Put(ctx context.Context, items []Item) (added int, err error)

	// Seed adds the seeds of all sources of a run. A known URL that was none, or
	// one of a source that has no seed among these, becomes the seed of its source,
	// due if it was not. Of a page in the second case the source has another name
	// now: all its URLs take that. A list may be of two sources.
	Seed(ctx context.Context, seeds []Item) error

	// Lease hands out URLs that are due, to be visited by nobody else until the
	// lease ends: hosts that waited longest first, none of a host that is
	// blocked; of one host the highest rank first, then what was due first. A
	// lease that has ended is due again.
	Lease(ctx context.Context, want Want) ([]Lease, error)

	// Wake makes the URLs of rank List due now, so that a run hears of what is
	// new; not those with a learned interval longer than that given.
	Wake(ctx context.Context, sources []string, longest time.Duration) error

	// Renew makes all URLs that are not leased due now, whatever became of them,
	// and forgets failures and validators, so that all is fetched whole once more.
	Renew(ctx context.Context, sources []string) error

	// Unblock makes what is blocked on a host due now.
	Unblock(ctx context.Context, host string) error

	// Done ends leases with what became of them. It returns [ErrLeaseLost] for
	// a lease that ended before and was given to somebody else; the others of
	// the call are carried out.
	Done(ctx context.Context, visits []Visit) error

	// NextDue returns when the next URL of the sources is due that is neither
	// leased nor blocked beyond until; ok is false if there is none before until.
	// No source means any.
	NextDue(ctx context.Context, sources []string, until time.Time) (at time.Time, ok bool, err error)

	// Host returns the state of a host, the zero Host with the name set if
	// nothing is known.
	Host(ctx context.Context, name string) (Host, error)

	// Turn takes the next turn on a host and returns when it is: a delay after the last
	// that anybody has taken, and not before from. One further off than hold is not taken.
	Turn(ctx context.Context, host string, from time.Time, delay, hold time.Duration) (at time.Time, err error)

	// PutHost stores the state of a host. Lease hands out no URL of it before
	// BlockedUntil.
	PutHost(ctx context.Context, h Host) error
}

// ErrLeaseLost reports a visit whose lease had ended.
var ErrLeaseLost = errors.New("lease lost")

// A Want says what Lease may hand out.
type Want struct {
	Sources []string      // URLs of these; none: of any
	N       int           // at most so many
	PerHost int           // leased at a time of one host, those of other callers included
	For     time.Duration // until the leases end
}

// An Item is a URL to be visited.
type Item struct {
	URL     string // normalised, the key
	Host    string // with the port if it is not the scheme's
	Kind    Kind
	Rank    Rank
	Source  string    // name of the source-list entry that it belongs to
	Depth   int       // links followed from a seed, which has 0
	FoundOn string    // URL of the page, feed or sitemap that named it; "" for a seed
	Due     time.Time // of a URL that is new or has changed; zero: now
	Changed time.Time // when it last changed, as a list says; zero if nobody does
	Note    string    // carried along for the crawler, which alone reads it
}

// Kind is what a URL is fetched for.
type Kind string

// The kinds, as column frontier.kind has them.
const (
	Page    Kind = "page"
	Feed    Kind = "feed"
	Sitemap Kind = "sitemap"
)

// Rank is what of a host is visited first, however long the rest is due: a
// site with years of archive must not keep its news waiting.
type Rank int

// The ranks, as column frontier.rank has them.
const (
	Usual Rank = iota
	Fresh      // what was published or changed of late
	List       // what tells of news: home page, feed, sitemap
)

// IsSeed reports whether an item is a seed, which nothing has named.
func (it *Item) IsSeed() bool { return it.Depth == 0 && it.FoundOn == "" }

// A Lease is an item handed out for one visit.
type Lease struct {
	Item
	Until        time.Time
	Attempts     int       // visits that failed since the last good one
	Visited      time.Time // the last visit that did not fail, zero before the first
	ETag         string
	LastModified string
	Revisit      time.Duration // the interval learned so far, 0 before the first good visit
}

// A Visit is the end of a lease.
type Visit struct {
	Lease Lease
	State State
	Due   time.Time // of the next visit, for Due

	// The rest is remembered for the next lease of this URL.
	Attempts     int // failures in a row; where there are any, what was Fresh is Usual
	Visited      time.Time
	ETag         string
	LastModified string
	Revisit      time.Duration
	Error        string // why the visit failed, for people
}

// State is what is to become of a URL.
type State string

// The states, as column frontier.state has them. StateLeased is not for a Visit.
const (
	StateDue     State = "due" // to be visited at Visit.Due
	StateLeased  State = "leased"
	StateDone    State = "done"    // visited for good
	StateGone    State = "gone"    // 404, 410, or failed too often
	StateBlocked State = "blocked" // robots.txt or the guard forbid it
)

// A Host is what politeness needs to know of a host over runs.
type Host struct {
	Name         string
	Robots       string // robots.txt as fetched, "" if there is none
	RobotsStatus int    // HTTP status it came with, 0 if it was never fetched or not reached
	RobotsAt     time.Time
	CrawlDelay   time.Duration
	MovedTo      string    // URL to which its home page leads, if that is another site
	BlockedUntil time.Time // Retry-After, or the penalty after errors
	Failures     int       // in a row
}
