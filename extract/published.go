package extract

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A dateRule reads what one place of the page says of a date, as text.
type dateRule struct {
	name    string // as provenance has it
	when    trust
	witness witness
	read    func(d *Document) []string
}

// trust is when what a rule reads counts.
type trust int

const (
	takeFirst   trust = iota
	unlessOther       // takeFirst, but not against another day that the page prints at its headline
	ifAgreed          // if it is of one day: several days are those of a list
	ifAlone           // ifAgreed, and only on a page that no rule before gives a date for
)

// A witness tells the day of publication independently of the others. What a page
// prints is one, be it in a <time> or not.
type witness int

const (
	nobody witness = iota
	ofPrint
	ofLead
	ofAddress // from here on what is meant for programs
	ofDublinCore
	ofMeta
	ofJSONLD
)

// publishedRules: each place that a page has for the date, and when it is believed.
// [Document.dates] remarks on a date of change and of a picture.
var publishedRules = []dateRule{
	{"selector", takeFirst, nobody, func(d *Document) []string { return d.selectedDates("published") }},
	// Metadata hold an instant, which the day that is printed makes no better.
	{"jsonld", takeFirst, ofJSONLD, statedDates("datePublished")},
	{"meta:article:published_time", takeFirst, ofMeta, metaDates(publishedNames, "article:published_time", "article:published", "sailthru.date", "article_date_original", "citation_date", "citation_online_date",
		"date.available", "displaydate", "pdate", "dcterms.created", "dc.date.created", "datecreated", "creation_date", "gentime", "analyticsattributes.articledate")},
	{"time", takeFirst, ofPrint, func(d *Document) []string { return d.timeElements(false) }},
	// Of the draft, or of anything.
	{"jsonld", unlessOther, ofJSONLD, statedDates("dateCreated")},
	{"meta:dc.date", unlessOther, ofDublinCore, metaDates(nil, "dc.date", "dcterms.date", "date", "dc.created", "created", "published", "time", "release_date")},
	// Of the edition, or of the first draft; but what is printed can be of a change much later.
	{"url", unlessOther, ofAddress, func(d *Document) []string { return list(urlDate(d.page.address()+" "+d.canonical, d.locale)) }},
	{"text", takeFirst, ofPrint, func(d *Document) []string { return d.headDates(saysNothing, saysPublished) }},
	{"lead", takeFirst, ofLead, (*Document).leadDates},
	// Of a draft, or of a video, which can be older than the page.
	{"jsonld", takeFirst, nobody, statedDates("uploadDate")},
	{"meta:created", takeFirst, nobody, metaDates(createdNames, "createdate")},
	// The date of a feed can be that of its entry.
	{"feed", takeFirst, nobody, func(d *Document) []string { return feedDate(d.page.Hint.Published) }},
	{"label", ifAgreed, nobody, func(d *Document) []string { return d.labelledDates(saysPublished) }},
	{"title", ifAlone, nobody, (*Document).titleDates},
	// Where a page prints nothing but when it was updated, that is the only date it has.
	{"modified", takeFirst, nobody, func(d *Document) []string { return d.headDates(saysChanged) }},
	{"modified", ifAgreed, nobody, func(d *Document) []string { return d.labelledDates(saysChanged) }},
	{"line", ifAgreed, nobody, (*Document).loneDates},
	{"beside", ifAgreed, nobody, func(d *Document) []string { return d.datesBeside(false) }},
	{"attribute", ifAlone, nobody, (*Document).attributeDates},
	// The state that a script draws the page from can hold other pages, too.
	{"state", ifAlone, nobody, (*Document).stateDates},
	{"modified", ifAlone, nobody, func(d *Document) []string { return d.timeElements(true) }},
	{"modified", ifAlone, nobody, statedDates("dateModified")},
	{"modified", ifAlone, nobody, metaDates(nil, "dateupdate")},
	{"body id", ifAlone, nobody, func(d *Document) []string { return list(idDay.FindString(d.bodyID)) }},
	// The path of the picture has the day on 37 of the 54 pages of the sets that have one
	// in it, one of the two days beside it on 7.
	{"image", ifAlone, nobody, func(d *Document) []string { return list(urlDate(d.meta("og:image", "twitter:image"), d.locale)) }},
}

