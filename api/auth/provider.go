package auth

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"scpo.example/desk/models/reference"
)

// Bounds of one exchange with the provider, and of all that one sign-in needs.
const (
	providerCall = 3 * time.Second
	providerTime = 6 * time.Second
)

// provider is the OpenID Connect provider. What it publishes of itself is read once, when it is first needed.
type provider struct {
	issuer  string
	oauth   oauth2.Config // without endpoints
	mapping Mapping
	stepUp  StepUp
	now     func() time.Time
	client  *http.Client

	mu    sync.Mutex
	known *published
}

// published is the provider as it describes itself.
type published struct {
	oauth    oauth2.Config
	verifier *oidc.IDTokenVerifier
	logouts  *oidc.IDTokenVerifier
	end      *url.URL // where it signs people out; nil: it does not
}

func newProvider(o OIDC, l *reference.Lists, now func() time.Time) (*provider, error) {
	m, err := ReadMapping(o.Mapping, l)
	if err != nil {
		return nil, err
	}
	secret, err := o.secret()
	if err != nil {
		return nil, err
	}
	scopes := []string{oidc.ScopeOpenID, "profile"}
	for _, s := range m.Scopes {
		if !slices.Contains(scopes, s) {
			scopes = append(scopes, s)
		}
	}
	return &provider{
		issuer: o.Issuer, mapping: m, now: now, stepUp: o.StepUp, client: &http.Client{Timeout: providerCall, CheckRedirect: stay},
		oauth: oauth2.Config{ClientID: o.ClientID, ClientSecret: secret, RedirectURL: o.RedirectURL, Scopes: scopes},
	}, nil
}

// stay follows no redirect: what the provider is asked goes to the addresses that it publishes, and nowhere else.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// bounded is the context for calls of the provider.
func (p *provider) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(oidc.ClientContext(ctx, p.client), providerTime)
}

// find reads what the provider publishes, unless it is known. It gives a *Problem when the provider is away.
func (p *provider) find(ctx context.Context) (*published, error) {
	p.mu.Lock()
	known := p.known
	p.mu.Unlock()
	if known != nil {
		return known, nil
	}
	// Not under the lock: a provider that hangs must not make people wait for one another.
	found, err := oidc.NewProvider(ctx, p.issuer)
	if err != nil {
		return nil, away(err)
	}
	known = &published{oauth: p.oauth, verifier: found.Verifier(&oidc.Config{ClientID: p.oauth.ClientID, Now: p.now})}
	known.logouts = found.Verifier(&oidc.Config{ClientID: p.oauth.ClientID, SkipExpiryCheck: true}) // which is checked where the token has one
	known.oauth.Endpoint = found.Endpoint()
	if known.end, err = endOfSessions(found); err != nil {
		return nil, away(err)
	}
	p.mu.Lock()
	p.known = known
	p.mu.Unlock()
	return known, nil
}

// verify checks signature, issuer, audience and time of an ID token.
func (k *published) verify(ctx context.Context, raw string) (*oidc.IDToken, error) {
	return verified(k.verifier.Verify(ctx, raw))
}

func verified(token *oidc.IDToken, err error) (*oidc.IDToken, error) {
	if err == nil {
		return token, nil
	}
	// The library has no type for keys that could not be read, only these words.
	if strings.Contains(err.Error(), "fetching keys") {
		return nil, away(err)
	}
	return nil, distrusted(err)
}
