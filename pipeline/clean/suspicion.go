package clean

import (
	"fmt"
	"iter"
	"strings"

	"copydesk/extract"
)

// Suspicions reports damage that no rule can repair: phrases that only a
// program that swaps words for synonyms writes ("he has as indicated"), and
// doubled words ("the the"). It changes nothing.
type Suspicions struct{}

// spunPhrases are no English; the right words are behind.
var spunPhrases = []string{
	"as an alternative of",                           // instead of
	", as effectively as",                            // as well as
	"on the identical time", "at the identical time", // at the same time
	"earlier this 12 months", "later this 12 months", "final 12 months", // year, last year
}

// doubling words never follow themselves; "that that", "had had", "is is" and
// "in in" can.
var doubling = setOf("the a an of to and for with at by from was are were its their this these your our my his")

// Clean implements [Stage].
func (Suspicions) Clean(a *extract.Article) {
	for f, t := range a.Texts() {
		if f.Block != nil && !f.Block.InBody {
			continue
		}
		s := t.String()
		for word, at := range doubledWords(s) {
			remark(a, f.Name, "doubled-word", extract.Warning, fmt.Sprintf("%q stands twice: %q", word, around(s, at, at+2*len(word)+1)))
		}
		for _, phrase := range spunPhrases {
			if at := strings.Index(s, phrase); at >= 0 {
				remark(a, f.Name, "spun-phrase", extract.Warning, fmt.Sprintf("words look swapped: %q", around(s, at, at+len(phrase))))
			}
		}
		if start, end := hasAs(s); end > 0 {
			remark(a, f.Name, "spun-phrase", extract.Warning, fmt.Sprintf("words look swapped: %q", around(s, start, end)))
		}
	}
}

// doubledWords yields the words of s that stand twice, one blank between, and
// where the first of the two begins.
func doubledWords(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		start := 0 // of the word before the blank
		for {
			blank := strings.IndexByte(s[start:], ' ')
			if blank < 0 {
				return
			}
			word, next := s[start:start+blank], start+blank+1
			if strings.HasPrefix(s[next:], word) && letterAt(s, next+blank) == 0 && doubling[word] && !yield(word, start) {
				return
			}
			start = next
		}
	}
}

// hasAs finds "has as indicated": "as" for "since" between auxiliary and
// participle.
func hasAs(s string) (start, end int) {
	const as = " as "
	for from := 0; ; {
		at := strings.Index(s[from:], as)
		if at < 0 {
			return 0, 0
		}
		at += from
		from = at + len(as) - 1
		start = strings.LastIndexByte(s[:at], ' ') + 1
		end = at + len(as)
		for n := letterAt(s, end); n > 0; n = letterAt(s, end) {
			end += n
		}
		switch s[start:at] {
		case "has", "have", "had":
			if strings.HasSuffix(s[at+len(as):end], "ed") {
				return start, end
			}
		}
	}
}

// around returns s[start:end] with two words or so on both sides.
func around(s string, start, end int) string {
	const margin = 20 // bytes
	from := start - min(start, margin)
	if blank := strings.IndexByte(s[from:start], ' '); from > 0 {
		from += blank + 1 // to the start of a word; to start itself if there is none
		if blank < 0 {
			from = start
		}
	}
	to := end + min(len(s)-end, margin)
	if to < len(s) {
		if blank := strings.LastIndexByte(s[end:to], ' '); blank >= 0 {
			to = end + blank
		} else {
			to = end
		}
	}
	return s[from:to]
}

// remark adds an issue, once.
func remark(a *extract.Article, field, code string, severity extract.Severity, message string) {
	issue := extract.Issue{Field: field, Code: code, Severity: severity, Message: message}
	for _, have := range a.Issues {
		if have == issue {
			return
		}
	}
	a.Issues = append(a.Issues, issue)
}
