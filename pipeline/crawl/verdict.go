package crawl

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// A verdict is what the end of a visit means for the page, and for its host.
type verdict struct {
	is   func(extract.Outcome, error) bool
	page fate
	host mood
}

// A fate is what becomes of a page. One that is due is tried again after the
// first wait, then after the second, and maxTries times in all.
type fate struct {
	state frontier.State
	waits []float64 // in units of the first backoff, which is 10 s; the last one again and again
	free  bool      // the visit counts as no try
}

// nextRun is three quarters of an hour: whatever the jitter, it is over when the run
// of the next hour begins, which does not wait for it.
const nextRun = 270

var (
	visited = fate{state: frontier.StateDue} // again by its schedule
	done    = fate{state: frontier.StateDone}
	gone    = fate{state: frontier.StateGone}
	blocked = fate{state: frontier.StateBlocked}

	// A hiccup: three tries in a run, after 10 s and a minute, so that it costs
	// the run no article; then in the next hour and after a day.
	soon = fate{state: frontier.StateDue, waits: []float64{1, 6, nextRun, 8640}}

	// What let us wait once may do so again: twice in a run, so that it does not
	// hold it up, then in the next hour, after six and a day. What came by drops until its
	// time was over does so for certain: once in a run.
	seldom = fate{state: frontier.StateDue, waits: []float64{1, nextRun, 2160, 8640}}
	rarely = fate{state: frontier.StateDue, waits: []float64{nextRun, 2160, 8640}}

	// An answer that will be the same for some time.
	daily = fate{state: frontier.StateDue, waits: []float64{8640}}

	// News that a front page, feed or sitemap names before the page is there, and a
	// page that was there: a site that is being changed may have none of its pages for a while.
	// In the next hour, and then day by day.
	missed = fate{state: frontier.StateDue, waits: []float64{nextRun, 8640}}

	// Its host's trouble, for which no page is given up.
	patient = fate{state: frontier.StateDue, waits: []float64{1}, free: true}
)

// mood is what an answer tells of its host.
type mood int

const (
	unheard   mood = iota // nothing
	well                  // it answers, and recovers from failures
	silent                // it let us wait
	unwilling             // it gave an error for a page
	hurt                  // it asks for less, or cannot be reached
)

// inARow is how many such answers one after the other are a failure of the host.
// One page that hangs says nothing of the next, three in a row say that the host
// does. Ten errors in a row are of a host that is down, or lets us in no more: a
// section for subscribers has its pages among others.
var inARow = map[mood]int{silent: 3, unwilling: 10}

// verdicts are looked through in order, the first that fits counts.
var verdicts = []verdict{
	{ended(extract.OK, extract.NotModified), visited, well},
	{ended(extract.Redirected), done, well},
	{isForbidden, done, well}, // by the page itself, whatever robots.txt comes to say
	{ended(extract.Robots), blocked, unheard},
	{isRefused, blocked, unheard},
	{caused(errUnread), patient, unheard},
	{isDial, patient, hurt},
	{answered(http.StatusTooManyRequests), patient, hurt},
	{answered(http.StatusServiceUnavailable), soon, hurt},
	{answered(http.StatusNotFound, http.StatusGone), gone, well},
	{answered(http.StatusRequestTimeout, http.StatusTooEarly), soon, well},
	{answeredFrom(500), soon, unwilling},
	{answeredFrom(100), daily, unwilling}, // forbidden, above all
	{caused(errEmpty), daily, well},       // nobody wrote such a page
	{ended(extract.TooLarge, extract.NotHTML), done, well},
	{caused(errEndless), rarely, silent},
	{ended(extract.Timeout), seldom, silent},
	{ended(extract.HTTPError), gone, well}, // a redirect that leads nowhere
	{isGarbled, daily, unheard},
	{func(extract.Outcome, error) bool { return true }, soon, unheard}, // reset, or cut short
}

// judge returns the verdict on a visit.
func judge(o extract.Outcome, err error) verdict {
	i := slices.IndexFunc(verdicts, func(v verdict) bool { return v.is(o, err) })
	return verdicts[i]
}

func ended(outcomes ...extract.Outcome) func(extract.Outcome, error) bool {
	return func(o extract.Outcome, _ error) bool { return slices.Contains(outcomes, o) }
}

func answered(codes ...int) func(extract.Outcome, error) bool {
	return func(_ extract.Outcome, err error) bool {
		s := new(StatusError)
		return errors.As(err, &s) && slices.Contains(codes, s.Code)
	}
}

