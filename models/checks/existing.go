package checks

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func existingOrder() Check {
	return Check{
		ID: "Q06", Title: "Existing SCPO",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ELIG",
		Source:  "Serious Crime Act 2007 ss.19(2A), 21(8)",
		Rule:    "A new Crown Court order must discharge any existing order against the subject.",
		Message: "Select whether there is an existing order. If there is, ask for its discharge or replacement.",
		judge:   judgeExisting,
	}
}

func judgeExisting(j *judging) {
	e := j.c.ExistingSCPO
	if e.Answer == "" {
		j.fail("/existingScpo/answer", "Check the Police National Computer (PNC) and the regional register, then select yes or no.")
		return
	}
	if e.Answer == content.AnswerNo {
		judgeBoundNow(j)
		return
	}
	switch j.c.Route {
	case content.RouteS17, content.RouteS20, content.RouteS22E: // the order that exists continues
	case content.RouteS1, content.RouteS21:
		if e.DischargeSought == nil {
			j.fail("/existingScpo/dischargeSought", "Select whether the application asks for the existing order to be "+
				"discharged or replaced.")
		}
	case content.RouteS19, "":
		if !content.IsYes(e.DischargeSought) {
			j.fail("/existingScpo/dischargeSought", "Ask for the existing order to be discharged. A new order must discharge it.")
		}
	}
}
