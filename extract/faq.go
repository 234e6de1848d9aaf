package extract

import (
	"cmp"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Pairs are found in the drafts of the page, where a question is a block that
// asks and its answer the blocks after it. Questions that are written alike
// make a row, and a row is judged as a whole: one question in running prose is
// a figure of speech, several under the heading "FAQ" are not.

// maxQuestion is the longest question; what is longer is a paragraph that
// ends in one.
const maxQuestion = 250 // characters

// faqPhrases are in the headings over questions and their answers, by language;
// those under "" are used in all.
var faqPhrases = map[string][]string{
	"":   {"faq", "faqs", "f.a.q", "q&a", "q & a", "frequently asked"},
	"en": {"questions and answers", "question and answer", "questions & answers", "common questions", "people also ask", "questions answered"},
	"de": {"oft gestellte fragen", "häufigen fragen", "häufige fragen", "häufig gestellte fragen", "häufigsten fragen", "fragen und antworten", "fragen & antworten", "wichtigsten fragen"},
	"fr": {"questions les plus fréquentes", "questions courantes", "questions fréquentes", "foire aux questions", "questions et réponses", "questions/réponses", "questions-réponses", "vos questions"},
	"es": {"preguntas comunes", "preguntas frecuentes", "preguntas más frecuentes", "preguntas y respuestas", "dudas frecuentes"},
	"pt": {"perguntas comuns", "perguntas frequentes", "perguntas mais frequentes", "perguntas e respostas", "dúvidas frequentes"},
	"it": {"domande comuni", "domande frequenti", "domande più frequenti", "domande e risposte"},
	"nl": {"meest gestelde vragen", "meestgestelde vragen", "veelgestelde vragen", "veel gestelde vragen", "vragen en antwoorden"},
	"sv": {"vanliga frågor", "frågor och svar"},
	"no": {"ofte stilte spørsmål", "vanlige spørsmål", "spørsmål og svar"},
	"nb": {"ofte stilte spørsmål", "vanlige spørsmål", "spørsmål og svar"},
	"da": {"ofte stillede spørgsmål", "spørgsmål og svar"},
	"fi": {"usein kysyt", "kysymykset ja vastaukset", "kysymyksiä ja vastauksia"},
	"pl": {"najczęściej zadawane pytania", "częste pytania", "pytania i odpowiedzi"},
	"cs": {"často kladené otázky", "časté dotazy", "časté otázky", "otázky a odpovědi"},
	"sk": {"často kladené otázky", "časté otázky", "otázky a odpovede"},
	"hu": {"gyakori kérdések", "gyakran ismételt kérdések", "kérdések és válaszok"},
	"ro": {"întrebări frecvente", "întrebări și răspunsuri"},
	"bg": {"често задавани въпроси", "въпроси и отговори"},
	"ru": {"часто задаваемые вопросы", "частые вопросы", "вопросы и ответы"},
	"uk": {"часті запитання", "поширені запитання", "запитання та відповіді", "питання та відповіді"},
	"el": {"συχνές ερωτήσεις", "ερωτήσεις και απαντήσεις"},
	"tr": {"sıkça sorulan sorular", "sık sorulan sorular", "sorular ve cevaplar"},
	"id": {"pertanyaan umum", "pertanyaan yang sering", "tanya jawab"},
	"vi": {"câu hỏi thường gặp", "hỏi đáp"},
	"ar": {"الأسئلة المتكررة", "أسئلة متكررة", "الأسئلة الأكثر", "الأسئلة الشائعة", "أسئلة شائعة", "سؤال وجواب"},
	"he": {"שאלות נפוצות", "שאלות ותשובות"},
	"hi": {"अक्सर पूछे जाने वाले"},
	"ja": {"質問と回答", "よくある質問", "よくあるご質問"},
	"ko": {"자주 하는 질문", "자주하는 질문", "자주묻는 질문", "자주 묻는 질문", "질문과 답변"},
	"zh": {"常见问答", "常見問答", "常见问题", "常見問題"},
}

// headsFAQ reports whether a line heads questions and their answers.
func headsFAQ(s, lang string) bool {
	low := strings.ToLower(s)
	if !holdsPhrase(low, faqPhrases[""]) && (lang == "" || !holdsPhrase(low, faqPhrases[lang])) {
		return false
	}
	return !isInterview.MatchString(s)
}

// holdsPhrase reports whether one of the phrases starts a word of the line; one
// of few letters must be a word.
func holdsPhrase(line string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(phrase string) bool {
		at := strings.Index(line, phrase)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(line[:at])
		after, _ := utf8.DecodeRuneInString(line[at+len(phrase):])
		return (!unicode.IsLetter(before) || unspaced(before)) && (len(phrase) > 5 || !unicode.IsLetter(after) || unspaced(after))
	})
}

