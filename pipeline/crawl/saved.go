package crawl

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"copydesk/extract"
)

// Files is a source of pages that were fetched before. [Saved],
// [SavedPage] and [Manifest] make one.
type Files func(ctx context.Context, yield yield)

// yield takes a page and reports whether more are wanted.
type yield func(*extract.Page, error) bool

// Pages yields the pages in the order in which they were named.
func (f Files) Pages(ctx context.Context) iter.Seq2[*extract.Page, error] {
	return func(y func(*extract.Page, error) bool) {
		open := true
		f(ctx, func(p *extract.Page, err error) bool {
			open = open && ctx.Err() == nil && y(p, err)
			return open
		})
	}
}

// SavedPage returns a source of one page that is at hand. name is what people
// call it, address where it was fetched from, "" if nobody knows.
func SavedPage(name, address string, body []byte) Files {
	return func(_ context.Context, yield yield) {
		yield(readPage(name, address, bytes.NewReader(body)))
	}
}

// Saved returns a source of saved pages: files, WARC archives (*.warc, *.warc.gz),
// and folders with all of these and the *.html and *.htm below them. Nothing is fetched.
// What cannot be read is an error beside a page that has File set; the broken
// records of an archive are one.
// address is where a single page was fetched from, "" if nobody knows.
func Saved(paths []string, address string) Files {
	return func(ctx context.Context, yield yield) {
		for _, path := range paths {
			if !savedPath(ctx, path, address, yield) {
				return
			}
		}
	}
}

func savedPath(ctx context.Context, path, address string, yield yield) (more bool) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return yield(unread(path, address, errNotThere))
	case err != nil:
		return yield(unread(path, address, err))
	case info.IsDir():
		return folder(ctx, path, yield)
	case isWARC(path):
		return warcFile(path, yield)
	default:
		return yield(savedPage(path, address))
	}
}

func isWARC(path string) bool {
	path = strings.ToLower(path)
	return strings.HasSuffix(path, ".warc") || strings.HasSuffix(path, ".warc.gz")
}

// folder yields the pages and archives below a folder in the order of their names.
func folder(ctx context.Context, path string, yield yield) (more bool) {
	more = true
	found := false
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			more = yield(unread(name, "", err))
		case d.IsDir():
		case isWARC(name):
			found = true
			more = warcFile(name, yield)
		case !slices.Contains([]string{".html", ".htm"}, strings.ToLower(filepath.Ext(name))):
		default:
			found = true
			more = yield(savedPage(name, ""))
		}
		if !more || ctx.Err() != nil {
			return filepath.SkipAll
		}
		return nil
	})
	if more && (err != nil || !found) {
		return yield(unread(path, "", cmp.Or(err, errNoPages)))
	}
	return more
}

var (
	errNotThere = errors.New("no such file or directory; a URL starts with http:// or https://")
	errNoPages  = errors.New("no *.html, *.htm, *.warc or *.warc.gz in this folder")
)

// savedPage reads one page from a file.
func savedPage(path, address string) (*extract.Page, error) {
	f, err := os.Open(path)
	if err != nil {
		return unread(path, address, err)
	}
	defer f.Close()
	return readPage(path, address, f)
}

func readPage(path, address string, r io.Reader) (*extract.Page, error) {
	body, err := io.ReadAll(io.LimitReader(r, maxBody+1))
	if err == nil && len(body) > maxBody {
		page, _ := unread(path, address, nil)
		page.Fetch.Outcome = extract.TooLarge
		return page, fmt.Errorf("read %s: %w: more than %d MiB", path, errTooLarge, maxBody>>20)
	}
	if err != nil {
		return unread(path, address, err)
	}
	return &extract.Page{URL: address, File: path, Body: body, Fetch: extract.Fetch{
		Outcome: extract.OK, At: time.Now(), Attempt: 1, Bytes: int64(len(body)),
	}}, nil
}

// unread is the page of a file that cannot be read, and why.
func unread(path, address string, err error) (*extract.Page, error) {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err // it names the file once more
	}
	page := &extract.Page{URL: address, File: path, Fetch: extract.Fetch{Outcome: extract.Unreadable, At: time.Now(), Attempt: 1}}
	return page, fmt.Errorf("read %s: %w", path, err)
}

// Manifest returns a source of saved pages with their addresses, from rows of
// JSON {"file": …, "url": …}, one a line.
func Manifest(r io.Reader) Files {
	return func(_ context.Context, yield yield) {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<20)
		for n := 1; lines.Scan(); n++ {
			if strings.TrimSpace(lines.Text()) == "" {
				continue
			}
			var row struct{ File, URL string }
			err := json.Unmarshal(lines.Bytes(), &row)
			if err == nil && row.File == "" {
				err = errNoFile
			}
			if err != nil {
				if !yield(unread(fmt.Sprintf("manifest line %d", n), "", err)) {
					return
				}
				continue
			}
			if !yield(savedPage(row.File, row.URL)) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(unread("manifest", "", err))
		}
	}
}

var errNoFile = errors.New(`the row has no "file"`)
