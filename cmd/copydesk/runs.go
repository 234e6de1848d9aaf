package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"copydesk/store"
)

func runsCmd(env *environment) *cobra.Command {
	var db string
	var n int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "runs",
		Short: "List the latest runs and how they went",
		Args:  args(noArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return read(cmd.Context(), db, func(st *store.Store) error {
				runs, err := st.Runs(cmd.Context(), n)
				if err != nil {
					return err
				}
				if asJSON {
					return lines(env, runs, asJSON, nil)
				}
				w := tabwriter.NewWriter(env.out, 0, 0, 2, ' ', 0)
				fmt.Fprintln(w, "run\tkind\tstatus\tstarted\ttook\tnew\tchanged\tunchanged\tfailed\tfetches\tbytes\tversion\terror")
				for _, r := range runs {
					took := ""
					if !r.FinishedAt.IsZero() {
						took = r.FinishedAt.Sub(r.StartedAt).String()
					}
					var did struct { // stays empty for a run that was killed
						New       json.Number `json:"new"`
						Changed   json.Number `json:"changed"`
						Unchanged json.Number `json:"unchanged"`
					}
					if err := json.Unmarshal(r.Stats, &did); err != nil {
						return err
					}
					fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s\t%s\n", r.ID, r.Kind, r.Status, r.StartedAt.Format(time.DateTime), took,
						did.New, did.Changed, did.Unchanged, r.Failed, r.Fetches, r.Bytes, r.Version, r.Error)
				}
				return w.Flush()
			})
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().IntVarP(&n, "limit", "n", 20, "list at most this many")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON lines")
	return cmd
}
