package crawl

import (
	"hash/fnv"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"copydesk/extract"
)

// maxNext is how far the pages of one list, or of one article, are followed: a
// section of 20 a page shows its last thousand articles, and a list without end
// costs no more than that.
const maxNext = 50

// pageInPath finds the page number at the end of a path: /world/page/2 or
// /world/page-2.html; bareInPath finds /storm-over-the-harbour/2, which can be
// another story as well.
var (
	pageInPath = regexp.MustCompile(`(?i)^(.*)/(?:page|seite|pagina|p)[/-]?(\d+)(?:\.html?)?$`)
	bareInPath = regexp.MustCompile(`(?i)^(.*[a-z][^/]*)/([1-9]\d*)$`)
)

var (
	pageParams = map[string]bool{"page": true, "paged": true, "pg": true, "p": true, "pagenum": true, "seite": true, "pagina": true}

	// offsets are how many articles come before those of the page: ten a page,
	// where no two sites show as many.
	offsets = map[string]bool{"offset": true, "start": true, "limitstart": true, "skip": true}
)

// paged takes the page number off the address of a page of a list or article, a
// bare one only if it is known to be that. What is left is the same for all pages
// of it; the first is number 1.
func paged(u *url.URL, bare bool) (list string, number int) {
	path := strings.TrimSuffix(u.Path, "/")
	number = 1
	m := pageInPath.FindStringSubmatch(path)
	if m == nil && bare {
		m = bareInPath.FindStringSubmatch(path)
	}
	if m != nil {
		path, number = m[1], pageNumber(m[2])
	}
	query := slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(pair string) bool {
		name, value, _ := strings.Cut(pair, "=")
		n := pageNumber(value)
		switch name = strings.ToLower(name); {
		case n > 0 && pageParams[name]:
			number = n
		case n > 0 && offsets[name]:
			number = max(2, n/10+1)
		default:
			return false
		}
		return true
	})
	return u.Host + strings.TrimSuffix(path, "/") + "?" + strings.Join(query, "&"), number
}

func pageNumber(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// reorders reports whether an address shows a list in another order or form, with
// the articles that it has anyway: its next pages would be as many lists without
// end as there are combinations.
func reorders(u *url.URL) bool {
	return slices.ContainsFunc(paramNames(strings.ToLower(u.RawQuery)), func(name string) bool { return orders[name] })
}

var orders = map[string]bool{
	"sort": true, "sortby": true, "sort_by": true, "order": true, "orderby": true, "order_by": true, "dir": true, "direction": true,
	"view": true, "layout": true, "limit": true, "per_page": true, "perpage": true, "pagesize": true, "filter": true,
}

// A pager tells which links of a page lead to the next pages of the same list or
// article. Those are no step away from the seed.
type pager struct {
	list      string
	prefix    string // what the addresses of all its pages start with
	isList    bool
	reordered bool
	steps     int // from page to page so far, where no number says so
}

func (j *job) pager(article bool) pager {
	list, _ := paged(j.url, j.note.Next > 0)
	path, _, _ := strings.Cut(list, "?")
	return pager{list, j.url.Scheme + "://" + path, !article, reorders(j.url), j.note.Next}
}

// next returns how many steps from page to page lead to a link, 0 if it is no
// next page, and sameAgain for a later page of this list in another order. The
// number in its address counts, or, from a list, what the link says of itself: an
// article calls the one after it so, and a calendar its next month.
func (p pager) next(l extract.Link) int {
	named := p.isList && slices.Contains(strings.Fields(l.Rel), "next")
	if !named && !strings.HasPrefix(l.URL, p.prefix) {
		return 0
	}
	u, err := url.Parse(l.URL)
	if err != nil {
		return 0
	}
	list, n := paged(u, true)
	steps := 0
	switch {
	case reorders(u) && n > 1 && !p.reordered:
		return sameAgain
	case reorders(u):
	case list == p.list && n > 1:
		steps = n
	case named && calendarDate(u).IsZero():
		steps = p.steps + 1
	}
	if steps > maxNext {
		return 0
	}
	return steps
}

const sameAgain = -1

// shown sums up where the links of a list lead, but for those to its own pages,
// and to such as come back to this one. It is 0 for an article.
func (p pager) shown(links []extract.Link) (sum uint32) {
	for _, l := range links {
		_, query, _ := strings.Cut(l.URL, "?")
		if p.isList && p.next(l) == 0 && !returns(query) {
			h := fnv.New32a()
			io.WriteString(h, l.URL) //nolint:errcheck // a hash takes all
			sum += h.Sum32()
		}
	}
	return sum
}

// narrowed remembers the lists that a site narrows by one parameter: /archive?year=2025
// and /archive?topic=ferry. What both leave has nothing that either does not show, and
// there are as many of such as combinations.
type narrowed struct{ seen seen }

// note remembers the links to lists that are narrowed once.
func (n *narrowed) note(links []extract.Link) {
	for _, l := range links {
		if by := narrowedBy(l); len(by) == 1 {
			n.seen.add(seenLink{url: by[0]})
		}
	}
}

// crosses reports a link to a list that is narrowed by several parameters, by each of
// which alone there is one as well.
func (n *narrowed) crosses(l extract.Link) bool {
	by := narrowedBy(l)
	return len(by) > 1 && !slices.ContainsFunc(by, func(one string) bool { return !n.seen.has(seenLink{url: one}) })
}

// narrowedBy returns the address of a link with each of its parameters alone, but for
// the number of the page, and in the language that it is in: a story that is there in
// another one is another story. One of too many parameters is no list, and each would
// cost a copy of the address.
func narrowedBy(l extract.Link) (out []string) {
	if !strings.Contains(l.URL, "?") || strings.Count(l.URL, "&") >= maxParams {
		return nil
	}
	u, err := url.Parse(l.URL)
	if err != nil {
		return nil
	}
	list, _ := paged(u, false)
	path, query, _ := strings.Cut(list, "?")
	path += "?"
	for pair := range strings.SplitSeq(query, "&") {
		switch name, _, _ := strings.Cut(pair, "="); {
		case languages[strings.ToLower(name)]:
			path += pair + "&"
		case pair != "":
			out = append(out, pair)
		}
	}
	for i := range out {
		out[i] = path + out[i]
	}
	return out
}

// languages are the parameters that name one; "l" is TYPO3's.
var languages = map[string]bool{
	"lang": true, "language": true, "locale": true, "lng": true, "lan": true, "l": true, "hl": true, "langue": true,
	"idioma": true, "lingua": true, "sprache": true, "edition": true,
}
