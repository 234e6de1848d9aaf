// Package frontiertest holds the contract tests of frontier.Frontier: [Run]
// them over every implementation.
package frontiertest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"copydesk/pipeline/frontier"
)

// Run tests the frontiers that open returns: an empty one each time, closed by
// a Cleanup of the test it is given.
func Run(t *testing.T, open func(t *testing.T) frontier.Frontier) {
	for _, tt := range []struct {
		name string
		test func(*suite)
	}{
		{"an item comes back as it was put", (*suite).roundTrip},
		{"a known URL is not added again", (*suite).known},
		{"what changed after its last visit is due", (*suite).changed},
		{"what was gone is due when it is news", (*suite).news},
		{"a run can hear of what is new at once", (*suite).wake},
		{"all can be had once more", (*suite).renewed},
		{"finding a URL once more does not", (*suite).foundAgain},
		{"what is done, gone or blocked stays so", (*suite).final},
		{"no URL is handed out twice", (*suite).once},
		{"nothing is handed out before it is due", (*suite).notDue},
		{"a lease that ended is due again", (*suite).expired},
		{"a lease given to somebody else is lost", (*suite).lost},
		{"what a visit learned comes with the next lease", (*suite).remembered},
		{"a host has at most perHost leases", (*suite).perHost},
		{"hosts take turns", (*suite).turns},
		{"the longest due of a host comes first", (*suite).oldestFirst},
		{"the highest rank of a host comes first", (*suite).ranks},
		{"what failed waits behind what was not tried", (*suite).failed},
		{"a URL that is found once more can rise", (*suite).rises},
		{"a note is taken once, or with a change", (*suite).notes},
		{"only the sources asked for are handed out", (*suite).sources},
		{"a seed belongs to its source", (*suite).seeds},
		{"what was blocked can be tried again", (*suite).unblocked},
		{"a blocked host is passed over", (*suite).blockedHost},
		{"the next due time", (*suite).nextDue},
		{"the state of a host", (*suite).host},
		{"those that ask a host take turns", (*suite).turnsOnHost},
		{"many goroutines share the work", (*suite).concurrent},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.test(&suite{t, open(t), time.Now()})
		})
	}
}

// long is a lease that does not end during a test.
const long = time.Hour

type suite struct {
	*testing.T
	f     frontier.Frontier
	start time.Time // all times of a test are near it
}

// page returns an item of example host h, with a URL that starts with it.
func page(h, path string) frontier.Item {
	return frontier.Item{URL: "https://" + h + "/" + path, Host: h, Kind: frontier.Page}
}

func (s *suite) put(items ...frontier.Item) int {
	s.Helper()
	added, err := s.f.Put(s.Context(), items)
	if err != nil {
		s.Fatalf("Put: %v", err)
	}
	return added
}

func (s *suite) lease(n, perHost int, d time.Duration) []frontier.Lease {
	s.Helper()
	leases, err := s.f.Lease(s.Context(), frontier.Want{N: n, PerHost: perHost, For: d})
	if err != nil {
		s.Fatalf("Lease: %v", err)
	}
	return leases
}

func (s *suite) done(visits ...frontier.Visit) {
	s.Helper()
	if err := s.f.Done(s.Context(), visits); err != nil {
		s.Fatalf("Done: %v", err)
	}
}

func (s *suite) putHost(h frontier.Host) {
	s.Helper()
	if err := s.f.PutHost(s.Context(), h); err != nil {
		s.Fatalf("PutHost: %v", err)
	}
}

// want fails unless the leases are of these URLs, in that order.
func (s *suite) want(leases []frontier.Lease, urls ...string) {
	s.Helper()
	if got := names(leases); !slices.Equal(got, urls) {
		s.Errorf("leased %q, want %q", got, urls)
	}
}

// names returns the URLs of leases without their scheme.
func names(leases []frontier.Lease) []string {
	out := make([]string, len(leases))
	for i, l := range leases {
		out[i] = strings.TrimPrefix(l.URL, "https://")
	}
	return out
}

