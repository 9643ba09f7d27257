package auth

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"unicode"
)

// Names in the data of a session.
const (
	howKey      = "how"
	hintKey     = "hint" // the ID token, sealed, tells the provider whom to sign out
	attemptsKey = "attempts"
	presentKey  = "present" // when the person last proved to the provider who they are, in seconds
	acrKey      = "acr"     // and how strongly
	sidKey      = "sid"     // hash of the provider's name of its session
	keptPrefix  = "kept."
)

const returnLimit = 2 << 10

// remember keeps where the person wanted to go until they have signed in: in a cookie of theirs, so that no row is
// written for a visitor who is not signed in yet. What is not an address of this program is not kept.
func (a *Auth) remember(ctx context.Context, address string) {
	if !a.local(address) {
		return
	}
	a.setReturn(stateOf(ctx), base64.RawURLEncoding.EncodeToString([]byte(address)), int(visitorLife.Seconds()))
}

// wantedBy is where the person wanted to go; "" for none. The browser is not trusted: the address is checked against
// the same rule again.
func (a *Auth) wantedBy(r *http.Request) string {
	c, err := r.Cookie(a.returnName())
	if err != nil {
		return ""
	}
	address, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil || !a.local(string(address)) {
		return ""
	}
	return string(address)
}

// arrived takes the cookie away.
func (a *Auth) arrived(st *state) {
	if st.wanted == "" {
		return
	}
	a.setReturn(st, "", -1)
	st.wanted = ""
}

func (a *Auth) returnName() string { return a.sessions.Cookie.Name + "-return" }

// setReturn writes the cookie, which lasts so many seconds; a negative age takes it away.
func (a *Auth) setReturn(st *state, value string, age int) {
	http.SetCookie(st.raw, &http.Cookie{ //nolint:gosec // as the session's own cookie: secure unless served on loopback
		Name: a.returnName(), Value: value, MaxAge: age, Path: "/", HttpOnly: true, Secure: a.https, SameSite: http.SameSiteLaxMode,
	})
}

// local reports whether an address is a path of this program and nothing else. Browsers read a backslash as
// a slash and leave out control characters, so that neither may are in it.
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
