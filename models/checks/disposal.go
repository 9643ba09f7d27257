package checks

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func disposal() Check {
	return Check{
		ID: "Q04", Title: "Sentence or discharge",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ELIG",
		Source:  "Serious Crime Act 2007 s.19(7)",
		Rule:    "The Crown Court can make an order only in addition to a sentence or a conditional discharge.",
		Message: "Enter the sentence or discharge, imposed or expected. Refer an absolute discharge to the CPS before you continue.",
		judge:   judgeDisposal,
	}
}

func judgeDisposal(j *judging) {
	d := j.c.Disposal
	acquitted := j.c.Conviction != nil && j.c.Conviction.Status == statusAcquitted
	switch {
	case j.c.Route != content.RouteS19 && j.c.Route != "":
		j.skip("The sentence matters only for section 19.")
	case acquitted && j.in.on(Acquittals):
		j.skip("After an acquittal there is no sentence.")
	case d == nil:
		j.fail("/disposal", "Enter the sentence or discharge, imposed or expected.")
	case d.Kind == "":
		j.fail("/disposal/kind", "Select the type of sentence or discharge.")
	case d.Kind == content.DisposalAbsoluteDischarge:
		j.fail("/disposal/kind", "An order cannot be made with an absolute discharge. Refer the case to the CPS.")
	}
}
