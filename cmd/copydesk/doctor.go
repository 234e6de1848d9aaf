package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"copydesk/store"
)

// doctorCmd looks for what would stop the other commands.
func doctorCmd(env *environment) *cobra.Command {
	var db, configFile string
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look for what would stop the other commands",
		Args:  args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			sick := 0
			for _, c := range []struct {
				name  string
				check func() (string, error)
			}{
				{"program", checkProgram},
				{"database", func() (string, error) { return checkDatabase(cmd.Context(), db) }},
				{"source list", func() (string, error) { return checkConfig(configFile) }},
			} {
				finding, err := c.check()
				if err != nil {
					sick++
					finding = "PROBLEM " + err.Error()
				}
				fmt.Fprintf(env.out, "%-12s %s\n", c.name, finding)
			}
			if sick > 0 {
				return fmt.Errorf("doctor: %s", plural(sick, "problem"))
			}
			return nil
		},
	}
	env.dbFlag(cmd, &db)
	cmd.Flags().StringVar(&configFile, "config", "", "the source list, a TOML `file` (default "+defaultConfig+", if there is one)")
	return cmd
}

// hasFTS5 reports whether SQLite was compiled with the full-text index, by
// asking it in a file of its own.
func hasFTS5() bool {
	dir, err := os.MkdirTemp("", "copydesk")
	if err != nil {
		return false
	}
	defer func() { _ = os.RemoveAll(dir) }() // the probe is told by SQLite alone
	st, err := store.Open(context.Background(), filepath.Join(dir, "probe.db"))
	if err != nil {
		return false
	}
	defer func() { _ = st.Close() }()
	return st.FullText()
}

func checkProgram() (string, error) {
	if !hasFTS5() {
		return "", errors.New("built without the full-text index, or without cgo: build with `make build`, or `go install -tags sqlite_fts5`")
	}
	return "copydesk " + versionString() + " with the full-text index", nil
}

func checkDatabase(ctx context.Context, path string) (finding string, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return path + " does not exist yet", nil
	}
	err = read(ctx, path, func(st *store.Store) error {
		runs, err := st.Runs(ctx, 1)
		finding = path + " can be read, no run yet"
		if len(runs) > 0 {
			finding = fmt.Sprintf("%s can be read, last run: %s %s at %s", path, runs[0].Kind, runs[0].Status, runs[0].StartedAt.Format("2006-01-02 15:04:05 MST"))
		}
		return err
	})
	return finding, err
}

func checkConfig(path string) (string, error) {
	c, err := readConfig(path)
	if err != nil {
		return "", err
	}
	if len(c.Sources) == 0 {
		return "none; name URLs, or write one to " + defaultConfig, nil
	}
	return plural(len(c.Sources), "source"), nil
}