// eventually runs f until it returns true; a minute is for ever.
func (s *suite) eventually(what string, f func() bool) {
	s.Helper()
	for end := time.Now().Add(time.Minute); !f(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			s.Fatalf("%s: not within a minute", what)
		}
	}
}

func (s *suite) roundTrip() {
	item := frontier.Item{
		URL: "https://a.example/feed?x=1&y=ü", Host: "a.example", Kind: frontier.Feed, Rank: frontier.List, Source: "World Ledger", Depth: 2,
		FoundOn: "https://a.example/", Due: s.start.Add(-time.Minute).Truncate(time.Second).UTC(), Note: `{"n":1}`,
	}
	if n := s.put(item, page("b.example", "1")); n != 2 {
		s.Errorf("Put added %d, want 2", n)
	}
	for _, l := range s.lease(10, 1, long) {
		if l.Host != "a.example" {
			continue
		}
		if diff := cmp.Diff(item, l.Item); diff != "" {
			s.Errorf("leased item differs (-put +leased):\n%s", diff)
		}
		if !l.Until.After(s.start) || l.Attempts != 0 || l.ETag != "" || l.LastModified != "" || l.Revisit != 0 {
			s.Errorf("first lease = %+v, want nothing learned and an end in the future", l)
		}
		return
	}
	s.Error("item was not leased")
}

func (s *suite) known() {
	one := page("a.example", "1")
	if n := s.put(one, one, page("a.example", "2")); n != 2 {
		s.Errorf("Put of 3 items, 2 different, added %d", n)
	}
	if n := s.put(one); n != 0 {
		s.Errorf("Put of a known URL added %d", n)
	}
	if n := s.put(); n != 0 {
		s.Errorf("Put of nothing added %d", n)
	}
	if got := s.lease(10, 10, long); len(got) != 2 {
		s.Errorf("leased %q, want each URL once", names(got))
	}
}

func (s *suite) changed() {
	for _, state := range []frontier.State{frontier.StateDue, frontier.StateDone, frontier.StateGone} {
		item := page(string(state)+".example", "1")
		s.put(item)
		leases := s.lease(10, 10, long)
		s.want(leases, item.Host+"/1")
		s.done(frontier.Visit{Lease: leases[0], State: state, Due: s.start.Add(time.Hour), Visited: s.start})
		item.Changed = s.start.Add(-time.Minute)
		s.put(item) // before the visit: seen
		s.want(s.lease(10, 10, long))
		item.Changed = s.start.Add(time.Minute)
		s.put(item)
		leases = s.lease(10, 10, long)
		s.want(leases, item.Host+"/1")
		s.done(frontier.Visit{Lease: leases[0], State: state, Due: s.start.Add(time.Hour), Visited: s.start})
		item.Due = s.start.Add(30 * time.Minute)
		s.put(item) // it has changed, and is not wanted at once
		s.want(s.lease(10, 10, long))
	}
	item := page("new.example", "1")
	s.put(item)
	s.done(frontier.Visit{Lease: s.lease(10, 10, long)[0], State: frontier.StateDue, Due: s.start.Add(time.Hour), Visited: s.start})
	item.Kind, item.Note, item.Changed = frontier.Feed, "a feed", s.start.Add(time.Minute)
	s.put(item) // known as a page, of which this says nothing
	s.want(s.lease(10, 10, long))
	item = page("newer.example", "1")
	item.Due, item.Changed = s.start.Add(time.Hour), s.start
	s.put(item)
	s.put(item) // never visited: its turn comes
	s.want(s.lease(10, 10, long))
}

// What was gone when a page linked to it is there once the front page shows it.
func (s *suite) news() {
	item := page("a.example", "1")
	for _, step := range []struct {
		rank frontier.Rank
		want int
	}{{frontier.Usual, 1}, {frontier.Usual, 0}, {frontier.Fresh, 1}, {frontier.Fresh, 0}} {
		item.Rank = step.rank
		s.put(item)
		leases := s.lease(10, 10, long)
		if len(leases) != step.want {
			s.Errorf("leased %q with rank %d, want %d", names(leases), step.rank, step.want)
		}
		for _, l := range leases {
			s.done(frontier.Visit{Lease: l, State: frontier.StateGone, Visited: s.start})
		}
	}
}

