package extract

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

const (
	maxMeta      = 300  // names kept
	maxMetaValue = 5000 // bytes
)

// A metaTable holds the <meta> elements of a page: lower-case name, property,
// itemprop or http-equiv → values in page order.
type metaTable map[string][]string

func (m metaTable) add(n *html.Node) {
	var name, content string
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "name", "property", "http-equiv", "itemprop":
			if name == "" || a.Key == "property" {
				name = a.Val
			}
		case "content", "value":
			if content == "" {
				content = a.Val
			}
		}
	}
	content = strings.TrimSpace(content)
	if name == "" || content == "" || len(content) > maxMetaValue {
		return
	}
	for key := range strings.FieldsSeq(strings.ToLower(name)) { // property="og:title headline"
		if m[key] == nil && len(m) >= maxMeta || len(m[key]) >= maxTags {
			return
		}
		m[key] = append(m[key], content)
		if key == "parsely-page" {
			m.addPage(content)
		}
	}
}

// addPage adds what Parse.ly's one value of the years before 2016 holds, under the names
// that its values have had since then.
func (m metaTable) addPage(value string) {
	var page struct {
		Author, Section string
		Authors         []string
		Published       string `json:"pub_date"`
	}
	if json.Unmarshal([]byte(value), &page) != nil {
		return
	}
	for name, values := range map[string][]string{"parsely-author": append(page.Authors, page.Author), "parsely-section": {page.Section}, "parsely-pub-date": {page.Published}} {
		for _, v := range values {
			if v != "" && !slices.Contains(m[name], v) {
				m[name] = append(m[name], v)
			}
		}
	}
}

// meta returns the first value of the first of the names that the page has a
// <meta> for. Names are lower case.
func (d *Document) meta(names ...string) string {
	for _, name := range names {
		for _, v := range d.metas[name] {
			return v
		}
	}
	return ""
}

// firstValues is what [Article.Meta] keeps.
func (m metaTable) firstValues() map[string]string {
	if len(m) == 0 {
		return nil
	}
	out := make(map[string]string, len(m))
	for name, values := range m {
		out[name] = values[0]
	}
	return out
}
