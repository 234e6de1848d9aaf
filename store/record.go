package store

import (
	"encoding/json"
	"strings"

	"copydesk/extract"
)

// The columns of an article, in the order of [writer.article]: first those that are
// known when it is stored.
const articleColumns = `url, source_id, fetch_id, extractor, content_sha256, record_sha256,
	canonical_url, published_at, published_raw, published_precision, modified_at, modified_raw, modified_precision,
	language, section, dateline, dateline_place, byline_raw, site_name, is_free, license,
	word_count, repair_count, quality,
	headline, headline_raw, dek, dek_raw, summary, main_image_url, breadcrumbs, provenance, meta, body_text`

var (
	marks         = strings.Repeat("?,", strings.Count(articleColumns, ",")+1)
	insertArticle = "INSERT INTO articles (" + articleColumns + ", version_no, first_seen_at, last_seen_at, id) VALUES (" + marks + "?,?,?, " + nextNumber + ")"
	// nextNumber is higher than that of any article, and of any that is a part of another now.
	nextNumber    = "(SELECT max(id) + 1 FROM (SELECT max(id) AS id FROM articles UNION ALL SELECT max(number) FROM moved))"
	updateArticle = "UPDATE articles SET (" + articleColumns + ", version_no, last_seen_at) = (" + marks + "?, max(last_seen_at, ?)) WHERE id = ?"
)

// article returns the values of articleColumns.
func (w *writer) article(j *job, fetch int64) ([]any, error) {
	source, err := w.source(j.Article.URL, j.Article.SiteName, j.Article.Language)
	if err != nil {
		return nil, err
	}
	return append([]any{j.Article.URL, source, fetch, w.run.version, j.content, j.record}, j.columns...), nil
}

// columns returns the values of articleColumns from canonical_url on.
func columns(j *job) ([]any, error) {
	a := j.Article
	published, publishedRaw, publishedPrecision := dateColumns(a.Published)
	modified, modifiedRaw, modifiedPrecision := dateColumns(a.Modified)
	breadcrumbs, err := jsonColumn(a.Breadcrumbs)
	if err != nil {
		return nil, err
	}
	provenance, err := jsonColumn(a.Provenance)
	if err != nil {
		return nil, err
	}
	meta, err := jsonColumn(a.Meta)
	if err != nil {
		return nil, err
	}
	var free any
	if a.Free != nil {
		free = *a.Free
	}
	image := ""
	for _, m := range a.Media {
		if m.Main && image == "" {
			image = m.URL
		}
	}
	repairs := 0
	for _, t := range a.Texts() {
		repairs += len(t.Edits)
	}
	return []any{
		null(a.CanonicalURL), published, publishedRaw, publishedPrecision, modified, modifiedRaw, modifiedPrecision,
		null(a.Language), null(a.Section), null(a.Dateline), null(a.Place), null(a.BylineRaw), null(a.SiteName), free, null(a.License),
		j.words, repairs, a.Quality,
		a.Headline.String(), rawText(&a.Headline), textOrNull(&a.Dek), rawText(&a.Dek), null(a.Summary), null(image),
		breadcrumbs, provenance, meta, j.body,
	}, nil
}

// jsonColumn returns v as JSON, or NULL if it holds nothing.
func jsonColumn(v any) (any, error) {
	b, err := json.Marshal(v)
	if s := string(b); s != "null" && s != "{}" && s != "[]" {
		return s, err
	}
	return nil, err
}

// textOrNull returns a text that an article may lack.
func textOrNull(t *extract.Text) any {
	if t.Raw == "" {
		return nil
	}
	return t.String()
}

// putChildren stores what hangs on an article.
func (w *writer) putChildren(j *job, fetch int64) error {
	for _, put := range []func(*job) error{w.putAuthors, w.putTags, w.putTables} {
		if err := put(j); err != nil {
			return err
		}
	}
	for _, r := range j.children {
		if err := w.insertRows(r, j.ID); err != nil {
			return err
		}
	}
	for _, i := range j.Article.Issues {
		if err := w.exec("INSERT INTO issues (article_id, fetch_id, field, code, severity, message) VALUES (?,?,?,?,?,?)",
			j.ID, fetch, null(i.Field), i.Code, string(i.Severity), i.Message); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putAuthors(j *job) error {
	for i, a := range j.Article.Byline {
		id, err := w.lookUp("SELECT id FROM authors WHERE name = ? AND url = ?", "INSERT INTO authors (name, url) VALUES (?,?)", a.Name, a.URL)
		if err != nil {
			return err
		}
		if err := w.exec("INSERT INTO article_authors VALUES (?,?,?,?) ON CONFLICT DO NOTHING", j.ID, id, i, null(j.Article.BylineRaw)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putTags(j *job) error {
	for i, t := range j.Article.Tags {
		id, err := w.lookUp("SELECT id FROM tags WHERE name = ?", "INSERT INTO tags (name) VALUES (?)", t.Name)
		if err != nil {
			return err
		}
		if err := w.exec("INSERT INTO article_tags VALUES (?,?,?,?) ON CONFLICT DO NOTHING", j.ID, id, i, t.Origin); err != nil {
			return err
		}
	}
	return nil
}

// lookUp returns the id of a row, which it inserts if there is none.
func (w *writer) lookUp(query, insert string, key ...string) (int64, error) {
	name := [3]string{query}
	copy(name[1:], key)
	if id, known := w.known[name]; known {
		return id, nil
	}
	var args []any
	for _, k := range key {
		args = append(args, k)
	}
	var id int64
	found, err := w.get([]any{&id}, query, args...)
	if err == nil && !found {
		id, err = w.insert(insert, args...)
	}
	w.known[name] = id
	return id, err
}

func (w *writer) putTables(j *job) error {
	for i, t := range j.tables {
		id, err := w.insert("INSERT INTO tables (article_id, position, block_position, caption, caption_raw, is_titled, n_rows, n_cols, header, header_spans) VALUES (?,?,?,?,?,?,?,?,?,?)",
			append([]any{j.ID, i}, t.columns...)...)
		if err != nil {
			return err
		}
		if err := w.insertRows(t.cells, id); err != nil {
			return err
		}
	}
	return nil
}
