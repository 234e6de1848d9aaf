package crawl

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/textproto"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"copydesk/extract"
)

// maxRecord bounds what is kept of one WARC record: a page in any encoding with
// its headers. Longer records are read over.
const maxRecord = wirePart*maxBody + 1<<20

// maxStarter bounds the header lines of a WARC record.
const maxStarter = 64 << 10

// warcFile yields the HTML responses of an archive, and one error at its end for all
// of its records that are broken.
func warcFile(path string, yield yield) (more bool) {
	f, err := os.Open(path)
	if err != nil {
		return yield(unread(path, "", err))
	}
	defer f.Close()
	pages, broken := 0, 0
	var first error
	for page, err := range readWARC(f) {
		if page == nil {
			broken++
			if first == nil {
				first = err
			}
			continue
		}
		page.File = path
		pages++
		if !yield(page, err) {
			return false
		}
	}
	switch {
	case pages > 0 && broken > 0:
		return yield(unread(path, "", fmt.Errorf("broken records passed over: %d, the first: %w", broken, first)))
	case pages == 0:
		return yield(unread(path, "", cmp.Or(first, errNoResponse)))
	}
	return true
}

var errNoResponse = errors.New("no HTML response in this archive")

// readWARC yields the HTML responses of WARC 1.0 or 1.1 records, packed one by
// one, as a whole or not at all, and an error for each broken one. It holds one
// record at a time.
func readWARC(r io.Reader) iter.Seq2[*extract.Page, error] {
	return func(yield func(*extract.Page, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		var s said
		if magic, err := in.Peek(2); err != nil || magic[0] != 0x1f || magic[1] != 0x8b {
			warcRecords(in, &s, yield)
			return
		}
		for {
			member, err := nextMember(in)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			rest := bufio.NewReader(member)
			if !warcRecords(rest, &s, yield) {
				return
			}
		}
	}
}

// nextMember finds the next gzip member. What lies before it is lost: the rest
// of a broken one.
func nextMember(in *bufio.Reader) (io.Reader, error) {
	for {
		head, err := in.Peek(3)
		if err != nil {
			return nil, io.EOF
		}
		if head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 {
			break
		}
		in.Discard(1) //nolint:errcheck // Peek has it
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		in.Discard(1) //nolint:errcheck // so that the search goes on
		return nil, fmt.Errorf("unpack record: %w", err)
	}
	z.Multistream(false)
	return z, nil
}

// warcRecords yields the pages of records that follow each other. After a
// broken header it looks for the next line that starts a record.
func warcRecords(in *bufio.Reader, s *said, yield func(*extract.Page, error) bool) (more bool) {
	for {
		page, err := warcRecord(in, s)
		switch {
		case errors.Is(err, io.EOF):
			return true
		case page == nil && err == nil:
			continue
		}
		if !yield(page, err) {
			return false
		}
		if errors.Is(err, errUnreadable) {
			return true
		}
	}
}

var (
	errRecord     = errors.New("broken WARC record")
	errUnreadable = errors.New("the archive cannot be read on")
)

// said is what a metadata record of [Archive] said of the response after it.
type said struct {
	id   string // of that response
	hint extract.Hint
}

// remember reads a metadata record. Those of other programs say nothing to us.
func (s *said) remember(h textproto.MIMEHeader, block []byte) {
	for line := range bytes.Lines(block) {
		key, value, _ := bytes.Cut(line, []byte(": "))
		var hint extract.Hint
		if string(key) == hintField && json.Unmarshal(value, &hint) == nil {
			s.id, s.hint = h.Get("WARC-Concurrent-To"), hint
		}
	}
}

// warcRecord reads one record. The page is nil for a record that holds none;
// io.EOF is the end.
func warcRecord(in *bufio.Reader, s *said) (*extract.Page, error) {
	if err := findRecord(in); err != nil {
		return nil, err
	}
	h, err := recordHeader(in)
	if err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, fmt.Errorf("%w: Content-Length %q", errRecord, h.Get("Content-Length"))
	}
	block := io.LimitReader(in, length)
	kind := h.Get("WARC-Type")
	if kind != "response" && kind != "metadata" || length > maxRecord {
		if n, err := io.Copy(io.Discard, block); err != nil || n < length {
			return nil, cutShort(err)
		}
		return nil, nil
	}
	raw, err := io.ReadAll(block)
	if err != nil || int64(len(raw)) < length {
		return nil, cutShort(err)
	}
	if kind == "metadata" {
		s.remember(h, raw)
		return nil, nil
	}
	page, err := warcPage(h, raw)
	if page != nil && s.id != "" && s.id == h.Get("WARC-Record-ID") {
		page.Hint = s.hint
	}
	return page, err
}

