package crawl

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// visit takes a job through robots.txt, its turn and the fetch. An error means
// that it was not tried and goes back.
func (r *run) visit(ctx context.Context, ln *lane, j *job) error {
	if time.Until(j.lease.Until) < r.tune.lease-r.tune.hold-time.Second {
		return &putOff{why: "it has waited for most of its lease"}
	}
	u, err := url.Parse(j.lease.URL)
	if err != nil {
		return r.send(ctx, ln.settle(j.lost(extract.Network, fmt.Errorf("parse URL: %w", err))))
	}
	j.url = u
	if j.lease.Kind == frontier.Page && j.lease.Depth > 0 && len(j.note.Via) == 0 && !j.source.wants(u) { // the source list has changed
		return &putOff{due: time.Now().Add(day), why: "the source list leaves it out"}
	}
	err = r.robotsAllow(ctx, ln, j)
	if lost := new(unasked); errors.As(err, &lost) {
		return r.send(ctx, ln.settle(j.lost(lost.outcome, lost.error)))
	}
	if err != nil {
		return err
	}
	if err := r.turnOf(ctx, ln, j); err != nil {
		return err
	}
	if j.lease.Kind == frontier.Page && !r.count() {
		return &putOff{why: "the run has as many pages as it may"}
	}
	if err := r.ask(ctx, ln, j); err != nil {
		return err
	}
	out := j.read()
	if err := r.judgeHost(ctx, ln, j); err != nil {
		return err
	}
	if !j.head.noarchive {
		if err := r.archive(cmp.Or(j.back, j.lease.URL), j.lease.FoundOn, j.note.Hint, j.answer); err != nil {
			return err
		}
	}
	return r.send(ctx, ln.settle(out))
}

// ask makes the request of a job; and again where the answer leads back to where
// the visitor was, and there is a cookie to be shown there, as by any browser.
func (r *run) ask(ctx context.Context, ln *lane, j *job) (err error) {
	req := request{url: j.lease.URL, etag: j.lease.ETag, lastModified: j.lease.LastModified, role: roles[j.lease.Kind], cookie: j.note.Cookie}
	j.cookies.carry(j.url, j.note.Cookie)
	shown := map[string]string{}
	for range maxHops {
		if j.answer, err = r.fetch(ctx, ln, req); err != nil {
			return err
		}
		shown[req.url] = req.cookie
		j.cookies.set(j.url, j.answer.header)
		back := j.leadsBack()
		if back == nil || j.cookies.sends(back) == shown[back.String()] {
			return nil
		}
		if err := r.archive(req.url, j.lease.FoundOn, j.note.Hint, j.answer); err != nil {
			return err
		}
		if err := r.turnOf(ctx, ln, j); err != nil {
			if off := new(putOff); errors.As(err, &off) {
				return nil // a redirect loop, as far as this visit goes
			}
			return err
		}
		j.url, j.back = back, back.String()
		req.url, req.cookie = j.back, j.cookies.sends(back)
	}
	return nil
}

// fetch makes a request of a host whose turn it is, and learns from how long
// that took. A host that has hung up between two is met on a new connection each
// time: it may wait no longer than the delay. The error is ctx's.
func (r *run) fetch(ctx context.Context, ln *lane, req request) (*response, error) {
	r.mu.Lock()
	req.last = ln.pace.hungUp
	r.mu.Unlock()
	res := r.fetcher.fetch(ctx, req)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	ln.pace.hungUp = ln.pace.hungUp || errors.Is(res.err, errHungUp)
	ln.pace.answered(res.fetch.At, res.fetch.FirstByte, res.fetch.Total)
	return res, nil
}

// archive writes a response to the archive, where there is one.
func (r *run) archive(target, foundOn string, hint extract.Hint, res *response) error {
	if r.Archive == nil {
		return nil
	}
	defer func() { res.wire = nil }()
	return r.Archive.put(target, foundOn, hint, res)
}

var roles = map[frontier.Kind]extract.Role{
	frontier.Page: extract.PageRole, frontier.Feed: extract.FeedRole, frontier.Sitemap: extract.SitemapRole,
}

// maxHops is how many redirects may lead to one page; browsers allow 20.
const maxHops = 10

// page returns the page of a job as far as it is known before any answer.
func (j *job) page() *extract.Page {
	return &extract.Page{
		URL: j.lease.URL, Role: roles[j.lease.Kind], Source: j.lease.Source, Hint: j.note.Hint,
		Fetch: extract.Fetch{At: time.Now(), Attempt: j.lease.Attempts + 1},
	}
}

// lost is the output of a job that was not fetched.
func (j *job) lost(o extract.Outcome, err error) output {
	p := j.page()
	p.Fetch.Outcome = o
	return output{p, err, j}
}

