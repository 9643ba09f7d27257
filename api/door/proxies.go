package door

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// Proxies are the networks of the proxies in front of the service.
type Proxies []netip.Prefix

// ParseProxies reads addresses and networks. It refuses one that is everyone's.
func ParseProxies(texts []string) (Proxies, error) {
	var all Proxies
	for _, text := range texts {
		network, err := parseNetwork(strings.TrimSpace(text))
		if err != nil {
			return nil, fmt.Errorf("%q is not the address of a proxy; write it like 10.0.0.5 or 10.0.0.0/28", text)
		}
		if network.Bits() == 0 {
			return nil, fmt.Errorf("%q names every machine, so anyone could say where they are; name the proxy alone", text)
		}
		all = append(all, network)
	}
	return all, nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if strings.Contains(text, "/") {
		network, err := netip.ParsePrefix(text)
		return network.Masked(), err
	}
	address, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Prefix{}, err
	}
	address = address.Unmap()
	return netip.PrefixFrom(address, address.BitLen()), nil
}

func (p Proxies) has(address netip.Addr) bool {
	return slices.ContainsFunc(p, func(network netip.Prefix) bool { return network.Contains(address) })
}

// caller is the last address of X-Forwarded-For that is not a named proxy's: a named proxy wrote it, and those before it
// anyone can make up. "unknown" where the proxy wrote no address.
func (p Proxies) caller(given []string) string {
	all := strings.Split(strings.Join(given, ","), ",")
	last := "unknown"
	for _, text := range slices.Backward(all) {
		address, err := parseAddress(strings.TrimSpace(text))
		if err != nil {
			return "unknown"
		}
		if last = address.String(); !p.has(address) {
			return last
		}
	}
	return last
}

// parseAddress also reads an address with a port, as some proxies write it.
func parseAddress(text string) (netip.Addr, error) {
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		at, withPort := netip.ParseAddrPort(text)
		if withPort != nil {
			return address, err
		}
		address = at.Addr()
	}
	return address.Unmap().WithZone(""), nil
}

// inClear reports whether X-Forwarded-Proto says that the caller reached the proxy without encryption.
func inClear(given string) bool {
	return !slices.ContainsFunc([]string{"https", "wss"}, func(kind string) bool { return strings.EqualFold(lastOf(given), kind) })
}

func lastOf(list string) string {
	return strings.TrimSpace(list[strings.LastIndexByte(list, ',')+1:])
}
