package main

import (
	"context"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"copydesk/store"
)

// facets are the columns worth counting, by table.
var facets = map[string][]string{
	"v_articles":   {"source", "section", "language", "published_day"},
	"v_events":     {"source"},
	"v_faqs":       {"source"},
	"v_repairs":    {"rule", "kind"},
	"v_source_day": {"source"},
	"fetches":      {"outcome", "kind"},
	"issues":       {"code", "severity"},
	"blocks":       {"kind", "in_body"},
}

// Metadata as docs.datasette.io documents it, under "Metadata" and "Canned
// queries".
type (
	datasetteFile struct {
		Title       string                       `json:"title"`
		Description string                       `json:"description"`
		Databases   map[string]datasetteDatabase `json:"databases"`
	}
	datasetteDatabase struct {
		Tables  map[string]datasetteTable `json:"tables"`
		Queries map[string]datasetteQuery `json:"queries"`
	}
	datasetteTable struct {
		Description string            `json:"description,omitempty"`
		Columns     map[string]string `json:"columns,omitempty"`
		Facets      []string          `json:"facets,omitempty"`
		SortDesc    string            `json:"sort_desc,omitempty"`
		Hidden      bool              `json:"hidden,omitempty"`
	}
	datasetteQuery struct {
		Title       string   `json:"title"`
		Description string   `json:"description"`
		SQL         string   `json:"sql"`
		Params      []string `json:"params,omitempty"`
	}
)

func exportDatasette(ctx context.Context, e export) error {
	notes, err := store.Notes(ctx)
	if err != nil {
		return err
	}
	db := datasetteDatabase{map[string]datasetteTable{}, map[string]datasetteQuery{}}
	for _, n := range notes {
		t := db.Tables[n.Table]
		if n.Column == "" {
			t.Description, t.Facets, t.Columns = n.Text, facets[n.Table], map[string]string{}
		} else {
			t.Columns[n.Column] = n.Text
		}
		db.Tables[n.Table] = t
	}
	for _, name := range []string{"articles_fts", "schema_notes", "sketches"} {
		t := db.Tables[name]
		t.Hidden = true
		db.Tables[name] = t
	}
	newest := db.Tables["v_articles"]
	newest.SortDesc = "published_at"
	db.Tables["v_articles"] = newest
	for _, q := range store.SavedQueries() {
		db.Queries[q.Name] = datasetteQuery{strings.ReplaceAll(q.Name, "-", " "), q.About, q.SQL, q.Params}
	}
	name := strings.TrimSuffix(filepath.Base(e.db), filepath.Ext(e.db))
	file := datasetteFile{"News articles", "Records kept by copydesk, with every repair of their texts.", map[string]datasetteDatabase{name: db}}
	return e.write(e.out, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(file)
	})
}
