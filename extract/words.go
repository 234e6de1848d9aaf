package extract

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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

// level brings two spellings of one text together: letters and digits in lower
// case, without accents, one blank between words.
func level(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for w := range Words(fold(s)) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// fold lowers the case of s and takes accents off its letters.
func fold(s string) string {
	if isASCII(s) || !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 && !strings.ContainsRune("‘’“”–—", r) }) {
		return strings.ToLower(s)
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r >= 0x0300 && r <= 0x036F { // combining marks of Latin, Greek and Cyrillic
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// sameWords reports whether two lines read the same, case and everything but
// letters and digits left aside.
func sameWords(a, b string) bool {
	if a == "" {
		return false
	}
	for {
		var x, y string
		x, a = cutLetter(a)
		y, b = cutLetter(b)
		if x == "" || y == "" {
			return x == y
		}
		if x != y && !strings.EqualFold(x, y) {
			return false
		}
	}
}

// cutLetter returns the first letter or digit of s and what comes after it.
func cutLetter(s string) (first, rest string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return s[i : i+size], s[i+size:]
		}
		i += size
	}
	return "", ""
}

// saysSomething reports whether a text has a letter or digit.
func saysSomething(s string) bool {
	first, _ := cutLetter(s)
	return first != ""
}

// lettersOf returns the letters and digits of s, in lower case.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// squeeze makes white space single blanks.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// ends reports whether a paragraph ends with a mark that ends a sentence or
// leads up to what follows, quotes and brackets after it left aside.
func ends(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return strings.ContainsRune("\"'”’»«“」』)] ", r) })
	last := lastRune(text)
	return strings.ContainsRune(".!?…:;", last) || endsSentence(last)
}

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// termSet returns the set of the words of s, words that of the words folded.
func termSet(s string) map[string]bool {
	set := map[string]bool{}
	for term := range strings.FieldsSeq(s) {
		set[term] = true
	}
	return set
}

func words(s string) map[string]bool { return termSet(fold(s)) }
