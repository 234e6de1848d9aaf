package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"copydesk/store"
)

func schemaCmd(env *environment) *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Explain every table, view and column of the file",
		Args:  args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return read(cmd.Context(), db, func(st *store.Store) error {
				for _, n := range st.Notes() {
					if n.Column == "" {
						fmt.Fprintf(env.out, "\n%s: %s\n", env.bold(n.Table), n.Text)
					} else {
						fmt.Fprintf(env.out, "  %-20s %s\n", n.Column, n.Text)
					}
				}
				return nil
			})
		},
	}
	env.dbFlag(cmd, &db)
	return cmd
}
