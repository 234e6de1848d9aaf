package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"copydesk/extract"
)

// A job is a result with what can be worked out before the transaction. What is
// stored of its article is flat by then, as values of columns.
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

	columns  []any // of the article, see articleColumns
	children []rows
	tables   []tableRecord
}

// A preparer makes jobs. It keeps its buffers for the next one: new ones for each
// would be 80 kB of garbage an article.
type preparer struct {
	zip    *gzip.Writer
	json   bytes.Buffer
	record []byte
	words  []uint64
}

func newPreparer() *preparer { return &preparer{zip: gzip.NewWriter(nil)} }

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

func (p *preparer) prepare(res *extract.Result) (*job, error) {
	page := res.Page
	j := &job{Result: res, url: page.URL}
	if j.url == "" {
		j.url = fileKey(page.File, page.Body)
	}
	if page.Fetch.At.IsZero() {
		j.at = stamp(time.Now())
	} else {
		j.at = stamp(page.Fetch.At)
	}
	if page.Role == extract.PageRole && page.Fetch.Outcome == extract.OK && len(page.Body) > 0 && !page.NoArchive {
		j.page = sum(page.Body)
		if page.Fetch.ID == 0 {
			var err error
			if j.html, err = pack(p.zip, page.Body); err != nil {
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
	if err := p.flatten(j); err != nil {
		return nil, fmt.Errorf("store %s: %w", a.URL, err)
	}
	return j, nil
}

// flatten works out what is stored of the article of a job.
func (p *preparer) flatten(j *job) (err error) {
	a := j.Article
	if j.content, err = p.sumJSON(publisherContent(a)); err != nil {
		return err
	}
	j.body = a.Body()
	p.words = hashWords(p.words[:0], j.body)
	j.words = len(p.words)
	j.sketch = sketch(p.words)
	if j.columns, err = columns(j); err != nil {
		return err
	}
	if j.children, err = children(a); err != nil {
		return err
	}
	if j.tables, err = tableRecords(a); err != nil {
		return err
	}
	j.record = p.sumRecord(j)
	return nil
}

// sumJSON returns the SHA-256 of a value as JSON.
func (p *preparer) sumJSON(v any) (string, error) {
	p.json.Reset()
	if err := json.NewEncoder(&p.json).Encode(v); err != nil {
		return "", err
	}
	return sum(bytes.TrimSuffix(p.json.Bytes(), []byte("\n"))), nil
}

// sumRecord returns the SHA-256 of all that is stored of an article, but for
// what depends on the file and the time.
func (p *preparer) sumRecord(j *job) string {
	b := appendValues(p.record[:0], j.Article.URL, j.content)
	b = appendValues(b, j.columns...)
	for _, a := range j.Article.Byline {
		b = appendValues(b, a.Name, a.URL)
	}
	for _, t := range j.Article.Tags {
		b = appendValues(b, t.Name, t.Origin)
	}
	for _, i := range j.Article.Issues {
		b = appendValues(b, i.Field, i.Code, string(i.Severity), i.Message)
	}
	for _, r := range j.children {
		b = appendRows(b, r)
	}
	for _, t := range j.tables {
		b = appendRows(appendValues(b, t.columns...), t.cells)
	}
	p.record = b
	return sum(b)
}

// appendRows appends rows without the texts before their repairs, which those give.
func appendRows(b []byte, r rows) []byte {
	for row := range slices.Chunk(r.values, r.width) {
		b = appendValues(b, row[:r.width-r.raw]...)
	}
	return b
}

// appendValues appends a list, each value with its kind and length and the list
// with its own, so that no two lists look alike.
func appendValues(b []byte, values ...any) []byte {
	b = binary.AppendUvarint(b, uint64(len(values)))
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			b = append(b, 'n')
		case string:
			b = binary.AppendUvarint(append(b, 's'), uint64(len(v)))
			b = append(b, v...)
		case int:
			b = binary.AppendVarint(append(b, 'i'), int64(v))
		case float64:
			b = binary.BigEndian.AppendUint64(append(b, 'f'), math.Float64bits(v))
		case bool:
			b = strconv.AppendBool(b, v)
		default:
			panic(fmt.Sprintf("store: a column holds a %T", v))
		}
	}
	return b
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
			text := a.BlockRaw(i)
			if b.Kind == extract.TableBlock { // an empty corner is no other content in files that lack it
				text = strings.TrimLeft(text, " |\n")
			}
			content.Blocks = append(content.Blocks, string(b.Kind), text)
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
