package extract

import (
	"strings"
	"unicode"
)

// A finder finds which of some words stand in a text, all in one pass, as Aho and
// Corasick do. Words are found in lower case, in upper case, and with a capital; in
// ASCII, in any mixture of these.
type finder struct {
	columns [256]uint16 // of each byte in a row; that of all bytes that are in no word is 1
	width   int         // columns of a row
	// rows has one for each state, which is the longest start of a word that the text
	// read so far ends in. It holds the bits of the words that this ends in, then
	// where the row is that each byte leads to.
	rows []uint16
}

// anyOf returns a finder of words of which it makes no difference which is found.
func anyOf(words ...string) *finder {
	bits := map[string]uint16{}
	for _, w := range words {
		bits[w] = 1
	}
	return newFinder(bits)
}

// newFinder returns a finder of words in lower case, with the bits that stand for each.
func newFinder[bits ~uint16](words map[string]bits) *finder {
	f := &finder{width: 2}
	for c := range f.columns {
		f.columns[c] = 1
	}
	forms := map[string]uint16{}
	for word, says := range words {
		for _, form := range []string{word, strings.ToUpper(word), capitalized(word)} {
			forms[form] |= uint16(says)
		}
	}
	for form := range forms {
		for i := range len(form) {
			c := form[i]
			if f.columns[c] > 1 {
				continue
			}
			f.columns[c] = uint16(f.width)
			if isLetter(c) {
				f.columns[c^0x20] = uint16(f.width) // the other case
			}
			f.width++
		}
	}
	f.grow()
	for form, says := range forms {
		f.add(form, says)
	}
	f.fallBack()
	return f
}

func capitalized(word string) string {
	letters := []rune(word)
	letters[0] = unicode.ToUpper(letters[0])
	return string(letters)
}

// grow adds a row.
func (f *finder) grow() (row int) {
	row = len(f.rows)
	if f.rows = append(f.rows, make([]uint16, f.width)...); row > 1<<16-1 {
		panic("extract: too many words for a finder")
	}
	return row
}

// add adds the rows of a word.
func (f *finder) add(word string, bits uint16) {
	row := 0
	for i := range len(word) {
		at := row + int(f.columns[word[i]])
		if f.rows[at] == 0 {
			next := f.grow()
			f.rows[at] = uint16(next)
		}
		row = int(f.rows[at])
	}
	f.rows[row] |= bits
}

// fallBack leads from each row, with a byte that is no more of its word, to where the
// longest other start leads that the row's ends in.
func (f *finder) fallBack() {
	shorter := map[uint16]uint16{} // that start, by row
	for queue := []uint16{0}; len(queue) > 0; queue = queue[1:] {
		row := queue[0]
		for column := 1; column < f.width; column++ {
			next, other := &f.rows[int(row)+column], f.rows[int(shorter[row])+column]
			if *next == 0 {
				*next = other
				continue
			}
			if row > 0 {
				shorter[*next] = other
				f.rows[*next] |= f.rows[other]
			}
			queue = append(queue, *next)
		}
	}
}

// in returns the bits of all words that stand in a text.
func (f *finder) in(text string) (bits uint16) {
	row := uint16(0)
	for i := range len(text) {
		row = f.rows[int(row)+int(f.columns[text[i]])]
		bits |= f.rows[row]
	}
	return bits
}
