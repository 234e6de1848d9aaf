package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// bioSays follows the name of an author in what is said of him; bioVerb does at the end
// of an article, where "Ann Harbour reports" tells of her and not of the news.
const bioSays = `is|(?:currently )?works|has (?:been|covered|written|worked|over|more)|covers|joined|ist|schreibt|arbeitet|est|travaille|écrit|es|trabaja|escribe|é|trabalha|escreve|è|lavora|scrive|werkt|schrijft|är|er|arbetar|arbeider|arbejder|skriver|jest|este`

var (
	bioStart = regexp.MustCompile(`^\s(?i:` + bioSays + `)\s`)
	bioVerb  = regexp.MustCompile(`^(?:,? .{0,40})?\s(?i:` + bioSays + `|writes|reports)\s`)
)

// tellsOfAuthor reports whether a text starts with the name, or the first name, of one
// of the authors and says what they do.
func tellsOfAuthor(text string, authors []Author) bool {
	return slices.ContainsFunc(authors, func(author Author) bool {
		first, last, _ := strings.Cut(author.Name, " ")
		rest, named := cutName(text, first)
		rest, _ = cutName(rest, " "+last)
		return named && first != "" && bioStart.MatchString(rest)
	})
}

// cutName cuts a name off the start of a text, though one of both is in capitals.
func cutName(text, name string) (rest string, ok bool) {
	if len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) {
		return text, false
	}
	return text[len(name):], true
}

// theAuthor is how such a paragraph starts where the byline has the name.
var theAuthor = anchor(`^(?i:` + noWord + `(?:(?:the|our) (?:author|writer)s? (?:is|are)|(?:der|die|unsere?) autor(?:in|en|innen)? (?:ist|sind|war|leitet|lehrt|arbeitet)|l['’]auteure? est|les auteurs sont|el autor es|la autora es|l['’]autore è|l['’]autrice è|o autor é|a autora é|de auteur is|autor(?:ka)? jest)\s|[^\w“"«„]*(?:hi|hello|hey)(?: there)?\W{1,4}(?:i['’]m|my name is)\s)`)

// Bounds, in characters, of what stands at the end of an article about who wrote it.
const (
	maxBio       = 700
	maxHelped    = 300
	maxSignature = 60
)

// address is an e-mail address as printed.
var address = regexp.MustCompile(`[\w.]@[\w-]+\.\w`)

// helped is how a line at the end says who else wrote and how to reach them, or
// whose text it is.
var helped = &rare{
	anyOf("translated ", "aus dem ", "traduit ", "redaktion", "faktencheck", "mitarbeit", "recherche", "editing:", "editor:", "editors:", "producer:", "producers:", "produced by:", "fact-check", "fact check", "agenturmaterial", " on twitter", " on facebook", " on instagram", " on x", " on bluesky", "contributed ", "be reached", "to contact the ", "reported from", "with additional", "with input", "with file", "with report", "this story", "this report", "this article", "this copy", "originally ", "©", "all rights reserved", "copyright "),
	regexp.MustCompile(`(?i)^to contact the \S+(?: \S+){0,3} (?:on|of|for) this (?:story|report|article|column|post)\b|\bcontributed (?:reporting|to this (?:report|story|article|piece)|to the (?:report|story))\b|\bcan be reached (?:at|by|via|on) (?:e-?mail|(?:tele)?phone|(?:his|her|their|this)\b|\S*(?:@|\d{3}|://|www\.))|\breported from \S+(?: \S+){0,3} and \S+ from |^(?-i:\p{Lu}\S{3,}(?: \S+){0,3} reported from \p{Lu})[^.]{2,50}\.?$` +
		`|^[^.!?:]{3,40} (?:is )?on (?:twitter|x|facebook|instagram|bluesky)\b\W+(?:at )?(?:https?:|@)` +
		`|^\W*with (?:additional )?(?:inputs?|files|reporting) (?:from|by)\b|\bthis (?:story|report|article|copy) (?:has|was) (?:not )?(?:been )?(?:(?:edited|generated|auto-generated) by|(?:auto-)?(?:published|generated) from)\b` +
		`|(?:^|\bthis (?:story|report|article|post|piece) .{0,200})\boriginally (?:appeared|published|posted|ran) (?:on|in|at)\b` +
		`|(?:^|[\s(])©|\ball rights reserved\b|\bcopyright (?:\(c\)|(?:19|20)\d\d)` +
		`|^\W*(?:translated (?:from \S+ )?by|aus dem \S+schen (?:übersetzt )?von|traduit d\S+ (?:\S+ )?par) (?-i:\p{Lu})|^\W*(?:redaktion|faktencheck|mitarbeit|recherche|editing|editors?|producers?|produced by|fact[- ]check(?:ing|ers?)?): (?-i:\p{Lu}\S* \p{Lu}|\S+/\S|\S+$)|^mit agenturmaterial\b`),
}

