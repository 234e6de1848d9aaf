package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/sync/errgroup"

	"copydesk/extract"
)

// Put stores a batch of results in one transaction and sets their ID and
// Change: readers see all of it or none. Each result gives a row in fetches,
// unless its page came from this store; an article besides gives its record:
//
//   - Nothing that the publisher wrote has changed: the visit is on record,
//     last_seen_at and the date of modification follow. Sidebars, related links
//     and other blocks that are not in the body do not count as a change.
//   - The publisher changed the page: the new record replaces the old one, which
//     is kept whole in article_versions.
//   - A copy at another address, for print or AMP, names an article whose own
//     address gave a record: the visit is on record, no more.
//   - The very page that the record came from gives another record, because
//     copydesk has changed: the record is replaced, and there is no new version.
//
// The page of an article is kept if it gave a new record; the page that gave no
// article, if it was received, until the same URL is fetched again.
func (r *Run) Put(ctx context.Context, results []*extract.Result) error {
	jobs := make([]*job, len(results))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, res := range results {
		g.Go(func() (err error) {
			jobs[i], err = prepare(res)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return r.s.transact(ctx, fmt.Sprintf("store %d results in", len(jobs)), func(x tx) error {
		w := &writer{tx: x, run: r, now: stamp(r.s.now())}
		if err := w.begin(); err != nil {
			return err
		}
		for _, j := range jobs {
			if err := w.put(j); err != nil {
				return fmt.Errorf("%s: %w", j.url, err)
			}
		}
		if err := w.index(); err != nil {
			return err
		}
		return x.exec("UPDATE runs SET heartbeat_at = ? WHERE id = ?", w.now, r.id)
	})
}

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
	record, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", a.URL, err)
	}
	written, err := json.Marshal(publisherContent(a))
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", a.URL, err)
	}
	j.record, j.content, j.body = sum(record), sum(written), a.Body()
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

func pack(b []byte) ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, err := z.Write(b)
	if err := errors.Join(err, z.Close()); err != nil {
		return nil, fmt.Errorf("compress page: %w", err)
	}
	return out.Bytes(), nil
}

// A writer stores one batch.
type writer struct {
	tx
	run     *Run
	now     string
	indexed int64 // articles up to this id are in the full-text index
}

func (w *writer) begin() error {
	_, err := w.get([]any{&w.indexed}, "SELECT coalesce(max(id), 0) FROM articles")
	return err
}

// index adds the articles that this batch has inserted to the full-text index.
func (w *writer) index() error {
	if !w.run.s.fts {
		return nil
	}
	if err := w.exec(`INSERT INTO articles_fts(rowid, headline, summary, body_text)
		SELECT id, headline, summary, body_text FROM articles WHERE id > ?`, w.indexed); err != nil {
		return err
	}
	return w.begin()
}

// put stores one result.
func (w *writer) put(j *job) error {
	fetch := j.Page.Fetch.ID
	if fetch == 0 {
		var err error
		if fetch, err = w.putFetch(j); err != nil {
			return err
		}
	}
	switch {
	case j.Article != nil:
		return w.putArticle(j, fetch)
	case j.Page.Fetch.Outcome == extract.NotModified:
		return w.stillThere(j)
	case j.Page.Role == extract.PageRole && j.Err != nil && outcome(j) == string(extract.OK):
		return w.putMiss(j, fetch)
	}
	return nil
}

// outcome is how a visit ended. A page that could not even be asked for has
// none, such as a file that cannot be read.
func outcome(j *job) string {
	switch o := j.Page.Fetch.Outcome; {
	case o != "":
		return string(o)
	case j.Err != nil:
		return string(extract.Network)
	default:
		return string(extract.OK)
	}
}

// kinds of fetch, by role of the page.
var kinds = map[extract.Role]string{
	extract.PageRole: "page", extract.FeedRole: "feed", extract.SitemapRole: "sitemap", extract.RobotsRole: "robots",
}

