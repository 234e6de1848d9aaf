package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// Boilerplate takes blocks out of the body that ask, credit or advertise:
// share prompts, newsletter calls, "Read more: …", photo credits, copyright
// lines. It drops whole blocks only, and names the rule in DroppedBy. What is
// markup (share boxes, related posts) extract has dropped already.
type Boilerplate struct{}

// A phraseRule drops short blocks that begin with, or hold, one of its
// phrases.
type phraseRule struct {
	name   string
	starts []string // lower case
	holds  [][]string
	words  int  // the longest block that the rule drops
	end    bool // only among the last blocks of the body, where no prose comes after
}

// lastBlocks is how far from the end of the body a rule with end reaches.
const lastBlocks = 4

// phraseRules: each line says why it is sure.
var phraseRules = []phraseRule{
	// An imperative to the reader to share or subscribe is no news anywhere; the length keeps out a story about newsletters.
	{name: "share", words: 45, holds: [][]string{
		{"share this article"}, {"share this story"}, {"share this post"}, {"encourage you to share"}, {"share on facebook"}, {"share via email"},
	}},
	{name: "share", words: 6, starts: []string{"share this", "share on", "share:", "tweet this", "click to share"}},
	{name: "newsletter", words: 45, holds: [][]string{
		{"subscribe to our", "newsletter"}, {"sign up for our", "newsletter"}, {"sign up to our", "newsletter"}, {"sign up for the", "newsletter"},
		{"subscribe to the", "newsletter"}, {"straight to your inbox"}, {"delivered to your inbox"}, {"subscribe to our youtube"}, {"join our whatsapp"},
	}},
	// "Read more" with a colon or alone is a link to another story.
	{name: "read-more", words: 30, starts: []string{
		"read more:", "read more –", "read more |", "read also:", "also read:", "also read |", "read next:", "see also:", "related:", "more:", "related story:", "related stories:",
		"recommended reading:", "watch:", "listen:", "don't miss:", "don’t miss:", "you may also like", "you might also like", "more on this story:",
	}},
	{name: "read-more", words: 4, starts: []string{"read more", "continue reading", "read the full story", "read full article", "click here", "learn more", "related articles", "related stories"}},
	// Credits name a picture that the text lost.
	{name: "credit", words: 25, starts: []string{"photo:", "photos:", "photo by ", "photograph:", "photo credit:", "image:", "image credit:", "image source:", "images:", "picture:", "credit:", "featured image", "getty images", "file photo"}},
	{name: "advertisement", words: 4, starts: []string{"advertisement", "story continues below", "article continues", "sponsored content", "continue reading below", "scroll to continue"}},
	// Only at the end does the desk speak about the story itself.
	{name: "provenance", words: 45, end: true, starts: []string{
		"this story was originally", "this article was originally", "this article originally", "this story originally", "originally published", "this post was originally",
		"this article first appeared", "this story first appeared", "this report was first", "this story has been updated", "this article has been updated",
	}},
	{name: "copyright", words: 60, end: true, starts: []string{"©", "copyright ©", "copyright 19", "copyright 20", "(c) 20", "all rights reserved", "&copy;"}},
	{name: "copyright", words: 60, end: true, holds: [][]string{{"all rights reserved"}, {"may not be published, broadcast"}}},
	{name: "call", words: 40, end: true, holds: [][]string{
		{"follow us on"}, {"like us on facebook"}, {"leave a comment"}, {"let us know in the comments"}, {"in the comments below"}, {"download our app"}, {"follow him on twitter"}, {"follow her on twitter"},
		{"join the conversation"}, {"support our journalism"}, {"become a member"}, {"got a tip?"}, {"have a story tip"},
	}},
}

// Clean implements [Stage].
func (Boilerplate) Clean(a *extract.Article) {
	after := 0 // blocks of the body behind this one
	for i := range a.Blocks {
		if a.Blocks[i].InBody {
			after++
		}
	}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !b.InBody {
			continue
		}
		after--
		if b.Kind != extract.Paragraph && b.Kind != extract.ListItem && b.Kind != extract.Other {
			continue
		}
		if rule := boilerplate(b.Text.String(), after < lastBlocks); rule != "" {
			b.InBody, b.DroppedBy = false, "boilerplate:"+rule
		}
	}
}

// longestRule in words: no block with more is dropped.
var longestRule = slices.MaxFunc(phraseRules, func(a, b phraseRule) int { return a.words - b.words }).words

// boilerplate returns the name of the rule that drops s, "" for none.
func boilerplate(s string, last bool) string {
	words := strings.Count(s, " ") + 1 // blanks are single by now
	if words > longestRule || s == "" {
		return ""
	}
	s = strings.TrimLeftFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '©' && r != '(' && r != '&' })
	for i := range phraseRules {
		r := &phraseRules[i]
		if words <= r.words && (last || !r.end) && r.matches(s) {
			return r.name
		}
	}
	return ""
}

func (r *phraseRule) matches(s string) bool {
	for _, start := range r.starts {
		if rest, ok := strings.CutPrefix(s, start); ok && !letterFirst(start, rest) {
			return true
		}
	}
	for _, all := range r.holds {
		found := true
		for _, part := range all {
			found = found && strings.Contains(s, part)
		}
		if found {
			return true
		}
	}
	return false
}

// letterFirst reports whether a word goes on where start ends: "learn more" is
// not the start of "learn moreover".
func letterFirst(start, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(start)
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(last) && unicode.IsLetter(next)
}