// called is how a line at the end asks to be sent more: it speaks of a newsletter as
// the site's own, where an article that tells of one calls it "the" or "this".
var called = &rare{
	anyOf("share this ", "in the comments", " on twitter", " on facebook", " on instagram", " on x", " on bluesky", " on linkedin", " on youtube", " on tiktok", "coverage", "newsletter", "sign up", "signing up", "-mail", "email", "boletín", "infolettre", "subskryp", "subscriber", "app –", "app -", "app for", "app für", "app pour", "app para", "app per", "app voor", "app till", "app na", "рассылк", " inbox"),
	regexp.MustCompile(`(?i)\bsign(?:ing)? up (?:for|to) (?:our|my) (?:\S+ ){0,4}(?:e-?mails?|alerts?|updates|briefings?|(?:e-)?course)\b` +
		`|(?:\b(?:our|my|unser\w*|notre|nuestr[ao]|nostr[ao]|noss[ao]|onze|vår[at]?|vores|nasz\w*|náš\w*)|(?:^|\PL)наш\pL*) (?:\S+ ){0,3}\S*(?:newsletter|boletín|infolettre|рассылк)` +
		`|(?:^|[.!?:] |\band |\bcan )follow (?:\S+ ){1,5}on (?:twitter|x|facebook|instagram|bluesky|linkedin|youtube|tiktok)\b` +
		`|^(?:[^.!?]+\?\s+){1,2}(?:please )?(?:let (?:us|me) know|tell (?:us|me)|share|leave|drop) .{0,60}\bin the comments\b` +
		`|^(?:follow|find|read|see|for) (?:\S+ ){0,4}coverage\b.{0,120}(?:\bhere\W*$|https?://)` +
		`|(?:^|[.!?:] |\b(?:please|and) )share this (?:article|story|post|video|page) with (?:\S+ ){0,5}\S+!$` +
		`|newsletter\S* (?:\S+ ){0,3}(?:hier entlang|anmelden|abonnieren)|^[^.!?]{3,60} is an? (?:\S+ ){0,2}(?:daily|weekly|monthly) (?:newsletter|e-?mail)\b` +
		`|\b(?:our|unsere?|notre|nuestra|nostra|onze|vår|vores|naszą?|hier geht|get|download|install|descarga\w*|télécharge\w*|lad(?:e|en)|scarica\w*|pobierz)\b.{0,80}\bapp\W+(?:for|für|pour|para|per|voor|till|na) (?:android|ios|iphone)|\b(?:delivered|right|straight) to your inbox\b|\bzapraszamy (?:\S+ )?do subskrypcji|\balready (?:a|our) (?:subscriber|member)\b`),
}

