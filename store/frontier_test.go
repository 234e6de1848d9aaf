package store

import (
	"fmt"
	"strings"
	"testing"

	"copydesk/pipeline/frontier"
	"copydesk/pipeline/frontier/frontiertest"
)

func TestFrontier(t *testing.T) {
	frontiertest.Run(t, func(t *testing.T) frontier.Frontier { return create(t).Frontier() })
}

// Every step of a lease is an index look-up, so that a million URLs that wait
// cost nothing.
func TestFrontierPlans(t *testing.T) {
	s := create(t)
	for name, query := range map[string]string{
		"hosts": strings.NewReplacer("?1", "'2026'", "?2", "1", "?3", "10").Replace(leasableHosts),
		"URLs":  strings.NewReplacer("?1", "'a'", "?2", "'2026'", "?3", "10").Replace(leasableURLs),
		"next":  strings.ReplaceAll(nextDue, "?1", "'2026'"),
	} {
		for _, step := range plan(t, s, query) {
			if _, rest, scans := strings.Cut(step, "SCAN "); scans && rest[0] != '(' && rest != "h" && !strings.HasPrefix(rest, "h USING INDEX hosts_by_turn") {
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

func BenchmarkLease(b *testing.B) {
	s := create(b)
	f := s.Frontier()
	const hosts, pages = 1000, 100
	for h := range hosts {
		items := make([]frontier.Item, pages)
		for p := range items {
			host := fmt.Sprintf("h%d.example", h)
			items[p] = frontier.Item{URL: fmt.Sprintf("https://%s/%d", host, p), Host: host, Kind: frontier.Page}
		}
		if _, err := f.Put(b.Context(), items); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		leases, err := f.Lease(b.Context(), 16, 1, 3600e9)
		if err != nil {
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
