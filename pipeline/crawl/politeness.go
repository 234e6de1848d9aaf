package crawl

import (
	"math/rand/v2"
	"net/http"
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

	// A penalty or a Retry-After is never longer: a site that says "in a year"
	// means "not today".
	maxPenalty = 24 * time.Hour
)

// backoff returns the wait before try number tries+1: base × 6^(tries-1) with a
// fifth of jitter either way, so that hosts that failed together are not asked
// together. From 10 s that is 10 s, 1 min, 6 min, 36 min.
func backoff(base time.Duration, tries int) time.Duration {
	d := float64(base)
	for range min(tries, 8) - 1 {
		d *= 6
	}
	d = min(d, float64(maxPenalty))
	return time.Duration(d * (0.8 + 0.4*rand.Float64()))
}

// retryAfter reads the header of that name: seconds, or a date (RFC 9110
// section 10.2.3). It is zero where there is none, or one in the past.
func retryAfter(h http.Header, now time.Time) time.Time {
	s := h.Get("Retry-After")
	at, err := http.ParseTime(s)
	if seconds, errInt := strconv.ParseUint(s, 10, 32); errInt == nil {
		at, err = now.Add(time.Duration(seconds)*time.Second), nil
	}
	if err != nil || !at.After(now) {
		return time.Time{}
	}
	if latest := now.Add(maxPenalty); at.After(latest) {
		return latest
	}
	return at
}

// punish blocks a host after a 429 or 503: until Retry-After, else for a time
// that grows with the failures in a row.
func punish(h *frontier.Host, until time.Time, base time.Duration, now time.Time) {
	h.Failures++
	if until.IsZero() {
		until = now.Add(backoff(base, h.Failures))
	}
	if until.After(h.BlockedUntil) {
		h.BlockedUntil = until
	}
}

// slowdown stretches the delay of a host that complained: twice as long per
// failure in a row, up to 32 times. A good answer takes one failure back.
func slowdown(delay time.Duration, failures int) time.Duration {
	return delay << min(failures, 5)
}
