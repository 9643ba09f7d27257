package checks

import "scpo.example/desk/models/reference"

func thirdParties() Check {
	return Check{
		ID: "Q23", Title: "Third parties",
		Severity: reference.SeverityStop, How: reference.HowMachine, HumanPart: true, Code: "THIR",
		Source:  "Serious Crime Act 2007 s.9; CrimPR Part 31; Practice Direction 77",
		Rule:    "A third party likely to suffer a significant adverse effect must be heard, and is served with the notice.",
		Message: "Add each third party, the effect on them and how notice will be given, or confirm that there are none.",
		Question: "Is anyone else in the application likely to be affected, such as family, joint account holders, " +
			"employers, landlords or lenders?",
		judge: judgeThirdParties,
	}
}

func judgeThirdParties(j *judging) {
	t := j.c.ThirdParties
	switch {
	case len(t.Items) == 0 && !t.NoneDeclared:
		j.fail("/thirdParties", "Add each third party, or confirm that there are none.")
	case len(t.Items) > 0 && t.NoneDeclared:
		j.fail("/thirdParties/noneDeclared", "You have added third parties and confirmed that there are none. Remove one or the other.")
	}
	for i, p := range t.Items {
		place := at("thirdParties", "items", i)
		j.failBlank(p.Name, place+"/name", "Enter the name of the third party.")
		j.failBlank(p.Effect, place+"/effect", "Enter the effect the order would have on the third party.")
		j.failBlank(p.NoticePlan, place+"/noticePlan", "Enter how notice will be given.")
	}
}
