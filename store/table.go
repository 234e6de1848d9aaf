package store

import (
	"encoding/json"
	"strings"

	"copydesk/extract"
)

// A tableRecord is a table as stored: its columns from block_position on, and
// its cells.
type tableRecord struct {
	columns []any
	cells   rows
}

func tableRecords(a *extract.Article) ([]tableRecord, error) {
	var out []tableRecord
	blocks, captions := tableBlocks(a), a.TableCaptions()
	for i := range a.Tables {
		t := &a.Tables[i]
		header, err := json.Marshal(t.HeaderLabels())
		if err != nil {
			return nil, err
		}
		spans, err := headerSpans(t)
		if err != nil {
			return nil, err
		}
		columns := []any{blocks[i], null(captions[i]), rawText(&t.Caption), t.Titled, len(t.Rows), len(t.Columns()), string(header), spans}
		out = append(out, tableRecord{columns, cellRows(t)})
	}
	return out, nil
}

func cellRows(t *extract.Table) rows {
	columns := t.Columns()
	out := rowsOf(len(t.Rows)*len(columns), "table_cells", "table_id", "row, col, header, text, value_date, value_num, colspan, rowspan, spanned, text_raw")
	seen := map[*extract.Cell]bool{}
	for r, row := range t.Rows {
		for c, cell := range row {
			var num any
			if cell.Num != nil {
				num = *cell.Num
			}
			out.add(r, c, strings.Join(columns[c], " / "), cell.Text.String(), cellDate(cell.Date), num, max(cell.Colspan, 1), max(cell.Rowspan, 1), seen[cell], rawText(&cell.Text))
			seen[cell] = true
		}
	}
	return out
}

// headerSpans returns column tables.header_spans.
func headerSpans(t *extract.Table) (any, error) {
	var spans [][4]int
	for at, cell := range t.Cells() {
		if at.Row < 0 && (cell.Colspan > 1 || cell.Rowspan > 1) {
			spans = append(spans, [4]int{len(t.Header) + at.Row, at.Col, cell.Colspan, cell.Rowspan})
		}
	}
	return jsonColumn(spans)
}

// tableBlocks returns, for each table, the position of the block that stands for it,
// NULL if none does.
func tableBlocks(a *extract.Article) []any {
	out := make([]any, len(a.Tables))
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == extract.TableBlock {
			out[b.Index] = i
		}
	}
	return out
}
