package store

import (
	"net/url"
	"slices"
	"strings"

	"copydesk/extract"
)

// rows are those of one table that all belong to one row of another.
type rows struct {
	into   string // table and columns; the first takes the id of the row they belong to
	width  int    // columns without that one
	raw    int    // the last of them that are X_raw
	values []any
}

// rowsOf returns room for n rows.
func rowsOf(n int, table, owner, columns string) rows {
	width := strings.Count(columns, ",") + 1
	return rows{"INSERT INTO " + table + " (" + owner + ", " + columns + ") VALUES ", width, strings.Count(columns, "_raw"), make([]any, 0, n*width)}
}

func (r *rows) add(values ...any) { r.values = append(r.values, values...) }

// chunk is how many rows one statement inserts: with one row a statement,
// storing takes a tenth more time, and with more than eight no less. A statement
// is kept prepared for each number of rows up to chunk.
const chunk = 8

func (w *writer) insertRows(r rows, owner int64) error {
	for values := range slices.Chunk(r.values, chunk*r.width) {
		row := "(?1" + strings.Repeat(",?", r.width) + ")"
		all := strings.Repeat(","+row, len(values)/r.width)[1:]
		w.args = append(append(w.args[:0], owner), values...)
		if err := w.exec(r.into+all, w.args...); err != nil {
			return err
		}
	}
	return nil
}

// children returns the rows that hang on an article by its id alone.
func children(a *extract.Article) ([]rows, error) {
	repairs, err := repairRows(a)
	return []rows{blockRows(a), faqRows(a), mediaRows(a), linkRows(a), repairs}, err
}

func blockRows(a *extract.Article) rows {
	out := rowsOf(len(a.Blocks), "blocks", "article_id", "position, kind, level, label, section, in_body, dropped_by, ref, text, text_raw")
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
		out.add(i, string(b.Kind), null(b.Level), null(b.Label), null(sections[i]), b.InBody, null(b.DroppedBy), ref, text, raw)
	}
	return out
}

func faqRows(a *extract.Article) rows {
	out := rowsOf(len(a.FAQs), "faqs", "article_id", "position, question, answer, origin, question_raw, answer_raw")
	for i := range a.FAQs {
		f := &a.FAQs[i]
		out.add(i, f.Question.String(), f.Answer.String(), f.Origin, rawText(&f.Question), rawText(&f.Answer))
	}
	return out
}

func mediaRows(a *extract.Article) rows {
	out := rowsOf(len(a.Media), "media", "article_id", "position, kind, url, alt, caption, credit, width, height, is_main, caption_raw")
	for i := range a.Media {
		m := &a.Media[i]
		out.add(i, m.Kind, m.URL, null(m.Alt), textOrNull(&m.Caption), null(m.Credit), null(m.Width), null(m.Height), m.Main, rawText(&m.Caption))
	}
	return out
}

func linkRows(a *extract.Article) rows {
	out := rowsOf(len(a.Links), "links", "article_id", "position, url, host, text, rel, is_external")
	own := hostOf(a.URL)
	for i, l := range a.Links {
		host := hostOf(l.URL)
		out.add(i, l.URL, null(host), null(l.Text), null(l.Rel), host != "" && host != own)
	}
	return out
}

func repairRows(a *extract.Article) (rows, error) {
	all := a.Repairs()
	out := rowsOf(len(all), "repairs", "article_id", "position, field, field_ref, raw_start, clean_start, before, after, kind, rule, evidence, confidence, status")
	for i, r := range all {
		evidence, err := jsonColumn(r.Evidence)
		if err != nil {
			return out, err
		}
		out.add(i, r.Field, r.FieldRef, r.RawStart, r.CleanStart, r.Before, r.After, string(r.Kind), r.Rule, evidence, r.Confidence, r.Status)
	}
	return out, nil
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
