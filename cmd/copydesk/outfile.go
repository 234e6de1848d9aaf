package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"github.com/gofrs/flock"
)

// writeFile lets write fill a file that appears under its name only once it is
// whole: it is written beside it, as .NAME.part, and renamed. What an export that
// was killed has left there is written over; two at a time are refused. Folders
// are created.
func writeFile(name string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("write %s: it is a folder: name a file", name)
	} else if err == nil && !info.Mode().IsRegular() {
		return fillFile(name, write)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	part := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".part")
	lock, err := lockPart(part)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if err := fillFile(part, write); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", name, err), os.Remove(part))
	}
	if err := os.Rename(part, name); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// lockPart makes a file for this export alone, until the lock is closed.
func lockPart(part string) (*flock.Flock, error) {
	for {
		lock := flock.New(part, flock.SetPermissions(0o644))
		locked, err := lock.TryLock()
		if err == nil && !locked {
			err = fmt.Errorf("another export is writing %s", part)
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

func fillFile(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	err = errors.Join(write(w), w.Flush())
	if bad := f.Sync(); !errors.Is(bad, syscall.EINVAL) { // a pipe has no disk
		err = errors.Join(err, bad)
	}
	return errors.Join(err, f.Close())
}
