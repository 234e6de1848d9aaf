package extract

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of a table. The first two are those of the HTML standard; the last
// keeps spans from filling memory: the largest table of the sets has 12,000
// places.
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
	if !inside && p.rule != ruleOutside {
		return false
	}
	t, ok := readTable(b.t.nodes[i].n, b.a.Language)
	if !ok || !inside && (len(t.Header) == 0 || len(t.Rows) < 2) {
		return false
	}
	if t.Caption.Raw == "" && len(b.out) > 0 {
		if d := &b.out[len(b.out)-1]; d.inside && d.rule == nil && d.runes <= maxTableTitle && (d.kind == Heading || d.kind == Paragraph && d.lead == d.text) {
			t.Titled = true
		}
	}
	b.a.Tables = append(b.a.Tables, t)
	b.out = append(b.out, draft{kind: TableBlock, rule: p.rule, inside: p.inside, node: i, index: len(b.a.Tables) - 1})
	return true
}

// maxTableTitle is the longest heading or bold line before a table that is its
// caption.
const maxTableTitle = 120 // characters

// A tableReader lays cells out on a grid by the table model of the HTML
// standard.
type tableReader struct {
	lang  string
	rows  [][]slot
	kinds []rowKind
	first int // row where the row group being read starts
	open  []growth
	width int
	cells int

	caption  string
	headers  int // th cells
	nested   bool
	heads    bool // a thead
	blocks   int  // headings, forms, long cells
	longest  int  // characters of the longest cell
	textual  int  // cells that have text
	pictures int
}

// A slot is one place of the grid.
type slot struct {
	cell   *Cell
	header bool
	strong bool // all of it is bold
	starts bool // the cell's upper left place
}

// A growth is a cell that grows down into the rows below.
type growth struct {
	slot slot
	left int // rows still to fill; negative grows to the end of the group
}

type rowKind uint8

const (
	bodyRow rowKind = iota
	headRow
	footRow
)

// readTable returns the table n as a rectangle, and whether it is data: at
// least two rows and two columns that are not there for layout.
func readTable(n *html.Node, lang string) (Table, bool) {
	switch attr(n, "role") {
	case "presentation", "none":
		return Table{}, false
	}
	r := tableReader{lang: lang}
	r.section(n, bodyRow)
	r.closeGroup()
	if !r.data() {
		return Table{}, false
	}
	return r.table(), true
}

// section reads the rows of a table or row group.
func (r *tableReader) section(n *html.Node, kind rowKind) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || !visible(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			if r.caption == "" {
				r.caption = visibleText(c)
			}
		case atom.Thead:
			r.heads = true
			r.group(c, headRow)
		case atom.Tbody:
			r.group(c, bodyRow)
		case atom.Tfoot:
			r.group(c, footRow)
		case atom.Tr:
			r.row(c, kind)
		}
	}
}

func (r *tableReader) group(n *html.Node, kind rowKind) {
	r.closeGroup()
	r.section(n, kind)
	r.closeGroup()
}

// closeGroup ends a row group: no cell grows out of it.
func (r *tableReader) closeGroup() {
	r.open = r.open[:0]
	r.first = len(r.rows)
}

func (r *tableReader) row(tr *html.Node, kind rowKind) {
	if r.cells > maxPlaces {
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
	for c := tr.FirstChild; c != nil && r.cells <= maxPlaces; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || hidden(c) {
			continue
		}
		grown()
		cell := &Cell{Text: NewText(visibleText(c)), Colspan: span(attr(c, "colspan"), maxColspan), Rowspan: 1}
		if cell.Colspan < 1 {
			cell.Colspan = 1
		}
		down := span(attr(c, "rowspan"), maxRowspan)
		if attr(c, "rowspan") == "" {
			down = 1
		}
		header := c.DataAtom == atom.Th
		if header {
			r.headers++
		}
		r.look(c, cell)
		s := slot{cell: cell, header: header, strong: header || strong(c), starts: true}
		for at := range cell.Colspan {
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
	// Cells from above may also stand to the right of a short row.
	for last := len(r.open) - 1; last >= len(row); last-- {
		if r.open[last].left != 0 {
			for len(row) <= last {
				if r.open[len(row)].left != 0 {
					grown()
					continue
				}
				place(slot{})
			}
			break
		}
	}
	if len(row) == 0 {
		return
	}
	r.rows = append(r.rows, row)
	r.kinds = append(r.kinds, kind)
}

// span reads a colspan or rowspan: the digits at its start, 1 if there are
// none, no more than most.
func span(s string, most int) int {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	if end == 0 {
		return 1
	}
	if end > 6 {
		return most
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		return 1
	}
	return min(n, most)
}

// look notes what of a cell says whether the table is data.
func (r *tableReader) look(c *html.Node, cell *Cell) {
	if n := len(cell.Text.Raw); n > 0 {
		r.textual++
		r.longest = max(r.longest, n)
	}
	for n := range c.Descendants() {
		switch n.DataAtom {
		case atom.Table:
			r.nested = true
		case atom.H1, atom.H2, atom.H3, atom.Form, atom.Article, atom.Section:
			r.blocks++
		case atom.Img:
			r.pictures++
		}
	}
}

// strong reports whether all text of a cell is bold.
func strong(c *html.Node) bool {
	found := false
	for n := c.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) == "":
		case n.DataAtom == atom.B || n.DataAtom == atom.Strong:
			found = true
		case n.Type == html.ElementNode && n.FirstChild != nil && strong(n):
			found = true
		default:
			return false
		}
	}
	return found
}

