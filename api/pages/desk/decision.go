package desk

import (
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reading"
)

type decisionPage struct {
	Case      pages.Application
	Decision  ui.Component
	On        ui.Component
	Name      ui.Component
	Grade     ui.Component
	Basis     ui.Component
	Reference ui.Component
	Channel   ui.Component
	Reasons   ui.Component
	ReplyBy   ui.Component
	Terms     ui.Component
	Note      ui.Component
	Papers    answerPapers
	Unchanged []string // ids of the terms that were confirmed as unchanged
	Action    string
	Key       string
	CPS       bool
	Title     string
	Correct   ui.Component // why the record is corrected; nil where a decision is recorded
}

// answering is what the one form of a decision is for: to record it, or to correct the record.
type answering struct {
	action models.Action
	at     string
	title  string
	done   string
}

var (
	recording  = answering{models.CPSDecision, "/decision", "Record CPS decision", "CPS decision recorded. The force and region have been notified."}
	correcting = answering{models.CorrectDecision, "/correct", "Correct CPS decision", "CPS decision corrected."}
)

func showDecision(v *pages.Visit) error   { return recording.show(v) }
func decide(v *pages.Visit) error         { return recording.take(v) }
func showCorrection(v *pages.Visit) error { return correcting.show(v) }
func correct(v *pages.Visit) error        { return correcting.take(v) }

func (w answering) show(v *pages.Visit) error {
	a, err := confirm.Ready(v, w.action)
	if err != nil {
		return err
	}
	p, err := w.deciding(v, a, decisionLists{}.least(), nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "decision", page(a, w.title, nil), p)
}

func (w answering) deciding(v *pages.Visit, a pages.Application, lists decisionLists, errs ui.Errors) (decisionPage, error) {
	p := decisionPage{
		Case: a, Key: v.Key(), Title: w.title, CPS: v.User.Role == models.CPS, Action: a.Path(w.at), Unchanged: lists.unchanged,
		Decision: ui.Radios{Name: "decision", IDPrefix: "decision", Value: v.Form("decision"), ErrorMessage: errs.At("decision"),
			Fieldset: ui.SmallLegend("Decision"),
			Items: []ui.Choice{
				{Value: string(models.DecisionAccepted), Text: "Accepted as submitted"},
				{Value: string(models.DecisionWithAmendments), Text: "Accepted with amendments", Hint: ui.Hint{Text: "Enter what the CPS changed under Amended terms"}},
				{Value: string(models.DecisionMoreInfo), Text: "More information needed", Hint: ui.Hint{Text: "Returns the application to the force"}},
				{Value: string(models.DecisionRejected), Text: "Rejected", Hint: ui.Hint{Text: "Returns the application to the force"}},
			}},
		On:        dateInput(v, "decidedOn", "Date of the decision", "For example, 27 3 2027", errs),
		Name:      input(v, "authority-name", "Decision maker", "", errs),
		Grade:     input(v, "authority-grade", "Grade", "", errs),
		Basis:     input(v, "authority-basis", "Basis of authority", "For example, delegated by the Director of Public Prosecutions, with the date", errs),
		Reference: input(v, "authority-reference", "CPS reference (optional)", "", errs),
		Channel:   channelSelect(v, errs),
		ReplyBy:   dateInput(v, "replyBy", "Reply by (optional)", "The date the CPS asked for a reply, if it returned the application", errs),
		Note:      textarea(v, "note", "Note (optional)", "The force and region can see this", errs),
	}
	if w.action == models.CorrectDecision {
		p.Correct = textarea(v, "reason", "What was wrong with the record?", "The record that you correct stays in the history", errs)
	}
	c, err := a.Written()
	if err != nil {
		return p, err
	}
	if p.Papers, err = papersOf(v, a, w.at, errs); err != nil {
		return p, err
	}
	if p.Terms, err = termsForm(c, lists.terms, errs); err != nil {
		return p, err
	}
	p.Reasons, err = reasonsForm(v, places(c, reading.Of(c, v.Site().Lists)), lists.reasons, errs)
	return p, err
}

func (w answering) take(v *pages.Visit) error {
	lists := typedLists(v)
	if changed, is := lists.button(v); is {
		return w.again(v, changed, nil)
	}
	decision, noDays := decisionBody(v, lists)
	var body any = decision
	if w.action == models.CorrectDecision {
		body = models.CorrectBody{Reason: trimmed(v, "reason"), DecisionBody: decision}
	}
	err := v.Post(v.CasePath("actions", string(w.action)), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		return w.again(v, lists.kept(), decisionFaults(p, noDays))
	}
	if err != nil {
		return err
	}
	return v.DoneTo(w.done)
}

// decisionFaults says in the words of the form what the API says in those of its fields, and which dates are not real.
func decisionFaults(p *pages.Problem, noDays []string) ui.Errors {
	errs := make(ui.Errors, 0, len(p.Errors)+len(noDays)+1)
	for _, e := range p.Faults() {
		switch e.ID {
		case "reasons":
			e.ID = "reasons-0-code"
		case "amendedTerms":
			e.ID = "amendedTerms-0-term"
		case "decision":
			e.Text = "Select the CPS decision"
		}
		if !slices.Contains(noDays, e.ID) {
			errs = append(errs, e)
		}
	}
	for _, name := range noDays {
		errs = append(errs, ui.FieldError{ID: name, Text: noDay})
	}
	return errs
}

// decisionBody is the body to send, and the names of the dates that are not real.
func decisionBody(v *pages.Visit, lists decisionLists) (models.DecisionBody, []string) {
	var noDays []string
	day := func(name string) *calendar.Date {
		d, valid := dateAt(v, name)
		if !valid {
			noDays = append(noDays, name)
		}
		return d
	}
	return models.DecisionBody{
		Decision: models.Decision(v.Form("decision")), DecidedOn: day("decidedOn"), ReplyBy: day("replyBy"),
		Channel: models.Channel(v.Form("channel")), Note: trimmed(v, "note"),
		Authority: models.Authority{
			Name: trimmed(v, "authority-name"), Grade: trimmed(v, "authority-grade"), Basis: trimmed(v, "authority-basis"),
			Reference: trimmed(v, "authority-reference"),
		},
		Reasons: lists.items(), AmendedTerms: lists.amended(), Papers: chosen(v),
	}, noDays
}

func (w answering) again(v *pages.Visit, lists decisionLists, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p, err := w.deciding(v, a, lists, errs)
	if err != nil {
		return err
	}
	frame := page(a, w.title, dated(errs, "decidedOn", "replyBy"))
	if len(errs) == 0 {
		return v.Show(templates, "decision", frame, p)
	}
	return v.ShowInvalid(templates, "decision", frame, p)
}
