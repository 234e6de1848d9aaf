package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Pairs are found in the drafts of the page, where a question is a block that
// asks and its answer the blocks after it. Questions that are written alike
// make a row, and a row is judged as a whole: one question in running prose is
// a figure of speech, several under the heading "FAQ" are not.

// maxQuestion is the longest question; what is longer is a paragraph that
// ends in one.
const maxQuestion = 250 // characters

// faqHeading is a heading over questions and their answers.
var faqHeading = regexp.MustCompile(`(?i)^\W*(?:.{0,60}\b)?(?:faqs?|f\.a\.q\.|frequently asked questions?|questions? (?:and|&) answers?|q\s?&\s?a|common questions|people also ask|questions fréquentes|foire aux questions|häufig(?:e| gestellte) fragen|preguntas frecuentes|perguntas frequentes|domande frequenti|veelgestelde vragen|vanliga frågor|часто задаваемые вопросы|よくある質問|常见问题|常見問題)(?:\b.{0,80})?\W*$`)

// faqStems are parts of words, one of which is in every FAQ heading.
var faqStems = strings.Fields("faq f.a.q. question & fragen preguntas perguntas domande vragen frågor вопросы 質問 问题 問題 people")

// headsFAQ reports whether a line heads questions and their answers.
func headsFAQ(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(faqStems, func(stem string) bool { return strings.Contains(low, stem) }) && faqHeading.MatchString(s)
}

