package desk

import (
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// step is an action that is confirmed on a page of its own and asks for one text at most.
type step struct {
	path    string // below that of the case
	action  models.Action
	title   string
	lead    []string
	warning string // of what cannot be undone; "" for none
	field   string // name of the text in the body: note or reason
	label   string
	hint    string
	button  string
	danger  bool
	done    string
	to      string // where it leads; the case if empty
}

var confirmed = []step{
	{
		path: "/release", action: models.Release, title: "Put back in the queue", button: "Put back in the queue", to: "/queues/mine",
		lead:  []string{"The application goes back to the unassigned queue, for any officer of the region to claim. Your checklist answers, points in preparation and notes stay with it."},
		field: "note", label: "Handover note (optional)", hint: "For the officer who takes it next. The force does not see it.", done: "You put the application back in the queue.",
	},
	{
		path: "/reopen", action: models.Reopen, title: "Reopen", button: "Reopen and return to the force",
		lead:    []string{"Reopen it when something has come up after approval that must be changed before it goes to the CPS."},
		warning: "The approval falls. The force can change the text again and must submit it anew.",
		field:   "reason", label: "Why do you reopen it?", hint: "The force is shown the reason.", done: "You reopened the application.",
	},
	{
		path: "/submit-to-cps", action: models.SubmitToCPS, title: "Submit to the CPS", button: "Submit to the CPS",
		lead:    []string{"The CPS receives the text exactly as it was approved, as a version that cannot change."},
		warning: "From now on only the CPS or you can record the decision; the text cannot be changed until then.",
		field:   "note", label: "Note (optional)", hint: "The force can read it in the history.", done: "You submitted the application to the CPS.",
	},
	{
		path: "/conflict", action: models.DeclareConflict, title: "Declare a conflict of interest", button: "Declare the conflict", to: "/queues/unassigned",
		lead:    []string{"Declare it if you, or somebody close to you, has an interest in this case, or if you may be seen to have one."},
		warning: "You can no longer claim, be assigned, cover or decide this application, and are no longer told about it. If you hold it, it goes back to the queue. This cannot be taken back here.",
		field:   "reason", label: "What is the conflict?", hint: "Only officers of your region can read it. Give no more detail than they need.", danger: true, done: "You declared a conflict of interest.",
	},
}

// steps are the routes of all actions of one page.
func steps() []pages.Route {
	var routes []pages.Route
	for _, s := range confirmed {
		officer := pages.Roles(models.Officer)
		routes = append(routes,
			pages.Route{Method: http.MethodGet, Path: caseRoot + s.path, Roles: officer, Log: "view", Handle: s.show},
			pages.Route{Method: http.MethodPost, Path: caseRoot + s.path, Roles: officer, Log: "view", Handle: s.take},
		)
	}
	return routes
}

// stepPage is what its template shows.
type stepPage struct {
	Case    pages.Application
	Title   string
	Lead    []string
	Warning ui.Component
	Text    ui.Component
	Key     string
	Button  ui.Component
}

func (s step) show(v *pages.Visit) error {
	a, err := ready(v, s.action)
	if err != nil {
		return err
	}
	title := s.title + ": " + a.Reference
	return v.Show(templates, "step", page(a, title, nil), s.page(v, a, nil))
}

func (s step) page(v *pages.Visit, a pages.Application, errs ui.Errors) stepPage {
	p := stepPage{Case: a, Title: s.title, Lead: s.lead, Key: v.Key(), Text: textarea(v, s.field, s.label, s.hint, errs)}
	if s.warning != "" {
		p.Warning = ui.WarningText{Text: s.warning}
	}
	button := ui.Button{Text: s.button, PreventDoubleClick: true}
	if s.danger {
		button.Classes = "govuk-button--warning"
	}
	p.Button = button
	return p
}

func (s step) take(v *pages.Visit) error {
	body := map[string]string{}
	if text := trimmed(v, s.field); text != "" {
		body[s.field] = text
	}
	err := v.Post(v.CasePath("actions", string(s.action)), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		errs := p.Faults()
		return v.ShowInvalid(templates, "step", page(a, s.title+": "+a.Reference, errs), s.page(v, a, errs))
	}
	if err != nil {
		return err
	}
	if s.to != "" {
		return v.Done(s.to, s.done)
	}
	return v.DoneTo(s.done)
}
