package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"copydesk/extract"
	"copydesk/pipeline/clean"
)

var update = flag.Bool("update", false, "rewrite the expected records in fixtures/pages")

// TestGolden takes every page of fixtures/pages through extract and clean and
// compares the record with the one beside it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../../fixtures/pages/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	stages := clean.Standard(clean.DefaultLexicon())
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page := &extract.Page{URL: "https://example.org/fixture"}
			var want, wantError string
			at := -1
			for i, f := range archive.Files {
				switch f.Name {
				case "page.html":
					page.Body = f.Data
				case "url":
					page.URL = strings.TrimSpace(string(f.Data))
				case "want-error":
					wantError = strings.TrimSpace(string(f.Data))
				case "article.json":
					want, at = string(f.Data), i
				default:
					t.Fatalf("unknown part %q", f.Name)
				}
			}
			a, err := extract.Extract(page)
			if wantError != "" {
				if err == nil || !strings.Contains(err.Error(), wantError) {
					t.Fatalf("error %v, want %q", err, wantError)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			stages.Clean(a)
			got := recordJSON(t, a)
			if *update && got != want {
				if at < 0 {
					archive.Files = append(archive.Files, txtar.File{Name: "article.json"})
					at = len(archive.Files) - 1
				}
				archive.Files[at].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("record differs (-want +got); `make golden` rewrites it:\n%s", diff)
			}
		})
	}
}

// recordJSON is the record without what a fixture is not about: meta data and
// the body, which the blocks hold already.
func recordJSON(t *testing.T, a *extract.Article) string {
	t.Helper()
	row := a.Row()
	row.Body = ""
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(row); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
