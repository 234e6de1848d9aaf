package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxQuestion is the longest question; what is longer is a paragraph that
// ends in one.
const maxQuestion = 250 // characters

// faqHeading is a heading over questions and their answers.
var faqHeading = regexp.MustCompile(`(?i)^\W*(?:.{0,60}\b)?(?:faqs?|f\.a\.q\.|frequently asked questions?|questions? (?:and|&) answers?|q\s?&\s?a|common questions|people also ask|questions fréquentes|foire aux questions|häufig(?:e| gestellte) fragen|preguntas frecuentes|perguntas frequentes|domande frequenti|veelgestelde vragen|vanliga frågor|часто задаваемые вопросы|よくある質問|常见问题|常見問題)(?:\b.{0,80})?\W*$`)

func isQuestion(s string) bool {
	s = strings.TrimRight(s, " \"”’'»")
	return (strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "؟")) && utf8.RuneCountInString(s) <= maxQuestion
}

// details reads a <details> whose summary is a question, or that stands in an
// element for FAQs.
func (b *bodyReader) details(i int, p where) bool {
	n := b.t.nodes[i].n
	var summary *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Summary {
			summary = c
			break
		}
	}
	if summary == nil {
		return false
	}
	question := visibleText(summary)
	if question == "" || !isQuestion(question) && !p.faq {
		return false
	}
	answer := strings.TrimSpace(strings.TrimPrefix(visibleText(n), question))
	if answer == "" {
		return false
	}
	b.pair(draft{rule: p.rule, region: p.region, inside: p.inside, node: i}, question, answer, "details")
	return true
}

// pair appends a draft of an FAQ.
func (b *bodyReader) pair(d draft, question, answer, origin string) {
	d.kind = FAQBlock
	d.pair = &FAQ{Question: NewText(question), Answer: NewText(answer), Origin: origin}
	d.runes = utf8.RuneCountInString(question) + utf8.RuneCountInString(answer)
	d.stops = sentenceMarks(answer)
	b.out = append(b.out, d)
}

// A found question: the drafts that it and its answer are made of.
type found struct {
	at, end  int // drafts at to end, without end
	question string
	rest     string // what follows the question in its own draft
	level    int    // of the heading; 0 for bold and plain ones, -1 for list items
	scoped   bool   // under an FAQ heading, or in an element for FAQs
}

// faqs finds the questions among the drafts, puts a draft of each pair in their
// place, and adds those that only structured data has.
func (b *bodyReader) faqs() {
	pairs := b.accept(b.questions())
	out := make([]draft, 0, len(b.out))
	next := 0
	for _, f := range pairs {
		out = append(out, b.out[next:f.at]...)
		next = f.end
		q := &b.out[f.at]
		question, answer := unmark(f.question), f.rest
		for i := f.at + 1; i < f.end; i++ {
			d := &b.out[i]
			if d.kind == Image || d.kind == TableBlock {
				out = append(out, *d) // before its pair: it has a field of its own
				continue
			}
			if answer != "" {
				answer += "\n"
			}
			answer += d.text
		}
		d := draft{rule: q.rule, region: q.region, inside: q.inside, node: q.node}
		if d.rule == ruleEmpty || d.rule == ruleOpener || d.rule == ruleControls || d.rule == ruleLinks || d.rule == ruleHidden {
			d.rule = nil
		}
		b.out, out = out, b.out // pair appends to b.out
		b.pair(d, question, unmark(answer), "html")
		b.out, out = out, b.out
	}
	b.out = append(out, b.out[next:]...)
	b.number()
}

