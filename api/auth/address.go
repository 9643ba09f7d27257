package auth

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// callerOf is the address that tries at passwords are counted by; of IPv6 the network, since one caller has all of it.
// Behind a proxy it is the last address of X-Forwarded-For, which the proxy wrote: those before it anyone can make up.
func callerOf(r *http.Request, proxy bool) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if given := r.Header.Values("X-Forwarded-For"); proxy && len(given) > 0 {
		all := strings.Split(given[len(given)-1], ",")
		host = strings.TrimSpace(all[len(all)-1])
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return "unknown"
	}
	if ip = ip.Unmap().WithZone(""); ip.Is4() {
		return ip.String()
	}
	return netip.PrefixFrom(ip, 64).Masked().String()
}
