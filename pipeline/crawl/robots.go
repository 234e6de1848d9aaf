package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"copydesk/extract"
)

// maxRobots is how much of a robots.txt is read: the 500 KiB that RFC 9309
// section 2.5 asks for at least.
const maxRobots = 500 << 10

// A robots is a parsed robots.txt as one crawler has to read it (RFC 9309).
type robots struct {
	rules    []robotsRule
	delay    time.Duration // Crawl-delay, which the RFC does not know but sites use
	sitemaps []string
}

type robotsRule struct {
	pattern string // see rulePattern
	allow   bool
}

// parseRobots reads the groups of a file that name agent, the product token of
// the user agent, or "*" if none does. Groups of one name are joined. Lines
// that make no sense are passed over, one by one.
func parseRobots(text []byte, agent string) *robots {
	text = text[:min(len(text), maxRobots)]
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	var own, everybody robots
	var sitemaps []string
	named := false    // a group of our own exists
	var at []*robots  // what the group at hand belongs to
	inAgents := false // the last line of the group's head was a User-agent
	for line := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value := robotsLine(line)
		switch key {
		case "user-agent":
			if !inAgents {
				at = nil
			}
			inAgents = true
			if token := productToken(value); token != "" && strings.EqualFold(token, agent) {
				at, named = append(at, &own), true
			} else if value == "*" || strings.HasPrefix(value, "* ") {
				at = append(at, &everybody)
			}
		case "allow", "disallow":
			inAgents = false
			for _, r := range at {
				if value != "" { // an empty rule matches nothing
					r.rules = append(r.rules, robotsRule{rulePattern(value), key == "allow"})
				}
			}
		case "crawl-delay":
			inAgents = false
			for _, r := range at {
				if d, ok := crawlDelay(value); ok {
					r.delay = d
				}
			}
		case "sitemap":
			if value != "" {
				sitemaps = append(sitemaps, value)
			}
		}
	}
	if !named {
		own = everybody
	}
	own.sitemaps = sitemaps
	return &own
}

// robotsKeys are the spellings of keys that sites get wrong, as Google's parser
// takes them.
var robotsKeys = map[string]string{
	"user-agent": "user-agent", "useragent": "user-agent", "user agent": "user-agent",
	"allow":    "allow",
	"disallow": "disallow", "dissallow": "disallow", "dissalow": "disallow", "disalow": "disallow", "diasllow": "disallow", "disallaw": "disallow",
	"crawl-delay": "crawl-delay", "crawldelay": "crawl-delay", "crawl delay": "crawl-delay",
	"sitemap": "sitemap", "site-map": "sitemap",
}

// robotsLine splits a line at its colon, or at its blank where the colon was
// forgotten. The key is "" for a line that is none.
func robotsLine(line []byte) (key, value string) {
	line, _, _ = bytes.Cut(line, []byte("#"))
	s := strings.TrimSpace(string(line))
	k, v, ok := strings.Cut(s, ":")
	if !ok {
		fields := strings.Fields(s)
		if len(fields) != 2 {
			return "", ""
		}
		k, v = fields[0], fields[1]
	}
	return robotsKeys[strings.ToLower(strings.TrimSpace(k))], strings.TrimSpace(v)
}

// agentName is the product token of a crawler by what it sends. As browsers do, many
// name themselves behind "Mozilla/5.0 (compatible;".
func agentName(userAgent string) string {
	if _, name, ok := strings.Cut(userAgent, "(compatible;"); ok {
		return productToken(strings.TrimSpace(name))
	}
	return productToken(userAgent)
}

// productToken is the leading part of a user agent that robots.txt matches:
// letters, "_" and "-" (RFC 9309 section 2.2.1), and the digits that some names
// have.
func productToken(s string) string {
	for i, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c >= utf8.RuneSelf:
		default:
			return s[:i]
		}
	}
	return s
}

func crawlDelay(s string) (time.Duration, bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= 0) {
		return 0, false
	}
	if f > maxCrawlDelay.Seconds() {
		f /= 1000
	}
	return time.Duration(min(f, maxCrawlDelay.Seconds()) * float64(time.Second)), true
}

// maxCrawlDelay is the longest Crawl-delay that is taken at its word; what is
// longer is meant in milliseconds.
const maxCrawlDelay = time.Hour

