package app

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/door"
)

// Door is how people reach the service. Off a loopback address nothing is sent in clear.
type Door struct {
	HTTPS   bool     `name:"https" help:"Users reach the pages over https, through a proxy on this machine. A proxy on another machine needs --proxy." env:"SCPO_HTTPS"`
	TLSCert string   `name:"tls-cert" help:"File with the certificate, and those between it and its authority, to serve https without a proxy." env:"SCPO_TLS_CERT" placeholder:"FILE"`
	TLSKey  string   `name:"tls-key" help:"File with the key of the certificate." env:"SCPO_TLS_KEY" placeholder:"FILE"`
	Proxy   []string `name:"proxy" help:"Address or network of a TLS proxy in front of this program. Only its X-Forwarded-For and X-Forwarded-Proto are believed. Implies --https." env:"SCPO_PROXY" placeholder:"CIDR"`
	Host    []string `name:"host" help:"Name by which users reach the service. Names of this machine, and those in --base-url and --oidc-redirect-url, are known." env:"SCPO_HOST" placeholder:"NAME"`

	MetricsAddr string `name:"metrics-addr" help:"Address of a second listener, with /metrics, /readyz and /healthz for those who run the service." env:"SCPO_METRICS_ADDR" placeholder:"HOST:PORT"`
}

// Entrance is a door whose settings have been read.
type Entrance struct {
	door.Door
	Scheme string // of the address at which the program itself answers
	Listen string
	tls    *tls.Config

	operators net.Listener // for those who run the service; nil: none of its own
}

// OverHTTPS reports whether the service is meant for people at other machines too.
func (d Door) OverHTTPS() bool {
	return d.HTTPS || d.TLSCert != "" || d.TLSKey != "" || len(d.Proxy) > 0
}

// Open reads the settings before anything is written. It refuses an address that other machines can reach while what is
// sent there can be read on the way. known are addresses of the service that other settings name.
func (d Door) Open(listen string, log *slog.Logger, known ...string) (Entrance, error) {
	e := Entrance{Scheme: "http", Listen: listen, Door: door.Door{HTTPS: d.OverHTTPS()}}
	var err error
	if e.Proxies, err = door.ParseProxies(d.Proxy); err != nil {
		return e, fmt.Errorf("--proxy: %w", err)
	}
	if e.Hosts, err = door.ParseHosts(append(d.Host, hostsOf(listen, known)...)); err != nil {
		return e, fmt.Errorf("--host: %w", err)
	}
	if e.tls, err = certificateOf(d.TLSCert, d.TLSKey); err != nil {
		return e, err
	}
	if e.tls != nil {
		e.Scheme = "https"
	}
	if e.tls == nil && len(e.Proxies) == 0 && !auth.Loopback(listen) {
		return e, inClear(listen, d.HTTPS)
	}
	if e.operators, err = forOperators(d.MetricsAddr, e.tls != nil); err != nil {
		return e, err
	}
	if e.HTTPS && e.tls == nil && len(e.Proxies) == 0 {
		log.Warn("no proxy is named with --proxy: everyone who comes through it counts as one caller, in the access log and when passwords are guessed")
	}
	if e.HTTPS && len(e.Hosts) == 0 {
		log.Warn("no name of the service is given with --host: requests for any name but this machine's own are refused")
	}
	return e, nil
}

// forOperators takes the address for those who run the service; nil without one.
func forOperators(address string, encrypted bool) (net.Listener, error) {
	if address == "" {
		return nil, nil
	}
	if !encrypted && !auth.Loopback(address) {
		return nil, fmt.Errorf("--metrics-addr %s can be reached from other machines, and what is sent there is not encrypted; choose a loopback address, or give a certificate with --tls-cert and --tls-key", address)
	}
	return Listen(address)
}

func inClear(listen string, https bool) error {
	text := "%s can be reached from other machines, and what is sent there is not encrypted; " +
		"give a certificate with --tls-cert and --tls-key, or name the TLS proxy in front with --proxy ADDRESS, or listen on a loopback address"
	if https {
		text += "; --https alone does not say which proxy it is"
	}
	return fmt.Errorf(text, listen)
}

// hostsOf are the names in the settings that name the service anyway. An address that stands for all of the machine's
// names none.
func hostsOf(listen string, addresses []string) []string {
	var all []string
	if host, _, err := net.SplitHostPort(listen); err == nil && host != "" && !auth.Loopback(listen) {
		if ip, err := netip.ParseAddr(host); err != nil || !ip.IsUnspecified() {
			all = append(all, bracketed(host))
		}
	}
	for _, address := range addresses {
		if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
			all = append(all, bracketed(u.Hostname()))
		}
	}
	return all
}

// bracketed writes a host as it is in an address.
func bracketed(host string) string {
	if ip, err := netip.ParseAddr(host); err == nil && ip.Is6() {
		return "[" + host + "]"
	}
	return host
}
