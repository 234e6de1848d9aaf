package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A dateLine is a short visible text that holds a date and little else.
type dateLine struct {
	mark
	text string // from its label on, if it has one
	says label
	lone bool // nothing but the date, apart from the name of the weekday
}

const (
	maxDateLine      = 200 // runes of an element whose text is a date line
	maxDateLineBytes = utf8.UTFMax * maxDateLine
	maxBeside        = 12 // words beside the date in a date line: name, place, reading time; half as many away from the headline
	stampDepth       = 2  // elements around a part of a date up to the whole of it
	maxSplitStamp    = 30 // runes of a stamp whose parts stand apart
	maxLabel         = 40 // runes of an element that is a label
)

// findDateLines returns the date lines of the page that are the article's by the place they
// stand in, in page order. A date within a sentence or the headline is what is told, not when;
// so may be one in a line of a long text, unless the line says what it is.
func (d *Document) findDateLines(headline string) (out []dateLine) {
	seen, around := map[*html.Node]bool{}, map[*html.Node]bool{}
	headline = level(headline)
	for _, m := range slices.Concat(d.dated, d.years, d.authors) {
		if seen[m.n] || m.in&unfit&^inChrome != 0 || inQuote(m.n) {
			continue
		}
		seen[m.n] = true
		text := visibleStart(m.n, maxDateLineBytes)
		if text == "" || utf8.RuneCountInString(text) > maxDateLine {
			continue
		}
		classed := m.hints&hintDate != 0
		_, ok := findDate(text, d.locale)
		if !ok {
			text, ok = d.dateAround(m.n, classed, around)
		}
		if ok && (classed || !inSentence(m.n)) && (m.in&inChrome != 0 || !d.inCard(m)) && (headline == "" || !strings.Contains(headline, level(text))) {
			before := labelBefore(m.n)
			if says, _, _ := findLabel(before); says == saysNothing {
				before = ""
			}
			lines := d.splitLine(m, before+text, classed)
			if m.in&inHeader != 0 && m.pos < d.headAt { // a date there is today's, or that of the issue
				lines = slices.DeleteFunc(lines, func(l dateLine) bool { return l.says == saysNothing })
			}
			out = append(out, lines...)
		}
	}
	var text *html.Node // the element that holds the line, and whether it is long
	long := false
	for _, m := range d.yearLines {
		if m.n.Parent != text {
			text = m.n.Parent
			long = utf8.RuneCountInString(visibleStart(text, maxDateLineBytes)) > maxDateLine
		}
		if long && !m.apart() && !inQuote(m.n) {
			line := squeeze(m.n.Data)
			if ends(line) && WordCount(line) > maxBeside/2 {
				continue // "The study was published on 22 August 2025, they say."
			}
			lines := d.splitLine(m, line, false)
			out = append(out, slices.DeleteFunc(lines, func(l dateLine) bool { return l.says == saysNothing })...)
		}
	}
	slices.SortStableFunc(out, func(a, b dateLine) int { return cmp.Compare(a.pos, b.pos) })
	return out
}

// dateAround returns the text with a date that n is only a part of: <span>12</span>
// <span>May 2025</span>. An element that is called a date needs none around it, unless
// that is a stamp with a box for each part. The elements that were tried are kept.
func (d *Document) dateAround(n *html.Node, classed bool, tried map[*html.Node]bool) (text string, ok bool) {
	most := maxDateLineBytes
	for up := range stampDepth {
		if n = n.Parent; n == nil || n.DataAtom == atom.Body || tried[n] {
			return "", false
		}
		if up > 0 {
			most = utf8.UTFMax * maxSplitStamp
		} else if classed {
			continue
		}
		tried[n] = true
		text = visibleStart(n, most)
		if up > 0 && utf8.RuneCountInString(text) > maxSplitStamp {
			return "", false
		}
		if _, ok = findDate(text, d.locale); ok {
			return text, true
		}
	}
	return "", false
}

// inQuote reports whether n stands in a quotation: a post that is embedded has the
// date of its own.
func inQuote(n *html.Node) bool {
	return enclosing(n, atom.Blockquote) != nil
}

// inSentence reports whether n is some words within a paragraph of text.
func inSentence(n *html.Node) bool {
	p := n.Parent
	return p != nil && p.DataAtom == atom.P && WordCount(visibleStart(p, maxDateLineBytes)) > 2*maxBeside
}

