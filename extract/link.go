package extract

import (
	"iter"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxLinks bounds the links of a page; the largest of the sets has 3,100.
const maxLinks = 10_000

// Links returns the links of the page to http and https addresses, each
// address once, in page order, without fragments: what the frontier may follow,
// the next page of a list by its link element too.
// It is nil where a robots element says nofollow, and leaves out anchors that
// say so themselves.
func (d *Document) Links() []Link {
	if d.nofollow() || len(d.doc.Nodes) == 0 {
		return nil
	}
	return d.links(d.doc.Nodes[0].Descendants(), true)
}

// nofollow reports whether a robots element of the page forbids to follow its
// links.
func (d *Document) nofollow() bool {
	for _, root := range d.doc.Nodes {
		for n := range root.Descendants() {
			if n.DataAtom != atom.Meta || n.Type != html.ElementNode {
				continue
			}
			if !strings.EqualFold(attr(n, "name"), "robots") {
				continue
			}
			for word := range strings.FieldsFuncSeq(strings.ToLower(attr(n, "content")), func(r rune) bool { return r == ',' || r == ' ' }) {
				if word == "nofollow" || word == "none" {
					return true
				}
			}
		}
	}
	return false
}

// links returns the links among the nodes. A link to follow has no fragment and
// no rel=nofollow; else each is as the page has it.
func (d *Document) links(nodes iter.Seq[*html.Node], follow bool) (out []Link) {
	seen := map[string]bool{}
	for c := range nodes {
		if c.Type != html.ElementNode || c.DataAtom != atom.A && c.DataAtom != atom.Area && !(follow && leadsOn(c)) {
			continue
		}
		address := d.absolute(attr(c, "href"), follow)
		if address == "" || seen[address] {
			continue
		}
		rel := strings.ToLower(strings.Join(strings.Fields(attr(c, "rel")), " "))
		if follow && strings.Contains(" "+rel+" ", " nofollow ") {
			continue
		}
		seen[address] = true
		out = append(out, Link{URL: address, Text: visibleText(c), Rel: rel})
		if len(out) == maxLinks {
			break
		}
	}
	return out
}

// leadsOn reports a link element that names the next page of a list, which may
// have no anchor for it.
func leadsOn(n *html.Node) bool {
	return n.DataAtom == atom.Link && strings.EqualFold(strings.TrimSpace(attr(n, "rel")), "next")
}

// absolute resolves a reference of the page. It returns "" for what is not
// http, and for a place on the page itself.
func (d *Document) absolute(ref string, cutFragment bool) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || ref[0] == '#' || len(ref) > 4096 {
		return ""
	}
	if ref[0] == '/' && d.origin != "" && isPlainPath(ref) {
		return d.origin + ref // as most links of a page are
	}
	u, err := url.Parse(asBrowsersDo(ref))
	if err != nil {
		return ""
	}
	if d.base != nil {
		u = d.base.ResolveReference(u)
	}
	if !isWeb(u) {
		return ""
	}
	if cutFragment {
		u.Fragment, u.RawFragment = "", ""
	}
	return u.String()
}

// isWeb reports whether an address is one of http or https.
func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.Contains(u.Host, "%")
}

// isPlainPath reports whether a path is its own normal form: letters, digits and
// hyphens between single slashes, and a name at the end that can have a dot.
func isPlainPath(path string) bool {
	for i := range len(path) {
		switch c := path[i]; {
		case isLetter(c), isDigit(c), c == '-', c == '_':
		case c == '/' && (i == 0 || path[i-1] != '/'):
		case c == '.' && path[i-1] != '/' && path[i-1] != '.':
		default:
			return false
		}
	}
	return true
}

// asBrowsersDo spells a reference as the URL standard reads it: without tabs and
// line ends, with slashes for backslashes up to the query, and with a "%" that
// starts no escape escaped.
func asBrowsersDo(ref string) string {
	if !strings.ContainsAny(ref, "\\%\t\n\r") {
		return ref
	}
	var out strings.Builder
	inPath := true
	for i := 0; i < len(ref); i++ {
		switch c := ref[i]; {
		case c == '\t' || c == '\n' || c == '\r':
		case c == '\\' && inPath:
			out.WriteByte('/')
		case c == '%' && (i+2 >= len(ref) || !isHex(ref[i+1]) || !isHex(ref[i+2])):
			out.WriteString("%25")
		default:
			inPath = inPath && c != '?' && c != '#'
			out.WriteByte(c)
		}
	}
	return out.String()
}

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// kept yields the nodes of the container that no rule drops: the links of a body
// are not those of the share box in it, nor those of a line that reads "Read more".
func (b *bodyReader) kept() iter.Seq[*html.Node] {
	dropped := map[int]bool{} // blocks of which nothing is kept
	for i := range b.out {
		if d := &b.out[i]; d.rule != nil && d.kind != Image && d.kind != TableBlock && d.kind != FAQBlock {
			dropped[d.node] = true
		}
	}
	for i := range b.out {
		if d := &b.out[i]; d.rule == nil && d.inside {
			for up := d.node; up > b.at; up = int(b.t.nodes[up].parent) {
				delete(dropped, up)
			}
		}
	}
	return func(yield func(*html.Node) bool) {
		for i, end := b.at, int(b.t.nodes[b.at].end); i+1 < end; {
			i++
			if d := &b.t.nodes[i]; d.rule != nil || d.unseen || dropped[i] {
				i = int(d.end) - 1
			} else if !yield(d.n) {
				return
			}
		}
	}
}
