package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline/clean"
)

// cleanCmd repairs bare text.
func cleanCmd(env *environment) *cobra.Command {
	var jsonl bool
	cmd := &cobra.Command{
		Use:   "clean [flags] <FILE",
		Short: "Repair text from standard input",
		Long: `Repair text from standard input and print it: one paragraph, heading, list item
("- …") or table row ("| … |") a line. With --jsonl, rows {"id","text"} come in and rows
{"id","text","repairs"} go out, offsets in code points of the text. A line that is no such
row is passed over, the first ten with a report of each; the exit code is 3 then.`,
		Args: args(noArgs),
		RunE: func(*cobra.Command, []string) error {
			stages := clean.Repairs(clean.DefaultLexicon())
			if jsonl {
				return env.cleanRows(stages)
			}
			text, err := io.ReadAll(env.in)
			if err != nil {
				return err
			}
			repaired, _ := repair(stages, string(text))
			_, err = io.WriteString(env.out, repaired)
			return err
		},
	}
	cmd.Flags().BoolVar(&jsonl, "jsonl", false, "read and print JSON lines")
	return cmd
}

type textRow struct {
	ID      json.RawMessage  `json:"id,omitempty"`
	Text    *string          `json:"text"`
	Repairs []extract.Repair `json:"repairs"`
}

// maxLostRows is how many lines that are no rows are reported one by one: a file of the
// wrong kind has as many as lines.
const maxLostRows = 10

// cleanRows repairs row by row. A line that is no row is passed over.
func (env *environment) cleanRows(stages clean.Stages) error {
	in, lost := bufio.NewReader(env.in), 0
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			var row textRow
			bad := json.Unmarshal([]byte(line), &row)
			if bad == nil && row.Text == nil {
				bad = errNoText
			}
			if bad != nil {
				if lost++; lost <= maxLostRows {
					env.log.Warn("no text", "line", n, "err", fmt.Errorf("want {\"id\",\"text\"}: %w", bad))
				}
			} else {
				*row.Text, row.Repairs = repair(stages, *row.Text)
				if err := env.printJSON(row); err != nil {
					return err
				}
			}
		}
		if err != nil {
			if lost > maxLostRows {
				env.log.Warn("no text in more lines", "lines", lost-maxLostRows)
			}
			switch {
			case !errors.Is(err, io.EOF):
				return err
			case lost > 0:
				return errPartial
			}
			return nil
		}
	}
}

var errNoText = errors.New(`the row has no "text"`)

// repair runs stages over bare text. The repairs have offsets into the whole.
func repair(stages clean.Stages, text string) (string, []extract.Repair) {
	a := clean.Article(text)
	stages.Clean(a)
	repairs := []extract.Repair{}
	lines := make([]string, len(a.Blocks))
	rawAt, cleanAt := 0, 0 // code points before the line
	for i := range a.Blocks {
		t := &a.Blocks[i].Text
		lines[i] = t.String()
		for _, e := range t.Edits {
			r := extract.NewRepair(extract.Field{Name: "text"}, e)
			r.RawStart += rawAt
			r.CleanStart += cleanAt
			repairs = append(repairs, r)
		}
		rawAt += utf8.RuneCountInString(t.Raw) + 1
		cleanAt += utf8.RuneCountInString(lines[i]) + 1
	}
	return strings.Join(lines, "\n"), repairs
}