// splitLine cuts a text before each of its labels, "Published 21 August 2025,
// updated 22 August 2025", and returns the parts that hold a date.
func (d *Document) splitLine(m mark, text string, classed bool) (out []dateLine) {
	most, mostSaid := maxBeside, maxBeside/2 // words beside a date, and those of a sentence
	if d.fromHead(m) > besideTop {
		most /= 2
	}
	if d.belowText(m) {
		mostSaid = 1
	}
	says, start := saysNothing, 0
	flush := func(end int) {
		part := text[start:end]
		r, ok := findDate(part, d.locale)
		inAddress := r.start > 0 && part[r.start-1] == '/' && strings.Contains(r.Raw, "/")
		if ok && !inAddress {
			beside := wordLength(part[:r.start]) + wordLength(part[r.end:])
			if classed || says != saysNothing || beside <= most && !(beside > mostSaid && ends(part)) {
				out = append(out, dateLine{m, part, says, beside <= 1})
			}
			says, start = saysNothing, end
		}
	}
	behind := d.labelsBehind(text)
	for at := 0; at < len(text); {
		next, from, to := findLabel(text[at:])
		if next == saysNothing {
			break
		}
		if !behind {
			flush(at + from)
		}
		if says == saysElse { // "Deadline | Published 22 August"
			says = saysNothing
		}
		says = max(says, next) // "Last updated date:" is one label
		if at += to; behind {
			flush(at)
		}
	}
	flush(len(text))
	return out
}

// labelsBehind reports whether each label of a text stands behind its date, as in
// Japanese, Chinese and Korean: "2025年8月22日 6:41 公開 / 8月23日 更新". A time behind
// the last would be of that: "2025.08.22 06:41 수정 09:12".
func (d *Document) labelsBehind(text string) bool {
	says, from, to := findLabel(text)
	if says == saysNothing || firstRune(text[from:]) < firstCJK {
		return false
	}
	if r, ok := findDate(text, d.locale); !ok || from < r.end {
		return false
	}
	for says != saysNothing {
		text = text[to:]
		says, _, to = findLabel(text)
	}
	return !strings.ContainsFunc(text, unicode.IsDigit)
}

const firstCJK = '\u2E80' // the letters of East Asia are from here on

// headLines returns the date lines around the headline that say one of these,
// the nearest first.
func (d *Document) headLines(says ...label) []dateLine {
	near := d.linesThat(func(l dateLine) bool {
		return slices.Contains(says, l.says) && l.in&inChrome == 0 && d.nearHead(l.mark)
	})
	slices.SortStableFunc(near, func(a, b dateLine) int { return cmp.Compare(d.fromHead(a.mark), d.fromHead(b.mark)) })
	return near
}

func (d *Document) headDates(says ...label) []string { return lineTexts(d.headLines(says...)) }

// linesThat returns the date lines that are such, in page order.
func (d *Document) linesThat(are func(l dateLine) bool) []dateLine {
	return slices.DeleteFunc(slices.Clone(d.dateLines), func(l dateLine) bool { return !are(l) })
}

func lineTexts(lines []dateLine) (out []string) {
	for _, l := range lines {
		out = append(out, l.text)
	}
	return out
}

// fromHead is how many elements m stands from the headline. One above it counts
// as twice as far: what stands there can be of the whole page.
func (d *Document) fromHead(m mark) int {
	switch {
	case m.in&inHeader != 0:
		return 2*headReach + d.headAt - m.pos
	case m.pos < d.headAt:
		return 2 * (d.headAt - m.pos)
	}
	return m.pos - d.headAt
}

// labelledLines returns the date lines away from the headline that say what
// they are: the end of an article, the foot of a press office's page.
func (d *Document) labelledLines(says label) []dateLine {
	return d.linesThat(func(l dateLine) bool { return l.says == says && (!d.nearHead(l.mark) || l.apart()) })
}

func (d *Document) labelledDates(says label) []string { return lineTexts(d.labelledLines(says)) }

const (
	maxLeadDate  = 100 // bytes of a place and a date with its time that open a text
	maxLeadPlace = 40  // bytes of the place
)

