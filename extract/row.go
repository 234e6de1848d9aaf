package extract

import (
	"math"
	"strings"
)

// A Row is an article as JSON has it: one object a line of `copydesk extract`
// and `ingest --json`, and the record of a superseded version in the store.
// Texts are as cleaned; where repairs changed one, the text as extracted
// stands beside it.
type Row struct {
	File         string            `json:"file,omitempty"`
	URL          string            `json:"url"`
	CanonicalURL string            `json:"canonical_url,omitempty"`
	SiteName     string            `json:"site_name,omitempty"`
	Headline     string            `json:"headline"`
	HeadlineRaw  string            `json:"headline_raw,omitempty"`
	Dek          string            `json:"dek,omitempty"`
	DekRaw       string            `json:"dek_raw,omitempty"`
	Summary      string            `json:"summary,omitempty"`
	Authors      []string          `json:"authors"`
	AuthorURLs   []string          `json:"author_urls,omitempty"` // in step with authors, "" where there is none
	BylineRaw    string            `json:"byline_raw,omitempty"`
	Published    string            `json:"published,omitempty"` // RFC 3339, or a bare day
	PublishedRaw string            `json:"published_raw,omitempty"`
	Modified     string            `json:"modified,omitempty"`
	ModifiedRaw  string            `json:"modified_raw,omitempty"`
	Section      string            `json:"section,omitempty"`
	Breadcrumbs  []string          `json:"breadcrumbs,omitempty"`
	Tags         []string          `json:"tags"`
	Language     string            `json:"language,omitempty"`
	Dateline     string            `json:"dateline,omitempty"`
	Place        string            `json:"dateline_place,omitempty"`
	Free         *bool             `json:"is_free,omitempty"`
	License      string            `json:"license,omitempty"`
	WordCount    int               `json:"word_count"`
	Quality      float64           `json:"quality"`
	Body         string            `json:"body"`
	Blocks       []BlockRow        `json:"blocks"`
	Tables       []TableRow        `json:"tables"`
	FAQs         []FAQRow          `json:"faqs"`
	Media        []MediaRow        `json:"media"`
	Links        []LinkRow         `json:"links"`
	Repairs      []Repair          `json:"repairs"`
	Provenance   map[string]string `json:"provenance"`
	Issues       []Issue           `json:"issues"`
}

// BlockRow is a [Block] in JSON.
type BlockRow struct {
	Kind      BlockKind `json:"kind"`
	Level     int       `json:"level,omitempty"`
	Label     string    `json:"label,omitempty"`
	Section   string    `json:"section,omitempty"` // the heading above it in the body
	InBody    bool      `json:"in_body"`
	DroppedBy string    `json:"dropped_by,omitempty"`
	Text      string    `json:"text"`
	TextRaw   string    `json:"text_raw,omitempty"`
}

// TableRow is a [Table] in JSON.
type TableRow struct {
	Caption    string     `json:"caption,omitempty"`
	CaptionRaw string     `json:"caption_raw,omitempty"`
	Header     any        `json:"header"` // []string for one header row, [][]string for several, an empty list for none
	Rows       [][]string `json:"rows"`
}

// FAQRow is an [FAQ] in JSON.
type FAQRow struct {
	Question    string `json:"question"`
	Answer      string `json:"answer"`
	QuestionRaw string `json:"question_raw,omitempty"`
	AnswerRaw   string `json:"answer_raw,omitempty"`
	Origin      string `json:"origin"`
}

// MediaRow is a [Media] in JSON.
type MediaRow struct {
	Kind       string `json:"kind"`
	URL        string `json:"url"`
	Alt        string `json:"alt,omitempty"`
	Caption    string `json:"caption,omitempty"`
	CaptionRaw string `json:"caption_raw,omitempty"`
	Credit     string `json:"credit,omitempty"`
	Width      int    `json:"width,omitempty"`
	Height     int    `json:"height,omitempty"`
	Main       bool   `json:"is_main,omitempty"`
}

// LinkRow is a [Link] in JSON.
type LinkRow struct {
	URL  string `json:"url"`
	Text string `json:"text,omitempty"`
	Rel  string `json:"rel,omitempty"`
}

