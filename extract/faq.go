package extract

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// faqs finds the questions among the drafts, puts a draft of each pair in their place, and
// adds those that only structured data has. A question is read by one of the [forms]. Those
// written alike make a series, and it is judged as a whole, by the [refusals]: one question in
// running prose is a figure of speech, several under the heading "FAQ" are not.
func (b *bodyReader) faqs() {
	if all := b.series(); len(all) > 0 {
		j := &judge{bodyReader: b, owner: make([]int, len(b.out)), asks: map[int]bool{}}
		for _, s := range all {
			j.asks[s.scope] = j.asks[s.scope] || slices.ContainsFunc(s.questions, func(q question) bool { return q.asks })
		}
		for _, s := range all {
			j.hear(s)
		}
		j.place()
	}
	b.number()
}

// A question is a draft that is one or starts with one.
type question struct {
	row
	at   int    // its draft
	text string // as printed
	rest string // of its draft, the start of the answer
	asks bool   // it is worded as a question
	line bool   // it is the first line of its draft, in no other letters than the rest

	item   int   // the element that holds it with its answer and nothing else, or its answer apart from it; 0 for none
	unit   unit  // of that element, or of its draft
	reach  int   // the draft after all that stands between it and the next question
	answer []int // drafts
}

// A row is what questions have in common that are written alike.
type row struct {
	scope int // what says that they are FAQs: a heading, by the number of the draft after it, or inFAQ; 0 for nothing
	form  int // of forms
	level int // of a heading
	tag   atom.Atom
	class string // of what is nothing but the question
}

const inFAQ = math.MaxInt // within elements for FAQs

// The forms in which pages write questions. Of two series that share blocks, the one of the
// earlier form has them.
const (
	apart  = iota // the button or tab of a panel that stands further down
	folded        // its answer is shown when a reader opens it
	headed        // a heading
	marked        // "Q: …"
	bold          // bold words at the start of a block, or its first line
	listed        // the start of a list item
	plain         // a block that is nothing but the question
	titled        // such a block that does not ask: "Opening hours"
)

var forms = [...]struct {
	// read fills in what q is as a question of the form, and reports whether it is one.
	read func(b *bodyReader, d *draft, q *question) bool
	// least is how many must stand in a row, without anything else between them, where nothing
	// says that they are FAQs. A form that has none is read only where something does.
	least int
}{
	apart:  {(*bodyReader).readApart, 2},
	folded: {(*bodyReader).readFolded, 1},
	headed: {(*bodyReader).readHeaded, 2},
	marked: {(*bodyReader).readMarked, 2},
	bold:   {(*bodyReader).readBold, 3},
	listed: {(*bodyReader).readListed, 0},
	plain:  {(*bodyReader).readPlain, 3},
	titled: {(*bodyReader).readTitled, 0},
}

// series returns the questions of the page by their rows, best first: those in elements for
// FAQs, then those under the last heading of FAQs.
func (b *bodyReader) series() (out []*series) {
	index := map[row]*series{}
	for _, q := range b.questions() {
		s := index[q.row]
		if s == nil {
			s = &series{row: q.row}
			index[q.row] = s
			out = append(out, s)
		}
		s.questions = append(s.questions, q)
	}
	slices.SortStableFunc(out, func(s, t *series) int { return cmp.Or(cmp.Compare(t.scope, s.scope), cmp.Compare(s.form, t.form)) })
	return out
}

// questions returns what could be a question.
func (b *bodyReader) questions() (out []question) {
	scope, level, deep := 0, 0, false // the FAQ heading above, its level, and whether questions below it are of a lower one
	begun := false                    // a paragraph of the article has come
	page := headsFAQ(b.a.Headline.Raw, b.a.Language)
	for i := range b.out {
		d := &b.out[i]
		asks := d.kind == Heading && isQuestion(d.text)
		begun = begun || d.rule == nil && d.isProse()
		switch {
		case asks && opensFAQ.MatchString(d.text):
			scope, level, deep = i+1, d.level, false
			continue
		case asks && !begun && likeness(phrased(d.text), phrased(b.a.Headline.Raw)) >= sameLikeness:
			continue // the headline once more, as its visible form is worded
		case d.kind == TableBlock:
			continue
		case d.kind == Heading && d.runes < 150 && !asks && headsFAQ(d.text, b.a.Language):
			scope, level, deep = i+1, d.level, false
			continue
		case d.kind == Heading && scope > 0 && d.level <= level && (!asks || deep) && !b.folds(d):
			scope = 0
		case d.kind == Paragraph && d.runes < 60 && d.stops == 0 && 2*d.link < d.runes && headsFAQ(d.text, b.a.Language):
			scope, level, deep = i+1, 6, false
			continue
		}
		deep = deep || asks && d.level > level
		if besides[d.rule] == always || besides[d.rule] == unlessNamed && !d.faq {
			continue
		}
		q := question{at: i, row: row{scope: scope}}
		if d.faq {
			q.scope = inFAQ
		} else if page && scope == 0 && d.inside && b.folds(d) {
			q.scope = 1 // the headline is the heading of what unfolds
		}
		if b.readQuestion(&q) {
			out = append(out, q)
		}
	}
	return out
}

