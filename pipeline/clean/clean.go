// Package clean repairs the text of articles: broken encoding, lost blanks,
// lost capitals. It also takes the dateline out of the lede.
//
// [Standard] gives the stages in order; [Stages.Clean] runs them over an
// article that package extract made, or over bare text by way of [Article].
// Stages edit the texts of the article in place: each change stands in the
// edits of its [extract.Text] with its rule and evidence, and can be undone.
//
// A stage is a pure function of the article and of the lexicon, safe in any
// number of goroutines. It is idempotent: a second run changes nothing.
package clean

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"copydesk/extract"
)

// A Stage repairs one kind of damage throughout an article.
type Stage interface {
	Clean(a *extract.Article)
}

// repairable yields the texts that are repaired: all but those of menus, footers and
// the like, which are kept as the page has them, and datelines, which were
// repaired as a part of their paragraph.
func repairable(a *extract.Article) iter.Seq2[extract.Field, *extract.Text] {
	return func(yield func(extract.Field, *extract.Text) bool) {
		for f, t := range a.Texts() {
			if f.Block != nil && (f.Block.Kind == extract.Boilerplate || f.Block.Kind == extract.DatelineBlock) {
				continue
			}
			if !yield(f, t) {
				return
			}
		}
	}
}

// findings are the repairs found in the texts of a page, before the whole page
// has told which of them are damage and which are its way to write.
type findings []struct {
	text    *extract.Text
	repairs []extract.Replacement
}

func (f *findings) add(t *extract.Text, repairs []extract.Replacement) {
	if len(repairs) > 0 {
		*f = append(*f, struct {
			text    *extract.Text
			repairs []extract.Replacement
		}{t, repairs})
	}
}

// count counts the repairs of a rule.
func (f findings) count(rule string) (n int) {
	for _, found := range f {
		for i := range found.repairs {
			if found.repairs[i].Why.Rule == rule {
				n++
			}
		}
	}
	return n
}

// repair makes those repairs that are damage.
func (f findings) repair(damage func(text string, r *extract.Replacement) bool) {
	for _, found := range f {
		text := found.text.String()
		found.text.ReplaceAll(slices.DeleteFunc(found.repairs, func(r extract.Replacement) bool { return !damage(text, &r) }))
	}
}

// Stages run one after the other.
type Stages []Stage

// Clean runs every stage over a.
func (s Stages) Clean(a *extract.Article) {
	for _, stage := range s {
		stage.Clean(a)
	}
}

// Standard returns the stages every run uses. Unicode is first because all
// others read characters; blanks come before casing because a sentence start
// needs its blank. Dateline comes before Casing because capitals are the signal
// it reads, and what it takes out of the body is no evidence for it. Suspicions
// is last: it reports what all others left.
func Standard(names *Lexicon) Stages {
	return Stages{
		Unicode{}, Whitespace{}, Blanks{names}, Punctuation{},
		Dateline{names}, Casing{Names: names}, Suspicions{},
	}
}

// Repairs returns the stages of [Standard] that repair text. Bare text needs no
// more, and keeps its lines.
func Repairs(names *Lexicon) Stages {
	return slices.DeleteFunc(Standard(names), func(s Stage) bool { return s == Dateline{names} })
}

// maxHeadingWords is the longest line of bare text that is taken for a
// heading; a longer one is rather a sentence without its stop.
const maxHeadingWords = 16

// Article returns bare text as an article with one block a line: joining the
// texts of its blocks with line feeds gives the text again. Lines "- item" are
// list items, short lines without a closing stop headings, all others,
// "| a | b |" and empty ones among them, paragraphs.
func Article(text string) *extract.Article {
	a := &extract.Article{}
	for line := range strings.SplitSeq(text, "\n") {
		a.Blocks = append(a.Blocks, extract.Block{
			Kind: lineKind(line), InBody: true, Text: extract.NewText(line),
		})
	}
	return a
}

func lineKind(line string) extract.BlockKind {
	s := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(s, "|"):
		return extract.Paragraph
	case hasAnyPrefix(s, "- ", "* ", "• ", "– "):
		return extract.ListItem
	case looksLikeHeading(s):
		return extract.Heading
	default:
		return extract.Paragraph
	}
}

// looksLikeHeading reports whether a line is short, ends without a mark, and
// has a capital on half of its longer words; with a capital on three of four it
// can be twice as long, and end in any mark but a stop.
func looksLikeHeading(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	closed := strings.ContainsRune("!?:;,”\"’'", last)
	if last == '.' {
		return false
	}
	words, long, capital := 0, 0, 0
	for _, t := range tokens(nil, s) {
		if words++; words > 2*maxHeadingWords {
			return false
		}
		if utf8.RuneCountInString(t.word) > 3 {
			long++
			if t.form != lower {
				capital++
			}
		}
	}
	if closed || words > maxHeadingWords {
		return words >= 4 && 4*capital >= 3*long
	}
	return words >= 2 && 2*capital >= long && long > 0
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
