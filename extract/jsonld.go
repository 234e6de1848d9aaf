package extract

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

const (
	maxItems     = 5000 // structured-data nodes of a page
	maxItemDepth = 40   // nodes within nodes
)

// An item is a node of the page's structured data: a JSON-LD object, or the
// same written as microdata.
type item struct {
	origin string           // "jsonld" or "microdata"
	types  []string         // without the vocabulary's address: "NewsArticle"
	id     string           // @id or itemid
	props  map[string][]any // string, bool, *item, or *html.Node whose text is the value
	within *item            // the node that holds this one as a value; nil at the top and in @graph
	via    string           // the property through which it does
}

// is reports whether the item has one of the types.
func (it *item) is(types ...string) bool {
	return slices.ContainsFunc(it.types, func(t string) bool { return slices.Contains(types, t) })
}

// text returns the first value of the first property that has one, on one
// line. The text of a node is its name.
func (it *item) text(props ...string) string {
	for _, p := range props {
		for _, v := range it.props[p] {
			if s := valueText(v, 0); s != "" {
				return s
			}
		}
	}
	return ""
}

// texts returns all values of a property as text.
func (it *item) texts(prop string) (out []string) {
	for _, v := range it.props[prop] {
		if s := valueText(v, 0); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// nodes returns the values of a property that are nodes themselves.
func (it *item) nodes(prop string) (out []*item) {
	for _, v := range it.props[prop] {
		if n, ok := v.(*item); ok {
			out = append(out, n)
		}
	}
	return out
}

// address returns the first value of the properties that is a URL, or a node
// with one.
func (it *item) address(props ...string) string {
	for _, p := range props {
		for _, v := range it.props[p] {
			if n, ok := v.(*item); ok {
				if s := n.text("url", "contentUrl", "item"); s != "" {
					return s
				}
				if n.id != "" {
					return n.id
				}
				continue
			}
			if s := valueText(v, 0); s != "" {
				return s
			}
		}
	}
	return ""
}

func valueText(v any, depth int) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case *item:
		if depth > 2 {
			return ""
		}
		for _, p := range []string{"@value", "name", "text", "headline", "title"} {
			for _, v := range v.props[p] {
				if s := valueText(v, depth+1); s != "" {
					return s
				}
			}
		}
	case *html.Node:
		return nodeValue(v)
	}
	return ""
}

// items returns the structured data of the types given in page order, JSON-LD
// before microdata.
func (d *Document) items(types ...string) (out []*item) {
	for _, it := range d.ld {
		if it.is(types...) {
			out = append(out, it)
		}
	}
	return out
}

// readJSONLD flattens the scripts of a page into items. Values that name a
// node by its @id are replaced by that node. broken counts the scripts that
// could not be read even after [repairJSON].
func readJSONLD(scripts []string) (items []*item, broken int) {
	r := ldReader{ids: map[string]*item{}}
	for _, s := range scripts {
		values, ok := decodeJSON(s)
		if !ok {
			broken++
		}
		for _, v := range values {
			r.read(v, nil, "", 0)
		}
	}
	r.resolve()
	return r.items, broken
}

type ldReader struct {
	items []*item
	ids   map[string]*item
}

// read returns v as the values of a property, and appends the nodes in it.
func (r *ldReader) read(v any, within *item, via string, depth int) []any {
	if depth > maxItemDepth || len(r.items) >= maxItems {
		return nil
	}
	switch v := v.(type) {
	case []any:
		var out []any
		for _, e := range v {
			out = append(out, r.read(e, within, via, depth+1)...)
		}
		return out
	case map[string]any:
		return []any{r.node(v, within, via, depth)}
	case string:
		if s := strings.TrimSpace(html.UnescapeString(v)); s != "" {
			return []any{s}
		}
	case json.Number:
		return []any{v.String()}
	case bool:
		return []any{v}
	}
	return nil
}

func (r *ldReader) node(m map[string]any, within *item, via string, depth int) *item {
	it := &item{origin: "jsonld", props: make(map[string][]any, len(m)), within: within, via: via}
	r.items = append(r.items, it)
	for _, k := range slices.Sorted(maps.Keys(m)) {
		name := localName(k)
		switch name {
		case "@type":
			for _, t := range r.read(m[k], nil, "", depth+1) {
				if s, ok := t.(string); ok {
					it.types = append(it.types, localName(s))
				}
			}
		case "@id":
			it.id, _ = m[k].(string)
		case "@context":
		case "@graph":
			r.read(m[k], nil, "", depth+1)
		default:
			it.props[name] = r.read(m[k], it, name, depth+1)
		}
	}
	if it.id != "" && len(it.props) > 0 && r.ids[it.id] == nil {
		r.ids[it.id] = it
	}
	return it
}

