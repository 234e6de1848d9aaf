package extract

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isCaption reports whether draft i is the caption of a picture by where it stands and how
// it ends.
func (b *bodyReader) isCaption(i int) bool {
	d := &b.out[i]
	if d.kind != Paragraph && d.kind != Heading || d.runes >= maxFramed {
		return false
	}
	if b.besidePicture(i) || d.kind == Paragraph && strings.HasSuffix(d.text, ")") && bracketedCredit.matches(d.text) {
		return true
	}
	if d.kind != Paragraph || i == 0 || b.out[i-1].kind != Image {
		return false
	}
	_, credit := splitCredit(d.text)
	return strings.HasPrefix(d.text, "▲") || endsInAgency(d.text) && creditTail.MatchString(d.text) || // the sign leads to the picture above
		credit != "" && inItalics(b.t.nodes[d.node].n) || d.runes < maxPictured && d.stops == 0 && !strings.ContainsAny(d.text[len(d.text)-1:], ",:;") && inItalics(b.t.nodes[d.node].n) &&
		!(i+1 < len(b.out) && b.out[i+1].kind == Paragraph && inItalics(b.t.nodes[b.out[i+1].node].n)) // a poem, a letter
}

// Bounds, in characters, of the longest line that is taken for a caption: because it shares
// a box with a picture, and because it has a credit or the box is named for its picture.
const (
	maxPictured = 200
	maxFramed   = 500
)

// framed is the class of a box that is there for its picture.
var framed = regexp.MustCompile(`(?i)(?:image|img|photo|picture|foto)`)

// besidePicture reports whether draft i is the only prose of a <div> with a picture, a figure
// by another name, or is set apart in the picture's paragraph, with no link.
func (b *bodyReader) besidePicture(i int) bool {
	d := &b.out[i]
	at := d.node
	for range 4 {
		box := &b.t.nodes[at]
		if at == b.at || at == 0 || box.all > maxFramed {
			return false
		}
		for c := at + 1; c < int(box.end); c++ {
			switch n := b.t.nodes[c].n; n.DataAtom {
			case atom.Img, atom.Picture, atom.Video, atom.Noscript:
				if n.DataAtom == atom.Noscript && (i == 0 || b.out[i-1].kind != Image || b.out[i-1].node < at) {
					continue // without a picture
				}
				if isDrawing(attr(n, "src")) && isQuestion(d.text) {
					continue // a sign that its answer unfolds
				}
				if box.n.DataAtom == atom.P && at == d.node {
					return d.runes < maxPictured && d.links == 0 && inItalics(box.n)
				}
				if box.n.DataAtom != atom.Div && box.n.DataAtom != atom.Dl {
					return false
				}
				if box.all > b.t.nodes[d.node].all+b.droppedBefore(i, at) {
					return b.credited(i, at, c)
				}
				return d.kind == Paragraph && !endsInColon(d.text) && (d.runes < maxPictured && d.stops < 2 || framed.MatchString(attr(box.n, "class")))
			}
		}
		at = int(box.parent)
	}
	return false
}

// inItalics reports whether all text of an element is, as editors without a field for
// captions set them; pictures in it do not count.
func inItalics(n *html.Node) bool {
	if holdsMore(n, maxHeadingNodes) {
		return false
	}
	found := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Em || c.DataAtom == atom.I:
			found = true
		case visibleStart(c, 1) == "":
		case c.Type == html.ElementNode && inItalics(c):
			found = true
		default:
			return false
		}
	}
	return found
}

// droppedBefore counts the characters of what is dropped right before draft i in node
// box: "Enlarge" above a caption.
func (b *bodyReader) droppedBefore(i, box int) (n int32) {
	for i--; i >= 0 && b.out[i].rule != nil && b.out[i].kind != Image && box <= b.out[i].node; i-- {
		n += int32(utf8.RuneCountInString(b.out[i].text) - strings.Count(b.out[i].text, " "))
	}
	return n
}

