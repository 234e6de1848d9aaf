package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// Casing gives back lost capitals, one word at a time: at the start of
// sentences and cells, in headings, on names. It is sparse repair, not
// truecasing: only a word all in lower case can change, only its first
// letter, and only on evidence that is summed up in the edit. Text that is
// not English, and a page whose case carries no signal, are left alone, with
// an issue that says so; what is out of the body is left alone too.
type Casing struct {
	Names  *Lexicon
	Counts Counts // of the crawl, nil for none
}

// Counts knows how the crawl has seen a word, in lower case and without
// genitive, printed in the middle of sentences.
type Counts interface {
	Case(word string) (capital, lower int)
}

// maxRounds ends what would be a longer chain of repairs than any page has:
// the casing benchmark's longest takes 4 rounds.
const maxRounds = 20

// Clean implements [Stage]. A repair is evidence for the next one, so it goes
// over the page until there is none left to make.
func (c Casing) Clean(a *extract.Article) {
	if !isEnglish(a) {
		remark(a, "body", "case-not-checked", extract.Info, "not English: capitals are not checked")
		return
	}
	p := newPage(a, c.Names, c.Counts)
	defer p.free()
	for range maxRounds {
		if !p.signal() {
			remark(a, "body", "case-not-checked", extract.Info, "capitals carry no signal on this page: they are not checked")
			return
		}
		if p.repair() == 0 {
			break
		}
		p.readAgain(a)
	}
	p.remarkUnrepaired(a)
}

// repair makes every repair that the page as it stands gives reason for, and
// returns their number.
func (p *page) repair() (n int) {
	style := p.style()
	for li := range slices.Backward(p.lines) {
		l := &p.lines[li]
		if l.foreign || l.bare {
			continue
		}
		var repairs []extract.Replacement
		for i := l.first; i < l.last; i++ {
			t := &p.tokens[i]
			if t.form != lower || l.role != heading && (t.place == inside || t.place == unsure) && p.words[t.key].class&special == 0 && !p.candidate(i) {
				continue // most words
			}
			if p.glued(l, i) {
				continue
			}
			with := capitalize(t.word)
			if with == t.word {
				continue
			}
			if why, ok := p.capitalDue(&style, l, i); ok {
				repairs = append(repairs, extract.Replacement{Start: t.start, End: t.end, With: with, Why: why})
			}
		}
		l.text.ReplaceAll(repairs)
		n += len(repairs)
	}
	return n
}

// capitalize returns word with a capital first, if it has one that leads back.
func capitalize(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	if up := unicode.ToTitle(r); unicode.ToLower(up) == r {
		return string(up) + word[n:]
	}
	return word
}

// glued reports whether word i is part of something that is no prose: a host,
// handle, path, code, a chain "x-fil-y", or a name printed in lower case.
func (p *page) glued(l *line, i int) bool {
	t := &p.tokens[i]
	var before, after byte = ' ', ' '
	if t.start > l.from {
		before = l.s[t.start-1]
	}
	if t.end < l.to {
		after = l.s[t.end]
	}
	if strings.IndexByte("@#_/\\&=<>{}$~^0123456789", before) >= 0 || strings.IndexByte("@_/\\&=<>{}(0123456789", after) >= 0 {
		return true
	}
	if before == '(' && t.start-1 > l.from && letterAt(l.s, t.start-2) > 0 {
		return true // "f(x)", "plan(s)"
	}
	const stops = ".!?"
	if strings.IndexByte(stops, before) >= 0 || strings.IndexByte(stops, after) >= 0 && letterAt(l.s, t.end+1) > 0 && t.end+1 < l.to {
		return true // "node.js"; and Blanks goes by the capitals on both sides of a stop
	}
	if after == '-' && strings.Count(runAround(l.s, t.start), "-") > 1 && !hasUpper(runAround(l.s, t.start)) {
		return true // "x-fil-y" from its first word
	}
	if next := i + 1; after == '-' && next < l.last && p.tokens[next].start == t.end+1 && p.tokens[next].form == lower && p.words[p.tokens[next].key].class == 0 {
		return true // no word follows: "nvidia-smi"
	}
	if before == '-' && (after == '-' || strings.HasSuffix(l.s[:t.start], "--") && t.start > 2 && l.s[t.start-3] > ' ') || before == '[' {
		return true // "x-fil-y", "f---ing", "min[ute]"
	}
	if strings.HasSuffix(strings.TrimRight(l.s[l.from:t.start], " “‘\"'("), "..") {
		return true // after an ellipsis of two stops, which Punctuation tells by the capital
	}
	if strings.HasSuffix(l.s[:t.start], "- ") && t.start-2 > l.from && letterAt(l.s, t.start-3) > 0 {
		return true // a word that a line end cut: "plant- ing"
	}
	if option, ok := strings.CutPrefix(l.s[t.end:l.to], " -"); ok && letterAt(strings.TrimPrefix(option, "-"), 0) > 0 {
		return true // a command and its option: "grep -i", "make --quiet"
	}
	if lowerNames[base(t.word)] {
		return true
	}
	run := runAround(l.s, t.start)
	return strings.Contains(run, "://") || strings.HasPrefix(run, "www.") || after == '-' && host.MatchString(run)
}

// host is the name of a host with a hyphen, of which the first word looks like one
// of the text: "nina-harbour.example".
var host = regexp.MustCompile(`^[^A-Za-z]*[a-z\d]+(?:-[a-z\d]+)+\.[a-z]{2,}\b`)

// hasUpper reports whether s has a capital.
func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// lowerNames are names and words that keep their lower case anywhere.
var lowerNames = setOf(`adidas ebay iphone ipad ipod imac macos ios itunes icloud iheart xai lululemon npm github k.d. bell hooks cummings
	danah will.i.am deadmau5 thyssenkrupp flydubai easyjet jetblue intel vivo realme imessage watchos tvos ipados ecobee etsy venmo espn
	jquery git bash curl pip numpy pandas nginx redis systemd von van der de del della di da du des das dos la le los las el al bin ibn ben`)

// capitalDue decides on word i of line l, which is all in lower case.
func (p *page) capitalDue(st *style, l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	switch {
	case l.role == cell && t.place == lineStart || t.place == cellStart:
		if why, ok := p.cellDue(st, l, i); ok {
			return why, true
		}
	case t.place != inside && t.place != unsure && p.broken(t):
		return extract.Why{}, false
	case t.place == sentenceStart:
		if p.goesOnAfter(st, l, i) {
			return extract.Why{}, false
		}
		return caseWhy("sentence-start", 0.97, map[string]any{"after": l.s[p.tokens[i-1].start:t.start]}), true
	case t.place == lineStart:
		if why, ok := p.lineDue(st, l, i); ok {
			return why, true
		}
	}
	for _, due := range []func(*line, int) (extract.Why, bool){p.officeDue, p.pronounDue, p.monthDue} {
		if why, ok := due(l, i); ok {
			return why, true
		}
	}
	return p.nameDue(i)
}

func caseWhy(rule string, confidence float64, evidence map[string]any) extract.Why {
	return extract.Why{Kind: extract.Case, Rule: rule, Confidence: confidence, Evidence: evidence}
}
