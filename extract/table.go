package extract

import (
	"cmp"
	"maps"
	"math"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of a table. The first two are those of the HTML standard; the last, of
// all tables of a page, keeps spans and one wide row from filling memory: the largest
// table of the sets has 12,000 places.
const (
	maxColspan = 1000
	maxRowspan = 65534
	maxPlaces  = 1_000_000
)

// table reads the table at node i as data of the article. It reports false
// where the table is a means of layout or dropped with what is around it: then
// its text is read as any other. Outside the body a table must name its columns.
func (b *bodyReader) table(i int, p where) bool {
	inside := p.inside && (p.rule == nil || p.rule == ruleHidden) // hidden: behind a tab
	if !inside && (p.rule != ruleOutside || b.beside(i)) {
		return false
	}
	t, ok, cells := readTable(b.t.nodes[i].n, b.d.locale, maxPlaces-b.places)
	b.places += cells
	if !ok || !inside && (!t.named() || len(t.Rows) < 2) {
		return false
	}
	b.head(&t)
	p.rule = cmp.Or(p.rule, b.doubled(&t))
	t.Titled = t.Caption.Raw == "" // by what stands above, if that is a title: known when all is read
	b.a.Tables = append(b.a.Tables, t)
	b.out = append(b.out, draft{spot: spot{kind: TableBlock, rule: p.rule, inside: p.inside, node: i}, index: len(b.a.Tables) - 1})
	return true
}

// beside reports whether node i stands outside what the page marks as its article or main part
// around the body: a league table or prices in a column beside it.
func (b *bodyReader) beside(i int) bool {
	part := b.t.closest(b.at, func(k int) bool {
		n := b.t.nodes[k].n
		return n.DataAtom == atom.Main || n.DataAtom == atom.Article || attr(n, "role") == "main"
	})
	return part > 0 && !b.t.around(part, i)
}

// doubled returns [ruleRepeated] if a table stands on the page twice: right behind or before one
// whose cells have all of its texts, for screens of another width, turned or stacked. The
// one that says more or names its columns is kept.
func (b *bodyReader) doubled(t *Table) *pruneRule {
	last := len(b.out) - 1
	if last < 0 || b.out[last].kind != TableBlock || !b.out[last].kept() {
		return nil
	}
	before := &b.a.Tables[b.out[last].index]
	switch others, own := before.texts(), t.texts(); {
	case min(len(own), len(others)) < leastDoubled, t.alike(before) && !maps.Equal(others, own):
	case contains(others, own) && (len(before.Header) > 0 || len(t.Header) == 0 || len(others) > len(own)):
		return ruleRepeated
	case contains(own, others):
		b.out[last].rule = ruleRepeated
	}
	return nil
}

// leastDoubled is how many different texts a table has at least that cannot have all of another's
// by chance.
const leastDoubled = 5

// alike reports whether tables have as many rows and columns: then one is a copy of the other
// only if all stands in it as often, not if both have the same few answers.
func (t *Table) alike(other *Table) bool {
	return len(t.Rows) > 0 && len(t.Rows) == len(other.Rows) && len(t.Header) == len(other.Header) && len(t.Rows[0]) == len(other.Rows[0])
}

// texts returns what the cells of a table say, and how often.
func (t *Table) texts() map[string]int {
	said := map[string]int{}
	for _, c := range t.Cells() {
		if c.Text.Raw != "" {
			said[c.Text.Raw]++
		}
	}
	return said
}

// contains reports whether all of some texts are among others.
func contains(all, some map[string]int) bool {
	for text := range some {
		if all[text] == 0 {
			return false
		}
	}
	return true
}

// namesOnly reports whether the table at node i is the names of columns alone: scripts that fix
// them above a table that scrolls copy them there.
func (b *bodyReader) namesOnly(i int) bool {
	head := firstBelow(b.t.nodes[i].n, atom.Thead)
	if head == nil || firstBelow(b.t.nodes[i].n, atom.Td) != nil {
		return false
	}
	first := firstBelow(head, atom.Th)
	if first == nil {
		return false
	}
	_, second := beside(first)
	return second != nil // one alone is a title
}

// head makes the first row of a table whose columns nothing names their names, if these are
// the names of a table before it: of goods that are told of one by one, some tables have them in bold.
func (b *bodyReader) head(t *Table) {
	names := func(row []*Cell) (all string) {
		for _, c := range row {
			all += c.Text.Raw + "\n"
		}
		return all
	}
	if n := len(t.Header); n > 0 {
		if b.columns == nil {
			b.columns = map[string]bool{}
		}
		b.columns[names(t.Header[n-1])] = true
	} else if len(t.Rows) > 1 && b.columns[names(t.Rows[0])] && !slices.ContainsFunc(t.Rows[0], func(c *Cell) bool { return c.Rowspan > 1 }) {
		t.Header, t.Rows = t.Rows[:1:1], t.Rows[1:]
	}
}

// named reports whether the last header row tells one column from another.
func (t *Table) named() bool {
	n := len(t.Header)
	return n > 0 && slices.ContainsFunc(t.Header[n-1], func(c *Cell) bool { return c != t.Header[n-1][0] })
}

// title takes the caption of table t, which draft i is, from the block right above it: a line
// of the class of a caption that no picture has, or one that stands for it, a heading or a title.
// What was dropped may stand between.
func (b *bodyReader) title(i int, t *Table) {
	above := i - 1
	for above >= 0 && i-above < maxFollowed && !b.out[above].kept() && b.out[above].kind != Image && !(above == i-1 && b.out[above].rule == ruleCaption) {
		above--
	}
	t.Titled = false
	if above < 0 {
		return
	}
	switch d := &b.out[above]; {
	case d.runes > maxTableTitle:
	case d.rule == ruleCaption && d.kind != Image:
		if d.region > 0 && hasLetters(d.text) && (above == 0 || b.out[above-1].kind != Image) {
			t.Caption = NewText(d.text)
		}
	case d.kept():
		t.Titled = d.kind == Heading || d.kind == Paragraph && (d.lead == d.text || countsTables.MatchString(d.text) || b.isTitle(above))
	}
}

// Bounds of a title that nothing marks as one.
const (
	maxTableTitle  = 120 // characters; of any title
	maxPlainTitle  = 80  // characters
	mostLabelWords = 4   // before a colon: more lead up to the table
)

// isTitle reports whether draft i, a line above a table, reads as its title: short, no sentence,
// and not the note or source of a table or picture above it.
func (b *bodyReader) isTitle(i int) bool {
	d := &b.out[i]
	if d.runes > maxPlainTitle || 2*d.link > d.runes || !isWord(firstRune(strings.TrimLeft(d.text, "“\"«„'‘(*#"))) || i > 0 && (b.out[i-1].kind == TableBlock || b.out[i-1].kind == Image) {
		return false
	}
	text := strings.TrimRight(footnotes.ReplaceAllString(d.text, ""), " ")
	label := strings.TrimRight(text, ":：")
	return !ends(label) && (label == text || WordCount(label) <= mostLabelWords)
}

var countsTables = anchor(`^(?i:tab(?:le|leau|elle|la|lo|ulka|ell?a?)|cuadro|quadro|taulukko|таблиц[яа]|πίνακας|جدول|表|표)\s?\d`)

// A tableReader lays cells out on a grid by the table model of the HTML
// standard.
type tableReader struct {
	lang  string   // with the region if that is known
	most  int      // places that it may have
	rows  [][]slot // those that say something
	heads int      // of them are of a thead at the top
	lines int      // rows in all
	open  []growth
	width int
	cells int

	caption string
	headers int // th cells
	nested  bool
	blocks  int // headings, forms and their fields
	longest int // characters of the longest cell
	textual int // cells that have text
	linked  int // those of them that are links and nothing else
	days    int // those of them that are a day of the month in digits
}

// A slot is one place of the grid.
type slot struct {
	cell   *Cell
	n      *html.Node // of the cell
	header bool
	strong bool // all of it is bold
	shaded bool // it or its row has a colour of its own, or the name of a head
	starts bool // the cell's upper left place
}

// says reports whether there is text in the place.
func (s slot) says() bool { return s.cell != nil && s.cell.Text.Raw != "" }

// A growth is a cell that grows down into the rows below.
type growth struct {
	slot slot
	left int // rows still to fill; negative grows to the end of the group
}

// readTable returns the table n as a rectangle, and whether it is data: at
// least two rows and two columns that are not there for layout, and no more than
// most places.
func readTable(n *html.Node, lang string, most int) (_ Table, ok bool, cells int) {
	switch attr(n, "role") {
	case "presentation", "none":
		return Table{}, false, 0
	}
	r := tableReader{lang: lang, most: most}
	r.section(n, false)
	if !r.data() {
		return Table{}, false, r.cells
	}
	return r.table(), true, len(r.rows) * r.width
}

// section reads the rows of a table or row group, in source order, but for a <tfoot>,
// which HTML 4 wants above the <tbody>: it stands at the end. One that repeats the names of
// the columns is none of the data.
func (r *tableReader) section(n *html.Node, head bool) {
	names := ""
	var feet []*html.Node
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || !visible(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			if r.caption == "" {
				r.caption = visibleText(c)
			}
		case atom.Thead:
			r.group(c, true)
			names = visibleText(c)
		case atom.Tbody:
			r.group(c, false)
		case atom.Tfoot:
			switch repeats := names != "" && visibleText(c) == names; {
			case !repeats:
				feet = append(feet, c)
			case r.heads == len(r.rows):
				r.group(c, true)
			}
		case atom.Tr:
			r.row(c, head)
		}
	}
	for _, foot := range feet {
		r.group(foot, false)
	}
}