// besides are the rules whose parts of a page have no FAQs of the article, those that have
// some only if their classes say so, and those whose links may open panels.
var besides = map[*pruneRule]int{
	ruleNotice: always, ruleOverlay: always, rulePaywall: always, ruleComments: always, ruleForm: always, ruleNewsletter: always, ruleCaption: always, ruleHeadline: always,
	ruleFooter: always, ruleRights: unlessNamed, ruleRelated: unlessNamed, ruleAd: unlessNamed, ruleShare: unlessNamed, ruleByline: unlessNamed, ruleTags: unlessNamed, ruleBio: unlessNamed,
	ruleNav: unlessOpens, ruleTOC: unlessOpens,
}

const (
	always = iota + 1
	unlessNamed
	unlessOpens
)

// readQuestion reads the draft of q as a question, and reports whether it can be one.
func (b *bodyReader) readQuestion(q *question) bool {
	d := &b.out[q.at]
	if !hasLetters(d.text) {
		return false
	}
	q.tag, q.text, q.asks = b.t.nodes[d.node].n.DataAtom, d.text, isQuestion(d.text)
	leads := 2*d.link > d.runes && !(d.kind == Heading && b.linksHere(d)) // to the answer
	listed := besides[d.rule] == unlessOpens && !d.faq
	for q.form = range forms {
		if (q.form == apart || !listed && (q.form == folded || !leads)) && (q.scope != 0 || forms[q.form].least > 0) && forms[q.form].read(b, d, q) {
			return !(d.kind == Heading && headsRelated(d.text) || d.runes <= maxInvitation && invites.MatchString(d.text) || d.runes <= maxQuestion && concludes.MatchString(d.text))
		}
	}
	return false
}

func (b *bodyReader) readApart(d *draft, q *question) bool {
	if d.runes > maxQuestion || !q.asks && q.scope == 0 {
		return false
	}
	q.item = b.panel(d)
	return q.item > 0 && q.at+1 < len(b.out) && !b.in(q.at+1, q.item)
}

func (b *bodyReader) readFolded(d *draft, q *question) bool {
	if d.runes > maxQuestion {
		return false
	}
	title := withoutLabel(d.text)
	asks := isQuestion(title)
	if !asks && q.scope == 0 || !b.folds(d) && b.panel(d) == 0 {
		return false
	}
	q.text, q.asks, q.item = title, asks, 0
	return true
}

func (b *bodyReader) readHeaded(d *draft, q *question) bool {
	if d.kind != Heading || d.level == 1 || d.runes > maxQuestion || !q.asks && q.scope == 0 {
		return false
	}
	q.level = d.level
	return true
}

func (b *bodyReader) readMarked(d *draft, q *question) bool {
	if holdsQuestionMark(d.text) {
		if m := qaPair.FindStringSubmatch(d.text); m != nil && utf8.RuneCountInString(m[1]+m[3]) <= maxQuestion {
			q.text, q.rest, q.asks = m[1]+m[3], m[2]+m[4], true
			return true
		}
	}
	if q.scope == 0 && !q.asks || d.runes > maxQuestion || q.at+1 == len(b.out) || !marksQuestion.MatchString(d.text) || !marksAnswer.MatchString(b.out[q.at+1].text) {
		return false
	}
	q.asks = true
	return true
}

