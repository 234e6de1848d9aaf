package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"copydesk/extract"
)

// A Problem is something wrong with the file.
type Problem struct {
	Check   string `json:"check"` // integrity, foreign_keys, full_text, repairs, records, orphans
	Message string `json:"message"`
}

// Check reads the whole file and returns what is wrong with it, nothing if all
// is well. The full-text index is compared with the texts only in a store that
// can be written, for SQLite does so by a write that changes nothing.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	var out []Problem
	for _, c := range []struct {
		name  string
		check func(context.Context) ([]string, error)
	}{
		{"integrity", s.checkIntegrity},
		{"foreign_keys", s.checkForeignKeys},
		{"full_text", s.checkIndex},
		{"repairs", s.checkRepairs},
		{"records", s.checkRecords},
		{"orphans", s.checkOrphans},
	} {
		messages, err := c.check(ctx)
		if err != nil {
			return out, explain("check "+c.name+" of", s.path, err)
		}
		for _, m := range messages {
			out = append(out, Problem{c.name, m})
		}
	}
	return out, nil
}

// messages returns the first column of a query.
func (s *Store) messages(ctx context.Context, query string) ([]string, error) {
	return column[string](s.r.QueryContext(ctx, query))
}

func (s *Store) checkIntegrity(ctx context.Context) ([]string, error) {
	out, err := s.messages(ctx, "SELECT * FROM pragma_integrity_check")
	if len(out) == 1 && out[0] == "ok" {
		out = nil
	}
	return out, err
}

func (s *Store) checkForeignKeys(ctx context.Context) ([]string, error) {
	return s.messages(ctx, `SELECT format('%s row %s points at no row of %s', "table", coalesce(rowid, '?'), parent) FROM pragma_foreign_key_check`)
}