// group reads a row group: no cell grows into it, or out of it.
func (r *tableReader) group(n *html.Node, head bool) {
	r.open = r.open[:0]
	r.section(n, head)
	r.open = r.open[:0]
}

func (r *tableReader) row(tr *html.Node, head bool) {
	if r.cells > r.most {
		return
	}
	var row []slot
	place := func(s slot) {
		row = append(row, s)
		r.cells++
	}
	// grown fills the places that cells from above grow into.
	grown := func() {
		for len(row) < len(r.open) && r.open[len(row)].left != 0 {
			g := &r.open[len(row)]
			g.left--
			s := g.slot
			s.starts = false
			place(s)
		}
	}
	for c := tr.FirstChild; c != nil && r.cells <= r.most; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || hidden(c) {
			continue
		}
		grown()
		s, down := r.cell(tr, c)
		for at := range s.cell.Colspan {
			if at > 0 && len(row) < len(r.open) && r.open[len(row)].left != 0 {
				break // the place is taken: the author's spans overlap
			}
			for len(r.open) <= len(row) {
				r.open = append(r.open, growth{})
			}
			r.open[len(row)] = growth{s, down - 1} // 0 - 1: to the end of the group
			place(s)
			s.starts = false
		}
	}
	grown()
	end := len(r.open) // cells from above may also stand to the right of a short row
	for end > len(row) && r.open[end-1].left == 0 {
		end--
	}
	for len(row) < end {
		place(slot{})
		grown()
	}
	if len(row) > 0 {
		r.lines++
	}
	if !slices.ContainsFunc(row, slot.says) {
		return
	}
	for _, s := range row {
		if s.starts && !s.says() {
			s.cell.Text = NewText(pictured(s.n))
		}
	}
	if head && r.heads == len(r.rows) {
		r.heads++
	}
	r.rows = append(r.rows, row)
}

