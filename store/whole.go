package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// Whole lets fill write a file that appears under its name only once it is whole:
// it is written beside it, as .NAME.part, and renamed. What another that was killed
// has left there is written over; two at a time are refused.
func Whole(name string, fill func(part string) error) (err error) {
	part := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".part")
	lock, err := lockPart(part)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(part))
		}
		err = errors.Join(err, lock.Close())
	}()
	if err := os.Truncate(part, 0); err != nil {
		return err
	}
	if err := fill(part); err != nil {
		return err
	}
	return os.Rename(part, name)
}

var errInHand = errors.New("another process is writing")

// lockPart makes a file for its caller alone, until the lock is closed.
func lockPart(part string) (*flock.Flock, error) {
	for {
		lock := flock.New(part, flock.SetPermissions(0o644))
		locked, err := lock.TryLock()
		if err == nil && !locked {
			err = fmt.Errorf("%w %s", errInHand, part)
		}
		if err != nil {
			return nil, errors.Join(err, lock.Close())
		}
		mine, err := lock.Stat()
		there, errThere := os.Stat(part)
		if err == nil && errThere == nil && os.SameFile(mine, there) {
			return lock, nil
		}
		// Another has renamed it between the opening and the lock.
		if err := errors.Join(err, lock.Close()); err != nil {
			return nil, err
		}
	}
}