func isQuestion(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return !asks(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	last, _ := utf8.DecodeLastRuneInString(s)
	return asks(last) && utf8.RuneCountInString(s) <= maxQuestion
}

// maxButton is the longest label after a question that says what opens it: "Expand".
const maxButton = 20 // bytes

// withoutLabel cuts such a label off.
func withoutLabel(s string) string {
	end := strings.LastIndexFunc(s, asks)
	if end < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[end:])
	if label := strings.TrimSpace(s[end+size:]); len(label) > maxButton || strings.Contains(label, " ") && lineRuleOf(label, maxButton) != ruleControls {
		return s
	}
	return s[:end+size]
}

// maxInvitation is the longest line that can be one.
const maxInvitation = 60 // characters

// maxTitle is the longest line that does not ask and yet stands for a question.
const maxTitle = 100 // characters

func asks(r rune) bool { return r == '?' || r == '？' || r == '؟' }

// A manner is how a question is written. Of two rows of questions that share
// blocks, the one of the lower manner has them.
type manner uint8

const (
	folded manner = iota // its answer is shown when a reader opens it
	headed               // a heading
	marked               // "Q: …"
	bold                 // bold words at the start of a block
	listed               // the start of a list item
	plain                // a block that is nothing but the question
	titled               // such a block, or bold words, that does not ask: "Opening hours"
)

// leastRow is how many questions of a manner must stand in a row, without
// anything else between them, where nothing says that they are FAQs.
var leastRow = [...]int{folded: 1, headed: 2, marked: 2, bold: 3, plain: 3}

// A found question: a draft that is one or starts with one.
type found struct {
	at       int    // its draft
	end      int    // after the last draft of its answer
	reach    int    // after what stands between it and the next question, boxes and pictures that are no answer among it
	question string // as printed
	rest     string // of its own draft, the start of the answer
	held     bool   // one element holds it with its answer and nothing else
	asks     bool   // it is worded as a question
	row      row
}

// A row tells questions that belong together from others.
type row struct {
	manner manner
	scope  int // what says that they are FAQs: a heading, by its number, or inFAQ; 0 for nothing
	level  int // of a heading
	tag    atom.Atom
	class  string // of plain ones
}

const inFAQ = -1 // within elements for FAQs

// faqs finds the questions among the drafts, puts a draft of each pair in their
// place, and adds those that only structured data has.
func (b *bodyReader) faqs() {
	questions := b.questions()
	if len(questions) == 0 {
		b.number()
		return
	}
	owner := make([]int, len(b.out)) // of a draft: the pair it is part of, plus one
	var pairs []found
	asked := map[int]bool{} // scopes in which a question is worded as one
	for _, f := range questions {
		asked[f.row.scope] = asked[f.row.scope] || f.asks
	}
	folds := false // the page's FAQs are opened one by one: a question that is not is none of them
	for _, group := range rows(questions) {
		if folds && group[0].row.manner != folded {
			continue
		}
		if len(pairs) > 0 && pairs[0].row.scope != 0 && group[0].row.scope == 0 && (group[0].row.manner != folded || len(group) < 2) {
			break // a page with a section for FAQs has them there
		}
		accepted := b.accept(group, owner, len(pairs) == 0 && !asked[group[0].row.scope])
		folds = folds || len(accepted) > 1 && accepted[0].row.scope != 0 && accepted[0].row.manner == folded
		for _, f := range accepted {
			pairs = append(pairs, f)
			for i := f.at; i < f.end; i++ {
				owner[i] = len(pairs)
			}
		}
	}
	drafts := b.out
	b.out = make([]draft, 0, len(drafts))
	for i := range drafts {
		switch d := &drafts[i]; {
		case owner[i] == 0, d.kind == Image, d.kind == TableBlock: // these have fields of their own
			b.out = append(b.out, *d)
		case pairs[owner[i]-1].at == i:
			b.put(pairs[owner[i]-1], drafts)
		}
	}
	b.pairsAlone()
	b.number()
}

// cutInitial cuts off a letter that stands for "question" or "answer" in an element of its
// own: what comes after it starts a sentence. apart says that a blank stands between.
func cutInitial(s, letters string) (rest string, apart bool) {
	mark, size := utf8.DecodeRuneInString(s)
	rest = strings.TrimSpace(s[size:])
	first, size := utf8.DecodeRuneInString(rest)
	second, _ := utf8.DecodeRuneInString(rest[size:])
	apart = size > 0 && !strings.HasSuffix(s, string(mark)+rest)
	if !strings.ContainsRune(letters, mark) || !unicode.IsLetter(first) || unicode.IsLower(first) || !apart && unicode.IsUpper(first) && !unicode.IsLower(second) {
		return s, apart
	}
	return rest, apart
}

