package extract

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html/atom"
)

// A dateRule reads the candidates that one part of the page gives for a date,
// as text.
type dateRule struct {
	name string
	read func(d *Document) []string
	sure bool // meant for machines; else found near the headline
}

// dateMetaLike reads the <meta> elements whose name matches a pattern.
func dateMetaLike(pattern string) dateRule {
	re := regexp.MustCompile(pattern)
	return dateRule{"meta", func(d *Document) (out []string) {
		for _, name := range slices.Sorted(maps.Keys(d.metas)) {
			if re.MatchString(name) {
				out = append(out, d.metas[name]...)
			}
		}
		return out
	}, true}
}

func dateMeta(names ...string) dateRule {
	return dateRule{"meta:" + names[0], func(d *Document) []string {
		var out []string
		for _, n := range names {
			out = append(out, d.metas[n]...)
		}
		return out
	}, true}
}

func dateStated(props ...string) dateRule {
	return dateRule{"jsonld", func(d *Document) (out []string) {
		for _, it := range d.about {
			for _, p := range props {
				out = append(out, it.texts(p)...)
			}
		}
		return out
	}, true}
}

// publishedRules: metadata hold an instant; what is printed near the headline
// is often the day alone. The URL has no time at all, and the date of a feed
// can be that of its entry. Where a page prints nothing but when it was updated,
// that is the only date it has; [Document.dates] remarks on it.
var publishedRules = []dateRule{
	{"selector", func(d *Document) []string { return d.selectedDates("published") }, true},
	dateStated("datePublished"),
	dateMeta("article:published_time", "og:article:published_time", "article:published", "og:published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "datepublished",
		"publish-date", "publish_date", "publishdate", "published_time", "pub_date", "pubdate", "publication_date", "publicationdate", "publication-date", "article_date_original", "article.published", "published-date", "published_at", "dc.date.issued", "dcterms.issued",
		"dcterms.created", "dc.date.created", "citation_publication_date", "citation_date", "citation_online_date", "og:pubdate", "rnews:datepublished", "shareaholic:article_published_time", "article.created", "article:created_time", "vr:published_time", "mrf:published_time",
		"bt:pubdate", "iso-8601-publish-date", "gentime", "originalpublicationdate", "article-published-date", "date.available", "weibo:article:create_at", "cre_date", "dateissued", "datecreated", "creation_date", "analyticsattributes.articledate", "ptime"),
	{"time", func(d *Document) []string { return d.timeElements(false) }, true},
	dateStated("dateCreated", "uploadDate"),
	dateMetaLike(`(?:publi(?:sh|shed|shing|cation)|pub|posted|issued)[-_.:]?(?:date|time|at|on)(?:$|[-_.:])|(?:date|time)[-_.:]?(?:published|issued|posted)`),
	dateMeta("dc.date", "dcterms.date", "date", "dc.created", "created", "eomportal-lastupdate", "og:date", "published", "time", "article:post_date", "release_date", "og:release_date", "video:release_date"),
	{"text", func(d *Document) []string { return d.headDates(false) }, false},
	{"lead", (*Document).leadDates, false},
	{"url", func(d *Document) []string { return list(urlDate(d.page.address()+" "+d.canonical, d.locale)) }, false},
	{"feed", func(d *Document) []string { return hintDate3339(d.page.Hint.Published) }, true},
	{"label", func(d *Document) []string { return d.labelledDates(false) }, false},
	{"modified", func(d *Document) []string { return append(d.headDates(true), d.labelledDates(true)...) }, false},
	{"line", (*Document).loneDates, false},
	{"beside", (*Document).datesBeside, false},
}

// stateRules are for a page that says nowhere else when it was published: the
// state that a script draws it from can hold other pages, too.
var stateRules = []dateRule{{"state", (*Document).stateDates, true}}

// modifiedRules are as publishedRules.
var modifiedRules = []dateRule{
	{"selector", func(d *Document) []string { return d.selectedDates("modified") }, true},
	dateStated("dateModified"),
	dateMeta("article:modified_time", "og:updated_time", "article:updated_time", "article:modified", "og:article:modified_time", "og:modified_time", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "datemodified", "modified_time", "updated_time", "updated_at",
		"revision_date", "modified", "cxenseparse:modified", "article.updated", "iso-8601-update-date", "vr:updated_time", "mrf:modified_time", "bt:moddate", "lastupdate", "analyticsattributes.updateddate"),
	{"time", func(d *Document) []string { return d.timeElements(true) }, true},
	{"text", func(d *Document) []string { return d.headDates(true) }, false},
	{"label", func(d *Document) []string { return d.labelledDates(true) }, false},
	{"feed", func(d *Document) []string { return hintDate3339(d.page.Hint.Modified) }, true},
}

func hintDate3339(t time.Time) []string {
	if t.IsZero() {
		return nil
	}
	return []string{t.Format(time.RFC3339)}
}

