// Package signin has the pages on which people sign in and sign out.
package signin

import (
	"embed"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	return []pages.Route{
		{Method: http.MethodGet, Path: "/sign-in", Open: true, Handle: show},
		{Method: http.MethodPost, Path: "/sign-in", Open: true, Handle: enter},
		{Method: http.MethodPost, Path: "/sign-in/provider", Open: true, Handle: begin},
		{Method: http.MethodPost, Path: "/sign-in/again", Roles: pages.Everyone(), Handle: beginFresh},
		{Method: http.MethodPost, Path: auth.BackChannelPath, Open: true, Handle: signedOutThere},
		{Method: http.MethodGet, Path: "/sign-in/callback", Open: true, Handle: callback},
		{Method: http.MethodPost, Path: "/sign-out", Open: true, Handle: leave},
		{Method: http.MethodPost, Path: "/sign-out/everywhere", Open: true, Handle: leaveEverywhere},
		{Method: http.MethodGet, Path: auth.SignedOutPath, Open: true, Handle: back},
		{Method: http.MethodGet, Path: "/session", Roles: pages.Everyone(), Handle: remaining},
		{Method: http.MethodPost, Path: "/session", Roles: pages.Everyone(), Handle: stay},
	}
}

// page is the sign-in page.
type page struct {
	Provider ui.Component // the button to the provider; nil: none
	Demo     bool
	Ended    bool
	People   ui.Component // demonstration users to choose from
	Username ui.Component
	Password ui.Component
	Enter    ui.Component
}

func show(v *pages.Visit) error {
	if v.SignedIn {
		return v.Go("/")
	}
	p, err := form(v, "", nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "sign-in", ui.Page{Title: "Sign in"}, p)
}