func (s *Store) checkIndex(ctx context.Context) ([]string, error) {
	if !s.fts || s.w == nil {
		return nil, nil
	}
	err := s.transact(ctx, "compare the index of", func(x tx) error {
		return x.exec("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
	})
	if err != nil {
		return []string{err.Error() + ": run `copydesk db reindex`"}, nil
	}
	return nil, nil
}

// checkRepairs looks for repairs that are not at their place in the text.
func (s *Store) checkRepairs(ctx context.Context) ([]string, error) {
	return s.messages(ctx, `SELECT format('repair %d of article %d: no %Q at %d of %s %s', repair_id, article_id, after, clean_start, field, field_ref)
		FROM v_repairs WHERE status = 'applied' AND (text IS NULL OR substr(text, clean_start + 1, length(after)) <> after)`)
}

// checkRecords reads every article back, which undoes its repairs, and compares
// the text before them with what the columns X_raw hold.
func (s *Store) checkRecords(ctx context.Context) ([]string, error) {
	all, err := column[int64](s.r.QueryContext(ctx, "SELECT id FROM articles ORDER BY id"))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, id := range all {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		if err := s.checkRecord(ctx, id); err != nil {
			out = append(out, err.Error())
		}
	}
	return out, nil
}

func (s *Store) checkRecord(ctx context.Context, id int64) error {
	return s.view(ctx, "read back from", func(q querier) error {
		a, err := loadArticle(ctx, q, id)
		if err != nil {
			return err
		}
		return compareRaw(ctx, q, id, a)
	})
}

// rawTexts lists the texts as extracted that are stored of an article.
const rawTexts = `SELECT 'headline', '', headline_raw FROM articles WHERE id = ?1 AND headline_raw IS NOT NULL
	UNION ALL SELECT 'dek', '', dek_raw FROM articles WHERE id = ?1 AND dek_raw IS NOT NULL
	UNION ALL SELECT 'block', position, text_raw FROM blocks WHERE article_id = ?1 AND ref IS NULL AND text_raw IS NOT NULL
	UNION ALL SELECT 'question', position, question_raw FROM faqs WHERE article_id = ?1 AND question_raw IS NOT NULL
	UNION ALL SELECT 'answer', position, answer_raw FROM faqs WHERE article_id = ?1 AND answer_raw IS NOT NULL
	UNION ALL SELECT 'media_caption', position, caption_raw FROM media WHERE article_id = ?1 AND caption_raw IS NOT NULL
	UNION ALL SELECT 'table_caption', position, caption_raw FROM tables WHERE article_id = ?1 AND caption_raw IS NOT NULL
	UNION ALL SELECT 'cell', t.position || '.' || c.row || '.' || c.col, c.text_raw FROM tables t JOIN table_cells c ON c.table_id = t.id
		WHERE t.article_id = ?1 AND NOT c.spanned AND c.text_raw IS NOT NULL`

// compareRaw fails if undoing the repairs of an article gives another text than
// the one stored as extracted.
func compareRaw(ctx context.Context, q querier, id int64, a *extract.Article) error {
	undone := map[extract.Field]string{}
	for f, t := range a.Texts() {
		undone[extract.Field{Name: f.Name, Ref: f.Ref}] = t.Raw
	}
	var f extract.Field
	var raw string
	return each(ctx, q, rawTexts, []any{id}, []any{&f.Name, &f.Ref, &raw}, func() error {
		if undone[f] != raw {
			return fmt.Errorf("article %d: undoing the repairs of %s %s does not give the text as extracted", id, f.Name, f.Ref)
		}
		return nil
	})
}

// checkOrphans looks for rows that nothing leads to.
func (s *Store) checkOrphans(ctx context.Context) ([]string, error) {
	return s.messages(ctx, `SELECT format('page %s belongs to no fetch', sha256) FROM pages WHERE NOT EXISTS (SELECT 1 FROM fetches WHERE page_sha256 = sha256)
		UNION ALL SELECT format('article %d has no version %d', id, version_no) FROM articles a
			WHERE NOT EXISTS (SELECT 1 FROM article_versions v WHERE v.article_id = a.id AND v.version_no = a.version_no)
		UNION ALL SELECT format('version %d of article %d has no record', v.version_no, v.article_id) FROM article_versions v JOIN articles a ON a.id = v.article_id
			WHERE v.version_no < a.version_no AND v.record IS NULL
		UNION ALL SELECT format('article %d is a part of %d, and there by itself', number, article_id) FROM moved WHERE number IN (SELECT id FROM articles)
		UNION ALL SELECT format('article %d has no block', id) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM blocks WHERE article_id = a.id)
		UNION ALL SELECT format('article %d counts %d repairs', id, repair_count) FROM articles a
			WHERE repair_count <> (SELECT count(*) FROM repairs WHERE article_id = a.id AND status = 'applied')
		UNION ALL SELECT format('article %d is a duplicate of %d, which is one itself', a.id, f.id) FROM articles a JOIN articles f ON f.id = a.duplicate_of
			WHERE f.duplicate_of IS NOT NULL OR f.id = a.id`)
}

// Backup writes a copy of the file to another, which must not exist yet, while
// others read and write. It is whole or not there.
func (s *Store) Backup(ctx context.Context, to string) error {
	err := Whole(to, func(part string) error {
		if _, err := os.Lstat(to); err == nil {
			return errors.New("it exists: choose another name")
		}
		// As readers do, but for query_only: that refuses to write even another file.
		db := openReaders(s.path, strings.ReplaceAll(s.reading, "&_query_only=on", ""))
		_, err := db.ExecContext(ctx, "VACUUM INTO ?", part)
		return errors.Join(err, db.Close())
	})
	if err != nil {
		return explain("back up to "+to+" from", s.path, err)
	}
	return nil
}

// Vacuum rebuilds the file without gaps, and makes one part of the full-text
// index, which grows by a part with each batch. It needs as much room again while
// it runs, and nobody else may use the file.
func (s *Store) Vacuum(ctx context.Context) error {
	statements := []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"}
	if s.fts {
		statements = append([]string{"INSERT INTO articles_fts(articles_fts) VALUES ('optimize')"}, statements...)
	}
	return s.maintain(ctx, "vacuum", statements...)
}

// Reindex builds all indexes anew, the full-text index among them.
func (s *Store) Reindex(ctx context.Context) error {
	statements := []string{"REINDEX"}
	if s.fts {
		statements = append(statements, "INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
	}
	return s.maintain(ctx, "reindex", statements...)
}

// Prune drops the pages, as received, of visits up to a time and returns how
// many they were. The records stay; they can be reprocessed no more. Vacuum then
// gives the space back.
func (s *Store) Prune(ctx context.Context, before time.Time) (pages int64, err error) {
	err = s.transact(ctx, "prune", func(x tx) error {
		if err := x.exec("UPDATE fetches SET page_sha256 = NULL WHERE page_sha256 IS NOT NULL AND fetched_at <= ?", stamp(before)); err != nil {
			return err
		}
		pages, err = x.changed("DELETE FROM pages WHERE NOT EXISTS (SELECT 1 FROM fetches WHERE page_sha256 = sha256)")
		return err
	})
	return pages, err
}

func (s *Store) maintain(ctx context.Context, what string, statements ...string) error {
	if s.w == nil {
		return fmt.Errorf("%s: %s is open for reading only", what, s.path)
	}
	err := s.inTurn(ctx, func() error {
		_, err := s.w.ExecContext(ctx, strings.Join(statements, ";"))
		return err
	})
	if err != nil {
		return explain(what, s.path, err)
	}
	return nil
}
