// Command lexicon builds words.gz, the lexicon that package clean embeds, from
// two packages of Debian (bookworm) that allow copying under their notice:
//
//	apt-get download scowl wordnet-base
//	for f in *.deb; do dpkg -x $f data; done
//	go run ./pipeline/clean/lexicon -data data -out pipeline/clean/lexicon/words.gz
//
// The file is gzipped text: a line "# NAME" starts each list, one lower-cased
// entry a line follows, sorted.
//
//	common  written in lower case: SCOWL words up to level 60 (level 70 already has surnames as words)
//	name    written with a capital only: SCOWL upper and proper-names up to level 80, WordNet nouns
//	both    either way: "apple", "march"
//	known   the part of name that SCOWL has up to level 50: countries, days, the best known people
//	given   first names: first words of the people that WordNet has
//	phrase  two words that stand side by side in a WordNet name, both with a capital: "white house"
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxCommon = 60 // SCOWL level of lower-case words
	maxName   = 80 // SCOWL level of names
	maxKnown  = 50 // SCOWL level of names that any dictionary has
)

// dialects of SCOWL that are read; variant spellings are not.
var dialects = []string{"english", "american", "british", "canadian"}

// taxonomy holds the WordNet files whose capitals are Latin: animals, plants.
var taxonomy = []string{"05", "20"}

// people is the WordNet file of persons.
const people = "18"

type set map[string]bool

func main() {
	log.SetFlags(0)
	data := flag.String("data", "data", "read the unpacked packages under `dir`")
	out := flag.String("out", "words.gz", "write the lexicon to `file`")
	flag.Parse()
	if err := build(*data, *out); err != nil {
		log.Fatal("build lexicon: ", err)
	}
}

func build(data, out string) error {
	common, names, known, given, phrases := set{}, set{}, set{}, set{}, set{}
	if err := scowl(filepath.Join(data, "usr/share/dict/scowl"), common, names, known); err != nil {
		return err
	}
	if err := wordnet(filepath.Join(data, "usr/share/wordnet/data.noun"), common, names, given, phrases); err != nil {
		return err
	}
	both := set{}
	for w := range names {
		if common[w] {
			both[w] = true
		}
	}
	for w := range both {
		delete(common, w)
		delete(names, w)
		delete(known, w)
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := write(f, []list{{"common", common}, {"name", names}, {"both", both}, {"known", known}, {"given", given}, {"phrase", phrases}}); err != nil {
		return err
	}
	return f.Close()
}

type list struct {
	name  string
	words set
}

func write(w io.Writer, lists []list) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, l := range lists {
		words := make([]string, 0, len(l.words))
		for word := range l.words {
			words = append(words, word)
		}
		slices.Sort(words)
		if _, err := fmt.Fprintf(z, "# %s\n%s\n", l.name, strings.Join(words, "\n")); err != nil {
			return err
		}
		log.Printf("%-7s %d", l.name, len(words))
	}
	return z.Close()
}

// scowl reads files named DIALECT-KIND.LEVEL, Latin-1, a word a line.
func scowl(dir string, common, names, known set) error {
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
		isCommon := kind == "words" && level <= maxCommon
		isName := (kind == "upper" || kind == "proper-names") && level <= maxName
		if !isCommon && !isName {
			continue
		}
		bytes, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for word := range strings.Lines(latin1(bytes)) {
			word = strings.TrimSpace(word)
			if !isWord(word) {
				continue // possessives, "e.g."
			}
			if isCommon {
				common[word] = true
				continue
			}
			names[strings.ToLower(word)] = true
			if level <= maxKnown {
				known[strings.ToLower(word)] = true
			}
		}
	}
	return nil
}

// wordnet reads the names among WordNet's nouns: a word with a capital that no
// line of the file has in lower case, and the parts of names of several words.
func wordnet(file string, common, names, given, phrases set) error {
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
		for i := range int(n) {
			parts := strings.Split(fields[4+2*i], "_")
			for j, part := range parts {
				if !isWord(part) || !isName(part) {
					continue
				}
				key := strings.ToLower(part)
				if len(parts) == 1 && !common[key] {
					names[key] = true
				}
				if slices.Contains(taxonomy, fields[1]) || j+1 == len(parts) || !isWord(parts[j+1]) || !isName(parts[j+1]) {
					continue
				}
				phrases[key+" "+strings.ToLower(parts[j+1])] = true
				if j == 0 && fields[1] == people && (!common[key] || names[key]) {
					given[key] = true
				}
			}
		}
	}
	return lines.Err()
}

// isWord reports whether s consists of three letters or more.
func isWord(s string) bool {
	return utf8.RuneCountInString(s) >= 3 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
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
