package store

import (
	"database/sql"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"copydesk/extract"
)

// saved returns the rows of a saved query.
func saved(t *testing.T, s *Store, name string, values ...sql.NamedArg) []string {
	t.Helper()
	q, err := Saved(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range q.Params {
		if !slices.ContainsFunc(values, func(v sql.NamedArg) bool { return v.Name == p }) {
			values = append(values, sql.Named(p, nil))
		}
	}
	return query(t, s, q.SQL, values...)
}

// A day alone is no midnight, at which it would be the first of its day.
func TestFirstWithStory(t *testing.T) {
	s := create(t)
	run := start(t, s)
	for _, copied := range []struct {
		host, published string
		precision       extract.Precision
	}{
		{"a.example", "2026-03-03T00:00:00Z", extract.Day},
		{"b.example", "2026-03-03T09:30:00Z", extract.Minute},
		{"c.example", "2026-03-03T08:00:00Z", extract.Minute},
		{"d.example", "2026-03-04T00:00:00Z", extract.Day},
	} {
		a := sample()
		a.URL, a.CanonicalURL = "https://"+copied.host+"/port", ""
		at, err := time.Parse(time.RFC3339, copied.published)
		if err != nil {
			t.Fatal(err)
		}
		a.Published.Time, a.Published.Precision = at, copied.precision
		a.Blocks = append(a.Blocks, extract.Block{Kind: extract.Paragraph, InBody: true, Text: extract.NewText(siteBodies(t)[0])})
		put(t, run, result(a))
	}
	var got []string
	for _, row := range saved(t, s, "first-with-story") {
		got = append(got, strings.Join(strings.Split(row, "|")[1:5], "|"))
	}
	want := []string{
		"1|c.example|2026-03-03T08:00:00Z|0", "2|b.example|2026-03-03T09:30:00Z|1.5",
		"3|a.example|2026-03-03|<nil>", "4|d.example|2026-03-04|<nil>",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("first-with-story (-want +got):\n%s", diff)
	}
}

func TestSavedQueries(t *testing.T) {
	s := create(t)
	run := start(t, s)
	sample := func() *extract.Article { // long enough to be compared
		a := sample()
		a.Blocks = append(a.Blocks, extract.Block{Kind: extract.Paragraph, InBody: true, Text: extract.NewText(siteBodies(t)[0])})
		return a
	}
	put(t, run, result(sample()))
	changed := result(sample())
	changed.Article.Headline = extract.NewText("Harbour opens at last")
	changed.Page.Body = []byte("changed")
	changed.Page.Fetch.At = fetched.Add(time.Hour)
	copied := result(sample())
	copied.Article.URL, copied.Page.URL = "https://other.example/port", "https://other.example/port"
	copied.Article.Published.Time = copied.Article.Published.Time.Add(90 * time.Minute)
	missed := &extract.Result{Page: &extract.Page{URL: "https://a.example/", Body: []byte("x"), Fetch: extract.Fetch{Outcome: extract.OK, At: fetched}},
		Err: fmt.Errorf("%w: a section front", extract.ErrNotArticle)}
	gone := &extract.Result{Page: &extract.Page{URL: copied.Page.URL, Fetch: extract.Fetch{Outcome: extract.HTTPError, Status: 410, At: fetched.Add(2 * time.Hour)}},
		Err: fmt.Errorf("status 410 Gone: %w", extract.ErrGone)}
	feedless := &extract.Result{Page: &extract.Page{URL: "https://a.example/feed", Role: extract.FeedRole, Fetch: extract.Fetch{Outcome: extract.HTTPError, Status: 404, At: fetched}},
		Err: extract.ErrGone}
	put(t, run, changed, copied, missed, feedless)
	put(t, run, gone)
	for _, tt := range []struct {
		name   string
		values []sql.NamedArg
		want   []string
	}{
		{"headline-changes", nil, []string{"2026-03-04T06:06:07Z|ledger.example|Harbour of Marseille reopens|Harbour opens at last|2|1|https://ledger.example/world/port"}},
		{"headline-changes", []sql.NamedArg{sql.Named("since", "2026-03-05")}, []string{}},
		{"first-with-story", nil, []string{
			"1|1|ledger.example|2026-03-03T07:00:00Z|0|Harbour opens at last|1|https://ledger.example/world/port",
			"1|2|other.example|2026-03-03T08:30:00Z|1.5|Harbour of Marseille reopens|2|https://other.example/port"}},
		{"events", []sql.NamedArg{sql.Named("from", "2026-03-02"), sql.Named("to", "2026-03-02")}, []string{
			"2026-03-02|Pilots return|events in March|ledger.example|Harbour opens at last|1",
			"2026-03-02|Cranes start|events in March|ledger.example|Harbour opens at last|1",
			"2026-03-02|Pilots return|events in March|other.example|Harbour of Marseille reopens|2",
			"2026-03-02|Cranes start|events in March|other.example|Harbour of Marseille reopens|2"}},
		{"events", []sql.NamedArg{sql.Named("to", "2026-03-01")}, []string{}},
		{"faqs-on", []sql.NamedArg{sql.Named("topic", "february")}, []string{
			"When did Marseille close?|In February.|other.example|Harbour of Marseille reopens|2026-03-03T08:30:00Z|https://other.example/port",
			"When did Marseille close?|In February.|ledger.example|Harbour opens at last|2026-03-03T07:00:00Z|https://ledger.example/world/port"}},
		{"repairs-by-rule", nil, []string{"case|page-name|19|2|0.97|0.97|*|*|*[*]*|*"}},
		{"run-health", nil, []string{"1|ingest|running|*|6|4|0|0|http_error 1|30|<nil>"}},
		{"provenance", []sql.NamedArg{sql.Named("source", "other.example")}, []string{"headline|jsonld|other.example|1"}},
		{"authors-by-week", []sql.NamedArg{sql.Named("author", "night")}, []string{"2026-03-02|Night Editor|1|*"}},
		{"lost-capitals", nil, []string{}}, // both sites print it so
		{"taken-down", nil, []string{"2026-03-04T07:06:07Z|other.example|Harbour of Marseille reopens|2026-03-03T08:30:00Z|2026-03-04T05:06:07Z|status 410 Gone*|2|https://other.example/port"}},
		{"taken-down", []sql.NamedArg{sql.Named("since", "2026-03-05")}, []string{}},
		{"no-article", []sql.NamedArg{sql.Named("since", "2026-03-05")}, []string{}},
		{"no-article", nil, []string{"2026-03-04T07:06:07Z|http_error|410|status 410 Gone*|https://other.example/port|1", "2026-03-04T05:06:07Z|not_article|<nil>|not an article: a section front|https://a.example/|1"}},
		{"pivot", []sql.NamedArg{sql.Named("table", 99)}, []string{}},
		{"tables", nil, []string{"*|events in March|2|3|ledger.example|Harbour opens at last|1", "*|events in March|2|3|other.example|Harbour of Marseille reopens|2"}},
		{"pivot", []sql.NamedArg{sql.Named("table", 2)}, []string{
			"<nil>|Date|What the port saw / Event|What the port saw / Ships|<nil>|<nil>|<nil>|<nil>|<nil>|<nil>",
			`0|March 2|Pilots return|12|<nil>|<nil>|<nil>|<nil>|<nil>|["March 2","Pilots return","12"]`,
			`1|March 2|Cranes start|none|<nil>|<nil>|<nil>|<nil>|<nil>|["March 2","Cranes start","none"]`}},
	} {
		got := saved(t, s, tt.name, tt.values...)
		if len(got) != len(tt.want) || slices.ContainsFunc(tt.want, func(w string) bool {
			return !slices.ContainsFunc(got, func(g string) bool { return like(g, w) })
		}) {
			t.Errorf("%s (-want +got):\n%s", tt.name, cmp.Diff(tt.want, got))
		}
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range SavedQueries() {
		if !regexp.MustCompile("`" + q.Name + "[` ]").Match(readme) {
			t.Errorf("README does not name %s", q.Name)
		}
		if !strings.HasSuffix(q.About, ".") || len(q.About) > 90 || !strings.HasPrefix(q.SQL, "-- ") {
			t.Errorf("%s says of itself %q", q.Name, q.About)
		}
	}
	if _, err := Saved("nosuch"); err == nil || !strings.Contains(err.Error(), "--list") {
		t.Errorf("unknown query: %v", err)
	}
}

// like reports whether a row is as wanted; * stands for any run of characters.
func like(row, want string) bool {
	for i, part := range strings.Split(want, "*") {
		at := strings.Index(row, part)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		row = row[at+len(part):]
	}
	return true
}

// A story that leads to the home page, to a page that is none, or to a front, has
// been taken down; one that leads to another address has moved.
func TestTakenDown(t *testing.T) {
	const site = "https://ledger.example"
	s := create(t)
	run := start(t, s)
	visit := func(path string, hour int, outcome extract.Outcome, to string, err error) *extract.Result {
		return &extract.Result{Err: err, Page: &extract.Page{URL: site + path, FinalURL: to, Fetch: extract.Fetch{Outcome: outcome, At: fetched.Add(time.Duration(hour) * time.Hour)}}}
	}
	page := func(path string, hour int) *extract.Result {
		r := result(sample())
		r.Article.URL, r.Page.URL, r.Page.FinalURL, r.Page.Body = site+path, site+path, "", []byte(path)
		r.Page.Fetch.At = fetched.Add(time.Duration(hour) * time.Hour)
		return r
	}
	noArticle := fmt.Errorf("%w: a section front", extract.ErrNotArticle)
	missing := visit("/404", 1, extract.HTTPError, "", fmt.Errorf("status 404"))
	missing.Page.Fetch.Status = 404
	put(t, run, page("/home", 0), page("/front", 0), page("/missing", 0), page("/moved", 0), page("/unseen", 0), page("/kept", 0))
	put(t, run, visit("/home", 1, extract.Redirected, site+"/", nil), visit("/", 1, extract.NotModified, "", nil),
		visit("/front", 1, extract.Redirected, site+"/world/", nil), visit("/world/", 1, extract.OK, "", noArticle),
		visit("/missing", 1, extract.Redirected, site+"/404", nil), missing,
		visit("/moved", 1, extract.Redirected, site+"/new", nil), page("/new", 1),
		visit("/unseen", 1, extract.Redirected, site+"/elsewhere/1", nil))
	var got []string
	for _, row := range saved(t, s, "taken-down") {
		got = append(got, strings.Split(row, "|")[5])
	}
	want := []string{"redirected to " + site + "/", "redirected to " + site + "/world/", "redirected to " + site + "/404"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("taken down (-want +got):\n%s", diff)
	}
}

func TestQueryParams(t *testing.T) {
	for q, want := range map[string]string{
		"SELECT 1":                             "",
		"SELECT :a, :b_2, :a":                  "a b_2",
		"SELECT ':no', \":no\", :yes -- :no\n": "yes",
		"SELECT '12:30'":                       "",
	} {
		if got := strings.Join(QueryParams(q), " "); got != want {
			t.Errorf("QueryParams(%q) = %q, want %q", q, got, want)
		}
	}
}