// credited reports whether all other text of node box is a credit right after draft i, by
// how it reads or, below a picture, by its markup.
func (b *bodyReader) credited(i, box, picture int) bool {
	if i+1 == len(b.out) {
		return false
	}
	d, credit := &b.t.nodes[b.out[i].node], &b.out[i+1]
	return b.t.around(box, credit.node) && d.all+b.t.nodes[credit.node].all == b.t.nodes[box].all &&
		(credit.rule == ruleCaption && picture < b.out[i].node && WordCount(b.out[i].text) >= leastCaption || lineRuleOf(credit.text, credit.runes) == ruleCredit)
}

// bracketedCredit is the end of a caption: who took the picture, in brackets and with a label.
var bracketedCredit = &rare{anyOf("credit", "photo", "image", "foto", "bild"),
	regexp.MustCompile(`(?i)[(\[](?:(?:photo|image|picture) )?(?:credits?|photos?|images?|pictures?|fotos?|bild(?:er)?)(?: credits?| courtesy)?\s?[:/]\s?[^()]{2,80}\)$`)}

// mostAlts is how many pictures of an article have for a caption what stands in for them; of
// more, that is the text of a gallery.
const mostAlts = 2

// printedAlts drops lines right below a picture that say what stands in for it where it is not
// seen: sites print that as the caption. A few words are as often the name of what it shows.
func (b *bodyReader) printedAlts() {
	var found []*draft
	alt := ""
	for i := range b.out {
		d := &b.out[i]
		if d.kind == Image {
			alt = b.a.Media[d.index].Alt
			continue
		}
		if d.rule == ruleCaption {
			continue
		}
		if d.kept() && (d.kind == Paragraph || d.kind == Heading && d.stops > 0) && d.runes < maxFramed && sameWords(alt, d.text) && WordCount(d.text) >= leastCaption {
			found = append(found, d)
		}
		alt = ""
	}
	if len(found) > mostAlts {
		return
	}
	for _, d := range found {
		d.rule = ruleCaption
	}
}

// creditLine is a line of a photographer and an agency with a stroke between them, and for
// whom the picture was taken.
var creditLine = regexp.MustCompile(`^(?:[^/.!?:]+/ ?)+` + pictureAgencies + `(?:[ /|][^.!?:]+)?$`)

// maxCaption is the longest text of a figure that can be a caption.
const maxCaption = 1200 // characters

// leastCaption is how many words a line has that is taken for the caption of a
// picture because it stands beside it; shorter ones are labels: "14 pictures", "Blog".
const leastCaption = 4

// mostCaptionsTold is how many captions of structured data are looked for in the body.
const mostCaptionsTold = 50

// captionsTold returns the captions that structured data give to pictures.
func (d *Document) captionsTold() (out []string) {
	for _, it := range d.ld {
		if caption := it.text("caption"); caption != "" && it.is("ImageObject") && len(out) < mostCaptionsTold {
			out = append(out, caption)
		}
	}
	return out
}

// captions gives a picture outside of <figure> the caption that stands with it
// in one element, or in the next beside it.
func (b *bodyReader) captions() {
	kept := b.out[:0]
	for i := 0; i < len(b.out); i++ {
		picture := b.out[i]
		kept = append(kept, picture)
		if picture.kind != Image || b.a.Media[picture.index].Caption.Raw != "" {
			continue
		}
		var texts []string
		holder := 0
		for i+1 < len(b.out) && b.out[i+1].kind != Image {
			line := &b.out[i+1]
			if texts == nil && (line.rule == ruleControls || line.rule == ruleLinks && withoutLabels(line.text) == "") { // a button or link that enlarges it
				kept = append(kept, *line)
				i++
				continue
			}
			if line.rule != ruleCaption {
				break
			}
			if line.region == 0 && (WordCount(line.text) < leastCaption && !isCredit(line.text) || 2*line.link > line.runes) {
				break // known by its place alone, and a label or a link
			}
			holder = b.t.holder(cmp.Or(line.region, line.node), picture.node, b.at)
			if holder == 0 && line.region == 0 && b.t.nodes[line.node].parent == b.t.nodes[picture.node].parent {
				holder = line.node
			}
			if holder == 0 {
				break
			}
			i++
			texts = append(texts, b.out[i].text)
		}
		if len(texts) > 0 {
			b.a.Media[picture.index].setCaption(strings.Join(texts, " "), b.t.creditIn(holder))
		}
	}
	b.out = kept
}