// modifiedRules are as publishedRules.
var modifiedRules = []dateRule{
	{"selector", takeFirst, nobody, func(d *Document) []string { return d.selectedDates("modified") }},
	{"jsonld", takeFirst, ofJSONLD, statedDates("dateModified")},
	{"meta:article:modified_time", takeFirst, ofMeta, metaDates(modifiedNames, "article:modified_time", "article:modified")},
	{"time", takeFirst, ofPrint, func(d *Document) []string { return d.timeElements(true) }},
	{"text", takeFirst, ofPrint, func(d *Document) []string { return d.headDates(saysChanged) }},
	{"label", ifAgreed, nobody, func(d *Document) []string { return d.labelledDates(saysChanged) }},
	{"beside", ifAgreed, nobody, func(d *Document) []string { return d.datesBeside(true) }},
	{"feed", takeFirst, nobody, func(d *Document) []string { return feedDate(d.page.Hint.Modified) }},
}

// The names that publishers give a date in <meta>: "datePublished",
// "og:article:published_time", "parsely-pub-date", "DC.date.issued",
// "photo:uploaded", "last-modified", "iso-8601-update-date".
var (
	publishedNames = &rare{anyOf("pub", "posted", "issued"),
		regexp.MustCompile(`(?:publi(?:sh|shed|shing|cation)|pub|posted|issued)[-_.:]?(?:date|time|at|on)(?:$|[-_.:])|(?:date|time)[-_.:]?(?:published|issued|posted)`)}
	createdNames = &rare{anyOf("creat", "upload", "releas"),
		regexp.MustCompile(`(?:created?|upload|uploaded|release)[-_.:]?(?:date|time|at|on)(?:$|[-_.:])|(?:date|time)[-_.:]?(?:created|uploaded|released?)|[-_.:](?:created|uploaded)$`)}
	modifiedNames = &rare{anyOf("modif", "updat", "revis", "last"),
		regexp.MustCompile(`(?:modif(?:ied|ication)|updated?|revis(?:ed|ion))(?:[-_.:]?(?:date|time|at|on))?(?:$|[-_.:])|last[-_.:]?(?:mod|updated?)`)}
)

// metaDates reads the <meta> element of the first name, then those whose name is
// like the pattern, if there is one, then those of the other names.
func metaDates(like *rare, names ...string) func(d *Document) []string {
	return func(d *Document) []string {
		out := slices.Clone(d.metas[names[0]])
		if like != nil {
			for _, name := range slices.Sorted(maps.Keys(d.metas)) {
				if name != names[0] && like.matches(name) {
					out = append(out, d.metas[name]...)
				}
			}
		}
		for _, name := range names[1:] {
			out = append(out, d.metas[name]...)
		}
		return out
	}
}

func statedDates(props ...string) func(d *Document) []string {
	return func(d *Document) (out []string) {
		for _, it := range d.about {
			for _, p := range props {
				out = append(out, it.texts(p)...)
			}
		}
		return out
	}
}

func feedDate(t time.Time) []string {
	if t.IsZero() {
		return nil
	}
	return []string{t.Format(time.RFC3339)}
}

// A candidate is what one rule gives for a date.
type candidate struct {
	dateRule
	readings []reading // that are plausible, at least one; the first counts
}

// oneDay reports whether all readings are of the day of the first.
func (c candidate) oneDay() bool {
	return !slices.ContainsFunc(c.readings, func(r reading) bool { return !sameDay(c.readings[0], r) })
}

// candidates returns what the rules give, in their order.
func (d *Document) candidates(rules []dateRule) (out []candidate) {
	for _, r := range rules {
		if r.when == ifAlone && len(out) > 0 {
			continue
		}
		c := candidate{dateRule: r}
		for _, s := range r.read(d) {
			if at, ok := readDate(s, d.locale); ok && d.plausible(at.Time, r.witness >= ofAddress) {
				c.readings = append(c.readings, at)
			}
		}
		if len(c.readings) > 0 && (r.when <= unlessOther || c.oneDay()) {
			out = append(out, c)
		}
	}
	return out
}