// dates fills in both dates. A page that was modified before it was published
// was not modified.
func (d *Document) dates(a *Article) {
	pub, by, all := d.bestDate(publishedRules)
	if pub.IsZero() {
		pub, by, all = d.bestDate(stateRules)
	}
	a.Published = pub.Date
	d.noteIf(a, "published", !pub.IsZero(), by)
	d.checkDates(pub, all)
	if strings.HasPrefix(by, "modified") {
		d.remark("published", "date-is-modified", Warning, "the page only says when it was updated")
	}
	mod, by, _ := d.bestDate(modifiedRules)
	if mod.IsZero() || !pub.IsZero() && mod.Time.Before(pub.Time) && mod.Precision != Day {
		return
	}
	a.Modified = mod.Date
	d.noteIf(a, "modified", true, by)
}

// bestDate returns the date of the first rule that gives one. Later rules can
// make it more exact: the time of the same day, or the zone of the same time.
// all are the dates that the rules give first.
func (d *Document) bestDate(rules []dateRule) (best reading, provenance string, all []reading) {
	var witnesses []reading
	for _, r := range rules {
		first := true
		for _, s := range r.read(d) {
			got, ok := readDate(s, d.locale)
			if !ok || !plausible(got.Time) {
				continue
			}
			witnesses = append(witnesses, got)
			if !first {
				continue
			}
			first = false
			all = append(all, got)
			best.settle(got)
			switch {
			case best.IsZero():
				best, provenance = got, r.name
			case sameDay(best, got):
				if !strings.Contains(provenance, r.name) {
					provenance += "+" + r.name
				}
				if best.Precision == Day && got.Precision != Day && got.Time.Format(time.DateOnly) == best.Time.Format(time.DateOnly) || !best.zoned && got.zoned && sameClock(best, got) {
					best = got
				}
			}
		}
	}
	if best.zoned {
		best.Time = inOwnZone(best.Time, witnesses)
	}
	return best, provenance, all
}

// settle corrects a date of which the language alone said which number is the
// month, by a second reading that says it for certain.
func (r *reading) settle(sure reading) {
	y, m, day := r.Time.Date()
	if r.swappable && !sure.swappable && sure.Time.Year() == y && int(sure.Time.Month()) == day && sure.Time.Day() == int(m) {
		r.Time = time.Date(y, time.Month(day), int(m), r.Time.Hour(), r.Time.Minute(), r.Time.Second(), 0, r.Time.Location())
	}
}

// inOwnZone returns an instant that is given in UTC in the zone of the page, if
// another part of the page gives the same one there. Its day is the one that
// readers see: "2025-08-22T01:06:51Z" beside "August 21, 2025 9:06 pm".
func inOwnZone(t time.Time, witnesses []reading) time.Time {
	if _, offset := t.Zone(); offset != 0 {
		return t
	}
	for _, w := range witnesses {
		var ahead time.Duration // of local time
		switch _, offset := w.Time.Zone(); {
		case w.Precision == Day: // midnight there
			if ahead = w.Time.Sub(t); ahead <= 0 || ahead%time.Hour != 0 {
				continue
			}
		case w.zoned && (offset == 0 || t.Sub(w.Time).Abs() >= time.Minute):
			continue
		case w.zoned:
			ahead = time.Duration(offset) * time.Second
		default:
			unit := time.Minute
			if w.Precision == Second {
				unit = time.Second
			}
			ahead = w.Time.Truncate(unit).Sub(t.Truncate(unit))
		}
		if ahead != 0 && ahead%(30*time.Minute) == 0 && ahead >= -12*time.Hour && ahead <= 14*time.Hour {
			return t.In(time.FixedZone("", int(ahead/time.Second)))
		}
	}
	return t
}

// sameDay reports whether two readings are of one day in the zone of one of them.
func sameDay(a, b reading) bool {
	return a.Time.Format(time.DateOnly) == b.Time.Format(time.DateOnly) ||
		a.Precision != Day && b.Precision != Day && a.Time.Sub(b.Time).Abs() < 14*time.Hour
}

func sameClock(a, b reading) bool {
	return a.Precision != Day && b.Precision != Day && a.Time.Format("2006-01-02T15:04") == b.Time.Format("2006-01-02T15:04")
}

// plausible leaves out dates before the web, and the zero dates of databases.
func plausible(t time.Time) bool {
	return t.Year() >= 1990 && t.Year() < 2100
}

// readDate reads a value of metadata or a printed date: a date in any form, or
// the seconds or milliseconds since 1970.
func readDate(s, lang string) (reading, bool) {
	s = strings.TrimSpace(s)
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) != 8 {
		switch {
		case len(s) == 13:
			n /= 1000
		case len(s) != 10:
			return reading{}, false
		}
		return reading{Date: Date{Time: time.Unix(n, 0).UTC(), Raw: s, Precision: Second}, zoned: true}, true
	}
	r, ok := findDate(s, lang)
	if ok && r.Precision != Day && r.Time.Hour()|r.Time.Minute()|r.Time.Second() == 0 && !r.zoned {
		r.Time, r.Precision = r.Time.Truncate(24*time.Hour), Day // midnight of nowhere is a day
	}
	return r, ok
}