// holder returns the element at node i or up to two above it that also holds
// another node and is no more than a part of the container, 0 if there is none.
func (t *tree) holder(i, other, container int) int {
	for up, n := i, 0; up > container && n < 3; up, n = int(t.nodes[up].parent), n+1 {
		if (up == other || t.around(up, other)) && t.nodes[up].all <= maxCaption {
			return up
		}
	}
	return 0
}

// creditClass names an element that holds the credit of a picture.
var creditClass = &rare{anyOf("credit", "copyright", "photographer", "attribution", "agency", "source"),
	regexp.MustCompile(`(?i)(?:^|[\s_-])(?:\w*credits?(?:text)?|\w*copyright(?:holder)?|photographer|attribution|agency|source)(?:$|[\s_-])`)}

// creditIn returns the text of the first element below node i that is named for a credit, is
// a footer, or holds a name in <small> or anything in <cite> behind the caption, the innermost
// of those within each other, "" if it holds a caption as well.
func (t *tree) creditIn(i int) (credit string) {
	end := t.nodes[i].end
	for j := i + 1; j < int(end); j++ {
		n := t.nodes[j].n
		class := attr(n, "class")
		named := creditClass.matches(class) && !strings.HasSuffix(class, "caption") || creditClass.matches(attr(n, "itemprop")) || n.DataAtom == atom.Footer || n.DataAtom == atom.Cite && !goesOn(n)
		if n.Type != html.ElementNode || !named && (n.DataAtom != atom.Small || n.PrevSibling == nil || goesOn(n)) {
			continue
		}
		if text := visibleStart(n, maxCredit); text != "" && len(text) <= maxCredit && (named || namesTaker(text)) {
			credit, end = text, t.nodes[j].end
		}
	}
	return credit
}

// goesOn reports whether an element goes on with the sentence before it: "A scene of the film
// <cite>Sea Change</cite>", "Ann Harbour, <small>Harbour Master</small>".
func goesOn(n *html.Node) bool {
	before := n.PrevSibling
	return before != nil && before.Type == html.TextNode && strings.HasSuffix(before.Data, " ") && hasLetters(before.Data) && !ends(before.Data)
}

// isCreditMark reports whether a text says no more than that a credit follows.
func isCreditMark(text string) bool {
	at := findCreditMark(text + " ")
	return at != nil && at[0] == 0 && at[1] >= len(text)
}

const maxCredit = 120 // bytes

// setCaption parts a text into caption and credit, of which credit may be known.
func (m *Media) setCaption(text, credit string) {
	if source, caption, ok := strings.Cut(text, " Image caption, "); ok && credit == "" && !ends(source) { // the BBC says it to those who hear the page
		credit = withoutLabels(source)
		text = caption + " " + credit
	}
	text, credit = withoutLabels(text), withoutLabels(credit)
	rest, ok := strings.CutSuffix(text, credit)
	if !ok && !isCreditMark(credit) {
		rest, ok = strings.CutPrefix(text, credit+" ")
	}
	if ok && credit != "" && (rest != "" || len(credit) <= maxCredit/2) {
		_, by := splitCredit(credit)
		credit = cmp.Or(by, strings.Trim(credit, " |()[]"))
		rest = withoutLabels(strings.TrimSpace(rest))
		if caption, by := splitCredit(rest); strings.Contains(by, credit) { // the caption has it, too, and more of it
			rest, credit = caption, by
		} else if at := findCreditMark(rest); at != nil && at[1] == len(rest) { // "Photo: <span>Jane Doe</span>"
			rest = rest[:at[0]]
		}
		m.Caption, m.Credit = NewText(strings.TrimRight(rest, " |([-–—/")), credit
		return
	}
	caption, by := splitCredit(text)
	if by == "" && isSigned(caption) {
		caption, by = "", caption
	}
	m.Caption, m.Credit = NewText(caption), by
}

// isSigned reports whether a caption is nothing but who took the picture and for whom:
// "Ann Harbour / World Ledger".
func isSigned(caption string) bool {
	who, whom, ok := takers(caption)
	return ok && who != "" && whom != ""
}