// allows reports whether a URL, given as path and query, may be fetched: the
// longest matching rule decides, Allow where two are as long.
func (r *robots) allows(path string) bool {
	if path == "" || path[0] != '/' {
		path = "/" + path
	}
	if path == "/robots.txt" {
		return true
	}
	path = literalPath(path)
	best, allow := -1, true
	for _, rule := range r.rules {
		if n := len(rule.pattern); (n > best || n == best && rule.allow) && matches(rule.pattern, path) {
			best, allow = n, rule.allow
		}
	}
	return allow
}

// matches reports whether pattern matches from the start of path. It tries each
// star at the leftmost place, which is enough without a final "$".
func matches(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	if len(parts) == 1 {
		return !anchored || rest == ""
	}
	last := parts[len(parts)-1]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(rest, part)
		if i < 0 {
			return false
		}
		rest = rest[i+len(part):]
	}
	if anchored {
		return strings.HasSuffix(rest, last)
	}
	return strings.Contains(rest, last)
}

// rulePattern is the pattern of a rule. "$" is special at its end alone; a path
// without its slash is meant to have one.
func rulePattern(s string) string {
	if s[0] != '/' && s[0] != '*' {
		s = "/" + s
	}
	end := ""
	if rest, ok := strings.CutSuffix(s, "$"); ok {
		s, end = rest, "$"
	}
	return strings.ReplaceAll(normalPath(s), "$", "%24") + end
}

// literalPath is a path as patterns are matched against it, where "*" and "$"
// stand for themselves.
func literalPath(s string) string { return literal.Replace(normalPath(s)) }

var literal = strings.NewReplacer("*", "%2A", "$", "%24")

