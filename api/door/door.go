// Package door decides what is believed of a connection before anything else reads the request: that no one else can read
// it, which name it was sent to, and where it came from.
package door

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"
)

// Door is how the service is reached.
type Door struct {
	HTTPS   bool     // people reach it over https: by the program's own TLS, or by a proxy's
	Proxies Proxies  // whose X-Forwarded-For and X-Forwarded-Proto are believed, and no one else's
	Hosts   []string // names of the service, besides those of this machine
}

// strictTransport keeps browsers from plain http for a year.
const strictTransport = "max-age=31536000"

// Handler lets through what was sent in private to a name of the service. RemoteAddr is then the caller's address, as the
// program or a named proxy saw it.
func (d Door) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if d.HTTPS {
			w.Header().Set("Strict-Transport-Security", strictTransport)
		}
		peer := peerOf(r)
		switch {
		case !d.private(r, peer):
			refuse(w, r, httpsOnly)
		case !d.knows(r.Host):
			refuse(w, r, unknownHost)
		default:
			next.ServeHTTP(w, d.seen(r, peer))
		}
	})
}

// seen is the request with the caller's address.
func (d Door) seen(r *http.Request, peer netip.Addr) *http.Request {
	near := !forwarded(r) && (peer.IsLoopback() || d.Proxies.has(peer))
	r = r.WithContext(context.WithValue(r.Context(), nearKey{}, near))
	if given := r.Header.Values("X-Forwarded-For"); len(given) > 0 && d.Proxies.has(peer) {
		r.RemoteAddr = net.JoinHostPort(d.Proxies.caller(given), "0")
	}
	return r
}

// private reports whether only the two ends can read the request: it is encrypted, does not leave this machine, or is
// from a named proxy that does not say that it came to it in clear.
func (d Door) private(r *http.Request, peer netip.Addr) bool {
	if d.Proxies.has(peer) {
		return !slices.ContainsFunc(r.Header.Values("X-Forwarded-Proto"), inClear)
	}
	return r.TLS != nil || peer.IsLoopback()
}

type nearKey struct{}

// Near reports whether the machine itself asks, or a named proxy for itself, and not one of the people who use the pages.
// Without a door before it everyone is near.
func Near(ctx context.Context) bool {
	near, known := ctx.Value(nearKey{}).(bool)
	return near || !known
}

// Operators lets through what is asked at a listener of its own, for those who run the service.
func (d Door) Operators(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TLS == nil && !peerOf(r).IsLoopback() {
			refuse(w, r, httpsOnly)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), nearKey{}, true)))
	})
}

// forwarded reports whether a proxy of any kind passed the request on.
func forwarded(r *http.Request) bool {
	return slices.ContainsFunc([]string{"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip"}, func(name string) bool {
		return len(r.Header.Values(name)) > 0
	})
}

// peerOf is the other end of the connection; the zero address where it is unknown.
func peerOf(r *http.Request) netip.Addr {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return at.Addr().Unmap().WithZone("")
}
