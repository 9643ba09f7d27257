package desk

import (
	"html/template"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/brief"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/reading"
)

// approvePage shows what an approval rests on.
type approvePage struct {
	Case       pages.Application
	Answered   int
	Checks     []answers.ChecklistItem
	Unanswered []answers.ChecklistItem
	Noes       []answers.ChecklistItem
	TermsOpen  []answers.TermLine // that need an answer and have none
	TermNoes   []answers.TermLine
	Open       []points.Point // required points that are not resolved
	Stops      *stopsView     // nil where none stops the application
	Drafts     int            // draft points, which an approval would leave unsent
	Brief      template.HTML  // what must be confirmed as seen
	Note       ui.Component
	Key        string
}

func showApprove(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.Approve)
	if err != nil {
		return err
	}
	p, err := approving(v, a, nil, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "approve", page(a, "Approve application", nil), p)
}

// approving gathers it. Refused are the faults that the API found, nil before it was asked.
func approving(v *pages.Visit, a pages.Application, refused []decode.Problem, errs ui.Errors) (approvePage, error) {
	p := approvePage{Case: a, Key: v.Key(), Note: textarea(v, "note", "Note (optional)", "Recorded in the history. The force does not see it", errs)}
	list, err := checklistOf(v)
	if err != nil {
		return p, err
	}
	c, err := a.Written()
	if err != nil {
		return p, err
	}
	if p.Brief, err = brief.Form(v, a, list.ToSee, finder(reading.Of(c, v.Site().Lists), a.Path("")), errs); err != nil {
		return p, err
	}
	p.Checks = list.Items
	for _, line := range list.Items {
		switch {
		case line.Answer == nil:
			p.Unanswered = append(p.Unanswered, line)
		case *line.Answer == "no":
			p.Noes = append(p.Noes, line)
		}
	}
	p.TermsOpen = list.unansweredTerms()
	for _, line := range list.Terms {
		if said(line.Answer) == "no" {
			p.TermNoes = append(p.TermNoes, line)
		}
	}
	p.Answered = len(p.Checks) - len(p.Unanswered)
	stops, err := stopsOf(v, a, refused)
	if err != nil {
		return p, err
	}
	if len(stops) > 0 {
		p.Stops = &stopsView{Stops: stops, Back: a.Path("/return"), Words: "Return it to the force"}
	}
	lists, err := points.Read(v)
	if err != nil {
		return p, err
	}
	p.Drafts = len(lists.Drafts)
	for _, point := range lists.Items {
		if point.Severity == models.Must && !point.Resolved() {
			p.Open = append(p.Open, point)
		}
	}
	return p, nil
}

// approve approves the version that was read, and no other.
func approve(v *pages.Visit) error {
	// The answers were kept while reading. The lists are sent though they be empty: the page asks for all of them.
	body := models.ApproveBody{Note: trimmed(v, "note"), Seen: append([]string{}, v.Posted()["seen"]...), Terms: map[string]string{}}
	err := v.PostAt(v.CasePath("actions", "approve"), v.Form("version"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		errs := p.Faults()
		for i, e := range errs {
			switch e.ID {
			case "":
				errs[i].ID = "open-points"
			case "seen":
				errs[i].ID = "brief"
			}
		}
		shown, err := approving(v, a, p.Errors, errs)
		if err != nil {
			return err
		}
		return v.ShowInvalid(templates, "approve", page(a, "Approve application", errs), shown)
	}
	if err != nil {
		return err
	}
	return v.DoneTo("You approved the application.")
}
