package crawl

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gocolly/colly/v2"

	"copydesk/extract"
)

// The limits of one request. A news site answers in a second or two; one that
// needs more than these times has lost its readers before us.
const (
	connectTime = 10 * time.Second
	headerTime  = 15 * time.Second
	stallTime   = 15 * time.Second // between two pieces of a body
	pageTime    = 45 * time.Second // in all: 200 kB at 5 kB/s

	// An idle connection is given up before the server does, which the quickest do
	// after 2 s: a request must not be on its way when it hangs up.
	idleTime = 1500 * time.Millisecond

	maxBody    = 10 << 20 // bytes of a page, decoded
	maxSitemap = 50 << 20 // as sitemaps.org allows, decoded
	wirePart   = 2        // times as many on the wire: what is packed is less
)

// limits are the times of one request, shorter in tests.
type limits struct {
	connect, header, stall, total time.Duration
}

// A StatusError reports a response that carries no page.
type StatusError struct {
	URL        string
	Code       int
	RetryAfter time.Time // when the server asks to be asked again; zero if it does not
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("status %d %s", e.Code, http.StatusText(e.Code))
	if isRedirect(e.Code) {
		s += ", and no Location"
	}
	if !e.RetryAfter.IsZero() {
		s += ", retry after " + e.RetryAfter.UTC().Format(time.RFC3339)
	}
	return s
}

var (
	errTooLarge = errors.New("body is too large")
	errNotHTML  = errors.New("not HTML")
	errEmpty    = errors.New("the body is empty")
	errEndless  = errors.New("no whole page in the time that one may take")
	errStalled  = errors.New("no byte of the body arrived in time")
	errShort    = errors.New("the body is cut short")
	errHungUp   = errors.New("the server closed the connection without an answer")
)

// A request is one GET.
type request struct {
	url          string
	etag         string // conditional GET
	lastModified string
	role         extract.Role
	cookie       string // Cookie header, "" for none
	last         bool   // of its connection
}

// A response is what a GET yielded. Body has its content encoding removed.
type response struct {
	status int
	header http.Header
	body   []byte
	fetch  extract.Fetch
	err    error     // why there is no body; the outcome of fetch goes with it
	wire   *exchange // as archives have it, nil unless the fetcher keeps it
}

// An exchange is a request and its response, the body as it came.
type exchange struct {
	request, head, body []byte
	ip                  string
}

// A fetcher makes requests. Colly is the layer that builds a request, sends it
// and calls back; what it leaves to chance is done by the transport below it:
// dial guard, limits, decoding.
type fetcher struct {
	collector *colly.Collector
	transport *transport
	keep      bool // exchanges
}