func form(v *pages.Visit, username string, errs ui.Errors) (page, error) {
	site := v.Site()
	p := page{
		Demo: site.Demo, Ended: auth.Ended(v.Request().Context()),
		Username: ui.Input{ID: "username", Name: "username", Value: username, Label: ui.Label{Text: "Username"}, Autocomplete: "username", ErrorMessage: errs.At("username")},
		Password: ui.PasswordInput{ID: "password", Name: "password", Label: ui.Label{Text: "Password"}, Autocomplete: "current-password"},
		Enter:    ui.Button{Text: "Sign in", PreventDoubleClick: true},
	}
	if site.Auth.HasProvider() {
		p.Provider = ui.Button{Text: "Sign in with your work account", PreventDoubleClick: true}
	}
	if !site.Demo {
		return p, nil
	}
	users, err := site.Store.Users(v.Request().Context())
	if err != nil {
		return p, err
	}
	chosen := ui.Radios{Name: "person", IDPrefix: "person", ErrorMessage: errs.At("person"),
		Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Sign in as", Classes: "govuk-fieldset__legend--m"}}}
	slices.SortStableFunc(users, func(a, b models.User) int { // those who begin an application first
		return slices.Index(models.Roles(), a.Role) - slices.Index(models.Roles(), b.Role)
	})
	for _, u := range users {
		if u.Active && u.Fictional {
			chosen.Items = append(chosen.Items, ui.Choice{Value: u.Username, Text: u.Name, Hint: ui.Hint{Text: described(v, u)}})
		}
	}
	p.People = chosen
	return p, nil
}

// described says what a demonstration user is.
func described(v *pages.Visit, u models.User) string {
	words := u.Role.Words()
	switch {
	case u.Force != "":
		words += ", " + v.ForceName(u.Force)
	case u.Region != "":
		words += ", " + v.RegionName(u.Region)
	}
	return words
}

// enter signs in by password: for the people of a demonstration, and for emergencies.
func enter(v *pages.Visit) error {
	ctx, site := v.Request().Context(), v.Site()
	username, password := v.Form("username"), v.Form("password")
	var to string
	var err error
	switch person := v.Form("person"); {
	case site.Demo && username == "" && person == "":
		return again(v, http.StatusUnprocessableEntity, ui.FieldError{ID: "person", Text: "Select a user"})
	case site.Demo && username == "":
		to, err = site.Auth.SignInDemo(ctx, person)
	default:
		to, err = site.Auth.SignInPassword(ctx, username, password)
	}
	var p *auth.Problem
	if errors.As(err, &p) {
		if p.RetryAfter > 0 {
			v.Writer().Header().Set("Retry-After", strconv.Itoa(int(p.RetryAfter.Seconds())))
		}
		return again(v, p.Status, ui.FieldError{ID: "username", Text: p.Detail})
	}
	if err != nil {
		return err
	}
	return v.Go(to)
}

func again(v *pages.Visit, status int, fault ui.FieldError) error {
	errs := ui.Errors{fault}
	p, err := form(v, v.Form("username"), errs)
	if err != nil {
		return err
	}
	return v.ShowStatus(status, templates, "sign-in", ui.Page{Title: "Sign in", Errors: errs}, p)
}

func begin(v *pages.Visit) error {
	to, err := v.Site().Auth.BeginOIDC(v.Request().Context())
	return towards(v, to, err)
}

// beginFresh is for someone who is signed in, before a step that matters.
func beginFresh(v *pages.Visit) error {
	to, err := v.Site().Auth.BeginFresh(v.Request().Context())
	return towards(v, to, err)
}

func towards(v *pages.Visit, to string, err error) error {
	if err != nil {
		return refused(v, err)
	}
	return onward(v, crossing{
		Title: "Sign in with your work account", To: to, Link: "Continue to your organisation’s sign-in page",
		Words: "You are being taken to your organisation’s sign-in page.",
	})
}

// crossing is the page between this service and the provider.
type crossing struct{ Title, Words, To, Link string }

// onward sends the browser to the provider. It is a page and not a redirect, because browsers restrict a form to this
// service through every redirect that follows, and this service does not know where a provider redirects people.
func onward(v *pages.Visit, c crossing) error {
	v.Writer().Header().Set("Refresh", "0; url="+c.To)
	return v.Show(templates, "onward", ui.Page{Title: c.Title}, c)
}

func callback(v *pages.Visit) error {
	to, err := v.Site().Auth.Callback(v.Request().Context(), v.Queries())
	if err != nil {
		return refused(v, err)
	}
	return v.Go(to)
}

// refused shows why someone was not signed in.
func refused(v *pages.Visit, err error) error {
	if errors.Is(err, auth.ErrNoProvider) {
		return pages.NotFound()
	}
	var p *auth.Problem
	if !errors.As(err, &p) {
		return err
	}
	if p.RetryAfter > 0 {
		v.Writer().Header().Set("Retry-After", strconv.Itoa(int(p.RetryAfter.Seconds())))
	}
	return v.ShowStatus(p.Status, templates, "refused", ui.Page{Title: p.Title}, p)
}

func leave(v *pages.Visit) error {
	to, err := v.Site().Auth.SignOut(v.Request().Context())
	return left(v, "You are signed out", to, err)
}

func leaveEverywhere(v *pages.Visit) error {
	to, err := v.Site().Auth.SignOutEverywhere(v.Request().Context())
	return left(v, "You are signed out everywhere", to, err)
}

// signedOutThere is the provider's word that it has signed someone out: there is no person to answer (OpenID Connect
// Back-Channel Logout 1.0, section 2.8).
func signedOutThere(v *pages.Visit) error {
	err := v.Site().Auth.SignOutFor(v.Request().Context(), v.Form("logout_token"))
	if errors.Is(err, auth.ErrNoProvider) {
		return pages.NotFound()
	}
	var p *auth.Problem
	if errors.As(err, &p) {
		return v.SendJSON(http.StatusBadRequest, map[string]string{"error": "invalid_request"})
	}
	if err != nil {
		return err
	}
	v.Writer().WriteHeader(http.StatusOK)
	return nil
}

// parting is the page after signing out, without the user's name.
type parting struct {
	Heading string
	There   bool // the provider is away, and may still know them
}

// left confirms the sign-out, by way of the provider where the provider needs to know too.
func left(v *pages.Visit, heading, to string, err error) error {
	var away *auth.Problem
	if err != nil && !errors.As(err, &away) {
		return err
	}
	v.User, v.SignedIn = models.User{}, false
	// Not the cookies: browsers would take those of every service below the same domain.
	v.Writer().Header().Set("Clear-Site-Data", `"cache", "storage"`)
	if to != "" {
		return onward(v, crossing{
			Title: heading, To: to, Link: "Sign out of your organisation’s sign-in service",
			Words: "You are signed out of this service. You are being taken to your organisation’s sign-in service, to sign out there as well.",
		})
	}
	return v.Show(templates, "signed-out", ui.Page{Title: heading}, parting{heading, away != nil})
}

// back is where the provider sends people when it has signed them out.
func back(v *pages.Visit) error {
	if v.SignedIn {
		return v.Go("/")
	}
	return v.Show(templates, "signed-out", ui.Page{Title: "You are signed out"}, parting{Heading: "You are signed out"})
}

// remaining tells the page's script how long the session lasts, without prolonging it.
func remaining(v *pages.Visit) error {
	idle, absolute := v.Site().Auth.TimeLeft(v.Request().Context())
	return v.SendJSON(http.StatusOK, map[string]int{"idleSeconds": int(idle.Seconds()), "absoluteSeconds": int(absolute.Seconds())})
}

// stay is the visitor's word that they are still there.
func stay(v *pages.Visit) error {
	if v.Script() {
		return remaining(v)
	}
	return v.Go("/")
}