// dates fills in both dates. A page that was modified before it was published
// was not modified.
func (d *Document) dates(a *Article) {
	published, modified := d.candidates(publishedRules), d.candidates(modifiedRules)
	pub, by := bestDate(elected(published))
	mod, modBy := bestDate(modified)
	if printed, ok := d.printedFirst(pub, mod, published); ok && (strings.HasPrefix(by, "jsonld") || strings.HasPrefix(by, "meta")) {
		pub, by = printed, "text"
	}
	pub.Time, mod.Time = pub.inOwnZone(published, modified), mod.inOwnZone(modified, published)
	pub.Time, mod.Time = pub.inZoneOf(mod), mod.inZoneOf(pub)
	pub, mod = d.atHome("published", pub, mod), d.atHome("modified", mod, pub)
	if zone, ok := pub.zoneOfDay(published); ok {
		pub.Time = pub.Time.In(zone)
		d.remark("published", "zone-inferred", Info, "the page prints "+pub.Time.Format(time.DateOnly)+" for "+pub.Raw)
	}
	a.Published = pub.Date
	a.note("published", pub.Raw, by)
	d.checkDates(pub, published)
	switch {
	case strings.HasPrefix(by, "modified"):
		d.remark("published", "date-is-modified", Warning, "the page only says when it was updated")
	case by == "image":
		d.remark("published", "date-of-picture", Warning, "the page gives no date but in the path of its picture")
	}
	switch {
	case mod.IsZero():
	case !pub.IsZero() && mod.before(pub):
		d.remark("modified", "modified-before-published", Info, mod.Date.String()+" is not taken")
	default:
		a.Modified = mod.Date
		a.note("modified", mod.Raw, modBy)
	}
}

// homeZones are the zones, in minutes ahead of UTC, of languages that are at home in one.
// Those whose countries have changed their zones in the last ten years are left out: Turkish,
// Kazakh.
var homeZones = map[string]int{
	"ja": 540, "ko": 540, "zh": 480, "mn": 480, "ms": 480, "fil": 480, "tl": 480, "th": 420, "vi": 420, "km": 420, "lo": 420, "my": 390, "ky": 360, "ne": 345,
	"hi": 330, "mr": 330, "gu": 330, "te": 330, "kn": 330, "ml": 330, "ta": 330, "pa": 330, "or": 330, "as": 330, "si": 330, "uz": 300, "tg": 300, "tk": 300, "ka": 240, "hy": 240, "az": 240,
	"be": 180, "am": 180, "ti": 180, "so": 180, "sw": 180, "mg": 180, "af": 120, "zu": 120, "xh": 120, "rw": 120, "ha": 60, "yo": 60, "ig": 60,
	"de": 60, "lb": 60, "nl": 60, "fy": 60, "it": 60, "mt": 60, "ca": 60, "eu": 60, "da": 60, "no": 60, "sv": 60, "pl": 60, "cs": 60, "sk": 60, "hu": 60, "sl": 60, "hr": 60, "bs": 60, "sr": 60, "mk": 60, "sq": 60,
	"fi": 120, "et": 120, "lv": 120, "lt": 120, "ro": 120, "bg": 120, "el": 120, "uk": 120,
}

// summerZones are the languages among them whose clocks go by the summer time of Europe.
var summerZones = words("de lb nl fy it mt ca eu da no sv pl cs sk hu sl hr bs sr mk sq fi et lv lt ro bg el uk")

// europeanSummer reports whether an instant is in that, by the rule since 1996: from 01:00 UTC
// on the last Sunday of March to that of October.
func europeanSummer(t time.Time) bool {
	turn := func(m time.Month) time.Time {
		last := time.Date(t.Year(), m, 31, 1, 0, 0, 0, time.UTC)
		return last.AddDate(0, 0, -int(last.Weekday()))
	}
	return !t.Before(turn(time.March)) && t.Before(turn(time.October))
}

// homeZone returns the zone in which a time of day without one is read.
func (d *Document) homeZone(t time.Time) (ahead time.Duration, ok bool) {
	lang := primary(d.locale)
	minutes, ok := homeZones[lang]
	if tag := strings.ToLower(d.locale); tag == "sv-fi" || tag == "sv_fi" {
		minutes += 60
	}
	ahead = time.Duration(minutes) * time.Minute
	if summerZones[lang] && europeanSummer(t.Add(-ahead)) {
		ahead += time.Hour
	}
	return ahead, ok
}

