package auth

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/google/uuid"
	"golang.org/x/oauth2"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// Callback finishes a sign-in with what the provider sent the browser back with, and gives the address of the next
// page. It gives a *Problem when the person is not signed in.
func (a *Auth) Callback(ctx context.Context, query url.Values) (string, error) {
	if a.provider == nil {
		return "", ErrNoProvider
	}
	to, err := a.finish(ctx, query)
	return to, a.noted(ctx, err)
}

func (a *Auth) finish(ctx context.Context, query url.Values) (string, error) {
	t, err := a.takeAttempt(ctx, query.Get("state"))
	if err != nil {
		return "", err
	}
	if err := a.provider.answered(query); err != nil {
		return "", err
	}
	bounded, cancel := a.provider.bounded(ctx)
	defer cancel()
	token, hint, err := a.provider.redeem(bounded, t, query.Get("code"))
	if err != nil {
		return "", err
	}
	present, err := presenceOf(token)
	if err != nil {
		return "", err
	}
	if t.Fresh && !a.provider.stepUp.enough(present, a.store.Now()) {
		return "", notFresh()
	}
	var said claims
	if err := token.Claims(&said); err != nil {
		return "", distrusted(err)
	}
	u, err := a.provider.mapping.user(said, a.lists)
	if err != nil {
		return "", err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("name a user: %w", err)
	}
	u.ID = id.String()
	u, err = a.store.UserOfIdentity(ctx, store.Identity{Issuer: token.Issuer, Subject: token.Subject, Areas: a.provider.mapping.Area.Claim != ""}, u)
	if errors.Is(err, models.ErrExists) {
		return "", refused("username-taken", "Another user has your username. Ask a service administrator to link your account.")
	}
	if err != nil {
		return "", fmt.Errorf("sign in: %w", err)
	}
	if !u.Active {
		return "", refused("not-active", "Your account is closed. If you need it, contact a service administrator.")
	}
	return a.enter(ctx, store.Login{User: u}, entry{how: byProvider, to: t.Return, hint: hint, present: present, sid: said.sid()})
}

// answered reads whether the provider sent a code, and that it is this provider (RFC 9207).
func (p *provider) answered(query url.Values) error {
	if iss := query.Get("iss"); iss != "" && iss != p.issuer {
		return distrusted(errors.New("the answer is of another issuer"))
	}
	switch query.Get("error") {
	case "":
		return nil
	case "temporarily_unavailable", "server_error":
		return away(errors.New("the provider says that it cannot answer"))
	case "access_denied":
		return &Problem{
			Status: http.StatusForbidden, Code: "sign-in-broken-off", Title: "You are not signed in",
			Detail: "Sign-in was cancelled or refused. Start again to sign in.",
		}
	}
	return distrusted(errors.New("the provider refused the request"))
}

// redeem changes the code for an ID token, and checks the token. It also gives the token as it was sent, for a provider
// that needs it at sign-out.
func (p *provider) redeem(ctx context.Context, t attempt, code string) (*oidc.IDToken, string, error) {
	known, err := p.find(ctx)
	if err != nil {
		return nil, "", err
	}
	given, err := known.oauth.Exchange(ctx, code, oauth2.VerifierOption(t.Verifier))
	if err != nil {
		var answer *oauth2.RetrieveError
		if errors.As(err, &answer) && answer.Response != nil && answer.Response.StatusCode < http.StatusInternalServerError {
			return nil, "", distrusted(err)
		}
		return nil, "", away(err)
	}
	raw, ok := given.Extra("id_token").(string)
	if !ok {
		return nil, "", distrusted(errors.New("the provider sent no ID token"))
	}
	token, err := known.verify(ctx, raw)
	if err != nil {
		return nil, "", err
	}
	return token, known.hint(raw), p.meant(token, t, given.AccessToken)
}

// meant checks that the token is for this sign-in and for this program.
func (p *provider) meant(token *oidc.IDToken, t attempt, access string) error {
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(t.Nonce)) == 0 {
		return distrusted(errors.New("the nonce is another"))
	}
	if token.AccessTokenHash != "" {
		if err := token.VerifyAccessToken(access); err != nil {
			return distrusted(err)
		}
	}
	var party struct {
		Azp string `json:"azp"`
	}
	if err := token.Claims(&party); err != nil {
		return distrusted(err)
	}
	if party.Azp != "" && party.Azp != p.oauth.ClientID || party.Azp == "" && len(token.Audience) > 1 {
		return distrusted(errors.New("the token is for another party"))
	}
	if !made(token.IssuedAt, p.now()) {
		return distrusted(errors.New("the token does not say when it was made, or names a time to come"))
	}
	if token.Subject == "" {
		return distrusted(errors.New("the token names nobody"))
	}
	return nil
}
