package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"copydesk/fixtures"
	"copydesk/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"copydesk": func() { os.Exit(run()) }})
}

// TestScripts runs the command as a user does, one script per behaviour,
// against the bundled site. Scripts find its three origins in $WORLD, $LEDGER
// and $LOCAL; the condition [fts5] holds in a build with the full-text index.
func TestScripts(t *testing.T) {
	site, err := fixtures.Serve(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := site.Close(); err != nil {
			t.Error(err)
		}
	})
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			origins := site.Origins()
			env.Setenv("WORLD", origins[0])
			env.Setenv("LEDGER", origins[1])
			env.Setenv("LOCAL", origins[2])
			return os.WriteFile(filepath.Join(env.WorkDir, "picture.png"), []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"), 0o644)
		},
		Condition: func(name string) (bool, error) {
			if name != "fts5" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return store.CanIndex(t.Context())
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// A disk that is full is named once, whatever fails for it.
func TestComplain(t *testing.T) {
	var out strings.Builder
	full := errors.New("make room and run again (disk is full)")
	(&environment{err: &out}).complain(errors.Join(fmt.Errorf("store 50 results in news.db: %w", full), fmt.Errorf("close news.db: %w", full), errors.New("lock news.db: gone")))
	if want := "copydesk: store 50 results in news.db: make room and run again (disk is full)\ncopydesk: lock news.db: gone\n"; out.String() != want {
		t.Errorf("got %q", out.String())
	}
}

// exits runs copydesk and checks its exit code: exits CODE ARG…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE ARG…")
	}
	code := 0
	err := ts.Exec("copydesk", args[1:]...)
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}