func (s *suite) wake() {
	item := func(path string, rank frontier.Rank, source string, revisit time.Duration) {
		it := page("a.example", path)
		it.Rank, it.Source = rank, source
		s.put(it)
		l := s.lease(1, 100, long)
		s.want(l, "a.example/"+path)
		s.done(frontier.Visit{Lease: l[0], State: frontier.StateDue, Due: s.start.Add(revisit), Visited: s.start, Revisit: revisit})
	}
	item("feed", frontier.List, "A", time.Hour)
	item("quiet", frontier.List, "A", 10*time.Hour)
	item("story", frontier.Fresh, "A", time.Hour)
	item("theirs", frontier.List, "B", time.Hour)
	if err := s.f.Wake(s.Context(), []string{"A"}, 5*time.Hour); err != nil {
		s.Fatalf("Wake: %v", err)
	}
	s.want(s.lease(10, 100, long), "a.example/feed")
	if err := s.f.Wake(s.Context(), nil, 5*time.Hour); err != nil {
		s.Fatalf("Wake: %v", err)
	}
	s.want(s.lease(10, 100, long), "a.example/theirs")
}

func (s *suite) renewed() {
	states := []frontier.State{frontier.StateDue, frontier.StateDone, frontier.StateGone, frontier.StateBlocked}
	for _, source := range []string{"A", "B"} {
		for _, state := range states {
			item := page(source+".example", string(state))
			item.Source = source
			s.put(item)
			leases := s.lease(1, 10, long)
			s.done(frontier.Visit{Lease: leases[0], State: state, Due: s.start.Add(time.Hour), Attempts: 3, Visited: s.start, ETag: "x", LastModified: "y", Revisit: time.Hour})
		}
	}
	s.want(s.lease(10, 10, long))
	if err := s.f.Renew(s.Context(), []string{"A"}); err != nil {
		s.Fatalf("Renew: %v", err)
	}
	got := s.lease(10, 10, long)
	if len(got) != len(states) {
		s.Fatalf("leased %q, want all of A", names(got))
	}
	for _, l := range got {
		if l.Source != "A" || l.ETag != "" || l.LastModified != "" || l.Attempts != 0 || l.Revisit != time.Hour {
			s.Errorf("leased %+v, want no failures and no validators", l)
		}
	}
}

func (s *suite) foundAgain() {
	item := page("a.example", "1")
	item.Due = s.start.Add(time.Hour)
	s.put(item)
	s.put(page("a.example", "1")) // no date: a link to it was seen
	s.want(s.lease(10, 10, long))
}

func (s *suite) final() {
	for _, state := range []frontier.State{frontier.StateDone, frontier.StateGone, frontier.StateBlocked} {
		item := page(string(state)+".example", "1")
		s.put(item)
		leases := s.lease(10, 10, long)
		s.want(leases, item.Host+"/1")
		s.done(frontier.Visit{Lease: leases[0], State: state})
		item.Due = s.start.Add(-time.Hour)
		if state != frontier.StateDone {
			item.Changed = s.start.Add(time.Hour)
		}
		if n := s.put(item); n != 0 {
			s.Errorf("%s: Put added %d, want 0", state, n)
		}
		s.want(s.lease(10, 10, long))
	}
	if at, ok, err := s.f.NextDue(s.Context(), nil, s.start.Add(1000*time.Hour)); ok || err != nil {
		s.Errorf("NextDue = %v, %v, %v, want none", at, ok, err)
	}
}

func (s *suite) once() {
	s.put(page("a.example", "1"), page("a.example", "2"), page("b.example", "1"))
	seen := append(names(s.lease(2, 5, long)), names(s.lease(2, 5, long))...)
	slices.Sort(seen)
	if want := []string{"a.example/1", "a.example/2", "b.example/1"}; !slices.Equal(seen, want) {
		s.Errorf("leased %q, want %q", seen, want)
	}
	s.want(s.lease(2, 5, long))
}

