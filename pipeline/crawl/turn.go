package crawl

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// A run is one call of Pages. Hosts do not wait for each other: each has a lane
// with a queue of its own, in which at most perHost workers take turns, starts
// a delay apart. The frontier hands out the hosts that waited longest.
type run struct {
	*Crawler
	tune     *tuning
	fetcher  *fetcher
	agent    string // product token
	delay    time.Duration
	perHost  int
	hosts    int
	ahead    int // leases of one host at a time, those being stored included
	sources  map[string]*source
	names    []string // of the sources
	seeds    []frontier.Item
	seen     seen
	narrowed narrowed
	out      chan output
	begun    time.Time
	fail     context.CancelCauseFunc // ends the run

	mu    sync.Mutex
	lanes map[string]*lane // of all hosts that were asked, or are to be
	busy  int              // lanes at work
	pages int              // started
	slow  time.Duration    // the longest delay between two starts on a host for whose turn the run waits

	// owners are the sources of a site, in the order of the list: it is where they
	// start, or what that leads to.
	owners map[string][]*source

	wg sync.WaitGroup // workers
}

// An output is what the run yields.
type output struct {
	page *extract.Page
	err  error
	job  *job // nil for robots.txt
}

// A lane is a host. What stands first is guarded by run.mu.
type lane struct {
	name      string
	queue     []*job
	workers   int
	pace      pace
	unreached bool // in this run; the next one tries it again

	state    sync.Mutex // guards what follows; held while robots.txt is fetched
	standing            // known while the lane is at work
}

// A standing is what the frontier knows of a host.
type standing struct {
	host   frontier.Host
	robots *robots // nil until read
	known  bool    // host was read
}

// A ledger knows which visits are open: leased, and not ended by Done.
type ledger struct {
	count  atomic.Int64
	byPage sync.Map      // *extract.Page → *job, of what was yielded
	change chan struct{} // of capacity 1: something may have become possible
}

func (l *ledger) begin() {
	l.count.Store(0)
	l.byPage.Clear()
	l.change = make(chan struct{}, 1)
}

func (l *ledger) close(jobs int) {
	l.count.Add(int64(-jobs))
	l.wake()
}

func (l *ledger) wake() {
	select {
	case l.change <- struct{}{}:
	default:
	}
}

func (l *ledger) none() bool { return l.count.Load() == 0 }

// dispatch hands out leases, waits for the workers, and closes out.
func (r *run) dispatch(ctx context.Context) {
	defer close(r.out)
	defer r.wg.Wait()
	if err := r.handOut(ctx); err != nil {
		r.fail(err)
	}
}

// handOut gives leases to lanes until nothing is left to do. Errors, here and
// below, are those of the frontier, which say what was done.
func (r *run) handOut(ctx context.Context) error {
	if err := r.Frontier.Seed(ctx, r.seeds); err != nil {
		return err
	}
	if err := r.findMoved(ctx); err != nil {
		return err
	}
	if err := r.wake(ctx); err != nil {
		return err
	}
	for ctx.Err() == nil {
		asked := time.Now()
		wait, err := r.turn(ctx)
		if err != nil {
			return err
		}
		if wait < 0 {
			return r.tellBlocked(ctx)
		}
		// Among many hosts one is free at any moment: they share a turn.
		if sleep(ctx, breath*time.Since(asked)) != nil {
			return nil
		}
		select {
		case <-ctx.Done():
		case <-r.open.change:
		case <-time.After(wait):
		}
	}
	return nil
}

// wake makes due what this run is to look at beside what is due already.
func (r *run) wake(ctx context.Context) error {
	if r.Refetch {
		return r.Frontier.Renew(ctx, r.names)
	}
	return r.Frontier.Wake(ctx, r.names, quiet)
}