// leadDates returns the date that a paragraph near the headline opens with, be it behind
// the place that an agency or a press office wrote from: "(21 August 2025) The port …",
// "21.8.2025 - The port …", "LONDON, Aug. 21, 2025 (Wire) -- The port …", "Bern, 21.08.2025 – …",
// "Bern (21.08.2025). The port …".
func (d *Document) leadDates() []string {
	for _, m := range d.leads {
		if m.apart() || !d.nearHead(m) {
			continue
		}
		text := strings.TrimLeft(visibleStart(m.n, 2*maxLeadDate), "([ ")
		head := strings.ToValidUTF8(text[:min(len(text), maxLeadDate)], "")
		r, ok := findDate(head, d.locale)
		place, rest := strings.TrimRight(head[:r.start], " "), strings.TrimSpace(text[r.end:])
		signs := "-–—:|)]/("
		if bare, inBrackets := strings.CutSuffix(place, "("); inBrackets && !isCapital(bare) {
			signs, rest = ".-–—:|", strings.TrimSpace(strings.TrimPrefix(rest, ")")) // and not those of a list
		}
		if ok && (place == "" || len(place) <= maxLeadPlace && (isCapital(place) || strings.ContainsAny(place[len(place)-1:], ",(")) && !slices.ContainsFunc(strings.Fields(place), isLowered)) && strings.IndexAny(rest, signs) == 0 {
			return []string{text[r.start:r.end]}
		}
	}
	return nil
}

// isCapital reports whether the first word of s is in capitals, as a place in front of a
// report is.
func isCapital(s string) bool {
	for word := range Words(s) {
		return utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word)
	}
	return false
}

// datesBeside returns the dates in a column beside the head of the article, in its footer,
// and right under the headline, whatever the place is called: themes print them so.
func (d *Document) datesBeside(modified bool) (out []string) {
	seen := map[*html.Node]bool{}
	for _, m := range slices.Concat(d.times, d.dated, d.years) {
		in := m.in & unfit
		beside, below := in == inAside && d.nearHead(m), in == inChrome && m.in&inArticle != 0 && m.pos > d.headAt
		under := in != 0 && in&^elsewhere == 0 && m.pos > d.headAt && m.pos <= d.headAt+besideTop && !d.belowText(m)
		if !beside && !below && !under || m.n.DataAtom == atom.A || seen[m.n] {
			continue
		}
		seen[m.n] = true
		text := fieldText(m.n)
		if _, ok := findDate(text, d.locale); ok && utf8.RuneCountInString(text) <= maxDateLine && WordCount(text) <= maxBeside && d.saysModified(m) == modified && !d.isHeading(text) && !d.besideLink(m.n) {
			out = append(out, text)
		}
	}
	return out
}

// loneDates returns the lines that are nothing but a date: below the text, or on
// a page whose headline is not found in its visible part.
func (d *Document) loneDates() []string {
	return lineTexts(d.linesThat(func(l dateLine) bool { return l.lone && l.says != saysElse && l.in&inChrome == 0 }))
}

const (
	maxCard      = 2    // elements from a date up to the card of another article that it stands in
	maxCardText  = 1000 // bytes of a card
	minCardWords = 4    // of a link that is the headline of another article
)

// inCard reports whether m stands in the card of another article, which is told from
// the head of this one where it is far from the headline.
func (d *Document) inCard(m mark) bool {
	return (d.fromHead(m) > 2*besideTop || d.belowText(m)) && d.besideLink(m.n)
}

// belowText reports whether m stands below the second paragraph of the text.
func (d *Document) belowText(m mark) bool {
	if d.headAt == 0 {
		return false
	}
	if d.below.head != d.headAt {
		d.below.head, d.below.text = d.headAt, math.MaxInt
		n := 0
		for _, p := range d.leads {
			if p.pos > d.headAt && !p.apart() && len(visibleStart(p.n, leastProse)) >= leastProse {
				if n++; n == 2 {
					d.below.text = p.pos
					break
				}
			}
		}
	}
	return m.pos > d.below.text
}

// besideLink reports whether n stands in the card of another article: a few elements up is
// a link as long as a headline, or, where that is the whole column, right before or after n.
func (d *Document) besideLink(n *html.Node) bool {
	for range maxCard {
		up := n.Parent
		switch {
		case up == nil || up.DataAtom == atom.Body || len(visibleStart(up, maxCardText)) >= maxCardText:
			return false
		case up.DataAtom == atom.Aside:
			before, after := beside(n)
			return d.holdsLink(before) || d.holdsLink(after)
		case d.holdsLink(up):
			return true
		}
		n = up
	}
	return false
}

