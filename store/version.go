package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"copydesk/extract"
)

// A Version is one state of an article over time.
type Version struct {
	No       int
	Seen     time.Time
	Headline string
	Changed  []string     // fields that differ from the version before; nil for the first
	Record   *extract.Row // the whole record; nil for the current version
}

// Versions returns all versions of an article, the first one first.
func (s *Store) Versions(ctx context.Context, id int64) ([]Version, error) {
	var out []Version
	var no int
	var seen, headline, changed, record string
	err := each(ctx, s.r, `SELECT version_no, seen_at, headline, coalesce(changed, 'null'), coalesce(record, 'null')
		FROM article_versions WHERE article_id = ? ORDER BY version_no`, []any{id}, []any{&no, &seen, &headline, &changed, &record}, func() error {
		v := Version{No: no, Seen: parseStamp(seen), Headline: headline}
		err := errors.Join(json.Unmarshal([]byte(changed), &v.Changed), json.Unmarshal([]byte(record), &v.Record))
		out = append(out, v)
		return err
	})
	if err != nil {
		return nil, explain("read versions from", s.path, err)
	}
	return out, nil
}

// A stored is what has to be known of an article to store it again.
type stored struct {
	id, fetch, version    int64
	content, record, page string
	address               string
	requested, from       string // URL asked for, and address, of the page that gave the record
	renamed               bool   // by the job at hand, whose page gives it from now on
}

// stored looks up the record under an address.
func (w *writer) stored(address string) (old stored, found bool, err error) {
	return w.storedBy("a.url = ?", address)
}

// given looks up the record that a page gave when it was last read.
func (w *writer) given(requested string) (old stored, found bool, err error) {
	return w.storedBy("f.requested_url = ? ORDER BY f.id DESC LIMIT 1", requested)
}

func (w *writer) storedBy(condition, value string) (old stored, found bool, err error) {
	found, err = w.get([]any{&old.id, &old.fetch, &old.version, &old.content, &old.record, &old.page, &old.address, &old.requested, &old.from},
		`SELECT a.id, a.fetch_id, a.version_no, a.content_sha256, a.record_sha256, coalesce(f.page_sha256, ''), a.url, f.requested_url, coalesce(f.final_url, f.requested_url)
		FROM articles a JOIN fetches f ON f.id = a.fetch_id WHERE `+condition, value)
	old.from = extract.CleanURL(old.from)
	return old, found, err
}

// putArticle stores the article of a job, found by its URL.
func (w *writer) putArticle(j *job, fetch int64) error {
	old, found, err := w.place(j)
	if err != nil {
		return err
	}
	if j.Page.Fetch.ID != 0 { // it may have given no article before
		if err := w.exec("DELETE FROM issues WHERE fetch_id = ? AND article_id IS NULL", fetch); err != nil {
			return err
		}
	}
	if !found {
		j.Change = extract.Created
		return w.create(j, fetch)
	}
	j.ID = old.id
	samePage := fetch == old.fetch || j.page != "" && j.page == old.page
	own := cmp.Or(j.Page.Address(), j.url)
	copied := own != old.from && old.from == j.Article.URL // for print or AMP, and has less
	original := own != old.from && own == j.Article.URL    // of a copy that gave the record
	switch {
	case j.Page.Fetch.ID != 0 && fetch < old.fetch: // a later visit gave the record
		j.Change = extract.Unchanged
		return nil
	case (original || old.renamed) && j.content == old.content:
		j.Change = extract.Unchanged
		return w.replace(j, fetch, old, true)
	case samePage && j.record == old.record, !samePage && j.content == old.content, copied:
		j.Change = extract.Unchanged
		return w.seeAgain(j, fetch)
	}
	j.Change = extract.Changed
	return w.replace(j, fetch, old, samePage)
}

// seeAgain records a visit that found an article unchanged.
func (w *writer) seeAgain(j *job, fetch int64) error {
	if j.Page.Fetch.ID != 0 {
		return nil
	}
	at, raw, precision := dateColumns(j.Article.Modified)
	if err := w.exec(`UPDATE articles SET last_seen_at = max(last_seen_at, ?), modified_at = coalesce(?, modified_at),
		modified_raw = coalesce(?, modified_raw), modified_precision = coalesce(?, modified_precision) WHERE id = ?`,
		j.at, at, raw, precision, j.ID); err != nil {
		return err
	}
	if j.page == "" {
		return nil
	}
	return w.exec("UPDATE fetches SET page_sha256 = ? WHERE id = ? AND EXISTS (SELECT 1 FROM pages WHERE sha256 = ?)", j.page, fetch, j.page)
}

