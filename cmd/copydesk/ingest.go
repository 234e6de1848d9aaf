package main

import (
	"log/slog"

	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline/crawl"
	"copydesk/store"
)

// ingestCmd fetches or reads the given pages alone, following no links.
func ingestCmd(env *environment) *cobra.Command {
	var db string
	var asJSON, show, dryRun bool
	cmd := &cobra.Command{
		Use:   "ingest [flags] URL|FILE|DIR|WARC|-…",
		Short: "Fetch or read pages and store their records",
		Long: `Fetch or read the given pages, extract and repair them, store their records, and
print one line for each. Links are not followed. "-" reads one page of HTML, or a list
of URLs and files, one a line, from standard input.`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			sources, err := env.sources(cmd.Context(), args, "")
			if err != nil {
				return err
			}
			env.level.Set(slog.LevelInfo) // each page was asked for by name: say why one gave no article
			work := func(st *store.Store) error {
				for _, s := range sources {
					if l, ok := s.(*crawl.List); ok && st != nil {
						l.Hosts = st.Frontier() // a crawl may be at work there
					}
				}
				report, err := env.run(cmd.Context(), job{
					kind: "ingest", sources: sources, store: st,
					each: func(r *extract.Result) error { return env.printResult(r, asJSON, show) },
				})
				if !dryRun { // which stores none of them
					env.summary(report, asJSON)
				}
				return given(report, err)
			}
			if dryRun {
				return work(nil)
			}
			return env.write(cmd.Context(), db, work)
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print each record as one line of JSON")
	cmd.Flags().BoolVar(&show, "show", false, "print each record whole, for reading")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "store nothing")
	return cmd
}
