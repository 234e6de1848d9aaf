package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"copydesk/store"
)

// dbCmd groups what cares for the file.
func dbCmd(env *environment) *cobra.Command {
	return group("db", "Check, back up and tidy the file",
		dbCheckCmd(env),
		dbBackupCmd(env),
		dbUpkeepCmd(env, "vacuum", "Give unused space back to the disk", (*store.Store).Vacuum),
		dbPruneCmd(env),
		dbUpkeepCmd(env, "reindex", "Build the full-text index anew", (*store.Store).Reindex),
	)
}

func dbCheckCmd(env *environment) *cobra.Command {
	var db string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check that the file is whole and its records agree",
		Long: `Check the file: SQLite's own integrity check, foreign keys, the full-text index, each
repair against the texts (taking all back gives the text as extracted), and orphans.`,
		Args: args(noArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			check := func(st *store.Store) error {
				problems, err := st.Check(cmd.Context())
				if err != nil {
					return err
				}
				if err := lines(env, problems, asJSON, func(p store.Problem) string { return p.Check + ": " + p.Message }); err != nil {
					return err
				}
				if len(problems) > 0 {
					return fmt.Errorf("check %s: %s; restore a backup, or `copydesk db reindex` if only full_text is named", db, plural(len(problems), "problem"))
				}
				if !asJSON {
					fmt.Fprintf(env.out, "%s is whole\n", db)
				}
				return nil
			}
			return env.tend(cmd.Context(), db, check)
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print problems as JSON lines")
	return cmd
}

func dbBackupCmd(env *environment) *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the file, also while a crawl writes to it",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return read(cmd.Context(), db, func(st *store.Store) error {
				return st.Backup(cmd.Context(), args[0])
			})
		},
	}
	env.dbFlag(cmd, &db)
	return cmd
}

func dbPruneCmd(env *environment) *cobra.Command {
	var db, older string
	cmd := &cobra.Command{
		Use:   "prune --pages-older-than AGE",
		Short: "Drop old pages, as received; their records stay",
		Long: `Drop the pages, as received, of visits longer ago than an age such as 90d or 36h. Their
records stay, but can be reprocessed no more. ` + "`db vacuum`" + ` then gives the space back.`,
		Args: args(noArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			age, err := parseAge(older)
			if err != nil {
				return usageError{fmt.Errorf("--pages-older-than: %w", err)}
			}
			return env.tend(cmd.Context(), db, func(st *store.Store) error {
				n, err := st.Prune(cmd.Context(), time.Now().Add(-age))
				if err == nil {
					fmt.Fprintf(env.out, "dropped %s\n", plural(int(n), "page"))
				}
				return err
			})
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().StringVar(&older, "pages-older-than", "", "an `age`: 90d, 36h")
	return cmd
}

func dbUpkeepCmd(env *environment, name, what string, do func(*store.Store, context.Context) error) *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:   name,
		Short: what,
		Args:  args(noArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return env.tend(cmd.Context(), db, func(st *store.Store) error { return do(st, cmd.Context()) })
		},
	}
	env.dbFlag(cmd, &db)
	return cmd
}