// questions finds what could be a question with its answer after it.
func (b *bodyReader) questions() (out []found) {
	scope := 0 // level of the FAQ heading above, 0 if there is none
	for i := range b.out {
		d := &b.out[i]
		if d.kind == Heading {
			switch {
			case d.runes < 150 && faqHeading.MatchString(d.text) && !isQuestion(d.text):
				scope = d.level
			case scope > 0 && d.level <= scope && !isQuestion(d.text):
				scope = 0
			}
		} else if d.runes < 60 && d.lead == d.text && faqHeading.MatchString(d.text) {
			scope = 6
		}
		f := found{at: i, end: i + 1, scoped: scope > 0 || d.faq}
		switch {
		case d.kind == FAQBlock || d.kind == TableBlock || d.kind == Image || d.rule == ruleCaption:
			continue
		case d.kind == Heading && isQuestion(d.text) && d.level > 1 && (f.scoped || 2*d.link < d.runes):
			f.question, f.level = d.text, d.level
		case d.kind == Heading:
			continue
		case d.lead != "" && isQuestion(d.lead):
			f.question, f.rest = d.lead, strings.TrimSpace(d.text[len(d.lead):])
			if d.kind == ListItem {
				f.level = -1
			}
		case isQuestion(d.text) && (f.scoped || d.rule == ruleControls) && !strings.Contains(unmark(d.text), ". "):
			f.question = d.text
		case f.scoped && d.kind == ListItem:
			end := strings.IndexAny(d.text, "?？")
			if end < 0 || end > maxQuestion || end+1 >= len(d.text) {
				continue
			}
			_, size := utf8.DecodeRuneInString(d.text[end:])
			f.question, f.rest, f.level = d.text[:end+size], strings.TrimSpace(d.text[end+size:]), -1
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

// qaMark numbers a question, or says that it is one and that the answer is one.
var qaMark = regexp.MustCompile(`^(?:[QAFR]\s?\d{0,2}\s?[:.)]|(?i:question|answer|frage|antwort|pregunta|respuesta)\s?\d{0,2}\s?:|#?\d{1,2}\s?[.)])\s*`)

func unmark(s string) string { return s[len(qaMark.FindString(s)):] }

// leastRow is how many bold questions in a row are FAQs; of headings two are.
const leastRow = 3

// maxAnswer is the most blocks that an answer has outside an element or a
// section for FAQs.
const maxAnswer = 12

// accept gives each question its answer, the blocks up to the next question or
// heading, and keeps the questions that stand in a row of such or under an FAQ
// heading: a single one in running prose is a figure of speech.
func (b *bodyReader) accept(all []found) (out []found) {
	for k := range all {
		f := &all[k]
		stop := len(b.out)
		if k+1 < len(all) {
			stop = all[k+1].at
		}
		q := &b.out[f.at]
		if f.level >= 0 || f.rest == "" {
			for f.end < stop && f.end-f.at <= 2*maxAnswer {
				d := &b.out[f.end]
				if d.kind == Heading && (f.level == 0 || d.level <= f.level) || d.kind == FAQBlock || d.faq != q.faq && !f.scoped || d.inside != q.inside {
					break
				}
				f.end++
			}
		}
		for f.end > f.at+1 && b.unanswering(f.end-1, q) {
			f.end--
		}
	}
	section := slices.ContainsFunc(all, func(f found) bool { return f.scoped && (f.rest != "" || f.end > f.at+1) })
	for k := range all {
		f := &all[k]
		if f.rest == "" && f.end == f.at+1 || section && !f.scoped {
			continue // a page with a section for FAQs has them there
		}
		row := 1
		for j := k; row < leastRow && j+1 < len(all) && all[j+1].level == f.level && all[j].end == all[j+1].at; j++ {
			row++
		}
		for j := k; row < leastRow && j > 0 && all[j-1].level == f.level && all[j-1].end == all[j].at; j-- {
			row++
		}
		if f.scoped || (row >= leastRow || row == 2 && f.level > 0) && b.out[f.at].inside {
			out = append(out, *f)
		}
	}
	return out
}

// unanswering reports whether draft i at the end of an answer is no part of it:
// it was dropped for another reason than the question, unless it only is folded
// away.
func (b *bodyReader) unanswering(i int, q *draft) bool {
	d := &b.out[i]
	return d.rule != q.rule && d.rule != ruleHidden && d.rule != nil && d.kind != ListItem || d.kind == Image || d.kind == TableBlock
}

// number stores the pairs of the drafts, each once, and those of structured
// data that the page does not show.
func (b *bodyReader) number() {
	seen := map[string]int{} // question → index into FAQs, plus one
	for i := range b.out {
		d := &b.out[i]
		if d.kind != FAQBlock || d.pair == nil {
			continue
		}
		key := strings.ToLower(lettersOf(d.pair.Question.Raw))
		if n := seen[key]; n > 0 && sameWords(b.a.FAQs[n-1].Answer.Raw, d.pair.Answer.Raw) {
			d.rule, d.kind, d.text = ruleOutside, Other, d.pair.Question.Raw
			continue
		}
		b.a.FAQs = append(b.a.FAQs, *d.pair)
		d.index = len(b.a.FAQs) - 1
		seen[key] = len(b.a.FAQs)
	}
	for _, it := range b.d.items("Question") {
		question := plain(it.text("name", "text"))
		answers := it.nodes("acceptedAnswer")
		if question == "" || len(answers) == 0 {
			continue
		}
		answer := plain(answers[0].text("text"))
		key := strings.ToLower(lettersOf(question))
		if answer == "" || seen[key] > 0 {
			continue
		}
		b.a.FAQs = append(b.a.FAQs, FAQ{Question: NewText(question), Answer: NewText(answer), Origin: "jsonld"})
		seen[key] = len(b.a.FAQs)
	}
}

// plain takes the markup out of a text of structured data.
func plain(s string) string { return strings.Join(paragraphs(s), "\n") }
