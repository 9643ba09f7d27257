package desk

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/pages/reading"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// reasonsMost bounds the reasons of one form.
const reasonsMost = 100

// reason is one coded reason as it was typed.
type reason struct{ Code, Anchor, Text string }

func (r reason) empty() bool { return r == reason{} }

type decisionPage struct {
	Case      pages.Application
	Decision  ui.Component
	On        ui.Component
	Name      ui.Component
	Grade     ui.Component
	Basis     ui.Component
	Reference ui.Component
	Reasons   ui.Component
	Note      ui.Component
	Key       string
	CPS       bool
}

func showDecision(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.CPSDecision)
	if err != nil {
		return err
	}
	p, err := deciding(v, a, []reason{{}}, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "decision", page(a, "Record CPS decision", nil), p)
}

func deciding(v *pages.Visit, a pages.Application, reasons []reason, errs ui.Errors) (decisionPage, error) {
	p := decisionPage{
		Case: a, Key: v.Key(), CPS: v.User.Role == models.CPS,
		Decision: ui.Radios{Name: "decision", IDPrefix: "decision", Value: v.Form("decision"), ErrorMessage: errs.At("decision"),
			Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Decision", Classes: "govuk-fieldset__legend--s"}},
			Items: []ui.Choice{
				{Value: string(models.DecisionAccepted), Text: "Accepted as submitted"},
				{Value: string(models.DecisionWithAmendments), Text: "Accepted with amendments", Hint: ui.Hint{Text: "List each amendment under Reasons"}},
				{Value: string(models.DecisionMoreInfo), Text: "More information needed", Hint: ui.Hint{Text: "Returns the application to the force"}},
				{Value: string(models.DecisionRejected), Text: "Rejected", Hint: ui.Hint{Text: "Returns the application to the force"}},
			}},
		On:        dateInput(v, "decidedOn", "Date of the decision", "For example, 27 3 2027", errs),
		Name:      input(v, "authority-name", "Decision maker", "", errs),
		Grade:     input(v, "authority-grade", "Grade", "", errs),
		Basis:     input(v, "authority-basis", "Basis of authority", "For example, delegated by the Director of Public Prosecutions, with the date", errs),
		Reference: input(v, "authority-reference", "CPS reference (optional)", "", errs),
		Note:      textarea(v, "note", "Note (optional)", "The force and region can see this", errs),
	}
	c, err := a.Written()
	if err != nil {
		return p, err
	}
	p.Reasons, err = reasonsForm(v, places(c, reading.Of(c, v.Site().Lists)), reasons, errs)
	return p, err
}

func reasonsForm(v *pages.Visit, places []ui.Option, reasons []reason, errs ui.Errors) (ui.Component, error) {
	form := ui.AddAnother{ID: "reasons", ItemLabel: "Reason"}
	for i, r := range reasons {
		at := func(name string) string { return fmt.Sprintf("reasons-%d-%s", i, name) }
		renamed := func(name string) ui.Attributes {
			return ui.Numbered("reasons-%index%-"+name, "reasons-%index%-"+name)
		}
		var inside template.HTML
		for _, control := range []ui.Component{
			ui.Select{ID: at("code"), Name: at("code"), Value: r.Code, Items: reasonOptions(v), ErrorMessage: errs.At(at("code")),
				Label: ui.Label{Text: "Reason", Classes: "govuk-label--s"}, Attributes: renamed("code")},
			ui.Select{ID: at("anchor"), Name: at("anchor"), Value: r.Anchor, ErrorMessage: errs.At(at("anchor")),
				Items: append([]ui.Option{{Text: "Whole application"}}, places...),
				Label: ui.Label{Text: "Section, term or item", Classes: "govuk-label--s"}, Attributes: renamed("anchor")},
			ui.Textarea{ID: at("text"), Name: at("text"), Value: r.Text, Rows: 3, ErrorMessage: errs.At(at("text")),
				Label: ui.Label{Text: "What is wrong?", Classes: "govuk-label--s"}, Attributes: renamed("text")},
		} {
			html, err := control.Render()
			if err != nil {
				return nil, err
			}
			inside += html
		}
		form.Items = append(form.Items, ui.AddAnotherItem{HTML: inside})
	}
	return form, nil
}

// typedReasons reads the reasons of the form, with the empty ones.
func typedReasons(v *pages.Visit) []reason {
	var reasons []reason
	for i := range reasonsMost {
		at := fmt.Sprintf("reasons-%d-", i)
		if !v.Posted().Has(at + "code") {
			break
		}
		reasons = append(reasons, reason{v.Form(at + "code"), v.Form(at + "anchor"), trimmed(v, at+"text")})
	}
	if len(reasons) == 0 {
		return []reason{{}}
	}
	return reasons
}

func decide(v *pages.Visit) error {
	reasons := typedReasons(v)
	if v.Posted().Has("reasons-add-another") {
		return decideAgain(v, append(reasons, reason{}), nil)
	}
	if i, err := strconv.Atoi(v.Form("remove")); err == nil && i >= 0 && i < len(reasons) {
		return decideAgain(v, slices.Delete(reasons, i, i+1), nil)
	}
	body, on := decisionBody(v, reasons)
	err := v.Post(v.CasePath("actions", "cps-decision"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		kept := slices.DeleteFunc(slices.Clone(reasons), reason.empty)
		if len(kept) == 0 {
			kept = []reason{{}}
		}
		errs := p.Faults()
		for i, e := range errs {
			switch e.ID {
			case "reasons":
				errs[i].ID = "reasons-0-code"
			case "decision":
				errs[i].Text = "Select the CPS decision"
			}
		}
		if !on {
			errs = notADay(errs, "decidedOn")
		}
		return decideAgain(v, kept, errs)
	}
	if err != nil {
		return err
	}
	return v.DoneTo("CPS decision recorded. The force and region have been notified.")
}

// decisionBody is what is sent; valid is false where the date is no day.
func decisionBody(v *pages.Visit, reasons []reason) (body models.DecisionBody, valid bool) {
	on, valid := dateAt(v, "decidedOn")
	body = models.DecisionBody{
		Decision: models.Decision(v.Form("decision")), DecidedOn: on, Note: trimmed(v, "note"),
		Authority: models.Authority{
			Name: trimmed(v, "authority-name"), Grade: trimmed(v, "authority-grade"), Basis: trimmed(v, "authority-basis"),
			Reference: trimmed(v, "authority-reference"),
		},
	}
	for _, r := range reasons {
		if !r.empty() {
			body.Reasons = append(body.Reasons, models.ReasonCoded{Code: r.Code, Anchor: r.Anchor, Text: r.Text})
		}
	}
	return body, valid
}

func decideAgain(v *pages.Visit, reasons []reason, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p, err := deciding(v, a, reasons, errs)
	if err != nil {
		return err
	}
	frame := page(a, "Record CPS decision", dated(errs, "decidedOn"))
	if len(errs) == 0 {
		return v.Show(templates, "decision", frame, p)
	}
	return v.ShowInvalid(templates, "decision", frame, p)
}
