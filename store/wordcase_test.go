package store

import (
	"maps"
	"testing"
)

// TestWordCases: counts add up.
func TestWordCases(t *testing.T) {
	s := create(t)
	for range 2 {
		if err := s.AddWordCases(t.Context(), maps.All(map[string][2]int{"quillander": {3, 0}, "harbour": {1, 4}})); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.WordCases(t.Context())
	if want := (map[string][2]int{"quillander": {6, 0}, "harbour": {2, 8}}); err != nil || !maps.Equal(got, want) {
		t.Errorf("counts %v, %v, want %v", got, err, want)
	}
}
