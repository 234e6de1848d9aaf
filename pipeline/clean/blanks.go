package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// Blanks restores the blank that was lost after a stop or comma between two
// words: "contention.Russian", "rather,potential". Numbers, hosts, file names,
// handles, initials, code, and names that are printed with a dot are kept.
type Blanks struct {
	Names *Lexicon
}

// Clean implements [Stage].
func (b Blanks) Clean(a *extract.Article) {
	var buf []token
	dotted := map[string]int{} // "rocket.chat" → times on the page
	var all findings
	for _, t := range repairable(a) {
		s := t.String()
		if !mayLackBlank(s) || isCode(s) {
			continue
		}
		buf = tokens(buf[:0], s)
		lost := b.lost(s, buf)
		for i := range lost {
			if lost[i].Why.Rule == lostAfterStop {
				dotted[pairAt(s, lost[i].Start)]++
			}
		}
		all.add(t, lost)
	}
	all.repair(func(s string, r *extract.Replacement) bool {
		return r.Why.Rule != lostAfterStop || dotted[pairAt(s, r.Start)] == 1 // twice on one page is a name, not an accident
	})
}

const (
	lostAfterStop  = "lost-blank-after-stop"
	lostAfterComma = "lost-blank-after-comma"
)

// mayLackBlank is a quick look for a mark between two letters and a letter.
func mayLackBlank(s string) bool {
	for i := 2; i+1 < len(s); i++ {
		switch s[i] {
		case ',', '.', '!', '?':
			if asciiLetter[s[i+1]] > 0 && asciiLetter[s[i-1]] > 0 && asciiLetter[s[i-2]] > 0 {
				return true
			}
		}
	}
	return false
}

// lost finds the lost blanks of s, whose words are given.
func (b Blanks) lost(s string, words []token) (out []extract.Replacement) {
	for i := 1; i < len(words); i++ {
		left, right := &words[i-1], &words[i]
		if right.start-left.end != 1 || utf8.RuneCountInString(left.word) < 2 {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(right.word); extract.Unspaced(first) {
			continue
		}
		run := runAround(s, left.end)
		if strings.ContainsAny(run, "@/\\_=<>{}#$0123456789") {
			continue // host, path, handle, code
		}
		switch mark := s[left.end]; {
		case mark == ',' && utf8.RuneCountInString(right.word) >= 2 && innerCommas(run) <= 2:
			out = append(out, lostBlank(right.start, lostAfterComma, 0.98, left, right))
		case (mark == '.' || mark == '?' || mark == '!') && b.stopsSentence(s, left, right):
			out = append(out, lostBlank(right.start, lostAfterStop, 0.97, left, right))
		}
	}
	return out
}

// innerCommas counts the commas that a letter follows: three make a list, not
// prose.
func innerCommas(run string) (n int) {
	for i := range len(run) {
		if run[i] == ',' && letterAt(run, i+1) > 0 {
			n++
		}
	}
	return n
}

func lostBlank(at int, rule string, confidence float64, left, right *token) extract.Replacement {
	return extract.Replacement{Start: at, End: at, With: " ", Why: extract.Why{
		Kind: extract.Spacing, Rule: rule, Confidence: confidence,
		Evidence: map[string]any{"left": left.word, "right": right.word},
	}}
}

// stopsSentence reports whether the mark between left and right ends a
// sentence: a word in lower case before it, a word with a capital after it
// that stands alone, and both words of the language. After a name only a word
// that opens sentences will do: "Rocket.Chat", but "Kenya.The".
func (b Blanks) stopsSentence(s string, left, right *token) bool {
	if right.form == lower || left.form == mixed || utf8.RuneCountInString(left.word) < 3 {
		return false
	}
	if right.end < len(s) && !strings.ContainsAny(s[right.end:right.end+1], " ,\n'") && !strings.HasPrefix(s[right.end:], "’") && !strings.HasPrefix(s[right.end:], ".S.") {
		return false
	}
	if left.start > 0 && strings.IndexByte(".-&+", s[left.start-1]) >= 0 && !unicode.IsLetter(rune(s[max(0, left.start-2)])) {
		return false // ".NET.Core"
	}
	l, r := base(left.word), base(right.word)
	switch {
	case abbreviations[l]:
		return false
	case left.form == capital:
		return openers[r]
	case right.form == mixed:
		return utf8.RuneCountInString(right.word) > 1 && !camel(right.word) && b.Names.class(l)&common != 0 // "veto.NATO"
	default:
		return b.Names.has(l) && (b.Names.has(r) || openers[r])
	}
}

// camel reports whether a word with capitals in it is one of code: "logThreads", but
// "iPhone".
func camel(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[size:])
	return unicode.IsLower(first) && unicode.IsLower(second)
}

// openers are words that open sentences and are no part of names with a dot.
var openers = setOf(`
	a an the this that these those he she it we they you i his her its our their my your there here
	in on at by for from with after before during while when where what who why how which if as since until although though
	and but or so yet not no now then however also meanwhile still even both all some many most more each every
	is are was were do does did has have had can could will would should may let according`)

// runAround returns the characters around s[at:] up to the blanks on either
// side, 200 bytes at most.
func runAround(s string, at int) string {
	start, end := at, at
	for start > 0 && at-start < 100 && s[start-1] > ' ' {
		start--
	}
	for end < len(s) && end-at < 100 && s[end] > ' ' {
		end++
	}
	return s[start:end]
}

// pairAt returns the two words around the mark before s[at:], in lower case.
func pairAt(s string, at int) string {
	start, end := at-1, at
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.IsLetter(r) {
			break
		}
		start -= n
	}
	for n := letterAt(s, end); n > 0; n = letterAt(s, end) {
		end += n
	}
	return strings.ToLower(s[start:end])
}

// base returns word in lower case without the genitive: "Putin’s" → "putin".
func base(word string) string {
	if c := word[len(word)-1]; c != 's' && c != '\'' && c < utf8.RuneSelf {
		return strings.ToLower(word)
	}
	for _, suffix := range []string{"’s", "'s", "’", "'"} {
		if stem, ok := strings.CutSuffix(word, suffix); ok {
			word = stem
			break
		}
	}
	return strings.ToLower(word)
}