// A Repair is an [Edit] with the text it belongs to. Names and meaning are
// those of the repairs table.
type Repair struct {
	Field      string         `json:"field"`
	FieldRef   string         `json:"field_ref,omitempty"`
	RawStart   int            `json:"raw_start"`
	CleanStart int            `json:"clean_start"`
	Before     string         `json:"before"`
	After      string         `json:"after"`
	Kind       Kind           `json:"kind"`
	Rule       string         `json:"rule"`
	Evidence   map[string]any `json:"evidence,omitempty"`
	Confidence float64        `json:"confidence"`
	Status     string         `json:"status"` // "applied"
}

// Row returns the article as JSON has it. No list of it is nil, so that every
// key is there in every row.
func (a *Article) Row() *Row {
	r := &Row{
		URL: a.URL, CanonicalURL: a.CanonicalURL, SiteName: a.SiteName,
		Headline: a.Headline.String(), HeadlineRaw: a.Headline.rawIfEdited(),
		Dek: a.Dek.String(), DekRaw: a.Dek.rawIfEdited(), Summary: a.Summary,
		Authors: []string{}, BylineRaw: a.BylineRaw,
		Published: a.Published.String(), PublishedRaw: a.Published.Raw,
		Modified: a.Modified.String(), ModifiedRaw: a.Modified.Raw,
		Section: a.Section, Breadcrumbs: a.Breadcrumbs, Tags: []string{},
		Language: a.Language, Dateline: a.Dateline, Place: a.Place,
		Free: a.Free, License: a.License, Quality: a.Quality,
		Body:   a.Body(),
		Blocks: []BlockRow{}, Tables: []TableRow{}, FAQs: []FAQRow{}, Media: []MediaRow{}, Links: []LinkRow{},
		Repairs: a.Repairs(), Provenance: a.Provenance, Issues: a.Issues,
	}
	r.WordCount = WordCount(r.Body)
	if r.Provenance == nil {
		r.Provenance = map[string]string{}
	}
	if r.Issues == nil {
		r.Issues = []Issue{}
	}
	profiles := false
	for _, author := range a.Byline {
		r.Authors = append(r.Authors, author.Name)
		r.AuthorURLs = append(r.AuthorURLs, author.URL)
		profiles = profiles || author.URL != ""
	}
	if !profiles {
		r.AuthorURLs = nil
	}
	for _, t := range a.Tags {
		r.Tags = append(r.Tags, t.Name)
	}
	sections := a.Sections()
	for i := range a.Blocks {
		b := &a.Blocks[i]
		row := BlockRow{
			Kind: b.Kind, Level: b.Level, Label: b.Label, Section: sections[i], InBody: b.InBody, DroppedBy: b.DroppedBy,
			Text: a.BlockText(i),
		}
		if raw := a.BlockRaw(i); raw != row.Text {
			row.TextRaw = raw
		}
		r.Blocks = append(r.Blocks, row)
	}
	captions := a.TableCaptions()
	for i := range a.Tables {
		t := &a.Tables[i]
		r.Tables = append(r.Tables, TableRow{
			Caption: captions[i], CaptionRaw: t.Caption.rawIfEdited(),
			Header: t.HeaderLabels(), Rows: texts(t.Rows),
		})
	}
	for i := range a.FAQs {
		f := &a.FAQs[i]
		r.FAQs = append(r.FAQs, FAQRow{
			Question: f.Question.String(), QuestionRaw: f.Question.rawIfEdited(),
			Answer: f.Answer.String(), AnswerRaw: f.Answer.rawIfEdited(), Origin: f.Origin,
		})
	}
	for i := range a.Media {
		m := &a.Media[i]
		r.Media = append(r.Media, MediaRow{
			Kind: m.Kind, URL: m.URL, Alt: m.Alt, Caption: m.Caption.String(), CaptionRaw: m.Caption.rawIfEdited(),
			Credit: m.Credit, Width: m.Width, Height: m.Height, Main: m.Main,
		})
	}
	for _, l := range a.Links {
		r.Links = append(r.Links, LinkRow(l))
	}
	return r
}

