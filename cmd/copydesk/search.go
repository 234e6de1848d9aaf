package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"copydesk/store"
)

func searchCmd(env *environment) *cobra.Command {
	var db string
	var since string
	var o store.SearchOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search [flags] WORD…",
		Short: "Find articles by their words",
		Long: `Find the articles that have all the words, the best first. "Quoted words" stand
together, a word with * at its end stands for all that begin with it, headline:,
summary: or body: before either looks there alone, and - before it leaves out what has it.
Any other sign is a blank. Marks that the shell would take go into single quotes:
search '"life vest" -ferry'.`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			if err := parseSince(since, &o.Filter); err != nil {
				return err
			}
			if o.Limit < 1 {
				return usageError{fmt.Errorf("--limit %d: want 1 or more", o.Limit)}
			}
			return read(cmd.Context(), db, func(st *store.Store) error {
				if !st.FullText() {
					env.log.Warn("this search reads every article: the program or the file has no full-text index; build with `make build`")
				}
				hits, err := st.Search(cmd.Context(), strings.Join(words, " "), o)
				if errors.Is(err, store.ErrEmptyQuery) {
					return usageError{err}
				}
				if err != nil {
					return err
				}
				if len(hits) == 0 && !asJSON {
					fmt.Fprintln(env.err, "nothing found")
				}
				return lines(env, hits, asJSON, func(h store.Hit) string {
					return fmt.Sprintf("#%d  %s  %s  %s\n    %s", h.ID, date(h.Published), h.Source, env.bold(h.Headline), h.Snippet)
				})
			})
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().IntVarP(&o.Limit, "limit", "n", 20, "print at most this many")
	cmd.Flags().BoolVar(&o.Newest, "newest", false, "print the newest first, not the best")
	filterFlags(cmd, &since, &o.Filter)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON lines")
	return cmd
}
