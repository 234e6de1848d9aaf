package extract

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
)

// What tells an interview: its name, answers by one who speaks of himself, questions to one
// who is spoken to, asked for his mind or called by name, and either with a name or a dash
// before it each time.
var (
	isInterview = regexp.MustCompile(`(?i)\binterview|\bim gespräch\b|\bentretien\b|\bentrevista|\bintervista|\bintervju|\bwywiad|\brozhovor|\bhaastattelu|\bröportaj|\bwawancara|\binterjú|\binterviu|` +
		`интервью|інтерв.ю|συν[εέ]ντευξη|مقابلة|حوار مع|ראיון|साक्षात्कार|インタビュー|专访|專訪|访谈|訪談|인터뷰|phỏng vấn|\bq\s?&\s?a\s+with\b|\bquestions\s+(?:with|for|to)\b`)
	speaker   = regexp.MustCompile(`^\p{Lu}[\pL.'’ -]{1,30}: `)
	addressed = regexp.MustCompile(`^(?:(?:Sehr geehrter?|Lieber?) )?(?:Herr|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof(?:essor)?\.?|Monsieur|Madame|M\.|Mme|Señora?|Signora?|Dottor|Senhora?|Meneer|Mevrouw|Pan[ie]?) \p{Lu}[^,?]{1,40}, `)
	// asksPerson matches what only a person can be asked: what he thinks, means, regrets.
	asksPerson = regexp.MustCompile(`(?i)\b(?:what do you (?:mean|make of|think (?:of|about))|do you (?:regret|believe)|looking back,|what (?:inspired|motivated|drew|attracted) you|what was it like (?:for you|to)|` +
		`(?:wie|was) (?:meinen|sehen|bewerten|beurteilen|erleben|halten|denken|sagen) (?-i:Sie) (?:das|dazu|davon|selbst|die|den)\b|(?:glauben|fürchten|bereuen|befürchten) (?-i:Sie)\b|wie (?:siehst|meinst|erlebst|bist) du\b|was (?:denkst|hältst|meinst) du\b|` +
		`(?:que|qu['’]en) (?:pensez|dites)-vous|comment (?:voyez|jugez|vivez|analysez|réagissez)-vous|(?:pensez|croyez|craignez|regrettez|diriez)-vous|que voulez-vous dire|` +
		`qué (?:(?:piensa|opina) (?:usted|del?|sobre)\b|le parece|quiere decir con)|cómo (?:valora|vivió|ve usted)|cree usted|o que (?:(?:você|o senhor|a senhora) (?:acha|pensa)|(?:acha|pensa) (?:d[aeo]s?|sobre)\b)|como (?:você|o senhor|a senhora) (?:vê|avalia)|` +
		`cosa (?:ne pensa|pensa di|pensa dell?[aoe’'])|come (?:vede|valuta|giudica) |lei crede|cosa intende (?:dire|con|quando)|wat (?:vindt u (?:er)?van|(?:denkt|bedoelt) u)\b|hoe (?:kijkt u|ziet u (?:dat|de|die|het))\b|wat vind je|gelooft u|` +
		`hur (?:ser du på|menar du|tänker du)\b|vad (?:tycker|tänker) du\b|hvad (?:synes|mener|tænker) du\b|hvordan ser du på\b|hva (?:synes|mener|tenker) du\b|mitä mieltä (?:olet|olette)|` +
		`(?:pan|pani) (?:myśli|sądzi|ocenia))` +
		`|¿(?:y )?cree que |^(?:e )?crede che |как вы (?:считаете|думаете|оцениваете|относитесь|видите)|что вы (?:думаете|имеете в виду)|як ви (?:вважаєте|оцінюєте|ставитеся)|що ви (?:думаєте|маєте на увазі)|ne düşünüyorsunuz|nasıl (?:değerlendiriyorsunuz|görüyorsunuz)`)
	hails  = regexp.MustCompile(`^(\p{Lu}[\pL'’-]+)(?: \p{Lu}[\pL'’-]+){0,2}, `)
	quoted = regexp.MustCompile(`[“„«"][^“”„«»"]*[”“»"]`)
)

