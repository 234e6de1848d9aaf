package store

import (
	"encoding/json"
	"net/url"
	"strings"

	"copydesk/extract"
)

// The columns of an article, in the order of [writer.columns].
const articleColumns = `url, canonical_url, source_id, fetch_id, content_sha256, record_sha256,
	published_at, published_raw, published_precision, modified_at, modified_raw, modified_precision,
	language, section, dateline, dateline_place, byline_raw, site_name, is_free, license,
	word_count, repair_count, quality, simhash, extractor,
	headline, headline_raw, dek, dek_raw, summary, main_image_url, breadcrumbs, provenance, meta, body_text`

var (
	marks         = strings.Repeat("?,", strings.Count(articleColumns, ",")+1)
	insertArticle = "INSERT INTO articles (" + articleColumns + ", version_no, first_seen_at, last_seen_at) VALUES (" + marks + "?,?,?)"
	updateArticle = "UPDATE articles SET (" + articleColumns + ", version_no, last_seen_at) = (" + marks + "?, max(last_seen_at, ?)) WHERE id = ?"
)

func (w *writer) columns(j *job, fetch int64) ([]any, error) {
	a := j.Article
	source, err := w.source(a.URL, a.SiteName, a.Language)
	if err != nil {
		return nil, err
	}
	published, publishedRaw, publishedPrecision := dateColumns(a.Published)
	modified, modifiedRaw, modifiedPrecision := dateColumns(a.Modified)
	breadcrumbs, err := jsonColumn(a.Breadcrumbs, len(a.Breadcrumbs))
	if err != nil {
		return nil, err
	}
	provenance, err := jsonColumn(a.Provenance, len(a.Provenance))
	if err != nil {
		return nil, err
	}
	meta, err := jsonColumn(a.Meta, len(a.Meta))
	if err != nil {
		return nil, err
	}
	var free any
	if a.Free != nil {
		free = *a.Free
	}
	image := ""
	for _, m := range a.Media {
		if m.Main && image == "" {
			image = m.URL
		}
	}
	repairs := 0
	for _, t := range a.Texts() {
		repairs += len(t.Edits)
	}
	return []any{
		a.URL, null(a.CanonicalURL), source, fetch, j.content, j.record,
		published, publishedRaw, publishedPrecision, modified, modifiedRaw, modifiedPrecision,
		null(a.Language), null(a.Section), null(a.Dateline), null(a.Place), null(a.BylineRaw), null(a.SiteName), free, null(a.License),
		extract.WordCount(j.body), repairs, a.Quality, null(int64(a.Fingerprint)), w.run.version, // the bits of the fingerprint, as SQLite can hold them
		a.Headline.String(), rawText(&a.Headline), textOrNull(&a.Dek), rawText(&a.Dek), null(a.Summary), null(image),
		breadcrumbs, provenance, meta, j.body,
	}, nil
}

// jsonColumn returns v as JSON, or NULL if it holds nothing.
func jsonColumn(v any, n int) (any, error) {
	if n == 0 {
		return nil, nil
	}
	b, err := json.Marshal(v)
	return string(b), err
}

// textOrNull returns a text that an article may lack.
func textOrNull(t *extract.Text) any {
	if t.Raw == "" {
		return nil
	}
	return t.String()
}

