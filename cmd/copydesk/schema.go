package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"copydesk/store"
)

func schemaCmd(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Explain every table, view and column of the file",
		Args:  args(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			for _, n := range store.Notes() {
				if n.Column == "" {
					fmt.Fprintf(env.out, "\n%s: %s\n", env.bold(n.Table), n.Text)
				} else {
					fmt.Fprintf(env.out, "  %-20s %s\n", n.Column, n.Text)
				}
			}
			return nil
		},
	}
}
