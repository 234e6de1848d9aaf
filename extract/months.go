package extract

import (
	"strings"
	"unicode"
)

// monthNames are the names and abbreviations of the months, January first,
// in the languages of the news sites that the project reads: nominative,
// genitive and short forms as dates print them.
var monthNames = map[string][12]string{
	"en":  {"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"},
	"de":  {"januar jan jänner jän", "februar feb feber", "märz mär mrz", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "dezember dez"},
	"fr":  {"janvier janv jan", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août", "septembre sept", "octobre oct", "novembre nov", "décembre déc"},
	"es":  {"enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago", "septiembre setiembre sep sept set", "octubre oct", "noviembre nov", "diciembre dic"},
	"pt":  {"janeiro jan", "fevereiro fev", "março mar", "abril abr", "maio mai", "junho jun", "julho jul", "agosto ago", "setembro set", "outubro out", "novembro nov", "dezembro dez"},
	"it":  {"gennaio gen", "febbraio feb", "marzo mar", "aprile apr", "maggio mag", "giugno giu", "luglio lug", "agosto ago", "settembre set sett", "ottobre ott", "novembre nov", "dicembre dic"},
	"ca":  {"gener gen", "febrer febr", "març", "abril abr", "maig", "juny", "juliol jul", "agost ag", "setembre set", "octubre oct", "novembre nov", "desembre des"},
	"nl":  {"januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sep sept", "oktober okt", "november nov", "december dec"},
	"da":  {"januar jan", "februar feb", "marts mar", "april apr", "maj", "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "december dec"},
	"no":  {"januar jan", "februar feb", "mars mar", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "desember des"},
	"sv":  {"januari jan", "februari feb", "mars mar", "april apr", "maj", "juni jun", "juli jul", "augusti aug", "september sep sept", "oktober okt", "november nov", "december dec"},
	"is":  {"janúar", "febrúar", "mars", "apríl", "maí", "júní", "júlí", "ágúst", "september", "október", "nóvember", "desember"},
	"fi":  {"tammikuuta tammikuu", "helmikuuta helmikuu", "maaliskuuta maaliskuu", "huhtikuuta huhtikuu", "toukokuuta toukokuu", "kesäkuuta kesäkuu", "heinäkuuta heinäkuu", "elokuuta elokuu", "syyskuuta syyskuu", "lokakuuta lokakuu", "marraskuuta marraskuu", "joulukuuta joulukuu"},
	"et":  {"jaanuar jaan", "veebruar veebr", "märts", "aprill", "mai", "juuni", "juuli", "august", "september sept", "oktoober okt", "november", "detsember dets"},
	"lv":  {"janvāris janvārī", "februāris februārī", "marts martā", "aprīlis aprīlī", "maijs maijā", "jūnijs jūnijā", "jūlijs jūlijā", "augusts augustā", "septembris septembrī", "oktobris oktobrī", "novembris novembrī", "decembris decembrī"},
	"lt":  {"sausio sausis", "vasario vasaris", "kovo kovas", "balandžio balandis", "gegužės gegužė", "birželio birželis", "liepos liepa", "rugpjūčio rugpjūtis", "rugsėjo rugsėjis", "spalio spalis", "lapkričio lapkritis", "gruodžio gruodis"},
	"pl":  {"stycznia styczeń sty", "lutego luty lut", "marca marzec", "kwietnia kwiecień kwi", "maja maj", "czerwca czerwiec cze", "lipca lipiec lip", "sierpnia sierpień sie", "września wrzesień wrz", "października październik paź", "listopada listopad lis", "grudnia grudzień gru"},
	"cs":  {"ledna leden led", "února únor úno", "března březen bře", "dubna duben dub", "května květen kvě", "června červen čvn", "července červenec čvc", "srpna srpen srp", "září zář", "října říjen říj", "listopadu listopad lis", "prosince prosinec pro"},
	"sk":  {"januára január", "februára február", "marca marec", "apríla apríl", "mája máj", "júna jún", "júla júl", "augusta august", "septembra september", "októbra október", "novembra november", "decembra december"},
	"sl":  {"januarja januar", "februarja februar", "marca marec", "aprila april", "maja maj", "junija junij", "julija julij", "avgusta avgust avg", "septembra september", "oktobra oktober", "novembra november", "decembra december"},
	"hr":  {"siječnja siječanj sij", "veljače veljača velj", "ožujka ožujak ožu", "travnja travanj tra", "svibnja svibanj svi", "lipnja lipanj lip", "srpnja srpanj srp", "kolovoza kolovoz kol", "rujna rujan ruj", "listopada listopad lis", "studenoga studenog studeni stu", "prosinca prosinac pro"},
	"sr":  {"januara јануара januar јануар jan јан", "februara фебруара februar фебруар feb феб", "marta марта mart март mar мар", "aprila априла april април apr апр", "maja маја maj мај", "juna јуна jun јун", "jula јула jul јул", "avgusta августа avgust август avg авг", "septembra септембра septembar септембар sep сеп", "oktobra октобра oktobar октобар okt окт", "novembra новембра novembar новембар nov нов", "decembra децембра decembar децембар dec дец"},
	"hu":  {"január jan", "február febr feb", "március márc", "április ápr", "május máj", "június jún", "július júl", "augusztus aug", "szeptember szept", "október okt", "november nov", "december dec"},
	"ro":  {"ianuarie ian", "februarie feb", "martie mar", "aprilie apr", "mai", "iunie iun", "iulie iul", "august aug", "septembrie sept sep", "octombrie oct", "noiembrie noi nov", "decembrie dec"},
	"ru":  {"января январь янв", "февраля февраль фев февр", "марта март мар", "апреля апрель апр", "мая май", "июня июнь июн", "июля июль июл", "августа август авг", "сентября сентябрь сен сент", "октября октябрь окт", "ноября ноябрь ноя нояб", "декабря декабрь дек"},
	"uk":  {"січня січень січ", "лютого лютий лют", "березня березень бер", "квітня квітень кві", "травня травень тра", "червня червень чер", "липня липень лип", "серпня серпень сер", "вересня вересень вер", "жовтня жовтень жов", "листопада листопад лис", "грудня грудень гру"},
	"be":  {"студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня", "ліпеня", "жніўня", "верасня", "кастрычніка", "лістапада", "снежня"},
	"bg":  {"януари яну", "февруари фев", "март", "април апр", "май", "юни", "юли", "август авг", "септември сеп", "октомври окт", "ноември ное", "декември дек"},
	"el":  {"ιανουαρίου ιανουάριος ιαν", "φεβρουαρίου φεβρουάριος φεβ", "μαρτίου μάρτιος μαρ", "απριλίου απρίλιος απρ", "μαΐου μάιος μαι", "ιουνίου ιούνιος ιουν", "ιουλίου ιούλιος ιουλ", "αυγούστου αύγουστος αυγ", "σεπτεμβρίου σεπτέμβριος σεπ", "οκτωβρίου οκτώβριος οκτ", "νοεμβρίου νοέμβριος νοε", "δεκεμβρίου δεκέμβριος δεκ"},
	"tr":  {"ocak oca", "şubat şub", "mart", "nisan nis", "mayıs may", "haziran haz", "temmuz tem", "ağustos ağu", "eylül eyl", "ekim eki", "kasım kas", "aralık ara"},
	"az":  {"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"},
	"id":  {"januari jan", "februari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu agt", "september sep", "oktober okt", "november nov", "desember des"},
	"ms":  {"januari jan", "februari feb", "mac", "april apr", "mei", "jun", "julai", "ogos", "september sept", "oktober okt", "november nov", "disember dis"},
	"sw":  {"januari", "februari", "machi", "aprili", "mei", "juni", "julai", "agosti", "septemba", "oktoba", "novemba", "desemba"},
	"ar":  {"يناير جانفي كانون-الثاني", "فبراير فيفري شباط", "مارس آذار", "أبريل ابريل إبريل أفريل نيسان", "مايو ماي أيار", "يونيو جوان حزيران", "يوليو يوليوز جويلية تموز", "أغسطس اغسطس أوت غشت آب", "سبتمبر شتنبر أيلول", "أكتوبر اكتوبر تشرين-الأول", "نوفمبر نونبر تشرين-الثاني", "ديسمبر دجنبر كانون-الأول"},
	"fa":  {"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"},
	"ur":  {"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"},
	"he":  {"בינואר ינואר", "בפברואר פברואר", "במרץ מרץ", "באפריל אפריל", "במאי מאי", "ביוני יוני", "ביולי יולי", "באוגוסט אוגוסט", "בספטמבר ספטמבר", "באוקטובר אוקטובר", "בנובמבר נובמבר", "בדצמבר דצמבר"},
	"hi":  {"जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"},
	"mr":  {"जानेवारी", "फेब्रुवारी", "मार्च", "एप्रिल", "मे", "जून", "जुलै", "ऑगस्ट", "सप्टेंबर", "ऑक्टोबर", "नोव्हेंबर", "डिसेंबर"},
	"bn":  {"জানুয়ারি জানুয়ারী", "ফেব্রুয়ারি ফেব্রুয়ারী", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট অগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"},
	"gu":  {"જાન્યુઆરી", "ફેબ્રુઆરી", "માર્ચ", "એપ્રિલ", "મે", "જૂન", "જુલાઈ", "ઑગસ્ટ ઓગસ્ટ", "સપ્ટેમ્બર", "ઑક્ટોબર ઓક્ટોબર", "નવેમ્બર", "ડિસેમ્બર"},
	"pa":  {"ਜਨਵਰੀ", "ਫਰਵਰੀ", "ਮਾਰਚ", "ਅਪ੍ਰੈਲ", "ਮਈ", "ਜੂਨ", "ਜੁਲਾਈ", "ਅਗਸਤ", "ਸਤੰਬਰ", "ਅਕਤੂਬਰ", "ਨਵੰਬਰ", "ਦਸੰਬਰ"},
	"ta":  {"ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்", "செப்டம்பர்", "அக்டோபர்", "நவம்பர்", "டிசம்பர்"},
	"te":  {"జనవరి", "ఫిబ్రవరి", "మార్చి", "ఏప్రిల్", "మే", "జూన్", "జూలై జులై", "ఆగస్టు", "సెప్టెంబర్ సెప్టెంబరు", "అక్టోబర్ అక్టోబరు", "నవంబర్ నవంబరు", "డిసెంబర్ డిసెంబరు"},
	"kn":  {"ಜನವರಿ", "ಫೆಬ್ರವರಿ", "ಮಾರ್ಚ್", "ಏಪ್ರಿಲ್", "ಮೇ", "ಜೂನ್", "ಜುಲೈ", "ಆಗಸ್ಟ್", "ಸೆಪ್ಟೆಂಬರ್", "ಅಕ್ಟೋಬರ್", "ನವೆಂಬರ್", "ಡಿಸೆಂಬರ್"},
	"ml":  {"ജനുവരി", "ഫെബ്രുവരി", "മാർച്ച്", "ഏപ്രിൽ", "മേയ് മെയ്", "ജൂൺ", "ജൂലൈ", "ഓഗസ്റ്റ്", "സെപ്റ്റംബർ", "ഒക്ടോബർ", "നവംബർ", "ഡിസംബർ"},
	"ka":  {"იანვარი იან", "თებერვალი თებ", "მარტი მარ", "აპრილი აპრ", "მაისი მაი", "ივნისი ივნ", "ივლისი ივლ", "აგვისტო აგვ", "სექტემბერი სექ", "ოქტომბერი ოქტ", "ნოემბერი ნოე", "დეკემბერი დეკ"},
	"hy":  {"հունվարի հունվար", "փետրվարի փետրվար", "մարտի մարտ", "ապրիլի ապրիլ", "մայիսի մայիս", "հունիսի հունիս", "հուլիսի հուլիս", "օգոստոսի օգոստոս", "սեպտեմբերի սեպտեմբեր", "հոկտեմբերի հոկտեմբեր", "նոյեմբերի նոյեմբեր", "դեկտեմբերի դեկտեմբեր"},
	"kk":  {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"},
	"fil": {"enero", "pebrero", "marso", "abril", "mayo", "hunyo", "hulyo", "agosto", "setyembre", "oktubre", "nobyembre", "disyembre"},
	"af":  {"januarie", "februarie", "maart", "april", "mei", "junie", "julie", "augustus", "september", "oktober", "november", "desember"},
	"uz":  {"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr sentyabr", "oktabr oktyabr", "noyabr", "dekabr"},
	"ha":  {"janairu", "fabrairu faburairu", "maris", "afrilu", "mayu", "yuni", "yuli", "agusta", "satumba", "oktoba", "nuwamba", "disamba"},
	"mt":  {"jannar", "frar", "marzu", "april", "mejju", "ġunju", "lulju", "awwissu", "settembru", "ottubru", "novembru", "diċembru"},
	"si":  {"ජනවාරි", "පෙබරවාරි", "මාර්තු", "අප්\u200dරේල්", "මැයි", "ජූනි", "ජූලි", "අගෝස්තු", "සැප්තැම්බර්", "ඔක්තෝබර්", "නොවැම්බර්", "දෙසැම්බර්"},
	"sq":  {"janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor"},
	"eu":  {"urtarrilaren urtarrilak", "otsailaren otsailak", "martxoaren martxoak", "apirilaren apirilak", "maiatzaren maiatzak", "ekainaren ekainak", "uztailaren uztailak", "abuztuaren abuztuak", "irailaren irailak", "urriaren urriak", "azaroaren azaroak", "abenduaren abenduak"},
	"gl":  {"xaneiro xan", "febreiro feb", "marzo mar", "abril abr", "maio mai", "xuño xuñ", "xullo xul", "agosto ago", "setembro set", "outubro out", "novembro nov", "decembro dec"},
	"mk":  {"јануари", "февруари", "март", "април", "мај", "јуни", "јули", "август", "септември", "октомври", "ноември", "декември"},
	"th":  {"มกราคม มค", "กุมภาพันธ์ กพ", "มีนาคม มีค", "เมษายน เมย", "พฤษภาคม พค", "มิถุนายน มิย", "กรกฎาคม กค", "สิงหาคม สค", "กันยายน กย", "ตุลาคม ตค", "พฤศจิกายน พย", "ธันวาคม ธค"},
}

// A monthName is a folded word of a language, "" for all that agree on it.
type monthName struct{ lang, word string }

var monthOf = func() map[monthName]int {
	months := map[monthName]int{}
	for lang, names := range monthNames {
		for i, forms := range names {
			for form := range strings.FieldsSeq(forms) {
				word := fold(form)
				months[monthName{lang, word}] = i + 1
				anywhere := monthName{"", word}
				if m, ok := months[anywhere]; ok && m != i+1 {
					months[anywhere] = 0 // "listopada" is October in Croatian, November in Polish
				} else if !ok {
					months[anywhere] = i + 1
				}
			}
		}
	}
	return months
}()

// weekdays are the names and abbreviations of the days of the week in the same
// languages, folded.
var weekdays = func() map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
		montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
		lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
		lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
		segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta seg ter qua qui sex
		lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab
		dilluns dimarts dimecres dijous divendres dissabte diumenge
		maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
		mandag tirsdag onsdag torsdag fredag lørdag søndag man tir tirs ons tor tors fre lør søn
		月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
		måndag tisdag lördag söndag mån tis lör sön
		mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur
		maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina
		esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev
		pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena
		pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis
		poniedziałek wtorek środa czwartek piątek sobota niedziela
		pondělí úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa
		ponedeljek torek sreda četrtek petek nedelja ponedjeljak utorak srijeda četvrtak petak subota nedjelja ponedeljak
		понедељак уторак среда четвртак петак субота недеља
		hétfő kedd szerda csütörtök péntek szombat vasárnap
		luni marți miercuri joi vineri sâmbătă duminică
		понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
		понеділок вівторок середа четвер п'ятниця субота неділя понеделник сряда четвъртък петък събота неделя
		δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
		pazartesi salı çarşamba perşembe cuma cumartesi pazar
		senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad
		الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
		دوشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه پیر منگل بدھ جمعرات ہفتہ اتوار
		שני שלישי רביעי חמישי שישי שבת ראשון
		ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა
		երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի
		jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili miyerkules huwebes biyernes sabado linggo
		সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার
		திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு
		सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार` + " سه\u200cشنبه پنج\u200cشنبه") {
		set[fold(word)] = true
	}
	return set
}()

// month returns the number of the month that a word names, 0 for none. A
// language decides where others disagree.
func month(word, lang string) int {
	word = fold(word)
	if m := monthOf[monthName{primary(lang), word}]; m > 0 {
		return m
	}
	return monthOf[monthName{"", word}]
}

// romanMonths are the numbers of months as Polish, Hungarian and others write them:
// 22 VIII 2025.
var romanMonths = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}

// romanDates are the languages that do.
var romanDates = words("pl hu cs sk sl hr sr ro bg lv lt ru uk")

// monthAt returns the month that the tokens from i on name, and how many tokens do: one
// nearly always, two in تشرين الأول and tháng 8, three in ส.ค.
func monthAt(ts []token, i int, lang string) (m, n int) {
	if i >= len(ts) || ts[i].num >= 0 || len(ts[i].text) == 1 && !unicode.IsLetter(rune(ts[i].text[0])) {
		return 0, 0
	}
	lang = primary(lang)
	m, n = month(ts[i].text, lang), 1
	switch {
	case m > 0:
	case lang == "vi" && isText(ts, i, "tháng") && isNum(ts, i+1, 1, 2) && ts[i+1].num <= 12:
		m, n = ts[i+1].num, 2
	case lang == "th" && isText(ts, i+1, ".") && i+2 < len(ts):
		m, n = month(ts[i].text+ts[i+2].text, lang), 3
	case lang == "ar" && i+1 < len(ts):
		m, n = month(ts[i].text+"-"+ts[i+1].text, lang), 2
	case romanDates[lang]:
		m = romanMonths[ts[i].text]
	}
	if m == 0 {
		return 0, 0
	}
	return m, n
}

// isMonth reports whether a word names a month in a language or in English: in
// others it can be a name, as "Marc" is.
func isMonth(word, lang string) bool {
	word = fold(word)
	return monthOf[monthName{primary(lang), word}]+monthOf[monthName{"en", word}] > 0
}

// primary returns the language of a tag without script and region.
func primary(lang string) string {
	if i := strings.IndexAny(lang, "-_"); i >= 0 {
		lang = lang[:i]
	}
	lang = strings.ToLower(lang)
	if lang == "nb" || lang == "nn" {
		return "no"
	}
	return lang
}
