package extract

import (
	"strings"
	"testing"
)

// A bodyTest says what the body of a page has and what it has not, "" for nothing.
type bodyTest struct{ name, page, in, out string }

func (tt bodyTest) run(t *testing.T) {
	t.Helper()
	a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte("<title>Port reopens</title>" + tt.page)})
	if err != nil {
		t.Errorf("%s: %v", tt.name, err)
	} else if got := a.Body(); !strings.Contains(got, tt.in) || tt.out != "" && strings.Contains(got, tt.out) {
		t.Errorf("%s: body = %q", tt.name, got)
	}
}

// told is n paragraphs of an article.
func told(n int) string { return strings.Repeat("<p>"+prose+"</p>", n) }

// alone is a page that has nothing but a headline, the name of the author and a text.
func alone(text string) string {
	return "<head><meta name=author content='Ada Quillander'></head><body><main><h1>Port reopens</h1><div>" + text + "</div></main></body>"
}

func TestTeasers(t *testing.T) {
	box := "<aside><h4>Seals</h4><p>" + strings.Repeat("A seal pup is fed with herring for its first four weeks on land. ", 8) + "</p></aside>"
	linked := "<p>" + prose + prose + "The <a href=/s>east berth of the old port</a> is dry, the <a href=/t>west berth behind the pier</a> is not, and the master is glad of it.</p>"
	story := strings.Repeat("<p>"+strings.Repeat(prose, 4)+"</p>", 6)
	openers := strings.Repeat("<p>Read more: seals of the coast.</p>", 4)
	for _, tt := range []struct {
		name, body string
		in, out    string // what the body must and must not have
	}{
		{"a list of links", "<ul><li>Seals: <a href=/s>Pup found in car park</a></li><li>Coast: <a href=/t>Ferry doubles its fare</a></li></ul>", "Dredging", "Pup"},
		{"a word that is a button elsewhere", "<ul><li>SMS</li><li>Flags on the pier</li></ul>", "SMS", ""},
		{"a list of buttons", "<ul><li>SMS</li><li>Print</li><li>E-mail</li></ul>", "Dredging", "SMS"},
		{"a crosshead on what there is to do", "<h2>Mehr zu tun</h2><p>The pilots of the port have no time to sleep, says the harbour master to all who ask.</p>", "Mehr zu tun", ""},
		{"a heading over more on a topic", "<h2>Mehr zu Bergen</h2><p><a href=/b>Pup found in car park</a></p>", "Dredging", "Bergen"},
		{"a poem below a picture", "<p><img src=/tide.jpg width=600></p><p><em>The tide is out, the tide is in</em></p><p><em>and all the pilots are asleep</em></p>", "tide is out", ""},
		{"a short paragraph in Japanese below a call", "<h3>Share</h3><p>港は28日、東側の2つの岸壁を再び開いた。しゅんせつに2週間を要し、最初の船は正午に出る。</p>", "正午に出る", "Share"},
		{"a short paragraph below a box", "<div class=k><p>Related</p><a href=/s>Pup found in car park</a><p>3 May 2025</p></div><p>The pilots are glad of it.</p>" + told(1), "glad", "Pup"},
		{"a list of promises", "<div><p>Create an account to continue reading.</p><ul><li>Get e-mails from your favourite authors.</li><li>Read five articles a month.</li></ul></div>", "Dredging", "favourite"},
		{"a list of sources", "<ul><li><a href=https://tides.example/s>Pup found in car park</a></li><li><a href=https://fares.example/t>Ferry doubles its fare</a></li></ul>", "Pup found in car park\n\nFerry", ""},
		{"a list that shares the page", "<ul><li><a href='https://tides.example/s?u=https://news.example/port'>Tell the pilots</a></li></ul>", "Dredging", "pilots"},
		{"links among the text", "<p>" + prose + "</p><p><a href=/a>What to know about it</a></p><p>" + prose + "</p><p><a href=/b>Map: where it burns</a></p><p>" + prose + "</p><p><a href=/c>How to help the crews</a></p><p>" + prose + "</p>", "berths", "crews"},
		{"the article goes on below a box for comments", told(4) + "<div class=article-comments><p>Join the talk of our readers, of whom forty have said so far what they think.</p></div><p>The ferry is late.</p><p>" + prose + "</p>", "ferry is late", ""},
		{"links that name what is told of", "<p><a href=/a>The coal pier</a></p><p>" + prose + "</p><p><a href=/b>Quay 3</a></p><p>" + prose + "</p><ul><li><a href=/c>Dry dock</a></li></ul><p>" + prose + "</p>", "Dry dock", ""},
		{"buttons of what is told of", strings.Repeat("<p><a href=/s>See the chart</a></p><p>"+prose+"</p>", 4), "Dredging", "See the"},
		{"links between paragraphs", "<p><a href=/a>Seal pup found in car park of the harbour office</a></p><p>" + prose + "</p><p><a href=/b>Ferry doubles its fare to the islands of the north</a></p><p>" + prose + "</p><p><a href=/c>Pilots refuse to work on the nights of spring tides</a></p><p>" + prose + "</p>", "Dredging", "Seal"},
		{"links over teasers", strings.Repeat("<p>"+prose+prose+"</p>", 4) + "<div class=k><p><a href=/a>Pup found</a></p><p>It is well, and it has been given fish by those who found it.</p><p><a href=/b>Fares doubled</a></p><p>The ferry is dearer from Easter on, for all who want to sail.</p><p><a href=/c>Pilots on strike</a></p><p>Nobody sails at night, say the pilots.</p></div>", "Dredging", "Fares"},
		{"a place with a site of its own", "<h4><a href=https://pier.example/>The coal pier</a></h4><p>It is open again.</p>", "The coal pier", ""},
		{"an item that is a link among others", "<ul><li>Rope, tar and oil</li><li><a href=/s>Lamps of the quay</a></li><li>Charts of the coast</li></ul>", "Lamps", ""},
		{"a list of notes", "<ul><li><a href=#c1>^</a> <a href=https://tides.example/s>Pup found in car park</a></li><li><a href=#c2>^</a> <a href=https://fares.example/t>Ferry doubles its fare</a></li></ul>", "fare", ""},
		{"a list of places on the page", "<ul><li><a href=#h1>Pup found in car park</a></li><li><a href=#h2>Ferry doubles its fare</a></li></ul>", "Dredging", "Pup"},
		{"a heading that links to itself", "<h4 id=h1><a href=#h1>The coal pier</a></h4><p>It is open again.</p>", "The coal pier", ""},
		{"a list with links", "<ul><li>The <a href=/s>east berth</a> opens on Monday for the ferry alone</li><li>The west berth opens later, says the <a href=/t>harbour office</a></li></ul>", "east berth", ""},
		{"a paragraph behind an offer", "<p class=paywall>" + prose + "The <a href=/s>east berth</a> is dry.</p><div class=skip-item><p>" + prose + "The west berth is not.</p></div>", "east berth is dry.\n\nThe harbour master", ""},
		{"a short text behind an offer", "<div class='story paywall'><div class=entry-content><p>The east berth is dry, the west berth is not, and the master is glad of both.</p></div></div>", "east berth is dry", ""},
		{"a short part for subscribers", "<div class=subscriber-only><p>The east berth is dry, the west berth is not, and the master is glad of both.</p></div><p>" + prose + "</p>", "east berth is dry", ""},
		{"a box with a button to sign up", "<div class=k1><h3>To the point</h3><p>Each day at six, all that is new of the coast.</p><button>Abonnieren</button></div><p>" + strings.Repeat(prose, 3) + "</p>", "Dredging", "To the point"},
		{"a box with a button", "<div class=k1><h3>To the point</h3><p>Each day at six, the gates are opened.</p><button>Show map</button></div><p>" + prose + "</p>", "To the point", ""},
		{"a short last paragraph below a box", "<p>" + prose + "</p><div class=k><h4>Recommended</h4><h3><a href=/s>Seal pup found in car park</a></h3></div><p>The pilots are glad of it.</p>", "The pilots", "Seal"},
		{"an offer", "<p class=paywall>Already a <a href=/s>reader of the harbour</a>? <a href=/t>Come in</a>.</p>", "Dredging", "Already"},
		{"a heading over another with links", "<h2>All piers</h2><h3>The coal pier</h3><p><a href=/s>Seal pup found</a></p><h3>The ferry pier</h3><p>" + prose + "</p>", "All piers\n\nThe coal pier", "Seal"},
		{"a box in the middle", box + story, "Seals\nA seal pup", ""},
		{"a box at the end", story + box, "Dredging", "seal pup"},
		{"items of a list article", strings.Repeat("<h4><a href=/s>Seal pup found in car park</a></h4><p>"+strings.Repeat(prose, 4)+"</p>", 3), "Seal", ""},
		{"items with a line under their names", strings.Repeat("<h3><a href=/s>The coal pier</a></h3><h4>Quay 3</h4><p>"+strings.Repeat(prose, 4)+"</p>", 3), "The coal pier\n\nQuay 3", ""},
		{"a linked item among others", "<h4>1. The coal pier</h4><p>" + prose + "</p><h4><a href=/s>2. The herring pier</a></h4><p>" + prose + "</p>", "herring", ""},
		{"a stamp", "<p>Last updated 4 March 2025, 17:20</p>", "Dredging", "updated"},
		{"how long something is on", "<p>Old Charts, Harbour Hall, 4 March 2025 – 9 May 2025</p>", "Harbour Hall", ""},
		{"when something takes place", "<p>Opening: Tuesday, 4 March 2025, 10:30</p>", "Opening: Tuesday", ""},
		{"when it was last worked on", "<p>Zuletzt bearbeitet: 4. März 2025, 10:30 Uhr</p>", "Dredging", "bearbeitet"},
		{"the days of a programme", "<p><b>Tuesday, 4 March 2025</b></p><p>The pilots sing.</p><p><b>5 March 2025</b></p><p>The seals do.</p>", "Tuesday, 4 March 2025\n\nThe pilots sing.\n\n5 March", ""},
		{"the days of a timeline", "<div><span class=entry-date>3 May</span><div><p>The pilots sing.</p></div></div><div><span class=entry-date>May 2024</span><div class=share>Tweet</div><div><p>The seals do.</p></div></div>" + told(3), "3 May\n\nThe pilots sing.\n\nMay 2024\n\nThe seals", "Tweet"},
		{"the years of a timeline", "<div class=k><div class=y>1999</div><div class=share>Tweet</div><p>The pilots sing.</p></div>" + told(6), "1999\n\nThe pilots", ""},
		{"the days of other articles", "<div class=k><p><a href=/s>Seal pup found in car park</a></p><p>4 March 2025</p><p>The pup is well.</p><p><a href=/t>Ferry doubles its fare</a></p><p>5 March 2025</p><p>It is dear.</p></div>", "Dredging", "March"},
		{"a date in a sentence", "<p>The berth closed on 4 March 2025.</p>", "4 March", ""},
		{"where to write", "<p>Puede escribirnos a muelle@news.example, o seguir al puerto en las redes. Se responde a todos.</p>", "Dredging", "escribirnos"},
		{"a line over a card", "<p>Next read this:</p><p><a href=/s>Seal pup found in car park</a></p>", "Dredging", "Next"},
		{"a label and a link", "<p><b>RIVAL PORT:</b> <a href=/s>Seal pup found in car park</a></p>", "Dredging", "Seal"},
		{"a label and a sentence", "<p>HARBOUR MASTER: <a href=/s>The seal</a> is well, and it has been fed.</p>", "seal", ""},
		{"a fact and its source elsewhere", "<p>WHERE: <a href=https://hall.example/>The Old Harbour Hall</a></p>", "Harbour Hall", ""},
		{"a line over links", "<p>Also:</p><p><a href=/s>Seal pup found in car park</a></p><p><a href=/t>Ferry doubles its fare</a></p>", "Dredging", "Also"},
		{"an item over links", "<ul><li>Also</li><li><a href=/s>Seal pup found in car park</a></li><li><a href=/t>Ferry doubles its fare</a></li></ul>", "Dredging", "Also"},
		{"what editors pick", "<h3>Editors’ Picks</h3><p><a href=/s>Seal pup found in car park</a></p>", "Dredging", "Picks"},
		{"a line over one link", "<p>Suggested reading:</p><p><a href=/s>Seal pup found in car park</a></p>", "Dredging", "Suggested"},
		{"a line over a form", "<p>Rate this recipe of the week:</p><form><label>Stars</label><input name=s><button>Rate</button></form>", "Dredging", "Rate"},
		{"a line over a post", `<p>The mayor wrote:</p><blockquote class="instagram-media"><a href=https://social.example/p/1>View this post on Instagram</a></blockquote>`, "The mayor wrote", "View"},
		{"a line over code", "<p>The buoys report:</p><p><a href=#l1>1</a><br><a href=#l2>2</a></p><pre>tide = level(gauge)</pre>", "The buoys report", ""},
		{"a line over a quote below a box", "<p>The mayor wrote:</p><div class=newsletter-box><p>Sign up for our newsletter</p></div><blockquote><p>We are glad of the pier.</p></blockquote>", "The mayor wrote", "Sign"},
		{"a line over what somebody said below a link", "<p>The mayor said:</p><p>Read also: <a href=/s>Seal pup found in car park</a></p><p>“We are glad of the pier.”</p>", "The mayor said", "Seal"},
		{"a line over a table below a link", "<p>The results:</p><p>Read also: <a href=/s>Seal pup found in car park</a></p><table><tr><th>Port<th>Ships<tr><td>Oslo<td>9<tr><td>Rab<td>4</table>", "The results", "Seal"},
		{"a line over a list below links", "<p>The rules are:</p><div class=related-articles><a href=/s>Seal pup found in car park</a></div><ul><li>No coal at the new pier.</li><li>No oil.</li></ul>", "The rules", "Seal"},
		{"a line over prose", "<p>Also:</p><p>The coal pier is shut.</p>", "Also", ""},
		{"a line of links under what announces it", "<p>Don't miss</p><p><a href=/s>Seal pup found in car park</a> [INSIGHT] <a href=/t>Ferry doubles its fare</a> [VIDEO]</p>", "Dredging", "Seal"},
		{"a box in place of a film", "<div class=info-box><p>To view this content, please say that you agree.</p><p>It is of another site.</p></div>", "Dredging", "agree"},
		{"what the site earns", "<p>Our desk has tried each of the boats. If you buy one, we may earn a small commission.</p>", "Dredging", "commission"},
		{"what a broker has to say", "<p>Securities offered through Pier Brokers are NOT FDIC INSURED.</p><p>Text size</p><p>Rate this article</p>", "Dredging", "Pier"},
		{"labels of advertisements", "<p>Hirdetés</p><p>Advertentie</p><p>広告</p>", "Dredging", "det"},
		{"whom to follow where", "<p>Follow Ada Quillander at: https://posts.example/quillander</p>", "Dredging", "Quillander"},
		{"that it advertises", "<p>*Werbung. Dieser Beitrag enthält Werbung für den Hafen.</p><p>Die mit * gekennzeichneten Links sind sogenannte „Affiliate-Links“.</p>", "Dredging", "Hafen"},
		{"what others earn", "<p>“When a house is sold, we earn a commission,” she said. “We receive letters from the Commission.”</p>", "commission", ""},
		{"what others earn, in German and Spanish", "<p>Dafür bekommen wir vom Hafen eine Provision, sagte er. Podemos esperar a que la comisión decida.</p>", "Provision", ""},
		{"what a site earns in Spanish", "<p>Si compras un barco, podemos recibir una pequeña comisión.</p>", "Dredging", "barco"},
		{"what a broker earns", "<p>The brokers of the quay earn a commission on each boat.</p>", "brokers", ""},
		{"what is best for whom", "<p>Recommended: the coal pier for large ships, the ferry pier for small ones.</p>", "coal pier for", ""},
		{"how useful it was", "<div class='x-rating-widget x-main'><p>How good is this?</p><p>Average: 5 of 5. Votes: 1</p></div>", "Dredging", "Votes"},
		{"a folded part", "<h3><button aria-expanded=false>The coal pier</button></h3><div hidden><p>It is open again.</p></div>", "The coal pier\n\nIt is open", ""},
		{"a line to be clicked on", "<p>For all tides of the year, <a href=/s>click here</a>.</p>", "Dredging", "tides"},
		{"a cross reference in French", "<p>A lire aussi : le bac double ses tarifs</p>", "Dredging", "tarifs"},
		{"an account", "<p>Twitter: @harbourdesk</p>", "Dredging", "@"},
		{"a button in German", "<div>Mehr lesen...</div>", "Dredging", "Mehr"},
		{"who sent a release", "<p>SOURCE Quillfeather Lines</p>", "Dredging", "SOURCE"},
		{"a label over contents", "<p>Table of Contents Show</p>", "Dredging", "Contents"},
		{"a cross reference in Spanish", "<p>También lea: el ferry duplica su tarifa</p>", "Dredging", "tarifa"},
		{"what the site recommends in Spanish", "<h3>Te recomendamos ⬇</h3><p><a href=/s>Foca en el muelle</a></p>", "Dredging", "recomendamos"},
		{"what others read", "<h3>Pierbook's Most Read Stories of 2025</h3><ul><li>The <a href=/s>seal pup</a> found in the car park</li></ul>", "Dredging", "car park"},
		{"how long ago", "<p>14 hours ago</p>", "Dredging", "ago"},
		{"what readers wrote", "<h2>Comments (2)</h2><div><h4>Seals</h4><p>I have seen the seal pup in the car park, and it was well.</p></div><h2>The coal pier</h2><p>" + prose + "</p>", "coal pier", "seal pup"},
		{"disclosures", "<p>Prices were correct at the time of writing.</p><p>If you buy a chart through our links, we may earn a commission.</p><p>We independently review every chart at the time of writing.</p>", "Dredging", "e of writing"},
		{"whose opinion it is", "<p>The views on this page do not necessarily reflect those of the harbour office.</p>", "Dredging", "reflect"},
		{"whose text it is not", "<p>The newsroom had no role in the creation of this text.</p>", "Dredging", "newsroom"},
		{"what is no advice", "<p>This page of the office is not intended to be a substitute for legal or medical advice.</p><p>All information of the office is for general information purposes only.</p><p>We use affiliate links to the office.</p>", "Dredging", "the office"},
		{"advice in the news", "<p>The firm said its chart is not intended to be a substitute for legal advice. The pilots said that the map of the pier was for informational purposes only, and the minister had no role in the preparation of it.</p>", "pier", ""},
		{"advice not given", "<p>The pilots did not provide the master with advice on the tide.</p>", "advice", ""},
		{"what fares reflect", "<p>The fares do not necessarily reflect the price of oil.</p>", "fares", ""},
		{"a price in a sentence", "<p>Prices of berths were raised at Easter, and again in June.</p>", "Easter", ""},
		{"credits", "<p>Credit: Harbour Desk</p><p>Featured image by Harbour Desk</p><p>Powered by Pierbook</p><p>- Anzeige -</p>", "Dredging", "Harbour Desk"},
		{"a photographer and an agency", "<p>Harbour Desk/Pier Pictures/Getty Images for the Tide Museum</p>", "Dredging", "Museum"},
		{"a picture that illustrates in French", "<p>Image d’illustration : un quai de nuit, par Pierbook</p>", "Dredging", "Pierbook"},
		{"a licence of a picture", "<p>Image used under license from Pierbook</p>", "Dredging", "Pierbook"},
		{"a source", "<p>Source: harbour office</p>", "Dredging", "Source"},
		{"a card", "<a href=/s><div>Seal pup found in car park. It is well.</div></a>", "Dredging", "Seal"},
		{"the headline of a card", "<h4>The coal pier</h4><p>" + prose + "</p><div><a href=/s><h4>Seal pup found</h4></a></div><p>" + prose + "</p>", "coal", "Seal"},
		{"a post of the site quoted as a link", "<blockquote class=wp-embedded-content><p><a href=/s>Seal pup found in car park</a></p></blockquote>", "Dredging", "Seal"},
		{"a caption by its class", "<div><p class=wp-caption-text>The coal pier in 1911.</p></div>", "Dredging", "1911"},
		{"a caption by its picture", "<div class=k><div><img src=/p.jpg></div><span>The coal pier in 1911</span></div>", "Dredging", "1911"},
		{"a line that a picture follows", "<div class=k><p>The berths are numbered from the sea:</p><img src=/p.jpg></div>", "numbered", ""},
		{"a caption by its box and a credit", "<div class=k><a href=/p.jpg><img src=/p.jpg></a><h2>The coal pier. It was built in 1911. It burnt down.</h2><p>Photo: Harbour Desk</p></div>", "Dredging", "1911"},
		{"a caption below a button", "<div class=k><div><a href=/p.jpg>Enlarge<img src=/p.jpg></a><div><cite>Harbour Desk</cite> The coal pier in 1911.</div></div></div>", "Dredging", "1911"},
		{"other articles", "<div class=other-articles-wrap><h2>Other stories</h2><ul><li><h3><a href=/s>Seal pup found</a></h3>The seal pup that was found in the car park of the harbour office is well, and has been fed.</li></ul></div>", "Dredging", "Seal"},
		{"a caption by its box's name", "<div class=image-widget><img src=/p.jpg><p>The coal pier. It was built in 1911. It burnt down.</p></div>", "Dredging", "1911"},
		{"a caption by its place and agency", "<p><img src=/p.jpg></p><p>The coal pier, left, as it was in 1911 on a day in March. (AP)</p>", "Dredging", "1911"},
		{"a caption by its credit", "<div class=k><div class=lazy></div><div>The coal pier, left, as it was in 1911. (Photo Credit: Harbour Desk)</div></div>", "Dredging", "1911"},
		{"a caption in italics", "<p><img src=/p.jpg></p><p><span><em>The coal pier in 1911</em></span></p>", "Dredging", "1911"},
		{"a salutation in italics", "<p><img src=/p.jpg></p><p><em>Dear pilots of 1911,</em></p><p>" + prose + "</p>", "1911", ""},
		{"a caption by what stands in for the picture", "<img src=/p.jpg alt='The coal pier in 1911.'><h3>The coal pier in 1911.</h3>", "Dredging", "1911"},
		{"the name of what a picture shows", "<img src=/p.jpg alt='The coal pier of 1911'><h3>The coal pier of 1911</h3><p>" + prose + "</p>", "1911", ""},
		{"a paragraph by an agency", "<p>The coal pier was built in 1911 on a day in March. (AP)</p>", "1911", ""},
		{"a title beside a picture", "<div class=item-image><img src=/p.jpg><h3>The coal pier of 1911</h3></div><p>" + prose + "</p>", "1911", ""},
		{"lines of an element with a picture", "<div class=k><img src=/p.jpg>" + strings.Repeat(prose, 6) + "<br><br>It was built in 1911<br><br>" + prose + "</div>", "1911", ""},
		{"a paragraph beside a picture", "<div class=k><img src=/p.jpg><p>" + prose + "It is a pity. Nobody minds.</p></div>", "pity", ""},
		{"a button of its own kind", told(3) + "<div class=k><div class=l>Print it</div></div>", "Dredging", "Print"},
		{"a hidden offer", "<div class='intro hidden'><p>Every article costs a penny.</p></div>", "Dredging", "penny"},
		{"a part that is hidden on some screens", "<div class='hidden md:block'><p>Every article costs a penny.</p></div>", "penny", ""},
		{"words of a sentence in a label's class", "<p><span class=content-tags>" + prose + "Tags are on the quay.</span></p>", "quay", ""},
		{"the place of filing in its class", "<p><span class=dateline>MOLE HARBOUR </span>– The coal pier is shut.</p><p><span class=dateline>OSLO —</span>The ferry is late.</p>", "MOLE HARBOUR – The coal pier is shut.\n\nOSLO —The ferry", ""},
		{"a date and a name in theirs", "<p><span class=dateline>4 March 2025</span> – The coal pier is shut.</p><p><span class=author>Ada Quillander</span> The ferry is late.</p>", "The ferry is late", "March"},
		{"contents without links", "<div class=toc-intro><p>The berths are numbered from the sea.</p></div>", "numbered", ""},
		{"a consent box", "<p>To view this content you have to accept the cookies of the video service.</p>", "Dredging", "cookies"},
		{"what is left of a box", "<div><div><div>" + openers + "<p>The pup has been given fish.</p>" + openers + "</div></div></div>" + told(4), "Dredging", "given fish"},
		{"what is left of a smaller box", told(4) + "<div><div><div>" + openers + "<p>The pup has been given fish.</p><p>Read more: seals.</p></div></div></div>" + told(4), "Dredging", "given fish"},
		{"a paragraph as deep among others", "<div><div><div><p>" + prose + "</p><p>The pup has been given fish.</p><p>" + prose + "</p></div></div></div>" + told(4), "given fish", ""},
		{"a link after dropped ones", "<p><a href=/t>Ferry doubles its fare</a></p><ul><li><a href=/s>Seal pup found in car park. It is well. It has been fed.</a></li></ul>", "Dredging", "Seal"},
		{"a pull quote", "<blockquote>All berths are open again, and the first ferry will leave.</blockquote><p>The master says that all berths are open again, and the first ferry will leave.</p>", "master says", "again, and the first ferry will leave.\n\nThe master"},
		{"who says a pull quote", "<blockquote><p>All berths are open again, and the first ferry will leave.</p><cite>The pilot of the port</cite></blockquote><p>The master says that all berths are open again, and the first ferry will leave.</p>", "master says", "pilot"},
		{"the box of a pull quote", "<div class=k><h2>“<span>Start quote</span></h2><blockquote>All berths are open again, and the first ferry will leave.</blockquote><span>End quote</span> <span>The pilot</span></div><p>The master says that all berths are open again, and the first ferry will leave.</p>", "master says", "quote"},
		{"a paragraph beside a pull quote", "<div class=k><p>" + prose + "</p><blockquote>All berths are open again, and the first ferry will leave.</blockquote><h3>The coal pier</h3><p>" + prose + "</p></div>", "coal pier", ""},
		{"a pull quote with words left out", "<blockquote>All berths are open again … The first ferry will leave.</blockquote><p>“All berths are open again,” the master says. “The first ferry will leave.”</p>", "master says", "…"},
		{"a pull quote in a box of its own", "<div class=right_quote><div><p>All berths are open again, and the first ferry will leave.</p></div><span>The pilot</span></div><p>The master says that all berths are open again, and the first ferry will leave.</p>", "master says", "pilot"},
		{"a pull quote that is a heading", "<div class=pullquote><h3>All berths are open again, and the first ferry will leave.</h3></div><p>The master says that all berths are open again, and the first ferry will leave.</p>", "noon.\n\nThe master says", ""},
		{"where the text goes on", told(3) + "<p>Page 1 of 3</p><p><a href=?p=2>Next page</a></p><p>Seite 1 von 3</p><div class=page-links>Parts: <a href=?p=2>Second</a></div>", "Dredging", "Pa"},
		{"whom the press can ask", told(3) + "<p>Pressekontakt: Harbour Desk, Telefon 555 0101</p>", "Dredging", "0101"},
		{"a page of a book", "<p>“The tide is out.”</p><p>Seite 17</p>", "Seite 17", ""},
		{"what is new at a glance", "<div class=k><h2>Key events</h2><ul><li><a href=#a>The port opens again</a></li><li><a href=#b>The ferry sails again</a></li></ul></div>" + told(2), "Dredging", "Key"},
		{"a box with an address", "<div class=infobox><b>The Net Loft</b><p>3 Quay Street, Pierbook</p></div>", "3 Quay Street", ""},
		{"a pull quote that is a paragraph", "<p class=side-quote>All berths are open again, and the first ferry will leave.</p><p>The master says that all berths are open again, and the first ferry will leave.</p>", "master says", "again, and the first ferry will leave.\n\nThe master"},
		{"a quote half of which nothing repeats", "<blockquote>All berths are open again. We have waited two weeks for this day.</blockquote><p>“All berths are open again,” the master says.</p>", "two weeks for this", ""},
		{"a quote that nothing repeats", "<blockquote>We have waited two weeks for this day.</blockquote>", "two weeks for this", ""},
		{"an instruction in a list", "<ul><li>Follow the buoys on the left bank.</li><li>Share this chart with the crew.</li><li>Log in to the harbour radio.</li></ul>", "buoys on the left bank.\n\nShare this chart with the crew.\n\nLog in to", ""},
		{"an instruction as a heading", "<h3>Follow the buoys to the pier</h3><p>" + prose + "</p>", "buoys", ""},
		{"calls", "<p>Follow the harbour office on Facebook.</p><p>Share this article</p><p>Sign in to comment.</p><p>By clicking Send, you agree to our terms.</p>", "Dredging", "office on"},
		{"calls for papers and mails", "<p>Get the monthly tides delivered through your letterbox. Ten issues for a pound.</p><p>Want tides delivered right to your inbox?</p><p>***Please sign up for tides of the day.</p>", "Dredging", "tides"},
		{"calls of a community", "<p>Get the latest harbour news on your phone. Join the pilots.</p><p>We also treat our community members to special offers from us and our pilots.</p>", "Dredging", "pilots"},
		{"calls that name no newsletter", "<p>SMS Facebook Email</p><p>More on the topic: Seals of the coast</p><h3>You’ll also love…</h3><ul><li>The <a href=/s>seal pup</a> in the car park</li></ul>", "Dredging", "car park"},
		{"what a call heads", "<h3>Join our forum</h3><p>Meet other readers and see what they write</p>", "Dredging", "Meet"},
		{"a list that leads nowhere", "<h3>Recommended charts</h3><ul><li>The Coal Pier, Harbour Desk</li><li>The Ferry Pier, Harbour Desk</li></ul>", "Recommended charts\n\nThe Coal Pier", ""},
		{"a heading that starts as one over other articles", "<h3>More information on the piers</h3><p>The coal pier is shut</p><h3>Recommended depth</h3><p>Nine metres</p><h3>Shared berths</h3><p>None</p>", "More information on the piers\n\nThe coal pier is shut\n\nRecommended depth\n\nNine metres\n\nShared berths\n\nNone", ""},
		{"an item below a line over other articles", strings.Repeat("<h3><a href=/a>The coal pier</a></h3><p>"+strings.Repeat(prose, 4)+"</p><p><b>More on the pier:</b></p><ul><li><a href=/s>Seal pup found in car park</a></li></ul>", 2) + "<h3><a href=/b>The ferry pier</a></h3><p>" + strings.Repeat(prose, 4) + "</p>", "The ferry pier", "Seal"},
		{"what readers get", "<h3>Subscribe and see</h3><ul><li>The Coal Pier, by mail</li><li>The Ferry Pier, by mail</li></ul>", "Dredging", "by mail"},
		{"a label over nothing", "<h3>Advertising</h3><p>The pilots are glad</p>", "pilots", "Advertising"},
		{"items that lead elsewhere under a heading", "<h3>Don't miss:</h3><ul><li>" + prose + " <a href=/s>Here is how to book</a>.</li></ul>", "Dredging", "book"},
		{"marks of a template", "<p>{{berth-banner=\"/banners/wide\"}}</p><p>$$BERTHwide$$</p><p>[berth id=7 size=wide]</p>", "Dredging", "wide"},
		{"brackets in the prose", "<p>[Laughter]</p><p>[The berth is named for a coal pier.]</p>", "[Laughter]\n\n[The berth", ""},
		{"a summary by a machine", "<div class=aiArticleSummary><h2>In short</h2><ul><li>Berths are open.</li></ul></div>", "Dredging", "Berths are"},
		{"letters that are not Latin before a credit", "<p>港の長は岸壁がすべて開いたと述べた。(c)Wire</p>", "岸壁がすべて", ""},
		{"letters that are not Latin around a label", "<h3>О чём комментарии лоцманов</h3><p>Причал открыт, паром ушёл</p>", "лоцманов\n\nПричал", ""},
		{"a label that is not Latin", "<h3>«Комментарии»</h3><p>Причал открыт, паром ушёл</p>", "harbour master", "паром"},
		{"what readers wrote, in other languages", "<h2>12 Kommentare</h2><p>I have seen the seal pup in the car park, and it was well.</p>", "harbour master", "seal pup"},
		{"a comment of the newspaper's own", "<h2>Kommentar</h2><p>I have seen the seal pup in the car park, and it was well.</p>", "seal pup", ""},
		{"the article's tags", "<p>Filed under: Berths, Dredging boats</p>", "Dredging took", "boats"},
		{"a note on browsers", "<p>Please use Harbour browser for a better film</p>", "Dredging", "film"},
		{"a box of names", "<div class=callout><p>Harbour Chart Set</p><p>Pierbook Tide Table</p></div>", "Dredging", "Chart Set"},
		{"a box of facts", "<div class=callout><p>Berths: 12</p><p>Depth: 9 metres</p></div>", "Berths: 12", ""},
		{"what a film shows", "<p class=video-desc>The ferry leaves the harbour, and it is noon.</p>", "Dredging", "is noon"},
		{"the labels of a chart", "<div class='ai2html graphic'><div class=g-artboard><p>Berths in use</p><p>0</p><p>’17</p></div></div>", "Dredging", "use"},
		{"a gallery of pictures", "<div class=photogallery-wrapper><h2>Piers in pictures</h2><p>We have gone to see each of them, and it was raining.</p><p>Gallery Credit: Harbour Desk</p></div>", "Dredging", "raining"},
		{"a title of a film", "<div class=videoTitle>The ferry leaves the harbour</div>", "Dredging", "leaves the harbour"},
		{"a text that is cut to its first lines", "<div class='card md:line-clamp-3'>The seal pup found in the car park has been given fish. It is well.</div>", "Dredging", "given fish"},
		{"words of a sentence in links", "<p>The pilots of the <a class=related-link href=/s>coal pier</a> are glad, the <a class=tooltip-link href=/t>masters</a> are not.</p>", "pilots of the coal pier are glad, the masters are", ""},
		{"a label before a link", "<p>Next: <a class=related-link href=/s>Seal pup found</a></p>", "Dredging", "Seal"},
		{"a heading of the article below dropped ones", "<div><div><div>" + openers + "<h3>A chart case</h3>" + openers + "</div></div></div>" + told(4), "A chart case", ""},
		{"a label of the site", told(4) + "<section class=j><div class=k><div class=k>Why pilots like it</div></div></section><p>" + prose + "</p>", "Dredging", "Why pilots"},
		{"a label over a list", told(4) + "<section class=j><div class=k><div class=k>Why pilots like it</div></div></section><ul><li>It is deep</li><li>It is lit</li></ul><p>" + prose + "</p>", "Why pilots", ""},
		{"a link among references", "<ul><li>Harbour Desk: <a href=/a>The Tide Tables</a>, 2019.</li><li>Coast Desk: <a href=/b>Seals of the Coast</a>, 2021.</li><li><a href=/c>Piers and their keepers</a></li></ul>", "their keepers", ""},
		{"a quote among dropped ones", "<div><div><div>" + openers + "<blockquote>The pup has been given fish.</blockquote>" + openers + "</div></div></div>" + told(4), "given fish", ""},
		{"what a link does", "<p>The <a href=https://pier.example/ target=_blank>coal pier<span>(opens in new window)</span></a> is shut.</p>", "coal pier is shut", "window"},
		{"a line of hashtags", told(4) + "<p>#harbour #storm, #pilots</p>", "berths", "#storm"},
		{"a link past a post", "<p><a href=#after>A post of another site follows. You can skip it.</a></p>", "Dredging", "skip"},
		{"a link after a paragraph", "<p>" + prose + "</p><ul><li><a href=/s>Seal pup found in car park. It is well. It has been fed.</a></li></ul>", "Seal", ""},
		{"a part that is labelled for those who hear it", "<section aria-label='Newsletter Anmeldung'><p>The pup is fed with herring, day by day.</p></section>", "Dredging", "herring"},
		{"a label that is a title", "<div aria-label='Newsletter of the port'><p>The pup is fed with herring, day by day.</p></div>", "herring", ""},
		{"a label that is a heading", "<section aria-label='Social care'><h3>Social care</h3><p>The pup is fed with herring, day by day.</p></section>", "herring", ""},
		{"a label that is a heading over other articles", "<section aria-label='Related stories'><h3>Related stories</h3><p>The pup is fed with <a href=/s>herring</a>, day by day.</p></section>", "Dredging", "herring"},
		{"headings that start as those over other articles do", "<h3>Share prices fall</h3><ul><li>Harbour Bank</li></ul><h3>Trending downwards</h3><ul><li>Quay Oil</li></ul><h3>Sponsored runners</h3><ul><li>Ada Quillander</li></ul>", "Harbour Bank\n\nTrending downwards\n\nQuay Oil\n\nSponsored", ""},
		{"parts of a live blog that are called stories", "<div class=day-stories>" + linked + linked + "</div>" + told(9), "is glad of it", ""},
		{"a part of a live blog in an element of the site's own", told(3) + "<x-scroll class=live-posts><div><h2>The tide</h2><p>" + prose + "The pup is fed with herring.</p></div></x-scroll>", "herring", ""},
		{"a label of a paragraph", "<p aria-label=Biography>The pup is fed with herring, day by day.</p>", "herring", ""},
		{"a label of a table", "<table aria-label=Tools><tr><th>Tool<th>Use<tr><td>Herring<td>Food<tr><td>Tub<td>Bath</table>", "Herring", ""},
		{"a heading in a box of headlines", "<div><h4>Zeehonden</h4><ul><li><a href=/a>Seal pup found on the beach</a></li><li><a href=/b>Aquarium asks for more herring</a></li></ul></div>" + prose, "ferry", "Zeehonden"},
		{"a heading of the article over a list of headlines", "<h4>Zeehonden</h4><ul><li><a href=/a>Seal pup found on the beach</a></li><li><a href=/b>Aquarium asks for more herring</a></li></ul><p>" + prose + "</p>", "Zeehonden", "herring"},
		{"a heading over headlines and a text", "<div><h4>Zeehonden</h4><ul><li><a href=/a>Seal pup found on the beach</a></li><li><a href=/b>Aquarium asks for more herring</a></li></ul><p>" + prose + "</p></div>", "Zeehonden", "herring"},
		{"an overlay with an offer as long as a part of the page", strings.Repeat("<p>"+strings.Repeat(prose, 4)+"</p>", 4) + "<div class=subscribe_overlay>" + strings.Repeat("<p>The harbour letter tells you each week which berths are free, and what the pilots and the tug masters say of them.</p>", 9) + "</div>", "ferry", "letter"},
		{"letters that stand for others", "<p class=obfuscated>Ebt Ibgfobnu pggofu efo ptumjdifo Qjfs bn Npoubh.</p><p>See the <a class=obfuscated>pilots</a>.</p>", "See the pilots.", "Ibgfobnu"},
		{"a dish by its class", "<div class=scrambled-eggs><p>The pilots of the quay have them with herring and leeks.</p></div>", "herring and leeks", ""},
		{"the story in another language", told(4) + "<p>Read this story in Tamil</p>", "ferry", "Tamil"},
		{"a heading over where to buy it", "<div><h4>Zeehonden</h4><p><a href=/shop>Look at the price of it</a></p></div><p>" + prose + "</p>", "Zeehonden", ""},
	} {
		bodyTest{tt.name, page(tt.body), tt.in, tt.out}.run(t)
	}
}

