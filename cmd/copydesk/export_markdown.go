package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"copydesk/extract"
	"copydesk/store"
)

// exportMarkdown writes OUT/HOST/ID-headline.md for each article.
func exportMarkdown(ctx context.Context, e export) error {
	for rec, err := range e.st.Articles(ctx, e.filter) {
		if err != nil {
			return err
		}
		text, err := markdown(rec)
		if err != nil {
			return err
		}
		name := filepath.Join(e.out, fileName(rec.Source), fmt.Sprintf("%d-%s.md", rec.ID, fileName(rec.Article.Headline.String())))
		if err := writeFile(name, func(w io.Writer) error { _, err := w.Write(text); return err }); err != nil {
			return err
		}
	}
	return nil
}

var notInName = regexp.MustCompile(`[^\pL\pN.]+`)

// fileName returns s as a name without blanks and signs, 60 bytes long at most.
func fileName(s string) string {
	s = strings.Trim(notInName.ReplaceAllString(strings.ToLower(s), "-"), "-.")
	for len(s) > 60 {
		cut := strings.LastIndexAny(s[:60], "-")
		s = strings.ToValidUTF8(s[:max(cut, 30)], "")
	}
	return s
}

// markdown returns a record as CommonMark with tables, under front matter whose
// values are JSON, which YAML includes.
func markdown(rec *store.Record) ([]byte, error) {
	var b bytes.Buffer
	a := rec.Article
	row := a.Row()
	b.WriteString("---\n")
	for _, f := range []struct {
		name  string
		value any
		given bool
	}{
		{"title", a.Headline.String(), true},
		{"description", a.Dek.String(), a.Dek.Raw != ""},
		{"url", a.URL, true},
		{"source", rec.Source, true},
		{"date", a.Published.String(), !a.Published.IsZero()},
		{"modified", a.Modified.String(), !a.Modified.IsZero()},
		{"authors", row.Authors, len(row.Authors) > 0},
		{"section", a.Section, a.Section != ""},
		{"tags", row.Tags, len(row.Tags) > 0},
		{"language", a.Language, a.Language != ""},
		{"dateline", a.Dateline, a.Dateline != ""},
		{"license", a.License, a.License != ""},
		{"id", rec.ID, true},
		{"version", rec.Version, true},
		{"first_seen", rec.FirstSeen.Format(time.RFC3339), true},
	} {
		if !f.given {
			continue
		}
		fmt.Fprintf(&b, "%s: ", f.name)
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(f.value); err != nil {
			return nil, err
		}
	}
	fmt.Fprintf(&b, "---\n\n# %s\n", escaped(a.Headline.String()))
	for i := range a.Blocks {
		if a.Blocks[i].InBody {
			b.WriteString(gap(a, i))
			writeBlock(&b, a, i)
		}
	}
	return b.Bytes(), nil
}

// gap returns the blank line before a block, which items of one list lack.
func gap(a *extract.Article, i int) string {
	if i > 0 && a.Blocks[i].Kind == extract.ListItem && a.Blocks[i-1].Kind == extract.ListItem && a.Blocks[i-1].InBody {
		return ""
	}
	return "\n"
}

func writeBlock(b *bytes.Buffer, a *extract.Article, i int) {
	block := &a.Blocks[i]
	text := escaped(block.Text.String())
	switch block.Kind {
	case extract.Heading:
		text = strings.Repeat("#", min(max(block.Level, 2), 6)) + " " + strings.ReplaceAll(text, "\n", " ")
	case extract.ListItem:
		text = strings.Repeat("  ", max(block.Level-1, 0)) + "- " + strings.ReplaceAll(text, "\n", " ")
	case extract.Quote:
		text = "> " + strings.ReplaceAll(text, "\n", "\n> ")
	case extract.Callout:
		text = escaped(afterLabel(block.Label, block.Text.String()))
		text = "> **" + escaped(block.Label) + "** " + strings.ReplaceAll(text, "\n", "\n> ")
	case extract.TableBlock:
		t := &a.Tables[block.Index]
		if caption := t.Caption.String(); caption != "" && !t.Titled { // else it stands above
			fmt.Fprintf(b, "**%s**\n\n", escaped(caption))
		}
		writeTable(b, t)
		return
	case extract.FAQBlock:
		f := &a.FAQs[block.Index]
		text = "**" + escaped(f.Question.String()) + "**\n\n" + escaped(f.Answer.String())
	}
	b.WriteString(text + "\n")
}

// writeTable writes a pipe table; the labels of several header rows stand above
// each other in one.
func writeTable(b *bytes.Buffer, t *extract.Table) {
	columns := t.Columns()
	head := make([]string, len(columns))
	for c, labels := range columns {
		for _, label := range labels {
			head[c] = strings.TrimPrefix(head[c]+"<br>"+inCell(label), "<br>")
		}
	}
	line := func(cells []string) { fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | ")) }
	line(head)
	line(strings.Fields(strings.Repeat("--- ", len(columns))))
	for _, row := range t.Rows {
		cells := make([]string, len(columns))
		for c, cell := range row {
			cells[c] = inCell(cell.Text.String())
		}
		line(cells)
	}
}

func inCell(s string) string {
	return strings.NewReplacer("\n", "<br>", "|", `\|`).Replace(escaped(s))
}

var (
	inlineMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`)
	lineMarks   = regexp.MustCompile(`(?m)^\s*([#>]|[+-] |\d+[.)] |[=~-]{3})`)
)

// escaped returns text in which nothing is Markdown.
func escaped(s string) string {
	return lineMarks.ReplaceAllStringFunc(inlineMarks.Replace(s), func(mark string) string {
		at := strings.LastIndexAny(mark, "#>+-.)=~")
		return mark[:at] + `\` + mark[at:]
	})
}
