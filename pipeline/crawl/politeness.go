package crawl

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/mail"
	"strconv"
	"time"

	"copydesk/pipeline/frontier"
)

const (
	defaultDelay = time.Second // between two starts on one host

	// maxTries is how often a URL is tried before it is gone.
	maxTries = 5

	// A run waits this long for a host that asked to be left alone, or for the
	// next try of a page, before it leaves them to the next run. It is longer than
	// a lease, so that a run finds what a killed one had taken.
	patience = 3 * time.Minute

	// A run does not wait for the turn of a host that is to be asked less often than
	// this: all others would wait for the next run.
	longestDelay = 15 * time.Minute

	// A penalty or a Retry-After is never longer: a site that says "in a year"
	// means "not today".
	maxPenalty = 24 * time.Hour
)

// hostWaits are the times for which a host that failed is left alone, in units
// of the first one: from 10 s, these are 10 s, 1 min, 6 min, 36 min and so on.
var hostWaits = []float64{1, 6, 36, 216, 1296, 8640}

// backoff returns the wait before try number tries+1, with a fifth of jitter
// either way, so that what failed together is not asked together.
func backoff(first time.Duration, tries int, waits []float64) time.Duration {
	d := min(float64(first)*waits[min(tries, len(waits))-1], float64(maxPenalty))
	return time.Duration(d * (0.8 + 0.4*rand.Float64()))
}

// retryAfter reads the header of that name: seconds, or a date (RFC 9110
// section 10.2.3), and those that are not quite as the standard has them: with a
// fraction, in another zone. It is zero where there is none, or one in the past.
func retryAfter(h http.Header, now time.Time) time.Time {
	s := h.Get("Retry-After")
	at, err := httpDate(s)
	wait := at.Sub(now)
	if seconds, errFloat := strconv.ParseFloat(s, 64); errFloat == nil {
		wait, err = time.Duration(min(seconds, maxPenalty.Seconds())*float64(time.Second)), nil
	}
	if err != nil || wait <= 0 {
		return time.Time{}
	}
	return now.Add(min(wait, maxPenalty))
}

// httpDate reads a date as headers have it, or e-mail, which knows other zones.
func httpDate(s string) (time.Time, error) {
	at, err := http.ParseTime(s)
	if err != nil {
		at, err = mail.ParseDate(s)
	}
	return at, err
}

// turnOf waits for the turn of a job on its host.
func (r *run) turnOf(ctx context.Context, ln *lane, j *job) error {
	ln.state.Lock()
	blocked := ln.host.BlockedUntil
	j.delay = r.delayOf(ln, j)
	ln.state.Unlock()
	if blocked.After(time.Now()) {
		return later(blocked)
	}
	return r.start(ctx, ln, j.delay)
}

// wanted is the time between two starts on a host that the user or the source
// list, and robots.txt ask for.
func (r *run) wanted(s *source, h frontier.Host) time.Duration {
	if s.Delay > 0 {
		return max(s.Delay, h.CrawlDelay)
	}
	return max(r.delay, h.CrawlDelay)
}

// delayOf is the time between two starts on a host: what is wanted, stretched
// after failures. ln.state is held.
func (r *run) delayOf(ln *lane, j *job) time.Duration {
	delay := r.wanted(j.source, ln.host)
	if delay <= longestDelay {
		r.mu.Lock()
		r.slow = max(r.slow, delay)
		r.mu.Unlock()
	}
	return slowdown(delay, ln.host.Failures)
}

// patience is how long the run waits for a host: for the turn of one that is to be
// asked less often than that, too.
func (r *run) patience() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.slow <= r.tune.hold { // that is waited for within a lease
		return r.tune.patience
	}
	return max(r.tune.patience, r.slow+r.tune.hold)
}

// judgeHost remembers what an answer says of its host: whether to leave it
// alone for a while, that it has recovered, or where its site has moved.
func (r *run) judgeHost(ctx context.Context, ln *lane, j *job) error {
	ln.state.Lock()
	defer ln.state.Unlock()
	res, before := j.answer, ln.host
	m := judge(res.fetch.Outcome, res.err).host
	if j.note.Guess && m == well {
		m = unheard // a host that lets us in no more says 404 all the same
	}
	r.mu.Lock()
	m = ln.pace.mood(m)
	r.mu.Unlock()
	switch {
	case m == hurt:
		r.punish(ln, res.err)
	case m == well && ln.host.Failures > 0:
		ln.host.Failures--
	}
	if m == well && j.home() {
		ln.host.MovedTo = j.moved
	}
	if ln.host == before {
		return nil
	}
	return r.Frontier.PutHost(ctx, ln.host)
}

// punish blocks a lane's host after a 429 or 503, or where it cannot be reached:
// until Retry-After, else for a time that grows with the failures in a row. A
// host that has not once answered the run is left to the next one: nothing
// should wait for it. ln.state is held.
func (r *run) punish(ln *lane, err error) {
	now := time.Now()
	ln.host.Failures++
	until := now.Add(backoff(r.tune.backoff, ln.host.Failures, hostWaits))
	if s := new(StatusError); errors.As(err, &s) && !s.RetryAfter.IsZero() {
		until = s.RetryAfter
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	ln.unreached = isDial("", err) && ln.pace.answer == 0
	if ln.unreached {
		until = now.Add(unreachedWait)
	}
	ln.block(until)
}

// block lets the frontier hand out nothing of a host until then, once that has its
// state. ln.state is held.
func (ln *lane) block(until time.Time) {
	if until.After(ln.host.BlockedUntil) {
		ln.host.BlockedUntil = until
	}
}

// unreachedWait is how long a run leaves a host alone that it cannot reach; the
// next run tries it at once.
const unreachedWait = time.Hour

// A pace is how a host answers: when last, and how long that takes.
type pace struct {
	last   time.Time
	answer time.Duration // smoothed over the last few
	kind   mood          // of the last answers
	row    int           // how many of that kind there were in a row
	hungUp bool          // on a connection that was used before
}

// mood counts the answers of a kind. Enough bad ones in a row hurt.
func (p *pace) mood(m mood) mood {
	if m != p.kind {
		p.kind, p.row = m, 0
	}
	if p.row++; p.row != inARow[m] {
		return m
	}
	p.row = 0
	return hurt
}

// answered learns from an answer, whose first byte took so long, 0 if none came.
// The next delay counts from the moment when the host is known to have the
// request: connecting, or a network that is slow once, must not bring two
// requests together. A page that hangs makes no host a slow one.
func (p *pace) answered(asked time.Time, took, total time.Duration) {
	if at := asked.Add(cmp.Or(took, total)); at.After(p.last) {
		p.last = at
	}
	if took == 0 {
		return
	}
	if p.answer == 0 {
		p.answer = took
	}
	p.answer += (took - p.answer) / 4 // each answer counts a quarter
}

// next is the earliest start of the next request as far as answers tell. A host that
// takes longer than the delay to answer is asked less often, so that it works for us
// half of the time at most.
func (p *pace) next(delay time.Duration) time.Time {
	if p.last.IsZero() {
		return time.Time{}
	}
	return p.last.Add(max(delay, min(p.answer, maxAdapted)))
}

// maxAdapted is the longest delay that comes of slow answers alone: one page in
// half a minute is slow enough for any host that answers at all.
const maxAdapted = 30 * time.Second

// slowdown stretches the delay of a host that complained: twice as long per
// failure in a row, up to 32 times. A good answer takes one failure back.
func slowdown(delay time.Duration, failures int) time.Duration {
	return delay << min(failures, 5)
}
