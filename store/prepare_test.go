package store

import (
	"testing"

	"copydesk/extract"
)

// Whatever is stored of an article is in the hash of its record, and what the
// publisher wrote in that of its content.
func TestSums(t *testing.T) {
	sums := func(change func(*extract.Article)) (content, record string) {
		t.Helper()
		a := sample()
		change(a)
		j, err := newPreparer().prepare(result(a))
		if err != nil {
			t.Fatal(err)
		}
		return j.content, j.record
	}
	content, record := sums(func(*extract.Article) {})
	seen := map[string]string{record: "nothing"}
	for _, tt := range []struct {
		what    string
		content bool // changes as well
		change  func(*extract.Article)
	}{
		{"a headline", true, func(a *extract.Article) { a.Headline.Raw = "Harbour of marseille opens" }},
		{"a repair", false, func(a *extract.Article) { a.Headline.Edits[0].After = "MARSEILLE" }},
		{"a rule", false, func(a *extract.Article) { a.Blocks[1].Text.Edits[0].Rule = "other" }},
		{"a paragraph", true, func(a *extract.Article) { a.Blocks[5].Text.Raw = "The harbour is older." }},
		{"a kept-out block", false, func(a *extract.Article) { a.Blocks[7].Text.Raw = "Share that" }},
		{"why it is kept out", false, func(a *extract.Article) { a.Blocks[7].DroppedBy = "other" }},
		{"a cell", true, func(a *extract.Article) { a.Tables[0].Rows[1][2].Text.Raw = "nil" }},
		{"a span", false, func(a *extract.Article) { a.Tables[0].Rows[0][0].Rowspan = 1 }},
		{"an answer", true, func(a *extract.Article) { a.FAQs[0].Answer.Raw = "In february 2026." }},
		{"a picture", false, func(a *extract.Article) { a.Media[0].Width = 801 }},
		{"a link", false, func(a *extract.Article) { a.Links[1].Rel = "" }},
		{"an author", true, func(a *extract.Article) { a.Byline[0].Name = "Port Desk" }},
		{"a profile page", false, func(a *extract.Article) { a.Byline[0].URL += "?x" }},
		{"a tag", false, func(a *extract.Article) { a.Tags[1].Origin = "meta" }},
		{"an issue", false, func(a *extract.Article) { a.Issues[0].Severity = extract.Warning }},
		{"a meta element", false, func(a *extract.Article) { a.Meta["og:title"] = "Port" }},
		{"the quality", false, func(a *extract.Article) { a.Quality = 0.5 }},
		{"the address", false, func(a *extract.Article) { a.URL += "/2" }},
	} {
		c, r := sums(tt.change)
		if (c != content) != tt.content {
			t.Errorf("%s: the content changes: %t, want %t", tt.what, c != content, tt.content)
		}
		if other, known := seen[r]; known {
			t.Errorf("%s: the record is that of %s", tt.what, other)
		}
		seen[r] = tt.what
	}
}

// Versions are told by the content, so its hash is that of files written long ago.
func TestContentSum(t *testing.T) {
	j, err := newPreparer().prepare(result(sample()))
	if want := "bfa6d03657754f8837791e67f7d7325c5163661920b4cad5c845243f1e068d39"; err != nil || j.content != want {
		t.Errorf("content_sha256 = %s, %v, want %s", j.content, err, want)
	}
}

// A record that was hashed by other code is no changed record.
func TestOtherRecordSum(t *testing.T) {
	s := create(t)
	run := start(t, s)
	put(t, run, result(sample()))
	before := query(t, s, "SELECT record_sha256 FROM articles")
	if _, err := s.w.Exec("UPDATE articles SET record_sha256 = 'other'"); err != nil {
		t.Fatal(err)
	}
	again := result(sample())
	put(t, run, again)
	if after := query(t, s, "SELECT record_sha256 FROM articles"); again.Change != extract.Unchanged || after[0] != before[0] {
		t.Errorf("change %q, hash %s, want unchanged and %s", again.Change, after, before)
	}
	sound(t, s)
}
