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

// parseDate reads a string that is a date and nothing else, apart from the name of the
// weekday and the mark of a year in Slavic languages, "3 июня 2001 г.". One that depends on
// where it is written, 03/04/2025, is read only where lang settles that.
func parseDate(s, lang string) (Date, bool) {
	r, ok := findDate(s, lang)
	if !ok || !isWeekday(s[:r.start]) || !isWeekday(s[r.end:]) && !calendarOf.years[fold(strings.Trim(s[r.end:], " \u00a0."))] {
		return Date{}, false
	}
	return r.Date, true
}

// isWeekday reports whether s is the name of a weekday, as "Friday, " is, or has
// no words at all.
func isWeekday(s string) bool {
	return lettersOf(s) == "" || calendarOf.isDay(strings.Trim(s, " \u00a0,.:()（）|–-"))
}

// findDate reads the first date in s.
func findDate(s, lang string) (reading, bool) {
	if len(s) > maxDateText {
		s = strings.ToValidUTF8(s[:maxDateText], "")
	}
	if !mayHoldDate(s) {
		return reading{}, false
	}
	p := &parse{ts: tokens(s), lang: lang}
	for from, t := range p.ts {
		forms := formsOfWords
		if t.num >= 0 {
			forms = formsOfNumbers
		}
		for _, form := range forms {
			p.state = state{i: from}
			if form(p) && validDay(p.ofOurEra(), p.m, p.d) {
				return p.withClock(s, from), true
			}
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

// mayHoldDate reports whether s has as many digits as a date: fewer ASCII ones if it
// has those of another script, or a year that is short, which Thai, Japanese and an
// apostrophe have.
func mayHoldDate(s string) bool {
	n, before := 0, ' '
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			if n++; n == fewestDigits || before == '\'' || before == '’' { // '25
				return true
			}
		case r >= utf8.RuneSelf && (unicode.IsDigit(r) || unicode.Is(unicode.Thai, r) || r == '年'):
			return true
		}
		before = r
	}
	return false
}

// validDay reports whether the day exists, in the time of the web's pages and
// of what they tell of.
func validDay(y, m, d int) bool {
	return y >= 1800 && y <= 2199 && m >= 1 && m <= 12 && d >= 1 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
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
		for j < len(s) && class != other {
			r, size := utf8.DecodeRuneInString(s[j:])
			if tokenClass(r) != class {
				break
			}
			j += size
		}
		switch class {
		case blank, unseen:
		case digit:
			if isGlued(s[i:j], s[j:]) {
				j = i + len("2025")
			}
			text, n := asciiDigits(s[i:j]), -1
			if len(text) <= 9 {
				n, _ = strconv.Atoi(text) // nine ASCII digits are a number
			}
			ts = append(ts, token{text, n, i, j})
		default:
			ts = append(ts, token{s[i:j], -1, i, j})
		}
		if class == unseen && len(ts) > 0 && ts[len(ts)-1].end == i {
			ts[len(ts)-1].end = j // and what comes next touches it
		}
		i = j
	}
	return ts
}

// isGlued reports whether a run of digits is a year and the hour or the minutes after
// it, between which a page leaves a gap by its style: "28 April 20252:23 PM",
// "28 April 20255 min read".
func isGlued(run, rest string) bool {
	return (len(run) == 5 || len(run) == 6) && (run[:2] == "20" || run[:2] == "19") &&
		(strings.HasPrefix(rest, ":") || strings.HasPrefix(strings.TrimLeft(rest, " -"), "min"))
}

// asciiDigits returns a text with its digits, of any script, as those of ASCII. The digits of
// each script come one after another, ten of them.
func asciiDigits(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf || !unicode.IsDigit(r) {
			return r
		}
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
	unseen // says which way a text runs, or where a line may break
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
	case unicode.Is(unicode.Han, r):
		return other
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200C' || r == '\u200D': // which stand within words of Persian and Sinhala
		return letter
	case unicode.Is(unicode.Cf, r):
		return unseen
	}
	return other
}

// isNum reports whether the token at i is a number of least to most digits.
func isNum(ts []token, i, least, most int) bool {
	return i >= 0 && i < len(ts) && ts[i].num >= 0 && len(ts[i].text) >= least && len(ts[i].text) <= most
}