func (s *suite) notDue() {
	item := page("a.example", "later")
	item.Due = s.start.Add(time.Hour)
	s.put(item, page("a.example", "now"))
	leases := s.lease(10, 10, long)
	s.want(leases, "a.example/now")
	s.done(frontier.Visit{Lease: leases[0], State: frontier.StateDue, Due: s.start.Add(time.Hour)})
	s.want(s.lease(10, 10, long))
}

func (s *suite) expired() {
	s.put(page("a.example", "1"))
	first := s.lease(1, 1, time.Millisecond)
	s.want(first, "a.example/1")
	var again []frontier.Lease
	s.eventually("second lease", func() bool {
		again = s.lease(1, 1, long)
		return len(again) > 0
	})
	s.want(again, "a.example/1")
	s.done(frontier.Visit{Lease: again[0], State: frontier.StateDone})
}

func (s *suite) lost() {
	s.put(page("a.example", "1"), page("b.example", "1"))
	all := s.lease(2, 1, time.Millisecond)
	if len(all) != 2 {
		s.Fatalf("leased %q, want both", names(all))
	}
	if all[0].Host != "a.example" {
		slices.Reverse(all)
	}
	s.putHost(frontier.Host{Name: "b.example", BlockedUntil: s.start.Add(time.Hour)})
	var again []frontier.Lease
	s.eventually("second lease", func() bool {
		again = s.lease(2, 1, long)
		return len(again) > 0
	})
	s.want(again, "a.example/1")

	// b.example/1 was leased to nobody else, so its end still counts.
	err := s.f.Done(s.Context(), []frontier.Visit{
		{Lease: all[0], State: frontier.StateGone},
		{Lease: all[1], State: frontier.StateDone},
	})
	if !errors.Is(err, frontier.ErrLeaseLost) {
		s.Errorf("Done with an old lease = %v, want ErrLeaseLost", err)
	}
	s.putHost(frontier.Host{Name: "b.example"})
	s.want(s.lease(2, 2, long))
	s.done(frontier.Visit{Lease: again[0], State: frontier.StateDone})
	if err := s.f.Done(s.Context(), []frontier.Visit{{Lease: again[0], State: frontier.StateDone}}); !errors.Is(err, frontier.ErrLeaseLost) {
		s.Errorf("Done twice = %v, want ErrLeaseLost", err)
	}
}

func (s *suite) remembered() {
	s.put(page("a.example", "1"))
	leases := s.lease(1, 1, long)
	s.want(leases, "a.example/1")
	s.done(frontier.Visit{
		Lease: leases[0], State: frontier.StateDue, Due: s.start.Add(-time.Second),
		Attempts: 2, Visited: s.start.Truncate(time.Second).UTC(), ETag: `W/"x"`, LastModified: "Fri, 22 Aug 2025 06:41:09 GMT", Revisit: 90 * time.Minute, Error: "status 503",
	})
	leases = s.lease(1, 1, long)
	s.want(leases, "a.example/1")
	if l := leases[0]; l.Attempts != 2 || !l.Visited.Equal(s.start.Truncate(time.Second)) || l.ETag != `W/"x"` || l.LastModified != "Fri, 22 Aug 2025 06:41:09 GMT" || l.Revisit != 90*time.Minute {
		s.Errorf("second lease = %+v, want what the visit learned", l)
	}
}

