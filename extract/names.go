package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxAuthors = 30 // names
	maxName    = 60 // runes of a name
	maxByline  = 250
)

// A wordKind says what a word is there for in a byline, as bits.
type wordKind uint16

const (
	byOpener   wordKind = 1 << iota // says before "by" what was done: "Posted", "all articles"
	byLabel                         // stands before a name, with a colon or alone: "Text"
	byAgent                         // stands between what was done and who did it: "by"
	byHelper                        // what others than authors do: "Reviewed by"
	byJob                           // stands beside a name and in none
	byPlace                         // is followed by a place, an outlet or a date: "in"
	byDegree                        // stands behind a name
	byParticle                      // is written small in a name
	byNobody                        // is what content systems fill in for a name
	byDesk                          // ends the name of a desk
	byTeam                          // starts the name of a desk
	byFirm                          // stands in the names of firms and clubs
	byAgency                        // signs reports with its own name
	byCredit                        // sells pictures
)

// bylineWords are what bylines consist of beside names.
var bylineWords = byWord(map[wordKind]string{
	byOpener: `all view see more meet follow contact on written submitted reported story posted published article post posts articles stories entries messages interview with from a guest sponsored commentary
		opinion review analysis essay column
		verfasst geschrieben erstellt eingestellt gespeichert veröffentlicht ein eine alle beiträge beitrag gastbeitrag artikel kommentar analyse reportage porträt
		tous voir écrit rédigé publié signé propos recueilli recueillis soumis un une entretien escrito enviado publicado redactado entradas artículo artículos entrevista cura scritto inviato pubblicato articolo articoli
		geschreven ingediend geplaatst gepost skrevet skriven publicerad upplagd indsendt diposting napsal napsala napisał napisała przygotował opracował opracowanie oprac scris от`,
	byLabel: `author authors words text texts autor autorin autoren autoři auteur auteurs texte texto testo tekst teksti autora autore autori avtor autorius autors forfatter författare kirjoittaja toimittaja szerző írta piše penulis yazan yazar muhabir protokoll höfundur
		автор авторы текст пише аутор συντακτης كتب كتبت כתב 文 執筆 執筆者 筆者 著者 聞き手 取材 記者 记者 作者 撰文 文字 기자 글 ავტორი লেখক लेखक लेखिका تحریر مصنف نوشته نویسنده โดย ผู้เขียน tác giả bài
		аўтар піша пишува пише muəllif muallif муаллиф хабарчы հեղինակ նյութը egilea idazlea testua údar awdur awtur skrivað høvundur tekstas teksts tekste nivîskar نووسەر لیکوال qore qoraa marubuci mwandishi ጸሐፊ ዘጋቢ
		లేఖకుడు రచయిత લેખક ലേഖകൻ ലേഖിക തയ്യാറാക്കിയത് ಲೇಖಕ ਲੇਖਕ ලියූවේ පුවත အရေး ຜູ້ຂຽນ អ្នកនិពន្ធ penulis shkruan`,
	byAgent: `by von par por door deur av af przez oleh eftir di του της γραφει γραφουν بقلم द्वारा מאת எழுதியவர் ដោយ ໂດຍ ရေးသားသူ`,
	byHelper: `reviewed last updated edited checked fact fact-checked researched tested verified approved translated curated illustrated photographed photo photos photography photograph photographs illustration illustrations graphic graphics video produced medically additional contributions
		geprüft aktualisiert redigiert foto fotos lektoriert revisado actualizado editado fotografie bearbeitet übersetzt bild bilder grafik kuva kuvat fotó фото zdjęcia 编辑 編集 責任編集 責編 责编 写真 图 撮影 摄影 攝影 翻訳 사진 영상`,
	byJob: `correspondent correspondents editor editors reporter reporters writer writers journalist journalists columnist contributor contributors
		producer analyst photographer edition bureau chief senior staff newsroom desk fellow professor lecturer director founder co-founder cofounder ceo president intern freelance
		redakteur redakteurin projektleiter projektleiterin leiter leiterin geschäftsführer geschäftsführerin vorsitzender vorsitzende referent referentin korrespondent korrespondentin reporterin journalistin chefredakteur volontär ressortleiter
		journaliste envoyé envoyée envoyés envoyées enviado enviada enviados inviato inviata inviati rédacteur rédactrice correspondant correspondante redactor redactora periodista corresponsal redazione giornalista corrispondente
		redacteur verslaggever toimittaja reporteri redaktör reporter:in journalista repórter repórteres colaborador colaboração корреспондент редактор
		updated published posted minutes ago hours days read share follow email twitter facebook more profile bio opens window subscribe newsletter photo photos image images credit
		agencies agences agenturen copied veröffentlicht coordinator grader researcher advisor marketing topics reviewed edited expert manager developer cto contributed reporting
		posts articles stories comments comment aktualisierung gmt edt pst am pm monday tuesday wednesday thursday friday saturday sunday`,
	byPlace: `in for at special für aus pour para is berichtet schreibt skrifar skriver via on am vom
		envoyé envoyée envoyés envoyées enviado enviada enviados inviato inviata inviati`,
	byDegree:   `phd md do dds dvm jd esq mba mph mpa mpp ma ms msc bsc ba rn rd rdn ld ldn cpa cfp cfa fand facp llb llm lcsw pmp cscs 기자 記者 특파원 인턴기자`,
	byParticle: `de del la le van von der den dem zu zur af av bin ibn al el da das do dos di du d' y e ter ten vom of und and`,
	byNobody: `department ministry datum date admin administrator editor webmaster none null unknown undefined guest author authors anonymous user root editorial system online web news publisher nachrichten redaktionen redacao
		true false by von nan n/a info website blog home contact community nachrichtenagentur more details reply privacy unsubscribe subscribe
		analysis columnists google instagram linkedin youtube`,
	byDesk: `desk staff newsroom team bureau newsdesk redaktion redactie redazione redacción redação rédaction toimitus toimetus
		डेस्क ডেস্ক ડેસ્ક ਡੈਸਕ డెస్క్ ಡೆಸ್ಕ್ ഡെസ്ക് ڈیسک डेस्` + "\u200d" + `क`,
	byTeam: `team redaktion redactie redazione redacción redação rédaction redacció redakcja redakce redakcia redakcija redakcije redacția uredništvo szerkesztőség redaksjonen redaktionen redaksi
		редакция редакція рэдакцыя редакција`,
	byFirm: `gmbh ag ev inc ltd llc co magazin magazine zeitung news media verlag verband verein press group company tribune times journal report reports collective institute foundation
		university association society council federation ministry network radio tv herald gazette chronicle telegraph today weekly daily redaktion editorial editors`,
	byCredit: `getty gettyimages shutterstock istock istockphoto unsplash pixabay pexels adobestock alamy imago`,
	byAgency: `afp ap reuters dpa apa efe ansa tass interfax pa epd kna sid sda ats belga anp ntb tt ritzau lusa xinhua kyodo jiji yonhap pti ani ians upi bloomberg
		aap pap ctk mti hina tanjug bta agerpres anadolu wam bernama antara adnkronos europapress telam notimex keystone-sda`,
})

