package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"copydesk/extract"
)

// A loader reads one article out of its tables.
type loader struct {
	ctx   context.Context
	q     querier
	id    int64
	edits map[extract.Field][]extract.Edit
}

// loadArticle reads an article back: its Row is that of the article that was
// stored, with times in UTC.
func loadArticle(ctx context.Context, q querier, id int64) (*extract.Article, error) {
	l := &loader{ctx, q, id, map[extract.Field][]extract.Edit{}}
	a := &extract.Article{}
	for _, step := range []func(*extract.Article) error{l.repairs, l.article, l.authors, l.tags, l.blocks, l.tables, l.faqs, l.media, l.links, l.issues} {
		if err := step(a); err != nil {
			return nil, fmt.Errorf("article %d: %w", id, err)
		}
	}
	return a, nil
}

// each scans every row of a query about the article.
func (l *loader) each(query string, dest []any, row func() error) error {
	return each(l.ctx, l.q, query, []any{l.id}, dest, row)
}

// text puts a text together from what is stored of it and its repairs.
func (l *loader) text(clean, name, ref string) (extract.Text, error) {
	edits := l.edits[extract.Field{Name: name, Ref: ref}]
	raw, err := extract.Undo(clean, edits)
	if err != nil {
		return extract.Text{}, fmt.Errorf("%s %s: %w", name, ref, err)
	}
	return extract.Text{Raw: raw, Edits: edits}, nil
}

func (l *loader) repairs(*extract.Article) error {
	var f extract.Field
	var e extract.Edit
	var evidence string
	return l.each(`SELECT field, field_ref, raw_start, clean_start, before, after, kind, rule, coalesce(evidence, 'null'), confidence
		FROM repairs WHERE article_id = ? AND status = 'applied' ORDER BY position`,
		[]any{&f.Name, &f.Ref, &e.RawStart, &e.CleanStart, &e.Before, &e.After, &e.Kind, &e.Rule, &evidence, &e.Confidence}, func() error {
			e.Evidence = nil
			if err := json.Unmarshal([]byte(evidence), &e.Evidence); err != nil {
				return err
			}
			l.edits[f] = append(l.edits[f], e)
			return nil
		})
}

func (l *loader) article(a *extract.Article) error {
	var published, publishedRaw, publishedPrecision, modified, modifiedRaw, modifiedPrecision string
	var headline, dek, breadcrumbs, provenance, meta string
	var free sql.NullBool
	err := l.q.QueryRowContext(l.ctx, `SELECT url, coalesce(canonical_url, ''), coalesce(site_name, ''), headline, coalesce(dek, ''), coalesce(summary, ''), coalesce(byline_raw, ''),
		coalesce(published_at, ''), coalesce(published_raw, ''), coalesce(published_precision, ''),
		coalesce(modified_at, ''), coalesce(modified_raw, ''), coalesce(modified_precision, ''),
		coalesce(dateline, ''), coalesce(dateline_place, ''), coalesce(language, ''), coalesce(section, ''), is_free, coalesce(license, ''),
		coalesce(quality, 0), coalesce(breadcrumbs, 'null'), coalesce(provenance, 'null'), coalesce(meta, 'null')
		FROM articles WHERE id = ?`, l.id).Scan(&a.URL, &a.CanonicalURL, &a.SiteName, &headline, &dek, &a.Summary, &a.BylineRaw,
		&published, &publishedRaw, &publishedPrecision, &modified, &modifiedRaw, &modifiedPrecision,
		&a.Dateline, &a.Place, &a.Language, &a.Section, &free, &a.License,
		&a.Quality, &breadcrumbs, &provenance, &meta)
	if err != nil {
		return err
	}
	a.Published, a.Modified = readDate(published, publishedRaw, publishedPrecision), readDate(modified, modifiedRaw, modifiedPrecision)
	if free.Valid {
		a.Free = &free.Bool
	}
	if err := errors.Join(json.Unmarshal([]byte(breadcrumbs), &a.Breadcrumbs), json.Unmarshal([]byte(provenance), &a.Provenance), json.Unmarshal([]byte(meta), &a.Meta)); err != nil {
		return err
	}
	if a.Headline, err = l.text(headline, "headline", ""); err != nil {
		return err
	}
	a.Dek, err = l.text(dek, "dek", "")
	return err
}

func (l *loader) authors(a *extract.Article) error {
	var author extract.Author
	return l.each("SELECT u.name, u.url FROM article_authors x JOIN authors u ON u.id = x.author_id WHERE x.article_id = ? ORDER BY x.position",
		[]any{&author.Name, &author.URL}, func() error { a.Byline = append(a.Byline, author); return nil })
}

func (l *loader) tags(a *extract.Article) error {
	var tag extract.Tag
	return l.each("SELECT t.name, x.origin FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ? ORDER BY x.position",
		[]any{&tag.Name, &tag.Origin}, func() error { a.Tags = append(a.Tags, tag); return nil })
}

func (l *loader) blocks(a *extract.Article) error {
	var position string
	var ref sql.NullInt64
	var text string
	var b extract.Block
	return l.each("SELECT position, kind, coalesce(level, 0), coalesce(label, ''), in_body, coalesce(dropped_by, ''), ref, text FROM blocks WHERE article_id = ? ORDER BY position",
		[]any{&position, &b.Kind, &b.Level, &b.Label, &b.InBody, &b.DroppedBy, &ref, &text}, func() (err error) {
			b.Index, b.Text = int(ref.Int64), extract.Text{}
			if !ref.Valid {
				b.Text, err = l.text(text, "block", position)
			}
			a.Blocks = append(a.Blocks, b)
			return err
		})
}

