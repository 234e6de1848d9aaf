package extract

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// extracted returns the record of a page.
func extracted(t *testing.T, url, page string) *Article {
	t.Helper()
	a, err := Extract(&Page{URL: url, Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// article extracts a page whose body is long enough, with head and top around
// it as given.
func article(t *testing.T, head, top string) *Article {
	t.Helper()
	body := strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships that were waiting outside, and the pilots have been at work since the early morning of the day. "+
		"It was the longest that the port had been closed for, the harbour office said, and it has not yet counted what was lost.</p>", 4)
	return extracted(t, "https://www.worldledger.example/world/port-reopens.html", "<html lang=en><head>"+head+"</head><body><main><article>"+top+body+"</article></main></body></html>")
}

func TestHeadline(t *testing.T) {
	site := `<meta property="og:site_name" content="World Ledger">`
	for _, tt := range []struct{ name, head, top, want string }{
		{"suffix", site + "<title>Port reopens after storm - World Ledger</title>", "", "Port reopens after storm"},
		{"prefix", site + "<title>World Ledger | Port reopens after storm</title>", "", "Port reopens after storm"},
		{"an issue of the site", site + "<title>World Ledger 8/2025 | World Ledger</title>", "<h1>World Ledger 8/2025</h1>", "World Ledger 8/2025"},
		{"the directory as suffix", site + "<title>Port reopens after storm | World</title>", "", "Port reopens after storm"},
		{"a suffix that what is printed lacks", "<title>Port reopens after storm - OSV</title>", "<div><h3>Port reopens after storm</h3></div>", "Port reopens after storm"},
		{"a word that is none", site + "<title>Port reopens after storm | Pilots</title>", "", "Port reopens after storm | Pilots"},
		{"an application by the name of the headline", `<meta name="application-name" content="Port reopens after storm"><meta property="og:title" content="Port reopens after storm">` + site, "<h1>Port reopens after storm</h1><h2>Read on</h2>", "Port reopens after storm"},
		{"a day is none", site, "<h2>22 August 2025</h2><h2>Port reopens after storm</h2>", "Port reopens after storm"},
		{"cut short", site + `<meta property="og:title" content="Port reopens after…"><title>Port reopens after storm | World Ledger</title>`, "", "Port reopens after storm"},
		{"an ellipsis of its own", site + `<meta property="og:title" content="Port reopens…"><title>Port reopens! | World Ledger</title>`, "", "Port reopens…"},
		{"host as suffix", "<title>Port reopens after storm | WorldLedger</title>", "", "Port reopens after storm"},
		{"more behind the site's name", site + "<title>Port reopens after storm | World Ledger | Read on now</title>", "", "Port reopens after storm"},
		{"stars behind a bar", "<title>Port reopens after storm | ★★★★</title>", "", "Port reopens after storm | ★★★★"},
		{"nothing behind a bar", "<title>Port reopens after storm |</title>", "", "Port reopens after storm"},
		{"a meta element named for it", `<meta name="headline" content="Port reopens"><meta property="og:title" content="Port reopens-Ports｜World Ledger">` + site, "", "Port reopens"},
		{"a dash of its own", site + "<title>Port reopens - and closes again</title>", "", "Port reopens - and closes again"},
		{"the page before metadata", `<meta property="og:title" content="Storm: port reopens (video)">`, "<h1>Port reopens after the storm</h1>", "Port reopens after the storm"},
		{"not the site's own h1", site + "<title>Port reopens after storm</title>", "<h1>World Ledger</h1>", "Port reopens after storm"},
		{"h2 under the site's h1", site + "<title>Port reopens after storm</title>", "<h1>World Ledger</h1><h2>Port reopens after storm</h2>", "Port reopens after storm"},
		{"a hidden h1", "<title>Port reopens after storm</title>", "<h1 style='display:none'>Port reopens</h1>", "Port reopens after storm"},
		{"two lines", `<meta property="og:title" content="Harbour: Port reopens after storm">`, "<h1><span>Harbour</span> <span>Port reopens after storm</span></h1>", "Harbour: Port reopens after storm"},
		{"section in the heading", `<meta property="og:title" content="Port reopens after storm">`, "<h1><span>World |</span> Port reopens after storm</h1>", "Port reopens after storm"},
		{"an h1 alone", "", "<h1>Port reopens after storm</h1>", "Port reopens after storm"},
		{"one word", site + "<title>Harbour - World Ledger</title>", "<h1>Harbour</h1>", "Harbour"},
		{"heading that leads home", "<title>Port reopens after storm | Tales of the Sea</title>", "<h1><a href='/'>Tales of the Sea</a></h1>", "Port reopens after storm"},
		{"cut short, and whole in a heading", site + "<title>Port reopens after st... | World Ledger</title>", "<h2>Port reopens after storm</h2>", "Port reopens after storm"},
		{"kicker that metadata say nothing of", "<title>World Ledger</title>", "<h1><span class=kicker>Shipping</span> <a href='/sea'>Sea</a> Port reopens after storm <small>Pilots are back</small></h1>", "Port reopens after storm"},
		{"kicker that all is", "<title>World Ledger</title>", "<h1><small>Port reopens after storm</small></h1>", "Port reopens after storm"},
		{"kicker in an element", `<meta property="og:title" content="Port reopens after storm">`, "<h1><span>Shipping</span> <span>Port reopens after storm</span></h1>", "Port reopens after storm"},
		{"only h1, in a header", "<title>Harbours: all about them</title>", "<header class='brand'><h1>Port reopens after storm</h1></header>", "Port reopens after storm"},
		{"suffix without blanks", `<meta property="og:site_name" content="朝港新聞">` + "<title>港が再開した：朝港新聞デジタル</title>", "", "港が再開した"},
		{"shorter where it is shared", `<meta property="og:title" content="Port reopens after storm"><title>Port reopens to ships after big storm</title>`, "<h1>Port reopens to ships after big storm</h1>", "Port reopens to ships after big storm"},
		{"a label for readers", `<meta property="og:title" content="The best ships of the port"><title>The Harbour Prize of 2025: The best ships of the port</title>`, "<h1>The Harbour Prize of 2025: The best ships of the port</h1>", "The Harbour Prize of 2025: The best ships of the port"},
		{"a title that a quotation mark broke off", `<meta property="og:title" content="Port reopens, storm was "the worst ever""><title>Port reopens, storm was "the worst ever"</title>`, `<h1>Port reopens, storm was "the worst ever"</h1>`, `Port reopens, storm was "the worst ever"`},
		{"two lines, a colon apart", `<meta property="og:title" content="Harbour: Port reopens after storm">`, "<h1><span>Harbour</span> : <span>Port reopens after storm</span></h1>", "Harbour: Port reopens after storm"},
		{"h1 in the bar of the page", "<title>How to Choose a Port</title>", "<nav><h1>How to Choose a Port</h1></nav><h2>Choose a Port</h2>", "How to Choose a Port"},
		{"h1 in the bar, another in the article", `<meta property="og:title" content="Storm over: ships are back"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm"}</script>`, "<nav><h1>Storm over: ships are back</h1></nav><h2>Port reopens after storm</h2>", "Port reopens after storm"},
		{"part of the title as a heading of the text", "<title>Port reopens after the big storm</title>", "<h1>Port reopens after the storm: all about it</h1><h2>Port reopens after the</h2>", "Port reopens after the storm: all about it"},
		{"part of the title as a heading behind a paragraph", "<title>All ports that reopen after storms</title>", "<h1>Which ports are open</h1><p>It was calm.</p><h2>Ports that reopen after storms</h2>", "Which ports are open"},
		{"column named for the sidebar", "<title>All about harbours</title>", "<div class=content-sidebar-wrap><main><h1>Port reopens after storm</h1></main></div>", "Port reopens after storm"},
		{"a heading alone", "", "<h2>Welcome</h2><h2>Contact</h2>", "Welcome"},
		{"ruby", "<title>港が再開</title>", "<h1><ruby>港<rt>みなと</rt></ruby>が再開</h1>", "港が再開"},
		{"layout table", "<title>Port reopens after storm</title>", "<table><tr><td><h1>Port reopens after storm</h1></td></tr></table>", "Port reopens after storm"},
		{"JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port &amp; pier reopen"}</script>`, "", "Port & pier reopen"},
	} {
		if a := article(t, tt.head, tt.top); a.Headline.Raw != tt.want {
			t.Errorf("%s: headline %q, want %q", tt.name, a.Headline.Raw, tt.want)
		}
	}
}

func TestByline(t *testing.T) {
	ld := func(author string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens","publisher":{"name":"World Ledger"},"author":` + author + `}</script>`
	}
	h1 := "<h1>Port reopens after storm</h1>"
	for _, tt := range []struct{ name, head, top, want string }{
		{"people", ld(`[{"@type":"Person","name":"Ann Harbour"},{"@type":"Person","name":"Ben Pier"}]`), "", "Ann Harbour; Ben Pier"},
		{"one string", ld(`"By Ann Harbour and Ben Pier, Staff Writers"`), "", "Ann Harbour; Ben Pier"},
		{"below who took the pictures", "", h1 + "<div class=byline>Photographs by Ben Pier</div><div class=byline>Ann Harbour</div>", "Ann Harbour"},
		{"a name in two parts", ld(`{"@type":"Person","givenName":"Ann","familyName":"Harbour"}`), "", "Ann Harbour"},
		{"outlet in brackets", ld(`{"name":"Ann Harbour (World Ledger)"}`), "", "Ann Harbour"},
		{"agency after a name", ld(`"Ann Harbour, Reuters"`), "", "Ann Harbour"},
		{"agency alone", ld(`{"@type":"Organization","name":"Reuters"}`), "", "Reuters"},
		{"the desk of the outlet", ld(`{"@type":"Organization","name":"World Ledger Staff"}`), "", "World Ledger Staff"},
		{"a person before the outlet", ld(`{"@type":"Organization","name":"World Ledger"}`), h1 + `<p class="byline">By Ann Harbour</p>`, "Ann Harbour"},
		{"more printed than metadata have room for", ld(`"Ann Harbour"`), h1 + "<p>By Ann Harbour, Ben Pier and Cleo Quay</p>", "Ann Harbour; Ben Pier; Cleo Quay"},
		{"others printed than metadata have", ld(`"Ann Harbour"`), h1 + "<p>By Ben Pier and Cleo Quay</p>", "Ann Harbour"},
		{"others printed twice", ld(`"Ann Harbour"`), h1 + `<p class=byline>Ben Pier</p><p>By Ben Pier</p>`, "Ben Pier"},
		{"some of them printed twice", ld(`["Ann Harbour","Ben Pier"]`), h1 + `<p class=byline>Ben Pier</p><p>By Ben Pier</p>`, "Ann Harbour; Ben Pier"},
		{"who put it on the site", ld(`"webadmin"`), h1 + `<p class=byline>Ann Harbour</p>`, "Ann Harbour"},
		{"several in one value", ld(`{"name":["Ann Harbour","Ben Pier"]}`), h1 + `<p>By Ann Harbour</p>`, "Ann Harbour; Ben Pier"},
		{"beside the date, in an element of its own", "", h1 + "<div><span>22 August 2025</span><span> · </span><span>Ann Harbour</span></div>", "Ann Harbour"},
		{"between the date and the section", "", h1 + "<p>Aug 22, 2025 • Ann Harbour in <a href=/c/ports>Port News</a></p>", "Ann Harbour"},
		{"a section beside the date", "", h1 + "<p>22 August 2025 | <a href=/category/port-news/>Port News</a></p>", ""},
		{"address", ld(`"https://worldledger.example/staff/ann"`), "", ""},
		{"account", ld(`"admin"`), "", ""},
		{"meta", `<meta name="author" content="Ann Harbour, ann@worldledger.example">`, "", "Ann Harbour"},
		{"library order, as Dublin Core has it", `<meta name="DC.creator" content="Harbour, Ann">`, "", "Ann Harbour"},
		{"two agencies", `<meta name="DC.creator" content="Reuters, AFP">`, "", "Reuters; AFP"},
		{"all in one value", `<meta name="parsely-page" content='{"title":"Port reopens","author":"Ann Harbour","pub_date":"2025-08-22T06:41:09Z"}'>`, "", "Ann Harbour"},
		{"an organisation and a person", ld(`{"@type":"Organization","name":"World Ledger Online"}`), h1 + `<p>By Ann Harbour</p>`, "Ann Harbour"},
		{"an organisation alone", ld(`{"@type":"Organization","name":"Pier Friends Circle"}`), h1, "Pier Friends Circle"},
		{"in capitals and printed", ld(`"ANN HARBOUR"`), h1 + `<p class=byline>Ann Harbour</p>`, "Ann Harbour"},
		{"marks of JSON as in text", `<script type="application/ld+json">{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;author&quot;:&quot;Ann Harbour&quot;}</script>`, "", "Ann Harbour"},
		{"library order", `<meta name="citation_author" content="Harbour, Ann">`, "", "Ann Harbour"},
		{"role beside the name", "", h1 + `<div class="author"><a class="author-name" href="/author/ann">Ann Harbour</a> Harbour correspondent</div>`, "Ann Harbour"},
		{"no class", "", h1 + `<div>By <b>Ann Harbour</b></div>`, "Ann Harbour"},
		{"date in the line", "", h1 + `<p class="byline">By <a href="/by/ann">Ann Harbour</a> on 22 August 2025 at 10:15</p>`, "Ann Harbour"},
		{"date behind the name, without a blank", "", h1 + `<p class="post-author"><a>Ann Harbour</a><span>Last updated on August 22, 2025</span></p>`, "Ann Harbour"},
		{"submitted by an account", "", h1 + `<div class="node node-promoted"><div class="submitted">Submitted by <span class="username">Ann Harbour</span> on Fri, 08/22/2025 - 15:42</div>`, "Ann Harbour"},
		{"of a text, in Portuguese", "", h1 + `<p class="byline">Texto de Ann Harbour</p>`, "Ann Harbour"},
		{"a given name that is a word without its accent", "", h1 + `<p class="byline">Af <b>Signe Holm</b></p>`, "Signe Holm"},
		{"names that are Vietnamese words without their accents", "", h1 + `<p class="byline">By Bai Mole and Gia Quay</p>`, "Bai Mole; Gia Quay"},
		{"date before the name", "", h1 + `<p class="post-author">Posted on August 22, 2025 by Ann Harbour</p>`, "Ann Harbour"},
		{"degrees", ld(`"Ann Harbour, MPH, PhD"`), "", "Ann Harbour"},
		{"place after the outlet", `<meta name="author" content="World Ledger, Frankfurt, Germany"><meta property="og:site_name" content="World Ledger">`, "", "World Ledger"},
		{"and sons", `<meta name="author" content="Ann Harbour &amp; Ben Pier">`, "", "Ann Harbour; Ben Pier"},
		{"a firm and a person", `<meta name="author" content="Harbour Media GmbH">`, h1 + `<p>By Ann Harbour</p>`, "Ann Harbour"},
		{"who made the site before who wrote", `<meta name="author" content="Harbour Media GmbH"><meta name="author" content="Ann Harbour">`, h1, "Ann Harbour"},
		{"who made the site", `<meta name="author" content="Harbour Media GmbH">`, h1, ""},
		{"the firm whose site it is", `<meta name="author" content="World Ledger GmbH"><meta property="og:site_name" content="World Ledger GmbH">`, h1, "World Ledger GmbH"},
		{"a host", `<meta name="author" content="otherledger.example">`, h1, ""},
		{"desk and name", "", h1 + `<p class="byline">By World Ledger Metro Desk and Ann Harbour, Staff Reporter</p>`, "World Ledger Metro Desk; Ann Harbour"},
		{"desk in the date line", "", h1 + `<p><i>Ledger News Desk, 22 August 2025</i></p>`, "Ledger News Desk"},
		{"place in the date line", "", h1 + `<p><i>Port Harbour, 22 August 2025</i></p>`, ""},
		{"card of the section People", "", h1 + `<div><h3><a href="/people/choir">Mill Choir Sings Its Way Home</a></h3></div>`, ""},
		{"bio beside the name", "", h1 + `<div class="author-role">Licensed Pilot</div>`, ""},
		{"each in an element", "", h1 + `<div class="byline"><span>Ann Harbour</span><span>Ben Pier</span><span>3 posts</span></div>`, "Ann Harbour; Ben Pier"},
		{"others who helped", "", h1 + `<p class="byline">By Ann Harbour Updated by Ben Pier Reviewed by Cy Dock</p>`, "Ann Harbour"},
		{"a reviewer in an element", "", h1 + `<div class="author">By Ann Harbour</div><div class="author">Reviewed by <a href="/author/ben">Ben Pier</a></div>`, "Ann Harbour"},
		{"agency without a comma", "", h1 + `<p class=byline>By ANN HARBOUR and BEN PIER Associated Press</p>`, "ANN HARBOUR; BEN PIER"},
		{"place after a comma", "", h1 + `<p>By Ann Harbour, Lisbon</p>`, "Ann Harbour"},
		{"first names", "", h1 + `<p>By Ann, Ben</p>`, "Ann; Ben"},
		{"photographers in brackets", "", h1 + `<p class=byline>By Ann Harbour (text) and Ben Pier (photos)</p>`, "Ann Harbour"},
		{"in brackets what was done to the text", "", h1 + `<p class=byline>By Ann Harbour (Updated)</p>`, "Ann Harbour"},
		{"in brackets who helped", "", h1 + `<p class=byline>Ann Harbour (illustration: Ben Pier)</p>`, "Ann Harbour"},
		{"a name that is a firm's abbreviation", `<meta name="author" content="Ann Sas">`, h1, "Ann Sas"},
		{"a job before a place", "", h1 + `<p class=byline>By our correspondent in Port Harbour</p>`, ""},
		{"nobody's job before a name", "", h1 + `<p class=byline>Par Nos Amis du Port</p>`, "Nos Amis du Port"},
		{"a name before the word for by", "", h1 + `<p class=byline>अनु बंदर द्वारा प्रकाशित</p>`, "अनु बंदर"},
		{"writer and photographer by strokes", "", h1 + `<p class=byline>文/林码头 图/周港</p>`, "林码头"},
		{"a small word before the date", "", h1 + `<p class=byline>Publié par Ann Harbour le 21 août 2025</p>`, "Ann Harbour"},
		{"a job before the name", "", h1 + `<p class=byline>Door onze redacteur Ann Harbour</p>`, "Ann Harbour"},
		{"a button behind it", "", h1 + `<p class=byline>By Ann Harbour Follow</p>`, "Ann Harbour"},
		{"a desk behind it", "", h1 + `<p class=byline>Ann Harbour, da Redação</p>`, "Ann Harbour"},
		{"an article of Greek", "", h1 + `<p class=byline>Γράφει η Άννα Λιμάνη</p>`, "Άννα Λιμάνη"},
		{"the interviewer", "", h1 + `<p>聞き手・林桟橋</p>`, "林桟橋"},
		{"text and pictures", "", h1 + `<p>文・写真　林桟橋</p>`, "林桟橋"},
		{"writer and photographer", "", h1 + `<p class=byline>取材・文＝林桟橋　写真＝浜田波</p>`, "林桟橋"},
		{"two jobs by blanks", "", h1 + `<p class=byline>글 김부두 사진 박항구</p>`, "김부두"},
		{"two jobs by a comma", "", h1 + `<p class=byline>글 김부두, 사진 박항구</p>`, "김부두"},
		{"a sentence that begins with the word for text", "", h1 + `<p>글 하나가 항구를 바꿨다.</p>`, ""},
		{"a sentence that begins with the word for reporter", "", h1 + `<p>记者 从港口获悉，船只已经返回。</p>`, ""},
		{"two jobs of one", "", h1 + `<p class=byline>글·사진 김부두</p>`, "김부두"},
		{"an outlet and its reporter", "", h1 + `<p class=byline>[부두신문=김부두 기자]</p>`, "김부두"},
		{"reporters by blanks", "", h1 + `<p class=byline>本报记者 林码头 周港 王波</p>`, "林码头; 周港; 王波"},
		{"photographers", "", h1 + `<p class=byline>Text: Ann Harbour, Fotos: Ben Pier</p>`, "Ann Harbour"},
		{"who was asked by whom", ld(`"Propos recueillis par Ann Harbour"`), "", "Ann Harbour"},
		{"noun before the agent", "", h1 + `<p>Ein Gastbeitrag von Ann Harbour</p>`, "Ann Harbour"},
		{"the stop of an initial", ld(`["Ann H.","Ben Pier Jr.","Cleo Quay."]`), "", "Ann H.; Ben Pier Jr.; Cleo Quay"},
		{"the stop of a firm", ld(`"Harbour Friends e.V."`), "", "Harbour Friends e.V."},
		{"noble name", ld(`"Ann von Harbour"`), "", "Ann von Harbour"},
		{"a verb with an accent", "", h1 + `<p>Écrit par Ann Harbour</p>`, "Ann Harbour"},
		{"a label with an accent", "", h1 + `<p>Författare: Ann Harbour</p>`, "Ann Harbour"},
		{"label without a colon", "", h1 + `<p><span>Auteur</span> <b>Ann Harbour</b></p>`, "Ann Harbour"},
		{"account after a long opening", "", h1 + `<p>Article by <a href=/x>harbourann</a></p>`, "harbourann"},
		{"after the date, before the section", "", h1 + `<p>Monday | 22 August 2025 | 15:49 BY Ann Harbour IN <a href=/x>Ports</a></p>`, "Ann Harbour"},
		{"Chinese", "", h1 + `<p>作者：王小明</p>`, "王小明"},
		{"Arabic", "", h1 + `<p>بقلم: ليلى حداد</p>`, "ليلى حداد"},
		{"Georgian, which has no capitals", "", h1 + `<p class="byline">ავტორი: ნინო მაისურაძე</p>`, "ნინო მაისურაძე"},
		{"Greek", "", h1 + `<p class="byline">Της Ελένης Λιμανάκη</p>`, "Ελένης Λιμανάκη"},
		{"Vietnamese", "", h1 + `<p class="byline">Tác giả: Trần Thị Cảng</p>`, "Trần Thị Cảng"},
		{"Thai", "", h1 + `<p class="byline">โดย มะลิ ท่าเรือ</p>`, "มะลิ ท่าเรือ"},
		{"far words that are no name", "", h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<p>von Einheimischen, Gästen</p>`, ""},
		{"Italian", "", h1 + `<p class="byline">di Ann Harbour</p>`, "Ann Harbour"},
		{"account and name", ld(`"annharbour"`), h1 + `<p>By Ann Harbour</p>`, "Ann Harbour"},
		{"the number of a profile", `<meta property="article:publisher" content="262588213"><meta property="article:author" content="262588213">`, h1, ""},
		{"initials of the outlet", `<meta property="og:site_name" content="WL World Ledger"><meta name="author" content="WL">`, h1 + `<p>By Ann Harbour</p>`, "Ann Harbour"},
		{"the name stands elsewhere", "", h1 + `<ul class="authors"><li class="author">Artikel von:</li></ul>`, ""},
		{"column beside the article", "", h1 + `<aside><p class="authors">By Ann Harbour</p></aside>`, "Ann Harbour"},
		{"label in a box beside the text", "", "<article>" + h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<aside><h4>Author</h4><p>Ann Harbour</p></aside></article>`, "Ann Harbour"},
		{"account in an element beside its label", "", h1 + `<ul><li>Artikel von:</li><li>harbourann</li></ul>`, "harbourann"},
		{"job in the class", "", h1 + `<div class=author-title>Port Pilot</div>`, ""},
		{"page of a columnist", "", h1 + `<div><a href="/columnists/ann/">Ann Harbour</a></div>`, "Ann Harbour"},
		{"footnotes and dots", "", h1 + `<p class=byline>By Ann Harbour¹ ∙ Ben Pier²</p>`, "Ann Harbour; Ben Pier"},
		{"more links to authors than metadata have room for", ld(`"webadmin"`), h1 + `<a rel=author href=/a>Ann Harbour</a> <a rel=author href=/b>Ben Pier</a>`, "Ann Harbour; Ben Pier"},
		{"names like words of a byline", ld(`["Per Harbour","Pär Pier","A Quay","Ann Ma","Min Guest"]`), "", "Per Harbour; Pär Pier; A Quay; Ann Ma; Min Guest"},
		{"foot of the article", "", h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<footer><span class="author">Posted by: Ann</span></footer>`, "Ann"},
		{"line at the end", "", h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<p><b>Autorin: Ann Harbour, Projektleiterin in Pier.</b></p>`, "Ann Harbour"},
		{"lines of a list", "", h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<p>Written by Ann Harbour</p><p>Written by Ben Pier</p>`, ""},
		{"all posts by", "", h1 + `<a rel="author" href="/author/ann">View all posts by Ann Harbour</a>`, "Ann Harbour"},
		{"a name that is a month elsewhere", "", h1 + `<p class="byline">by <a rel="author" href="/author/marc">marc</a></p>`, "marc"},
		{"a month", "", h1 + `<p class="byline">March</p>`, ""},
		{"name in brackets", ld(`"Ann (Roads) Harbour"`), "", "Ann (Roads) Harbour"},
		{"library order, in a list", `<meta name="citation_authors" content="Harbour, Ann; Pier, Ben;">`, "", "Ann Harbour; Ben Pier"},
		{"several of a library", `<meta name="citation_authors" content="Harbour, Ann"><meta name="citation_authors" content="Pier, Ben">`, "", "Ann Harbour; Ben Pier"},
		{"agency, not the outlet", ld(`{"@type":"Organization","name":"World Ledger"}`), h1 + `<h4>By<!-- --> <span>Associated Press</span></h4>`, "Associated Press"},
		{"the paper of the author", ld(`"Ann Harbour, Pier Report"`), "", "Ann Harbour"},
		{"an account in lower case", "", h1 + `<div><p>by harbourann </p></div>`, "harbourann"},
		{"two words that are no byline", "", h1 + `<div>by default <a href=/x>the port</a></div>`, ""},
		{"opener in a heading", "", h1 + `<div><h2>Article by</h2><div>Ann Harbour</div><div>Share</div></div>`, "Ann Harbour"},
		{"name after the date", "", h1 + `<small>04.02.2025 | 13:10 | Ann Harbour</small>`, "Ann Harbour"},
		{"name after the date and a dash", "", h1 + `<small>04.02.2025 - Ann Harbour</small>`, "Ann Harbour"},
		{"what follows the date without a sign", "", h1 + `<p class="dateline"><time datetime="2025-02-04">04.02.2025</time> Aktuelle Meldung</p>`, ""},
		{"name on the line below the date", "", h1 + `<div>Tuesday, 4 February 2025<br>Ann Harbour</div>`, "Ann Harbour"},
		{"an agency after the date", "", h1 + `<div>Published 4 February 2025 <cite>Associated Press</cite></div>`, "Associated Press"},
		{"place before the date", "", h1 + `<small>Port Harbour | 04.02.2025 | 13:10</small>`, ""},
		{"who reports from a place", "", h1 + `<p class="byline">Aus Pier City berichtet Ann Harbour</p>`, "Ann Harbour"},
		{"name before the date alone", "", h1 + `<div><span>Ann Harbour &nbsp;|</span><span class=tarih>04.02.2025 - Güncelleme : 05.02.2025</span></div>`, "Ann Harbour"},
		{"section before the date", "", `<nav><a href="/port-news/">Port News</a></nav>` + h1 + `<small>Port News | 04.02.2025</small>`, ""},
		{"bold name under the text", "", h1 + "<div>" + lede + `<p><b><i>Ann Harbour</i></b></p><div>Share this</div></div>`, "Ann Harbour"},
		{"name under the text, at the right", ld(`"World Ledger"`), h1 + "<div>" + lede + `<p style="text-align: right"><span>Ann Harbour</span></p></div>`, "Ann Harbour"},
		{"bold words over a list", "", h1 + "<div>" + lede + `<p><b>Best Practices</b></p><ul><li>The berths are cleared of ships before any work on the moles has begun, and closed.</ul></div>`, ""},
		{"bold words between paragraphs", "", h1 + "<div>" + lede + `<p><b>Port Harbour</b></p>` + lede + "</div>", ""},
		{"bold sentence under the text", "", h1 + "<div>" + lede + `<p><b>Thank You!</b></p></div>`, ""},
		{"an account by the link to its page", `<meta name="author" content="aharbour">`, h1 + `<div>Words: <a href="/author/aharbour/">Ann Harbour</a></div>`, "Ann Harbour"},
		{"an account by a link to all it wrote", `<meta name="author" content="aharbour">`, h1 + `<div><a href="/author/aharbour">more</a></div>`, "aharbour"},
		{"not an embedded post's", "", h1 + `<blockquote><p>The port is open</p>Posted by <a href=https://posts.example/ben>Ben Pier</a> on 18 August 2025</blockquote>`, ""},
		{"a profile elsewhere", "", h1 + `<p class="by_line">by Ann Harbour, Staff Writer</p><a rel="author" href="https://posts.example/ann"><em>Google+</em></a>`, "Ann Harbour"},
		{"a job behind a dash", "", h1 + `<p>By Ann Harbour and Ben Pier - AP Technology Writers</p>`, "Ann Harbour; Ben Pier"},
		{"sent to a place", "", h1 + `<p class="byline">Par <strong>ANN HARBOUR</strong>, <strong>BEN PIER</strong> Envoyés spéciaux à Toulouse</p>`, "ANN HARBOUR; BEN PIER"},
		{"a label for a kind", "", h1 + `<p class="byline">Analysis | Ann Harbour</p>`, "Ann Harbour"},
		{"jobs in one word", "", h1 + `<p class=byline><span>Ann Harbour</span><span>Leitender Hafenredakteur</span></p>`, "Ann Harbour"},
		{"who sells the picture", "", h1 + `<div class=author>Ben Pier Getty Images</div><p>By Ann Harbour</p>`, "Ann Harbour"},
		{"no blank behind a label", "", h1 + `<p class=byline>Authors:Ann Harbour, Ben Pier</p>`, "Ann Harbour; Ben Pier"},
		{"the same name for the ear", "", h1 + `<a rel=author href=/a>Ann Harbour <span>Ann Harbour</span></a>`, "Ann Harbour"},
		{"initials for a picture", "", h1 + `<a rel=author href=/a>AH</a> <a rel=author href=/a>Ann Harbour</a>`, "Ann Harbour"},
		{"outlet without a comma", `<meta property="og:site_name" content="World Ledger">`, h1 + `<p>By Ann Harbour World Ledger</p>`, "Ann Harbour"},
		{"how to reach the author", "", h1 + `<span class=author>Ann Harbour</span><span class=author>Contact Ann Harbour</span>`, "Ann Harbour"},
		{"a link to all articles behind the name", "", h1 + `<div class=author>Ann Harbour Alle Artikel</div>`, "Ann Harbour"},
		{"testers", "", h1 + `<p class=byline>By Ann Harbour Tested by Ben Pier</p>`, "Ann Harbour"},
		{"a phrase with a word for by", "", h1 + `<h4>Von Ebbe</h4>`, ""},
		{"all that one wrote", "", h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<div>All articles by Ann Harbour</div>`, "Ann Harbour"},
		{"foot of the head", "", h1 + `<footer class=byline-footer><span class=byline>Ann Harbour</span></footer>`, "Ann Harbour"},
		{"author of a card beside the text", "", h1 + `<aside><div><a href=/pilots>Pilots want a second tug at the mole</a><span class=author>Ben Pier</span></div></aside>`, ""},
		{"list of all columnists", "", h1 + `<div><a href="/opinion/columnists/">Guest Voices</a></div>`, ""},
		{"a box that tells of the author", "", "<article>" + h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<div class=author-box><h4>Ann Harbour</h4><p>She has written on ports and the people who work in them for twelve years, has been a deckhand on two ferries, and lives by the mole with a dog. Her first book, on the women and men who pilot ships into the mouth of the river, came out three years ago at a small press.</p></div></article>`, "Ann Harbour"},
		{"a box that tells of the author under a title", "", "<article>" + h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<div class=author-bio><h3>Über die Autorin</h3><h4>Ann Harbour</h4><p>She has written on ports and the people who work in them for twelve years, has been a deckhand on two ferries, and lives by the mole with a dog. Her first book, on the women and men who pilot ships into the mouth of the river, came out three years ago at a small press.</p></div></article>`, "Ann Harbour"},
		{"a box that says who the author is", "", "<article>" + h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<div class=blog-author__text><p><b>Ann Harbour</b> is a reporter. She has written on ports and the people who work in them for twelve years, has been a deckhand on two ferries, and lives by the mole with a dog. Her first book, on the women and men who pilot ships into the mouth of the river, came out three years ago at a small press.</p></div></article>`, "Ann Harbour"},
		{"a box that does not say who the author is", "", "<article>" + h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<div class=author-box><p>A reporter in Port Harbour. She has written on ports and the people who work in them for twelve years, has been a deckhand on two ferries, and lives by the mole with a dog. Her first book, on the women and men who pilot ships into the mouth of the river, came out three years ago at a small press.</p></div></article>`, ""},
		{"a box that tells of the outlet", "", "<article>" + h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<div class=author-box><h4>About World Ledger</h4><p>World Ledger is a daily. She has written on ports and the people who work in them for twelve years, has been a deckhand on two ferries, and lives by the mole with a dog. Her first book, on the women and men who pilot ships into the mouth of the river, came out three years ago at a small press.</p></div></article>`, ""},
		{"name in a bio", "", h1 + `<div class=author-bio><a class=author-bio__name href="/author/ann">Ann Harbour</a><p class=author-bio__role>Licensed Pilot</p></div>`, "Ann Harbour"},
		{"one of three is a link", "", h1 + `<div class=byline>By ANN HARBOUR, <a href="/author/ben">BEN PIER</a> and CLEO QUAY</div>`, "ANN HARBOUR; BEN PIER; CLEO QUAY"},
		{"articles of others below", "", h1 + strings.Repeat("<p>Calm.</p>", headReach) + `<div class=author>By Ann Harbour</div><p>Calm.</p><p>Calm.</p><p>Calm.</p><p>Calm.</p><p>Calm.</p><p>Calm.</p><p>Calm.</p><div class=author>By Ben Pier</div>`, ""},
		{"a link to what the reviewer did", "", h1 + `<p><a href=/how>Medically reviewed</a> by <a href=/b>Ben Pier</a></p><p>Written by <a href=/a>Ann Harbour</a></p>`, "Ann Harbour"},
		{"author of the picture", `<meta name=author content="Ann Harbour">`, `<div itemscope itemtype="https://schema.org/NewsArticle">` + h1 + `<figure><img src=/a.jpg><figcaption><span itemprop=author>Ben Pier</span></figcaption></figure></div>`, "Ann Harbour"},
		{"markup of <html>", "", `<html itemscope itemtype="http://schema.org/NewsArticle">` + h1 + `<nav>Edited by <span itemprop=author itemscope itemtype="https://schema.org/Person"><span itemprop=name>Ann Harbour</span></span></nav>`, "Ann Harbour"},
		{"name before the date, as beside the text", "", h1 + `<div>Ann Harbour | 04.02.2025</div><aside>About <a href="/author/ann">Ann Harbour</a></aside>`, "Ann Harbour"},
		{"account of whoever set up the site", ld(`"oradmin"`), h1, ""},
		{"its owner", ld(`{"name":"Ledger D","url":"https://www.worldledger.example/author/admin/"}`), h1 + `<p>By Ann Harbour</p>`, "Ann Harbour"},
		{"its owner alone", ld(`{"name":"Ann Harbour","url":"https://www.worldledger.example/author/admin/"}`), h1, "Ann Harbour"},
		{"reporters and photographers", "", h1 + `<p>Words: Ann Harbour | Photographs: Ben Pier</p>`, "Ann Harbour"},
		{"illustrators", "", h1 + `<div class=byline><span>By Ann Harbour</span> <span>Illustration by Ben Pier</span></div>`, "Ann Harbour"},
		{"pictures in Japanese", "", h1 + `<p class=byline>文：山田太郎　写真：鈴木一郎</p>`, "山田太郎"},
		{"reporting by others", "", h1 + `<p class=byline>By Ann Harbour, with reporting by Ben Pier</p>`, "Ann Harbour"},
		{"more reporting by others", "", h1 + `<p class=byline>By Ann Harbour additional reporting by Ben Pier</p>`, "Ann Harbour"},
		{"several agencies", "", h1 + `<p class=byline>AFP/dpa/Reuters</p>`, "AFP; dpa; Reuters"},
		{"special to the outlet", "", h1 + `<p class=byline>By Ann Harbour Special to the Ledger</p>`, "Ann Harbour"},
		{"kinds of text", "", h1 + `<p>Opinion by Ann Harbour</p>`, "Ann Harbour"},
		{"a template in German", "", h1 + `<p class=post-author>Eingestellt von Ann Harbour</p>`, "Ann Harbour"},
		{"Arabic without a colon", "", h1 + `<p>بقلم ليلى حداد</p>`, "ليلى حداد"},
		{"a label of helpers before a link", "", h1 + `<p>Written by: <a href="/author/ann">Ann Harbour</a></p><p>Edited by: <a href="/author/ben">Ben Pier</a></p>`, "Ann Harbour"},
		{"label and name in boxes", "", h1 + `<div><div><p><b>By</b></p></div><div><p>Ann Harbour</p></div></div>`, "Ann Harbour"},
		{"profile of another site", "", h1 + `<p><a href="https://wire.example/profiles/ann-harbour">Ann Harbour</a>, <em>Pier University</em></p>`, "Ann Harbour"},
		{"a section named People", "", h1 + `<p class=breadcrumb><a href="/people/sea-dogs">Sea Dogs</a></p>`, ""},
		{"first name in metadata", ld(`"Ann"`), h1 + `<p>By Ann Harbour</p>`, "Ann Harbour"},
		{"the page of a desk", ld(`{"name":"Ann Harbour","url":"https://www.worldledger.example/author/admin-desk/"}`), h1 + `<p>By Ben Pier</p>`, "Ann Harbour"},
		{"an account with a number", ld(`{"name":"Ledger D","url":"https://www.worldledger.example/author/admin_7xk4/"}`), h1 + `<p>By Ann Harbour</p>`, "Ann Harbour"},
		{"place beside the name", "", h1 + `<div class=author><div class=author-name>Ann Harbour</div><div class=author-location>Lisbon</div></div>`, "Ann Harbour"},
		{"outlet that says today", "", h1 + `<p class=byline>Ann Harbour, Pier Today Sports</p>`, "Ann Harbour"},
		{"the first name again", "", h1 + `<a rel=author href=/a>ANN HARBOUR</a> <a rel=author href=/a>Ann</a>`, "ANN HARBOUR"},
		{"a sentence that starts with by", "", h1 + `<p>By contrast, the harbour of the next town was open all week.</p>`, ""},
		{"who contributed", "", h1 + `<p class=author>Ann Harbour</p><p>Contributions from: <a href="/author/ben">Ben Pier</a></p>`, "Ann Harbour"},
		{"agency and place", "", h1 + `<ul><li><div>AFP, PORT HARBOUR</div></li></ul>`, "AFP"},
		{"an agency in a sentence", "", h1 + `<p>AFP, a wire, was the first to say so</p>`, ""},
		{"byline in the card of another article", "", h1 + `<div><a href=/pilots><div><p>` + prose + `</p><h6>By Ben Pier</h6></div></a></div>`, ""},
		{"a link that says so, at the foot of a short article", "", h1 + strings.Repeat("<i>.</i>", 3*besideTop) + `<footer><a rel=author href=/a>Ann Harbour</a></footer>`, "Ann Harbour"},
		{"a link that says so, in the card of another article", "", h1 + strings.Repeat("<i>.</i>", 3*besideTop) + `<aside><div><a href=/pilots>Pilots want a second tug at the mole</a><a rel=author href=/b>Ben Pier</a></div></aside>`, ""},
		{"whom a job is for", "", h1 + `<p>By Ann Harbour, Chief Pilot, Port Tug Office, Lisbon Docks</p>`, "Ann Harbour"},
		{"others behind a job", "", h1 + `<p>By Ann Harbour, Chief Pilot, Ben Tarn Quill and Cora Pier</p>`, "Ann Harbour; Ben Tarn Quill; Cora Pier"},
		{"a job at an agency", ld(`"By ANN HARBOUR, AP Sports Writer"`), "", "ANN HARBOUR"},
		{"the first account of a system", `<meta name="author" content="Super User">`, h1, ""},
		{"a reporter by his paper in Chinese", "", h1 + `<div class="author">本报记者 林码头</div>`, "林码头"},
		{"a reporter and where from in Chinese", ld(`"碼頭報記者林碼頭／台北即時報導"`), "", "林碼頭"},
		{"a reporter in one word in Korean", ld(`"김부두기자"`), "", "김부두"},
		{"a label that is read to the blind in Urdu", "", h1 + `<div class="byline">مصنف, ثنا ملک</div>`, "ثنا ملک"},
		{"labels behind the author's in Chinese", "", h1 + `<div class="author">来源：码头在线 作者：林码头 浏览：52次</div>`, "林码头"},
		{"names with a dash in Arabic", "", h1 + `<div class="writer">كتب: محمود رصيف - هدى مرسى</div>`, "محمود رصيف; هدى مرسى"},
		{"names with a dash, which can be one", "", h1 + `<p class="author">Ann Harbour - Ben Pier</p>`, "Ann Harbour - Ben Pier"},
		{"a job behind each name", "", h1 + `<p>By Ann Harbour, Staff Writer, Ben Pier, Reporter, and Cleo Quay</p>`, "Ann Harbour; Ben Pier; Cleo Quay"},
		{"a bar behind a job", "", h1 + `<p>By Ann Harbour, Staff Writer | Ben Pier</p>`, "Ann Harbour; Ben Pier"},
		{"which edition it is", "", h1 + `<p class=author>Revised Edition Edited by Ben Pier</p>`, ""},
		{"a class for the comments too", "", h1 + `<div class=bylineComments><p>By <a rel=author href=/ann>Ann Harbour</a></p><a href=#c>9 Comments</a></div>`, "Ann Harbour"},
		{"a person behind a sentence that ends in author", "", h1 + `<p>Ada Coal is the first author. <a href="/authors/ben-pier">Ben Pier</a>, who keeps the tide gauge of the old port, and two pilots are the others.</p>`, ""},
		{"a name cut short", `<meta property="og:article:author" content="Ann Harb..">`, h1 + `<div class="blog_author"><b>Ann Harbour</b></div>`, "Ann Harbour"},
		{"the section before the names", "", h1 + `<div class="author">Ports · Ann Harbour, Ben Pier</div>`, "Ann Harbour; Ben Pier"},
		{"an agency before a name", "", h1 + `<div class="author">Reuters · Ann Harbour</div>`, "Reuters; Ann Harbour"},
		{"a person in a sentence", "", h1 + `<p>The owner of the longest ship in the port, <a href="/person/ben-pier/7">Ben Pier</a>, was not seen on any of the piers today.</p>`, ""},
		{"by somebody in a sentence", "", h1 + `<p>The new fees of the port have been called too high all week, last <a href=/x>by Ben Pier</a> - who owns more ships than most.</p>`, ""},
		{"the end of a long line", "", h1 + `<p>The harbour that the storm had closed was opened again for the ships that were waiting.<br>By <a href="/author/ann/">Ann Harbour</a>.</p>`, "Ann Harbour"},
		{"all posts, at the end of a bio", "", h1 + `<p>She has been at sea since she was nine, and covers ports, pilots, storms and whatever else comes ashore for us. <a href="/author/ann/">View all posts by Ann Harbour</a></p>`, "Ann Harbour"},
		{"a name behind what was done", "", h1 + `<p>This is about the ships that lie off the port, all of them, reported by <a href="/author/ann/">Ann Harbour</a>.</p>`, "Ann Harbour"},
		{"a link that says so in a card below the text", "", h1 + `<div class=w><span>By </span><a class=article-author href="/author/ann-harbour/">Ann Harbour</a></div>` + strings.Repeat("<p>"+prose+prose+"</p>", 2) + `<div class=k><h5><a href="/x">Seal pup found on the beach</a></h5><div><div><div>By <a rel=author href="/author/ben-pier">Ben Pier</a></div></div></div></div>`, "Ann Harbour"},
		{"a handle without a blank before it", "", h1 + `<div class=byline><a href="/users/7">Ann Harbour</a><a href="https://x.example/@annharbour">@annharbour</a><span>Columnist</span></div>`, "Ann Harbour"},
		{"a founder", "", h1 + `<div class=byline><a href="/users/7">Ann Harbour</a> Co-founder of Pilots Inc</div>`, "Ann Harbour"},
		{"that of a card below the text", "", h1 + `<div>by Ann Harbour / January 19, 2017 / <a href="#c">Leave a comment</a></div>` + strings.Repeat("<p>"+prose+prose+"</p>", 2) + `<div class=k><div><a href="/x">Seal pup found on the beach</a></div><div><a href="/author/ben-pier">Ben Pier</a> / December 18, 2004</div></div>`, "Ann Harbour"},
		{"in angle brackets of Japanese", "", h1 + `<i class="writer-name">《林桟橋》</i>`, "林桟橋"},
		{"not a comment's", "", h1 + `<div class="comments"><span class="author">Sea Dog</span></div>`, ""},
	} {
		a := article(t, tt.head, tt.top)
		var names []string
		for _, p := range a.Byline {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, "; "); got != tt.want {
			t.Errorf("%s: authors %q, want %q", tt.name, got, tt.want)
		}
	}
	a := article(t, ld(`{"name":"Ann Harbour"}`), h1+`<p class="byline">By <a href="/author/ann">Ann Harbour</a></p>`)
	if got := a.Byline[0].URL; got != "https://www.worldledger.example/author/ann" {
		t.Errorf("profile %q", got)
	}
	if a.BylineRaw != "By Ann Harbour" {
		t.Errorf("raw byline %q", a.BylineRaw)
	}
	a = article(t, ld(`{"name":"Ann Harbour"}`), h1+`<div class="author">Ann Harbour has been at sea since she was nine, and covers ports, pilots, storms and whatever else comes ashore for the World Ledger.</div><p class="byline">By Ann Harbour</p>`)
	if a.BylineRaw != "By Ann Harbour" {
		t.Errorf("raw byline %q of two", a.BylineRaw)
	}
}

// Words that say "by" in one language alone, and what stands behind a name.
func TestBylineOfLanguage(t *testing.T) {
	for _, tt := range []struct{ lang, line, want string }{
		{"ca", "<p>Per Joan Moll</p>", "Joan Moll"},
		{"ro", "<p><span>De</span> <a href=/x>Ana Limanu</a></p>", "Ana Limanu"},
		{"ro", "<p>De Crăciun</p>", ""},
		{"sw", "<p>Na Asha Bandari</p>", "Asha Bandari"},
		{"sq", "<p>Nga Agim Porti</p>", "Agim Porti"},
		{"pt", "<p>Per Joan Moll</p>", ""},
		{"sw", "<p>Na Asha Bandari na Juma Pwani</p>", "Asha Bandari; Juma Pwani"}, {"hy", "<p>Հեղինակ՝ Աննա Նավահանգստյան և Բեն Կամրջյան</p>", "Աննա Նավահանգստյան; Բեն Կամրջյան"}, {"vi", "<p>Tác giả: Lan Bến và Minh Cảng</p>", "Lan Bến; Minh Cảng"},
		{"ar", "<p>بقلم ميناء بحري ويوناس رصيف</p>", "ميناء بحري; يوناس رصيف"}, {"ar", "<p>بقلم ميناء بحري وليد رصيف</p>", "ميناء بحري وليد رصيف"}, {"ar", "<p>بقلم ميناء بحري وهبي رصيف</p>", "ميناء بحري وهبي رصيف"}, {"he", "<p>מאת ענת נמל ויונס רציף</p>", "ענת נמל; יונס רציף"}, {"ko", "<p>김부두·박항구 기자</p>", "김부두; 박항구"},
		{"ta", "<p>எழுதியவர் துறைமுகம் கப்பல்காரன் மற்றும் கடற்கரை மணிமேகலைவாணன்</p>", "துறைமுகம் கப்பல்காரன்; கடற்கரை மணிமேகலைவாணன்"}, {"be", "<p>Аўтар: Ганна Прыстань і Бен Мора</p>", "Ганна Прыстань; Бен Мора"}, {"el", "<p>Γράφει ο Νίκος Λιμάνης</p>", "Νίκος Λιμάνης"},
		{"is", "<div class=reporter><p>Anna Höfn</p><p>skrifar frá Vogi</p></div>", "Anna Höfn"},
	} {
		page := "<html lang=" + tt.lang + "><title>Port reopens after storm</title><article><h1>Port reopens after storm</h1>" + tt.line + strings.Repeat("<p>"+strings.Repeat("Portus navibus patet, tempestas abiit. ", 5)+"</p>", 4)
		a := extracted(t, "https://www.worldledger.example/port.html", page)
		var names []string
		for _, p := range a.Byline {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, "; "); got != tt.want {
			t.Errorf("%s: %s: authors %q, want %q", tt.lang, tt.line, got, tt.want)
		}
	}
}

func TestURLDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://x.example/2025/08/22/port", "2025-08-22"},
		{"https://x.example/news-2025-08-22.html", "2025-08-22"},
		{"https://x.example/20250822/port", "2025-08-22"},
		{"https://x.example/22-08-2025-port", "2025-08-22"},
		{"https://x.example/02-03-2025-port", ""}, // which is the month?
		{"https://x.example/2025/08/port", ""},
		{"https://x.example/story/202508221234", ""},
		{"https://x.example/1969/07/21/port.html", "1969-07-21"},
		{"https://x.example/world/2025/aug/22/port", "2025-08-22"},
		{"https://x.example/2025/june/31/port", ""},
		{"https://x.example/2025/WORLD/asia.pacific/08/22/port/index.html", "2025-08-22"},
		{"https://x.example/2025/WORLD/a/b/08/22/port", ""},
		{"https://x.example/2025/page/2/3/", ""},
		{"https://x.example/the-best-of-2025-cars/12/30/port", ""},
		{"https://x.example/2025/mark/22/port", ""},
		{"https://x.example/the-day-of-1945-05-08.html", ""},
		{"https://x.example/news/port-reopens-20250822", "2025-08-22"},
		{"https://x.example/news/2025-08-22 https://x.example/news/port", "2025-08-22"}, // address and canonical one
		{"https://x.example/news/port-reopens-20251322", ""},
	} {
		if got := urlDate(tt.in, "en"); got != tt.want {
			t.Errorf("urlDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, tt := range []struct{ name, head, url, canonical string }{
		{"none", "", "https://www.worldledger.example/world/port-reopens.html", ""},
		{"relative", `<link rel=canonical href="/port">`, "https://www.worldledger.example/port", "https://www.worldledger.example/port"},
		{"mobile and tracking", `<link rel=canonical href="https://m.worldledger.example/port?id=7&utm_source=x#top">`, "https://m.worldledger.example/port?id=7", "https://m.worldledger.example/port?id=7&utm_source=x"},
		{"another site", `<link rel=canonical href="https://wire.example/port">`, "https://www.worldledger.example/world/port-reopens.html", "https://wire.example/port"},
		{"front page", `<link rel=canonical href="/">`, "https://www.worldledger.example/world/port-reopens.html", "https://www.worldledger.example/"},
		{"without TLS", `<link rel=canonical href="http://www.worldledger.example/world/port-reopens.html">`, "https://www.worldledger.example/world/port-reopens.html", "http://www.worldledger.example/world/port-reopens.html"},
		{"no web address", `<link rel=canonical href="javascript:0">`, "https://www.worldledger.example/world/port-reopens.html", ""},
	} {
		a := article(t, tt.head, "<h1>Port reopens after storm</h1>")
		if a.URL != tt.url || a.CanonicalURL != tt.canonical {
			t.Errorf("%s: %q, %q, want %q, %q", tt.name, a.URL, a.CanonicalURL, tt.url, tt.canonical)
		}
	}
}

func TestLanguage(t *testing.T) {
	norwegian := strings.Repeat("Det er ikke til å tro at det som har vært på havnen etter stormen også ble ryddet for og med dem. ", 6)
	german := strings.Repeat("Der Hafen ist nach dem Sturm wieder offen und die Schiffe liegen nicht mehr auf dem Meer. ", 8)
	for _, tt := range []struct{ page, want string }{
		{"<html lang=en-us><p>Hi", "en"},
		{"<html lang=de><p>" + german, "de"},
		{"<html lang=en><p>" + german, "de"}, // the words overrule the template
		{"<html><meta property=og:locale content=pt_BR><p>Oi", "pt"},
		{"<html lang='{{lang}}'><p>Hi", ""},
		{"<html lang=no><p>" + norwegian, "no"},                                                    // whose words are those of Danish too
		{"<html lang=oc><p>" + strings.Repeat("para el los que en una de del como por ", 9), "oc"}, // of which there is no list
		{"<html lang=ru><p>" + strings.Repeat("Сильные дожди на юге страны затопили многие дороги, и власти не пускают машины на мост, пока не спадёт вода. ", 5), "ru"}, // in words that Bulgarian shares
		{"<html><p>" + norwegian, "no"},
		{"<html><p>" + strings.Repeat("Havnen er åben igen efter stormen, og skibene, der lå på havet, er kommet tilbage, men skaden er ikke gjort op. ", 5), "da"},
		{"<html><p>" + strings.Repeat("Přístav je po bouři opět otevřen a lodě, které čekaly na moři, se do něj vrátily, ale škody ještě nejsou sečteny. ", 5), "cs"},
		{"<html><p>" + strings.Repeat("Prístav je po búrke opäť otvorený a lode, ktoré čakali na mori, sa do neho vrátili, ale škody ešte nie sú spočítané. ", 5), "sk"},
		{"<html><p>" + strings.Repeat("Port jest po burzy znów otwarty, a statki, które czekały na morzu, wróciły do niego, ale szkód jeszcze nie policzono. ", 5), "pl"},
		{"<html><p>" + strings.Repeat("Il consiglio ha votato la riapertura della banchina dopo una riparazione durata nove mesi. ", 5), "it"},
		{"<html><p>" + strings.Repeat("De haven is na de storm weer open en de schepen die op zee wachtten zijn terug, maar de schade is nog niet geteld. ", 5), "nl"},
		{"<html><p>" + strings.Repeat("तूफान के बाद बंदरगाह को फिर से खोल दिया गया है और समुद्र में खड़े जहाज लौट आए हैं। ", 5), "hi"},
		{"<html><p>" + strings.Repeat("Nâng cấp cảng sau bão: các tàu đã trở lại và cảng được mở cho những người chờ đợi. ", 5), "vi"},
		{"<html><p>" + strings.Repeat("Luka je posle oluje ponovo otvorena, a brodovi koji su čekali na moru vratili su se, ali šteta još nije izračunata. ", 5), "sr"},
		{"<html lang=sr><p>" + strings.Repeat("Luka je nakon oluje ponovno otvorena i brodovi su se vratili, kako kaže kapetan, ali šteta još nije poznata. ", 5), "sr"},
		{"<html><p>" + strings.Repeat("Luka je poslije oluje ponovno otvorena, a brodovi koji su čekali na moru vratili su se, ali nitko još ne zna što je sve uništeno. ", 5), "hr"},
		{"<html><p>" + strings.Repeat("Пристаништето е повторно отворено по бурата и бродовите што чекаа на море се вратија, но штетата сè уште не е пресметана од капетанот. ", 5), "mk"},
		{"<html><p>" + strings.Repeat("Порт зноў адкрыты пасля шторму, і судны, якія чакалі ў моры, вярнуліся да яго, але страты яшчэ не падлічаны. ", 5), "be"},
		{"<html><p>" + strings.Repeat("Порт бўрондан кейин яна очилди ва кемалар қайтиб келди, бу ҳақида капитан айтди, лекин зарар учун ҳали ҳеч ким жавоб бермади. ", 5), "uz"},
		{"<html><p>" + strings.Repeat("O porto abriu de novo e os navios que esperavam no mar já voltaram, mas o prejuízo ainda não foi calculado pela capitania. ", 5), "pt"},
		{"<html><p>" + strings.Repeat("O porto abriu de novo e os barcos que agardaban no mar xa volveron, pero os danos aínda non foron calculados por unha comisión. ", 5), "gl"},
		{"<html><p>" + strings.Repeat("वादळानंतर बंदर पुन्हा सुरू झाले आहे आणि समुद्रात थांबलेली जहाजे परत आली आहेत, असे एक अधिकारी म्हणाले होते. ", 5), "mr"},
		{"<html><p>" + strings.Repeat("Bandari imefunguliwa tena baada ya dhoruba na meli zilizokuwa zikisubiri baharini zimerudi, lakini hasara ya mwaka huu bado haijulikani kwa hakika. ", 5), "sw"},
		{"<html lang=en><p>ঝড়ের পর বন্দর আবার খুলেছে, জাহাজগুলো ফিরে এসেছে", "bn"},     // so does a script that it is not written in
		{"<html lang=as><p>ধুমুহাৰ পিছত বন্দৰ আকৌ খোলা হ'ল, জাহাজবোৰ উভতি আহিছে", "as"}, // which it is
		{"<html lang=en><p>The harbour office has a name: ঝড়ের পর বন্দর আবার. It is not what sailors say.", "en"},
		{"<html><title>港が嵐のあと再開した</title><p>三日のあいだ閉じていた港が再び開いた。", "ja"},
		{"<html><p>港口在风暴过后三天重新开放船只已经回来港务局说损失还没有统计", "zh"},
		{"<html><p>The harbour is 港口", ""},
	} {
		d, err := Parse(&Page{Body: []byte(tt.page)})
		if err != nil {
			t.Fatal(err)
		}
		d.read()
		a := &Article{Provenance: map[string]string{}}
		if d.language(a); a.Language != tt.want {
			t.Errorf("language of %.40q = %q, want %q", tt.page, a.Language, tt.want)
		}
	}
}

func TestSectionTagsAccess(t *testing.T) {
	a := article(t, `<meta property="article:section" content="World"><meta name="keywords" content="ports, storms, Ports">
		<meta property="article:tag" content="Harbours"><link rel=license href="https://licence.example/by">
		<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Port reopens after storm","keywords":["storms"],"isAccessibleForFree":"False"},
		{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Home"},{"@type":"ListItem","item":{"@id":"/w","name":"World"}},{"@type":"ListItem","item":{"@id":"/w/","name":"World"}},{"@type":"ListItem","name":"Port reopens after storm"}]}]</script>`,
		"<h1>Port reopens after storm</h1>")
	if a.Section != "World" || strings.Join(a.Breadcrumbs, ">") != "World" || a.License != "https://licence.example/by" {
		t.Errorf("section %q, breadcrumbs %q, licence %q", a.Section, a.Breadcrumbs, a.License)
	}
	var tags []string
	for _, tag := range a.Tags {
		tags = append(tags, tag.Origin+":"+tag.Name)
	}
	if got := strings.Join(tags, " "); got != "jsonld:storms meta:Harbours meta:ports" {
		t.Errorf("tags %q", got)
	}
	if a.Free == nil || *a.Free {
		t.Errorf("free = %v, want false", a.Free)
	}
}

func TestSectionTagsSeen(t *testing.T) {
	h1, site := "<h1>Port reopens after storm</h1>", `<meta property="og:site_name" content="World Ledger">`
	crumbs := `<ol class="breadcrumb"><li><a href="/s">Sea</a></li></ol>`
	for _, tt := range []struct{ name, head, top, section, tags string }{
		{"category of a blog", "", h1 + `<a rel="category tag" href="/c/sea">Sea</a><footer><a rel="tag" href="/tag/storms">Storms</a></footer>`, "Sea", "Storms"},
		{"the headline is no section", `<meta property="article:section" content="Port reopens after storm"><meta property="article:tag" content="Uncategorized">`, h1, "", ""},
		{"several in one value", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm","articleSection":"Sea,Weather"}</script>`, h1, "Sea", ""},
		{"one with a comma", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm","articleSection":"Sea, Ships & Sail"}</script>`, h1, "Sea, Ships & Sail", ""},
		{"dance in Spanish, home in Irish", `<meta property="article:section" content="Baile">`, h1, "Baile", ""},
		{"several with blanks", `<meta property="article:section" content="Sea & Sail, Weather">`, h1, "Sea & Sail", ""},
		{"one name of three things", `<meta property="article:section" content="Море, порт и погода">`, h1, "Море, порт и погода", ""},
		{"of several the one that is printed", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm","articleSection":["Weather","Sea"]}</script>`, crumbs + h1, "Sea", ""},
		{"breadcrumbs of a theme", "", `<div class="entry-crumbs"><a href="/">Start</a> <a href="/s">Sea</a></div>` + h1, "Sea", ""},
		{"a button for the list of sections", "", `<a class="category" href="#">All categories</a><a class="category" href="/s">Sea</a>` + h1, "Sea", ""},
		{"the front page in Welsh and in Vietnamese", "", `<div class="crumbs"><a href="/cy/">Hafan</a> <a href="/vi/">Trang chủ</a> <a href="/s">Sea</a></div>` + h1 + `<p>ټاګونه: <a href=/x/a>Storms</a></p>`, "Sea", "Storms"},
		{"a link in a box for it", "", `<div class=eyebrow><a href="/sea">Sea</a></div>` + h1, "Sea", ""},
		{"a topic in a box for it", "", `<div class=kicker>Storms of the year</div>` + h1, "", ""},
		{"breadcrumbs by their label", "", `<nav aria-label="Breadcrumb"><a href="/">Start</a> <a href="/s">Sea</a></nav>` + h1, "Sea", ""},
		{"crumbs that are eaten", "", h1 + `<section aria-label="Crumble and tea"><a href="/c">Crumble</a></section>`, "", ""},
		{"tags in the foot of an entry", "", h1 + `<div class="entry-footer"><ul class="tags"><li><a href="/t/1">Storms</a></li></ul></div>`, "", "Storms"},
		{"who wrote it is no tag", `<meta name="author" content="Ann Harbour"><meta property="article:tag" content="Storms"><meta property="article:tag" content="Ann Harbour">`, h1, "", "Storms"},
		{"labelled tags in a footer", "", h1 + `<footer>Tags: <a href="/t/1">Storms</a>, <a href="/t/2">Piers</a> <a href="/t">All topics</a></footer>`, "", "Storms;Piers"},
		{"breadcrumbs in French", "", `<ul class="fil-ariane"><li><a href="/s">Sea</a></li></ul>` + h1, "Sea", ""},
		{"the front page is no section", "", `<ol class="breadcrumb"><li><a href="/">Ledger Frontpage</a></li></ol>` + h1, "", ""},
		{"the site is no section", `<meta property="article:section" content="World Ledger">`, crumbs + h1, "Sea", ""},
		{"a key of the content system", `<meta property="article:section" content="news_sea">`, crumbs + h1, "Sea", ""},
		{"as a link prints it", `<meta property="article:section" content="highsea">`, `<nav><a href="/x/high-sea/">High Sea</a></nav>` + h1, "High Sea", ""},
		{"marks around it", "", `<a class=category href="/sea">/ Sea</a>` + h1, "Sea", ""},
		{"in an element named for it", "", h1 + `<p class="entry__category">Category: <a href="/sea">Sea</a></p>`, "Sea", ""},
		{"a sentence in an element named for it", "", h1 + `<p class="category">Here you can rate how much you like it</p>`, "", ""},
		{"the number of a page in one", "", `<p class="gallery__category">1 / 1</p>` + h1, "", ""},
		{"the category of what has none", "", h1 + `<a rel="category tag" href="/c/1">Uncategorized</a>`, "", ""},
		{"a category beside that of what has none", "", h1 + `<a rel="category tag" href="/c/1">Uncategorized</a><a rel="category tag" href="/c/2">Sea</a>`, "Sea", ""},
		{"a name in quotation marks", `<meta property="article:tag" content='The "Orla"'><meta property="article:tag" content='"Pilots"'>`, h1, "", "The \"Orla\";Pilots"},
		{"an address", `<meta property="article:tag" content="https://ledger.example/storms"><meta property="article:tag" content="Storms">`, h1, "", "Storms"},
		{"words of the whole site", `<meta name="keywords" content="World Ledger, storm, rail, flights, hotels, sport, films, banks">`, h1 + "<p>The pilots told the World Ledger that they are glad.</p>", "", ""},
		{"behind a label", "", h1 + `<p>Filed under: <a href="/sea">Sea</a>, <a href="/w">Weather and Wind</a></p>`, "Sea", ""},
		{"behind a label in Spanish", `<meta name="keywords" content="port, reopens">`, h1 + `<div><h4>Archivado en:</h4><ul><li><a href="/sea">Mar</a></li><li><a href="/w">Viento</a></li></ul></div>`, "", "Mar;Viento"},
		{"a label that is a part of a heading", "", h1 + `<div><h2><span>Hot</span> Topics</h2><ul><li><a href="/x">Port</a></li></ul></div>`, "", ""},
		{"a label that is a heading", "", h1 + `<div><h2><i></i><span>Topics</span>:</h2><ul><li><a href="/x">Port of Pier</a></li></ul></div>`, "", "Port of Pier"},
		{"marked in a menu", "", `<ul><li class="menu-item menu-item-object-category"><a href="/w">Weather</a><li class="menu-item-object-category current-post-ancestor"><a href="/s">Sea</a></ul>` + h1, "Sea", ""},
		{"links of the text are no breadcrumbs", "", `<div class="with-breadcrumb">` + h1 + `<p>` + strings.Repeat(prose, 9) + `<a href="/x">ships</a></p></div>`, "", ""},
		{"breadcrumbs that do something", "", `<p class=breadcrumb><a href="/s">Sea</a> <a href="mailto:desk@worldledger.example">Write to us</a></p>` + h1, "Sea", ""},
		{"the page in another language among breadcrumbs", "", `<p class=breadcrumb><a href="/s">Sea</a> <a href="/es/puerto" hreflang=es>Español</a></p>` + h1, "Sea", ""},
		{"filed by the day", "", `<p class=breadcrumb><a href="/s">Sea</a> > <a href="/2025">2025</a> > <a href="/2025/8">August</a></p>` + h1, "Sea", ""},
		{"the article is no step of the way to it", `<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"name":"Sea","item":"https://www.worldledger.example/sea"},{"name":"Storm is over"}]}</script>`, h1, "Sea", ""},
		{"the article cut short", "", `<p class=breadcrumb><a href="/s">Sea</a> > <a href="#">Port reopens af...</a></p>` + h1, "Sea", ""},
		{"a path of sections", `<meta property="article:section" content="news/local/courts">`, h1, "news", ""},
		{"sections in a row", `<meta property="article:section" content="Sea|Weather">`, h1, "Sea", ""},
		{"the front page is no section", `<meta property="article:section" content="Startseite">`, `<ul class="breadcrumb"><li><a href="/s">› Sea</a></li><li><a href="#">Drucken</a></li></ul>` + h1, "Sea", ""},
		{"the headline in the breadcrumbs", `<meta property="og:title" content="Port reopens after storm">`, `<ol class="breadcrumb"><li><a href="/s">Sea</a></li><li><a href="#">Port reopens after storm</a></li></ol><h1><span>Harbour :</span> <span>Port reopens after storm</span></h1>`, "Sea", ""},
		{"as the breadcrumbs print it", `<meta property="article:section" content="sea-and-sail">`, `<ol class="breadcrumb"><li><a href="/s">Sea and Sail</a></li></ol>` + h1, "Sea and Sail", ""},
		{"folder of the address", "", `<nav><a href="/">Home</a><a href="/world/">World</a><a href="/sea/">Sea</a></nav>` + h1, "World", ""},
		{"folder in another spelling", "", `<nav><a href="/world/">W.O.R.L.D.</a></nav>` + h1, "W.O.R.L.D.", ""},
		{"folder of another address", "", `<nav><a href="https://old.ledger.example/subject/world/">World</a></nav>` + h1, "World", ""},
		{"folder of an author", "", `<p>By <a href="/authors/world/">World</a></p>` + h1, "", ""},
		{"folder by another name", "", `<nav><a href="/world/">Back to the list</a></nav>` + h1, "", ""},
		{"a link to it by its address", "", `<div><a href="/category/sea">Sea</a></div>` + h1, "Sea", ""},
		{"links to sections in a menu", "", `<div><a href="/category/sea">Sea</a> <a href="/category/air">Air</a> <a href="/category/land">Land</a> <a href="/category/rail">Rail</a></div>` + h1, "", ""},
		{"an item of the menu without a link", "", `<ul><li class="menu-item-object-category current-post-ancestor">All<li class="menu-item-object-category current-post-ancestor"><a href="/s">Sea</a></ul>` + h1, "Sea", ""},
		{"tags below the post", "", h1 + `</article></main><div class="post-footer"><a rel="tag" href="/search/label/Storms">Storms</a></div><main><article>`, "", "Storms"},
		{"what the article is about", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm","about":[{"@type":"Thing","name":"Storms"},{"@type":"Place","name":"Pier"}]}</script>`, h1, "", "Storms;Pier"},
		{"fields of the content system", `<meta property="article:tag" content="siteGroup: CO"><meta property="article:tag" content="path:sea"><meta property="article:tag" content="Lite:true"><meta property="article:tag" content="QuayPostSource:NONE"><meta property="article:tag" content="subject: Storms"><meta property="article:tag" content="Seal: The Film">`, h1, "", "Storms;Seal: The Film"},
		{"metadata before a menu", `<meta name="keywords" content="Storms, World Ledger, Category: Sea, source:tagname:Wire, textabovecentergridwidth">`, h1 + `<ul class="topics"><li><a href="/x">Elections</a></li></ul>`, "", "Storms"},
		{"the headline cut into words", `<meta name="keywords" content="Storms, port, reopens, ships, after, storm, Pier">`, "<h1>Port reopens to ships after the storm</h1>", "", "Storms;Pier"},
		{"some words of the headline", `<meta name="keywords" content="port, ships, storm, pilots, after">`, "<h1>Port reopens to ships after the storm</h1>", "", "port;ships;storm;pilots;after"},
		{"a comma in Arabic", `<meta name="keywords" content="ميناء،عاصفة">`, h1, "", "ميناء;عاصفة"},
		{"marks around tags", `<meta name="keywords" content='Tags: Storms, "pier", Sea », Page: article, Collections: Ports'>`, h1, "", "Storms;pier;Sea"},
		{"what is no tag", `<meta property="article:tag" content="Port reopens after storm"><meta property="article:tag" content="The port was opened again for ships on Monday."><meta property="article:tag" content="Storms">`, h1, "", "Storms"},
		{"a section that says it is an article", `<meta name="section" content="Article">`, h1, "", ""},
		{"seen before what is for search engines", `<meta name="keywords" content="news, ships, sport">`, h1 + `<div><b>Read more about</b><ul><li><a href="/w/storms">Storms</a><li><a href="/w/pier">Pier</a></ul></div>`, "", "Storms;Pier"},
		{"a label in Cyrillic", "", h1 + `<p>Теги: <a href="/w/port">Порт</a></p>`, "", "Порт"},
		{"a label over prose", "", h1 + `<div><b>Topics</b><p>In the <a href="/x2">harbour</a> it was calm, and all the ships lay still.</p></div>`, "", ""},
		{"names in a list of values", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm","keywords":["Harbour, Ann","Storms","Sea, the"]}</script>`, h1, "", "Harbour, Ann;Storms;Sea, the"},
		{"one with commas", `<meta property="article:tag" content="Trade, Finance, & Ports">`, h1, "", "Trade, Finance, & Ports"},
		{"what is for the content system", `<meta name="keywords" content="@wire, /article, type_news, primary_category:opinion, package-112600, p, Front Page, Storms, re:pier">`, h1, "", "Storms;re:pier"},
		{"keywords of all pages of the site", `<meta property="article:tag" content="Storms"><meta name="keywords" content="World Ledger, news, sport, weather, politics, culture, motoring, travel">`, h1, "", "Storms"},
		{"many keywords, some of them of the article", `<meta name="keywords" content="World Ledger, harbour, storm, politics, culture, motoring, travel, food">`, h1, "", "harbour;storm;politics;culture;motoring;travel;food"},
		{"codes of a wire", `<meta property="article:tag" content="SHP,SHIP,SEA,SEA08,NP,GEN,WEU,RULES:TOP">`, h1 + `<ul class="topics"><li><a href="/x">Storms</a></li></ul>`, "", "Storms"},
		{"a tag that starts as the site does", `<meta name="keywords" content="worldledger-prize, The World Ledger">`, h1, "", "worldledger-prize"},
		{"a menu of topics", "", h1 + `<ul class="topics">` + strings.Repeat(`<li><a href="/x">Ships</a></li>`, maxGuessed+1) + `</ul>`, "", ""},
		{"without separators, as the keywords part them", `<meta name="keywords" content="Storms,Port of Pier,Pilots"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm","keywords":"Pier Pilots of Port Storms"}</script>`, h1 + `<p>Tags: <a href=/x>Elections</a></p>`, "", "Storms;Port of Pier;Pilots"},
		{"a description among the keywords", `<meta name="keywords" content="The port, in which it was calm all day, is open again to all ships, says the harbour office.">`, h1, "", ""},
		{"links to topics in Finnish", "", h1 + `<div><a href="/aiheet/x1">Storms</a></div>`, "", "Storms"},
		{"links to topics at the foot, a list of others beside", "", h1 + `<footer><a href="/topics/x1">Storms</a></footer><aside class="topics"><a href="/x2">Elections</a></aside>`, "", "Storms"},
		{"long tags in a script without blanks", "", h1 + `<div class="tags"><a href="/x1">オンライン接客</a><a href="/x2">รถนักเรียน</a><a href="/x3">港の再開に関する記事をすべて読むにはこちらへどうぞ</a></div>`, "", "オンライン接客;รถนักเรียน"},
		{"a label of tags in Arabic", "", h1 + `<div><span>كلمات دلالية:</span> <a href="/k1">الميناء</a></div>`, "", "الميناء"},
		{"a list of tags beside the article, links in its text", "", h1 + `<aside class="topics"><a href="/x1">Storms</a></aside><div>It was calm in the <a href="/topics/x2">harbour</a> and on the sea.</div>`, "", "Storms"},
		{"a label of tags with commas between them", "", h1 + `<ul><li>タグ <a href="/k1">港湾</a>, <a href="/k2">船</a>, <a href="/k3">嵐</a></li></ul>`, "", "港湾;船;嵐"},
		{"a label in the midst of a menu", "", `<div id=m><ul><li><a href="/n">News Archive</a></li><li><a href="/f">Forums</a></li><li><span>Categories</span></li><li><a href="/p">Pilots</a></li></ul></div>` + h1, "", ""},
		{"a link behind the last breadcrumb", "", `<div class="crumbs"><a href="/">Home</a> &gt; <a href="/s">Sea</a> &gt; Article <a href="/w">Write for us</a></div>` + h1, "Sea", ""},
		{"a breadcrumb that is no link", "", `<div class="crumbs"><a href="/">Home</a> &gt; <a href="/n">News</a> &gt; Coast &gt; <a href="/s">Sea</a></div>` + h1, "Sea", ""},
		{"links to topics", "", h1 + `<div><a href="/topics/x1">Storms</a></div><p>In the <a href="/topics/x2">harbour</a> it was calm.</p>`, "", "Storms"},
	} {
		a := article(t, site+tt.head, tt.top)
		var tags []string
		for _, tag := range a.Tags {
			tags = append(tags, tag.Name)
		}
		if got := strings.Join(tags, ";"); a.Section != tt.section || got != tt.tags {
			t.Errorf("%s: section %q, tags %q, want %q, %q", tt.name, a.Section, got, tt.section, tt.tags)
		}
	}
}

// A site that keeps its pages in a folder of its own name has no such section.
func TestFolderOfTheSite(t *testing.T) {
	page := "<body><nav><a href=/ledger/>LEDGER</a></nav><main><h1>Port reopens after storm</h1>" + strings.Repeat("<p>"+prose+"</p>", 4) + "</main>"
	a, err := Extract(&Page{URL: "https://www.ledger.example/ledger/0,8599,1.html", Body: []byte(page)})
	if err != nil || a.Section != "" {
		t.Errorf("%v, section %q", err, a.Section)
	}
}

func TestSameSite(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"https://ledger.example/a", "http://www.ledger.example/a", true},
		{"https://ledger.example:443/a", "http://ledger.example/a", true},
		{"https://ledger.example:8443/a", "https://ledger.example/a", false}, // the machine behind the site
		{"http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a", false},
		{"https://ledger.co.uk/a", "https://other.co.uk/a", false},
	} {
		a, errA := url.Parse(tt.a)
		b, errB := url.Parse(tt.b)
		if err := errors.Join(errA, errB); err != nil {
			t.Fatal(err)
		}
		if got := sameSite(a, b); got != tt.want {
			t.Errorf("sameSite(%s, %s) = %v", tt.a, tt.b, got)
		}
	}
}

func TestCleanURL(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://X.example:443/a?utm_source=b&id=1&fbclid=2#c", "https://x.example/a?id=1"},
		{"http://x.example", "http://x.example/"},
		{"https://x.example/a?b=1&a=2", "https://x.example/a?b=1&a=2"}, // order may matter
		{"", ""},
	} {
		if got := CleanURL(tt.in); got != tt.want {
			t.Errorf("CleanURL(%q) = %q, want %q", tt.in, got, tt.want)
		}
		if again := CleanURL(tt.want); again != tt.want {
			t.Errorf("CleanURL(%q) = %q", tt.want, again)
		}
	}
	u, err := url.Parse("https://news.bbc.co.uk/1")
	if err != nil || registrable(u.Hostname()) != "bbc.co.uk" {
		t.Errorf("registrable = %q", registrable(u.Hostname()))
	}
}

func TestRulesComeFirst(t *testing.T) {
	rules, err := NewRules(map[string]string{"headline": ".t", "authors": ".w", "published": ".d", "section": ".s", "dek": ".k"}, []string{".junk"})
	if err != nil {
		t.Fatal(err)
	}
	page := `<title>Another title of the page</title><h1>Another heading of it</h1><b class=junk>x</b><i class=t>Port reopens <b class=junk>now</b></i><i class=w>Ann Harbour</i><i class=d>22 August 2025</i><i class=s>World</i><i class=k>After a storm</i>` +
		strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships that were waiting outside, and the pilots have been at work since morning.</p>", 6)
	a, err := Extract(&Page{URL: "https://x.example/a", Body: []byte(page), Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join([]string{a.Headline.Raw, a.Byline[0].Name, a.Published.String(), a.Section, a.Dek.Raw}, "|")
	if want := "Port reopens|Ann Harbour|2025-08-22|World|After a storm"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if a.Provenance["headline"] != "selector" {
		t.Errorf("provenance %q", a.Provenance["headline"])
	}
}

func TestSiteName(t *testing.T) {
	for _, tt := range []struct{ head, want, rule string }{
		{`<script type="application/ld+json">[{"@type":"WebSite","name":"World Ledger"},{"@type":"NewsArticle","headline":"Port reopens after storm","publisher":{"name":"World Ledger"}}]</script>`, "World Ledger", "jsonld"}, // a rule is named once
		{`<meta property="og:site_name" content="https://worldledger.example"><meta name="publisher" content="World Ledger">`, "World Ledger", "meta:application-name"},
		{`<meta property="og:site_name" content="Port reopens after storm - World Ledger"><meta name="application-name" content="World Ledger">`, "World Ledger", "meta:application-name"},
		{`<meta property="og:site_name" content="@worldledger">`, "worldledger", "meta:og:site_name"},
	} {
		a := article(t, tt.head, "<h1>Port reopens after storm</h1>")
		if a.SiteName != tt.want || a.Provenance["site_name"] != tt.rule {
			t.Errorf("%s: %q by %s, want %q by %s", tt.head, a.SiteName, a.Provenance["site_name"], tt.want, tt.rule)
		}
	}
}

func TestDek(t *testing.T) {
	h1, dek := "<h1>Port reopens after storm: all about it</h1>", "The harbour was closed for three days"
	lede := "The harbour opened again on Tuesday after three days of gales, and the first ferry left for the islands at noon, with every seat taken and the crews of two tugs on the quay to wave it off, said the port."
	for _, tt := range []struct{ name, top, want string }{
		{"by its class", h1 + `<p class="standfirst">` + dek + `</p>`, dek},
		{"a heading by its class", h1 + `<h2 class="deck">` + dek + `</h2>`, dek},
		{"a heading of that class below a summary", h1 + `<div class="summary">Ships are back at the quays of the old harbour.</div><h2 class="deck">` + dek + `</h2>`, dek},
		{"a heading under the label of a share bar", h1 + `<div class="share">Social Sharing</div><h2 class="deck">` + dek + `</h2>`, dek},
		{"in a box with a caption", h1 + `<div class="intro"><span>The quay on Tuesday</span><p class="standfirst">` + dek + `</p></div>`, dek},
		{"in a link to another page", h1 + `<a href=/s><div class="teaser-headline">` + dek + `</div></a>`, ""},
		{"in a call to give", h1 + `<div class="promo"><div class="promo_description">` + dek + `</div></div>`, ""},
		{"in a banner around the headline", `<div class="hero-banner">` + h1 + `<div class="lead">` + dek + `</div></div>`, dek},
		{"as Czech editors call it", h1 + `<p class="perex">` + dek + `</p>`, dek},
		{"a heading with the headline in it", h1 + `<h2 class="subtitle">Ports: Port reopens after storm: all about it</h2>`, ""},
		{"a crosshead below the first paragraph", h1 + `<p>` + lede + `</p><h2 class="sub-title">` + dek + `</h2>`, ""},
		{"in the first paragraph", h1 + `<p><b class="lead">` + dek + `.</b> ` + lede + `</p>`, dek + "."},
		{"a crosshead", h1 + `<h2 class="lead-head">` + dek + `</h2>`, ""},
		{"a caption", h1 + `<figure><img src=a.jpg><div class="lead-text">` + dek + `, photo by Ann</div></figure>`, ""},
		{"a picture with its caption", h1 + `<div class="lead-art"><img src=a.jpg>` + dek + `</div>`, ""},
		{"what a film shows", h1 + `<p class="video-intro">` + dek + `</p>`, ""},
		{"the credit of a picture", h1 + `<p class="intro-credit">` + dek + `, photo by Ann</p>`, ""},
		{"a byline", h1 + `<p class="intro">by harbourann | Filed under: ports | 0</p>`, ""},
		{"a sentence with by", h1 + `<p class="intro">By Friday the harbour will be open again.</p>`, "By Friday the harbour will be open again."},
		{"a date", h1 + `<p class="intro">As of 21 August 2025, 16:41</p>`, ""},
		{"a line with the date", h1 + `<p class="intro">Updated: 21 August 2025, 12:10 PM ET Harbour Press</p>`, ""},
		{"when it was translated", h1 + `<p class="intro">Translated, published on 21 August 2025 at 12:10 GMT</p>`, ""},
		{"a date and who", h1 + `<p class="leading-text">August 21, 2025 By the Harbour Desk 3 min read</p>`, ""},
		{"a date that is told", h1 + `<p class="intro">The harbour was closed on 21 August 2025</p>`, "The harbour was closed on 21 August 2025"},
		{"a label before it", h1 + `<p class="standfirst"><b>Summary:</b> ` + dek + `</p>`, dek},
		{"a byline at its end", h1 + `<div class="intro">` + dek + ` <span class="author">by Ann Harbour</span></div>`, dek},
		{"a byline and the date at its end", h1 + `<div class="intro">` + dek + ` <span class="author">By Ann Harbour</span> <i>Fri Aug 22 2025, 10:44</i></div>`, dek},
		{"part of the headline", `<h1>Port reopens after storm: <span class="subtitle">all about it and what comes</span></h1><p class="standfirst">` + dek + `</p>`, dek},
		{"what the author does", h1 + `<div><h3>Ann Harbour</h3><h4 class="subheading">Historian of the harbours of the North</h4></div>`, ""},
		{"a caption with the credit at its end", h1 + `<div class="intro">` + dek + `. (AP Photo/Ann Harbour)</div>`, ""},
		{"what is said of the author", h1 + `<p class="author">By Ann Harbour</p><div class="excerpt">Ann is a reporter who has covered the ports of the North for nine years.</div>`, ""},
		{"what the author tells", h1 + `<p class="author">By Ann Harbour</p><div class="excerpt">Ann Harbour on why the port is closed, and for how long.</div>`, "Ann Harbour on why the port is closed, and for how long."},
		{"an author's description", h1 + `<div class="author-description">` + dek + `</div>`, ""},
		{"byline and date", h1 + `<div class="subtitle">ANN HARBOUR Nov. 20, 2019Updated: Nov. 20, 2019 1:35 a.m.</div>`, ""},
		{"a form", h1 + `<div class="intro">` + dek + ` <label>Name <input name=n></label></div>`, ""},
		{"a line of a form", h1 + `<form><div><p class="description">` + dek + `</p></div></form>`, ""},
		{"a call to subscribe", h1 + `<div class="article-subscribe"><p class="subtitle">` + dek + `</p></div>`, ""},
		{"a site called a newsletter", h1 + `<div class="newsletter-post"><p class="subtitle">` + dek + `</p><p>` + lede + lede + lede + lede + `</p></div>`, dek},
		{"a cross reference", h1 + `<p class="intro">Read also: how the harbour was closed, and by whom</p>`, ""},
		{"the first paragraph", h1 + `<p class="intro">` + lede + `</p>`, ""},
		{"the first paragraph, printed twice", h1 + `<div class="teaser-text">` + lede + `</div><p>` + lede + `</p>`, lede},
		{"paragraphs of the text", h1 + `<p class="intro-p">` + dek + `</p><p class="intro-p">It is open again since the morning</p>`, ""},
	} {
		if a := article(t, "", tt.top); a.Dek.Raw != tt.want {
			t.Errorf("%s: dek %q, want %q", tt.name, a.Dek.Raw, tt.want)
		}
	}
}

func TestDekByItsPlace(t *testing.T) {
	dek, story := "The harbour was closed for three days, and nobody knows what that will cost.", strings.Repeat("<p>"+prose+"</p>", 6)
	for _, tt := range []struct{ name, head, top, lead, want string }{
		{"as the page describes itself", `<meta name=description content="` + dek + `">`, "<h2>" + dek + "</h2>", "", dek},
		{"as the page describes itself, in a few words", `<meta name=description content="Ports: fees paid twice over">`, "<p>Ports: fees paid twice over</p><p>Ports</p>", "", "Ports: fees paid twice over"},
		{"above the byline", "", "<h2>" + dek + "</h2><p class=byline>By Ann Harbour</p>", "", dek},
		{"above a date in a menu", "", "<h2>" + dek + "</h2><nav><span>Updated: April 07, 2020 03:49 pm</span></nav>", "", dek},
		{"a label before it", "", "<p class=standfirst>Summary: " + dek + "</p>", "", dek},
		{"nothing says so", "", "<h2>" + dek + "</h2>", "", ""},
		{"the only paragraph", "", "<p>" + dek + "</p><p class=byline>By Ann Harbour</p>", "", dek},
		{"a paragraph of two", "", "<p>" + dek + "</p><div><div><p>The desk has moved to the coal pier.</p></div></div>", "", ""},
		{"a call by its class", "", "<p class=standfirst>Sign up for the harbour letter to get this in your inbox each day.</p>", "", ""},
		{"a paragraph further down", "", "<p>Ports</p><p>" + dek + "</p>", "", ""},
		{"by a class further down", "", "", strings.Repeat("<i></i>", dekReach) + "<p class=standfirst>" + dek + "</p>", dek},
	} {
		page := "<head>" + tt.head + "</head><body><main><h1>Port reopens after the storm</h1>" + tt.top + "<nav><a href=/s>Seals</a></nav><div class=story-body>" + tt.lead + story + "</div></main></body>"
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page)})
		if err != nil || a.Dek.Raw != tt.want || strings.Contains(a.Body(), dek) {
			t.Errorf("%s: %v, dek = %q, body = %q", tt.name, err, a.Dek.Raw, a.Body())
		}
	}
	page := "<head><meta name=description content='" + dek + "'></head><body><main><h2>Port reopens after the storm</h2><div class=k>" + dek + "</div><nav><a href=/s>Seals</a></nav><div class=story-body>" + story + "</div></main></body>"
	if a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page)}); err != nil || a.Dek.Raw != dek {
		t.Errorf("a page without an <h1>: %v, dek = %q", err, a.Dek.Raw)
	}
}

// Alone it is the dek of a text that is not shown, and two of a class are text.
func TestSecondDek(t *testing.T) {
	dek := "<div class=article-description><p>The harbour was closed for three days, and nobody knows what that will cost.</p></div>"
	for _, tt := range []struct {
		body string
		ok   bool
	}{
		{dek, false},
		{dek + "<div class=article-description><p>" + prose + "</p></div>", true},
	} {
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte("<body><main><h1>Port reopens after the storm</h1>" + tt.body + "</main></body>")})
		if tt.ok != (err == nil) || tt.ok && (a.Dek.Raw != "" || !strings.HasPrefix(a.Body(), "The harbour was closed")) {
			t.Errorf("%s: %v", tt.body, err)
		}
	}
}