// kindOf returns the kinds of a word; one with stops in it can be a degree or a firm:
// "Ph.D.", "e.V.".
func kindOf(word string) wordKind {
	if len(word) == 2 && word[1] == '.' {
		return 0 // an initial
	}
	word = strings.Trim(word, ".,:*")
	key := fold(word)
	accented := !isASCII(word) && key != strings.ToLower(word)
	switch {
	case !accented && namesUnaccented[key]:
		return 0
	case strings.Contains(key, "."):
		return bylineWords[strings.ReplaceAll(key, ".", "")] & (byDegree | byFirm)
	case accented && isASCII(key):
		return bylineWords[key] &^ byAgent // "Pär" is a name
	case len(word) == 2 && word != strings.ToUpper(word):
		return bylineWords[key] &^ byDegree // and so is "Ma"
	}
	if kind := bylineWords[key]; kind != 0 || !endsAsJob(key) {
		return kind
	}
	return byJob
}

// namesUnaccented are names without the accents that make words of a byline of them: "signé",
// and the Vietnamese for text and author.
var namesUnaccented = words("signe bai gia")

// jobEnds are what words for jobs end with in languages that write compounds as one
// word: "Wirtschaftsredakteur", "utenrikskorrespondent".
var jobEnds = strings.Fields(`redakteur redakteurin redaktor redacteur redaktør redaktör korrespondent korrespondentin journalist journalistin reporter reporterin`)

