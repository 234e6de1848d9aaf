package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"copydesk/extract"
	"copydesk/store"
)

func TestMarkdown(t *testing.T) {
	cell := func(s string) *extract.Cell {
		return &extract.Cell{Text: extract.NewText(s), Colspan: 1, Rowspan: 1}
	}
	wide := cell("Both")
	a := &extract.Article{
		URL: "https://a.example/1", Headline: extract.NewText(`Ports: *open* "again"`), Byline: []extract.Author{{Name: "World Desk"}},
		Blocks: []extract.Block{
			{Kind: extract.Paragraph, InBody: true, Text: extract.NewText("1. a [link] <b>\n# no heading\n- no item\n3.5 is a number")},
			{Kind: extract.Boilerplate, Text: extract.NewText("Share this")},
			{Kind: extract.Heading, Level: 3, InBody: true, Text: extract.NewText("Then")},
			{Kind: extract.ListItem, Level: 1, InBody: true, Text: extract.NewText("one")},
			{Kind: extract.ListItem, Level: 2, InBody: true, Text: extract.NewText("two")},
			{Kind: extract.Quote, InBody: true, Text: extract.NewText("said\nhe")},
			{Kind: extract.Callout, Label: "Note", InBody: true, Text: extract.NewText("Note: old")},
			{Kind: extract.TableBlock, InBody: true},
			{Kind: extract.FAQBlock, InBody: true},
		},
		Tables: []extract.Table{{Header: [][]*extract.Cell{{wide, wide}, {cell("a|b"), cell("c")}}, Rows: [][]*extract.Cell{{cell("1\n2"), cell("")}}}},
		FAQs:   []extract.FAQ{{Question: extract.NewText("Why?"), Answer: extract.NewText("So.")}},
	}
	got, err := markdown(&store.Record{ID: 7, Version: 2, Source: "a.example", Article: a})
	if err != nil {
		t.Fatal(err)
	}
	want := `---
title: "Ports: *open* \"again\""
url: "https://a.example/1"
source: "a.example"
authors: ["World Desk"]
id: 7
version: 2
first_seen: "0001-01-01T00:00:00Z"
---

# Ports: \*open\* "again"

1\. a \[link\] \<b>
\# no heading
\- no item
3.5 is a number

### Then

- one
  - two

> said
> he

> **Note** old

| Both<br>a\|b | Both<br>c |
| --- | --- |
| 1<br>2 |  |

**Why?**

So.
`
	if string(got) != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	for in, want := range map[string]string{"127.0.0.1:80": "127.0.0.1-80", "../../etc/passwd": "etc-passwd", "A “B” c": "a-b-c", "": ""} {
		if got := fileName(in); got != want {
			t.Errorf("fileName(%q) = %q, want %q", in, got, want)
		}
	}
}

// A column without values has the type that the schema declares.
func TestParquetTypes(t *testing.T) {
	st, err := store.Open(t.Context(), t.TempDir()+"/news.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	var out bytes.Buffer
	if err := exportParquet(t.Context(), export{st: st}, "SELECT id, quality, headline, 1 + 1 AS two FROM articles;", nil, &out); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	got := f.Schema().String()
	for _, want := range []string{"int64 id", "double quality", "binary headline (STRING)", "binary two (STRING)"} {
		if !strings.Contains(got, "optional "+want) {
			t.Errorf("schema lacks %q: %s", want, got)
		}
	}
}
