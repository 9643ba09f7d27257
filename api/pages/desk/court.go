package desk

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

type outcomePage struct {
	Case    pages.Application
	Outcome ui.Component
	On      ui.Component
	Note    ui.Component
	Key     string
}

func showOutcome(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.CourtOutcome)
	if err != nil {
		return err
	}
	return v.Show(templates, "court-outcome", page(a, "Record what the court did: "+a.Reference, nil), outcomeForm(v, a, nil))
}

func outcomeForm(v *pages.Visit, a pages.Application, errs ui.Errors) outcomePage {
	return outcomePage{
		Case: a, Key: v.Key(),
		Outcome: ui.Radios{Name: "outcome", IDPrefix: "outcome", Value: v.Form("outcome"), ErrorMessage: errs.At("outcome"),
			Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "What did the court do?", Classes: "govuk-fieldset__legend--s"}},
			Items: []ui.Choice{
				{Value: string(models.Granted), Text: "Made the order as asked for"},
				{Value: string(models.GrantedAmended), Text: "Made the order with changes"},
				{Value: string(models.Refused), Text: "Refused the order"},
				{Value: string(models.NotPursued), Text: "It was not pursued"},
			}},
		On:   dateInput(v, "on", "When did the court decide?", "For example, 27 3 2027.", errs),
		Note: textarea(v, "note", "Note (optional)", "For example which terms the court changed.", errs),
	}
}

func recordOutcome(v *pages.Visit) error {
	body := map[string]any{"outcome": v.Form("outcome")}
	on, valid := dateAt(v, "on")
	if on != nil {
		body["on"] = on
	}
	if note := trimmed(v, "note"); note != "" {
		body["note"] = note
	}
	err := v.Post(v.CasePath("actions", "court-outcome"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		errs := p.Faults()
		for i := range errs {
			if errs[i].ID == "outcome" {
				errs[i].Text = "Select what the court did"
			}
		}
		if !valid {
			errs = notADay(errs, "on")
		}
		return v.ShowInvalid(templates, "court-outcome", page(a, "Record what the court did: "+a.Reference, dated(errs, "on")), outcomeForm(v, a, errs))
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id"), "You recorded what the court did. The application is closed.")
}