// holdsLink reports whether a link as long as a headline is in n, and not that of the
// page or the names of its authors.
func (d *Document) holdsLink(n *html.Node) bool {
	if n == nil {
		return false
	}
	if n.DataAtom == atom.A {
		text, words := fieldText(n), 0
		for w := range Words(text) {
			if !isDigit(w[0]) { // a date is no headline
				words++
			}
		}
		return words >= minCardWords && !d.isHeading(text) && pathHints(attr(n, "href")) == 0
	}
	for c := range n.ChildNodes() {
		if d.holdsLink(c) {
			return true
		}
	}
	return false
}

// What a label says of the date after it.
type label int

const (
	saysNothing label = iota
	saysPublished
	saysChanged
	saysElse // of two labels before one date the last of these counts
)

// labels are the starts of words that stand before a date, by what they say.
// "Stand" and "As of" tell what day the text holds for, which is that of the
// last change. What was retrieved or expires is another thing than the page.
var labels = []struct {
	says  label
	parts []string
}{
	{saysElse, []string{"retrieved", "accessed", "archived", "expires", "valid until", "available until", "available till", "deadline:", "abgerufen", "gültig bis", "verfügbar bis", "disponible jusqu", "disponible hasta", "disponível até", "disponibile fino a", "beschikbaar tot", "tillgänglig till", "tilgjengelig til", "tilgængelig til", "katsottavissa", "dostępne do", "доступно до", "consulté le", "consultado", "consultato"}},
	{saysChanged, []string{"updat", "last modif", "modifi", "aktualis", "geändert", "letzte änderung", "zuletzt bearb", "letzte bearb", "stand:", "as of", "mis à jour", "mise à jour", "actualiz", "última actualización", "atualiz", "aggiorn", "bijgewerkt", "gewijzigd", "opdater", "oppdater", "uppdater", "päivit", "muokattu",
		"zaktual", "aktualiz", "обнов", "изменен", "оновл", "更新", "güncel", "frissít", "수정", "업데이트", "최종", "last edit", "last review", "medically review", "revised", "diperbarui", "cập nhật", "ενημ", "ažuri", "ажурир", "posodob", "atnaujint", "atjaun", "uuendat", "uppfær", "përditës", "განახლ", "թարմաց", "আপডেট", "হালনাগাদ", "به\u200cروز", "بروزرسانی", "اپ ڈیٹ", "ปรับปรุง", "อัปเดต", "actualitz", "modificat", "تحديث", "עודכן", "अपडेट",
		"eguneratu", "azken egun", "aġġorn", "nuashonr", "diweddar", "aktualiséi", "opgedateer", "bygewerk", "dagført", "azhurn", "последна промена", "абноўл", "yenilən", "жаңарт", "жаңырт", "yangila", "янгила", "навсоз", "шинэчил", "نوی شوی", "تازه شوی", "نوێکرا", "نوێ کرا", "nûkir", "rojanekir", "עדכון",
		"अद्यतन", "अद्यावधिक", "அப்டேட்", "புதுப்பி", "నవీకర", "అప్\u200cడేట్", "అప్డేట్", "અપડેટ", "പുതുക്കി", "അപ്ഡേറ്റ്", "അപ്\u200cഡേറ്റ്", "ನವೀಕರಿ", "ಅಪ್\u200cಡೇಟ್", "ಅಪ್ಡೇಟ್", "ਅੱਪਡੇਟ", "ਅਪਡੇਟ", "යාවත්කාල", "បច្ចុប្បន្នភាព", "ອັບເດດ", "ປັບປຸງ", "ပြင်ဆင်", "อัพเดท", "dikemas", "na-update", "huling na", "huling bin", "huling in", "imesasishwa", "ilisasishwa", "የዘመነ", "ተሻሽ", "la cusboon", "an sabunta", "atúnṣe", "kubuyekez", "nohavaoz"}},
	{saysPublished, []string{"publish", "publica", "posted", "post date", "post time", "first posted", "issued", "released", "created", "creado", "criado", "creato", "submitted", "added on", "date added", "date:", "veröffentlich", "publiziert", "erschienen", "erscheinungs", "erstellt", "eingestellt am", "datum:", "online seit", "publié", "paru le", "mis en ligne", "mise en ligne", "posté", "fecha:", "data:",
		"postado", "pubblicat", "pubblicaz", "inserito il", "gepubliceerd", "geplaatst", "verschenen", "publiceret", "udgivet", "offentliggjort", "publisert", "publicerad", "skapad", "julkais", "opublikowan", "publikac", "dodano", "publikov", "vydáno", "zveřejn", "опубликов", "публикац", "размещен", "добавлен", "дата:", "опубліков", "публікац", "yayın", "eklenme", "giriş tarihi", "oluşturul", "tarih:",
		"közzé", "megjelen", "dátum:", "publică", "postat", "objav", "објав", "публикув", "zverejn", "uverejn", "paskelbt", "publicēt", "avaldat", "birt ", "publikuar", "გამოქვეყნ", "հրապարակ", "প্রকাশ", "انتشار", "شائع", "δημοσι", "δημοσί", "公開", "掲載", "配信", "投稿", "作成日", "発行日", "发布", "發布", "发表", "發表", "刊登", "发稿", "發稿", "日期", "입력", "등록", "게재", "승인", "작성", "발행", "diterbitkan", "terbit", "tayang", "diposting", "dipublikasi", "đăng ngày", "đăng lúc", "ngày đăng", "xuất bản",
		"เผยแพร่", "โพสต์", "نشر", "النشر", "نُشر", "פורסם", "פורסמה", "פרסום", "प्रकाशित", "प्रकाशन", "पब्लिश",
		"argitarat", "ippubblik", "foilsith", "cyhoedd", "publizéi", "gepubliseer", "útgivi", "апублік", "dərc", "yayım", "жариялан", "жарыялан", "e'lon", "e’lon", "eʼlon", "эълон", "chop et", "joylandi", "joylangan", "joylashtir", "нийтэл", "خپور", "خپره", "بڵاوکرا", "weşand",
		"வெளியிட", "பதிவு", "ప్రచుర", "પ્રકાશિત", "പ്രസിദ്ധീക", "ಪ್ರಕಟ", "ਪ੍ਰਕਾਸ਼ਿਤ", "පළ ක", "ප්\u200dරකාශ", "ផ្សាយ", "ເຜີຍແຜ່", "ထုတ်ဝေ", "disiar", "inilathala", "nailathala", "imechapishwa", "iliyochapishwa", "የታተመ", "ታተመ", "la daabac", "an wallafa", "kushicilel", "ishicilel", "navoaka", "nivoaka"}},
}

