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

const shortBody = 60 // words; one of 100 articles in the sets is shorter

// A signal takes from the quality of a record whose field is likely wrong.
type signal struct {
	minus float64
	holds func(a *Article, words int, dropped float64) bool
	issue Issue // Code "" for none: another check has remarked on it
}

// signals are what predicts a wrong record. The weights add up to 1: a page
// for which all hold is none that a reader would call an article.
var signals = []signal{
	{0.30, func(_ *Article, words int, _ float64) bool { return words < shortBody }, Issue{"body", "body-short", Warning, "fewer than 60 words"}},
	{0.15, func(_ *Article, _ int, dropped float64) bool { return dropped > 0.5 }, Issue{"body", "body-pruned", Info, "more than half of the text was kept out"}},
	{0.15, func(a *Article, _ int, _ float64) bool { return a.Published.IsZero() }, Issue{}},
	{0.10, func(a *Article, _ int, _ float64) bool { return len(a.Byline) == 0 }, Issue{"authors", "no-author", Info, "the page names nobody"}},
	{0.10, func(a *Article, _ int, _ float64) bool { return !strings.Contains(a.Provenance["headline"], "+") }, Issue{"headline", "headline-differs", Info, "no two parts of the page agree on it"}},
	{0.10, func(a *Article, _ int, _ float64) bool { return !strings.Contains(a.Provenance["published"], "+") }, Issue{}},
	{0.05, func(a *Article, _ int, _ float64) bool { return a.Language == "" }, Issue{"language", "no-language", Info, "neither the page nor its words say"}},
	{0.05, func(a *Article, _ int, _ float64) bool { return a.CanonicalURL == "" }, Issue{}},
}

// assess sums the signals up and adds the issues that they raise.
func (d *Document) assess(a *Article) {
	words, kept, all := 0, 0, 0
	for i := range a.Blocks {
		text := a.BlockRaw(i)
		all += len(text)
		if a.Blocks[i].InBody {
			kept += len(text)
			words += WordCount(text)
		}
	}
	dropped := 0.0
	if all > 0 {
		dropped = float64(all-kept) / float64(all)
	}
	a.Quality = 1
	for _, s := range signals {
		if !s.holds(a, words, dropped) {
			continue
		}
		a.Quality -= s.minus
		if s.issue.Code != "" {
			d.remark(s.issue.Field, s.issue.Code, s.issue.Severity, s.issue.Message)
		}
	}
	a.Quality = max(0, float64(int(a.Quality*100+0.5))/100)
	if a.Headline.Raw == "" {
		d.remark("headline", "no-headline", Error, fmt.Sprintf("none of %d rules gives one", len(headlineRules)))
	}
}