func endsAsJob(key string) bool {
	return len(key) > len("reporter") && slices.ContainsFunc(jobEnds, func(end string) bool { return strings.HasSuffix(key, end) })
}

// conjunctions join two names, by language.
var conjunctions = map[string]string{
	"": "and with & +", "de": "und mit", "lb": "an a", "fr": "et avec", "es": "y e con", "pt": "e com", "gl": "e con", "it": "e con", "ca": "i", "eu": "eta", "mt": "u", "ga": "agus", "gd": "agus", "cy": "a ac",
	"nl": "en", "af": "en", "da": "og", "no": "og", "is": "og", "fo": "og", "sv": "och", "fi": "ja", "et": "ja", "pl": "i oraz", "cs": "a", "sk": "a", "sl": "in", "hr": "i", "bs": "i", "sr": "i и", "mk": "и", "bg": "и", "sq": "dhe",
	"ru": "и", "uk": "та і й", "be": "і ды й", "ro": "și", "hu": "és", "el": "και", "lt": "ir", "lv": "un", "ka": "და", "hy": "և եւ", "az": "və", "tr": "ve", "kk": "және мен", "ky": "жана", "uz": "va ва",
	"ar": "و", "fa": "و", "ckb": "و", "ku": "û و", "ps": "او", "ur": "اور", "he": "ו", "hi": "और", "mr": "आणि", "ne": "र", "bn": "ও এবং", "ta": "மற்றும்", "te": "మరియు", "gu": "અને", "kn": "ಮತ್ತು", "pa": "ਅਤੇ", "si": "සහ",
	"zh": "和 与 與", "ja": "と", "th": "และ", "lo": "ແລະ", "km": "និង", "my": "နှင့်", "vi": "và", "id": "dan", "ms": "dan", "fil": "at", "tl": "at", "sw": "na", "am": "እና", "so": "iyo", "ha": "da", "yo": "àti", "mg": "sy",
}

// agents are the words for "by" that mean other things in other languages.
var agents = map[string]string{"ca": "per", "ro": "de", "sw": "na", "sq": "nga", "lb": "vun", "cy": "gan", "mt": "minn", "ga": "le", "gd": "le", "ha": "daga", "tl": "ni", "fil": "ni"}

// people returns the names in the strings, one or several in each, without
// roles, places, outlets and addresses.
func (d *Document) people(lines ...string) (out []Author) {
	for _, line := range lines {
		out = append(out, d.readNames(line).names...)
	}
	return out[:min(len(out), maxAuthors)]
}

// signed returns the names in a visible byline.
func (d *Document) signed(text string) []Author {
	return slices.DeleteFunc(d.people(text), func(p Author) bool { return !looksLikeName(p.Name) })
}

// readNames reads a byline of one line.
func (d *Document) readNames(line string) *nameReader {
	lang := primary(d.locale)
	r := &nameReader{d: d, ands: strings.Fields(conjunctions[""] + " " + conjunctions[lang]), agent: agents[lang]}
	if line = wideLabels.Replace(oneLine(line)); utf8.RuneCountInString(line) > 2*maxByline || strings.Contains(line, "://") || strings.HasPrefix(line, "www.") {
		return r
	}
	if line = d.withoutDates(line); slices.Contains(d.names, level(line)) && !strings.ContainsAny(line, "(@") {
		r.names = []Author{{Name: line}}
		return r
	}
	r.read(line)
	return r
}

