package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline"
	"copydesk/store"
)

// reprocessCmd takes the stored pages through today's extraction and cleaning.
func reprocessCmd(env *environment) *cobra.Command {
	var db, configFile string
	var asJSON, resume bool
	cmd := &cobra.Command{
		Use:   "reprocess",
		Short: "Take the stored pages through today's extraction and repairs",
		Long: `Take every stored page through the extraction and the repairs of this version, without
fetching anything, and say how many records changed in which field. What the crawl has
learned since is applied; a second run changes nothing. The publisher has not changed a
word, so there is no new version of an article.`,
		Args: args(noArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := readConfig(configFile)
			if err != nil {
				return err
			}
			return env.tend(cmd.Context(), db, func(st *store.Store) error {
				var pages pipeline.Source = st
				if resume {
					pages = store.Rest{Store: st}
				}
				fields := map[string]int{}
				report, err := env.run(cmd.Context(), job{
					kind: "reprocess", sources: []pipeline.Source{pages}, store: st, rules: cfg.rules(),
					each: func(r *extract.Result) error {
						if r.Change == extract.Unchanged {
							return nil
						}
						for _, name := range r.Fields {
							fields[name]++
						}
						return env.printResult(r, asJSON, false)
					},
				})
				env.summary(report, asJSON)
				env.printFields(fields, asJSON)
				return err
			})
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().StringVar(&configFile, "config", "", "the source list, whose selectors apply, a TOML `file` (default "+defaultConfig+", if there is one)")
	cmd.Flags().BoolVar(&resume, "resume", false, "go on where the last reprocess stopped, if it did not come to its end")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print each changed record as one line of JSON")
	return cmd
}

// printFields prints in how many records each field has changed, the most
// changed first.
func (env *environment) printFields(fields map[string]int, asJSON bool) {
	out := env.out
	if asJSON {
		out = env.err
	}
	names := slices.SortedFunc(maps.Keys(fields), func(a, b string) int {
		return cmp.Or(fields[b]-fields[a], strings.Compare(a, b))
	})
	for _, name := range names {
		fmt.Fprintf(out, "%7d  %s\n", fields[name], name)
	}
}