// create stores an article that is not known yet.
func (w *writer) create(j *job, fetch int64) error {
	if err := w.putPage(j, fetch); err != nil {
		return err
	}
	values, err := w.article(j, fetch)
	if err != nil {
		return err
	}
	values = append(values, 1, j.at, j.at)
	if j.ID, err = w.insert(insertArticle, values...); err != nil {
		return err
	}
	if err := w.exec("INSERT INTO article_versions (article_id, version_no, fetch_id, seen_at, content_sha256, headline) VALUES (?,1,?,?,?,?)",
		j.ID, fetch, j.at, j.content, j.Article.Headline.String()); err != nil {
		return err
	}
	if err := w.putChildren(j, fetch); err != nil {
		return err
	}
	first, err := w.markDuplicate(j.ID, j.body, j.sketch)
	if first == 0 || err != nil {
		return err
	}
	_, err = w.get([]any{&j.Twin}, "SELECT f.requested_url FROM articles a JOIN fetches f ON f.id = a.fetch_id WHERE a.id = ?", first)
	return err
}

// replace puts the new record of a known article in the place of the old one,
// as a new version unless both were read from the same page.
func (w *writer) replace(j *job, fetch int64, old stored, samePage bool) error {
	if err := w.putPage(j, fetch); err != nil {
		return err
	}
	before, err := loadArticle(context.Background(), w.t, old.id)
	if err != nil {
		return err
	}
	if old.id > w.indexed { // or the update trigger takes out what is not in
		if err := w.index(); err != nil {
			return err
		}
	}
	version := old.version
	if !samePage {
		version++
	}
	values, err := w.article(j, fetch)
	if err != nil {
		return err
	}
	values = append(values, version, j.at, j.ID)
	if err := w.exec(updateArticle, values...); err != nil {
		return err
	}
	if err := w.dropChildren(j.ID); err != nil {
		return err
	}
	if err := w.putChildren(j, fetch); err != nil {
		return err
	}
	if err := w.putVersion(j, fetch, version, before, samePage); err != nil {
		return err
	}
	if was := before.Body(); was != j.body {
		return w.regroup(j.ID, was, j.body)
	}
	return nil
}

// childTables have the rows of a record.
var childTables = []string{"article_authors", "article_tags", "blocks", "tables", "faqs", "media", "links", "repairs", "issues"}

func (w *writer) dropChildren(id int64) error {
	for _, table := range childTables {
		if err := w.exec("DELETE FROM "+table+" WHERE article_id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

// putVersion records the version that an article has now; before is the record
// that it replaces.
func (w *writer) putVersion(j *job, fetch, version int64, before *extract.Article, samePage bool) error {
	was, err := json.Marshal(before.Row())
	if err != nil {
		return err
	}
	is, err := w.row(j.ID)
	if err != nil {
		return err
	}
	if j.Fields, err = changedFields(was, is); err != nil {
		return err
	}
	headline := j.Article.Headline.String()
	if samePage {
		if len(j.Fields) == 0 {
			j.Change = extract.Unchanged // nothing that its Row shows
		}
		return w.exec("UPDATE article_versions SET fetch_id = ?, content_sha256 = ?, headline = ? WHERE article_id = ? AND version_no = ?",
			fetch, j.content, headline, j.ID, version)
	}
	changed, err := json.Marshal(j.Fields)
	if err != nil {
		return err
	}
	if err := w.exec("UPDATE article_versions SET record = ? WHERE article_id = ? AND version_no = ?", string(was), j.ID, version-1); err != nil {
		return err
	}
	return w.exec("INSERT INTO article_versions (article_id, version_no, fetch_id, seen_at, content_sha256, changed, headline) VALUES (?,?,?,?,?,?,?)",
		j.ID, version, fetch, j.at, j.content, string(changed), headline)
}

// row returns the current record of an article as JSON.
func (w *writer) row(id int64) ([]byte, error) {
	a, err := loadArticle(context.Background(), w.t, id)
	if err != nil {
		return nil, err
	}
	return json.Marshal(a.Row())
}

// changedFields returns the names of the fields that differ between two records
// as JSON.
func changedFields(before, after []byte) ([]string, error) {
	var fields [2]map[string]json.RawMessage
	for i, record := range [][]byte{before, after} {
		if err := json.Unmarshal(record, &fields[i]); err != nil {
			return nil, err
		}
	}
	all := maps.Clone(fields[0])
	maps.Copy(all, fields[1])
	same := func(name string) bool { return bytes.Equal(fields[0][name], fields[1][name]) }
	return slices.DeleteFunc(slices.Sorted(maps.Keys(all)), same), nil
}