// wideLabels writes labels in Chinese, Japanese and Korean as others are, and those of who
// took the pictures as well as of who wrote the text.
var wideLabels = strings.NewReplacer("：", ": ", "՝", ": ", "文・写真", "文", "写真・文", "文", "取材・文", "文", "文・取材", "文", "撮影・文", "文", "文・撮影", "文",
	"글·사진", "글", "글ㆍ사진", "글", "글/사진", "글", "사진·글", "글", "图/文", "文", "图文", "文", " 图/", " 图: ")

// withoutDates cuts dates out of a byline: "Posted on May 3, 2024 by Jane Doe".
func (d *Document) withoutDates(line string) string {
	for range 3 {
		r, ok := findDate(line, d.locale)
		if !ok {
			break
		}
		line = uptoLabel(line[:r.start]) + " | " + line[r.end:]
	}
	return strings.Trim(line, " |")
}

// uptoLabel cuts the label of a date, with the small words behind it, off the end of a text:
// "Jane Doe Publié le", "Jane Doe Last updated".
func uptoLabel(text string) string {
	for head := strings.TrimRight(text, " "); head != ""; {
		cut := strings.LastIndexByte(head, ' ') + 1
		word := head[cut:]
		head = strings.TrimRight(head[:cut], " ")
		if says, from, _ := findLabel(word); says != saysNothing && from == 0 {
			if last := strings.LastIndexByte(head, ' ') + 1; strings.EqualFold(head[last:], "last") {
				head = head[:last]
			}
			return head
		}
		if !isLowered(word) {
			break
		}
	}
	return text
}

// A nameReader takes names out of the words of a byline. A part of it ends at a
// separator, a conjunction, or where it goes on to those who helped.
type nameReader struct {
	d        *Document
	ands     []string
	agent    string   // "by" in the language of the page, if that is no word for it elsewhere
	part     []string // its words up to now
	later    bool     // there was a part before, so that this can belong to it
	joined   bool     // a conjunction joins it to the one before
	placed   bool     // the one before said where or for whom
	afterJob bool     // one before was a job
	employs  string   // what stands behind a job: whom it is for, or who has the next job
	helping  bool     // those named from here on did not write
	spoken   bool     // "by" was said
	listed   bool     // a conjunction joins two names
	names    []Author
}

func (r *nameReader) read(all string) {
	for line := range strings.FieldsFuncSeq(all, func(c rune) bool { return strings.ContainsRune(";|/／·•∙●\n", c) }) {
		r.afterJob, r.employs = false, ""
		for piece := range strings.FieldsFuncSeq(line, func(c rune) bool { return strings.ContainsRune(",、，–—", c) }) {
			ws := strings.Fields(piece)
			for i, w := range ws {
				r.word(w, i+1 < len(ws))
			}
			r.end()
		}
	}
	r.filed(all)
}

// filed drops the one word that a bar or dot parts from full names: the section, as in
// "Ports · Jane Doe, John Roe".
func (r *nameReader) filed(line string) {
	if len(r.names) < 2 || strings.ContainsAny(line, ";/") {
		return
	}
	if first := r.names[0].Name; !strings.Contains(first, " ") && hasCase(first) && !isAgency(first) && areFullNames(r.names[1:]) && strings.IndexAny(line, "|·•∙●") == len(first)+1 {
		r.names = r.names[1:]
	}
}

const saysWhat = byOpener | byLabel | byHelper | byTeam // what was done, before a colon or "by"

