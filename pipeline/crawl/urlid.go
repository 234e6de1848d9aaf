package crawl

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/publicsuffix"

	"copydesk/extract"
)

var parser = whatwg.NewParser()

// maxURL bounds a URL in bytes: what is longer is a trap or a data dump, and
// servers refuse it (RFC 9110 section 4.1 asks for 8000).
const maxURL = 8000

// maxHost bounds the name of a host in bytes (RFC 1035 section 2.3.4).
const maxHost = 253

// Normalize returns the URL that stands for all spellings of raw, resolved
// against base, which may be nil: parsed as browsers do, without fragment,
// credentials, default port, tracking parameters and session ids, escapes in the
// path as normalPath has them. The order of the other parameters stays. Only http and https URLs have one.
func Normalize(raw string, base *url.URL) (string, error) {
	u, err := resolve(raw, base)
	if err != nil {
		return "", err
	}
	if scheme := u.Scheme(); scheme != "http" && scheme != "https" {
		return "", badURL(raw, fmt.Sprintf("scheme %q is not http or https", scheme))
	}
	if len(u.Hostname()) > maxHost {
		return "", badURL(raw, fmt.Sprintf("host longer than %d bytes", maxHost))
	}
	u.SetUsername("")
	u.SetPassword("")
	if host := u.Hostname(); strings.HasSuffix(host, ".") {
		if host = strings.TrimRight(host, "."); host == "" {
			return "", badURL(raw, "no host")
		}
		u.SetHostname(host)
	}
	if p := u.Pathname(); strings.ContainsAny(p, ";%(") {
		u.SetPathname(normalPath(sessionInPath.ReplaceAllString(p, "")))
	}
	if q := u.Query(); q != "" || strings.HasSuffix(u.Href(true), "?") {
		if q = withoutTracking(q); q != "" {
			q = "?" + q // SetSearch takes the first off
		}
		u.SetSearch(q)
	}
	out := u.Href(true)
	if len(out) > maxURL {
		return "", badURL(raw, fmt.Sprintf("longer than %d bytes", maxURL))
	}
	return out, nil
}

// Named is [Normalize] for a URL that a user gives, who is told that a name and
// password in it are not sent.
func Named(raw string, base *url.URL) (string, error) {
	if u, err := resolve(raw, base); err == nil && u.Username()+u.Password() != "" {
		return "", fmt.Errorf("the URL of %s has a name and password: they are not sent, leave them out", u.Host())
	}
	return Normalize(raw, base)
}

// resolve parses raw as the WHATWG URL standard says, fragment and all.
func resolve(raw string, base *url.URL) (*whatwg.Url, error) {
	if len(raw) > 2*maxURL {
		return nil, badURL(raw, fmt.Sprintf("longer than %d bytes", 2*maxURL))
	}
	var u *whatwg.Url
	var err error
	if base == nil {
		u, err = parser.Parse(raw)
	} else {
		u, err = parser.ParseRef(base.String(), raw)
	}
	if err != nil {
		why, _, _ := strings.Cut(err.Error(), " Url: ") // whole
		return nil, badURL(raw, strings.TrimPrefix(why, "Error: "))
	}
	if u.Hostname() == "" {
		return nil, badURL(raw, "no host")
	}
	return u, nil
}

// badURL is the error of a URL that is none, of which the start is shown.
func badURL(raw, why string) error {
	if raw = Shown(raw); len(raw) > 200 {
		raw = raw[:200] + "…"
	}
	return fmt.Errorf("parse URL %q: %s", raw, why)
}

// Shown returns a URL as a user gave it, whether it is one or not, without what
// may be a name and password.
func Shown(raw string) string { return login.ReplaceAllString(raw, "$1…@") }

// login may have a slash in its password, which is why the URL is none.
var login = regexp.MustCompile(`^(\s*(?:\w+:)?/*)(?:[^/]*@|[^/]*:.*@)`)

// sessionInPath is the session id that Java servers, and those of ASP.NET
// without cookies, put into a path.
var sessionInPath = regexp.MustCompile(`(?i);(jsessionid|phpsessid|sid)=[^/?]*|/\((?:[a-z]\([a-z0-9]{24}\))+\)`)

// sessionValue is a value that no editor wrote. Where a parameter is called like
// a session and has one, it is a session; "sid=1274" may be a story.
var sessionValue = regexp.MustCompile(`(?i)^(?:[0-9a-f]{16,}|[0-9a-z]{24,})$`)

var sessionNames = map[string]bool{"s": true, "sid": true, "session": true, "sess": true, "sessid": true, "oscsid": true, "token": true}

