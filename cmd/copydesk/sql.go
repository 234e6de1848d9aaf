package main

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"copydesk/store"
)

// sqlCmd runs one read-only query, typed or saved.
func sqlCmd(env *environment) *cobra.Command {
	var db string
	var asJSON, asCSV, list bool
	var limit time.Duration
	cmd := &cobra.Command{
		Use:   "sql [flags] QUERY|NAME [PARAMETER=VALUE…]",
		Short: "Run one read-only query, typed or saved",
		Long: `Run one query that reads and can do nothing else: it writes nothing, opens no other
file, and is stopped after --timeout. ` + "`copydesk schema`" + ` explains the tables. A single word
is the name of a saved query; --list names them, and with a name prints its SQL. The
values of :parameters follow as from=2025-03-01; one that is not given is NULL. A table
has the first 200 characters of a value; --csv and --json print it whole.`,
		Args: args(func(cmd *cobra.Command, names []string) error {
			if list {
				return cobra.MaximumNArgs(1)(cmd, names)
			}
			return cobra.MinimumNArgs(1)(cmd, names)
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			if list {
				return env.listQueries(args, asJSON)
			}
			query, values, err := parseQuery(args)
			if err != nil {
				return err
			}
			return read(cmd.Context(), db, func(st *store.Store) error {
				rows, err := st.Query(cmd.Context(), query, limit, values...)
				if err != nil {
					return err
				}
				switch {
				case asJSON:
					return jsonRows(env.out, rows)
				case asCSV:
					return csvRows(env.out, rows)
				default:
					return env.tableRows(rows)
				}
			})
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON lines")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "print CSV")
	cmd.Flags().BoolVar(&list, "list", false, "list the saved queries, or print the one named")
	cmd.Flags().DurationVar(&limit, "timeout", time.Minute, "stop a query that takes longer")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	return cmd
}

// listQueries prints the names of the saved queries and what they answer, or
// the text of one.
func (env *environment) listQueries(names []string, asJSON bool) error {
	if len(names) > 0 {
		q, err := store.Saved(names[0])
		if err != nil {
			return usageError{err}
		}
		_, err = fmt.Fprint(env.out, q.SQL)
		return err
	}
	return lines(env, store.SavedQueries(), asJSON, func(q store.SavedQuery) string {
		name := q.Name
		for _, p := range q.Params {
			name += " " + p + "=…"
		}
		return fmt.Sprintf("%-24s %s", name, q.About)
	})
}

var oneWord = regexp.MustCompile(`^[\w-]+$`)

// parseQuery returns the SQL that the arguments of sql ask for, and the values
// of its parameters.
func parseQuery(args []string) (query string, values []sql.NamedArg, err error) {
	query = args[0]
	if oneWord.MatchString(query) {
		q, err := store.Saved(query)
		if err != nil {
			return "", nil, usageError{err}
		}
		query = q.SQL
	}
	params := store.QueryParams(query)
	given := map[string]any{}
	for _, arg := range args[1:] {
		name, value, found := strings.Cut(arg, "=")
		if !found || !slices.Contains(params, name) {
			return "", nil, usageError{fmt.Errorf("%q: want PARAMETER=VALUE, and the query has the parameters [%s]", arg, strings.Join(params, " "))}
		}
		given[name] = value
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			given[name] = n
		}
	}
	for _, name := range params {
		values = append(values, sql.Named(name, given[name]))
	}
	return query, values, nil
}

func jsonRows(w io.Writer, rows *store.Rows) error {
	for row, err := range rows.All() {
		if err != nil {
			return err
		}
		if err := writeJSON(w, object{rows.Columns, row}); err != nil {
			return err
		}
	}
	return nil
}

// An object is a row as JSON: its columns in their order.
type object struct {
	columns []string
	row     []any
}

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, v := range o.row {
		b.WriteByte("{,"[min(i, 1)])
		if err := enc.Encode(o.columns[i]); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if bytes, isBlob := v.([]byte); isBlob && utf8.Valid(bytes) {
			v = string(bytes)
		}
		if err := enc.Encode(v); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func csvRows(out io.Writer, rows *store.Rows) error {
	w := csv.NewWriter(out)
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

// A table is for reading: a value is printed up to maxCell characters, and so
// many rows are aligned at a time, for they are held until then.
const (
	maxCell = 200
	aligned = 1000
)

// tableRows prints an aligned table. Line ends within a value become blanks.
func (env *environment) tableRows(rows *store.Rows) error {
	w := tabwriter.NewWriter(env.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, strings.Join(rows.Columns, "\t"))
	flat := strings.NewReplacer("\n", " ", "\t", " ", "\r", " ")
	n := 0
	for row, err := range rows.All() {
		if err != nil {
			return errors.Join(err, w.Flush())
		}
		line := cells(row)
		for i := range line {
			line[i] = short(flat.Replace(line[i]), maxCell)
		}
		fmt.Fprintln(w, strings.Join(line, "\t"))
		if n++; n%aligned == 0 {
			if err := w.Flush(); err != nil {
				return errors.Join(err, rows.Close())
			}
		}
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