func isQuestion(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return !asks(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	last, _ := utf8.DecodeLastRuneInString(s)
	return asks(last) && utf8.RuneCountInString(s) <= maxQuestion
}

func asks(r rune) bool { return r == '?' || r == '？' || r == '؟' }

// A manner is how a question is written. Of two rows of questions that share
// blocks, the one of the lower manner has them.
type manner uint8

const (
	folded manner = iota // its answer is shown when a reader opens it
	headed               // a heading
	marked               // "Q: …"
	bold                 // bold words at the start of a block
	listed               // the start of a list item
	plain                // a block that is nothing but the question
)

// leastRow is how many questions of a manner must stand in a row, without
// anything else between them, where nothing says that they are FAQs.
var leastRow = [...]int{folded: 1, headed: 2, marked: 2, bold: 3}

// A found question: a draft that is one or starts with one.
type found struct {
	at       int    // its draft
	end      int    // after the last draft of its answer
	question string // as printed
	rest     string // of its own draft, the start of the answer
	held     bool   // one element holds it with its answer and nothing else
	asks     bool   // it is worded as a question
	row      row
}

// A row tells questions that belong together from others.
type row struct {
	manner manner
	scope  int // what says that they are FAQs: an element, or a heading; 0 for nothing
	level  int // of a heading
	tag    atom.Atom
	class  string // of plain ones
}

// faqs finds the questions among the drafts, puts a draft of each pair in their
// place, and adds those that only structured data has.
func (b *bodyReader) faqs() {
	questions := b.questions()
	if len(questions) == 0 {
		b.number()
		return
	}
	owner := make([]int, len(b.out)) // of a draft: the pair it is part of, plus one
	var pairs []found
	for _, group := range rows(questions) {
		if len(pairs) > 0 && pairs[0].row.scope != 0 && group[0].row.scope == 0 && (group[0].row.manner != folded || len(group) < 2) {
			break // a page with a section for FAQs has them there
		}
		for _, f := range b.accept(group, owner) {
			pairs = append(pairs, f)
			for i := f.at; i < f.end; i++ {
				owner[i] = len(pairs)
			}
		}
	}
	drafts := b.out
	b.out = make([]draft, 0, len(drafts))
	for i := range drafts {
		switch d := &drafts[i]; {
		case owner[i] == 0, d.kind == Image, d.kind == TableBlock: // these have fields of their own
			b.out = append(b.out, *d)
		case pairs[owner[i]-1].at == i:
			b.put(pairs[owner[i]-1], drafts)
		}
	}
	b.pairsAlone()
	b.number()
}

// pairsAlone makes the pairs the body of a page that has no other.
func (b *bodyReader) pairsAlone() {
	for i := range b.out {
		if d := &b.out[i]; d.rule == nil && d.inside && d.runes >= leastBody {
			return
		}
	}
	for i := range b.out {
		if d := &b.out[i]; d.kind == FAQBlock {
			d.rule, d.inside = nil, true
		}
	}
}

// put appends the draft of a pair.
func (b *bodyReader) put(f found, drafts []draft) {
	q := &drafts[f.at]
	var parts []string
	if f.rest != "" {
		parts = append(parts, f.rest)
	}
	for i := f.at + 1; i < f.end; i++ {
		if answers(&drafts[i], q, f.held) {
			parts = append(parts, drafts[i].text)
		}
	}
	question := strings.TrimRightFunc(unmark(f.question), func(r rune) bool { return unicode.IsSymbol(r) || unicode.IsSpace(r) })
	d := draft{rule: q.rule, region: q.region, inside: q.inside, node: q.node, kind: FAQBlock}
	switch d.rule {
	case ruleEmpty, ruleOpener, ruleControls, ruleLinks, ruleHidden:
		d.rule = nil
	}
	origin := "html"
	if b.t.details(q.node) > 0 {
		origin = "details"
	}
	answer := unmark(strings.Join(parts, "\n"))
	d.pair = &FAQ{Question: NewText(question), Answer: NewText(answer), Origin: origin}
	d.runes = utf8.RuneCountInString(question) + utf8.RuneCountInString(answer)
	d.stops = sentenceMarks(answer)
	b.out = append(b.out, d)
}

// questions finds what could be a question.
func (b *bodyReader) questions() (out []found) {
	scope, level := 0, 0 // the FAQ heading above and its level
	for i := range b.out {
		d := &b.out[i]
		switch {
		case d.kind == TableBlock || d.kind == Image || d.rule == ruleCaption || d.rule == ruleHeadline:
			continue
		case d.kind == Heading && d.runes < 150 && headsFAQ(d.text) && !isQuestion(d.text):
			scope, level = i+1, d.level
			continue
		case d.kind == Heading && scope > 0 && d.level <= level && !isQuestion(d.text):
			scope = 0
		case d.kind == Paragraph && d.runes < 60 && d.stops == 0 && 2*d.link < d.runes && headsFAQ(d.text):
			scope, level = i+1, 6
			continue
		}
		if d.rule != nil && (besides[d.rule.name] == always || besides[d.rule.name] == unlessNamed && !d.faq) {
			continue
		}
		f := found{at: i, row: row{scope: scope}}
		if d.faq {
			f.row.scope = -b.t.outermost(d.node, termFAQ)
		}
		if b.question(&f, d) {
			out = append(out, f)
		}
	}
	return out
}

// besides are the rules whose parts of a page have no FAQs of the article, and
// those that have some only if their classes say so.
var besides = map[string]int{
	"notice": always, "paywall": always, "comments": always, "form": always, "newsletter": always, "toc": always,
	"nav": unlessNamed, "footer": unlessNamed, "related": unlessNamed, "ad": unlessNamed, "share": unlessNamed,
	"byline": unlessNamed, "tags": unlessNamed, "author-bio": unlessNamed,
}

const (
	unlessNamed = iota + 1
	always
)

// question reads draft d as a question, and reports whether it can be one.
func (b *bodyReader) question(f *found, d *draft) bool {
	f.row.tag = b.t.nodes[d.node].n.DataAtom
	f.question, f.asks = d.text, isQuestion(d.text)
	fold := (f.asks || f.row.scope != 0) && d.runes <= maxQuestion && b.folds(d)
	var m []string
	if strings.IndexByte("QqFfPp", d.text[0]) >= 0 {
		m = qaPair.FindStringSubmatch(d.text)
	}
	switch {
	case fold:
		f.row.manner = folded
		return true
	case 2*d.link > d.runes:
		return false // it leads to the answer
	case d.kind == Heading:
		f.row.manner, f.row.level = headed, d.level
		return d.level > 1 && (f.asks || f.row.scope != 0) && d.runes <= maxQuestion
	case m != nil:
		f.row.manner = marked
		f.question, f.rest, f.asks = m[1], m[2], true
		return utf8.RuneCountInString(f.question) <= maxQuestion
	case d.lead != "" && isQuestion(d.lead):
		f.row.manner, f.asks = bold, true
		if d.kind == ListItem && f.row.scope != 0 {
			f.row.manner = listed
		}
		f.question, f.rest = d.lead, strings.TrimSpace(d.text[len(d.lead):])
		return true
	case f.row.scope == 0:
		return false
	case f.asks && !strings.Contains(unmark(d.text), ". "):
		f.row.manner = plain
		f.row.class, _, _ = strings.Cut(strings.TrimSpace(attr(b.t.nodes[d.node].n, "class")), " ") // the others name states
		return true
	case d.kind == ListItem:
		end := strings.IndexFunc(d.text, asks)
		if end < 0 || end > maxQuestion {
			return false
		}
		_, size := utf8.DecodeRuneInString(d.text[end:])
		f.row.manner, f.asks = listed, true
		f.question, f.rest = d.text[:end+size], strings.TrimSpace(d.text[end+size:])
		return f.rest != ""
	}
	return false
}

// folds reports whether a reader opens what is under the draft by it: a
// <summary>, the term of a definition list, a button, or what its attributes
// make one.
func (b *bodyReader) folds(d *draft) bool {
	for i := d.node; i > b.t.body && b.t.nodes[i].all == b.t.nodes[d.node].all; i = int(b.t.nodes[i].parent) {
		if opens(b.t.nodes[i].n) {
			return true
		}
	}
	if d.rule == ruleControls && opens(b.t.nodes[d.region].n) {
		return true
	}
	for n := range b.t.nodes[d.node].n.Descendants() {
		if opens(n) {
			return true
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return n.Parent != nil && opens(n.Parent)
		}
	}
	return false
}

func opens(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Summary, atom.Dt, atom.Button:
		return true
	case atom.A:
		if href := strings.TrimSpace(attr(n, "href")); href == "#" || strings.HasPrefix(href, "javascript:") {
			return true
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "aria-expanded", "aria-controls", "data-bs-toggle":
			return true
		case "data-toggle":
			return a.Val == "collapse" || a.Val == "tab"
		case "role":
			if a.Val == "tab" || a.Val == "button" {
				return true
			}
		}
	}
	return false
}

