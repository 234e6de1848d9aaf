package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"copydesk/store"
)

func schemaCmd(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "schema [TABLE…]",
		Short: "Explain every table, view and column of the file",
		Args:  args(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, tables []string) error {
			notes, err := store.Notes(cmd.Context())
			if err != nil {
				return err
			}
			for _, name := range tables {
				if !slices.ContainsFunc(notes, func(n store.Note) bool { return n.Table == name }) {
					return usageError{fmt.Errorf("no table or view %q: `copydesk schema` lists all", name)}
				}
			}
			between := ""
			for _, n := range notes {
				if len(tables) > 0 && !slices.Contains(tables, n.Table) {
					continue
				}
				if n.Column == "" {
					fmt.Fprintf(env.out, "%s%s: %s\n", between, env.bold(n.Table), n.Text)
					between = "\n"
				} else {
					fmt.Fprintf(env.out, "  %-20s %s\n", n.Column, n.Text)
				}
			}
			return nil
		},
	}
}
