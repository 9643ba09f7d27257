package auth

import (
	"context"
	"net/url"
	"strings"
	"unicode"
)

// Names in the data of a session.
const (
	returnKey   = "return"
	howKey      = "how"
	attemptsKey = "attempts"
	keptPrefix  = "kept."
)

const returnLimit = 2 << 10

// RememberReturn keeps where the person wanted to go until they have signed in. What is no address of
// this program is forgotten.
func (a *Auth) RememberReturn(ctx context.Context, address string) {
	if a.local(address) {
		a.sessions.Put(ctx, returnKey, address)
	}
}

// local reports whether an address is a path of this program and nothing else. Browsers read a backslash as
// a slash and leave out control characters, so that neither may stand in it.
func (a *Auth) local(address string) bool {
	u, err := url.Parse(address)
	if err != nil || len(address) > returnLimit || u.Scheme != "" || u.Host != "" || u.User != nil {
		return false
	}
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) ||
		strings.ContainsFunc(address, unicode.IsControl) {
		return false
	}
	return u.Path != a.signInPath && !strings.HasPrefix(u.Path, a.signInPath+"/")
}
