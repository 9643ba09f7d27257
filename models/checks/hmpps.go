package checks

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func hmpps() Check {
	return Check{
		ID: "Q28", Title: "Prison and probation (HMPPS)",
		Severity: reference.SeverityWarning, How: reference.HowMachine, Code: "EVID",
		Source:  "HMICFRS, inspection of the South East regional response, 30 August 2024, as reported",
		Rule:    "Prison and probation are consulted before the application is submitted. The release date comes from them.",
		Message: "Consult prison or probation. Enter the date, the role of the person consulted and the source of the release date.",
		judge:   judgeHMPPS,
	}
}

func judgeHMPPS(j *judging) {
	h, d := j.c.HMPPSConsultation, j.c.Disposal
	custody := d != nil && d.Kind == content.DisposalCustody
	switch {
	case h.Applicable == nil:
		j.fail("/hmppsConsultation/applicable", "Select whether consultation with HMPPS is needed.")
	case *h.Applicable && h.ConsultedOn == nil:
		j.fail("/hmppsConsultation/consultedOn", "Enter the date prison or probation was consulted.")
	case *h.Applicable:
		j.failBlank(content.Text(h.ContactRole), "/hmppsConsultation/contactRole", "Enter the role of the person consulted.")
	case custody:
		j.fail("/hmppsConsultation/applicable", "The subject is or will be in custody. Select yes and enter the date "+
			"the prison was consulted.")
	default:
		j.failBlank(content.Text(h.Reason), "/hmppsConsultation/reason", "Explain why no consultation is needed.")
	}
	if d != nil && (custody || d.ExpectedRelease != nil) {
		j.failBlank(content.Text(d.ReleaseSource), "/disposal/releaseSource", "Enter the source and date of the release information.")
	}
}