// word reads a word; more says that others follow it in its part of the line.
func (r *nameReader) word(w string, more bool) {
	for _, sign := range []string{":", "＝", "・"} { // "Authors:Jane", "写真＝林桟橋", "聞き手・林桟橋"
		if label, rest, ok := strings.Cut(w, sign); ok && rest != "" && kindOf(label)&saysWhat != 0 {
			r.word(label+":", true)
			w = rest
		}
	}
	kind, last := kindOf(w), wordKind(0)
	if len(r.part) > 0 {
		last = kindOf(r.part[len(r.part)-1])
	}
	lower := strings.ToLower(w)
	switch {
	case slices.Contains(r.ands, lower) && (len(r.part) > 0 || lower != r.agent): // "na" is both in Swahili
		r.end()
		r.joined = true
	case len(r.part) > 1 && more && joinsName(w):
		r.end()
		r.joined = true
		_, size := utf8.DecodeRuneInString(w)
		r.part = append(r.part, w[size:])
	case w == "-" && len(r.part) > 0 && !hasCase(r.part[0]): // Arabic parts names from names and from places so
		r.end()
	case kind&byCredit != 0:
		r.helping = true
	case w[0] == '(' && w[len(w)-1] == ')' && kindOf(w[1:len(w)-1])&byHelper != 0 && uptoLabel(w) == w: // "Jane Doe (Text) und John Roe (Fotos)", but not "Jane Doe (Updated)"
		r.part = r.part[:0]
	case w == "द्वारा" && len(r.part) > 0: // "Jane Doe by" in Hindi, and what was done
		r.end()
		r.helping = true
	case len(r.part) == 2 && isReporter(r.part[0]) && kind == 0: // "本报记者 林码头 周港"
		label := r.part[0]
		r.end()
		r.part = append(r.part, label, w)
	case kind&byHelper != 0 && (len(r.part) > 0 || r.later) && isWide(firstRune(w)): // "글 김부두 사진 박항구"
		r.end()
		r.helping = true
	case (lower == "berichtet" || lower == "berichten") && len(r.part) > 1 && strings.EqualFold(r.part[0], "aus"): // "Aus Rom berichtet Jane Doe"
		r.part, r.spoken = r.part[:0], true
	case strings.HasSuffix(w, ":") && kind&saysWhat != 0: // "Text: Jane Doe, Fotos: John Roe"
		r.part = append(r.part, w)
		r.by()
	case strings.HasSuffix(w, ":") && isWide(firstRune(w)): // "作者: 林码头 浏览: 52次"
		r.end()
		r.helping = true
	case kind&byAgent != 0 && (kind&byParticle == 0 || len(r.part) == 0 || last&(byOpener|byLabel|byHelper) != 0),
		lower == r.agent && (len(r.part) == 0 || last&(byOpener|byLabel|byHelper) != 0),
		lower == "de" && last&byLabel != 0: // "Texto de Jane Doe"
		r.by()
	default:
		r.part = append(r.part, w)
	}
}

// joinsName reports whether an Arabic or Hebrew word has "and" as its first letter, and is no
// name that begins so.
func joinsName(w string) bool {
	switch first := firstRune(w); first {
	case 'و', 'ו':
		return utf8.RuneCountInString(w) > 3 && !slices.Contains(namesInWaw, w)
	}
	return false
}

var namesInWaw = strings.Fields("وليد وائل وسام وسيم وجدي وجيه وفاء وفيق وداد ولاء وحيد وديع ورد وردة وهبي وهبة واصف وكيل والي ونوس ויקטור ויקטוריה ויויאן ורדית ורדה")

// isReporter reports whether a word ends in the Chinese for reporter.
func isReporter(w string) bool {
	return strings.HasSuffix(w, "记者") || strings.HasSuffix(w, "記者")
}

// by starts a part after "by". What stood before says what was done: "View all
// posts by", or "Jane Doe Reviewed by", which ends a name. What no author does was done
// by others if there is an author before: "with reporting by".
func (r *nameReader) by() {
	n, said := len(r.part), wordKind(0)
	for ; r.spoken && n > 0 && isLowered(r.part[n-1]) && kindOf(r.part[n-1])&(saysWhat|byParticle) == 0; n-- {
		said = byHelper
	}
	for ; n > 0 && kindOf(r.part[n-1])&saysWhat != 0; n-- {
		said |= kindOf(r.part[n-1])
	}
	helping := said&byHelper != 0
	if r.part = r.part[:n]; helping {
		r.end()
	}
	if !helping && !r.spoken { // "Ports | 22 August 2025 by Jane Doe"
		r.names, r.spoken = nil, true
	}
	r.part, r.helping = r.part[:0], helping
	r.later, r.placed = r.later && helping, r.placed && helping
}