// takers parts a text at a stroke into who took a picture and for whom. It is ok if both read
// as names, one of them as a full one; there may be one alone.
func takers(s string) (who, whom string, ok bool) {
	who, whom, _ = strings.Cut(s, "/")
	who, whom = strings.TrimSpace(who), strings.TrimSpace(whom)
	return who, whom, !strings.ContainsAny(s, ":;!?0123456789") && looksLikeName(who) && looksLikeName(whom) && (isFullName(who) || isFullName(whom))
}

// withoutLabels returns a caption or credit without captionLabels and pictureNumber.
func withoutLabels(text string) string {
	if captionLabels.mayMatch(text) {
		text = captionLabels.form.ReplaceAllString(text, "")
	}
	if strings.ContainsAny(text[:min(len(text), maxNumberAt)], "0123456789") {
		text = pictureNumber.ReplaceAllString(text, "")
	}
	return strings.TrimSpace(text)
}

// pictureNumber says which of several pictures it is: "Photo 3 of 12", "3/12."
var pictureNumber = regexp.MustCompile(`(?i)^(?:(?:photo|picture|image|foto|bild) \d{1,3} ?(?:of|de|von|/) ?\d{1,3}\s+|\d{1,3} ?(?:of|/) ?\d{1,3}[.:]\s+)`)

// maxNumberAt is where its first digit stands at the latest, in bytes.
const maxNumberAt = len("picture ") + 1

// captionLabels are words for readers who cannot see the picture, and what works it.
var captionLabels = &rare{anyOf("image caption", "image source", "image copyright", "enlarge", "open", "vis mer", "view this figure", "show more", "hide caption", "toggle caption", "licensing rights", "この記事の画像を見る"),
	regexp.MustCompile(`(?i)^(?:(?:(?:hide|show) caption\s?)+|image caption,? |image source,|image copyright |enlarge(?: this)?(?: image)?\b|open in a new tab\b)|(?:\bvis mer|\bview this figure|\bshow more|(?:\s?\b(?:hide|toggle) caption)+|\s*\bpurchase licensing rights(?:, opens new tab)?|\(opens in a new tab\)|この記事の画像を見る(?:[(（]\d+枚[)）])?)$`)}

// creditMark starts the credit of a picture, or stands before it in brackets; photoMark is
// one that a word for a picture starts.
var (
	creditMark = &rare{anyOf(":", "©", "(c)", "copyright", " by", " via", "courtesy of", "tous droits", "...", "fot."),
		regexp.MustCompile(`(?i)(?:^|[\s(\[|/.（［【。])(?:photos? (?:by|via)|(?:image|picture) by|image via|(?-i:Photographs?|Illustrations?) by |(?-i:[Ff]ot\.) |tous droits réservés |(?:photo )?courtesy of|credits?\s*(?::|\.\.\.)|(?:source|quelle|fuente|fonte|kilde|källa|bron|zdroj|vir|izvor|forrás|sursa|πηγή|kaynak|источник|джерело|المصدر|منبع|מקור|स्रोत|ที่มา|nguồn|sumber)\s*:|©|\(c\)|copyright\s)`)}
	photoMark = anchor(`^(?i:PHRASE(?:\s*credits?)?(?:\s+(?:by|courtesy(?: of)?|via))?\s*[:：՝|=©])`, "photo")
	markSigns = anyOf(":", "：", "՝", "|", "=", "©")
)

// findCreditMark returns where the first mark of a credit starts, with what stands before it,
// and where it ends, nil if there is none.
func findCreditMark(text string) []int {
	at := creditMark.find(text)
	if markSigns.in(text) == 0 {
		return at
	}
	before, starts := 0, true // the character before, which a mark can stand behind
	for i, r := range text {
		if at != nil && before >= at[0] {
			break
		}
		if starts && isWord(r) {
			if m := photoMark.FindStringSubmatch(text[i:]); m != nil {
				return []int{before, i + len(m[0])}
			}
		}
		before, starts = i, unicode.IsSpace(r) || strings.ContainsRune("([|/.（［【。", r)
	}
	return at
}

// pictureLabel is a mark that can stand before a caption as well: "Image: The port is
// open again".
var pictureLabel = anchor(`^PHRASE:`, "photo")