// pairsAlone makes the pairs the body of a page that has no other.
func (b *bodyReader) pairsAlone() {
	for i := range b.out {
		if d := &b.out[i]; d.rule == nil && d.inside && d.runes >= leastBody {
			return
		}
	}
	for i := range b.out {
		if d := &b.out[i]; d.kind == FAQBlock {
			d.rule, d.inside = nil, true
		}
	}
}

// put appends the draft of a pair.
func (b *bodyReader) put(f found, drafts []draft) {
	q := &drafts[f.at]
	var parts []string
	if f.rest != "" {
		parts = append(parts, f.rest)
	}
	for _, i := range f.answer(drafts) {
		parts = append(parts, drafts[i].text)
	}
	question := strings.TrimFunc(qaNumber.ReplaceAllString(unmark(f.question), ""), func(r rune) bool { return unicode.IsSymbol(r) && !unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) })
	d := draft{spot: spot{kind: FAQBlock, rule: q.rule, region: q.region, inside: q.inside, node: q.node}}
	switch d.rule {
	case ruleEmpty, ruleOpener, ruleControls, ruleLinks, ruleHidden:
		d.rule = nil
	}
	origin := "html"
	if b.t.details(q.node) > 0 {
		origin = "details"
	}
	answer := unmark(strings.Join(parts, "\n"))
	bareQuestion, apart := cutInitial(question, "QＱ")
	if bareAnswer, too := cutInitial(answer, "AＡ"); bareQuestion != question && bareAnswer != answer && apart == too {
		question, answer = bareQuestion, bareAnswer
	}
	d.pair = &FAQ{Question: NewText(question), Answer: NewText(answer), Origin: origin}
	d.runes = utf8.RuneCountInString(question) + utf8.RuneCountInString(answer)
	d.stops = sentenceMarks(answer)
	b.out = append(b.out, d)
}

// questions finds what could be a question.
func (b *bodyReader) questions() (out []found) {
	scope, level, deep := 0, 0, false // the FAQ heading above, its level, and whether questions below it are of a lower one
	begun := false                    // a paragraph of the article has come
	page := headsFAQ(b.a.Headline.Raw, b.a.Language)
	for i := range b.out {
		d := &b.out[i]
		asks := d.kind == Heading && isQuestion(d.text)
		begun = begun || d.kind == Paragraph && d.rule == nil && d.stops > 0 && d.runes > 80
		switch {
		case asks && !begun && likeness(phrased(d.text), phrased(b.a.Headline.Raw)) >= sameLikeness:
			continue // the headline once more, as its visible form is worded
		case d.kind == TableBlock || d.kind == Image || d.rule == ruleCaption || d.rule == ruleHeadline:
			continue
		case d.kind == Heading && d.runes < 150 && !asks && headsFAQ(d.text, b.a.Language):
			scope, level, deep = i+1, d.level, false
			continue
		case d.kind == Heading && scope > 0 && d.level <= level && (!asks || deep) && !b.folds(d):
			scope = 0
		case d.kind == Paragraph && d.runes < 60 && d.stops == 0 && 2*d.link < d.runes && headsFAQ(d.text, b.a.Language):
			scope, level, deep = i+1, 6, false
			continue
		}
		deep = deep || asks && d.level > level
		if d.rule != nil && (besides[d.rule] == always || besides[d.rule] == unlessNamed && !d.faq) {
			continue
		}
		f := found{at: i, row: row{scope: scope}}
		if d.faq {
			f.row.scope = inFAQ
		} else if page && scope == 0 && d.inside && b.folds(d) {
			f.row.scope = 1 // the headline is the heading of what unfolds
		}
		if b.question(&f, d) {
			out = append(out, f)
		}
	}
	return out
}

// besides are the rules whose parts of a page have no FAQs of the article, and
// those that have some only if their classes say so.
var besides = map[*pruneRule]int{
	ruleNamed("notice"): always, rulePaywall: always, ruleComments: always, ruleForm: always, ruleNewsletter: always, ruleTOC: always,
	ruleNav: unlessNamed, ruleFooter: unlessNamed, ruleRelated: unlessNamed, ruleAd: unlessNamed, ruleShare: unlessNamed,
	ruleByline: unlessNamed, ruleTags: unlessNamed, ruleBio: unlessNamed,
}

const (
	unlessNamed = iota + 1
	always
)