// rows parts questions into those that are written alike, best manner first.
func rows(all []found) (out [][]found) {
	index := map[row]int{}
	for _, f := range all {
		at, ok := index[f.row]
		if !ok {
			at = len(out)
			index[f.row] = at
			out = append(out, nil)
		}
		out[at] = append(out[at], f)
	}
	slices.SortStableFunc(out, func(a, b []found) int {
		return cmp.Or(cmp.Compare(min(0, a[0].row.scope), min(0, b[0].row.scope)), // in an element for FAQs
			cmp.Compare(b[0].row.scope, a[0].row.scope), // under an FAQ heading
			cmp.Compare(a[0].row.manner, b[0].row.manner))
	})
	return out
}

// qaMark numbers a question, or says that it is one and that the answer is one.
var qaMark = regexp.MustCompile(`^(?:[QAFR]\s?\d{0,2}\s?[:.)]|(?i:question|answer|frage|antwort|pregunta|respuesta)\s?\d{0,2}\s?:|#?\d{1,2}\s?[.)])\s*`)

// qaPair is a question marked as one, perhaps with its answer.
var qaPair = regexp.MustCompile(`^((?:Q\s?\d{0,2}\s?[:.)]|(?i:question|frage|pregunta)\s?\d{0,2}\s?:)\s*[^?]+\?)\s*(.*)$`)

