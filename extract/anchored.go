package extract

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// An anchored pattern is one for the start of a text. Package regexp takes
// microseconds to say no to a hundred phrases, which is the answer nearly always;
// an anchored pattern looks at the first letters before it asks, and only for the
// phrases that start so.
type anchored struct {
	form    string   // with aPhrase in the place of one
	phrases []string // none if the form has no such place
	once    sync.Once
	starts  *starts
}

const aPhrase = "PHRASE"

// A branch is a pattern with one of its phrases. It is compiled when a text first starts as
// it does: all of them would take longer than most commands run.
type branch struct {
	pattern string
	rank    int // of the anchored pattern among several
	once    sync.Once
	re      *regexp.Regexp
}

// starts are how texts start that match one of some patterns, as a tree of letters: lower
// case, each number as 0, startRunes deep at most.
type starts struct {
	next     map[edge]int32 // node of the tree; the root is 0
	branches [][]*branch    // by node: those of which the start is complete there
}

// An edge leads from a node of a tree on with a letter.
type edge struct {
	from   int32
	letter rune
}

func newStarts() *starts { return &starts{next: map[edge]int32{}, branches: make([][]*branch, 1)} }

// startRunes is how many letters of a start are looked at.
const startRunes = 8

// anchor returns a pattern that has ^ before each of its alternatives. One of the phrases
// below names in phrases.txt, if names are given, stands in the place of aPhrase, behind
// signs at most.
func anchor(form string, names ...string) *anchored {
	return &anchored{form: form, phrases: phrases(names...)}
}

// of returns the branches that a text may match.
func (o *anchored) of(s string) []*branch {
	o.once.Do(func() {
		o.starts = newStarts()
		o.starts.add(o, 0)
	})
	return o.starts.of(s)
}

// MatchString reports whether the text starts as the pattern says.
func (o *anchored) MatchString(s string) bool {
	return slices.ContainsFunc(o.of(s), func(b *branch) bool { return b.regexp().MatchString(s) })
}

// repeats reports whether a text, behind signs, is what the pattern says, and again, up to
// its end.
func (o *anchored) repeats(s string) bool {
	for s = strings.TrimLeftFunc(s, func(r rune) bool { return !isWord(r) }); s != ""; {
		most := 0
		for _, b := range o.of(s) {
			if at := b.regexp().FindStringIndex(s); at != nil {
				most = max(most, at[1])
			}
		}
		if most == 0 {
			return false
		}
		s = s[most:]
	}
	return true
}

// FindStringSubmatch returns what a text that starts so matches, nil if it does not.
func (o *anchored) FindStringSubmatch(s string) []string {
	for _, b := range o.of(s) {
		if m := b.regexp().FindStringSubmatch(s); m != nil {
			return m
		}
	}
	return nil
}

func (b *branch) regexp() *regexp.Regexp {
	b.once.Do(func() { b.re = regexp.MustCompile(b.pattern) })
	return b.re
}

// add adds the branches of a pattern.
func (t *starts) add(o *anchored, rank int) {
	if o.phrases == nil {
		t.addBranch(o.form, o.form, rank)
	}
	for _, phrase := range o.phrases {
		phrase = "(?i:" + phrase + ")"
		t.addBranch(phrase, strings.Replace(o.form, aPhrase, phrase, 1), rank)
	}
}

// addBranch adds a branch of which the first part, or all, tells how it starts.
func (t *starts) addBranch(first, pattern string, rank int) {
	tree, err := syntax.Parse(first, syntax.Perl)
	if err != nil {
		panic(err)
	}
	b := &branch{pattern: pattern, rank: rank}
	for _, s := range startsOf(tree) {
		node := int32(0)
		for _, r := range s.text {
			on := edge{node, r}
			if t.next[on] == 0 {
				t.next[on] = int32(len(t.branches))
				t.branches = append(t.branches, nil)
			}
			node = t.next[on]
		}
		t.branches[node] = append(t.branches[node], b)
	}
}

// of returns the branches that a text may match, for its first letters.
func (t *starts) of(s string) []*branch {
	may := slices.Clip(t.branches[0])
	for at, r := range s {
		may = t.at(s[at:], may)
		if isWord(r) {
			break // signs alone may stand before a start
		}
	}
	return may
}

// at adds the branches whose starts s starts with.
func (t *starts) at(s string, may []*branch) []*branch {
	node, number := int32(0), false
	for _, r := range s {
		if '0' <= r && r <= '9' {
			if number {
				continue
			}
			r = '0'
		}
		number = r == '0'
		if node = t.next[edge{node, caseless(r)}]; node == 0 {
			break
		}
		may = append(may, t.branches[node]...)
	}
	return may
}

