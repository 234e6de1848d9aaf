package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"copydesk/pipeline/frontier"
)

// Frontier returns the list of URLs to visit that this file holds. Its times
// are exact to the millisecond.
func (s *Store) Frontier() frontier.Frontier { return &urls{s} }

// Scratch returns an empty frontier that is in memory alone, as long as the
// process lasts: for what a user has fetched without a file.
func Scratch(ctx context.Context) (frontier.Frontier, error) {
	s, err := inMemory(ctx)
	if err != nil {
		return nil, err
	}
	return s.Frontier(), nil
}

// urls is table frontier with tables hosts and turns.
type urls struct{ s *Store }

// putAtOnce is how many items go into one transaction: a sitemap has up to
// 200,000, which would keep others from writing for longer than they wait.
const putAtOnce = 5000

func (u *urls) Put(ctx context.Context, items []frontier.Item) (added int, err error) {
	for some := range slices.Chunk(items, putAtOnce) {
		n, err := u.put(ctx, some)
		if err != nil {
			return 0, err
		}
		added += n
	}
	return added, nil
}

func (u *urls) put(ctx context.Context, items []frontier.Item) (added int, err error) {
	err = u.s.transact(ctx, fmt.Sprintf("queue %d URLs in", len(items)), func(x tx) error {
		now := u.s.now()
		hosts := map[string]bool{}
		for _, item := range items {
			isNew, err := putItem(x, item, now)
			if err != nil {
				return fmt.Errorf("%s: %w", item.URL, err)
			}
			if isNew {
				added++
				hosts[item.Host] = true
			}
		}
		for host := range hosts {
			if err := x.exec("INSERT INTO hosts (host) VALUES (?) ON CONFLICT DO NOTHING", host); err != nil {
				return err
			}
		}
		return nil
	})
	return added, err
}

func (u *urls) Seed(ctx context.Context, seeds []frontier.Item) error {
	return u.s.transact(ctx, "queue the seeds of a run in", func(x tx) error {
		var names []string
		for _, it := range seeds {
			names = append(names, it.Source)
		}
		now := u.s.now()
		for _, it := range seeds {
			if err := seed(x, it, names, now); err != nil {
				return fmt.Errorf("%s: %w", it.URL, err)
			}
		}
		return nil
	})
}

// seed adds a seed, or makes one of a known URL. names are the sources of the run.
func seed(x tx, it frontier.Item, names []string, now time.Time) error {
	if added, err := putItem(x, it, now); err != nil {
		return err
	} else if added {
		return x.exec("INSERT INTO hosts (host) VALUES (?) ON CONFLICT DO NOTHING", it.Host)
	}
	known := frontier.Item{}
	if _, err := x.get([]any{&known.Source, &known.Depth, &known.FoundOn}, "SELECT coalesce(source, ''), depth, coalesce(found_on, '') FROM frontier WHERE url = ?", it.URL); err != nil {
		return err
	}
	listed := slices.Contains(names, known.Source)
	if known.IsSeed() && listed {
		return nil
	}
	if known.IsSeed() && it.Kind == frontier.Page {
		if err := x.exec("UPDATE frontier SET source = ? WHERE source = ?", null(it.Source), known.Source); err != nil {
			return err
		}
	}
	const ended = "state NOT IN ('due', 'leased')"
	return x.exec("UPDATE frontier SET kind = ?, rank = ?, source = ?, depth = ?, found_on = NULL, state = iif("+ended+", 'due', state), due_at = iif("+ended+", min(due_at, ?), due_at), attempts = iif("+ended+", 0, attempts) WHERE url = ?",
		string(it.Kind), int(it.Rank), null(it.Source), it.Depth, stampMS(now), it.URL)
}

func putItem(x tx, item frontier.Item, now time.Time) (added bool, err error) {
	due := item.Due
	if due.IsZero() {
		due = now
	}
	n, err := x.changed(`INSERT INTO frontier (url, host, source_id, source, kind, state, rank, depth, found_on, found_at, due_at, note)
		VALUES (?1, ?2, (SELECT id FROM sources WHERE host = ?2), ?3, ?4, 'due', ?10, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING`,
		item.URL, item.Host, null(item.Source), string(item.Kind), item.Depth, null(item.FoundOn), stampMS(now), stampMS(due), null(item.Note), int(item.Rank))
	if err != nil {
		return false, err
	}
	if n > 0 {
		return true, nil
	}
	if item.Changed.IsZero() && item.Rank == frontier.Usual && item.Note == "" {
		return false, nil // found once more, which says nothing new
	}
	const news = "(coalesce(visited_at < ?4, 0) OR state = 'gone' AND rank < ?2)"
	return false, x.exec(`UPDATE frontier SET state = iif(`+news+`, 'due', state), due_at = iif(`+news+`, min(due_at, ?5), due_at),
		note = iif(`+news+`, coalesce(?3, note), coalesce(note, ?3)), rank = max(rank, ?2)
		WHERE url = ?1 AND kind = ?6 AND state IN ('due', 'done', 'gone') AND attempts = 0 AND (rank < ?2 OR note IS NULL AND ?3 IS NOT NULL OR `+news+`)`,
		item.URL, int(item.Rank), null(item.Note), nullStamp(item.Changed), stampMS(due), string(item.Kind))
}