// putChildren stores what hangs on an article.
func (w *writer) putChildren(j *job, fetch int64) error {
	for _, put := range []func(*job) error{w.putAuthors, w.putTags, w.putBlocks, w.putTables, w.putFAQs, w.putMedia, w.putLinks, w.putRepairs} {
		if err := put(j); err != nil {
			return err
		}
	}
	for _, i := range j.Article.Issues {
		if err := w.exec("INSERT INTO issues (article_id, fetch_id, field, code, severity, message) VALUES (?,?,?,?,?,?)",
			j.ID, fetch, null(i.Field), i.Code, string(i.Severity), i.Message); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putAuthors(j *job) error {
	for i, a := range j.Article.Byline {
		id, err := w.lookUp("SELECT id FROM authors WHERE name = ? AND url = ?", "INSERT INTO authors (name, url) VALUES (?,?)", a.Name, a.URL)
		if err != nil {
			return err
		}
		if err := w.exec("INSERT INTO article_authors VALUES (?,?,?,?) ON CONFLICT DO NOTHING", j.ID, id, i, null(j.Article.BylineRaw)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putTags(j *job) error {
	for i, t := range j.Article.Tags {
		id, err := w.lookUp("SELECT id FROM tags WHERE name = ?", "INSERT INTO tags (name) VALUES (?)", t.Name)
		if err != nil {
			return err
		}
		if err := w.exec("INSERT INTO article_tags VALUES (?,?,?,?) ON CONFLICT DO NOTHING", j.ID, id, i, t.Origin); err != nil {
			return err
		}
	}
	return nil
}

// lookUp returns the id of a row, which it inserts if there is none.
func (w *writer) lookUp(query, insert string, key ...any) (int64, error) {
	var id int64
	found, err := w.get([]any{&id}, query, key...)
	if err != nil || found {
		return id, err
	}
	return w.insert(insert, key...)
}

func (w *writer) putBlocks(j *job) error {
	a := j.Article
	sections := a.Sections()
	for i := range a.Blocks {
		b := &a.Blocks[i]
		var ref any
		if b.Kind == extract.TableBlock || b.Kind == extract.FAQBlock || b.Kind == extract.Image {
			ref = b.Index
		}
		text, raw := a.BlockText(i), any(a.BlockRaw(i))
		if raw == text && !b.Text.Edited() {
			raw = nil
		}
		if err := w.exec("INSERT INTO blocks (article_id, position, kind, level, label, section, in_body, dropped_by, ref, text, text_raw) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
			j.ID, i, string(b.Kind), null(b.Level), null(b.Label), null(sections[i]), b.InBody, null(b.DroppedBy), ref, text, raw); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putTables(j *job) error {
	a := j.Article
	for i := range a.Tables {
		t := &a.Tables[i]
		header, err := json.Marshal(t.HeaderLabels())
		if err != nil {
			return err
		}
		spans, err := headerSpans(t)
		if err != nil {
			return err
		}
		id, err := w.insert("INSERT INTO tables (article_id, position, block_position, caption, caption_raw, is_titled, n_rows, n_cols, header, header_spans) VALUES (?,?,?,?,?,?,?,?,?,?)",
			j.ID, i, blockOf(a, extract.TableBlock, i), null(a.TableCaption(i)), rawText(&t.Caption), t.Titled, len(t.Rows), width(t), string(header), spans)
		if err != nil {
			return err
		}
		if err := w.putCells(id, t); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putCells(id int64, t *extract.Table) error {
	labels := columnLabels(t)
	firsts := map[*extract.Cell]bool{}
	for r, row := range t.Rows {
		for c, cell := range row {
			var label, num any
			if c < len(labels) {
				label = labels[c]
			}
			if cell.Num != nil {
				num = *cell.Num
			}
			if err := w.exec(`INSERT INTO table_cells (table_id, row, col, header, text, text_raw, value_date, value_num, colspan, rowspan, spanned)
				VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
				id, r, c, label, cell.Text.String(), rawText(&cell.Text), cellDate(cell.Date), num,
				max(cell.Colspan, 1), max(cell.Rowspan, 1), firsts[cell]); err != nil {
				return err
			}
			firsts[cell] = true
		}
	}
	return nil
}

// columnLabels returns the label of each column: the texts of its header cells
// from above, each once, joined by " / ".
func columnLabels(t *extract.Table) []string {
	out := make([]string, width(t))
	for c := range out {
		var parts []string
		for r, row := range t.Header {
			if c >= len(row) || r > 0 && c < len(t.Header[r-1]) && t.Header[r-1][c] == row[c] {
				continue
			}
			if text := row[c].Text.String(); text != "" {
				parts = append(parts, text)
			}
		}
		out[c] = strings.Join(parts, " / ")
	}
	return out
}

func width(t *extract.Table) int {
	n := 0
	for _, rows := range [][][]*extract.Cell{t.Header, t.Rows} {
		for _, row := range rows {
			n = max(n, len(row))
		}
	}
	return n
}

// headerSpans returns column tables.header_spans.
func headerSpans(t *extract.Table) (any, error) {
	var spans [][4]int
	for at, cell := range t.Cells() {
		if at.Row < 0 && (cell.Colspan > 1 || cell.Rowspan > 1) {
			spans = append(spans, [4]int{len(t.Header) + at.Row, at.Col, cell.Colspan, cell.Rowspan})
		}
	}
	return jsonColumn(spans, len(spans))
}

// blockOf returns the position of the block that stands for an element, NULL if
// none does.
func blockOf(a *extract.Article, kind extract.BlockKind, index int) any {
	for i := range a.Blocks {
		if a.Blocks[i].Kind == kind && a.Blocks[i].Index == index {
			return i
		}
	}
	return nil
}

func (w *writer) putFAQs(j *job) error {
	for i := range j.Article.FAQs {
		f := &j.Article.FAQs[i]
		if err := w.exec("INSERT INTO faqs (article_id, position, question, answer, question_raw, answer_raw, origin) VALUES (?,?,?,?,?,?,?)",
			j.ID, i, f.Question.String(), f.Answer.String(), rawText(&f.Question), rawText(&f.Answer), f.Origin); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putMedia(j *job) error {
	for i := range j.Article.Media {
		m := &j.Article.Media[i]
		if err := w.exec("INSERT INTO media (article_id, position, kind, url, alt, caption, caption_raw, credit, width, height, is_main) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
			j.ID, i, m.Kind, m.URL, null(m.Alt), textOrNull(&m.Caption), rawText(&m.Caption), null(m.Credit), null(m.Width), null(m.Height), m.Main); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putLinks(j *job) error {
	own := hostOf(j.Article.URL)
	for i, l := range j.Article.Links {
		host := hostOf(l.URL)
		if err := w.exec("INSERT INTO links VALUES (?,?,?,?,?,?,?)",
			j.ID, i, l.URL, null(host), null(l.Text), null(l.Rel), host != "" && host != own); err != nil {
			return err
		}
	}
	return nil
}

func hostOf(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		return "" // as the page has it; such a link leads nowhere
	}
	return lowerHost(u)
}

// lowerHost returns the host of a URL as sources.host has it.
func lowerHost(u *url.URL) string { return strings.ToLower(u.Host) }

func (w *writer) putRepairs(j *job) error {
	for i, r := range j.Article.Repairs() {
		evidence, err := jsonColumn(r.Evidence, len(r.Evidence))
		if err != nil {
			return err
		}
		if err := w.exec(`INSERT INTO repairs (article_id, position, field, field_ref, raw_start, clean_start, before, after, kind, rule, evidence, confidence, status)
			VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
			j.ID, i, r.Field, r.FieldRef, r.RawStart, r.CleanStart, r.Before, r.After, string(r.Kind), r.Rule, evidence, r.Confidence, r.Status); err != nil {
			return err
		}
	}
	return nil
}