// cell reads cell c of row tr, and how many rows it grows down into: none for as many
// as there are in the group.
func (r *tableReader) cell(tr, c *html.Node) (s slot, down int) {
	cell := &Cell{Text: NewText(cellText(c)), Colspan: max(span(attr(c, "colspan"), maxColspan), 1), Rowspan: 1}
	header := c.DataAtom == atom.Th
	if header {
		r.headers++
	}
	r.look(c, cell)
	s = slot{cell: cell, n: c, header: header, strong: header || strong(c), shaded: shaded(tr) || shaded(c), starts: true}
	return s, span(attr(c, "rowspan"), maxRowspan)
}

// span reads a colspan or rowspan: the digits at its start, 1 if there are
// none, no more than most.
func span(s string, most int) int {
	s = strings.TrimSpace(s)
	digits := s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
	if digits == "" {
		return 1
	}
	n, err := strconv.Atoi(digits)
	if err != nil { // too large
		return most
	}
	return min(n, most)
}

// look notes what of a cell says whether the table is data.
func (r *tableReader) look(c *html.Node, cell *Cell) {
	text := cell.Text.Raw
	if len(text) > 0 {
		r.textual++
		r.longest = max(r.longest, len(text))
	}
	if day, err := strconv.Atoi(text); err == nil && 1 <= day && day <= 31 {
		r.days++
	}
	link := false
	for n := range c.Descendants() {
		switch n.DataAtom {
		case atom.Table:
			r.nested = true
		case atom.H1, atom.H2, atom.H3, atom.Form, atom.Article, atom.Section, atom.Textarea:
			r.blocks++
		case atom.Input:
			if attr(n, "type") != "hidden" {
				r.blocks++
			}
		case atom.A:
			link = link || attr(n, "href") != "" && text != "" && visibleText(n) == text
		}
	}
	if link {
		r.linked++
	}
}