func (u *urls) Wake(ctx context.Context, sources []string, longest time.Duration) error {
	return u.s.transact(ctx, "wake the lists of", func(x tx) error {
		return x.exec("UPDATE frontier SET due_at = ?1 WHERE state = 'due' AND rank = 2 AND due_at > ?1 AND coalesce(revisit_s, 0) <= ?2 AND "+ofSources("?3"),
			stampMS(u.s.now()), int64(longest/time.Second), listOf(sources))
	})
}

// rewind puts right what a run has written whose clock was ahead: all that it touched
// would wait until that time comes. It is due now, and no host is blocked. ahead is
// how far that is more than a difference between two clocks, and than an ingest waits
// for its turn.
func (s *Store) rewind(x tx) error {
	const ahead = 2 * time.Hour
	const longest = 31 * 24 * time.Hour // that any URL is put off
	now, last := s.now(), ""
	if _, err := x.get([]any{&last}, "SELECT max(coalesce((SELECT max(leased_at) FROM hosts), ''), coalesce((SELECT max(asked_at) FROM turns), ''))"); err != nil || last < stampMS(now.Add(ahead)) {
		return err
	}
	if err := x.exec(`UPDATE hosts SET leased_at = min(leased_at, ?1), blocked_until = NULL, robots_at = min(robots_at, ?1)
		WHERE leased_at > ?1 OR host IN (SELECT host FROM turns WHERE asked_at > ?1)`, stampMS(now)); err != nil {
		return err
	}
	if err := x.exec("DELETE FROM turns WHERE asked_at > ?", stampMS(now)); err != nil {
		return err
	}
	return x.exec(`UPDATE frontier SET due_at = min(due_at, ?1), visited_at = min(visited_at, ?1), found_at = min(found_at, ?1)
		WHERE max(found_at, coalesce(visited_at, '')) > ?1 OR due_at > ?2`, stampMS(now), stampMS(now.Add(longest)))
}

func (u *urls) Renew(ctx context.Context, sources []string) error {
	return u.s.transact(ctx, "renew the URLs of", func(x tx) error {
		return x.exec(`UPDATE frontier SET state = 'due', due_at = min(due_at, ?1), attempts = 0, etag = NULL, last_modified = NULL
			WHERE state <> 'leased' AND `+ofSources("?2"), stampMS(u.s.now()), listOf(sources))
	})
}

func (u *urls) Unblock(ctx context.Context, host string) error {
	return u.s.transact(ctx, "unblock "+host+" in", func(x tx) error {
		return x.exec("UPDATE frontier SET state = 'due', due_at = ? WHERE host = ? AND state = 'blocked'", stampMS(u.s.now()), host)
	})
}

// ofSources is true for rows of the sources in a parameter: a JSON array, or
// NULL for any.
func ofSources(p string) string {
	return "(" + p + " IS NULL OR coalesce(source, '') IN (SELECT value FROM json_each(" + p + ")))"
}

// leasableHosts lists hosts whose turn it is: the one that waited longest since
// a URL of it was handed out comes first, and then the hosts that never had a
// turn come before all. It reads indexes alone.
var leasableHosts = `SELECT host, leased FROM (
	SELECT h.host, h.leased_at, (SELECT count(*) FROM frontier l WHERE l.state = 'leased' AND l.host = h.host AND l.leased_until > ?1) AS leased
	FROM hosts h WHERE (h.blocked_until IS NULL OR h.blocked_until <= ?1)
	AND (EXISTS (SELECT 1 FROM frontier WHERE state = 'due' AND host = h.host AND rank IN (0, 1, 2) AND due_at <= ?1 AND ` + ofSources("?4") + `)
		OR EXISTS (SELECT 1 FROM frontier WHERE state = 'leased' AND host = h.host AND leased_until <= ?1 AND ` + ofSources("?4") + `)))
	WHERE leased < ?2 ORDER BY leased_at, host LIMIT ?3`