func (b *bodyReader) readBold(d *draft, q *question) bool {
	lead := d.lead
	if rest := d.text[len(lead):]; lead != "" && asks(firstRune(rest)) {
		_, size := utf8.DecodeRuneInString(rest)
		lead = d.text[:len(lead)+size] // "<b>Is it open</b>?"
	}
	if !isQuestion(lead) && q.scope != 0 {
		lead, q.line = d.first, true
	}
	if !isQuestion(lead) {
		return d.lead == d.text && b.readTitled(d, q)
	}
	if d.kind == ListItem && (lead != d.text || q.at+1 == len(b.out) || b.out[q.at+1].kind == ListItem) {
		return false
	}
	q.text, q.rest, q.asks = lead, strings.TrimSpace(d.text[len(lead):]), true
	return true
}

func (b *bodyReader) readListed(d *draft, q *question) bool {
	end := 0 // of the question
	if isQuestion(d.lead) {
		end = len(d.lead)
	} else if at := strings.IndexFunc(d.text, asks); at >= 0 && at <= maxQuestion {
		_, size := utf8.DecodeRuneInString(d.text[at:])
		end = at + size
	}
	if d.kind != ListItem || end == 0 {
		return false
	}
	q.text, q.rest, q.asks = d.text[:end], strings.TrimSpace(d.text[end:]), true
	return true
}

func (b *bodyReader) readPlain(d *draft, q *question) bool {
	if !q.asks || q.scope == 0 && d.kind == ListItem || strings.Contains(unmark(d.text), ". ") {
		return false
	}
	q.class = firstWord(strings.TrimSpace(attr(b.t.nodes[d.node].n, "class"))) // those after it name states
	return true
}

// maxTitle is the longest line that does not ask and yet stands for a question.
const maxTitle = 100 // characters

func (b *bodyReader) readTitled(d *draft, q *question) bool {
	return q.scope != 0 && !q.asks && d.runes <= maxTitle && d.stops == 0 && d.link == 0
}

// A series is a row of questions, in page order.
type series struct {
	row
	questions []question
	asking    int            // of them are worded as questions
	titles    bool           // the others stand for questions
	times     map[string]int // how often each comes
	units     map[unit]bool  // of those that are worded as questions
	closed    int            // how many they are, if they come first and the others do not unfold
}

// A unit is what elements that repeat have in common.
type unit struct {
	parent int32
	tag    atom.Atom
}

// A judge gives the questions of a page their answers, and accepts or refuses them.
type judge struct {
	*bodyReader
	pairs []question   // accepted
	owner []int        // of a draft: the pair it is part of, plus one
	asks  map[int]bool // scopes in which a question is worded as one
	folds bool         // the page's FAQs are opened one by one
}

