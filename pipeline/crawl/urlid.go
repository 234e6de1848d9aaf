package crawl

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/publicsuffix"

	"copydesk/extract"
)

var parser = whatwg.NewParser(whatwg.WithPercentEncodeSinglePercentSign())

// maxURL bounds a URL in bytes: what is longer is a trap or a data dump, and
// servers refuse it (RFC 9110 section 4.1 asks for 8000).
const maxURL = 8000

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
		return "", fmt.Errorf("parse URL %q: scheme %q is not http or https", raw, scheme)
	}
	u.SetUsername("")
	u.SetPassword("")
	if host := u.Hostname(); strings.HasSuffix(host, ".") {
		if host = strings.TrimRight(host, "."); host == "" {
			return "", fmt.Errorf("parse URL %q: %w", raw, errNoHost)
		}
		u.SetHostname(host)
	}
	if path := u.Pathname(); strings.ContainsAny(path, ";%") {
		u.SetPathname(normalPath(sessionInPath.ReplaceAllString(path, "")))
	}
	if q := u.Query(); q != "" || strings.HasSuffix(u.Href(true), "?") {
		if q = withoutTracking(q); q != "" {
			q = "?" + q // SetSearch takes the first off
		}
		u.SetSearch(q)
	}
	out := u.Href(true)
	if len(out) > maxURL {
		return "", fmt.Errorf("parse URL %.60q…: longer than %d bytes", raw, maxURL)
	}
	return out, nil
}

// resolve parses raw as the WHATWG URL standard says, fragment and all.
func resolve(raw string, base *url.URL) (*whatwg.Url, error) {
	if len(raw) > 2*maxURL {
		return nil, fmt.Errorf("parse URL %.60q…: longer than %d bytes", raw, 2*maxURL)
	}
	var u *whatwg.Url
	var err error
	if base == nil {
		u, err = parser.Parse(raw)
	} else {
		u, err = parser.ParseRef(base.String(), raw)
	}
	if err != nil {
		return nil, fmt.Errorf("parse URL %q: %w", raw, err)
	}
	if u.Hostname() == "" {
		return nil, fmt.Errorf("parse URL %q: %w", raw, errNoHost)
	}
	return u, nil
}

var errNoHost = errors.New("no host")

// sessionInPath is the session id that Java servers put into a path.
var sessionInPath = regexp.MustCompile(`(?i);(jsessionid|phpsessid|sid)=[^/?]*`)

// withoutTracking drops parameters from a query and keeps the spelling of the
// others.
func withoutTracking(query string) string {
	var kept []string
	for pair := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !extract.IsTracking(name) {
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

// isTrap reports URLs that a site makes without end: a path that repeats a
// segment four times, or is deeper than any archive is.
func isTrap(u *url.URL) bool {
	segments := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	if len(segments) > maxSegments {
		return true
	}
	count := map[string]int{}
	for _, s := range segments {
		count[s]++
		if count[s] > maxRepeats && s != "" {
			return true
		}
	}
	return false
}

const (
	maxSegments = 20
	maxRepeats  = 3 // /2024/01/01/ has two equal segments, some dates three
)
