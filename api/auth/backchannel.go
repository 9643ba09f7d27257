package auth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// BackChannelPath is where the provider says that it has signed someone out.
const BackChannelPath = "/sign-in/back-channel-logout"

// logoutEvent is what makes a token a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4).
const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

// logoutLife is how long after it was made a logout token is taken.
const logoutLife = 5 * time.Minute

// logout is what a logout token says.
type logout struct {
	Subject string                     `json:"sub"`
	Session string                     `json:"sid"`
	ID      string                     `json:"jti"`
	Nonce   *json.RawMessage           `json:"nonce"`
	Expires *float64                   `json:"exp"`
	Events  map[string]json.RawMessage `json:"events"`
}

// SignOutFor ends the sessions that a logout token of the provider names. It gives a *Problem where the token is not
// accepted.
func (a *Auth) SignOutFor(ctx context.Context, raw string) error {
	if a.provider == nil {
		return ErrNoProvider
	}
	bounded, cancel := a.provider.bounded(ctx)
	defer cancel()
	said, err := a.provider.logout(bounded, raw)
	if err != nil {
		return a.noted(ctx, err)
	}
	ended, err := a.store.EndSessionsOfProvider(ctx, store.Identity{Issuer: a.provider.issuer, Subject: said.Subject}, sessionMark(said.Session))
	if err != nil {
		return err
	}
	a.log.InfoContext(ctx, "signed out by the provider", "sessions", ended, "request", stateOf(ctx).requestID)
	return nil
}

// logout checks a logout token: whose it is, for whom, when it was made, and that it is one.
func (p *provider) logout(ctx context.Context, raw string) (logout, error) {
	var said logout
	known, err := p.find(ctx)
	if err != nil {
		return said, err
	}
	token, err := verified(known.logouts.Verify(ctx, raw))
	if err != nil {
		return said, err
	}
	if err := token.Claims(&said); err != nil {
		return said, distrusted(err)
	}
	now := p.now()
	var event map[string]any
	switch {
	case !made(token.IssuedAt, now) || now.Sub(token.IssuedAt) > logoutLife:
		err = errors.New("the logout token is old, or of a time to come")
	case said.Expires != nil && float64(now.Unix()) > *said.Expires:
		err = errors.New("the logout token has expired")
	case said.Nonce != nil || json.Unmarshal(said.Events[logoutEvent], &event) != nil || event == nil:
		err = errors.New("the token is not a logout token")
	case said.ID == "":
		err = errors.New("the logout token has no id")
	case said.Subject == "" && said.Session == "":
		err = errors.New("the logout token names nobody")
	}
	if err != nil {
		return said, distrusted(err)
	}
	return said, nil
}

// made reports whether a token was made before now, by a clock that may be a little ahead.
func made(at, now time.Time) bool { return at.Unix() > 0 && !at.After(now.Add(skew)) }

// sessionMark is how the provider's session is kept in ours, so that it can be found there; "" for none.
func sessionMark(sid string) string {
	if sid == "" {
		return ""
	}
	return fmt.Sprintf("%q:%q", sidKey, models.HashOf([]byte(sid)))
}