func (s *suite) perHost() {
	for i := range 5 {
		s.put(page("a.example", fmt.Sprint(i)), page("b.example", fmt.Sprint(i)))
	}
	first := s.lease(10, 2, long)
	count := map[string]int{}
	for _, l := range first {
		count[l.Host]++
	}
	if diff := cmp.Diff(map[string]int{"a.example": 2, "b.example": 2}, count); diff != "" {
		s.Errorf("leases per host (-want +got):\n%s", diff)
	}
	s.want(s.lease(10, 2, long))
	s.done(frontier.Visit{Lease: first[0], State: frontier.StateDone})
	if more := s.lease(10, 2, long); len(more) != 1 || more[0].Host != first[0].Host {
		s.Errorf("after one visit ended leased %q, want one of %s", names(more), first[0].Host)
	}
	if none := s.lease(0, 2, long); len(none) != 0 {
		s.Errorf("Lease of 0 gave %q", names(none))
	}
}

func (s *suite) turns() {
	// The backlog of a is older than all of b, which must not wait for its end.
	for i := range 4 {
		old := page("a.example", fmt.Sprint(i))
		old.Due = s.start.Add(-time.Hour)
		s.put(old, page("b.example", fmt.Sprint(i)))
	}
	var hosts []string
	for range 6 {
		leases := s.lease(1, 1, long)
		if len(leases) != 1 {
			s.Fatalf("leased %q, want one", names(leases))
		}
		hosts = append(hosts, leases[0].Host)
		s.done(frontier.Visit{Lease: leases[0], State: frontier.StateDone})
		next := time.Now().Truncate(time.Millisecond).Add(time.Millisecond)
		s.eventually("next millisecond", func() bool { return !time.Now().Before(next) }) // a turn is told from the next by the clock
	}
	for i := 1; i < len(hosts); i++ {
		if hosts[i] == hosts[i-1] {
			s.Errorf("hosts took turns as %q", hosts)
			break
		}
	}
}

func (s *suite) oldestFirst() {
	var items []frontier.Item
	for i, minutes := range []int{2, 3, 1} {
		item := page("a.example", fmt.Sprint(minutes))
		item.Depth, item.Due = i, s.start.Add(-time.Duration(minutes)*time.Minute)
		items = append(items, item)
	}
	s.put(items...)
	s.want(s.lease(2, 3, long), "a.example/3", "a.example/2")
	s.want(s.lease(2, 3, long), "a.example/1")
}

func (s *suite) failed() {
	hangs, untried := page("a.example", "hangs"), page("a.example", "untried")
	hangs.Due, untried.Due = s.start.Add(-time.Hour), s.start.Add(-time.Minute)
	hangs.Rank = frontier.Fresh
	s.put(hangs, untried)
	leases := s.lease(1, 3, long)
	s.want(leases, "a.example/hangs")
	s.done(frontier.Visit{Lease: leases[0], State: frontier.StateDue, Due: s.start.Add(-time.Second), Attempts: 1})
	s.put(hangs) // found once more, as news
	s.want(s.lease(1, 3, long), "a.example/untried")
	leases = s.lease(1, 3, long)
	s.want(leases, "a.example/hangs")

	// Naming it does not bring the next try forward.
	s.done(frontier.Visit{Lease: leases[0], State: frontier.StateDue, Due: s.start.Add(time.Hour), Attempts: 2, Visited: s.start.Add(-time.Hour)})
	hangs.Changed = s.start
	s.put(hangs)
	s.want(s.lease(1, 3, long))
}

func (s *suite) ranks() {
	old, fresh, list := page("a.example", "old"), page("a.example", "fresh"), page("a.example", "list")
	old.Due, fresh.Due, list.Due = s.start.Add(-time.Hour), s.start.Add(-time.Minute), s.start.Add(-time.Second)
	fresh.Rank, list.Rank = frontier.Fresh, frontier.List
	s.put(old, fresh, list)
	s.want(s.lease(2, 3, long), "a.example/list", "a.example/fresh")
	s.want(s.lease(2, 3, long), "a.example/old")
}

func (s *suite) rises() {
	one, two := page("a.example", "1"), page("a.example", "2")
	one.Due, two.Due = s.start.Add(-2*time.Hour), s.start.Add(-time.Hour)
	s.put(one, two)
	two.Rank, two.Due = frontier.Fresh, time.Time{}
	s.put(two)
	one.Rank = frontier.Usual
	s.put(two, one)
	s.want(s.lease(1, 2, long), "a.example/2")
}

