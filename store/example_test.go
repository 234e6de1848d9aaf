package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"copydesk/extract"
	"copydesk/store"
)

// check stands for what a program does about an error.
func check(err error) {
	if err != nil {
		panic(err)
	}
}

// exampleFile makes a file with one article.
func exampleFile(ctx context.Context) (path string, remove func()) {
	dir, err := os.MkdirTemp("", "copydesk")
	check(err)
	path = filepath.Join(dir, "news.db")
	st, err := store.Open(ctx, path, nil)
	check(err)
	run, err := st.Start(ctx, "ingest", "example")
	check(err)
	page := &extract.Page{URL: "https://ledger.example/port", Body: []byte("<h1>Harbour reopens</h1>"), Fetch: extract.Fetch{Outcome: extract.OK}}
	article := &extract.Article{
		URL: page.URL, Headline: extract.NewText("Harbour reopens"),
		Blocks: []extract.Block{{Kind: extract.Paragraph, InBody: true, Text: extract.NewText("The first ferry left at noon.")}},
	}
	check(run.Put(ctx, []*extract.Result{{Page: page, Article: article}}))
	check(run.Finish(ctx, "ok", nil, nil))
	check(st.Close())
	return path, func() { check(os.RemoveAll(dir)) }
}

func ExampleOpenReadOnly() {
	ctx := context.Background()
	path, remove := exampleFile(ctx)
	defer remove()

	st, err := store.OpenReadOnly(ctx, path)
	check(err)
	defer func() { check(st.Close()) }()
	for rec, err := range st.Articles(ctx, store.Filter{Source: "ledger.example"}) {
		check(err)
		fmt.Println(rec.ID, rec.Article.Headline.String())
		fmt.Println(rec.Article.Body())
	}
	// Output:
	// 1 Harbour reopens
	// The first ferry left at noon.
}

func ExampleStore_Query() {
	ctx := context.Background()
	path, remove := exampleFile(ctx)
	defer remove()

	st, err := store.OpenReadOnly(ctx, path)
	check(err)
	defer func() { check(st.Close()) }()
	rows, err := st.Query(ctx, "SELECT source, headline, word_count FROM v_articles", time.Minute)
	check(err)
	for row, err := range rows.All() {
		check(err)
		fmt.Println(row...)
	}
	// Output: ledger.example Harbour reopens 6
}
