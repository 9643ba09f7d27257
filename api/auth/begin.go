package auth

import (
	"context"
	"crypto/rand"
	"errors"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// ErrNoProvider says that this service has no sign-in provider.
var ErrNoProvider = errors.New("no OpenID Connect provider is configured")

// BeginOIDC gives the address of the provider for the browser to go to. It keeps its state in the session, so it is
// requested only by POST. It gives a *Problem when the provider is unavailable.
func (a *Auth) BeginOIDC(ctx context.Context) (string, error) {
	if a.provider == nil {
		return "", ErrNoProvider
	}
	return a.begin(ctx, false)
}

func (a *Auth) begin(ctx context.Context, fresh bool) (string, error) {
	bounded, cancel := a.provider.bounded(ctx)
	defer cancel()
	known, err := a.provider.find(bounded)
	if err != nil {
		return "", a.noted(ctx, err)
	}
	all, err := a.attempts(ctx)
	if err != nil {
		return "", err
	}
	t := attempt{
		State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier(),
		Return: stateOf(ctx).wanted, At: a.store.Now(), Fresh: fresh,
	}
	if err := a.keepAttempts(ctx, append(all, t)); err != nil {
		return "", err
	}
	options := []oauth2.AuthCodeOption{oidc.Nonce(t.Nonce), oauth2.S256ChallengeOption(t.Verifier)}
	if fresh {
		options = append(options, a.provider.stepUp.ask()...)
	}
	return known.oauth.AuthCodeURL(t.State, options...), nil
}

// noted writes a problem to the log: its code and, of a provider that is away, the cause, which names no person.
func (a *Auth) noted(ctx context.Context, err error) error {
	var p *Problem
	if !errors.As(err, &p) {
		return err
	}
	details := []any{"code", p.Code, "request", stateOf(ctx).requestID}
	if p.RetryAfter > 0 && p.cause != nil {
		details = append(details, "error", p.cause)
	}
	a.log.WarnContext(ctx, "sign-in refused", details...)
	return err
}
