package store

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"copydesk/extract"
)

// A page that names another as its canonical one claims to be a copy of it, for
// print, for AMP, or with parameters, and its record is stored under that
// address. Such a claim can be wrong: templates name the front of a section, the
// first page of a series, or one long gone, and story after story would be taken
// for a new version of the one before. So a claim is believed until what it
// names says otherwise: it gave no article when it was visited, or another
// story, or another story has claimed it before.

// place finds the record that the article of a job belongs to: that of its address,
// or else the one that its page gave before, or that has moved from there.
func (w *writer) place(j *job) (old stored, found bool, err error) {
	for _, find := range []func(*job) (stored, bool, error){w.claim, w.rename, w.former} {
		if old, found, err = find(j); found || err != nil {
			break
		}
	}
	return old, found, err
}

// rename gives the record that a page gave before the address that its article has
// now: the page has moved, names another address, or is read in another way.
func (w *writer) rename(j *job) (old stored, found bool, err error) {
	pages, err := w.leadingTo(j.url)
	for _, asked := range pages {
		old, found, err := w.given(asked)
		if err != nil {
			return old, false, err
		}
		if !found {
			continue
		}
		again := j.Page.Fetch.ID // 0 if this is no stored page
		same := again == old.fetch
		if !same {
			theirs, err := w.story(old.id)
			if err != nil {
				return old, false, err
			}
			ours := j.story()
			same = sameStory(ours, theirs) && moved(ours, theirs)
		}
		switch {
		case same && again != 0 && again < old.fetch: // what was read later has its address
			return old, true, nil
		case same:
			if asked != j.url {
				err = w.leave(old.address, old.id, 0)
			}
			return old, true, errors.Join(err, w.readdress(j, &old))
		}
	}
	return old, false, err
}

// former finds the record that has moved from the address of an article to another,
// and is stored there. A page that has come back since has its record again where that
// other one does not answer any more. Else one that tells what no version does, come back
// or of an archive, gets a record of its own, until it leads there once more.
func (w *writer) former(j *job) (old stored, found bool, err error) {
	old, found, err = w.storedBy("a.id = (SELECT article_id FROM moved WHERE url = ? ORDER BY rowid DESC LIMIT 1)", j.Article.URL)
	if !found || err != nil {
		return old, false, err
	}
	theirs, err := w.story(old.id)
	if ours := j.story(); err != nil || !sameStory(ours, theirs) || !moved(ours, theirs) {
		return old, false, err
	}
	if j.Page.Fetch.ID == 0 {
		here, err := w.answer(j.url)
		if err != nil {
			return old, false, err
		}
		there, err := w.answer(old.requested)
		if err != nil {
			return old, false, err
		}
		if here.outcome == extract.OK && there.outcome != extract.OK {
			return old, true, errors.Join(w.leave(old.address, old.id, 0), w.readdress(j, &old))
		}
		var told bool
		if _, err := w.get([]any{&told}, "SELECT EXISTS (SELECT 1 FROM article_versions WHERE article_id = ? AND content_sha256 = ?)", old.id, j.content); err != nil || !told {
			return old, false, err
		}
	}
	j.Article.URL = old.address
	return old, true, nil
}

// readdress gives a record the address of the article of a job, whose page gives it
// from now on.
func (w *writer) readdress(j *job, old *stored) error {
	old.renamed = true
	return w.exec("UPDATE articles SET url = ? WHERE id = ?", j.Article.URL, old.id)
}

// claim finds the record under the address of the article of a job. Where its claim
// is not believed, the article goes to the page's own address, with an issue;
// where the page itself contradicts what was claimed of it, that is put right.
func (w *writer) claim(j *job) (old stored, found bool, err error) {
	own := j.Page.Address()
	if own == "" { // a saved page
		own = j.url
	}
	if old, found, err = w.stored(j.Article.URL); err != nil {
		return old, found, err
	}
	if own != j.Article.URL {
		believed, err := w.believe(j, own, &old, found)
		if believed || err != nil {
			return old, found, err
		}
		j.Article.URL = own
		if old, found, err = w.stored(own); err != nil {
			return old, found, err
		}
	}
	if !found || old.from == own {
		return old, found, nil
	}
	if theirs, err := w.story(old.id); err != nil || sameStory(j.story(), theirs) {
		return old, found, err
	}
	freed, err := w.free(j, old, "that is another story")
	return old, !freed, err
}

// believe reports whether an article is stored under the address that it claims.
// One that the page's own address has a record of stays there.
func (w *writer) believe(j *job, own string, old *stored, found bool) (bool, error) {
	if found && old.from == own {
		return true, nil
	}
	doubt, err := w.doubt(j, own, old, found)
	if err != nil {
		return false, err
	}
	if doubt != "" {
		j.Article.Issues = append(j.Article.Issues, canonicalIssue(j.Article.URL, doubt))
		return false, nil
	}
	_, kept, err := w.stored(own)
	return !kept, err
}

func canonicalIssue(canonical, doubt string) extract.Issue {
	return extract.Issue{
		Field: "canonical_url", Code: "canonical-wrong", Severity: extract.Warning,
		Message: fmt.Sprintf("the page names %s as its canonical address, but %s", canonical, doubt),
	}
}

