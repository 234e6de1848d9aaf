package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"copydesk/pipeline/frontier"
)

// Frontier returns the list of URLs to visit that this file holds. Its times
// are exact to the millisecond.
func (s *Store) Frontier() frontier.Frontier { return &urls{s} }

// urls is table frontier with table hosts.
type urls struct{ s *Store }

func (u *urls) Put(ctx context.Context, items []frontier.Item) (added int, err error) {
	if len(items) == 0 {
		return 0, nil
	}
	err = u.s.transact(ctx, fmt.Sprintf("queue %d URLs in", len(items)), func(x tx) error {
		now := u.s.now()
		for _, item := range items {
			isNew, err := putItem(x, item, now)
			if err != nil {
				return fmt.Errorf("%s: %w", item.URL, err)
			}
			if isNew {
				added++
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

func putItem(x tx, item frontier.Item, now time.Time) (added bool, err error) {
	due := item.Due
	if due.IsZero() {
		due = now
	}
	n, err := x.changed(`INSERT INTO frontier (url, host, source_id, source, kind, state, depth, found_on, found_at, due_at, note)
		VALUES (?1, ?2, (SELECT id FROM sources WHERE host = ?2), ?3, ?4, 'due', ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING`,
		item.URL, item.Host, null(item.Source), string(item.Kind), item.Depth, null(item.FoundOn), stampMS(now), stampMS(due), null(item.Note))
	if err != nil {
		return false, err
	}
	if n > 0 {
		return true, x.exec("INSERT INTO hosts (host) VALUES (?) ON CONFLICT DO NOTHING", item.Host)
	}
	if item.Due.IsZero() { // found once more, which says nothing of a change
		return false, nil
	}
	return false, x.exec("UPDATE frontier SET due_at = ?1, note = coalesce(?2, note) WHERE url = ?3 AND state = 'due' AND due_at > ?1",
		stampMS(due), null(item.Note), item.URL)
}

// leasableHosts lists hosts whose turn it is: the one that waited longest since
// a URL of it was handed out comes first, and then the hosts that never had a
// turn come before all. It reads indexes alone.
const leasableHosts = `SELECT host, leased FROM (
	SELECT h.host, h.leased_at, (SELECT count(*) FROM frontier l WHERE l.state = 'leased' AND l.host = h.host AND l.leased_until > ?1) AS leased
	FROM hosts h WHERE (h.blocked_until IS NULL OR h.blocked_until <= ?1)
	AND (EXISTS (SELECT 1 FROM frontier d WHERE d.state = 'due' AND d.host = h.host AND d.due_at <= ?1)
		OR EXISTS (SELECT 1 FROM frontier e WHERE e.state = 'leased' AND e.host = h.host AND e.leased_until <= ?1)))
	WHERE leased < ?2 ORDER BY leased_at, host LIMIT ?3`

// leasableURLs lists the URLs of a host to hand out, the longest due first.
const leasableURLs = `SELECT url, kind, coalesce(source, ''), depth, coalesce(found_on, ''), due_at, coalesce(note, ''),
	attempts, coalesce(etag, ''), coalesce(last_modified, ''), coalesce(revisit_s, 0)
	FROM frontier WHERE url IN (
		SELECT url FROM (SELECT * FROM (SELECT url, due_at AS at FROM frontier WHERE state = 'due' AND host = ?1 AND due_at <= ?2 ORDER BY due_at LIMIT ?3)
		UNION ALL SELECT * FROM (SELECT url, leased_until FROM frontier WHERE state = 'leased' AND host = ?1 AND leased_until <= ?2 ORDER BY leased_until LIMIT ?3)
		ORDER BY at LIMIT ?3))
	ORDER BY due_at, url`

func (u *urls) Lease(ctx context.Context, n, perHost int, lease time.Duration) ([]frontier.Lease, error) {
	var out []frontier.Lease
	err := u.s.transact(ctx, "lease URLs of", func(x tx) error {
		now := u.s.now()
		hosts, err := turns(x, now, n, perHost)
		if err != nil {
			return err
		}
		for _, h := range hosts {
			got, err := leaseOf(x, h.name, now, lease, min(perHost-h.leased, n-len(out)))
			if err != nil {
				return err
			}
			out = append(out, got...)
			if len(out) == n {
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

func turns(x tx, now time.Time, n, perHost int) ([]turn, error) {
	rows, err := x.t.Query(leasableHosts, stampMS(now), perHost, n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []turn
	for rows.Next() {
		var h turn
		if err := rows.Scan(&h.name, &h.leased); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, rows.Err()
}

// leaseOf hands out up to n URLs of a host.
func leaseOf(x tx, host string, now time.Time, lease time.Duration, n int) ([]frontier.Lease, error) {
	rows, err := x.t.Query(leasableURLs, host, stampMS(now), n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []frontier.Lease
	for rows.Next() {
		l := frontier.Lease{Item: frontier.Item{Host: host}, Until: now.Add(lease).UTC().Truncate(time.Millisecond)}
		var due string
		var revisit int64
		if err := rows.Scan(&l.URL, &l.Kind, &l.Source, &l.Depth, &l.FoundOn, &due, &l.Note, &l.Attempts, &l.ETag, &l.LastModified, &revisit); err != nil {
			return nil, err
		}
		l.Due, l.Revisit = parseStamp(due), time.Duration(revisit)*time.Second
		out = append(out, l)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
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
			n, err := x.changed(`UPDATE frontier SET state = ?, due_at = ?, leased_until = NULL, attempts = ?, etag = ?, last_modified = ?, revisit_s = ?, last_error = ?
				WHERE url = ? AND state = 'leased' AND leased_until = ?`,
				string(v.State), stampMS(due), v.Attempts, null(v.ETag), null(v.LastModified), null(int64(v.Revisit/time.Second)), null(v.Error),
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
const nextDue = `SELECT min(max(at, coalesce(blocked_until, ''))) FROM (
	SELECT h.blocked_until, (SELECT min(d.due_at) FROM frontier d WHERE d.state = 'due' AND d.host = h.host) AS at FROM hosts h
	UNION ALL
	SELECT h.blocked_until, (SELECT min(e.leased_until) FROM frontier e WHERE e.state = 'leased' AND e.host = h.host AND e.leased_until <= ?1) FROM hosts h)
	WHERE at IS NOT NULL`

func (u *urls) NextDue(ctx context.Context, until time.Time) (time.Time, bool, error) {
	var at sql.NullString
	if err := u.s.r.QueryRowContext(ctx, nextDue, stampMS(u.s.now())).Scan(&at); err != nil {
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
	var robotsAt, nextAt, blockedUntil string
	var delay int64
	err := u.s.r.QueryRowContext(ctx, `SELECT coalesce(robots, ''), coalesce(robots_status, 0), coalesce(robots_at, ''), coalesce(crawl_delay_ms, 0),
		coalesce(next_at, ''), coalesce(blocked_until, ''), failures FROM hosts WHERE host = ?`, name).
		Scan(&h.Robots, &h.RobotsStatus, &robotsAt, &delay, &nextAt, &blockedUntil, &h.Failures)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	if err != nil {
		return h, explain("read host "+name+" from", u.s.path, err)
	}
	h.RobotsAt, h.NextAt, h.BlockedUntil = parseStamp(robotsAt), parseStamp(nextAt), parseStamp(blockedUntil)
	h.CrawlDelay = time.Duration(delay) * time.Millisecond
	return h, nil
}

func (u *urls) PutHost(ctx context.Context, h frontier.Host) error {
	return u.s.transact(ctx, "store host "+h.Name+" in", func(x tx) error {
		return x.exec(`INSERT INTO hosts (host, robots, robots_status, robots_at, crawl_delay_ms, next_at, blocked_until, failures) VALUES (?,?,?,?,?,?,?,?)
			ON CONFLICT (host) DO UPDATE SET robots = excluded.robots, robots_status = excluded.robots_status, robots_at = excluded.robots_at,
			crawl_delay_ms = excluded.crawl_delay_ms, next_at = excluded.next_at, blocked_until = excluded.blocked_until, failures = excluded.failures`,
			h.Name, null(h.Robots), null(h.RobotsStatus), nullStamp(h.RobotsAt), null(h.CrawlDelay.Milliseconds()), nullStamp(h.NextAt), nullStamp(h.BlockedUntil), h.Failures)
	})
}
