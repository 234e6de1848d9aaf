package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"copydesk/pipeline/frontier"
	"copydesk/pipeline/frontier/frontiertest"
)

func TestFrontier(t *testing.T) {
	frontiertest.Run(t, func(t *testing.T) frontier.Frontier { return create(t).Frontier() })
	t.Run("in memory", func(t *testing.T) {
		frontiertest.Run(t, func(t *testing.T) frontier.Frontier {
			f, err := Scratch(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return f
		})
	})
}

// A run whose clock was ahead puts nothing off until that time comes.
func TestClockAhead(t *testing.T) {
	s := create(t)
	f, ctx, right := s.Frontier(), t.Context(), time.Now()
	put := func(name string) {
		it := frontier.Item{URL: "https://ledger.example/" + name, Host: "ledger.example", Kind: frontier.Page}
		if _, err := f.Put(ctx, []frontier.Item{it}); err != nil {
			t.Fatal(err)
		}
	}
	lease := func() []frontier.Lease {
		leases, err := f.Lease(ctx, frontier.Want{N: 10, PerHost: 10, For: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		return leases
	}
	for _, ahead := range []time.Duration{5 * time.Hour, 5 * 365 * 24 * time.Hour} {
		now := right.Add(ahead)
		s.now = func() time.Time { return now }
		put("visited")
		put("failed")
		for _, l := range lease() {
			v := frontier.Visit{Lease: l, State: frontier.StateDue, Due: now.Add(time.Hour), Visited: now}
			if strings.HasSuffix(l.URL, "failed") {
				v.Visited, v.Attempts = time.Time{}, 1
			}
			if err := f.Done(ctx, []frontier.Visit{v}); err != nil {
				t.Fatal(err)
			}
		}
		put("found")
		turn := func() {
			if at, err := f.Turn(ctx, "ledger.example", time.Time{}, time.Second, time.Minute); err != nil || !at.Equal(s.now()) {
				t.Errorf("a run at %v has its turn at %v, %v", s.now(), at, err)
			}
		}
		turn()
		if err := f.PutHost(ctx, frontier.Host{Name: "ledger.example", RobotsAt: now, BlockedUntil: now.Add(time.Hour)}); err != nil {
			t.Fatal(err)
		}
		for _, at := range []time.Time{right, right.Add(10 * time.Minute), right} {
			s.now = func() time.Time { return at }
			turn()
		}
		if _, err := s.Start(ctx, "crawl", "test"); err != nil {
			t.Fatal(err)
		}
		leases := lease()
		if len(leases) != 3 {
			t.Errorf("a run %v ahead leaves %d URLs due, want 3", ahead, len(leases))
		}
		for _, l := range leases {
			if l.Visited.After(right) {
				t.Errorf("%s is visited after now", l.URL)
			}
		}
		if h, err := f.Host(ctx, "ledger.example"); err != nil || h.RobotsAt.After(right) {
			t.Errorf("robots.txt is of %v, %v", h.RobotsAt, err)
		}
	}
}

// An ingest leases nothing of the file: of what it has told, whose clock was ahead, the
// next run of any kind believes nothing.
func TestClockAheadOfIngest(t *testing.T) {
	s := create(t)
	f, ctx, right := s.Frontier(), t.Context(), time.Now()
	now := right.Add(365 * 24 * time.Hour)
	s.now = func() time.Time { return now }
	if _, err := f.Turn(ctx, "ledger.example", time.Time{}, time.Second, time.Minute); err != nil {
		t.Fatal(err)
	}
	if err := f.PutHost(ctx, frontier.Host{Name: "ledger.example", RobotsAt: now, BlockedUntil: now.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	s.now = time.Now
	start(t, s)
	if h, err := f.Host(ctx, "ledger.example"); err != nil || h.RobotsAt.After(time.Now()) || !h.BlockedUntil.IsZero() {
		t.Errorf("robots.txt is of %v, blocked until %v, %v", h.RobotsAt, h.BlockedUntil, err)
	}
}

// Every step of a lease is an index look-up, so that a million URLs that wait
// cost nothing.
func TestFrontierPlans(t *testing.T) {
	s := create(t)
	for name, query := range map[string]string{
		"hosts": strings.NewReplacer("?1", "'2026'", "?2", "1", "?3", "10", "?4", "'[]'").Replace(leasableHosts),
		"URLs":  strings.NewReplacer("?1", "'a'", "?2", "'2026'", "?3", "10", "?4", "'[]'").Replace(leasableURLs),
		"next":  strings.NewReplacer("?1", "'2026'", "?2", "'[]'").Replace(nextDue),
	} {
		for _, step := range plan(t, s, query) {
			if _, rest, scans := strings.Cut(step, "SCAN "); scans && rest[0] != '(' && rest != "h" && !strings.HasPrefix(rest, "h USING INDEX hosts_by_turn") && !strings.HasPrefix(rest, "json_each") {
				t.Errorf("%s: %s", name, step)
			}
		}
	}
}

// plan returns the steps of EXPLAIN QUERY PLAN.
func plan(t *testing.T, s *Store, query string) []string {
	t.Helper()
	rows, err := s.r.Query("EXPLAIN QUERY PLAN " + query)
	if err != nil {
		t.Fatalf("%v\n%s", err, query)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		out = append(out, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// BenchmarkLease takes turns over hosts that all have work, and over those of
// which hardly any has: the usual state of a large source list.
func BenchmarkLease(b *testing.B) {
	for _, hosts := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("busy of %d", hosts), func(b *testing.B) { benchmarkLease(b, hosts, 1) })
		b.Run(fmt.Sprintf("idle of %d", hosts), func(b *testing.B) { benchmarkLease(b, hosts, hosts/20) })
	}
}

// benchmarkLease leases 16 URLs and ends the leases; one of every hosts has
// anything due.
func benchmarkLease(b *testing.B, hosts, every int) {
	s := create(b)
	f := s.Frontier()
	const pages = 20
	var items []frontier.Item
	for h := range hosts {
		host := fmt.Sprintf("h%d.example", h)
		for p := range pages {
			it := frontier.Item{URL: fmt.Sprintf("https://%s/%d", host, p), Host: host, Kind: frontier.Page}
			if h%every != 0 {
				it.Due = time.Now().Add(time.Hour)
			}
			items = append(items, it)
		}
	}
	if _, err := f.Put(b.Context(), items); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		leases, err := f.Lease(b.Context(), frontier.Want{N: 16, PerHost: 1, For: time.Hour})
		if err != nil || len(leases) != 16 {
			b.Fatal(len(leases), err)
		}
		if _, _, err := f.NextDue(b.Context(), nil, time.Now()); err != nil {
			b.Fatal(err)
		}
		visits := make([]frontier.Visit, len(leases))
		for i, l := range leases {
			visits[i] = frontier.Visit{Lease: l, State: frontier.StateDue, Due: l.Due}
		}
		if err := f.Done(b.Context(), visits); err != nil {
			b.Fatal(err)
		}
	}
}
