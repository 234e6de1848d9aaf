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