func (s *suite) notes() {
	it := page("a.example", "1")
	it.Due = s.start.Add(-time.Minute)
	s.put(it)
	it.Note, it.Due = "first", time.Time{}
	s.put(it)
	it.Note = "second"
	s.put(it)
	if l := s.lease(1, 1, long); len(l) != 1 || l[0].Note != "first" {
		s.Errorf("leased %+v, want the note that came first", l)
	} else {
		s.done(frontier.Visit{Lease: l[0], State: frontier.StateDue, Due: s.start.Add(time.Hour), Visited: s.start})
	}
	it.Note, it.Changed = "third", s.start.Add(time.Second)
	s.put(it)
	if l := s.lease(1, 1, long); len(l) != 1 || l[0].Note != "third" {
		s.Errorf("leased %+v, want the note that came with the change", l)
	}
}

func (s *suite) sources() {
	ours, other, theirs := page("a.example", "ours"), page("a.example", "other"), page("b.example", "theirs")
	ours.Source, other.Source, theirs.Source = "A", "B", "B"
	ours.Due = s.start.Add(-time.Second)
	other.Due, theirs.Due = s.start.Add(-time.Hour), s.start.Add(-time.Hour)
	s.put(ours, other, theirs)
	at := func(sources ...string) (time.Time, bool) {
		got, ok, err := s.f.NextDue(s.Context(), sources, s.start.Add(time.Hour))
		if err != nil {
			s.Fatalf("NextDue: %v", err)
		}
		return got, ok
	}
	if got, ok := at("A", "C"); !ok || got.Before(s.start.Add(-time.Minute)) {
		s.Errorf("NextDue of A and C = %v, %v, want that of A", got, ok)
	}
	if got, ok := at("C"); ok {
		s.Errorf("NextDue of C = %v, want none", got)
	}
	for _, tt := range []struct {
		sources []string
		want    []string
	}{{[]string{"C"}, nil}, {[]string{"C", "A"}, []string{"a.example/ours"}}} {
		got, err := s.f.Lease(s.Context(), frontier.Want{Sources: tt.sources, N: 10, PerHost: 10, For: long})
		if err != nil {
			s.Fatalf("Lease: %v", err)
		}
		s.want(got, tt.want...)
	}
	rest := names(s.lease(10, 10, long))
	slices.Sort(rest)
	if want := []string{"a.example/other", "b.example/theirs"}; !slices.Equal(rest, want) {
		s.Errorf("then leased %q, want %q", rest, want)
	}
}