func TestArticles(t *testing.T) {
	offer := "<div class=k><h3>Ready to sail?</h3><p>The pier office sells charts of the coast.</p><p><a href=/charts>See our charts</a></p></div>"
	coal, herring := "<p>The coal pier is shut, and no ship will call there before the month is out.</p>", "<p>The herring pier is open, and all the boats that were out have come home.</p>"
	start := func(text string) string {
		return "<body><main><h1>Port reopens</h1><div>" + text + "</div><div>" + told(20) + "</div></main></body>"
	}
	for _, tt := range []bodyTest{
		{"teasers at the end", alone(told(8) + strings.Repeat("<div><a href=/s><h4>Seal pup found in car park</h4></a><p>The Seal has been given fish.</p></div>", 3)), "ferry", "Seal"},
		{"thirty teasers beside it", "<body><main><h1>Port reopens</h1><div>" + told(2) + "</div></main><div>" + strings.Repeat("<article class=card><h3><a href=/r>Storm moves off the coast at last</a></h3><p>The storm is to weaken.</p></article>", 30) + "</div></body>", "ferry", "storm"},
		{"a ticker above the headline", "<body><main><div><ul><li><a href=/s>Seal pup found in car park</a> It is well and has been given fish, the warden says.</li><li><a href=/t>Ferry doubles its fare</a> The company names the price of oil.</li></ul><h1>Port reopens</h1>" + told(4) + "</div></main></body>", "harbour master", "fish"},

		{"a box with a button", alone(told(5) + offer + told(5)), "ferry", "charts of"},
		{"a box with a form", alone(told(5) + "<div class=k><p>The pier office writes each week.</p><form><p>You agree to our terms.</p><button>Send</button></form></div>" + told(5)), "ferry", "each week"},
		{"items of a list article", alone(told(5) + strings.Repeat(offer, 3)), "charts of", ""},
		{"half of a short text", alone(told(1) + offer), "charts of", ""},
		{"a paragraph before a link", alone(told(5) + "<p>The pier office sells charts of the coast.</p><p><a href=/charts>See our charts</a></p>" + told(5)), "charts of", ""},

		{"paragraphs behind an offer", page(strings.Repeat("<p class=subscriber-only>"+prose+"</p>", 5) + "<p class=subscriber-only>" + prose + "Nobody minds.</p>"), "Nobody minds", ""},
		{"an offer", page("<div class=paywall><p>This article is for subscribers. One month costs one pound.</p></div>"), "Dredging", "subscribers"},
		{"an article that a script shows", page(strings.Repeat("<p style='display:none'>"+prose+"</p>", 11) + "<p style='display:none'>" + prose + "Nobody minds.</p>"), "Nobody minds", ""},
		{"the rest below a button", page(told(1) + "<div style='display:none'><p>The coal pier is shut.</p></div><div><button>Read more</button></div>"), "coal pier", "Read more"},
		{"a hidden text above a link", page(told(1) + "<div style='display:none'><p>The coal pier is shut.</p></div><a href=/coal>Read more</a>"), "ferry", "coal pier"},
		{"in a shadow root", page("<pier-text><template shadowrootmode=open>" + told(1) + "<p>The coal pier is shut.</p></template></pier-text>"), "coal pier", ""},
		{"a hidden story", page(told(20) + "<div style='display:none'>" + strings.Repeat("<p>The ferry to the isles has doubled its fare, and nobody on the quay is pleased.</p>", 26) + "</div>"), "Dredging", "isles"},

		{"one paragraph above the container", start(coal), "ferry", "coal"},
		{"two of them", start(coal + herring), "coal pier is shut, and no ship will call there before the month is out.\n\nThe herring", ""},
		{"a headline among the breadcrumbs", strings.Replace(start(coal+herring), "<main><h1>Port reopens</h1>", "<nav class=breadcrumbs><a href=/>Home</a> <h1>Port reopens</h1></nav><main>", 1), "coal", ""},
		{"a heading of the first rank", "<body><main><h2>Port reopens</h2><div>" + told(3) + "<h1>The coal pier</h1>" + told(3) + "</div></main></body>", "coal pier", ""},
		{"all in headings", "<body><main><h1>Port reopens</h1><blockquote><h3>" + prose + prose + "</h3><h4>Dredging took two weeks. " + prose + "</h4><hr></blockquote></main></body>", "leave at noon.\n\nDredging", ""},
		{"few lines, all in headings", "<body><main><h1>Port reopens</h1><h3>" + prose + prose + "</h3><h3>Nobody minds.</h3></main></body>", "Nobody minds", ""},
		{"a list in headings", alone("<p>" + prose + prose + "</p>" + strings.Repeat("<h3>The coal pier</h3><h4>deep</h4><h4>lit</h4>", 3)), "lit\n\nThe coal pier\n\ndeep\n\nlit\n\nThe coal pier\n\ndeep\n\nlit", ""},
		{"a byline below a lede", alone(told(1) + "<p>By Ada Quillander</p>" + told(1)), "ferry", "By Ada"},
		{"the author of a book", alone(told(2) + "<p>Author: Ada Quillander</p>" + told(1)), "Author: Ada", ""},
	} {
		tt.run(t)
	}
}

