package clean

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"copydesk/extract"
)

// faqMarkups are ways to mark up questions and answers.
var faqMarkups = []struct{ name, open, pair, end string }{
	{"list", "<ul>", "<li><strong>%s</strong> %s</li>", "</ul>"},
	{"details", "", "<details><summary>%s</summary><p>%s</p></details>", ""},
	{"definitions", "<dl>", "<dt>%s</dt><dd>%s</dd>", "</dl>"},
	{"headings", "", "<h3>%s</h3><p>%s</p>", ""},
}

// harbourPage is an article with fourteen damages of the kinds that the one has
// which the project began with; %s stands for its questions.
const harbourPage = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Oslo Steps Back From Norway–Sweden Ferry Talks, Urges Owners to Meet - Harbour Ledger</title>
<meta property="og:title" content="Oslo Steps Back From Norway–Sweden Ferry Talks, Urges Owners to Meet"><meta property="og:type" content="article">
</head><body><article><h1>Oslo Steps Back From Norway–Sweden Ferry Talks, Urges Owners to Meet</h1>
<p>Oslo, Norway – In a change of course, former Mayor Ragna Solheim intends to let Norway and Sweden begin talks on the ferries without her, people in her office said. The talks between the two owners, Lindahl and Vestergaard, are to begin in the spring.</p>
<h2>The Road to a Lindahl-Vestergaard meeting</h2>
<p>At the heart of the plan is a meeting between the Swedish owner Torsten Lindahl and the Norwegian owner Birgit Vestergaard. Solheim told the radio host Jonas lindgren on NRKP, “I just want to see what comes of it.”</p>
<p>The change comes after Solheim said that the talks were harder than she had thought. She had believed that Norway would have a deal within a day.</p>
<h2>Ferry Guarantees and Public Money</h2>
<p>Talks with Vestergaard and european lines at the Harbour House on Monday were about guarantees for the crews. Solheim is willing to pay for some, but will not lend the ships of Norway. rather,potential help may come as fuel or pilots.</p>
<p>The terms remain a point of contention.Swedish transport Minister Kerstin lindblom has said that Sweden must be one of the guarantors, and the owners in Norway did not like it.</p>
<h2>economic Effects of a Possible Deal</h2>
<p>Vestergaard is said to have a plan to buy ships for 90 million kroner in Denmark, and to sell some of them to Sweden. It is not clear whether this plan has to do with the agreement that the two signed in Bergen last year.</p>
<h2>Key Developments &amp; discussions</h2>
<table><thead><tr><th>Date</th><th>Event</th></tr></thead><tbody>
<tr><td>August 18, 2025</td><td>Solheim meets with Vestergaard and European lines at the Harbour House.</td></tr>
<tr><td>August 19, 2025</td><td>solheim rules out lending ships to Norway.</td></tr>
<tr><td>August 20, 2025</td><td>Solheim speaks with Lindahl for an hour.</td></tr>
<tr><td>August 21, 2025</td><td>Lindahl agrees to send his lawyers to Norway.</td></tr></tbody></table>
<p>After the meetings at the Harbour House, Solheim spoke with Lindahl for an hour, and they agreed to send their lawyers. It does not mean that there will be a deal soon, as Lindahl has refused to meet Vestergaard before.</p>
<p>To know the past of the quarrel, with the bergen agreement and the loss of the night ferry, is to know what the lawyers want.</p>
<h2>Background and Context</h2>
<p>The Norway-Sweden quarrel began in February 2022, when Sweden closed its harbour to the ships of Norway. It has cost the towns of Europe a third of their trade. previous attempts to end it, and the Bergen agreement was one of them, have failed. The part of the European Union and of Denmark has been to pay.</p>
<h2>Frequently Asked Questions</h2>
%s
</article></body></html>`

var harbourFAQ = [][2]string{
	{"What is the part of Solheim in the norway-Sweden quarrel?", "Solheim now helps Lindahl and Vestergaard to meet, rather than to speak for them."},
	{"What do the owners want from the talks?", "Guarantees for the crews and the night ferry are what they quarrel about."},
	{"What does Denmark say of the ferries?", "Denmark has paid for fuel but has not joined the talks, so as not to make the quarrel worse."},
}

// harbourRepairs are all that the page needs: before, after.
var harbourRepairs = [][2]string{
	{"meeting", "Meeting"}, {"lindgren", "Lindgren"}, {"european", "European"}, {"rather", "Rather"}, {"", " "}, {"", " "},
	{"transport", "Transport"}, {"lindblom", "Lindblom"}, {"economic", "Economic"}, {"discussions", "Discussions"}, {"bergen", "Bergen"},
	{"previous", "Previous"}, {"solheim", "Solheim"}, {"norway", "Norway"},
}

// seedRepairs are those of the article which the project began with. Its page
// is a publisher's, so it is not in the repository.
var seedRepairs = [][2]string{
	{"meeting", "Meeting"}, {"levin", "Levin"}, {"european", "European"}, {"rather", "Rather"}, {"", " "}, {"", " "},
	{"foreign", "Foreign"}, {"lavrov", "Lavrov"}, {"economic", "Economic"}, {"discussions", "Discussions"}, {"minsk", "Minsk"},
	{"previous", "Previous"}, {"trump", "Trump"}, {"ukraine", "Ukraine"},
}

const seedFile = "../../../shared/seed/page.html"

// seedFAQ is the list of questions of the seed's page.
var seedFAQ = regexp.MustCompile(`(?s)<ul>(<li><strong>[^<]*\?</strong>[^<]*</li>\s*)+</ul>`)

func TestArticle(t *testing.T) {
	for _, m := range faqMarkups {
		t.Run("harbour/"+m.name, func(t *testing.T) {
			var faq strings.Builder
			for _, qa := range harbourFAQ {
				fmt.Fprintf(&faq, m.pair, qa[0], qa[1])
			}
			page := strings.Replace(harbourPage, "%s", m.open+faq.String()+m.end, 1)
			checkRepairs(t, page, harbourRepairs, len(harbourFAQ))
		})
	}
	seed, err := os.ReadFile(seedFile)
	if err != nil {
		t.Logf("the seed's page is not there: %v", err)
		return
	}
	pair := regexp.MustCompile(`<li><strong>([^<]*)</strong>([^<]*)</li>`)
	for _, m := range faqMarkups {
		t.Run("seed/"+m.name, func(t *testing.T) {
			n := 0
			page := seedFAQ.ReplaceAllStringFunc(string(seed), func(list string) string {
				var faq strings.Builder
				for _, qa := range pair.FindAllStringSubmatch(list, -1) {
					n++
					fmt.Fprintf(&faq, m.pair, qa[1], strings.TrimSpace(qa[2]))
				}
				return m.open + faq.String() + m.end
			})
			if n == 0 {
				t.Fatal("no questions in the seed's page")
			}
			checkRepairs(t, page, seedRepairs, n)
		})
	}
}

// checkRepairs extracts and cleans a page: each repair that it needs must be
// made once, no other at all, and all must be undone byte for byte.
func checkRepairs(t *testing.T, page string, want [][2]string, faqs int) {
	t.Helper()
	a, err := extract.Extract(&extract.Page{Body: []byte(page), URL: "http://news.example/a"})
	if err != nil {
		t.Fatal(err)
	}
	Standard(DefaultLexicon()).Clean(a)
	if len(a.FAQs) != faqs {
		t.Errorf("%d questions, want %d", len(a.FAQs), faqs)
	}
	var got [][2]string
	for f, text := range a.Texts() {
		for _, e := range text.Edits {
			if !slices.Contains(want, [2]string{e.Before, e.After}) {
				t.Errorf("%s %s: %q became %q: %+v", f.Name, f.Ref, e.Before, e.After, e.Why)
			}
			got = append(got, [2]string{e.Before, e.After})
			if clean := []rune(text.String()); string(clean[e.CleanStart:e.CleanStart+len([]rune(e.After))]) != e.After {
				t.Errorf("%s %s: no %q at %d", f.Name, f.Ref, e.After, e.CleanStart)
			}
		}
		if raw, err := extract.Undo(text.String(), text.Edits); err != nil || raw != text.Raw {
			t.Errorf("%s %s: undo %q, %v", f.Name, f.Ref, raw, err)
		}
	}
	slices.SortFunc(got, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	sorted := slices.SortedFunc(slices.Values(want), func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	if !slices.Equal(got, sorted) {
		t.Errorf("repairs %q\nwant    %q", got, sorted)
	}
}
