package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxQuestion is the longest question; what is longer is a paragraph that
// ends in one.
const maxQuestion = 250 // characters

// faqPhrases are in the headings over questions and their answers, by language;
// those under "" are used in all.
var faqPhrases = map[string][]string{
	"":    {"faq", "faqs", "f.a.q", "q&a", "q & a", "frequently asked"},
	"en":  {"questions and answers", "question and answer", "questions & answers", "common questions", "people also ask", "questions answered", "asked questions", "frequent questions", "q and a", "people ask", "questions you may have", "questions from readers", "reader questions", "readers’ questions"},
	"de":  {"oft gestellte fragen", "häufigen fragen", "häufige fragen", "häufig gestellte fragen", "häufigsten fragen", "fragen und antworten", "fragen & antworten", "wichtigsten fragen", "oft gefragt", "häufig gefragt"},
	"fr":  {"questions les plus fréquentes", "questions courantes", "questions fréquentes", "foire aux questions", "questions et réponses", "questions/réponses", "questions-réponses", "questions / réponses", "questions - réponses", "vos questions", "questions fréquemment posées", "questions les plus posées", "questions que vous vous posez"},
	"es":  {"preguntas comunes", "preguntas frecuentes", "preguntas más frecuentes", "preguntas y respuestas", "dudas frecuentes", "preguntas habituales", "preguntas más buscadas"},
	"pt":  {"perguntas comuns", "perguntas frequentes", "perguntas mais frequentes", "perguntas e respostas", "dúvidas frequentes", "dúvidas comuns", "principais dúvidas", "tire suas dúvidas"},
	"it":  {"domande comuni", "domande frequenti", "domande più frequenti", "domande più comuni", "domande e risposte"},
	"nl":  {"meest gestelde vragen", "meestgestelde vragen", "veelgestelde vragen", "veel gestelde vragen", "vragen en antwoorden"},
	"sv":  {"vanliga frågor", "frågor och svar"},
	"no":  {"ofte stilte spørsmål", "vanlige spørsmål", "spørsmål og svar"},
	"nb":  {"ofte stilte spørsmål", "vanlige spørsmål", "spørsmål og svar"},
	"da":  {"ofte stillede spørgsmål", "spørgsmål og svar"},
	"fi":  {"usein kysyt", "kysymykset ja vastaukset", "kysymyksiä ja vastauksia"},
	"pl":  {"najczęściej zadawane pytania", "często zadawane pytania", "najczęstsze pytania", "częste pytania", "pytania i odpowiedzi"},
	"cs":  {"často kladené otázky", "časté dotazy", "časté otázky", "nejčastější dotazy", "nejčastější otázky", "otázky a odpovědi"},
	"sk":  {"často kladené otázky", "časté otázky", "najčastejšie otázky", "otázky a odpovede"},
	"hu":  {"gyakori kérdések", "gyakran ismételt kérdések", "gyik", "kérdések és válaszok"},
	"ro":  {"întrebări frecvente", "frecvente întrebări", "întrebări și răspunsuri"},
	"bg":  {"често задавани въпроси", "въпроси и отговори"},
	"ru":  {"часто задаваемые вопросы", "частые вопросы", "популярные вопросы", "вопросы и ответы", "вопрос-ответ", "вопрос – ответ", "вопрос — ответ", "ответы на вопросы"},
	"uk":  {"часті запитання", "часті питання", "поширені запитання", "поширені питання", "найпоширеніші запитання", "найпоширеніші питання", "запитання та відповіді", "питання та відповіді"},
	"el":  {"συχνές ερωτήσεις", "ερωτήσεις και απαντήσεις"},
	"tr":  {"sıkça sorulan sorular", "sık sorulan sorular", "sorular ve cevaplar", "merak edilenler", "sss"},
	"id":  {"pertanyaan umum", "pertanyaan yang sering", "pertanyaan seputar", "tanya jawab"},
	"vi":  {"câu hỏi thường gặp", "hỏi đáp", "giải đáp thắc mắc"},
	"ar":  {"الأسئلة المتكررة", "أسئلة متكررة", "الأسئلة الأكثر", "الأسئلة الشائعة", "أسئلة شائعة", "سؤال وجواب", "أسئلة وأجوبة"},
	"he":  {"שאלות נפוצות", "שאלות ותשובות"},
	"hi":  {"अक्सर पूछे जाने वाले", "सवाल-जवाब", "सवाल जवाब"},
	"bn":  {"সাধারণ জিজ্ঞাসা", "সচরাচর জিজ্ঞাসা", "জিজ্ঞাসিত প্রশ্ন", "প্রশ্ন ও উত্তর"},
	"ur":  {"پوچھے گئے سوالات", "پوچھے جانے والے سوالات", "عمومی سوالات", "سوال و جواب"},
	"ta":  {"கேட்கப்படும் கேள்விகள்", "கேள்வி பதில்", "கேள்வி-பதில்"},
	"fa":  {"سوالات متداول", "سؤالات متداول", "پرسش\u200cهای متداول", "سوالات رایج", "سؤالات رایج", "پرسش و پاسخ"},
	"th":  {"คำถามที่พบบ่อย", "คำถามพบบ่อย", "ถาม-ตอบ"},
	"ca":  {"preguntes freqüents", "preguntes i respostes"},
	"hr":  {"često postavljana pitanja", "najčešće postavljana pitanja", "česta pitanja", "najčešća pitanja", "pitanja i odgovori"},
	"sr":  {"često postavljana pitanja", "najčešća pitanja", "pitanja i odgovori", "често постављана питања", "најчешћа питања", "питања и одговори"},
	"sl":  {"pogosta vprašanja", "najpogostejša vprašanja", "pogosto zastavljena vprašanja", "vprašanja in odgovori"},
	"lt":  {"dažniausiai užduodami klausimai", "duk", "klausimai ir atsakymai"},
	"lv":  {"biežāk uzdotie jautājumi", "buj", "jautājumi un atbildes"},
	"et":  {"korduma kippuvad küsimused", "kkk", "küsimused ja vastused"},
	"ms":  {"soalan lazim", "soalan-soalan lazim", "soal jawab"},
	"fil": {"madalas itanong", "madalas na itanong", "madalas na tanong"},
	"sw":  {"maswali yanayoulizwa", "maswali na majibu"},
	"is":  {"algengar spurningar", "spurt og svarað", "spurningar og svör"},
	"ja":  {"質問と回答", "よくある質問", "よくあるご質問"},
	"ko":  {"자주 하는 질문", "자주하는 질문", "자주묻는 질문", "자주 묻는 질문", "질문과 답변", "궁금증 풀이"},
	"zh":  {"常见问答", "常見問答", "常见问题", "常見問題", "热门问题", "熱門問題", "问与答", "問與答"},
}

