// Command copydesk takes news pages from live sites, saved files and WARC
// archives, extracts and repairs their text, and keeps one queryable record
// per article in one SQLite file.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"copydesk/store"
)

// version is set by the Makefile; see versionString.
var version string

// Exit codes, as README lists them.
const (
	exitFailed  = 1
	exitUsage   = 2
	exitPartial = 3
	exitBusy    = 75 // EX_TEMPFAIL of sysexits.h: try again later
)

// errPartial ends a command that did its work but lost some pages, each of
// which has been reported.
var errPartial = errors.New("some pages failed")

// A usageError is a mistake in the command line or the configuration.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// An environment is what a command reads from and writes to. Data goes to out,
// everything else to err.
type environment struct {
	in       io.Reader
	out, err io.Writer
	log      *slog.Logger
	level    *slog.LevelVar
	color    bool // out is a terminal, and NO_COLOR is not set
}

func main() {
	os.Exit(run())
}

// run is main up to the exit code, for tests.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once

	// Ours is slog. What net/http says here is text of a page, by the kilobyte,
	// where a server sends more than it promised.
	log.SetOutput(io.Discard)

	env := newEnvironment()
	err := rootCmd(env).ExecuteContext(ctx)
	return env.exit(ctx, err)
}

// endings are the signals that tell a run to end: of a user, of the system, and
// of a terminal that is closed, unless nohup is to keep that away.
func endings() []os.Signal {
	out := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		out = append(out, syscall.SIGHUP)
	}
	return out
}

// exit prints err, unless it has been reported, and returns its exit code.
func (env *environment) exit(ctx context.Context, err error) int {
	var usage usageError
	var busy *store.BusyError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errPartial):
		return exitPartial
	case errors.As(err, &usage):
		env.complain(err)
		return exitUsage
	case errors.As(err, &busy):
		env.complain(err)
		return exitBusy
	case ctx.Err() != nil:
		fmt.Fprintln(env.err, "copydesk: interrupted; what was stored is kept")
		return exitFailed
	default:
		env.complain(err)
		return exitFailed
	}
}

// complain prints err, of several with the same cause the first: on a full disk
// what is closed fails like what was written before.
func (env *environment) complain(err error) {
	causes := map[string]bool{}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		cause := line[strings.LastIndex(line, ": ")+1:]
		if !causes[cause] {
			fmt.Fprintln(env.err, "copydesk:", line)
		}
		causes[cause] = true
	}
}

func newEnvironment() *environment {
	env := &environment{in: os.Stdin, out: os.Stdout, err: os.Stderr, level: new(slog.LevelVar)}
	env.level.Set(slog.LevelWarn)
	env.log = slog.New(slog.NewTextHandler(env.err, &slog.HandlerOptions{Level: env.level, ReplaceAttr: untimed}))
	env.color = isTerminal(os.Stdout) && os.Getenv("NO_COLOR") == ""
	return env
}

// untimed drops the time of log lines that somebody watches.
func untimed(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && isTerminal(os.Stderr) {
		return slog.Attr{}
	}
	return a
}

func rootCmd(env *environment) *cobra.Command {
	root := group("copydesk", "Scrape, repair and store news articles")
	root.Long = `copydesk takes news pages from live sites, saved files and WARC archives, extracts
headline, byline, dates, body, tables and FAQs, repairs lost capitals, blanks and
encodings with every change on record, and keeps it all in one SQLite file.

Every flag can be set by an environment variable as well: --max-time by COPYDESK_MAX_TIME.

Exit codes: 0 done, 1 failed, 2 usage, 3 done but some pages failed, 75 another run holds the file.`
	root.SilenceUsage, root.SilenceErrors = true, true
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return fromEnvironment(cmd.Flags()) }
	root.SetIn(env.in)
	root.SetOut(env.out)
	root.SetErr(env.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; see `%s --help`", err, cmd.CommandPath())}
	})
	root.AddGroup(
		&cobra.Group{ID: "pages", Title: "Pages:"},
		&cobra.Group{ID: "look", Title: "Looking:"},
		&cobra.Group{ID: "care", Title: "Care:"},
	)
	for group, commands := range map[string][]*cobra.Command{
		"pages": {crawlCmd(env), sourcesCmd(env), ingestCmd(env), extractCmd(env), cleanCmd(env), reprocessCmd(env)},
		"look":  {searchCmd(env), showCmd(env), sqlCmd(env), exportCmd(env), runsCmd(env), schemaCmd(env)},
		"care":  {dbCmd(env), doctorCmd(env), versionCmd(env)},
	} {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	return root
}

// group makes a command that only holds others.
func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short, Args: cobra.ArbitraryArgs, SuggestionsMinimumDistance: 2,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			hint := ""
			if s := cmd.SuggestionsFor(args[0]); len(s) > 0 {
				hint = fmt.Sprintf(", did you mean %q?", s[0])
			}
			return usageError{fmt.Errorf("no command %q%s; see `%s --help`", args[0], hint, cmd.CommandPath())}
		},
	}
	cmd.AddCommand(commands...)
	return cmd
}

// args makes a mistake in the number of arguments a usage error.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{fmt.Errorf("%w; see `%s --help`", err, cmd.CommandPath())}
		}
		return nil
	}
}

// noArgs refuses arguments; cobra.NoArgs would call them unknown commands.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("takes no arguments, got %q", strings.Join(args, " "))
	}
	return nil
}

// fromEnvironment sets the flags that were not given from the environment:
// --max-time from COPYDESK_MAX_TIME.
func fromEnvironment(flags *pflag.FlagSet) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		name := "COPYDESK_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value := os.Getenv(name)
		if f.Changed || value == "" || err != nil {
			return
		}
		if bad := flags.Set(f.Name, value); bad != nil {
			err = usageError{fmt.Errorf("environment variable %s: %w", name, bad)}
		}
	})
	return err
}

// dbFlag declares --db.
func (env *environment) dbFlag(cmd *cobra.Command, db *string) {
	cmd.Flags().StringVar(db, "db", "news.db", "the SQLite `file`")
}