// What the dek has said stays out of the body, and what a second one is not.
func TestBesideDek(t *testing.T) {
	const first = "The harbour was closed for three days."
	for _, beside := range []string{
		"<ul class=standfirst><li>" + first + "</li><li>Repairs start on Monday</li></ul>",
		"<p class=standfirst>" + first + "</p><p class=subtitle>Photo: Repairs by night / Example News</p>",
	} {
		page := "<body><article><h1>Port reopens after the storm</h1>" + beside + "<p>" + prose + "</p></article></body>"
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page)})
		if err != nil || !strings.HasPrefix(a.Dek.String(), first) || strings.Contains(a.Body(), "Repairs") {
			t.Errorf("%s: %v, dek %q", beside, err, a.Dek.Raw)
		}
	}
}

// A dek outside the element that holds the article is dropped as the dek.
func TestDekOutsideBody(t *testing.T) {
	page := "<body><main><header><h1>Port reopens after the storm</h1><p class=standfirst>Three days without a ship cost more than the storm.</p></header><div class=story-body>" +
		strings.Repeat("<p>"+prose+"</p>", 6) + "</div></main></body>"
	a := extracted(t, "https://news.example/port", page)
	if !slices.ContainsFunc(a.Blocks, func(b Block) bool { return b.Text.Raw == a.Dek.Raw && b.DroppedBy == "dek" }) {
		t.Errorf("dek %q, blocks %+v", a.Dek.Raw, a.Blocks)
	}
}

