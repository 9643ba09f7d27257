package store

import (
	"errors"
	"fmt"
	"net/netip"
	"os"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// errUnverified refuses a connection that others on the way could read, or answer in the database's place.
var errUnverified = errors.New("the database is on another machine, and its URL asks for less than sslmode=verify-full: use sslmode=verify-full, or leave it out; name a certificate authority of your own with sslrootcert=FILE")

// saysHow finds a word in the settings on how the connection is protected.
var saysHow = regexp.MustCompile(`(?i)\bssl(mode)?\s*=`)

// verified is the address of a PostgreSQL database, with its password, as it is connected to: on this machine as it is
// given, elsewhere encrypted and with the server's certificate and name checked.
func verified(address, password string) (string, error) {
	if password != "" {
		address = withSetting(address, "password", password)
	}
	safe, err := isVerified(address)
	if err != nil || safe {
		return address, err
	}
	if saysHow.MatchString(address) || os.Getenv("PGSSLMODE") != "" {
		return "", errUnverified
	}
	address = withSetting(address, "sslmode", "verify-full")
	if safe, err = isVerified(address); err == nil && !safe {
		err = errUnverified
	}
	return address, err
}

// isVerified reports whether every server that may be connected to is on this machine or proves which it is.
func isVerified(address string) (bool, error) {
	c, err := pgconn.ParseConfig(address)
	if err != nil {
		return false, fmt.Errorf("read the database URL: %w", err)
	}
	all := append([]*pgconn.FallbackConfig{{Host: c.Host, TLSConfig: c.TLSConfig}}, c.Fallbacks...)
	for _, server := range all {
		if !onThisMachine(server.Host) && (server.TLSConfig == nil || server.TLSConfig.InsecureSkipVerify) {
			return false, nil
		}
	}
	return true, nil
}

// onThisMachine is true of loopback addresses and of sockets, whose names begin with "/" or "@".
func onThisMachine(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.HasPrefix(host, "/") || strings.HasPrefix(host, "@") || host == "localhost" || err == nil && ip.Unmap().IsLoopback()
}

// withSetting adds a setting to an address in either of its two forms. The last one of a name counts.
func withSetting(address, name, value string) string {
	if !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		return address + " " + name + "='" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(value) + "'"
	}
	joint := "?"
	if strings.Contains(address, "?") {
		joint = "&"
	}
	if strings.HasSuffix(address, "?") || strings.HasSuffix(address, "&") {
		joint = ""
	}
	var escaped strings.Builder
	for _, b := range []byte(value) {
		fmt.Fprintf(&escaped, "%%%02X", b)
	}
	return address + joint + name + "=" + escaped.String()
}
