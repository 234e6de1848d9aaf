package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// Dateline takes the place, date and agency of filing off the lede: "NAIROBI,
// June 3 (Reuters) — …", "Washington, D.C. – …". It becomes a block of its own
// before the paragraph, out of the body, and sets Dateline and Place of the
// article. Only the first two paragraphs of the body are looked at, and an
// opener like "The deal – signed on Monday – …" stays: a dateline is made of a
// place in capitals, or of a place with a state, date or agency behind it.
type Dateline struct {
	Names *Lexicon
}

// maxDateline in bytes; "RIYADH, Saudi Arabia, Sept. 30, 2025 (Associated
// Press) — " has 65.
const maxDateline = 80

// Clean implements [Stage].
func (d Dateline) Clean(a *extract.Article) {
	if a.Dateline != "" {
		return
	}
	paragraphs := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.InBody || b.Kind != extract.Paragraph {
			continue
		}
		if recased(&b.Text) {
			return // capitals are what tells a dateline, and these are not the page's
		}
		if isCode(b.Text.String()) {
			return // left alone as a whole: without its first words it may look like prose
		}
		if place, n := d.read(a, b.Text.String()); n > 0 && !isTranscript(a, i) {
			splitDateline(a, i, place, n)
			return
		}
		if paragraphs++; paragraphs == 2 {
			return
		}
	}
}

// splitDateline cuts the first n bytes off block i. It does nothing where an
// edit spans the cut.
func splitDateline(a *extract.Article, i int, place string, n int) {
	head, tail, ok := a.Blocks[i].Text.Split(n)
	if !ok {
		return
	}
	a.Blocks[i].Text = tail
	a.Blocks = append(a.Blocks[:i+1], a.Blocks[i:]...)
	a.Blocks[i] = extract.Block{Kind: extract.DatelineBlock, DroppedBy: "dateline", Text: head}
	a.Dateline = strings.TrimSpace(head.String())
	a.Place = place
}

// recased reports whether Casing has been over a text.
func recased(t *extract.Text) bool {
	return slices.ContainsFunc(t.Edits, func(e extract.Edit) bool { return e.Kind == extract.Case })
}

// isTranscript reports whether block i starts as other paragraphs of the body
// do, with a name in capitals and a colon, or with the site's name as that of who asks.
func isTranscript(a *extract.Article, i int) bool {
	head, dash, _ := untilDash(a.Blocks[i].Text.String())
	if dash != ":" {
		return false
	}
	if strings.EqualFold(head, a.SiteName) {
		return true
	}
	speakers := 0
	for j := range a.Blocks {
		if b := &a.Blocks[j]; b.InBody && b.Kind == extract.Paragraph {
			if head, dash, _ := untilDash(b.Text.String()); dash == ":" && shouted(head) {
				speakers++
			}
		}
	}
	return speakers > 1
}