// A start is how a text can start that a pattern matches.
type start struct {
	text string
	open bool // anything may follow
}

// startsOf returns the starts of a pattern, up to startRunes letters each. A
// leading run of signs is left out: MatchString steps over it.
func startsOf(re *syntax.Regexp) []start {
	switch re.Op {
	case syntax.OpLiteral:
		s := start{}
		for _, r := range re.Rune {
			s = s.followed(startOf(r))
		}
		return []start{s}
	case syntax.OpCharClass:
		var out []start
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i+1]-re.Rune[i] > 10 {
				return []start{{open: true}}
			}
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if s := startOf(r); !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
		return out
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpBeginLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []start{{}}
	case syntax.OpCapture:
		return startsOf(re.Sub[0])
	case syntax.OpQuest:
		return append(startsOf(re.Sub[0]), start{})
	case syntax.OpPlus:
		if out := startsOf(re.Sub[0]); len(out) == 1 && out[0] == aNumber {
			return out // one digit or more
		}
		return opened(startsOf(re.Sub[0]))
	case syntax.OpStar:
		return append(opened(startsOf(re.Sub[0])), start{})
	case syntax.OpAlternate:
		var out []start
		for _, sub := range re.Sub {
			out = append(out, startsOf(sub)...)
		}
		return out
	case syntax.OpConcat:
		out := []start{{}}
		for _, sub := range re.Sub {
			if signs(sub) && len(out) == 1 && out[0] == (start{}) {
				continue
			}
			var next []start
			for _, a := range out {
				if a.open || utf8.RuneCountInString(a.text) >= startRunes {
					next = append(next, a)
					continue
				}
				for _, b := range startsOf(sub) {
					next = append(next, a.followed(b))
				}
			}
			out = next
		}
		return out
	}
	return []start{{open: true}}
}

// aNumber is how a text starts that starts with one, whatever its digits.
var aNumber = start{text: "0"}

func startOf(r rune) start {
	if '0' <= r && r <= '9' {
		return aNumber
	}
	return start{text: string(caseless(r))}
}

// caseless returns the letter that stands for all that a pattern without regard to case
// takes for the same: a parsed pattern has U+0345 for the Greek ι.
func caseless(r rune) rune {
	if r < utf8.RuneSelf {
		return unicode.ToLower(r)
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// followed returns the start of a text that starts with s and goes on with t.
func (s start) followed(t start) start {
	if s.open || utf8.RuneCountInString(s.text) >= startRunes {
		return s
	}
	if strings.HasSuffix(s.text, aNumber.text) {
		t.text = strings.TrimPrefix(t.text, aNumber.text)
	}
	s.text += t.text
	s.open = t.open
	if r := []rune(s.text); len(r) > startRunes {
		s.text = string(r[:startRunes])
	}
	return s
}

func opened(all []start) []start {
	for i := range all {
		all[i].open = true
	}
	return all
}

// Patterns of a run of signs and blanks. To \W a letter outside ASCII is one as well.
const (
	noWord  = `(?-i:[^\pL\pN\pM]*)`
	noQuote = `(?-i:[^\pL\pN\pM“„"«‘'「『]*)` // what somebody says is no call of the site's
)

var signRuns = func() (runs []*syntax.Regexp) {
	for _, pattern := range []string{noWord, noQuote} {
		re, err := syntax.Parse(pattern, syntax.Perl)
		if err != nil {
			panic(err)
		}
		runs = append(runs, re)
	}
	return runs
}()

// signs reports whether re is noWord or noQuote.
func signs(re *syntax.Regexp) bool { return slices.ContainsFunc(signRuns, re.Equal) }

// A rare is a pattern that few texts match: one of the parts is in each that does,
// in upper or lower case, and to look for them is much faster.
type rare struct {
	parts *finder
	form  *regexp.Regexp
}

// mayMatch reports whether one of the parts is in s.
func (r *rare) mayMatch(s string) bool { return r.parts.in(s) != 0 }

// matches reports whether s matches.
func (r *rare) matches(s string) bool { return r.mayMatch(s) && r.form.MatchString(s) }

// find returns where the first match in s is, nil if there is none.
func (r *rare) find(s string) []int {
	if !r.mayMatch(s) {
		return nil
	}
	return r.form.FindStringIndex(s)
}
