package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// A Filter chooses articles; its zero value is all.
type Filter struct {
	Since  time.Time // published at this time or later, or first seen where the page gives no date
	Source string    // host, with or without www., or name of a source that was crawled
}

// condition is the filter in SQL, over articles a and sources s.
const condition = `coalesce(a.published_at, a.first_seen_at) >= :since AND (:source IN ('', s.host) OR s.host = 'www.' || :source
	OR EXISTS (SELECT 1 FROM fetches v JOIN frontier u ON u.url = v.requested_url WHERE v.id = a.fetch_id AND u.source = :source))`

// values are those of the parameters of condition.
func (f Filter) values() []sql.NamedArg {
	since := ""
	if !f.Since.IsZero() {
		since = stamp(f.Since)
	}
	return []sql.NamedArg{sql.Named("since", since), sql.Named("source", f.Source)}
}

// args are values for package sql, after others.
func (f Filter) args(others ...any) []any {
	for _, v := range f.values() {
		others = append(others, v)
	}
	return others
}

// A Dataset is a table or view for use outside of the file.
type Dataset struct {
	Name    string
	query   string
	article string // expression of the article that a row belongs to; "" for none
}

// Query returns the SQL of the rows that belong to the articles of f, and of
// all where rows do not belong to an article.
func (d Dataset) Query(f Filter) (query string, values []sql.NamedArg) {
	if d.article == "" || f == (Filter{}) {
		return d.query, nil
	}
	return d.query + " WHERE " + d.article + " IN (SELECT a.id FROM articles a JOIN sources s ON s.id = a.source_id WHERE " + condition + ")", f.values()
}

// Datasets returns the tables and views that an analyst needs, without pages,
// indexes and the crawler's own state. The cells of tables carry the article and
// the caption of their table. A file that is only read may be older, and have less.
func (s *Store) Datasets(ctx context.Context) ([]Dataset, error) {
	out := []Dataset{
		{"articles", "SELECT * FROM articles", "id"},
		{"table_cells", "SELECT t.article_id, t.position AS table_position, t.caption, c.* FROM tables t JOIN table_cells c ON c.table_id = t.id", "t.article_id"},
		{"v_articles", "SELECT * FROM v_articles", "id"},
	}
	for _, name := range []string{"article_versions", "article_authors", "article_tags", "blocks", "tables", "faqs", "media", "links", "repairs", "issues", "moved", "v_events", "v_faqs", "v_repairs"} {
		out = append(out, Dataset{name, "SELECT * FROM " + name, "article_id"})
	}
	for _, name := range []string{"sources", "runs", "fetches", "authors", "tags", "v_run_health", "v_source_day", "schema_notes"} {
		out = append(out, Dataset{name, "SELECT * FROM " + name, ""})
	}
	there, err := column[string](s.r.QueryContext(ctx, "SELECT name FROM sqlite_schema"))
	if err != nil {
		return nil, explain("read the schema of", s.path, err)
	}
	return slices.DeleteFunc(out, func(d Dataset) bool { return !slices.Contains(there, d.Name) }), nil
}