func unmark(s string) string { return s[len(qaMark.FindString(s)):] }

// maxAnswer is the most blocks that an answer has where no element holds it.
const maxAnswer = 24

// accept gives each question of a row its answer and keeps the pairs.
func (b *bodyReader) accept(group []found, owner []int) (out []found) {
	group = slices.DeleteFunc(group, func(f found) bool { return owner[f.at] > 0 })
	asking := 0
	for _, f := range group {
		if f.asks {
			asking++
		}
	}
	if len(group) == 0 {
		return nil
	}
	scoped, unfolds := group[0].row.scope != 0, group[0].row.scope < 0 && group[0].row.manner == folded && len(group) > 1
	if !scoped || 2*asking <= len(group) && !unfolds {
		group = slices.DeleteFunc(group, func(f found) bool { return !f.asks })
	}
	within := make([]int, len(group)) // the element that holds a question and its answer, 0 if none does
	holds := 0
	for k := range group {
		if within[k] = b.item(group, k); within[k] > 0 {
			holds++
		}
	}
	for k := range group {
		f := &group[k]
		f.end = f.at + 1
		if f.row.manner == listed && f.rest != "" || f.row.manner == marked && f.rest != "" || 2*holds > len(group) && within[k] == 0 {
			continue
		}
		stop := len(b.out)
		if k+1 < len(group) {
			stop = group[k+1].at
		}
		f.held = within[k] > 0
		b.extend(f, stop, within[k], owner)
	}
	for k := range group {
		f := &group[k]
		if f.rest == "" && !b.answered(f) {
			continue
		}
		if scoped {
			out = append(out, *f)
		} else if b.out[f.at].inside && inRow(group, k) {
			out = append(out, *f)
		}
	}
	if len(out) == 1 && out[0].row.manner == plain || !scoped && b.interview(out) {
		return nil
	}
	return out
}

// What tells an interview, in the languages of the development sets: its name,
// answers by one who speaks of himself or is named each time.
var (
	isInterview = regexp.MustCompile(`(?i)\binterview|\bim gespräch\b|\bentretien\b|\bentrevista|\bintervista|\bintervju|\bq\s?&\s?a\s+with\b|\bquestions\s+(?:with|for|to)\b`)
	firstPerson = regexp.MustCompile(`\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ii]ch|[Mm]ir|[Mm]eine?[mnrs]?|[Jj]e|[Jj]['’]\pL+|[Yy]o|[Ee]u|[Ii]k|[Mm]ijn|[Jj]ag|[Jj]eg)\b`)
	speaker     = regexp.MustCompile(`^\p{Lu}[\pL.'’ -]{1,30}: `)
	quoted      = regexp.MustCompile(`[“„«"][^“”„«»"]*[”“»"]`)
)

// interview reports whether the questions are put to a person: the headline
// says so, or a third of the answers speak in the first person or start with
// the same name.
func (b *bodyReader) interview(pairs []found) bool {
	if isInterview.MatchString(b.a.Headline.Raw) {
		return true
	}
	spoken, before := 0, "" // the name before the answer above
	for _, f := range pairs {
		answer := f.rest
		for i := f.at + 1; i < f.end && len(answer) < 1000; i++ {
			answer += " " + b.out[i].text
		}
		name := speaker.FindString(strings.TrimSpace(answer))
		if name != "" && name == before || firstPerson.MatchString(quoted.ReplaceAllString(answer, "")) {
			spoken++
		}
		before = name
	}
	return spoken > 0 && 3*spoken >= len(pairs)
}

// inRow reports whether question k stands among as many as its manner asks
// for, each right after the answer to the one before.
func inRow(group []found, k int) bool {
	n, least := 1, leastRow[group[k].row.manner]
	for j := k; n < least && j+1 < len(group) && group[j+1].at == group[j].end; j++ {
		n++
	}
	for j := k; n < least && j > 0 && group[j-1].end == group[j].at; j-- {
		n++
	}
	return n >= least
}

