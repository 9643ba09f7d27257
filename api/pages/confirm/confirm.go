// Package confirm has the page that asks before something is done to a case: one page for every action that needs one text
// at most.
package confirm

import (
	"embed"
	"html/template"
	"net/http"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Step is an action that is confirmed on a page of its own.
type Step struct {
	Path    string // below that of the case
	Action  models.Action
	Title   string
	Lead    string
	Warning string // of what cannot be undone; "" for none
	Field   string // name of the text in the form and in the body
	Body    func(text string) any
	Label   string
	Hint    string
	Button  string
	Danger  bool
	Done    string
	To      string // the next page; the case if empty

	// Above gives what is shown above the form: what prevents the action. Refused is what the API found, nil before it
	// was asked. Nil for nothing.
	Above func(v *pages.Visit, a pages.Application, refused []decode.Problem) (template.HTML, error)
}

// Routes are the pages of the steps.
func Routes(steps ...Step) []pages.Route {
	var routes []pages.Route
	for _, s := range steps {
		at, roles := "/applications/{id}"+s.Path, models.RolesFor(s.Action)
		routes = append(routes,
			pages.Route{Method: http.MethodGet, Path: at, Roles: roles, Log: "view", Handle: s.show},
			pages.Route{Method: http.MethodPost, Path: at, Roles: roles, Log: "view", Fresh: s.Action == models.SubmitToCPS, Handle: s.take})
	}
	return routes
}

// Note is the body of an action that takes a note, which may be left out.
func Note(text string) any { return models.NoteBody{Note: text} }

// Reason is the body of an action that asks for a reason.
func Reason(text string) any { return models.ReasonBody{Reason: text} }

// Ready reads the case, and refuses in the words of the API where the action cannot be done now.
func Ready(v *pages.Visit, action models.Action) (pages.Application, error) {
	a, err := v.Case()
	if err != nil || a.Can(action) {
		return a, err
	}
	return a, Refusal(a, action)
}

// Refusal is why an action cannot be done now.
func Refusal(a pages.Application, action models.Action) *pages.Problem {
	p := &pages.Problem{
		Status: http.StatusConflict, Code: string(models.WrongState), State: a.State, Actions: a.Actions,
		Detail: "This cannot be done while the application is " + a.State.Words() + ".",
	}
	for _, n := range a.NotNow {
		if n.Action == action {
			p.Code, p.Detail = string(n.Code), n.Reason
		}
	}
	return p
}

// stepPage is what its template shows.
type stepPage struct {
	Head    template.HTML
	Case    pages.Application
	Title   string
	Lead    string
	Warning ui.Component
	Above   template.HTML
	Text    ui.Component
	Key     string
	Button  ui.Component
}

func (s Step) show(v *pages.Visit) error {
	a, err := Ready(v, s.Action)
	if err != nil {
		return err
	}
	return s.page(v, a, nil)
}

// page shows the step. Refused is what the API found, nil before it was asked.
func (s Step) page(v *pages.Visit, a pages.Application, refused *pages.Problem) error {
	var errs ui.Errors
	var found []decode.Problem
	if refused != nil {
		errs, found = refused.Faults(), refused.Errors
	}
	p := stepPage{
		Case: a, Title: s.Title, Lead: s.Lead, Key: v.Key(),
		Text: ui.Textarea{
			Name: s.Field, ID: s.Field, Value: v.Form(s.Field), Rows: 4, Hint: ui.Hint{Text: s.Hint}, ErrorMessage: errs.At(s.Field),
			Label: ui.Label{Text: s.Label, Classes: "govuk-label--s"},
		},
	}
	if s.Warning != "" {
		p.Warning = ui.WarningText{Text: s.Warning}
	}
	button := ui.Button{Text: s.Button, PreventDoubleClick: true}
	if s.Danger {
		button.Classes = "govuk-button--warning"
	}
	p.Button = button
	var err error
	if s.Above != nil {
		if p.Above, err = s.Above(v, a, found); err != nil {
			return err
		}
	}
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return err
	}
	around := ui.Page{Title: s.Title, Back: &ui.BackLink{Href: a.Path(""), Text: "Back to the application"}, Errors: errs}
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "step", around, p)
	}
	return v.Show(templates, "step", around, p)
}

// take does it to the version that was read, and to no other.
func (s Step) take(v *pages.Visit) error {
	body := s.Body(strings.TrimSpace(v.Form(s.Field)))
	err := v.PostAt(v.CasePath("actions", string(s.Action)), v.Form("version"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		return s.page(v, a, p)
	}
	if err != nil {
		return err
	}
	if s.To != "" {
		return v.Done(s.To, s.Done)
	}
	return v.DoneTo(s.Done)
}
