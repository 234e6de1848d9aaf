package extract

import (
	"strings"
	"testing"
)

// A text that stands on the page for wide screens and for narrow ones.
func TestRepeated(t *testing.T) {
	story := "<p>The harbour master said on Monday that all berths are open again, and that ships may call.</p><p>The pilots have waited for that day since the first of the storms came in, they say.</p>" +
		"<h3>The ferry</h3><p>The ferry leaves at noon, and the master expects that it will be full to the last seat.</p>"
	for _, tt := range []struct {
		name, body string
		want       int // how often "at noon" stands in the body
	}{
		{"twice", story + "<aside></aside>" + story, 1},
		{"twice, a table in it", strings.ReplaceAll(story+"<aside></aside>"+story, "<h3>", "<table><tr><th>Ferry<th>Time<tr><td>Orla<td>at noon</table><h3>"), 2},
		{"two of its paragraphs", story + "<h3>Fares</h3>" + strings.Replace(story, "<h3>The ferry</h3>", "<h3>The boat</h3>", 1), 2},
		{"a small part of it", story + strings.Repeat("<h4>Piers</h4><p>There is much to tell of the piers, of the quays and of all the ships that call here.</p>", 40) + story, 2},
		{"paragraphs that are all alike", story + told(12), 13},
	} {
		got := read(t, "<body><main><h1>Port reopens</h1><div>"+tt.body+"</div></main></body>").Body()
		if n := strings.Count(got, "at noon"); n != tt.want {
			t.Errorf("%s: %d times in %q", tt.name, n, got)
		}
	}
}