// end ends a part. What stands after a comma can belong to the name before it, and
// is no name then; what an "and" joins is one.
func (r *nameReader) end() {
	if len(r.part) == 0 {
		return
	}
	name, more, ok := r.d.nameOf(r.part)
	r.placed = r.placed && !r.joined
	job := r.later && !ok && saysJob(name)
	if r.employs != "" && (job || ok && r.joined) { // "Jane Doe, Reporter, John Roe, Photographer", "John Roe and Ada Poe"
		r.names = append(r.names, Author{Name: r.employs})
	}
	r.employs = ""
	switch {
	case ok && r.afterJob && !r.joined && !r.helping && isFullName(name): // "Jane Doe, Director, Harbour Project"
		r.employs = name
	case !ok, r.placed, r.helping, r.later && (isLowered(name) && isDesk(name) || kindOf(name)&byDegree != 0 || !looksLikeName(name)):
	case r.later && len(r.names) > 0 && r.goesWith(name):
	default:
		r.listed = r.listed || r.joined && len(r.names) > 0
		r.names = append(r.names, Author{Name: name})
	}
	r.afterJob = job || r.afterJob && !r.joined
	r.placed = r.placed || more || !r.later && r.d.isSite(name) // "World Ledger, Frankfurt"
	r.part, r.later, r.joined = r.part[:0], true, false
}

// goesWith reports whether what stands after a name belongs to it: "Jane Doe, Reuters",
// "Jane Doe, Berlin", "AFP, MANILA".
func (r *nameReader) goesWith(name string) bool {
	first := r.names[0].Name
	switch {
	case r.d.isSite(name):
		return true
	case r.joined:
		return false
	case isAgency(first):
		return !isAgency(name) && name == strings.ToUpper(name)
	}
	return isAgency(name) || !strings.Contains(name, " ") && strings.Contains(first, " ")
}

