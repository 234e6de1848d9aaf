package crawl

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

func TestVerdicts(t *testing.T) {
	code := func(n int) error { return &StatusError{Code: n} }
	hour, next := time.Hour, 45*time.Minute
	for _, tt := range []struct {
		outcome extract.Outcome
		err     error
		waits   []time.Duration // from one try to the next
		state   frontier.State  // after the last of these
		host    mood
	}{
		{extract.HTTPError, code(500), []time.Duration{10 * time.Second, time.Minute, next, 24 * hour}, frontier.StateGone, unwilling},
		{extract.HTTPError, code(503), []time.Duration{10 * time.Second, time.Minute, next, 24 * hour}, frontier.StateGone, hurt},
		{extract.Timeout, errStalled, []time.Duration{10 * time.Second, next, 6 * hour, 24 * hour}, frontier.StateGone, silent},
		{extract.Timeout, fmt.Errorf("%w: 45s", errEndless), []time.Duration{next, 6 * hour, 24 * hour, 24 * hour}, frontier.StateGone, silent},
		{extract.Network, errShort, []time.Duration{10 * time.Second, time.Minute, next, 24 * hour}, frontier.StateGone, unheard},
		{extract.Network, fmt.Errorf("%w: no HTTP", errGarbled), []time.Duration{24 * hour, 24 * hour, 24 * hour, 24 * hour}, frontier.StateGone, unheard},
		{extract.Network, &tls.CertificateVerificationError{Err: errors.New("expired")}, []time.Duration{24 * hour, 24 * hour, 24 * hour, 24 * hour}, frontier.StateGone, unheard},
		{extract.HTTPError, code(403), []time.Duration{24 * hour, 24 * hour, 24 * hour, 24 * hour}, frontier.StateGone, unwilling},
		{extract.NotHTML, fmt.Errorf("%w: %w", errNotHTML, errEmpty), []time.Duration{24 * hour, 24 * hour, 24 * hour, 24 * hour}, frontier.StateGone, well},
		{extract.HTTPError, code(404), nil, frontier.StateGone, well},
		{extract.HTTPError, errors.New("redirect loop"), nil, frontier.StateGone, well},
		{extract.Network, &RefusedError{}, nil, frontier.StateBlocked, unheard},
		{extract.Robots, errors.New("robots.txt"), nil, frontier.StateBlocked, unheard},
		{extract.Robots, saysNo("noindex"), nil, frontier.StateDone, well},
		{extract.TooLarge, errTooLarge, nil, frontier.StateDone, well},
		// A host's trouble costs no page its tries.
		{extract.HTTPError, code(429), []time.Duration{10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second}, frontier.StateDue, hurt},
		{extract.Timeout, &net.OpError{Op: "dial"}, []time.Duration{10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second}, frontier.StateDue, hurt},
		{extract.Network, &net.OpError{Op: "socks connect"}, []time.Duration{10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second, 10 * time.Second}, frontier.StateDue, hurt},
	} {
		got := judge(tt.outcome, tt.err)
		if got.host != tt.host {
			t.Errorf("%s, %v: host %d, want %d", tt.outcome, tt.err, got.host, tt.host)
		}
		v := frontier.Visit{State: got.page.state}
		now := time.Now()
		for i, want := range tt.waits {
			got.page.failed(&v, tt.err, firstBackoff, now)
			// A fifth of jitter either way, never more than a day.
			if wait := v.Due.Sub(now); v.State != frontier.StateDue || wait < want*8/10 || wait > want*12/10 {
				t.Errorf("%s, %v: %s after %v, want %v", tt.outcome, tt.err, v.State, wait, want)
				break
			}
			if got.page.free != (v.Attempts == 0) {
				t.Errorf("%s, %v: %d tries counted after %d", tt.outcome, tt.err, v.Attempts, i+1)
			}
		}
		if got.page.waits != nil {
			got.page.failed(&v, tt.err, firstBackoff, now)
		}
		if v.State != tt.state {
			t.Errorf("%s, %v: %s in the end, want %s", tt.outcome, tt.err, v.State, tt.state)
		}
	}
	v := frontier.Visit{State: frontier.StateDue}
	now := time.Now()
	soon.failed(&v, &StatusError{Code: 500, RetryAfter: now.Add(2 * hour)}, firstBackoff, now)
	if !v.Due.Equal(now.Add(2 * hour)) {
		t.Errorf("Retry-After of two hours is kept for %v", v.Due.Sub(now))
	}
}

func TestRetryAfterForms(t *testing.T) {
	now := time.Date(2025, 8, 22, 6, 41, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "soon": 0, "0": 0, "-5": 0, "NaN": 0, "120": 2 * time.Minute, "1.5": 1500 * time.Millisecond,
		"99999999999999999999": maxPenalty, "31536000": maxPenalty,
		"Fri, 22 Aug 2025 06:42:00 GMT": time.Minute, "Friday, 22-Aug-25 06:42:00 GMT": time.Minute, "Fri, 22 Aug 2025 08:42:00 +0200": time.Minute,
		"Fri, 22 Aug 2025 06:40:00 GMT": 0, "Sat, 22 Aug 2026 06:40:00 GMT": maxPenalty,
	} {
		got := time.Duration(0)
		if at := retryAfter(http.Header{"Retry-After": {value}}, now); !at.IsZero() {
			got = at.Sub(now)
		}
		if got != want {
			t.Errorf("Retry-After %q: %v, want %v", value, got, want)
		}
	}
}

// One page that hangs says nothing of its host, three in a row do.
func TestSilence(t *testing.T) {
	var p pace
	for i, tt := range []struct{ in, want mood }{
		{silent, silent}, {silent, silent}, {well, well}, {silent, silent}, {silent, silent}, {silent, hurt}, {silent, silent},
	} {
		if got := p.mood(tt.in); got != tt.want {
			t.Errorf("answer %d: %d, want %d", i, got, tt.want)
		}
	}
}
