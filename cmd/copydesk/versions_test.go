package main

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"", "", ""},
		{"a b", "a b", " a  b"},
		{"a b c", "a c", " a -b  c"},
		{"a c", "a b c", " a +b  c"},
		{"a b c d", "x b d y", "-a +x  b -c  d +y"},
		{"a", "", "-a"},
		{"", "a", "+a"},
		{"a b c a b", "c a b a", "-a -b  c  a  b +a"},
	} {
		if got := strings.Join(diff(strings.Fields(tt.a), strings.Fields(tt.b)), " "); got != tt.want {
			t.Errorf("diff(%q, %q) = %q, want %q", tt.a, tt.b, got, tt.want)
		}
	}
	long := strings.Fields(strings.Repeat("a ", 3000))
	if got := diff(append(long, "x"), append([]string{"y"}, long...)); len(got) == 0 {
		t.Error("long texts give no diff")
	}
}
