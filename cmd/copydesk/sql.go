package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"copydesk/store"
)

// sqlCmd runs one read-only query.
func sqlCmd(env *environment) *cobra.Command {
	var db string
	var asJSON, asCSV bool
	var limit time.Duration
	cmd := &cobra.Command{
		Use:   "sql [flags] QUERY",
		Short: "Run one read-only query",
		Long: `Run one query that reads and can do nothing else: it writes nothing, opens no other
file, and is stopped after --timeout. ` + "`copydesk schema`" + ` explains the tables.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return read(cmd.Context(), db, func(st *store.Store) error {
				rows, err := st.Query(cmd.Context(), args[0], limit)
				if err != nil {
					return err
				}
				switch {
				case asJSON:
					return env.jsonRows(rows)
				case asCSV:
					return env.csvRows(rows)
				default:
					return env.tableRows(rows)
				}
			})
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON lines")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "print CSV")
	cmd.Flags().DurationVar(&limit, "timeout", time.Minute, "stop a query that takes longer")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	return cmd
}

func (env *environment) jsonRows(rows *store.Rows) error {
	for row, err := range rows.All() {
		if err != nil {
			return err
		}
		object := make(map[string]any, len(row))
		for i, v := range row {
			object[rows.Columns[i]] = v
		}
		if err := env.printJSON(object); err != nil {
			return err
		}
	}
	return nil
}

func (env *environment) csvRows(rows *store.Rows) error {
	w := csv.NewWriter(env.out)
	err := w.Write(rows.Columns)
	for row, rowErr := range rows.All() {
		if err = errors.Join(err, rowErr); err != nil {
			break
		}
		err = w.Write(cells(row))
	}
	w.Flush()
	return errors.Join(err, w.Error())
}

// tableRows prints an aligned table. Line ends within a value become blanks.
func (env *environment) tableRows(rows *store.Rows) error {
	w := tabwriter.NewWriter(env.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, strings.Join(rows.Columns, "\t"))
	flat := strings.NewReplacer("\n", " ", "\t", " ", "\r", " ")
	for row, err := range rows.All() {
		if err != nil {
			return errors.Join(err, w.Flush())
		}
		line := cells(row)
		for i := range line {
			line[i] = flat.Replace(line[i])
		}
		fmt.Fprintln(w, strings.Join(line, "\t"))
	}
	return w.Flush()
}

// cells returns the values of a row as text; NULL is empty.
func cells(row []any) []string {
	out := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
		case float64:
			out[i] = strconv.FormatFloat(v, 'f', -1, 64)
		case []byte:
			out[i] = string(v)
		default:
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}
