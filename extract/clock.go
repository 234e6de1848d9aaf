package extract

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// withClock returns the day that p has just read, with the time of day that stands
// after it or before its token from.
func (p *parse) withClock(s string, from int) reading {
	first, last := from, p.i-1
	if clockAfter(p) {
		last = p.i - 1
		if isText(p.ts, p.i, strconv.Itoa(p.y)) { // Unix date
			last++
		}
	} else if at, ok := p.clockBefore(from); ok {
		first = at
	}
	loc := time.UTC
	if p.offset != 0 {
		loc = time.FixedZone("", p.offset)
	}
	r := reading{start: p.ts[first].start, end: p.ts[last].end, swappable: p.swappable, zoned: p.zoned}
	r.Time = time.Date(p.y, time.Month(p.m), p.d, p.hour, p.minute, p.second, 0, loc)
	r.Precision = precisions[p.precise]
	r.Raw = strings.TrimSpace(s[r.start:r.end])
	return r
}

// clockBefore reads a time that ends where the date at token from starts: "06:41,
// 22 August 2025", "10:32 PM EDT, Wed September 13, 2023". It starts at token at.
func (p *parse) clockBefore(from int) (at int, ok bool) {
	day := p.state
	for at = max(0, from-12); at < from; at++ {
		p.i = at
		for ok = clockForm(p); ok && p.i < from; {
			ok = joiner(p) || len(p.ts[p.i].text) <= 3 && aWord(p)
		}
		label := isText(p.ts, at-1, ":") && at > 1 && p.ts[at-2].num < 0 // "Updated: 06:41"
		if ok && p.i == from && (label || !isText(p.ts, at-1, "-", "/", ":", ".", "+")) {
			return at, true
		}
		p.state = day
	}
	return 0, false
}

// joiner reads what stands between a date and its time.
var joiner = either(
	oneOf(`t , . - – — | • · / ( ) [ ] （ ） @ : ; á ås och om og oh h m published updated veröffentlicht publié oʻclock ， ،`),
	aWeekday,
	func(p *parse) bool {
		p.i++
		return p.i <= len(p.ts) && calendarOf.at[strings.ToLower(p.ts[p.i-1].text)]
	},
	aYear,
	all(aWord, oneOf(") ）")), // (금)
)

const maxJoiners = 5

// aWeekday reads the name of one, of up to three tokens: 星期五, thứ sáu, sexta-feira.
func aWeekday(p *parse) bool {
	name, found := "", 0
	for n := 0; n < 3 && p.i+n < len(p.ts) && p.ts[p.i+n].num < 0; n++ {
		if name += p.ts[p.i+n].text; calendarOf.isDay(name) {
			found = n + 1
		}
	}
	p.i += found
	return found > 0
}

func aWord(p *parse) bool {
	p.i++
	return p.i <= len(p.ts) && p.ts[p.i-1].num < 0
}

// clockForm is a time of day and the zone after it: 6:41, 06:41:09.123Z, 6.41 Uhr, 6h41,
// 6時41分, 6 a.m., 오후 6:41, T0641Z, T064109Z.
var (
	mayOpen, mayClose = upTo(1, oneOf("( , | -")), upTo(1, oneOf(")"))
	clockForm         = either(all(
		maybe(halfOfDay),
		either(
			hhmmss,
			all(hour, sign(": ： h . 時 时 시 點 点"), min2, noYear, maybe(oneOf(": ： 分 m"), sec2, maybe(fraction)), upTo(maxJoiners, oneOf("uhr 分 분 hs hrs hod 秒 초 น")), maybe(halfOfDay)),
			all(hour, either(halfOfDay, oneOf("uhr"))),
		),
		inDay,
		maybe(either(all(maybe(mayOpen, oneOf("gmt utc"), mayClose), offset), all(mayOpen, zoneName, mayClose))),
	))
	clockAfter = either(all(upTo(maxJoiners, joiner), clockForm))
)

func hhmmss(p *parse) bool {
	if !isNum(p.ts, p.i, 4, 6) || !isText(p.ts, p.i-1, "t") {
		return false
	}
	v := p.ts[p.i].num
	switch len(p.ts[p.i].text) {
	case 4:
		p.hour, p.minute, p.precise = v/100, v%100, 1
	case 6:
		p.hour, p.minute, p.second, p.precise = v/10000, v/100%100, v%100, 2
	default:
		return false
	}
	p.i++
	return true
}

