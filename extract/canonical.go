package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// canonicalRules: the link element is what search engines read, so publishers
// keep it right.
var canonicalRules = []rule{
	{"link", func(d *Document) []string { return list(d.absolute(d.canonical, true)) }},
	{"meta:og:url", func(d *Document) []string { return list(d.absolute(d.meta("og:url"), true)) }},
}

// address fills in the canonical URL and the key of the article.
func (d *Document) address(a *Article) {
	value, provenance := d.one(canonicalRules)
	a.CanonicalURL = value
	a.note("canonical_url", value, provenance)
	final := d.page.address()
	key := final
	c, err := url.Parse(value)
	f, ferr := url.Parse(final)
	if value != "" && err == nil && ferr == nil && (final == "" || sameSite(c, f) && !isFront(c, f)) {
		key = value
	}
	a.URL = cleanURL(key)
}

// isFront reports whether a canonical URL is the front page of the site, which
// careless templates give for every page.
func isFront(c, f *url.URL) bool {
	return strings.Trim(c.Path, "/") == "" && c.RawQuery == "" && (strings.Trim(f.Path, "/") != "" || f.RawQuery != "")
}

// sameSite reports whether two hosts belong to one registrable domain.
func sameSite(a, b *url.URL) bool {
	return a.Hostname() == b.Hostname() || registrable(a.Hostname()) == registrable(b.Hostname())
}

func registrable(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// siteLabel is the part of the host that names the site: "worldledger".
func (d *Document) siteLabel() string {
	name, _, _ := strings.Cut(registrable(d.base.Hostname()), ".")
	return strings.ReplaceAll(name, "-", "")
}

// trackingParams carry where a reader came from, not what is shown. A name
// that ends in * is a prefix.
var trackingParams = strings.Fields("utm_* fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid mc_cid mc_eid _hsenc _hsmi mkt_tok " +
	"ocid cmpid icid ncid CMP cmp ito ref ref_src ref_url referrer __twitter_impression at_medium at_campaign at_custom* ftag s_cid sr_share taid _ga _gl mbid wt_mc wt_zmc xtor traffic_source feature pk_campaign pk_kwd")

// cleanURL drops the fragment, the default port and the parameters that only
// track. What cannot be parsed stays as it is.
func cleanURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return s
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Scheme == "http" {
		u.Host = strings.TrimSuffix(u.Host, ":80")
	} else {
		u.Host = strings.TrimSuffix(u.Host, ":443")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	if u.RawQuery != "" {
		var kept []string
		for p := range strings.SplitSeq(u.RawQuery, "&") {
			if name, _, _ := strings.Cut(p, "="); p != "" && !isTracking(name) {
				kept = append(kept, p)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	u.ForceQuery = false
	return u.String()
}

func isTracking(name string) bool {
	for _, p := range trackingParams {
		if prefix, ok := strings.CutSuffix(p, "*"); name == p || ok && strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