// leasableURLs lists the URLs of a host to hand out: the highest rank first,
// then the longest due. Each rank is looked up by itself, because an index can
// give the first few of one rank, but not of three.
var leasableURLs = `SELECT url, kind, rank, coalesce(source, ''), depth, coalesce(found_on, ''), due_at, coalesce(note, ''),
	attempts, coalesce(visited_at, ''), coalesce(etag, ''), coalesce(last_modified, ''), coalesce(revisit_s, 0)
	FROM frontier WHERE url IN (
		SELECT url FROM (` + dueOfRank("2") + " UNION ALL " + dueOfRank("1") + " UNION ALL " + dueOfRank("0") + `
		UNION ALL SELECT * FROM (SELECT url, rank, leased_until FROM frontier WHERE state = 'leased' AND host = ?1 AND leased_until <= ?2 AND ` + ofSources("?4") + ` ORDER BY leased_until LIMIT ?3)
		ORDER BY rank DESC, at LIMIT ?3))
	ORDER BY rank DESC, due_at, url`

func dueOfRank(rank string) string {
	return "SELECT * FROM (SELECT url, rank, due_at AS at FROM frontier WHERE state = 'due' AND host = ?1 AND rank = " + rank +
		" AND due_at <= ?2 AND " + ofSources("?4") + " ORDER BY due_at LIMIT ?3)"
}

// listOf is a list of sources as ofSources takes it.
func listOf(sources []string) any {
	if len(sources) == 0 {
		return nil
	}
	b, err := json.Marshal(sources)
	if err != nil {
		panic(err) // strings can be marshalled
	}
	return string(b)
}