// question reads draft d as a question, and reports whether it can be one.
func (b *bodyReader) question(f *found, d *draft) bool {
	f.row.tag = b.t.nodes[d.node].n.DataAtom
	f.question, f.asks = d.text, isQuestion(d.text)
	title, fold := d.text, false
	if d.runes <= maxQuestion {
		title = withoutLabel(d.text)
		fold = (isQuestion(title) || f.row.scope != 0) && b.folds(d)
	}
	m := qaPair.FindStringSubmatch(d.text)
	switch {
	case !hasLetters(d.text), d.kind == Heading && (f.asks || fold || f.row.scope != 0) && headsRelated(d.text), d.runes <= maxInvitation && invites.MatchString(d.text):
		return false
	case fold:
		f.row.manner, f.question, f.asks = folded, title, isQuestion(title)
		return true
	case 2*d.link > d.runes && !(d.kind == Heading && b.linksHere(d)):
		return false // it leads to the answer
	case d.kind == Heading:
		f.row.manner, f.row.level = headed, d.level
		return d.level > 1 && (f.asks || f.row.scope != 0) && d.runes <= maxQuestion
	case m != nil:
		f.row.manner = marked
		f.question, f.rest, f.asks = m[1], m[2], true
		return utf8.RuneCountInString(f.question) <= maxQuestion
	case f.row.scope != 0 && d.runes <= maxQuestion && f.at+1 < len(b.out) && marksQuestion.MatchString(d.text) && marksAnswer.MatchString(b.out[f.at+1].text):
		f.row.manner, f.asks = marked, true
		return true
	case d.lead != "" && isQuestion(d.lead):
		f.row.manner, f.asks = bold, true
		if d.kind == ListItem && f.row.scope != 0 {
			f.row.manner = listed
		}
		f.question, f.rest = d.lead, strings.TrimSpace(d.text[len(d.lead):])
		return true
	case f.asks && (f.row.scope != 0 || d.kind != ListItem) && !strings.Contains(unmark(d.text), ". "):
		f.row.manner = plain
		f.row.class, _, _ = strings.Cut(strings.TrimSpace(attr(b.t.nodes[d.node].n, "class")), " ") // the others name states
		return true
	case f.row.scope == 0:
		return false
	case !f.asks && d.runes <= maxTitle && d.stops == 0 && d.link == 0:
		if f.row.manner = titled; d.lead == d.text {
			f.row.manner = bold
		}
		f.row.class, _, _ = strings.Cut(strings.TrimSpace(attr(b.t.nodes[d.node].n, "class")), " ")
		return true
	case d.kind == ListItem:
		end := strings.IndexFunc(d.text, asks)
		if end < 0 || end > maxQuestion {
			return false
		}
		_, size := utf8.DecodeRuneInString(d.text[end:])
		f.row.manner, f.asks = listed, true
		f.question, f.rest = d.text[:end+size], strings.TrimSpace(d.text[end+size:])
		return f.rest != ""
	}
	return false
}

// folds reports whether a reader opens what is under the draft by it: a
// <summary>, the term of a definition list, a button, or what its attributes
// make one.
func (b *bodyReader) folds(d *draft) bool {
	for i := d.node; i > b.t.body && b.t.nodes[i].all == b.t.nodes[d.node].all; i = int(b.t.nodes[i].parent) {
		if opens(b.t.nodes[i].n) {
			return true
		}
	}
	if d.rule == ruleControls && opens(b.t.nodes[d.region].n) {
		return true
	}
	for n := range b.startOf(d) {
		if opens(n) {
			return true
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return n.Parent != nil && opens(n.Parent)
		}
	}
	return false
}

// startOf yields the first nodes below that of a draft, which many drafts can have.
func (b *bodyReader) startOf(d *draft) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for i := d.node + 1; i < min(int(b.t.nodes[d.node].end), d.node+maxFollowed) && yield(b.t.nodes[i].n); i++ {
		}
	}
}

// linksHere reports whether the first anchor of a block leads to a place of the
// page: a heading with an address, or what unfolds under it.
func (b *bodyReader) linksHere(d *draft) bool {
	for n := range b.startOf(d) {
		if n.DataAtom == atom.A && attr(n, "href") != "" {
			return strings.HasPrefix(strings.TrimSpace(attr(n, "href")), "#")
		}
	}
	return false
}

func opens(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Summary, atom.Dt, atom.Button:
		return true
	case atom.Label:
		box := elementBefore(n) // ticked, it shows what stands below
		return box != nil && attr(box, "type") == "checkbox" && attr(box, "id") == attr(n, "for")
	case atom.A:
		href := strings.TrimSpace(attr(n, "href"))
		if href == "#" || strings.HasPrefix(href, "javascript:") || strings.HasPrefix(href, "#") && precedes(n, href[1:]) {
			return true
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "aria-expanded", "aria-controls", "data-bs-toggle":
			return true
		case "data-toggle":
			return a.Val == "collapse" || a.Val == "tab"
		case "role":
			if a.Val == "tab" || a.Val == "button" {
				return true
			}
		}
	}
	return false
}