func newFetcher(userAgent string, g *guard, l limits) *fetcher {
	g.dialer.Timeout = l.connect
	t := &transport{limits: l, base: &http.Transport{
		Proxy:                  g.proxy,
		OnProxyConnectResponse: proxyAnswered,
		DialContext:            g.dial,
		TLSHandshakeTimeout:    l.connect,
		ResponseHeaderTimeout:  l.header,
		MaxResponseHeaderBytes: 1 << 20,
		DisableCompression:     true, // decoded here, with a cap
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    16,
		IdleConnTimeout:        idleTime,
		ForceAttemptHTTP2:      true,
	}}
	c := colly.NewCollector()
	// Set after NewCollector, which lets COLLY_* variables override its options.
	c.UserAgent = userAgent
	c.AllowedDomains, c.DisallowedDomains = nil, nil
	c.AllowURLRevisit = true        // the frontier knows what was visited
	c.IgnoreRobotsTxt = true        // robots.go
	c.ParseHTTPErrorResponse = true // a 304 is no error
	c.MaxBodySize = 0               // it would cut a page silently; the transport fails instead
	c.MaxDepth, c.MaxRequests = 0, 0
	c.CacheDir = ""
	c.DetectCharset = false
	c.TraceHTTP = false
	c.DisableCookies()
	c.SetRequestTimeout(0)
	c.SetRedirectHandler(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	c.WithTransport(t)
	return &fetcher{collector: c, transport: t}
}

func (f *fetcher) close() { f.transport.base.CloseIdleConnections() }

// accept says what the crawler can read; servers that choose by it are asked
// for HTML first.
var accept = map[extract.Role]string{
	extract.PageRole:    "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
	extract.FeedRole:    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
	extract.SitemapRole: "application/xml,text/xml;q=0.9,*/*;q=0.5",
	extract.RobotsRole:  "text/plain,*/*;q=0.5",
}

// fetch makes one request and never follows a redirect.
func (f *fetcher) fetch(ctx context.Context, req request) *response {
	ctx, cancel := context.WithTimeoutCause(ctx, f.transport.limits.total, fmt.Errorf("%w: %v", errEndless, f.transport.limits.total))
	defer cancel()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	res := &response{fetch: extract.Fetch{At: time.Now()}}
	v := &visit{role: req.role}
	trace := &httptrace.ClientTrace{
		GotFirstResponseByte: func() { v.firstByte.Store(int64(time.Since(res.fetch.At))) },
		WroteRequest:         func(httptrace.WroteRequestInfo) { v.sent.Store(true) },
		GetConn: func(string) {
			// The Go client would ask again, at once and unseen. This stops it
			// where another connection is open, the guard where it has to dial.
			if v.sent.Load() {
				stop(errHungUp)
			}
		},
	}
	if f.keep {
		v.wire = new(exchange)
		trace.GotConn = func(c httptrace.GotConnInfo) {
			if !v.proxied.Load() {
				v.wire.ip, _, _ = net.SplitHostPort(c.Conn.RemoteAddr().String())
			}
		}
	}
	ctx = httptrace.WithClientTrace(ctx, trace)

	// A clone shares the client and has callbacks and context of its own.
	c := f.collector.Clone()
	c.Context = context.WithValue(ctx, visitKey{}, v)
	c.OnResponseHeaders(func(r *colly.Response) {
		res.status = r.StatusCode
		res.header = r.Headers.Clone()
		if kind := r.Headers.Get("Content-Type"); req.role == extract.PageRole && r.StatusCode == http.StatusOK && !isHTML(kind) && !isVague(kind) {
			res.err = notHTML(kind)
			r.Request.Abort() // the body is not worth its bytes
		}
		r.Headers.Del("Content-Type") // Colly would convert by its charset alone
	})
	c.OnResponse(func(r *colly.Response) { res.body = r.Body })
	err := c.Request(http.MethodGet, req.url, nil, nil, header(req))
	if res.err == nil {
		res.err = plain(ctx, err)
	}
	if res.err == nil {
		res.err = f.judge(req, res)
	}
	if res.err != nil {
		res.body = nil
	}
	res.fetch.Status = res.status
	res.fetch.FirstByte = time.Duration(v.firstByte.Load())
	res.fetch.Total = time.Since(res.fetch.At)
	res.fetch.Bytes = v.bytes.Load()
	res.wire = v.wire
	res.fetch.Outcome = outcome(res)
	return res
}

func header(req request) http.Header {
	h := http.Header{}
	h.Set("Accept", accept[req.role])
	h.Set("Accept-Encoding", strings.Join(slices.Sorted(maps.Keys(encodings)), ", "))
	if req.etag != "" {
		h.Set("If-None-Match", req.etag)
	}
	if req.lastModified != "" {
		h.Set("If-Modified-Since", req.lastModified)
	}
	if req.cookie != "" {
		h.Set("Cookie", req.cookie)
	}
	if req.last {
		h.Set("Connection", "close")
	}
	return h
}

// judge says what a whole response lacks to be a page.
func (f *fetcher) judge(req request, res *response) error {
	switch code := res.status; {
	case code == http.StatusOK || code == http.StatusNonAuthoritativeInfo:
		if req.role == extract.PageRole && len(bytes.TrimSpace(res.body)) == 0 {
			return fmt.Errorf("%w: %w", errNotHTML, errEmpty)
		}
		return nil
	case code == http.StatusNotModified && (req.etag != "" || req.lastModified != ""), isRedirect(code) && res.header.Get("Location") != "":
		return nil
	default:
		return &StatusError{req.url, code, retryAfter(res.header, time.Now())}
	}
}

func isRedirect(code int) bool {
	switch code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// isHTML reports whether a content type may hold a page. Many servers name none.
func isHTML(contentType string) bool {
	switch mediaType(contentType) {
	case "", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/vnd.wap.xhtml+xml":
		return true
	}
	return false
}

// isVague reports whether a content type says nothing of what is sent: that of a
// server that knows no better, and what is none. The first bytes tell then.
func isVague(contentType string) bool {
	t := mediaType(contentType)
	return t == "text/plain" || strings.HasSuffix(t, "octet-stream") || strings.Contains(t, "unknown") || t == "*/*" || !strings.Contains(t, "/")
}

func notHTML(contentType string) error {
	return fmt.Errorf("%w: content type is %s", errNotHTML, contentType)
}

// htmlStart is how a document in HTML starts. Text that starts with another tag is a
// readme or a fragment.
var htmlStart = regexp.MustCompile(`(?is)^\x{feff}?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|title|meta|body)\b`)

const maxStart = 1024 // bytes in which a body says what it is

// mediaType is a content type without its parameters.
func mediaType(contentType string) string {
	t, _, _ := strings.Cut(contentType, ";")
	t, _, _ = strings.Cut(t, ",") // a proxy has joined two headers
	return strings.ToLower(strings.TrimSpace(t))
}

// plain takes the wrapping of net/http off an error, which names the URL once
// more, and says what a cancelled context was cancelled for.
func plain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, ctx.Err()) {
		return cause
	}
	var refused *RefusedError
	if errors.As(err, &refused) {
		return refused
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return garbled(err)
}

// outcome is the word for how a request ended.
func outcome(res *response) extract.Outcome {
	var status *StatusError
	var timeout net.Error
	switch err := res.err; {
	case err == nil && res.status == http.StatusNotModified:
		return extract.NotModified
	case err == nil && isRedirect(res.status):
		return extract.Redirected
	case err == nil:
		return extract.OK
	case errors.As(err, &status):
		return extract.HTTPError
	case errors.Is(err, errTooLarge):
		return extract.TooLarge
	case errors.Is(err, errNotHTML):
		return extract.NotHTML
	case errors.Is(err, errEndless), errors.Is(err, errStalled), errors.As(err, &timeout) && timeout.Timeout():
		return extract.Timeout
	default:
		return extract.Network
	}
}

// A visit is what transport and fetch share about one request.
type visit struct {
	role      extract.Role
	bytes     atomic.Int64 // on the wire
	firstByte atomic.Int64 // nanoseconds
	sent      atomic.Bool  // the request, whole
	proxied   atomic.Bool  // its request goes by a proxy
	wire      *exchange    // nil: not kept
}

type visitKey struct{}

// transport reads bodies within the limits and removes the content encoding,
// so that Colly, which would do both without a cap, finds nothing left to do.
type transport struct {
	base   *http.Transport
	limits limits
}

func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	v, _ := req.Context().Value(visitKey{}).(*visit)
	ctx, cancel := context.WithCancelCause(req.Context())
	res, err := t.base.RoundTrip(req.WithContext(ctx))
	if err != nil {
		cancel(nil)
		return nil, garbled(err)
	}
	if v.wire != nil {
		v.wire.request, v.wire.head = requestHead(req), responseHead(res)
	}
	limit := int64(maxBody)
	switch v.role {
	case extract.SitemapRole:
		limit = maxSitemap
	case extract.RobotsRole:
		limit = maxRobots
	}
	raw := &rawBody{body: res.Body, visit: v, ctx: ctx, cancel: cancel, stall: t.limits.stall, limit: wirePart * limit}
	text := decoded(raw, res.Header)
	if kind := res.Header.Get("Content-Type"); v.role == extract.PageRole && res.StatusCode == http.StatusOK && !isHTML(kind) {
		text = &lazy{r: bufio.NewReader(text), open: func(r *bufio.Reader) (io.Reader, error) {
			head, err := r.Peek(maxStart)
			switch {
			case htmlStart.Match(head):
				return r, nil // and an error comes again with the last Read
			case err == nil, errors.Is(err, io.EOF):
				return nil, notHTML(kind)
			}
			return nil, err
		}}
	}
	res.Body = &body{capped: capped{r: text, limit: limit, cut: v.role == extract.RobotsRole}, raw: raw}
	res.Header.Del("Content-Encoding")
	res.ContentLength = -1
	res.Uncompressed = true // else Colly unpacks .xml.gz, without a cap
	return res, nil
}

