package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// inspect looks at the header of a file before SQLite does, which would take a
// text file for an empty database in some cases and damage it.
func inspect(path string) error {
	info, err := os.Stat(path)
	nowhere := path == "" || path == ":memory:" // in which SQLite keeps what ends with the connection
	switch {
	case nowhere || err == nil && !info.Mode().IsRegular():
		return errors.New("not a file: give the name of a database file with --db")
	case err != nil:
		return err
	}
	if info.Size() == 0 {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var header [100]byte // of every SQLite file; its format is documented at sqlite.org/fileformat
	_, err = io.ReadFull(f, header[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if !strings.HasPrefix(string(header[:]), "SQLite format 3\x00") {
		return errors.New("not an SQLite database: give another file with --db")
	}
	if id := binary.BigEndian.Uint32(header[68:]); id != applicationID && id != 0 {
		return errForeign
	}
	return nil
}

// peek refuses a file that must not be written before a connection that writes
// is opened, because that would switch it to WAL. What cannot be read is left
// for that connection to report.
func peek(ctx context.Context, path string) error {
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return nil
	}
	r := openReaders(path, readerPragmas)
	st, err := readState(ctx, r)
	if err := errors.Join(err, r.Close()); err != nil {
		if cannotOpen(err) {
			return nil
		}
		return err
	}
	return st.refuse(true)
}

var errForeign = errors.New("a database of another program: give another file with --db")

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// hasLog reports whether a write-ahead log stands beside the file.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// advice says what to do about an error of SQLite, by its code.
var advice = map[sqlite3.ErrNo]string{
	sqlite3.ErrCorrupt:  "the file is damaged: restore a backup, or save what is left with sqlite3's .recover",
	sqlite3.ErrNotADB:   "not an SQLite database, or damaged at its start: give another file with --db",
	sqlite3.ErrReadonly: "the file or its directory cannot be written: change its permissions or choose another with --db",
	sqlite3.ErrCantOpen: "the file cannot be opened or created: check that its directory can be written, or choose another with --db",
	sqlite3.ErrFull:     "the disk is full: make room and run again; what was stored before is safe",
	sqlite3.ErrBusy:     "another process has been writing all the time: try again later",
	sqlite3.ErrIoErr:    "the disk reports an error: what was stored before is safe; check the disk and run again",
	sqlite3.ErrAuth:     "queries can read, and do nothing else",
	sqlite3.ErrPerm:     "no permission: change the permissions of the file or choose another with --db",
}

// explain adds what was done, the file, and what to do about it.
func explain(what, path string, err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && advice[e.Code] != "" {
		return fmt.Errorf("%s %s: %s (%w)", what, path, advice[e.Code], err)
	}
	return fmt.Errorf("%s %s: %w", what, path, err)
}

func cannotOpen(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrCantOpen || e.Code == sqlite3.ErrReadonly)
}

// isFull reports whether there was no room to write: a full disk, or a limit on
// the size of files, which SQLite calls an error of the disk.
func isFull(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrFull || e.Code == sqlite3.ErrIoErr)
}

func isBusy(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked)
}

func ignoreBusy(err error) error {
	if isBusy(err) {
		return nil
	}
	return err
}
