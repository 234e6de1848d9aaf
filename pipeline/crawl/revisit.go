package crawl

import (
	"net/http"
	"slices"
	"time"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// A schedule is how often something is visited again. The interval doubles
// when nothing was new and halves when something was.
type schedule struct {
	first, min, max time.Duration
}

// The intervals are those of a news site: its front and feed change within the
// hour; an article is corrected on its first day, rarely after a month. A page that
// is no article and names nothing new is no section: to log in, to write to the
// desk, an error that does not say so by its status. The later pages of a list show
// what has been on its first.
var (
	articleSchedule = schedule{6 * time.Hour, time.Hour, 30 * day}
	sectionSchedule = schedule{time.Hour, 15 * time.Minute, 7 * day}
	barrenSchedule  = schedule{day, 15 * time.Minute, 7 * day}
	listSchedule    = schedule{30 * time.Minute, 15 * time.Minute, day}
)

const day = 24 * time.Hour

// quiet is the interval beyond which a list is left to what it has learned. The
// others are looked at by every run: who starts one wants to hear the news.
const quiet = 4 * time.Hour

// rarest is how many requests of a host there are to one visit of a page: where
// they are half an hour apart, the front page must not be all of them.
const rarest = 10

func (s schedule) next(last time.Duration, news bool) time.Duration {
	switch {
	case last == 0:
		return s.first
	case news:
		return max(s.min, last/2)
	default:
		return last * 2
	}
}

// learns reports whether what a result names decides its next visit.
func (j *job) learns(res *extract.Result) bool {
	return res.Page.Fetch.Outcome == extract.OK && (res.Article == nil || j.lease.Depth == 0)
}

func (j *job) schedule(res *extract.Result, news int) schedule {
	list := res.Article == nil && res.Page.Fetch.Outcome == extract.OK
	switch {
	case j.lease.Depth == 0:
		return listSchedule
	case list && j.lease.Kind == frontier.Page && (news == 0 || j.note.Next > 0):
		return barrenSchedule
	case list || j.lease.Kind != frontier.Page:
		return sectionSchedule
	default:
		return articleSchedule
	}
}

// again is the visit of a URL that was not tried.
func (j *job) again(due time.Time) frontier.Visit {
	l := j.lease
	return frontier.Visit{
		Lease: l, State: frontier.StateDue, Due: due,
		Attempts: l.Attempts, Visited: l.Visited, ETag: l.ETag, LastModified: l.LastModified, Revisit: l.Revisit,
	}
}

// end is the visit that a stored result makes of a lease. news is how many
// unknown URLs it named.
func (j *job) end(res *extract.Result, news int) frontier.Visit {
	v := j.next
	if res.Err != nil {
		v.Error = res.Err.Error()
	}
	if j.run.tune.once {
		v.State = frontier.StateDone
		return v
	}
	now := time.Now()
	switch f := j.fate; {
	case f.waits != nil: // it has failed: next knows what comes of that
	case f.state == frontier.StateDue:
		j.visited(&v, res, news, now)
	case f.state == frontier.StateBlocked:
		v.State = f.state
	default: // done or gone, but for what lists say has changed since
		v.State, v.Visited = f.state, res.Page.Fetch.At
	}
	// A seed is never given up, only asked less often.
	if j.lease.Depth == 0 && !j.note.Guess && v.State != frontier.StateDue {
		v.State, v.Due = frontier.StateDue, now.Add(day)
	}
	return v
}

func (j *job) visited(v *frontier.Visit, res *extract.Result, news int, now time.Time) {
	v.Attempts, v.Visited = 0, res.Page.Fetch.At
	if res.Page.Fetch.Outcome == extract.OK {
		v.ETag, v.LastModified = res.Page.Header.Get("ETag"), res.Page.Header.Get("Last-Modified")
	}
	s := j.schedule(res, news)
	early := now.Before(j.lease.Visited.Add(v.Revisit)) // a run has wanted the news; that there was none says little
	if changed := news > 0 || res.Change == extract.Changed; changed || !early {
		v.Revisit = s.next(v.Revisit, changed)
	}
	if v.Revisit > s.max && res.Article != nil {
		v.State = frontier.StateDone
	}
	v.Revisit = max(min(max(v.Revisit, j.stood(res, now)), s.max), rarest*j.delay)
	v.Due = now.Add(v.Revisit)
	if _, variant := j.original(res); variant && !j.note.Alone {
		v.State = frontier.StateDone
	}
}

// stood is how long what is visited for the first time has been as it is, as far as
// it or a list says so: a story of last year is not corrected tomorrow, and the
// sitemap of a month that is over stays. It is 0 for what is told of as news, and for
// the sitemap of a site that has some.
func (j *job) stood(res *extract.Result, now time.Time) time.Duration {
	last := touched(j.note.Hint)
	switch a := res.Article; {
	case j.lease.Revisit > 0, j.lease.IsSeed():
		return 0
	case j.lease.Kind == frontier.Sitemap:
		last = latest(last, j.newest)
	case a != nil && j.lease.Rank == frontier.Usual:
		last = latest(last, a.Published.Time, a.Modified.Time)
	default:
		return 0
	}
	age := now.Sub(last)
	if last.IsZero() || j.lease.Depth == 0 && age < newsAge {
		return 0
	}
	return age
}

// forGood reports whether an answer says of itself that it will be the same from
// now on.
func (j *job) forGood() bool {
	return slices.Contains([]int{http.StatusMovedPermanently, http.StatusPermanentRedirect, http.StatusGone}, j.answer.status)
}

// fateOf is what becomes of the page of a job.
func (j *job) fateOf(o extract.Outcome, err error) fate {
	f := judge(o, err).page
	ended := f.state == frontier.StateDone || f.state == frontier.StateGone
	was := j.lease.Revisit > 0 && (j.lease.Depth > 0 || j.note.Guess) // there; seeds are never given up
	switch {
	case answered(http.StatusNotFound)(o, err) && j.news(), was && ended && !j.forGood():
		return missed
	case j.note.Guess && f.waits != nil && !f.free:
		return daily // nobody waits for what may not be there
	}
	return f
}

// news reports whether a page is told of as news: by the date that a feed or sitemap
// gives it, or without one by the front page. After its first try it is no longer
// Fresh.
func (j *job) news() bool {
	undated := touched(j.note.Hint).IsZero() && !j.note.Stored
	return recent(j.note.Hint) || undated && (j.lease.Rank == frontier.Fresh || j.lease.Attempts > 0)
}