// atHome takes a time of day without a zone for that where the language of the page is at
// home, or for that which the page's other date names.
func (d *Document) atHome(field string, r, other reading) reading {
	ahead, ok := d.homeZone(r.Time)
	if !ok || r.IsZero() || r.zoned || r.Precision == Day {
		return r
	}
	why := "the language"
	if _, seconds := other.Time.Zone(); other.zoned && seconds != 0 { // a paper abroad
		ahead, why = time.Duration(seconds)*time.Second, other.Raw
	}
	r.Time, r.zoned = r.Time.Add(-ahead).In(time.FixedZone("", int(ahead/time.Second))), true
	d.remark(field, "zone-inferred", Info, "no zone in "+r.Raw+": that of "+why)
	return r
}

// before reports whether r is earlier than other: the day, where one of them has
// no time, and the minute, where one has no seconds.
func (r reading) before(other reading) bool {
	if r.Precision == Day || other.Precision == Day {
		return r.Time.Format(time.DateOnly) < other.Time.Format(time.DateOnly)
	}
	if r.Precision == Minute || other.Precision == Minute {
		return r.Time.Truncate(time.Minute).Before(other.Time.Truncate(time.Minute))
	}
	return r.Time.Before(other.Time)
}

const clock = "2006-01-02T15:04"

// bestDate returns the first candidate. Later ones can make it more exact: the
// time of the same day, or the zone of the same time.
func bestDate(candidates []candidate) (best reading, provenance string) {
	for _, c := range candidates {
		got := c.readings[0]
		best.settle(got)
		switch {
		case best.IsZero():
			best, provenance = got, c.name
		case sameDay(best, got):
			provenance = joinRule(provenance, c.name)
			if best.Precision == Day && got.Precision != Day && got.Time.Format(time.DateOnly) == best.Time.Format(time.DateOnly) || !best.zoned && got.zoned && best.Time.Format(clock) == got.Time.Format(clock) {
				best = got
			}
		}
	}
	return best, provenance
}

// elected returns the candidates with that one first whose day more witnesses give
// than the day of the first, and at least two: a plugin fills JSON-LD with the day of
// the draft, and the page prints and states the one that it appeared on.
func elected(all []candidate) []candidate {
	said := map[witness]reading{}
	for _, c := range all {
		if _, known := said[c.witness]; c.witness != nobody && !known || c.name == "text" {
			said[c.witness] = c.readings[0]
		}
	}
	votes := func(c candidate) (n int) {
		for _, r := range said {
			if sameDay(c.readings[0], r) {
				n++
			}
		}
		return n
	}
	if len(all) == 0 || all[0].name == "selector" {
		return all
	}
	best := 0
	for i, c := range all {
		if c.witness != nobody && !sameDay(c.readings[0], all[0].readings[0]) && votes(c) > max(1, votes(all[best])) {
			best = i
		}
	}
	if best == 0 && all[0].when == unlessOther {
		best = max(0, slices.IndexFunc(all, func(c candidate) bool { return c.name == "text" && all[0].yields(c) }))
	}
	return slices.Concat(all[best:best+1], all[:best], all[best+1:])
}

// yields reports whether what is printed at the headline is another day than that of c. A
// day in the address is of the edition if that is of the same week; a change comes later.
func (c candidate) yields(printed candidate) bool {
	a, b := c.readings[0], printed.readings[0]
	a.settle(b)
	if slices.ContainsFunc(printed.readings, func(r reading) bool { return sameDay(a, r) }) {
		return false
	}
	if c.witness == ofAddress {
		return a.Time.Sub(b.Time).Abs() < sameSeason
	}
	return !a.isUTC() || a.dayBefore(b) || b.dayBefore(a)
}

const (
	oneSave   = 5 * time.Minute // between the two dates of a page that has no other than that of its last save
	besideTop = 20              // elements between the headline and a date right above or below it
)

// savedBy reports whether a page that was last changed at mod seems to have no date but
// that of a save at r: it was published at the same moment, or even after that.
func (r reading) savedBy(mod reading) bool {
	if r.Precision == Day || mod.Precision == Day {
		return !mod.IsZero() && mod.before(r)
	}
	return mod.Time.Sub(r.Time) < oneSave && !mod.IsZero()
}