// read reads the dateline that s begins with, a text of a: its place, "" if there is
// only an agency, and its length with the dash and the blank after it, 0 for
// none.
func (d Dateline) read(a *extract.Article, s string) (place string, n int) {
	head, dash, n := untilDash(s)
	if n == 0 || n == len(s) {
		return "", 0
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[n:], "\"“‘'(["))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return "", 0 // the sentence goes on: "Mr. Ode – who won – …"
	}
	head, outlet := cutOutlet(head)
	agency := isAgency(outlet)
	parts := strings.Split(head, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	for len(parts) > 0 && isDate(parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	dated := len(parts) < 1+strings.Count(head, ",")
	if len(parts) > 0 && isAddress(parts[0]) {
		if !isPaper(a, parts[0]) || len(parts) == 1 && !shouted(parts[0]) {
			return "", 0
		}
		parts, agency, head = parts[1:], true, ""
	}
	if len(parts) == 0 || parts[0] == "" {
		if agency && (head == "" || dated) { // "WEDNESDAY, May 15 (HealthDay News) --"
			return "", n
		}
		return "", 0
	}
	for _, part := range parts {
		if !isPlace(part) {
			return "", 0
		}
	}
	if len(parts) > maxPlaceParts || (dash == ":" || outlet != "" && !agency) && (!shouted(parts[0]) || !d.isName(parts[0])) {
		return "", 0 // "Update:", "NASA:", "UEFA (Nyon) – …", "Moses, Ruth, Ada and Eve – …"
	}
	sure := shouted(parts[0]) || agency || dated || len(parts) == 2 && isRegion(parts[1])
	opener, rest, _ := strings.Cut(strings.ToLower(parts[0]), " ")
	if !sure || notPlaces[opener] || functionWords[opener] && (!placeOpeners[opener] || rest == "") {
		return "", 0
	}
	return strings.Join(parts, ", "), n
}

// isAddress reports whether a part is the address of a site.
func isAddress(part string) bool {
	dot := strings.LastIndexByte(part, '.')
	return dot > 2 && (len(part)-dot == len(".id") || len(part)-dot == len(".com")) && !strings.Contains(part, " ")
}

// isPaper reports whether an address is that of a paper, which Indonesian ones put before
// the place: "HARBOURNEWS.COM, JAKARTA -". In other languages it is that of the page: no
// dateline is "Quillbox.com, Inc. – The firm".
func isPaper(a *extract.Article, address string) bool {
	return a.Language == "id" || a.Language == "ms" || strings.Contains(a.URL, strings.ToLower(address)+"/")
}

// isName reports whether the lexicon has one of the words as a name.
func (d Dateline) isName(place string) bool {
	for _, w := range strings.Fields(strings.ToLower(place)) {
		if d.Names.class(w)&name != 0 {
			return true
		}
	}
	return false
}

// maxPlaceParts: city, state, country.
const maxPlaceParts = 3

// untilDash cuts s at the first dash or colon that a blank follows, or at the dashes
// that a wire of press releases puts its name between: "BERN--(BUSINESS WIRE)--The".
func untilDash(s string) (head, dash string, n int) {
	window := s[:min(len(s), maxDateline)]
	for i := range window {
		for _, d := range []string{"–", "—", "―", "--", "-", ":"} {
			if !strings.HasPrefix(window[i:], d) {
				continue
			}
			end := i + len(d)
			spaced := i > 0 && window[i-1] == ' ' || d == "—" || d == ":" || i > 0 && window[i-1] == ')'
			if i == 0 || !spaced || end >= len(s) || s[end] != ' ' && d != "—" && (d != "--" || window[i-1] != ')') {
				break
			}
			rest := len(s) - len(strings.TrimLeft(s[end:], " "))
			return strings.TrimSpace(window[:i]), d, rest
		}
	}
	return "", "", 0
}

// agencies, and wires of press releases, stand in brackets or between strokes, or
// after the date.
var agencies = setOf(`ap afp reuters upi dpa tass ani pti ians xinhua bloomberg cnn efe ansa bbc pa aap kyodo yonhap healthday
	prnewswire newswire globenewswire wire businesswire newsfile accesswire`)

// cutOutlet takes "(Reuters)", "(HawaiiNewsNow)", "(Associated Press)" or "/PRNewswire/"
// off the end of a dateline. outlet is the name, "" for none.
func cutOutlet(head string) (rest, outlet string) {
	open := strings.LastIndexByte(head, '(')
	if strings.HasSuffix(head, "/") {
		open = strings.LastIndexByte(head[:len(head)-1], '/')
	} else if !strings.HasSuffix(head, ")") {
		return head, ""
	}
	if open < 0 {
		return head, ""
	}
	outlet = head[open+1 : len(head)-1]
	words := strings.Fields(outlet)
	lower := func(w string) bool { r, _ := utf8.DecodeRuneInString(w); return !unicode.IsUpper(r) }
	if !isAgency(outlet) && (len(words) > maxOutlet || slices.ContainsFunc(words, lower)) {
		return head, ""
	}
	return strings.TrimRight(head[:open], " ,-"), outlet
}

// maxOutlet is how many words the name of an outlet has that is no agency.
const maxOutlet = 3

// isAgency reports whether an agency is among the words of a name.
func isAgency(outlet string) bool {
	outlet = strings.ToLower(outlet)
	return strings.HasSuffix(outlet, "associated press") || slices.ContainsFunc(strings.FieldsFunc(outlet, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return agencies[w] })
}

// months with their usual abbreviations.
var months = setOf(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec`)

// isDate reports whether a part of a dateline is a date or a year: "June 3",
// "3 June 2025", "2025", "Monday".
func isDate(part string) bool {
	words := strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == '.' })
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	for _, w := range words {
		w = strings.ToLower(w)
		if !months[w] && !days[w] && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return true
}

// isPlace reports whether a part may be a place: at most four words, each with
// a capital but for "of the", no verb's dot at its end.
func isPlace(part string) bool {
	words := strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == '/' })
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && (i == 0 || !placeLinks[w]) {
			return false
		}
		if strings.Trim(w, "0123456789?!;:\"“”()") != w {
			return false
		}
	}
	return true
}

// placeOpeners are function words that names of places open with: "The Hague",
// "New Delhi".
var placeOpeners = setOf("the new")

var placeLinks = setOf("of the de la el del al and upon on sur am an der en le les do da dos")

// shouted reports whether a place is in capitals: "NEW YORK".
func shouted(place string) bool {
	letters := 0
	for _, r := range place {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3
}

// isRegion reports whether a part is a state or country as datelines print it.
func isRegion(part string) bool {
	return regions[strings.ToLower(strings.NewReplacer(".", "", " ", "").Replace(part))]
}

// states are those of the US as datelines cut them short.
var states = setOf(`dc ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev nh nj nm ny nc nd
	okla ore pa ri sc sd tenn tex vt va wash wva wis wyo`)

// regions are written without blanks and stops.
var regions = merge(states, setOf(`alaska hawaii idaho iowa maine ohio texas utah
	al ak az ar ca co ct de fl id il in ia ks me mi mn ms mt ne nv oh ok or sd tn tx ut wa wv wi wy
	alabama arizona arkansas california colorado connecticut delaware florida georgia illinois indiana kansas kentucky louisiana
	maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada newhampshire newjersey newmexico newyork
	northcarolina northdakota oklahoma oregon pennsylvania rhodeisland southcarolina southdakota tennessee vermont virginia
	washington westvirginia wisconsin wyoming ontario quebec alberta manitoba saskatchewan novascotia britishcolumbia
	england scotland wales ireland northernireland uk us usa uae france germany italy spain portugal poland ukraine russia china japan india
	pakistan bangladesh nepal srilanka israel lebanon syria iraq iran turkey egypt libya tunisia algeria morocco sudan southsudan
	ethiopia kenya uganda tanzania rwanda nigeria ghana senegal mali niger chad cameroon congo angola zambia zimbabwe
	southafrica mexico guatemala honduras elsalvador nicaragua costarica panama colombia venezuela ecuador peru bolivia brazil
	chile argentina uruguay paraguay cuba haiti canada australia newzealand indonesia malaysia singapore thailand vietnam
	cambodia laos myanmar philippines southkorea northkorea taiwan mongolia kazakhstan afghanistan saudiarabia yemen oman qatar
	kuwait jordan greece cyprus serbia croatia bosnia kosovo albania hungary romania bulgaria austria switzerland belgium
	netherlands denmark sweden norway finland iceland estonia latvia lithuania belarus moldova gaza westbank`))

// notPlaces are openers that are printed as places are.
var notPlaces = setOf(`breaking update updated exclusive watch video photos opinion analysis review live editorial note correction
	clarification warning spoiler summary background context read listen related advertisement sponsored faq tldr news factbox explainer`)
