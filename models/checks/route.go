package checks

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// statusAcquitted is the status of a case in which section 19A would allow an order, once it is in force.
const statusAcquitted content.ConvictionStatus = "acquitted"

func route() Check {
	return Check{
		ID:       "Q02",
		Title:    "Route",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ELIG",
		Source: "Serious Crime Act 2007 ss.1, 2, 4, 19",
		Rule: "Section 19 applies where the Crown Court is dealing with a person convicted of a serious offence. " +
			"Section 1 (High Court) needs a limb of section 2(1). \"Committed\" needs a conviction.",
		Message: "Select the route and enter the conviction or grounds that it needs.",
		judge:   judgeRoute,
	}
}

func judgeRoute(j *judging) {
	switch j.c.Route {
	case content.RouteS1:
		judgeSection1(j)
	case content.RouteS19:
		judgeSection19(j)
	case content.RouteS17, content.RouteS20, content.RouteS21, content.RouteS22E:
		judgeVariation(j)
	default:
		j.fail("/route", "Select the route.")
		return
	}
	judgeCourt(j)
}

func highCourt(r content.Route) bool { return r == content.RouteS1 || r == content.RouteS17 }

// dealtWith says that a conviction, a charge or a committal brings the person before the Crown Court.
func dealtWith(c *content.Conviction) bool {
	return c != nil &&
		(c.Status == content.StatusConvicted || c.Status == content.StatusCharged || c.Status == content.StatusCommitted)
}

func convicted(c *content.Conviction) bool {
	return c != nil && (c.Status == content.StatusConvicted || c.Status == content.StatusCommitted)
}

func judgeSection19(j *judging) {
	c := j.c.Conviction
	switch {
	case c == nil:
		j.fail("/conviction", "Enter the conviction, the charge pending in the Crown Court or the committal. Without "+
			"one, section 19 cannot be used.")
	case c.Status == "":
		j.fail("/conviction/status", "Select whether the subject is convicted, charged in the Crown Court or committed for sentence.")
	case c.Status == statusAcquitted && j.in.on(Acquittals):
		j.flag("/conviction/status", "After an acquittal, section 19A applies the section 1 test. Explain how it is met.")
		return
	case !dealtWith(c):
		j.fail("/conviction/status", "Section 19 needs a conviction, a charge pending in the Crown Court or a "+
			"committal. Consider section 1 if there is none.")
	default:
		judgeConvictingCourt(j, c.Status == content.StatusCommitted)
	}
	for _, o := range j.c.Offences {
		if o.Basis == content.BasisConvicted || o.Basis == content.BasisCharged {
			return
		}
	}
	if len(j.c.Offences) > 0 {
		j.fail("/offences/0/basis", "Section 19 needs an offence of which the subject is convicted or charged. Add it, "+
			"or select section 1.")
	}
}

func judgeSection1(j *judging) {
	s := j.c.Section1
	if s == nil {
		j.fail("/section1", "Enter the grounds under section 1, with the limb of section 2(1) relied on.")
		return
	}
	switch {
	case s.Limb == "":
		j.fail("/section1/limb", "Select the limb of section 2(1) relied on.")
	case s.Limb == content.LimbCommitted && !convicted(j.c.Conviction):
		j.fail("/section1/limb", "Without a conviction the court cannot find that the subject committed an offence (section 4(1)). "+
			"Rely on facilitation, or enter the conviction.")
	}
	switch {
	case s.AllegesCommission == nil:
		j.fail("/section1/allegesCommission", "Select whether it is alleged that the subject committed an offence.")
	case *s.AllegesCommission && !convicted(j.c.Conviction):
		j.fail("/section1/allegesCommission", "Without a conviction the application cannot allege that the subject "+
			"committed an offence (section 4(1)).")
	}
}

func judgeVariation(j *judging) {
	if j.c.ExistingSCPO.Answer == content.AnswerNo {
		j.fail("/existingScpo/answer", "This route varies an existing order. Change the answer under Existing SCPO, or "+
			"select another route.")
	}
	switch c := j.c.Conviction; {
	case j.c.Route == content.RouteS17:
	case j.c.Route == content.RouteS22E && !dealtWith(c):
		j.fail("/conviction", "Enter the pending charge. Section 22E extends an order until the charge is resolved.")
	case j.c.Route != content.RouteS22E && !convicted(c):
		j.fail("/conviction", "Enter the new conviction. Sections 20 and 21 need one.")
	}
}
