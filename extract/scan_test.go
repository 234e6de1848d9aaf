package extract

import (
	"strings"
	"testing"
)

// TestReadHints compares what the automaton finds in class names with what a search
// for each word finds.
func TestReadHints(t *testing.T) {
	classes := []string{"", "-", "x", "Byline__Author", "by-lineby-by-line", "sub-title subtitle", "article-MetaDate", "more-more", "sitename", "updatedate", "read-read-more", "comcomment", "ÄUTORautor", "standfirstintrologos", strings.Repeat("author", 100)}
	for part := range hintWords {
		classes = append(classes, part, part[1:], part[:len(part)-1], strings.ToUpper(part), part[:3]+part)
	}
	for _, class := range classes {
		var want hints
		for part, hint := range hintWords {
			if len(class) <= maxClass && strings.Contains(strings.ToLower(class), part) {
				want |= hint
			}
		}
		if got := readHints(class); got != want {
			t.Errorf("readHints(%q) = %b, want %b", class, got, want)
		}
	}
}

func TestNamesYear(t *testing.T) {
	for _, tt := range []struct {
		in          string
		year, other bool
	}{
		{"22 August 2025", true, true},
		{"22 August 2568", false, true}, // of Thailand
		{"٢٢ أغسطس ٢٠٢٥", false, true},
		{"۳۱ مرداد ۱۴۰۴", false, true},
		{"22 ส.ค. 68", false, true},
		{"令和7年8月22日", false, true},
		{"٢٢ أغسطس", false, false},
		{"120255 ships", false, false},
	} {
		if year, other := namesYear(tt.in), namesOtherYear(tt.in); year != tt.year || other != tt.other {
			t.Errorf("%q: %v, with other years %v", tt.in, year, other)
		}
	}
}