// noYear: 22.08.2025 does not start with a time. Nor is 6:00 min one.
func noYear(p *parse) bool {
	dated := isText(p.ts, p.sign, ".") && isText(p.ts, p.i, ".") && isNum(p.ts, p.i+1, 2, 4)
	return !dated && !isText(p.ts, p.i, "min", "mins", "minutes", "minuten")
}

// fraction reads that of a second.
func fraction(p *parse) bool {
	p.i += 2
	return p.i <= len(p.ts) && isText(p.ts, p.i-2, ".", ",") && isDigit(p.ts[p.i-1].text[0]) && touching(p.ts, p.i-2, p.i-1)
}

// A half of the day, or a part of it that is of both.
type half int

const (
	am half = iota + 1
	pm
	noon
	night
)

var halfNames = map[string]half{"am": am, "pm": pm, "noon": noon, "night": night}

// halfOfDay reads the name of a half in the language of the page, or one that is known
// everywhere.
func halfOfDay(p *parse) bool {
	p.half = 0
	name := ""
	for n := 0; n < 3 && p.half == 0 && aWord(p); n++ {
		name += strings.ToLower(p.ts[p.i-1].text)
		p.half = cmp.Or(calendarOf.halves[calendarWord{primary(p.lang), name}], calendarOf.halves[calendarWord{"", name}])
	}
	return p.half != 0 && (!strings.Contains(name, ".") || maybe(oneOf("."))(p)) // a.m.
}

// inDay makes an hour of a half of the day one of the whole. "18:41 pm" is one; noon begins
// at eleven, and of the night the last hours are of the next morning.
func inDay(p *parse) bool {
	switch {
	case p.half == noon && p.hour >= 11, p.half == night && p.hour < 6:
	case p.half == noon:
		p.hour += 12
	case p.half == night && p.hour <= 12:
		p.hour = (p.hour + 12) % 24
	case p.half == 0, p.half == pm && p.hour > 12:
	case p.hour == 0, p.hour > 12:
		return false
	default:
		p.hour = p.hour%12 + 12*int(p.half-am)
	}
	p.precise = max(p.precise, 1)
	return p.hour <= 23 && p.minute <= 59 && p.second <= 59
}

// zones are the abbreviations that mean one thing to readers of news, in hours from UTC.
// IST (India, Ireland, Israel) and the like are not known. "ET" is EST or EDT by the time
// of the year; and "EST" in July is what people write who mean "ET", but it is taken at
// its word.
var zones = map[string]float64{
	"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3,
	"MSK": 3, "МСК": 3, "SAST": 2, "WAT": 1, "CAT": 2, "EAT": 3, "PKT": 5, "WIB": 7, "WITA": 8, "WIT": 9, "SGT": 8, "HKT": 8, "JST": 9,
	"KST": 9, "AWST": 8, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "ART": -3,
	"NST": -3.5, "NDT": -2.5, "ADT": -3, "HST": -10, "AKST": -9, "AKDT": -8, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
	"MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "ET": -5, "CT": -6, "MT": -7, "PT": -8,
}

func zoneName(p *parse) bool {
	if p.i == len(p.ts) {
		return false
	}
	name := strings.ToUpper(p.ts[p.i].text)
	hours, known := zones[name]
	if len(name) == len("ET") && usSummer(p.y, p.m, p.d) {
		hours++
	}
	p.offset, p.zoned = int(hours*3600), true
	p.i++
	return known
}

// usSummer reports whether the day is in daylight saving time by the rule of
// the United States since 2007: second Sunday of March to first of November.
func usSummer(y, m, d int) bool {
	sunday := d - int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Weekday()) // the last one
	return m == 3 && sunday >= 8 || m > 3 && m < 11 || m == 11 && sunday < 1
}

// offset reads +02:00, -0330, and +0200 (CEST).
func offset(p *parse) bool {
	at := p.i
	if !isText(p.ts, at, "+", "-", "−", "–") || !isNum(p.ts, at+1, 1, 4) || !touching(p.ts, at, at+1) {
		return false
	}
	hours, minutes := p.ts[at+1].num, 0
	p.i += 2
	switch {
	case len(p.ts[at+1].text) > 2:
		hours, minutes = hours/100, hours%100
	case isText(p.ts, at+2, ":") && isNum(p.ts, at+3, 2, 2) && touching(p.ts, at+1, at+3):
		minutes = p.ts[at+3].num
		p.i += 2
	}
	if p.offset, p.zoned = hours*3600+minutes*60, true; p.ts[at].text != "+" {
		p.offset = -p.offset
	}
	if isText(p.ts, p.i, "(") && isText(p.ts, p.i+2, ")") {
		p.i += 3
	}
	return hours <= 14 && minutes <= 59
}
