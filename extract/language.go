package extract

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// languageRules are what the page says of itself; the words of its text can
// overrule them.
var languageRules = []rule{
	{"html", func(d *Document) []string { return list(tag(d.lang)) }},
	{"jsonld", func(d *Document) []string { return list(tag(d.stated("inLanguage"))) }},
	{"meta:og:locale", func(d *Document) []string {
		return list(tag(d.meta("og:locale", "content-language", "language", "dc.language", "dcterms.language", "lang")))
	}},
	{"feed", func(d *Document) []string { return list(tag(d.page.Hint.Language)) }},
}

// language fills in the language, and settles how dates and numbers are read.
func (d *Document) language(a *Article) {
	value, provenance := d.one(languageRules)
	said := primary(value)
	if read, by := readLanguage(d.stops, d.title, said); read != "" && read != said {
		if value != "" {
			d.remark("language", "language-differs", Info, "the page says "+value+", its text is "+read)
		}
		value, provenance = read, by
	}
	a.Language = primary(value)
	a.note("language", a.Language, provenance)
	d.locale = d.regional(a.Language)
}

// languageOfBody tells the language by the text of the article, where the page says none
// and the first of its paragraphs are too short.
func (d *Document) languageOfBody(a *Article) {
	if a.Language == "" {
		var by string
		a.Language, by = readLanguage(a.Body(), "", "")
		a.note("language", a.Language, by)
	}
}

// readLanguage tells the language of a text by its words, else by the script of it and its
// title. It is the one that the page says unless it is certainly another.
func readLanguage(text, title, said string) (lang, by string) {
	if said == "" || stopWords[said] != "" { // words are told apart from those of languages with a list alone
		if lang = textLanguage(text, said); lang != "" {
			return lang, "text"
		}
	}
	return scriptLanguage(title+" "+text, said), "script"
}

// regional returns a language with the region that the page gives for it, or
// that the domain of an English site stands for.
func (d *Document) regional(lang string) string {
	for _, r := range languageRules {
		for _, v := range r.read(d) {
			if primary(v) == lang && strings.ContainsAny(v, "-_") {
				return v
			}
		}
	}
	host := d.base.Hostname()
	if domain := host[strings.LastIndexByte(host, '.')+1:]; lang == "en" && slices.Contains(englishDomains, domain) {
		return "en-" + domain
	}
	return lang
}

// englishDomains are the country domains whose English pages write the day
// first. Those that are sold to anybody (.tv, .co, .io) are left out.
var englishDomains = strings.Fields("uk ie au nz in pk bd lk sg my hk ng ke ug tz gh zm zw bw na mt jm tt bb gy fj eu")

// tag returns a language tag in canonical form, "" for what is none.
func tag(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	if len(s) < 2 || len(s) > 12 {
		return ""
	}
	t, err := language.Parse(strings.ReplaceAll(s, "_", "-"))
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}

// stopWords are frequent words of a language. Many are those of its neighbours, too.
var stopWords = map[string]string{
	"af": "die en van in is nie dat vir met op te wat om het was sy sal word hulle ook",
	"ar": "في من على إلى أن التي عن مع الذي هذا هذه بعد كما بين قد كان ما أو لم ذلك",
	"bg": "и на да се от за в е са че по не с ще със това като до при има",
	"ca": "que de la i els en per amb una del les no al és ha dels més va aquest són",
	"cs": "je se na že v a do s z o jsou bylo který která které jeho také podle nebo ale byl jako již při",
	"da": "og at det er ikke til på af for med der som har blev også den en de efter sig var mod",
	"de": "der die und das nicht mit ist von den auch sich dem ein eine für auf wird im in zu es an als nach bei wie aus sind hat er sie",
	"en": "the and of to was that with for from this have are which were has been in is as by a on at it he they not but their after or",
	"es": "el los del las una por con para que como más su fue pero ha este de la en se",
	"et": "ja on ei et see kui ka oli mis aga või ning seda oma kes ta selle kuid tema oleks",
	"fa": "و در به از که این را با است برای آن یک خود های شد می بر تا کرد هم",
	"fi": "ja on ei että se ovat oli myös mutta kun hän sen jos niin kuin joka sekä ole voi mukaan",
	"fr": "les des est dans une pour qui sur pas au avec plus ce cette sont aux de la le et en il du par un se",
	"hi": "के में की है और से का को ने कि पर हैं यह भी इस एक कर था जो नहीं",
	"hr": "je se na da u i su za od s koji koja što nije kako bi će iz ali biti",
	"hu": "a az és hogy nem is egy volt azt meg de csak mint már még ki ez szerint vagy kell",
	"id": "yang dan di untuk dengan dari ini pada itu tidak akan ke juga dalam adalah oleh karena bisa saat para",
	"is": "og að í á er sem til um við en það var ekki með af hann fyrir hefur eru þessu",
	"it": "il che di è per non una del della sono gli nel alla anche più degli la in si con delle dei dal dalla nella dopo hanno stato",
	"lt": "ir kad yra į iš su buvo bei tai dėl apie jau nuo kaip ne po per bus jo savo",
	"lv": "un ir par no ar kas ka arī uz tiek bija pēc bet gan tika kā lai līdz nav vai",
	"ms": "yang dan di untuk dengan ini pada itu tidak akan ke juga dalam adalah oleh kerana boleh daripada beliau telah",
	"nl": "het een van en dat niet zijn voor met op aan werd ook naar bij wordt de in is te",
	"no": "og at det er ikke til på av for med som har ble også etter å den en de seg var mot",
	"pl": "nie jest się na że do to jak przez po oraz był są w z i o a dla od",
	"pt": "não uma com os do da em ao mais pelo são foi das dos à também de que o a",
	"ro": "și de în la cu nu că pe din a care este mai o un sunt fost pentru ce lui",
	"ru": "и в не на что с по как из к за это от для его был также о но все",
	"sk": "je sa na že v a do s z o sú bolo ktorý ktorá ktoré jeho tiež podľa alebo ale bol ako už pri",
	"sl": "je in da se na v so za z ki tudi po pri ne bi kot ni še bo ter",
	"sv": "och att det som är på av för inte till har om med den ett en i de var sig",
	"tr": "ve bir bu için ile olarak da çok olan daha gibi ancak kadar de ne en sonra her o ya olduğu olduğunu ise tarafından göre üzere ayrıca eden ama iki",
	"uk": "і в не на що з до та як за це від для його був також про але які під",
	"ur": "کے میں کی ہے اور سے کا کو نے کہ پر ہیں یہ بھی اس ایک کر تھا جو نہیں",
	"vi": "và của là các trong cho có được không một người với những này đã khi để đến tại cũng",
}

