package checks

import (
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func authority() Check {
	return Check{
		ID:       "Q05",
		Title:    "Applicant authority is right for the route and date: the CPS, unless another listed body; police alone stops",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "AUTH",
		Source: "Serious Crime Act 2007 s.8, Schedule 2",
		Rule: "The Director of Public Prosecutions or the Director of the Serious Fraud Office applies; a chief officer of " +
			"police only for a terrorism-related order of the High Court, after consulting the Director of Public Prosecutions.",
		Message:  "Choose the authority that may apply to this court. Police ask the CPS to apply.",
		Question: "Where another body than the CPS or the Serious Fraud Office applies: was the Director of Public Prosecutions consulted?",
		judge:    judgeAuthority,
	}
}

func judgeAuthority(j *judging) {
	const place = "/applicantAuthority"
	a, high := j.c.ApplicantAuthority, highCourt(j.c.Route)
	consulted := func() {
		j.flag(place, "Confirm that the Director of Public Prosecutions was consulted, with the name and the date.")
	}
	switch a {
	case content.AuthorityDPP, content.AuthoritySFO:
	case "":
		j.fail(place, "Choose who applies to the court: for the police, the Director of Public Prosecutions.")
	case content.AuthorityChiefOfficer:
		switch {
		case terrorism(j.c) && (high || j.in.on(MoreApplicants)), high && j.in.on(MoreApplicants):
			consulted()
		case high:
			j.fail(place, "A chief officer may apply only for a terrorism-related order. Choose the Director of Public Prosecutions.")
		default:
			j.fail(place, "A chief officer may not apply here. Choose the Director of Public Prosecutions.")
		}
	case content.AuthorityNCA, content.AuthorityHMRC, content.AuthorityBTP, content.AuthorityMDP:
		if high && j.in.on(MoreApplicants) {
			consulted()
			return
		}
		j.fail(place, "This body may not apply to this court on this date. Choose the Director of Public Prosecutions.")
	}
}

// terrorism says that a trigger offence makes the order terrorism-related (section 8A).
func terrorism(c content.Content) bool {
	return slices.ContainsFunc(c.Offences, func(o content.Offence) bool {
		return o.Schedule1 != nil && o.Schedule1.Category == "TERR"
	})
}
