package extract

import (
	"strings"
	"testing"
)

// A look at the first letters must not change what a pattern matches.
func TestAnchored(t *testing.T) {
	texts := []string{"", " ", "…", "— Read more: the ferry", "READ MORE", "_related:", "À lire aussi : le bac", "» читайте также", "関連記事", "▶ Play", "© 2025",
		"(c) 2025", "(Reporting by the desk)", "12 min read", "3 / 9", "/ 3", "Published: 3 June 2025", "By the desk, 3 June 2025", "The ferry sails", "Ｓhare", "Share this", "…share on", "shares fell"}
	for i := range lineRules {
		l := &lineRules[i]
		l.is.once.Do(l.is.compile)
		for start := range l.is.starts {
			texts = append(texts, start, strings.ToUpper(start), " "+start+"x 2025", "» "+start+": on")
		}
	}
	matched := 0
	for _, l := range append(lineRules[:len(lineRules):len(lineRules)], lineRule{&pruneRule{name: "related heading"}, 0, relatedHeading}) {
		l.is.once.Do(l.is.compile)
		if l.is.starts[""] {
			t.Errorf("rule %s: a pattern that may start with anything gains nothing", l.rule.name)
		}
		for _, s := range texts {
			want := l.is.re.MatchString(s)
			if got := l.is.MatchString(s); got != want {
				t.Errorf("rule %s, %q: %v, want %v", l.rule.name, s, got, want)
			}
			if want {
				matched++
			}
		}
	}
	if matched < 20 {
		t.Errorf("only %d texts match at all", matched)
	}
}
