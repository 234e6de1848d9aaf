package store

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"copydesk/extract"
)

// A story that has moved may be stored under its new address before its old one is
// visited again: a feed names it there first. When the old one leads to the new one
// for good, the two records are one article, with the versions of both. Nothing of
// either is lost but a version that says what the one before it does, and the higher
// of their numbers, which table moved explains.

// fold makes one article of two, if the page of a job is the old address of one that
// leads to the other, or a step on that way.
func (w *writer) fold(j *job) error {
	return w.foldEach(w.leadingTo(j.url))
}

// foldAll does so for all pages that lead elsewhere.
func (w *writer) foldAll() error {
	return w.foldEach(column[string](w.t.Query("SELECT DISTINCT requested_url FROM fetches WHERE outcome = 'redirected' ORDER BY 1")))
}

func (w *writer) foldEach(pages []string, err error) error {
	for _, asked := range pages {
		if err := w.foldFrom(asked); err != nil {
			return err
		}
	}
	return err
}

func (w *writer) foldFrom(asked string) error {
	from, found, err := w.given(asked)
	if !found || err != nil {
		return err
	}
	to, found, err := w.leadsTo(asked)
	if !found || err != nil || to.id == from.id {
		return err
	}
	before, err := w.story(from.id)
	if err != nil {
		return err
	}
	after, err := w.story(to.id)
	if err != nil || !oneStory(before, after) {
		return err
	}
	return w.unite(from, to)
}

// oneStory reports whether two records are of one article, which is more than that one
// may go on as the other: pictures without a text, and the weather of one day and the
// next, may have all their words in common.
func oneStory(a, b story) bool {
	return min(a.words, b.words) > 0 && sameStory(a, b) && moved(a, b) && alike(likenessOf(a.body), likenessOf(b.body))
}

// maxHops is how many redirects are followed from a page to a record, and maxLeading how
// many pages that lead to one are looked at: a site may lead all that it has no more to
// its front.
const (
	maxHops    = 10
	maxLeading = 20
)

// leadingTo returns a page with those whose last answer leads there, the nearest first.
func (w *writer) leadingTo(page string) ([]string, error) {
	pages := []string{page}
	for i := 0; i < len(pages); i++ {
		from, err := column[string](w.t.Query("SELECT requested_url FROM fetches WHERE outcome = 'redirected' AND final_url = ? GROUP BY 1 ORDER BY max(id) DESC LIMIT ?", pages[i], maxLeading))
		if err != nil {
			return nil, err
		}
		for _, asked := range from {
			last, err := w.answer(asked)
			if err != nil {
				return nil, err
			}
			if last.gave == pages[i] && !slices.Contains(pages, asked) && len(pages) < maxLeading {
				pages = append(pages, asked)
			}
		}
	}
	return pages, nil
}

// leadsTo finds the record to which the last answer of a page has led for good.
func (w *writer) leadsTo(asked string) (to stored, found bool, err error) {
	for range maxHops {
		last, err := w.answer(asked)
		if err != nil || last.outcome != extract.Redirected || !forGood(last.status) {
			return to, false, err
		}
		asked = last.gave
		to, found, err = w.stored(extract.CleanURL(asked))
		if err == nil && !found {
			to, found, err = w.given(asked)
		}
		if found || err != nil {
			return to, found, err
		}
	}
	return to, false, nil
}

// forGood reports whether a page that leads elsewhere by a status has moved there.
func forGood(status int) bool {
	return status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect
}