// precedes reports whether the element of that id comes right after an anchor, or after the
// element around it.
func precedes(n *html.Node, id string) bool {
	for range 2 {
		next := n.NextSibling
		for next != nil && next.Type != html.ElementNode {
			next = next.NextSibling
		}
		if next != nil {
			return attr(next, "id") == id
		}
		if n = n.Parent; n == nil {
			return false
		}
	}
	return false
}

// rows parts questions into those that are written alike, best manner first.
func rows(all []found) (out [][]found) {
	index := map[row]int{}
	for _, f := range all {
		at, ok := index[f.row]
		if !ok {
			at = len(out)
			index[f.row] = at
			out = append(out, nil)
		}
		out[at] = append(out[at], f)
	}
	slices.SortStableFunc(out, func(a, b []found) int {
		return cmp.Or(cmp.Compare(min(0, a[0].row.scope), min(0, b[0].row.scope)), // in an element for FAQs
			cmp.Compare(b[0].row.scope, a[0].row.scope), // under an FAQ heading
			cmp.Compare(a[0].row.manner, b[0].row.manner))
	})
	return out
}

// Words for "question" and "answer" that stand before one with a colon.
const (
	saysQuestion = `question|frage|pregunta|pergunta|domanda|vraag|fråga|spørsmål|spørgsmål|pytanie|otázka|вопрос|питання|soru|pertanyaan|问|問|질문`
	saysAnswer   = `answer|antwort|respuesta|resposta|risposta|réponse|antwoord|svar|odpowiedź|odpověď|ответ|відповідь|cevap|jawaban|答|답변`
)

// invites is how a page asks its reader something below the questions or an answer.
var invites = anchor(`^(?i:` + noWord + `(?:still (?:have (?:a |any )?(?:\w+ )?questions?|got (?:a |any )?questions?|unsure|not sure|need (?:more )?help)\b|(?:do you |did you )?have (?:any |more |other |further |another |a )+questions?\b|(?:any|more) (?:other |more |further )?questions\?|need (?:more |further |any )?help\?|(?:did|could)n['’]t find\b|` +
	`(?:was|is|did) (?:this|that) (?:\w+ )?(?:helpful|useful|help)\b|(?:haben sie )?(?:noch|weitere) (?:weitere )?fragen\?|war (?:dies|diese|dieser|das) .{0,20}hilfreich|(?:vous avez )?(?:d['’]autres|encore des) questions|¿(?:tienes?|más|otras) .{0,20}(?:preguntas|dudas)|te (?:ha )?(?:resultó|resultado) útil))`)

// qaMark numbers a question, or says that it is one and that the answer is one.
var qaMark = regexp.MustCompile(`^(?:[QAFRＱＡ]\s?\d{0,2}\s?[:.)：．]|(?i:` + saysQuestion + `|` + saysAnswer + `)\s?\d{0,2}\s?[:：]|#?\d{1,2}\s?[.)、．])\s*`)

// qaNumber numbers a question without a sign: "01 How deep is it?".
var qaNumber = regexp.MustCompile(`^0\d\s+`)

// qaPair is a question marked as one, perhaps with its answer.
var qaPair = anchor(`^((?:[QＱ]\s?\d{0,2}\s?[:.)：．]|(?i:` + saysQuestion + `)\s?\d{0,2}\s?[:：])\s*[^?？]+[?？])\s*(.*)$`)

// marksQuestion and marksAnswer start a line that is one, however it is worded.
var (
	marksQuestion = regexp.MustCompile(`^(?:[QＱ]\s?\d{0,2}\s?[:.)：．]|(?i:` + saysQuestion + `)\s?\d{0,2}\s?[:：])`)
	marksAnswer   = regexp.MustCompile(`^(?:[AＡ]\s?\d{0,2}\s?[:.)：．]|(?i:` + saysAnswer + `)\s?\d{0,2}\s?[:：])`)
)

func unmark(s string) string { return s[len(qaMark.FindString(s)):] }

// maxAnswer is the most blocks that an answer has where no element holds it.
const maxAnswer = 24

