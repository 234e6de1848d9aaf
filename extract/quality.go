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

func (d *Document) noteIf(a *Article, field string, found bool, provenance string) {
	if found {
		a.note(field, "found", provenance)
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
)

// facts are what quality is judged by.
type facts struct {
	*Article
	words  int     // of the body
	blocks int     // of the body
	kept   int     // bytes of the body
	all    int     // bytes of all blocks
	rival  float64 // share of running prose outside the body in it and the body
}

// A signal takes from the quality of a record that is likely wrong.
type signal struct {
	minus float64
	holds func(*facts) float64 // 0 to 1
	issue Issue                // Code "" for none: another check has remarked on it
}

// signals are what predicts a wrong record. Those of the body, the first six,
// are weighted by how much lower its F1 is where they hold, on half of the pages
// named above; on the other half quality and F1 correlate by 0.24, where they
// did by 0.06 for signals weighted by guess. Those of other fields weigh little:
// the field is lost, the rest of the record is not.
var signals = []signal{
	{0.40, func(f *facts) float64 { return min(1, f.rival/0.4) }, Issue{}},
	{0.20, func(f *facts) float64 { return truth(f.words < shortBody) }, Issue{"body", "body-short", Warning, "fewer than 60 words"}},
	{0.20, func(f *facts) float64 { return truth(f.blocks < fewBlocks) }, Issue{}},
	{0.10, func(f *facts) float64 { return truth(f.words < briefBody) }, Issue{}},
	{0.10, func(f *facts) float64 { return truth(f.words > longBody) }, Issue{}},
	{0.10, func(f *facts) float64 { return truth(f.Provenance["body"] == "script") }, Issue{}},
	{0.05, func(f *facts) float64 { return truth(2*f.kept < f.all) }, Issue{"body", "body-pruned", Info, "more than half of the text was kept out"}},
	{0.04, func(f *facts) float64 { return truth(f.Published.IsZero()) }, Issue{}},
	{0.03, func(f *facts) float64 { return truth(len(f.Byline) == 0) }, Issue{"authors", "no-author", Info, "the page names nobody"}},
	{0.02, func(f *facts) float64 { return truth(!strings.Contains(f.Provenance["headline"], "+")) }, Issue{"headline", "headline-differs", Info, "no two parts of the page agree on it"}},
	{0.02, func(f *facts) float64 { return truth(!strings.Contains(f.Provenance["published"], "+")) }, Issue{}},
	{0.02, func(f *facts) float64 { return truth(f.Language == "") }, Issue{"language", "no-language", Info, "neither the page nor its words say"}},
	{0.02, func(f *facts) float64 { return truth(f.CanonicalURL == "") }, Issue{}},
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
	rival := 0
	for i := range a.Blocks {
		text := a.BlockRaw(i)
		f.all += len(text)
		switch b := &a.Blocks[i]; {
		case b.InBody:
			f.kept += len(text)
			f.words += WordCount(text)
			f.blocks++
		case b.DroppedBy == ruleOutside.name:
			for line := range strings.SplitSeq(text, "\n") {
				if len(line) > 2*shortBlock && sentenceMarks(line) > 0 {
					rival += len(line)
				}
			}
		}
	}
	if rival > 0 {
		f.rival = float64(rival) / float64(rival+f.kept)
	}
	return f
}
