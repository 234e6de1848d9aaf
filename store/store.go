// Package store keeps articles, and what is known of every page and URL, in
// one SQLite file that analysts open with any tool.
//
// [Open] comes first, then [Store.Start] for a command that writes and
// [Run.Put] for each batch of results; [OpenReadOnly] for one that only reads.
// A batch is stored whole or not at all, and the file is whole at any moment,
// whatever ends the process. Any number of readers see a steady state while one
// writer works. Dir schema documents every table and column, and so does table
// schema_notes.
package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"
)

// A Store is an open database file. Its methods may be called from several
// goroutines; what writes takes turns.
type Store struct {
	path string
	log  *slog.Logger // told of what takes long; nil: silent
	w    *sql.DB      // one connection; nil in a store that is only read
	r    *sql.DB      // readers, which never wait for the writer
	// reading is how readers open the file.
	reading string
	fts     bool // the file has the full-text index, and this binary can use it
	stmts   statements
	now     func() time.Time
}

// applicationID marks a file as ours: "NWS1".
const applicationID = 0x4E575331

// SQLite waits up to 2 s for the turn of the writer, deaf to all else, before it is
// asked again: see inTurn. The longest wait measured with two writers was 0.4 s.
// Transactions are IMMEDIATE, because one that reads first
// and then writes fails at once when another has written in between. NORMAL
// loses no commit when the process is killed, and at most the last ones when
// the power is cut. Package sql lends a connection to one goroutine at a time, so
// it needs no mutex of its own. 16 MB of cache: with a million URLs in the
// frontier a crawl takes 118 MB in all, with 64 MB it took 170; the statements that
// read are kept prepared, those that write see statements.
const (
	writerPragmas = "_journal_mode=WAL&_synchronous=NORMAL&_foreign_keys=on&_busy_timeout=2000&_txlock=immediate&_mutex=no&_cache_size=-16000&_stmt_cache_size=50"
	readerPragmas = "mode=ro&_query_only=on&_busy_timeout=10000&_stmt_cache_size=50"
)

// maxReaders bounds the pool of reading connections. An iterator holds one as
// long as it runs.
const maxReaders = 8

// Open opens the file at path for reading and writing, creates it if there is
// none, and brings an older schema up to date. It refuses what is not a file of
// copydesk, is newer than this program, or has a full-text index that this
// binary cannot keep up; the error says what to do. log, which may be nil, is told
// of a schema that is brought up to date, and of a long wait for another process.
func Open(ctx context.Context, path string, log *slog.Logger) (*Store, error) {
	s, err := open(ctx, path, log)
	for wait := 10 * time.Millisecond; isBusy(err) && wait < maxOpenWait && ctx.Err() == nil; wait *= 2 {
		time.Sleep(wait)
		s, err = open(ctx, path, log)
	}
	if err != nil {
		return nil, explain("open", path, err)
	}
	return s, nil
}

// maxOpenWait is the longest of the waits, each twice the one before, for
// another process that makes the same new file or recovers its log: SQLite does
// not wait for those itself.
const maxOpenWait = 5 * time.Second

func open(ctx context.Context, path string, log *slog.Logger) (_ *Store, err error) {
	if err := inspect(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := peek(ctx, path); err != nil {
		return nil, err
	}
	if dir := filepath.Dir(path); !isDir(dir) {
		return nil, fmt.Errorf("directory %s does not exist: create it first", dir)
	}
	w, err := sql.Open("sqlite3", dsn(path, writerPragmas))
	if err != nil {
		return nil, err
	}
	w.SetMaxOpenConns(1)
	s := &Store{path: path, log: log, w: w, reading: readerPragmas, now: time.Now}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.stmts.close(), w.Close())
		}
	}()
	if err := s.migrate(ctx, migrations()); err != nil {
		return nil, err
	}
	s.r = openReaders(path, readerPragmas)
	return s, nil
}

// inMemory opens an empty database that no file holds.
func inMemory(ctx context.Context) (*Store, error) {
	db, err := sql.Open("sqlite3", dsn(":memory:", writerPragmas))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each has a database of its own
	s := &Store{path: "memory", w: db, r: db, now: time.Now}
	if err := s.migrate(ctx, migrations()); err != nil {
		return nil, errors.Join(err, s.stmts.close(), db.Close())
	}
	return s, nil
}

// OpenReadOnly opens the file at path for reading. It never changes the file,
// and works on one that cannot be written.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	s, err := openReadOnly(ctx, path)
	if err != nil {
		return nil, explain("open", path, err)
	}
	return s, nil
}

func openReadOnly(ctx context.Context, path string) (*Store, error) {
	if err := inspect(path); errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("no such file: give its name with --db, or store something first")
	} else if err != nil {
		return nil, err
	}
	s, err := openWith(ctx, path, readerPragmas)
	if cannotOpen(err) && !hasLog(path) {
		// In a directory that cannot be written SQLite cannot set up the shared
		// memory of its log. Without a log nobody is writing.
		return openWith(ctx, path, readerPragmas+"&immutable=1")
	}
	return s, err
}

func openWith(ctx context.Context, path, pragmas string) (*Store, error) {
	r := openReaders(path, pragmas)
	s := &Store{path: path, r: r, reading: pragmas, now: time.Now}
	if err := s.checkSchema(ctx); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return s, nil
}

func openReaders(path, pragmas string) *sql.DB {
	r := sql.OpenDB(connector{dsn(path, pragmas), mapFile})
	r.SetMaxOpenConns(maxReaders)
	return r
}

// A connector connects to a file, and sets up each connection.
type connector struct {
	dsn   string
	setUp func(*sqlite3.SQLiteConn) error
}

func (c connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{ConnectHook: c.setUp} }

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }

// mapFile lets a connection read the first gigabyte of the file in place. Each
// commit of the writer makes a reader forget the pages that it holds: beside a
// bulk ingest, fetching them again by read calls took 2.4 times the CPU time of
// the idle file for the documented queries, in place it takes 1.1 times.
func mapFile(conn *sqlite3.SQLiteConn) error {
	_, err := conn.Exec("PRAGMA mmap_size = 1073741824", nil)
	return err
}

// Close writes the log back into the file and closes it.
func (s *Store) Close() error {
	errs := []error{s.r.Close()}
	if s.w != nil {
		// A checkpoint that cannot finish because another process reads is no
		// error: the next one does it.
		_, err := s.w.Exec("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")
		errs = append(errs, ignoreBusy(err), s.stmts.close(), s.w.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return explain("close", s.path, err)
	}
	return nil
}

// FullText reports whether [Store.Search] uses the full-text index.
func (s *Store) FullText() bool { return s.fts }

// dsn returns the data source name of a file; any path is a valid one.
func dsn(path, pragmas string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + pragmas
}
