package store

import (
	"embed"
	"errors"
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

// queryToken finds what a parameter or semicolon may not be part of, or a
// parameter.
var queryToken = regexp.MustCompile("'[^']*'|\"[^\"]*\"|`[^`]*`|\\[[^]]*\\]|--[^\\n]*|(?s:/\\*.*?\\*/)|:(\\w+)")

// oneQuery returns the query of a text, without the semicolon and the comments
// after it, of which the driver would make another query.
func oneQuery(text string) (string, error) {
	plain := queryToken.ReplaceAllStringFunc(text, func(token string) string {
		if strings.HasPrefix(token, "--") || strings.HasPrefix(token, "/*") {
			return strings.Repeat(" ", len(token))
		}
		return strings.Repeat("x", len(token))
	})
	query, rest, _ := strings.Cut(plain, ";")
	switch {
	case strings.TrimSpace(query) == "":
		return "", errors.New("query: it is empty")
	case strings.Trim(rest, "; \t\r\n") != "":
		return "", errors.New("query: more than one: run them one by one")
	}
	return text[:len(query)], nil
}

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