// invited is how a line at the end asks to come to the site's place elsewhere, in the
// imperative: articles tell of what somebody wrote there.
var invited = &rare{
	anyOf("whatsapp", "telegram", "viber", "google news", "facebook", "телеграм", "вайбер", "واتس", "فيسبوك", "فيس بوك", "تلغرام", "تلگرام", "تيليجرام", "تليجرام", "ایتا", "واٹس", "וואטסאפ", "טלגרם", "व्हाट्स", "व्हॉट्स", "वॉट्स", "टेलीग्राम", "হোয়াটস", "টেলিগ্রাম", "வாட்ஸ்", "டெலிகிராம்", "카카오톡", "line@"),
	regexp.MustCompile(`(?i)подпи(?:сывайтесь|шитесь|шись)|підпи(?:суй|шіть)|долучайте?сь|приєднуйте?сь|присоединяйтесь|(?:следите|стежте) за (?:наш|нами|нов|соб|под)|следете (?:ни|нов|наш)|абонирайте|(?:^|[.!] )pratite|pratite nas|pridružite se` +
		`|(?:^|[.!?,:] |\b(?:yuk|mari|ayo|lupa|dan) )(?:ikuti|gabung|langgan|sertai) |(?:^|[.!] )ακολουθήστε|ακολουθήστε μας|(?:takip ed(?:in|ebilirsiniz)|abone olun|katılın)(?:$|[^\pL])` +
		`|تابعونا|تابعوا (?:قنا|صفح|آخر|أخبار)|(?:اشتركوا?|انضموا?)(?: \S+)? (?:الآن|إلينا|\S*(?:قناتنا|قنواتنا|صفحتنا|صفحاتنا|مجموعتنا))|بپیوندید|(?:ما را|کانال|اخبار) .{0,60}دنبال کنید|(?:جوائن|فالو) کریں|(?:^|[.:!|] ?)הצטרפו|הצטרפו (?:עכשיו|אלינו)|עקבו אחרי` +
		`|जुड़ें|जुड़ें|(?:फॉलो|ज्वाइन|जॉइन) कर(?:ें|ा)|যুক্ত হোন|ফলো করুন|সঙ্গে থাকুন|இணையுங்கள்|பின்தொடருங்கள்|theo dõi (?:báo (?-i:\p{Lu})|chúng tôi|kênh)|กดติดตาม|ติดตามข่าว.{0,90}(?:ได้ที่|คลิก|ที่นี่)|เพิ่มเพื่อน|친구 ?추가|구독하(?:기|세|시)|제보는 카카오톡`),
}

// signs reports whether a line is the name of an author, with no more before it than a
// dash or "by", maybe in brackets, or the initials and agencies of a desk.
func (b *bodyReader) signs(line string) bool {
	line = strings.TrimRight(line, "》〉】）)]")
	for _, author := range b.a.Byline {
		if rest, ok := strings.CutSuffix(line, author.Name); ok && author.Name != "" && utf8.RuneCountInString(rest) <= 4 {
			return true
		}
	}
	return strings.Contains(line, "/") && desk.MatchString(line)
}

// signedWith reports whether draft i is the last and a byline: "Text: Jane Doe".
func (b *bodyReader) signedWith(i int) bool {
	d := &b.out[i]
	if ends(d.text) || !opensByline(d.text) || !b.bylineText(d.text) {
		return false
	}
	for i++; i < len(b.out) && !b.out[i].kept(); i++ {
	}
	return i == len(b.out)
}

// desk is such a line: "abc/Wire", "Pierbook / Harbour Wire".
var desk = regexp.MustCompile(`^[—–-]?\s*\pL{2,15}\s?/\s?\pL{2,15}(?: \pL{2,15})?$`)

// reported takes the authors, if nothing else names any, from the credits of a wire and
// from the line that says who asked.
func (b *bodyReader) reported() {
	for i := len(b.out) - 1; i >= 0 && b.a.Byline == nil; i-- {
		d := &b.out[i]
		var by []string
		switch d.rule {
		case ruleCredit:
			by = reportedBy.FindStringSubmatch(d.text)
		case ruleByline:
			by = interviewedBy.FindStringSubmatch(d.text)
		}
		if by != nil {
			if names := b.d.signed(strings.TrimRight(by[1], ".), ")); areFullNames(names) {
				b.sign(names, d.text)
			}
		}
	}
}

// reportedBy is such a credit: "(Reporting by Jane Doe in Oslo; Editing by John Roe)".
var reportedBy = anchor(`^(?i:\(*reporting by (.*?)(?:;|editing by|$))`)

// interviewedBy is such a line: "Das Gespräch führte Jane Doe."
var interviewedBy = anchor(`^`+noQuote+`PHRASE\s*((?:(?:\p{Lu}|\p{Lo})[^\s!?:;]*[\s,]*(?:(?:und|et|y|e|i|a|en|и|та|ve) )?){2,8})$`, "interviewer")

// bracketed takes the authors, if nothing else names any, from the first or the last
// paragraph: East Asian papers print the reporter there, in brackets or in a line alone,
// which is no text then.
func (b *bodyReader) bracketed() {
	var first, last *draft
	for i := range b.out {
		if d := &b.out[i]; d.kept() && d.kind == Paragraph {
			first, last = cmp.Or(first, d), d
		}
	}
	if first == nil {
		return
	}
	for _, in := range inBrackets {
		d := first
		if in.last {
			d = last
		}
		if in.lang != b.a.Language {
			continue
		}
		if by := in.form.FindStringSubmatch(d.text); by != nil {
			if names := eastAsianNames(cmp.Or(by[1:]...), in.lang); names != nil {
				if b.a.Byline == nil {
					b.sign(names, by[0])
				}
				if by[0] == d.text {
					d.rule = ruleByline
				}
				return
			}
		}
	}
}

