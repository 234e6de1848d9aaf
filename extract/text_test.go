package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// check fails unless every promise of the ledger holds for x.
func check(t *testing.T, x *Text, want string) {
	t.Helper()
	if got := x.String(); got != want {
		t.Fatalf("String() = %q, want %q", got, want)
	}
	if got := apply(x.Raw, x.Edits); got != want {
		t.Fatalf("edits applied to %q give %q, want %q", x.Raw, got, want)
	}
	raw, err := Undo(want, x.Edits)
	if err != nil || raw != x.Raw {
		t.Fatalf("Undo = %q, %v, want %q (edits %+v)", raw, err, x.Raw, x.Edits)
	}
	rawEnd, cleanEnd := 0, 0
	for _, e := range x.Edits {
		if e.RawStart < rawEnd || e.CleanStart < cleanEnd {
			t.Fatalf("edits overlap: %+v", x.Edits)
		}
		rawEnd, cleanEnd = e.rawEnd(), e.cleanEnd()
		if e.Before == e.After {
			t.Fatalf("edit without a change: %+v", e)
		}
		if got := runeSlice(want, e.CleanStart, e.cleanEnd()); got != e.After {
			t.Fatalf("clean text has %q where the edit says %q", got, e.After)
		}
		if got := runeSlice(x.Raw, e.RawStart, e.rawEnd()); got != e.Before {
			t.Fatalf("raw text has %q where the edit says %q", got, e.Before)
		}
	}
}

func TestReplace(t *testing.T) {
	type step struct {
		start, end int
		with       string
	}
	for _, tt := range []struct {
		name  string
		raw   string
		steps []step
		want  string
		edits int
	}{
		{"one", "Sergei lavrov", []step{{7, 13, "Lavrov"}}, "Sergei Lavrov", 1},
		{"blank, then the word after it", "end.rather,so", []step{{4, 4, " "}, {5, 11, "Rather"}, {12, 12, " "}}, "end. Rather, so", 3},
		{"code points, not bytes", "é’s lavrov", []step{{7, 13, "Lavrov"}}, "é’s Lavrov", 1},
		{"inside an earlier edit", "abcdef", []step{{1, 5, "XYZ"}, {2, 3, "y"}}, "aXyZf", 1},
		{"across two earlier edits", "abcdef", []step{{1, 2, "BB"}, {4, 5, ""}, {2, 5, "-"}}, "aB-f", 1},
		{"back to raw", "abc", []step{{1, 2, "X"}, {1, 2, "b"}}, "abc", 0},
		{"two insertions in one place, in order", "ab", []step{{1, 1, "x"}, {2, 2, "y"}}, "axyb", 2},
		{"insertion where something was deleted", "abc", []step{{1, 2, ""}, {1, 1, "b"}}, "abc", 0},
		{"all deleted", "abc", []step{{0, 3, ""}}, "", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := NewText(tt.raw)
			for _, s := range tt.steps {
				x.Replace(s.start, s.end, s.with, Why{Rule: "r", Confidence: 1})
			}
			check(t, &x, tt.want)
			if len(x.Edits) != tt.edits {
				t.Errorf("%d edits, want %d: %+v", len(x.Edits), tt.edits, x.Edits)
			}
		})
	}
}

func TestReplaceAbsorbsRules(t *testing.T) {
	x := NewText("abcd")
	x.Replace(1, 2, "X", Why{Rule: "first", Confidence: 0.7})
	x.Replace(0, 3, "yes", Why{Rule: "second", Confidence: 0.9, Evidence: map[string]any{"n": 1}})
	e := x.Edits[0]
	if e.Rule != "second" || e.Confidence != 0.7 || e.Evidence["n"] != 1 || e.Evidence["after_rules"].([]string)[0] != "first" {
		t.Errorf("absorbed edit: %+v", e)
	}
}

func TestUndoRefusesOtherText(t *testing.T) {
	x := NewText("Sergei lavrov")
	x.Replace(7, 13, "Lavrov", Why{Rule: "name"})
	if _, err := Undo("Sergei Labrov", x.Edits); err == nil {
		t.Error("Undo of a text that the edits did not make: no error")
	}
}

