package main

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/store"
)

// exportTime is how long one query of an export may take.
const exportTime = 24 * time.Hour

// An export is what the formats of command export have in common.
type export struct {
	env    *environment
	st     *store.Store
	filter store.Filter
	query  string // the rows of this query alone, "" for the records
	values []sql.NamedArg
	out    string // file or folder; "" for standard output
	db     string // name of the database file
}

// A format writes an export. One that is a folder has a file for each table or
// article, unless the export is a query.
type format struct {
	about  string
	folder bool
	query  func(ctx context.Context, e export, query string, values []sql.NamedArg, w io.Writer) error // nil: the format takes no query
	all    func(context.Context, export) error                                                         // nil: by query, a file for each dataset
}

var formats = map[string]format{
	"jsonl":    {"one record a line, as `extract` prints them", false, rowsBy(jsonRows), exportJSONL},
	"csv":      {"a folder with one CSV file for each table and view", true, rowsBy(csvRows), nil},
	"parquet":  {"a folder with articles, faqs, table_cells, repairs and more as Parquet files", true, exportParquet, nil},
	"markdown": {"a folder with one Markdown file for each article", true, nil, exportMarkdown},
	"datasette": {"the metadata that Datasette shows beside the file itself: descriptions, facets, saved queries",
		false, nil, exportDatasette},
}

// rowsBy returns what writes the rows of a query by print.
func rowsBy(print func(io.Writer, *store.Rows) error) func(context.Context, export, string, []sql.NamedArg, io.Writer) error {
	return func(ctx context.Context, e export, query string, values []sql.NamedArg, w io.Writer) error {
		rows, err := e.rows(ctx, query, values...)
		if err != nil {
			return err
		}
		return print(w, rows)
	}
}

// exportCmd groups the formats that the file can be turned into.
func exportCmd(env *environment) *cobra.Command {
	cmd := group("export", "Write JSON lines, CSV, Parquet, Markdown or Datasette metadata")
	for name, f := range formats {
		cmd.AddCommand(exportFormatCmd(env, name, f))
	}
	return cmd
}

func exportFormatCmd(env *environment, name string, f format) *cobra.Command {
	e := export{env: env}
	use := name
	if f.query != nil {
		use += " [flags] [--query SQL|NAME [PARAMETER=VALUE…]]"
	}
	var since string
	cmd := &cobra.Command{
		Use:   use,
		Short: "Write " + f.about,
		Args: args(func(cmd *cobra.Command, params []string) error {
			if e.query != "" {
				return nil // they are the values of its parameters
			}
			return noArgs(cmd, params)
		}),
		RunE: func(cmd *cobra.Command, params []string) (err error) {
			if err := parseSince(since, &e.filter); err != nil {
				return err
			}
			if e.query != "" {
				if e.query, e.values, err = parseQuery(append([]string{e.query}, params...)); err != nil {
					return err
				}
			}
			if e.out == "" && f.folder && e.query == "" {
				return usageError{errors.New("--out is missing: name the folder to write to")}
			}
			return read(cmd.Context(), e.db, func(st *store.Store) error {
				e.st = st
				if e.query != "" {
					return e.write(e.out, func(w io.Writer) error { return f.query(cmd.Context(), e, e.query, e.values, w) })
				}
				if err := e.warnEmpty(cmd.Context()); err != nil {
					return err
				}
				if f.all != nil {
					return f.all(cmd.Context(), e)
				}
				return e.datasets(cmd.Context(), name, f)
			})
		},
	}
	env.dbFlag(cmd, &e.db)
	cmd.Flags().StringVarP(&e.out, "out", "o", "", "write to this `file`, or folder (default standard output)")
	if name != "datasette" {
		filterFlags(cmd, &since, &e.filter)
	}
	if f.query != nil {
		cmd.Flags().StringVar(&e.query, "query", "", "write the rows of this `SQL` or saved query, in one file; the values of its parameters follow, as in `sql`")
		cmd.MarkFlagsMutuallyExclusive("query", "since")
		cmd.MarkFlagsMutuallyExclusive("query", "source")
	}
	return cmd
}

// filterFlags declares the flags that choose articles; see parseSince.
func filterFlags(cmd *cobra.Command, since *string, f *store.Filter) {
	cmd.Flags().StringVar(since, "since", "", "only articles published since a `day` (2025-08-22), a time, or so long ago (48h, 30d); those without a date count from when they were first seen")
	cmd.Flags().StringVar(&f.Source, "source", "", "only articles of this `host`, with or without www., or source of the source list")
}

// parseSince puts --since, "" for none, into a filter.
func parseSince(since string, f *store.Filter) (err error) {
	if f.Since, err = sinceTime(since, time.Now()); err != nil {
		return usageError{err}
	}
	return nil
}

// write lets f write to the named file, or to standard output.
func (e export) write(name string, f func(io.Writer) error) error {
	if name == "" {
		return f(e.env.out)
	}
	return writeFile(name, f)
}

// rows runs a query for an export.
func (e export) rows(ctx context.Context, query string, values ...sql.NamedArg) (*store.Rows, error) {
	return e.st.Query(ctx, query, exportTime, values...)
}

// warnEmpty says if --since and --source leave no article.
func (e export) warnEmpty(ctx context.Context) error {
	sets, err := e.st.Datasets(ctx)
	if err != nil {
		return err
	}
	query, values := sets[0].Query(e.filter)
	rows, err := e.rows(ctx, "SELECT 1 FROM ("+query+") LIMIT 1", values...)
	if err != nil {
		return err
	}
	for _, err := range rows.All() {
		return err
	}
	e.env.log.Warn("no article to export: `copydesk sql \"SELECT * FROM v_source_day\"` lists sources and days")
	return nil
}

// datasets writes one file for each dataset.
func (e export) datasets(ctx context.Context, name string, f format) error {
	sets, err := e.st.Datasets(ctx)
	if err != nil {
		return err
	}
	for _, set := range sets {
		query, values := set.Query(e.filter)
		err := writeFile(filepath.Join(e.out, set.Name+"."+name), func(w io.Writer) error { return f.query(ctx, e, query, values, w) })
		if err != nil {
			return err
		}
	}
	return nil
}

// A storedRow is a record with what the store knows of it besides.
type storedRow struct {
	ID          int64     `json:"id"`
	Source      string    `json:"source"`
	Version     int       `json:"version"`
	FirstSeen   time.Time `json:"first_seen"`
	LastSeen    time.Time `json:"last_seen"`
	DuplicateOf int64     `json:"duplicate_of,omitzero"`
	*extract.Row
}

func exportJSONL(ctx context.Context, e export) error {
	return e.write(e.out, func(w io.Writer) error {
		for rec, err := range e.st.Articles(ctx, e.filter) {
			if err != nil {
				return err
			}
			row := storedRow{rec.ID, rec.Source, rec.Version, rec.FirstSeen, rec.LastSeen, rec.DuplicateOf, rec.Article.Row()}
			if err := writeJSON(w, row); err != nil {
				return err
			}
		}
		return nil
	})
}
