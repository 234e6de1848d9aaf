package extract

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"It’s a 40-minute call.", []string{"It’s", "a", "40-minute", "call"}},
		{"3,000 people – 2.5 %", []string{"3,000", "people", "2.5"}},
		{"東京で会談", []string{"東", "京", "で", "会", "談"}},
		{"NATO首脳", []string{"NATO", "首", "脳"}},
		{"end.rather", []string{"end.rather"}}, // a lost blank is the desk's business
	} {
		if got := slices.Collect(Words(tt.in)); !slices.Equal(got, tt.want) {
			t.Errorf("Words(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
