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
