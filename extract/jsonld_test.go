package extract

import (
	"strings"
	"testing"
)

func TestReadJSONLD(t *testing.T) {
	for _, tt := range []struct{ name, in, headline, author string }{
		{"object", `{"@type":"NewsArticle","headline":"Port reopens","author":{"@type":"Person","name":"Ann Harbour"}}`, "Port reopens", "Ann Harbour"},
		{"list", `[{"@type":"WebSite","name":"W"},{"@type":"Article","headline":"Port reopens","author":"Ann Harbour"}]`, "Port reopens", "Ann Harbour"},
		{"graph with references", `{"@graph":[{"@type":["Article","NewsArticle"],"headline":"Port reopens","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Ann Harbour"}]}`, "Port reopens", "Ann Harbour"},
		{"address in the type", `{"@type":"https://schema.org/NewsArticle","schema:headline":"Port reopens","author":{"name":"Ann Harbour"}}`, "Port reopens", "Ann Harbour"},
		{"comment", "<!-- {\"@type\":\"Article\",\"headline\":\"Port reopens\",\"author\":\"Ann Harbour\"} -->", "Port reopens", "Ann Harbour"},
		{"CDATA", "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Port reopens\",\"author\":\"Ann Harbour\"}\n//]]>", "Port reopens", "Ann Harbour"},
		{"commas", `{"@type":"Article","headline":"Port reopens","author":["Ann Harbour",],}`, "Port reopens", "Ann Harbour"},
		{"line end in a string", "{\"@type\":\"Article\",\"headline\":\"Port\nreopens\",\"author\":\"Ann\tHarbour\"}", "Port reopens", "Ann Harbour"},
		{"quotes in a string", `{"@type":"Article","headline":"Port "reopens" soon","author":"Ann Harbour"}`, `Port "reopens" soon`, "Ann Harbour"},
		{"unknown escape", `{"@type":"Article","headline":"Port\'s end","author":"Ann Harbour"}`, "Port's end", "Ann Harbour"},
		{"cut off", `{"@type":"Article","headline":"Port reopens","author":{"name":"Ann Harbour"`, "Port reopens", "Ann Harbour"},
		{"two values", `{"@type":"WebSite","name":"W"}{"@type":"Article","headline":"Port reopens","author":"Ann Harbour"}`, "Port reopens", "Ann Harbour"},
		{"entities, once", `{"@type":"Article","headline":"Port &amp; pier &amp;lt;","author":"Ann Harbour"}`, "Port & pier &lt;", "Ann Harbour"},
	} {
		items, broken := readJSONLD([]string{tt.in})
		var headline, author string
		for _, it := range items {
			if it.is("Article", "NewsArticle") {
				headline, author = it.text("headline"), it.text("author")
			}
		}
		if squeeze(headline) != tt.headline || squeeze(author) != tt.author || broken != 0 {
			t.Errorf("%s: %q by %q, %d broken; want %q by %q", tt.name, headline, author, broken, tt.headline, tt.author)
		}
	}
	if items, broken := readJSONLD([]string{"var a = 1", `{"@type":"Article","headline":"Port"}`}); broken != 1 || len(items) != 1 {
		t.Errorf("a script that is no JSON: %d items, %d broken, want 1 and 1", len(items), broken)
	}
	if items, _ := readJSONLD([]string{strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000)}); len(items) > maxItemDepth+1 {
		t.Errorf("%d items of a deep script, want at most %d", len(items), maxItemDepth+1)
	}
	// Nodes that name each other are no endless loop.
	items, _ := readJSONLD([]string{`{"@graph":[{"@id":"a","author":{"@id":"b"}},{"@id":"b","author":{"@id":"a"}}]}`})
	if got := items[0].text("author"); got != "" {
		t.Errorf("author of a circle = %q", got)
	}
}

func FuzzRepairJSON(f *testing.F) {
	f.Add(`{"a":"b "c" d",}`)
	f.Add(`[{"a":1`)
	f.Fuzz(func(t *testing.T, s string) {
		if got := repairJSON(s); len(got) > 2*len(s)+2 {
			t.Errorf("repairJSON makes %d bytes of %d", len(got), len(s))
		}
		readJSONLD([]string{s})
	})
}

func TestJSONLDAfterComment(t *testing.T) {
	for _, s := range []string{
		"// made by hand\n{\"@type\":\"NewsArticle\",\"headline\":\"Port reopens\",}",
		"var data = {\"@type\":\"NewsArticle\",\"headline\":\"Port reopens\"};",
	} {
		items, broken := readJSONLD([]string{s})
		if len(items) != 1 || broken > 0 || items[0].text("headline") != "Port reopens" {
			t.Errorf("%q: %d items, %d broken", s, len(items), broken)
		}
	}
}
