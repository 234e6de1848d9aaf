package crawl

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"copydesk/extract"
)

// A headInfo is what the crawler needs of a page's head before it is extracted.
type headInfo struct {
	noindex, nofollow, noarchive, noai bool
	expired                            bool     // unavailable_after a day that is past
	forbids                            []string // robots meta elements that say one of these
	feeds                              []string // link rel=alternate
	refresh                            string   // where a meta element leads at once
}

// maxHead is how much of a page is looked through for it, in bytes.
const maxHead = 256 << 10

// readHead scans a page up to its body, and the headers that say the same.
func readHead(body []byte, header http.Header, agent string) (h headInfo) {
	for _, v := range header.Values("X-Robots-Tag") {
		h.header(v, agent)
	}
	h.refresh = refreshed(header.Get("Refresh"))
	z := html.NewTokenizer(bytes.NewReader(body[:min(len(body), maxHead)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return h
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			switch atom.Lookup(name) {
			case atom.Body:
				return h
			case atom.Meta:
				a := attributes(z, more)
				if strings.EqualFold(a["http-equiv"], "refresh") && h.refresh == "" {
					h.refresh = refreshed(a["content"])
				}
				if n := strings.ToLower(a["name"]); n == "robots" || n != "" && n == strings.ToLower(agent) {
					if h.directives(a["content"]) {
						h.forbids = append(h.forbids, a["content"])
					}
				}
			case atom.Link:
				a := attributes(z, more)
				if feedTypes[mediaType(a["type"])] && strings.Contains(strings.ToLower(a["rel"]), "alternate") && a["href"] != "" {
					h.feeds = append(h.feeds, a["href"])
				}
			}
		}
	}
}

// refresh is the value of a Refresh header or meta element that names a URL.
var refresh = regexp.MustCompile(`(?i)^\s*(\d+)[\d.]*\s*[;,]\s*(?:url\s*=\s*)?['"]?([^'"]*)`)

// maxRefresh is how soon a refresh must be to count as a redirect, in seconds:
// what is there for longer is meant to be read.
const maxRefresh = 5

// refreshed is the target of a refresh that is a redirect, "" if it is none.
func refreshed(value string) string {
	m := refresh.FindStringSubmatch(value)
	if m == nil {
		return ""
	}
	if seconds, err := strconv.Atoi(m[1]); err != nil || seconds > maxRefresh {
		return ""
	}
	return strings.TrimSpace(m[2])
}

// leadsFrom returns where a refresh of the page at an address leads, "" if there
// is none, or to the page itself, which asks to be read again.
func (h *headInfo) leadsFrom(address string) string {
	from, err := normalized(address, nil)
	if err != nil || h.refresh == "" {
		return ""
	}
	to, err := normalized(h.refresh, from)
	if err != nil || to.String() == from.String() {
		return ""
	}
	return to.String()
}

// obey notes on a page what it says to robots. The error is that it must not be
// kept; its outcome says so too.
func (h *headInfo) obey(p *extract.Page) error {
	for _, v := range h.forbids {
		p.Header.Add("X-Robots-Tag", v) // it says the same, and is on record there
	}
	p.NoArchive = h.noarchive
	said := ""
	switch {
	case h.noindex:
		said = "noindex"
	case h.noai:
		said = "noai"
	case h.expired:
		said = "unavailable_after"
	default:
		return nil
	}
	p.Fetch.Outcome = extract.Robots
	return saysNo(said)
}

// saysNo is what a page says to robots.
type saysNo string

func (e saysNo) Error() string { return fmt.Sprintf("the page says %s to robots", string(e)) }

var feedTypes = map[string]bool{"application/rss+xml": true, "application/atom+xml": true, "application/feed+json": true, "application/rdf+xml": true}

func attributes(z *html.Tokenizer, more bool) map[string]string {
	out := map[string]string{}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		if _, known := out[string(k)]; !known {
			out[string(k)] = string(v)
		}
	}
	return out
}

// directives reads the content of a robots meta element and reports whether it
// forbids anything.
func (h *headInfo) directives(s string) (forbids bool) {
	parts := strings.Split(s, ",")
	for i, d := range parts {
		known := true
		name, _, _ := strings.Cut(strings.ToLower(d), ":")
		switch strings.TrimSpace(name) {
		case "noindex":
			h.noindex = true
		case "nofollow":
			h.nofollow = true
		case "none":
			h.noindex, h.nofollow = true, true
		case "noarchive", "nocache":
			h.noarchive = true
		case "noai":
			h.noai = true
		case "unavailable_after":
			_, date, _ := strings.Cut(strings.Join(parts[i:], ","), ":")
			known = isOver(date)
			h.expired = h.expired || known
		default:
			known = false
		}
		forbids = forbids || known
	}
	return forbids
}

// isOver reports whether a date is past; a day is, once it is over. Directives may follow it; it may have a
// comma of its own, behind the day of the week.
func isOver(date string) bool {
	parts := strings.Split(date, ",")
	for n := range min(2, len(parts)) {
		s := strings.TrimSpace(strings.Join(parts[:n+1], ","))
		at, err := httpDate(s)
		if err != nil {
			at = sitemapDate(s)
		}
		if at.IsZero() {
			continue
		}
		if len(s) == len(time.DateOnly) {
			at = at.Add(day)
		}
		return at.Before(time.Now())
	}
	return false
}

// valued are the directives with a colon of their own.
var valued = []string{"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"}

// header reads one X-Robots-Tag: directives for all, and those behind "name:" for
// one crawler.
func (h *headInfo) header(value, agent string) {
	mine := true
	var own []string
	for part := range strings.SplitSeq(value, ",") {
		name, rest, ok := strings.Cut(part, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if ok && !strings.Contains(name, " ") && !slices.Contains(valued, name) { // no time either
			mine, part = name == strings.ToLower(agent), rest
		}
		if mine {
			own = append(own, part)
		}
	}
	h.directives(strings.Join(own, ","))
}
