package extract

import (
	"regexp"
	"strings"
)

// What tells an interview, in the languages of the development sets: its name,
// answers by one who speaks of himself, questions to one who is spoken to or called by
// name, and either with a name before it each time.
var (
	isInterview = regexp.MustCompile(`(?i)\binterview|\bim gespräch\b|\bentretien\b|\bentrevista|\bintervista|\bintervju|\bq\s?&\s?a\s+with\b|\bquestions\s+(?:with|for|to)\b`)
	firstPerson = regexp.MustCompile(`\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ii]ch|[Mm]ir|[Mm]eine?[mnrs]?|[Mm]e|[Jj]e|[Jj]['’]\pL+|[Yy]o|[Ee]u|[Ii]k|[Mm]ijn|[Jj]ag|[Jj]eg)\b`)
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
func (b *bodyReader) interview(pairs []question) bool {
	if lang := b.a.Language; lang != "" && !personsTold[lang] {
		return true
	}
	if isInterview.MatchString(b.a.Headline.Raw) {
		return true
	}
	spoken, spokento := 0, 0
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
		if names[0] != "" && names[0] == before[0] || names[1] != "" && names[1] == before[1] || firstPerson.MatchString(quoted.ReplaceAllString(answer, "")) {
			spoken++
		}
		if spokenTo.MatchString(f.text) {
			spokento++
		}
		if addressed.MatchString(unmark(f.text)) {
			return true
		}
		before = names
	}
	return spoken > 0 && (3*spoken >= len(pairs) || 2*spokento >= len(pairs))
}
