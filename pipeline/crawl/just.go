package crawl

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"log/slog"
	"net/url"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// A List is a source of single pages. [Just] makes one.
type List struct {
	Crawler
	Hosts frontier.Frontier // of those that ask the same hosts, a crawl among them; nil: there is none
	urls  []string
}

// A guest is a frontier that takes turns on the hosts of another, knows of them what
// that does, until it knows better by itself, and tells it what robots.txt says and
// until when a host is to be left alone.
type guest struct {
	frontier.Frontier
	hosts frontier.Frontier
}

func (g *guest) Turn(ctx context.Context, host string, from time.Time, delay, hold time.Duration) (time.Time, error) {
	return g.hosts.Turn(ctx, host, from, delay, hold)
}

func (g *guest) Host(ctx context.Context, name string) (frontier.Host, error) {
	h, err := g.Frontier.Host(ctx, name)
	if err != nil || h != (frontier.Host{Name: name}) {
		return h, err
	}
	if h, err = g.hosts.Host(ctx, name); err != nil {
		return h, err
	}
	return h, g.PutHost(ctx, h) // so that nothing is leased of one that is blocked
}

func (g *guest) PutHost(ctx context.Context, h frontier.Host) error {
	before, err := g.Frontier.Host(ctx, h.Name)
	if err != nil {
		return err
	}
	there, err := g.hosts.Host(ctx, h.Name)
	if err != nil {
		return err
	}
	told := there
	if h.RobotsAt.After(there.RobotsAt) {
		told.Robots, told.RobotsStatus, told.RobotsAt, told.CrawlDelay = h.Robots, h.RobotsStatus, h.RobotsAt, h.CrawlDelay
	}
	released := h.BlockedUntil.IsZero() && !there.BlockedUntil.After(before.BlockedUntil) // of what this has told
	if released || h.BlockedUntil.After(there.BlockedUntil) {
		told.BlockedUntil = h.BlockedUntil
	}
	if told != there {
		if err := g.hosts.PutHost(ctx, told); err != nil {
			return err
		}
	}
	return g.Frontier.PutHost(ctx, h)
}

func (g *guest) Unblock(ctx context.Context, host string) error { return g.hosts.Unblock(ctx, host) }

// Just returns a source that fetches the given URLs alone: no links are
// followed, nothing is tried twice. Redirects are followed, each hop a page of
// its own with outcome redirected. robots.txt, politeness and guard apply; the
// hosts of the URLs are trusted. Every URL yields a page or an error. f is empty,
// and nobody else's; log may be nil.
func Just(urls []string, f frontier.Frontier, userAgent string, log *slog.Logger) *List {
	once := standard
	once.once, once.lease, once.hold = true, day, time.Hour // a page may wait for a long Crawl-delay: its lease is nobody else's
	return &List{urls: urls, Crawler: Crawler{Frontier: f, UserAgent: userAgent, Log: log, tune: &once}}
}

// Pages yields the pages in the order in which they arrive.
func (l *List) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	return func(yield func(*extract.Page, error) bool) {
		missing, seen := map[string]bool{}, map[string]bool{}
		var good []*url.URL
		for _, raw := range l.urls {
			address, err := Named(raw, nil)
			u, errParse := url.Parse(address)
			if err = cmp.Or(err, errParse); err != nil {
				if !yield(&extract.Page{URL: Shown(raw), Fetch: extract.Fetch{Outcome: extract.Network, At: time.Now()}}, err) {
					return
				}
				continue
			}
			if !missing[u.String()] {
				missing[u.String()] = true
				good = append(good, u)
			}
		}
		if len(good) == 0 {
			return
		}
		l.single = good
		if l.Hosts != nil {
			l.Frontier = &guest{l.Frontier, l.Hosts}
		}
		for page, err := range l.Crawler.Pages(ctx) {
			if page.Role == extract.PageRole {
				delete(missing, page.URL)
				seen[page.URL] = true
				if page.Fetch.Outcome == extract.Redirected && !seen[page.FinalURL] {
					missing[page.FinalURL] = true
				}
			}
			if !yield(page, err) {
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		for u := range missing {
			page := &extract.Page{URL: u, Fetch: extract.Fetch{Outcome: extract.Network, At: time.Now()}}
			if !yield(page, l.why(ctx, u)) {
				return
			}
		}
	}
}

// why says why a URL was not fetched: its host cannot be reached, or asks to be
// left alone for longer than a user will wait.
func (l *List) why(ctx context.Context, raw string) error {
	u, err := url.Parse(raw)
	if err != nil {
		return fmt.Errorf("parse URL: %w", err)
	}
	h, err := l.Frontier.Host(ctx, hostKey(u))
	if err != nil {
		return err
	}
	if h.BlockedUntil.IsZero() {
		return fmt.Errorf("not fetched: %s cannot be reached", u.Host)
	}
	return fmt.Errorf("not fetched: %s asks to be left alone until %s", u.Host, h.BlockedUntil.UTC().Format(time.RFC3339))
}

// singles is the source that single pages belong to.
func singles(urls []*url.URL) *source {
	s := &source{named: urls}
	for _, u := range urls {
		s.seeds = append(s.seeds, frontier.Item{URL: u.String(), Host: hostKey(u), Kind: frontier.Page})
	}
	return s
}
