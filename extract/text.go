package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Text is prose together with the edits made to it since it was extracted.
// It is the ledger of every repair: extractors make it, stages edit it with
// [Text.Replace], and the store writes both sides and the edits between them.
// Undoing all edits of String() gives Raw, byte for byte.
//
// The zero value is the empty text. Raw never changes once an edit is made.
type Text struct {
	Raw   string // as extracted, valid UTF-8
	Edits []Edit // by position, not overlapping; changed by Replace alone
	clean string // Raw with Edits applied; meaningless while there are none
}

// An Edit is one replacement in a [Text]. Offsets count code points, as
// SQLite's substr does: for every edit of a text
//
//	substr(String(), CleanStart+1, length(After)) == After
//	substr(Raw, RawStart+1, length(Before)) == Before
type Edit struct {
	RawStart   int    // into Raw
	CleanStart int    // into String()
	Before     string // what Raw has
	After      string // what String() has instead
	Why
}

// Why says who made an edit and how sure it is.
type Why struct {
	Kind       Kind           // what was damaged
	Rule       string         // the rule that decided, as "lost-blank"
	Evidence   map[string]any // what spoke for the edit; JSON values only
	Confidence float64        // 0 to 1: the share of such edits that are right
}

// Kind is the kind of damage that an edit repairs.
type Kind string

// The kinds of damage.
const (
	Case        Kind = "case"        // a lost capital
	Spacing     Kind = "spacing"     // a lost or surplus blank
	Punctuation Kind = "punctuation" // a doubled or misplaced mark
	Encoding    Kind = "encoding"    // mojibake, control or zero-width characters
	Entity      Kind = "entity"      // a character reference left in the text
)

// NewText returns raw as a text without edits.
func NewText(raw string) Text { return Text{Raw: raw} }

// String returns the text with its edits applied.
func (t *Text) String() string {
	if len(t.Edits) == 0 {
		return t.Raw
	}
	if t.clean == "" { // read from a store, or all was deleted
		t.clean = apply(t.Raw, t.Edits)
	}
	return t.clean
}

// Edited reports whether the text differs from what was extracted.
func (t *Text) Edited() bool { return len(t.Edits) > 0 }

// Replace puts with in the place of String()[start:end]; start and end are
// byte offsets between two characters, as package regexp gives them. An edit
// that overlaps earlier ones absorbs them: it then spans all they spanned, its
// evidence names their rules under "after_rules", and it is no surer than the
// least sure of them. What is changed back to the raw text is no edit at all.
//
// A caller with several edits passes them to [Text.ReplaceAll].
func (t *Text) Replace(start, end int, with string, why Why) {
	clean := t.String()
	if start < 0 || end < start || end > len(clean) {
		panic(fmt.Sprintf("extract: Replace %d:%d in a text of %d bytes", start, end, len(clean)))
	}
	if clean[start:end] == with {
		return
	}
	n := Edit{
		CleanStart: utf8.RuneCountInString(clean[:start]),
		Before:     clean[start:end],
		After:      with,
		Why:        why,
	}
	cleanEnd := n.CleanStart + utf8.RuneCountInString(n.Before)

	// Edits [first:last) are absorbed; those before lie wholly to the left.
	first, drift := 0, 0 // drift: clean offset less raw offset, left of the edit
	for first < len(t.Edits) && t.Edits[first].leftOf(n.CleanStart, cleanEnd) {
		drift += t.Edits[first].growth()
		first++
	}
	last := first
	for last < len(t.Edits) && !t.Edits[last].rightOf(n.CleanStart, cleanEnd) {
		last++
	}
	n.RawStart = n.CleanStart - drift
	if absorbed := t.Edits[first:last]; len(absorbed) > 0 {
		n = absorb(n, cleanEnd, absorbed, clean)
	}
	delta := utf8.RuneCountInString(with) - (cleanEnd - utf8.RuneCountInString(clean[:start]))

	edits := make([]Edit, 0, len(t.Edits)+1)
	edits = append(edits, t.Edits[:first]...)
	if n.Before != n.After {
		edits = append(edits, n)
	}
	for _, e := range t.Edits[last:] {
		e.CleanStart += delta
		edits = append(edits, e)
	}
	t.Edits = edits
	t.clean = clean[:start] + with + clean[end:]
}

// A Replacement is an edit still to be made: With stands for String()[Start:End].
type Replacement struct {
	Start, End int // bytes, as Replace takes them
	With       string
	Why        Why
}

// ReplaceAll makes edits that are in order of position and do not overlap, as
// Replace from the last to the first does, but without copying the whole text
// for each: it cuts the text between them, and each half again.
func (t *Text) ReplaceAll(edits []Replacement) {
	for n := range edits {
		i := len(edits)/2 + (1-n%2*2)*((n+1)/2) // from the middle outwards: 0, -1, 1, -2, …
		if i <= 0 || i >= len(edits) || !separate(&edits[i-1], &edits[i]) {
			continue
		}
		at := edits[i-1].End
		head, tail, ok := t.Split(at)
		if !ok {
			continue
		}
		after := slices.Clone(edits[i:])
		for k := range after {
			after[k].Start -= at
			after[k].End -= at
		}
		head.ReplaceAll(edits[:i])
		tail.ReplaceAll(after)
		t.join(&head, &tail)
		return
	}
	for _, e := range slices.Backward(edits) { // one, or some that cannot be parted
		t.Replace(e.Start, e.End, e.With, e.Why)
	}
}

// separate reports whether neither edit can absorb the other: there is text
// between the two, or both replace some text with some.
func separate(a, b *Replacement) bool {
	return a.End < b.Start || a.Start < a.End && a.With != "" && b.Start < b.End && b.With != ""
}

