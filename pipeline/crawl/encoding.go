package crawl

import (
	"bufio"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// decoded removes the content encodings, the last one first. A body that says it
// is packed and is not is taken as it is, as browsers do for gzip; and so is one
// whose encoding was not asked for, since "utf-8" and "none" are none. What is a
// gzip file in the end was packed by one server without the next one knowing.
func decoded(r io.Reader, h http.Header) io.Reader {
	for _, encoding := range slices.Backward(strings.Split(strings.ToLower(h.Get("Content-Encoding")), ",")) {
		if open := encodings[strings.TrimPrefix(strings.TrimSpace(encoding), "x-")]; open != nil {
			r = &lazy{r: bufio.NewReader(r), open: open}
		}
	}
	return &lazy{r: bufio.NewReader(r), open: gunzip}
}

// encodings are those that can be read, and so are asked for.
var encodings = map[string]func(*bufio.Reader) (io.Reader, error){
	"gzip": gunzip, "deflate": inflate, "br": unbrotli, "zstd": unzstd,
}

// lazy opens its decoder at the first Read, so that a 304 without a body is no
// broken gzip stream.
type lazy struct {
	r    *bufio.Reader
	open func(*bufio.Reader) (io.Reader, error)
	out  io.Reader
}

func (l *lazy) Read(p []byte) (int, error) {
	if l.out == nil {
		if _, err := l.r.Peek(1); err != nil {
			return 0, err
		}
		out, err := l.open(l.r)
		if err != nil {
			return 0, err
		}
		l.out = out
	}
	return l.out.Read(p)
}

func gunzip(r *bufio.Reader) (io.Reader, error) {
	if magic, err := r.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		return newMembers(r)
	}
	return r, nil
}

// members reads a gzip file, member by member, and as browsers do no further:
// what a server prints behind its last one is no part of it.
type members struct {
	r *bufio.Reader
	z *gzip.Reader
}

func newMembers(r *bufio.Reader) (*members, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	z.Multistream(false)
	return &members{r, z}, nil
}

func (m *members) Read(p []byte) (int, error) {
	n, err := m.z.Read(p)
	if !errors.Is(err, io.EOF) {
		return n, err
	}
	if magic, errPeek := m.r.Peek(2); errPeek != nil || magic[0] != 0x1f || magic[1] != 0x8b {
		return n, err
	}
	err = m.z.Reset(m.r)
	m.z.Multistream(false)
	return n, err
}

// inflate reads zlib, which the standard means by deflate, or the bare stream
// that some servers send.
func inflate(r *bufio.Reader) (io.Reader, error) {
	if head, err := r.Peek(2); err == nil && head[0]&15 == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		return zlib.NewReader(r)
	}
	return flate.NewReader(r), nil
}

// unbrotli reads Brotli. No stream of it starts with "<": that is HTML.
func unbrotli(r *bufio.Reader) (io.Reader, error) {
	if head, err := r.Peek(1); err == nil && head[0] == '<' {
		return r, nil
	}
	return brotli.NewReader(r), nil
}

// maxWindow is the memory that RFC 9659 lets a page need to be unpacked by.
const maxWindow = 8 << 20

func unzstd(r *bufio.Reader) (io.Reader, error) {
	if magic, err := r.Peek(4); err != nil || string(magic) != "\x28\xb5\x2f\xfd" {
		return r, nil
	}
	return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)) // one: no goroutine to close
}

// capped fails once more than limit bytes were read, or ends there if cut.
type capped struct {
	r     io.Reader
	limit int64
	cut   bool
	read  int64
}

func (c *capped) Read(p []byte) (int, error) {
	if c.read > c.limit {
		if c.cut {
			return 0, io.EOF
		}
		return 0, fmt.Errorf("%w: more than %d MiB", errTooLarge, c.limit>>20)
	}
	n, err := c.r.Read(p)
	if c.read += int64(n); c.read > c.limit {
		return n, nil // the next Read ends it
	}
	return n, err
}