// nameOf returns the name in a part of a byline; ok is false if it holds none.
// more says that the part goes on, with a job, a place or an outlet.
func (d *Document) nameOf(part []string) (name string, more, ok bool) {
	s := strings.Join(part, " ")
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, " 기자]") { // "[부두신문=김부두 기자]"
		s = s[strings.IndexByte(s, '=')+1 : len(s)-1]
	}
	if i := strings.IndexAny(s, "([<{"); i >= 0 && !strings.Contains(s[i:], ") ") { // "Jane Doe (Reuters)"
		s = s[:i]
	}
	if name, role, ok := strings.Cut(s, " - "); ok && saysJob(role) { // "Jane Doe - Staff Writer"
		s, more = name, true
	}
	if strings.HasSuffix(s, "報導") || strings.HasSuffix(s, "报道") { // "台北即時報導"
		return "", false, false
	}
	s = strings.TrimSuffix(s, "기자")                 // "김부두기자"
	for _, reporter := range []string{"记者", "記者"} { // "本报记者 林码头", "新聞網記者林碼頭"
		if i := strings.LastIndex(s, reporter); i > 0 {
			s = cmp.Or(strings.TrimSpace(s[i+len(reporter):]), s[:i])
		}
	}
	fields := strings.Fields(bareName(s))
	for len(fields) > 0 && len(fields[0]) > 1 && (kindOf(fields[0])&(byOpener|byLabel) != 0 || isArticle(fields[0])) {
		fields = fields[1:]
	}
	if len(fields) > 0 && ourOwn[strings.ToLower(fields[0])] { // "Von unserer Redakteurin Jane Doe", but not "By our reporter in Lisbon"
		i := slices.IndexFunc(fields[1:], func(w string) bool { return !isLowered(w) && !saysJob(w) })
		if i > 0 && utf8.RuneCountInString(fields[i]) > len("aus") {
			fields = fields[i+1:]
		}
	}
	for i, w := range fields {
		if at := strings.IndexByte(w, '@'); i > 0 && at > 0 && !strings.Contains(w[at:], ".") && unicode.IsUpper(firstRune(w)) {
			fields[i], fields, more = w[:at], fields[:i+1], true // "Jane Doe@janedoe": a link without a blank before it, and no address
			break
		}
		if kindOf(w)&byPlace != 0 && (i > 0 || len(fields) > 1 && strings.ToLower(w) == w) || strings.Contains(w, "@") || strings.HasPrefix(w, "www.") {
			fields, more = fields[:i], true
			break
		}
	}
	for i := 2; i < len(fields); i++ {
		if tail := strings.Join(fields[i:], " "); isAgency(tail) || i+1 < len(fields) && namesPerson(fields[:i]) && d.isSite(tail) { // "Jane Doe Associated Press", "Jane Doe World Ledger"
			fields, more = fields[:i], true
		}
	}
	for len(fields) > 1 && kindOf(fields[len(fields)-1])&byDegree != 0 {
		fields = fields[:len(fields)-1]
	}
	if n := len(fields) - 1; n > 1 && slices.Contains(behindNames, fields[n]) {
		fields = fields[:n]
	}
	if n := len(fields) - 2; n > 1 && kindOf(fields[n])&kindOf(fields[n+1])&byOpener != 0 { // "Jane Doe All articles"
		fields = fields[:n]
	}
	if half := len(fields) / 2; half > 1 && slices.Equal(fields[:half], fields[half:]) { // once for those who hear the page
		fields = fields[:half]
	}
	if s = bareName(strings.Join(fields, " ")); !strings.Contains(s, "(") {
		s = strings.TrimRight(s, ")")
	}
	return s, more, d.isName(s)
}

// behindNames are the words for "on" that a date was cut off behind, and a button:
// "Publié par Jane Doe le", "Jane Doe Follow".
var behindNames = strings.Fields("le el il em op den Follow follow FOLLOW")

// ourOwn stand before the job of who wrote for the site: "Door onze redacteur".
var ourOwn = words("our unser unsere unserem unserer unseren notre nos nuestro nuestra nostro nostra onze vår vores nasz nasza")

// isArticle reports whether a word is a small letter, as in Greek: "Γράφει ο Νίκος".
func isArticle(w string) bool { return utf8.RuneCountInString(w) == 1 && isLowered(w) }

// namesPerson reports whether none of the words stands in the names of outlets.
func namesPerson(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return kindOf(w)&(byParticle|byDesk|byTeam|byFirm|byOpener) != 0 })
}

// bareName takes the marks around a name off. The stop behind an abbreviation is a part of
// it: "Jane D.", "John Roe Jr.", "Harbour Friends e.V.".
func bareName(s string) string {
	s = strings.TrimLeft(s, nameMarks)
	bare := strings.TrimRight(s, nameMarks)
	last := bare[strings.LastIndexByte(bare, ' ')+1:]
	if strings.HasPrefix(s[len(bare):], ".") && bare != last && (utf8.RuneCountInString(last) == 1 || strings.Contains(last, ".") || last == "Jr" || last == "Sr") {
		return bare + "."
	}
	return bare
}

// nameMarks stand around a name.
const nameMarks = " \t.:-*~+\"“”'’„_>»«›‹#]}【】《》〈〉©¹²³"

