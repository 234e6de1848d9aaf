package extract

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// Parse decodes and parses a page. The error wraps [ErrEmpty] or [ErrNotHTML]
// where its bytes are no markup.
func Parse(p *Page) (*Document, error) {
	text, err := decode(p.Body, p.Header)
	if err != nil {
		return nil, err
	}
	markup, scripts := lift(text)
	root, err := html.Parse(&markup)
	if err != nil { // too many open elements
		markup, scripts = lift(text)
		if root, err = html.Parse(bytes.NewReader(flatten(&markup))); err != nil {
			return nil, fmt.Errorf("parse: %w", err)
		}
	}
	d := &Document{page: p, doc: goquery.NewDocumentFromNode(root), scripts: scripts}
	if p.Rules != nil {
		for _, m := range p.Rules.Remove {
			d.doc.FindMatcher(m).Remove()
		}
	}
	d.ways.gather(root)
	if d.base = baseURL(p, d.ways.base); isWeb(d.base) && d.base.User == nil {
		d.origin = (&url.URL{Scheme: d.base.Scheme, Host: d.base.Host}).String()
	}
	return d, nil
}

// read gathers what the page says of itself, which an article needs and links
// do not. It starts the remarks anew.
func (d *Document) read() {
	d.issues, d.site, d.outlet = nil, siteLabel(d.base), ""
	s := scan(d.doc.Nodes[0])
	d.marks, d.metas, d.meanings = s.marks, s.metas, s.meanings
	d.titleKey = level(d.title)
	var linked []string
	for _, n := range s.linked {
		linked = append(linked, d.scriptText(n))
	}
	linked = append(linked, s.metas["script:ld+json"]...) // Next.js writes it there where it is told to put a script among the metadata
	items, broken := readJSONLD(linked)
	if broken > 0 {
		d.remark("jsonld", "jsonld-broken", Info, fmt.Sprintf("%d of %d scripts cannot be read", broken, len(linked)))
	}
	d.ld = slices.Concat(items, s.micro.items)
	d.about, d.main = d.describe(), &item{}
	if len(d.about) > 0 {
		d.main = d.about[0]
	}
}

// baseURL returns what links of the page are relative to.
func baseURL(p *Page, href string) *url.URL {
	base, err := url.Parse(p.address())
	if err != nil {
		base = &url.URL{}
	}
	if u, err := base.Parse(strings.TrimSpace(href)); err == nil && href != "" {
		return u
	}
	return base
}

// address is the URL that the page was read from.
func (p *Page) address() string {
	if p.FinalURL != "" {
		return p.FinalURL
	}
	return p.URL
}

// maxOpen is the number of open elements that flatten lets stand. The parser
// stops at 512, and opens up to three more for a table cell.
const maxOpen = 120

// flatten rewrites markup that is nested deeper than the parser goes, or has more tags
// of <html> and <body> than it should be given. Elements
// that only style their text go, and so do all that would stand within more
// than maxOpen others; what they hold stays.
func flatten(markup io.Reader) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(markup)
	var open []string
	depth := map[string]int{} // how many of a name are in open
	roots := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		raw := z.Raw()
		if kind != html.StartTagToken && kind != html.EndTagToken {
			out.Write(raw)
			continue
		}
		raw = bytes.Clone(raw) // reading the name lowers its case in place
		b, _ := z.TagName()
		name := string(b)
		switch {
		case slices.Contains(styling, name):
			continue
		case name == "html" || name == "body":
			if roots++; roots > maxRoots {
				continue
			}
		case slices.Contains(leaves, name):
		case kind == html.EndTagToken:
			if depth[name] == 0 {
				continue
			}
			for {
				last := open[len(open)-1]
				open = open[:len(open)-1]
				depth[last]--
				if last == name {
					break
				}
			}
		case len(open) >= maxOpen:
			continue
		default:
			open = append(open, name)
			depth[name]++
		}
		out.Write(raw)
	}
}

var (
	// styling elements are reopened by the parser in each block after them, if
	// nobody closes them.
	styling = strings.Fields("b big code em font i nobr s small strike strong tt u span bdi bdo")
	// leaves hold no elements of their kind, so the parser closes them itself.
	leaves = strings.Fields("area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option a h1 h2 h3 h4 h5 h6 head title script style")
)
