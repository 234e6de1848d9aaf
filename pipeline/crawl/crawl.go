// Package crawl yields pages: [Crawler] visits sites, [Just] fetches single
// URLs, [Saved] and [Manifest] read pages that were fetched before.
//
// A crawl is polite (robots.txt, Crawl-delay, Retry-After, one request at a
// time on a host), can be killed at any time and goes on from its frontier, and
// visits again only what is likely to have changed. Its URLs live in the
// frontier alone: memory does not grow with them.
package crawl

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"log/slog"
	"net/url"
	"sync/atomic"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// A Source is a site to be crawled. Only URL is needed.
type Source struct {
	Name     string
	URL      string   // the home page, or the section to start from
	Feeds    []string // where nothing is named, feeds and sitemaps are looked for
	Sitemaps []string
	Include  []string // globs on the path: only such pages are followed; "*" matches any run
	Exclude  []string
	MaxDepth int           // links followed from a seed; 0: as the crawler says
	Delay    time.Duration // between two starts on a host; 0: as the crawler says
}

// A Crawler visits sources. Its zero value, with a frontier, is polite.
type Crawler struct {
	Frontier  frontier.Frontier
	Sources   []Source
	UserAgent string        // sent as is; robots.txt is read for the name in it: see agentName
	Delay     time.Duration // between two starts on a host; 0: 1 s, negative: none
	PerHost   int           // requests at a time on a host; 0: 1
	Hosts     int           // hosts visited at a time; 0: 64
	MaxPages  int           // end after this many pages; 0: no limit
	MaxDepth  int           // links followed from a seed, those from page to page of a list not counted; 0: 3
	MaxTime   time.Duration // end after this long; 0: no limit
	Archive   *Archive      // where all that is fetched goes as well; nil: nowhere
	Refetch   bool          // all that is known of the sources is fetched again, whole
	Since     time.Time     // entries of feeds and sitemaps that are dated before are passed over
	Log       *slog.Logger  // nil: silent

	single []*url.URL // of Just
	tune   *tuning    // nil: standard
	open   ledger     // of the visits that Done has not ended yet
	err    error      // see Err
	now    atomic.Pointer[run]
}

// tuning holds what tests shorten and single pages need longer.
type tuning struct {
	limits   limits
	patience time.Duration // see the constant
	backoff  time.Duration // the first wait after a failure
	lease    time.Duration
	hold     time.Duration // a URL whose turn is further off goes back to the frontier
	once     bool          // a page is visited once, and only redirects are followed
}

var standard = tuning{
	limits:   limits{connect: connectTime, header: headerTime, stall: stallTime, total: pageTime},
	patience: patience, backoff: firstBackoff, lease: leaseTime, hold: hold,
}

const (
	// A lease covers a page's longest time and its storing, and no more: what a
	// killed run had leased is due again after this.
	leaseTime = pageTime + 3*hold

	// hold leaves a page its whole time within the lease.
	hold = 20 * time.Second

	firstBackoff = 10 * time.Second
	defaultHosts = 64
	defaultDepth = 3
)

// Pages visits what is due and yields every attempt once: pages, and with their
// role set feeds, sitemaps and robots.txt files. It ends when nothing is due
// and [Crawler.Done] was told of all it yielded, when MaxPages or MaxTime is
// reached, with ctx, or where the frontier fails: see Err. It must not be called
// twice at a time.
func (c *Crawler) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	return func(yield func(*extract.Page, error) bool) {
		if c.MaxTime > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, c.MaxTime)
			defer cancel()
		}
		r, err := c.run()
		if c.err = err; err != nil {
			return
		}
		defer r.fetcher.close()
		told := ctx
		ctx, r.fail = context.WithCancelCause(told)
		c.now.Store(r)
		go r.dispatch(ctx)
		defer func() { // joins the goroutines of the run
			r.fail(nil)
			for range r.out {
			}
			r.release()
			if cause := context.Cause(ctx); told.Err() == nil && !errors.Is(cause, context.Canceled) {
				c.err = cause
			}
		}()
		for o := range r.out {
			if ctx.Err() != nil || !yield(o.page, o.err) {
				return
			}
		}
	}
}

// Err returns what ended the last run before its time: the frontier or the
// archive could not be written, or the source list has a URL that is none. It
// is nil for a run that was told to end.
func (c *Crawler) Err() error { return c.err }