// cellText returns the text of a cell: a line for each item of a list and each
// paragraph, one line if there is no more than one of them.
func cellText(c *html.Node) string {
	var lines []string
	var item func(n *html.Node) bool // whether n was read by its parts
	item = func(n *html.Node) bool {
		parts := 0
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			switch {
			case !visible(k):
			case k.DataAtom == atom.Li || k.DataAtom == atom.P || k.DataAtom == atom.Ul || k.DataAtom == atom.Ol || k.DataAtom == atom.Div:
				parts++
			case k.Type == html.ElementNode && k.DataAtom != atom.Br, k.Type == html.TextNode && strings.TrimSpace(k.Data) != "":
				return false // words beside the parts: one text
			}
		}
		for k := n.FirstChild; k != nil && parts > 0; k = k.NextSibling {
			if visible(k) && !item(k) {
				if line := visibleText(k); line != "" {
					lines = append(lines, line)
				}
			}
		}
		return parts > 0
	}
	if !item(c) {
		return visibleText(c)
	}
	return strings.Join(lines, "\n")
}

// maxPicture is how long the name of what a picture stands for is: more describes what is to
// be seen in it.
const maxPicture = 40 // bytes

// pictured returns what the picture in a cell without a text stands for, a flag, a club or a
// tick, "" if there is none or only the name of its file is known.
func pictured(c *html.Node) string {
	img := firstBelow(c, atom.Img)
	if img == nil || hidden(img) {
		return ""
	}
	alt := squeeze(attr(img, "alt"))
	if len(alt) > maxPicture || !hasLetters(alt) || strings.ContainsAny(alt, "_/") || isFile.MatchString(alt) || lineRuleOf(alt, len(alt)) != nil {
		return ""
	}
	return alt
}

var isFile = regexp.MustCompile(`\.\w{2,4}$`)

// shaded reports whether an element has a background of its own, or the markup says that it
// is a head.
func shaded(n *html.Node) bool {
	class := attr(n, "class")
	return attr(n, "bgcolor") != "" || strings.Contains(attr(n, "style"), "background") || attr(n, "role") == "columnheader" ||
		(strings.Contains(class, "head") || strings.Contains(class, "Head")) && headClass.MatchString(class)
}

// headClass matches the class of a head: "thead", "table_header", "rowHeading", not "overhead" or "headline".
var headClass = regexp.MustCompile(`(?:^|[^r])[Hh]ead(?:er|ing)?s?(?:$|\P{Ll})`)

// strong reports whether all text of an element is bold.
func strong(n *html.Node) bool {
	if n.DataAtom == atom.B || n.DataAtom == atom.Strong || boldStyle.MatchString(attr(n, "style")) {
		return true
	}
	found := false
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", c.DataAtom == atom.Br:
		case c.Type == html.ElementNode && strong(c):
			found = true
		default:
			return false
		}
	}
	return found
}

var boldStyle = regexp.MustCompile(`font-weight:\s*(?:bold|[6-9]00)`)

