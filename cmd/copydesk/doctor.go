package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"copydesk/store"
)

// doctorCmd looks for what would stop the other commands.
func doctorCmd(env *environment) *cobra.Command {
	var db, configFile string
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look for what would stop the other commands",
		Args:  args(noArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			sick := 0
			for _, c := range []struct {
				name  string
				check func() (string, error)
			}{
				{"program", func() (string, error) { return checkProgram(cmd.Context()) }},
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

func checkProgram(ctx context.Context) (string, error) {
	indexed, err := store.CanIndex(ctx)
	if err != nil {
		return "", fmt.Errorf("SQLite does not work, was it built without cgo? Build with `make build`: %w", err)
	}
	if !indexed {
		return "", errors.New("built without the full-text index: build with `make build`, or `go install -tags sqlite_fts5`")
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
	if err != nil {
		return "", err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return "", fmt.Errorf("%s, but nothing stored in it: %w", finding, err)
	}
	return finding, f.Close()
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
