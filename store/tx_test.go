package store

import (
	"bytes"
	"context"
	"errors"
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
		s, err := Open(t.Context(), path, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() }) //nolint:errcheck // nothing was written
		return s
	}
	s, other := open(), open()
	var log bytes.Buffer
	s.log = slog.New(slog.NewTextHandler(&log, nil))
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

// A writer that waits for another of its own process gives up when it is told to.
func TestWaitsForConnection(t *testing.T) {
	s := create(t)
	conn, err := s.w.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	failed := make(chan error, 1)
	go func() { failed <- s.transact(ctx, "write", func(tx) error { return nil }) }()
	select {
	case err := <-failed:
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("it is still waiting")
	}
	if err := conn.Close(); err != nil {
		t.Error(err)
	}
}