// findMoved widens the sources to where runs before this one have found their
// home pages.
func (r *run) findMoved(ctx context.Context) error {
	for _, s := range r.sources {
		at, err := normalized(s.URL, nil)
		for hop := 0; err == nil && hop < maxHops; hop++ {
			h, errHost := r.Frontier.Host(ctx, hostKey(at))
			if errHost != nil {
				return errHost
			}
			if h.MovedTo == "" {
				break
			}
			if at, err = url.Parse(h.MovedTo); err == nil {
				r.adopt(s, at)
			}
		}
	}
	return nil
}

// tellBlocked says which sources the run has not looked at, because their hosts
// are to be left alone for longer than its patience. No worker is at work.
func (r *run) tellBlocked(ctx context.Context) error {
	if r.Log == nil || r.tune.once { // List says it of each URL
		return nil
	}
	for _, name := range r.names {
		s := r.sources[name]
		for _, u := range s.named {
			ln := r.lane(hostKey(u))
			h, err := r.Frontier.Host(ctx, ln.name)
			if err != nil {
				return err
			}
			waits := h.Failures == 0 && r.wanted(s, h) > longestDelay                 // for its turn, as always
			if time.Until(h.BlockedUntil) > r.patience() && !waits && !ln.unreached { // of which a page has said why
				r.Log.Warn("left alone: the host has failed or asked for it", "source", s.Name, "host", h.Name, "until", h.BlockedUntil.UTC().Format(time.RFC3339), "failures", h.Failures)
				break
			}
		}
	}
	return nil
}

// breath bounds the load on the frontier: between two turns the run waits for
// so many times as long as the last one took.
const breath = 3

// turn hands out what is due and returns how long nothing more will be, unless
// a lane becomes free; it is negative if the run is over.
func (r *run) turn(ctx context.Context) (wait time.Duration, err error) {
	for {
		free, full := r.free()
		if full && r.open.none() {
			return -1, nil
		}
		if free <= 0 {
			return time.Hour, nil
		}
		leases, err := r.Frontier.Lease(ctx, frontier.Want{Sources: r.names, N: free, PerHost: r.ahead, For: r.tune.lease})
		if err != nil {
			return 0, err
		}
		if len(leases) == 0 {
			break
		}
		r.open.count.Add(int64(len(leases)))
		for _, l := range leases {
			r.enqueue(ctx, l)
		}
	}
	idle := r.open.none()
	at, ok, err := r.Frontier.NextDue(ctx, r.names, time.Now().Add(r.patience()))
	if err != nil {
		return 0, err
	}
	switch wait := time.Until(at); {
	case ok && wait > 0:
		return wait, nil
	case ok && idle:
		return 10 * time.Millisecond, nil // due since just now
	case idle && r.open.none():
		return -1, nil
	default:
		return time.Hour, nil
	}
}

// free returns how many hosts can be taken on; full means that MaxPages is
// reached.
func (r *run) free() (hosts int, full bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.MaxPages > 0 && r.pages >= r.MaxPages {
		return 0, true
	}
	return r.hosts - r.busy, false
}

// enqueue puts a lease into its host's lane and sees that somebody works there.
func (r *run) enqueue(ctx context.Context, l frontier.Lease) {
	j := &job{run: r, lease: l, source: r.sources[l.Source], note: parseNote(l.Note)}
	ln := r.lane(l.Host)
	r.mu.Lock()
	defer r.mu.Unlock()
	ln.queue = append(ln.queue, j)
	if ln.workers == r.perHost {
		return
	}
	if ln.workers++; ln.workers == 1 {
		r.busy++
	}
	r.wg.Go(func() { r.work(ctx, ln) })
}

// lane returns the lane of a host.
func (r *run) lane(host string) *lane {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lanes[host] == nil {
		r.lanes[host] = &lane{name: host}
	}
	return r.lanes[host]
}

// work takes jobs of a lane until there are none.
func (r *run) work(ctx context.Context, ln *lane) {
	for {
		j := r.nextJob(ln)
		if j == nil {
			r.open.wake()
			return
		}
		if err := r.visit(ctx, ln, j); err != nil {
			off := new(putOff)
			if errors.As(err, &off) {
				err = r.leaveAlone(ctx, ln, off.until)
			}
			if err != nil && ctx.Err() == nil {
				r.fail(err)
			}
			r.giveBack(ctx, j, cmp.Or(off.due, j.lease.Due))
		}
	}
}