func answeredFrom(code int) func(extract.Outcome, error) bool {
	return func(_ extract.Outcome, err error) bool {
		s := new(StatusError)
		return errors.As(err, &s) && s.Code >= code
	}
}

func caused(cause error) func(extract.Outcome, error) bool {
	return func(_ extract.Outcome, err error) bool { return errors.Is(err, cause) }
}

func isForbidden(_ extract.Outcome, err error) bool {
	var says saysNo
	return errors.As(err, &says)
}

func isRefused(_ extract.Outcome, err error) bool {
	refused := new(RefusedError)
	return errors.As(err, &refused)
}

// isDial reports a connection that could not be made, by a proxy neither.
func isDial(_ extract.Outcome, err error) bool {
	op := new(net.OpError)
	return errors.As(err, &op) && slices.Contains([]string{"dial", "proxyconnect", "socks connect"}, op.Op)
}

// isGarbled reports an answer that cannot be understood: no HTTP, no TLS that
// can be trusted, an encoding that is broken.
func isGarbled(_ extract.Outcome, err error) bool {
	certificate, record := new(tls.CertificateVerificationError), tls.RecordHeaderError{}
	return errors.Is(err, errGarbled) || errors.As(err, &certificate) || errors.As(err, &record)
}

var errGarbled = errors.New("the answer cannot be understood")

// noHTTP are words of errors for which net/http has no type.
var noHTTP = []string{"malformed", "transfer encoding", "headers exceeded", "Content-Length headers", "chunk", "parse Location"}

// garbled marks the error of a transport where something came, and no HTTP.
func garbled(err error) error {
	for _, words := range noHTTP {
		if !errors.Is(err, errGarbled) && strings.Contains(err.Error(), words) {
			return fmt.Errorf("%w: %w", errGarbled, err)
		}
	}
	return err
}

// A sparedError is an error that costs the run no page, for the reason why.
type sparedError struct {
	error
	why error
}

func (e *sparedError) Unwrap() []error { return []error{e.error, e.why} }

// settle decides what becomes of the page of an output, and marks its error where
// that costs the run no page.
func (ln *lane) settle(o output) output {
	ln.state.Lock()
	free := ln.host.BlockedUntil
	ln.state.Unlock()
	j := o.job
	j.fate = j.fateOf(o.page.Fetch.Outcome, o.err)
	j.next = j.again(time.Time{})
	if j.fate.waits != nil {
		j.fate.failed(&j.next, o.err, j.run.tune.backoff, time.Now())
	}
	if empty := o.page.Fetch.Outcome == extract.OK && len(j.found) == 0; j.note.Guess && (empty || o.err != nil && !j.fate.free) {
		j.found = j.nextGuess(j.lease.URL, j.note.Via)
	}
	o.err = j.spare(o.page, o.err, free)
	return o
}

// spare marks the error of a visit after which no page is lost to the run: its
// link leads nowhere, its article is stored from another address, or it is due
// again while the run lasts. free is when its host may be asked again.
func (j *job) spare(p *extract.Page, err error, free time.Time) error {
	if j.note.Guess {
		return nil // nobody said that there is one; where its host is down, the home page says so
	}
	if err == nil || j.run.tune.once || j.lease.Kind != frontier.Page {
		return err
	}
	if free.Before(j.next.Due) {
		free = j.next.Due
	}
	switch {
	case j.fate.waits != nil && j.next.State == frontier.StateDue && time.Until(free) <= j.run.patience() && !j.run.endsBefore(free):
		return &sparedError{err, extract.ErrAgain}
	case j.note.Stored, j.lease.Depth > 0 && answered(http.StatusNotFound, http.StatusGone)(p.Fetch.Outcome, err):
		return &sparedError{err, extract.ErrGone}
	}
	return err
}

// failed carries out the fate of a page that is due once more because its visit
// failed.
func (f fate) failed(v *frontier.Visit, err error, first time.Duration, now time.Time) {
	if !f.free {
		v.Attempts++
	}
	if v.Attempts >= maxTries {
		v.State = frontier.StateGone
		return
	}
	wait := backoff(first, max(1, v.Attempts), f.waits)
	if s := new(StatusError); errors.As(err, &s) && !s.RetryAfter.IsZero() {
		wait = max(0, s.RetryAfter.Sub(now))
	}
	v.Due = now.Add(wait)
}
