package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFAQs(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string // question|answer|origin
	}{
		{"details", "<details><summary>Is it open?</summary><p>Yes, all day.</p></details>", []string{"Is it open?|Yes, all day.|details"}},
		{"details that are no question", "<details><summary>Show the list</summary><p>Nine berths.</p></details>", nil},
		{"a definition list of questions", "<h2>FAQ</h2><dl><dt>Is it open?<dd>Yes.<dt>Is it deep?<dd>No.</dl>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"headings under an FAQ heading", "<h2>Frequently Asked Questions</h2><h3>Is it open?</h3><p>Yes.</p><p>All day.</p>", []string{"Is it open?|Yes.\nAll day.|html"}},
		{"headings in a row", "<h2>Is it open?</h2><p>Yes.</p><h2>Is it deep?</h2><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"one heading alone asks rhetorically", "<h2>Is it open?</h2><p>Nobody knows.</p>", nil},
		{"a question in prose", "<p>Is it open? Nobody knows.</p><p>Is it deep? Who can say.</p>", nil},
		{"bold questions", "<h2>FAQs</h2><p><strong>Is it open?</strong><br>Yes.</p><p><b>Is it deep?</b></p><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"list items", "<h2>Frequently Asked Questions</h2><ul><li><strong>Is it open?</strong> Yes.<li>Is it deep? No, it is not.</ul>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No, it is not.|html"}},
		{"marked pairs", "<h2>Q&amp;A</h2><p>Q: Is it open?</p><p>A: Yes.</p>", []string{"Is it open?|Yes.|html"}},
		{"folded answers", "<h2>FAQ</h2><button>Is it open?</button><div style='display:none'>Yes.</div>", []string{"Is it open?|Yes.|html"}},
		{"a question and its answer in one paragraph", "<h2>FAQ</h2><p>Q: Is it open?<br>A: Yes.</p><p>Q: Is it deep?<br>A: No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a line in place of the heading", "<p class=x>FAQ</p><div><h3>Is it open?</h3><div>Yes.</div></div>", []string{"Is it open?|Yes.|html"}},
		{"a question within an answer", "<div class=faq><ul><li><h3><button>Is it open?</button></h3><div><p>Yes.</p><p><b>In a storm?</b> No.</p></div>" +
			"<li><h3><button>Is it deep?</button></h3><div><p>No.</p></div></ul></div>",
			[]string{"Is it open?|Yes.\nIn a storm? No.|html", "Is it deep?|No.|html"}},
		{"an answer ends with the element that holds it", "<div class=faq><div><h3>Is it open?</h3><p>Yes.</p></div><div><h3>Is it deep?</h3><p>No.</p></div></div><p>The harbour is old.</p>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"an answer that reads like a notice", "<div class=faq><div><a href='#'><h3>Is it free?</h3></a><div><p>Sign up for our newsletter and it is.</p></div></div><div><a href='#'><h3>Is it deep?</h3></a><div>No.</div></div></div>",
			[]string{"Is it free?|Sign up for our newsletter and it is.|html", "Is it deep?|No.|html"}},
		{"folded titles of an FAQ that are no questions", "<div id=faqList><div><h3 aria-expanded=false>Opening hours</h3><p>All day.</p></div><div><h3 aria-expanded=false>Depth</h3><p>Nine metres.</p></div></div>",
			[]string{"Opening hours|All day.|html", "Depth|Nine metres.|html"}},
		{"filters of a shop", "<div class=accordion><details><summary>Brand</summary>Nine</details><details><summary>Size</summary>Ten</details></div>", nil},
		{"crossheads above an FAQ", "<h2>Is it old?</h2><p>Very.</p><h2>Who built it?</h2><p>Nobody knows.</p><h2>Frequently asked questions</h2><h3>Is it open?</h3><p>Yes.</p>",
			[]string{"Is it open?|Yes.|html"}},
		{"an interview", "<p><b>How old is she?</b></p><p>I do not know.</p><p><b>Who built her?</b></p><p>My father.</p><p><b>Will she sail?</b></p><p>She will.</p>", nil},
		{"an interview by name", "<p><b>How old is she?</b></p><p>Mair: Very old.</p><p><b>Who built her?</b></p><p>Mair: Nobody knows.</p><p><b>Will she sail?</b></p><p>Mair: She will.</p>", nil},
		{"an explainer", "<p><b>How old is she?</b></p><p>Ninety.</p><p><b>Who built her?</b></p><p>“I did,” says Mair.</p><p><b>Will she sail?</b></p><p>She will.</p>",
			[]string{"How old is she?|Ninety.|html", "Who built her?|“I did,” says Mair.|html", "Will she sail?|She will.|html"}},
		{"a dialog", "<div class='modal faq'><button>Is it open?</button><div>Yes.</div><button>Is it deep?</button><div>No.</div></div>", nil},
		{"the same pair twice", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p>" +
			`<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it open?","acceptedAnswer":{"@type":"Answer","text":"<p>Yes.</p>"}}]}</script>`,
			[]string{"Is it open?|Yes.|html"}},
		{"structured data alone", `<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it open?","acceptedAnswer":{"@type":"Answer","text":"<p>Yes.</p><p>All day.</p>"}}]}</script>`,
			[]string{"Is it open?|Yes.\nAll day.|jsonld"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := read(t, page(tt.in+"<h2>Outlook</h2>"))
			var got []string
			for _, f := range a.FAQs {
				got = append(got, f.Question.Raw+"|"+f.Answer.Raw+"|"+f.Origin)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			for _, f := range a.FAQs {
				if n := strings.Count(a.Body(), f.Question.Raw); n > 1 || n == 0 && f.Origin != "jsonld" {
					t.Errorf("%q stands %d times in the body:\n%s", f.Question.Raw, n, a.Body())
				}
			}
		})
	}
}