// A person's words, of one who speaks and of one who is spoken to.
type person struct{ self, other map[string]bool }

var southSlavic = person{
	termSet("ja mene meni moj moja moje mislim sam bih ја мене мени мој моја моје мислим сам бих"),
	termSet("vi vas vam vaš vaša vaše ti tebe tebi ви вас вам ваш ваша ваше ти тебе теби"),
}

// persons are the words of one who speaks of himself and those for one who is spoken to, by
// language: pronouns, and forms of verbs where these do without. Those of companies, "we" and
// "our", tell nothing. What is always in capitals must be.
var persons = map[string]person{
	"en": {termSet("I my me"), termSet("you your")},
	"de": {termSet("ich mir mich mein meine meinem meinen meiner meines"), termSet("Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres du dich dir dein deine deinem deinen deiner deines")},
	"fr": {termSet("je j me moi"), termSet("vous votre vos tu")},
	"es": {termSet("yo me mi mí"), termSet("usted ustedes tu tú")},
	"pt": {termSet("eu me meu minha"), termSet("você tu")},
	"it": {termSet("io mi me mio mia"), termSet("Lei tu")},
	"ro": {termSet("eu mie mine meu mea mele cred"), termSet("dumneavoastră tu")},
	"nl": {termSet("ik mij mijn me"), termSet("u uw je jij jouw")},
	"sv": {termSet("jag mig min mitt mina"), termSet("du dig ni er din")},
	"da": {termSet("jeg mig min mit mine"), termSet("du dig din De Dem")},
	"no": {termSet("jeg meg min mitt mine"), termSet("du deg din De Dem")},
	"nb": {termSet("jeg meg min mitt mine"), termSet("du deg din De Dem")},
	"nn": {termSet("eg meg min mitt mine"), termSet("du deg din de dykk")},
	"fi": {termSet("minä minun minua minulla minulle minusta olen olin"), termSet("te teidän teitä teille sinä sinun sinua")},
	"hu": {termSet("én nekem engem vagyok voltam szerintem"), termSet("ön önt önnek te téged neked")},
	"tr": {termSet("ben bana benim beni bence"), termSet("siz sizin sizi size sen senin seni sana")},
	"pl": {termSet("ja mnie mi mój moja moje moim zdaniem jestem byłem byłam mam myślę pamiętam"), termSet("pan pana panu pani panią państwo ty ciebie twój")},
	"cs": {termSet("já mě mi mně můj moje mám jsem bych"), termSet("vy vás vám váš vaše jste byste ty tě")},
	"sk": {termSet("ja mňa mi mne môj moja moje mám som"), termSet("vy vás vám váš vaše ste ty teba")},
	"ru": {termSet("я мне меня мной мой моя моё мои моего"), termSet("вы вас вам ваш ваша ваше ваши ты тебя тебе")},
	"uk": {termSet("я мені мене мною мій моя моє мої"), termSet("ви вас вам ваш ваша ваше ваші ти тебе тобі")},
	"bg": {termSet("аз мен ми моят моята съм"), termSet("вие вас ви вашият вашата ти теб")},
	"el": {termSet("εγώ μου εμένα είμαι ήμουν νομίζω"), termSet("εσείς εσάς σας εσύ σου")},
	"he": {termSet("אני לי שלי אותי הייתי"), termSet("אתה את אתם לך שלך")},
	"hi": {termSet("मैं मैंने मुझे मेरा मेरी मेरे"), termSet("आप आपको आपने आपका आपकी आपके तुम")},
	"id": {termSet("saya aku"), termSet("anda kamu bapak ibu")},
	"vi": {termSet("tôi mình"), termSet("ông bà anh chị bạn")},
	"ca": {termSet("jo em m meu meva meus"), termSet("vostè vostès tu teu teva")},
	"gl": {termSet("eu me min meu miña"), termSet("vostede vostedes ti")},
	"hr": southSlavic, "bs": southSlavic, "sr": southSlavic,
	"sl":  {termSet("jaz mene meni moj moja moje sem bom mislim"), termSet("vi vas vam vaš vaša vaše ti tebe tebi")},
	"mk":  {termSet("јас мене мој моја моето сум мислам"), termSet("вие вас вашиот вашата ти тебе")},
	"sq":  {termSet("unë mua jam isha"), termSet("ju juve ti ty")},
	"lt":  {termSet("aš mane man mano manęs esu buvau"), termSet("jūs jums jus jūsų tu tau tavo")},
	"lv":  {termSet("es mani man mans mana manu esmu biju"), termSet("jūs jums jūsu tu tev tavs tava")},
	"et":  {termSet("mina ma mind minu mulle mul olen olin"), termSet("teie teid teile sina sinu sulle")},
	"is":  {termSet("ég mig mér mín minn mitt"), termSet("þú þig þér þín þinn þitt")},
	"af":  {termSet("ek myself"), termSet("u jy jou julle")},
	"ms":  {termSet("saya aku"), termSet("anda awak tuan puan")},
	"fil": {termSet("ako ko akin aking"), termSet("ka mo ikaw iyo kayo ninyo inyo")},
	"ja":  {termSet("私 僕 俺"), termSet("貴")},
	"zh":  {termSet("我"), termSet("您 你")},
	"ko":  {termSet("저는 저도 저의 제가 제 나는 내가"), termSet("당신 당신은 님")},
}

