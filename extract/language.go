package extract

import (
	"maps"
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
	known := value == "" || stopWords[primary(value)] != "" // words are told apart from those of languages with a list alone
	if read := textLanguage(d.stops); known && read != "" && read != primary(value) {
		if value != "" {
			d.remark("language", "language-differs", Info, "the page says "+value+", its text is "+read)
		}
		value, provenance = read, "text"
	}
	if value == "" {
		value, provenance = scriptLanguage(d.title+" "+d.stops), "script"
	}
	a.Language = primary(value)
	a.note("language", a.Language, provenance)
	d.locale = d.regional(a.Language)
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

// stopWords are frequent words that the other languages of the table lack.
var stopWords = map[string]string{
	"en": "the and of to was that with for from this have are which were has been",
	"de": "der die und das nicht mit ist von den auch sich dem ein eine für auf wird",
	"fr": "les des est dans une pour qui sur pas au avec plus ce cette sont aux",
	"es": "el los del las una por con para que como más su fue pero ha este",
	"pt": "não uma com os do da em ao mais pelo são foi das dos à também",
	"it": "il che di è per non una del della sono gli nel alla anche più degli",
	"nl": "het een van en dat niet zijn voor met op aan werd ook naar bij wordt",
	"sv": "och att det som är på av för inte till har om med den ett",
	"da": "og at det er ikke til på af for med der som har blev ikke også",
	"no": "og at det er ikke til på av for med som har ble også etter å",
	"pl": "nie jest się na że do to jak przez po oraz był są w z",
	"tr": "ve bir bu için ile olarak da çok olan daha gibi ancak kadar",
}

var stopWordOf = func() map[string][]string {
	set := map[string][]string{}
	for _, lang := range slices.Sorted(maps.Keys(stopWords)) {
		for w := range strings.FieldsSeq(stopWords[lang]) {
			if !slices.Contains(set[w], lang) {
				set[w] = append(set[w], lang)
			}
		}
	}
	return set
}()

// A script is one that a single language is written in.
type script struct {
	letters *unicode.RangeTable
	lang    string
}

// scripts are in the order of asking: Japanese has Chinese characters too.
var scripts = []script{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Thai, "th"},
	{unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"},
}

const minScript = 20 // letters of a script; fewer can be a quotation or a formula

// scriptLanguage returns the language whose script a text is mostly written in, ""
// for scripts of many languages.
func scriptLanguage(text string) string {
	counts := make([]int, len(scripts))
	letters, written := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
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
			return scripts[i].lang
		}
	}
	return ""
}

const (
	minSample = 60   // words of a text that its language is told from
	minShare  = 0.12 // of them that are stop words of the language: running prose has 0.2 and more
	minLead   = 2.0  // times as many as of the next language
)

// textLanguage returns the language that the words of a text are of, "" if it
// is not sure.
func textLanguage(text string) string {
	counts, words := map[string]int{}, 0
	for w := range Words(text) {
		words++
		for _, lang := range stopWordOf[strings.ToLower(w)] {
			counts[lang]++
		}
	}
	if words < minSample {
		return ""
	}
	best, next := "", ""
	for _, lang := range slices.Sorted(maps.Keys(counts)) {
		switch {
		case counts[lang] > counts[best]:
			best, next = lang, best
		case counts[lang] > counts[next]:
			next = lang
		}
	}
	if float64(counts[best]) < minShare*float64(words) || float64(counts[best]) < minLead*float64(counts[next]) {
		return ""
	}
	return best
}
