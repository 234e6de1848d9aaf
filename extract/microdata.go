package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A microdataReader builds items from itemscope and itemprop attributes while
// the page is walked.
type microdataReader struct {
	items []*item
	page  *item // that of <html>, if that is marked as an article
}

// enter reads the attributes of n, which stands within the item given, and
// returns the item that its children stand within.
func (r *microdataReader) enter(n *html.Node, within *item) *item {
	var prop, types, id string
	scope := false
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "itemprop":
			prop = a.Val
		case "itemscope":
			scope = true
		case "itemtype":
			types = a.Val
		case "itemid":
			id = a.Val
		}
	}
	if !scope && (prop == "" || within == nil) || len(r.items) >= maxItems {
		return within
	}
	var value any = n
	inner := within
	if scope {
		inner = &item{origin: "microdata", id: id, props: map[string][]any{}, within: within}
		for t := range strings.FieldsSeq(types) {
			inner.types = append(inner.types, localName(t))
		}
		if n.DataAtom == atom.Html {
			r.page = inner
		} else if within == r.page && prop == "" {
			inner.within = nil // the page is around whatever it has
		}
		r.items = append(r.items, inner)
		value = inner
	}
	if within != nil {
		for p := range strings.FieldsSeq(prop) {
			if within == r.page && strings.HasPrefix(p, "date") {
				continue // the first in a page is any: which is whose tells where it stands
			}
			within.props[p] = append(within.props[p], value)
			if scope {
				inner.via = p
			}
		}
	}
	return inner
}

// maxValue is how much of an element is read as the value of a property: pages can
// nest 500 of them around their whole text.
const maxValue = 1 << 16 // bytes

// nodeValue returns the value of a microdata property: what HTML says is the
// value of the element, else its visible text.
func nodeValue(n *html.Node) string {
	key := "datetime" // that of <time>
	switch n.DataAtom {
	case atom.A, atom.Link, atom.Area:
		key = "href"
	case atom.Img, atom.Embed, atom.Iframe, atom.Source, atom.Audio, atom.Video:
		key = "src"
	case atom.Abbr: // hCard and hAtom: <abbr title="2025-08-22T06:41:09Z">
		key = "title"
	case atom.Data, atom.Meter:
		key = "value"
	case atom.Object:
		key = "data"
	}
	// Pages put content= and datetime= on any element, and names in links.
	if v := attr(n, "content"); v != "" {
		return strings.TrimSpace(v)
	}
	v := strings.TrimSpace(attr(n, key))
	if prop := attr(n, "itemprop"); v == "" || n.DataAtom == atom.A && (strings.Contains(prop, "name") || !strings.Contains(prop, "url") && !strings.Contains(prop, "item")) {
		if text := visibleStart(n, maxValue); text != "" {
			return text
		}
	}
	return v
}
