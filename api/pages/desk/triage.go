package desk

import (
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/reading"
)

type triagePage struct {
	Case    pages.Application
	Outcome ui.Component
	On      ui.Component
	By      ui.Component
	Channel ui.Component
	Items   ui.Component
	ReplyBy ui.Component
	Note    ui.Component
	Papers  answerPapers
	Key     string
}

func showTriage(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.CPSTriage)
	if err != nil {
		return err
	}
	p, err := triaging(v, a, decisionLists{}.least(), nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "triage", page(a, "Record CPS triage", nil), p)
}

func triaging(v *pages.Visit, a pages.Application, lists decisionLists, errs ui.Errors) (triagePage, error) {
	p := triagePage{
		Case: a, Key: v.Key(),
		Outcome: ui.Radios{Name: "outcome", IDPrefix: "outcome", Value: v.Form("outcome"), ErrorMessage: errs.At("outcome"),
			Fieldset: ui.SmallLegend("What the CPS said at triage"),
			Items: []ui.Choice{
				{Value: string(models.TakenOn), Text: "Taken on", Hint: ui.Hint{Text: "A lawyer will decide. This is not a decision"}},
				{Value: string(models.TriagedReturned), Text: "Returned", Hint: ui.Hint{Text: "Returns the application to the force. This counts as a decision, not accepted"}},
			}},
		On:      dateInput(v, "on", "Date of the triage", "For example, 27 3 2027", errs),
		By:      input(v, "by", "Name of the person at the CPS (optional)", "", errs),
		Channel: channelSelect(v, errs),
		ReplyBy: dateInput(v, "replyBy", "Reply by", "Required if the application was returned", errs),
		Note:    textarea(v, "note", "Note (optional)", "The force and region can see this", errs),
	}
	c, err := a.Written()
	if err != nil {
		return p, err
	}
	if p.Papers, err = papersOf(v, a, "/triage", errs); err != nil {
		return p, err
	}
	p.Items, err = reasonsForm(v, places(c, reading.Of(c, v.Site().Lists)), lists.reasons, errs)
	return p, err
}

func triage(v *pages.Visit) error {
	lists := typedLists(v)
	if changed, is := lists.button(v); is {
		return triageAgain(v, changed, nil)
	}
	on, onValid := dateAt(v, "on")
	reply, replyValid := dateAt(v, "replyBy")
	body := models.TriageBody{Outcome: models.TriageOutcome(v.Form("outcome")), On: on, By: trimmed(v, "by"), Items: lists.items(),
		Channel: models.Channel(v.Form("channel")), ReplyBy: reply, Note: trimmed(v, "note"), Papers: chosen(v)}
	err := v.Post(v.CasePath("actions", "cps-triage"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		errs := p.Faults()
		for i, e := range errs {
			if e.ID == "items" {
				errs[i].ID = "reasons-0-code"
			}
			if rest, is := strings.CutPrefix(e.ID, "items-"); is { // the rows have the names of those of a decision
				errs[i].ID = "reasons-" + rest
			}
		}
		if !onValid {
			errs = notADay(errs, "on")
		}
		if !replyValid {
			errs = notADay(errs, "replyBy")
		}
		return triageAgain(v, lists.kept(), errs)
	}
	if err != nil {
		return err
	}
	return v.DoneTo("CPS triage recorded.")
}

func triageAgain(v *pages.Visit, lists decisionLists, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p, err := triaging(v, a, lists, errs)
	if err != nil {
		return err
	}
	frame := page(a, "Record CPS triage", dated(errs, "on", "replyBy"))
	if len(errs) == 0 {
		return v.Show(templates, "triage", frame, p)
	}
	return v.ShowInvalid(templates, "triage", frame, p)
}
