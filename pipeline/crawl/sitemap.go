package crawl

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// sitemapEntries reads a sitemap: an index, a list of URLs, with or without
// news, a list as plain text, or a feed that serves as one; each of them packed
// by gzip or not. What was read before an error is returned with it. No entity
// and no schema is loaded.
func sitemapEntries(body []byte) ([]entry, error) {
	r := bufio.NewReader(bytes.NewReader(body))
	if magic, err := r.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		z, err := newMembers(r)
		if err != nil {
			return nil, fmt.Errorf("unpack sitemap: %w", err)
		}
		r = bufio.NewReader(&capped{r: z, limit: maxSitemap})
	}
	head, err := r.Peek(1024)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("unpack sitemap: %w", err)
	}
	switch head = bytes.TrimLeft(head, "\ufeff \t\r\n"); {
	case len(head) == 0:
		return nil, errors.New("read sitemap: it is empty")
	case head[0] != '<' && head[0] != 0xff && head[0] != 0xfe && !listRoot.Match(head): // UTF-16 starts with these
		return textEntries(r)
	case feedRoot.Match(head):
		whole, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("unpack sitemap: %w", err)
		}
		return feedEntries(whole)
	default:
		whole, err := io.ReadAll(r)
		out, errRead := xmlEntries(bytes.NewReader(xmlText(whole)))
		if err != nil {
			return out, fmt.Errorf("unpack sitemap: %w", err)
		}
		return out, errRead
	}
}

// xmlDeclaration is the first line of an XML file, with the name of its charset.
var xmlDeclaration = regexp.MustCompile(`^<\?xml[^>]*?(?:encoding\s*=\s*["']([^"'>]*)["'][^>]*)?\?>`)

// xmlText returns the text of an XML file as a parser takes it: in UTF-8,
// without its declaration and what a server printed before, and without
// characters that XML forbids. Text that is valid UTF-8 is UTF-8, whatever it
// says; what cannot be read as it says is taken for Windows-1252, as browsers do.
func xmlText(body []byte) []byte {
	label := "windows-1252"
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		label = "utf-16le"
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		label = "utf-16be"
	case utf8.Valid(body):
		label = ""
	default:
		if m := xmlDeclaration.FindSubmatch(bytes.TrimLeft(body[:min(len(body), 256)], "\ufeff \t\r\n")); m != nil && !strings.EqualFold(string(m[1]), "utf-8") {
			label = string(m[1])
		}
	}
	if label != "" {
		if r, err := charset.NewReaderLabel(label, bytes.NewReader(body)); err == nil {
			if decoded, err := io.ReadAll(r); err == nil {
				body = decoded
			}
		}
	}
	body = body[max(0, bytes.IndexByte(body, '<')):]
	body = body[len(xmlDeclaration.Find(body)):]
	if bytes.ContainsFunc(body, forbidden) { // a copy of 50 MB is made for those alone that need one
		body = bytes.Map(func(r rune) rune {
			if forbidden(r) {
				return -1
			}
			return r
		}, body)
	}
	if forbiddenRef.Match(body) {
		body = forbiddenRef.ReplaceAll(body, nil)
	}
	return body
}

// forbidden reports a character that no XML may have.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff
}

// forbiddenRef is a reference to such a character.
var forbiddenRef = regexp.MustCompile(`(?i)&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|65534|65535)|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]));`)

// feedRoot is the root element of the feeds that serve as sitemaps.
var feedRoot = regexp.MustCompile(`<(rss|feed|rdf:RDF)[\s>]`)

// textEntries reads one URL a line.
func textEntries(r io.Reader) (out []entry, err error) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if strings.HasPrefix(line, "www.") {
			line = "http://" + line
		}
		if strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") {
			out = append(out, entry{loc: line})
		}
		if len(out) > maxEntries {
			return out[:maxEntries], errCut
		}
	}
	if err := lines.Err(); err != nil {
		return out, fmt.Errorf("read sitemap: %w", err)
	}
	if len(out) == 0 {
		return nil, errors.New("read sitemap: no URL in it")
	}
	return out, nil
}

// xmlEntries reads element by element, so that 50,000 URLs need no tree. Names
// count without their namespace, which sites write in many ways, but for those
// of other vocabularies within an entry: image:loc is no page.
func xmlEntries(r io.Reader) ([]entry, error) {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	s := sitemapReader{}
	for {
		if len(s.out) > maxEntries {
			return s.out[:maxEntries], errCut
		}
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			s.put() // what is whole of the entry that is cut
			return s.out, fmt.Errorf("read sitemap: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			s.start(t.Name)
		case xml.CharData:
			s.text.Write(t)
		case xml.EndElement:
			s.end(t.Name)
		}
	}
	if !s.root {
		return nil, errors.New("read sitemap: it is no sitemap")
	}
	return s.out, nil
}

type sitemapReader struct {
	out  []entry
	root bool // a root element was seen
	in   bool // an entry is open
	at   entry
	text strings.Builder
}

func (s *sitemapReader) start(n xml.Name) {
	switch n.Local {
	case "urlset", "sitemapindex":
		s.root = true
	case "url", "sitemap":
		if !s.in {
			s.in, s.at = true, entry{sitemap: n.Local == "sitemap"}
			s.text.Reset()
		}
		return // a <url> within <loc> is a mistake that is seen
	case "loc":
		if s.at.loc != "" && !foreign(n) {
			s.put() // two in one entry
		}
	}
	s.text.Reset()
}

// foreign reports a name of another vocabulary than the sitemap's own.
func foreign(n xml.Name) bool {
	return strings.Contains(n.Space, "sitemap-image") || strings.Contains(n.Space, "sitemap-video") || n.Space == "image" || n.Space == "video"
}

func (s *sitemapReader) end(n xml.Name) {
	value := strings.TrimSpace(s.text.String())
	switch n.Local {
	case "url", "sitemap":
		if s.in && s.at.loc == "" {
			s.at.loc = value // without <loc>
		}
		if s.in && s.at.loc != "" && (n.Local == "sitemap") == s.at.sitemap {
			s.put()
			s.in = false
		}
		return
	case "loc":
		if !foreign(n) {
			s.at.loc = value
		}
	case "lastmod":
		s.at.hint.Modified = sitemapDate(value)
	case "publication_date":
		s.at.hint.Published = sitemapDate(value)
	case "title":
		if !foreign(n) {
			s.at.hint.Headline = value
		}
	case "language":
		s.at.hint.Language = value
	}
	s.text.Reset()
}

func (s *sitemapReader) put() {
	if strings.HasPrefix(s.at.loc, "http") || strings.HasPrefix(s.at.loc, "/") {
		s.out = append(s.out, s.at)
	}
	s.at = entry{sitemap: s.at.sitemap}
}

// sitemapDates are the forms of a W3C date, and what sites make of them.
var sitemapDates = []string{
	time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", time.DateOnly, "2006-01", "2006",
}

// sitemapDate returns an instant in UTC, zero for what is no date.
func sitemapDate(s string) time.Time {
	for _, layout := range sitemapDates {
		if t, err := time.Parse(layout, s); err == nil {
			return sane(&t)
		}
	}
	return time.Time{}
}
