package desk

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// officers are those of the visitor's region, without the visitor where that makes no sense.
func officers(v *pages.Visit, but string) ([]answers.Officer, error) {
	var list answers.List[answers.Officer]
	if err := v.Get("/officers", &list); err != nil {
		return nil, err
	}
	var kept []answers.Officer
	for _, o := range list.Items {
		if o.Username != but {
			kept = append(kept, o)
		}
	}
	return kept, nil
}

// officerSelect is a menu of officers; those who are away say so.
func officerSelect(v *pages.Visit, list []answers.Officer, label, hint string, errs ui.Errors) ui.Select {
	s := ui.Select{
		ID: "username", Name: "username", Value: v.Form("username"), ErrorMessage: errs.At("username"), Hint: ui.Hint{Text: hint},
		Label: ui.Label{Text: label, Classes: "govuk-label--s"}, Items: []ui.Option{{Text: "Select a regional officer"}},
	}
	for _, o := range list {
		words := o.Name
		if o.AwayUntil != nil {
			words += " (away until " + ui.Date(*o.AwayUntil) + ")"
		}
		s.Items = append(s.Items, ui.Option{Value: o.Username, Text: words})
	}
	return s
}

type assignPage struct {
	Case    pages.Application
	Officer ui.Component
	Note    ui.Component
	Key     string
	Alone   bool // there is no other officer
}

func showAssign(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.Assign)
	if err != nil {
		return err
	}
	p, err := assigning(v, a, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "assign", page(a, "Assign application", nil), p)
}

func assigning(v *pages.Visit, a pages.Application, errs ui.Errors) (assignPage, error) {
	list, err := officers(v, content.Text(a.Assignee))
	return assignPage{
		Case: a, Key: v.Key(), Alone: len(list) == 0,
		Officer: officerSelect(v, list, "Assign to", "Regional officers in your region", errs),
		Note:    textarea(v, "note", "Handover note (optional)", "The force does not see this. Checklist answers and draft points stay with the application", errs),
	}, err
}

func assign(v *pages.Visit) error {
	body := models.AssignBody{Username: v.Form("username"), Note: trimmed(v, "note")}
	err := v.Post(v.CasePath("actions", "assign"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		errs := p.Faults()
		for i := range errs {
			if v.Form("username") == "" && errs[i].ID == "username" {
				errs = ui.Errors{{ID: "username", Text: "Select a regional officer"}}
				break
			}
		}
		shown, err := assigning(v, a, errs)
		if err != nil {
			return err
		}
		return v.ShowInvalid(templates, "assign", page(a, "Assign application", errs), shown)
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id"), "You assigned the application. They have been notified.")
}
