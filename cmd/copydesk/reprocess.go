package main

import (
	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline"
	"copydesk/store"
)

// reprocessCmd takes the stored pages through today's extraction and cleaning.
func reprocessCmd(env *environment) *cobra.Command {
	var db, configFile string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "reprocess",
		Short: "Take the stored pages through today's extraction and repairs",
		Long: `Take every stored page through the extraction and the repairs of this version, without
fetching anything. Records that come out different get a new version; the old one is kept.`,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := readConfig(configFile)
			if err != nil {
				return err
			}
			return write(cmd.Context(), db, func(st *store.Store) error {
				report, err := env.run(cmd.Context(), job{
					kind: "reprocess", sources: []pipeline.Source{cfg.ruled(st)}, store: st,
					each: func(r *extract.Result) error {
						if r.Change == extract.Unchanged {
							return nil
						}
						return env.printResult(r, asJSON, false)
					},
				})
				env.summary(report, asJSON)
				return err
			})
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().StringVar(&configFile, "config", "", "the source list, whose selectors apply, a TOML `file` (default "+defaultConfig+", if there is one)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print each changed record as one line of JSON")
	return cmd
}
