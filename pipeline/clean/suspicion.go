package clean

import (
	"fmt"
	"strings"

	"copydesk/extract"
)

// Suspicions reports damage that no rule can repair: phrases that only a
// program that swaps words for synonyms writes ("he has as indicated"), and
// doubled words ("the the"). It changes nothing.
type Suspicions struct{}

// spunPhrases are no English; the right words are in brackets.
var spunPhrases = []string{
	"as an alternative of",  // instead of
	"as effectively as",     // as well as
	"on the identical time", // at the same time
	"at the identical time",
	"earlier this 12 months", // year
	"final 12 months",        // last year
	"later this 12 months",
}

// doubling words never follow themselves; "that that", "had had", "is is" and
// "in in" can.
var doubling = setOf("the a an of to and for with at by from was are were its their this these your our my his")

// Clean implements [Stage].
func (Suspicions) Clean(a *extract.Article) {
	var buf []token
	for f, t := range a.Texts() {
		if f.Block != nil && !f.Block.InBody {
			continue
		}
		s := t.String()
		buf = tokens(buf[:0], s)
		for i := range buf {
			if word, ok := doubled(s, buf, i); ok {
				remark(a, f.Name, "doubled-word", extract.Warning, fmt.Sprintf("%q stands twice: %q", word, around(s, buf[i-1].start, buf[i].end)))
			}
			if end, ok := hasAs(s, buf, i); ok {
				remark(a, f.Name, "spun-phrase", extract.Warning, fmt.Sprintf("words look swapped: %q", around(s, buf[i].start, end)))
			}
		}
		for _, phrase := range spunPhrases {
			if at := strings.Index(s, phrase); at >= 0 {
				remark(a, f.Name, "spun-phrase", extract.Warning, fmt.Sprintf("words look swapped: %q", around(s, at, at+len(phrase))))
			}
		}
	}
}

// doubled reports whether word i repeats the one before it.
func doubled(s string, words []token, i int) (string, bool) {
	if i == 0 || words[i].word != words[i-1].word || s[words[i-1].end:words[i].start] != " " {
		return "", false
	}
	return words[i].word, doubling[words[i].word]
}

// hasAs reports whether words i to i+2 are "has as indicated": "as" for
// "since" between auxiliary and participle.
func hasAs(s string, words []token, i int) (end int, ok bool) {
	if i+2 >= len(words) || words[i+1].word != "as" {
		return 0, false
	}
	switch words[i].word {
	case "has", "have", "had":
	default:
		return 0, false
	}
	end = words[i+2].end
	return end, strings.HasSuffix(words[i+2].word, "ed") && s[words[i].end:words[i+1].start] == " " && s[words[i+1].end:words[i+2].start] == " "
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
