package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"copydesk/extract"
)

// Put stores a batch of results in one transaction and sets their ID and
// Change: readers see all of it or none. Each result gives a row in fetches,
// unless its page came from this store; an article besides gives its record:
//
//   - Nothing that the publisher wrote has changed: the visit is on record,
//     last_seen_at and the date of modification follow. Sidebars, related links
//     and other blocks that are not in the body do not count as a change.
//   - The publisher changed the page: the new record replaces the old one, which
//     is kept whole in article_versions.
//   - The page of an article leads for good to that of another record, which tells the
//     same: the two are one article from now on, with the versions of both.
//   - A copy at another address, for print or AMP, names an article whose own
//     address gave a record: the visit is on record, no more. Where the article is
//     another story, the copy is none and gets a record at its own address.
//   - The very page that the record came from gives another record, because
//     copydesk has changed: the record is replaced, and there is no new version.
//
// The page of an article is kept if it gave a new record; the page that gave no
// article, if it was received, until the same URL is fetched again.
func (r *Run) Put(ctx context.Context, results []*extract.Result) error {
	jobs, err := r.prepare(results)
	if err != nil {
		return err
	}
	return r.s.transact(ctx, fmt.Sprintf("store %d results in", len(jobs)), func(x tx) error {
		w := &writer{tx: x, run: r, now: stamp(r.s.now()), known: map[[3]string]int64{}}
		if err := w.begin(); err != nil {
			return err
		}
		for _, j := range jobs {
			if err := w.put(j); err != nil {
				return fmt.Errorf("%s: %w", j.url, err)
			}
		}
		if err := w.index(); err != nil {
			return err
		}
		reached := int64(0)
		for _, j := range jobs {
			reached = max(reached, j.Page.Fetch.ID)
		}
		return x.exec("UPDATE runs SET heartbeat_at = ?, reached = coalesce(?, reached) WHERE id = ?", w.now, null(reached), r.id)
	})
}

// prepare makes the jobs of a batch on all cores.
func (r *Run) prepare(results []*extract.Result) ([]*job, error) {
	jobs := make([]*job, len(results))
	var next atomic.Int64
	var g errgroup.Group
	for len(r.preparers) < runtime.GOMAXPROCS(0) {
		r.preparers = append(r.preparers, newPreparer())
	}
	for _, p := range r.preparers[:min(len(r.preparers), len(jobs))] {
		g.Go(func() (err error) {
			for i := next.Add(1) - 1; i < int64(len(jobs)) && err == nil; i = next.Add(1) - 1 {
				jobs[i], err = p.prepare(results[i])
			}
			return err
		})
	}
	return jobs, g.Wait()
}

// A writer stores one batch.
type writer struct {
	tx
	run     *Run
	now     string
	indexed int64               // articles up to this id are in the full-text index
	known   map[[3]string]int64 // ids that lookUp and source have found
	args    []any               // of the statement that insertRows runs, kept to be filled again
}

func (w *writer) begin() error {
	_, err := w.get([]any{&w.indexed}, "SELECT coalesce(max(id), 0) FROM articles")
	return err
}

// index adds the articles that this batch has inserted to the full-text index.
func (w *writer) index() error {
	if !w.run.s.fts {
		return nil
	}
	if err := w.exec(`INSERT INTO articles_fts(rowid, headline, summary, body_text)
		SELECT id, headline, summary, body_text FROM articles WHERE id > ?`, w.indexed); err != nil {
		return err
	}
	return w.begin()
}

// put stores one result.
func (w *writer) put(j *job) error {
	fetch := j.Page.Fetch.ID
	if fetch == 0 {
		var err error
		if fetch, err = w.putFetch(j); err != nil {
			return err
		}
	}
	switch o := j.Page.Fetch.Outcome; {
	case j.Article != nil:
		return w.putArticle(j, fetch)
	case o == extract.NotModified:
		return w.stillThere(j)
	case j.Page.Role != extract.PageRole, o == extract.OK && j.Err == nil:
		return nil
	case o == extract.OK:
		return errors.Join(w.putMiss(j, fetch), w.disown(j))
	case o == extract.Redirected:
		if err := w.disown(j); err != nil {
			return err
		}
		return w.fold(j)
	default:
		return w.disown(j)
	}
}

// putMiss records why a page that was received gave no article. Of each URL
// only the last such page is kept: section fronts change all day.
func (w *writer) putMiss(j *job, fetch int64) error {
	code, severity := "extract_failed", extract.Error
	if errors.Is(j.Err, extract.ErrNotArticle) {
		code, severity = "not_article", extract.Info
	}
	if err := w.exec("DELETE FROM issues WHERE fetch_id = ? AND article_id IS NULL", fetch); err != nil {
		return err
	}
	if err := w.exec("INSERT INTO issues (fetch_id, code, severity, message) VALUES (?,?,?,?)", fetch, code, string(severity), j.Err.Error()); err != nil {
		return err
	}
	if j.Page.Fetch.ID != 0 {
		return nil
	}
	if err := w.dropOldMisses(j.url, fetch); err != nil {
		return err
	}
	return w.putPage(j, fetch)
}

func (w *writer) dropOldMisses(requested string, fetch int64) error {
	var old string
	var oldFetch int64
	found, err := w.get([]any{&oldFetch, &old}, `SELECT f.id, f.page_sha256 FROM fetches f WHERE f.requested_url = ? AND f.id <> ? AND f.page_sha256 IS NOT NULL
		AND EXISTS (SELECT 1 FROM issues i WHERE i.fetch_id = f.id AND i.article_id IS NULL) LIMIT 1`, requested, fetch)
	if err != nil || !found {
		return err
	}
	if err := w.exec("UPDATE fetches SET page_sha256 = NULL WHERE id = ?", oldFetch); err != nil {
		return err
	}
	return w.exec("DELETE FROM pages WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM fetches WHERE page_sha256 = sha256)", old)
}

// stillThere notes that the article of a URL that was not modified is still
// there.
func (w *writer) stillThere(j *job) error {
	found, err := w.get([]any{&j.ID}, `SELECT a.id FROM articles a JOIN fetches f ON f.id = a.fetch_id
		WHERE f.requested_url = ? ORDER BY f.id DESC LIMIT 1`, j.url)
	if err != nil || !found {
		return err
	}
	return w.exec("UPDATE articles SET last_seen_at = max(last_seen_at, ?) WHERE id = ?", j.at, j.ID)
}