// withoutTracking drops parameters from a query and keeps the spelling of the
// others.
func withoutTracking(query string) string {
	var kept []string
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		session := sessionNames[strings.ToLower(name)] && sessionValue.MatchString(value)
		if pair != "" && !session && !extract.IsTracking(name) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

// hostKey is what lanes, robots.txt and politeness go by: the host, with the
// port if it is not the scheme's.
func hostKey(u *url.URL) string { return u.Host }

// dialKey is hostKey as the dialler has it, always with a port.
func dialKey(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// site names what belongs together: the registrable domain, with the port if it
// is not the scheme's. An address or a bare name stands for itself.
func site(u *url.URL) string {
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil {
		return u.Host
	}
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		host = domain
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	return host
}

// plainPage folds what a site shows to phones and printers into the page itself,
// as far as its URL says so: /story/amp, /story.amp.html, /story?print=1. A host
// of its own for AMP is left to the canonical link of its pages.
func plainPage(u *url.URL) *url.URL {
	plain := *u
	slash := strings.HasSuffix(u.Path, "/")
	dir, last := path.Split(strings.TrimSuffix(u.Path, "/"))
	switch {
	case variantNames[strings.ToLower(last)] && dir != "/":
		plain.Path, plain.RawPath = dir, ""
		if !slash {
			plain.Path = strings.TrimSuffix(dir, "/")
		}
	case strings.HasSuffix(last, ".amp.html"):
		plain.Path, plain.RawPath = strings.TrimSuffix(u.Path, ".amp.html")+".html", ""
	case strings.HasSuffix(last, ".amp"):
		plain.Path, plain.RawPath = strings.TrimSuffix(u.Path, ".amp"), ""
	}
	if u.RawPath != "" {
		plain.Path, plain.RawPath = u.Path, u.RawPath // an escaped slash: left alone
	}
	if u.RawQuery != "" {
		plain.RawQuery = strings.Join(slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(pair string) bool {
			name, value, _ := strings.Cut(strings.ToLower(pair), "=")
			return variantNames[name] && variantValues[value] || variantSwitches[name] && variantNames[value]
		}), "&")
	}
	return &plain
}

var (
	variantNames    = map[string]bool{"amp": true, "print": true, "printable": true}
	variantValues   = map[string]bool{"": true, "1": true, "true": true, "yes": true, "y": true}
	variantSwitches = map[string]bool{"outputtype": true, "view": true, "mode": true, "format": true, "type": true}
)

// traps are the ways in which a site makes URLs without end.
var traps = []struct {
	reason string
	is     func(u *url.URL, now time.Time) bool
}{
	{"its path is too deep", func(u *url.URL, _ time.Time) bool { return strings.Count(u.Path, "/") > maxSegments }},
	{"its path goes round", func(u *url.URL, _ time.Time) bool { return repeats(strings.Split(u.Path, "/"), maxRepeats) }},
	{"a calendar that has got to the future", func(u *url.URL, now time.Time) bool { return calendarDate(u).After(now.AddDate(0, 1, 0)) }},
	{"it has too many parameters", func(u *url.URL, _ time.Time) bool { return strings.Count(u.RawQuery, "&") >= maxParams }},
	{"a parameter comes again and again", func(u *url.URL, _ time.Time) bool { return repeats(paramNames(u.RawQuery), 2) }},
}

const (
	maxSegments = 20 // deeper than any archive is
	maxRepeats  = 3  // /2024/01/01/ has two equal segments, some dates three
	maxParams   = 8  // what a search form with filters has; an article has one or two
)

// trap returns why no crawler should follow u, or "".
func trap(u *url.URL, now time.Time) string {
	for _, t := range traps {
		if t.is(u, now) {
			return t.reason
		}
	}
	return ""
}

// repeats reports whether a word comes more than most times.
func repeats(words []string, most int) bool {
	count := map[string]int{}
	for _, w := range words {
		if count[w]++; count[w] > most && w != "" {
			return true
		}
	}
	return false
}

// returns reports a query that says which page to come back to: to log in, to
// share or to save it has an address of its own for every page of the site. In a
// feed or sitemap it is one that a story has.
func returns(query string) bool {
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if value, err := url.QueryUnescape(value); err == nil && returnNames[plainName.Replace(strings.ToLower(name))] &&
			(strings.HasPrefix(value, "/") || strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://")) {
			return true
		}
	}
	return false
}

// returnNames are without what plainName takes off.
var (
	returnNames = map[string]bool{
		"u": true, "url": true, "next": true, "continue": true, "goto": true, "dest": true, "destination": true, "back": true, "backurl": true,
		"return": true, "returnto": true, "returnurl": true, "returnuri": true, "redirect": true, "redirectto": true, "redirecturl": true, "redirecturi": true,
	}
	plainName = strings.NewReplacer("-", "", "_", "")
)

func paramNames(query string) (names []string) {
	for pair := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if !strings.HasSuffix(name, "[]") && !strings.HasSuffix(name, "%5B%5D") { // a list, as PHP has it
			names = append(names, name)
		}
	}
	return names
}

// inURL finds the month of a URL: /2031/05/, /2031-05-01, ?month=2031-05.
var inURL = regexp.MustCompile(`(?:^|[/=])((?:19|20|21)\d\d)[-/](0?[1-9]|1[0-2])(?:[-/&]|$)`)

// calendarDate returns the month that a URL names, zero if it names none.
func calendarDate(u *url.URL) time.Time {
	m := inURL.FindStringSubmatch(u.Path)
	if m == nil {
		m = inURL.FindStringSubmatch(u.RawQuery)
	}
	if m == nil {
		return time.Time{}
	}
	year, _ := strconv.Atoi(m[1])  // digits
	month, _ := strconv.Atoi(m[2]) // digits
	return time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
}