// inBrackets are how the first or the last paragraph in a language names who reported.
var inBrackets = []struct {
	lang string
	last bool
	form *regexp.Regexp
}{
	// （中央社記者林碼頭台北22日電）, 〔記者林碼頭／台北報導〕, 新华社北京8月22日电（记者林码头、周港）, 記者林碼頭／台北報導
	{"zh", false, regexp.MustCompile(`^[（(〔［【\[][^）)〕］】\]]{0,14}(?:记者|記者)\s*(?:(\p{Han}{3})\p{Han}{2,4}\d{1,2}日|([^）)〕］】\]／/]{2,40})[）)〕］】\]／/])` +
		`|^.{2,30}[电電讯訊]\s*[（(].{0,6}(?:记者|記者)\s*([^）)]{2,40})[）)]|^.{2,30}(?:日\s*[电電]|[报報网網]\s*[讯訊])\s*[（(]\s*([^）)]{2,40})[）)]|^(?:记者|記者)\s*(\p{Han}{2,4}(?:、\p{Han}{2,4}){0,3})\s*[／/]\s*\p{Han}{2,8}$`)},
	// （码头日报记者 林码头 通讯员 周港）
	{"zh", true, regexp.MustCompile(`[（(][^（(）)]{0,12}(?:记者|記者)\s*([^）)]{2,40})[）)]$`)},
	// (부산=부두뉴스) 김부두 기자 =, [부두신문 김부두 기자]
	{"ko", false, regexp.MustCompile(`^[（(\[<【].{1,20}[）)\]>】]\s*(\p{Hangul}{2,4}(?:[·, ]+\p{Hangul}{2,4}){0,3}) 기자\s*=|^[\[【<][^\]】>]{0,14} (\p{Hangul}{2,4}) 기자[\]】>]`)},
	{"ko", true, regexp.MustCompile(`^[\[(]?(\p{Hangul}{2,4}) 기자[\])]?$`)},
	// 【ロンドン＝林桟橋】, 【ロンドン 林桟橋】
	{"ja", false, regexp.MustCompile(`^ ?[【（](?:[\p{Han}\p{Katakana}ー・]{2,12}[=＝]|[\p{Katakana}ー・]{2,12} )(\p{Han}[\p{Han}々\p{Hiragana}\p{Katakana}ー]{2,6}(?:[、・]\p{Han}[\p{Han}々\p{Hiragana}\p{Katakana}ー]{2,6}){0,3})[】）]`)},
	// 。（林桟橋）, 。（林 桟橋）, 。【林桟橋、港みなと】, 。（ロンドン＝林桟橋）
	{"ja", true, regexp.MustCompile(`。 ?[（【](?:聞き手[=＝・]|[\p{Katakana}ー・]{2,12}[=＝])?(\p{Han}[\p{Han}々 \p{Hiragana}\p{Katakana}]{2,6}(?:[、・]\p{Han}[\p{Han}々 \p{Hiragana}\p{Katakana}]{2,6}){0,3})[）】]$`)},
}

// eastAsianNames parts names that are a word each, in Japanese maybe two, nil if one of them
// is none.
func eastAsianNames(s, lang string) (names []Author) {
	for name := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return r == ' ' && lang != "ja" || strings.ContainsRune("\u3000、，,・·/／;；", r)
	}) {
		n := utf8.RuneCountInString(strings.Replace(name, " ", "", 1))
		switch {
		case name == "通讯员" || name == "通訊員" || name == "记者" || name == "記者":
		case n < 2 || n > 5 || strings.ContainsFunc(name, func(r rune) bool { return !isWide(r) && r != ' ' }) || noNames.MatchString(name):
			return nil
		default:
			names = append(names, Author{Name: name})
		}
	}
	return names
}

// noNames are what else stands in such brackets.
var noNames = regexp.MustCompile(`(?:略|終わり|予約|込み|税別|次号|最終回|続く|限定|当時|获悉|獲悉|表示|手记|手記|整理|综合|綜合|协会|協會|通信|時間|回答|新聞|支局|編集部|写真|提供|報導|报道|摄|攝)$`)

// sign makes the names of a line the byline.
func (b *bodyReader) sign(names []Author, line string) {
	b.a.Byline, b.a.BylineRaw = names, line
	b.a.note("authors", line, "signature")
}