// printedFirst returns the day that the page prints at its headline, where that is earlier
// than what the metadata say and they seem to tell of a later save: the page says that it was
// published then, or they have the same moment for the change. A day in the address is right.
func (d *Document) printedFirst(pub, mod reading, published []candidate) (printed reading, ok bool) {
	saved := pub.savedBy(mod)
	lines := d.headLines(saysNothing, saysPublished)
	if saved && len(lines) == 0 {
		lines = d.labelledLines(saysPublished)
	}
	for i, l := range lines {
		r, read := readDate(l.text, d.locale)
		switch {
		case !read || r.swappable || i > 0 && !sameDay(printed, r):
			return reading{}, false
		case i == 0:
			printed = r
			ok = saved && d.fromHead(l.mark) <= besideTop
		}
		ok = ok || l.says == saysPublished
	}
	return printed, ok && printed.dayBefore(pub) && !slices.ContainsFunc(published, func(c candidate) bool { return c.name == "url" && sameDay(pub, c.readings[0]) })
}

// dayBefore reports whether r is of an earlier day than other, whatever the zone
// of either is.
func (r reading) dayBefore(other reading) bool {
	end := r.Time
	if r.Precision == Day {
		end = end.Add(24 * time.Hour)
	}
	if !r.zoned || !other.zoned {
		end = end.Add(12 * time.Hour) // the most that a place is behind UTC
	}
	return end.Before(other.Time) && !sameDay(r, other)
}

// settle corrects a date of which the language alone said which number is the
// month, by a second reading that says it for certain.
func (r *reading) settle(sure reading) {
	y, m, day := r.Time.Date()
	if r.swappable && !sure.swappable && sure.Time.Year() == y && int(sure.Time.Month()) == day && sure.Time.Day() == int(m) {
		r.Time = time.Date(y, time.Month(day), int(m), r.Time.Hour(), r.Time.Minute(), r.Time.Second(), 0, r.Time.Location())
	}
}

// inOwnZone returns an instant that is given in UTC in the zone of the page, if another part
// gives the same one there: "2025-08-22T01:06:51Z" beside "August 21, 2025 9:06 pm". Of the
// page's other date, a reading can tell only if it names its zone.
func (r reading) inOwnZone(same, other []candidate) time.Time {
	t := r.Time
	if !r.isUTC() {
		return t
	}
	for i, c := range slices.Concat(same, other) {
		for _, w := range c.readings {
			if ahead, ok := w.ahead(t); ok && (i < len(same) || w.zoned) {
				return t.In(time.FixedZone("", int(ahead/time.Second)))
			}
		}
	}
	return t
}

// ahead returns by how much the clock of r is ahead of the instant t in UTC, if
// it can be of the same instant.
func (r reading) ahead(t time.Time) (time.Duration, bool) {
	var ahead time.Duration
	switch _, offset := r.Time.Zone(); {
	case r.zoned:
		if t.Sub(r.Time).Abs() >= time.Minute {
			return 0, false
		}
		ahead = time.Duration(offset) * time.Second
	case r.Precision == Day: // midnight there
		if ahead = r.Time.Sub(t); ahead <= 0 || ahead%time.Hour != 0 {
			return 0, false
		}
	default:
		unit := time.Minute
		if r.Precision == Second {
			unit = time.Second
		}
		ahead = r.Time.Truncate(unit).Sub(t.Truncate(unit))
	}
	return ahead, ahead != 0 && (ahead%time.Hour == 0 && ahead > -12*time.Hour && ahead <= 14*time.Hour || ahead%time.Minute == 0 && slices.Contains(brokenZones, ahead/time.Minute))
}

// brokenZones are the minutes of zones that are not whole hours from UTC: the Marquesas,
// Newfoundland, Iran, Afghanistan, India, Nepal, Myanmar, Australia.
var brokenZones = []time.Duration{-570, -210, -150, 210, 270, 330, 345, 390, 570, 630}

// zoneOfDay returns the zone nearest to UTC in which an instant in UTC is of the day before
// or after, where the page prints that at its headline.
func (r reading) zoneOfDay(all []candidate) (zone *time.Location, ok bool) {
	i := slices.IndexFunc(all, func(c candidate) bool { return c.name == "text" })
	if i < 0 || !r.isUTC() || !all[i].oneDay() || all[i].readings[0].swappable || all[i].readings[0].Precision != Day {
		return nil, false
	}
	printed, hours := all[i].readings[0], 0
	switch day := r.Time.Truncate(24 * time.Hour); printed.Time.Sub(day) {
	case 24 * time.Hour:
		hours = 24 - r.Time.Hour()
	case -24 * time.Hour:
		hours = -r.Time.Hour() - 1
	}
	return time.FixedZone("", hours*3600), hours != 0 && hours >= -8 && hours <= 9
}

