package checks

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func hmpps() Check {
	return Check{
		ID: "Q28", Title: "HMPPS was contacted, and the source of the release date is given",
		Severity: reference.SeverityWarning, How: reference.HowMachine, Code: "EVID",
		Source:  "HMICFRS, inspection of the South East regional response, 30 August 2024, as reported",
		Rule:    "Prison and probation are asked before the request goes, and the release date comes from them.",
		Message: "Ask prison or probation, enter the date and the role of the person asked, and say who gave the release date.",
		judge:   judgeHMPPS,
	}
}

func judgeHMPPS(j *judging) {
	h, d := j.c.HMPPSConsultation, j.c.Disposal
	custody := d != nil && d.Kind == content.DisposalCustody
	switch {
	case h.Applicable == nil:
		j.fail("/hmppsConsultation/applicable", "Say whether prison or probation has to be asked.")
	case *h.Applicable && h.ConsultedOn == nil:
		j.fail("/hmppsConsultation/consultedOn", "Enter the date on which prison or probation was asked.")
	case *h.Applicable:
		j.failBlank(content.Text(h.ContactRole), "/hmppsConsultation/contactRole", "Enter the role of the person who was asked.")
	case custody:
		j.fail("/hmppsConsultation/applicable", "The subject is or will be in custody, so prison has to be asked. Correct this, and enter the date.")
	default:
		j.failBlank(content.Text(h.Reason), "/hmppsConsultation/reason", "Say why nobody has to be asked.")
	}
	if d != nil && (custody || d.ExpectedRelease != nil) {
		j.failBlank(content.Text(d.ReleaseSource), "/disposal/releaseSource", "Enter who gave the release date, and when.")
	}
}