func TestBylineLabels(t *testing.T) {
	for in, want := range map[string]bool{
		"By": true, "|": true, "Updated": true, "Published by": true, "Veröffentlicht:": true,
		"A": false, "I": false, "The port reopened": false, "Update on the port": false, "Posted signs": false,
	} {
		if got := isBylineLabel(in); got != want {
			t.Errorf("isBylineLabel(%q) = %v", in, got)
		}
	}
	head := "<p class=by>By <a class=author>Ada Quillander</a></p><p class=date>Updated <span class=timestamp>4 March 2025</span></p><p>Harbour Reporter</p>"
	got := read(t, "<body><main><h1>Port reopens</h1><div class=story-body>"+head+told(4)+"</div></main></body>").Body()
	if !strings.HasPrefix(got, "The harbour master") {
		t.Errorf("body = %q", got)
	}
}

func TestDateLinesOfBody(t *testing.T) {
	for lang, line := range map[string]string{
		"en":    "22 August 2025 | Harbour Desk",
		"de-CH": "Stand: 3 Mai 2026 · 4 Min.",
		"de":    "12.02.2025 | 18:34 Uhr · Aktualisiert: 13.02.2025, 07:15 Uhr · Lesezeit: 3 Min",
		"fa":    "جمعه ۳۱ مرداد ۱۴۰۴",
		"th":    "22 ส.ค. 2568 06:41 น.",
		"uk":    "06:41, 22.08.25",
		"bn":    "প্রকাশিত: ২২ আগস্ট ২০২৫, ০৬:৪১ | আপডেট: ২২ আগস্ট ২০২৫, ১০:১৫",
		"tr":    "Yayınlanma Tarihi: 22 Ağustos 2025, 06:41 Güncelleme Tarihi: 23 Ağustos 2025, 10:15",
		"zh":    "发布时间：2025-08-22 06:41 来源：码头在线 作者：林码头 浏览：52次",
	} {
		bodyTest{line, "<html lang=" + lang + "><body><main><h1>Port reopens</h1><div><div>" + line + "</div>" + told(2) + "</div></main>", "ferry", line}.run(t)
	}
	for _, line := range []string{"22 August 2025 to 30 August 2025", "The fair is on 3 May 2026 and the ferry runs on 4 May 2026", "Updated on 22 August 2025, the chart has the berths.", "港口于2024年5月3日关闭。", "बंदरगाह 3 मई 2024 को बंद हुआ।"} {
		bodyTest{line, alone("<div>" + line + "</div>" + told(3)), line, ""}.run(t)
	}
}