// read makes the output of an answer and gathers what it names.
func (j *job) read() output {
	p := j.page()
	attempt := p.Fetch.Attempt
	p.Header, p.Body, p.Fetch = j.answer.header, j.answer.body, j.answer.fetch
	p.Fetch.Attempt = attempt
	if j.back != p.URL {
		p.FinalURL = j.back
	}
	err := j.answer.err
	switch {
	case err != nil:
		if j.lease.Visited.IsZero() { // a site whose front is out of order may have a feed
			j.found = j.lists()
		}
	case p.Fetch.Outcome == extract.Redirected:
		err = j.redirect(p, p.Header.Get("Location"))
	case p.Fetch.Outcome != extract.OK:
	case j.lease.Kind != frontier.Page:
		j.found, err = j.list(p)
	default:
		j.head = readHead(p.Body, p.Header, j.run.agent)
		if to := j.head.leadsFrom(j.lease.URL); to != "" && !slices.Contains(j.note.Via, to) { // else it sets a cookie and goes round
			p.Fetch.Outcome = extract.Redirected
			err = j.redirect(p, to)
		} else {
			err = j.head.obey(p)
			j.found = j.lists()
		}
	}
	if err != nil && p.Fetch.Outcome == extract.OK {
		p.Fetch.Outcome = extract.NotHTML // a feed that is none
	}
	if err != nil && p.Fetch.Outcome == extract.Redirected {
		p.Fetch.Outcome = extract.HTTPError
	}
	return output{p, err, j}
}

// leadsBack returns where an answer leads if the visit has been there, on the same
// host; else nil.
func (j *job) leadsBack() *url.URL {
	if j.answer.fetch.Outcome != extract.Redirected {
		return nil
	}
	u, err := normalized(j.answer.header.Get("Location"), j.url)
	if err != nil || hostKey(u) != hostKey(j.url) || u.String() != j.lease.URL && !slices.Contains(j.note.Via, u.String()) {
		return nil
	}
	return u
}

// redirect queues the target as a URL of its own, so that it goes through
// robots.txt, politeness and guard as any other.
func (j *job) redirect(p *extract.Page, to string) error {
	p.Body = nil
	u, err := normalized(to, j.url)
	if err != nil {
		return fmt.Errorf("redirected: %w", err)
	}
	target := u.String()
	p.FinalURL = target
	via := append(slices.Clone(j.note.Via), j.lease.URL)
	if slices.Contains(via, target) {
		return fmt.Errorf("redirect loop: %s", strings.Join(append(via, target), " → "))
	}
	if len(via) > maxHops {
		return fmt.Errorf("more than %d redirects, the last to %s", maxHops, target)
	}
	it := frontier.Item{
		URL: target, Host: hostKey(u), Kind: j.lease.Kind, Rank: j.lease.Rank, Source: j.lease.Source, Depth: j.lease.Depth, FoundOn: j.lease.URL,
		Note: note{Hint: j.note.Hint, Via: via, Guess: j.note.Guess, Stored: j.note.Stored, Cookie: j.cookies.sends(u)}.String(),
	}
	if j.home() && site(u) != site(j.url) {
		j.moved = target
		j.run.adopt(j.source, u)
	}
	switch owners := j.run.ownersOf(u); {
	case j.run.tune.once, slices.Contains(owners, j.source), j.lease.Depth == 0 && j.lease.Kind != frontier.Page:
	case len(owners) == 0:
		return nil
	default: // a page that has moved from one source to another
		theirs, ok := owners[0].item(u, it.Kind, it.Depth, it.FoundOn)
		if !ok {
			return nil
		}
		theirs.Rank, theirs.Note = it.Rank, it.Note
		it = theirs
	}
	j.found = append(j.found, it)
	return nil
}

// adopt makes the site of a URL one of a source, whose links are followed.
func (r *run) adopt(s *source, u *url.URL) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if of := site(u); !slices.Contains(r.owners[of], s) {
		r.owners[of] = append(r.owners[of], s)
	}
}

// ownersOf returns the sources that the site of a URL belongs to.
func (r *run) ownersOf(u *url.URL) []*source {
	of := site(u)
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.owners[of]
}

// owns reports whether a URL is on a site of the source of a job.
func (j *job) owns(u *url.URL) bool { return slices.Contains(j.run.ownersOf(u), j.source) }

// home reports whether a job is the home page of its source, or what that leads
// to.
func (j *job) home() bool {
	return j.lease.Kind == frontier.Page && j.lease.Depth == 0 && j.lease.Rank == frontier.List
}

// links are the items of a page's links that the source wants.
func (j *job) links(links []extract.Link, article bool) (items []frontier.Item) {
	if j.head.nofollow || len(links) == 0 {
		return nil
	}
	pages := j.pager(article)
	shown := pages.shown(links)
	j.run.narrowed.note(links)
	past := !article && j.note.Next > 0 && shown == j.note.Shown // the end of a list that goes on without one
	for _, l := range links {
		depth, next := j.lease.Depth+1, pages.next(l)
		if next > 0 {
			depth = max(1, j.lease.Depth)
		}
		as := seenLink{j.lease.Source, l.URL, j.lease.Depth == 0, next > 0}
		if next == sameAgain || next > 0 && past || depth > j.source.maxDepth || unfollowed(l.Rel) || j.run.narrowed.crosses(l) || !j.run.seen.add(as) {
			continue
		}
		u, err := normalized(l.URL, nil)
		if err != nil || returns(u.RawQuery) {
			continue // a link that no browser would open, or one back to some page
		}
		it, ok := j.item(u, frontier.Page, depth)
		as.url = it.URL
		if ok && (it.URL == l.URL || j.run.seen.add(as)) {
			if as.fresh {
				it.Rank = frontier.Fresh // the home page shows the news
			}
			if next > 0 {
				it.Note = note{Next: next, Shown: shown}.String()
			}
			items = append(items, it)
		}
	}
	return items
}

