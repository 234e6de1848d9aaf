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
type Lexicon struct {
	words   map[string]class       // by lower-case word
	phrases map[[2]string]struct{} // "white", "house"
}

// class says how a word is printed, and what else of it decides; several can
// hold.
type class uint8

const (
	common    class = 1 << iota // written in lower case
	name                        // written with a capital
	given                       // a first name
	known                       // a name that any dictionary has
	function                    // carries no name: "the", "said", "Dr."
	portfolio                   // of a minister: "foreign"
	calendar                    // a month, or "I"
	english                     // one of englishWords
)

// special words have a rule of their own, beside names.
const special = portfolio | calendar

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

// readLexicon reads the format of lexicon/build.go.
func readLexicon(gz []byte) (*Lexicon, error) {
	z, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	l := &Lexicon{words: make(map[string]class, 1<<17), phrases: make(map[[2]string]struct{}, 1<<14)}
	lists := map[string]class{"common": common, "name": name, "both": common | name, "given": given, "known": name | known}
	var list string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if title, ok := strings.CutPrefix(line, "# "); ok {
			list = title
			continue
		}
		if c, ok := lists[list]; ok {
			l.words[line] |= c
		} else {
			first, second, _ := strings.Cut(line, " ")
			l.phrases[[2]string{first, second}] = struct{}{}
		}
	}
	for w := range lowerToo {
		l.words[w] = common | name
	}
	for w := range portfolios {
		l.words[w] |= portfolio
	}
	for w := range months {
		l.words[w] |= calendar
	}
	for _, w := range []string{"i", "i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d"} {
		l.words[w] |= calendar
	}
	for w := range englishWords {
		l.words[w] |= english
	}
	for w := range functionWords {
		l.words[w] |= function
	}
	for w := range abbreviations {
		l.words[w] |= function
	}
	return l, nil
}

// class returns what is known of the lower-case word, 0 for nothing.
func (l *Lexicon) class(word string) class { return l.words[word] }

// has reports whether the lexicon has the word in any case.
func (l *Lexicon) has(word string) bool { return l.words[word]&(common|name) != 0 }

// lowerToo are names that became common words since the lists were drawn up,
// or are parts of words.
var lowerToo = setOf(`wifi gothic styrofoam mylar foosball ferris vera lycra kevlar teflon spandex rollerblade thermos zipper tupperware spam app max ionic armageddon shea neo geo pro anti bio eco euro meta crypto bitcoin
	internet web google photoshop velcro jacuzzi frisbee popsicle taser kleenex xerox dumpster jeep
	champagne cheddar parmesan bourbon cologne china turkey jersey denim cashmere arctic antarctic biblical
	quixotic draconian platonic machiavellian byzantine spartan titanic herculean nirvana guinea brussels french roman`)

// phrase reports whether the two lower-case words stand in a name side by
// side, both with a capital.
func (l *Lexicon) phrase(first, second string) bool {
	_, ok := l.phrases[[2]string{first, second}]
	return ok
}
