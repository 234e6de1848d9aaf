package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// printJSON writes v as one line of JSON, characters as they are.
func (env *environment) printJSON(v any) error { return writeJSON(env.out, v) }

// lines prints rows, each as a line of JSON or as line has it.
func lines[T any](env *environment, rows []T, asJSON bool, line func(T) string) error {
	for _, r := range rows {
		var err error
		if asJSON {
			err = env.printJSON(r)
		} else {
			_, err = fmt.Fprintln(env.out, line(r))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// Marks of an edit in running text: in colour on a terminal, else in the
// notation of word diffs.
func (env *environment) deleted(s string) string {
	if env.color {
		return "\x1b[31;9m" + s + "\x1b[0m"
	}
	return "[-" + s + "-]"
}

func (env *environment) inserted(s string) string {
	if env.color {
		return "\x1b[32;1m" + s + "\x1b[0m"
	}
	return "{+" + s + "+}"
}

func (env *environment) bold(s string) string {
	if env.color {
		return "\x1b[1m" + s + "\x1b[0m"
	}
	return s
}

// short cuts s to n characters.
func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// date returns the day of t for a listing.
func date(t time.Time) string {
	if t.IsZero() {
		return "no date   "
	}
	return t.Format(time.DateOnly)
}
