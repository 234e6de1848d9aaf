package extract

import (
	"bytes"
	"errors"
	"mime"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// ErrEmpty reports a page without bytes, or of white space alone.
var ErrEmpty = errors.New("empty page")

// ErrNotHTML reports bytes that are no markup: a picture, a PDF, an archive.
// [Parse] wraps it with what they are.
var ErrNotHTML = errors.New("not HTML")

const (
	sniffed = 4096 // bytes read for a charset or a magic number; browsers read 1024, real pages declare later
	// strayBytes is the share of invalid sequences below which a page is
	// UTF-8 with damage: one to twenty of what is outside ASCII.
	strayBytes = 0.05
)

// decode returns body as valid UTF-8 without a byte order mark or NUL. A body
// that is valid UTF-8 is UTF-8, whatever it claims. Of another, these decide, the
// first that is there: the byte order mark, the charset in the header, the charset
// that the page declares, its bytes. What cannot be decoded becomes U+FFFD. The
// error wraps [ErrEmpty] or [ErrNotHTML]. The result may share memory with body.
func decode(body []byte, header http.Header) ([]byte, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, ErrEmpty
	}
	valid := utf8.Valid(body)
	enc, marked := byMark(body)
	if !marked {
		enc, marked = wide(body, header)
	}
	if !marked {
		if kind := binary(body); kind != "" {
			return nil, &notHTMLError{kind}
		}
		enc = encodingOf(body, header, valid)
	}
	out := body
	if enc != encoding.Nop {
		var err error
		if out, err = enc.NewDecoder().Bytes(body); err != nil {
			out = body // a decoder that gives up leaves the bytes to be made valid below
		}
	}
	out = bytes.TrimPrefix(out, []byte("\xef\xbb\xbf"))
	if (!valid || enc != encoding.Nop) && !utf8.Valid(out) {
		out = bytes.ToValidUTF8(out, []byte("\uFFFD"))
	}
	if bytes.IndexByte(out, 0) >= 0 {
		out = bytes.ReplaceAll(out, []byte{0}, nil)
	}
	if kind := otherMarkup(out); kind != "" {
		return nil, &notHTMLError{kind}
	}
	return out, nil
}

// otherMarkup names what a text is that holds no element of HTML, or whose root
// is one of another language: a feed, a sitemap, JSON, a program. "" for HTML.
func otherMarkup(text []byte) string {
	z := html.NewTokenizer(bytes.NewReader(text))
	for range maxForeignTags {
		switch z.Next() {
		case html.ErrorToken:
			return "no markup"
		case html.DoctypeToken:
			if strings.HasPrefix(strings.ToLower(strings.TrimSpace(string(z.Text()))), "html") {
				return ""
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if root, ok := xmlRoots[string(name)]; ok {
				return root
			}
			if atom.Lookup(name) != 0 {
				return ""
			}
		}
	}
	return "markup of another kind"
}

// maxForeignTags is how many tokens may come before the first element of HTML.
const maxForeignTags = 1000

// xmlRoots are the elements at the root of what news sites serve beside pages.
var xmlRoots = map[string]string{
	"rss": "an RSS feed", "feed": "an Atom feed", "rdf:rdf": "an RDF feed", "urlset": "a sitemap", "sitemapindex": "a sitemap index",
	"svg": "an SVG picture", "opml": "an OPML list", "newsml": "a NewsML document", "nitf": "a NITF document",
}

// encodingOf decides on the encoding of a body without a mark; Nop is UTF-8, which
// the body may be valid as.
func encodingOf(body []byte, header http.Header, valid bool) encoding.Encoding {
	escapes := bytes.IndexByte(body, '\x1b') >= 0 // ISO-2022-JP is ASCII with escapes
	if valid && !(escapes && declaredEncoding(body, header) == "iso-2022-jp") || !escapes && mostlyUTF8(body) {
		return encoding.Nop
	}
	if e, name := charset.Lookup(declaredEncoding(body, header)); e != nil && name != "utf-8" && name != "replacement" {
		return e
	}
	return charmap.Windows1252
}

type notHTMLError struct{ kind string }

func (e *notHTMLError) Error() string { return ErrNotHTML.Error() + ": " + e.kind }
func (e *notHTMLError) Unwrap() error { return ErrNotHTML }

// byMark returns the encoding that a byte order mark names.
func byMark(body []byte) (encoding.Encoding, bool) {
	for _, m := range []struct{ mark, name string }{
		{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"},
	} {
		if bytes.HasPrefix(body, []byte(m.mark)) {
			if m.name == "utf-8" {
				return encoding.Nop, true
			}
			e, _ := charset.Lookup(m.name)
			return e, true
		}
	}
	return nil, false
}

// wide returns the encoding of two bytes a character that the header names: its
// texts are full of NULs, as those of no other encoding are.
func wide(body []byte, header http.Header) (encoding.Encoding, bool) {
	name := headerCharset(header)
	if name != "utf-16le" && name != "utf-16be" || bytes.IndexByte(body, 0) < 0 {
		return nil, false
	}
	e, _ := charset.Lookup(name)
	return e, true
}

// headerCharset returns the charset that the header names, "" if none is known.
func headerCharset(header http.Header) string {
	if _, params, err := mime.ParseMediaType(header.Get("Content-Type")); err == nil {
		if e, name := charset.Lookup(params["charset"]); e != nil {
			return name
		}
	}
	return ""
}

// binary names what a body is that cannot be markup, "" for text. Control
// characters that are no white space are a tenth of random bytes; a body with
// half as many is no text.
func binary(body []byte) string {
	head := body[:min(len(body), sniffed)]
	kind, _, _ := strings.Cut(http.DetectContentType(head), ";")
	if !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream" {
		return kind
	}
	control := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b' {
			control++
		}
	}
	if control > 8 && control*20 > len(head) {
		return "binary data"
	}
	return ""
}

// declaredEncoding returns the label that the header or the page gives itself,
// lower case; "" if none is known.
func declaredEncoding(body []byte, header http.Header) string {
	if name := headerCharset(header); name != "" {
		return name
	}
	for _, m := range declarations.FindAllSubmatch(body[:min(len(body), sniffed)], -1) {
		if e, name := charset.Lookup(string(m[1])); e != nil {
			return name
		}
	}
	return ""
}

// declarations finds <meta charset="…">, content="text/html; charset=…" and <?xml encoding="…"?>.
var declarations = regexp.MustCompile(`(?i)(?:charset|encoding)[\s='"]+([\w.:-]+)`)

// mostlyUTF8 reports whether the invalid sequences of body are strays among
// far more valid ones, as a page has that was put together from two encodings.
func mostlyUTF8(body []byte) bool {
	valid, invalid := 0, 0
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && size == 1 {
			invalid++
		} else {
			valid++
		}
		i += size
	}
	return float64(invalid) < strayBytes*float64(valid+invalid)
}
