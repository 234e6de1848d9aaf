package extract

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// read returns the content of a page whose headline is known.
func read(t *testing.T, page string) *Article {
	t.Helper()
	a, err := tryRead(t, page)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func tryRead(t *testing.T, page string) (*Article, error) {
	t.Helper()
	d, err := Parse(&Page{URL: "https://news.example/port", Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	d.read()
	a := &Article{Headline: NewText("Port reopens"), Language: "en", Provenance: map[string]string{}}
	return a, d.content(a)
}

// prose is a paragraph long enough to be one.
const prose = "The harbour master said on Monday that all berths are open again, and that the first ferry will leave at noon. "

// page puts body between two paragraphs of an article.
func page(body string) string {
	return "<body><nav><a href=/>Home</a></nav><main><h1>Port reopens</h1><div class=story-body><p>" + prose + "</p>" + body +
		"<p>Dredging took two weeks, which is a week longer than the contract allowed for, the city says: the storms had moved more sand than the dredgers had seen in twenty years.</p></div></main></body>"
}

// outline returns a block a line: kind, level, who dropped it, text.
func outline(a *Article) (out []string) {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		s := string(b.Kind)
		if b.Level > 0 {
			s += fmt.Sprint(b.Level)
		}
		if !b.InBody {
			s += "-" + b.DroppedBy
		}
		if b.Label != "" {
			s += "(" + b.Label + ")"
		}
		out = append(out, s+": "+a.BlockText(i))
	}
	return out
}

// between returns the outline without what page put around its argument.
func between(a *Article) []string {
	lines := outline(a)
	first, last := 0, len(lines)
	for i, l := range lines {
		if strings.HasPrefix(l, "paragraph: The harbour master said on Monday") && first == 0 {
			first = i + 1
		}
		if strings.HasPrefix(l, "paragraph: Dredging took") {
			last = i
		}
	}
	return lines[first:last]
}

func TestArticleInLink(t *testing.T) {
	text := told(16)
	for _, tt := range []bodyTest{
		{"the whole of it", "<main><h1>Port reopens</h1><a href=/full><div><p>The tide is out.</p>" + text + "</div></a></main>", "The tide is out", ""},
		{"from an open link on", "<main><h1>Port reopens</h1><p>The tide is out, <a href=/full>says the master.</p>" + text + "</main>", "at noon.\n\nThe harbour", ""},
		{"teasers that a script opens", "<main><h1>Port reopens</h1>" + text + strings.Repeat("<a href=#><div><h3>Ebb</h3><p>The tide is out.</p>"+told(3)+"</div></a>", 12) + "</main>", "at noon.\n\nThe harbour", "tide"},
		{"a teaser", "<main><h1>Port reopens</h1>" + text + "<a href=/s><div><p>The tide is out.</p>" + told(3) + "</div></a></main>", "at noon.\n\nThe harbour", "tide"},
	} {
		tt.run(t)
	}
}

func TestBlocks(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"headings keep their level", "<h2>Berths</h2><p>All nine are open.</p><h4>Tugs</h4><p>Two work.</p>",
			[]string{"heading2: Berths", "paragraph: All nine are open.", "heading4: Tugs", "paragraph: Two work."}},
		{"words of a heading that the contents lead to", "<h2><span id=tools-for-the-job>Tools for the job</span></h2><p>All nine are open.</p>",
			[]string{"heading2: Tools for the job", "paragraph: All nine are open."}},
		{"items keep their depth", "<ul><li>Ferries<ol><li>Noon boat</ol><li>Tugs</ul>",
			[]string{"list_item1: Ferries", "list_item2: Noon boat", "list_item1: Tugs"}},
		{"entries in a list are made of paragraphs", "<ol><li><article><h3>Noon</h3><p>" + prose + "</p><ul><li>Tugs</li></ul></article></li></ol>",
			[]string{"heading3: Noon", "paragraph: " + strings.TrimSpace(prose), "list_item2: Tugs"}},
		{"two breaks part paragraphs, one does not", "<div>First line<br>goes on.<br><br>Second one.</div>",
			[]string{"paragraph: First line goes on.", "paragraph: Second one."}},
		{"text of a div is a paragraph", "<div>Loose words.<p>Set words.</p>Loose again.</div>",
			[]string{"paragraph: Loose words.", "paragraph: Set words.", "paragraph: Loose again."}},
		{"inline markup parts no word", "<p>un<b>believ</b>able <i>news</i>, he said.</p>",
			[]string{"paragraph: unbelievable news, he said."}},
		{"a paragraph without width is none", "<p><b><a href=/x>\u200D\u200B</a></b></p><p>All nine are open.</p>",
			[]string{"paragraph: All nine are open."}},
		{"preformatted text keeps its lines", "<pre>Dear readers,\nthe  <b>harbour</b>\nis open.\n\nThe master</pre>",
			[]string{"paragraph: Dear readers,\nthe harbour\nis open.", "paragraph: The master"}},
		{"code is one block", "<pre><code>if open {\n\n\tsail() <i>//</i> at noon\n}</code></pre>",
			[]string{"paragraph: if open {\nsail() // at noon\n}"}},
		{"lines of code that <br> ends", "<pre>if open {<br><br>  sail()<br>}</pre>", []string{"paragraph: if open {\nsail()\n}"}},
		{"quotes", "<blockquote><p>We are glad.</p></blockquote>", []string{"quote: We are glad."}},
		{"whose words a quote is", "<blockquote><p>We are glad.</p><footer>Ada Quillander, pilot</footer></blockquote>", []string{"quote: We are glad.", "quote: Ada Quillander, pilot"}},
		{"a sign for the eye", "<figure><blockquote><p>We are glad.</p><span aria-hidden=true>„</span></blockquote></figure>",
			[]string{"quote: We are glad.", "other-hidden: „"}},
		{"posts quoted in a box called social stay", `<div class=social-embed><blockquote class=twitter-tweet><p>Open again!</p></blockquote></div>`,
			[]string{"quote: Open again!"}},
		{"a callout is one block with its label", "<div class='callout tip'><strong>Did You Know?</strong><br>The pier is <b>old</b>.</div>",
			[]string{"callout(Did You Know?): Did You Know? The pier is old."}},
		{"a callout is labelled by its heading", "<aside class=fact-box><h3>The port</h3><p>Nine berths.</p></aside>",
			[]string{"callout(The port): The port\nNine berths."}},
		{"questions to readers", "<div class=engage-box><p>Would you sail again?</p></div>",
			[]string{"discussion_question-discussion: Would you sail again?"}},
		{"contents", "<div id=ez-toc-container><p>Table of Contents</p><ul><li><a href=#a>Berths</a></ul></div>",
			[]string{"toc-toc: Table of Contents\nBerths"}},
		{"contents by where they lead", "<ul><li><a href=#a>Berths</a></li><li><a href=#b>Tugs</a></li></ul>",
			[]string{"toc-toc: Berths\nTugs"}},
		{"a card inside a sentence leaves no gap", "<p>Minister <span class=person>Ada Example<span class=rollover-people-block>More on Ada</span></span> agreed.</p>",
			[]string{"boilerplate-related: More on Ada", "paragraph: Minister Ada Example agreed."}},
		{"a link or a button between the words of a sentence is some of them", "<p>The ferry of <a class=internal-link href=/f>the western line</a> sails at noon, and <button class=tooltip>dredging</button>, he says, goes on.</p>",
			[]string{"paragraph: The ferry of the western line sails at noon, and dredging, he says, goes on."}},
		{"one beside them is not", "<p>The ferry sails at noon. <button class=tooltip>Compare</button> All nine berths are open.</p>",
			[]string{"boilerplate-controls: Compare", "paragraph: The ferry sails at noon. All nine berths are open."}},
		{"hidden text", "<p style='display:none'>Subscribe to read.</p><p hidden>x y z</p>",
			[]string{"other-hidden: Subscribe to read.", "other-hidden: x y z"}},
		{"share box", "<div class=sharedaddy><h3>Share this:</h3><ul><li><a href=/f>Facebook</a></ul></div>",
			[]string{"boilerplate-share: Share this:\nFacebook"}},
		{"a call to share", "<p>We encourage you to share this article with your network.</p>",
			[]string{"boilerplate-share: We encourage you to share this article with your network."}},
		{"sentences that start as bylines do", "<p>By 2030, the port will have nine berths.</p><p>Updated in 2019, the rules let pilots refuse a ship.</p><p>Reporting by the newspaper showed that he knew.</p>" +
			"<p>By Orla Tide, 3 May 2026</p><p>Updated 3 May 2026 at 9.30 p.m.</p><p>Posted: 3 May 2026.</p><p>Reporting by Orla Tide; Editing by Max Reef.</p>",
			[]string{"paragraph: By 2030, the port will have nine berths.", "paragraph: Updated in 2019, the rules let pilots refuse a ship.", "paragraph: Reporting by the newspaper showed that he knew.",
				"boilerplate-byline: By Orla Tide, 3 May 2026\nUpdated 3 May 2026 at 9.30 p.m.\nPosted: 3 May 2026.", "boilerplate-credit: Reporting by Orla Tide; Editing by Max Reef."}},
		{"what somebody says", "<p>“Follow us,” the pilots called from the boat.</p><p>„Wir brauchen Ihre Zustimmung“, sagte der Lotse.</p><p>→ Follow us on Pierbook</p>",
			[]string{"paragraph: “Follow us,” the pilots called from the boat.", "paragraph: „Wir brauchen Ihre Zustimmung“, sagte der Lotse.", "boilerplate-share: → Follow us on Pierbook"}},
		{"a sentence that starts as a call does", "<p>Sponsored by two senators of the coast, the bill would pay for the pilots of all harbours until 2027.</p><p>Sponsored by Orla Ferries</p>",
			[]string{"paragraph: Sponsored by two senators of the coast, the bill would pay for the pilots of all harbours until 2027.", "boilerplate-share: Sponsored by Orla Ferries"}},
		{"a paragraph that is a link", "<p><a href=/x>Storm moves off the coast</a></p>",
			[]string{"boilerplate-link-only: Storm moves off the coast"}},
		{"a cross reference", "<p>Related: <a href=/x>Storm moves off</a> the coast</p>",
			[]string{"boilerplate-opener: Related: Storm moves off the coast"}},
		{"a cross reference of a kind", "<p>Related Forum: <a href=/f>Pilots</a></p>", []string{"boilerplate-opener: Related Forum: Pilots"}},
		{"what else belongs to it", "<p>Related costs: nine million for the pier.</p>", []string{"paragraph: Related costs: nine million for the pier."}},
		{"a large first letter in boxes of its own", "<p><span><span class=a-dropcap-intro> <span>T</span> </span>he pilots</span> wait. <span class=drop-cap>A</span> ship came.</p>",
			[]string{"paragraph: The pilots wait. A ship came."}},
		{"calls that somebody else made", "<p>Abonnez-vous, dit l’affiche du quai.</p><p>Join us, the pilot told them.</p><p>Comparte el barco con dos marineros.</p><p>Abonnez-vous à notre lettre.</p><p>Comparte en Facebook</p>",
			[]string{"paragraph: Abonnez-vous, dit l’affiche du quai.", "paragraph: Join us, the pilot told them.", "paragraph: Comparte el barco con dos marineros.", "boilerplate-share: Abonnez-vous à notre lettre.\nComparte en Facebook"}},
		{"a sentence that starts as one", "<p>Read more books, the minister told pupils in Oslo.</p><p>Read more: Ten ports that closed in the storm.</p>",
			[]string{"paragraph: Read more books, the minister told pupils in Oslo.", "boilerplate-opener: Read more: Ten ports that closed in the storm."}},
		{"a heading over teasers goes with them", "<h3>Related articles</h3><ul><li><a href=/x>Storm moves off</a></ul>",
			[]string{"heading3-empty-section: Related articles", "boilerplate-link-only: Storm moves off"}},
		{"a heading of a section stays", "<h3>Related costs</h3><p>Tugs cost more than before.</p>",
			[]string{"heading3: Related costs", "paragraph: Tugs cost more than before."}},
		{"the class of a wrapper that holds the story is not meant", "<div class='has-sidebar newsletter-page'><p>" + prose + prose + prose + "</p></div>",
			[]string{"paragraph: " + strings.TrimSpace(prose+prose+prose)}},
		{"words as they stand between scripts", "<p>東京の<b>iPhone</b>発売、と Kindle for PC も。</p>",
			[]string{"paragraph: 東京のiPhone発売、と Kindle for PC も。"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, between(read(t, page(tt.in)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCrossheads(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"<span class=cross-head>The coal pier</span><p>" + prose + "</p>", "heading2: The coal pier"},
		{"<p class='story zwischentitel'>Der Kohlenpier</p><p>" + prose + "</p>", "heading2: Der Kohlenpier"},
		{"<div class=crosshead><p>" + prose + "</p></div>", "paragraph: " + strings.TrimSpace(prose)},
		{"<p><span class=sub-heading>Depth:</span> nine metres at low water, the harbour says.</p>", "paragraph: Depth: nine metres at low water, the harbour says."},
	} {
		got := outline(read(t, page(tt.in)))
		if !slices.Contains(got, tt.want) {
			t.Errorf("%s: %q", tt.in, got)
		}
	}
}

func TestAroundTheBody(t *testing.T) {
	a := read(t, `<body><header class=site-header><a href=/>The Example</a></header><main><article>
<h1>Port reopens</h1><div class=entry-meta>June 3 by <a rel=author href=/a>Harbour Desk</a></div>
<div class=entry-content><p>`+prose+`</p><p>`+prose+`</p></div></article>
<section class=related><h2>Related Posts</h2><article><a href=/r><h3>Storm moves off</h3></a><p>Forecasters expect the storm to weaken over the weekend, they said.</p></article></section>
<section id=comments><h2>Leave a Comment</h2><p>`+prose+prose+prose+prose+`</p></section></main>
<aside id=secondary><h2>Recent Posts</h2><a href=/b>Ten books</a></aside><footer>© The Example</footer></body>`)
	var got []string
	for i := range a.Blocks {
		got = append(got, a.Blocks[i].DroppedBy)
	}
	want := []string{"nav", "outside-body", "byline", "", "", "related", "comments", "aside", "footer"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff, strings.Join(outline(a), "\n"))
	}
}

func TestToldOfAuthor(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"<h3>About the author</h3><p>Ann Harbour is a reporter in Pier City.</p>", "Ann Harbour"},
		{"<h3>Über die Autorin: Ann Harbour</h3><p>Sie berichtet aus Pier City.</p>", "Ann Harbour"},
		{"<h3>About the author</h3><p>A reporter in Pier City.</p>", ""},
		{"<p>By Ben Pier</p><h3>About the author</h3><p>Ann Harbour is a reporter in Pier City.</p>", "Ben Pier"},
	} {
		by, box, _ := strings.Cut(tt.in, "<h3>")
		a, err := Extract(&Page{URL: "https://news.example/2025/03/02/port", Body: []byte("<title>Port reopens</title><body><h1>Port reopens</h1>" + by + strings.Repeat("<p>"+prose+"</p>", 4) + "<h3>" + box)})
		if err != nil {
			t.Fatal(err)
		}
		var got string
		for _, p := range a.Byline {
			got += p.Name
		}
		if got != tt.want || strings.Contains(a.Body(), "Pier City") {
			t.Errorf("%s: authors %q, want %q; body %q", tt.in, got, tt.want, a.Body())
		}
	}
}

func TestHeadInTheFirstLine(t *testing.T) {
	d, err := Parse(&Page{URL: "https://news.example/port", Body: []byte("<title>Port reopens</title><meta name=author content=\"Ada Quillander\"><body><table><tr><td><font size=5>Port reopens</font><br><font size=1>By Ada Quillander</font><br>" + prose + "<br><br>" + prose + "<br>Nobody minds.</td></tr></table>")})
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Article()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.Body(), strings.TrimSpace(prose)+"\n\n"+prose+"Nobody minds."; got != want {
		t.Errorf("body = %q, byline %v", got, a.Byline)
	}
}

// Sites without <p> part their paragraphs with one <br>, and a poem its lines.
func TestParagraphsOfLines(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat(prose, 2))
	a := read(t, page("</p><div>"+long+"<br>"+long+"<br>"+strings.Repeat("The pier is open,<br>the seals are back.<br>", 9)+"</div>"))
	if got, want := a.Body(), long+"\n\n"+long+"\n\n"+strings.TrimSpace(strings.Repeat("The pier is open, the seals are back. ", 9)); !strings.Contains(got, want) {
		t.Errorf("body = %q", got)
	}
}

