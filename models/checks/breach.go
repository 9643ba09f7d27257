package checks

import "scpo.example/desk/models/reference"

func provableBreach() Check {
	return Check{
		ID: "Q18", Title: "Detecting and proving a breach",
		Severity: reference.SeverityStop, How: reference.HowMachine, HumanPart: true, Code: "ENFO",
		Source:   "R v Boness [2005] EWCA Crim 2395 (by analogy)",
		Rule:     "It needs to be possible to detect and prove a breach of each term.",
		Message:  "For each term, explain how a breach would be detected and what evidence would prove it.",
		Question: "Would the methods described detect and prove a breach of each term?",
		judge: func(j *judging) {
			for i, t := range j.c.Terms {
				j.failBlank(t.BreachProof, at("terms", i, "breachProof"),
					termName(t, i)+" does not explain how a breach would be detected and proved.")
			}
			j.skipWithoutTerms()
		},
	}
}