// labelsByFirst are the labels by their first letter.
var labelsByFirst = func() map[rune][]labelPart {
	index := map[rune][]labelPart{}
	for _, l := range labels {
		for _, part := range l.parts {
			r := firstRune(part)
			index[r] = append(index[r], labelPart{l.says, part, Unspaced(r) || unicode.Is(unicode.Hangul, r)})
		}
	}
	return index
}()

type labelPart struct {
	says     label
	text     string
	anywhere bool // where words are not spaced it need not start one
}

// findLabel returns the first label in a text, and where it stands in bytes,
// with the character before it.
func findLabel(text string) (says label, from, to int) {
	lower := lowered(text)
	starts := true // a word
	for i, r := range lower {
		for _, l := range labelsByFirst[r] {
			if (l.anywhere || starts) && strings.HasPrefix(lower[i:], l.text) {
				if l.anywhere {
					from = i
				}
				return l.says, from, i + len(l.text)
			}
		}
		starts, from = !unicode.IsLetter(r), i
	}
	return saysNothing, 0, 0
}

// lowered returns s in lower case, each character where it was.
func lowered(s string) string {
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
			return low
		}
		return r
	}, s)
}

// labelBefore returns the text right before n that can be its label:
// <span>Updated</span> <span>22 August 2025</span>.
func labelBefore(n *html.Node) string {
	for prev := n.PrevSibling; prev != nil; prev = prev.PrevSibling {
		text := fieldText(prev)
		if text == "" {
			continue
		}
		if utf8.RuneCountInString(text) > maxLabel || strings.ContainsFunc(text, unicode.IsDigit) {
			return ""
		}
		return text + " "
	}
	return ""
}