// accept gives each question of a row its answer and keeps the pairs. topics says that no
// question of its scope is worded as one.
func (b *bodyReader) accept(group []found, owner []int, topics bool) (out []found) {
	group = slices.DeleteFunc(group, func(f found) bool { return owner[f.at] > 0 })
	asking := 0
	for _, f := range group {
		if f.asks {
			asking++
		}
	}
	if len(group) == 0 {
		return nil
	}
	scope, manner := group[0].row.scope, group[0].row.manner
	scoped := scope != 0
	// titles are those of questions though they do not ask: of what unfolds, where some of it asks,
	// or where nothing of the scope does
	titles := scoped && len(group) > 1 && (manner == folded && (asking > 0 || scope == inFAQ) || topics)
	if !scoped || 2*asking < len(group) && !titles {
		group = slices.DeleteFunc(group, func(f found) bool { return !f.asks })
	}
	if titles {
		group = withoutButtons(group)
		if asking > 0 && scope > 0 {
			group = b.besideQuestions(group)
		}
	}
	if len(group) == 0 {
		return nil
	}
	within := make([]int, len(group)) // the element that holds a question and its answer, 0 if none does
	holds := 0
	for k := range group {
		if within[k] = b.item(group, k); within[k] > 0 {
			holds++
		}
	}
	switch {
	case manner == plain && !scoped && holds < len(group):
		return nil // lines that ask, each apart from what comes next
	case titles && manner != folded && asking == 0 && !b.named(group, within):
		return nil
	}
	for k := range group {
		f := &group[k]
		f.end, f.reach = f.at+1, f.at+1
		if f.row.manner == listed && f.rest != "" || f.row.manner == marked && f.rest != "" || 2*holds > len(group) && within[k] == 0 {
			continue
		}
		stop := len(b.out)
		if k+1 < len(group) {
			stop = group[k+1].at
		}
		f.held = within[k] > 0
		if last := k > 0 && k+1 == len(group); last && !f.held {
			stop = b.endOfRow(group)
		}
		b.extend(f, stop, within[k], owner)
	}
	for k := range group {
		f := &group[k]
		if f.unanswered() || f.rest == "" && b.choice(f.at+1) || !f.held && k > 0 && group[k-1].unanswered() && group[k-1].end == f.at {
			continue // or the last of a list of questions
		}
		if scoped {
			out = append(out, *f)
		} else if b.out[f.at].inside && inRow(group, k) {
			out = append(out, *f)
		}
	}
	if titles && asking == 0 && manner != folded && !b.inProse(out) || len(out) == 1 && out[0].row.manner == plain || !scoped && (manner != folded || len(out) < 2 || out[1].at != out[0].reach) && b.interview(out) {
		return nil
	}
	return out
}

// named reports whether titles that neither ask nor unfold are those of questions: right below
// the heading of the FAQs, each of them or what holds it with its answer a child of one element.
func (b *bodyReader) named(group []found, within []int) bool {
	first := b.unit(cmp.Or(within[0], b.out[group[0].at].node))
	for k, f := range group {
		if f.row.manner == titled && within[k] == 0 || b.unit(cmp.Or(within[k], b.out[f.at].node)) != first {
			return false
		}
	}
	return group[0].row.scope == inFAQ || group[0].at <= group[0].row.scope+1 // perhaps a line after the heading
}

// besideQuestions leaves out titles that do not ask, and stand in no element like those of
// titles that do: one child among others of its parent.
func (b *bodyReader) besideQuestions(group []found) []found {
	units := make([]unit, len(group))
	ask := map[unit]bool{}
	for k := range group {
		if within := b.item(group, k); within > 0 {
			units[k] = b.unit(within)
			ask[units[k]] = ask[units[k]] || group[k].asks
		}
	}
	out := group[:0]
	for k := range group {
		if group[k].asks || ask[units[k]] {
			out = append(out, group[k])
		}
	}
	return out
}

// A unit is what elements that repeat have in common.
type unit struct {
	parent int32
	tag    atom.Atom
}

func (b *bodyReader) unit(node int) unit {
	n := &b.t.nodes[node]
	return unit{n.parent, n.n.DataAtom}
}

// choice reports whether draft i is one of several that a reader ticks: of a quiz or a poll.
func (b *bodyReader) choice(i int) bool {
	for n := range b.startOf(&b.out[i]) {
		if n.DataAtom == atom.Input {
			return attr(n, "type") == "radio" || attr(n, "type") == "checkbox"
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return false
		}
	}
	return false
}

// inProse reports whether most answers have a sentence.
func (b *bodyReader) inProse(pairs []found) bool {
	sentences := 0
	for k := range pairs {
		for _, i := range pairs[k].answer(b.out) {
			if b.out[i].stops > 0 {
				sentences++
				break
			}
		}
	}
	return 2*sentences > len(pairs)
}

// withoutButtons leaves out titles that come again and ask nothing: "Copy link".
func withoutButtons(group []found) []found {
	count := map[string]int{}
	for _, f := range group {
		count[f.question]++
	}
	return slices.DeleteFunc(group, func(f found) bool { return !f.asks && count[f.question] > 1 })
}

// unanswered reports whether nothing is found that answers f.
func (f *found) unanswered() bool { return f.rest == "" && f.end == f.at+1 }

