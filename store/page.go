package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"

	"copydesk/extract"
)

// Pages yields the stored pages, as they were fetched, for another extraction:
// the page of every current record, and the last page of each URL that gave no
// article. Their Fetch.ID is set, so that [Run.Put] replaces what is stored of
// them. It reads one page at a time and may run while Put stores.
func (s *Store) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	return s.pagesAfter(ctx, "0")
}

// Rest is a source of pages like the store, but goes on after the last page
// that the last reprocessing stored, if that did not come to its end.
type Rest struct{ Store *Store }

// Pages yields the pages that are left.
func (r Rest) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	// The run that asks is the last of all and has reached nothing yet.
	return r.Store.pagesAfter(ctx, `(SELECT coalesce(max(reached), 0) FROM runs
		WHERE kind = 'reprocess' AND id > (SELECT coalesce(max(id), 0) FROM runs WHERE kind = 'reprocess' AND status IN ('ok', 'partial')))`)
}

// pagesAfter yields those of fetches after one, in SQL. An error ends them, and is
// yielded unless it is ctx's.
func (s *Store) pagesAfter(ctx context.Context, first string) iter.Seq2[*extract.Page, error] {
	return func(yield func(*extract.Page, error) bool) {
		var id, last int64
		err := s.r.QueryRowContext(ctx, "SELECT "+first+", (SELECT coalesce(max(id), 0) FROM fetches)").Scan(&id, &last)
		for err == nil {
			var page *extract.Page
			page, err = s.nextPage(ctx, id, last)
			switch {
			case errors.Is(err, sql.ErrNoRows):
				return
			case page == nil: // see below
			case !yield(page, err):
				return
			default:
				id, err = page.Fetch.ID, nil
			}
		}
		if ctx.Err() == nil {
			yield(&extract.Page{File: s.path, Fetch: extract.Fetch{Outcome: extract.Unreadable}}, explain("read pages from", s.path, err))
		}
	}
}

// nextPage reads the first page to reprocess after fetch id. It returns the
// page without its body beside the error if that cannot be unpacked.
func (s *Store) nextPage(ctx context.Context, id, last int64) (*extract.Page, error) {
	var p extract.Page
	var at, contentType, etag, modified, hint, headers, encoding string
	var html []byte
	err := s.r.QueryRowContext(ctx, `SELECT f.id, f.requested_url, coalesce(f.final_url, ''), coalesce(f.file, ''), coalesce(f.source, ''), coalesce(f.status, 0), f.outcome,
		f.fetched_at, f.attempt, coalesce(f.bytes, 0), coalesce(f.content_type, ''), coalesce(f.etag, ''), coalesce(f.last_modified, ''),
		coalesce(f.hint, '{}'), coalesce(f.headers, '{}'), p.encoding, p.html
		FROM fetches f JOIN pages p ON p.sha256 = f.page_sha256
		WHERE f.id > ? AND f.id <= ? AND (EXISTS (SELECT 1 FROM articles a WHERE a.fetch_id = f.id)
			OR EXISTS (SELECT 1 FROM issues i WHERE i.fetch_id = f.id AND i.article_id IS NULL))
		ORDER BY f.id LIMIT 1`, id, last).
		Scan(&p.Fetch.ID, &p.URL, &p.FinalURL, &p.File, &p.Source, &p.Fetch.Status, &p.Fetch.Outcome,
			&at, &p.Fetch.Attempt, &p.Fetch.Bytes, &contentType, &etag, &modified, &hint, &headers, &encoding, &html)
	if err != nil {
		return nil, err
	}
	p.Fetch.At = parseStamp(at)
	if name, saved := strings.CutPrefix(p.URL, "file:"); saved && p.File != "" {
		p.URL = ""
		if p.File != "-" {
			p.File = filepath.FromSlash(name) // whole: it may have been named from another folder
		}
	}
	if err := errors.Join(json.Unmarshal([]byte(hint), &p.Hint), json.Unmarshal([]byte(headers), &p.Header)); err != nil {
		return nil, err
	}
	for name, value := range map[string]string{"Content-Type": contentType, "ETag": etag, "Last-Modified": modified} {
		if value != "" {
			p.Header.Set(name, value)
		}
	}
	if p.Fetch.Status == 0 && len(p.Header) == 0 {
		p.Header = http.Header(nil) // a saved page
	}
	if p.Body, err = unpack(encoding, html); err != nil {
		return &p, fmt.Errorf("page of %s in %s: %w", p.URL, s.path, err)
	}
	return &p, nil
}

// pack compresses a page with a writer that is used again: each holds 1.2 MB of
// tables.
func pack(z *gzip.Writer, b []byte) ([]byte, error) {
	var out bytes.Buffer
	z.Reset(&out)
	_, err := z.Write(b)
	if err := errors.Join(err, z.Close()); err != nil {
		return nil, fmt.Errorf("compress page: %w", err)
	}
	return out.Bytes(), nil
}

func unpack(encoding string, html []byte) ([]byte, error) {
	if encoding != "gzip" {
		return nil, fmt.Errorf("unknown encoding %q", encoding)
	}
	z, err := gzip.NewReader(bytes.NewReader(html))
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(z)
	return body, errors.Join(err, z.Close())
}