func cutShort(err error) error {
	if err == nil || errors.Is(err, io.EOF) { // within a record it is no clean end
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("%w: %w: %w", errRecord, errUnreadable, err)
}

// findRecord reads up to the next line that starts a record, and over it.
func findRecord(in *bufio.Reader) error {
	for {
		line, err := in.ReadSlice('\n')
		if bytes.HasPrefix(line, []byte("WARC/")) {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return cutShort(err)
		}
	}
}

// recordHeader reads the header lines of a record.
func recordHeader(in *bufio.Reader) (textproto.MIMEHeader, error) {
	h := textproto.MIMEHeader{}
	for size := 0; size < maxStarter; {
		line, err := in.ReadSlice('\n')
		size += len(line)
		if err != nil {
			return nil, cutShort(err)
		}
		text := strings.TrimSpace(string(line))
		if text == "" {
			return h, nil
		}
		if key, value, ok := strings.Cut(text, ":"); ok {
			h.Add(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
	return nil, fmt.Errorf("%w: header of more than %d KiB", errRecord, maxStarter>>10)
}

// warcPage makes a page of a response record: nil where it is not one. One that
// asks robots not to keep it comes with that as the error.
func warcPage(h textproto.MIMEHeader, raw []byte) (*extract.Page, error) {
	target := strings.Trim(h.Get("WARC-Target-URI"), "<>") // some writers keep the brackets of 1.0
	if !strings.HasPrefix(target, "http") {
		return nil, nil // dns: and the like
	}
	raw = lateHTTP.ReplaceAll(raw, []byte("HTTP/$1.0 "))
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(raw)), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", errRecord, target, err)
	}
	defer res.Body.Close()
	kind := res.Header.Get("Content-Type")
	if res.StatusCode != http.StatusOK || !isHTML(kind) && !isVague(kind) {
		return nil, nil
	}
	if why := h.Get("WARC-Truncated"); why != "" {
		return nil, fmt.Errorf("%w: %s: the page is cut (%s)", errRecord, target, why)
	}
	body, err := warcBody(res, raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", errRecord, target, err)
	}
	if head := body[:min(len(body), maxStart)]; listRoot.Match(head) || !isHTML(kind) && !htmlStart.Match(head) {
		return nil, nil // a feed or sitemap, which says it is XML, or what is no page
	}
	at, err := time.Parse(time.RFC3339, h.Get("WARC-Date"))
	if err != nil {
		at = time.Time{}
	}
	page := &extract.Page{URL: target, Header: res.Header, Body: body, Fetch: extract.Fetch{
		Outcome: extract.OK, Status: res.StatusCode, At: at, Attempt: 1, Bytes: int64(len(raw)),
	}}
	head := readHead(body, res.Header, ourToken)
	if to := head.leadsFrom(target); to != "" {
		page.Fetch.Outcome, page.FinalURL, page.Body = extract.Redirected, to, nil
		return page, nil
	}
	if err := head.obey(page); err != nil {
		page.Body = nil
		return page, err
	}
	return page, nil
}

// ourToken is the name that pages of an archive may call us by.
const ourToken = "copydesk"

// listRoot is the root element of a feed or sitemap.
var listRoot = regexp.MustCompile(`<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]`)

// lateHTTP is the first word of a response of HTTP/2 or later, which writes it
// without the minor version that the Go parser wants.
var lateHTTP = regexp.MustCompile(`^HTTP/(\d) `)

// httpHead is the head of a response; some writers end its lines with "\n" alone.
var httpHead = regexp.MustCompile(`(?s)^.*?\n\r?\n`)

// warcBody returns the body of an archived response. Many archives hold it as
// decoded already and keep the headers of the wire: a body that is not chunked
// or packed as these say is taken as it is.
func warcBody(res *http.Response, raw []byte) ([]byte, error) {
	stored := raw[len(httpHead.Find(raw)):]
	if len(res.TransferEncoding) > 0 {
		if chunks, err := io.ReadAll(io.LimitReader(res.Body, maxRecord)); err == nil {
			stored = chunks
		}
	}
	body, err := io.ReadAll(&capped{r: decoded(bytes.NewReader(stored), res.Header), limit: maxBody})
	switch {
	case errors.Is(err, errTooLarge):
		return nil, err
	case err != nil:
		return stored, nil
	}
	return body, nil
}
