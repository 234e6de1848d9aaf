package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"

	"copydesk/extract"
	"copydesk/pipeline/frontier"
)

// create opens a new store that the test closes.
func create(t testing.TB) *Store {
	t.Helper()
	return reopen(t, filepath.Join(t.TempDir(), "news.db"))
}

// reopen opens a store that the test closes.
func reopen(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

// plain runs statements on a file without this package.
func plain(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn(path, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%v\n%s", err, q)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	forWriting := func(ctx context.Context, path string) (*Store, error) { return Open(ctx, path, nil) }
	ours := func(t *testing.T, path string) {
		s, err := Open(t.Context(), path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name  string
		make  func(t *testing.T, path string)
		open  func(context.Context, string) (*Store, error)
		wants string
	}{
		{"text file", func(t *testing.T, path string) { write(t, path, "hello, this is a text file\n") }, forWriting, "not an SQLite database"},
		{"text file, read", func(t *testing.T, path string) { write(t, path, "hello") }, OpenReadOnly, "not an SQLite database"},
		{"directory", func(t *testing.T, path string) { mkdir(t, path) }, forWriting, "not a file"},
		{"database of another program", func(t *testing.T, path string) { plain(t, path, "CREATE TABLE x (y)") }, forWriting, "another program"},
		{"database of another program by id", func(t *testing.T, path string) { plain(t, path, "PRAGMA application_id = 77", "CREATE TABLE x (y)") }, forWriting, "another program"},
		{"database of another program, read", func(t *testing.T, path string) { plain(t, path, "CREATE TABLE x (y)") }, OpenReadOnly, "another program"},
		{"newer", func(t *testing.T, path string) { ours(t, path); plain(t, path, "PRAGMA user_version = 99") }, forWriting, "newer copydesk"},
		{"newer, read", func(t *testing.T, path string) { ours(t, path); plain(t, path, "PRAGMA user_version = 99") }, OpenReadOnly, "newer copydesk"},
		{"missing, read", func(*testing.T, string) {}, OpenReadOnly, "no such file"},
		{"empty, read", func(t *testing.T, path string) { write(t, path, "") }, OpenReadOnly, "older copydesk, or empty"},
		{"damaged", func(t *testing.T, path string) {
			ours(t, path)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			copy(b[100:], strings.Repeat("x", 4096))
			write(t, path, string(b))
		}, forWriting, "damaged"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "news.db")
			tt.make(t, path)
			before, _ := os.ReadFile(path) // a directory has no content
			s, err := tt.open(t.Context(), path)
			if err == nil {
				t.Fatal(s.Close(), "opened")
			}
			if !strings.Contains(err.Error(), tt.wants) || !strings.Contains(err.Error(), path) {
				t.Errorf("error %q, want %q and the file's name", err, tt.wants)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
	missing := filepath.Join(t.TempDir(), "no", "news.db")
	if _, err := Open(t.Context(), missing, nil); err == nil || !strings.Contains(err.Error(), "does not exist: create it") {
		t.Errorf("file in a missing directory: %v", err)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyDirectory(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "news.db")
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	put(t, start(t, s), result(sample()))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{path: 0o444, dir: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Error(err)
		}
	})
	if os.WriteFile(filepath.Join(dir, "x"), nil, 0o644) == nil {
		t.Skip("this user may write anywhere")
	}
	if _, err := Open(t.Context(), path, nil); err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("Open: %v, want what cannot be written", err)
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "new.db"), nil); err == nil || !strings.Contains(err.Error(), "directory can be written") {
		t.Errorf("Open of a new file: %v, want what to check", err)
	}
	r, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Article(t.Context(), "1"); err != nil {
		t.Error(err)
	}
	if _, err := r.Start(t.Context(), "ingest", "test"); err == nil {
		t.Error("Start in a store that is only read: no error")
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := r.Backup(t.Context(), copied); err != nil {
		t.Errorf("Backup out of the directory: %v", err)
	}
	sound(t, reopen(t, copied))
	if err := r.Backup(t.Context(), filepath.Join(dir, "copy.db")); !errors.Is(err, fs.ErrPermission) || strings.Contains(err.Error(), "--db") {
		t.Errorf("Backup into the directory: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

// Paths with characters that mean something in a URI are names like any other.
func TestOddPaths(t *testing.T) {
	for _, name := range []string{"a b.db", "a?b.db", "a#b.db", "a%41.db", "ä&mode=ro.db"} {
		path := filepath.Join(t.TempDir(), name)
		reopen(t, path)
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestNotes(t *testing.T) {
	s := create(t)
	missing, err := s.messages(t.Context(), `SELECT o.name || '.' || o.col FROM (
			SELECT m.name, c.name AS col, m.type FROM sqlite_schema m, pragma_table_info(m.name) c UNION ALL SELECT name, '', type FROM sqlite_schema) o
		LEFT JOIN schema_notes n ON n.table_name = o.name AND n.column_name = o.col
		WHERE o.type IN ('table','view') AND o.name NOT LIKE 'sqlite_%' AND o.name NOT LIKE 'articles_fts_%' AND n.note IS NULL`)
	if err != nil || len(missing) > 0 {
		t.Errorf("no note for %q, %v", missing, err)
	}
	surplus, err := s.messages(t.Context(), `SELECT n.table_name || '.' || n.column_name FROM schema_notes n
		WHERE n.column_name = '' AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = n.table_name)
		OR n.column_name <> '' AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(n.table_name) WHERE name = n.column_name)`)
	if err != nil || len(surplus) > 0 {
		t.Errorf("notes for %q, which do not exist, %v", surplus, err)
	}
	var printed []string
	notes, err := Notes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range notes {
		printed = append(printed, n.Table+"|"+n.Column+"|"+n.Text)
	}
	slices.Sort(printed)
	if diff := cmp.Diff(query(t, s, "SELECT * FROM schema_notes ORDER BY table_name || '|' || column_name || '|' || note"), printed); diff != "" {
		t.Errorf("notes (-in the file +printed):\n%s", diff)
	}
	ids, err := s.messages(t.Context(), "SELECT application_id || '|' || user_version FROM pragma_application_id, pragma_user_version")
	if err != nil || s.FullText() && ids[0] != fmt.Sprintf("1314345777|%d", len(migrations())) {
		t.Errorf("application_id, user_version = %s, %v", ids, err)
	}
}

// A file that a binary without FTS5 made gets its index from one that has it.
func TestLateIndex(t *testing.T) {
	s := create(t)
	needsIndex(t, s)
	put(t, start(t, s), result(sample()))
	path := s.path
	plain(t, path, "DROP TRIGGER articles_ad", "DROP TRIGGER articles_au", "DROP TABLE articles_fts")
	var log bytes.Buffer
	late, err := Open(t.Context(), path, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = late.Close() })
	if said := log.String(); !strings.Contains(said, "the file has no full-text index") {
		t.Errorf("the user is told: %s", said)
	}
	sound(t, late)
	if hits, err := late.Search(t.Context(), "harbour", SearchOptions{Limit: 5}); err != nil || len(hits) != 1 {
		t.Errorf("Search = %v, %v", hits, err)
	}
	if err := (schemaState{application: applicationID, version: 5, tables: 1, hasIndex: true}).refuse(true); err == nil || !strings.Contains(err.Error(), "make build") {
		t.Errorf("writing to an indexed file without FTS5: %v", err)
	}
}

// Before a schema change rewrites rows, a copy of the file is put beside it.
func TestMigrationBackup(t *testing.T) {
	s := create(t)
	r := start(t, s)
	put(t, r, result(sample()))
	if err := s.Backup(t.Context(), fmt.Sprintf("%s.schema%d.run%d", s.path, len(migrations()), r.ID())); err != nil { // of long ago
		t.Fatal(err)
	}
	r = start(t, s)
	a := sample()
	a.Section = "World again"
	put(t, r, result(a))
	copied := fmt.Sprintf("%s.schema%d.run%d", s.path, len(migrations()), r.ID())
	other, err := lockPart(filepath.Join(filepath.Dir(copied), "."+filepath.Base(copied)+".part")) // of a run that is killed then
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(lockPoll/2, func() { _ = other.Close() })
	for range 2 {
		if saved, err := s.saveBefore(t.Context(), len(migrations())+1); !saved || err != nil {
			t.Fatal(saved, err)
		}
	}
	todo := append(migrations(), "-- A change of the tests.\n-- rewrites rows\nUPDATE articles SET section = 'Everything'", "-- Another.\n-- rewrites rows\nUPDATE articles SET license = 'none'")
	var log bytes.Buffer
	s.log = slog.New(slog.NewTextHandler(&log, nil))
	if err := s.migrate(t.Context(), todo); err != nil {
		t.Fatal(err)
	}
	if said := log.String(); strings.Count(said, "\n") != 2 || !strings.Contains(said, "bringing it up to date") || !strings.Contains(said, copied) {
		t.Errorf("the user is told: %s", said)
	}
	if got := query(t, s, "SELECT section, license FROM articles"); got[0] != "Everything|none" {
		t.Errorf("after the change: %s", got)
	}
	before := reopen(t, copied)
	if got := query(t, before, "SELECT section FROM articles"); got[0] != "World again" {
		t.Errorf("in the copy: %s", got)
	}
	sound(t, before)
}

// A file of schema 5 gets sketches for what it holds, and its duplicates; what is
// known of hosts stays.
func TestOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	plain(t, path) // an empty file
	old := &Store{path: path, now: time.Now}
	var err error
	if old.w, err = sql.Open("sqlite3", dsn(path, writerPragmas)); err != nil {
		t.Fatal(err)
	}
	if err := old.migrate(t.Context(), migrations()[:5]); err != nil {
		t.Fatal(err)
	}
	if err := old.w.Close(); err != nil {
		t.Fatal(err)
	}
	bodies := siteBodies(t)
	rows := []string{"INSERT INTO runs (id, kind, status, started_at, version) VALUES (1, 'ingest', 'ok', '2026-03-04T05:06:07Z', 'old')",
		"CREATE VIEW v_articles AS SELECT id FROM articles", // which said less
		"INSERT INTO sources (id, host) VALUES (1, 'ledger.example')",
		"INSERT INTO hosts (host, blocked_until, failures) VALUES ('ledger.example', '2026-03-04T06:00:00Z', 2)",
		"INSERT INTO word_case VALUES ('port', '', '', 2, 7), ('port', 'free', '', 1, 0)"}
	for i, body := range []string{bodies[0], bodies[1], agency(bodies[0]), "Closed today."} {
		rows = append(rows, fmt.Sprintf("INSERT INTO fetches (id, run_id, requested_url, outcome, fetched_at) VALUES (%d, 1, 'https://ledger.example/%[1]d', 'ok', '2026-03-04T05:06:07Z')", i+1),
			fmt.Sprintf(`INSERT INTO articles (id, url, source_id, fetch_id, content_sha256, record_sha256, first_seen_at, last_seen_at, word_count, simhash, extractor, headline, body_text)
			VALUES (%d, 'https://ledger.example/%[1]d', 1, %[1]d, '', '', '2026-03-04T05:06:07Z', '2026-03-04T05:06:07Z', 1, %[1]d, 'old', 'Old', '%[2]s')`, i+1, strings.ReplaceAll(body, "'", "''")))
	}
	rows = append(rows, "INSERT INTO fetches (id, run_id, requested_url, file, outcome, fetched_at) VALUES (9, 1, 'file:/x.html', '/x.html', 'network', '2026-03-04T05:06:07Z')")
	plain(t, path, rows...)

	reading, err := OpenReadOnly(t.Context(), path) // as it is
	if err != nil {
		t.Fatal(err)
	}
	if rec, err := reading.Article(t.Context(), "3"); err != nil || rec.Article.Headline.Raw != "Old" {
		t.Errorf("article in an old file: %v, %v", rec, err)
	}
	if err := reading.Close(); err != nil {
		t.Error(err)
	}
	s := reopen(t, path)
	if diff := cmp.Diff([]string{"1|<nil>", "2|<nil>", "3|1", "4|<nil>"}, query(t, s, "SELECT id, duplicate_of FROM articles")); diff != "" {
		t.Errorf("duplicates (-want +got):\n%s", diff)
	}
	if got := query(t, s, "SELECT outcome FROM fetches WHERE file IS NOT NULL"); got[0] != "unreadable" {
		t.Errorf("a file that could not be read: %s", got)
	}
	if _, err := s.w.Exec("INSERT INTO fetches (run_id, requested_url, outcome, fetched_at) VALUES (1, 'x', 'nonsense', '')"); err == nil {
		t.Error("an outcome may be anything")
	}
	if got := query(t, s, "SELECT blocked_until, failures, moved_to FROM hosts"); got[0] != "2026-03-04T06:00:00Z|2|<nil>" {
		t.Errorf("host %s", got)
	}
	if got := query(t, s, "SELECT count(*) FROM schema_notes WHERE column_name IN ('simhash', 'next_at', 'country', 'prev')"); got[0] != "0" {
		t.Error("a column that is gone has its note still")
	}
	if got, err := s.WordCases(t.Context()); err != nil || len(got) != 1 || got["port"] != [2]int{2, 7} {
		t.Errorf("words %v, %v", got, err)
	}
	if saved, err := filepath.Glob(path + ".schema[45].run1"); err != nil || len(saved) != 1 {
		t.Errorf("copies of the old file: %q, %v", saved, err)
	}
}

func TestSearch(t *testing.T) {
	s := create(t)
	other := sample()
	other.URL, other.Headline, other.Blocks = "https://other.example/2", extract.NewText("Council meets"), []extract.Block{
		{Kind: extract.Paragraph, InBody: true, Text: extract.NewText("The council spoke of the harbour once. Nothing was said of cranes.")}}
	other.Published.Time, other.Summary = fetched, ""
	unspaced := sample() // words that no blanks part
	unspaced.URL, unspaced.Headline, unspaced.Summary, unspaced.Blocks = "https://other.example/3", extract.NewText("港が再開"), "", []extract.Block{
		{Kind: extract.Paragraph, InBody: true, Text: extract.NewText("港湾局は火曜日に港を再開したと発表した。")}}
	put(t, start(t, s), result(sample()), result(other), result(unspaced))
	for _, tt := range []struct {
		query string
		want  []int64
	}{
		{"harbour", []int64{1, 2}}, // in the headline of 1
		{"HARBOUR marseille", []int64{1}},
		{`"harbour is old"`, []int64{1}},
		{"counc*", []int64{2}},
		{`council "`, []int64{2}},
		{`council " - ( )`, []int64{2}},
		{"headline:council", []int64{2}},
		{"headline:spoke", nil},
		{`body:"council spoke" harbour`, []int64{2}},
		{`summary:work* marseille`, []int64{1}},
		{"nosuch:council", nil}, // words next to each other
		{"council)", []int64{2}},
		{"naïve", []int64{1}},
		{"nothing^ {council}", []int64{2}},
		{"zeppelin", nil},
		{"-old harbour", []int64{2}},
		{`harbour -"nothing was" -zeppelin`, []int64{1}},
		{"-headline:harb* cranes", []int64{2}},
		{"harbour -council -pilots", nil},
		{"harbour -summary:work*", []int64{2}},
		{"火曜日", []int64{3}},
		{"headline:再開 -council", []int64{3}},
		{"火曜日 harbour", nil},
	} {
		hits, err := s.Search(t.Context(), tt.query, SearchOptions{Limit: 10})
		if err != nil {
			t.Errorf("Search(%q): %v", tt.query, err)
			continue
		}
		var got []int64
		for _, h := range hits {
			got = append(got, h.ID)
		}
		if !s.FullText() && len(got) == len(tt.want) { // the latest first
			continue
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("Search(%q) = %v, want %v", tt.query, got, tt.want)
		}
	}
	for _, o := range []struct {
		options SearchOptions
		want    string
	}{
		{SearchOptions{Limit: 1}, "[1]"},
		{SearchOptions{Newest: true}, "[2 1]"},
		{SearchOptions{Filter: Filter{Source: "other.example"}}, "[2]"},
		{SearchOptions{Filter: Filter{Since: fetched}}, "[2]"},
	} {
		hits, err := s.Search(t.Context(), "harbour", o.options)
		var got []int64
		for _, h := range hits {
			got = append(got, h.ID)
		}
		if err != nil || fmt.Sprint(got) != o.want && s.FullText() {
			t.Errorf("Search with %+v = %v, %v, want %s", o.options, got, err, o.want)
		}
	}
	for _, empty := range []string{"", `""`, "* - ^", "( )"} {
		if _, err := s.Search(t.Context(), empty, SearchOptions{Limit: 10}); !errors.Is(err, ErrEmptyQuery) {
			t.Errorf("Search(%q): %v, want ErrEmptyQuery", empty, err)
		}
	}
	for name, search := range map[string]func(context.Context, []term, SearchOptions) ([]Hit, error){"texts": s.searchTexts, "index": s.searchIndex} {
		if name == "index" && !s.FullText() {
			continue
		}
		hits, err := search(t.Context(), parseQuery("cranes"), SearchOptions{Limit: 10})
		if err != nil || len(hits) != 2 {
			t.Errorf("%s: %v, %v", name, hits, err)
			continue
		}
		for _, h := range hits {
			if !strings.Contains(strings.ToLower(h.Snippet), "[cranes]") {
				t.Errorf("%s: snippet %q without what was found", name, h.Snippet)
			}
		}
	}
}

func FuzzSearch(f *testing.F) {
	s, err := Open(f.Context(), filepath.Join(f.TempDir(), "news.db"), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() {
		if err := s.Close(); err != nil {
			f.Error(err)
		}
	})
	put(f, start(f, s), result(sample()))
	for _, q := range []string{"harbour", `"a b`, "a*", "NEAR(a b)", "^x", "a:b", "-a", "'", "\x00a", "a\x00b", "́"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		if _, err := s.Search(t.Context(), q, SearchOptions{Limit: 3}); err != nil && !errors.Is(err, ErrEmptyQuery) {
			t.Errorf("Search(%q): %v", q, err)
		}
	})
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	unlock, err := Lock(t.Context(), path, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Lock(t.Context(), path, time.Millisecond)
	var busy *BusyError
	if !errors.As(err, &busy) || busy.PID != os.Getpid() || busy.Since.IsZero() || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("second Lock: %v, want who holds it", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	unlock, err = Lock(t.Context(), path, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

// A host is silent once all of its pages that are visited again give nothing.
func TestSilent(t *testing.T) {
	s := create(t)
	at := fetched
	s.now = func() time.Time { return at }
	end := "" // what the pages lead to, where they give nothing
	crawl := func(articles, visited int) []string {
		t.Helper()
		at = at.Add(time.Hour)
		run := start(t, s)
		for i := range visited {
			a := sample()
			a.URL = fmt.Sprintf("https://ledger.example/world/%d", i)
			a.CanonicalURL = a.URL
			res := result(a)
			res.Page.Fetch.At = at
			if i >= articles {
				res.Article, res.Err = nil, fmt.Errorf("%w: no body text", extract.ErrNotArticle)
			}
			if end != "" {
				res.Err, res.Page.FinalURL, res.Page.Fetch.Outcome = nil, "https://ledger.example/"+end, extract.Redirected
			}
			put(t, run, res)
		}
		if end == "read" {
			res := result(sample())
			res.Page.URL, res.Page.Fetch.At = "https://ledger.example/"+end, at
			res.Article, res.Err = nil, fmt.Errorf("%w: a home page", extract.ErrNotArticle)
			put(t, run, res)
		}
		hosts, err := run.Silent(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return hosts
	}
	for _, tt := range []struct{ articles, visited, silent int }{
		{0, 9, 0}, // which gave none before
		{5, 5, 0},
		{1, 5, 0},
		{0, 2, 0},
		{0, 3, 1},
		{5, 5, 0},
	} {
		if hosts := crawl(tt.articles, tt.visited); len(hosts) != tt.silent {
			t.Errorf("%d articles on %d pages: silent %v, want %d", tt.articles, tt.visited, hosts, tt.silent)
		}
	}
	for at, want := range map[string]int{"next": 0, "read": 1} { // next is left for the next run
		end = at
		if hosts := crawl(0, 5); len(hosts) != want {
			t.Errorf("5 pages lead to /%s: silent %v, want %d", at, hosts, want)
		}
	}
}

func TestRuns(t *testing.T) {
	s := create(t)
	run := start(t, s)
	put(t, run, result(sample()))
	if err := run.Finish(t.Context(), "partial", map[string]int{"new": 1}, errors.New("1 page failed")); err != nil {
		t.Fatal(err)
	}
	dead := exec.Command(os.Args[0], "-test.run=^$") // a process that has ended
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	crawl, err := s.Start(t.Context(), "crawl", "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.w.Exec("UPDATE runs SET pid = ? WHERE id = ?", dead.Process.Pid, crawl.ID()); err != nil {
		t.Fatal(err)
	}
	if runs, err := s.Runs(t.Context(), 1); err != nil || runs[0].Status != "aborted" {
		t.Errorf("a run that died, before the next one: %v, %v", runs, err)
	}
	for heard, want := range map[string]string{stamp(time.Now()): "running", "2020-01-01T00:00:00Z": "aborted"} { // whose number another process has since
		if _, err := s.w.Exec("UPDATE runs SET pid = ?, heartbeat_at = ? WHERE id = ?", os.Getppid(), heard, crawl.ID()); err != nil {
			t.Fatal(err)
		}
		if runs, err := s.Runs(t.Context(), 1); err != nil || runs[0].Status != want && begun("self") > 0 {
			t.Errorf("a run of the process before this one, heard of at %s: %v, %v, want %s", heard, runs, err, want)
		}
	}
	f := s.Frontier()
	if _, err := f.Put(t.Context(), []frontier.Item{{URL: "https://a.example/", Host: "a.example", Kind: frontier.Page}}); err != nil {
		t.Fatal(err)
	}
	if leases, err := f.Lease(t.Context(), frontier.Want{N: 1, PerHost: 1, For: time.Hour}); err != nil || len(leases) != 1 {
		t.Fatal(leases, err)
	}
	next, err := s.Start(t.Context(), "crawl", "test")
	if err != nil {
		t.Fatal(err)
	}
	if leases, err := f.Lease(t.Context(), frontier.Want{N: 1, PerHost: 1, For: time.Hour}); err != nil || len(leases) != 1 {
		t.Errorf("after a crawl died leased %v, %v, want its URL", leases, err)
	}
	if err := s.Skip(t.Context(), "test", &BusyError{Path: "x"}); err != nil {
		t.Fatal(err)
	}
	if leases, err := f.Lease(t.Context(), frontier.Want{N: 1, PerHost: 1, For: time.Hour}); err != nil || len(leases) != 0 {
		t.Errorf("beside a running crawl leased %v, %v, want none", leases, err)
	}
	if err := next.Finish(t.Context(), "ok", nil, nil); err != nil {
		t.Fatal(err)
	}
	runs, err := s.Runs(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range runs {
		got = append(got, fmt.Sprint(r.Kind, " ", r.Status, " ", r.OK, " ", string(r.Stats), " ", r.Error))
	}
	want := []string{"crawl skipped 0 {} lock x: another crawl holds it", "crawl ok 0 {} ", "crawl aborted 0 {} process died", `ingest partial 1 {"new":1} 1 page failed`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("runs:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What failed in a run is what its summary says; a run that was killed has none.
func TestRunHealth(t *testing.T) {
	s := create(t)
	for _, stats := range []any{nil, map[string]int{"failed": 1}} {
		run := start(t, s)
		for i, f := range []extract.Fetch{
			{Outcome: extract.HTTPError, Status: 404}, {Outcome: extract.Robots}, {Outcome: extract.Redirected, Status: 301},
			{Outcome: extract.Network}, {Outcome: extract.HTTPError, Status: 503},
		} {
			f.At = fetched
			put(t, run, &extract.Result{Page: &extract.Page{URL: fmt.Sprint("https://ledger.example/", i), Fetch: f}, Err: errors.New("no page")})
		}
		if err := run.Finish(t.Context(), "partial", stats, nil); err != nil {
			t.Fatal(err)
		}
	}
	runs, err := s.Runs(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(runs) != 2 || runs[1].Failed != 2 || runs[0].Failed != 1 {
		t.Errorf("runs %+v, want 2 failed in the first and 1 in the second", runs)
	}
}

func TestCare(t *testing.T) {
	s := create(t)
	put(t, start(t, s), result(sample()))
	to := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), to); err == nil || !strings.Contains(err.Error(), "exists") {
		t.Errorf("second Backup to the same file: %v", err)
	}
	part := filepath.Join(filepath.Dir(to), ".backup.db2.part")
	other := flock.New(part) // of a process that is writing it
	if locked, err := other.TryLock(); !locked || err != nil {
		t.Fatal(locked, err)
	}
	if err := s.Backup(t.Context(), to+"2"); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("Backup beside another: %v", err)
	}
	if err := errors.Join(os.WriteFile(part, []byte("half"), 0o644), other.Close()); err != nil { // it is killed
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), to+"2"); err != nil {
		t.Errorf("Backup over what another has left: %v", err)
	}
	sound(t, reopen(t, to))
	for _, tt := range []struct {
		before time.Time
		want   int64
	}{{fetched.Add(-time.Second), 0}, {fetched, 1}, {fetched, 0}} {
		if n, err := s.Prune(t.Context(), tt.before); err != nil || n != tt.want {
			t.Errorf("Prune before %s = %d, %v, want %d", tt.before, n, err, tt.want)
		}
	}
	for _, care := range []func(context.Context) error{s.Vacuum, s.Reindex} {
		if err := care(t.Context()); err != nil {
			t.Error(err)
		}
		sound(t, s)
	}
}

// A full disk is an error that says so, and the batch that met it leaves
// nothing behind.
func TestDiskFull(t *testing.T) {
	s := create(t)
	run := start(t, s)
	put(t, run, result(sample()))
	if _, err := s.w.Exec("PRAGMA max_page_count = 1"); err != nil { // which SQLite takes for the size the file has
		t.Fatal(err)
	}
	var batch []*extract.Result
	for i := range 50 {
		a := sample()
		a.URL = fmt.Sprint("https://ledger.example/", i)
		batch = append(batch, result(a))
	}
	if err := run.Put(t.Context(), batch); err == nil || !strings.Contains(err.Error(), "the disk is full: make room") {
		t.Errorf("Put on a full disk: %v", err)
	}
	if got := query(t, s, "SELECT count(*) FROM articles"); got[0] != "1" {
		t.Errorf("%s articles, want the first alone", got)
	}
	sound(t, s)
	if _, err := s.w.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	put(t, run, batch...)
	sound(t, s)
}

// Readers see a steady state, and never wait, while a batch is stored.
func TestReadWhileWriting(t *testing.T) {
	s := create(t)
	run := start(t, s)
	put(t, run, result(sample()))
	reader, err := OpenReadOnly(t.Context(), s.path)
	if err != nil {
		t.Fatal(err)
	}
	err = s.transact(t.Context(), "write", func(x tx) error {
		if err := x.exec("DELETE FROM blocks"); err != nil {
			return err
		}
		for _, r := range []*Store{s, reader} {
			rec, err := r.Article(t.Context(), "1")
			if err != nil || len(rec.Article.Blocks) != len(sample().Blocks) {
				t.Errorf("read while writing: %v, %v", rec, err)
			}
		}
		return errors.New("never mind")
	})
	if err == nil || !strings.Contains(err.Error(), "never mind") {
		t.Errorf("transact = %v", err)
	}
	if err := reader.Close(); err != nil {
		t.Error(err)
	}
	sound(t, s)
}

// Check finds what it is there to find.
func TestCheckFinds(t *testing.T) {
	for _, tt := range []struct{ damage, check string }{
		{"UPDATE repairs SET after = 'Nowhere' WHERE field = 'headline'", "repairs"},
		{"UPDATE repairs SET after = 'Nowhere' WHERE field = 'cell'", "repairs"},
		{"UPDATE repairs SET before = 'nowhere' WHERE field = 'block'", "records"},
		{"UPDATE repairs SET before = 'nowhere' WHERE field = 'answer'", "records"},
		{"DELETE FROM repairs WHERE field = 'dek'", "records"},
		{"INSERT INTO pages (sha256, html, bytes) VALUES ('x', x'00', 1)", "orphans"},
		{"DELETE FROM article_versions", "orphans"},
		{"UPDATE articles SET repair_count = 99", "orphans"},
		{"PRAGMA foreign_keys = off; UPDATE blocks SET article_id = 77 WHERE position = 0; PRAGMA foreign_keys = on", "foreign_keys"},
		{"INSERT INTO articles_fts(articles_fts, rowid, headline, summary, body_text) VALUES ('delete', 1, 'a', 'b', 'c')", "full_text"},
	} {
		t.Run(tt.damage, func(t *testing.T) {
			s := create(t)
			if tt.check == "full_text" {
				needsIndex(t, s)
			}
			put(t, start(t, s), result(sample()))
			if _, err := s.w.Exec(tt.damage); err != nil {
				t.Fatal(err)
			}
			problems, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				if p.Check == tt.check {
					return
				}
			}
			t.Errorf("found %v, want a problem of %s", problems, tt.check)
		})
	}
}

// The child process of TestKill stores batches until it is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("STORE_TEST_CHILD"); path != "" {
		if err := child(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(path string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) // if nobody kills it
	defer cancel()
	s, err := Open(ctx, path, nil)
	if err != nil {
		return err
	}
	run, err := s.Start(ctx, "ingest", "test")
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		var batch []*extract.Result
		for i := range 5 {
			a := sample()
			a.URL = fmt.Sprintf("https://ledger.example/%d/%d/%d", os.Getpid(), n, i)
			batch = append(batch, result(a))
		}
		if err := run.Put(ctx, batch); err != nil {
			return err
		}
		for _, r := range batch {
			if err := json.NewEncoder(os.Stdout).Encode(r.ID); err != nil {
				return err
			}
		}
	}
}

// Whatever was reported stored is there, whole, after kill -9 at any moment,
// with two processes writing: as often as STORE_KILLS says, or three times.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	reported := map[int64]bool{}
	rounds, err := strconv.Atoi(os.Getenv("STORE_KILLS"))
	if err != nil {
		rounds = 3
	}
	for round := range rounds {
		type process struct {
			cmd *exec.Cmd
			out *bufio.Scanner
		}
		var both []process
		for range 2 {
			cmd := exec.Command(os.Args[0], "-test.run=^$")
			cmd.Env = append(os.Environ(), "STORE_TEST_CHILD="+path)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			cmd.Stderr = os.Stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			both = append(both, process{cmd, bufio.NewScanner(out)})
		}
		for i, p := range both {
			for n := 0; p.out.Scan(); n++ {
				var id int64
				if err := json.Unmarshal(p.out.Bytes(), &id); err != nil {
					t.Fatal(err)
				}
				reported[id] = true
				if n == 20+7*(round%5)+13*i {
					if err := p.cmd.Process.Kill(); err != nil {
						t.Fatal(err)
					}
				}
			}
			if err := p.cmd.Wait(); err == nil || p.cmd.ProcessState.ExitCode() != -1 {
				t.Errorf("the child ended by itself: %v", err)
			}
		}
		s := reopen(t, path)
		sound(t, s)
		for id := range reported {
			rec, err := s.Article(t.Context(), fmt.Sprint(id))
			if err != nil {
				t.Fatalf("article %d was reported stored: %v", id, err)
			}
			if len(rec.Article.Blocks) != len(sample().Blocks) || len(rec.Article.Repairs()) != 10 {
				t.Errorf("article %d is not whole", id)
			}
		}
		start(t, s)
		if got := query(t, s, "SELECT count(*) FROM runs WHERE status = 'running'"); got[0] != fmt.Sprint(round+1) {
			t.Errorf("%s runs count as running, want those of this process alone (%d)", got[0], round+1)
		}
	}
}

// Debian's sqlite3 is older than the SQLite in this binary; analysts have it.
func TestOtherSQLite(t *testing.T) {
	tool, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("sqlite3 is not installed")
	}
	s := create(t)
	put(t, start(t, s), result(sample()))
	views, err := s.messages(t.Context(), "SELECT name FROM sqlite_schema WHERE type = 'view'")
	if err != nil || len(views) < 6 {
		t.Fatal(views, err)
	}
	for _, view := range views {
		q := "SELECT count(*) FROM (SELECT * FROM " + view + ")"
		out, err := exec.Command(tool, "-readonly", s.path, q).CombinedOutput()
		if want := query(t, s, q)[0]; err != nil || strings.TrimSpace(string(out)) != want {
			t.Errorf("%s: %s, %v, want %s", q, out, err, want)
		}
	}
	for _, saved := range SavedQueries() {
		cmd := exec.Command(tool, "-readonly", s.path)
		cmd.Stdin = strings.NewReader(saved.SQL + ";")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %s, %v", saved.Name, out, err)
		}
	}
}

// Processes that start together on a new file all get it.
func TestOpenTogether(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), "news.db")
		opened := make(chan error)
		for range 8 {
			go func() {
				s, err := Open(t.Context(), path, nil)
				if err == nil {
					err = s.Close()
				}
				opened <- err
			}()
		}
		for range 8 {
			if err := <-opened; err != nil {
				t.Error(err)
			}
		}
	}
}
