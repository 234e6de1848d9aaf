package extract

import (
	"net/url"
	"slices"
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
	value := d.field(a, "canonical_url", canonicalRules)
	a.CanonicalURL = value
	final := d.page.address()
	key := final
	c, err := url.Parse(value)
	f, ferr := url.Parse(final)
	if value != "" && err == nil && ferr == nil && (final == "" || sameSite(c, f) && !isFront(c, f) && !isInsecure(c, f)) {
		key = value
	}
	a.URL = CleanURL(key)
}

// isFront reports whether a canonical URL is the front page of the site, which
// careless templates give for every page.
func isFront(c, f *url.URL) bool {
	return strings.Trim(c.Path, "/") == "" && c.RawQuery == "" && (strings.Trim(f.Path, "/") != "" || f.RawQuery != "")
}

// isInsecure reports whether a canonical URL is the page's own without its TLS, as a
// template from before the site had that gives it. Search engines keep to https, too.
func isInsecure(c, f *url.URL) bool {
	return c.Scheme == "http" && f.Scheme == "https" && c.Host == f.Host && c.RequestURI() == f.RequestURI()
}

// sameSite reports whether two hosts belong to one registrable domain. Another
// port is another site: a template of the machine behind the site names one.
func sameSite(a, b *url.URL) bool {
	return port(a) == port(b) && (a.Hostname() == b.Hostname() || registrable(a.Hostname()) == registrable(b.Hostname()))
}

// port is the port of a URL if it is not that of http or https.
func port(u *url.URL) string {
	switch p := u.Port(); p {
	case "80", "443":
		return ""
	default:
		return p
	}
}

func registrable(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// siteLabel is the part of the host that names the site: "worldledger".
func siteLabel(u *url.URL) string {
	name, _, _ := strings.Cut(registrable(u.Hostname()), ".")
	return strings.ReplaceAll(name, "-", "")
}

// trackingParams carry where a reader came from, never what the page shows, by
// the documentation of those that set them. A name that ends in * is a prefix.
var trackingParams = newParams(
	"utm_* _ga _gl ga_source ga_medium ga_campaign ga_content ga_term",           // Google Analytics
	"pk_* mtm_* matomo_* piwik_* xtor at_medium at_campaign at_custom*",          // Matomo, Piano
	"wt_mc wt.mc_id wt_zmc ns_campaign ns_mchannel ns_source ns_linkname ns_fee", // Webtrekk, Comscore
	"s_cid sc_cid cmpid cmp icid ncid ocid ito smid smtyp smprod ftag taid mbid", // campaigns, as Adobe Analytics and newsrooms name them
	"fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid", // clicks on advertisements
	"li_fat_id epik rdt_cid igshid igsh sr_share __twitter_impression",           // shared links
	"mc_cid mc_eid hsa_* __hs* _hs* oly_* vero_* trk_* mkt_tok",                  // newsletters: Mailchimp, HubSpot, Omeda, Vero, Marketo
	"ref_src ref_url spm scm guccounter guce_referrer guce_referrer_sig",         // referrers
	"jsessionid phpsessid aspsessionid* sessionid session_id cfid cftoken zenid", // sessions
)

type params struct {
	exact    map[string]bool
	prefixes []string
}

func newParams(lists ...string) (p params) {
	p.exact = map[string]bool{}
	for _, list := range lists {
		for name := range strings.FieldsSeq(list) {
			if prefix, ok := strings.CutSuffix(name, "*"); ok {
				p.prefixes = append(p.prefixes, prefix)
			} else {
				p.exact[name] = true
			}
		}
	}
	return p
}

// IsTracking reports whether a parameter of a URL says where a reader came from
// or who it is, never what the page shows: of campaigns, click ids, share
// buttons, sessions. Case does not matter.
func IsTracking(name string) bool {
	name = strings.ToLower(name)
	return trackingParams.exact[name] || slices.ContainsFunc(trackingParams.prefixes, func(p string) bool { return strings.HasPrefix(name, p) })
}

// CleanURL returns an address as [Article.URL] has it. It drops the fragment, the default port and the parameters that only
// track. What cannot be parsed stays as it is.
func CleanURL(s string) string {
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
			if name, _, _ := strings.Cut(p, "="); p != "" && !IsTracking(name) {
				kept = append(kept, p)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	u.ForceQuery = false
	return u.String()
}
