package checks

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func existingOrder() Check {
	return Check{
		ID: "Q06", Title: "Existing order is disclosed, and its discharge or replacement asked for",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ELIG",
		Source:  "Serious Crime Act 2007 ss.19(2A), 21(8)",
		Rule:    "A new order of the Crown Court must discharge an order that already binds the subject.",
		Message: "Say whether an order binds the subject already. If one does, ask for its discharge or replacement.",
		judge:   judgeExisting,
	}
}

func judgeExisting(j *judging) {
	e := j.c.ExistingSCPO
	if e.Answer == "" {
		j.fail("/existingScpo/answer", "Answer yes or no, after a check of the Police National Computer and the regional register.")
		return
	}
	if e.Answer == content.AnswerNo {
		return
	}
	switch j.c.Route {
	case content.RouteS17, content.RouteS20, content.RouteS22E: // the order that exists goes on
	case content.RouteS1, content.RouteS21:
		if e.DischargeSought == nil {
			j.fail("/existingScpo/dischargeSought", "Say whether discharge or replacement of the existing order is asked for.")
		}
	case content.RouteS19, "":
		if !content.IsYes(e.DischargeSought) {
			j.fail("/existingScpo/dischargeSought", "Ask for the discharge of the existing order: the new one cannot be made beside it.")
		}
	}
}