func isText(ts []token, i int, texts ...string) bool {
	return i >= 0 && i < len(ts) && slices.ContainsFunc(texts, func(t string) bool { return strings.EqualFold(ts[i].text, t) })
}

// touching reports whether tokens i to j stand without a blank between them.
func touching(ts []token, i, j int) bool {
	for ; i < j; i++ {
		if ts[i].end != ts[i+1].start {
			return false
		}
	}
	return true
}

// spacedOut reports whether a blank stands before each of the tokens behind i, up to j.
func spacedOut(ts []token, i, j int) bool {
	for ; i < j; i++ {
		if touching(ts, i, i+1) {
			return false
		}
	}
	return true
}

// A parse is what has been read of a date and its time of day.
type parse struct {
	ts   []token
	lang string
	state
}

// A state is the part of a parse that is put back, and has no pointers for that.
type state struct {
	i                    int // the token to be read next
	y, m, d              int
	sign                 int  // the token between the last numbers
	swappable            bool // as of a reading
	hour, minute, second int
	half                 half
	precise              int // an index of precisions
	offset               int // seconds east of UTC
	zoned                bool
}

var precisions = [...]Precision{Day, Minute, Second}

// A part reads what it is named for and moves the parse behind it. A parse that it
// returns false for is not read on.
type part func(p *parse) bool

// all reads parts one after another.
func all(parts ...part) part {
	return func(p *parse) bool {
		for _, read := range parts {
			if !read(p) {
				return false
			}
		}
		return true
	}
}

// either reads the first part that can be read, maybe some or nothing.
func either(parts ...part) part {
	return func(p *parse) bool {
		before := p.state
		for _, read := range parts {
			if read(p) {
				return true
			}
			p.state = before
		}
		return false
	}
}

func maybe(parts ...part) part { return either(all(parts...), func(*parse) bool { return true }) }

// oneOf reads one of the words and signs given.
func oneOf(texts string) part {
	set := termSet(texts)
	return func(p *parse) bool {
		if p.i == len(p.ts) || !set[strings.ToLower(p.ts[p.i].text)] {
			return false
		}
		p.i++
		return true
	}
}

// upTo reads a part as often as it stands there, at most n times.
func upTo(n int, read part) part {
	return func(p *parse) bool {
		for i := 0; i < n && read(p); i++ {
		}
		return true
	}
}

// number reads a number of least to most digits.
func number(least, most int, to func(p *parse) *int) part {
	return func(p *parse) bool {
		if !isNum(p.ts, p.i, least, most) {
			return false
		}
		*to(p) = p.ts[p.i].num
		p.i++
		return true
	}
}

var (
	yyyy = number(4, 4, func(p *parse) *int { return &p.y })
	mm   = number(1, 2, func(p *parse) *int { return &p.m })
	dd   = number(1, 2, func(p *parse) *int { return &p.d })
	hour = number(1, 2, func(p *parse) *int { return &p.hour })
	min2 = number(2, 2, func(p *parse) *int { return &p.minute })
	sec2 = number(2, 2, func(p *parse) *int { p.precise = 2; return &p.second })
)