// pictureAgencies take or sell pictures; a credit names one of them.
const pictureAgencies = `(?:AP(?: Photo)?|AFP|EPA|EFE|dpa|APA|PA(?: Media| Wire| Images)?|ANSA|AAP|DDP|REX|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|iStock\w*|Bloomberg|Xinhua|picture[ -]alliance|Ritzau Scanpix|Scanpix|NTB|TT|Lehtikuva|Belga|BELGA|Keystone|KEYSTONE|Imago|IMAGO|Sipa|SIPA|Zuma|ZUMA|Unsplash(?:\.com)?|Wikimedia Commons|Press Association|The Canadian Press|Anadolu(?: Agency)?|AA|TASS|Yonhap|Kyodo|PTI|ANI|NASA|NOAA|Europa Press)`

// namesAgency finds the name of one.
var namesAgency = regexp.MustCompile(`(?:^|[^\pL])` + pictureAgencies + `(?:[^\pL]|$)`)

// creditTail is a credit without a mark: in brackets at the end, or after the
// last sentence; people and agencies parted by strokes, one of them known.
var creditTail = regexp.MustCompile(`(?:^|[.!?”"’)\]]\s*|\s)[(\[]((?:[^()\[\]]+[/|,;]\s*|[^()\[\]]+ (?:via|for|on) )*` + pictureAgencies + `(?:[ /|,;][^()\[\]]+)?)[)\]]\.?$` +
	`|(?:^|[.!?”"’)\]|]\s*)((?:\p{Lu}[^\s/|.!?]*(?: [^\s/|.!?]+){0,4}(?:\s?(?://|[/|])\s?|,\s|\s(?:via|for)\s|\s?\())*` + pictureAgencies + `(?:\s?[/|]\s?[^.!?]+)?\)?)$`)

// endsInAgency reports whether a text can end in a creditTail, which few do: it names
// an agency, and does not end as a sentence does.
func endsInAgency(text string) bool {
	bare := strings.TrimRight(text, ".!?")
	return (len(bare) == len(text) || strings.HasSuffix(bare, ")") || strings.HasSuffix(bare, "]")) && namesAgency.MatchString(text)
}

// splitCredit parts a caption from the credit at its end.
func splitCredit(text string) (caption, credit string) {
	start, from, end := len(text), len(text), len(text)
	if at := findCreditMark(text); at != nil && len(text)-at[1] <= maxCredit {
		start, from = at[0], at[1]
		if text[start] == '.' {
			start++ // ends the caption
		}
	} else if cut := max(0, len(text)-maxCredit); endsInAgency(text[cut:]) {
		if at := creditTail.FindStringSubmatchIndex(text[cut:]); at != nil && (cut == 0 || at[0] > 0) {
			start = cut + max(at[2], at[4])
			from, end = start, cut+max(at[3], at[5])
		}
	}
	if at := initialBefore(text, start); at < start && from == start { // "… at the pier. Ann H. Harbour/AP"
		start, from = at, at
	}
	if start == len(text) && !isSigned(text) {
		start, from, end = signature(text)
	}
	credit = strings.Trim(text[from:end], " |]）］】")
	if at := findCreditMark(credit); at != nil && at[0] == 0 && at[1] < len(credit) { // "© Photo: Jane Doe"
		credit = strings.TrimSpace(credit[at[1]:])
	}
	if start == 0 && pictureLabel.MatchString(text) {
		if caption, by := splitCredit(credit); WordCount(caption) >= leastCaption && !endsInAgency(caption) && (by != "" || isSaid(caption) || !hasCase(caption) && wordLength(caption) > maxSectionWords) {
			return caption, by
		}
	}
	if i := strings.IndexAny(credit, "()"); i >= 0 && credit[i] == ')' {
		credit = strings.TrimSpace(credit[:i]) // what comes after the bracket says it once more
	}
	return strings.TrimRight(text[:start], " |([-–—/（［【"), credit
}

