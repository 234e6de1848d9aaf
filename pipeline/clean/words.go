package clean

// functionWords carry no name, and as neighbours they say little.
var functionWords = merge(smallWords, setOf(`there these those has have had will would can
	could should may do does did also said says all more most other some any one two first last new then
	just about after before during while because between your which were am only such very much many each both few here
	former current longtime outgoing incoming acting interim onetime fellow retired`))

// offices are titles that stand before a name.
var offices = setOf(`president minister senator sen rep representative gov governor mr mrs ms dr prof professor judge justice
	king queen prince princess pope gen general col colonel capt captain lt sgt coach mayor secretary sir lord
	lady chancellor premier ambassador chairman ceo director rev reverend detective officer sheriff`)

// portfolios stand between a country and an office and share their capital.
var portfolios = setOf(`foreign prime defense defence interior finance vice justice health trade energy education agriculture transport
	deputy economy environment labor labour home state treasury attorney`)

func merge(a, b map[string]bool) map[string]bool {
	for w := range a {
		b[w] = true
	}
	return b
}

// heads end the names of institutions and places, and have a capital there in
// every style. "Police", "party", "council" and "province" are not among them:
// of these some styles print only the name before with a capital.
var heads = setOf(`university college institute academy museum association county valley beach hospital airport park society bureau
	corporation foundation alliance republic hill hills bay island islands lake mountain mountains avenue boulevard square centre center`)

// institutions end names too, but "a Boston hospital" is none.
var institutions = merge(heads, setOf(`library commission agency court department ministry project clinic fund trust symphony orchestra
	theatre theater cathedral service services office party police council bank club`))

// looseHeads end names too, but many styles give them no capital there: "the
// Leeds police", "Washington state", "Time magazine".
var looseHeads = setOf(`party police province ministry administration government campaign state district region magazine newspaper series
	show team app`)

// prefixes join words with a hyphen, and keep their lower case before a name.
var prefixes = setOf("pre non mid low part self post ultra semi multi anti pro cross inter intra counter quasi neo omni trans co re un")

// particles join words in other languages.
var particles = setOf("de del la le les los las el dans du des das der die en sur con y et und")

// speech verbs follow who speaks.
var speech = setOf("said says told tells added wrote writes tweeted asked explained replied noted recalled admitted insisted argued joked")

// lowerToo are names that became common words since the lists were drawn up,
// or are parts of words.
var lowerToo = setOf(`wifi gothic styrofoam mylar foosball ferris vera lycra kevlar teflon spandex rollerblade thermos zipper tupperware spam app tech zen joes max ionic armageddon shea neo geo pro anti bio eco euro meta crypto bitcoin
	internet web google photoshop velcro jacuzzi frisbee popsicle taser kleenex xerox dumpster jeep
	champagne cheddar parmesan bourbon cologne china turkey jersey denim cashmere arctic antarctic biblical
	quixotic draconian platonic machiavellian byzantine spartan titanic herculean nirvana guinea brussels french roman trojan millennial millennials riesling verde`)

// owners stand before what they own: "his house", as "Ukraine’s" does.
var owners = setOf("his her their our my its")

// pronouns are "I" and its contractions.
var pronouns = setOf("i i'm i've i'll i'd i’m i’ve i’ll i’d")

// linking words stand between the words of a name in lower case.
var linking = setOf("of for and")

// directions keep their lower case before "of".
var directions = setOf("north south east west northeast northwest southeast southwest")

// areas stand before a name, in lower case for many styles.
var areas = merge(directions, setOf(`northern southern eastern western northeastern northwestern southeastern southwestern central
	upper lower inner outer mid downtown midtown ancient medieval modern colonial greater`))

// days keep what follows in lower case ("Sunday night"), and stand in datelines.
var days = setOf("monday tuesday wednesday thursday friday saturday sunday")