// refusals are the reasons why questions are none of an FAQ, in the order in which they are
// asked, with what is found out before the next can be: all tells it of a series, one of
// its question q, number k.
var refusals = [...]struct {
	learn func(*judge, *series)
	all   func(*judge, *series) bool
	one   func(j *judge, s *series, q *question, k int) bool
}{
	// The page has FAQs that are opened one by one, and these are not.
	{all: func(j *judge, s *series) bool { return j.folds && !s.unfolds() }},
	// It has a section for FAQs, and these stand outside it.
	{all: func(j *judge, s *series) bool {
		return s.scope == 0 && len(j.pairs) > 0 && j.pairs[0].scope != 0 && (!s.unfolds() || len(s.questions) < 2)
	}},
	// They are about a message that the site shows over the page: why it came, how to be rid of it.
	{all: func(_ *judge, s *series) bool {
		return slices.ContainsFunc(s.questions, func(q question) bool { return q.asks && asksOfMessage.MatchString(q.text) })
	}},
	{learn: (*judge).count},
	// It does not ask, and most of the others do not either.
	{one: func(_ *judge, s *series, q *question, _ int) bool {
		return !q.asks && !s.titles && (s.scope == 0 || 2*s.asking < len(s.questions))
	}},
	// It is a button: "Copy link" comes again and again.
	{one: func(_ *judge, s *series, q *question, _ int) bool {
		return !q.asks && s.titles && s.times[q.text] > 1
	}},
	// They are those of a quiz: "a)" and "b)" follow.
	{all: func(j *judge, s *series) bool {
		return s.scope == 0 && s.most(func(q *question) bool {
			return q.at+2 < len(j.out) && isChoice(j.out[q.at+1].text, 'a') && isChoice(j.out[q.at+2].text, 'b')
		})
	}},
	{learn: (*judge).locate},
	// It does not ask, and stands in no element like those of questions that do.
	{one: func(_ *judge, s *series, q *question, _ int) bool {
		return !q.asks && s.titles && s.asking > 0 && s.scope != inFAQ && !s.units[q.unit]
	}},
	// It comes after all that ask, does not, and stands in no element like theirs: it heads
	// what comes after the FAQs.
	{one: func(_ *judge, s *series, q *question, k int) bool {
		return s.closed > 0 && k >= s.closed && (q.item == 0 || !s.units[q.unit])
	}},
	// They are lines that ask, each apart from what comes next.
	{all: func(_ *judge, s *series) bool {
		return s.scope == 0 && s.form == plain && slices.ContainsFunc(s.questions, func(q question) bool { return q.item == 0 })
	}},
	// They do not ask, and nothing else says that they stand for questions.
	{all: func(j *judge, s *series) bool { return s.topics() && !j.named(s) }},
	{learn: (*judge).answer},
	// It is the last of a list of questions, and what follows does not answer it.
	{one: func(_ *judge, s *series, q *question, k int) bool {
		return k > 0 && q.item == 0 && s.questions[k-1].unanswered() && s.questions[k-1].at+1 == q.at
	}},
	// What it opens others open too: it is a filter, or a step through pictures.
	{one: func(_ *judge, s *series, q *question, k int) bool {
		return s.form == apart && (k > 0 && s.questions[k-1].item == q.item || k+1 < len(s.questions) && s.questions[k+1].item == q.item)
	}},
	// It leads to a place that asks it once more: it is one of a table of contents.
	{one: func(j *judge, _ *series, q *question, _ int) bool {
		return q.form == apart && slices.ContainsFunc(q.answer[:min(1, len(q.answer))], func(i int) bool {
			return j.out[i].kind == Heading || isQuestion(j.out[i].text) || j.out[i].text == q.text
		})
	}},
	// Nothing says that they are FAQs, and it stands outside the article or alone.
	{one: func(j *judge, s *series, q *question, k int) bool {
		return s.scope == 0 && (!j.out[q.at].inside || !s.inRow(k))
	}},
	// Nothing answers it.
	{one: func(_ *judge, _ *series, q *question, _ int) bool { return q.unanswered() }},
	// The reader does: it is one of a quiz or a poll.
	{one: func(j *judge, _ *series, q *question, _ int) bool { return q.rest == "" && j.choice(q) }},
	// It does not ask, and nothing but links follow.
	{one: func(j *judge, _ *series, q *question, _ int) bool {
		return !q.asks && !slices.ContainsFunc(q.answer, func(i int) bool { return !j.out[i].linkOnly() })
	}},
	// They neither ask nor lead to sentences.
	{all: func(j *judge, s *series) bool {
		return s.topics() && !s.most(func(q *question) bool {
			return slices.ContainsFunc(q.answer, func(i int) bool { return j.out[i].stops > 0 })
		})
	}},
	// A line that asks is no row of them.
	{all: func(_ *judge, s *series) bool {
		return len(s.questions) == 1 && (s.form == plain || s.questions[0].line)
	}},
	// They are put to a person.
	{all: func(j *judge, s *series) bool {
		oneByOne := s.unfolds() && len(s.questions) > 1 && s.questions[1].at == s.questions[0].reach
		return s.scope == 0 && !oneByOne && j.interview(s.questions)
	}},
}

// hear judges a series.
func (j *judge) hear(s *series) {
	s.drop(func(q *question, _ int) bool { return j.owner[q.at] > 0 })
	for _, r := range refusals {
		switch {
		case len(s.questions) == 0 || r.all != nil && r.all(j, s):
			return
		case r.learn != nil:
			r.learn(j, s)
		case r.one != nil:
			s.drop(func(q *question, k int) bool { return r.one(j, s, q, k) })
		}
	}
	s.unnumber()
	j.folds = j.folds || len(s.questions) > 1 && s.scope != 0 && s.unfolds()
	for _, q := range s.questions {
		j.pairs = append(j.pairs, q)
		j.owner[q.at] = len(j.pairs)
		for _, i := range q.answer {
			j.owner[i] = len(j.pairs)
		}
	}
}

