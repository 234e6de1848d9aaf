package extract

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Words yields the words of s: runs of letters, digits and marks, joined over
// an apostrophe, hyphen or stop between two of them ("it’s", "40-minute",
// "3.5"). A character of a script that is written without blanks (Chinese,
// Japanese, Thai, …) is a word of its own.
func Words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1 // of the word being read
		for i := 0; i < len(s); {
			if isWordByte[s[i]] {
				if start < 0 {
					start = i
				}
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case Unspaced(r):
				if start >= 0 && !yield(s[start:i]) || !yield(s[i:i+size]) {
					return
				}
				start = -1
			case isWord(r):
				if start < 0 {
					start = i
				}
			case start >= 0 && joins(r) && followedByWord(s[i+size:]):
			case start >= 0:
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
			i += size
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

// WordCount counts the [Words] of s.
func WordCount(s string) int {
	n := 0
	for range Words(s) {
		n++
	}
	return n
}

// wordLength is how long a line is in words: of a script without blanks, whose characters
// [WordCount] counts, three make one.
func wordLength(s string) int {
	unspaced := 0
	for _, r := range s {
		if r >= firstWide && Unspaced(r) {
			unspaced++
		}
	}
	return WordCount(s) - unspaced*2/3
}

// Unspaced reports whether r belongs to a script written without blanks.
func Unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// isWordByte has the ASCII letters and digits.
var isWordByte = func() (set [256]bool) {
	for _, c := range "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
		set[c] = true
	}
	return set
}()

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isWordByte[r]
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func joins(r rune) bool {
	return r == '\'' || r == '’' || r == '-' || r == '‑' || r == '.' || r == ','
}

func followedByWord(s string) bool {
	r := firstRune(s)
	return isWord(r) && !Unspaced(r)
}

// firstRune and lastRune return the character at either end of s, U+FFFD if there is none.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
