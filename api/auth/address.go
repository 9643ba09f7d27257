package auth

import (
	"net"
	"net/http"
	"net/netip"
)

// callerOf is the address that tries at passwords are counted by; of IPv6 the network, since one caller has all of it.
// RemoteAddr is theirs also behind a proxy: the door put it there.
func callerOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
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