// What tells an interview, in the languages of the development sets: its name,
// answers by one who speaks of himself, questions to one who is spoken to or called by
// name, and either with a name before it each time.
var (
	isInterview = regexp.MustCompile(`(?i)\binterview|\bim gespräch\b|\bentretien\b|\bentrevista|\bintervista|\bintervju|\bq\s?&\s?a\s+with\b|\bquestions\s+(?:with|for|to)\b`)
	firstPerson = regexp.MustCompile(`\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ii]ch|[Mm]ir|[Mm]eine?[mnrs]?|[Jj]e|[Jj]['’]\pL+|[Yy]o|[Ee]u|[Ii]k|[Mm]ijn|[Jj]ag|[Jj]eg)\b`)
	spokenTo    = regexp.MustCompile(`\b(?:[Yy]ou|[Yy]our|Sie|Ihnen|Ihre?[mnrs]?|[Dd]u|[Dd]ich|[Dd]eine?[mnrs]?|[Vv]ous|[Vv]otre|[Uu]sted|[Tt]u|[Vv]ocê|Lei)\b`)
	speaker     = regexp.MustCompile(`^\p{Lu}[\pL.'’ -]{1,30}: `)
	addressed   = regexp.MustCompile(`^(?:(?:Sehr geehrter?|Lieber?) )?(?:Herr|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof(?:essor)?\.?|Monsieur|Madame|M\.|Mme|Señora?|Signora?|Dottor|Senhora?|Meneer|Mevrouw|Pan[ie]?) \p{Lu}[^,?]{1,40}, `)
	quoted      = regexp.MustCompile(`[“„«"][^“”„«»"]*[”“»"]`)
)

// personsTold are the languages of which firstPerson and spokenTo have the words.
var personsTold = words("en de fr es pt it nl sv no nb nn da")

// interview reports whether the questions are put to a person: the headline says so, a
// question starts with whom it is put to, a third of the answers speak in the first person
// or start with the same name, or questions do; or one answer speaks so, and half of the
// questions speak to somebody. In a language whose words for persons are not known nothing
// tells, and questions that the page does not call an FAQ are taken for those of an
// interview.
func (b *bodyReader) interview(pairs []found) bool {
	if lang := primary(b.a.Language); lang != "" && !personsTold[lang] {
		return true
	}
	if isInterview.MatchString(b.a.Headline.Raw) {
		return true
	}
	spoken, spokento := 0, 0
	var before [2]string // the names before the question and answer above
	for _, f := range pairs {
		answer := f.rest
		for i := f.at + 1; i < f.end && len(answer) < 1000; i++ {
			answer += " " + b.out[i].text
		}
		names := [2]string{speaker.FindString(unmark(f.question)), speaker.FindString(unmark(strings.TrimSpace(answer)))}
		if names[0] != "" && names[0] == before[0] || names[1] != "" && names[1] == before[1] || firstPerson.MatchString(quoted.ReplaceAllString(answer, "")) {
			spoken++
		}
		if spokenTo.MatchString(f.question) {
			spokento++
		}
		if addressed.MatchString(unmark(f.question)) {
			return true
		}
		before = names
	}
	return spoken > 0 && (3*spoken >= len(pairs) || 2*spokento >= len(pairs))
}

// inRow reports whether question k stands among as many as its manner asks
// for, each right after the answer to the one before.
func inRow(group []found, k int) bool {
	n, least := 1, leastRow[group[k].row.manner]
	for j := k; n < least && j+1 < len(group) && group[j+1].at == group[j].reach; j++ {
		n++
	}
	for j := k; n < least && j > 0 && group[j-1].reach == group[j].at; j-- {
		n++
	}
	return n >= least
}

// item returns the largest element that holds question k, no other of its row and
// no prose before it, 0 if that has no text after the question.
func (b *bodyReader) item(group []found, k int) int {
	at := b.out[group[k].at].node
	holds := func(up, other int) bool {
		if other < 0 || other >= len(group) {
			return false
		}
		n := b.out[group[other].at].node
		return up <= n && n < int(b.t.nodes[up].end)
	}
	if d := b.t.details(at); d > 0 {
		return d
	}
	if len(group) == 1 || holds(at, k-1) || holds(at, k+1) {
		return 0
	}
	first := max(0, group[k].at-maxAnswer) // draft after the question before, if that is not far
	if k > 0 {
		first = max(first, group[k-1].at+1)
	}
	before := group[k].at - 1 // the prose before the question
	for before >= first && (!b.out[before].kept() || b.out[before].stops == 0) {
		before--
	}
	for {
		up := int(b.t.nodes[at].parent)
		if up <= b.t.body || holds(up, k-1) || holds(up, k+1) || before >= first && b.in(before, up) {
			break
		}
		at = up
	}
	next := group[k].at + 1
	if next < len(b.out) && b.in(next, at) {
		return at
	}
	return 0
}