// The ways to write a day that start with a number, the surest first.
var formsOfNumbers = []part{
	// ۳۱ مرداد ۱۴۰۴, ۱۴۰۴/۰۵/۳۱, ۳۱ / ۵ / ۱۴۰۴, ۱۴۰۴ زمری ۳۱, २०८२ भदौ ६
	all(inOther, either(all(dd, otherName, maybe(oneOf(", ،")), yyyy), all(yyyy, sign("/ -"), mm, same, dd), all(dd, sign("/ -"), mm, same, yyyy), all(yyyy, otherName, dd)), fromOther),
	// 2025-08-22, 2025/8/22, 2025.08.22
	all(yyyy, sign("- / . ‐ ‑"), mm, same, dd),
	// 22 August 2025, 22nd of August, 2025, 22-Aug-25, 22 de agosto de 2025, 22 أغسطس/آب 2025
	all(dd, upTo(3, oneOf("st nd rd th er re º ª ° o a . - / of de d ' ’ di ו το e и י ب ta mh dhen nji ga ê ی an oṣù")), name, maybe(oneOf("/"), sameName),
		upTo(4, either(oneOf(". , ، ၊ ፣ ' ’ ׳ ॰ - / de del do w of năm พ ค ศ"), aYear)), yearOfName),
	// 22, Agosto, 2025
	all(dd, oneOf(","), name, oneOf(","), yyyy),
	ofYears,
	// 22.08.2025, and 08/22/2025 or 22/08/2025 where a number or the language tells day and month apart; 22.08.25
	all(dd, sign("- / ."), mm, same, either(all(yyyy, inOrder), shortYear)),
	// 2025. augusztus 22., 2025 m. rugpjūčio 22 d., 2025eko abuztuaren 22a
	all(yyyy, upTo(4, either(oneOf(". , - / ( ) ၊ ॰"), aYear)), name, upTo(2, oneOf(". , - / ॰ මස")), dd, noClock, maybe(oneOf("d"), oneOf("."))),
	// 2025. gada 22. augusts, 2025-ж., 22-август, 2025 жылғы 22 тамыз
	all(yyyy, maybe(oneOf(". -")), aYear, upTo(2, oneOf(". ,")), dd, maybe(oneOf(". -")), name),
	// 2025 оны 8-р сарын 22
	all(yyyy, oneOf("оны"), mm, upTo(2, oneOf("- р дугаар дүгээр")), oneOf("сарын"), dd),
	// 114/08/22, 114.8.22
	all(number(3, 3, func(p *parse) *int { return &p.y }), sign("- / ."), mm, same, dd),
	// 20250822, 20250822T064109Z
	compact,
}

// Those that start with a word.
var formsOfWords = []part{
	// August 22, 2025, Aug. 22nd 2025, Aug 22 10:00:00 EDT 2025
	all(name, upTo(1, oneOf(". - /")), dd, upTo(2, oneOf("st nd rd th , ، ၊ ፣ . - / ’ '")), either(yearAfterClock, yearOfName)),
	// May 222025, of which each stands in a box
	all(name, gluedYear),
	ofYears,
	// مرداد ۳۱, ۱۴۰۴, भदौ ६, २०८२
	all(inOther, otherName, dd, maybe(oneOf(", ،")), yyyy, fromOther),
}

// ofYears is a day of 2025年8月22日, 2025년 8월 22일, 令和7年8月22日, 民國114年8月22日, 114年8月22日.
var ofYears = all(yearOfEra, oneOf("年 년"), mm, oneOf("月 월"), dd, oneOf("日 일"))

// aYear reads a word that stands beside the number of a year.
func aYear(p *parse) bool {
	p.i++
	return p.i <= len(p.ts) && calendarOf.years[fold(p.ts[p.i-1].text)]
}

// sign reads a sign between two numbers, same that sign again.
func sign(signs string) part {
	read := oneOf(signs)
	return func(p *parse) bool {
		if !read(p) {
			return false
		}
		p.sign = p.i - 1
		return true
	}
}

func same(p *parse) bool {
	p.i++
	return p.i <= len(p.ts) && p.ts[p.i-1].text == p.ts[p.sign].text
}

// name reads the name of a month.
func name(p *parse) bool {
	m, n := monthAt(p.ts, p.i, p.lang)
	p.m, p.i = m, p.i+n
	return m > 0
}

func sameName(p *parse) bool {
	m := p.m
	return name(p) && p.m == m
}

func noClock(p *parse) bool { return !isText(p.ts, p.i, ":") }

// ofOurEra makes the year one of ours: Thailand counts from 543 before, Taiwan from 1912.
func (p *parse) ofOurEra() int {
	switch lang := primary(p.lang); {
	case p.y > 2400 && lang == "th":
		p.y -= 543
	case p.y >= 80 && p.y < 200 && lang == "zh":
		p.y += 1911
	}
	return p.y
}

// yearOfName reads the year after the name of a month: one of two digits only where
// an apostrophe or a hyphen leads to it or a time of day follows, and in Thailand, where
// 33 is 2533, our 1990.
func yearOfName(p *parse) bool {
	i := p.i
	p.i++
	switch short := isNum(p.ts, i, 2, 2); {
	case isNum(p.ts, i, 4, 4):
		p.y = p.ts[i].num
	case short && p.ts[i].num >= 33 && primary(p.lang) == "th":
		p.y = p.ts[i].num + 2500
	case short && p.ts[i].num < 40 && isText(p.ts, i-1, "'", "’", "-") && touching(p.ts, i-1, i):
		p.y = p.ts[i].num + 2000
	case short && p.ts[i].num < 40 && (isNum(p.ts, p.i, 1, 2) || isText(p.ts, p.i, "at", "à", "um", "a", "às", "alle", "kl")) && timed(p): // 27 Mar 20 à 9:21
		p.y = p.ts[i].num + 2000
	}
	return p.y > 0
}