// Repairs returns the edits of every text, in the order of [Article.Texts].
func (a *Article) Repairs() []Repair {
	out := []Repair{}
	for f, t := range a.Texts() {
		for _, e := range t.Edits {
			out = append(out, NewRepair(f, e))
		}
	}
	return out
}

// NewRepair returns the row of an edit in the text that f names.
func NewRepair(f Field, e Edit) Repair {
	return Repair{
		Field: f.Name, FieldRef: f.Ref, RawStart: e.RawStart, CleanStart: e.CleanStart,
		Before: e.Before, After: e.After, Kind: e.Kind, Rule: e.Rule, Evidence: e.Evidence,
		Confidence: e.Confidence, Status: "applied",
	}
}

// Body returns the text of the in-body blocks, joined by a blank line: a table
// has one row a line with " | " between cells, an FAQ its answer on the line
// after the question.
func (a *Article) Body() string {
	var parts []string
	for i := range a.Blocks {
		if !a.Blocks[i].InBody {
			continue
		}
		if text := a.BlockText(i); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// BlockText returns the clean text of block i, that of a table, FAQ or image
// block drawn up from its cells, pair or caption.
func (a *Article) BlockText(i int) string { return a.blockText(i, (*Text).String) }

// BlockRaw is BlockText before any repair.
func (a *Article) BlockRaw(i int) string {
	return a.blockText(i, func(t *Text) string { return t.Raw })
}

func (a *Article) blockText(i int, side func(*Text) string) string {
	b := &a.Blocks[i]
	switch b.Kind {
	case TableBlock:
		return a.Tables[b.Index].text(side)
	case FAQBlock:
		f := &a.FAQs[b.Index]
		return side(&f.Question) + "\n" + side(&f.Answer)
	case Image:
		return side(&a.Media[b.Index].Caption)
	default:
		return side(&b.Text)
	}
}

// text returns the rows of a table, a line each. A span reads once.
func (t *Table) text(side func(*Text) string) string {
	var text strings.Builder
	row := math.MinInt // none so far
	for at, cell := range t.Cells() {
		switch {
		case row == math.MinInt:
		case at.Row == row:
			text.WriteString(" | ")
		default:
			text.WriteByte('\n')
		}
		text.WriteString(strings.ReplaceAll(side(&cell.Text), "\n", " "))
		row = at.Row
	}
	return text.String()
}

// TableCaptions returns, for each table, its clean caption, or the line above it
// that stands for one.
func (a *Article) TableCaptions() []string {
	out := make([]string, len(a.Tables))
	above := ""
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind == TableBlock && a.Tables[b.Index].Titled {
			out[b.Index] = above
		}
		switch {
		case b.InBody && (b.Kind == Heading || b.Kind == Paragraph):
			above = b.Text.String()
		case b.InBody, b.Kind == Image: // what else is not in the body is no part of the article
			above = ""
		}
	}
	for i := range out {
		if t := &a.Tables[i]; !t.Titled {
			out[i] = t.Caption.String()
		}
	}
	return out
}

// Sections returns, for each block, the text of the nearest in-body heading
// above it, "" for the blocks before the first.
func (a *Article) Sections() []string {
	out := make([]string, len(a.Blocks))
	heading := ""
	for i := range a.Blocks {
		out[i] = heading
		if b := &a.Blocks[i]; b.Kind == Heading && b.InBody {
			heading = b.Text.String()
		}
	}
	return out
}

// HeaderLabels returns the header of a table for JSON: a list of labels for one
// header row, a list of lists for several, an empty list for none.
func (t *Table) HeaderLabels() any {
	rows := texts(t.Header)
	switch len(rows) {
	case 0:
		return []string{}
	case 1:
		return rows[0]
	default:
		return rows
	}
}

// texts returns the clean texts of a grid of cells.
func texts(rows [][]*Cell) [][]string {
	out := make([][]string, len(rows))
	for r := range rows {
		out[r] = make([]string, len(rows[r]))
		for c := range rows[r] {
			out[r][c] = rows[r][c].Text.String()
		}
	}
	return out
}

func (t *Text) rawIfEdited() string {
	if t.Edited() {
		return t.Raw
	}
	return ""
}
