package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// A BusyError reports that another crawl holds the lock of a file.
type BusyError struct {
	Path  string    // of the database
	PID   int       // of the holder, 0 if it cannot be told
	Since time.Time // when it took the lock, zero if it cannot be told
}

func (e *BusyError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("lock %s: another crawl holds it", e.Path)
	}
	return fmt.Sprintf("lock %s: process %d has been crawling into it since %s", e.Path, e.PID, e.Since.Local().Format(time.DateTime))
}

// lockPoll is how often a waiting process asks for the lock again.
const lockPoll = 200 * time.Millisecond

// Lock takes the crawl lock of the database at path and waits for it no longer
// than wait. It returns a [*BusyError] if another process holds it. The lock
// ends with the process at the latest, however that ends; the file path.lock,
// which says who holds it, stays.
func Lock(ctx context.Context, path string, wait time.Duration) (unlock func() error, err error) {
	l := flock.New(path+".lock", flock.SetPermissions(0o644))
	held, err := l.TryLock()
	if err == nil && !held && wait > 0 {
		waiting, cancel := context.WithTimeout(ctx, wait)
		defer cancel()
		held, err = l.TryLockContext(waiting, lockPoll)
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			err = nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w: check that its directory exists and can be written", path, err)
	}
	if !held {
		return nil, holder(path)
	}
	mark := fmt.Sprintf("%d %s\n", os.Getpid(), stamp(time.Now()))
	if err := os.WriteFile(path+".lock", []byte(mark), 0o644); err != nil {
		return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), l.Unlock())
	}
	return func() error {
		// Emptied before it is given up: who comes next must not be told of us.
		return errors.Join(os.Truncate(path+".lock", 0), l.Unlock())
	}, nil
}

// holder reads who holds the lock. The holder may not have written it yet.
func holder(path string) *BusyError {
	busy := &BusyError{Path: path}
	mark, err := os.ReadFile(path + ".lock")
	if err != nil {
		return busy
	}
	pid, since, _ := strings.Cut(strings.TrimSpace(string(mark)), " ")
	if busy.PID, err = strconv.Atoi(pid); err != nil {
		return &BusyError{Path: path}
	}
	busy.Since = parseStamp(since)
	return busy
}
