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
	"af":  "die en van in is nie dat vir met op te wat om het was sy sal word hulle ook",
	"ar":  "في من على إلى أن التي عن مع الذي هذا هذه بعد كما بين قد كان ما أو لم ذلك",
	"az":  "və bu ilə üçün bir olan da də ki edib olub daha sonra isə kimi onun bütün həm ya hər malikdir",
	"be":  "і ў на не з у да што як за гэта па для ад яго але быў быць яны пра каб або мае без пры іх можа мы ці было былі калі",
	"bg":  "и на да се от за в е са че по не с ще със това като до при има или без него си му те така може бъде той който която които след обаче съм бе",
	"br":  "an ar ha da e en eo ne gant evit a zo hag war met pe un gwir pep bezañ o",
	"ca":  "que de la i els en per amb una del les no al és ha dels més va aquest són a o seu sense seus com perquè també quan molt ja aquesta si on des",
	"ckb": "لە بۆ و کە بە ئەم لەگەڵ ئەو هەر دەکات نییە ئەوە بەڵام هەموو یان لەسەر هەیە لەم کرد ئێمە",
	"cs":  "je se na že v a do s z o jsou bylo který která které jeho také podle nebo ale byl jako již při",
	"cy":  "y yr a ac o i yn ar mae wedi am gan bod ei eu oedd nid hefyd neu wrth fel bydd gael sydd",
	"da":  "og at det er ikke til på af for med der som har blev også den en de efter sig var mod",
	"de":  "der die und das nicht mit ist von den auch sich dem ein eine für auf wird im in zu es an als nach bei wie aus sind hat er sie",
	"en":  "the and of to was that with for from this have are which were has been in is as by a on at it he they not but their after or",
	"es":  "el los del las una por con para que como más su fue pero ha este de la en se y a un al lo no sus sin es entre o sobre cuando muy ya si esta ella él eso donde desde también son",
	"et":  "ja on ei et see kui ka oli mis aga või ning seda oma kes ta selle kuid tema oleks",
	"eu":  "eta da du ez bat dute dira ere zuen baina hori izan egin dela zen beste dituzte gehiago baino",
	"fa":  "و در به از که این را با است برای آن یک خود های شد می بر تا کرد هم",
	"fi":  "ja on ei että se ovat oli myös mutta kun hän sen jos niin kuin joka sekä ole voi mukaan sitä tai oikeus kaikki tulee",
	"fil": "ang ng sa na mga at ay si ni nang para ito hindi kung may isang niya o bawat",
	"fo":  "og í at er á til av sum fyri við eru ikki tað ein hava verður teir eitt um frá hevur",
	"fr":  "les des est dans une pour qui sur pas au avec plus ce cette sont aux de la le et en il du par un se ne son sa ses ou leur ont été mais nous elle comme sans",
	"fy":  "de it en fan yn in dat is te foar mei op net oan hat ek om by troch of syn elk",
	"ga":  "an na agus ar go is le i a ag do sa bhí tá ní seo sin atá leis faoi mar den nó gach chun",
	"gd":  "an na agus air gu is le a aig do bha tha cha sin anns airson bho mar ach gun nan chaidh còir",
	"gl":  "o a os as de do da dos das e que en un unha non con por para máis ao na no nas nos se como foi ten seu súa ou polo pola sobre tamén entre ata sen",
	"ha":  "da a na ya cewa ta ba wannan an kuma ko sun wani su domin yana kowa shi",
	"hi":  "के में की है और से का को ने कि पर हैं यह भी इस एक कर था जो नहीं",
	"hr":  "je se na da u i su za od s koji koja što nije kako bi će iz ali biti tko gdje također tijekom prije poslije ili sa kao ima bez kada nakon već svatko čovjek čovjeka svijet svijeta vrijeme mjesto dio ovdje dvije",
	"hu":  "a az és hogy nem is egy volt azt meg de csak mint már még ki ez szerint vagy kell",
	"id":  "yang dan di untuk dengan dari ini pada itu tidak akan ke juga dalam adalah oleh karena bisa saat para bahwa harus namun sudah tersebut serta atau sebagai setiap kepada",
	"ig":  "na nke ndị a ọ bụ ka ya o ga ma maka nwere onye ọzọ ikike n'ime",
	"is":  "og að í á er sem til um við en það var ekki með af hann fyrir hefur eru þessu",
	"it":  "il che di è per non una del della sono gli nel alla anche più degli la in si con delle dei dal dalla nella dopo hanno stato ha o ad un e al ed sua suo questo questa ogni senza tra fra ai ma come",
	"kk":  "және бұл мен үшін бір деп да де бар болып еді осы оның сол бойынша туралы болған қарай немесе құқығы әр",
	"ku":  "û ku de li ji bi ev ew ne jî di bo dike her ye xwe wek heye an nav hemû",
	"ky":  "жана бул менен үчүн бир деп да бар болуп экен анын ошол боюнча тууралуу болгон эле же ар укугу",
	"lb":  "an de déi vun fir ass mat net sech och op dem eng ze sinn gëtt huet oder eis",
	"lt":  "ir kad yra į iš su buvo bei tai dėl apie jau nuo kaip ne po per bus jo savo ar arba kiekvienas turi",
	"lv":  "un ir par no ar kas ka arī uz tiek bija pēc bet gan tika kā lai līdz nav vai",
	"mg":  "ny sy ao amin'ny amin dia fa ho no tsy izany tamin'ny na ary izay olona rehetra",
	"mk":  "и на да во се за од е со не што ќе го ја но има како ги кои беше по до или секој без кога може бил била оваа овој тие",
	"mn":  "нь байна юм болон энэ бол гэж байгаа оны мөн ч тул дээр хийх буюу эрхтэй хүн бүр",
	"mr":  "आणि आहे या च्या हे ते व मध्ये होते असे एक केली नाही तर करण्यात आहेत होता किंवा त्या",
	"ms":  "yang dan di untuk dengan ini pada itu tidak akan ke juga dalam adalah oleh kerana boleh daripada beliau telah bahawa hendaklah ialah sahaja serta atau sebagai setiap kepada",
	"mt":  "u li ta il fil minn tal għal biex mhux kien hija huwa dan din jew ma kif fuq kull bħala ħadd għandu",
	"ne":  "र छ को मा लाई ले पनि छन् भएको गरेको यो एक हो भने गर्न तथा थियो वा हुनेछ गर्ने भन्ने हुने पर्ने उक्त त्यो गरी तर अनि",
	"nl":  "het een van en dat niet zijn voor met op aan werd ook naar bij wordt de in is te",
	"no":  "og at det er ikke til på av for med som har ble også etter å den en de seg var mot",
	"pl":  "nie jest się na że do to jak przez po oraz był są w z i o a dla od",
	"ps":  "د په او چې له کې دی سره ته یې نه هم دا کړي وي شي خپل یا څخه",
	"pt":  "não uma com os do da em ao mais pelo são foi das dos à também de que o a as e no na nos nas se por seu sua ou sem ser tem ter entre até já quando muito ela ele isso esta este",
	"ro":  "și de în la cu nu că pe din a care este mai o un sunt fost pentru ce lui",
	"ru":  "и в не на что с по как из к за это от для его был также о но все или ее их может быть без при чтобы том до уже они мы было были если",
	"rw":  "mu na ku ko ya cyangwa kandi ni cya bya wa umuntu ntawe muntu afite uburenganzira",
	"sk":  "je sa na že v a do s z o sú bolo ktorý ktorá ktoré jeho tiež podľa alebo ale bol ako už pri",
	"sl":  "je in da se na v so za z ki tudi po pri ne bi kot ni še bo ter pravico ali ima brez mora več lahko med pa",
	"so":  "oo iyo ka ku waa in uu la u ah soo ay si aan waxaa kale leeyahay qof ama inuu",
	"sq":  "dhe të në e për me që një është nga se ka i janë si ky kjo por do nuk kanë më u",
	"sr":  "je se na da u i su za od sa koji koja kao nije će šta gde ko takođe tokom pre posle bi ili и је у да на се за од са су не као који која али што ће би о до из ово или kako iz ali biti ima bez kada nakon već како бити има без када након већ svako čovek čoveka svet sveta vreme mesto deo ovde dve lice lica човек",
	"sv":  "och att det som är på av för inte till har om med den ett en i de var sig",
	"sw":  "na ya wa kwa ni katika la za hii kuwa au cha lakini huo kwamba yake hiyo wake kila yoyote",
	"tg":  "ва дар ба аз ки ин бо барои аст ҳам шуд он худ мекунад буд то як дорад ҳар ё",
	"tk":  "we bu bilen üçin bir hem diýip bolan her ýa-da ony öz bolup hakyna emele haky bar",
	"tr":  "ve bir bu için ile olarak da çok olan daha gibi ancak kadar de ne en sonra her o ya olduğu olduğunu ise tarafından göre üzere ayrıca eden ama iki",
	"tt":  "һәм бу белән өчен бер дә да булган үз аның итү яки һәр хокуклы кеше",
	"uk":  "і в не на що з до та як за це від для його був також про але які під або має без при щоб їх її є може бути вони ми чи було були",
	"ur":  "کے میں کی ہے اور سے کا کو نے کہ پر ہیں یہ بھی اس ایک کر تھا جو نہیں",
	"uz":  "va bu bilan uchun bir ham deb da edi shu uning haqida esa kerak yoki emas bo‘lgan har ва бу билан учун бир ҳам деб ёки ҳар",
	"vi":  "và của là các trong cho có được không một người với những này đã khi để đến tại cũng như hay về mà bị vào ra quyền theo sự trên nhưng cả",
	"xh":  "ukuba okanye ngokuba kodwa kunye wonke umntu unelungelo lokuba yakhe nje kwaye",
	"yo":  "ti ni ní àti tí fún sí kí jẹ́ wọn yìí bá ń pé tàbí rẹ̀ láti ẹnì",
	"zu":  "ukuthi futhi uma ngoba kodwa lo le kanye yokuthi abantu noma ukuba wathi unelungelo nokuba ngokuthi lokhu",
}

// stopLanguages are the languages of stopWords, in order, of which a languageSet has
// a bit each.
var stopLanguages = slices.Sorted(maps.Keys(stopWords))

type languageSet [2]uint64

func (s *languageSet) add(lang int) { s[lang/64] |= 1 << (lang % 64) }

func (s *languageSet) has(lang int) bool { return s[lang/64]&(1<<(lang%64)) != 0 }

func (s *languageSet) size() int { return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) }

// each yields the indices of the languages in a set.
func (s languageSet) each(yield func(lang int) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(64*i + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

var stopWordOf = func() map[string]languageSet {
	set := map[string]languageSet{}
	for i, lang := range stopLanguages {
		for w := range strings.FieldsSeq(stopWords[lang]) {
			langs := set[w]
			langs.add(i)
			set[w] = langs
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
		if langs.size() > 1 {
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
		if langs.has(best) {
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
