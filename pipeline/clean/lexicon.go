package clean

import (
	"bytes"
	"compress/gzip"
	_ "embed" // of the lexicon
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:embed lexicon/words.gz
var lexiconFile []byte

// A Lexicon knows how words are printed. It is read-only once it is made.
//
// It is a hash table with open addressing over one text that has an entry a
// line: no allocation for a word, neither to keep it nor to look it up.
type Lexicon struct {
	text  string // "apple\tceon2\n…": the word, a tab, letters
	slots []slot
}

// A slot is one entry: where it begins in the text, from 1, and what is known.
type slot struct {
	at    uint32 // 0 for an empty slot
	class class
	tag   uint16 // of the hash: most of what is not the word differs in it
	usage usage
}

// usage says how other texts print a word inside their sentences: 0 for not at
// all, else from 1 for never to maxUsage for always with a capital.
type usage uint8

const maxUsage = 19

// odds returns the log-odds of a capital, 0 for a word that is not used.
func (u usage) odds() float64 {
	if u == 0 {
		return 0
	}
	return float64(int(u)-(maxUsage+1)/2) / 2
}

// class says how a word is printed, and what else of it decides; several can
// hold.
type class uint32

const (
	common    class = 1 << iota // written in lower case
	everyday                    // the part of common that any text has
	noun                        // of common words
	person                      // of nouns: "founder"
	name                        // written with a capital
	known                       // a name that any dictionary has
	adjective                   // of names: "Caribbean"
	lowered                     // a name that dictionaries have in lower case, too: "madeleine"
	given                       // a first name
	rare                        // a name of people, in a long list of them alone
	partSome                    // a common word in one or two names of several words
	partMore                    // in some more
	partMost                    // in ten and more: "house"
	pair                        // of two words: they stand side by side in a name
	without                     // of two words: they stand side by side without capitals, though one is a name elsewhere
	function                    // carries no name: "the", "said", "Dr."
	portfolio                   // of a minister: "foreign"
	fixed                       // a month, "I", "Dr."
	english                     // one of englishWords
)

// special words have a rule of their own, beside names.
const special = portfolio | fixed

// letters stand for classes in the lexicon's file, see lexicon/build.go.
var letters = [256]class{
	'c': common, 'e': everyday, 'o': noun, 'h': person, 'n': name, 'k': known, 'l': lowered, 'a': adjective, 'g': given, 'r': rare,
	'1': partSome, '2': partMore, '3': partMost, 'p': pair, 'w': without,
}

// usageLetter stands for usage 1 in the lexicon's file, the next one for 2.
const usageLetter = 'A'

// String returns the class as evidence has it.
func (c class) String() string {
	switch {
	case c&common != 0 && c&name != 0:
		return "both"
	case c&common != 0:
		return "common"
	case c&name != 0:
		return "name"
	default:
		return "unknown"
	}
}

// DefaultLexicon returns the lexicon that the program carries; see
// lexicon/build.go for its sources. It is unpacked once, at the first call.
func DefaultLexicon() *Lexicon { return defaultLexicon() }

var defaultLexicon = sync.OnceValue(func() *Lexicon {
	l, err := readLexicon(lexiconFile)
	if err != nil {
		panic(fmt.Sprintf("clean: embedded lexicon: %v", err)) // we built it
	}
	return l
})

// readLexicon reads the format of lexicon/build.go, and adds the words of
// words.go.
func readLexicon(gz []byte) (*Lexicon, error) {
	z, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	ours := ourWords(len(text))
	entries, size := bytes.Count(text, []byte{'\n'})+len(ours.words), 1
	for 3*size < 4*entries { // three quarters full at most
		size *= 2
	}
	l := &Lexicon{text: string(text) + ours.text, slots: make([]slot, size)}
	for at := 0; at < len(text); {
		tab := at + strings.IndexByte(l.text[at:], '\t')
		end := tab + strings.IndexByte(l.text[tab:], '\n')
		s := l.find(l.text[at:tab], "")
		s.at = uint32(at) + 1
		_, s.tag = hashes(l.text[at:tab], "")
		for _, letter := range []byte(l.text[tab+1 : end]) {
			if u := letter - usageLetter; u < maxUsage {
				s.usage = usage(u + 1)
			}
			s.class |= letters[letter]
		}
		at = end + 1
	}
	for _, w := range ours.words {
		s := l.find(w.word, "")
		if s.at == 0 {
			s.at = w.at + 1
			_, s.tag = hashes(w.word, "")
		}
		s.class = s.class&^w.drop | w.class
	}
	return l, nil
}

// ours are words of words.go, and the text that they stand in.
type ours struct {
	text  string
	words []ourWord
}

type ourWord struct {
	word        string
	at          uint32
	class, drop class
}

// ourWords returns the words whose class words.go decides, in a text that
// begins at offset.
func ourWords(offset int) (o ours) {
	var b strings.Builder
	add := func(words map[string]bool, c, drop class) {
		for w := range words {
			o.words = append(o.words, ourWord{w, uint32(offset + b.Len()), c, drop})
			b.WriteString(w + "\t\n")
		}
	}
	add(lowerToo, common|noun|name, known)
	add(portfolios, portfolio, 0)
	add(months, fixed, 0)
	add(pronouns, fixed, 0)
	add(shortOffices, fixed, 0)
	add(englishWords, english, 0)
	add(functionWords, function, 0)
	add(abbreviations, function, 0)
	o.text = b.String()
	return o
}

// find returns the slot of the word first, or of the two words first and
// second, and the empty one where it would be if there is none.
func (l *Lexicon) find(first, second string) *slot {
	h, tag := hashes(first, second)
	for i := h; ; i++ {
		s := &l.slots[i&uint32(len(l.slots)-1)]
		if s.at == 0 || s.tag == tag && l.holds(l.text[s.at-1:], first, second) {
			return s
		}
	}
}

// holds reports whether a line begins with the word or the two words.
func (l *Lexicon) holds(line, first, second string) bool {
	rest, ok := strings.CutPrefix(line, first)
	if ok && second != "" {
		if rest, ok = strings.CutPrefix(rest, " "); ok {
			rest, ok = strings.CutPrefix(rest, second)
		}
	}
	return ok && rest[0] == '\t'
}

// hashes returns the hash of the word or the two words, and the tag of it.
func hashes(first, second string) (h uint32, tag uint16) {
	h = hash(fnvOffset, first)
	if second != "" {
		h = hash(hash(h, " "), second)
	}
	return h ^ h>>17, uint16(h >> 16)
}

// FNV-1a.
const fnvOffset, fnvPrime = 2166136261, 16777619

func hash(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

// class returns what is known of the lower-case word, 0 for nothing.
func (l *Lexicon) class(word string) class { return l.find(word, "").class }

// has reports whether the lexicon has the word in any case.
func (l *Lexicon) has(word string) bool { return l.class(word)&(common|name) != 0 }

// lowPhrase reports whether the two lower-case words stand side by side in a
// phrase without capitals, though one of them is a name elsewhere: "pro bono".
func (l *Lexicon) lowPhrase(first, second string) bool {
	return second != "" && l.find(first, second).class&without != 0
}

// phrase reports whether the two lower-case words stand in a name side by
// side, both with a capital.
func (l *Lexicon) phrase(first, second string) bool {
	return second != "" && l.find(first, second).class&pair != 0
}