// leaveAlone lets the frontier hand out nothing of a host until then.
func (r *run) leaveAlone(ctx context.Context, ln *lane, until time.Time) error {
	ln.state.Lock()
	defer ln.state.Unlock()
	before := ln.host
	if ln.block(until); ln.host == before {
		return nil
	}
	return r.Frontier.PutHost(ctx, ln.host)
}

// nextJob takes the next job of a lane, or a worker off it; without one it keeps
// its pace alone.
func (r *run) nextJob(ln *lane) *job {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(ln.queue) > 0 {
		j := ln.queue[0]
		ln.queue = ln.queue[1:]
		return j
	}
	if ln.workers--; ln.workers == 0 {
		r.busy--
		ln.standing = standing{}
	}
	return nil
}

// A putOff says that a job was not tried, and why.
type putOff struct {
	until time.Time // before which its host is to be left alone, zero if it is not
	due   time.Time // when the job is tried again, zero if that stays as it was
	why   string
}

func (e *putOff) Error() string { return "put off: " + e.why }

func later(until time.Time) error { return &putOff{until: until, why: "the host is to be left alone"} }

// giveBack ends the lease of a job that was not tried. Where its host is blocked
// it stays due as it was, and so comes before the page that was to blame. What is
// left when the run ends the next one takes back.
func (r *run) giveBack(ctx context.Context, j *job, due time.Time) {
	if ctx.Err() == nil {
		if err := r.endVisits(ctx, []frontier.Visit{j.again(due)}); err != nil {
			r.fail(err)
		}
		r.open.close(1)
	}
}

// release lets the next run try the hosts that this one could not reach.
func (r *run) release() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	for name, ln := range r.lanes {
		if !ln.unreached {
			continue
		}
		h, err := r.Frontier.Host(ctx, name)
		if h.BlockedUntil = (time.Time{}); err == nil {
			err = r.Frontier.PutHost(ctx, h)
		}
		if err != nil && r.Log != nil {
			r.Log.Info("host not released, its time ends by itself", "host", name, "err", err)
		}
	}
}

// send yields an output. The error is ctx's.
func (r *run) send(ctx context.Context, o output) error {
	if o.job != nil {
		r.open.byPage.Store(o.page, o.job)
	}
	select {
	case r.out <- o:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// start waits for the turn of a host, a delay after whoever asked it last. The error is
// ctx's or the frontier's, or a putOff if the turn is too far off for the lease. Where
// no delay is asked for, there is none.
func (r *run) start(ctx context.Context, ln *lane, delay time.Duration) error {
	if delay <= 0 {
		return ctx.Err()
	}
	for {
		at, err := r.Frontier.Turn(ctx, ln.name, r.next(ln, delay), delay, r.tune.hold)
		if err != nil {
			return err
		}
		wait := time.Until(at)
		if wait > r.tune.hold {
			return later(at)
		}
		if r.tune.once && wait > noticed && r.Log != nil {
			r.Log.Warn("waiting: the host is to be asked again no sooner", "host", ln.name, "until", at.UTC().Format(time.RFC3339), "delay", delay)
		}
		if err := sleep(ctx, wait); err != nil {
			return err
		}
		if !r.next(ln, delay).After(time.Now()) { // or another has got its answer since
			return nil
		}
	}
}

// noticed is a wait of which somebody who watches would ask what it is for.
const noticed = 5 * time.Second

// next is when the next request of a host may start as far as its answers tell.
func (r *run) next(ln *lane, delay time.Duration) time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return ln.pace.next(delay)
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// endsBefore reports whether MaxTime is over before t.
func (r *run) endsBefore(t time.Time) bool { return r.MaxTime > 0 && t.After(r.begun.Add(r.MaxTime)) }

// count takes one page off MaxPages.
func (r *run) count() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.MaxPages > 0 && r.pages >= r.MaxPages {
		return false
	}
	r.pages++
	return true
}
