package store

import (
	"mime"
	"net/http"
	"net/url"
	"time"

	"copydesk/extract"
)

// kinds of fetch, by role of the page.
var kinds = map[extract.Role]string{
	extract.PageRole: "page", extract.FeedRole: "feed", extract.SitemapRole: "sitemap", extract.RobotsRole: "robots",
}

func (w *writer) putFetch(j *job) (int64, error) {
	p, f := j.Page, j.Page.Fetch
	source, err := w.source(j.url, "", "")
	if err != nil {
		return 0, err
	}
	contentType := p.Header.Get("Content-Type")
	_, params, _ := mime.ParseMediaType(contentType) // a bad one names no charset
	hint, err := jsonColumn(p.Hint)
	if err != nil {
		return 0, err
	}
	headers, err := jsonColumn(keptHeaders(p.Header))
	if err != nil {
		return 0, err
	}
	failure, final := "", p.FinalURL
	if j.Err != nil && f.Outcome != extract.OK {
		failure = j.Err.Error()
	}
	if final == p.URL {
		final = ""
	}
	return w.insert(`INSERT INTO fetches (run_id, source_id, source, kind, requested_url, final_url, file, status, outcome, etag, last_modified,
		content_type, charset, bytes, fetched_at, ttfb_ms, total_ms, attempt, hint, headers, error)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		w.run.id, null(source), null(p.Source), kinds[p.Role], j.url, null(final), null(p.File), null(f.Status), string(f.Outcome),
		null(p.Header.Get("ETag")), null(p.Header.Get("Last-Modified")), null(contentType), null(params["charset"]),
		null(max(f.Bytes, int64(len(p.Body)))), j.at, milliseconds(f.FirstByte), milliseconds(f.Total), max(f.Attempt, 1),
		hint, headers, null(failure))
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

// source returns the row of the host of a URL, which is "local" for a saved page
// of unknown address. What is not known of the source yet is filled in.
func (w *writer) source(rawURL, name, language string) (int64, error) {
	host, home := "local", ""
	if u, err := url.Parse(rawURL); err == nil && u.Host != "" {
		host, home = lowerHost(u), u.Scheme+"://"+u.Host+"/"
	}
	said := [3]string{home, name, language}
	if id, known := w.known[said]; known {
		return id, nil
	}
	id, err := w.lookUp("SELECT id FROM sources WHERE host = ?", "INSERT INTO sources (host) VALUES (?)", host)
	if err != nil {
		return 0, err
	}
	w.known[said] = id
	return id, w.exec(`UPDATE sources SET name = coalesce(name, ?1), language = coalesce(language, ?2), home_url = coalesce(home_url, ?3)
		WHERE id = ?4 AND (name IS NULL AND ?1 IS NOT NULL OR language IS NULL AND ?2 IS NOT NULL OR home_url IS NULL AND ?3 IS NOT NULL)`,
		null(name), null(language), null(home), id)
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