func (s *suite) seeds() {
	item := func(path, source string) frontier.Item {
		it := page("a.example", path)
		it.Source = source
		return it
	}
	seed := func(seeds ...frontier.Item) {
		s.Helper()
		for i := range seeds {
			seeds[i].Rank = frontier.List
		}
		if err := s.f.Seed(s.Context(), seeds); err != nil {
			s.Fatalf("Seed: %v", err)
		}
	}
	found := func(path, source string) frontier.Item {
		it := item(path, source)
		it.Depth, it.FoundOn = 1, "https://a.example/"
		return it
	}
	take := func(source string) (out []string) {
		s.Helper()
		leases, err := s.f.Lease(s.Context(), frontier.Want{Sources: []string{source}, N: 10, PerHost: 10, For: long})
		if err != nil {
			s.Fatal(err)
		}
		for _, l := range leases {
			out = append(out, fmt.Sprint(strings.TrimPrefix(l.URL, "https://a.example/"), " ", l.Depth, " ", l.Rank))
			s.done(frontier.Visit{Lease: l, State: frontier.StateDue, Due: s.start.Add(-time.Minute)})
		}
		slices.Sort(out)
		return out
	}
	want := func(source string, urls ...string) {
		s.Helper()
		if got := take(source); !slices.Equal(got, urls) {
			s.Errorf("source %s has %q, want %q", source, got, urls)
		}
	}
	seed(item("", "old"))
	s.put(found("news", "old"), found("sport", "old"))
	want("old", " 0 2", "news 1 0", "sport 1 0")

	seed(item("", "new")) // it has another name
	want("old")
	want("new", " 0 2", "news 1 0", "sport 1 0")

	seed(item("", "new"), item("sport", "games")) // a part of it is a source of its own
	want("new", " 0 2", "news 1 0")
	want("games", "sport 0 2")

	seed(item("", "new"), item("", "twice"), item("sport", "games")) // the first one has it
	want("new", " 0 2", "news 1 0")
	want("twice")
	want("games", "sport 0 2")

	feed := func(source string) frontier.Item {
		it := item("feed", source)
		it.Kind = frontier.Feed
		return it
	}
	seed(item("", "new"), feed("new"), item("sport", "games"), feed("games"))
	want("new", " 0 2", "feed 0 2", "news 1 0")
	seed(item("sport", "games"), feed("games")) // a run of this one alone
	want("new", " 0 2", "news 1 0")
	want("games", "feed 0 2", "sport 0 2")
	seed(item("", "new"), feed("new"))

	// What was given up is tried again once it is a seed.
	s.put(found("gone", "new"))
	for _, l := range s.lease(10, 10, long) {
		v := frontier.Visit{Lease: l, State: frontier.StateDue, Due: s.start.Add(time.Hour)}
		if strings.HasSuffix(l.URL, "gone") {
			v.State, v.Attempts = frontier.StateGone, 5
		}
		s.done(v)
	}
	seed(item("", "new"), item("gone", "back"))
	want("new")
	want("back", "gone 0 2")
}

func (s *suite) unblocked() {
	s.put(page("a.example", "1"), page("a.example", "gone"), page("b.example", "1"))
	for _, l := range s.lease(10, 10, long) {
		v := frontier.Visit{Lease: l, State: frontier.StateBlocked}
		if strings.HasSuffix(l.URL, "gone") {
			v.State = frontier.StateGone
		}
		s.done(v)
	}
	s.want(s.lease(10, 10, long))
	if err := s.f.Unblock(s.Context(), "a.example"); err != nil {
		s.Fatal(err)
	}
	s.want(s.lease(10, 10, long), "a.example/1")
}

func (s *suite) blockedHost() {
	s.putHost(frontier.Host{Name: "a.example", BlockedUntil: s.start.Add(time.Hour)})
	s.put(page("a.example", "1"), page("b.example", "1"))
	s.want(s.lease(10, 1, long), "b.example/1")
	s.putHost(frontier.Host{Name: "a.example", BlockedUntil: s.start.Add(-time.Hour)})
	s.want(s.lease(10, 1, long), "a.example/1")
}

func (s *suite) nextDue() {
	at := func(h int) time.Time { return s.start.Add(time.Duration(h) * time.Hour).Truncate(time.Second).UTC() }
	check := func(what string, until, want time.Time) {
		s.Helper()
		got, ok, err := s.f.NextDue(s.Context(), nil, until)
		if err != nil || ok == want.IsZero() || ok && !got.Equal(want) {
			s.Errorf("NextDue %s = %v, %v, %v, want %v", what, got, ok, err, want)
		}
	}
	check("of nothing", at(100), time.Time{})
	two, five := page("a.example", "2"), page("b.example", "5")
	two.Due, five.Due = at(2), at(5)
	s.put(two, five)
	check("of two", at(100), at(2))
	check("before the first", at(1), time.Time{})
	s.putHost(frontier.Host{Name: "a.example", BlockedUntil: at(4)})
	check("with the first blocked", at(100), at(4))
	s.putHost(frontier.Host{Name: "a.example", BlockedUntil: at(7)})
	check("with the first blocked beyond the second", at(100), at(5))
	s.putHost(frontier.Host{Name: "a.example", BlockedUntil: at(-1)})
	check("when the block is over", at(100), at(2))

	now := page("c.example", "0")
	now.Due = at(-1)
	s.put(now)
	leases := s.lease(10, 1, long)
	s.want(leases, "c.example/0")
	check("with one leased", at(100), at(2))
}