// data tells a data table from one that lays out a page: two rows and two
// columns, cells of text, no tables in cells; headings, fields to fill in,
// cells of essay length, and questions with their answers only in what the markup
// declares to be data. A table of nothing but links leads elsewhere, and the sheet
// of a calendar to other days.
func (r *tableReader) data() bool {
	for _, row := range r.rows {
		for c := range row {
			if row[c].starts {
				r.width = max(r.width, c+1)
			}
		}
	}
	declared := r.headers > 0 || r.heads > 0 || r.caption != ""
	switch {
	case r.lines < 2 || r.width < 2 || r.textual < 3 || max(r.cells, len(r.rows)*r.width) > r.most:
		return false
	case r.linked == r.textual, !declared && r.asks(), r.width == 7 && r.days >= 28 && r.textual-r.days <= 12: // names of the days, the month and its neighbours
		return false
	case r.nested:
		return r.headers > 1 && r.longest < 2000
	case declared:
		return true
	}
	return r.blocks == 0 && r.longest <= 1000
}

// asks reports whether the rows are questions and their answers in prose, FAQs laid out; the
// first may name the columns.
func (r *tableReader) asks() bool {
	if r.width != 2 {
		return false
	}
	pairs := 0
	for i, row := range r.rows {
		switch {
		case len(row) == 2 && row[0].cell != nil && row[1].cell != nil && isQuestion(row[0].cell.Text.Raw) && sentenceMarks(row[1].cell.Text.Raw) > 0:
			pairs++
		case i > 0:
			return false
		}
	}
	return pairs >= forms[plain].least
}

// table returns the grid, empty columns at the right left out.
func (r *tableReader) table() Table {
	t := Table{Caption: NewText(r.caption)}
	header := r.headerRows()
	if header > 0 {
		r.unlabel(header)
	}
	below := map[*Cell]*Cell{} // cells that grow out of the header, and what stands for them in the data
	for i, row := range r.rows {
		cells := make([]*Cell, r.width)
		for c := range cells {
			if c < len(row) && row[c].cell != nil {
				cells[c] = row[c].cell
				if i < header {
					below[cells[c]] = nil
				} else if own, grows := below[cells[c]]; grows {
					if own == nil {
						own = &Cell{Text: cells[c].Text}
						below[cells[c]] = own
					}
					cells[c] = own
				}
			} else {
				cells[c] = &Cell{Colspan: 1, Rowspan: 1}
			}
		}
		if i < header {
			t.Header = append(t.Header, cells)
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	spans(t.Header)
	spans(t.Rows)
	r.typed(&t)
	return t
}

// leastLabels is how many cells of a column repeat its name if that is for narrow screens.
const leastLabels = 2

// unlabel takes the name of a column off its cells, if each of them has it before what it
// says, in an element of its own: narrow screens, which show a cell below the other, have
// it in place of the header, and a style sheet hides it from all others.
func (r *tableReader) unlabel(header int) {
	for x, s := range r.rows[header-1] {
		if !s.says() {
			continue
		}
		name, cells := strings.TrimRight(s.cell.Text.Raw, ": "), 0
		for y := header; y < len(r.rows) && cells >= 0; y++ {
			if x >= len(r.rows[y]) || !r.rows[y][x].says() || !r.rows[y][x].starts {
				continue
			}
			switch c := r.rows[y][x]; {
			case !labelled(c.n, name):
				cells = math.MinInt
			case strings.TrimRight(c.cell.Text.Raw, ": ") != name:
				cells++
			}
		}
		for y := header; y < len(r.rows) && cells >= leastLabels; y++ {
			if x < len(r.rows[y]) && r.rows[y][x].starts {
				cell := r.rows[y][x].cell
				cell.Text = NewText(strings.TrimLeft(strings.TrimPrefix(cell.Text.Raw, name), ": \n"))
			}
		}
	}
}

// labelled reports whether what a cell starts with is an element that says a name.
func labelled(c *html.Node, name string) bool {
	for n := c.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode && visible(n) {
			return strings.TrimRight(visibleStart(n, len(name)+2), ": ") == name || labelled(n, name)
		} else if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			break
		}
	}
	return false
}

// spans sets the spans of cells to the places that they have in rows.
func spans(rows [][]*Cell) {
	for y, row := range rows {
		for x, cell := range row {
			if x > 0 && row[x-1] == cell || y > 0 && rows[y-1][x] == cell {
				continue
			}
			w, h := 1, 1
			for x+w < len(row) && row[x+w] == cell {
				w++
			}
			for y+h < len(rows) && rows[y+h][x] == cell {
				h++
			}
			cell.Colspan, cell.Rowspan = w, h
		}
	}
}

