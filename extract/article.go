package extract

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"
)

// An Article is the record of one news page. [Extract] fills it, package clean
// edits its texts in place, and package store keeps one row per URL.
//
// Every string is valid UTF-8 without markup; what the page does not give is
// the zero value.
type Article struct {
	URL          string // the key: canonical if on the same site, else final; absolute, no fragment, no tracking parameters
	CanonicalURL string // as the page's rel=canonical or og:url says, made absolute
	SiteName     string // "World Ledger"
	Headline     Text   // one line, without the site's name
	Dek          Text   // the line under the headline
	Summary      string // the page's own description of itself, never cut from the body
	Byline       []Author
	BylineRaw    string // the byline as printed
	Published    Date
	Modified     Date
	Dateline     string // as printed: "Washington, D.C. –"; the stage of that name sets it
	Place        string // the place in it: "Washington, D.C."
	Language     string // primary subtag of BCP 47 alone, without script and region: "en", "de", "zh"
	Section      string
	Breadcrumbs  []string
	Tags         []Tag

	Blocks []Block // all of the page's prose in reading order, in the body or not, and why not
	Tables []Table
	FAQs   []FAQ
	Media  []Media
	Links  []Link // of the body

	Free    *bool  // false: behind a paywall; nil: the page does not say
	License string // URL or name

	Provenance map[string]string // field → where its value was read: "jsonld", "meta:og:title", "selector:h1", "jsonld+meta" where they agree
	Issues     []Issue
	Quality    float64           // 0 to 1; low predicts a wrong record
	Meta       map[string]string // meta elements by name or property, first value each
}

// An Author is one name of the byline.
type Author struct {
	Name string // without role, outlet or "By"
	URL  string // profile page, absolute
}

// A Date is an instant as precise as the page gives it.
type Date struct {
	Time      time.Time // in the page's own zone, UTC where neither it nor its language tells it; midnight at day precision
	Raw       string    // as found in the page
	Precision Precision // "" if the page gives no date
}

// Precision is the smallest unit that a [Date] holds.
type Precision string

// The precisions.
const (
	Day    Precision = "day"
	Minute Precision = "minute"
	Second Precision = "second"
)

// IsZero reports whether the page gave no date.
func (d Date) IsZero() bool { return d.Precision == "" }

// String returns the date as RFC 3339, or as a bare day at day precision.
func (d Date) String() string {
	switch d.Precision {
	case "":
		return ""
	case Day:
		return d.Time.Format(time.DateOnly)
	default:
		return d.Time.Format(time.RFC3339)
	}
}

// A Tag is a topic that the page claims for itself.
type Tag struct {
	Name   string
	Origin string // "jsonld", "meta", "html" (a rel=tag link)
}

// A Block is one piece of the page's prose.
type Block struct {
	Kind      BlockKind
	Level     int    // of a heading, 1 to 6; of a list item, its depth from 1
	Label     string // of a callout: "Did You Know?"
	InBody    bool
	DroppedBy string // the rule that keeps it out of the body, "" if InBody
	Text      Text   // empty for a table, FAQ or image, whose text is in Tables, FAQs or Media
	Index     int    // of a table, FAQ or image block: which element of Tables, FAQs or Media
}

// BlockKind says what a [Block] is.
type BlockKind string

// The kinds of block.
const (
	DatelineBlock      BlockKind = "dateline"
	Heading            BlockKind = "heading"
	Paragraph          BlockKind = "paragraph"
	ListItem           BlockKind = "list_item"
	Quote              BlockKind = "quote"
	Callout            BlockKind = "callout"
	DiscussionQuestion BlockKind = "discussion_question"
	TableBlock         BlockKind = "table"
	FAQBlock           BlockKind = "faq"
	Image              BlockKind = "image"
	TOC                BlockKind = "toc"
	Boilerplate        BlockKind = "boilerplate"
	Other              BlockKind = "other"
)

// A Table is a data table of the page as a rectangle: a cell that spans
// several places stands in each of them, the same pointer; short rows are
// filled up with empty cells.
type Table struct {
	Caption Text
	// Titled says that the block right above the table, a heading or bold line,
	// stands for the caption that it has not; see [Article.TableCaptions].
	Titled bool
	Header [][]*Cell // header rows, often one or none
	Rows   [][]*Cell
}

// A Cell is a cell of a table, over all the places that it spans.
type Cell struct {
	Text    Text
	Colspan int // at least 1, no more than the table has columns
	Rowspan int
	Date    Date     // typed, only where the text is certainly a date
	Num     *float64 // typed, only where the text is certainly a number
}

