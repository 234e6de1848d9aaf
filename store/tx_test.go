package store

import (
	"bytes"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A writer waits for another process, says so once, and gives up when it is told
// to.
func TestWaitsForTurn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	open := func() *Store {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() }) //nolint:errcheck // nothing was written
		return s
	}
	s, other := open(), open()
	var log bytes.Buffer
	s.Log = slog.New(slog.NewTextHandler(&log, nil))
	if _, err := s.w.Exec("PRAGMA busy_timeout = 20"); err != nil {
		t.Fatal(err)
	}
	nothing := func(tx) error { return nil }
	for _, patience := range []time.Duration{time.Minute, 100 * time.Millisecond} {
		held, free := make(chan bool), make(chan bool)
		go other.transact(t.Context(), "hold", func(tx) error { //nolint:errcheck // it does nothing
			held <- true
			<-free
			return nil
		})
		<-held
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		if patience == time.Minute {
			time.AfterFunc(200*time.Millisecond, func() { close(free) })
		}
		err := s.transact(ctx, "write", nothing)
		if (err == nil) != (patience == time.Minute) {
			t.Errorf("with a patience of %v: %v", patience, err)
		}
		if patience != time.Minute {
			close(free)
		}
	}
	if n := strings.Count(log.String(), "another process is writing"); n != 2 {
		t.Errorf("told %d times of 2 waits: %s", n, &log)
	}
}
