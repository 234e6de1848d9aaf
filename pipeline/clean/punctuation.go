package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// Punctuation takes away marks that are certainly damage: a doubled comma, a
// comma before or after a stop that ends the sentence, a doubled stop. Dashes,
// quotes, "?!" and ellipses of any length are the publisher's, and so are two
// stops where a page writes its ellipses with two.
type Punctuation struct{}

// Clean implements [Stage].
func (Punctuation) Clean(a *extract.Article) {
	var all findings
	for _, t := range repairable(a) {
		if s := t.String(); strings.Contains(s, ",,") || strings.Contains(s, ",.") || strings.Contains(s, "..") {
			all.add(t, doubledMarks(s))
		}
	}
	doubled := all.count(doubledStop)
	all.repair(func(_ string, r *extract.Replacement) bool {
		return r.Why.Rule != doubledStop || doubled <= maxDoubledStops
	})
}

// maxDoubledStops on a page are accidents; more are its way to write "…".
const maxDoubledStops = 2

const doubledStop = "doubled-stop"

// markRules say what becomes of a run of marks between a word and a blank or
// the end.
var markRules = map[string]struct{ rule, with string }{
	",,": {"doubled-comma", ","},
	",.": {"comma-before-stop", "."},
	"..": {doubledStop, "."},
}

func doubledMarks(s string) (out []extract.Replacement) {
	for i := 1; i < len(s); {
		start := i
		for i < len(s) && (s[i] == ',' || s[i] == '.') {
			i++
		}
		fix, known := markRules[s[start:i]]
		if known && endsHere(s[i:], fix.rule == doubledStop) {
			if before, _ := utf8.DecodeLastRuneInString(s[:start]); unicode.IsLetter(before) && unicode.IsLower(before) {
				out = append(out, extract.Replacement{Start: start, End: i, With: fix.with, Why: extract.Why{
					Kind: extract.Punctuation, Rule: fix.rule, Confidence: 0.95,
					Evidence: map[string]any{"marks": s[start:i]},
				}})
			}
		}
		i = max(i, start+1)
	}
	return out
}

// endsHere reports whether rest begins with a blank or nothing, and then with a
// capital if one is asked for.
func endsHere(rest string, capital bool) bool {
	if rest == "" || rest[0] == '\n' {
		return true
	}
	next := strings.TrimLeft(rest, " ")
	if next == rest {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "“‘\"'("))
	return !capital || next == "" || unicode.IsUpper(r)
}