// unite makes one article of two records. It has the lower number, by which it has
// been known for longer, and the record and address of the page that is there.
func (w *writer) unite(from, to stored) error {
	states, err := w.states(from.id)
	if err != nil {
		return err
	}
	theirs, err := w.states(to.id)
	if err != nil || len(states) == 0 || len(theirs) == 0 { // the file is damaged
		return err
	}
	if max(from.id, to.id) > w.indexed { // or the triggers take out what is not in
		if err := w.index(); err != nil {
			return err
		}
	}
	keep, gone := min(from.id, to.id), max(from.id, to.id)
	was, err := w.body(keep)
	if err != nil {
		return err
	}
	if keep == from.id {
		if err := w.takeOver(keep, gone); err != nil {
			return err
		}
	}
	var first, last string
	if _, err := w.get([]any{&first, &last}, "SELECT min(first_seen_at), max(last_seen_at) FROM articles WHERE id IN (?, ?)", keep, gone); err != nil {
		return err
	}
	for _, query := range []string{
		"UPDATE articles SET duplicate_of = ?1 WHERE duplicate_of = ?2",
		"UPDATE moved SET article_id = ?1 WHERE article_id = ?2",
		"DELETE FROM articles WHERE id = ?2 AND id <> ?1",
	} {
		if err := w.exec(query, keep, gone); err != nil {
			return err
		}
	}
	versions, err := w.putStates(keep, merged(states, theirs))
	if err != nil {
		return err
	}
	if err := w.exec("UPDATE articles SET url = ?, version_no = ?, first_seen_at = ?, last_seen_at = ? WHERE id = ?", to.address, versions, first, last, keep); err != nil {
		return err
	}
	if err := w.leave(from.address, keep, gone); err != nil {
		return err
	}
	is, err := w.body(keep)
	if err != nil {
		return err
	}
	return w.regroup(keep, was, is)
}

// takeOver puts the current record of one article in the place of another's.
func (w *writer) takeOver(id, of int64) error {
	if err := w.dropChildren(id); err != nil {
		return err
	}
	for _, table := range childTables {
		if err := w.exec("UPDATE "+table+" SET article_id = ? WHERE article_id = ?", id, of); err != nil {
			return err
		}
	}
	columns := strings.TrimPrefix(articleColumns, "url, ")
	return w.exec("UPDATE articles SET ("+columns+") = (SELECT "+columns+" FROM articles WHERE id = ?2) WHERE id = ?1", id, of)
}

// leave remembers the address that an article had, and the number of the other
// record of it, 0 if there was none.
func (w *writer) leave(address string, article, number int64) error {
	return w.exec("INSERT INTO moved (url, article_id, number) SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM moved WHERE url = ?1 AND article_id = ?2 AND number IS ?3)",
		address, article, null(number))
}

// A state is a version of an article with its whole record.
type state struct {
	fetch                           int64
	seen, content, headline, record string
}

// states returns the versions of an article, the current one last.
func (w *writer) states(id int64) (out []state, err error) {
	var s state
	err = w.each("SELECT fetch_id, seen_at, content_sha256, headline, coalesce(record, '') FROM article_versions WHERE article_id = ? ORDER BY version_no", []any{id},
		[]any{&s.fetch, &s.seen, &s.content, &s.headline, &s.record}, func() error { out = append(out, s); return nil })
	if err != nil {
		return nil, err
	}
	current, err := w.row(id)
	if len(out) > 0 {
		out[len(out)-1].record = string(current)
	}
	return out, err
}

// merged returns the versions of two articles in the order in which they were found,
// the current one of the second last, and those that say the same one after the other once.
func merged(a, b []state) (out []state) {
	last := len(b) - 1
	all := slices.Concat(a, b[:last])
	slices.SortStableFunc(all, func(x, y state) int { return cmp.Compare(x.seen, y.seen) })
	for _, s := range append(all, b[last]) {
		if n := len(out) - 1; n >= 0 && out[n].content == s.content {
			s.seen = min(s.seen, out[n].seen)
			out[n] = s
			continue
		}
		out = append(out, s)
	}
	return out
}

// putStates puts versions in the place of those of an article, and returns how many
// they are.
func (w *writer) putStates(id int64, states []state) (int, error) {
	if err := w.exec("DELETE FROM article_versions WHERE article_id = ?", id); err != nil {
		return 0, err
	}
	for i, s := range states {
		var changed, record any
		if i > 0 {
			fields, err := changedFields([]byte(states[i-1].record), []byte(s.record))
			if err != nil {
				return 0, err
			}
			if changed, err = jsonColumn(fields); err != nil {
				return 0, err
			}
		}
		if i < len(states)-1 {
			record = s.record
		}
		if err := w.exec("INSERT INTO article_versions (article_id, version_no, fetch_id, seen_at, content_sha256, changed, headline, record) VALUES (?,?,?,?,?,?,?,?)",
			id, i+1, s.fetch, s.seen, s.content, changed, s.headline, record); err != nil {
			return 0, err
		}
	}
	return len(states), nil
}