// gluedYear reads a day and a year that no blank parts.
func gluedYear(p *parse) bool {
	if !isNum(p.ts, p.i, 5, 6) {
		return false
	}
	p.d, p.y = p.ts[p.i].num/10000, p.ts[p.i].num%10000
	p.i++
	return p.y >= 1990 && p.y < 2100
}

// yearAfterClock reads the year of a Unix date, but not the clock before it.
func yearAfterClock(p *parse) bool {
	for i := p.i + 2; isNum(p.ts, p.i, 1, 2) && isText(p.ts, p.i+1, ":") && i < p.i+8; i++ {
		if isNum(p.ts, i, 4, 4) && p.ts[i].num > 1900 && !isText(p.ts, i-1, "+", "-") {
			p.y = p.ts[i].num
			return true
		}
	}
	return false
}

// eras are the years before the first of an era.
var eras = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}

func yearOfEra(p *parse) bool {
	before := 0
	if isNum(p.ts, p.i+2, 1, 3) && p.ts[p.i].num < 0 {
		if before = eras[p.ts[p.i].text+p.ts[p.i+1].text]; before > 0 {
			p.i += 2
		}
	}
	if !isNum(p.ts, p.i, 1, 4) {
		return false
	}
	p.y = before + p.ts[p.i].num
	p.i++
	return true
}

// inOther reports whether the page is in a language of a country that counts by another
// calendar: Iran, Afghanistan, Nepal.
func inOther(p *parse) bool { return otherMonths[primary(p.lang)] != nil }