// normalPath brings a path into one spelling (RFC 9309 section 2.2.2): what is
// not ASCII, or may not stand in a URL, is percent-encoded, escapes are in
// capitals, escapes of unreserved characters are undone, and a "%" that starts no
// escape stands for itself.
func normalPath(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			v := unhex(s[i+1])<<4 | unhex(s[i+2])
			if unreserved(v) {
				b.WriteByte(v)
			} else {
				escape(&b, v)
			}
			i += 2
		case c == '%' || c >= utf8.RuneSelf || c <= ' ' || c == 0x7f || strings.IndexByte("<>\"\\^`{|}", c) >= 0:
			escape(&b, c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func escape(b *strings.Builder, c byte) {
	const digits = "0123456789ABCDEF"
	b.Write([]byte{'%', digits[c>>4], digits[c&15]})
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// robotsAge is how long a robots.txt is good for (RFC 9309 section 2.4).
const robotsAge = 24 * time.Hour

// maxRedirects of a robots.txt, as RFC 9309 section 2.3.1.2 has it.
const maxRobotsRedirects = 5

// errUnread goes with a page of a host whose robots.txt cannot be read.
var errUnread = errors.New("so nothing may be fetched")

// An unasked says why a page was not asked for: robots.txt forbids it, or cannot be
// read, or the guard forbids its host.
type unasked struct {
	error
	outcome extract.Outcome
}

// robotsAllow returns nil if robots.txt lets a job be fetched, and an unasked if it
// does not. It fetches the file if it is not known or a day old. Another error means
// that the job goes back.
func (r *run) robotsAllow(ctx context.Context, ln *lane, j *job) error {
	ln.state.Lock()
	defer ln.state.Unlock()
	if !ln.known {
		h, err := r.Frontier.Host(ctx, ln.name)
		if err != nil {
			return err
		}
		ln.host, ln.known = h, true
		if usable(h.RobotsStatus) {
			ln.robots = parseRobots([]byte(h.Robots), r.agent)
			ln.host.CrawlDelay = ln.robots.delay // what is on record may be meant for another agent
		}
	}
	if ln.host.BlockedUntil.After(time.Now()) {
		return later(ln.host.BlockedUntil)
	}
	if ln.robots == nil || time.Since(ln.host.RobotsAt) > robotsAge {
		if err := r.refreshRobots(ctx, ln, j); err != nil {
			return err
		}
	}
	j.mapped = ln.robots.sitemaps
	if !ln.robots.allows(j.url.RequestURI()) {
		return &unasked{fmt.Errorf("robots.txt of %s disallows %s", ln.name, j.url.RequestURI()), extract.Robots}
	}
	return nil
}

// usable reports whether a status says what may be fetched: the file came, or
// there is none. 429 is a server in trouble, as 5xx is.
func usable(status int) bool {
	return status >= 200 && status < 500 && status != http.StatusTooManyRequests
}

// telling reports whether an answer says what may be fetched.
func telling(res *response) bool {
	return usable(res.status) && (res.err == nil || res.fetch.Outcome == extract.HTTPError)
}

// refreshRobots fetches robots.txt into the lane and the frontier. A site that
// does not answer keeps the rules it had; without any, nothing may be fetched.
func (r *run) refreshRobots(ctx context.Context, ln *lane, j *job) error {
	res, err := r.fetchRobots(ctx, ln, j)
	if err != nil {
		return err
	}
	if refused := new(RefusedError); errors.As(res.err, &refused) && refused.Addr == dialKey(j.url) {
		return &unasked{refused, res.fetch.Outcome} // said of the page
	}
	if !telling(res) && ln.robots != nil {
		ln.host.RobotsAt = time.Now() // ask again in a day
		return r.Frontier.PutHost(ctx, ln.host)
	}
	if !telling(res) {
		r.punish(ln, res.err)
		ln.host.RobotsStatus = 0
		if err := r.Frontier.PutHost(ctx, ln.host); err != nil {
			return err
		}
		return &unasked{fmt.Errorf("robots.txt of %s cannot be read, %w: %w", ln.name, errUnread, res.err), res.fetch.Outcome}
	}
	before := ln.robots
	ln.robots = parseRobots(res.body, r.agent)
	if before != nil && !slices.Equal(before.rules, ln.robots.rules) { // what they forbade may be allowed
		if err := r.Frontier.Unblock(ctx, ln.name); err != nil {
			return err
		}
	}
	ln.host.Robots, ln.host.RobotsStatus, ln.host.RobotsAt = string(res.body), res.status, time.Now()
	if d := ln.robots.delay; d > longestDelay && d != ln.host.CrawlDelay && r.Log != nil {
		r.Log.Warn("robots.txt asks for a long time between two requests", "host", ln.name, "delay", d)
	}
	ln.host.CrawlDelay = ln.robots.delay
	if j.source.discover {
		if _, err := r.Frontier.Put(ctx, j.sitemaps(ln.robots.sitemaps)); err != nil {
			return err
		}
	}
	return r.Frontier.PutHost(ctx, ln.host)
}

// fetchRobots follows up to five redirects; more count as no file, and so does a
// loop. Those to another host take their turn there.
func (r *run) fetchRobots(ctx context.Context, ln *lane, j *job) (*response, error) {
	at := &url.URL{Scheme: j.url.Scheme, Host: j.url.Host, Path: "/robots.txt"}
	var kept cookies
	shown := map[string]string{} // the cookies of those that were asked
	for hop := 0; ; hop++ {
		host, err := r.Frontier.Host(ctx, hostKey(at))
		if err != nil {
			return nil, err
		}
		if host.BlockedUntil.After(time.Now()) {
			return nil, later(host.BlockedUntil)
		}
		there := r.lane(host.Name)
		if err := r.start(ctx, there, r.delayOf(ln, j)); err != nil {
			return nil, err
		}
		shown[at.String()] = kept.sends(at)
		res, err := r.fetch(ctx, there, request{url: at.String(), role: extract.RobotsRole, cookie: kept.sends(at)})
		if err != nil {
			return nil, err
		}
		if err := r.archive(at.String(), "", extract.Hint{}, res); err != nil {
			return nil, err
		}
		if refused := new(RefusedError); errors.As(res.err, &refused) {
			if hop > 0 {
				res.err = fmt.Errorf("redirected to %s: %w", at, refused)
			}
			return res, nil
		}
		page := &extract.Page{URL: at.String(), Header: res.header, Role: extract.RobotsRole, Source: j.lease.Source, Fetch: res.fetch}
		page.Fetch.Attempt = 1
		err = res.err
		if telling(res) {
			err = nil // to have no robots.txt is no failure
		}
		next, errNext := Normalize(res.header.Get("Location"), at)
		redirected := res.fetch.Outcome == extract.Redirected
		if redirected && errNext == nil {
			page.FinalURL = next
		}
		if err := r.send(ctx, output{page: page, err: err}); err != nil {
			return nil, err
		}
		if !redirected {
			return res, nil
		}
		kept.set(at, res.header)
		none := &response{status: http.StatusNotFound, fetch: res.fetch}
		if hop == maxRobotsRedirects || errNext != nil {
			return none, nil
		}
		if at, err = url.Parse(next); err != nil {
			return nil, err
		}
		if cookie, asked := shown[next]; asked && cookie == kept.sends(at) {
			return none, nil
		}
	}
}