// data tells a data table from one that lays out a page: two rows and two
// columns, cells of text, no tables in cells; headings, forms and cells of
// essay length only in what the markup declares to be data.
func (r *tableReader) data() bool {
	for _, row := range r.rows {
		for c := range row {
			if row[c].starts {
				r.width = max(r.width, c+1)
			}
		}
	}
	declared := r.headers > 0 || r.heads || r.caption != ""
	switch {
	case len(r.rows) < 2 || r.width < 2 || r.textual < 3 || r.cells > maxPlaces:
		return false
	case r.nested:
		return r.headers > 1 && r.longest < 2000
	case declared:
		return true
	}
	return r.blocks == 0 && r.longest <= 1000
}

// table returns the grid, empty columns at the right and empty rows left out.
func (r *tableReader) table() Table {
	t := Table{Caption: NewText(r.caption)}
	header := r.headerRows()
	below := map[*Cell]*Cell{} // cells that grow out of the header, and what stands for them in the data
	for i, row := range r.rows {
		cells := make([]*Cell, r.width)
		full := false
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
				full = full || cells[c].Text.Raw != ""
			} else {
				cells[c] = &Cell{Colspan: 1, Rowspan: 1}
			}
		}
		switch {
		case !full:
		case i < header:
			t.Header = append(t.Header, cells)
		default:
			t.Rows = append(t.Rows, cells)
		}
	}
	spans(t.Header)
	spans(t.Rows)
	r.typed(&t)
	return t
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

// headerRows counts the rows at the top that name the columns: those of
// <thead>, else rows of <th> alone, else a first row that is all bold while
// the second is not. A table is never all header.
func (r *tableReader) headerRows() int {
	n := 0
	for n < len(r.rows) && r.kinds[n] == headRow {
		n++
	}
	if n == 0 {
		for n < len(r.rows) && r.all(n, func(s slot) bool { return s.header }) {
			n++
		}
	}
	if n == 0 && r.all(0, func(s slot) bool { return s.strong }) && !r.all(1, func(s slot) bool { return s.strong }) {
		n = 1
	}
	if n == len(r.rows) {
		return min(1, n-1)
	}
	return n
}

// all reports whether every cell of row i that has text is such.
func (r *tableReader) all(i int, such func(slot) bool) bool {
	found := false
	for _, s := range r.rows[i] {
		if s.cell == nil || s.cell.Text.Raw == "" {
			continue
		}
		if !such(s) {
			return false
		}
		found = true
	}
	return found
}

// typed reads dates and numbers of the data cells where they are certain. A
// cell of four digits that could be a year is a number only in a column whose
// header says that it counts something else than years.
func (r *tableReader) typed(t *Table) {
	for at, c := range t.Cells() {
		if at.Row < 0 || c.Text.Raw == "" || len(c.Text.Raw) > 60 {
			continue
		}
		if v, ok := parseNumber(c.Text.Raw, r.lang); ok {
			if !yearLike(c.Text.Raw) || len(t.Header) > 0 && !yearHeader.MatchString(t.Header[len(t.Header)-1][at.Col].Text.Raw) {
				c.Num = &v
			}
			continue
		}
		if d, ok := parseDate(c.Text.Raw, r.lang); ok {
			c.Date = d
		}
	}
}

var yearHeader = regexp.MustCompile(`(?i)^\W*$|year|season|date|jahr|année|año|anno|ano\b|год|年|since|founded|born|time`)

func yearLike(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20" || s[:2] == "18")
}

var (
	numberForm = regexp.MustCompile(`^([+\-−–]?)(?:[$€£¥₹]|US\$|USD |EUR |GBP )?([+\-−–]?)(\d{1,3}(?:[.,'’ \x{202F}]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)\s?(?:%|[€£¥]|USD|EUR|GBP)?$`)
	// commaLanguages write 1.234,5.
	commaLanguages = termSet("de fr es it pt nl pl ru uk cs sk sv nb no nn da fi tr el ro hu bg hr sr sl id vi ca lt lv et is be")
)

// parseNumber reads a cell that is a number and nothing else: digits in groups
// of three, a decimal mark, a sign, a currency mark or a percent sign, which
// do not change the value. A lone mark before three digits ("1,234", "1.234")
// groups or parts decimals by the page's language, and without a language the
// cell is no number. Leading zeros are codes.
func parseNumber(s, lang string) (float64, bool) {
	m := numberForm.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || m[1] != "" && m[2] != "" {
		return 0, false
	}
	digits := m[3]
	if len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9' {
		return 0, false
	}
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	decimal := byte('.')
	if commaLanguages[primary] {
		decimal = ','
	}
	last := strings.LastIndexAny(digits, ".,")
	if last >= 0 {
		mark := digits[last]
		once := strings.Count(digits, string(mark)) == 1
		other := strings.ContainsAny(digits[:last], ".,'’ \u202f") && strings.Count(digits[:last], string(mark)) == 0
		switch {
		case !once: // a mark that comes twice groups
			decimal = '.' + ',' - mark
		case other: // of two marks the last one is decimal
			decimal = mark
		case len(digits)-last-1 != 3:
			decimal = mark
		case lang == "":
			return 0, false
		}
	}
	var b strings.Builder
	if m[1] != "" && m[1] != "+" || m[2] != "" && m[2] != "+" {
		b.WriteByte('-')
	}
	for i := 0; i < len(digits); i++ {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
			b.WriteByte(c)
		case c == decimal:
			b.WriteByte('.')
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, err == nil
}