// stopLanguages are the languages of stopWords, in order, of which a languageSet has
// a bit each.
var stopLanguages = slices.Sorted(maps.Keys(stopWords))

type languageSet uint64

// each yields the indices of the languages in a set.
func (s languageSet) each(yield func(lang int) bool) {
	for ; s != 0; s &= s - 1 {
		if !yield(bits.TrailingZeros64(uint64(s))) {
			return
		}
	}
}

var stopWordOf = func() map[string]languageSet {
	set := map[string]languageSet{}
	for i, lang := range stopLanguages {
		for w := range strings.FieldsSeq(stopWords[lang]) {
			set[w] |= 1 << i
		}
	}
	return set
}()

// A script is one that the name of a language is told from, or that it is another than said.
type script struct {
	letters *unicode.RangeTable
	langs   []string // that are written in it, the one with most pages first
}

// scripts are in the order of asking: Japanese has Chinese characters too.
var scripts = []script{
	{unicode.Hiragana, []string{"ja"}}, {unicode.Katakana, []string{"ja"}}, {unicode.Hangul, []string{"ko"}}, {unicode.Han, []string{"zh", "yue", "ja", "ko"}},
	{unicode.Thai, []string{"th"}}, {unicode.Lao, []string{"lo"}}, {unicode.Khmer, []string{"km"}}, {unicode.Myanmar, []string{"my", "shn", "mnw"}},
	{unicode.Greek, []string{"el"}}, {unicode.Hebrew, []string{"he", "yi"}}, {unicode.Georgian, []string{"ka"}}, {unicode.Armenian, []string{"hy"}}, {unicode.Ethiopic, []string{"am", "ti"}},
	{unicode.Bengali, []string{"bn", "as"}}, {unicode.Gurmukhi, []string{"pa"}}, {unicode.Gujarati, []string{"gu"}}, {unicode.Oriya, []string{"or"}}, {unicode.Tamil, []string{"ta"}},
	{unicode.Telugu, []string{"te"}}, {unicode.Kannada, []string{"kn"}}, {unicode.Malayalam, []string{"ml"}}, {unicode.Sinhala, []string{"si"}},
}

const minScript = 20 // letters of a script; fewer can be a quotation or a formula

// scriptLanguage returns the language whose script a text is mostly written in, that which
// is said if it is one of those, "" for scripts of many languages.
func scriptLanguage(text, said string) string {
	counts := make([]int, len(scripts))
	letters, written := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r < firstScript {
			continue
		}
		if i := slices.IndexFunc(scripts, func(s script) bool { return unicode.Is(s.letters, r) }); i >= 0 {
			counts[i]++
			written++
		}
	}
	if written < minScript || 2*written < letters {
		return ""
	}
	for i, n := range counts {
		if 20*n > written {
			if slices.Contains(scripts[i].langs, said) {
				return said
			}
			return scripts[i].langs[0]
		}
	}
	return ""
}

const firstScript = '\u0370' // the letters of all scripts but Latin are from here on

const (
	minSample = 60   // words of a text that its language is told from
	minShare  = 0.12 // of them that are stop words of the language: running prose has 0.25 and more
	minLead   = 2.0  // times as many as of another language, words of both left out
)

// textLanguage returns the language that the words of a text are of, "" if it
// is not sure. Against the language that the page says, all words count: those
// that neighbours such as Russian and Bulgarian share speak for what is said.
func textLanguage(text, said string) string {
	counts, common, words := make([]int, len(stopLanguages)), map[languageSet]int{}, 0
	for w := range Words(strings.ToLower(text)) {
		words++
		langs := stopWordOf[w]
		for lang := range langs.each {
			counts[lang]++
		}
		if langs&(langs-1) != 0 {
			common[langs]++
		}
	}
	if words < minSample {
		return ""
	}
	best := 0
	for lang := range counts {
		if counts[lang] > counts[best] {
			best = lang
		}
	}
	if float64(counts[best]) < minShare*float64(words) {
		return ""
	}
	shared := make([]int, len(counts)) // words of the best that are of another language as well
	for langs, n := range common {
		if langs&(1<<best) != 0 {
			for lang := range langs.each {
				shared[lang] += n
			}
		}
	}
	for lang, n := range counts {
		if stopLanguages[lang] == said {
			shared[lang] = 0
		}
		if n > 0 && lang != best && float64(counts[best]-shared[lang]) < minLead*float64(n-shared[lang]) {
			return ""
		}
	}
	return stopLanguages[best]
}