func (u *urls) Lease(ctx context.Context, want frontier.Want) ([]frontier.Lease, error) {
	var out []frontier.Lease
	err := u.s.transact(ctx, "lease URLs of", func(x tx) error {
		now := u.s.now()
		hosts, err := turns(x, now, want)
		if err != nil {
			return err
		}
		for _, h := range hosts {
			got, err := leaseOf(x, h.name, now, want, min(want.PerHost-h.leased, want.N-len(out)))
			if err != nil {
				return err
			}
			out = append(out, got...)
			if len(out) == want.N {
				break
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// A turn is a host that may be visited, with the number of its URLs that are.
type turn struct {
	name   string
	leased int
}

func turns(x tx, now time.Time, want frontier.Want) (out []turn, err error) {
	var h turn
	err = x.each(leasableHosts, []any{stampMS(now), want.PerHost, want.N, listOf(want.Sources)}, []any{&h.name, &h.leased}, func() error {
		out = append(out, h)
		return nil
	})
	return out, err
}

// leaseOf hands out up to n URLs of a host.
func leaseOf(x tx, host string, now time.Time, want frontier.Want, n int) (out []frontier.Lease, err error) {
	l := frontier.Lease{Item: frontier.Item{Host: host}, Until: now.Add(want.For).UTC().Truncate(time.Millisecond)}
	var due, visited string
	var revisit int64
	err = x.each(leasableURLs, []any{host, stampMS(now), n, listOf(want.Sources)},
		[]any{&l.URL, &l.Kind, &l.Rank, &l.Source, &l.Depth, &l.FoundOn, &due, &l.Note, &l.Attempts, &visited, &l.ETag, &l.LastModified, &revisit}, func() error {
			l.Due, l.Visited, l.Revisit = parseStamp(due), parseStamp(visited), time.Duration(revisit)*time.Second
			out = append(out, l)
			return nil
		})
	if err != nil {
		return nil, err
	}
	for _, l := range out {
		if err := x.exec("UPDATE frontier SET state = 'leased', leased_until = ? WHERE url = ?", stampMS(l.Until), l.URL); err != nil {
			return nil, err
		}
	}
	return out, x.exec("UPDATE hosts SET leased_at = ? WHERE host = ?", stampMS(now), host)
}

func (u *urls) Done(ctx context.Context, visits []frontier.Visit) error {
	if len(visits) == 0 {
		return nil
	}
	var lost []error
	err := u.s.transact(ctx, fmt.Sprintf("end %d leases of", len(visits)), func(x tx) error {
		now := u.s.now()
		for _, v := range visits {
			due := v.Due
			if due.IsZero() {
				due = now
			}
			n, err := x.changed(`UPDATE frontier SET state = ?, due_at = ?, leased_until = NULL, attempts = ?, visited_at = ?, etag = ?, last_modified = ?, revisit_s = ?, last_error = ?, rank = iif(? > 0 AND rank = 1, 0, rank)
				WHERE url = ? AND state = 'leased' AND leased_until = ?`,
				string(v.State), stampMS(due), v.Attempts, nullStamp(v.Visited), null(v.ETag), null(v.LastModified), null(int64(v.Revisit/time.Second)), null(v.Error), v.Attempts,
				v.Lease.URL, stampMS(v.Lease.Until))
			if err != nil {
				return fmt.Errorf("%s: %w", v.Lease.URL, err)
			}
			if n == 0 {
				lost = append(lost, fmt.Errorf("%s: %w", v.Lease.URL, frontier.ErrLeaseLost))
			}
		}
		return nil
	})
	return errors.Join(err, errors.Join(lost...))
}

// nextDue is when the first URL is due that is not leased, host by host: not
// before the host is free again.
var nextDue = `SELECT min(max(at, coalesce(blocked_until, ''))) FROM (` +
	firstDue("0") + " UNION ALL " + firstDue("1") + " UNION ALL " + firstDue("2") + `
	UNION ALL SELECT h.blocked_until, (SELECT min(leased_until) FROM frontier WHERE state = 'leased' AND host = h.host AND leased_until <= ?1 AND ` + ofSources("?2") + `) FROM hosts h)
	WHERE at IS NOT NULL`

func firstDue(rank string) string {
	return "SELECT h.blocked_until, (SELECT min(due_at) FROM frontier WHERE state = 'due' AND host = h.host AND rank = " + rank + " AND " + ofSources("?2") + ") AS at FROM hosts h"
}

func (u *urls) NextDue(ctx context.Context, sources []string, until time.Time) (time.Time, bool, error) {
	var at sql.NullString
	if err := u.s.r.QueryRowContext(ctx, nextDue, stampMS(u.s.now()), listOf(sources)).Scan(&at); err != nil {
		return time.Time{}, false, explain("read the frontier of", u.s.path, err)
	}
	next := parseStamp(at.String)
	if !at.Valid || !next.Before(until) {
		return time.Time{}, false, nil
	}
	return next, true, nil
}

func (u *urls) Host(ctx context.Context, name string) (frontier.Host, error) {
	h := frontier.Host{Name: name}
	var robotsAt, blockedUntil string
	var delay int64
	err := u.s.r.QueryRowContext(ctx, `SELECT coalesce(robots, ''), coalesce(robots_status, 0), coalesce(robots_at, ''), coalesce(crawl_delay_ms, 0),
		coalesce(moved_to, ''), coalesce(blocked_until, ''), failures FROM hosts WHERE host = ?`, name).
		Scan(&h.Robots, &h.RobotsStatus, &robotsAt, &delay, &h.MovedTo, &blockedUntil, &h.Failures)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	if err != nil {
		return h, explain("read host "+name+" from", u.s.path, err)
	}
	h.RobotsAt, h.BlockedUntil = parseStamp(robotsAt), parseStamp(blockedUntil)
	h.CrawlDelay = time.Duration(delay) * time.Millisecond
	return h, nil
}

func (u *urls) Turn(ctx context.Context, host string, from time.Time, delay, hold time.Duration) (at time.Time, err error) {
	err = u.s.transact(ctx, "take a turn on "+host+" in", func(x tx) error {
		var last string
		if _, err := x.get([]any{&last}, "SELECT asked_at FROM turns WHERE host = ?", host); err != nil {
			return err
		}
		now, asked := u.s.now(), parseStamp(last)
		if asked.After(now.Add(delay + time.Minute)) { // by a wrong clock: nobody takes a turn so far off
			asked = time.Time{}
		}
		at = slices.MaxFunc([]time.Time{now, from, asked.Add(delay + time.Millisecond)}, time.Time.Compare) // stamps are cut
		if at.Sub(now) > hold {
			return nil
		}
		return x.exec("INSERT OR REPLACE INTO turns (host, asked_at) VALUES (?, ?)", host, stampMS(at))
	})
	return at, err
}

func (u *urls) PutHost(ctx context.Context, h frontier.Host) error {
	return u.s.transact(ctx, "store host "+h.Name+" in", func(x tx) error {
		return x.exec(`INSERT INTO hosts (host, robots, robots_status, robots_at, crawl_delay_ms, moved_to, blocked_until, failures) VALUES (?,?,?,?,?,?,?,?)
			ON CONFLICT (host) DO UPDATE SET robots = excluded.robots, robots_status = excluded.robots_status, robots_at = excluded.robots_at,
			crawl_delay_ms = excluded.crawl_delay_ms, moved_to = excluded.moved_to, blocked_until = excluded.blocked_until, failures = excluded.failures`,
			h.Name, null(h.Robots), null(h.RobotsStatus), nullStamp(h.RobotsAt), null(h.CrawlDelay.Milliseconds()), null(h.MovedTo), nullStamp(h.BlockedUntil), h.Failures)
	})
}
