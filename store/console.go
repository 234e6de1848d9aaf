package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"time"

	"github.com/mattn/go-sqlite3"
)

// A console query may be 100 kB long, and no value in it larger than 64 MB.
const (
	maxQueryBytes = 100_000
	maxValueBytes = 64 << 20
)

// Rows are the answer to a query, read as they are asked for.
type Rows struct {
	Columns []string
	Types   []string // as the schema declares them: INTEGER, TEXT, …; "" for an expression
	rows    *sql.Rows
	db      *sql.DB
	cancel  context.CancelFunc
	what    func(error) error
}

// Query runs one SQL query that a person typed. It can read everything in the
// file and do nothing else: no writing, no other file, no setting. It is
// stopped once limit has passed, and its Rows must be closed or read to the end.
// Values are those of its parameters, by name without the colon.
func (s *Store) Query(ctx context.Context, query string, limit time.Duration, values ...sql.NamedArg) (*Rows, error) {
	if len(query) > maxQueryBytes {
		return nil, fmt.Errorf("query: longer than %d bytes", maxQueryBytes)
	}
	query, err := oneQuery(query)
	if err != nil {
		return nil, err
	}
	bounded, cancel := context.WithTimeout(ctx, limit)
	db := sql.OpenDB(connector{dsn(s.path, s.reading), restrict})
	explainQuery := func(err error) error {
		if errors.Is(bounded.Err(), context.DeadlineExceeded) && ctx.Err() == nil {
			return fmt.Errorf("query: stopped after %s: narrow it down, or allow more time", limit)
		}
		if unknownName.MatchString(err.Error()) {
			return fmt.Errorf("query %s: %w: `copydesk schema` lists all tables and columns", s.path, err)
		}
		return explain("query", s.path, err)
	}
	fail := func(err error) (*Rows, error) {
		err = explainQuery(err)
		cancel()
		return nil, errors.Join(err, db.Close())
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	rows, err := db.QueryContext(bounded, query, args...)
	if err != nil {
		return fail(err)
	}
	columns, err := rows.Columns()
	if err != nil {
		return fail(errors.Join(err, rows.Close()))
	}
	types := make([]string, len(columns))
	declared, err := rows.ColumnTypes()
	if err != nil {
		return fail(errors.Join(err, rows.Close()))
	}
	for i, d := range declared {
		types[i] = d.DatabaseTypeName()
	}
	return &Rows{columns, types, rows, db, cancel, explainQuery}, nil
}

// unknownName matches the error of SQLite for a name that the file does not have.
var unknownName = regexp.MustCompile(`^no such (table|column):`)

// All yields the rows and closes them. A value is nil, int64, float64, string
// or []byte. An error ends the rows.
func (r *Rows) All() iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		more := true
		var err error
		for more && err == nil && r.rows.Next() {
			row := make([]any, len(r.Columns))
			dest := make([]any, len(row))
			for i := range row {
				dest[i] = &row[i]
			}
			if err = r.rows.Scan(dest...); err == nil {
				more = yield(row, nil)
			}
		}
		if err = cmp.Or(err, r.rows.Err()); err != nil {
			err = r.what(err)
		}
		if err = errors.Join(err, r.Close()); more && err != nil {
			yield(nil, err)
		}
	}
}

// Close ends the query.
func (r *Rows) Close() error {
	err := errors.Join(r.rows.Close(), r.db.Close())
	r.cancel()
	return err
}

// restrict allows a connection to read, and nothing else: a read-only connection
// alone can still attach and create other files, and change settings.
func restrict(conn *sqlite3.SQLiteConn) error {
	if err := mapFile(conn); err != nil {
		return err
	}
	// The full-text module reads data_version when it is first used.
	conn.RegisterAuthorizer(func(action int, name, value, _ string) int {
		switch {
		case action == sqlite3.SQLITE_SELECT, action == sqlite3.SQLITE_READ, action == sqliteRecursive,
			action == sqlite3.SQLITE_FUNCTION && value != "load_extension",
			action == sqlite3.SQLITE_PRAGMA && name == "data_version" && value == "":
			return sqlite3.SQLITE_OK
		}
		return sqlite3.SQLITE_DENY
	})
	conn.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
	conn.SetLimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, maxQueryBytes)
	conn.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, maxValueBytes)
	return nil
}

// sqliteRecursive is the action of a recursive query, which the driver has no
// name for (sqlite.org/c3ref/c_alter_table.html).
const sqliteRecursive = 33
