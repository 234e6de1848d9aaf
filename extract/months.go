package extract

import (
	_ "embed"
	"maps"
	"strings"
	"unicode"
)

//go:embed calendar.txt
var calendarText string

// A calendarWord is a folded word of a language, "" for what it means on any page.
type calendarWord struct{ lang, word string }

// A calendar has what calendar.txt says of the words in dates.
type calendar struct {
	months map[calendarWord]int // on any page, 0 for a word on which languages do not agree
	opens  map[string]bool      // first words of the names of months that have several
	days   map[string]bool      // of the week, without blanks and hyphens
	at     map[string]bool
	years  map[string]bool
	halves map[calendarWord]half // on any page, those of English and of other scripts; without blanks
}

var calendarOf = readCalendar(calendarText)

func readCalendar(text string) *calendar {
	c := &calendar{map[calendarWord]int{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[calendarWord]half{}}
	lang := ""
	for line := range strings.Lines(text) {
		key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "", "#":
		case "==":
			lang = rest
		case "months", "own":
			m := 0
			for forms := range strings.SplitSeq(rest, "|") {
				m++
				c.addMonth(m, lang, forms, key == "months")
			}
		case "days":
			for day := range strings.FieldsSeq(rest) {
				c.days[dayKey(day)] = true
			}
		case "at":
			maps.Copy(c.at, termSet(rest))
		case "year":
			maps.Copy(c.years, words(rest))
		default:
			for name := range strings.FieldsSeq(strings.ReplaceAll(rest, "-", "")) {
				c.halves[calendarWord{lang, name}] = halfNames[key]
				if lang == "en" || firstRune(name) >= firstScript {
					c.halves[calendarWord{"", name}] = halfNames[key]
				}
			}
		}
	}
	return c
}

// addMonth adds the names of a month, which mean it on pages of any language if they are for
// everywhere and no other language has another month by that name: "listopada" is October in
// Croatian, November in Polish.
func (c *calendar) addMonth(m int, lang, forms string, everywhere bool) {
	for form := range strings.FieldsSeq(forms) {
		word := fold(form)
		c.months[calendarWord{lang, word}] = m
		if first, _, several := strings.Cut(word, "-"); several {
			c.opens[first] = true
		}
		anywhere := calendarWord{"", word}
		if was, ok := c.months[anywhere]; everywhere && ok && was != m {
			c.months[anywhere] = 0
		} else if everywhere && !ok {
			c.months[anywhere] = m
		}
	}
}

// isDay reports whether a text is the name of a day of the week.
func (c *calendar) isDay(s string) bool { return c.days[dayKey(s)] }

func dayKey(s string) string { return fold(unspacedDay.Replace(s)) }

var unspacedDay = strings.NewReplacer(" ", "", "\u00a0", "", "-", "")

// month returns the number of the month that a folded word names, 0 for none. A primary
// language decides where others disagree.
func month(word, lang string) int {
	if m := calendarOf.months[calendarWord{lang, word}]; m > 0 {
		return m
	}
	return calendarOf.months[calendarWord{"", word}]
}

// romanMonths are the numbers of months as Polish, Hungarian and others write them:
// 22 VIII 2025.
var romanMonths = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}

// romanDates are the languages that do.
var romanDates = words("pl hu cs sk sl hr sr ro bg lv lt ru uk")

// monthAt returns the month that the tokens from i on name, and how many tokens do: one
// nearly always, two in تشرين الأول and tháng 8, three in ส.ค. and tháng mười một.
func monthAt(ts []token, i int, lang string) (m, n int) {
	if i >= len(ts) || ts[i].num >= 0 || len(ts[i].text) == 1 && !unicode.IsLetter(rune(ts[i].text[0])) {
		return 0, 0
	}
	lang = primary(lang)
	word := fold(ts[i].text)
	if calendarOf.opens[word] {
		name := word
		for j := i + 1; j < min(len(ts), i+3); j++ {
			name += "-" + fold(ts[j].text)
			if of := month(name, lang); of > 0 {
				m, n = of, j-i+1
			}
		}
	}
	switch {
	case m > 0:
		return m, n
	case lang == "vi" && isText(ts, i, "tháng", "thg") && isNum(ts, i+1, 1, 2) && ts[i+1].num <= 12:
		return ts[i+1].num, 2
	case (lang == "th" || lang == "lo") && isText(ts, i+1, ".") && i+2 < len(ts):
		m, n = month(word+fold(ts[i+2].text), lang), 3
	}
	if m == 0 {
		m, n = month(word, lang), 1
	}
	if m == 0 && romanDates[lang] {
		m = romanMonths[ts[i].text]
	}
	if m == 0 {
		return 0, 0
	}
	return m, n
}

// isMonth reports whether a word names a month in a language or in English: in
// others it can be a name, as "Marc" is.
func isMonth(word, lang string) bool {
	word = fold(word)
	return calendarOf.months[calendarWord{primary(lang), word}]+calendarOf.months[calendarWord{"en", word}] > 0
}

// primary returns the language of a tag without script and region.
func primary(lang string) string {
	if i := strings.IndexAny(lang, "-_"); i >= 0 {
		lang = lang[:i]
	}
	lang = strings.ToLower(lang)
	if lang == "nb" || lang == "nn" {
		return "no"
	}
	return lang
}