// isUTC reports whether r is an instant that is given in UTC.
func (r reading) isUTC() bool {
	_, offset := r.Time.Zone()
	return r.zoned && offset == 0
}

// sameSeason is how far apart the dates of a page are in one zone; over longer
// times its clocks may have changed.
const sameSeason = 7 * 24 * time.Hour

// inZoneOf returns an instant that is given in UTC in the zone of the page's
// other date.
func (r reading) inZoneOf(other reading) time.Time {
	if !r.isUTC() || !other.zoned || other.Time.Sub(r.Time).Abs() > sameSeason {
		return r.Time
	}
	return r.Time.In(other.Time.Location())
}

// sameDay reports whether two readings are of one day in the zone of one of them.
func sameDay(a, b reading) bool {
	return a.Time.Format(time.DateOnly) == b.Time.Format(time.DateOnly) ||
		a.Precision != Day && b.Precision != Day && a.Time.Sub(b.Time).Abs() < 14*time.Hour
}

// plausible leaves out what is to come when the page is fetched, and days before the web, but
// for those that archives of newspapers state.
func (d *Document) plausible(t time.Time, stated bool) bool {
	if at := d.page.Fetch.At; !at.IsZero() && t.After(at.Add(24*time.Hour)) {
		return false
	}
	return t.Year() >= 1990 && t.Year() < 2100 || stated && t.Year() >= 1800 && t.Year() < 1990 && !zeroDays[t.Format(time.DateOnly)]
}

// zeroDays are the first days of databases and calendars, and what they are in the
// zones behind UTC.
var zeroDays = words("1800-01-01 1899-12-30 1899-12-31 1900-01-01 1901-01-01 1903-12-31 1904-01-01 1969-12-31 1970-01-01 1979-12-31 1980-01-01")

// readDate reads a value of metadata or a printed date: a date in any form, the seconds
// or milliseconds since 1970, or the digits of a day and a time: 20250822064109.
func readDate(s, lang string) (reading, bool) {
	s = strings.TrimSpace(s)
	raw := s
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		switch len(s) {
		case 8:
		case 12, 14:
			s = s[:8] + "T" + s[8:]
		case 13:
			n /= 1000
			fallthrough
		case 10:
			return reading{Date: Date{Time: time.Unix(n, 0).UTC(), Raw: raw, Precision: Second}, zoned: true}, true
		default:
			return reading{}, false
		}
	}
	r, ok := findDate(s, lang)
	if len(raw) < len(s) {
		r.Raw = raw
	}
	if ok && r.Precision != Day && r.Time.Hour()|r.Time.Minute()|r.Time.Second() == 0 && !r.zoned {
		r.Time, r.Precision = r.Time.Truncate(24*time.Hour), Day // midnight of nowhere is a day
	}
	return r, ok
}

// selectedDates reads the elements of a selector: their machine-readable date,
// else their text.
func (d *Document) selectedDates(field string) (out []string) {
	for _, n := range d.selected(field) {
		out = append(out, list(cmp.Or(attr(n, "datetime"), attr(n, "content"), fieldText(n)))...)
	}
	return out
}

// timeElements returns the <time> elements of the article's head, those that
// say updated or those that do not.
func (d *Document) timeElements(modified bool) (out []string) {
	var near, inside []string
	for _, m := range d.times {
		if m.apart() || m.in&inHeader != 0 || inQuote(m.n) || d.saysModified(m) != modified || d.inCard(m) {
			continue
		}
		v := d.timeValue(m.n)
		if v == "" {
			continue
		}
		switch {
		case d.nearHead(m) && saysPubdate(m.n):
			return slices.Concat([]string{v}, near, inside)
		case d.nearHead(m):
			near = append(near, v)
		case d.headAt > 0:
			inside = append(inside, v)
		}
	}
	if len(near) == 0 && len(inside) > 1 {
		return nil // many times are a list of entries
	}
	return append(near, inside...)
}

