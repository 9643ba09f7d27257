package door

import (
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// ParseHosts reads names of the service, each without scheme and port.
func ParseHosts(texts []string) ([]string, error) {
	var all []string
	for _, text := range texts {
		name := nameIn(text)
		if name == "" || strings.ContainsAny(name, "*/ ") {
			return nil, fmt.Errorf("%q is not the name of a host; write it like desk.example.police.uk, without https://", text)
		}
		all = append(all, name)
	}
	return all, nil
}

// knows reports whether the host of a request is one of the service. Every site that a browser visits can have its own
// name point here, so that a name proves nothing unless it is listed.
func (d Door) knows(host string) bool {
	name := nameIn(host)
	return name != "" && (ThisMachine(name) || slices.Contains(d.Hosts, name))
}

// nameIn is the name in a host, in lower case and without its port; "" where there is none.
func nameIn(host string) string {
	u, err := url.Parse("//" + host)
	if err != nil || u.User != nil || u.Host != host {
		return ""
	}
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if address, err := netip.ParseAddr(name); err == nil {
		return address.Unmap().String()
	}
	return name
}

// ThisMachine reports whether a host, without its port, is "localhost" or a loopback address.
func ThisMachine(name string) bool {
	address, err := netip.ParseAddr(name)
	return name == "localhost" || err == nil && address.IsLoopback()
}
