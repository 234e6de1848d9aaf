package clean

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"copydesk/extract"
)

// Unicode repairs characters: references left in the text ("&amp;amp;"), the
// editor's shortcodes ("[caption id="a"]"),
// UTF-8 that was read as windows-1252 ("doesnâ€™t"), control and invisible
// characters, no-break spaces, letters and accents that are apart (NFC). It
// keeps joiners where a script or an emoji needs them, the zero-width space that parts
// words where no blank does, direction marks beside right-to-left script, a byte order
// mark at the very start, and compatibility characters ("½", "™"): none of these is
// damage.
type Unicode struct{}

// Clean implements [Stage].
func (Unicode) Clean(a *extract.Article) {
	for _, t := range repairable(a) {
		if plain(t.String()) {
			continue
		}
		for changed := true; changed; { // a repair can lay bare another: "&Atilde;&copy;"
			changed = false
			for _, find := range unicodeRepairs {
				if r := find(t.String()); len(r) > 0 {
					t.ReplaceAll(r)
					changed = true
				}
			}
		}
	}
}

// unicodeRepairs are in order: each reads what the ones before it leave.
var unicodeRepairs = []func(string) []extract.Replacement{references, shortcodes, mojibake, invisible, composed}

// plain reports whether s is ASCII without control characters, references and
// shortcodes.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7F || c == '&' || c == '[' {
			return false
		}
	}
	return true
}

// maxReference is the length of the longest named reference,
// "&CounterClockwiseContourIntegral;".
const maxReference = 33

// references finds character references, one within another too.
func references(s string) (out []extract.Replacement) {
	for i := 0; i < len(s); i++ {
		if s[i] != '&' {
			continue
		}
		end := i + 1
		with := "&"
		for with == "&" {
			next, n := reference(with + s[end:min(len(s), end+maxReference)])
			if n == 0 {
				break
			}
			with, end = next, end+n-1
		}
		if end > i+1 {
			out = append(out, extract.Replacement{Start: i, End: end, With: with, Why: extract.Why{
				Kind: extract.Entity, Rule: "reference-left", Confidence: 0.99,
				Evidence: map[string]any{"reference": s[i:end]},
			}})
			i = end - 1
		}
	}
	return out
}

// reference decodes the reference that s begins with, and returns its length,
// 0 if it is none. It must end in a semicolon and mean a visible character or
// a space.
func reference(s string) (with string, n int) {
	semi := strings.IndexByte(s, ';')
	if semi < 2 {
		return "", 0
	}
	for _, c := range []byte(s[1:semi]) {
		if c != '#' && !isAlnum(c) {
			return "", 0
		}
	}
	with = html.UnescapeString(s[:semi+1])
	r, _ := utf8.DecodeRuneInString(with)
	if strings.HasSuffix(with, ";") && with != ";" || r == utf8.RuneError || unicode.IsControl(r) {
		return "", 0
	}
	return with, semi + 1
}

// shortcode is a tag in brackets that editors expand before they publish: one
// with attributes, or one of a pair; an embed with the address between. A bare
// "[gallery]" may be what the text is about.
var shortcode = regexp.MustCompile(`\[embed[^\]\n]*\]\s*https?://[^\s\[]+\s*\[/embed\]|\[[a-z][a-z0-9_-]*(?: [a-z_-]+=(?:"[^"\]\n]*"|“[^”\]\n]*”|”[^”\]\n]*”))+ ?/?\]|\[/(?:caption|gallery|embed|video|audio|column|quote|button|row)\]`)

