package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A reading is a date as it was read, and how much of it was said.
type reading struct {
	Date
	zoned      bool // the text names the zone
	swappable  bool // the language alone says which number is the month: 03/04/2025
	start, end int  // of the text that was read, in bytes
}

const maxDateText = 300 // bytes of a text that a date is looked for in

// parseDate reads a string that is a date and nothing else, apart from the
// name of the weekday. A date that depends on where it is written, 03/04/2025,
// is read only where lang settles it: by its region, or by being a language
// of countries that all write the day first.
func parseDate(s, lang string) (Date, bool) {
	r, ok := findDate(s, lang)
	if !ok || hasLetterOrDigit(s[r.end:]) || !isWeekday(s[:r.start]) {
		return Date{}, false
	}
	return r.Date, true
}

// isWeekday reports whether s is the name of a weekday, as "Friday, " is, or has
// no words at all.
func isWeekday(s string) bool {
	return !hasLetterOrDigit(s) || weekdays[fold(strings.Trim(s, " \u00a0,.:()|–-"))]
}

func hasLetterOrDigit(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// findDate reads the first date in s.
func findDate(s, lang string) (reading, bool) {
	if len(s) > maxDateText {
		s = strings.ToValidUTF8(s[:maxDateText], "")
	}
	if digits(s) < fewestDigits && !mayBeShort(s) {
		return reading{}, false
	}
	ts := tokens(s)
	for i := range ts {
		for _, form := range dateForms {
			y, m, d, n := form(ts[i:], lang)
			if n == 0 || !validDay(y, m, d) {
				continue
			}
			r := withTime(s, ts, i, i+n, y, m, d)
			r.swappable = n == 5 && ts[i].num <= 12 && ts[i+2].num <= 12 && ts[i].num != ts[i+2].num && isText(ts, i+1, "/", "-")
			return r, true
		}
	}
	return reading{}, false
}

// fewestDigits is how many digits the shortest date has: 1 May 2025.
const fewestDigits = 5

func digits(s string) (n int) {
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

// mayBeShort reports whether a date in s can have fewer ASCII digits: it has digits of
// another script, or its year is short, which Thai, Japanese and an apostrophe do.
func mayBeShort(s string) bool {
	var before rune
	for _, r := range s {
		switch {
		case isApostrophe(before) && r >= '0' && r <= '9': // '25
			return true
		case r >= utf8.RuneSelf && (unicode.IsDigit(r) || unicode.Is(unicode.Thai, r) || r == '年'):
			return true
		}
		before = r
	}
	return false
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// validDay reports whether the day exists, in the time of the web's pages and
// of what they tell of; a page is not published before 1970.
func validDay(y, m, d int) bool {
	if y < 1800 || y > 2199 || m < 1 || m > 12 || d < 1 {
		return false
	}
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
}

// A token is a run of digits, a run of letters, or one other character.
type token struct {
	text       string // its digits as ASCII
	num        int    // value of a run of digits, else -1
	start, end int
}

const maxTokens = 120

func tokens(s string) []token {
	ts := make([]token, 0, min(len(s)/3+1, maxTokens))
	for i := 0; i < len(s) && len(ts) < maxTokens; {
		r, size := utf8.DecodeRuneInString(s[i:])
		class := tokenClass(r)
		j := i + size
		for j < len(s) && class != other && class != blank || j < len(s) && class == blank {
			r, size := utf8.DecodeRuneInString(s[j:])
			if tokenClass(r) != class {
				break
			}
			j += size
		}
		switch class {
		case blank:
		case digit:
			text, n := asciiDigits(s[i:j]), -1
			if len(text) <= 9 {
				n, _ = strconv.Atoi(text) // nine ASCII digits are a number
			}
			ts = append(ts, token{text, n, i, j})
		default:
			ts = append(ts, token{s[i:j], -1, i, j})
		}
		i = j
	}
	return ts
}

// asciiDigits returns a run of digits of any script as ASCII digits. The digits of
// each script come one after another, ten of them.
func asciiDigits(s string) string {
	if s[0] < utf8.RuneSelf {
		return s
	}
	return strings.Map(func(r rune) rune {
		zero := r
		for zero > r-9 && unicode.IsDigit(zero-1) {
			zero--
		}
		return '0' + r - zero
	}, s)
}

type charClass int

const (
	blank charClass = iota
	digit
	letter
	other
)

func tokenClass(r rune) charClass {
	switch {
	case '0' <= r && r <= '9':
		return digit
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return letter
	case unicode.IsSpace(r):
		return blank
	case r < utf8.RuneSelf:
		return other
	case unicode.IsDigit(r):
		return digit
	case unspaced(r) && r < 0x0E80 && r > 0x0E00: // Thai month names are words
		return letter
	case unicode.Is(unicode.Han, r):
		return other
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	}
	return other
}

// isNum reports whether the token at i is a number of min to max digits that
// is no part of a longer word.
func isNum(ts []token, i, least, most int) bool {
	return i < len(ts) && ts[i].num >= 0 && len(ts[i].text) >= least && len(ts[i].text) <= most
}

func isText(ts []token, i int, texts ...string) bool {
	if i >= len(ts) {
		return false
	}
	for _, t := range texts {
		if strings.EqualFold(ts[i].text, t) {
			return true
		}
	}
	return false
}

// touching reports whether tokens i to j stand without a blank between them.
func touching(ts []token, i, j int) bool {
	for k := i; k < j; k++ {
		if ts[k].end != ts[k+1].start {
			return false
		}
	}
	return true
}

// dateForms are the ways to write a day, the surest first. Each returns the
// day and the number of tokens that it takes up, 0 if ts does not start so.
var dateForms = []func(ts []token, lang string) (y, m, d, n int){
	persianDate, yearFirst, dayMonthYear, monthDayYear, cjkDate, allNumeric, yearMonthName, compactDate,
}

// yearFirst reads 2025-08-22, 2025/8/22, 2025.08.22.
func yearFirst(ts []token, _ string) (y, m, d, n int) {
	if isNum(ts, 0, 4, 4) && isNum(ts, 2, 1, 2) && isNum(ts, 4, 1, 2) &&
		isText(ts, 1, "-", "/", ".", "‐", "‑") && ts[1].text == ts[3].text {
		return ts[0].num, ts[2].num, ts[4].num, 5
	}
	return 0, 0, 0, 0
}

// dayMonthYear reads 22 August 2025, 22nd of August, 2025, 22. August 2025,
// 22-Aug-25, 22 de agosto de 2025.
func dayMonthYear(ts []token, lang string) (y, m, d, n int) {
	if !isNum(ts, 0, 1, 2) {
		return 0, 0, 0, 0
	}
	i := 1
	for i < len(ts) && i < 4 && isText(ts, i, "st", "nd", "rd", "th", "er", "re", "º", "ª", "°", "o", "a", ".", "-", "/", "of", "de", "d", "'", "’", "di", "ו", "το", "e", "и", "י", "ب") {
		i++
	}
	m, named := monthAt(ts, i, lang)
	if m == 0 {
		return 0, 0, 0, 0
	}
	if i += named; isText(ts, i, "/") { // أغسطس/آب
		if again, n := monthAt(ts, i+1, lang); again == m {
			i += 1 + n
		}
	}
	for range 4 {
		if isText(ts, i, ".", ",", "،", "'", "’", "-", "/", "de", "del", "do", "w", "of", "năm", "พ", "ศ") {
			i++
		}
	}
	y, ok := yearAfter(ts, i, lang)
	if !ok {
		return 0, 0, 0, 0
	}
	return y, m, ts[0].num, i + 1
}

// yearAfter reads the year that token i is, after the name of a month: one of two
// digits only where an apostrophe or a hyphen leads to it. Thailand counts the years
// from 543 before.
func yearAfter(ts []token, i int, lang string) (y int, ok bool) {
	thai := primary(lang) == "th"
	switch {
	case isNum(ts, i, 4, 4) && thai && ts[i].num > 2400:
		return ts[i].num - 543, true
	case isNum(ts, i, 4, 4):
		return ts[i].num, true
	case isNum(ts, i, 2, 2) && thai && ts[i].num >= 33: // 2533 is 1990
		return 2500 + ts[i].num - 543, true
	case isNum(ts, i, 2, 2) && ts[i].num < 40 && isText(ts, i-1, "'", "’", "-") && touching(ts, i-1, i):
		return 2000 + ts[i].num, true
	}
	return 0, false
}

// monthDayYear reads August 22, 2025, Aug. 22nd 2025, and Aug 22 10:00:00 EDT
// 2025, whose time stands inside.
func monthDayYear(ts []token, lang string) (y, m, d, n int) {
	m, i := monthAt(ts, 0, lang)
	if m == 0 {
		return 0, 0, 0, 0
	}
	if isText(ts, i, ".", "-", "/") {
		i++
	}
	if !isNum(ts, i, 1, 2) {
		return 0, 0, 0, 0
	}
	d = ts[i].num
	i++
	for range 2 {
		if isText(ts, i, "st", "nd", "rd", "th", ",", ".", "-", "/", "’", "'") {
			i++
		}
	}
	if isNum(ts, i, 1, 2) && isText(ts, i+1, ":") { // Unix date
		for j := i + 2; j < len(ts) && j < i+8; j++ {
			if isNum(ts, j, 4, 4) && ts[j].num > 1900 && !isText(ts, j-1, "+", "-") {
				return ts[j].num, m, d, i
			}
		}
	}
	y, ok := yearAfter(ts, i, lang)
	if !ok {
		return 0, 0, 0, 0
	}
	return y, m, d, i + 1
}

// cjkDate reads 2025年8月22日, 2025년 8월 22일, 令和7年8月22日 and 民國114年8月22日.
func cjkDate(ts []token, _ string) (y, m, d, n int) {
	from := 0
	if len(ts) > 2 {
		from = eras[ts[0].text+ts[1].text]
	}
	if from > 0 {
		ts = ts[2:]
		n = 2
	}
	if !isNum(ts, 0, 1, 4) || !isText(ts, 1, "年", "년") || !isNum(ts, 2, 1, 2) || !isText(ts, 3, "月", "월") || !isNum(ts, 4, 1, 2) || !isText(ts, 5, "日", "일") {
		return 0, 0, 0, 0
	}
	return from + ts[0].num, ts[2].num, ts[4].num, n + 6
}

// eras are the years before the first of an era.
var eras = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}

// persianMonths are those of the Iranian calendar, the first from 21 March on.
var persianMonths = strings.Fields("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند")

// persianDate reads ۳۱ مرداد ۱۴۰۴ and ۱۴۰۴/۰۵/۳۱ in Persian.
func persianDate(ts []token, lang string) (y, m, d, n int) {
	if primary(lang) != "fa" {
		return 0, 0, 0, 0
	}
	switch {
	case isNum(ts, 0, 1, 2) && len(ts) > 2 && isNum(ts, 2, 4, 4):
		y, m, d, n = ts[2].num, slices.Index(persianMonths, ts[1].text)+1, ts[0].num, 3
	case isNum(ts, 0, 4, 4) && isText(ts, 1, "/", "-") && isNum(ts, 2, 1, 2) && isText(ts, 3, ts[1].text) && isNum(ts, 4, 1, 2):
		y, m, d, n = ts[0].num, ts[2].num, ts[4].num, 5
	}
	if y < 1300 || y > 1500 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, 0, 0, 0
	}
	// Day 1 of year 1400 was 21 March 2021; of 33 years 8 are leap years.
	days := 365*(y-1400) + leapsTo(y) - leapsTo(1400) + 31*(m-1) - max(0, m-7) + d - 1
	t := time.Date(2021, time.March, 21, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
	return t.Year(), int(t.Month()), t.Day(), n
}

// leapsTo counts the leap years of the Iranian calendar before year y.
func leapsTo(y int) (n int) {
	for at := 1300; at < y; at++ {
		switch at % 33 {
		case 1, 5, 9, 13, 17, 22, 26, 30:
			n++
		}
	}
	return n
}

// allNumeric reads 22.08.2025, and 08/22/2025 or 22/08/2025 where a number or
// the language tells day and month apart.
func allNumeric(ts []token, lang string) (y, m, d, n int) {
	if shortYear(ts, lang) {
		return 2000 + ts[4].num, ts[2].num, ts[0].num, 5
	}
	if !isNum(ts, 0, 1, 2) || !isNum(ts, 2, 1, 2) || !isNum(ts, 4, 4, 4) || len(ts) < 5 || ts[1].text != ts[3].text || !touching(ts, 0, 1) && ts[1].text != "." {
		return 0, 0, 0, 0
	}
	a, b, y := ts[0].num, ts[2].num, ts[4].num
	switch ts[1].text {
	case ".":
		return y, b, a, 5
	case "/", "-":
		switch order := dayOrder(lang); {
		case a > 12, a == b:
			return y, b, a, 5
		case b > 12:
			return y, a, b, 5
		case order == dayFirst:
			return y, b, a, 5
		case order == monthFirst:
			return y, a, b, 5
		}
	}
	return 0, 0, 0, 0
}

// shortYear reports whether ts starts with 22.08.25 or 22/08/25 in a language of
// the day first, which is a date and no version or time of day there.
func shortYear(ts []token, lang string) bool {
	return isNum(ts, 0, 2, 2) && isText(ts, 1, ".", "/") && isNum(ts, 2, 2, 2) && isText(ts, 3, ts[1].text) && isNum(ts, 4, 2, 2) && touching(ts, 0, 4) &&
		ts[4].num < 40 && !isText(ts, 5, ".", ":", "/") && primary(lang) != "en" && dayOrder(lang) == dayFirst
}

// yearMonthName reads 2025. augusztus 22., 2025 m. rugpjūčio 22 d., 2025eko abuztuaren
// 22a, and 2025. gada 22. augusts.
func yearMonthName(ts []token, lang string) (y, m, d, n int) {
	if !isNum(ts, 0, 4, 4) {
		return 0, 0, 0, 0
	}
	i := 1
	for range 2 {
		if isText(ts, i, ".", "m", ",", "-", "/", "gada", "eko", "ko") {
			i++
		}
	}
	m, named := monthAt(ts, i, lang)
	i += named
	if m == 0 && isNum(ts, i, 1, 2) && isText(ts, i+1, ".") { // Latvian
		if m, named = monthAt(ts, i+2, lang); m > 0 && isText(ts, i-1, "gada") {
			return ts[0].num, m, ts[i].num, i + 2 + named
		}
		return 0, 0, 0, 0
	}
	if m == 0 {
		return 0, 0, 0, 0
	}
	for range 2 {
		if isText(ts, i, ".", ",", "-", "/") {
			i++
		}
	}
	if !isNum(ts, i, 1, 2) || isText(ts, i+1, ":") {
		return 0, 0, 0, 0
	}
	n = i + 1
	if isText(ts, n, "d") && isText(ts, n+1, ".") {
		n += 2
	}
	return ts[0].num, m, ts[i].num, n
}

// compactDate reads 20250822 and 20250822T064109Z.
func compactDate(ts []token, _ string) (y, m, d, n int) {
	if !isNum(ts, 0, 8, 8) || len(ts) > 6 {
		return 0, 0, 0, 0
	}
	v := ts[0].num
	if v/10000 < 1970 || v/10000 > 2100 {
		return 0, 0, 0, 0
	}
	return v / 10000, v / 100 % 100, v % 100, 1
}

type order int

const (
	unsettled order = iota
	dayFirst
	monthFirst
)

// monthFirstRegions write the month before the day in numbers alone.
var monthFirstRegions = map[string]bool{"us": true, "ph": true, "fm": true, "mh": true, "pw": true}

// dayOrder says which of two numbers is the day. English alone does not say,
// nor does no language; English with a region does. The languages that write
// the year first have no order for it.
func dayOrder(lang string) order {
	switch primary(lang) {
	case "en":
		_, region, ok := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-")
		switch {
		case !ok || region == "ca" || region == "za": // both orders are in use
			return unsettled
		case monthFirstRegions[region]:
			return monthFirst
		}
		return dayFirst
	case "", "ja", "zh", "ko", "hu", "lt", "mn", "tl", "fil", "und":
		return unsettled
	}
	return dayFirst
}

// withTime adds the time of day that stands after or before the tokens [from,
// to) of a date.
func withTime(s string, ts []token, from, to, y, m, d int) reading {
	r := reading{start: ts[from].start, end: ts[to-1].end}
	r.Time = time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	r.Precision = Day
	if c, ok := clockAfter(ts, to); ok {
		c.set(&r, y, m, d)
		r.end = ts[c.to-1].end
		if isText(ts, c.to, strconv.Itoa(y)) { // Unix date
			r.end = ts[c.to].end
		}
	} else if c, ok := clockBefore(ts, from); ok {
		c.set(&r, y, m, d)
		r.start = ts[c.from].start
	}
	r.Raw = strings.TrimSpace(s[r.start:r.end])
	return r
}

// A clock is a time of day as written.
type clock struct {
	hour, minute, second, nano int
	precise                    Precision
	zone                       string
	offset                     int // seconds east of UTC
	zoned                      bool
	from, to                   int // tokens
}

func (c clock) set(r *reading, y, m, d int) {
	loc := time.UTC
	offset := c.offset
	if c.zoned {
		if rule, ok := usZones[c.zone]; ok && !rule.fixed {
			offset = rule.hours * 3600
			if usSummer(y, m, d) {
				offset += 3600
			}
		}
		if offset != 0 {
			loc = time.FixedZone("", offset)
		}
	}
	r.Time = time.Date(y, time.Month(m), d, c.hour, c.minute, c.second, c.nano, loc)
	r.Precision = c.precise
	r.zoned = c.zoned
}

// joiners stand between a date and its time.
var joiners = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq("t , - – — | • · / ( at on um à a á las la ås kl klo ore ora ore alle om och o ob h la às as в у о ב saat jam pukul lúc godz godzina г год р року uhr @ : ; às, às | published updated veröffentlicht publié mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday ) oʻclock 月 日 ， kell") {
		set[w] = true
	}
	return set
}()

const maxJoiners = 5

func clockAfter(ts []token, i int) (clock, bool) {
	for range maxJoiners {
		n := joinerAt(ts, i)
		if n == 0 {
			break
		}
		i += n
	}
	return readClock(ts, i)
}

// joinerAt returns how many tokens from i on join a date and its time.
func joinerAt(ts []token, i int) int {
	switch {
	case i >= len(ts) || ts[i].num >= 0:
		return 0
	case joiners[strings.ToLower(ts[i].text)]:
		return 1
	case isText(ts, i+1, ")"): // (금)
		return 2
	}
	return 0
}

// clockBefore reads a time that ends where the date at token from starts:
// "06:41, 22 August 2025", "10:32 PM EDT, Wed September 13, 2023".
func clockBefore(ts []token, from int) (clock, bool) {
	for i := max(0, from-12); i < from; i++ {
		c, ok := readClock(ts, i)
		if !ok {
			continue
		}
		j := c.to
		for j < from && ts[j].num < 0 && (joiners[strings.ToLower(ts[j].text)] || len(ts[j].text) <= 3) {
			j++
		}
		if j == from && (i == 0 || !isText(ts, i-1, "-", "/", ":", ".", "+")) {
			return c, true
		}
	}
	return clock{}, false
}

// readClock reads 6:41, 06:41:09.123Z, 6.41 Uhr, 6h41, 6時41分, 6 a.m., and the
// zone after it.
func readClock(ts []token, i int) (clock, bool) {
	c := clock{from: i, precise: Minute}
	meridian := ""
	if isText(ts, i, "am", "pm", "오전", "오후") || i+1 < len(ts) && isText(ts, i, "上", "下", "午") && isText(ts, i+1, "午", "前", "後") {
		switch {
		case isText(ts, i, "am", "오전"), isText(ts, i, "上"), isText(ts, i, "午") && isText(ts, i+1, "前"):
			meridian = "am"
		default:
			meridian = "pm"
		}
		if i++; c.from < len(ts) && !isNum(ts, i, 1, 2) {
			i++
		}
	}
	if isNum(ts, i, 6, 6) && i > 0 && isText(ts, i-1, "t") { // 20250822T064109Z
		v := ts[i].num
		c.hour, c.minute, c.second, c.precise = v/10000, v/100%100, v%100, Second
		i++
	} else {
		if !isNum(ts, i, 1, 2) {
			return c, false
		}
		c.hour = ts[i].num
		i++
		switch {
		case isText(ts, i, ":", "：", "h", ".", "時", "时", "시", "點", "点") && isNum(ts, i+1, 2, 2):
			dotted := ts[i].text == "."
			c.minute = ts[i+1].num
			i += 2
			if dotted && (isText(ts, i, ".") && isNum(ts, i+1, 2, 4)) { // 22.08.2025
				return c, false
			}
			if isText(ts, i, ":", "：", "分", "m") && isNum(ts, i+1, 2, 2) {
				c.second, c.precise = ts[i+1].num, Second
				i += 2
				if isText(ts, i, ".", ",") && i+1 < len(ts) && ts[i+1].text[0] >= '0' && ts[i+1].text[0] <= '9' && touching(ts, i, i+1) {
					frac := (ts[i+1].text + "000000000")[:9]
					c.nano, _ = strconv.Atoi(frac) // nine digits
					i += 2
				}
			}
		case isText(ts, i, "am", "pm", "a", "p"):
			if len(ts[i].text) == 1 && !isText(ts, i+1, ".") {
				return c, false
			}
		case isText(ts, i, "uhr"):
		default:
			return c, false
		}
	}
	for isText(ts, i, "uhr", "分", "분", "hs", "hrs", "hod", "秒", "초", "น") {
		i++
	}
	switch {
	case isText(ts, i, "am", "pm"):
		meridian = strings.ToLower(ts[i].text)
		i++
	case isText(ts, i, "a", "p") && isText(ts, i+1, ".") && isText(ts, i+2, "m"):
		meridian = strings.ToLower(ts[i].text) + "m"
		if i += 3; isText(ts, i, ".") {
			i++
		}
	}
	if meridian != "" {
		if c.hour < 1 || c.hour > 12 {
			if meridian == "am" || c.hour > 23 || c.hour == 0 {
				return c, false
			}
		} else {
			c.hour %= 12
			if meridian == "pm" {
				c.hour += 12
			}
		}
	}
	if c.hour > 23 || c.minute > 59 || c.second > 59 {
		return c, false
	}
	c.to = i
	c.readZone(ts, i)
	return c, true
}

// readZone reads Z, +02:00, GMT+2, CEST, (CET) at token i.
func (c *clock) readZone(ts []token, i int) {
	for isText(ts, i, "(", ",", "|", "-") && i+1 < len(ts) && zones[strings.ToUpper(ts[i+1].text)].known {
		i++
	}
	if i < len(ts) {
		name := strings.ToUpper(ts[i].text)
		if z := zones[name]; z.known {
			c.zone, c.offset, c.zoned = name, z.seconds, true
			i++
			c.to = i
			if isText(ts, i, ")") {
				i++
				c.to = i
			}
			if name != "GMT" && name != "UTC" {
				return
			}
		}
	}
	if !isText(ts, i, "+", "-", "−", "–") || !isNum(ts, i+1, 1, 4) || !touching(ts, i, i+1) {
		return
	}
	sign := 1
	if ts[i].text != "+" {
		sign = -1
	}
	hours, minutes := ts[i+1].num, 0
	next := i + 2
	switch {
	case len(ts[i+1].text) == 3, len(ts[i+1].text) == 4:
		hours, minutes = hours/100, hours%100
	case isText(ts, next, ":") && isNum(ts, next+1, 2, 2) && touching(ts, i+1, next+1):
		minutes = ts[next+1].num
		next += 2
	}
	if hours > 14 || minutes > 59 {
		return
	}
	c.offset, c.zoned, c.to = sign*(hours*3600+minutes*60), true, next
	if isText(ts, next, "(") && isText(ts, next+2, ")") { // +0200 (CEST)
		c.to = next + 3
	}
}

type zone struct {
	seconds int
	known   bool
}

// zones are the abbreviations that mean one thing to readers of news. IST
// (India, Ireland, Israel) and the like are not known.
var zones = func() map[string]zone {
	set := map[string]zone{}
	for name, hours := range map[string]float64{
		"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3,
		"MSK": 3, "МСК": 3, "SAST": 2, "WAT": 1, "CAT": 2, "EAT": 3, "PKT": 5, "WIB": 7, "WITA": 8, "WIT": 9, "SGT": 8, "HKT": 8, "JST": 9,
		"KST": 9, "AWST": 8, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "ART": -3,
		"NST": -3.5, "NDT": -2.5, "ADT": -3, "HST": -10, "AKST": -9, "AKDT": -8,
	} {
		set[name] = zone{int(hours * 3600), true}
	}
	for name, z := range usZones {
		set[name] = zone{z.hours * 3600, true}
	}
	return set
}()

// usZones: "ET" is EST or EDT by the time of the year; and "EST" in July is
// what people write who mean "ET", but it is taken at its word.
var usZones = map[string]struct {
	hours int
	fixed bool
}{
	"ET": {-5, false}, "CT": {-6, false}, "MT": {-7, false}, "PT": {-8, false},
	"EST": {-5, true}, "EDT": {-4, true}, "CST": {-6, true}, "CDT": {-5, true},
	"MST": {-7, true}, "MDT": {-6, true}, "PST": {-8, true}, "PDT": {-7, true},
}

// usSummer reports whether the day is in daylight saving time by the rule of
// the United States since 2007: second Sunday of March to first of November.
func usSummer(y, m, d int) bool {
	sunday := func(month time.Month, n int) int {
		first := time.Date(y, month, 1, 0, 0, 0, 0, time.UTC)
		return 1 + (7-int(first.Weekday()))%7 + 7*(n-1)
	}
	switch time.Month(m) {
	case time.March:
		return d >= sunday(time.March, 2)
	case time.November:
		return d < sunday(time.November, 1)
	}
	return m > 3 && m < 11
}