// headerRows counts the rows at the top that name the columns or the whole: those of
// <thead>, else rows of <th> alone up to the title of a part, else a first row that is set apart: by bold
// where the second is not, by a background that no other row has, or by what it
// says. A table is never all header.
func (r *tableReader) headerRows() int {
	n := r.heads
	if n == 0 {
		for n < len(r.rows) && r.all(n, func(s slot) bool { return s.header }) && !(n > 0 && r.across(n) && !r.across(n-1)) {
			n++
		}
	}
	if n == 0 {
		titles := 0 // rows that name the whole
		for titles < len(r.rows)-2 && r.across(titles) {
			titles++
		}
		if names := r.names(titles); names > 0 {
			n = titles + names
		} else if titles > 0 {
			n = r.names(0)
		}
	}
	if n == len(r.rows) {
		return min(1, n-1)
	}
	return n
}

// names counts the rows from row i on that are set apart from those below and name columns:
// one, or two in bold of which the first names several columns at once.
func (r *tableReader) names(i int) int {
	strong := func(s slot) bool { return s.strong }
	switch {
	case r.apart(i, i+2, strong), r.apart(i, len(r.rows), func(s slot) bool { return s.shaded }), r.labels(i), r.corners(i):
		return 1
	case i+2 < len(r.rows) && r.all(i, strong) && r.apart(i+1, i+3, strong) && slices.ContainsFunc(r.rows[i], func(s slot) bool { return s.cell != nil && s.cell.Colspan > 1 }):
		return 2
	}
	return 0
}

// corners reports whether row i has an empty corner, where names of columns and of rows meet.
func (r *tableReader) corners(i int) bool {
	for y, row := range r.rows[i:] {
		if len(row) == 0 || row[0].says() != (y > 0) || y == 0 && (len(row) < r.width || slices.ContainsFunc(row[1:r.width], func(s slot) bool { return !s.says() || s.cell.Colspan > 1 })) {
			return false
		}
	}
	return true
}

// across reports whether a cell that says something spans all of row i: the title of the
// table, or of the rows below.
func (r *tableReader) across(i int) bool {
	row := r.rows[i]
	return len(row) >= r.width && row[0].says() && row[r.width-1].cell == row[0].cell
}

// apart reports whether of the rows from first to last, not included, the first alone is such.
func (r *tableReader) apart(first, last int, such func(slot) bool) bool {
	for i := first; i < last; i++ {
		if r.all(i, such) != (i == first) {
			return false
		}
	}
	return true
}

// Bounds of a first row that names the columns though nothing marks it.
const (
	leastLabelled = 3  // rows below
	maxColumnName = 40 // bytes of a label
)

// labels reports whether row first reads as the names of the columns: short
// words without digits in every place, or after the first the years and quarters that are
// compared, over a column of numbers, of three columns or more or all of one measure, or of
// texts that are all longer than a label, or of ticks.
func (r *tableReader) labels(first int) bool {
	rows := r.rows[first:]
	if len(rows) < 2 || len(rows[0]) < r.width {
		return false
	}
	periods := 0
	for x, s := range rows[0][:r.width] {
		if !s.says() || s.header || s.cell.Colspan > 1 || len(s.cell.Text.Raw) > maxColumnName {
			return false
		}
		if x > 0 && periodName.MatchString(s.cell.Text.Raw) {
			periods++
		} else if strings.ContainsAny(s.cell.Text.Raw, "0123456789.!?\n") || !hasLetters(s.cell.Text.Raw) {
			return false
		}
	}
	column := func(c int, such func(string) bool) bool {
		for _, row := range rows[1:] {
			if c >= len(row) || row[c].cell == nil || !such(row[c].cell.Text.Raw) {
				return false
			}
		}
		return true
	}
	isTick := func(s string) bool { return s != "" && lettersOf(s) == "" }
	ticked, counted, years, measured := 0, 0, 0, false
	for c := range r.width {
		if c > 0 && column(c, isTick) {
			ticked++
		}
		if column(c, func(s string) bool { _, ok := parseNumber(s, r.lang); return ok }) {
			counted++
			measured = measured || column(c, func(s string) bool { return strings.HasSuffix(s, "%") })
			if column(c, periodName.MatchString) {
				years++
			}
		}
		if len(rows) > leastLabelled && periods == 0 && column(c, func(s string) bool { return len(s) > maxColumnName }) {
			return true
		}
	}
	switch {
	case periods > 0:
		return periods > 1 && counted-years >= periods
	case ticked == r.width-1 && ticked > 1:
		return true
	}
	return len(rows) > leastLabelled && (counted > 0 && (r.width > 2 || measured) || ticked > 0 && r.width > 2)
}

