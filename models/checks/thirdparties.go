package checks

import "scpo.example/desk/models/reference"

func thirdParties() Check {
	return Check{
		ID: "Q23", Title: "Third parties are identified, or none is positively declared; the effect and the notice plan are stated",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "THIR",
		Source: "Serious Crime Act 2007 s.9; CrimPR 31.3(2)(c); Practice Direction 77",
		Rule: "Whoever is likely to suffer a significant adverse effect must be able to be heard, and is served with the " +
			"notice.",
		Message:  "Add each person or body affected, with the effect and the plan for notice, or declare that there are none.",
		Question: "Is anybody else in the papers likely to be affected: family, joint account holders, employers, landlords, lenders?",
		judge:    judgeThirdParties,
	}
}

func judgeThirdParties(j *judging) {
	t := j.c.ThirdParties
	switch {
	case len(t.Items) == 0 && !t.NoneDeclared:
		j.fail("/thirdParties", "Add each third party affected, or declare that there are none.")
	case len(t.Items) > 0 && t.NoneDeclared:
		j.fail("/thirdParties/noneDeclared", "Third parties are listed, and it is declared that there are none. Take back one or the other.")
	}
	for i, p := range t.Items {
		place := at("thirdParties", "items", i)
		j.failBlank(p.Name, place+"/name", "Enter the name of the third party.")
		j.failBlank(p.Effect, place+"/effect", "Enter the effect that the order would have on the third party.")
		j.failBlank(p.NoticePlan, place+"/noticePlan", "Enter how and when the third party is given notice.")
	}
}