// FuzzText makes any edits in any order, split points included, and checks
// after each that both sides of the ledger still agree.
func FuzzText(f *testing.F) {
	f.Add("Ukraine. rather,potential US’s aid", []byte{9, 6, 1, 15, 0, 2, 3, 9, 0})
	f.Fuzz(func(t *testing.T, raw string, script []byte) {
		if !utf8.ValidString(raw) || len(raw) > 200 || len(script) > 60 {
			return
		}
		with := []string{"", " ", "X", "’é", "abcde"}
		x := NewText(raw)
		want := raw
		for ; len(script) >= 3; script = script[3:] {
			n := utf8.RuneCountInString(want)
			start := int(script[0]) % (n + 1)
			end := min(n, start+int(script[1])%6)
			s, e := byteOffset(want, start), byteOffset(want, end)
			w := with[int(script[2])%len(with)]
			want = want[:s] + w + want[e:]
			x.Replace(s, e, w, Why{Rule: "r", Confidence: 1})
			check(t, &x, want)

			at := byteOffset(want, int(script[1])%(utf8.RuneCountInString(want)+1))
			if head, tail, ok := x.Split(at); ok {
				check(t, &head, want[:at])
				check(t, &tail, want[at:])
				if head.Raw+tail.Raw != raw {
					t.Fatalf("split %q + %q of %q", head.Raw, tail.Raw, raw)
				}
			}
		}
	})
}

// FuzzReplaceAll checks that many edits at once are the same as one by one from
// the end, over a text that has edits already.
func FuzzReplaceAll(f *testing.F) {
	f.Add("Ukraine. rather,potential US’s aid", []byte{9, 6, 1, 15, 0, 2}, []byte{3, 1, 0, 0, 0, 1, 2, 2, 2})
	f.Add("aaaaaaaa", []byte{1, 1, 0, 3, 0, 2, 5, 1, 0}, []byte{0, 1, 1, 0, 1, 0, 0, 0, 2, 0, 1, 3, 1, 0, 4})
	f.Fuzz(func(t *testing.T, raw string, before, script []byte) {
		if !utf8.ValidString(raw) || len(raw) > 200 || len(before) > 30 || len(script) > 60 {
			return
		}
		with := []string{"", " ", "X", "’é", "abcde"}
		all := NewText(raw)
		for ; len(before) >= 3; before = before[3:] {
			n := utf8.RuneCountInString(all.String())
			start := int(before[0]) % (n + 1)
			end := min(n, start+int(before[1])%6)
			all.Replace(byteOffset(all.String(), start), byteOffset(all.String(), end), with[int(before[2])%len(with)], Why{Rule: "before", Confidence: 0.9})
		}
		single, clean := all, all.String()
		var edits []Replacement
		for at := 0; len(script) >= 3; script = script[3:] {
			start := at + byteOffset(clean[at:], int(script[0])%4)
			at = start + byteOffset(clean[start:], int(script[1])%4)
			edits = append(edits, Replacement{start, at, with[int(script[2])%len(with)], Why{Rule: string(rune('a' + len(edits))), Confidence: 1}})
		}
		for _, e := range slices.Backward(edits) {
			single.Replace(e.Start, e.End, e.With, e.Why)
		}
		all.ReplaceAll(edits)
		check(t, &all, single.String())
		if diff := cmp.Diff(single.Edits, all.Edits); diff != "" {
			t.Fatalf("%q with %v: one by one (-), at once (+)\n%s", clean, edits, diff)
		}
	})
}

func BenchmarkReplaceAll(b *testing.B) {
	raw := strings.Repeat("word\u00A0word ", 100_000)
	var edits []Replacement
	for at := range raw {
		if raw[at] == '\u00C2' {
			edits = append(edits, Replacement{at, at + 2, " ", Why{Kind: Spacing, Rule: "no-break-space", Confidence: 1}})
		}
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		t := NewText(raw)
		t.ReplaceAll(edits)
	}
}