// periodName is the name of a column of figures for a year or a part of it: "2024", "2023/24", "Q1 2025".
var periodName = regexp.MustCompile(`^(?i:(?:FY|[QHT][1-4]|[1-4][QHT])[ /]?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?[*¹²]?$`)

// all reports whether every cell of row i that has text is such.
func (r *tableReader) all(i int, such func(slot) bool) bool {
	found := false
	for _, s := range r.rows[i] {
		switch {
		case !s.says():
		case such(s):
			found = true
		default:
			return false
		}
	}
	return found
}

// footnotes are the marks of notes after a value.
var footnotes = regexp.MustCompile(`(?:\s*(?:\[[\pL\d ]{1,8}\]|[*†‡]))+$`)

// typed reads dates and numbers of the data cells where they are certain. A
// cell of four digits that could be a year is a number only in a column that
// has other numbers, and not where its row or column is named as years are. A date
// as 03/04/2025 is read as another of its column shows: 03/14/2025.
func (r *tableReader) typed(t *Table) {
	type open struct {
		*Cell
		col int
	}
	var years, dates []open
	counts := map[int]bool{}   // columns that hold a number which is no year
	orders := map[int]string{} // by column, the locale whose order of day and month its dates show; "en" if they differ
	for at, c := range t.Cells() {
		if at.Row < 0 || c.Text.Raw == "" || len(c.Text.Raw) > 60 {
			continue
		}
		text := c.Text.Raw
		if note := footnotes.FindStringIndex(text); note != nil {
			text = text[:note[0]]
		}
		v, isNumber := parseNumber(text, r.lang)
		switch {
		case isNumber && yearLike(asciiDigits(text)):
			if !yearName.MatchString(t.label(at.Col)) && !yearName.MatchString(t.Rows[at.Row][0].Text.Raw) {
				c.Num = &v
				years = append(years, open{c, at.Col})
			}
		case isNumber && len(text) == 8 && isDate(text, r.lang): // 20240103 may be either
		case isNumber:
			c.Num = &v
			counts[at.Col] = true
		default:
			var known bool
			c.Date, known = parseDate(text, r.lang)
			switch m := slashed.FindStringSubmatch(text); {
			case m == nil || m[1] == m[2]:
			case !known:
				dates = append(dates, open{c, at.Col})
			default:
				order := "en-GB"
				if len(m[2]) == 2 && m[2] > "12" {
					order = "en-US"
				}
				if before := orders[at.Col]; before != "" && before != order {
					order = "en"
				}
				orders[at.Col] = order
			}
		}
	}
	for _, c := range years {
		if !counts[c.col] {
			c.Num = nil
		}
	}
	for _, c := range dates {
		c.Date, _ = parseDate(c.Text.Raw, orders[c.col])
	}
}

var slashed = regexp.MustCompile(`^(\d\d?)/(\d\d?)/\d{4}$`)

// label returns the name of a column in the last header row, "" if there is none.
func (t *Table) label(col int) string {
	if len(t.Header) == 0 {
		return ""
	}
	return t.Header[len(t.Header)-1][col].Text.Raw
}

// yearName is in the names of rows and columns of years.
var yearName = regexp.MustCompile(`(?i)year|season|date|jahr|année|año|anno|ano\b|год|年|since|founded|born|time`)

func yearLike(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20" || s[:2] == "18")
}

func isDate(s, lang string) bool {
	_, ok := parseDate(s, lang)
	return ok
}