// selectedDates reads the elements of a selector: their machine-readable date,
// else their text.
func (d *Document) selectedDates(field string) (out []string) {
	for _, n := range d.selected(field) {
		if v := attr(n, "datetime"); v != "" {
			out = append(out, v)
		} else if v := attr(n, "content"); v != "" {
			out = append(out, v)
		} else {
			out = append(out, list(visibleText(n))...)
		}
	}
	return out
}

// timeElements returns the <time> elements of the article's head, those that
// say updated or those that do not.
func (d *Document) timeElements(modified bool) (out []string) {
	var near, inside []string
	for _, m := range d.times {
		if d.apart(m) || d.saysModified(m) != modified {
			continue
		}
		v := strings.TrimSpace(attr(m.n, "datetime"))
		if r, ok := readDate(v, ""); !ok || r.Precision == Day {
			if text := visibleText(m.n); v == "" || !ok {
				v = text
			}
		}
		if v == "" {
			continue
		}
		if _, pubdate := pubdateOf(m); pubdate && d.nearHead(m) {
			return append([]string{v}, append(near, inside...)...)
		}
		switch {
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

func pubdateOf(m mark) (string, bool) {
	for i := range m.n.Attr {
		switch a := &m.n.Attr[i]; a.Key {
		case "pubdate":
			return a.Val, true
		case "class", "itemprop":
			if c := strings.ToLower(a.Val); strings.Contains(c, "publish") || strings.Contains(c, "entry-date") {
				return c, true
			}
		}
	}
	return "", false
}

// saysModified reports whether the class of a <time>, or the words in and
// before it, say that the date is of a change.
func (d *Document) saysModified(m mark) bool {
	if m.hints&hintModified != 0 {
		return !strings.Contains(strings.ToLower(attr(m.n, "class")), "published") // WordPress: "entry-date published updated"
	}
	says, from, _ := findLabel(labelBefore(m.n) + visibleText(m.n))
	return says == saysChanged && from < maxLabel
}

// urlDay finds /2025/08/22/, 2025-08-22, /20250822/ and 22-08-2025 in a path.
var urlDay = regexp.MustCompile(`[/\-_=](20[0-3]\d|199\d)([/\-_.])(0?[1-9]|1[0-2])[/\-_.](0?[1-9]|[12]\d|3[01])(?:[/\-_.?&#]|$)|/(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/\-_.]|$)|[/\-_=~](\d\d)([\-_.])(\d\d)[\-_.](20[0-3]\d)(?:[/\-_.?&#]|$)`)

// urlDate returns the day in an address, "" if it has none or does not say
// which number is the month.
func urlDate(address, lang string) string {
	m := urlDay.FindStringSubmatch(address[:min(len(address), maxLine)])
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return m[1] + "-" + m[3] + "-" + m[4]
	case m[5] != "":
		return m[5] + "-" + m[6] + "-" + m[7]
	}
	r, ok := findDate(m[8]+"/"+m[10]+"/"+m[11], lang)
	if !ok {
		return ""
	}
	return r.Time.Format(time.DateOnly)
}

// checkDates remarks on a date whose zone is unknown, and on rules that give
// days more than two apart.
func (d *Document) checkDates(best reading, all []reading) {
	if best.IsZero() {
		d.remark("published", "no-date", Warning, "the page gives no date")
		return
	}
	if best.Precision != Day && !best.zoned {
		d.remark("published", "date-zone-unknown", Info, "no zone in "+best.Raw)
	}
	for _, r := range all {
		if r.Time.Sub(best.Time).Abs() > 48*time.Hour {
			d.remark("published", "dates-disagree", Info, best.Date.String()+" and "+r.Date.String())
			return
		}
	}
}

// statedDay finds the date of publication in the state that a script draws the
// page from.
var statedDay = regexp.MustCompile(`(?i)"(?:date_?published|publish(?:ed)?_?(?:date|at|time|on)|publication_?date|first_?published(?:_?(?:at|date))?)\\?"\s*:\s*\\?"([^"\\]{8,40})`)

// stateDates returns the dates of publication in the page's scripts, if they
// agree on the day: several are those of a list.
func (d *Document) stateDates() (out []string) {
	var day reading
	for n := range d.doc.Nodes[0].Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || len(n.FirstChild.Data) > maxScript {
			continue
		}
		for _, m := range statedDay.FindAllStringSubmatch(n.FirstChild.Data, 50) {
			got, ok := readDate(m[1], "")
			if !ok {
				continue
			}
			if len(out) > 0 && !sameDay(day, got) {
				return nil
			}
			out, day = append(out, m[1]), got
		}
	}
	return out
}
