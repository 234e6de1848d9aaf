package frontier

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"
)

// A Memory is a [Frontier] that forgets: for pages that a user names one by
// one, and for tests. It grows with the number of URLs.
type Memory struct {
	mu    sync.Mutex
	urls  map[string]*entry
	hosts map[string]*Host
	turn  map[string]int // number of the Lease call that handed out a URL of a host last
	calls int
}

type entry struct {
	Lease
	state State
}

// NewMemory returns an empty frontier.
func NewMemory() *Memory {
	return &Memory{urls: map[string]*entry{}, hosts: map[string]*Host{}, turn: map[string]int{}}
}

// Put implements [Frontier].
func (m *Memory) Put(_ context.Context, items []Item) (added int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, it := range items {
		known := m.urls[it.URL]
		switch {
		case known == nil:
			if it.Due.IsZero() {
				it.Due = time.Now()
			}
			it.Changed = time.Time{}
			m.urls[it.URL] = &entry{Lease: Lease{Item: it}, state: StateDue}
			added++
		case known.Attempts == 0 && known.state != StateLeased && known.state != StateBlocked:
			changed := !known.Visited.IsZero() && it.Changed.After(known.Visited) || known.state == StateGone && it.Rank > known.Rank
			known.Rank = max(known.Rank, it.Rank)
			if changed {
				known.state, known.Due = StateDue, earlier(known.Due, time.Now())
			}
			if it.Note != "" && (changed || known.Note == "") {
				known.Note = it.Note
			}
		}
	}
	return added, nil
}

// Seed implements [Frontier].
func (m *Memory) Seed(ctx context.Context, seeds []Item) error {
	if _, err := m.Put(ctx, seeds); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, it := range seeds {
		known := m.urls[it.URL]
		listed := slices.ContainsFunc(seeds, func(s Item) bool { return s.Source == known.Source })
		if known.IsSeed() && listed {
			continue
		}
		if known.IsSeed() && it.Kind == Page {
			for _, e := range m.urls {
				if e.Source == known.Source && e != known {
					e.Source = it.Source
				}
			}
		}
		known.Kind, known.Rank, known.Source, known.Depth, known.FoundOn = it.Kind, it.Rank, it.Source, it.Depth, it.FoundOn
		if !known.open() {
			known.state, known.Due, known.Attempts = StateDue, earlier(known.Due, time.Now()), 0
		}
	}
	return nil
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// Wake implements [Frontier].
func (m *Memory) Wake(_ context.Context, sources []string, longest time.Duration) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.urls {
		if e.state == StateDue && e.Rank == List && e.of(sources) && e.Revisit <= longest {
			e.Due = earlier(e.Due, time.Now())
		}
	}
	return nil
}

// Renew implements [Frontier].
func (m *Memory) Renew(_ context.Context, sources []string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.urls {
		if e.state != StateLeased && e.of(sources) {
			e.state, e.Due = StateDue, earlier(e.Due, time.Now())
			e.Attempts, e.ETag, e.LastModified = 0, "", ""
		}
	}
	return nil
}

// Unblock implements [Frontier].
func (m *Memory) Unblock(_ context.Context, host string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.urls {
		if e.Host == host && e.state == StateBlocked {
			e.state, e.Due = StateDue, time.Now()
		}
	}
	return nil
}

// Lease implements [Frontier].
func (m *Memory) Lease(_ context.Context, want Want) ([]Lease, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	m.calls++
	leased, due := map[string]int{}, map[string][]*entry{}
	for _, e := range m.urls {
		switch {
		case e.state == StateLeased && e.Until.After(now):
			leased[e.Host]++
		case e.open() && e.of(want.Sources) && !m.dueAt(e).After(now):
			due[e.Host] = append(due[e.Host], e)
		}
	}
	hosts := slices.SortedFunc(maps.Keys(due), func(a, b string) int {
		return cmp.Or(cmp.Compare(m.turn[a], m.turn[b]), cmp.Compare(a, b))
	})
	var out []Lease
	for _, h := range hosts {
		slices.SortFunc(due[h], func(a, b *entry) int {
			return cmp.Or(cmp.Compare(b.Rank, a.Rank), a.Due.Compare(b.Due), cmp.Compare(a.URL, b.URL))
		})
		for _, e := range due[h][:max(0, min(len(due[h]), want.PerHost-leased[h], want.N-len(out)))] {
			m.turn[h] = m.calls
			e.state, e.Until = StateLeased, now.Add(want.For)
			out = append(out, e.Lease)
		}
	}
	return out, nil
}

// Done implements [Frontier].
func (m *Memory) Done(_ context.Context, visits []Visit) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	var lost error
	for _, v := range visits {
		e := m.urls[v.Lease.URL]
		if e == nil || e.state != StateLeased || !e.Until.Equal(v.Lease.Until) {
			lost = fmt.Errorf("end visit of %s: %w", v.Lease.URL, ErrLeaseLost)
			continue
		}
		e.state = v.State
		e.Until = time.Time{}
		e.Due = v.Due
		if v.Attempts > 0 {
			e.Rank = e.Rank.failed()
		}
		e.Attempts, e.Visited, e.ETag, e.LastModified, e.Revisit = v.Attempts, v.Visited, v.ETag, v.LastModified, v.Revisit
	}
	return lost
}

// NextDue implements [Frontier].
func (m *Memory) NextDue(_ context.Context, sources []string, until time.Time) (at time.Time, ok bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	for _, e := range m.urls {
		if !e.open() || !e.of(sources) || e.state == StateLeased && e.Until.After(now) {
			continue
		}
		if t := m.dueAt(e); t.Before(until) && (!ok || t.Before(at)) {
			at, ok = t, true
		}
	}
	return at, ok, nil
}

// open reports whether there is another visit of e to come.
func (e *entry) open() bool { return e.state == StateDue || e.state == StateLeased }

// of reports whether e belongs to one of the sources; none means any.
func (e *entry) of(sources []string) bool {
	return len(sources) == 0 || slices.Contains(sources, e.Source)
}

// dueAt is when e may be handed out: when it is due, when its lease has ended,
// when its host is no longer blocked, whichever is last.
func (m *Memory) dueAt(e *entry) time.Time {
	at := e.Due
	if e.state == StateLeased && e.Until.After(at) {
		at = e.Until
	}
	if h := m.hosts[e.Host]; h != nil && h.BlockedUntil.After(at) {
		at = h.BlockedUntil
	}
	return at
}

// Host implements [Frontier].
func (m *Memory) Host(_ context.Context, name string) (Host, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if h := m.hosts[name]; h != nil {
		return *h, nil
	}
	return Host{Name: name}, nil
}

// PutHost implements [Frontier].
func (m *Memory) PutHost(_ context.Context, h Host) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.hosts[h.Name] = &h
	return nil
}