// drop leaves out the questions of which no says so of all as they stand.
func (s *series) drop(no func(q *question, k int) bool) {
	var kept []question
	for k := range s.questions {
		if q := &s.questions[k]; !no(q, k) {
			kept = append(kept, *q)
		}
	}
	s.questions = kept
}

// most reports whether more than half of the questions are such.
func (s *series) most(such func(*question) bool) bool {
	n := 0
	for k := range s.questions {
		if such(&s.questions[k]) {
			n++
		}
	}
	return 2*n > len(s.questions)
}

// count counts the questions that are worded as such, and tells whether the others stand for
// questions: what unfolds, where some of it asks, or where nothing of the scope does.
func (j *judge) count(s *series) {
	s.times = map[string]int{}
	for _, q := range s.questions {
		s.times[q.text]++
		if q.asks {
			s.asking++
		}
	}
	s.titles = s.scope != 0 && len(s.questions) > 1 &&
		(s.unfolds() && (s.asking > 0 || s.scope == inFAQ) || len(j.pairs) == 0 && !j.asks[s.scope])
}

// unfolds reports whether the answers are shown when a reader opens them.
func (s *series) unfolds() bool { return s.form <= folded }

// locate finds the items and units of the questions.
func (j *judge) locate(s *series) {
	s.units = map[unit]bool{}
	for k := range s.questions {
		q := &s.questions[k]
		if s.form != apart {
			q.item = j.item(s.questions, k)
		}
		q.unit = j.unit(cmp.Or(q.item, j.out[q.at].node))
		s.units[q.unit] = s.units[q.unit] || q.asks
	}
	if first := slices.IndexFunc(s.questions, func(q question) bool { return !q.asks }); first > 1 && first == s.asking && !s.unfolds() {
		s.closed = first
	}
}

// topics reports whether the questions neither ask nor unfold.
func (s *series) topics() bool { return s.titles && !s.unfolds() && s.asking == 0 }

// named reports whether titles are right below the heading of the FAQs, each of them or its
// item a child of one element.
func (j *judge) named(s *series) bool {
	first := s.questions[0]
	for _, q := range s.questions {
		if q.form == titled && q.item == 0 || q.unit != first.unit {
			return false
		}
	}
	return first.at-1 <= s.scope // perhaps a line after the heading
}

func (b *bodyReader) unit(node int) unit {
	n := &b.t.nodes[node]
	return unit{n.parent, n.n.DataAtom}
}

// unanswered reports whether nothing is found that answers q.
func (q *question) unanswered() bool { return q.rest == "" && len(q.answer) == 0 }

// inRow reports whether question k stands among as many as its form asks
// for, each right after the answer to the one before.
func (s *series) inRow(k int) bool {
	n, least := 1, forms[s.form].least
	for i := k; n < least && i+1 < len(s.questions) && s.questions[i+1].at == s.questions[i].reach; i++ {
		n++
	}
	for i := k; n < least && i > 0 && s.questions[i-1].reach == s.questions[i].at; i-- {
		n++
	}
	return n >= least
}