// An FAQ is a question and its answer.
type FAQ struct {
	Question Text
	Answer   Text
	Origin   string // "html", "jsonld" or "details"
}

// A Media is an image, video, audio or embed of the article.
type Media struct {
	Kind    string // "image", "video", "audio" or "embed"
	URL     string // absolute
	Alt     string
	Caption Text
	Credit  string
	Width   int // pixels, 0 if not given
	Height  int
	Main    bool // the picture that the page names as its own
}

// A Link is an anchor of the page.
type Link struct {
	URL  string // absolute
	Text string
	Rel  string // as written, lower case
}

// An Issue is a remark on a field that looks wrong, or on damage that is not
// repaired because the repair is not sure.
type Issue struct {
	Field    string   `json:"field"`
	Code     string   `json:"code"` // stable: "no-date", "body-short", "spun-phrase"
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
}

// Severity of an [Issue].
type Severity string

// The severities.
const (
	Info    Severity = "info"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// A Field names one text of an article, as repair rows do.
type Field struct {
	Name string // "headline", "dek", "block", "cell", "question", "answer", "media_caption", "table_caption"
	// Ref says which: the block's position; "table.row.col" of a cell, header
	// rows counted from -1 upwards ("0.-1.2" is the last header row); the
	// position of the FAQ, medium or table. All count from 0.
	Ref string
	// Block is the block that holds the text, nil for the other fields.
	Block *Block
}

// Texts yields every text of the article that holds prose, each once: a cell
// that spans several places is named by its upper left one.
func (a *Article) Texts() iter.Seq2[Field, *Text] {
	return func(yield func(Field, *Text) bool) {
		if !yield(Field{Name: "headline"}, &a.Headline) || !yield(Field{Name: "dek"}, &a.Dek) {
			return
		}
		for i := range a.Blocks {
			b := &a.Blocks[i]
			if !b.Kind.isText() {
				continue // their texts are cells, questions, answers, captions
			}
			if !yield(Field{Name: "block", Ref: strconv.Itoa(i), Block: b}, &b.Text) {
				return
			}
		}
		for i := range a.Tables {
			if !yield(Field{Name: "table_caption", Ref: strconv.Itoa(i)}, &a.Tables[i].Caption) {
				return
			}
			for at, c := range a.Tables[i].Cells() {
				if !yield(Field{Name: "cell", Ref: fmt.Sprintf("%d.%d.%d", i, at.Row, at.Col)}, &c.Text) {
					return
				}
			}
		}
		for i := range a.FAQs {
			if !yield(Field{Name: "question", Ref: strconv.Itoa(i)}, &a.FAQs[i].Question) ||
				!yield(Field{Name: "answer", Ref: strconv.Itoa(i)}, &a.FAQs[i].Answer) {
				return
			}
		}
		for i := range a.Media {
			if !yield(Field{Name: "media_caption", Ref: strconv.Itoa(i)}, &a.Media[i].Caption) {
				return
			}
		}
	}
}

// A Place is the row and column of a cell. Header rows count up to -1, so that
// row 0 is the first row of data.
type Place struct{ Row, Col int }

// Columns returns the labels of every column: the texts of its header cells from
// above, what stands in several rows once, an empty one not at all.
func (t *Table) Columns() [][]string {
	n := 0
	for _, row := range slices.Concat(t.Header, t.Rows) {
		n = max(n, len(row))
	}
	out := make([][]string, n)
	for r, row := range t.Header {
		for c, cell := range row {
			above := r > 0 && c < len(t.Header[r-1]) && t.Header[r-1][c].Text.String() == cell.Text.String()
			if text := cell.Text.String(); text != "" && !above {
				out[c] = append(out[c], text)
			}
		}
	}
	return out
}

// Cells yields every cell of the table once with its upper left place, header
// rows first, by row and column.
func (t *Table) Cells() iter.Seq2[Place, *Cell] {
	return func(yield func(Place, *Cell) bool) {
		for i, rows := range [][][]*Cell{t.Header, t.Rows} {
			first := 0
			if i == 0 {
				first = -len(t.Header)
			}
			for r, row := range rows {
				for c, cell := range row {
					spanned := c > 0 && row[c-1] == cell || r > 0 && c < len(rows[r-1]) && rows[r-1][c] == cell
					if !spanned && !yield(Place{first + r, c}, cell) {
						return
					}
				}
			}
		}
	}
}
