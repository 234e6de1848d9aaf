package crawl

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/net/http/httpproxy"
)

// A RefusedError reports a connection that was not made because the address is
// not on the public internet and no host that the user named.
type RefusedError struct {
	Addr   string // host:port as asked for
	Reason string // "a loopback address"
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("refused to connect to %s: %s, and no source names this host", e.Addr, e.Reason)
}

// A guard decides what may be dialled. It is asked after DNS, so that a name
// that resolves to an internal address does not get through.
type guard struct {
	trusted map[string]bool // host:port that the user named
	dialer  net.Dialer
	proxies func(*url.URL) (*url.URL, error)
}

func newGuard() *guard {
	return &guard{trusted: map[string]bool{}, proxies: httpproxy.FromEnvironment().ProxyFunc()}
}

// proxy returns the proxy for a request, nil for none: as HTTP_PROXY, HTTPS_PROXY
// and NO_PROXY say. It may stand anywhere, since the user has named it. It looks
// up names by itself, so a host that was found is judged by what it is called.
func (g *guard) proxy(req *http.Request) (*url.URL, error) {
	p, err := g.proxies(req.URL)
	if p == nil || err != nil {
		return nil, err
	}
	if addr := dialKey(req.URL); !g.trusted[addr] {
		if reason := refusalOfName(addr, req.URL.Hostname()); reason != "" {
			return nil, &RefusedError{addr, reason}
		}
	}
	if v, ok := req.Context().Value(visitKey{}).(*visit); ok {
		v.proxied.Store(true)
	}
	return p, nil
}

// proxyAnswered makes the answer of a proxy that reaches no host an error of
// dialling, which it is for us.
func proxyAnswered(_ context.Context, proxy *url.URL, _ *http.Request, res *http.Response) error {
	if res.StatusCode == http.StatusOK {
		return nil
	}
	return &net.OpError{Op: "dial", Net: "tcp", Err: fmt.Errorf("proxy %s: %s", proxy.Host, res.Status)}
}

// refusalOfName returns why a host must not be asked for by its name, or "".
func refusalOfName(addr, host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return refusal(addr)
	}
	if !strings.Contains(host, ".") || slices.ContainsFunc(localDomains, func(d string) bool { return strings.HasSuffix(host, d) }) {
		return "a name of the local network"
	}
	return ""
}

// localDomains are set aside for names that mean something else in each network
// (RFC 6761, 6762 and 8375; ICANN has kept internal for them).
var localDomains = []string{".localhost", ".local", ".home.arpa", ".internal"}

func (g *guard) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	v, ok := ctx.Value(visitKey{}).(*visit)
	if ok && v.sent.Load() {
		return nil, errHungUp // see GetConn in fetch
	}
	d := g.dialer
	if !g.trusted[addr] && !(ok && v.proxied.Load()) {
		d.Control = func(_, dialled string, _ syscall.RawConn) error {
			if reason := refusal(dialled); reason != "" {
				return &RefusedError{addr, reason}
			}
			return nil
		}
	}
	return d.DialContext(ctx, network, addr)
}

// refusals are the address blocks that no discovered URL may reach, from the
// registries of special-purpose addresses (RFC 6890), most telling first.
var refusals = []struct {
	prefix netip.Prefix
	reason string
}{
	{netip.MustParsePrefix("127.0.0.0/8"), "a loopback address"},
	{netip.MustParsePrefix("::1/128"), "a loopback address"},
	{netip.MustParsePrefix("169.254.169.254/32"), "a cloud metadata address"},
	{netip.MustParsePrefix("fd00:ec2::254/128"), "a cloud metadata address"},
	{netip.MustParsePrefix("100.100.100.200/32"), "a cloud metadata address"},
	{netip.MustParsePrefix("169.254.0.0/16"), "a link-local address"},
	{netip.MustParsePrefix("fe80::/10"), "a link-local address"},
	{netip.MustParsePrefix("10.0.0.0/8"), "a private address"},
	{netip.MustParsePrefix("172.16.0.0/12"), "a private address"},
	{netip.MustParsePrefix("192.168.0.0/16"), "a private address"},
	{netip.MustParsePrefix("fc00::/7"), "a private address"},
	{netip.MustParsePrefix("fec0::/10"), "a private address"},
	{netip.MustParsePrefix("100.64.0.0/10"), "an address of a carrier's own network"},
	{netip.MustParsePrefix("0.0.0.0/8"), "an address of this host"},
	{netip.MustParsePrefix("::/128"), "an address of this host"},
	{netip.MustParsePrefix("192.0.0.0/24"), "a reserved address"},
	{netip.MustParsePrefix("192.0.2.0/24"), "an address for documentation"},
	{netip.MustParsePrefix("198.18.0.0/15"), "an address for benchmarks"},
	{netip.MustParsePrefix("198.51.100.0/24"), "an address for documentation"},
	{netip.MustParsePrefix("203.0.113.0/24"), "an address for documentation"},
	{netip.MustParsePrefix("2001:db8::/32"), "an address for documentation"},
	{netip.MustParsePrefix("224.0.0.0/4"), "a multicast address"},
	{netip.MustParsePrefix("ff00::/8"), "a multicast address"},
	{netip.MustParsePrefix("240.0.0.0/4"), "a reserved address"},
	{netip.MustParsePrefix("64:ff9b:1::/48"), "a private address behind a translator"},
}

// embedded are the IPv6 blocks that carry an IPv4 address, and at which byte.
// What is dialled through them is that address.
var embedded = []struct {
	prefix netip.Prefix
	at     int
}{
	{netip.MustParsePrefix("::/96"), 12},
	{netip.MustParsePrefix("64:ff9b::/96"), 12}, // NAT64, RFC 6052
	{netip.MustParsePrefix("2002::/16"), 2},     // 6to4, RFC 3056
}

// refusal returns why an address with a port must not be dialled, or "".
func refusal(addr string) string {
	ap, err := netip.ParseAddrPort(addr)
	if err != nil {
		return "no address"
	}
	ip := ap.Addr().Unmap().WithZone("")
	for _, r := range refusals {
		if r.prefix.Contains(ip) {
			return r.reason
		}
	}
	if ip.Is4() {
		return ""
	}
	b := ip.As16()
	for _, e := range embedded {
		if e.prefix.Contains(ip) {
			inner := netip.AddrFrom4([4]byte(b[e.at : e.at+4]))
			return refusal(netip.AddrPortFrom(inner, ap.Port()).String())
		}
	}
	return ""
}
