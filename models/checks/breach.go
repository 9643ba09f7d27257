package checks

import "scpo.example/desk/models/reference"

func provableBreach() Check {
	return Check{
		ID: "Q18", Title: "Breach is provable: how it would be detected, and with what evidence, is filled in and credible",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ENFO",
		Source:   "R v Boness [2005] EWCA Crim 2395 (by analogy); CPS guidance, heading on monitoring and compliance",
		Rule:     "A term that nobody could prove to be broken protects nobody.",
		Message:  "Say for each term how a breach would be found, and with what evidence it would be proved.",
		Question: "Would the means given really find a breach of each term, and prove it?",
		judge: func(j *judging) {
			for i, t := range j.c.Terms {
				j.failBlank(t.BreachProof, at("terms", i, "breachProof"),
					termName(t, i)+" does not say how a breach would be found and proved. Enter both.")
			}
			j.skipWithoutTerms()
		},
	}
}
