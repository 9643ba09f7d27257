package auth

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
)

// Auth signs people in and out. It is safe for concurrent use.
type Auth struct {
	store    *store.Store
	log      *slog.Logger
	lists    *reference.Lists
	sessions *scs.SessionManager
	provider *provider // nil: none

	idle, absolute time.Duration
	https, demo    bool
	signInPath     string
	origins        []string
	quiet          func(*http.Request) bool

	callers, pairs, names *throttle
	comparing             chan struct{} // bounds the passwords compared at once
}

// New checks the configuration and reads the files it names. A provider is not asked before it is needed,
// so that the program starts while the provider is away.
func New(c Config) (*Auth, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	a := &Auth{
		store: c.Store, log: c.Log, lists: c.Lists, idle: c.idle(), absolute: c.absolute(),
		https: c.HTTPS, demo: c.Demo, signInPath: c.SignInPath, origins: c.Origin, quiet: c.Quiet,
		callers: newThrottle(c.Store.Now), pairs: newThrottle(c.Store.Now), names: newThrottle(c.Store.Now),
		comparing: make(chan struct{}, comparedAtOnce),
	}
	if a.lists == nil {
		a.lists = reference.Embedded()
	}
	if a.signInPath == "" {
		a.signInPath = "/sign-in"
	}
	if a.quiet == nil {
		a.quiet = func(*http.Request) bool { return false }
	}
	a.sessions = a.newSessions()
	if c.OIDC == nil {
		return a, nil
	}
	var err error
	a.provider, err = newProvider(*c.OIDC, a.lists, c.Store.Now)
	return a, err
}

func (a *Auth) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = kept{a}
	m.Codec = codec{}
	m.ErrorFunc = fault
	// Both timeouts are kept by the rows in the store, by the service's clock.
	m.IdleTimeout, m.Lifetime = 0, a.absolute
	m.Cookie.Name = "scpo"
	if a.https {
		m.Cookie.Name, m.Cookie.Secure = "__Host-scpo", true
	}
	m.Cookie.Persist = false // closing the browser on a shared machine ends it
	m.Cookie.HttpOnly, m.Cookie.Path, m.Cookie.SameSite = true, "/", http.SameSiteLaxMode
	return m
}

// HasProvider reports whether people sign in through a provider.
func (a *Auth) HasProvider() bool { return a.provider != nil }
