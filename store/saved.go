package store

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed queries/*.sql
var queryFiles embed.FS

// A SavedQuery answers a question that analysts ask. Its parameters are named,
// as in ":since"; one that is not given is NULL.
type SavedQuery struct {
	Name   string   `json:"name"`
	About  string   `json:"about"`  // the question in one line
	Params []string `json:"params"` // without the colon
	SQL    string   `json:"sql"`    // with the comment that explains it
}

// SavedQueries returns the queries of dir queries, by name.
func SavedQueries() []SavedQuery {
	names, err := fs.Glob(queryFiles, "queries/*.sql")
	if err != nil {
		panic(err)
	}
	var out []SavedQuery
	for _, name := range names {
		text, err := queryFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		about, _, _ := strings.Cut(strings.TrimPrefix(string(text), "-- "), "\n")
		q := SavedQuery{Name: strings.TrimSuffix(path.Base(name), ".sql"), About: about, SQL: string(text)}
		q.Params = QueryParams(q.SQL)
		out = append(out, q)
	}
	return out
}

// Saved returns the saved query of that name.
func Saved(name string) (SavedQuery, error) {
	for _, q := range SavedQueries() {
		if q.Name == name {
			return q, nil
		}
	}
	return SavedQuery{}, fmt.Errorf("no saved query %q: list them with `copydesk sql --list`", name)
}

// queryToken finds what a parameter may not be part of, or a parameter.
var queryToken = regexp.MustCompile(`'[^']*'|"[^"]*"|--[^\n]*|:(\w+)`)

// QueryParams returns the names of the parameters of a query, without the colon.
func QueryParams(query string) []string {
	out := []string{}
	for _, m := range queryToken.FindAllStringSubmatch(query, -1) {
		if m[1] != "" && !slices.Contains(out, m[1]) {
			out = append(out, m[1])
		}
	}
	return out
}