// A body is decoded and capped. An error that does not come from the wire is
// one of its encoding. After the end tag of a document there is nothing to come:
// servers that say another length, or do not end their last chunk or their gzip
// file, send whole pages all the same.
type body struct {
	capped
	raw  *rawBody
	last []byte
}

// maxLast is how much of the end of a body is looked at for its end tag, behind which
// caches write a comment.
const maxLast = 1024

var endTag = regexp.MustCompile(`(?i)</(?:html|rss|feed|rdf:RDF|urlset|sitemapindex)\s*>\s*(?:<!--[^>]*-->\s*)*$`)

func (b *body) Read(p []byte) (int, error) {
	n, err := b.capped.Read(p)
	b.last = append(b.last, p[max(0, n-maxLast):n]...)
	b.last = b.last[max(0, len(b.last)-maxLast):]
	switch {
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, errTooLarge), errors.Is(err, errNotHTML):
	case endTag.Match(b.last):
		err = io.EOF
	case errors.Is(err, io.ErrUnexpectedEOF): // on the wire, or of what was packed
		err = errShort
	case b.raw.err == nil:
		err = fmt.Errorf("%w: %w", errGarbled, err)
	}
	return n, err
}

func (b *body) Close() error { return b.raw.Close() }

// rawBody counts the bytes on the wire and gives up when none come.
type rawBody struct {
	body   io.ReadCloser
	visit  *visit
	ctx    context.Context
	cancel context.CancelCauseFunc
	stall  time.Duration
	limit  int64
	err    error // what broke it off
}

func (b *rawBody) Read(p []byte) (int, error) {
	timer := time.AfterFunc(b.stall, func() { b.cancel(errStalled) })
	n, err := b.body.Read(p)
	timer.Stop()
	if b.visit.wire != nil {
		b.visit.wire.body = append(b.visit.wire.body, p[:n]...)
	}
	if b.visit.bytes.Add(int64(n)) > b.limit {
		return n, fmt.Errorf("%w: more than %d MiB on the wire", errTooLarge, b.limit>>20)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		if cause := context.Cause(b.ctx); cause != nil {
			err = cause
		}
		err = garbled(err)
		b.err = err
	}
	return n, err
}

func (b *rawBody) Close() error {
	b.cancel(nil)
	return b.body.Close()
}
