package crawl

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Cookies are what sites have set in the course of one visit, redirects
// included, and are forgotten with it: no page depends on those that were visited
// before, and no site can tell one visit from the next. They go back to the host,
// or within the domain, that set them, as in browsers, and to no other port.
type cookies struct {
	jars map[string]*cookiejar.Jar // by site
}

// maxCookies bounds what is sent back, in bytes: as much as RFC 6265 section 6.1
// asks for of one cookie.
const maxCookies = 4096

// set takes the cookies of an answer.
func (c *cookies) set(u *url.URL, h http.Header) {
	c.add(u, (&http.Response{Header: h}).Cookies())
}

// carry takes the cookies that a redirect has brought along, as sends has them.
func (c *cookies) carry(u *url.URL, line string) {
	list, err := http.ParseCookie(line)
	if err != nil {
		return // none
	}
	for _, k := range list {
		k.Path = "/"
	}
	c.add(u, list)
}

func (c *cookies) add(u *url.URL, list []*http.Cookie) {
	if len(list) == 0 {
		return
	}
	if c.jars == nil {
		c.jars = map[string]*cookiejar.Jar{}
	}
	jar := c.jars[site(u)]
	if jar == nil {
		jar, _ = cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // never fails
		c.jars[site(u)] = jar
	}
	jar.SetCookies(u, list)
}

// sends returns the Cookie header of a request, "" for none.
func (c *cookies) sends(u *url.URL) string {
	jar := c.jars[site(u)]
	if jar == nil {
		return ""
	}
	var out strings.Builder
	for _, k := range jar.Cookies(u) {
		pair := k.Name + "=" + k.Value
		if out.Len()+len("; ")+len(pair) > maxCookies {
			break
		}
		if out.Len() > 0 {
			out.WriteString("; ")
		}
		out.WriteString(pair)
	}
	return out.String()
}