// shortcodes finds the editor's shortcodes.
func shortcodes(s string) (out []extract.Replacement) {
	if !strings.Contains(s, "]") {
		return nil
	}
	for _, at := range shortcode.FindAllStringIndex(s, -1) {
		out = append(out, extract.Replacement{Start: at[0], End: at[1], Why: extract.Why{
			Kind: extract.Entity, Rule: "shortcode-left", Confidence: 0.97,
			Evidence: map[string]any{"shortcode": s[at[0]:at[1]]},
		}})
	}
	return out
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// mojibake finds UTF-8 sequences that were read as windows-1252. Only
// sequences that mean nothing else are taken: those for punctuation and emoji
// (from "â€", "ð"), accented Latin letters (from "Â", "Ã"), and three in a row
// of any other kind. A text that has one of them is damaged: others that could
// be meant are then taken too.
func mojibake(s string) (out []extract.Replacement) {
	if out = misreadRuns(s, false); len(out) > 0 {
		out = misreadRuns(s, true)
	}
	return out
}

func misreadRuns(s string, damaged bool) (out []extract.Replacement) {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		run := i
		var decoded []extract.Replacement
		sure := false
		for {
			with, n, certain := misread(s, run)
			if n == 0 {
				with, n, certain = cutShort(s, run)
			}
			if n == 0 {
				break
			}
			decoded = append(decoded, extract.Replacement{Start: run, End: run + n, With: with, Why: extract.Why{
				Kind: extract.Encoding, Rule: "mojibake", Confidence: 0.99,
				Evidence: map[string]any{"read_as": "windows-1252"},
			}})
			sure = sure || certain
			run += n
		}
		if damaged || !quotedAlone(s, i, run) && (sure || len(decoded) >= 3) {
			out = append(out, decoded...)
		}
		if len(decoded) == 0 {
			_, n := utf8.DecodeRuneInString(s[i:])
			run += n
		}
		i = run
	}
	return out
}

// quotedAlone reports whether quotes stand right before and after s[start:end]:
// the text speaks of what it looks like, as of "Ã¤" for "ä".
func quotedAlone(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return start > 0 && end < len(s) && strings.ContainsRune("\"'“‘„«", before) && strings.ContainsRune("\"'”’“»", after)
}

// cutShort decodes a misread sequence that lost its last byte: 0x9D, which
// windows-1252 leaves open, of a closing quote; or 0xA0, a no-break space that
// became a blank: "saysÂ Ann", "voilÃ !". n is the length of what is replaced, 0
// if there is none.
func cutShort(s string, at int) (with string, n int, certain bool) {
	const quote, blank, grave = "â€", "Â", "Ã"
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	rest := s[at:]
	switch {
	case strings.HasPrefix(rest, quote):
		return "”", len(quote), true
	case endsWord(rest, blank):
		return "", len(blank), at > 0 && !unicode.IsUpper(before) && !unicode.IsSpace(before)
	case endsWord(rest, grave):
		n = len(grave)
		if next, _ := utf8.DecodeRuneInString(rest[min(len(rest), n+1):]); !unicode.IsLetter(next) && !unicode.IsNumber(next) {
			n = min(len(rest), n+1) // "lÃ -bas": the blank was all there is of the byte
		}
		return "à", n, unicode.IsLower(before)
	default:
		return "", 0, false
	}
}

// endsWord reports whether s begins with a word and white space, or is the word.
func endsWord(s, word string) bool {
	rest, ok := strings.CutPrefix(s, word)
	return ok && (rest == "" || strings.IndexByte(" \t\n", rest[0]) >= 0)
}

// misread decodes the characters at s[at:] as the windows-1252 reading of one
// UTF-8 sequence; n is their length in bytes, 0 if they are none.
func misread(s string, at int) (with string, n int, certain bool) {
	var seq [utf8.UTFMax]byte
	want := 1
	for k := 0; k < want; k++ {
		c, size := utf8.DecodeRuneInString(s[at+n:])
		b, ok := windows1252(c)
		if !ok {
			return "", 0, false
		}
		if k == 0 {
			if want = sequenceLength(b); want == 0 {
				return "", 0, false
			}
		} else if b < 0x80 || b > 0xBF {
			return "", 0, false
		}
		seq[k] = b
		n += size
	}
	r, size := utf8.DecodeRune(seq[:want])
	if r == utf8.RuneError || size != want {
		return "", 0, false
	}
	switch {
	case seq[0] == 0xE2 || want == 4:
		return string(r), n, true
	case seq[0] == 0xC2 || seq[0] == 0xC3:
		// “IRMÃ” in capitals ends in the same two characters as a misread Ô.
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		quote := seq[1] >= 0x91 && seq[1] <= 0x94 || seq[1] == 0xBB || seq[1] == 0xAB
		return string(r), n, !quote || !unicode.IsUpper(before)
	default:
		return string(r), n, false
	}
}