// bios drops the signature and paragraphs about an author from the end of the article.
func (b *bodyReader) bios() {
	left := 3
	for i := len(b.out) - 1; i >= 0 && left > 0; i-- {
		d := &b.out[i]
		if !d.kept() && d.rule != ruleDisclosure { // a note on the author can hold one
			continue
		}
		left--
		rule := b.endRule(i)
		switch rule {
		case nil:
			continue
		case ruleByline:
			b.signedBy(d.text)
		case ruleCredit, ruleNewsletter:
			left++ // an author may be told of before it
		}
		d.rule = rule
	}
}

// endRule is what drops draft i from the end of an article, nil if nothing does.
func (b *bodyReader) endRule(i int) *pruneRule {
	d := &b.out[i]
	text := (d.kind == Paragraph || d.kind == Quote) && d.runes <= maxBio
	switch {
	case text && d.runes < maxSignature && (d.stops == 0 && b.signs(d.text) || b.signedWith(i) || strings.Contains(d.text, "@") && address.MatchString(d.text) && !b.announced(i)):
		return ruleByline
	case text && d.runes < maxHelped && helped.matches(d.text):
		return ruleCredit
	case text && (theAuthor.MatchString(d.text) || slices.ContainsFunc(b.a.Byline, func(author Author) bool {
		rest, named := cutName(d.text, author.Name)
		return named && author.Name != "" && bioVerb.MatchString(rest)
	})):
		return ruleBio
	case (d.kind == Paragraph || d.kind == ListItem) && d.runes < maxHelped && (called.matches(d.text) || invited.matches(d.text)):
		return ruleNewsletter
	}
	return nil
}

// announced reports whether draft i is one word, and the line above ends in a colon: an
// address that readers are told of.
func (b *bodyReader) announced(i int) bool {
	return i > 0 && b.out[i-1].kept() && endsInColon(b.out[i-1].text) && !strings.Contains(b.out[i].text, " ")
}

// signedBy takes the author, if nothing else names one, from the last line: a full name, or
// a reporter's, with an address and nothing beside. Newspapers in Korean sign so.
func (b *bodyReader) signedBy(line string) {
	at := strings.LastIndexAny(line, " (")
	if b.a.Byline != nil || at < 0 || !address.MatchString(line[at:]) {
		return
	}
	name := strings.Trim(line[:at], " ,/|·-–—")
	if names := b.d.signed(name); len(names) == 1 {
		label := strings.TrimSpace(strings.Replace(name, names[0].Name, "", 1))
		if label == "" && isFullName(name) || kindOf(label)&byLabel != 0 {
			b.sign(names, line)
		}
	}
}

// Bounds of what the end of an article leaves behind.
const (
	maxRemnant   = 160 // characters of a line
	maxAboutUs   = 600 // and of what a site says of itself below the note on the author
	mostRemnants = 3
)

// closing are the rules for what ends an article; false: alone it may stand within.
var closing = map[*pruneRule]bool{ruleBio: true, ruleCredit: true, ruleTags: true, ruleByline: true, ruleShare: true, ruleEmpty: true, ruleRelated: false, ruleLinks: false}

// remnants drops short last blocks that come after what ends an article: the note on
// its author, its credits, tags and buttons, other articles.
func (b *bodyReader) remnants() {
	total := b.bodyRunes()
	places, prose := b.proseByPlace()
	for range mostRemnants {
		last := len(b.out) - 1
		for last > 1 && !b.out[last].kept() {
			last--
		}
		if last < 2 {
			return
		}
		d, other := &b.out[last], &b.out[last-2]
		if d.kind == Paragraph && lettersOf(d.text) == "" {
			d.rule = ruleRemnant // "___"
			continue
		}
		ends, known := closing[b.out[last-1].rule]
		if !ends && d.stops > 0 && d.links == 0 && !strings.Contains(d.text, ":") && 2*places[b.t.place(d.node)] > prose {
			return // the article goes on below a box of links; a notice has a label
		}
		most := maxRemnant
		if above := &b.out[last-1]; above.rule == ruleBio || above.rule == ruleByline && tellsOfAuthor(above.text, b.a.Byline) {
			most = maxAboutUs
		}
		if !known || !ends && other.rule == nil || other.rule == ruleCaption || !d.kind.isText() || d.runes >= min(most, total/4) {
			return
		}
		d.rule = ruleRemnant
	}
}