// endOfRow returns the draft after the element that holds all questions of a row, if it
// holds what comes after the last of them.
func (b *bodyReader) endOfRow(group []found) int {
	first, last := group[0].at, group[len(group)-1].at
	row := b.out[first].node
	for row > b.t.body && !b.in(last, row) {
		row = int(b.t.nodes[row].parent)
	}
	if last+1 == len(b.out) || !b.in(last+1, row) {
		return len(b.out)
	}
	end := last + 1
	for end < len(b.out) && end <= last+maxAnswer && b.in(end, row) {
		end++
	}
	return end
}

// in reports whether draft i stands in the element.
func (b *bodyReader) in(i, element int) bool {
	n := b.out[i].node
	return element <= n && n < int(b.t.nodes[element].end)
}

// extend moves the end of the answer to f over the drafts that belong to it, up
// to stop: those in the element that holds both, or those up to a heading. A
// heading that was dropped with what it heads ends nothing.
func (b *bodyReader) extend(f *found, stop, within int, owner []int) {
	q := &b.out[f.at]
	for f.reach < stop && owner[f.reach] == 0 {
		d := &b.out[f.reach]
		if within > 0 {
			if !b.in(f.reach, within) {
				break
			}
		} else if d.kind == Heading && (d.rule == nil || d.rule == q.rule) && (f.row.manner != headed || d.level <= f.row.level) || d.faq != q.faq && f.row.scope <= 0 || d.inside != q.inside || f.reach-f.at > maxAnswer {
			break
		}
		f.reach++
	}
	if answer := f.answer(b.out); len(answer) > 0 {
		f.end = answer[len(answer)-1] + 1
	}
}

// answer returns the drafts up to the next question that are the answer. A list
// of links after text that does not lead up to it is cross references.
func (f *found) answer(drafts []draft) (out []int) {
	q, leads := &drafts[f.at], f.rest == "" || f.held
	for i := f.at + 1; i < f.reach; i++ {
		d := &drafts[i]
		links := d.kind == ListItem && d.linkOnly()
		if !f.answeredBy(d, q) || links && !leads || d.runes <= maxInvitation && invites.MatchString(d.text) {
			continue
		}
		out = append(out, i)
		leads = links || f.held || strings.HasSuffix(d.text, ":") || strings.HasSuffix(d.text, "：")
	}
	return out
}

func (d *draft) linkOnly() bool { return d.link*10 >= d.runes*9 }

// answeredBy reports whether d can be part of the answer to q. What one element
// holds together with q is, unless another element in it was dropped; else it
// must not have been dropped for how it reads either.
func (f *found) answeredBy(d, q *draft) bool {
	switch {
	case d.kind == Image || d.kind == TableBlock:
		return false // these have fields of their own
	case d.rule == nil || d.rule == q.rule || d.rule == ruleHidden || d.kind == ListItem && d.rule == ruleLinks:
		return true
	case f.held && d.rule == ruleNav && (f.row.manner == folded || !d.linkOnly()):
		return true // a menu of one item is not navigation
	}
	return f.held && (d.region == 0 || d.region == q.region)
}

// details returns the <details> that node i is the summary of, 0 if it is in none.
func (t *tree) details(i int) int {
	for ; i > 0; i = int(t.nodes[i].parent) {
		if t.nodes[i].n.DataAtom == atom.Summary {
			return int(t.nodes[i].parent)
		}
	}
	return 0
}

// number stores the pairs of the drafts, each once, and those of structured
// data that the page does not show.
func (b *bodyReader) number() {
	seen := map[string]int{} // question → index into FAQs, plus one
	for i := range b.out {
		d := &b.out[i]
		if d.kind != FAQBlock || d.pair == nil {
			continue
		}
		key := lettersOf(d.pair.Question.Raw)
		if n := seen[key]; n > 0 && sameWords(b.a.FAQs[n-1].Answer.Raw, d.pair.Answer.Raw) {
			d.rule, d.kind, d.text = ruleOutside, Other, d.pair.Question.Raw
			continue
		}
		b.a.FAQs = append(b.a.FAQs, *d.pair)
		d.index = len(b.a.FAQs) - 1
		seen[key] = len(b.a.FAQs)
	}
	for _, it := range b.d.items("Question") {
		question := unmarkup(it.text("name", "text"))
		answers := it.nodes("acceptedAnswer")
		if question == "" || len(answers) == 0 {
			continue
		}
		answer := unmarkup(answers[0].text("text"))
		key := lettersOf(question)
		if answer == "" || seen[key] > 0 {
			continue
		}
		b.a.FAQs = append(b.a.FAQs, FAQ{Question: NewText(question), Answer: NewText(answer), Origin: "jsonld"})
		seen[key] = len(b.a.FAQs)
	}
}

// unmarkup takes the markup out of a text of structured data.
func unmarkup(s string) string { return strings.Join(paragraphs(s), "\n") }