// doubt returns why the claim of an article is not believed, "" if it is. What leads
// to the very page for the time being, to have a parameter set, shows that page: it
// gives the record from then on.
func (w *writer) doubt(j *job, own string, old *stored, found bool) (string, error) {
	last, err := w.answer(j.Article.URL)
	if err != nil {
		return "", err
	}
	switch {
	case last.outcome == extract.Redirected && !forGood(last.status) && extract.CleanURL(last.gave) == own:
		old.from = own
	case last.outcome == extract.Redirected:
		return "that leads to " + last.gave, nil
	case last.outcome == extract.HTTPError && last.status < 500:
		return fmt.Sprintf("that answers with status %d", last.status), nil
	case last.outcome == extract.OK && (!found || old.from != j.Article.URL):
		return "that is no article of its own", nil
	}
	if !found {
		return "", nil
	}
	if theirs, err := w.story(old.id); err != nil || sameStory(j.story(), theirs) {
		return "", err
	}
	return "that is another story", nil
}

// An answer is what a visit of a page has told of it.
type answer struct {
	outcome extract.Outcome // "" if it was never answered
	status  int
	gave    string // URL that it leads to
}

// answer returns the last one of a page.
func (w *writer) answer(requested string) (last answer, err error) {
	_, err = w.get([]any{&last.outcome, &last.status, &last.gave}, `SELECT outcome, coalesce(status, 0), coalesce(final_url, '') FROM fetches
		WHERE requested_url = ? AND kind = 'page' AND outcome IN ('ok', 'redirected', 'http_error') ORDER BY fetched_at DESC, id DESC LIMIT 1`, requested)
	return last, err
}

// A copy has the headline of the story and at least some of its text: an AMP
// page may have a teaser alone. With another headline, such as those that are
// tried out on readers, it has nearly all of it: reports of one agency, or of
// one match after the other, share most of their sentences as well.
const (
	copiedShare  = 0.3
	renamedShare = 0.95
)

// maxGrown is how many times as long a story is that has moved, and got another
// headline: the front with a report and one other of its length has twice its words.
const maxGrown = 1.5

// A story is what an article or a record is known by.
type story struct {
	headline, body string
	words          int // of body
	published      time.Time
}

func (j *job) story() story {
	return story{j.Article.Headline.String(), j.body, j.words, j.Article.Published.Time}
}

func (w *writer) story(id int64) (s story, err error) {
	var published string
	_, err = w.get([]any{&s.headline, &s.body, &s.words, &published}, "SELECT headline, body_text, word_count, coalesce(published_at, '') FROM articles WHERE id = ?", id)
	s.published = parseStamp(published)
	return s, err
}

// sameStory reports whether two tell the same.
func sameStory(a, b story) bool {
	x, y := runsOf(a.body), runsOf(b.body)
	if strings.EqualFold(a.headline, b.headline) {
		return contained(x, y) >= copiedShare
	}
	return min(x.len(), y.len()) > 0 && contained(x, y) >= renamedShare // pictures alone say nothing of each other
}

// moved reports whether of two that tell the same, one may be all of the other at
// another address. What comes each day under one headline is not, by its date: half a
// day leaves room for a date without its hour, or in another zone. Nor is a front that
// has the whole of a short report among others.
func moved(a, b story) bool {
	another := !a.published.IsZero() && !b.published.IsZero() && a.published.Sub(b.published).Abs() >= 12*time.Hour
	front := float64(max(a.words, b.words)) > maxGrown*float64(min(a.words, b.words)) && !strings.EqualFold(a.headline, b.headline)
	return !another && !front
}

// disown frees the record that another page has put under the address of a page
// which turns out to be none: no article, gone, or a redirect. Of one that does not
// answer, may not be read, or leads there for the time being, it only names that other
// page: this one may come back.
func (w *writer) disown(j *job) error {
	address := extract.CleanURL(j.url)
	old, found, err := w.stored(address)
	if err != nil || !found || old.from == address {
		return err
	}
	why := ""
	switch f := j.Page.Fetch; {
	case f.Outcome == extract.OK:
		why = "that is no article"
	case f.Outcome == extract.Redirected && (forGood(f.Status) || extract.CleanURL(j.Page.FinalURL) != old.from):
		why = "that leads to " + j.Page.FinalURL
	case f.Outcome == extract.HTTPError && f.Status < 500:
		why = fmt.Sprintf("that answers with status %d", f.Status)
	default:
		j.Freed = old.requested
		return nil
	}
	_, err = w.free(j, old, why)
	return err
}

// free gives a record back to the page that it came from, unless that has one
// already.
func (w *writer) free(j *job, old stored, why string) (bool, error) {
	address := extract.CleanURL(j.url)
	n, err := w.changed("UPDATE articles SET url = ?1 WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM articles WHERE url = ?1)", old.from, old.id)
	if err != nil || n == 0 {
		return false, err
	}
	j.Freed = old.requested
	i := canonicalIssue(address, why)
	return true, w.exec("INSERT INTO issues (article_id, fetch_id, field, code, severity, message) VALUES (?,?,?,?,?,?)",
		old.id, old.fetch, i.Field, i.Code, string(i.Severity), i.Message)
}
