package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/mattn/go-sqlite3"
)

// A tx is a transaction of the writer. It reads through package sql, and writes
// by statements of the driver.
type tx struct {
	t     *sql.Tx
	conn  *sql.Conn // that t has
	stmts *statements
}

// transact runs f in one transaction of the writer. It returns what f returned,
// after taking everything back, or the error of the commit.
func (s *Store) transact(ctx context.Context, what string, f func(tx) error) (err error) {
	if s.w == nil {
		return fmt.Errorf("%s: %s is open for reading only", what, s.path)
	}
	conn, err := s.w.Conn(ctx)
	if err != nil {
		return explain(what, s.path, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	// Once begun, a transaction is carried through: it is short, and a driver
	// that watches ctx at every statement takes twice the time.
	var t *sql.Tx
	err = s.inTurn(ctx, func() (err error) {
		t, err = conn.BeginTx(context.WithoutCancel(ctx), nil)
		return err
	})
	if err != nil {
		return explain(what, s.path, err)
	}
	if err := f(tx{t, conn, &s.stmts}); err != nil {
		return explain(what, s.path, errors.Join(err, t.Rollback()))
	}
	if err := t.Commit(); err != nil {
		return explain(what, s.path, err)
	}
	return nil
}

// maxTurnWait is how long the writer waits for its turn in all: another process
// that vacuums a file of some gigabytes has it for minutes.
const maxTurnWait = 15 * time.Minute

// inTurn does what needs the turn of the writer. It waits for that, and says so
// where it takes longer than SQLite waits by itself. It gives up with ctx.
func (s *Store) inTurn(ctx context.Context, do func() error) error {
	start, told := time.Now(), false
	for {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := do(); !isBusy(err) || time.Since(start) > maxTurnWait {
			return err
		}
		if s.log != nil && !told {
			s.log.Warn("another process is writing: waiting for it", "db", s.path, "at_most", maxTurnWait)
			told = true
		}
		select { // what is busy at once is not to be asked without a pause
		case <-ctx.Done():
		case <-time.After(lockPoll):
		}
	}
}

func (x tx) exec(query string, args ...any) error {
	_, err := x.run(query, args)
	return err
}

// insert runs an INSERT and returns the id of its row.
func (x tx) insert(query string, args ...any) (int64, error) {
	res, err := x.run(query, args)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// changed runs a statement and returns the number of rows it changed.
func (x tx) changed(query string, args ...any) (int64, error) {
	res, err := x.run(query, args)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// script runs statements without parameters.
func (x tx) script(queries string) error {
	_, err := x.t.Exec(queries)
	return err
}

// get scans one row; found is false if there is none.
func (x tx) get(dest []any, query string, args ...any) (found bool, err error) {
	err = x.t.QueryRow(query, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each scans every row of a query and calls row for it.
func (x tx) each(query string, args, dest []any, row func() error) error {
	return each(context.Background(), x.t, query, args, dest, row)
}

// column reads the first column of a query.
func column[T any](rows *sql.Rows, err error) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// run runs one statement.
func (x tx) run(query string, args []any) (res driver.Result, err error) {
	err = x.conn.Raw(func(c any) (err error) {
		res, err = x.stmts.run(c.(*sqlite3.SQLiteConn), query, args)
		return err
	})
	return res, err
}

// statements are those that the writing connection has prepared. Package sql
// would look for each in a list of all and copy its arguments at every call.
type statements struct {
	conn  *sqlite3.SQLiteConn
	known map[string]*sqlite3.SQLiteStmt
	args  []driver.NamedValue // of the last call, to be filled again
}

func (s *statements) run(conn *sqlite3.SQLiteConn, query string, args []any) (driver.Result, error) {
	if s.conn != conn {
		s.conn, s.known = conn, map[string]*sqlite3.SQLiteStmt{}
	}
	stmt := s.known[query]
	if stmt == nil {
		prepared, err := conn.Prepare(query)
		if err != nil {
			return nil, err
		}
		stmt = prepared.(*sqlite3.SQLiteStmt)
		s.known[query] = stmt
	}
	s.args = s.args[:0]
	for i, arg := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			return nil, err
		}
		s.args = append(s.args, driver.NamedValue{Ordinal: i + 1, Value: v})
	}
	return stmt.ExecContext(context.Background(), s.args)
}

// close lets go of the statements: the driver closes no connection that has some.
func (s *statements) close() error {
	var errs []error
	for _, stmt := range s.known {
		errs = append(errs, stmt.Close())
	}
	s.known = nil
	return errors.Join(errs...)
}