// timeValue returns the machine-readable date of a <time> element, but the printed one where
// that is another day: templates keep the date that they were written on.
func (d *Document) timeValue(n *html.Node) string {
	text := fieldText(n)
	v, stated := "", reading{}
	for _, key := range timeKeys {
		var ok bool
		if v = attr(n, key); v != "" {
			if stated, ok = readDate(v, d.locale); ok {
				break
			}
		}
	}
	if stated.IsZero() {
		return text
	}
	if printed, ok := readDate(text, d.locale); ok && !printed.swappable && printed.Time.Sub(stated.Time).Abs() > 48*time.Hour {
		return text
	}
	return v
}

// timeKeys are the attributes of a <time> that can have its date.
var timeKeys = []string{"datetime", "content", "title", "data-datetime", "data-date", "data-time", "data-timestamp"}

// saysPubdate reports whether an element is marked as the date of publication, or says
// so: <time>Published: 22 August 2025</time>.
func saysPubdate(n *html.Node) bool {
	if says, from, _ := findLabel(fieldText(n)); says == saysPublished && from == 0 {
		return true
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		value := strings.ToLower(a.Val)
		return a.Key == "pubdate" || (a.Key == "class" || a.Key == "itemprop") && (strings.Contains(value, "publish") || strings.Contains(value, "entry-date"))
	})
}

// saysModified reports whether the class of a <time>, or the words in and
// before it, say that the date is of a change.
func (d *Document) saysModified(m mark) bool {
	says, from, _ := findLabel(labelBefore(m.n) + fieldText(m.n))
	if m.hints&hintModified != 0 {
		return (says != saysPublished || from > 0) && !saysPubdate(m.n) // WordPress: "entry-date published updated"
	}
	return says == saysChanged && from < maxLabel
}

// urlDay finds /2025/08/22/, 2025-08-22, /20250822/, -20250822, 22-08-2025, /2025/aug/22/ and
// /2025/WORLD/asia/08/22/ in a path; behind a section a number of one digit is a page, a week.
var urlDay = regexp.MustCompile(`[/\-_=](20[0-3]\d|19\d\d)([/\-_.])(0?[1-9]|1[0-2])[/\-_.](0?[1-9]|[12]\d|3[01])(?:[/\-_.?&# ]|$)|[/\-_](20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/\-_.?&# ]|$)|[/\-_=~](\d\d)([\-_.])(\d\d)[\-_.](20[0-3]\d)(?:[/\-_.?&# ]|$)|/(20[0-3]\d|19\d\d)/((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)/(0?[1-9]|[12]\d|3[01])(?:[/?&# ]|$)|/(20[0-3]\d|19\d\d)/(?:[A-Za-z][A-Za-z.]*/){1,2}(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?:[/?&# ]|$)`)

// idDay is the day in the id of a page: "news20250822_k10011".
var idDay = regexp.MustCompile(`(?:^|\D)\d{8}(?:\D|$)`)

// urlDate returns the day in an address, "" if it has none or does not say
// which number is the month.
func urlDate(address, lang string) string {
	if address = address[:min(len(address), maxLine)]; digits(address) < fewestDigits {
		return ""
	}
	m := urlDay.FindStringSubmatch(address)
	switch {
	case m == nil, m[1] != "" && m[1] < "1990" && m[2] != "/": // "the-day-of-1945-05-08"
		return ""
	case m[13] != "":
		day, _ := parseDate(m[14]+" "+m[13]+" "+m[12], "en")
		return day.String()
	case m[8] == "":
		return m[1] + m[5] + m[15] + "-" + m[3] + m[6] + m[16] + "-" + m[4] + m[7] + m[17]
	}
	day, _ := parseDate(m[8]+"/"+m[10]+"/"+m[11], lang)
	return day.String()
}

// checkDates remarks on a date whose zone is unknown, and on rules that give
// days more than two apart.
func (d *Document) checkDates(best reading, all []candidate) {
	if best.IsZero() {
		d.remark("published", "no-date", Warning, "the page gives no date")
		return
	}
	if best.Precision != Day && !best.zoned {
		d.remark("published", "date-zone-unknown", Info, "no zone in "+best.Raw)
	}
	for _, c := range all {
		if r := c.readings[0]; r.Time.Sub(best.Time).Abs() > 48*time.Hour {
			d.remark("published", "dates-disagree", Info, best.Date.String()+" and "+r.Date.String())
			return
		}
	}
}