// item returns the largest element that holds question k and no other of its
// row, 0 if that has no text after the question.
func (b *bodyReader) item(group []found, k int) int {
	at := b.out[group[k].at].node
	holds := func(up, other int) bool {
		if other < 0 || other >= len(group) {
			return false
		}
		n := b.out[group[other].at].node
		return up <= n && n < int(b.t.nodes[up].end)
	}
	if d := b.t.details(at); d > 0 {
		return d
	}
	if len(group) == 1 || holds(at, k-1) || holds(at, k+1) {
		return 0
	}
	for {
		up := int(b.t.nodes[at].parent)
		if up <= b.t.body || holds(up, k-1) || holds(up, k+1) {
			break
		}
		at = up
	}
	next := group[k].at + 1
	if next < len(b.out) && b.in(next, at) {
		return at
	}
	return 0
}

// in reports whether draft i stands in the element.
func (b *bodyReader) in(i, element int) bool {
	n := b.out[i].node
	return element <= n && n < int(b.t.nodes[element].end)
}

// extend moves the end of the answer to f over the drafts that belong to it, up
// to stop: those in the element that holds both, or those up to a heading.
func (b *bodyReader) extend(f *found, stop, within int, owner []int) {
	q := &b.out[f.at]
	for f.end < stop && owner[f.end] == 0 {
		d := &b.out[f.end]
		if within > 0 {
			if !b.in(f.end, within) {
				break
			}
		} else if d.kind == Heading && (f.row.manner != headed || d.level <= f.row.level) || d.faq != q.faq && f.row.scope <= 0 || d.inside != q.inside || f.end-f.at > maxAnswer {
			break
		}
		f.end++
	}
	for f.end > f.at+1 && !answers(&b.out[f.end-1], q, f.held) {
		f.end--
	}
}

// answers reports whether d can be part of the answer to q. What one element
// holds together with q is, unless another element in it was dropped; else it must not have been
// dropped for how it reads either.
func answers(d, q *draft, held bool) bool {
	switch {
	case d.kind == Image || d.kind == TableBlock:
		return false // these have fields of their own
	case d.rule == nil || d.rule == q.rule || d.rule == ruleHidden || d.kind == ListItem:
		return true
	}
	return held && (d.region == 0 || d.region == q.region)
}

// answered reports whether text follows the question.
func (b *bodyReader) answered(f *found) bool {
	for i := f.at + 1; i < f.end; i++ {
		if answers(&b.out[i], &b.out[f.at], f.held) {
			return true
		}
	}
	return false
}

// outermost returns the highest element around node i of a kind.
func (t *tree) outermost(i int, f termFlags) (top int) {
	for ; i > 0; i = int(t.nodes[i].parent) {
		if t.nodes[i].terms&f != 0 {
			top = i
		}
	}
	return top
}

// details returns the <details> that node i is the summary of, 0 if it is in none.
func (t *tree) details(i int) int {
	for ; i > 0; i = int(t.nodes[i].parent) {
		if t.nodes[i].n.DataAtom == atom.Summary {
			return int(t.nodes[i].parent)
		}
	}
	return 0
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
		question := unmarkup(it.text("name", "text"))
		answers := it.nodes("acceptedAnswer")
		if question == "" || len(answers) == 0 {
			continue
		}
		answer := unmarkup(answers[0].text("text"))
		key := strings.ToLower(lettersOf(question))
		if answer == "" || seen[key] > 0 {
			continue
		}
		b.a.FAQs = append(b.a.FAQs, FAQ{Question: NewText(question), Answer: NewText(answer), Origin: "jsonld"})
		seen[key] = len(b.a.FAQs)
	}
}

// unmarkup takes the markup out of a text of structured data.
func unmarkup(s string) string { return strings.Join(paragraphs(s), "\n") }
