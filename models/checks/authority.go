package checks

import (
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func authority() Check {
	return Check{
		ID:       "Q05",
		Title:    "Applicant to the court",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "AUTH",
		Source: "Serious Crime Act 2007 s.8, Schedule 2",
		Rule: "The applicant is the Director of Public Prosecutions (DPP) or the Director of the Serious Fraud Office. " +
			"A chief officer of police can apply only for a terrorism-related High Court order, after consulting the DPP.",
		Message:  "Select who can apply to this court. For a police application, select the DPP.",
		Question: "If any other body applies, was the DPP consulted?",
		judge:    judgeAuthority,
	}
}

func judgeAuthority(j *judging) {
	const place = "/applicantAuthority"
	a, high := j.c.ApplicantAuthority, highCourt(j.c.Route)
	consulted := func() {
		j.flag(place, "Confirm that the DPP was consulted, and enter the name and the date.")
	}
	switch a {
	case content.AuthorityDPP, content.AuthoritySFO:
	case "":
		j.fail(place, "Select who will apply to the court. For a police application, select the DPP.")
	case content.AuthorityChiefOfficer:
		switch {
		case terrorism(j.c) && (high || j.in.on(MoreApplicants)), high && j.in.on(MoreApplicants):
			consulted()
		case high:
			j.fail(place, "A chief officer can apply only for a terrorism-related order. Select the DPP.")
		default:
			j.fail(place, "A chief officer cannot apply to this court. Select the DPP.")
		}
	case content.AuthorityNCA, content.AuthorityHMRC, content.AuthorityBTP, content.AuthorityMDP:
		if high && j.in.on(MoreApplicants) {
			consulted()
			return
		}
		j.fail(place, "This body cannot apply to this court on this date. Select the DPP.")
	}
}

// terrorism says that a trigger offence makes the order terrorism-related (section 8A).
func terrorism(c content.Content) bool {
	return slices.ContainsFunc(c.Offences, func(o content.Offence) bool {
		return o.Schedule1 != nil && o.Schedule1.Category == "TERR"
	})
}