// resolve replaces nodes that hold nothing but an @id by the node they name.
func (r *ldReader) resolve() {
	for _, it := range r.items {
		for _, values := range it.props {
			for i, v := range values {
				if ref, ok := v.(*item); ok && len(ref.props) == 0 && r.ids[ref.id] != nil {
					values[i] = r.ids[ref.id]
				}
			}
		}
	}
	r.items = slices.DeleteFunc(r.items, func(it *item) bool { return len(it.props) == 0 })
}

// localName cuts the vocabulary off a name: "https://schema.org/Person",
// "schema:author".
func localName(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexAny(s, "/#:"); i >= 0 {
		return s[i+1:]
	}
	return s
}

// decodeJSON reads the values of a script, repaired if it must be. What was
// read before an error is kept.
func decodeJSON(script string) (values []any, ok bool) {
	s := trimWrapping(script)
	if strings.HasPrefix(strings.TrimLeft(s, "[{ \t\r\n"), "&quot;") { // written as text is
		s = html.UnescapeString(s)
	}
	if s == "" {
		return nil, true
	}
	if values, ok = decodeAll(s); ok {
		return values, true
	}
	if repaired, ok := decodeAll(repairJSON(s)); ok {
		return repaired, true
	}
	return values, false
}

func decodeAll(s string) (values []any, ok bool) {
	dec := json.NewDecoder(strings.NewReader(s))
	dec.UseNumber()
	for {
		var v any
		switch err := dec.Decode(&v); err {
		case nil:
			values = append(values, v)
		case io.EOF:
			return values, true
		default:
			return values, false
		}
	}
}

// trimWrapping cuts off the comment and CDATA marks that scripts are put in,
// and a semicolon at the end.
func trimWrapping(s string) string {
	s = strings.TrimSpace(s)
	for _, mark := range []string{"//", "/*", "<!--", "//", "/*", "<![CDATA[", "*/"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"*/", "-->", "]]>", "/*", "//", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return s
}

// repairJSON mends what is mechanical: what stands before the first bracket,
// comments, control characters and stray quotes in
// strings, unknown escapes, commas before a closing bracket, brackets left
// open at the end.
func repairJSON(s string) string {
	if i := strings.IndexAny(s, "{["); i > 0 {
		s = s[i:] // a comment, or the name of a variable
	}
	var out bytes.Buffer
	var open []byte // brackets still to be closed
	inString := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if inString {
			switch {
			case c == '\\' && i+1 < len(s) && strings.IndexByte(`"\/bfnrtu`, s[i+1]) >= 0:
				out.WriteByte(c)
				i++
				out.WriteByte(s[i])
			case c == '\\': // an escape that JSON does not know: \'
			case c < ' ':
				out.WriteByte(' ')
			case c == '"' && closesString(s[i+1:]):
				out.WriteByte(c)
				inString = false
			case c == '"':
				out.WriteString(`\"`)
			default:
				out.WriteByte(c)
			}
			continue
		}
		if n := commentAt(s[i:]); n > 0 {
			i += n - 1
			continue
		}
		switch c {
		case '"':
			inString = true
		case '{', '[':
			open = append(open, c+2) // } and ] stand two after { and [
		case '}', ']':
			if len(open) == 0 {
				return out.String()
			}
			c = open[len(open)-1]
			open = open[:len(open)-1]
			dropComma(&out)
		case ',':
			dropComma(&out)
		}
		out.WriteByte(c)
	}
	if inString {
		out.WriteByte('"')
	}
	dropComma(&out)
	for _, c := range slices.Backward(open) {
		out.WriteByte(c)
	}
	return out.String()
}

// commentAt returns the length of the comment that s starts with: // to the end
// of the line, or /* */.
func commentAt(s string) int {
	end := ""
	switch {
	case strings.HasPrefix(s, "//"):
		end = "\n"
	case strings.HasPrefix(s, "/*"):
		end = "*/"
	default:
		return 0
	}
	if i := strings.Index(s[2:], end); i >= 0 {
		return 2 + i + len(end)
	}
	return len(s)
}

// closesString reports whether a quote before rest ends its string: only what
// can follow a string follows.
func closesString(rest string) bool {
	rest = strings.TrimLeft(rest[:min(len(rest), 200)], " \t\r\n")
	if rest == "" || rest[0] == '}' || rest[0] == ']' || rest[0] == ':' {
		return true
	}
	if rest[0] != ',' {
		return false
	}
	rest = strings.TrimLeft(rest[1:], " \t\r\n")
	return rest == "" || strings.IndexByte(`"{[}]-0123456789tfn`, rest[0]) >= 0
}

// dropComma takes a comma back that nothing came after.
func dropComma(out *bytes.Buffer) {
	b := bytes.TrimRight(out.Bytes(), " \t\r\n")
	if bytes.HasSuffix(b, []byte(",")) {
		out.Truncate(len(b) - 1)
	}
}