func (w *writer) putFetch(j *job) (int64, error) {
	p := j.Page
	source, err := w.source(j.url, "", "")
	if err != nil {
		return 0, err
	}
	contentType := p.Header.Get("Content-Type")
	_, params, _ := mime.ParseMediaType(contentType) // a bad one names no charset
	hint, headers := "", ""
	if h := p.Hint; h.Headline != "" || len(h.Authors) > 0 || !h.Published.IsZero() || !h.Modified.IsZero() || h.Language != "" {
		b, err := json.Marshal(h)
		if err != nil {
			return 0, err
		}
		hint = string(b)
	}
	if kept := keptHeaders(p.Header); len(kept) > 0 {
		b, err := json.Marshal(kept)
		if err != nil {
			return 0, err
		}
		headers = string(b)
	}
	failure := ""
	if j.Err != nil && outcome(j) != string(extract.OK) {
		failure = j.Err.Error()
	}
	final := p.FinalURL
	if final == p.URL {
		final = ""
	}
	f := p.Fetch
	return w.insert(`INSERT INTO fetches (run_id, source_id, source, kind, requested_url, final_url, file, status, outcome, etag, last_modified,
		content_type, charset, bytes, fetched_at, ttfb_ms, total_ms, attempt, hint, headers, error)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		w.run.id, null(source), null(p.Source), kinds[p.Role], j.url, null(final), null(p.File), null(f.Status), outcome(j),
		null(p.Header.Get("ETag")), null(p.Header.Get("Last-Modified")), null(contentType), null(params["charset"]),
		null(max(f.Bytes, int64(len(p.Body)))), j.at, milliseconds(f.FirstByte), milliseconds(f.Total), max(f.Attempt, 1),
		null(hint), null(headers), null(failure))
}

// keptNames are the headers that speak of the page itself, beside those that
// have columns of their own: a page is to give the same record again.
var keptNames = []string{"Content-Language", "Link", "X-Robots-Tag"}

func keptHeaders(h http.Header) http.Header {
	kept := http.Header{}
	for _, name := range keptNames {
		if v := h.Values(name); len(v) > 0 {
			kept[name] = v
		}
	}
	return kept
}

func milliseconds(d time.Duration) any {
	if d <= 0 {
		return nil
	}
	return float64(d.Microseconds()) / 1000
}

// source returns the row of the host of a URL, 0 for one that has no host.
func (w *writer) source(rawURL, name, language string) (int64, error) {
	u, err := url.Parse(rawURL)
	host := "local" // saved pages of unknown address
	home := ""
	if err == nil && u.Host != "" {
		host, home = lowerHost(u), u.Scheme+"://"+u.Host+"/"
	}
	var id int64
	var known bool
	found, err := w.get([]any{&id, &known}, "SELECT id, (name IS NOT NULL OR ? = '') AND (language IS NOT NULL OR ? = '') FROM sources WHERE host = ?", name, language, host)
	switch {
	case err != nil:
		return 0, err
	case !found:
		return w.insert("INSERT INTO sources (host, name, language, home_url) VALUES (?,?,?,?)", host, null(name), null(language), null(home))
	case !known:
		return id, w.exec("UPDATE sources SET name = coalesce(name, ?), language = coalesce(language, ?) WHERE id = ?", null(name), null(language), id)
	}
	return id, nil
}

// putPage keeps the page of a fetch.
func (w *writer) putPage(j *job, fetch int64) error {
	if j.page == "" || j.Page.Fetch.ID != 0 {
		return nil
	}
	if err := w.exec("INSERT INTO pages (sha256, html, bytes) VALUES (?,?,?) ON CONFLICT DO NOTHING", j.page, j.html, len(j.Page.Body)); err != nil {
		return err
	}
	return w.exec("UPDATE fetches SET page_sha256 = ? WHERE id = ?", j.page, fetch)
}

// putMiss records why a page that was received gave no article. Of each URL
// only the last such page is kept: section fronts change all day.
func (w *writer) putMiss(j *job, fetch int64) error {
	code, severity := "extract_failed", extract.Error
	if errors.Is(j.Err, extract.ErrNotArticle) {
		code, severity = "not_article", extract.Info
	}
	if err := w.exec("DELETE FROM issues WHERE fetch_id = ? AND article_id IS NULL", fetch); err != nil {
		return err
	}
	if err := w.exec("INSERT INTO issues (fetch_id, code, severity, message) VALUES (?,?,?,?)", fetch, code, string(severity), j.Err.Error()); err != nil {
		return err
	}
	if j.Page.Fetch.ID != 0 {
		return nil
	}
	if err := w.dropOldMisses(j.url, fetch); err != nil {
		return err
	}
	return w.putPage(j, fetch)
}

func (w *writer) dropOldMisses(requested string, fetch int64) error {
	var old string
	var oldFetch int64
	found, err := w.get([]any{&oldFetch, &old}, `SELECT f.id, f.page_sha256 FROM fetches f WHERE f.requested_url = ? AND f.id <> ? AND f.page_sha256 IS NOT NULL
		AND EXISTS (SELECT 1 FROM issues i WHERE i.fetch_id = f.id AND i.article_id IS NULL) LIMIT 1`, requested, fetch)
	if err != nil || !found {
		return err
	}
	if err := w.exec("UPDATE fetches SET page_sha256 = NULL WHERE id = ?", oldFetch); err != nil {
		return err
	}
	return w.exec("DELETE FROM pages WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM fetches WHERE page_sha256 = sha256)", old)
}

// stillThere notes that the article of a URL that was not modified is still
// there.
func (w *writer) stillThere(j *job) error {
	found, err := w.get([]any{&j.ID}, `SELECT a.id FROM articles a JOIN fetches f ON f.id = a.fetch_id
		WHERE f.requested_url = ? ORDER BY f.id DESC LIMIT 1`, j.url)
	if err != nil || !found {
		return err
	}
	return w.exec("UPDATE articles SET last_seen_at = max(last_seen_at, ?) WHERE id = ?", j.at, j.ID)
}

// A stored is what has to be known of an article to store it again.
type stored struct {
	id, fetch, version    int64
	content, record, page string
	from                  string // address of the page that gave the record
}

// putArticle stores the article of a job, found by its URL.
func (w *writer) putArticle(j *job, fetch int64) error {
	var old stored
	found, err := w.get([]any{&old.id, &old.fetch, &old.version, &old.content, &old.record, &old.page, &old.from},
		`SELECT a.id, a.fetch_id, a.version_no, a.content_sha256, a.record_sha256, coalesce(f.page_sha256, ''), coalesce(f.final_url, f.requested_url)
		FROM articles a JOIN fetches f ON f.id = a.fetch_id WHERE a.url = ?`, j.Article.URL)
	if err != nil {
		return err
	}
	if j.Page.Fetch.ID != 0 { // it may have given no article before
		if err := w.exec("DELETE FROM issues WHERE fetch_id = ? AND article_id IS NULL", fetch); err != nil {
			return err
		}
	}
	if !found {
		j.Change = extract.Created
		return w.create(j, fetch)
	}
	j.ID = old.id
	samePage := fetch == old.fetch || j.page != "" && j.page == old.page
	switch {
	case j.Page.Fetch.ID != 0 && fetch < old.fetch: // a later visit gave the record
		j.Change = extract.Unchanged
		return nil
	case samePage && j.record == old.record, !samePage && j.content == old.content,
		old.from == j.Article.URL && cmp.Or(j.Page.FinalURL, j.Page.URL) != old.from: // a copy for print or AMP has less
		j.Change = extract.Unchanged
		return w.seeAgain(j, fetch)
	}
	j.Change = extract.Changed
	return w.replace(j, fetch, old, samePage)
}

// seeAgain records a visit that found an article unchanged.
func (w *writer) seeAgain(j *job, fetch int64) error {
	if j.Page.Fetch.ID != 0 {
		return nil
	}
	at, raw, precision := dateColumns(j.Article.Modified)
	if err := w.exec(`UPDATE articles SET last_seen_at = max(last_seen_at, ?), modified_at = coalesce(?, modified_at),
		modified_raw = coalesce(?, modified_raw), modified_precision = coalesce(?, modified_precision) WHERE id = ?`,
		j.at, at, raw, precision, j.ID); err != nil {
		return err
	}
	if j.page == "" {
		return nil
	}
	return w.exec("UPDATE fetches SET page_sha256 = ? WHERE id = ? AND EXISTS (SELECT 1 FROM pages WHERE sha256 = ?)", j.page, fetch, j.page)
}

// create stores an article that is not known yet.
func (w *writer) create(j *job, fetch int64) error {
	if err := w.putPage(j, fetch); err != nil {
		return err
	}
	values, err := w.columns(j, fetch)
	if err != nil {
		return err
	}
	values = append(values, 1, j.at, j.at)
	if j.ID, err = w.insert(insertArticle, values...); err != nil {
		return err
	}
	if err := w.exec("INSERT INTO article_versions (article_id, version_no, fetch_id, seen_at, content_sha256, headline) VALUES (?,1,?,?,?,?)",
		j.ID, fetch, j.at, j.content, j.Article.Headline.String()); err != nil {
		return err
	}
	if err := w.putChildren(j, fetch); err != nil {
		return err
	}
	return w.markDuplicate(j.ID, j.Article.Fingerprint)
}

// replace puts the new record of a known article in the place of the old one,
// as a new version unless both were read from the same page.
func (w *writer) replace(j *job, fetch int64, old stored, samePage bool) error {
	if err := w.putPage(j, fetch); err != nil {
		return err
	}
	before, err := loadArticle(context.Background(), w.t, old.id)
	if err != nil {
		return err
	}
	if old.id > w.indexed { // or the update trigger takes out what is not in
		if err := w.index(); err != nil {
			return err
		}
	}
	version := old.version
	if !samePage {
		version++
	}
	values, err := w.columns(j, fetch)
	if err != nil {
		return err
	}
	values = append(values, version, j.at, j.ID)
	if err := w.exec(updateArticle, values...); err != nil {
		return err
	}
	for _, table := range []string{"article_authors", "article_tags", "blocks", "tables", "faqs", "media", "links", "repairs", "issues"} {
		if err := w.exec("DELETE FROM "+table+" WHERE article_id = ?", j.ID); err != nil {
			return err
		}
	}
	if err := w.putChildren(j, fetch); err != nil {
		return err
	}
	if err := w.putVersion(j, fetch, version, before, samePage); err != nil {
		return err
	}
	return w.regroup(j.ID, before.Fingerprint, j.Article.Fingerprint)
}

// putVersion records the version that an article has now; before is the record
// that it replaces.
func (w *writer) putVersion(j *job, fetch, version int64, before *extract.Article, samePage bool) error {
	headline := j.Article.Headline.String()
	if samePage {
		return w.exec("UPDATE article_versions SET fetch_id = ?, content_sha256 = ?, headline = ? WHERE article_id = ? AND version_no = ?",
			fetch, j.content, headline, j.ID, version)
	}
	after, err := loadArticle(context.Background(), w.t, j.ID)
	if err != nil {
		return err
	}
	record, err := json.Marshal(before.Row())
	if err != nil {
		return err
	}
	fields, err := changedFields(before, after)
	if err != nil {
		return err
	}
	changed, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	if err := w.exec("UPDATE article_versions SET record = ? WHERE article_id = ? AND version_no = ?", string(record), j.ID, version-1); err != nil {
		return err
	}
	return w.exec("INSERT INTO article_versions (article_id, version_no, fetch_id, seen_at, content_sha256, changed, headline) VALUES (?,?,?,?,?,?,?)",
		j.ID, version, fetch, j.at, j.content, string(changed), headline)
}

// changedFields returns the names of the fields, as JSON rows have them, that
// differ between two records.
func changedFields(before, after *extract.Article) ([]string, error) {
	var fields [2]map[string]json.RawMessage
	for i, a := range []*extract.Article{before, after} {
		row, err := json.Marshal(a.Row())
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(row, &fields[i]); err != nil {
			return nil, err
		}
	}
	out := []string{}
	for name, value := range fields[1] {
		if !bytes.Equal(value, fields[0][name]) {
			out = append(out, name)
		}
	}
	for name := range fields[0] {
		if _, still := fields[1][name]; !still {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}
