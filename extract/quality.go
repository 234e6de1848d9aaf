package extract

import (
	"fmt"
	"strings"
)

// remark adds an issue.
func (d *Document) remark(field, code string, severity Severity, message string) {
	d.issues = append(d.issues, Issue{field, code, severity, message})
}

// note records where the value of a field was read.
func (a *Article) note(field, value, provenance string) {
	if value != "" && provenance != "" {
		a.Provenance[field] = provenance
	}
}

// Bounds of what is usual, from the 914 pages of zyte, fundus, aed and wcxb: one
// of 100 has a body of fewer than 60 words, one of 50 fewer than 150, one of 9
// more than 3000.
const (
	shortBody = 60 // words
	briefBody = 150
	longBody  = 3000
	fewBlocks = 3
	manyParts = 10 // blocks kept out between those of the body; one page of five has more
)

// facts are what quality is judged by.
type facts struct {
	*Article
	words  int     // of the body
	blocks int     // of the body
	rival  float64 // share of running prose outside the body in it and the body
	parted float64 // share of what was kept out between the first block of the body and the last in it and the body
	parts  int     // blocks kept out there
	open   float64 // share of paragraphs of the body that no mark ends
	links  float64 // links of the body for each 100 bytes of it
}

// A signal takes from the quality of a record that is likely wrong.
type signal struct {
	minus float64
	holds func(*facts) float64 // 0 to 1
	issue Issue                // Code "" for none: another check has remarked on it
}

// signals are what predicts a wrong record. Those of the body, the first ten,
// are weighted by how much lower its F1 is where they hold, on half of the pages
// named above and of set readability; quality and F1 correlate by 0.4 on that
// half and on the other, and a tenth of the pages by quality has a mean F1 of
// 0.84, the others of 0.88 to 0.99. Those of other fields weigh little: the
// field is lost, the rest of the record is not.
var signals = []signal{
	{0.40, func(f *facts) float64 { return min(1, f.rival/0.4) }, Issue{}},
	{0.25, func(f *facts) float64 { return min(1, f.parted/0.25) }, Issue{"body", "body-parted", Info, "a quarter of the text between its ends was kept out"}},
	{0.05, func(f *facts) float64 { return truth(f.parts > manyParts) }, Issue{}},
	{0.10, func(f *facts) float64 { return max(0, min(1, (f.open-0.2)/0.4)) }, Issue{"body", "body-open", Info, "three of five paragraphs do not end as sentences do"}},
	{0.10, func(f *facts) float64 { return min(1, f.links) }, Issue{}},
	{0.20, func(f *facts) float64 { return truth(f.words < shortBody) }, Issue{"body", "body-short", Warning, "fewer than 60 words"}},
	{0.20, func(f *facts) float64 { return truth(f.blocks < fewBlocks) }, Issue{}},
	{0.10, func(f *facts) float64 { return truth(f.words < briefBody) }, Issue{}},
	{0.10, func(f *facts) float64 { return truth(f.words > longBody) }, Issue{}},
	{0.10, func(f *facts) float64 { return truth(f.Provenance["body"] == "script") }, Issue{}},
	{0.02, func(f *facts) float64 { return truth(f.Published.IsZero()) }, Issue{}},
	{0.02, func(f *facts) float64 { return truth(len(f.Byline) == 0) }, Issue{"authors", "no-author", Info, "the page names nobody"}},
	{0.01, func(f *facts) float64 { return truth(!strings.Contains(f.Provenance["headline"], "+")) }, Issue{"headline", "headline-differs", Info, "no two parts of the page agree on it"}},
	{0.01, func(f *facts) float64 { return truth(!strings.Contains(f.Provenance["published"], "+")) }, Issue{}},
	{0.01, func(f *facts) float64 { return truth(f.Language == "") }, Issue{"language", "no-language", Info, "neither the page nor its words say"}},
	{0.01, func(f *facts) float64 { return truth(f.CanonicalURL == "") }, Issue{}},
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// assess takes from the quality what each signal says and adds the issues that
// they raise.
func (d *Document) assess(a *Article) {
	f := factsOf(a)
	a.Quality = 1
	for _, s := range signals {
		holds := s.holds(&f)
		a.Quality -= s.minus * holds
		if holds == 1 && s.issue.Code != "" {
			d.remark(s.issue.Field, s.issue.Code, s.issue.Severity, s.issue.Message)
		}
	}
	a.Quality = max(0, float64(int(a.Quality*100+0.5))/100)
	if a.Headline.Raw == "" {
		d.remark("headline", "no-headline", Error, fmt.Sprintf("none of %d rules gives one", len(headlineRules)))
	}
}

func factsOf(a *Article) facts {
	f := facts{Article: a}
	kept, rival, parted, between := 0, 0, 0, 0
	parts, paragraphs, open := 0, 0, 0
	for i := range a.Blocks {
		text := a.BlockRaw(i)
		b := &a.Blocks[i]
		switch {
		case b.InBody:
			kept += len(text)
			f.words += WordCount(text)
			f.blocks++
			parted, f.parts = parted+between, f.parts+parts // the text goes on after them
			between, parts = 0, 0
			if b.Kind == Paragraph {
				paragraphs++
				if !ends(text) {
					open++
				}
			}
			continue
		case b.DroppedBy == ruleOutside.name:
			for line := range strings.SplitSeq(text, "\n") {
				if len(line) > 2*shortBlock && sentenceMarks(line) > 0 {
					rival += len(line)
				}
			}
		}
		if kept > 0 && b.Kind != Image {
			between += len(text)
			parts++
		}
	}
	f.rival = share(rival, kept)
	f.parted = share(parted, kept)
	if paragraphs > 0 {
		f.open = float64(open) / float64(paragraphs)
	}
	if kept > 0 {
		f.links = 100 * float64(len(a.Links)) / float64(kept)
	}
	return f
}

// share returns the part that n is of n and rest.
func share(n, rest int) float64 {
	if n == 0 {
		return 0
	}
	return float64(n) / float64(n+rest)
}
