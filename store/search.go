package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"copydesk/extract"
)

// A Hit is an article that a search found.
type Hit struct {
	ID        int64     `json:"id"`
	URL       string    `json:"url"`
	Headline  string    `json:"headline"`
	Source    string    `json:"source"`
	Published time.Time `json:"published,omitzero"`
	Snippet   string    `json:"snippet"` // a piece of the text, what was found in [brackets]
}

// ErrEmptyQuery reports a search for no word at all.
var ErrEmptyQuery = errors.New("nothing to search for: give at least one word")

// SearchOptions narrow and order what a search finds. The zero value finds all,
// the best first.
type SearchOptions struct {
	Limit  int // hits at most; 0 stands for 20
	Newest bool
	Filter Filter
}

// Search returns the articles that contain all the words of query, the best
// first: a word in the headline weighs most. "Quoted words" must stand together,
// a word with * at its end stands for all that begin with it, headline:, summary:
// or body: before either looks there alone, and - before it leaves out what has
// it. Any other sign in the query is a blank. Without the full-text index, and for
// scripts without blanks, of which the index has no words, it reads all texts, which
// takes about a second for 100,000 articles, finds parts of words, and has the newest
// first.
// It returns [ErrEmptyQuery] for a query without words to be found.
func (s *Store) Search(ctx context.Context, query string, o SearchOptions) ([]Hit, error) {
	terms := parseQuery(query)
	if len(terms) == 0 || terms[0].without {
		return nil, ErrEmptyQuery
	}
	if o.Limit <= 0 {
		o.Limit = 20
	}
	if s.fts && !slices.ContainsFunc(terms, term.unspaced) {
		return s.searchIndex(ctx, terms, o)
	}
	return s.searchTexts(ctx, terms, o)
}

// A term is a word or phrase of a query.
type term struct {
	words   []string
	prefix  bool   // of the last word
	column  string // "" for any
	without bool   // what has it is left out
}

// unspaced reports whether a term is of a script written without blanks.
func (t term) unspaced() bool {
	return slices.ContainsFunc(t.words, func(word string) bool { return strings.ContainsFunc(word, extract.Unspaced) })
}

var (
	termPattern   = regexp.MustCompile(`(-?)(?:(headline|summary|body):)?(?:"([^"]*)"(\*?)|([^\s"]+))`)
	searchColumns = map[string]string{"headline": "headline", "summary": "summary", "body": "body_text"}
)

// parseQuery reads what a user typed, what is to be left out last. Nothing in it
// is an error.
func parseQuery(query string) []term {
	var found, without []term
	for _, m := range termPattern.FindAllStringSubmatch(query, -1) {
		text, star := m[3], m[4] != ""
		if m[5] != "" {
			text, star = strings.TrimRight(m[5], "*"), strings.HasSuffix(m[5], "*")
		}
		// Marks belong to the letters that they follow.
		words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co) })
		switch t := (term{words, star, searchColumns[m[2]], m[1] != ""}); {
		case len(words) == 0:
		case t.without:
			without = append(without, t)
		default:
			found = append(found, t)
		}
	}
	return append(found, without...)
}

// match returns the terms in the language of FTS5, where a string is always
// safe.
func match(terms []term) string {
	var b strings.Builder
	for i, t := range terms {
		switch {
		case t.without:
			b.WriteString(" NOT ")
		case i > 0:
			b.WriteString(" AND ")
		}
		if t.column != "" {
			b.WriteString(t.column + " : ")
		}
		b.WriteString(`"` + strings.Join(t.words, " ") + `"`)
		if t.prefix {
			b.WriteString("*")
		}
	}
	return b.String()
}

// newest orders articles by date, like [Filter.Since].
const newest = "coalesce(a.published_at, a.first_seen_at) DESC, a.id DESC"

// searchIndex first finds which articles are best or newest, then cuts the
// snippets of those alone: SQLite would cut one of each article that is newer than
// all before it. It runs the query twice, not once for each hit, which takes
// minutes for a prefix of many words. The signs before rank and rowid keep SQLite
// from having the index sort all that it finds, or look up one by one what a
// filter lets pass.
func (s *Store) searchIndex(ctx context.Context, terms []term, o SearchOptions) ([]Hit, error) {
	const matching = `FROM articles_fts f CROSS JOIN articles a ON a.id = f.rowid JOIN sources s ON s.id = a.source_id
		WHERE articles_fts MATCH :query AND `
	found, order := "SELECT rowid FROM articles_fts f WHERE articles_fts MATCH :query", "+f.rank"
	switch {
	case o.Newest:
		order = newest
		found = "SELECT a.id " + matching + condition
	case o.Filter != Filter{}:
		found += " AND +rowid IN (SELECT a.id FROM articles a JOIN sources s ON s.id = a.source_id WHERE " + condition + ")"
	}
	return s.hits(ctx, `SELECT a.id, a.url, a.headline, s.host, coalesce(a.published_at, ''), snippet(articles_fts, -1, '[', ']', '…', 24)
		`+matching+"+f.rowid IN ("+found+" ORDER BY "+order+` LIMIT :limit)
		ORDER BY `+order,
		o.Filter.args(sql.Named("query", match(terms)), sql.Named("limit", o.Limit))...)
}

func (s *Store) searchTexts(ctx context.Context, terms []term, o SearchOptions) ([]Hit, error) {
	where := condition
	args := o.Filter.args(sql.Named("limit", o.Limit))
	for i, t := range terms {
		text := "a.headline || char(10) || coalesce(a.summary, '') || char(10) || a.body_text"
		if t.column != "" {
			text = "coalesce(a." + t.column + ", '')"
		}
		name := fmt.Sprint("t", i)
		if t.without {
			text += " NOT"
		}
		where += " AND " + text + " LIKE :" + name
		args = append(args, sql.Named(name, "%"+strings.Join(t.words, "%")+"%"))
	}
	hits, err := s.hits(ctx, `SELECT a.id, a.url, a.headline, s.host, coalesce(a.published_at, ''), a.body_text
		FROM articles a JOIN sources s ON s.id = a.source_id WHERE `+where+` ORDER BY `+newest+` LIMIT :limit`, args...)
	for i := range hits {
		hits[i].Snippet = cutSnippet(hits[i].Snippet, terms[0].words[0])
	}
	return hits, err
}

func (s *Store) hits(ctx context.Context, query string, args ...any) ([]Hit, error) {
	out := []Hit{}
	var h Hit
	var published string
	err := each(ctx, s.r, query, args, []any{&h.ID, &h.URL, &h.Headline, &h.Source, &published, &h.Snippet}, func() error {
		h.Published = parseStamp(published)
		h.Snippet = strings.Join(strings.Fields(h.Snippet), " ")
		out = append(out, h)
		return nil
	})
	if err != nil {
		return nil, explain("search", s.path, err)
	}
	return out, nil
}

// snippetRadius is how much of the text stands on both sides of a found word,
// in bytes.
const snippetRadius = 80

// cutSnippet returns the neighbourhood of a word, or the start of the text.
func cutSnippet(text, word string) string {
	at := regexp.MustCompile(`(?i)` + regexp.QuoteMeta(word)).FindStringIndex(text)
	if at == nil {
		at = []int{0, 0}
	}
	start, end := max(at[0]-snippetRadius, 0), min(at[1]+snippetRadius, len(text))
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	out := text[start:at[0]]
	if at[1] > at[0] {
		out += "[" + text[at[0]:at[1]] + "]"
	}
	out += text[at[1]:end]
	if start > 0 {
		out = "…" + out
	}
	if end < len(text) {
		out += "…"
	}
	return out
}
