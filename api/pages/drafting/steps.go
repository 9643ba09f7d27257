package drafting

import (
	"html/template"
	"net/url"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// step is an action that is confirmed on a page of its own.
type step struct {
	path    string
	action  models.Action
	roles   []models.Role
	title   string
	lead    string
	warning string // of what cannot be undone
	field   string // of the body; needed when it is a reason
	label   string
	button  string
	done    string
}

var steps = []step{
	{
		path: "/recall", action: models.Recall, roles: pages.Roles(models.Applicant), title: "Take the application back",
		lead:  "No officer has begun on it yet, so you can take it back, change it and submit it again.",
		field: "note", label: "Note (optional)", button: "Take it back", done: "You took the application back.",
	},
	{
		path: "/withdraw", action: models.Withdraw, roles: pages.Roles(models.Applicant, models.Officer), title: "Withdraw the application",
		lead:    "Withdraw it when no order is to be asked for any more. What was written is kept and can be read.",
		warning: "This cannot be undone: a withdrawn application is not opened again.",
		field:   "reason", label: "Why is it withdrawn?", button: "Withdraw it", done: "You withdrew the application.",
	},
}

type stepPage struct {
	Head    template.HTML
	Case    pages.Application
	Title   string
	Lead    string
	Warning string
	Key     string
	Text    ui.Component
	Button  ui.Component
}

func (s step) show(v *pages.Visit) error { return s.page(v, nil) }

func (s step) page(v *pages.Visit, errs ui.Errors) error {
	app, err := v.Case()
	if err != nil {
		return err
	}
	if !app.Can(s.action) {
		return notNow(app, s.action)
	}
	head, err := v.Head(app, pages.TabApplication)
	if err != nil {
		return err
	}
	button := ui.Button{Text: s.button, PreventDoubleClick: true}
	if s.warning != "" {
		button.Classes = "govuk-button--warning"
	}
	page := stepPage{
		Head: head, Case: app, Title: s.title, Lead: s.lead, Warning: s.warning, Key: v.Key(), Button: button,
		Text: ui.Textarea{Name: s.field, ID: s.field, Value: v.Form(s.field), Rows: 4, Label: ui.Label{Text: s.label}, ErrorMessage: errs.At(s.field)},
	}
	around := ui.Page{Title: s.title, Back: &ui.BackLink{Href: app.Path(""), Text: "Back to the application"}, Errors: errs}
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "step", around, page)
	}
	return v.Show(templates, "step", around, page)
}

func (s step) take(v *pages.Visit) error {
	body := map[string]string{}
	if text := strings.TrimSpace(v.Form(s.field)); text != "" {
		body[s.field] = text
	}
	id := v.Path("id")
	err := v.PostAt("/applications/"+url.PathEscape(id)+"/actions/"+string(s.action), v.Form("version"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		return s.page(v, p.Faults())
	}
	if err != nil {
		return err
	}
	return v.DoneTo(s.done)
}
