package store

import (
	"bufio"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// migrations returns the text of the schema files, by their numbers from 1, of which
// the last is user_version of an up-to-date file. A number without a file was one
// of views before.
func migrations() (out []string) {
	names, err := fs.Glob(schemaFiles, "schema/*.sql")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		text, err := schemaFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		n, err := strconv.Atoi(path.Base(name)[:4])
		if err != nil || n <= len(out) {
			panic("store: migrations are not numbered in order: " + name)
		}
		out = append(append(out, make([]string, n-1-len(out))...), string(text))
	}
	return out
}

// ftsMigration is the number of the one migration that needs FTS5.
const ftsMigration = 5

// fills is what the program does after migrations, by their numbers.
var fills = map[int]func(*writer) error{
	6:  func(w *writer) error { return w.markAll("SELECT id FROM articles ORDER BY id") },
	13: (*writer).foldAll,
}

// A schemaState is what a file says of itself.
type schemaState struct {
	application, version, tables int
	hasIndex                     bool // the full-text index
	canIndex                     bool // this binary has FTS5
}

type rower interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func readState(ctx context.Context, db rower) (st schemaState, err error) {
	err = db.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema), EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'articles_fts'),
		EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'fts5')`).
		Scan(&st.application, &st.version, &st.tables, &st.hasIndex, &st.canIndex)
	return st, err
}

// refuse returns why this program must not touch the file, nil if it may.
func (st schemaState) refuse(writing bool) error {
	switch known := len(migrations()); {
	case st.application != applicationID && (st.tables > 0 || st.application != 0):
		return errForeign
	case st.version > known:
		return fmt.Errorf("written by a newer copydesk (schema %d, this program knows %d): update copydesk", st.version, known)
	case writing && st.hasIndex && !st.canIndex:
		return fmt.Errorf("has a full-text index, which this binary cannot keep up: build copydesk with `make build` (tag sqlite_fts5)")
	}
	return nil
}

// CanIndex reports whether this binary has the full-text index.
func CanIndex(ctx context.Context) (bool, error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return false, err
	}
	st, err := readState(ctx, db)
	return st.canIndex, errors.Join(err, db.Close())
}

// rewrites marks a schema file that changes rows of files that exist.
const rewrites = "\n-- rewrites rows\n"

// migrate creates the schema or brings it up to date by the texts of todo, one
// transaction each. Before rows are rewritten a copy is put beside the file.
func (s *Store) migrate(ctx context.Context, todo []string) error {
	st, err := readState(ctx, s.w)
	if err != nil {
		return err
	}
	if err := st.refuse(true); err != nil {
		return err
	}
	s.fts = st.canIndex
	saved, told := false, false
	for n := 1; n <= len(todo); n++ {
		missing := n > st.version
		if n == ftsMigration {
			missing = st.canIndex && !st.hasIndex
		}
		if !missing {
			continue
		}
		// A new file that another process is making is as old as that has got.
		if filled, err := s.filled(ctx, st); err != nil {
			return err
		} else if filled && !told && s.log != nil {
			what := "the file is of an older copydesk"
			if st.version == len(todo) {
				what = "the file has no full-text index"
			}
			s.log.Warn(what+": bringing it up to date, which may take minutes; nothing is lost if it is stopped", "db", s.path, "schema", st.version, "to", len(todo))
		}
		told = true
		if !saved && strings.Contains(todo[n-1], rewrites) {
			if saved, err = s.saveBefore(ctx, n); err != nil {
				return err
			}
		}
		if err := s.apply(ctx, n, todo[n-1]); err != nil {
			return fmt.Errorf("schema %04d: %w", n, err)
		}
	}
	return nil
}

// filled reports whether a file holds articles.
func (s *Store) filled(ctx context.Context, st schemaState) (filled bool, err error) {
	if st.version < ftsMigration-1 {
		return false, nil
	}
	err = s.w.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM articles)").Scan(&filled)
	return filled, err
}

// saveBefore copies a file that holds articles, unless another process has
// applied migration n in the meantime, or a run that was killed has made the copy.
func (s *Store) saveBefore(ctx context.Context, n int) (saved bool, err error) {
	st, err := readState(ctx, s.w)
	if err != nil || st.version >= n {
		return false, err
	}
	if filled, err := s.filled(ctx, st); err != nil || !filled {
		return false, err
	}
	var run int64 // the last, by which a copy of this state is told from one of long ago
	if err := s.w.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM runs").Scan(&run); err != nil {
		return false, err
	}
	to := fmt.Sprintf("%s.schema%d.run%d", s.path, st.version, run)
	for {
		err := s.Backup(ctx, to)
		if _, missing := os.Lstat(to); missing == nil {
			if s.log != nil {
				s.log.Warn("a copy of the file as it was stands beside it: delete it when all is well", "copy", to)
			}
			return true, nil
		}
		if !errors.Is(err, errInHand) {
			return false, err
		}
		select { // for the copy that another process makes
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(lockPoll):
		}
	}
}

// apply runs migration n, unless another process did so in the meantime, and
// brings schema_notes and user_version up to date.
func (s *Store) apply(ctx context.Context, n int, text string) error {
	return s.transact(ctx, "write the schema of", func(x tx) error {
		st, err := readState(ctx, x.t)
		if err != nil {
			return err
		}
		if done := st.version >= n && (n != ftsMigration || st.hasIndex); done {
			return nil
		}
		if err := x.script(text); err != nil {
			return err
		}
		if fill := fills[n]; fill != nil {
			w := &writer{tx: x}
			if err := errors.Join(w.begin(), fill(w)); err != nil {
				return err
			}
		}
		for _, note := range notes(text) {
			if err := x.exec("INSERT OR REPLACE INTO schema_notes VALUES (?, ?, ?)", note.Table, note.Column, note.Text); err != nil {
				return err
			}
		}
		if err := x.exec(`DELETE FROM schema_notes WHERE column_name <> ''
			AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(table_name) WHERE name = column_name)`); err != nil {
			return err
		}
		// PRAGMA takes no parameters. A file made without FTS5 skips one number.
		return x.script(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, max(n, st.version)))
	})
}

// checkSchema looks whether a file can be read as it is.
func (s *Store) checkSchema(ctx context.Context) error {
	st, err := readState(ctx, s.r)
	if err != nil {
		return err
	}
	if err := st.refuse(false); err != nil {
		return err
	}
	if st.version < ftsMigration-1 {
		return fmt.Errorf("written by an older copydesk, or empty (schema %d, this program has %d): run any command that stores, such as `copydesk ingest`, to bring it up to date", st.version, len(migrations()))
	}
	s.fts = st.hasIndex && st.canIndex
	return nil
}

// A Note says what a table, view or column means.
type Note struct {
	Table  string
	Column string // "" for the table itself
	Text   string
}

var (
	openingLine = regexp.MustCompile(`^CREATE (?:TABLE|VIEW) (\w+) \( -- (.+)$`)
	columnLine  = regexp.MustCompile(`^  (\w+)\b.* -- (.+)$`)
	closingLine = regexp.MustCompile(`^\)`)
	loneNote    = regexp.MustCompile(`^-- note (\w+)(?:\.(\w+))?: (.+)$`) // for a virtual table, whose columns take no comment
)

// notes reads the comments of a schema file.
func notes(text string) []Note {
	var out []Note
	table := ""
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		line := lines.Text()
		switch {
		case openingLine.MatchString(line):
			m := openingLine.FindStringSubmatch(line)
			table = m[1]
			out = append(out, Note{table, "", m[2]})
		case closingLine.MatchString(line):
			table = ""
		case table != "" && columnLine.MatchString(line):
			m := columnLine.FindStringSubmatch(line)
			out = append(out, Note{table, m[1], m[2]})
		case loneNote.MatchString(line):
			m := loneNote.FindStringSubmatch(line)
			out = append(out, Note{m[1], m[2], m[3]})
		}
	}
	return out
}

// Notes returns what every table, view and column means, as table schema_notes of
// a new file has it, tables in the order of the schema.
func Notes(ctx context.Context) (out []Note, err error) {
	s, err := inMemory(ctx)
	if err != nil {
		return nil, err
	}
	var n Note
	err = each(ctx, s.r, `SELECT n.table_name, n.column_name, n.note FROM schema_notes n JOIN sqlite_schema t ON t.name = n.table_name
		LEFT JOIN pragma_table_xinfo(n.table_name) c ON c.name = n.column_name ORDER BY t.rowid, coalesce(c.cid, -1)`, nil,
		[]any{&n.Table, &n.Column, &n.Text}, func() error { out = append(out, n); return nil })
	return out, errors.Join(err, s.stmts.close(), s.w.Close())
}
