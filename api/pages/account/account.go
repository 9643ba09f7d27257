// Package account has the page on which people see their account and set how they are notified.
package account

import (
	"embed"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	return []pages.Route{
		{Method: http.MethodGet, Path: "/me", Roles: pages.Everyone(), Handle: show},
		{Method: http.MethodPost, Path: "/me", Roles: pages.Everyone(), Handle: save},
		{Method: http.MethodGet, Path: signInsPath, Roles: pages.Everyone(), Handle: showSignIns},
		{Method: http.MethodPost, Path: signInsPath + "/{session}/end", Roles: pages.Everyone(), Handle: endSignIn},
		{Method: http.MethodPost, Path: "/me/tokens/{token}/end", Roles: pages.Everyone(), Handle: endToken},
		{Method: http.MethodPost, Path: "/me/tokens/{token}/replace", Roles: pages.Everyone(), Handle: replaceToken},
		{Method: http.MethodGet, Path: pages.UnsentPath, Roles: pages.Everyone(), Log: "view", Handle: showUnsent},
		{Method: http.MethodPost, Path: pages.UnsentPath + "/{form}", Roles: pages.Everyone(), Handle: discard},
	}
}

const title = "Your account"

type page struct {
	answers.Me
	Key                           string
	RoleWords, ForceName, Regions string
	Told                          bool // notices exist for this role
	Letters, Email, Save          ui.Component
	Everywhere                    ui.Component
}

func show(v *pages.Visit) error {
	p, err := read(v)
	if err != nil {
		return err
	}
	email := ""
	if p.Me.Email != nil {
		email = *p.Me.Email
	}
	p.fill(string(p.Me.Letters), email, nil)
	return v.Show(templates, "me", ui.Page{Title: title}, p)
}

func read(v *pages.Visit) (page, error) {
	p := page{Key: v.Key(), Everywhere: ui.Button{Text: "Sign out everywhere", Classes: "govuk-button--secondary"}}
	if err := v.Get("/me", &p.Me); err != nil {
		return p, err
	}
	p.RoleWords = ui.Capital(p.Role.Words())
	if p.Force != nil {
		p.ForceName = v.ForceName(*p.Force)
	}
	if p.Region != nil {
		p.Regions = v.RegionName(*p.Region)
	}
	p.Told = p.Role.May(models.Lists)
	return p, nil
}

// fill makes the form with what was chosen and typed.
func (p *page) fill(letters, email string, errs ui.Errors) {
	p.Letters = ui.Radios{
		Name: "letters", Value: letters, ErrorMessage: errs.At("letters"),
		Fieldset: ui.SmallLegend("When do you want emails about your notifications?"),
		Items: []ui.Choice{
			{Value: string(models.LettersAtOnce), Text: "Immediately"},
			{Value: string(models.LettersDaily), Text: "Once a day, on the morning of each working day"},
			{Value: string(models.LettersNone), Text: "Never"},
		},
	}
	p.Email = ui.Input{Name: "email", Type: "email", Value: email, Label: ui.Label{Text: "Email address", Classes: "govuk-label--s"}, Autocomplete: "email",
		Hint: ui.Hint{Text: "Emails say only how many new notifications you have. They contain no names, references or case details"}, ErrorMessage: errs.At("email")}
	p.Save = ui.Button{Text: "Save", PreventDoubleClick: true}
}

func save(v *pages.Visit) error {
	letters, email := v.Form("letters"), strings.TrimSpace(v.Form("email"))
	err := v.Post("/me/settings", answers.MySettings{Letters: models.Letters(letters), Email: &email}, nil)
	if problem, is := pages.Invalid(err); is {
		p, err := read(v)
		if err != nil {
			return err
		}
		errs := problem.Faults()
		p.fill(letters, email, errs)
		return v.ShowInvalid(templates, "me", ui.Page{Title: title, Errors: errs}, p)
	}
	if err != nil {
		return err
	}
	return v.Done("/me", "Settings saved")
}
