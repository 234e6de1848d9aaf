package extract

import (
	"errors"
	"strings"
	"testing"
)

func TestNotArticle(t *testing.T) {
	const declared = `<meta property="og:type" content="article">`
	brief := "<p>" + prose + "</p>"
	links := strings.Repeat("<p><b>Sport</b> <a href=/s>Harbour club wins</a> and <a href=/t>Ferry cup postponed</a> again</p>", 20)
	cards := strings.Repeat("<div><h3><a href=/s>Ferry to the Isles Doubles Its Fare</a></h3><p>The company names the price of oil.</p></div>", 5)
	river := "<ul>" + strings.Repeat("<li><a href=/s>Ferry to the Isles Doubles Its Fare</a> The company names the price of oil.</li>", 5) + "</ul>"
	pictures := "<figure><img src=/a.jpg><p>The harbour at noon</p></figure><img src=/b.jpg><img src=/c.jpg><img src=/d.jpg><img src=/e.jpg>"
	for _, tt := range []struct{ name, page, reason string }{
		{"empty", "<body></body>", "no body text"},
		{"chrome alone", "<body><nav><a href=/>Home</a></nav><footer>© The Example</footer></body>", "no body text"},
		{"a line", "<body><h1>Port reopens</h1><p>Nothing yet.</p></body>", "body of 12 characters"},
		{"a list of links", "<body><main>" + links + "</main></body>", "section front: 40 links, 0 sentences"},
		{"cards", "<body><main><h1>Coast</h1>" + cards + "</main></body>", "section front: 5 teasers"},
		{"cards of a site that calls all its pages articles", declared + "<body><main><h1>Coast</h1>" + cards + cards + "</main></body>", "section front: 10 teasers"},
		{"two cards", "<body><main><h1>Coast</h1>" + cards[:2*len(cards)/5] + "</main></body>", "section front: 2 teasers"},
		{"a river", "<body><main><h1>Coast</h1>" + river + "</main></body>", "section front: 5 teasers"},
		{"an error", "<title>Page not found</title><body><main><h1>Oops</h1><p>The page that you asked for has moved or was never there. Try the search.</p></main></body>", "error page"},
		{"an error that asks to come back", "<title>Error | The Example</title><body><main><h1>Error</h1><p>We have some trouble with our ships. Please come back later, we work hard on it.</p></main></body>", "error page"},
		{"a page that cannot be found", "<body><main><h1>Oops! We can’t find that page</h1><p>The page that you asked for has moved or was never there. Try the search.</p></main></body>", "error page"},
		{"maintenance", "<title>We'll be right back</title><body><main><h1>The Example</h1><p>The site is being mended, and opens again at noon. Thank you for your patience.</p></main></body>", "error page"},
		{"a German error", "<body><main><h1>Seite nicht gefunden</h1><p>Die Seite, die Sie aufrufen wollten, gibt es nicht mehr. Versuchen Sie die Suche.</p></main></body>", "error page"},
		{"a robot check", "<title>Just a moment...</title><body><h1>news.example</h1><p>This takes a few seconds. Your browser will go on to the page that you asked for as soon as it is done.</p></body>", "robot check"},
		{"a form to log in", "<title>Log in - The Example</title><body><h1>Welcome back</h1><form><input type=password></form><p>Forgot your password? Not a member yet? Sign up now to read all that we print.</p></body>", "login page"},
		{"a German form to log in", "<body><main><h1>Anmelden</h1><p>Mit Ihrem Konto lesen Sie alle Artikel auf allen Geräten, solange das Abonnement läuft.</p></main></body>", "login page"},
		{"a question before the page", "<body><h1>We value your privacy</h1><p>We and our 143 partners keep information on your device and read it, to show advertising and to measure it. You can agree or choose.</p></body>", "consent wall"},
		{"a good", `<script type="application/ld+json">{"@type":"Product","name":"Mooring post"}</script><body><h1>Mooring post</h1><p>A solid post of oak for small boats, treated against worm and rot. It is two metres long.</p></body>`, "Product"},
		{"the terms of the site", declared + "<meta name=author content='Ann Harbour'><body><main><h1>Privacy Policy</h1><p>Last updated: 2 March 2025</p>" + strings.Repeat(brief, 9) + "</main></body>", "page on the site itself"},
		{"how to reach the site", declared + "<body><main><h1>Contact</h1>" + strings.Repeat(brief, 9) + "</main></body>", "page on the site itself"},
		{"who runs the site", "<body><main><h1>Über uns</h1>" + strings.Repeat(brief, 9) + "</main></body>", "page on the site itself"},
		{"a stub", "<body><article><h1>Port reopens</h1>" + brief + "<div class=paywall>Subscribe to read on.</div></article></body>", "paywall stub"},
		{"pictures", "<body><main><h1>The week in pictures</h1>" + pictures + brief + "</main></body>", "gallery: 5 pictures"},
		{"a list by its own account", `<script type="application/ld+json">{"@type":"CollectionPage","name":"Coast"}</script><body><main><h1>Coast</h1>` + brief + "</main></body>", "CollectionPage"},

		{"a short item", "<body><main>" + brief + "</main></body>", ""},
		{"a short Japanese item", "<body><main><p>港は月曜日に再開した。最初のフェリーは正午に出る予定で、市は費用が契約より増えたと説明している。詳しくは後ほど。</p></main></body>", ""},
		{"a list article", declared + "<body><article><h1>Five ferries</h1>" + strings.ReplaceAll(cards, "oil.", "oil. "+prose) + "</article></body>", ""},
		{"a signed list of short items", declared + "<body><article><h1>Ten ferries</h1><p>By Ann Harbour</p>" + cards + cards + "</article></body>", ""},
		{"an item above teasers", "<body><main><h1>Port reopens</h1>" + brief + brief + "</main>" + cards + "</body>", ""},
		{"a signed brief above teasers", "<body><main><h1>Port reopens</h1><time datetime=2025-03-02>2 March 2025</time>" + brief + "</main><section>" + cards + "</section></body>", ""},
		{"an article on moments", "<body><article><h1>Just a moment of silence for the port</h1>" + brief + "</article></body>", ""},
		{"an article on who comes back", "<body><article><h1>Error of the pilot closed the port, says report</h1>" + brief + "</article></body>", ""},
		{"an article on logins", "<body><article><h1>Log in to the harbour: timber washes ashore</h1>" + brief + "</article></body>", ""},
		{"an article on privacy", "<body><article><h1>Your privacy matters more than tugs, says pilot</h1><p>By Ann Harbour</p>" + brief + "</article></body>", ""},
		{"an article on terms", "<body><article><h1>Privacy policy of the port is not lawful</h1>" + brief + "</article></body>", ""},
		{"a signed article on a film", "<body><article><h1>Contact</h1><p>By Ann Harbour</p>" + brief + "</article></body>", ""},
		{"a signed article on biscuits", "<body><article><h1>Cookies</h1><p>By Ann Harbour</p>" + brief + "</article></body>", ""},
		{"an unsigned article on a film", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Contact"}</script><body><article><h1>Contact</h1>` + brief + "</article></body>", ""},
		{"an article on errors", declared + "<body><article><h1>404 pages that are worth a visit</h1>" + brief + "</article></body>", ""},
		{"a long teaser", "<body><article><h1>Port reopens</h1>" + brief + brief + "<div class=paywall>Subscribe to read on.</div></article></body>", ""},
	} {
		_, err := Extract(&Page{URL: "https://news.example/2025/03/02/port", Body: []byte(tt.page)})
		switch {
		case tt.reason == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.reason != "" && (!errors.Is(err, ErrNotArticle) || !strings.Contains(err.Error(), tt.reason)):
			t.Errorf("%s: %v, want %s", tt.name, err, tt.reason)
		}
	}
}
