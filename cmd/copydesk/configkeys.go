package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/agnivade/levenshtein"
)

// unknownKey says where a key stands that the source list does not have, and
// which one is nearest to it.
func unknownKey(path, text string, key toml.Key) error {
	name := key[len(key)-1]
	known := keysOf(reflect.TypeFor[config]())
	switch {
	case len(key) > 1 && key[0] == "crawl":
		known = keysOf(reflect.TypeFor[crawlConfig]())
	case len(key) > 1 && key[0] == "source":
		known = keysOf(reflect.TypeFor[sourceConfig]())
	}
	nearest := known[0]
	for _, k := range known {
		if levenshtein.ComputeDistance(name, k) < levenshtein.ComputeDistance(name, nearest) {
			nearest = k
		}
	}
	return fmt.Errorf("%s:%d: unknown key %q, did you mean %q?", path, keyLine(text, name), name, nearest)
}

// keysOf lists the keys that decode into t.
func keysOf(t reflect.Type) (out []string) {
	for i := range t.NumField() {
		out = append(out, t.Field(i).Tag.Get("toml"))
	}
	return out
}

// keyLine returns the number of the first line that sets name, or 1.
func keyLine(text, name string) int {
	for i, line := range strings.Split(text, "\n") {
		line = strings.Trim(line, " \t[]")
		if rest, ok := strings.CutPrefix(line, name); ok && (rest == "" || strings.ContainsAny(rest[:1], " =\t.")) {
			return i + 1
		}
		if strings.HasSuffix(line, "."+name) {
			return i + 1
		}
	}
	return 1
}

// sourceLine returns the number of the line that opens source n, from 0.
func sourceLine(text string, n int) int {
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "[[source]]" {
			if n == 0 {
				return i + 1
			}
			n--
		}
	}
	return 1
}