// What stands around a text says the same in all languages.
func TestCallsInOtherLanguages(t *testing.T) {
	for _, line := range []string{
		"اقرأ أيضا: رصيف جديد في الميناء", "همچنین بخوانید: اسکله تازه", "קראו גם: הרציף החדש", "مزید پڑھیں: نئی گودی", "यह भी पढ़ें: नया घाट", "আরও পড়ুন: নতুন ঘাট", "இதையும் படிக்க: புதிய துறை",
		"Прочетете още: Нов кей", "Pročitajte još: Novi gat", "Preberite tudi: Nov pomol", "Loe ka: Uus kai", "Lasiet arī: Jauna piestātne", "Lesa meira: Ný bryggja", "Soma zaidi: Gati mpya", "Чытайце таксама: Новы прычал", "Olvasta már? Új móló", "Pilihan Editor: Dermaga baru", "हे ही वाचा: नवा घाट", "อ่านเพิ่มเติม: ท่าเรือใหม่", "Lihat juga: Dermaga baru",
		"责任编辑：林码头", "（原标题：港口恢复）", "来源：码头在线", "انتهای پیام", "المصدر: وكالات", "本文及图片未经授权，不得转载", "未经授权，不得转载", "무단 전재 및 재배포 금지", "記事・写真の無断転載を禁じます",
		"Подписывайтесь на наш канал в Telegram", "Преглед на деня: следете новините ни и в Telegram", "قناة الميناء على واتساب: تابعونا", "हमारे व्हाट्सएप चैनल से जुड़ें", "ہمارا واٹس ایپ چینل جوائن کریں", "לעדכונים בוואטסאפ הצטרפו עכשיו", "제보는 카카오톡 부두",
	} {
		bodyTest{line, alone(told(3) + "<p>" + line + "</p>"), "ferry", line}.run(t)
	}
	for _, line := range []string{
		"Президент подписал закон о порте, сообщил он в своём Telegram-канале.", "وانضم إليهم القبطان عبر واتساب بعد ساعة.", "Читання книжок про порт триває, пише капітан у Telegram.", "编辑们在码头等了两个小时。",
		"اشتركوا جميعا في مجموعة واتساب واحدة.", "אלפים הצטרפו לקבוצת הוואטסאפ של הדייגים.", "WhatsApp grubuna katılınca parası çalındı.", "Pengguna WhatsApp diminta ikuti aturan baru itu.",
		"카카오톡 채널을 구독하는 이용자는 사천 명이다.", "ผู้ใช้ facebook ติดตามข่าวเรือจมทั้งคืน", "Ông nói người dùng Facebook theo dõi báo chí ít hơn trước.", "Na Facebooku piše: pratite vetar.",
	} {
		bodyTest{line, alone(told(3) + "<p>" + line + "</p>"), line, ""}.run(t)
	}
}