var (
	numberForm = regexp.MustCompile(`^([+\-−–]?)(?:` + currency + `\s?)?([+\-−–]?)(\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d+)?|\d\d?(?:,\d\d)+,\d{3}(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)\s?(?:%|` + currency + `)?$`)
	// commaLanguages write 1.234,5 or 1 234,5.
	commaLanguages = termSet("de fr es it pt nl pl ru uk cs sk sl sv nb no nn da fi tr el ro hu bg hr sr bs mk sq id vi ca gl eu lt lv et is be af kk az")
	// pointRegions write 1,234.5 or 1'234.5 though their language elsewhere has the comma.
	pointRegions = termSet("mx us gt hn ni pa pe do pr sv ch li")
)

// currency is the mark of an amount of money.
const currency = `(?:(?:US|AU|CA|NZ|HK|[ACRS])?\$|\p{Sc}|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|BRL|RUB|PLN|CZK|SEK|NOK|DKK|HUF|CAD|AUD|NZD|HKD|SGD|TWD|KRW|IDR|MYR|THB|VND|PKR|BDT|LKR|AED|SAR|EGP|ILS|ZAR|NGN|KES|MXN|ARS|CLP|RON|BGN|UAH|KZT|Rp|RM|TL|lei|[Ee]uros?)|Rs\.?|zł|Kč|kr\.?|руб\.?|грн\.?|лв\.?|円|元)`

// decimalMark returns the decimal mark of a locale, 0 where it does not settle
// it: Spanish has the comma in Spain, the point in Mexico.
func decimalMark(locale string) byte {
	language, region, _ := strings.Cut(strings.ToLower(locale), "-")
	switch {
	case language == "" || language == "es" && region == "":
		return 0
	case commaLanguages[language] && !pointRegions[region]:
		return ','
	}
	return '.'
}

// westernMarks are the marks of numbers that a keyboard for Chinese, Japanese or Arabic gives,
// and those of ASCII.
var westernMarks = strings.NewReplacer("，", ",", "．", ".", "٬", ",", "٫", ".", "％", "%", "٪", "%", "－", "-", "＋", "+")

const maxDigits = 15 // that a float64 holds; longer numbers are identifiers

// parseNumber reads a cell that is a number and nothing else: digits in groups
// of three, or as in India of two before the last three, a decimal mark, a sign, a currency mark or a percent sign, which
// do not change the value. A lone mark is the locale's decimal mark, or groups
// if three digits follow and the locale has the other one; elsewhere it is no
// number: "12.30" is a time in German. A comma before other than three digits is decimal
// in all of Spanish, for where it groups, it does so by threes. Blanks group only where the comma is
// decimal. Leading zeros are codes.
func parseNumber(s, locale string) (float64, bool) {
	m := numberForm.FindStringSubmatch(strings.TrimSpace(asciiDigits(westernMarks.Replace(s))))
	if m == nil || m[1] != "" && m[2] != "" {
		return 0, false
	}
	digits, decimal, language := m[3], decimalMark(locale), primary(locale)
	if len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9' || strings.Contains(digits, " ") && decimal != ',' {
		return 0, false
	}
	if last := strings.LastIndexAny(digits, ".,"); last >= 0 {
		mark := digits[last]
		once := strings.Count(digits, string(mark)) == 1
		switch {
		case !once: // a mark that comes twice groups
			if _, err := netip.ParseAddr(digits); err == nil {
				return 0, false
			}
			decimal = '.' + ',' - mark
		case strings.ContainsAny(digits[:last], ".,'’ "): // of two marks the last one is decimal
			decimal = mark
		case mark == ',' && decimal == 0 && language == "es" && last > 0 && len(digits)-last-1 != 3:
			decimal = mark
		case mark != decimal && (decimal == 0 || last == 0 || len(digits)-last-1 != 3):
			return 0, false
		}
	}
	var b strings.Builder
	if m[1] != "" && m[1] != "+" || m[2] != "" && m[2] != "+" {
		b.WriteByte('-')
	}
	n := 0
	for i := 0; i < len(digits); i++ {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
			b.WriteByte(c)
			n++
		case c == decimal:
			b.WriteByte('.')
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, err == nil && n <= maxDigits
}