// signature returns where a caption ends that who took the picture follows, and where their
// name is: behind a stroke, in brackets, or behind the last sentence. All are the end of the
// text if there is none.
func signature(text string) (caption, from, to int) {
	cut := max(0, len(text)-maxCredit)
	if i := strings.LastIndex(text[cut:], " / "); i >= 0 && WordCount(text[:cut+i]) >= leastCaption && namesTaker(text[cut+i+len(" / "):]) {
		return cut + i, cut + i + len(" / "), len(text)
	}
	to = len(strings.TrimSuffix(text, ")"))
	if i := strings.LastIndexAny(text[cut:to], "(.!?…”"); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[cut+i:])
		caption = cut + i
		from = caption + size
		if at := initialBefore(text, from); at < from {
			caption, from = at, at
		}
		name := strings.TrimLeft(text[from:to], " ")
		label, rest, _ := strings.Cut(name, " ")
		labelled := pictureWords[strings.ToLower(label)]
		if labelled {
			name = rest
		}
		closed := endsForGood(text[:from])
		inBrackets := text[caption:from] == "("
		if inBrackets {
			closed = labelled || ends(text[:caption])
		} else {
			caption = from
		}
		if inBrackets == (to < len(text)) && closed && namesTaker(name) {
			return caption, to - len(name), to
		}
	}
	return len(text), len(text), len(text)
}

// endsForGood reports whether a text ends as a sentence does, and the stop is not that of a
// short word in the midst of one: "Dr.", "U.S.", "St.", "vs.", "1."
func endsForGood(text string) bool {
	text = strings.TrimRight(text, " ")
	word, stops := strings.CutSuffix(strings.Trim(text[strings.LastIndexByte(text, ' ')+1:], `"“”‘’()`), ".")
	n := utf8.RuneCountInString(word)
	switch {
	case !ends(text), stops && strings.Contains(word, "."):
		return false
	case !stops:
		return true
	case unicode.IsDigit(firstRune(word)):
		return n > len("12")
	case isLowered(word):
		return n > len("vs.") && word != "prof"
	}
	return n > len("Prof")
}

// initialBefore returns where a name begins that goes on at a place behind the stop of an
// initial, "Ann H. Harbour", and the place itself if there is none.
func initialBefore(text string, at int) int {
	words := strings.Fields(text[max(0, min(at, len(text))-maxCredit):at])
	last := len(words) - 1
	if last < 0 || len(words[last]) != len("H.") || words[last][1] != '.' || !unicode.IsUpper(rune(words[last][0])) {
		return at
	}
	begin := strings.LastIndex(text[:at], words[last])
	for i := last - 1; i >= 0 && i >= last-2 && unicode.IsUpper(firstRune(words[i])) && !strings.ContainsAny(words[i], ".,;:!?"); i-- {
		begin = strings.LastIndex(text[:begin], words[i])
	}
	return begin
}

// pictureWords stand before the name of who took a picture, without a colon.
var pictureWords = words("foto photo photos bild beeld fotografie ph kuva")

// namesTaker reports whether a text is a full name, or one and for whom they work: "Ann
// Harbour", "Ann Harbour/Harbour News Group", "Harbour News/Ann Harbour".
func namesTaker(s string) bool {
	who, whom, ok := takers(s)
	return ok && unicode.IsUpper(firstRune(who)) && namesPerson(strings.Fields(who)) && (whom != "" || !saysJob(who)) &&
		!strings.ContainsFunc(s, unicode.IsDigit) && !strings.Contains(s, "(")
}

// leadCaption returns the caption that stands between the headline and the body, and the
// credit in it: that of the picture that a page names as its own.
func (b *bodyReader) leadCaption() (text, credit string) {
	var texts []string
	region := 0
lines:
	for i := range b.out {
		d := &b.out[i]
		switch {
		case d.kept():
			break lines
		case d.node <= b.t.h1 || d.kind == Image || d.rule != ruleCaption || 2*d.link > d.runes:
		case texts != nil && region != d.region:
			break lines
		case texts == nil && (WordCount(d.text) < leastCaption && !isCredit(d.text) || b.d.isStamp(d.text) || opensByline(d.text) || d.runes > maxCaption):
		default:
			texts, region = append(texts, d.text), d.region
		}
	}
	if region > 0 {
		credit = b.t.creditIn(region)
	}
	return strings.Join(texts, " "), credit
}

// isCredit reports whether a text is the credit of a picture and nothing more.
func isCredit(text string) bool {
	caption, credit := splitCredit(text)
	return caption == "" && credit != ""
}
