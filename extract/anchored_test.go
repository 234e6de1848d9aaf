package extract

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// A look at the first letters must not change what a pattern matches.
func TestAnchored(t *testing.T) {
	texts := []string{"", " ", "…", "— Read more: the ferry", "READ MORE", "_related:", "À lire aussi : le bac", "» читайте также", "関連記事", "▶ Play", "© 2025",
		"(c) 2025", "(Reporting by the desk)", "12 min read", "3rd of June", "2025: 1 comment", "7 comments", "image 3 of 12", "3 / 9", "/ 3", "Published: 3 June 2025", "By the desk, 3 June 2025", "The ferry sails", "Ｓhare", "Share this", "…share on", "shares fell", "岸壁 (c) 2025", "Порт: related", "Διαβάστε επίσης: το λιμάνι", "é by the desk, 3 June 2025"}
	for i := range lineRules {
		l := &lineRules[i]
		l.is.once.Do(l.is.compile)
		for start := range l.is.starts {
			texts = append(texts, start, strings.ToUpper(start), " "+start+"x 2025", "» "+start+": on")
		}
	}
	matched := 0
	for _, l := range append(lineRules[:len(lineRules):len(lineRules)], lineRule{&pruneRule{name: "related heading"}, 0, relatedHeading}) {
		l.is.once.Do(l.is.compile)
		if l.is.starts[""] != 0 {
			t.Errorf("rule %s: a pattern that may start with anything gains nothing", l.rule.name)
		}
		for _, s := range texts {
			want := l.is.re.MatchString(s)
			if got := l.is.MatchString(s); got != want {
				t.Errorf("rule %s, %q: %v, want %v", l.rule.name, s, got, want)
			}
			if want {
				matched++
			}
		}
	}
	if matched < 20 {
		t.Errorf("only %d texts match at all", matched)
	}
}

// A phrase must stand by itself, so that one can be added without a look at the others.
func TestPhrases(t *testing.T) {
	for line := range strings.Lines(phrasesText) {
		line = strings.TrimSuffix(line, "\n")
		if _, err := regexp.Compile(line); err != nil || line != strings.TrimSpace(line) {
			t.Errorf("%q stands between blanks, or: %v", line, err)
		}
	}
}

// What sites call readers to do, and sentences of articles that start alike.
func TestCallsByLanguage(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want *pruneRule
	}{
		{"CONTINUA A LEGGERE »", ruleAd},
		{"La suite après cette publicité", ruleAd},
		{"Tekst gaat verder onder de foto", ruleAd},
		{"Artikeln fortsätter efter annonsen", ruleAd},
		{"Dalszy ciąg artykułu pod materiałem wideo", ruleAd},
		{"Se vuoi restare aggiornato sulle notizie del porto iscriviti gratis", ruleShare},
		{"Recibe cada mañana las noticias del puerto en tu correo", ruleShare},
		{"Heb je een tip of een foto? Mail naar havenpost@news.example", ruleShare},
		{"Har du tips til denne saken? Send e-post til journalisten", ruleShare},
		{"Mitä ajatuksia juttu herätti? Voit keskustella aiheesta huomiseen saakka.", ruleShare},
		{"Læs også: Færgen sejler igen", ruleOpener},
		{"Udostępnij", ruleControls},
		{"Editor : A.P.", ruleCredit},
		{"Recibe un correo anónimo cada semana desde que es alcaldesa.", nil},
		{"Har du tips i saken, kontakt politiet på telefon 02800.", nil},
		{"Heeft u een tip? Bel de politie.", nil},
		{"Segui il sindaco per tutta la giornata e capirai il porto.", nil},
		{"Masz informacje o zaginionym? Zadzwoń na policję.", nil},
		{"Del av kaien er stengt.", nil},
	} {
		if got := lineRuleOf(tt.in, utf8.RuneCountInString(tt.in)); got != tt.want {
			t.Errorf("lineRuleOf(%q) = %v", tt.in, got)
		}
	}
}

// The parts of a rare pattern must not change what it matches. Each of the texts is
// for one of its alternatives.
func TestRare(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rare  *rare
		texts string // by lines
	}{
		{"ornament", ornament, "a/Avatar.png\nx/gravatar/1\nemoji_1\nsmiley.gif\nsmilies/2\nicon.png\nfavicon.ico\nsprite.png\n/logos/"},
		{"placeholder", placeholder, "placeholder_1\nSpacer.gif\nblank.png\nempty-1.png\ntransparent.png\nlazy_placeholder.png\n1x1.png\nspinner.svg\npreloader.gif\nloading.gif\nloader.gif\n" +
			"dummy.jpg\nmissing-image.png\nleer.jpg\npixel-v2.gif\nlazy.gif\ntrans.gif\nclear.gif\ndot.gif\np.gif\nt.gif"},
		{"creditClass", creditClass, "photo-credit\nImageCredits\ncopyright\nphotographer\nattribution\nagency\nsource"},
		{"captionLabels", captionLabels, "Image caption, a pier\nimage source, a desk\nEnlarge this image\nOpen in a new tab\na pier Vis mer\na pier View this figure\na pier Show more\na pier (opens in a new tab)\n桟橋この記事の画像を見る（3枚）"},
		{"creditMark", creditMark, "Photo: x\nPicture | x\nfoto credits = x\nПhoto: x, фото: y\nphoto by\nimage by\nimage via\nphotos via\ncredit... x\nPhotographs by x\nIllustration by x\ntous droits réservés x\ncourtesy of x\nCredit : x\nQuelle: x\n©\n(C)\ncopyright x"},
		{"placeTag", placeTag, "Evergreen\nfeatured\nslider\nEditor's Pick\neditors_pick\nFront page\nfrontpage\nHome-Page\nauf Startseite\nhomepage top\nPágina inicial\nStrona główna\nna stronie głównej"},
		{"publishedNames", publishedNames, "datepublished\npublication_date\npubdate\nposted-on\nissued_at\ndate.issued\ntime_posted"},
		{"modifiedNames", modifiedNames, "modified\nmodification_date\nupdated\nupdate-time\nrevised\nlastmod\nlast_updated"},
	} {
		for text := range strings.SplitSeq(tt.texts, "\n") {
			if !tt.rare.form.MatchString(text) || !tt.rare.matches(text) {
				t.Errorf("%s, %q: form %v, with its parts %v", tt.name, text, tt.rare.form.MatchString(text), tt.rare.matches(text))
			}
		}
	}
}