func TestTeasersAreNoDek(t *testing.T) {
	page := "<body><article><h1>Port reopens after the storm</h1><p>" + prose + "</p></article>" +
		"<div class=teasers><h2>More</h2><p><a href=/s>Seal pup found in car park</a></p><p><a href=/t>Ferry doubles its fare</a></p></div></body>"
	a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page)})
	if err != nil || a.Dek.Raw != "" {
		t.Errorf("%v, dek = %q", err, a.Dek.Raw)
	}
}

// TestLanguageOfBody tells the language of pages that say none and have no paragraphs, or
// nothing but short pieces in them.
func TestLanguageOfBody(t *testing.T) {
	pieces := ""
	for words := range slices.Chunk(strings.Fields(strings.Repeat(prose, 6)), 8) {
		pieces += "<p><span>" + strings.Join(words, " ") + ".</span></p>"
	}
	for _, body := range []string{strings.Repeat("<div>"+prose+"</div>", 6), pieces} {
		if a := extracted(t, "https://news.example/port", "<body><h1>Port reopens</h1><article>"+body+"</article>"); a.Language != "en" {
			t.Errorf("%.40s: language %q by %s", body, a.Language, a.Provenance["language"])
		}
	}
}

// A last line that is a name signs the text, unless it leads to the section of the page.
func TestSignedBelow(t *testing.T) {
	for href, want := range map[string]string{"https://ann.example/": "Ann Harbour", "/": "Ann Harbour", "http://[": "Ann Harbour", "/world": ""} {
		a := extracted(t, "https://www.worldledger.example/world/port.html", "<html lang=en><body><main><h1>Port reopens</h1>"+strings.Repeat(lede, 4)+"<p><b><a href="+href+">Ann Harbour</a></b></p></main>")
		if signed := len(a.Byline) == 1 && a.Byline[0].Name == want; signed != (want != "") {
			t.Errorf("%s: authors %v, want %q", href, a.Byline, want)
		}
	}
}

// What a dek says can look like a byline or a credit, and what stands below a link tells of
// what that leads to.
func TestIsNoDek(t *testing.T) {
	for _, tt := range []struct {
		above, line string
		dek         bool
	}{
		{"", "By closing the port, the harbour master has angered the pilots of the coast", true},
		{"", "By Ann Harbour, Harbour Correspondent", false},
		{"", "In photos: how the town got its harbour back after nine months", true},
		{"", "The mole in the storm. Photo: Ann Harbour", false},
		{"<h3><a href=/s>Seal pup found in car park</a></h3>", "It has been fed with herring and sleeps in a tub for now.", false},
	} {
		a := extracted(t, "https://news.example/port", "<body><article><h1>Port reopens after the storm</h1><div>"+tt.above+"<p class=standfirst>"+tt.line+"</p></div><div>"+told(5)+"</div></article></body>")
		if got := a.Dek.Raw == tt.line; got != tt.dek {
			t.Errorf("%s%s: dek %q", tt.above, tt.line, a.Dek.Raw)
		}
	}
}