// speaks reports whether one of the words is in a text.
func speaks(s string, said map[string]bool) bool {
	for w := range Words(s) {
		if end := strings.IndexAny(w, "'’"); end > 0 {
			w = w[:end]
		}
		if said[w] || said[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// interview reports whether the questions are put to a person: the headline says so, a
// question starts with whom it is put to or asks what he thinks, a third of the answers speak in the first person
// or start with the same name, or questions do, or with a dash; or one answer speaks so, and
// half of the questions speak to somebody. In a language whose words for persons are not known nothing
// tells, and questions that the page does not call an FAQ are taken for those of an
// interview.
func (b *bodyReader) interview(pairs []question) bool {
	said, known := persons[cmp.Or(b.a.Language, "en")]
	if !known || isInterview.MatchString(b.a.Headline.Raw) {
		return true
	}
	spoken, spokento, dashes, calls := 0, 0, 0, 0
	var before [2]string // the names before the question and answer above
	for _, f := range pairs {
		answer := f.rest
		for _, i := range f.answer {
			if len(answer) >= 1000 {
				break
			}
			answer += " " + b.out[i].text
		}
		names := [2]string{speaker.FindString(unmark(f.text)), speaker.FindString(unmark(strings.TrimSpace(answer)))}
		if names[0] != "" && names[0] == before[0] || names[1] != "" && names[1] == before[1] || speaks(quoted.ReplaceAllString(answer, ""), said.self) {
			spoken++
		}
		if speaks(f.text, said.other) {
			spokento++
		}
		asked := unmark(f.text)
		if addressed.MatchString(asked) || asksPerson.MatchString(asked) {
			return true
		}
		if m := hails.FindStringSubmatch(asked); m != nil && calls < mostCalls && speaks(asked, said.other) {
			if calls++; b.tellsOf(m[1]) {
				return true
			}
		}
		if strings.ContainsRune("—–―─", firstRune(f.text)) {
			dashes++
		}
		before = names
	}
	return 2*dashes > len(pairs) || spoken > 0 && (3*spoken >= len(pairs) || 2*spokento >= len(pairs))
}

// mostCalls is how many names at the start of questions are looked for in the article.
const mostCalls = 5

// tellsOf reports whether the article has a name within a sentence: at the start of one any
// word has a capital.
func (b *bodyReader) tellsOf(name string) bool {
	for i := range b.out {
		d := &b.out[i]
		if d.kind == Heading || !d.kind.isText() || !d.inside {
			continue
		}
		if before, _, ok := strings.Cut(d.text, " "+name); ok && (unicode.IsLower(lastRune(before)) || strings.HasSuffix(before, ",")) {
			return true
		}
	}
	return false
}