// unnumber cuts off the numbers that count the questions: "1 Is it open?", "02 How deep is it?".
func (s *series) unnumber() {
	for k, q := range s.questions {
		if n, err := strconv.Atoi(firstWord(q.text)); err != nil || n != k+1 || len(s.questions) == 1 {
			return
		}
	}
	for k := range s.questions {
		q := &s.questions[k]
		q.text = strings.TrimSpace(q.text[len(firstWord(q.text)):])
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// isChoice reports whether a line is one of those that letters count.
func isChoice(s string, letter byte) bool {
	return len(s) > 2 && s[0]|' ' == letter && (s[1] == ')' || s[1] == '.')
}

// choice reports whether what comes after q is something that a reader ticks: of a quiz or a poll.
func (b *bodyReader) choice(q *question) bool {
	d := b.out[q.at+1]
	if asked := b.out[q.at].node; d.node < asked {
		d.node = int(b.t.nodes[asked].end) - 1 // the text that goes on after an element for the question
	}
	for n := range b.after(d.node) {
		if n.DataAtom == atom.Input {
			return attr(n, "type") == "radio" || attr(n, "type") == "checkbox"
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return false
		}
	}
	return false
}

// item returns the largest element that holds question k, no other of its row and
// no prose before it, 0 if that has no text after the question.
func (b *bodyReader) item(group []question, k int) int {
	at := b.out[group[k].at].node
	holds := func(up, other int) bool { return 0 <= other && other < len(group) && b.in(group[other].at, up) }
	if d := b.t.details(at); d > 0 {
		return d
	}
	if len(group) == 1 || holds(at, k-1) || holds(at, k+1) {
		return 0
	}
	first := max(0, group[k].at-maxAnswer) // draft after the question before, if that is not far
	if k > 0 {
		first = max(first, group[k-1].at+1)
	}
	before := group[k].at - 1 // the prose before the question
	for before >= first && (!b.out[before].kept() || b.out[before].stops == 0) {
		before--
	}
	for {
		up := int(b.t.nodes[at].parent)
		if up <= b.t.body || holds(up, k-1) || holds(up, k+1) || before >= first && b.in(before, up) {
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

// endOfRow returns the draft after the element that holds all questions of a row, if it
// holds what comes after the last of them.
func (b *bodyReader) endOfRow(group []question) int {
	first, last := group[0].at, group[len(group)-1].at
	row := b.t.closest(b.out[first].node, func(i int) bool { return b.in(last, i) })
	end := last + 1
	for end < len(b.out) && end <= last+maxAnswer && b.in(end, row) {
		end++
	}
	if end == last+1 {
		return len(b.out)
	}
	return end
}

// in reports whether draft i stands in the element.
func (b *bodyReader) in(i, element int) bool {
	n := b.out[i].node
	return element <= n && n < int(b.t.nodes[element].end)
}

// answer finds the answer to each question of a series.
func (j *judge) answer(s *series) {
	boxed := s.most(func(q *question) bool { return q.item > 0 }) // what stands beside the boxes has no answer
	panel := 0                                                    // the draft after that of the panel before
	longest := 0                                                  // drafts of a question with its answer
	for k := range s.questions {
		q := &s.questions[k]
		q.reach = q.at + 1
		from, stop := q.reach, len(j.out)
		switch {
		case s.form == apart:
			for from = max(from, panel); from < stop && !j.in(from, q.item); {
				from++
			}
		case (s.form == listed || s.form == marked) && q.rest != "", boxed && q.item == 0:
			continue
		case k+1 < len(s.questions):
			stop = s.questions[k+1].at
		case k > 0 && q.item == 0:
			stop = j.endOfRow(s.questions)
			if s.form == marked || k > 1 && s.form != headed { // nothing but a heading ends the text under one
				stop = min(stop, q.at+longest)
			}
		}
		last := k > 0 && k+1 == len(s.questions) && q.item == 0
		end := from
		blocks := 0
		for end < stop && j.owner[end] == 0 && (q.item > 0 || blocks < maxAnswer) && j.reaches(q, end) && !(last && end > from && tellsOfArticle.MatchString(j.out[end].text)) {
			if d := &j.out[end]; s.scope == 0 || d.kind != ListItem || d.list != j.out[end-1].list {
				blocks++
			}
			end++
		}
		q.answer = j.between(q, from, end)
		if n := len(q.answer); n > 1 && k+1 < len(s.questions) && strings.TrimRight(j.out[q.answer[n-1]].text, ".)") == strconv.Itoa(k+2) {
			q.answer = q.answer[:n-1] // the number of the next
		}
		if panel = end; s.form != apart {
			q.reach = end
		}
		longest = max(longest, q.reach-q.at)
	}
}

// maxAnswer is the most blocks that an answer has where no element holds it, a list of what
// is an FAQ for one.
const maxAnswer = 24

// reaches reports whether draft i, the next, may be of the answer to q: one in its item, or one
// before a heading. A heading that was dropped with what it heads ends nothing.
func (j *judge) reaches(q *question, i int) bool {
	if q.item > 0 {
		return j.in(i, q.item)
	}
	d, asked := &j.out[i], &j.out[q.at]
	heads := d.kind == Heading && (d.rule == nil || d.rule == asked.rule) && (q.form != headed || d.level <= q.level)
	leaves := d.inside != asked.inside || d.faq != asked.faq
	return !heads && !leaves
}

// between returns the drafts from one to another that are the answer to q. A list
// of links after text that does not lead up to it is cross references.
func (j *judge) between(q *question, from, end int) (out []int) {
	leads := q.rest == "" || q.item > 0
	for i := from; i < end; i++ {
		d := &j.out[i]
		links := d.kind == ListItem && d.linkOnly()
		if d.kind.isText() && !saysSomething(d.text) {
			d.rule = cmp.Or(d.rule, ruleControls) // the sign that folds the answer
			continue
		}
		if !j.answers(q, d) || links && !leads || d.runes <= maxInvitation && invites.MatchString(d.text) {
			continue
		}
		out = append(out, i)
		leads = links || q.item > 0 || endsInColon(d.text)
	}
	return out
}

func (d *draft) linkOnly() bool { return d.link*10 >= d.runes*9 }

// answers reports whether d can be part of the answer to q. What one element holds
// together with q is, unless another element in it was dropped; else it must not have been
// dropped for how it reads either.
func (j *judge) answers(q *question, d *draft) bool {
	asked := &j.out[q.at]
	switch {
	case !d.kind.isText() && d.kind != TableBlock:
		return false
	case d.rule == ruleControls && d.region != asked.region, j.t.details(d.node) == q.item && q.item > 0:
		return false // a button below the answer, a sign beside the question
	case d.rule == nil || d.rule == asked.rule || d.rule == ruleHidden || d.kind == ListItem && d.rule == ruleLinks:
		return true
	case q.item > 0 && d.rule == ruleNav:
		return true // a menu of one item is not navigation
	}
	return q.item > 0 && (d.region == 0 || d.region == asked.region)
}

// place puts a draft of each pair where its question stands, and the tables of the answer,
// whose rows it has, after it.
func (j *judge) place() {
	drafts := j.out
	j.out = make([]draft, 0, len(drafts))
	for i := range drafts {
		if n := j.owner[i]; n == 0 {
			j.out = append(j.out, drafts[i])
		} else if q := &j.pairs[n-1]; q.at == i {
			j.out = append(j.out, j.pair(q, drafts))
			for _, k := range q.answer {
				if d := drafts[k]; d.kind == TableBlock {
					d.rule = cmp.Or(d.rule, ruleRepeated)
					j.out = append(j.out, d)
				}
			}
		}
	}
}

// pair returns the draft of a pair.
func (j *judge) pair(q *question, drafts []draft) draft {
	d := drafts[q.at]
	if q.form == apart {
		d = drafts[q.answer[0]] // where the answer is kept, so is the question
	}
	d = draft{spot: spot{kind: FAQBlock, rule: d.rule, region: d.region, inside: d.inside, node: d.node}}
	if d.region == 0 && d.rule != ruleOutside || d.rule == ruleControls || d.rule == ruleHidden {
		d.rule = nil // it was dropped for how it reads, not for where it stands
	}
	var parts []string
	if q.rest != "" {
		parts = append(parts, q.rest)
	}
	for _, i := range q.answer {
		if drafts[i].kind == TableBlock {
			parts = append(parts, j.a.Tables[drafts[i].index].text((*Text).String))
			continue
		}
		parts = append(parts, drafts[i].text)
	}
	origin := "html"
	if j.t.details(d.node) > 0 {
		origin = "details"
	}
	text, answer := unmarked(q.text, strings.Join(parts, "\n"))
	d.pair = &FAQ{Question: NewText(text), Answer: NewText(answer), Origin: origin}
	d.runes = utf8.RuneCountInString(text) + utf8.RuneCountInString(answer)
	d.stops = sentenceMarks(answer)
	return d
}

// number stores the pairs of the drafts, each once, and those of structured
// data that the page does not show.
func (b *bodyReader) number() {
	seen := map[string]int{} // question → index into FAQs, plus one
	add := func(f FAQ) {
		b.a.FAQs = append(b.a.FAQs, f)
		seen[lettersOf(f.Question.Raw)] = len(b.a.FAQs)
	}
	for i := range b.out {
		d := &b.out[i]
		if d.kind != FAQBlock || d.pair == nil {
			continue
		}
		if n := seen[lettersOf(d.pair.Question.Raw)]; n > 0 && sameWords(b.a.FAQs[n-1].Answer.Raw, d.pair.Answer.Raw) {
			d.rule, d.kind, d.text = ruleOutside, Other, d.pair.Question.Raw
			continue
		}
		add(*d.pair)
		d.index = len(b.a.FAQs) - 1
	}
	for _, it := range b.d.items("Question") {
		if len(it.props["eduQuestionType"]) > 0 || it.within != nil && it.within.is("Quiz") {
			continue
		}
		asked, before := unmarkup(it.text("name", "text")), len(b.a.FAQs)
		for _, v := range it.props["acceptedAnswer"] {
			text := valueText(v, 0)
			if a, ok := v.(*item); ok {
				text = a.text("text", "name")
			}
			question, answer := unmarked(asked, unmarkup(text))
			n := seen[lettersOf(question)]
			if question != "" && answer != "" && (n == 0 || n > before && !sameWords(b.a.FAQs[n-1].Answer.Raw, answer)) { // or another answer to it
				add(FAQ{Question: NewText(question), Answer: NewText(answer), Origin: "jsonld"})
			}
		}
	}
}

// unmarkup takes the markup out of a text of structured data, which some sites write as a text
// in markup, or that once more.
func unmarkup(s string) string {
	for range 2 {
		if !strings.Contains(s, "&") {
			break
		}
		s = html.UnescapeString(s)
	}
	return strings.Join(paragraphs(s), "\n")
}

// folds reports whether a reader opens what is under the draft by it, or by the <summary> around it.
func (b *bodyReader) folds(d *draft) bool {
	for n := range b.openers(d) {
		if opens(n) {
			return true
		}
	}
	return b.t.details(d.node) > 0
}

// openers yields the elements that a reader may press to open what a draft heads: those that
// hold its text and no other, and those at its start.
func (b *bodyReader) openers(d *draft) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		if d.rule == ruleControls && !yield(b.t.nodes[d.region].n) {
			return
		}
		for i := d.node; i > b.t.body && b.t.nodes[i].all == b.t.nodes[d.node].all; i = int(b.t.nodes[i].parent) {
			if !yield(b.t.nodes[i].n) {
				return
			}
		}
		for n := range b.startOf(d) {
			if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
				return
			}
			if !yield(n) {
				return
			}
		}
	}
}

// panel returns the element further down the page that a draft opens, as its attributes or
// the address of a link that is all of it say; 0 for none.
func (b *bodyReader) panel(d *draft) int {
	for n := range b.openers(d) {
		id, named := attr(n, "aria-controls"), true
		if id == "" {
			id, named = strings.CutPrefix(cmp.Or(attr(n, "data-bs-target"), attr(n, "data-target"), attr(n, "href")), "#")
		}
		if id == "" || !named || n.DataAtom == atom.A && !d.linkOnly() {
			continue
		}
		if b.ids == nil {
			b.ids = map[string]int{}
			for i := range b.t.nodes {
				if id := attr(b.t.nodes[i].n, "id"); id != "" && b.ids[id] == 0 {
					b.ids[id] = i
				}
			}
		}
		if i := b.ids[id]; i > d.node && b.t.nodes[i].all > 0 {
			return i
		}
	}
	return 0
}

// startOf yields the first nodes below that of a draft, which many drafts can have.
func (b *bodyReader) startOf(d *draft) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for i := d.node + 1; i < min(int(b.t.nodes[d.node].end), d.node+maxFollowed) && yield(b.t.nodes[i].n); i++ {
		}
	}
}

