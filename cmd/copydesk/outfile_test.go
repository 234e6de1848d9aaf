package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A file is there whole or as it was, whatever others do at the same time.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "sub", "out.csv")
	content := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	want := func(s string) {
		t.Helper()
		got, err := os.ReadFile(name)
		left, errLeft := os.ReadDir(filepath.Dir(name))
		if string(got) != s || len(left) != 1 || errors.Join(err, errLeft) != nil {
			t.Errorf("%q of %d files, %v, %v, want %q alone", got, len(left), err, errLeft, s)
		}
	}
	if err := writeFile(name, content("one")); err != nil {
		t.Fatal(err)
	}
	want("one")
	broken := errors.New("broken")
	if err := writeFile(name, func(w io.Writer) error { return errors.Join(content("half")(w), broken) }); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	want("one")
	err := writeFile(name, func(w io.Writer) error {
		if err := writeFile(name, content("other")); err == nil || !strings.Contains(err.Error(), "another process is writing") {
			t.Errorf("a second export at the same time: %v", err)
		}
		return content("two")(w)
	})
	if err != nil {
		t.Error(err)
	}
	want("two")
	if err := os.WriteFile(filepath.Join(dir, "sub", ".out.csv.part"), []byte("what a killed export has left"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(name, content("3")); err != nil {
		t.Error(err)
	}
	want("3")
}

// What is no file is written to, not replaced.
func TestWritePipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	read := make(chan string)
	go func() {
		text, err := os.ReadFile(name)
		read <- fmt.Sprint(string(text), err)
	}()
	if err := writeFile(name, func(w io.Writer) error { _, err := io.WriteString(w, "one"); return err }); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != "one<nil>" {
		t.Errorf("the pipe gave %q", got)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		return // Linux alone has it
	}
	if err := writeFile("/dev/full", func(w io.Writer) error { fmt.Fprint(w, "one"); return nil }); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a full disk: %v", err)
	}
}
