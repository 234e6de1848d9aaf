package clean

import (
	"maps"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// stageTests holds a line for each thing a stage changes or keeps. Each text
// is a paragraph of an article in the language given.
type stageTest struct{ in, want string }

func testStage(t *testing.T, stage Stage, language string, tests []stageTest) {
	t.Helper()
	for _, tt := range tests {
		a := &extract.Article{Language: language, Blocks: []extract.Block{{Kind: extract.Paragraph, InBody: true, Text: extract.NewText(tt.in)}}}
		if stage.Clean(a); a.Blocks[0].Text.String() != tt.want {
			t.Errorf("%T(%q) = %q, want %q", stage, tt.in, a.Blocks[0].Text.String(), tt.want)
		}
	}
}

func TestUnicode(t *testing.T) {
	testStage(t, Unicode{}, "en", []stageTest{
		{"It doesnâ€™t matter", "It doesn’t matter"},
		{"It doesnÃ¢â‚¬â„¢t matter", "It doesn’t matter"}, // misread twice
		{"a cafÃ© in MÃ¼nchen", "a café in München"},
		{"Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"},
		{"thanks ðŸ˜€", "thanks 😀"},
		{"said â€œyesâ€\u009d twice", "said “yes” twice"},
		{"said \u00e2\u0080\u009cyes\u00e2\u0080\u009d twice", "said “yes” twice"}, // read as ISO 8859-1
		{"said â€œyes,â€ twice", "said “yes,” twice"},                              // the last byte was lost
		{"5Â km, saysÂ Ann.Â", "5 km, says Ann."},
		{"lÃ -bas, Ã Paris, voilÃ ", "là-bas, à Paris, voilà"},
		{"Ã Paris, Â CLAIR", "Ã Paris, Â CLAIR"},
		{"Smith &amp;amp; Sons&#8217; &quot;shop&quot;", "Smith & Sons’ \"shop\""},
		{"AT&T, R&D; x &notaword; y", "AT&T, R&D; x &notaword; y"},
		{"on Monday.[caption id=\"a_12\" align=\"left\"] The quay [/caption]", "on Monday. The quay "},
		{"[embed]https://video.example/v?a=1[/embed]It ended", "It ended"},
		{"press [gallery] or [sic] or [1] or a[i]", "press [gallery] or [sic] or [1] or a[i]"},
		{"soft\u00ADhyphen and zero\u200Bwidth", "softhyphen and zerowidth"},
		{"ท่าเรือ\u200Bเปิด\u200B 12 ท่า", "ท่าเรือ\u200Bเปิด 12 ท่า"}, {"កំពង់ផែ\u200Bបើក", "កំពង់ផែ\u200Bបើក"}, {"港口\u200B开放", "港口开放"},
		{"no\u00A0break", "no break"},
		{"it\u0092s a byte", "it’s a byte"},
		{"bell\x07 rings", "bell rings"},
		{"cafe\u0301", "café"},
		{"½ ﬁne ™ x²", "½ ﬁne ™ x²"},                         // compatibility characters mean what they say
		{"👩\u200D👧 می\u200Cخواهم", "👩\u200D👧 می\u200Cخواهم"}, // joiners that do something
		{"“IRMÃ” e SÃO PAULO", "“IRMÃ” e SÃO PAULO"},
		{"it shows \"Ã¤\" for \"ä\"", "it shows \"Ã¤\" for \"ä\""}, // is what the text is about
		{"it shows \"Ã¤\" for MÃ¼nchen", "it shows \"ä\" for München"},
		{"\uFEFFstart and\uFEFF inside", "\uFEFFstart and inside"},
		{"שלום\u200F! (abc)", "שלום\u200F! (abc)"},
	})
}

func TestWhitespace(t *testing.T) {
	testStage(t, Whitespace{}, "en", []stageTest{
		{"links , people , dogs , cats , all", "links , people , dogs , cats , all"}, // its way to print them
		{"two  blanks, three   blanks", "two blanks, three blanks"},
		{"a word , and a stop .", "a word, and a stop."},
		{"Is it so ?", "Is it so?"},
		{"wait ... what", "wait ... what"},
		{"the .NET library", "the .NET library"},
		{". . . and so on", ". . . and so on"},
		{"  indented", "  indented"},
		{"According to the , it rained", "According to the , it rained"}, // a word is lost, too
		{"According\tto\tthe , it rained", "According\tto\tthe , it rained"},
		{"The , it rained", "The , it rained"},
		{"It is made for our readers in . Change it.", "It is made for our readers in . Change it."},
		{"smile :) now", "smile :) now"},
	})
	testStage(t, Whitespace{}, "fr", []stageTest{
		{"Vraiment ?", "Vraiment ?"},
		{"un mot , deux", "un mot, deux"},
	})
}

func TestBlanks(t *testing.T) {
	testStage(t, Blanks{DefaultLexicon()}, "en", []stageTest{
		{"a point of contention.Russian officials", "a point of contention. Russian officials"},
		{"or rather,potential aid", "or rather, potential aid"},
		{"he flew to Kenya.The talks", "he flew to Kenya. The talks"},
		{"was it over?Nobody knew", "was it over? Nobody knew"},
		{"another veto.The U.S. abstained", "another veto. The U.S. abstained"},
		{"chat on Rocket.Chat now", "chat on Rocket.Chat now"},
		{"the U.S.Army and J.K.Rowling", "the U.S.Army and J.K.Rowling"},
		{"some 3,000 people at 5.30", "some 3,000 people at 5.30"},
		{"see www.example.com or Example.com", "see www.example.com or Example.com"},
		{"open report.Final.doc", "open report.Final.doc"},
		{"a Ph.D at 9 a.m.", "a Ph.D at 9 a.m."},
		{"call fmt.Println(x) in main.go", "call fmt.Println(x) in main.go"},
		{"set logging.logThreads to false", "set logging.logThreads to false"},
		{"before the sale.iPhone prices fell", "before the sale. iPhone prices fell"},
		{"settings.Quiet = true; // Exclude other options.Each is noise", "settings.Quiet = true; // Exclude other options.Each is noise"},
		{"東京は晴れ大阪は雨,京都は曇り", "東京は晴れ大阪は雨,京都は曇り"}, // prints no blanks
		{"tags: red,green,blue,black", "tags: red,green,blue,black"},
		{"write to @desk,please/now", "write to @desk,please/now"},
		{"pay at north.Bank and again at north.Bank now", "pay at north.Bank and again at north.Bank now"}, // twice is a name
	})
}

func TestPunctuation(t *testing.T) {
	testStage(t, Punctuation{}, "en", []stageTest{
		{"first,, second", "first, second"},
		{"the end,. Then", "the end. Then"},
		{"the end.. Then", "the end. Then"},
		{"the end..", "the end."},
		{"well... maybe", "well... maybe"},
		{"well.. maybe", "well.. maybe"},
		{"one.. Two.. Three.. Four", "one.. Two.. Three.. Four"}, // its way to write an ellipsis
		{"Foo Inc., said", "Foo Inc., said"},
		{"a,,,b", "a,,,b"},
		{"really?! yes!!", "really?! yes!!"},
	})
}

func TestCasing(t *testing.T) {
	const filler = " The council said on Monday that it would look at the plan again before the end of the year, and that all of the money was there. It was not clear what the mayor would do."
	tests := []stageTest{
		{"The talks ended in Berlin. the ministers left.", "The talks ended in Berlin. The ministers left."},
		{"He said that berlin is calm.", "He said that Berlin is calm."},
		{"Talks in berlin with Mary Quillander went on; later quillander left.", "Talks in Berlin with Mary Quillander went on; later Quillander left."},
		{"The ukraine-Russia border and Ukraine were quiet.", "The Ukraine-Russia border and Ukraine were quiet."},
		{"The Norwegian foreign Minister Ola Nordmann spoke.", "The Norwegian Foreign Minister Ola Nordmann spoke."},
		{"He spoke with european leaders.", "He spoke with European leaders."},
		{"Sales of the iPhone and adidas shoes fell.", "Sales of the iPhone and adidas shoes fell."},
		{"A speech by bell hooks was read.", "A speech by bell hooks was read."},
		{"They met at 5 p.m. on the quay.", "They met at 5 p.m. on the quay."},
		{"Dr. van Dam of Acme Inc. said no.", "Dr. van Dam of Acme Inc. said no."},
		{"“Stop!” he said.", "“Stop!” he said."},
		{"See www.berlin.de or mail berlin@example.org for more.", "See www.berlin.de or mail berlin@example.org for more."},
		{"Search it all. berlin --quiet does.", "Search it all. berlin --quiet does."},
		{"Search it all. grep -i does, and shoes (eg. berlin -x) too.", "Search it all. grep -i does, and shoes (eg. berlin -x) too."},
		{"The apple fell, and it may march on.", "The apple fell, and it may march on."},
		{"The globe said that Berlin Tribune founder Mary Oakley won.", "The globe said that Berlin Tribune founder Mary Oakley won."},
		{"The quay lies south of the river, and Norway is north of it.", "The quay lies south of the river, and Norway is north of it."},
		{"It rained on Sunday night, and on Monday night again.", "It rained on Sunday night, and on Monday night again."},
		{"“We have done all of it by ourselves.” dockers went home.", "“We have done all of it by ourselves.” Dockers went home."},
		{"The “We did it.” campaign ended.", "The “We did it.” campaign ended."},
		{"“It can all go out today.” he said. “We can all go out today.” he told us.", "“It can all go out today.” he said. “We can all go out today.” he told us."},
		{"“It can all go out today.” the mayor of Oslo said.", "“It can all go out today.” the mayor of Oslo said."},
		{"She wrote for the Go! magazine. A Calif. man at 4 tel. numbers was there.", "She wrote for the Go! magazine. A Calif. man at 4 tel. numbers was there."},
		{"They sold 4 brl. of oil and 2 brl. of water. it was all.", "They sold 4 brl. of oil and 2 brl. of water. It was all."}, // twice is an abbreviation
		{"It was good, he said. they left, he said. That was it, she said. the end.", "It was good, he said. They left, he said. That was it, she said. The end."},
		{"It says “The Moving Holdings of Norway Inc.” has another name.", "It says “The Moving Holdings of Norway Inc.” has another name."},
		{"O genki des, how are you? (formal)", "O genki des, how are you? (formal)"},
		{"The strike began in may, and the talks were held since march.", "The strike began in May, and the talks were held since March."},
		{"The house that they live in may fall.", "The house that they live in may fall."},
		{"In july, august and June–august they may march in march order.", "In July, August and June–August they may march in march order."},
		{"According to sen. Quillander, he saw a dr. He was ill.", "According to Sen. Quillander, he saw a dr. He was ill."},
		{
			"He saw the house in berlin, the house in norway, where he worked at google, and with european leaders the White house.",
			"He saw the house in Berlin, the house in Norway, where he worked at Google, and with European leaders the White House.",
		},
		{"He likes “Quiet Harbour” (and says so!), google as well; so do Google, Apple and Google, Apple.", "He likes “Quiet Harbour” (and says so!), Google as well; so do Google, Apple and Google, Apple."},
		{"They met on Christmas Eve eve, with the Berlin Packet add-on, and on New Year's Eve.", "They met on Christmas Eve eve, with the Berlin Packet add-on, and on New Year's Eve."},
		{"It ended – sept. 18 was the day – in June.", "It ended – Sept. 18 was the day – in June."},
		{"It was in berlin that the Harbour Fire Protection association (HFPA) met.", "It was in Berlin that the Harbour Fire Protection Association (HFPA) met."},
		{"He had lived in Washington state and read Time magazine, said the Leeds police.", "He had lived in Washington state and read Time magazine, said the Leeds police."},
		{"They ran berlin-fdq on it.", "They ran berlin-fdq on it."},
		{"The singer Min-seo and the Coffee-house were there.", "The singer Min-seo and the Coffee-house were there."},
		{"It was a berlin-backed plan.", "It was a Berlin-backed plan."},
		{"See berlin-harbour-map and berlin_harbour for it.", "See berlin-harbour-map and berlin_harbour for it."},
		{"He wanted to be a pro bono lawyer in toto.", "He wanted to be a pro bono lawyer in toto."},
		{"They sailed to a small Norwegian island in the sea.", "They sailed to a small Norwegian island in the sea."},
		{"They cheered at the end of!berlin left.", "They cheered at the end of!berlin left."}, // Blanks would part it then
		{"Ideas for plant- ing trees (BERL-lin) came up.", "Ideas for plant- ing trees (BERL-lin) came up."},
		{"if (ports.Contains(harbour.Berlin, london)) { open", "if (ports.Contains(harbour.Berlin, london)) { open"},
		{"Call f(london) or london_bridge in the code.", "Call f(london) or london_bridge in the code."},
	}
	for i := range tests {
		tests[i].in += filler
		tests[i].want += filler
	}
	testStage(t, Casing{Names: DefaultLexicon()}, "en", tests)
	testStage(t, Casing{Names: DefaultLexicon()}, "de", []stageTest{{"Wir waren in berlin. es war kalt.", "Wir waren in berlin. es war kalt."}})
	testStage(t, Casing{Names: DefaultLexicon()}, "", []stageTest{
		{"Nous sommes allés à berlin avec lui. il faisait froid", "Nous sommes allés à berlin avec lui. il faisait froid"},
		{"no capitals here at all. that is how the author writes about london.", "no capitals here at all. that is how the author writes about london."},
	})
}

func TestHeadings(t *testing.T) {
	for _, tt := range []stageTest{
		{"The Path to a Harbour-Bridge settlement", "The Path to a Harbour-Bridge Settlement"},
		{"economic Dimensions of a Possible Deal", "Economic Dimensions of a Possible Deal"},
		{"Key Developments & discussions", "Key Developments & Discussions"},
		{"What we know about the Harbour strike", "What we know about the Harbour strike"}, // sentence case
		{"Mayor Brown talks of a way out", "Mayor Brown talks of a way out"},
		{"Long Lines at the Quay, Empty shelves and Angry Crews", "Long Lines at the Quay, Empty Shelves and Angry Crews"},
		{"Long Lines at the quay, empty Shelves and Angry Crews", "Long Lines at the Quay, Empty Shelves and Angry Crews"}, // two losses
		{"owners of the fishing boats want more money", "Owners of the fishing boats want more money"},
	} {
		a := &extract.Article{Language: "en", Blocks: []extract.Block{
			{Kind: extract.Heading, InBody: true, Text: extract.NewText("Security Guarantees and Harbour Traffic")},
			{Kind: extract.Heading, InBody: true, Text: extract.NewText("Background and Context of the Strike")},
			{Kind: extract.Heading, InBody: true, Text: extract.NewText(tt.in)},
			{Kind: extract.Paragraph, InBody: true, Text: extract.NewText("The strike is over. nobody knew of it.")}, // shows damage
		}}
		Casing{Names: DefaultLexicon()}.Clean(a)
		if got := a.Blocks[2].Text.String(); got != tt.want {
			t.Errorf("heading %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestSmallWords: the small words of title case keep their case, whatever the
// page's other headings do.
func TestSmallWords(t *testing.T) {
	for _, others := range []string{
		"Talks With the Owners Begin\nLetters From the Harbour Wall\nLife With the Night Ferry",
		"Talks with the Owners Begin\nLetters from the Harbour Wall\nLife with the Night Ferry",
	} {
		const heading = "A Day with the Angry Crews of Their Harbour"
		a := article(t, damagedStory+"\n"+others+"\n"+heading)
		Casing{Names: DefaultLexicon()}.Clean(a)
		if got := a.Blocks[len(a.Blocks)-1].Text.String(); got != heading {
			t.Errorf("beside %q: %q, want %q", others, got, heading)
		}
	}
}

// TestOwnCase: lines that have a case of their own keep it, beside prose that is
// repaired.
func TestOwnCase(t *testing.T) {
	const prose = "The men of the harbour said in berlin that all of it was good, and that they would be there with it.\n\n"
	for _, tt := range []struct{ name, lines string }{
		{"verse", "the fog comes on little feet\nand looks over the harbour of oslo\nand then it goes on to the sea\nWith all that it was and will be"},
		{"verse that begins as it likes", "Oh the fog comes on little feet\nand it looks over the harbour\nSings the song of the men\nand then it goes on to the sea"},
		{"features", "Kettle, 1.7 l, 2200 W, black\nbrand: acme\nmodel: berlin 2\nprice: 19.99 with the lid"},
		{"code", "for berlin in london: print(berlin)"},
		{"code that opens a block", "while berlin.isOpen {"},
		{"operators", "if berlin != paris && oslo: stop"},
	} {
		a := article(t, prose+tt.lines)
		Casing{Names: DefaultLexicon()}.Clean(a)
		if got, want := joined(a), strings.Replace(prose, "berlin", "Berlin", 1)+tt.lines; got != want {
			t.Errorf("%s: %q, want %q", tt.name, got, want)
		}
	}
}

// TestLabels: lines without a stop begin as the others of the page do.
func TestLabels(t *testing.T) {
	const labels = "\nRecord: seven races\nHome: the harbour wall\nOwner: nobody knows\nBuilt by many dockers\nBoats: twelve of them\n"
	for _, tt := range []stageTest{
		{"next race: the ferry", "Next race: the ferry"},
		{"you'll see the boats here", "You'll see the boats here"},
		{"hey're strong on the water", "hey're strong on the water"},                                   // it has lost more
		{"was the captain of the Swift for two years.", "was the captain of the Swift for two years."}, // goes on with the line before
		{"was the captain of the Swift here?", "Was the captain of the Swift here?"},
		{"or", "or"},
	} {
		a := article(t, "The race was held on the water of the harbour, and the city said that it was good."+labels+tt.in)
		Casing{Names: DefaultLexicon()}.Clean(a)
		if got := a.Blocks[len(a.Blocks)-1].Text.String(); got != tt.want {
			t.Errorf("label %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestQuotedFragments: words that a page quotes letter by letter do not hide how
// it starts its sentences.
func TestQuotedFragments(t *testing.T) {
	a := article(t, strings.Repeat("The plan of the city was read to the council on Monday, and it was not clear what it was. ", 4)+
		"we know of it.\nno. no. it. is. not. so. we. said. so.")
	Casing{Names: DefaultLexicon()}.Clean(a)
	if got := a.Blocks[0].Text.String(); !strings.HasSuffix(got, "We know of it.") {
		t.Errorf("sentence start left: %q", got)
	}
}

// TestJargon: where a page prints words that no dictionary has in lower case,
// the species of a garden, they are no names that lost a capital.
func TestJargon(t *testing.T) {
	const garden = "The garden of the city was laid out by Mary rufibarbo in the spring, and it is the one that was there before."
	for _, tt := range []struct{ others, want string }{
		{"", "Rufibarbo"},
		{" Beside it stand a pale albiveno, a sanguineo, a podophyllo, some monstero a dracaeno, a philodendro and a zamioculco, all of them in the sun.", "rufibarbo"},
	} {
		a := article(t, garden+" He was seen in berlin and in paris with european friends of Norway."+tt.others)
		Casing{Names: DefaultLexicon()}.Clean(a)
		if got := a.Blocks[0].Text.String(); !strings.Contains(got, tt.want) {
			t.Errorf("want %q in %q", tt.want, got)
		}
	}
}

// TestCommands: one lost capital does not explain three words in lower case.
func TestCommands(t *testing.T) {
	a := article(t, "The firm Quillbox said that Quillbox is good, that the owners of Quillbox came with Quillbox to London. then Quillbox init ran, "+
		"and when you run quillbox init, it asks for quillbox plan, then for quillbox apply of all that they would have. The council said on Monday "+
		"that Quillbox would look at it, and that the money was there with Quillbox, and to Quillbox it was on Quillbox, Quillbox and Quillbox.")
	Casing{Names: DefaultLexicon()}.Clean(a)
	if got := a.Blocks[0].Text.String(); !strings.Contains(got, "London. Then") || !strings.Contains(got, "run quillbox init") {
		t.Errorf("got %q", got)
	}
}

// Symbols, abbreviations, brands and hosts start cells in lower case.
func TestCellsInLowerCase(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"owners refuse to talk", "Owners refuse to talk"}, {"a deal", "A deal"},
		{"most used", "Most used"}, {"most used\nmost read", "most used"}, // twice is the way it prints them
		{"v", "v"}, {"v t e", "v t e"}, {"def.", "def."}, {"qvrt", "qvrt"}, {"nina-harbour.example", "nina-harbour.example"},
	} {
		var rows [][]*extract.Cell
		for cell := range strings.SplitSeq(tt.in, "\n") {
			rows = append(rows, []*extract.Cell{{Text: extract.NewText(cell)}})
		}
		for range 12 {
			rows = append(rows, []*extract.Cell{{Text: extract.NewText("The dockers walk out.")}})
		}
		a := &extract.Article{Language: "en", Tables: []extract.Table{{Rows: rows}}}
		Casing{Names: DefaultLexicon()}.Clean(a)
		if got := a.Tables[0].Rows[0][0].Text.String(); got != tt.want {
			t.Errorf("cell %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCells(t *testing.T) {
	row := func(cells ...string) (out []*extract.Cell) {
		for _, c := range cells {
			out = append(out, &extract.Cell{Text: extract.NewText(c)})
		}
		return out
	}
	a := &extract.Article{Language: "en", Tables: []extract.Table{{
		Header: [][]*extract.Cell{row("Date", "Event")},
		Rows: [][]*extract.Cell{
			row("May 1", "The dockers walk out."),
			row("May 2", "owners refuse to talk."),
			row("May 3", "A deal is signed."),
		},
	}}}
	Casing{Names: DefaultLexicon()}.Clean(a)
	if got, want := a.Tables[0].Rows[1][1].Text.String(), "Owners refuse to talk."; got != want {
		t.Errorf("cell = %q, want %q", got, want)
	}
	edit := a.Tables[0].Rows[1][1].Text.Edits[0]
	if edit.Rule != "cell-start" || edit.Evidence["cells"] != 5 || edit.Evidence["lower"] != 1 {
		t.Errorf("edit = %+v", edit)
	}
}

// TestCellsOfNumbers: months and numbers do not show how a table starts its
// cells.
func TestCellsOfNumbers(t *testing.T) {
	a := article(t, "| Month | Visitors |\n| March | 1,204 |\n| April | closed for repairs |\n| June | 980 |\n| July | 1,011 |")
	Casing{Names: DefaultLexicon()}.Clean(a)
	if got := a.Blocks[2].Text; got.Edited() {
		t.Errorf("cell = %q", got.String())
	}
}

// TestEvidence: each edit says who made it, on what grounds, and how sure.
func TestEvidence(t *testing.T) {
	a := article(t, damagedStory)
	Standard(DefaultLexicon()).Clean(a)
	n := 0
	for _, text := range a.Texts() {
		for _, e := range text.Edits {
			n++
			if e.Kind == "" || e.Rule == "" || len(e.Evidence) == 0 || e.Confidence < 0.5 || e.Confidence > 0.99 {
				t.Errorf("edit %q → %q: %+v", e.Before, e.After, e.Why)
			}
		}
	}
	if n == 0 {
		t.Error("no edits at all")
	}
}

// damagedStory is damaged as rewriting sites damage text: names, sentence
// starts, headings, cells, blanks.
const damagedStory = `Harbour Strike Ends After Nine Days of Talks Between Dockers and Owners
OSLO, Norway – The dockers of Northhaven went back to work on Monday after union leader Ingrid Solberg-Vane signed a deal with the owners, the city said.
The Road to a Harbour-Wide agreement
Solberg-Vane told the radio that the talks in Northhaven had been hard. She said the owners, led by Piet Vandermolen, wanted more hours and less pay. later,however, they gave in. Shipping agents in northhaven said that european lines had waited for days.
The deal remains a point of contention.Norwegian trade Minister Kari Lund has said that the state will not pay. In a letter to vandermolen she wrote that the owners must pay for all of it.
economic Effects of a Long Strike
Exports fell by a third, and the Northhaven exchange closed lower. the fish market was shut for a week. Many of the crews went home to Poland and Portugal, and some of them have not come back to the harbour since then.
Key Dates & decisions
| Date | Event |
| May 4 | The dockers walk out. |
| May 9 | vandermolen rules out a rise. |
| May 13 | Both sides sign. |
A vote will be held before June. The union, which has members in Sweden too, has asked them to say yes, and the owners have done the same.`

const repairedStory = `Harbour Strike Ends After Nine Days of Talks Between Dockers and Owners
OSLO, Norway – The dockers of Northhaven went back to work on Monday after union leader Ingrid Solberg-Vane signed a deal with the owners, the city said.
The Road to a Harbour-Wide Agreement
Solberg-Vane told the radio that the talks in Northhaven had been hard. She said the owners, led by Piet Vandermolen, wanted more hours and less pay. Later, however, they gave in. Shipping agents in Northhaven said that European lines had waited for days.
The deal remains a point of contention. Norwegian Trade Minister Kari Lund has said that the state will not pay. In a letter to Vandermolen she wrote that the owners must pay for all of it.
Economic Effects of a Long Strike
Exports fell by a third, and the Northhaven exchange closed lower. The fish market was shut for a week. Many of the crews went home to Poland and Portugal, and some of them have not come back to the harbour since then.
Key Dates & Decisions
| Date | Event |
| May 4 | The dockers walk out. |
| May 9 | Vandermolen rules out a rise. |
| May 13 | Both sides sign. |
A vote will be held before June. The union, which has members in Sweden too, has asked them to say yes, and the owners have done the same.`

// article makes an article of bare text, and checks that it is the same text.
func article(t *testing.T, text string) *extract.Article {
	t.Helper()
	a := Article(text)
	if got := joined(a); got != text {
		t.Fatalf("Article(%q) has the text %q", text, got)
	}
	return a
}

func joined(a *extract.Article) string {
	var lines []string
	for i := range a.Blocks {
		lines = append(lines, a.Blocks[i].Text.String())
	}
	return strings.Join(lines, "\n")
}

func TestStory(t *testing.T) {
	a := article(t, damagedStory)
	Repairs(DefaultLexicon()).Clean(a)
	got, want := strings.Split(joined(a), "\n"), strings.Split(repairedStory, "\n")
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d\n got %s\nwant %s", i, got[i], want[i])
		}
	}
	undamaged := article(t, repairedStory)
	Repairs(DefaultLexicon()).Clean(undamaged)
	if got := joined(undamaged); got != repairedStory {
		t.Errorf("the undamaged story has changed:\n%s", got)
	}
}

// TestOutOfBody: the table of contents repeats the headings, damage and all,
// and stays as it is.
func TestOutOfBody(t *testing.T) {
	a := article(t, damagedStory)
	a.Blocks = append(a.Blocks, extract.Block{Kind: extract.TOC, DroppedBy: "toc", Text: extract.NewText("economic Effects of a Long Strike")})
	Standard(DefaultLexicon()).Clean(a)
	if toc := a.Blocks[len(a.Blocks)-1].Text; toc.Edited() {
		t.Errorf("out of the body: %q became %q", toc.Raw, toc.String())
	}
}

func TestDateline(t *testing.T) {
	for _, tt := range []struct{ in, dateline, place, rest string }{
		{"NAIROBI, June 3 (Reuters) — The port reopened.", "NAIROBI, June 3 (Reuters) —", "NAIROBI", "The port reopened."},
		{"NAIROBI ― The port reopened.", "NAIROBI ―", "NAIROBI", "The port reopened."},
		{"Washington, D.C. – In a shift, he left.", "Washington, D.C. –", "Washington, D.C.", "In a shift, he left."},
		{"PARIS, France (AP) - Two men left.", "PARIS, France (AP) -", "PARIS, France", "Two men left."},
		{"(Reuters) - Oil fell.", "(Reuters) -", "", "Oil fell."},
		{"LONDON: The bank said no.", "LONDON:", "LONDON", "The bank said no."},
		{"ATLANTA -- Federal officials warned.", "ATLANTA --", "ATLANTA", "Federal officials warned."},
		{"SALT LAKE CITY—The lake is low.", "SALT LAKE CITY—", "SALT LAKE CITY", "The lake is low."},
		{"Oslo, 3 June 2025 – “We won,” he said.", "Oslo, 3 June 2025 –", "Oslo", "“We won,” he said."},
		{"NEW YORK (AP) — The market fell.", "NEW YORK (AP) —", "NEW YORK", "The market fell."},
		{"New Delhi, Aug 3 (PTI) The talks – long awaited – went on.", "", "", "New Delhi, Aug 3 (PTI) The talks – long awaited – went on."},
		{"NEW – The port reopened.", "", "", "NEW – The port reopened."},
		{"BOTH SIDES – The talks went on.", "", "", "BOTH SIDES – The talks went on."},
		{"TAMPA, Fla., April 29, 2015 /PRNewswire/ -- Quillfeather Lines grows.", "TAMPA, Fla., April 29, 2015 /PRNewswire/ --", "TAMPA, Fla.", "Quillfeather Lines grows."},
		{"NEW YORK--(BUSINESS WIRE)--Quillfeather Lines grows.", "NEW YORK--(BUSINESS WIRE)--", "NEW YORK", "Quillfeather Lines grows."},
		{"LOS ANGELES, May 03, 2021 (GLOBE NEWSWIRE) -- Quillfeather Lines grows.", "LOS ANGELES, May 03, 2021 (GLOBE NEWSWIRE) --", "LOS ANGELES", "Quillfeather Lines grows."},
		{"WEDNESDAY, May 15 (HealthDay News) -- Sleep helps.", "WEDNESDAY, May 15 (HealthDay News) --", "", "Sleep helps."},
		{"HONOLULU, Hawaii (IslandNewsNow) - The port reopened.", "HONOLULU, Hawaii (IslandNewsNow) -", "HONOLULU, Hawaii", "The port reopened."},
		{"HARBOURNEWS.COM, JAKARTA - Pelabuhan dibuka.", "HARBOURNEWS.COM, JAKARTA -", "JAKARTA", "Pelabuhan dibuka."},
		{"Harbour6.co.id, Jakarta – Pelabuhan dibuka.", "Harbour6.co.id, Jakarta –", "Jakarta", "Pelabuhan dibuka."},
		{"HARBOURNEWS.COM - Pelabuhan dibuka.", "HARBOURNEWS.COM -", "", "Pelabuhan dibuka."},
		{"HARBOUR.COM, Oslo – The port reopened.", "", "", "HARBOUR.COM, Oslo – The port reopened."},
		{"Quillbox.com, Inc. – The firm said so.", "", "", "Quillbox.com, Inc. – The firm said so."},
		{"QUILLBOX.COM - The site for ferries.", "", "", "QUILLBOX.COM - The site for ferries."},
		{"Paper.co, Oslo - The port reopened.", "Paper.co, Oslo -", "Oslo", "The port reopened."},
		{"Harbour.com – The best of all ferries.", "", "", "Harbour.com – The best of all ferries."}, // of a list
		{"ST. LOUIS, Mo. – The port reopened.", "ST. LOUIS, Mo. –", "ST. LOUIS, Mo.", "The port reopened."},
		{"OSLO (the port) - The port reopened.", "", "", "OSLO (the port) - The port reopened."},
		{"FIFA (Football) - The cup is back.", "", "", "FIFA (Football) - The cup is back."},
		{"Oslo (Harbour News) - The port reopened.", "", "", "Oslo (Harbour News) - The port reopened."},
		{"WEDNESDAY, May 15 -- Sleep helps.", "", "", "WEDNESDAY, May 15 -- Sleep helps."},
		{"The deal – signed Monday – is off.", "", "", "The deal – signed Monday – is off."},
		{"Update: The deal is off.", "", "", "Update: The deal is off."},
		{"BREAKING: The deal is off.", "", "", "BREAKING: The deal is off."},
		{"NASA: We will go back.", "", "", "NASA: We will go back."},
		{"Ada Quill – She won in May.", "", "", "Ada Quill – She won in May."},
		{"COVID-19 – It is back.", "", "", "COVID-19 – It is back."},
		{"Oslo – which is cold – was quiet.", "", "", "Oslo – which is cold – was quiet."},
		{"In Oslo, Norway – The talks ended.", "", "", "In Oslo, Norway – The talks ended."},
		{"OSLO –", "", "", "OSLO –"},
	} {
		a := article(t, "A Headline Here\n"+tt.in)
		a.URL = "https://en.paper.co/port"
		if strings.Contains(tt.in, "Pelabuhan") {
			a.Language = "id"
		}
		stage := Dateline{DefaultLexicon()}
		stage.Clean(a)
		last := &a.Blocks[len(a.Blocks)-1]
		if a.Dateline != tt.dateline || a.Place != tt.place || last.Text.String() != tt.rest || !last.InBody {
			t.Errorf("%q: dateline %q, place %q, rest %q", tt.in, a.Dateline, a.Place, last.Text.String())
		}
		if tt.dateline != "" {
			if b := &a.Blocks[len(a.Blocks)-2]; b.Kind != extract.DatelineBlock || b.InBody || b.DroppedBy != "dateline" || b.Text.Raw+last.Text.Raw != tt.in {
				t.Errorf("%q: block %+v", tt.in, b)
			}
		}
		blocks := len(a.Blocks)
		if stage.Clean(a); len(a.Blocks) != blocks {
			t.Errorf("%q: a second run cut again", tt.in)
		}
	}
}

func TestSuspicions(t *testing.T) {
	a := article(t, "He has as indicated that the the port will open.\nSales rose earlier this 12 months.\nIt works as effectively as it did.\nHe had had enough, he said that that was it.")
	Suspicions{}.Clean(a)
	Suspicions{}.Clean(a)
	var codes []string
	for _, i := range a.Issues {
		codes = append(codes, i.Code)
	}
	if got, want := strings.Join(codes, " "), "doubled-word spun-phrase spun-phrase"; got != want {
		t.Errorf("issues %q, want %q: %+v", got, want, a.Issues)
	}
}

// TestCrawlCounts: a name that a page shows once, in lower case, is repaired
// once other articles have shown it, and one site has no more than its say.
func TestCrawlCounts(t *testing.T) {
	const (
		damaged   = "The plan of quillander was read to the council on Monday, and it was not clear what the mayor would do with it."
		undamaged = "The council met with Quillander on Monday, and all of the money that she had asked for was there."
	)
	for _, tt := range []struct {
		articles int
		text     string
		want     bool
	}{
		{0, undamaged, false},
		{2, undamaged, false},
		{3 * perSite, undamaged, true},
		{3 * perSite, damaged, false}, // lower case teaches lower case
	} {
		tally := Tally{Names: DefaultLexicon()}
		for range tt.articles {
			tally.Add("news.example", article(t, tt.text))
		}
		counts := WordCounts(maps.Collect(tally.Words()))
		a := article(t, damaged)
		Standard(DefaultLexicon()).With(counts).Clean(a)
		if got := strings.Contains(joined(a), "Quillander"); got != tt.want {
			t.Errorf("after %d articles, %v: %q", tt.articles, counts["quillander"], joined(a))
		}
		if n := counts["quillander"]; n[0]+n[1] != min(tt.articles, perSite) {
			t.Errorf("%d articles of one site count %v", tt.articles, n)
		}
	}
}

func TestUsage(t *testing.T) {
	for _, tt := range []struct {
		capital, lower int
		want           usage
	}{{0, 0, 0}, {1, 0, 0}, {0, 1000, 1}, {3, 3, 10}, {1000, 0, maxUsage}} {
		if got := usageOf(tt.capital, tt.lower); got != tt.want {
			t.Errorf("usage of a word with %d capitals, %d without: %d, want %d", tt.capital, tt.lower, got, tt.want)
		}
	}
	for word, capital := range map[string]bool{"google": true, "house": false, "smartwatch": false} {
		if odds := DefaultLexicon().find(word, "").usage.odds(); odds == 0 || odds > 0 != capital {
			t.Errorf("log-odds of a capital on %q: %v", word, odds)
		}
	}
}

// FuzzStages checks what holds for any text: each stage keeps valid UTF-8, is
// idempotent, and can be undone; casing changes case alone.
func FuzzStages(f *testing.F) {
	f.Add(damagedStory)
	f.Add("NAIROBI, June 3 (Reuters) â€” It doesn&amp;#8217;t  matter , he said.. the end,. e\u0301\u200B\r\n| a | b |\n- item")
	f.Add("A\u0303© Ã\u200B© &amp\u200B;amp; .. ,, K. Å")
	f.Add("aa,aa,\x00,")
	f.Add("It doesn’t  . the  ,")
	f.Add("a  batter ,\t\t\t\x19")
	f.Add("NAIROBI, June 3 (Reuters) — It mat,er , he said;")
	f.Add("The dockers said that!european lines were gone, and European lines said the same.")
	f.Add("': , h , \x00\x00\x10\x0000dA , 0h\t\tA , h ,")
	f.Add("They went back to work after the Union ader!I")
	f.Add("Â\u0091saysÂ\t\tAnn")
	f.Add("NAIROBI,\x03June 3 (Reuters) — It doe;  matter; it = so.")
	names := DefaultLexicon()
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 4000 {
			return
		}
		for _, stage := range Standard(names) {
			checkStage(t, stage, text)
		}
		checkStage(t, Standard(names), text)
	})
}

func checkStage(t *testing.T, stage Stage, text string) {
	t.Helper()
	a := article(t, text)
	stage.Clean(a)
	once := joined(a)
	if !utf8.ValidString(once) {
		t.Fatalf("%T(%q) = %q: not UTF-8", stage, text, once)
	}
	if _, ok := stage.(Casing); ok && strings.Map(unicode.ToLower, once) != strings.Map(unicode.ToLower, text) {
		t.Fatalf("casing changed more than case: %q to %q", text, once)
	}
	var raw strings.Builder
	for i := range a.Blocks {
		b := &a.Blocks[i]
		undone, err := extract.Undo(b.Text.String(), b.Text.Edits)
		if err != nil || undone != b.Text.Raw {
			t.Fatalf("%T(%q): undo %q, %v, want %q", stage, text, undone, err, b.Text.Raw)
		}
		raw.WriteString(undone)
		if b.Kind != extract.DatelineBlock && i+1 < len(a.Blocks) {
			raw.WriteByte('\n')
		}
	}
	if raw.String() != text {
		t.Fatalf("%T: undone to %q, want %q", stage, raw.String(), text)
	}
	issues, edits := len(a.Issues), countEdits(a)
	if stage.Clean(a); joined(a) != once || countEdits(a) != edits || len(a.Issues) != issues {
		t.Fatalf("%T is not idempotent:\n  in %q\nonce %q\ntwice %q\n%+v", stage, text, once, joined(a), a.Issues)
	}
}

func countEdits(a *extract.Article) (n int) {
	for _, t := range a.Texts() {
		n += len(t.Edits)
	}
	return n
}

func BenchmarkClean(b *testing.B) {
	stages := Standard(DefaultLexicon())
	for _, bb := range []struct{ name, text string }{{"damaged", damagedStory}, {"undamaged", repairedStory}} {
		text := strings.Repeat(bb.text+"\n", 3)
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				stages.Clean(Article(text))
			}
		})
	}
}

// BenchmarkReadLexicon is what the first article costs beside its own cleaning.
func BenchmarkReadLexicon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readLexicon(lexiconFile); err != nil {
			b.Fatal(err)
		}
	}
}
