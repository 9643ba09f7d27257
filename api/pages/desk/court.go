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
	return v.Show(templates, "court-outcome", page(a, "Record court outcome", nil), outcomeForm(v, a, nil))
}

func outcomeForm(v *pages.Visit, a pages.Application, errs ui.Errors) outcomePage {
	return outcomePage{
		Case: a, Key: v.Key(),
		Outcome: ui.Radios{Name: "outcome", IDPrefix: "outcome", Value: v.Form("outcome"), ErrorMessage: errs.At("outcome"),
			Fieldset: ui.SmallLegend("Court outcome"),
			Items: []ui.Choice{
				{Value: string(models.Granted), Text: "Order made as applied for"},
				{Value: string(models.GrantedAmended), Text: "Order made with changes"},
				{Value: string(models.Refused), Text: "Order refused"},
				{Value: string(models.NotPursued), Text: "Application not pursued"},
			}},
		On:   dateInput(v, "on", "Date of the court’s decision", "For example, 27 3 2027", errs),
		Note: textarea(v, "note", "Note (optional)", "For example, which terms the court changed, or the transcript reference for its reasons", errs),
	}
}

func recordOutcome(v *pages.Visit) error {
	on, valid := dateAt(v, "on")
	body := models.OutcomeBody{Outcome: models.Outcome(v.Form("outcome")), On: on, Note: trimmed(v, "note")}
	err := v.Post(v.CasePath("actions", "court-outcome"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		errs := p.Faults()
		for i := range errs {
			if errs[i].ID == "outcome" {
				errs[i].Text = "Select the court outcome"
			}
		}
		if !valid {
			errs = notADay(errs, "on")
		}
		return v.ShowInvalid(templates, "court-outcome", page(a, "Record court outcome", dated(errs, "on")), outcomeForm(v, a, errs))
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id"), "You recorded the court outcome. The application is closed.")
}