// A tableRow is what is stored of a table beside its cells.
type tableRow struct {
	id                     int64
	position               int
	rows, cols             int
	caption, header, spans string
	titled                 bool
}

func (l *loader) tables(a *extract.Article) error {
	var r tableRow
	var all []tableRow
	err := l.each("SELECT id, position, coalesce(caption, ''), is_titled, n_rows, n_cols, header, coalesce(header_spans, 'null') FROM tables WHERE article_id = ? ORDER BY position",
		[]any{&r.id, &r.position, &r.caption, &r.titled, &r.rows, &r.cols, &r.header, &r.spans}, func() error { all = append(all, r); return nil })
	if err != nil {
		return err
	}
	for _, r := range all {
		t := extract.Table{Titled: r.titled}
		if !r.titled {
			if t.Caption, err = l.text(r.caption, "table_caption", strconv.Itoa(r.position)); err != nil {
				return err
			}
		}
		if t.Header, err = l.header(r); err != nil {
			return err
		}
		if t.Rows, err = l.cells(r); err != nil {
			return err
		}
		a.Tables = append(a.Tables, t)
	}
	return nil
}

// header reads the header rows of a table.
func (l *loader) header(r tableRow) ([][]*extract.Cell, error) {
	var labels [][]string
	if err := json.Unmarshal([]byte(r.header), &labels); err != nil {
		var row []string
		if err := json.Unmarshal([]byte(r.header), &row); err != nil {
			return nil, err
		}
		if len(row) > 0 {
			labels = [][]string{row}
		}
	}
	var spans [][4]int
	if err := json.Unmarshal([]byte(r.spans), &spans); err != nil {
		return nil, err
	}
	spanOf := map[extract.Place][2]int{}
	for _, s := range spans {
		spanOf[extract.Place{Row: s[0], Col: s[1]}] = [2]int{s[2], s[3]}
	}
	grid := make([][]*extract.Cell, len(labels))
	for i := range labels {
		grid[i] = make([]*extract.Cell, len(labels[i]))
	}
	for i, row := range labels {
		for c, label := range row {
			if grid[i][c] != nil {
				continue
			}
			text, err := l.text(label, "cell", fmt.Sprintf("%d.%d.%d", r.position, i-len(labels), c))
			if err != nil {
				return nil, err
			}
			span := spanOf[extract.Place{Row: i, Col: c}]
			place(grid, i, c, &extract.Cell{Text: text, Colspan: max(span[0], 1), Rowspan: max(span[1], 1)})
		}
	}
	return grid, nil
}

// cells reads the data rows of a table.
func (l *loader) cells(r tableRow) ([][]*extract.Cell, error) {
	grid := make([][]*extract.Cell, r.rows)
	for i := range grid {
		grid[i] = make([]*extract.Cell, r.cols)
	}
	var row, col, colspan, rowspan int
	var text, date string
	var num sql.NullFloat64
	err := each(l.ctx, l.q, `SELECT row, col, text, coalesce(value_date, ''), value_num, colspan, rowspan
		FROM table_cells WHERE table_id = ? AND NOT spanned ORDER BY row, col`, []any{r.id},
		[]any{&row, &col, &text, &date, &num, &colspan, &rowspan}, func() error {
			t, err := l.text(text, "cell", fmt.Sprintf("%d.%d.%d", r.position, row, col))
			if err != nil {
				return err
			}
			c := &extract.Cell{Text: t, Colspan: colspan, Rowspan: rowspan, Date: readCellDate(date)}
			if num.Valid {
				value := num.Float64
				c.Num = &value
			}
			place(grid, row, col, c)
			return nil
		})
	return grid, err
}

// place puts a cell into every place of the grid that it spans.
func place(grid [][]*extract.Cell, row, col int, cell *extract.Cell) {
	for r := row; r < min(row+cell.Rowspan, len(grid)); r++ {
		for c := col; c < min(col+cell.Colspan, len(grid[r])); c++ {
			grid[r][c] = cell
		}
	}
}

func (l *loader) faqs(a *extract.Article) error {
	var position, question, answer string
	var f extract.FAQ
	return l.each("SELECT position, question, answer, origin FROM faqs WHERE article_id = ? ORDER BY position",
		[]any{&position, &question, &answer, &f.Origin}, func() (err error) {
			if f.Question, err = l.text(question, "question", position); err != nil {
				return err
			}
			f.Answer, err = l.text(answer, "answer", position)
			a.FAQs = append(a.FAQs, f)
			return err
		})
}

func (l *loader) media(a *extract.Article) error {
	var position, caption string
	var m extract.Media
	return l.each(`SELECT position, kind, url, coalesce(alt, ''), coalesce(caption, ''), coalesce(credit, ''), coalesce(width, 0), coalesce(height, 0), is_main
		FROM media WHERE article_id = ? ORDER BY position`,
		[]any{&position, &m.Kind, &m.URL, &m.Alt, &caption, &m.Credit, &m.Width, &m.Height, &m.Main}, func() (err error) {
			m.Caption, err = l.text(caption, "media_caption", position)
			a.Media = append(a.Media, m)
			return err
		})
}

func (l *loader) links(a *extract.Article) error {
	var link extract.Link
	return l.each("SELECT url, coalesce(text, ''), coalesce(rel, '') FROM links WHERE article_id = ? ORDER BY position",
		[]any{&link.URL, &link.Text, &link.Rel}, func() error { a.Links = append(a.Links, link); return nil })
}

func (l *loader) issues(a *extract.Article) error {
	var i extract.Issue
	return l.each("SELECT coalesce(field, ''), code, severity, message FROM issues WHERE article_id = ? ORDER BY id",
		[]any{&i.Field, &i.Code, &i.Severity, &i.Message}, func() error { a.Issues = append(a.Issues, i); return nil })
}
