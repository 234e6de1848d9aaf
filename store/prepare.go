package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"copydesk/extract"
)

// A job is a result with what can be worked out before the transaction.
type job struct {
	*extract.Result
	url     string // requested, or the name of a saved page
	at      string // time of the visit
	page    string // SHA-256 of the page; "" if it is not to be kept
	html    []byte // packed
	content string // SHA-256, as column articles.content_sha256
	record  string // SHA-256, as column articles.record_sha256
	body    string
	words   int // of body
	sketch  []uint32

	children []rows
	tables   []tableRecord
}

// fileKey stands for the URL of a saved page that has none: its path, or for
// one from standard input its content.
func fileKey(file string, body []byte) string {
	if file == "-" {
		return fmt.Sprintf("file:-%x", sha256.Sum256(body))
	}
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	return "file:" + filepath.ToSlash(file)
}

func prepare(res *extract.Result) (*job, error) {
	p := res.Page
	j := &job{Result: res, url: p.URL}
	if j.url == "" {
		j.url = fileKey(p.File, p.Body)
	}
	if p.Fetch.At.IsZero() {
		j.at = stamp(time.Now())
	} else {
		j.at = stamp(p.Fetch.At)
	}
	if p.Role == extract.PageRole && p.Fetch.Outcome == extract.OK && len(p.Body) > 0 && !p.NoArchive {
		j.page = sum(p.Body)
		if p.Fetch.ID == 0 {
			var err error
			if j.html, err = pack(p.Body); err != nil {
				return nil, err
			}
		}
	}
	a := res.Article
	if a == nil {
		return j, nil
	}
	if a.URL == "" { // a saved page that does not say where it was
		a.URL = j.url
	}
	record := sha256.New()
	if err := json.NewEncoder(record).Encode(a); err != nil {
		return nil, fmt.Errorf("store %s: %w", a.URL, err)
	}
	written, err := json.Marshal(publisherContent(a))
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", a.URL, err)
	}
	j.record, j.content, j.body = hex.EncodeToString(record.Sum(nil)), sum(written), a.Body()
	words := hashWords(j.body)
	j.words = len(words)
	j.sketch = sketch(words)
	if j.children, err = children(a); err != nil {
		return nil, fmt.Errorf("store %s: %w", a.URL, err)
	}
	if j.tables, err = tableRecords(a); err != nil {
		return nil, fmt.Errorf("store %s: %w", a.URL, err)
	}
	return j, nil
}

// publisherContent is what makes a version: what the publisher wrote, as
// extracted. Blocks out of the body and the stamp of the last change are not
// part of it, because they change without it.
func publisherContent(a *extract.Article) any {
	type pair struct{ Question, Answer string }
	var content struct {
		Headline, Dek, Published string
		Authors                  []string
		Blocks                   []string
		Tables                   [][]string
		FAQs                     []pair
	}
	content.Headline, content.Dek, content.Published = a.Headline.Raw, a.Dek.Raw, a.Published.String()
	if !a.Published.IsZero() && a.Published.Precision != extract.Day {
		content.Published = stamp(a.Published.Time) // another zone is no other instant
	}
	for _, author := range a.Byline {
		content.Authors = append(content.Authors, author.Name)
	}
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.InBody {
			content.Blocks = append(content.Blocks, string(b.Kind), a.BlockRaw(i))
		}
	}
	for i := range a.Tables {
		var cells []string
		for at, c := range a.Tables[i].Cells() {
			cells = append(cells, fmt.Sprint(at.Row, " ", at.Col), c.Text.Raw)
		}
		content.Tables = append(content.Tables, cells)
	}
	for i := range a.FAQs {
		content.FAQs = append(content.FAQs, pair{a.FAQs[i].Question.Raw, a.FAQs[i].Answer.Raw})
	}
	return content
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