// titleParts are what stands in brackets, or between signs that part the name of a site
// from a headline.
var titleParts = regexp.MustCompile(`[()（）\[\]【】|｜]| [-–—] `)

// titleDates returns the parts of the title that are a date and nothing else:
// "港が再開（2025年8月22日）", "Port reopens - 22.08.2025 - World Ledger".
func (d *Document) titleDates() []string {
	return slices.DeleteFunc(titleParts.Split(d.title, -1), func(part string) bool {
		_, ok := parseDate(part, d.locale)
		return !ok
	})
}

// attributeDates returns the dates in attributes near the headline that a script turns
// into what readers see: those of elements that are called a date, and those that are
// called one themselves: <abbr class="published" title="2025-08-22T06:41:09Z">,
// <p data-datetime="2025-08-22 06:41">, <post-stamp publishdate="…">.
func (d *Document) attributeDates() (out []string) {
	read := func(n *html.Node, called func(key string) bool) {
		for i := range n.Attr {
			if a := &n.Attr[i]; called(a.Key) {
				if r, ok := readDate(a.Val, d.locale); ok && r.start == 0 {
					out = append(out, a.Val)
				}
			}
		}
	}
	for _, m := range d.dated {
		if d.nearHead(m) && !m.apart() && !d.saysModified(m) && m.n.DataAtom != atom.Input && m.n.DataAtom != atom.Meta {
			read(m.n, func(key string) bool { return key == "title" || key == "content" || key == "datetime" })
		}
	}
	pos := 0
	for n := range d.doc.Nodes[0].Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		pos++
		if n.DataAtom != atom.Input && n.DataAtom != atom.Time && n.DataAtom != atom.Meta && d.nearHead(mark{pos: pos}) {
			read(n, func(key string) bool { // <abbr title="2025-08-22T06:41:09Z">3 hours ago</abbr>
				return attributeOfDate.MatchString(key) || key == "title" && (n.DataAtom == atom.Abbr || n.DataAtom == atom.Span && d.standsForDay(n))
			})
		}
	}
	return out
}

// standsForDay reports whether the title of a <span> is a date, that of no comment and of
// nothing that a text tells of.
func (d *Document) standsForDay(n *html.Node) bool {
	_, ok := parseDate(attr(n, "title"), d.locale)
	return ok && !classHas(n.Parent, "comment") && !inProse(n)
}

// attributeOfDate is a name of an attribute for the day of publication, or for a
// day that is not told more of.
var attributeOfDate = regexp.MustCompile(`^(?:data-)?(?:publi(?:sh|shed|cation)|pub|post|posted|create|created|deploy|article)?[-_]?(?:date|time|datetime|timestamp|dt)(?:[-_]?(?:time|iso|published|gmt|utc))?$`)

// statedDay is the date of publication in the state that a script draws the page from:
// "datePublished":"…", 'dateOfPublication': '…', publish_date = "…".
var statedDay = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:date_?(?:of_?)?(?:published|publication)|(?:pub|publish|published|publication)[_-]?(?:date|at|time|on)|first[_-]?(?:published|publication)(?:_?(?:at|date))?)(?:\\?["']|&q;)?\s*[:=]\s*(?:\\?["']|&q;)([^"'&\\]{8,40})`)

const (
	maxStated   = 50 // dates of publication in scripts
	aroundState = 70 // bytes around "pub" that hold the longest of them
)

// stateDates returns the dates of publication in the page's scripts.
func (d *Document) stateDates() (out []string) {
	for n := range d.doc.Nodes[0].Descendants() {
		if n.DataAtom != atom.Script {
			continue
		}
		text := d.scriptText(n)
		for at := 0; len(text) <= maxScript && len(out) < maxStated; at += len("ub") {
			next := strings.Index(text[at:], "ub")
			if next < 0 {
				break
			}
			if at += next; at > 0 && text[at-1]|0x20 == 'p' {
				if m := statedDay.FindStringSubmatch(text[max(0, at-len("first_pub")):min(len(text), at+aroundState)]); m != nil {
					out = append(out, m[1])
				}
			}
		}
	}
	return out
}