// isName reports whether s can be a name: letters, no word of them a job, no month.
func (d *Document) isName(s string) bool {
	runes := utf8.RuneCountInString(s)
	if runes < 2 || runes > maxName || kindOf(s)&(byNobody|byLabel) != 0 || isAdmin(s) || !hasLetters(s) || strings.ContainsFunc(s, unicode.IsDigit) && !d.isSite(s) {
		return false
	}
	if !strings.Contains(s, " ") && strings.Contains(s, ".") && strings.ToLower(s) == s && !d.isSite(s) {
		return false // a host or an account: "worldledger.example"
	}
	if saysJob(s) && !d.isStaff(s) {
		return false
	}
	return !isMonth(s, d.lang)
}

// saysJob reports whether one of the words of s is there for a job.
func saysJob(s string) bool {
	for w := range Words(s) {
		if kindOf(w)&byJob != 0 {
			return true
		}
	}
	return false
}

// isAdmin reports whether s is the account that a content system is set up with:
// "admin", "wpadmin2", "admin_7xk4", "webmaster", "Super User"; "admin-desk" is none.
func isAdmin(s string) bool {
	s = strings.ToLower(s)
	bare := strings.TrimRight(s, "0123456789-_")
	return s == "super user" || !strings.Contains(s, " ") && (strings.HasSuffix(bare, "admin") || strings.HasSuffix(bare, "administrator") || bare == "webmaster" || strings.HasPrefix(s, "admin") && digits(s) > 0)
}

// hasCase reports whether a word is of a script with capitals.
func hasCase(s string) bool { return strings.ToUpper(s) != strings.ToLower(s) }

// isLowered reports whether a word starts with a small letter.
func isLowered(s string) bool {
	return unicode.IsLower(firstRune(s))
}

// isSaid reports whether most words of a text are small, as those of sentences are and
// those of names are not.
func isSaid(text string) bool {
	small, all := 0, 0
	for w := range strings.FieldsSeq(text) {
		if all++; isLowered(w) {
			small++
		}
	}
	return 2*small >= all
}

// looksLikeName reports whether each word of s is capitalised as those of a
// name are, "dpa" is, or s is of a script without capitals.
func looksLikeName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) > 5 {
		return false
	}
	for i, w := range fields {
		r := firstRune(w)
		if unicode.IsLower(r) && !unicode.Is(unicode.Georgian, r) && kindOf(w)&(byParticle|byAgency) == 0 && (i > 0 || w != "the") {
			return false
		}
	}
	return true
}

// isFullName reports whether s is two to four words, each with a capital or, behind
// the first, a particle of a family name, and nothing that ends a sentence.
func isFullName(s string) bool {
	n := len(strings.Fields(s))
	return n >= 2 && n <= 4 && looksLikeName(s) && !isLowered(s) && !strings.ContainsAny(s, "!?:;,")
}

// isStaff reports whether a name is that of the outlet or one of its desks:
// "World Ledger Staff", "Metro Desk", "AFP Newsroom".
func (d *Document) isStaff(s string) bool {
	key := fold(s)
	return isDesk(s) || slices.ContainsFunc(d.names, func(name string) bool {
		return strings.HasPrefix(key, name+" ") || strings.HasSuffix(key, " "+name)
	})
}

// isDesk reports whether a name starts or ends as that of a desk does.
func isDesk(s string) bool {
	fields := strings.Fields(s)
	return len(fields) > 0 && len(fields) <= 5 && (kindOf(fields[0])&byTeam|kindOf(fields[len(fields)-1])&byDesk) != 0
}

// isOutlet reports whether a name is that of the site, of a desk, or of a firm
// or club: whom the page gives where nobody signed.
func (d *Document) isOutlet(s string) bool {
	switch {
	case d.isSite(s), isDesk(s), d.outlet != "" && level(s) == d.outlet:
		return true
	case isAgency(s):
		return false // whose report it is
	}
	fields := strings.Fields(s)
	return len(fields) > 1 && slices.ContainsFunc(fields, func(w string) bool { return kindOf(w)&(byFirm|byDesk) != 0 })
}

func isAgency(s string) bool {
	return kindOf(s)&byAgency != 0 || slices.Contains([]string{"associated press", "the associated press", "agence france-presse"}, fold(s))
}
