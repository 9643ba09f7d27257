package account

import (
	"errors"
	"net/url"
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

const (
	signInsPath  = "/me/sign-ins"
	signInsTitle = "Sign-ins and API tokens"
)

// signIns is the page of where someone is signed in, and of their tokens.
type signIns struct {
	Key           string
	Idle, Longest string
	Browsers      []auth.SignedIn
	Tokens        []answers.Token
	NoTokens      bool
}

func showSignIns(v *pages.Visit) error {
	gate := v.Site().Auth
	idle, longest := gate.Lifetimes()
	p := signIns{Key: v.Key(), Idle: ui.Lasting(idle), Longest: ui.Lasting(longest), NoTokens: v.Site().NoTokens}
	var err error
	if p.Browsers, err = gate.SignIns(v.Request().Context()); err != nil {
		return err
	}
	var got answers.List[answers.Token]
	if err := v.Get("/me/tokens", &got); err != nil {
		return err
	}
	p.Tokens = got.Items
	return v.Show(templates, "sign-ins", ui.Page{Title: signInsTitle, Back: &ui.BackLink{Href: "/me", Text: "Back to your account"}}, p)
}

func endSignIn(v *pages.Visit) error {
	err := v.Site().Auth.SignOutThere(v.Request().Context(), v.Path("session"))
	if err != nil && !errors.Is(err, models.ErrNotFound) { // it has ended by itself
		return err
	}
	return v.Done(signInsPath, "You are signed out there")
}

func endToken(v *pages.Visit) error {
	if err := v.Post("/me/tokens/"+url.PathEscape(v.Path("token"))+"/revoke", nil, nil); err != nil {
		return err
	}
	return v.Done(signInsPath, "API token ended")
}

// replaceToken shows the new token on this page and never again.
func replaceToken(v *pages.Visit) error {
	var got answers.NewToken
	if err := v.Post("/me/tokens/"+url.PathEscape(v.Path("token"))+"/rotate", nil, &got); err != nil {
		return err
	}
	page := ui.Page{Title: "Your new API token", Back: &ui.BackLink{Href: signInsPath, Text: "Back to sign-ins and API tokens"}}
	return v.Show(templates, "new-token", page, struct {
		answers.NewToken
		Days int
	}{got, int(store.TokenLife / (24 * time.Hour))})
}