func (s *suite) host() {
	got, err := s.f.Host(s.Context(), "a.example:8080")
	if err != nil || got != (frontier.Host{Name: "a.example:8080"}) {
		s.Errorf("unknown Host = %+v, %v, want its name alone", got, err)
	}
	h := frontier.Host{
		Name: "a.example:8080", Robots: "User-agent: *\nDisallow: /private\n", RobotsStatus: 200, RobotsAt: s.start.Truncate(time.Second).UTC(),
		CrawlDelay: 1500 * time.Millisecond, MovedTo: "https://a.example.net/",
		BlockedUntil: s.start.Add(time.Minute).Truncate(time.Second).UTC(), Failures: 3,
	}
	s.putHost(h)
	if got, err = s.f.Host(s.Context(), h.Name); err != nil || got != h {
		s.Errorf("Host = %+v, %v, want %+v", got, err, h)
	}
	s.putHost(frontier.Host{Name: h.Name})
	if got, err = s.f.Host(s.Context(), h.Name); err != nil || got != (frontier.Host{Name: h.Name}) {
		s.Errorf("Host = %+v, %v, want all taken back", got, err)
	}
}

func (s *suite) turnsOnHost() {
	turn := func(host string, from time.Time, delay time.Duration) time.Time {
		s.Helper()
		at, err := s.f.Turn(s.Context(), host, from, delay, time.Hour)
		if err != nil {
			s.Fatalf("Turn: %v", err)
		}
		return at
	}
	first := turn("a.example", time.Time{}, time.Minute)
	if first.Before(s.start) || first.After(time.Now()) {
		s.Errorf("the first turn is %v", first)
	}
	far := s.start.Add(2 * time.Hour)
	if at := turn("a.example", far, time.Minute); !at.Equal(far) { // and is not taken
		s.Errorf("a turn from %v on is %v", far, at)
	}
	s.putHost(frontier.Host{Name: "a.example", Failures: 1})
	second := turn("a.example", time.Time{}, time.Minute)
	if gap := second.Sub(first); gap < time.Minute || gap > 2*time.Minute {
		s.Errorf("the second turn comes %v after the first", gap)
	}
	if gap := turn("a.example", second.Add(30*time.Second), time.Second).Sub(second); gap != 30*time.Second {
		s.Errorf("the third turn comes %v after the second", gap)
	}
	if at := turn("b.example", time.Time{}, time.Minute); at.After(time.Now()) {
		s.Errorf("another host waits until %v", at)
	}
}

func (s *suite) concurrent() {
	const hosts, pages, workers = 5, 20, 4
	for h := range hosts {
		var items []frontier.Item
		for p := range pages {
			items = append(items, page(fmt.Sprintf("h%d.example", h), fmt.Sprint(p)))
		}
		s.put(items...)
	}
	ctx, cancel := context.WithTimeout(s.Context(), time.Minute)
	defer cancel()
	var mu sync.Mutex
	seen := map[string]int{}
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				leases, err := s.f.Lease(ctx, frontier.Want{N: 3, PerHost: 2, For: long})
				if err != nil {
					s.Errorf("Lease: %v", err)
					return
				}
				var visits []frontier.Visit
				mu.Lock()
				for _, l := range leases {
					seen[l.URL]++
					visits = append(visits, frontier.Visit{Lease: l, State: frontier.StateDone})
				}
				all := len(seen) == hosts*pages
				mu.Unlock()
				if err := s.f.Done(ctx, visits); err != nil {
					s.Errorf("Done: %v", err)
					return
				}
				if all {
					return
				}
			}
		})
	}
	wg.Wait()
	for url, n := range seen {
		if n != 1 {
			s.Errorf("%s was handed out %d times", url, n)
		}
	}
	if len(seen) != hosts*pages {
		s.Errorf("%d URLs were handed out, want %d", len(seen), hosts*pages)
	}
}