// otherMonths are the names of the months there, the first that of spring: as Iran calls them,
// and Afghanistan in Dari and in Pashto; in Nepal each has several spellings.
var otherMonths = map[string][][]string{
	"fa": {
		strings.Fields("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"),
		strings.Fields("حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
	},
	"ps": {
		strings.Fields("وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"),
		strings.Fields("حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
	},
	"ne": {
		strings.Fields("वैशाख जेठ असार साउन भदौ असोज कात्तिक मंसिर पुस माघ फागुन चैत"),
		strings.Fields("बैशाख जेष्ठ आषाढ श्रावण भाद्र आश्विन कार्तिक मङ्सिर पौष माघ फाल्गुन चैत्र"),
		strings.Fields("बैसाख ज्येष्ठ असाढ सावन भाद्रपद आसोज कातिक मार्ग पूस माघ फाल्गुण चैत्र"),
	},
}

// arabicKeys writes the letters of an Arabic keyboard as Persian has them.
var arabicKeys = strings.NewReplacer("ي", "ی", "ك", "ک")

func otherName(p *parse) bool {
	p.m = 0
	if p.i < len(p.ts) {
		word := arabicKeys.Replace(p.ts[p.i].text)
		word = strings.TrimSuffix(strings.TrimSuffix(word, "ماه"), "\u200c") // "the month of"
		for _, names := range otherMonths[primary(p.lang)] {
			p.m = max(p.m, slices.Index(names, word)+1)
		}
	}
	p.i++
	return p.m > 0
}

// fromOther makes a day of another calendar one of ours.
func fromOther(p *parse) bool {
	day := fromPersian
	if primary(p.lang) == "ne" {
		day = fromNepali
	}
	t, ok := day(p.y, p.m, p.d)
	p.y, p.m, p.d = t.Year(), int(t.Month()), t.Day()
	return ok
}

// fromPersian returns a day of the Iranian calendar as one of ours. Day 1 of year 1400 was
// 21 March 2021.
func fromPersian(y, m, d int) (time.Time, bool) {
	leaps := func(y int) int { return (8*y + 21) / 33 } // before year y: the rule of 33 years
	days := 365*(y-1400) + leaps(y) - leaps(1400) + 31*(m-1) - max(0, m-7) + d - 1
	return time.Date(2021, time.March, 21+days, 0, 0, 0, 0, time.UTC), y >= 1300 && y <= 1500 && m >= 1 && m <= 12 && d >= 1 && d <= 31
}

// nepaliMonths has by how many days the months of a year of Nepal's calendar, from 2070 on, are
// longer than 29. They follow no rule: a committee sets them, those of later years not yet.
var nepaliMonths = []string{
	"222322011011", "223222101011", "232321101011", "232321110012", "222322101011", "223222101011", "232321110011",
	"232321110102", "222322101011", "223222101011", "232321110011", "232321110102", "223222101011", "223222101011",
}

// fromNepali returns a day of that calendar as one of ours. Day 1 of year 2070 was 14 April 2013.
func fromNepali(y, m, d int) (time.Time, bool) {
	if y < 2070 || y-2070 >= len(nepaliMonths) || m < 1 || m > 12 {
		return time.Time{}, false
	}
	before := strings.Join(nepaliMonths[:y-2070], "") + nepaliMonths[y-2070][:m-1]
	days := d - 1
	for _, longer := range before {
		days += 29 + int(longer-'0')
	}
	return time.Date(2013, time.April, 14+days, 0, 0, 0, 0, time.UTC), d >= 1 && d <= 29+int(nepaliMonths[y-2070][m-1]-'0')
}

// compact reads a day in eight digits that little stands after.
func compact(p *parse) bool {
	if !isNum(p.ts, p.i, 8, 8) || len(p.ts)-p.i > 6 {
		return false
	}
	v := p.ts[p.i].num
	p.y, p.m, p.d = v/10000, v/100%100, v%100
	p.i++
	return p.y >= 1970 && p.y <= 2100
}

// inOrder settles which of two numbers before a year is the day.
func inOrder(p *parse) bool {
	dayFirst, known := dayOrder(p.lang)
	switch {
	case isText(p.ts, p.sign, "."):
	case !touching(p.ts, p.i-5, p.i-4) && !spacedOut(p.ts, p.i-5, p.i-1):
		return false
	case p.d > 12, p.d == p.m:
	case p.m > 12:
		p.d, p.m = p.m, p.d
	case !known:
		return false
	default:
		p.swappable = true
		if !dayFirst {
			p.d, p.m = p.m, p.d
		}
	}
	return true
}

// shortYear reads the year of 22.08.25 and 22/08/25 in a language of the day first,
// which are dates and no versions or times of day there, and where a time of day follows
// that of 2.8.25, of 08/22/25 in English and of 25.08.22 in Korean.
func shortYear(p *parse) bool {
	i, english := p.i, primary(p.lang) == "en"
	p.i++
	dashed := isText(p.ts, p.sign, "-")
	if dashed && primary(p.lang) != "nl" || !isNum(p.ts, i-4, 1, 2) || !isNum(p.ts, i-2, 1, 2) || !isNum(p.ts, i, 2, 2) || !touching(p.ts, i-4, i) || isText(p.ts, p.i, ".", ":", "/") {
		return false
	}
	if short := len(p.ts[i-4].text)+len(p.ts[i-2].text) < 4; (short || dashed) && !timed(p) {
		return false
	}
	p.y = 2000 + p.ts[i].num
	slashed := isText(p.ts, p.sign, "/")
	dayFirst, known := dayOrder(p.lang)
	if english {
		return p.y < 2040 && slashed && (known || p.m > 12) && inOrder(p) && timed(p)
	}
	if primary(p.lang) == "ko" {
		p.y, p.d = 2000+p.d, p.ts[i].num
		return p.y < 2040 && timed(p)
	}
	p.swappable = slashed && p.d <= 12 && p.m <= 12 && p.d != p.m
	return p.y < 2040 && dayFirst
}

// timed reports whether a time of day follows.
func timed(p *parse) bool {
	day := p.state
	ok := clockAfter(p)
	p.state = day
	return ok
}

// Regions of English that write the month before the day in numbers alone, regions
// that do both, and languages that write neither, as they have the year first.
var (
	monthFirst = words("en-us en-ph en-fm en-mh en-pw")
	bothOrders = words("en en-ca en-za")
	yearFirst  = words("und ja zh ko hu lt mn tl fil")
)

// dayOrder says whether the day stands before the month in numbers alone, if that is
// known. English alone does not say it, nor does no language.
func dayOrder(lang string) (dayFirst, known bool) {
	tag := strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	known = lang != "" && !bothOrders[tag] && !yearFirst[primary(tag)]
	return known && !monthFirst[tag], known
}
