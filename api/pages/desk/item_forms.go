package desk

import (
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// dayOf reads a date, and says which date is not real.
func dayOf(v *pages.Visit, name string) (*calendar.Date, []string) {
	on, valid := dateAt(v, name)
	if !valid {
		return nil, []string{name}
	}
	return on, nil
}

// itemForms are those for what can be recorded of the point now.
func itemForms(v *pages.Visit, a pages.Application, p points.Point, errs ui.Errors) []itemForm {
	forms := []itemForm{}
	add := func(name, title, hint, button string, controls ...ui.Component) {
		forms = append(forms, itemForm{Name: name, Title: title, Hint: hint, Button: button, Key: v.Key(), Controls: controls,
			Action: a.Path("/points/" + url.PathEscape(p.ID) + "/cps/" + name)})
	}
	open := p.ItemState != models.ItemCancelled
	if open && v.User.Role == models.Officer && (p.Contest == nil || p.Contest.Outcome == nil) {
		add("contest", "Contest", "Record it also if the reason is not contested.", "Save contest",
			yesNo(v, "contest-contested", "Is this reason of the CPS contested?", errs),
			textarea(v, "contest-text", "Why is it wrong?", "Required if it is contested. The CPS can see this", errs))
	}
	if open && p.Contest != nil && p.Contest.Contested == models.Yes {
		add("outcome", "Contest outcome", "The first-submission acceptance rate does not change. The figures show the number beside it.", "Save outcome",
			yesNo(v, "outcome-agreed", "Did the CPS agree that its reason was wrong?", errs),
			textarea(v, "outcome-reason", "What did the CPS say?", "", errs),
			ui.Checkboxes{Name: "outcome-discussed", Values: v.Posted()["outcome-discussed"], ErrorMessage: errs.At("outcome-discussed"),
				Fieldset: ui.SmallLegend("How was it discussed?"),
				Items:    []ui.Choice{{Value: "email", Text: "Email"}, {Value: "meeting", Text: "Meeting"}, {Value: "phone", Text: "Phone"}}},
			dateInput(v, "outcome-on", "Date of the CPS’s answer", "For example, 27 3 2027", errs))
	}
	if open && p.ItemState != models.ItemReceived {
		add("received", "Received by the CPS", "", "Save receipt",
			dateInput(v, "received-on", "Date on which the CPS received it", "For example, 27 3 2027", errs),
			textarea(v, "received-missing", "What is still missing? (optional)", "If you enter something, the point stays open", errs))
		add("due", "Due date", "Both dates are kept.", "Change due date",
			dateInput(v, "due-dueOn", "New due date", "For example, 27 3 2027", errs),
			ui.Radios{Name: "due-by", IDPrefix: "due-by", Value: v.Form("due-by"), ErrorMessage: errs.At("due-by"), Fieldset: ui.SmallLegend("Who asked for another date?"),
				Items: []ui.Choice{{Value: string(models.ByForce), Text: "The force"}, {Value: string(models.ByCPS), Text: "The CPS"}}},
			textarea(v, "due-reason", "Why does the date change?", "", errs))
		add("cancel", "No longer needed", "The force then does not have to respond to it.", "Cancel point",
			textarea(v, "cancel-reason", "Why does the CPS no longer need it?", "", errs))
	}
	return forms
}

func yesNo(v *pages.Visit, name, question string, errs ui.Errors) ui.Component {
	return ui.Radios{Name: name, IDPrefix: name, Value: v.Form(name), ErrorMessage: errs.At(name), Fieldset: ui.SmallLegend(question),
		Items: []ui.Choice{{Value: string(models.Yes), Text: "Yes"}, {Value: string(models.No), Text: "No"}}}
}
