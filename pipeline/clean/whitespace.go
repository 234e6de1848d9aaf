package clean

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// Whitespace makes one blank of several between two words, and takes away the
// blank before a comma or stop. Blanks at the start and the end of a line are
// kept (they indent), and so are those before the marks that French sets off,
// unless the article is English.
type Whitespace struct{}

// Clean implements [Stage].
func (Whitespace) Clean(a *extract.Article) {
	english := sync.OnceValue(func() bool { return isEnglish(a) })
	var all findings
	for _, t := range repairable(a) {
		all.add(t, surplusBlanks(t.String(), english))
	}
	setOff := all.count(blankBeforeMark)
	all.repair(func(_ string, r *extract.Replacement) bool {
		return r.Why.Rule != blankBeforeMark || setOff <= maxSetOff
	})
}

// maxSetOff marks on a page are accidents; more are its way to print them, or
// are where its links end.
const maxSetOff = 3

const blankBeforeMark = "blank-before-mark"

// surplusBlanks finds blanks within the lines of s that are too many.
func surplusBlanks(s string, english func() bool) (out []extract.Replacement) {
	if !mayHaveSurplus(s) {
		return nil
	}
	for i := 0; i < len(s); {
		if !blankAt(s, i) {
			i++
			continue
		}
		start := i
		for i < len(s) && blankAt(s, i) {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
		}
		if start == 0 || s[start-1] == '\n' || i == len(s) || s[i] == '\n' {
			continue
		}
		switch {
		case setOff(s, start, i) && (s[i] == ',' || s[i] == '.' || english()):
			out = append(out, extract.Replacement{Start: start, End: i, With: "", Why: extract.Why{
				Kind: extract.Spacing, Rule: blankBeforeMark, Confidence: 0.98,
				Evidence: map[string]any{"mark": s[i : i+1]},
			}})
		case i-start > 1 && strings.Trim(s[start:i], " \t") == "":
			out = append(out, extract.Replacement{Start: start, End: i, With: " ", Why: extract.Why{
				Kind: extract.Spacing, Rule: "blank-run", Confidence: 0.99,
				Evidence: map[string]any{"blanks": i - start},
			}})
		}
	}
	return out
}

// mayHaveSurplus is a quick look for a tab, or a blank before another or before
// a mark.
func mayHaveSurplus(s string) bool {
	for i := range len(s) - min(len(s), 1) {
		if s[i] == '\t' {
			return true
		}
		if s[i] == ' ' {
			switch s[i+1] {
			case ' ', '\t', ',', '.', '!', '?':
				return true
			}
		}
	}
	return false
}

// blankAt reports whether a space or tab stands at s[i:]. Other Unicode
// spaces are typography.
func blankAt(s string, i int) bool { return s[i] == ' ' || s[i] == '\t' }

// setOff reports whether the blanks s[start:end] part a word from a mark that
// ends there: " ..." and " .NET" are not such, nor is " :)".
func setOff(s string, start, end int) bool {
	if strings.IndexByte(",.!?", s[end]) < 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	if !unicode.IsLetter(before) && !unicode.IsDigit(before) {
		return false
	}
	if (s[end] == ',' || s[end] == '.') && functionWords[strings.ToLower(s[strings.LastIndexAny(s[:start], " \t\n")+1:start])] {
		return false // "According to the , it" and "readers in ." have lost more than a blank
	}
	rest := s[end+1:]
	if rest != "" && rest[0] != '\n' && !blankAt(rest, 0) {
		return false
	}
	next := strings.TrimLeft(rest, " \t")
	if s[end] == '?' || s[end] == '!' {
		return next == "" || next[0] == '\n' // inside a line " ? " may stand for a lost dash
	}
	return next == "" || strings.IndexByte(".,;:!?", next[0]) < 0 // ". . ." and " ! !" are style
}