// after yields the nodes that come after node i.
func (b *bodyReader) after(i int) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for k := i + 1; k < min(len(b.t.nodes), i+maxFollowed) && yield(b.t.nodes[k].n); k++ {
		}
	}
}

// linksHere reports whether the first anchor of a block leads to a place of the
// page: a heading with an address, or what unfolds under it.
func (b *bodyReader) linksHere(d *draft) bool {
	for n := range b.startOf(d) {
		if n.DataAtom == atom.A && attr(n, "href") != "" {
			return strings.HasPrefix(strings.TrimSpace(attr(n, "href")), "#")
		}
	}
	return false
}

// opens reports whether readers press n to open something: the term of a
// definition list, a button, or what its attributes make one.
func opens(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Dt, atom.Button:
		return true
	case atom.Label:
		box, _ := beside(n) // ticked, it shows what stands below
		return box != nil && attr(box, "type") == "checkbox" && attr(box, "id") == attr(n, "for")
	case atom.A:
		if isButton(n) {
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

// details returns the <details> that node i is the summary of, 0 if it is in none.
func (t *tree) details(i int) int {
	summary := t.closest(i, func(i int) bool { return t.nodes[i].n.DataAtom == atom.Summary })
	return max(int(t.nodes[summary].parent), 0)
}