// Metadata can have the kicker before the headline.
func TestHeadlineWithKicker(t *testing.T) {
	a, err := Extract(&Page{Body: []byte(`<head><meta property="og:title" content="Ports: East berth reopens after storm"></head><body><main><article><h2><span class=kicker>Ports</span><span class=sr-only>: </span><span>East berth reopens after storm</span></h2><p>` + prose + "</p><p>" + prose + "</p></article></main></body>")})
	if err != nil || strings.Contains(a.Body(), "East berth") {
		t.Errorf("%v, headline = %q, body = %q", err, a.Headline.Raw, a.Body())
	}
}

func TestWhatHoldsTheHeadline(t *testing.T) {
	story := told(6)
	other := "<article><h1>Seal pup found</h1>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and is asleep by now in a tub of its own.</p>", 12) + "</article>"
	links := "<div>" + strings.Repeat("<a href=/s>Seals</a> ", 60) + "</div>"
	for _, tt := range []struct {
		name, body string
		in, out    string
	}{
		{"in a window", "<h1>The Pier</h1><div>" + strings.Repeat("<div><p>The pup was fed with herring, the aquarium says.</p><a href=/s>Seals of the coast, all that there is to know of them</a></div>", 30) + "</div><div class=modal><article><h1>Port reopens</h1>" + story + "</article></div>", "harbour master", "herring"},
		{"a discussion ten times as long", "<title>Port reopens</title><div><h2>Port reopens</h2>" + strings.Repeat(story, 3) + "</div><div id=comments>" + strings.Repeat("<ol class=commentlist><li><p>The pup was fed with herring, the aquarium says, and is asleep by now in a tub of its own.</p></li></ol>", 300) + "</div>", "harbour master", "herring"},
		{"a story further down", "<main><article><h1>Port reopens</h1>" + story + "</article><div>" + other + "</div></main>", "harbour master", "herring"},
		{"a story further down in what holds both", "<main><article><article><h1>Port reopens</h1>" + story + "</article>" + other + "</article></main>", "harbour master", "herring"},
		{"an only paragraph, alone in what holds it", "<main><h1>Port reopens</h1><div><div class=text><div><p>" + prose + "</p></div></div><ul><li>Fed with herring: nine seals</li></ul></div></main>", "herring", "Seals"},
		{"what readers wrote, by its buttons alone", "<main><h1>Port reopens</h1><div class=k3>" + strings.Repeat(story, 3) + "<div class=k4>" + strings.Repeat("<div><b>Kai</b><p>The pup was fed with herring, the aquarium says, and is asleep by now in a tub of its own.</p><button> Antworten </button></div>", 3) + "</div></div></main>", "harbour master", "herring"},
		{"posts from elsewhere in the second part", "<main><header><h1>Port reopens</h1><div>" + strings.Repeat(story, 3) + "</div></header><div class=k4>" + strings.Repeat("<blockquote><p>It is asleep by now in a tub of its own, as all can see who come.</p><a href=/r>Reply</a></blockquote><p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 3) + "</div></main>", "herring", "Seals"},
		{"a second part that asks for mail", "<main><article><h1>Port reopens</h1><div>" + story + "</div><div class=k4>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and is asleep by now in a tub of its own.</p><p>Your turn. <a href=/r>Reply</a></p>", 3) + "</div></article></main>", "herring", "Seals"},
		{"entries with headlines", "<main><article><h1>Port reopens</h1><div>" + story + "</div><div class=k4>" + strings.Repeat("<div><b>9:00</b><h3>The pup is fed again</h3><p>The pup was fed with herring, the aquarium says, and is asleep by now in a tub of its own.</p><button>Reply</button></div>", 3) + "</div></article></main>", "herring", "Seals"},
		{"posts of which the first has the headline", "<main><h1>Port reopens</h1><div class=k4>" + strings.Repeat("<div><b>Kai</b><p>The pup was fed with herring, the aquarium says, and is asleep by now in a tub of its own.</p><a href=/r>Reply</a></div>", 9) + "</div></main>", "herring", "Seals"},
		{"what readers wrote, by what heads it", "<main><h1>Port reopens</h1><div class=k3>" + story + "<h3>2 Gedanken zu „Port reopens“</h3><p>The pup was fed with herring, the aquarium says, and is asleep by now in a tub of its own.</p></div></main>", "harbour master", "herring"},
		{"a report of a certain age", "<main><h1>Port reopens</h1><div class=k3>" + story + "<p>This report was published two years ago by the ministry, and it tells what the herring needs.</p>" + story + "</div></main>", "herring", ""},
		{"a notice on cookies", "<main><h1>Port reopens</h1><div class=k3>" + story + "<p>This website uses cookies and herring to improve your experience.</p><p>Necessary cookies are essential for this site and its herring to function.</p></div></main>", "harbour master", "herring"},
		{"the longest paragraph is a <div>", "<main><h1>Port reopens</h1><div class=all><div class=text>" + prose + prose + "</div><p>Nine seals were fed with fresh herring again, says the zoo.</p><p><a href=/z>The zoo and its large aquarium, a portrait of both of them and all in it</a></p></div></main>", "herring", "portrait"},
		{"a lead of its own", "<main><h1>Port reopens</h1><div class=top><p>The pup was fed with herring, the aquarium says. It is asleep by now, in a tub of its own.</p></div><nav>" + strings.Repeat("<a href=/s>Seals</a>", 30) + "</nav><div class=story-body>" + story + "</div></main>", "herring", "Seals"},
		{"a sentence of its own", "<main><h1>Port reopens</h1><div class=top><p>The pup was fed with herring, the aquarium says, in a tub of its own.</p></div><div class=story-body>" + story + "</div></main>", "harbour master", "herring"},
		{"loose text beside it", "<main><h1>Port reopens</h1><div>The pup was fed with herring, the aquarium says, and with what trawlers bring in. It is well.</div>" + links + "<div class=story-body>" + story + "</div></main>", "herring", "Seals"},
		{"a page of sections", "<main><h1>Port reopens</h1><section class=part><div>" + story + "</div></section>" + links + "<section class=part><p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p></section></main>", "herring", "Seals"},
		{"a line between sections", "<main><h1>Port reopens</h1><section class=part><p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p></section>" + links + "<section class=part><p>Fish on Monday</p></section><section class=part>" + story + "</section></main>", "Fish on Monday", "Seals"},
		{"a section with its own headline", "<main><section class=part><h1>Port reopens</h1>" + story + "</section>" + links + "<section class=part><p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p></section></main>", "harbour master", "herring"},
		{"a dialog that says it, too", "<div class=modal><h1>Port reopens</h1><p>The pup was fed with herring, the aquarium says. It is asleep by now, in a tub of its own.</p></div><article><h1>Port reopens</h1>" + story + "</article>", "harbour master", "herring"},
		{"a box in a later section", "<main><h1>Port reopens</h1><section class=part><div>" + strings.Repeat(story, 9) + "</div></section>" + links + "<section class=part><p>The seal is well.</p><aside>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 6) + "</aside>" + story + "</section></main>", "herring", "Seals"},
		{"a custom element around the page", "<ps-page class='story paywall'><main><h1>Port reopens</h1><div>" + story + "</div></main></ps-page>", "harbour master", "Seals"},
		{"a custom element named for what is beside the story", "<sidebar-layout><h1>Port reopens</h1>" + story + "<share-promo><p>The pup was fed with herring, the aquarium says.</p></share-promo></sidebar-layout>", "harbour master", "herring"},
		{"a box of posts around the headline", "<div class=hero-posts><h1><a href=/port>Port reopens</a></h1><p>The pup was fed with herring, the aquarium says.</p>" + story + "</div>", "harbour master", "Seals"},
		{"a long list between its parts", "<main><h1>Port reopens</h1><div>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 9) + "</div>" + strings.ReplaceAll(links, "Seals", "Seals of the coast") + "<div>" + story + "</div></main>", "harbour master", "Seals"},
		{"a longer story above", "<div>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 12) + "</div><main><h1>Port reopens</h1>" + story + "</main>", "harbour master", "herring"},
		{"paragraphs in what is called contents", "<main><h1>Port reopens</h1>" + story + story + "<div class=toc-layout>" + links + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 7) + "</div></main>", "herring", "Seals"},
		{"paragraphs in what is called navigation", "<main><h1>Port reopens</h1>" + strings.Repeat(story, 4) + "<div class=content-nav>" + links + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 12) + "</div></main>", "herring", "Seals"},
		{"text in headings", "<main><h1>Port reopens</h1><div><h2>The coal pier</h2><h3>" + prose + prose + "</h3></div></main>", "coal pier", "Seals"},
		{"a banner over the story", "<section class=hero-banner><h1>Port reopens</h1><p>The pup was fed with herring, the aquarium says. It is asleep by now, in a tub of its own.</p></section><div class=story-body>" + story + "</div>", "herring", "Seals"},
		{"an overlay that enlarges the pictures of all text", "<main><article><h1>Port reopens</h1><div class=lightbox-content>" + story + "</div></article></main>", "harbour master", "Seals"},
		{"who the author is", "<main><article><h1>Port reopens</h1>" + story + "<h2>Over de auteur</h2><p>The pup was fed with herring, the aquarium says, by one who reports on ports.</p></article></main>", "harbour master", "herring"},
		{"a text below a box on the author", "<main><article><h1>Port reopens</h1>" + strings.Repeat(story, 3) + "<div><div><h2>About the author</h2></div><p>Reports on ports, says the aquarium, and has done so for nine years in a row.</p></div><p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>" + story + "</article></main>", "herring", "nine years"},
		{"a text that begins with its author", "<main><article><h1>Port reopens</h1><p>About the author: Ada Quillander</p>" + story + "</article></main>", "harbour master", "Seals"},
		{"a byline between the parts of a text", "<main><article><h1>Port reopens</h1>" + strings.Repeat(story, 3) + "<h3>作者：林码头</h3><p>The pup was fed with herring, the aquarium says.</p></article></main>", "herring", "Seals"},
		{"a part about authors", "<main><article><h1>Port reopens</h1>" + story + "<h2>About the authors</h2>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 30) + "</article></main>", "herring", "Seals"},
		{"an overlay beside a short story", "<main><article><h1>Port reopens</h1>" + story + "</article></main><div class=modal>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 30) + "</div>", "harbour master", "herring"},
		{"an overlay beside a brief", "<main><article><h1>Port reopens</h1><p>The harbour master said on Monday that all berths are open again, and that the first ferry will leave at noon.</p></article></main><div class=modal>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 30) + "</div>", "harbour master", "herring"},
		{"a footer of text blocks", "<h1>Port reopens</h1>" + story + "<div class=site-footer><div class=rich-text>" + strings.Repeat("<p>The pup was fed with herring, the aquarium says, and with what trawlers bring in.</p>", 7) + "</div></div>", "harbour master", "herring"},
		{"a part with its own heading", "<main><article><h1>Port reopens</h1>" + story + "<section><h1>What comes next</h1><p>The pup was fed with herring, the aquarium says.</p></section></article></main>", "herring", "Seal"},
	} {
		bodyTest{tt.name, "<body>" + tt.body + "</body>", tt.in, tt.out}.run(t)
	}
}

func TestDroppedIsBounded(t *testing.T) {
	a := read(t, page("")+strings.Repeat("<div class=share>Share</div><div class=promo>Buy</div>", 5000))
	if len(a.Blocks) > maxDropped+10 || len(a.Issues) == 0 || a.Issues[0].Code != "dropped-cut" {
		t.Errorf("%d blocks, issues %v", len(a.Blocks), a.Issues)
	}
}

func TestBodyFromScript(t *testing.T) {
	script := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens","articleBody":"` + prose + `\n` + prose + `"}</script>`
	a := read(t, script+"<body><div id=app></div></body>")
	if got, want := a.Body(), strings.TrimSpace(prose)+"\n\n"+strings.TrimSpace(prose); got != want {
		t.Errorf("body = %q", got)
	}
	a = read(t, script+page("<p>"+prose+"</p>"))
	if !strings.Contains(a.Body(), "Dredging") {
		t.Errorf("the markup has a body, yet it is %q", a.Body())
	}
}

func TestBodyFromState(t *testing.T) {
	want := strings.TrimSpace(prose) + "\n\n" + strings.TrimSpace(prose)
	for _, script := range []string{
		`<script id=__NEXT_DATA__ type="application/json">{"props":{"article":{"bodyHtml":"<p>` + prose + `</p><p>` + prose + `<img src=x></p><table><tr></table>"}}}</script>`,
		`<div id=app2 data-page="{&quot;props&quot;:{&quot;html&quot;:&quot;&lt;p>` + prose + prose + `&lt;/p>&lt;p>` + prose + prose + `&lt;/p>&quot;}}"></div>`,
		`<template id=story><div><p>` + prose + prose + `</p><p>` + prose + prose + `</p></div></template>`,
		`<noscript><figure><img src=/q.jpg></figure><div><p>` + prose + prose + `</p><table><tr><td><img src=/r.jpg></table><p>` + prose + prose + `</p></div></noscript>`,
		`<noscript><div><p>` + prose + prose + `</p><p>` + prose + prose + `</p></div></noscript>`,
		`<script>window.__STATE__ = {"page":{"blocks":[{"type":"p","text":"` + prose + prose + `"},{"type":"p","text":"` + prose + prose + `"}]}};</script>`,
		`<template id=story><div><h1>Port reopens</h1><p>` + prose + prose + `</p><p>` + prose + prose + `</p></div></template>`,
		`<script type="application/json">{"entry":{"body":{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text","value":"` + prose + `"},{"nodeType":"hyperlink","content":[{"nodeType":"text","value":"` + prose + `"}]}]},{"nodeType":"paragraph","content":[{"nodeType":"text","value":"` + prose + prose + `"}]}]}}}</script>`,
		`<script type="application/json">{"blocks":[{"type":"paragraph","data":{"text":"` + prose + prose + `"}},{"type":"paragraph","data":{"text":"` + prose + prose + `"}}]}</script>`,
		`<script type="application/json">[{"data":1},{"article":2},{"title":3,"body":4},"Port reopens","<p>` + prose + prose + `</p><p>` + prose + prose + `</p>"]</script>`,
		`<script>window.state = JSON.parse('{"body":"<p>` + prose + prose + `\\u003c/p><p>` + prose + prose + `<\/p>"}');</script>`,
		`<script type="application/json">{"status":200,"body":"{\"html\":\"<p>` + prose + prose + `</p><p>` + prose + prose + `</p>\"}"}</script>`,
		`<script type="application/json">{&q;html&q;:&q;&l;p&g;` + prose + prose + `&l;/p&g;&l;p&g;` + prose + prose + `&l;/p&g;&q;}</script>`,
		`<script>self.__next_f.push([1,"5:[\"$\",\"p\",null,{\"children\":\"` + prose + prose + `\"}]\n6:[\"$\",\"p\",null,"])</script><script>self.__next_f.push([1,"{\"children\":[\"` + prose + `\",[\"$\",\"b\",null,{\"children\":\"` + prose + `\"}]]}]\n"])</script>`,
		`<script>self.__next_f.push([1,"7:{\"body\":\"$8\"}\n8:T` + strconv.FormatInt(int64(len("<p>"+prose+prose+"</p><p>"+prose+prose+"</p>")), 16) + `,<p>` + prose + prose + `</p><p>` + prose + prose + `</p>9:null\n"])</script>`,
		`<script>window.__STATE__ = {"page":{"blocks":[{"type":"p","text":"` + prose + prose + `"},{"type":"list","items":[{"type":"p","text":"` + prose + prose + `"}]}]}};</script>`,
	} {
		a := read(t, "<body><div id=app></div>"+script+"</body>")
		if got := strings.ReplaceAll(a.Body(), strings.TrimSpace(prose+prose), strings.TrimSpace(prose)); got != want {
			t.Errorf("%s: body = %q", script, got)
		}
	}
	if _, err := tryRead(t, `<body><div id=app></div><script>var x = {"a":{"b":[1,{"c":</script></body>`); !errors.Is(err, ErrNotArticle) {
		t.Errorf("broken state: %v", err)
	}
}

func TestBodyAmongOthersInState(t *testing.T) {
	other := strings.Repeat("The pup was fed with herring, the aquarium says. It is asleep by now. ", 12)
	page := `<title>Ferry leaves harbour at noon</title><body><div id=app></div><script>window.__STATE__ = {"a":{"text":"<p>` + other + `</p>"},"b":{"text":"<p>` + prose + prose + prose + prose + `</p>"},"c":{"args":"` + strings.Repeat("sound=on&rate=1.0&", 400) + `"}};</script></body>`
	a, err := Extract(&Page{URL: "https://news.example/ferry", Body: []byte(page)})
	if err != nil || strings.Contains(a.Body(), "pup") || !strings.Contains(a.Body(), "ferry") {
		t.Errorf("%v, body = %q", err, a.Body())
	}
}

func TestSiteRuleChoosesTheBody(t *testing.T) {
	rules, err := NewRules(map[string]string{"body": "#this"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Parse(&Page{Body: []byte(page("") + "<div id=this><p>Only this, the source list says, is the article of the page.</p></div>"), Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	d.read()
	a := &Article{Headline: NewText("Port reopens")}
	if err := d.content(a); err != nil {
		t.Fatal(err)
	}
	if got, want := a.Body(), "Only this, the source list says, is the article of the page."; got != want {
		t.Errorf("body = %q, want %q", got, want)
	}
}

// TestSlowPages reads pages that are built to be slow. They are big enough that
// quadratic work would run into the test's time limit.
func TestSlowPages(t *testing.T) {
	for _, tt := range []struct{ name, body string }{
		{"cards in one line", "<p>" + strings.Repeat("word <span class=promo>x</span> ", 200_000) + "</p>"},
		{"related headings", strings.Repeat("<h3>Related</h3><p><a href=/a>x</a></p>", 50_000)},
		{"questions", "<h2>FAQ</h2>" + strings.Repeat("<h3>Why?</h3><p>So.</p>", 50_000)},
		{"crossheads that ask", strings.Repeat("<h3>Why?</h3><p>So.</p>", 50_000)},
		{"questions that call by name", strings.Repeat("<h3>Ann, can you?</h3><p>So.</p>", 50_000)},
		{"one long answer", "<div class=faq><div><h3>Why?</h3>" + strings.Repeat("<p>So.</p>", 100_000) + "</div><h3>How?</h3><p>So.</p></div>"},
		{"folded questions", strings.Repeat("<dl><dt>Why?", 100) + strings.Repeat("<dt><b>Why?</b><dd>So.", 50_000)},
		{"signs alone", "<p>" + strings.Repeat("— ", 500_000) + "</p>"},
		{"10 MB of text", strings.Repeat("<p>"+strings.Repeat("word ", 200)+"</p>", 10_000)},
		{"100,000 cells", "<table><tr><th>a<th>b" + strings.Repeat("<tr><td>1<td>2", 50_000) + "</table>"},
		{"wide spans", "<table><tr><th>a<th>b" + strings.Repeat("<tr><td colspan=10000000000000000 rowspan=10000000000000000>1<td>2", 1000) + "</table>"},
		{"nested tables", strings.Repeat("<table><tr><td>a<td>", 100) + strings.Repeat("word ", 100_000)},
		{"nested blocks with text", strings.Repeat("<div>word, word. ", 400) + strings.Repeat("word ", 100_000)},
		{"breaks", strings.Repeat("word<br>", 200_000)},
		{"lists", strings.Repeat("<ul><li>word", 400) + strings.Repeat("<li>word", 100_000)},
		{"10,000 tables", strings.Repeat("<table><tr><td>a<td>b<tr><td>c<td>d</table>", 10_000)},
		{"years all over the page", strings.Repeat("word <i>2025</i> word ", 200_000)},
		{"hyphens in a comment", "<!--" + strings.Repeat("-", 3_000_000) + " <p>x"},
		{"scripts without an end", strings.Repeat("<script>x", 300_000)},
		{"300,000 classes", classes(300_000)},
		{"1 MB of attributes", "<p class='" + strings.Repeat("a-b c ", 200_000) + "' style='" + strings.Repeat("a:b;", 200_000) + "'>x"},
		{"nested templates", strings.Repeat("<template>", 400) + strings.Repeat("<p>So it is. It is.</p>", 50_000)},
		{"states in attributes", strings.Repeat(`<i data-a='{"a":{"a":{"a":"`+strings.Repeat("word ", 80)+`'></i>`, 10_000)},
		{"sentences of a quote", "<p>" + strings.Repeat("aaaaaaaaab", 100_000) + "aaaaaaaaaac</p><blockquote>" + strings.Repeat("aaaaaaaaaac. ", 100_000) + "</blockquote>"},
		{"crumbs below a long title", "<title>" + strings.Repeat("word ", 200_000) + "</title><script type=application/ld+json>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[" + strings.Repeat(`{"name":"a long way up"},`, 10_000) + "{}]}</script>"},
		{"quotes", strings.Repeat("<blockquote>The ferry sails at noon, says the master.</blockquote><p>"+prose+"</p>", 20_000)},
		{"headings around all of it", strings.Repeat("<h1><div>", 240) + told(10_000)},
		{"breaks under a long title", "<title>" + strings.Repeat("word ", 100_000) + "</title><p>" + strings.Repeat("word<br>", 100_000)},
		{"headings around many elements", strings.Repeat("<h2><div>", 200) + "Port reopens" + strings.Repeat("<i>a</i>", 100_000)},
		{"tables below headings", strings.Repeat("<h3>Ships</h3><table><tr><td>a<td>b<tr><td>c<td>d</table>", 50_000)},
		{"wide and tall tables", strings.Repeat("<table><tr>"+strings.Repeat("<td>a", 1000)+strings.Repeat("<tr><td>b", 1000)+"</table>", 50)},
		{"attributes of the body", bodies(100_000)},
		{"attributes of the body after CDATA", "<svg><![CDATA[ ]]></svg>" + bodies(100_000)},
		{"short quotes after one of the text", "<blockquote>The harbour master said on Monday that all berths are open again</blockquote>" + strings.Repeat("<blockquote>said he</blockquote>", 100_000)},
		{"an address of many folders", "<base href='https://news.example/" + strings.Repeat("a/", 50_000) + "'>" + strings.Repeat("<a href=/a>word</a>", 100_000)},
		{"titles in pairs", "<h2>FAQ</h2>" + pairs(200_000)},
		{"questions in one block", "<h2>FAQ</h2><div>" + strings.Repeat("<i></i>", 100_000) + strings.Repeat("Why?<br><br>", 100_000)},
		{"pictures without scripts in nested figures", strings.Repeat("<figure>", 200) + strings.Repeat("<noscript><!--<img "+strings.Repeat("<b></b>", 20)+"--></noscript>", 50_000)},
		{"pictures in a picture", "<picture>" + strings.Repeat("<img>", 200_000)},
		{"items beside a long title", "<title>" + strings.Repeat("word ", 200_000) + "</title><script type=application/ld+json>[" + strings.Repeat(`{"@type":"NewsArticle","headline":"a port"},`, 5_000) + "{}]</script>"},
		{"pictures", strings.Repeat("<figure><img src=/a><figcaption>c</figcaption></figure>", 50_000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page(tt.body))})
			if err != nil && !errors.Is(err, ErrNotArticle) {
				t.Error(err)
			}
			if err == nil {
				a.Row()
			}
		})
	}
}

// pairs is n lines, each two of which have a class of their own.
func pairs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<p class=c%d>Pier", i/2)
	}
	return b.String()
}

// bodies is a page with n tags of <body>, each with an attribute of its own.
func bodies(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<body a%d>", i)
	}
	return b.String()
}

// classes is a page of n elements, each of a class of its own.
func classes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<i class=c%d></i>", i)
	}
	return b.String()
}

func TestSentenceMarks(t *testing.T) {
	for s, want := range map[string]int{
		"One. Two! Three": 2, "開いた。船が出る！": 2, "खुला है। नाव चलेगी": 1, "کھل گیا۔ کب؟": 2, "Բաց է։": 1, "ተከፍቷል።": 1, "ဖွင့်ပြီ။": 1, "បើកហើយ។": 1, "ཕྱེ་ཡོད།": 1, "port, pier; quay": 0,
	} {
		if got := sentenceMarks(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}