// join makes t the sum of two texts that were split from it.
func (t *Text) join(head, tail *Text) {
	raw, clean := utf8.RuneCountInString(head.Raw), utf8.RuneCountInString(head.String())
	t.clean = head.String() + tail.String()
	t.Edits = slices.Grow(slices.Clone(head.Edits), len(tail.Edits))
	for _, e := range tail.Edits {
		e.RawStart += raw
		e.CleanStart += clean
		t.Edits = append(t.Edits, e)
	}
}

// Insert puts with before the character at byte offset at of String().
func (t *Text) Insert(at int, with string, why Why) { t.Replace(at, at, with, why) }

// Split cuts the text before the character at byte offset at of String() into
// two whose raw and clean sides join up to the whole. It fails where an edit
// spans the cut.
func (t *Text) Split(at int) (head, tail Text, ok bool) {
	clean := t.String()
	cut := utf8.RuneCountInString(clean[:at])
	n, drift := 0, 0
	for n < len(t.Edits) && t.Edits[n].cleanEnd() <= cut {
		drift += t.Edits[n].growth()
		n++
	}
	if n < len(t.Edits) && t.Edits[n].CleanStart < cut {
		return Text{}, Text{}, false
	}
	rawCut := byteOffset(t.Raw, cut-drift)
	head = Text{Raw: t.Raw[:rawCut], Edits: t.Edits[:n:n], clean: clean[:at]}
	tail = Text{Raw: t.Raw[rawCut:], clean: clean[at:]}
	for _, e := range t.Edits[n:] {
		e.RawStart -= cut - drift
		e.CleanStart -= cut
		tail.Edits = append(tail.Edits, e)
	}
	return head, tail, true
}

// Undo takes edits back from clean and returns the raw text. It fails if clean
// is not what the edits left behind.
func Undo(clean string, edits []Edit) (string, error) {
	var b strings.Builder
	at, pos := 0, 0 // the same place in clean, in bytes and in code points
	for i, e := range edits {
		if e.CleanStart < pos {
			return "", fmt.Errorf("undo edit %d: at %d, inside the one before", i, e.CleanStart)
		}
		next := at + byteOffset(clean[at:], e.CleanStart-pos)
		if !strings.HasPrefix(clean[next:], e.After) {
			return "", fmt.Errorf("undo edit %d: no %q at %d", i, e.After, e.CleanStart)
		}
		b.WriteString(clean[at:next])
		b.WriteString(e.Before)
		at = next + len(e.After)
		pos = e.cleanEnd()
	}
	b.WriteString(clean[at:])
	return b.String(), nil
}

// apply makes edits to raw. It panics on edits that do not fit: they were not
// made by Replace on this text.
func apply(raw string, edits []Edit) string {
	var b strings.Builder
	at, pos := 0, 0
	for _, e := range edits {
		next := at + byteOffset(raw[at:], e.RawStart-pos)
		if !strings.HasPrefix(raw[next:], e.Before) {
			panic(fmt.Sprintf("extract: no %q at %d of the raw text", e.Before, e.RawStart))
		}
		b.WriteString(raw[at:next])
		b.WriteString(e.After)
		at = next + len(e.Before)
		pos = e.rawEnd()
	}
	b.WriteString(raw[at:])
	return b.String()
}

// absorb widens n, which replaces clean code points [n.CleanStart, cleanEnd),
// to span the edits it touches, and brings its two sides up to date.
func absorb(n Edit, cleanEnd int, edits []Edit, clean string) Edit {
	first, last := edits[0], edits[len(edits)-1]
	var before, rules = strings.Builder{}, []string{}
	start := min(n.CleanStart, first.CleanStart)
	end := max(cleanEnd, last.cleanEnd())
	pos := start
	for _, e := range edits {
		before.WriteString(runeSlice(clean, pos, e.CleanStart))
		before.WriteString(e.Before)
		pos = e.cleanEnd()
		rules = append(rules, e.Rule)
		n.Confidence = min(n.Confidence, e.Confidence)
	}
	before.WriteString(runeSlice(clean, pos, end))

	n.After = runeSlice(clean, start, n.CleanStart) + n.After + runeSlice(clean, cleanEnd, end)
	n.Before = before.String()
	n.RawStart -= n.CleanStart - start // n.RawStart counts from the drift left of all of edits
	n.CleanStart = start
	evidence := map[string]any{"after_rules": rules}
	for k, v := range n.Evidence {
		evidence[k] = v
	}
	n.Evidence = evidence
	return n
}

func (e *Edit) growth() int {
	return utf8.RuneCountInString(e.After) - utf8.RuneCountInString(e.Before)
}
func (e *Edit) rawEnd() int   { return e.RawStart + utf8.RuneCountInString(e.Before) }
func (e *Edit) cleanEnd() int { return e.CleanStart + utf8.RuneCountInString(e.After) }

// leftOf reports whether e ends before clean code points [start, end) begin,
// so that both can stand side by side. Two edits without width in the clean
// text at the same place cannot.
func (e *Edit) leftOf(start, end int) bool {
	stop := e.cleanEnd()
	return stop < start || stop == start && (e.CleanStart < stop || start < end)
}

// rightOf is the mirror of leftOf.
func (e *Edit) rightOf(start, end int) bool {
	return end < e.CleanStart || end == e.CleanStart && (e.CleanStart < e.cleanEnd() || start < end)
}

// byteOffset returns the byte offset of code point n of s, at most len(s).
func byteOffset(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

// runeSlice returns code points [start, end) of s.
func runeSlice(s string, start, end int) string {
	s = s[byteOffset(s, start):]
	return s[:byteOffset(s, end-start)]
}
