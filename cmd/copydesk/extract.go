package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline/crawl"
)

// extractCmd prints records as JSON lines and touches no database.
func extractCmd(env *environment) *cobra.Command {
	var raw bool
	var address, manifest string
	cmd := &cobra.Command{
		Use:   "extract [flags] FILE|URL|DIR|WARC|-…",
		Short: "Print the records of pages as JSON lines",
		Args: args(func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && manifest == "" {
				return fmt.Errorf("no page given")
			}
			if address != "" && len(args) != 1 {
				return fmt.Errorf("--url goes with exactly one page")
			}
			return nil
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			sources, err := env.sources(cmd.Context(), args, address)
			if err != nil {
				return err
			}
			if manifest != "" {
				f, err := os.Open(manifest)
				if err != nil {
					return usageError{err}
				}
				defer f.Close()
				sources = append(sources, crawl.Manifest(f))
			}
			return given(env.run(cmd.Context(), job{sources: sources, raw: raw, each: env.printRow}))
		},
	}
	cmd.Flags().BoolVar(&raw, "raw", false, "leave the texts as extracted")
	cmd.Flags().StringVar(&address, "url", "", "the `address` that the saved page was fetched from")
	cmd.Flags().StringVar(&manifest, "manifest", "", "read pages from the rows {\"file\",\"url\"} of `FILE`")
	return cmd
}

// printRow prints a result as JSON: the record, or why there is none.
func (env *environment) printRow(r *extract.Result) error {
	if r.Page.Role != extract.PageRole {
		return nil
	}
	if r.Err == nil && r.Article != nil {
		row := r.Article.Row()
		row.File = r.Page.File
		return env.printJSON(row)
	}
	return env.printJSON(lostRow(r))
}

// A noArticle is the row of a page that gave none.
type noArticle struct {
	File   string `json:"file,omitempty"`
	URL    string `json:"url,omitempty"`
	Error  string `json:"error"`  // what went wrong, one of a few words
	Reason string `json:"reason"` // for people
}

func lostRow(r *extract.Result) noArticle {
	row := noArticle{File: r.Page.File, URL: r.Page.URL, Error: string(r.Page.Fetch.Outcome)}
	if r.Err != nil {
		row.Reason = r.Err.Error()
	}
	switch {
	case isNotArticle(r.Err):
		row.Error = "not_article"
	case row.Error == "" || row.Error == string(extract.OK):
		row.Error = "extract_failed"
	}
	return row
}
