package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"copydesk/store"
)

// writeFile lets write fill a file as a whole, see [store.Whole]; what is no file, as
// a pipe, as it comes. Folders are created.
func writeFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("write %s: it is a folder: name a file", name)
	} else if err == nil && !info.Mode().IsRegular() {
		return fillFile(name, write)
	}
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = store.Whole(name, func(part string) error { return fillFile(part, write) })
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
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