// item is that of the source, if the URL is on its site; where several share that,
// with a section for each, that of the first whose globs name what this one leaves
// out: they have one feed.
func (j *job) item(u *url.URL, kind frontier.Kind, depth int) (frontier.Item, bool) {
	owners := j.run.ownersOf(u)
	if !slices.Contains(owners, j.source) {
		return frontier.Item{}, false
	}
	it, ok := j.source.item(u, kind, depth, j.lease.URL)
	for _, s := range owners {
		if !ok && len(s.include) > 0 {
			it, ok = s.item(u, kind, depth, j.lease.URL)
		}
	}
	return it, ok
}

// unfollowed reports the rel values that ask not to be followed, or are paid.
func unfollowed(rel string) bool {
	for r := range strings.FieldsSeq(rel) {
		switch strings.ToLower(r) {
		case "nofollow", "ugc", "sponsored":
			return true
		}
	}
	return false
}

// maxNested is how deep a sitemap may stand below the first. The standard has an
// index of sitemaps and no index of indexes, which some sites have; an index
// that names another without end must not cost more than that.
const maxNested = 4

// listed is the item of an entry of a feed or sitemap.
func (j *job) listed(raw string, kind frontier.Kind, h extract.Hint) (frontier.Item, bool) {
	if dated(h, j.run.Since) || kind == frontier.Sitemap && j.lease.Depth >= maxNested {
		return frontier.Item{}, false
	}
	u, err := normalized(raw, j.url)
	if err != nil {
		return frontier.Item{}, false
	}
	it, ok := j.item(u, kind, 1)
	if !ok && kind == frontier.Sitemap && hostKey(u) == hostKey(j.url) { // an index may stand elsewhere, with what it names
		it, ok = j.source.item(u, kind, 1, j.lease.URL)
	}
	it.Note = note{Hint: h}.String()
	switch {
	case kind == frontier.Sitemap:
		it.Depth = j.lease.Depth + 1
		it.Rank = frontier.Fresh // its index says whether it changed
	case j.lease.Kind == frontier.Feed || recent(h):
		it.Rank = frontier.Fresh
	}
	if last := touched(h); !last.After(time.Now()) { // else it would be later than every visit
		it.Changed = last
	}
	return it, ok
}

// follow returns what a stored result adds to the frontier.
func (j *job) follow(res *extract.Result) []frontier.Item {
	items := append(j.found, j.links(res.Links, res.Article != nil)...) //nolint:gocritic // found is used up here
	if it, ok := j.original(res); ok {
		items = append(items, it)
	}
	return items
}

// original is the item of the page that an article names as its canonical one,
// if that is another, and has not led here: it is visited from then on instead of
// this variant, and shows whether it is the same story.
func (j *job) original(res *extract.Result) (frontier.Item, bool) {
	if res.Article == nil || j.lease.Depth == 0 {
		return frontier.Item{}, false
	}
	it, ok := j.alike(res.Article.URL)
	it.Note = note{Hint: j.note.Hint, Stored: true}.String()
	return it, ok && it.URL != j.lease.URL && !slices.Contains(j.note.Via, it.URL)
}

// freed is the item of a page that was taken for a variant of this one, which is
// none, or does not answer. It counts as changed, so that it is visited by its
// own schedule again: its record is stored, so not at once.
func (j *job) freed(res *extract.Result) (frontier.Item, bool) {
	if res.Freed == "" || errors.Is(res.Err, extract.ErrAgain) {
		return frontier.Item{}, false
	}
	it, ok := j.afresh(res.Freed)
	it.Note = note{Hint: j.note.Hint, Alone: true}.String()
	return it, ok
}

// twin is the item of a page that told before what this one does. It may have moved
// here, though it was not to be visited again for long.
func (j *job) twin(res *extract.Result) (frontier.Item, bool) {
	if res.Twin == "" {
		return frontier.Item{}, false
	}
	return j.afresh(res.Twin)
}

// afresh is the item of a URL that stands where that of j does, and counts as changed.
func (j *job) afresh(raw string) (frontier.Item, bool) {
	it, ok := j.alike(raw)
	it.Changed = time.Now()
	it.Due = it.Changed.Add(articleSchedule.first)
	return it, ok
}

// alike is the item of a URL that stands where that of j does.
func (j *job) alike(raw string) (frontier.Item, bool) {
	u, err := normalized(raw, j.url)
	if err != nil {
		return frontier.Item{}, false
	}
	it, ok := j.item(u, frontier.Page, j.lease.Depth)
	it.Rank = min(j.lease.Rank, frontier.Fresh)
	return it, ok
}
