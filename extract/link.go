package extract

import (
	"iter"
	"net/url"
	"slices"
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
	if d.ways.nofollow {
		return nil
	}
	return d.links(slices.Values(d.ways.out), true)
}

// ways are the ways out of a page, gathered in one walk.
type ways struct {
	base     string       // the reference of the first base element that has one
	nofollow bool         // a robots element forbids to follow its links
	out      []*html.Node // elements that link, in page order
}

// gather looks at all below n. It is recursive: the parser lets no tree grow
// deeper than 512.
func (w *ways) gather(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.A, atom.Area:
			w.out = append(w.out, c)
		case atom.Link:
			if leadsOn(c) {
				w.out = append(w.out, c)
			}
		case atom.Base:
			if w.base == "" {
				w.base = attr(c, "href")
			}
		case atom.Meta:
			w.nofollow = w.nofollow || forbidsLinks(c)
		}
		w.gather(c)
	}
}

// forbidsLinks reports whether a meta element tells robots to follow no link.
func forbidsLinks(meta *html.Node) bool {
	if !strings.EqualFold(attr(meta, "name"), "robots") {
		return false
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(attr(meta, "content")), func(r rune) bool { return r == ',' || r == ' ' }) {
		if word == "nofollow" || word == "none" {
			return true
		}
	}
	return false
}

// leadsOn reports a link element that names the next page of a list, which may
// have no anchor for it.
func leadsOn(link *html.Node) bool {
	return strings.EqualFold(strings.TrimSpace(attr(link, "rel")), "next")
}

// links returns the links of those among the nodes that are elements of links. A
// link to follow has no fragment and no rel=nofollow; else each is as the page
// has it.
func (d *Document) links(nodes iter.Seq[*html.Node], follow bool) (out []Link) {
	most := 0 // the links of a body are few
	if follow {
		most = len(d.ways.out)
	}
	seen := make(map[string]bool, most)
	for n := range nodes {
		if !follow && n.DataAtom != atom.A && n.DataAtom != atom.Area {
			continue
		}
		address := d.absolute(attr(n, "href"), follow)
		if address == "" || seen[address] {
			continue
		}
		rel := strings.ToLower(squeeze(attr(n, "rel")))
		if follow && slices.Contains(strings.Fields(rel), "nofollow") {
			continue
		}
		seen[address] = true
		if out == nil {
			out = make([]Link, 0, most)
		}
		out = append(out, Link{URL: address, Text: visibleText(n), Rel: rel})
		if len(out) == maxLinks {
			break
		}
	}
	return out
}

// absolute resolves a reference of the page. It returns "" for what is not
// http, and for a place on the page itself.
func (d *Document) absolute(ref string, cutFragment bool) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || ref[0] == '#' || len(ref) > 4096 {
		return ""
	}
	if path := strings.TrimPrefix(ref, d.origin); d.origin != "" && isPlain(path) {
		return d.origin + path // as most links of a page are
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

// isPlain reports whether a reference is its own normal form: a path of letters,
// digits and hyphens between single slashes, with a name at the end that can have
// a dot, and a query of such words.
func isPlain(ref string) bool {
	if ref == "" || ref[0] != '/' {
		return false
	}
	query := false
	for i := 1; i < len(ref); i++ {
		switch c := ref[i]; {
		case isLetter(c), isDigit(c), c == '-', c == '_':
		case query && (c == '=' || c == '&' || c == '.' || c == '/'):
		case c == '/' && ref[i-1] != '/':
		case c == '.' && ref[i-1] != '/' && ref[i-1] != '.':
		case c == '?' && !query:
			query = true
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

// keptNodes yields the nodes of the container and of the parts beside it that no rule
// drops: the links of a body are not those of the share box in it, nor those of a
// line that reads "Read more".
func (b *bodyReader) keptNodes() iter.Seq[*html.Node] {
	parts := b.t.parts
	if parts == nil {
		parts = []int{b.at}
	}
	dropped := make([]bool, len(b.t.nodes)) // blocks of which nothing is kept
	for i := range b.out {
		if d := &b.out[i]; d.rule != nil && d.kind.isText() {
			dropped[d.node] = true
		}
	}
	for i := range b.out {
		if d := &b.out[i]; d.kept() {
			for up := d.node; up >= parts[0] && up != b.at && !b.t.nodes[up].part; up = int(b.t.nodes[up].parent) {
				dropped[up] = false
			}
		}
	}
	return func(yield func(*html.Node) bool) {
		for _, part := range parts {
			for i, end := part, int(b.t.nodes[part].end); i+1 < end; {
				i++
				if d := &b.t.nodes[i]; d.rule != nil || d.unseen || dropped[i] {
					i = int(d.end) - 1
				} else if !yield(d.n) {
					return
				}
			}
		}
	}
}
