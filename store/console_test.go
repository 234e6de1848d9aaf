package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestConsoleRefuses(t *testing.T) {
	s := create(t)
	put(t, start(t, s), result(sample()))
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	for _, attack := range []string{
		"ATTACH '" + other + "' AS o",
		"ATTACH ':memory:' AS o",
		"DETACH main",
		"VACUUM INTO '" + other + "'",
		"VACUUM",
		"PRAGMA query_only = 0",
		"PRAGMA writable_schema = 1",
		"PRAGMA journal_mode = DELETE",
		"PRAGMA data_version = 7",
		"INSERT INTO tags (name) VALUES ('x')",
		"UPDATE articles SET headline = 'x'",
		"DELETE FROM articles",
		"DROP TABLE articles",
		"CREATE TABLE x (y)",
		"CREATE TEMP TABLE x (y)",
		"SELECT load_extension('x')",
		"SELECT 1; DELETE FROM articles",
		"SELECT 1; SELECT 2",
		"BEGIN IMMEDIATE",
		"INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')",
		"SELECT zeroblob(1000000000)",
		"SELECT 1 -- " + strings.Repeat("x", maxQueryBytes),
	} {
		if len(attack) > 60 {
			t.Logf("%.60s…", attack)
		}
		rows, err := s.Query(t.Context(), attack, time.Minute)
		if err == nil {
			for _, e := range rows.All() {
				err = e
			}
		}
		if err == nil {
			t.Errorf("allowed: %.80s", attack)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("an attack left %v, %v", left, err)
	}
	if got := query(t, s, "SELECT headline FROM articles"); got[0] != "Harbour of Marseille reopens" {
		t.Errorf("an attack changed the article: %s", got)
	}
	sound(t, s)
}

func TestConsoleAnswers(t *testing.T) {
	s := create(t)
	put(t, start(t, s), result(sample()))
	for q, want := range map[string]string{
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n": "15",
		"SELECT name FROM authors ORDER BY name LIMIT 1":                                                   "Night Editor",
		"SELECT json_extract(provenance, '$.headline') FROM articles":                                      "jsonld",
		"SELECT 1, NULL, 'a', 1.5":                       "1|<nil>|a|1.5",
		"/* one; */ SELECT ';' AS \";\"; -- one; or two": ";",
	} {
		if got := query(t, s, q); len(got) != 1 || got[0] != want {
			t.Errorf("%s = %q, want %q", q, got, want)
		}
	}
	if got := query(t, s, "SELECT 1 WHERE 0"); len(got) != 0 {
		t.Errorf("no rows = %q", got)
	}
	rows, err := s.Query(t.Context(), "SELECT id AS number, url FROM articles", time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(rows.Columns, ",") != "number,url" {
		t.Errorf("columns = %q", rows.Columns)
	}
	if err := rows.Close(); err != nil {
		t.Error(err)
	}
	needsIndex(t, s)
	if got := query(t, s, "SELECT snippet(articles_fts, 0, '<', '>', '', 9) FROM articles_fts WHERE articles_fts MATCH 'marseille'"); len(got) != 1 || got[0] != "Harbour of <Marseille> reopens" {
		t.Errorf("full-text query = %q", got)
	}
}

// An endless query ends at its limit, and says so.
func TestConsoleStops(t *testing.T) {
	s := create(t)
	rows, err := s.Query(t.Context(), "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", 50*time.Millisecond)
	if err == nil {
		for _, e := range rows.All() {
			err = e
		}
	}
	if err == nil || !strings.Contains(err.Error(), "stopped after 50ms") {
		t.Errorf("endless query: %v, want that it was stopped", err)
	}
}
