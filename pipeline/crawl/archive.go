package crawl

import (
	"bytes"
	"crypto/rand"
	"crypto/sha1" //nolint:gosec // what WARC digests are by custom
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"

	"copydesk/extract"
)

// An Archive writes what a crawl fetches to WARC 1.1 files in a folder: for each
// response the request, a metadata record and the response itself, every record
// packed by itself, so that a file that was cut by a crash is whole up to the
// last record. Bodies are as they came, but for the chunks of HTTP/1.1, which
// the Go client takes off. Its methods may be called from several goroutines.
type Archive struct {
	dir, software string
	limit         int64 // bytes of a file, after which the next is begun

	mu    sync.Mutex
	file  *os.File // nil before the first record
	size  int64
	count int
}

// maxArchive is the size of one file: the 1 GB that the standard recommends.
const maxArchive = 1 << 30

// NewArchive returns an archive in dir, which is created if need be. software
// names the program in the first record of each file.
func NewArchive(dir, software string) (*Archive, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("archive to %s: %w", dir, plainPath(err))
	}
	return &Archive{dir: dir, software: software, limit: maxArchive}, nil
}

// Close ends the last file.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.end()
}

func (a *Archive) end() error {
	if a.file == nil {
		return nil
	}
	err := errors.Join(a.file.Sync(), a.file.Close())
	a.file = nil
	return err
}

// put writes the records of one response; there are none where nothing came.
// Those of one response stand side by side in one file.
func (a *Archive) put(target, foundOn string, hint extract.Hint, res *response) error {
	if res.wire == nil || res.wire.head == nil {
		return nil
	}
	packed, err := pack(exchangeRecords(target, foundOn, hint, res)...)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file != nil && a.size+int64(len(packed)) > a.limit {
		if err := a.end(); err != nil {
			return fmt.Errorf("archive to %s: %w", a.dir, err)
		}
	}
	if a.file == nil {
		if err := a.begin(); err != nil {
			return fmt.Errorf("archive to %s: %w", a.dir, plainPath(err))
		}
	}
	return a.write(packed)
}

// begin opens the next file, under a name that no other crawl takes.
func (a *Archive) begin() error {
	a.count++
	now := time.Now().UTC()
	name := fmt.Sprintf("copydesk-%s-%d-%05d.warc.gz", now.Format("20060102150405"), os.Getpid(), a.count)
	f, err := os.OpenFile(filepath.Join(a.dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	a.file, a.size = f, 0
	info := newRecord("warcinfo", "application/warc-fields", now, []byte("software: "+a.software+"\r\nformat: WARC File Format 1.1\r\n"))
	info.set("WARC-Filename", name)
	packed, err := pack(info)
	if err != nil {
		return err
	}
	return a.write(packed)
}

func (a *Archive) write(packed []byte) error {
	n, err := a.file.Write(packed)
	a.size += int64(n)
	if err != nil {
		return fmt.Errorf("archive to %s: %w", a.file.Name(), plainPath(err))
	}
	return nil
}

// plainPath takes the path off an error that is told with it.
func plainPath(err error) error {
	if p := new(os.PathError); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// exchangeRecords makes the records of a response. An answer "not modified" is
// a revisit record, as the standard has it.
func exchangeRecords(target, foundOn string, hint extract.Hint, res *response) []*warcRecordOut {
	kind := "response"
	if res.status == http.StatusNotModified {
		kind = "revisit"
	}
	response := newRecord(kind, "application/http;msgtype=response", res.fetch.At, slices.Concat(res.wire.head, res.wire.body))
	response.set("WARC-Target-URI", target)
	if res.wire.ip != "" {
		response.set("WARC-IP-Address", res.wire.ip)
	}
	if kind == "revisit" {
		response.set("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
	} else {
		response.set("WARC-Payload-Digest", digest(res.wire.body))
	}
	if why := truncated(res); why != "" {
		response.set("WARC-Truncated", why)
	}
	request := newRecord("request", "application/http;msgtype=request", res.fetch.At, res.wire.request)
	request.set("WARC-Target-URI", target)
	request.set("WARC-Concurrent-To", response.id)

	metadata := newRecord("metadata", "application/warc-fields", res.fetch.At, metadataFields(foundOn, hint, res))
	metadata.set("WARC-Target-URI", target)
	metadata.set("WARC-Concurrent-To", response.id)
	return []*warcRecordOut{request, metadata, response} // what is said of a response comes before it
}

// truncated is why a body is not whole, in the words of the standard.
func truncated(res *response) string {
	switch {
	case res.err == nil:
		return ""
	case errors.Is(res.err, errTooLarge):
		return "length"
	case res.fetch.Outcome == extract.Timeout:
		return "time"
	case res.fetch.Outcome == extract.Network:
		return "disconnect"
	case errors.Is(res.err, errNotHTML) && len(res.wire.body) == 0 && res.status == http.StatusOK:
		return "unspecified" // a picture, not downloaded
	}
	return ""
}

// hintField carries what a feed or sitemap said of a page, as JSON.
const hintField = "copydesk-hint"

func metadataFields(foundOn string, hint extract.Hint, res *response) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "fetchTimeMs: %d\r\n", res.fetch.Total.Milliseconds())
	if foundOn != "" {
		fmt.Fprintf(&b, "via: %s\r\n", foundOn)
	}
	if j, err := json.Marshal(hint); err == nil && string(j) != "{}" { // dates beyond the year 9999 are an error
		fmt.Fprintf(&b, "%s: %s\r\n", hintField, j)
	}
	return b.Bytes()
}

// A warcRecordOut is a record to be written.
type warcRecordOut struct {
	id     string
	header bytes.Buffer
	block  []byte
}

func newRecord(kind, contentType string, at time.Time, block []byte) *warcRecordOut {
	r := &warcRecordOut{id: recordID(), block: block}
	r.set("WARC-Type", kind)
	r.set("WARC-Record-ID", r.id)
	r.set("WARC-Date", at.UTC().Format("2006-01-02T15:04:05.000000Z"))
	r.set("Content-Type", contentType)
	r.set("WARC-Block-Digest", digest(block))
	return r
}

// set adds a header line. URLs have no control characters, names of files are
// ours.
func (r *warcRecordOut) set(name, value string) { fmt.Fprintf(&r.header, "%s: %s\r\n", name, value) }

// pack returns records as gzip members, one each.
func pack(records ...*warcRecordOut) ([]byte, error) {
	var out bytes.Buffer
	for _, r := range records {
		z := gzip.NewWriter(&out)
		fmt.Fprintf(z, "WARC/1.1\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", &r.header, len(r.block), r.block)
		if err := z.Close(); err != nil {
			return nil, fmt.Errorf("pack record: %w", err)
		}
	}
	return out.Bytes(), nil
}

// recordID returns a random UUID as a URN.
func recordID() string {
	var u [16]byte
	rand.Read(u[:])
	u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

func digest(b []byte) string {
	sum := sha1.Sum(b) //nolint:gosec // see the import
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

// requestHead and responseHead write what the Go client sent and received, in
// the form of HTTP/1.1 whatever the version was.
func requestHead(r *http.Request) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\n", r.Method, r.URL.RequestURI(), r.URL.Host)
	writeHeader(&b, r.Header)
	return b.Bytes()
}

func responseHead(r *http.Response) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %s\r\n", strings.TrimSpace(r.Status))
	writeHeader(&b, r.Header)
	return b.Bytes()
}

func writeHeader(b *bytes.Buffer, h http.Header) {
	h.Write(b) //nolint:errcheck // a buffer takes all
	b.WriteString("\r\n")
}
