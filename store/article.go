package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"time"

	"copydesk/extract"
)

// ErrNotFound reports an article that is not in the store.
var ErrNotFound = errors.New("no such article")

// A Record is an article as stored. Its dates are in UTC.
type Record struct {
	ID          int64
	Article     *extract.Article // with all repairs in its texts
	Source      string           // host
	Version     int
	FirstSeen   time.Time
	LastSeen    time.Time
	DuplicateOf int64  // 0 if it is no near-duplicate
	Extractor   string // version of copydesk that made the record
}

// Article returns the current record of an article by its number or its URL:
// the key, the canonical URL, one that it was requested by or that leads to it, or a
// number or address that it had before. It returns [ErrNotFound], with what its
// last visit gave, if there is none.
func (s *Store) Article(ctx context.Context, idOrURL string) (*Record, error) {
	var rec *Record
	err := s.view(ctx, "read "+idOrURL+" from", func(q querier) error {
		id, err := findArticle(ctx, q, idOrURL)
		if err != nil {
			return err
		}
		rec, err = loadRecord(ctx, q, id)
		return err
	})
	return rec, err
}

// Articles yields the articles that f chooses, by number. It reads each as it
// stands when its turn comes, holds no lock in between, and stops at the first
// error.
func (s *Store) Articles(ctx context.Context, f Filter) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		for id := int64(0); ; {
			var rec *Record
			err := s.view(ctx, "read articles from", func(q querier) error {
				err := q.QueryRowContext(ctx, "SELECT a.id FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id > :id AND "+condition+" ORDER BY a.id LIMIT 1",
					f.args(sql.Named("id", id))...).Scan(&id)
				if err != nil {
					return err
				}
				rec, err = loadRecord(ctx, q, id)
				return err
			})
			if errors.Is(err, sql.ErrNoRows) {
				return
			}
			if !yield(rec, err) || err != nil {
				return
			}
		}
	}
}

// A querier reads: a transaction or a connection.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// each scans every row of a query and calls row for it.
func each(ctx context.Context, q querier, query string, args, dest []any, row func() error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if err := row(); err != nil {
			return err
		}
	}
	return rows.Err()
}

// view runs f on one steady state of the file.
func (s *Store) view(ctx context.Context, what string, f func(querier) error) error {
	t, err := s.r.BeginTx(ctx, nil)
	if err != nil {
		return explain(what, s.path, err)
	}
	if err := errors.Join(f(t), t.Rollback()); err != nil {
		return explain(what, s.path, err)
	}
	return nil
}

// findArticle follows the redirects of a URL that no article has, and says what
// the last page on that way gave instead.
func findArticle(ctx context.Context, q querier, idOrURL string) (int64, error) {
	url := idOrURL
	id, err := strconv.ParseInt(idOrURL, 10, 64)
	if err == nil {
		url = ""
	}
	for range 20 { // a crawl follows no more than 10
		found, err := articleOf(ctx, q, id, url)
		if err != nil || found != 0 {
			return found, err
		}
		var at, next, why string
		err = q.QueryRowContext(ctx, `SELECT f.fetched_at, coalesce(f.final_url, ''), coalesce(i.message, f.error, '')
			FROM fetches f LEFT JOIN issues i ON i.fetch_id = f.id AND i.article_id IS NULL
			WHERE f.requested_url = ? AND f.kind = 'page' ORDER BY f.fetched_at DESC, f.id DESC LIMIT 1`, url).Scan(&at, &next, &why)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return 0, fmt.Errorf("%w: search for it, or list all with `copydesk sql \"SELECT id, url FROM articles\"`", ErrNotFound)
		case err != nil:
			return 0, err
		case next == "" || why != "":
			return 0, fmt.Errorf("%w; its visit of %s gave none: %s", ErrNotFound, at, why)
		}
		url = next
	}
	return 0, ErrNotFound
}

// articleOf returns the article that has, or had, that number or address, else 0.
func articleOf(ctx context.Context, q querier, id int64, url string) (found int64, err error) {
	var knowsMoved bool
	err = q.QueryRowContext(ctx, `SELECT coalesce(
		(SELECT id FROM articles WHERE id = ?1), (SELECT id FROM articles WHERE url = ?2),
		(SELECT max(id) FROM articles WHERE canonical_url = ?2),
		(SELECT max(a.id) FROM fetches f JOIN articles a ON a.fetch_id = f.id WHERE f.requested_url = ?2), 0)`, id, url).Scan(&found)
	if err == nil && found == 0 {
		err = q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'moved')").Scan(&knowsMoved)
	}
	if err == nil && knowsMoved { // a file that is only read may be older
		err = q.QueryRowContext(ctx, "SELECT coalesce(max(article_id), 0) FROM moved WHERE number = ? OR url = ?", id, url).Scan(&found)
	}
	return found, err
}

func loadRecord(ctx context.Context, q querier, id int64) (*Record, error) {
	rec := &Record{ID: id}
	var first, last string
	err := q.QueryRowContext(ctx, `SELECT s.host, a.version_no, a.first_seen_at, a.last_seen_at, coalesce(a.duplicate_of, 0), a.extractor
		FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id = ?`, id).
		Scan(&rec.Source, &rec.Version, &first, &last, &rec.DuplicateOf, &rec.Extractor)
	if err != nil {
		return nil, err
	}
	rec.FirstSeen, rec.LastSeen = parseStamp(first), parseStamp(last)
	rec.Article, err = loadArticle(ctx, q, id)
	return rec, err
}
