package clean

import (
	"strings"

	"copydesk/extract"
)

// officeDue restores the portfolio between a country's adjective and an office
// that both have their capitals: "Russian foreign Minister". No style prints
// it so, and none prints "sen. Quill".
func (p *page) officeDue(l *line, i int) (extract.Why, bool) {
	if shortOffices[p.tokens[i].word] && i+1 < l.last && p.tokens[i+1].form == capital && p.gap(l, i+1) == ". " && p.words[p.tokens[i+1].key].class&(common|function) == 0 {
		return caseWhy("office-title", 0.95, map[string]any{"name": p.tokens[i+1].word}), true
	}
	if i == l.first || i+1 >= l.last || p.words[p.tokens[i].key].class&portfolio == 0 {
		return extract.Why{}, false
	}
	before, after := &p.tokens[i-1], &p.tokens[i+1]
	if p.gap(l, i) != " " || p.gap(l, i+1) != " " || before.form == lower || after.form != capital ||
		!offices[strings.ToLower(after.word)] || p.words[before.key].class&(common|name) != name {
		return extract.Why{}, false
	}
	return caseWhy("office-title", 0.95, map[string]any{"before": before.word, "office": after.word}), true
}

// shortOffices stand before a name, with a stop.
var shortOffices = setOf("mr mrs ms dr sen sens gov lt sgt capt prof rev")

// pronounDue restores "I" and its contractions, which every style prints so.
// An "i" alone may be a number or a letter: a blank and a word in lower case
// must stand on both sides.
func (p *page) pronounDue(l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	switch strings.ReplaceAll(t.word, "’", "'") {
	case "i'm", "i've", "i'll", "i'd":
	case "i":
		if i == l.first || i+1 >= l.last || strings.TrimLeft(p.gap(l, i), ",") != " " || p.gap(l, i+1) != " " || !verbs[p.tokens[i+1].word] {
			return extract.Why{}, false
		}
	default:
		return extract.Why{}, false
	}
	return caseWhy("pronoun", 0.97, map[string]any{"word": t.word}), true
}

// verbs follow "I".
var verbs = setOf(`am was have had do did will would can could should shall may might must think know said say see saw want need like love
	feel felt went go got get just never always also really don't didn't can't won't couldn't wouldn't haven't don’t didn’t can’t won’t
	couldn’t wouldn’t haven’t hope wish believe guess mean asked told made make found find thought knew`)

// monthDue restores a month that is no other word as it stands: before a day
// or a year ("dec. 18"), after another month ("June–august"), and after a
// preposition if it is a verb, too ("in may 2023", "since march,").
func (p *page) monthDue(l *line, i int) (extract.Why, bool) {
	t := &p.tokens[i]
	if !months[t.word] || i == l.first {
		return extract.Why{}, false
	}
	after := strings.TrimPrefix(strings.TrimPrefix(l.s[t.end:l.to], "."), " ")
	digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
	before, gap := &p.tokens[i-1], p.gap(l, i)
	switch number := digits == 1 || digits == 2 || digits == 4; {
	case number && strings.HasSuffix(gap, " ") && (t.word != "may" && t.word != "march" || digits == 4 || monthOpeners[before.word]):
		return caseWhy("month", 0.97, map[string]any{"number": after[:digits]}), true
	case otherMonths[t.word] && before.form == capital && months[strings.ToLower(before.word)] && (isHyphen(gap) || gap == ", " && t.word != "may"),
		otherMonths[t.word] && monthPrepositions[before.word] && gap == " " && p.endsDate(i):
		return caseWhy("month", 0.97, map[string]any{"before": before.word}), true
	}
	return extract.Why{}, false
}

// endsDate reports whether what follows word i does not need it as a verb or an
// adjective: "the house they live in may fall", "in august company".
func (p *page) endsDate(i int) bool {
	return p.neighbour(i, 1) < 0 || p.tokens[i+1].form != lower || dateEnds[p.tokens[i+1].word]
}

var dateEnds = setOf("of and or when after before as with for but that which who at to by from on in where while during")

// otherMonths are other words, too.
var otherMonths = setOf("march may august")

var (
	monthOpeners      = setOf("in on of since until till from by early late mid last next this through between before after")
	monthPrepositions = setOf("in since until till")
)