// windows1252 returns the byte that windows-1252 has for r. Browsers read the
// five bytes it leaves open as the control characters of the same number; where
// the text was read as ISO 8859-1, all 32 are control characters.
func windows1252(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0x9F {
		return byte(r), true
	}
	if r < utf8.RuneSelf || r == utf8.RuneError {
		return 0, false
	}
	return charmap.Windows1252.EncodeRune(r)
}

// sequenceLength returns how long a UTF-8 sequence is that starts with b, 0 if
// none of two bytes or more does.
func sequenceLength(b byte) int {
	switch {
	case b >= 0xC2 && b <= 0xDF:
		return 2
	case b >= 0xE0 && b <= 0xEF:
		return 3
	case b >= 0xF0 && b <= 0xF4:
		return 4
	default:
		return 0
	}
}

// invisible finds characters that a reader does not see, or sees as a blank.
func invisible(s string) (out []extract.Replacement) {
	rtl := -1 // whether there is right-to-left script: not known yet
	for i, r := range s {
		if r >= ' ' && r < 0x7F || r == '\n' || r == '\t' {
			continue
		}
		size := utf8.RuneLen(r)
		with, rule := "", ""
		switch {
		case r == '\r':
			rule = "carriage-return"
			if i+1 == len(s) || s[i+1] != '\n' {
				with = "\n"
			}
		case r == '\v' || r == '\f':
			with, rule = " ", "control-character"
		case r >= 0x80 && r <= 0x9F:
			rule = "control-character"
			if c := charmap.Windows1252.DecodeByte(byte(r)); c != utf8.RuneError && c != r {
				with, rule = string(c), "windows-1252-byte"
			}
		case unicode.IsControl(r):
			rule = "control-character"
		case r == 0xA0 || r == 0x202F || r == 0x2007:
			with, rule = " ", "no-break-space"
		case r == 0xAD:
			rule = "soft-hyphen"
		case r == 0x2028 || r == 0x2029:
			with, rule = "\n", "line-separator"
		case r == 0x200B && !partsWords(s, i, i+size) || r == 0x2060 || r == 0xFEFF && i > 0:
			rule = "zero-width"
		case (r == 0x200C || r == 0x200D) && needsNoJoiner(s, i, i+size):
			rule = "zero-width"
		case r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
			if rtl < 0 {
				rtl = strings.IndexFunc(s, isRightToLeft) + 1
			}
			if rtl == 0 {
				rule = "direction-mark"
			}
		}
		if rule == "" {
			continue
		}
		kind := extract.Encoding
		if rule == "no-break-space" {
			kind = extract.Spacing
		}
		out = append(out, extract.Replacement{Start: i, End: i + size, With: with, Why: extract.Why{
			Kind: kind, Rule: rule, Confidence: 0.99,
			Evidence: map[string]any{"code_point": fmt.Sprintf("%U", r)},
		}})
	}
	return out
}

// needsNoJoiner reports whether the characters on both sides of s[start:end]
// are of scripts that do not join: Latin, Greek, Cyrillic, or none.
func needsNoJoiner(s string, start, end int) bool {
	const hebrew = 0x0590 // the first script that reads joiners or sits beside one that does
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return (start == 0 || before < hebrew) && (end == len(s) || after < hebrew)
}

// partsWords reports whether the zero-width space s[start:end] stands between letters of Thai,
// Lao, Khmer or Burmese, which have no blanks: writers put it between words.
func partsWords(s string, start, end int) bool {
	const chinese = 0x2E80 // the scripts without blanks from here on have a word in each character
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return before < chinese && after < chinese && extract.Unspaced(before) && extract.Unspaced(after)
}

func isRightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC || r >= 0x10800 && r <= 0x10FFF
}

// composed finds letters whose accent follows as a character of its own.
func composed(s string) (out []extract.Replacement) {
	if norm.NFC.IsNormalString(s) {
		return nil
	}
	for i := 0; i < len(s); {
		n := norm.NFC.NextBoundaryInString(s[i:], true)
		if n <= 0 {
			n = len(s) - i
		}
		if with := norm.NFC.String(s[i : i+n]); with != s[i:i+n] {
			out = append(out, extract.Replacement{Start: i, End: i + n, With: with, Why: extract.Why{
				Kind: extract.Encoding, Rule: "nfc", Confidence: 0.99,
			}})
		}
		i += n
	}
	return out
}