// Busy returns on how many hosts the run is at work, while it lasts. It may be
// called at any time.
func (c *Crawler) Busy() (hosts int) {
	r := c.now.Load()
	if r == nil {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.busy
}

// run prepares a run. The error is a bad URL in the source list.
func (c *Crawler) run() (*run, error) {
	r := &run{
		Crawler: c, tune: cmp.Or(c.tune, &standard), agent: agentName(c.UserAgent),
		delay: max(0, cmp.Or(c.Delay, defaultDelay)), perHost: max(1, c.PerHost), hosts: cmp.Or(c.Hosts, defaultHosts),
		sources: map[string]*source{}, out: make(chan output), begun: time.Now(), lanes: map[string]*lane{},
		owners: map[string][]*source{},
	}
	c.open.begin()
	g := newGuard()
	shortest := r.delay
	var sources []*source
	if c.single != nil {
		sources = append(sources, singles(c.single))
	}
	for i := range c.Sources {
		s, err := newSource(&c.Sources[i], cmp.Or(c.MaxDepth, defaultDepth))
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	for _, s := range sources {
		if s.Delay > 0 {
			shortest = min(shortest, s.Delay)
		}
		for _, u := range s.named {
			g.trusted[dialKey(u)] = true
		}
		r.sources[s.Name] = s
		r.names = append(r.names, s.Name)
		r.seeds = append(r.seeds, s.seeds...)
		if c.single == nil {
			r.adopt(s, s.named[0])
		}
	}
	for i := range r.seeds { // are visited in the order of the list
		r.seeds[i].Due = r.begun.Add(time.Duration(i-len(r.seeds)) * time.Millisecond)
	}
	r.ahead = r.perHost + storing(shortest)
	r.fetcher = newFetcher(c.UserAgent, g, r.tune.limits)
	r.fetcher.keep = c.Archive != nil
	return r, nil
}

// storing is how many pages of a host may be on their way to the store while
// the next are fetched: as many as start in a second, which is longer than a
// batch takes.
func storing(delay time.Duration) int {
	const most = 64 // a batch and some
	if delay <= time.Second/most {
		return most
	}
	return max(1, int(time.Second/delay))
}

// Done ends the leases of results that are stored, and queues the links found
// on them. The pipeline calls it; until then a URL counts as not visited.
func (c *Crawler) Done(ctx context.Context, results []*extract.Result) error {
	var items, freed []frontier.Item
	var visits []frontier.Visit
	for _, res := range results {
		yielded, ok := c.open.byPage.LoadAndDelete(res.Page)
		if !ok {
			continue // robots.txt has no lease
		}
		j := yielded.(*job)
		found, err := j.placed(ctx, j.follow(res))
		if err != nil {
			return err
		}
		news := 0
		if j.learns(res) {
			// Its next visit depends on how much was new.
			n, err := c.Frontier.Put(ctx, found)
			if err != nil {
				return err
			}
			news = n
		} else {
			items = append(items, found...)
		}
		visits = append(visits, j.end(res, news))
		for _, find := range []func(*extract.Result) (frontier.Item, bool){j.freed, j.twin} {
			if it, ok := find(res); ok {
				freed = append(freed, it)
			}
		}
	}
	defer c.open.close(len(visits))
	if _, err := c.Frontier.Put(ctx, items); err != nil {
		return err
	}
	if err := c.endVisits(ctx, visits); err != nil {
		return err
	}
	_, err := c.Frontier.Put(ctx, freed) // their own visits may have ended just now
	return err
}

func (c *Crawler) endVisits(ctx context.Context, visits []frontier.Visit) error {
	err := c.Frontier.Done(ctx, visits)
	if errors.Is(err, frontier.ErrLeaseLost) {
		if c.Log != nil {
			c.Log.Warn("visit took longer than its lease", "err", err)
		}
		return nil // the page may be fetched twice, nothing is lost
	}
	return err
}

// A job is a lease on its way through the run.
type job struct {
	run     *run
	lease   frontier.Lease
	source  *source
	note    note
	url     *url.URL
	delay   time.Duration // between two starts on its host
	head    headInfo      // of a page
	found   []frontier.Item
	answer  *response // nil if nothing was asked
	back    string    // the URL that gave it, if redirects led back to one
	cookies cookies
	newest  time.Time // of the entries of a list
	mapped  []string  // the sitemaps that robots.txt names
	moved   string    // where a home page leads to, if that is another site
	fate    fate
	next    frontier.Visit // as far as fate tells
}