// headsFAQ reports whether a line heads questions and their answers.
func headsFAQ(s, lang string) bool {
	low := strings.ToLower(s)
	if !holdsPhrase(low, faqPhrases[""]) && (lang == "" || !holdsPhrase(low, faqPhrases[lang])) {
		return false
	}
	return !isInterview.MatchString(s)
}

// opensFAQ is how a heading of FAQs starts that asks something itself: "FAQ: What is new?"
var opensFAQ = anchor(`^(?i:faqs?|q ?& ?a|frequently asked questions|people also ask)\s?[:：–—|-]\s`)

// holdsPhrase reports whether one of the phrases starts a word of the line; one
// of few letters must be a word.
func holdsPhrase(line string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(phrase string) bool {
		at := strings.Index(line, phrase)
		if at < 0 {
			return false
		}
		before, after := lastRune(line[:at]), firstRune(line[at+len(phrase):])
		return (!unicode.IsLetter(before) || Unspaced(before)) && (len(phrase) > 5 || !unicode.IsLetter(after) || Unspaced(after))
	})
}

// isQuestion reports whether a text ends in a question mark, a few signs after it. That of
// Greek looks like a semicolon.
func isQuestion(s string) bool {
	if bare := strings.TrimRight(s, " ;\u037e"); bare != s {
		if unicode.Is(unicode.Greek, lastRune(bare)) {
			return len(bare) <= maxQuestion*utf8.UTFMax
		}
	}
	s = strings.TrimRightFunc(s, func(r rune) bool { return !asks(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return asks(lastRune(s)) && utf8.RuneCountInString(s) <= maxQuestion
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
const maxInvitation = 90 // characters

func asks(r rune) bool { return r == '?' || r == '？' || r == '؟' }

// Words for "question" and "answer" that stand before one with a colon.
const (
	saysQuestion = `question|faq|frage|pregunta|pergunta|domanda|vraag|fråga|spørsmål|spørgsmål|spurning|kysymys|pytanie|otázka|pitanje|vprašanje|klausimas|jautājums|küsimus|вопрос|питання|запитання|питање|soru|kérdés|întrebare|ερώτηση|въпрос|pertanyaan|soalan|tanya|hỏi|प्रश्न|सवाल|প্রশ্ন|கேள்வி|ถาม|(?:ال)?سؤال|سوال|پرسش|س|שאלה|ש|质问|質問|问|問|질문|문`
	saysAnswer   = `answer|ans|antwort|respuesta|resposta|risposta|réponse|antwoord|svar|vastaus|odpowiedź|odpověď|odpoveď|odgovor|atsakymas|atbilde|vastus|ответ|відповідь|одговор|cevap|yanıt|válasz|răspuns|απάντηση|отговор|jawaban|jawab|trả lời|đáp|उत्तर|जवाब|উত্তর|பதில்|ตอบ|(?:ال)?(?:جواب|إجابة)|پاسخ|ج|תשובה|ת|回答|答|답변|답`
)

// invites is how a page asks its reader something below the questions or an answer.
var invites = anchor(`^(?i:` + noWord + `(?:` + strings.Join([]string{
	`still (?:have (?:a |any )?(?:\w+ )?questions?|got (?:a |any )?questions?|unsure|not sure|need (?:more )?help)\b|(?:do you |did you )?have (?:any |more |other |further |another |a )+questions?\b|(?:any|more) (?:other |more |further )?questions\?`,
	`need (?:more |further |any )?help\?|(?:did|could)n['’]t find\b|(?:was|is|did) (?:this|that) (?:\w+ )?(?:helpful|useful|help)\b|(?:want|like) (?:to \w+ )?more\?`,
	`(?:haben sie )?(?:noch|weitere) (?:weitere )?fragen\?|war (?:dies|diese|dieser|das) .{0,20}hilfreich`,
	`(?:vous avez )?(?:d['’]autres|encore des) questions|besoin d['’]aide\s?\?|(?:cet|cette) .{0,20}vous a-t-(?:il|elle) été utile`,
	`¿(?:(?:tienes?|más|otras) .{0,20}(?:preguntas|dudas)|necesitas (?:más )?ayuda)|te (?:ha )?(?:resultó|resultado) útil`,
	`(?:ainda )?(?:tem|ficou com) (?:mais |outras |alguma )?(?:perguntas|dúvidas?)\?|precisa de (?:mais )?ajuda\?|est[ea] .{0,20}foi útil\?`,
	`hai (?:altre|ancora) domande\?|hai bisogno di aiuto\?|ti è stat[oa] utile\?`,
	`(?:heeft u |heb je )?nog (?:meer |andere )?vragen\?|was di?t .{0,20}nuttig`,
	`(?:(?:want|ready|eager|keen|excited|itching) to|looking (?:for|to)|interested in|in (?:the market|search) for|curious about)\s[^?]{2,100}\?$`,
	`(?:(?:bereit|lust|interesse) (?:für|auf|an|zu)|auf der suche nach)\s[^?]{2,100}\?$|(?:envie|prête?s?|intéressée?s?) (?:de|d['’]|à|par)\s?[^?]{2,100}\?$`,
	`¿(?:list[oa]s? para|te interesa|buscas)\s[^?]{2,100}\?$|(?:pront[oa]s? (?:para|a)|interessad[oa]s? em|à procura de|alla ricerca di|ti interessa)\s[^?]{2,100}\?$|(?:klaar (?:om|voor)|op zoek naar|benieuwd naar|zin in)\s[^?]{2,100}\?$`,
}, "|") + `))`)

// asksOfMessage matches what is asked of a message as the reader sees it.
var asksOfMessage = regexp.MustCompile(`(?i)\b(?:seeing|see|getting|get rid of|close|hide|remove) this(?: (?:message|notice|page|pop-?up|screen|box|warning))?\s?\?$|` +
	`\b(?:diese (?:meldung|nachricht|seite)|diesen hinweis)\b.{0,40}(?:sehe|angezeigt|los|aus(?:blenden|schalten))?\?$|` +
	`\b(?:voi[rts]|voyez|affich\S+|fermer|masquer)(?:-vous|-je)?\s(?:plus\s)?ce(?:tte)?\s(?:message|avis|fenêtre|page)\s?\?$|` +
	`\b(?:ve[or]|veo|aparece|cerrar|quitar|vejo|ver|fechar|vedo|vedere|chiudere) (?:questo|questa|est[ea]) (?:mensaje|aviso|página|mensagem|messaggio|avviso|pagina)\s?\?$|` +
	`\b(?:zie|krijg) (?:ik )?(?:deze melding|dit bericht)\s?\?$`)

// concludes is how the heading of the end of an article starts, perhaps with what it answers:
// "Verdict: Is it worth it?"
var concludes = anchor(`^(?i:` + noWord + `(?:(?:in )?conclusions?|(?:(?:our |the )(?:final )?|final )(?:verdict|thoughts?|takeaways?|words?)|verdict|(?:the )?bottom line|wrap(?:ping)?[- ]?up|` +
	`fazit|schlussfolgerung(?:en)?|en conclusion|conclusi(?:ón|ones|one|oni|e)|conclus(?:ão|ões)|considerações finais|slotwoord|slutsats(?:er)?|konklusj?on|yhteenveto|podsumowanie|závěr(?:em)?|záver|összegzés|concluzi[ei]|` +
	`заключение|выводы?|итоги?|висновк[аи]|підсумки?|заключения?|συμπέρασμα|sonuç|kesimpulan|kết luận|الخلاصة|الخاتمة|خاتمة|جمع\x{200c}بندی|निष्कर्ष|บทสรุป|สรุป|まとめ|おわりに|最後に|结论|結論|结语|結語|总结|總結|마무리|결론)\s?(?:$|[:：!—–-]))`)

// tellsOfArticle is how a line starts that says something of the article as a whole, below
// its last answer.
var tellsOfArticle = anchor(`^(?:\*{1,3} ?\p{Lu}|(?i:` + noWord + `(?:` + strings.Join([]string{
	`editor['’]?s['’]? note\b|note from the editor|disclaimer\b|disclosure:|correction:|sources?:|references:|(?:written|reviewed) by |this (?:article|story|post|piece|guide|page|report|explainer|faq)\b|we hope (?:this|these|you|that)\b|(?:the )?bottom line:|in (?:conclusion|summary),`,
	`diese[rs]? (?:artikel|beitrag|text|ratgeber|seite)\b|anmerkung der redaktion|hinweis der redaktion|haftungsausschluss|quellen?:|wir hoffen,? `,
	`cet article\b|ce (?:guide|texte|dossier)\b|note de la rédaction|avertissement :|sources? :|nous espérons `,
	`este (?:artículo|texto|contenido|artigo|conteúdo)\b|nota d[eo] (?:la )?(?:redacción|editor|redação)|aviso legal|fuentes?:|fontes?:|esperamos que `,
	`(?:questo|il presente) (?:articolo|testo|contenuto)\b|nota della redazione|fonti?:|speriamo che |dit artikel\b|noot van de redactie|bronn?(?:en)?:|we hopen dat `,
	`(?:den här|denna) artikeln?\b|denne artikel(?:en)?\b|(?:tämä|tässä) (?:artikkeli|juttu)|(?:ten|niniejszy) artykuł|(?:tento|tato) člán(?:ek|ok)|ez a cikk|acest articol|bu (?:makale|yazı|haber|içerik)\b|artikel ini\b|bài viết (?:này|trên)`,
	`(?:эта|данная|настоящая) (?:статья|публикация)|(?:этот|данный) материал|источник(?:и)?:|ця стаття|τ[οό] (?:άρθρο|κείμενο) αυτό|هذا المقال|هذه المقالة|المصدر:|این مقاله|यह लेख|(?:この|本)記事|(?:本文|此文)(?:章|内容|仅|僅)|이 (?:글|기사)[은는]`,
}, "|") + `)))`)

// Signs that a line is a question or an answer: "Q1:", "Antwort:".
const (
	questionSign = `(?:[QＱ]` + signEnd + `|(?i:` + saysQuestion + `)\s?\d{0,2}\s?[:：])`
	answerSign   = `(?:[AＡ]` + signEnd + `|Ans\.|(?i:` + saysAnswer + `)\s?\d{0,2}\s?[:：])`
	// What comes after a letter: "1:", ".1 ", ")", "- ".
	signEnd = `(?:\s?\d{0,2}\s?[:)：．]|\s?\d{0,2}\.(?:\d{1,2}\b[.:)]?)?|\d{0,2}\s?[-–—]\s)`
	// The first letters of these words in other languages: "F: …?", "R: …".
	questionLetter = `[FPDVSKTÎΕВП]\s?\d{0,2}\s?[:：]`
	answerLetter   = `[AROSVCJΑОВ]\s?\d{0,2}\s?[:：]`
)

// asked is a text up to its first question mark.
const asked = `[^?？؟]+?(?:[?？؟\x{37e}]|\p{Greek};)`

var (
	// qaMark is such a sign, or a number.
	qaMark = regexp.MustCompile(`^(?:` + questionSign + `|` + answerSign + `|` + questionLetter + `|` + answerLetter + `|#?\d{1,2}\s?[.)、．:：])\s*`)
	// qaPair is a question marked as one, perhaps with its answer.
	qaPair        = anchor(`^(` + questionSign + `\s*` + asked + `)\s*(.*)$|^(` + questionLetter + `\s*` + asked + `)\s*(` + answerLetter + `.*)$`)
	marksQuestion = anchor(`^(?:` + questionSign + `|` + questionLetter + `)`)
	marksAnswer   = anchor(`^(?:` + answerSign + `|` + answerLetter + `)`)
)

// holdsQuestionMark reports whether a mark that questions end in is in s.
func holdsQuestionMark(s string) bool {
	return strings.IndexByte(s, '?') >= 0 || strings.IndexByte(s, ';') >= 0 || strings.Contains(s, "？") || strings.Contains(s, "؟") || strings.Contains(s, "\u037e")
}

func unmark(s string) string {
	mark := qaMark.FindString(s)
	rest := s[len(mark):]
	if rest != "" && unicode.IsDigit(rune(rest[0])) && !strings.HasSuffix(mark, " ") {
		return s // "1.5 metres"
	}
	return rest
}

// unmarked returns a pair without the signs and numbers before it.
func unmarked(question, answer string) (string, string) {
	question = strings.TrimFunc(unmark(question), func(r rune) bool { return unicode.IsSymbol(r) && !unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) })
	answer = unmark(answer)
	bareQuestion, apart := cutInitial(question, "QＱ")
	if bareAnswer, too := cutInitial(answer, "AＡ"); bareQuestion != question && bareAnswer != answer && apart == too {
		return bareQuestion, bareAnswer
	}
	return question, answer
}

// cutInitial cuts off a letter that stands for "question" or "answer", perhaps with its number, in an element of its
// own: what comes after it starts a sentence. apart says that a blank stands between.
func cutInitial(s, letters string) (rest string, apart bool) {
	mark, size := utf8.DecodeRuneInString(s)
	rest = strings.TrimSpace(strings.TrimLeft(s[size:], "0123456789"))
	first, size := utf8.DecodeRuneInString(rest)
	second := firstRune(rest[size:])
	apart = size > 0 && strings.HasSuffix(s, " "+rest)
	if !strings.ContainsRune(letters, mark) || !unicode.IsLetter(first) || unicode.IsLower(first) || !apart && unicode.IsUpper(first) && !unicode.IsLower(second) {
		return s, apart
	}
	return rest, apart
}
