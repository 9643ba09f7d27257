package checks

import (
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func evidence() Check {
	return Check{
		ID: "Q11", Title: "Facts summary and evidence index are complete, and unserved statements attached",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "EVID",
		Source: "CrimPR 31.3(3)",
		Rule: "The notice summarises the relevant facts, identifies the evidence and attaches each written statement that " +
			"was not served before.",
		Message:     "Complete the summary of facts and the list of evidence, and attach each statement not yet served.",
		Justifiable: true,
		judge:       judgeEvidence,
	}
}

func judgeEvidence(j *judging) {
	j.failBlank(j.c.Facts, "/facts", "Enter a summary of the relevant facts.")
	if len(j.c.Evidence) == 0 {
		j.fail("/evidence", "Add the evidence relied on, each item with its reference, form and date.")
	}
	for i, e := range j.c.Evidence {
		j.failBlank(e.Reference, at("evidence", i, "reference"), "Enter the exhibit or other reference of the item.")
		j.failBlank(e.Title, at("evidence", i, "title"), "Enter what the item is.")
		j.failBlank(string(e.Form), at("evidence", i, "form"), "Choose the form of the item.")
		if e.Dated == nil {
			j.fail(at("evidence", i, "dated"), "Enter the date of the item.")
		}
		if e.Form == content.FormStatement && !e.Served && !e.Attached {
			j.fail(at("evidence", i, "attached"), "Attach this statement, or say that it was served: the notice must carry statements not served before.")
		}
	}
}

func hearsay() Check {
	return Check{
		ID: "Q12", Title: "Hearsay is identified and notice planned",
		Severity: reference.SeverityWarning, How: reference.HowLint, Code: "EVID",
		Source:   "CrimPR 31.6",
		Rule:     "Hearsay is relied on by notice, so each item says whether it is hearsay and, if so, when notice is given.",
		Message:  "Say for each item whether it is hearsay, and plan the notice for each that is.",
		Question: "Is each item of hearsay marked as such, with a date for its notice?",
		judge:    judgeHearsay,
	}
}

func judgeHearsay(j *judging) {
	for i, e := range j.c.Evidence {
		switch {
		case e.Hearsay == nil:
			j.flag(at("evidence", i, "hearsay"), "Say whether this item is hearsay.")
		case *e.Hearsay && e.HearsayNoticeBy == nil:
			j.flag(at("evidence", i, "hearsayNoticeBy"), "Enter the date by which the hearsay notice is given.")
		case !*e.Hearsay && lint.Hearsay(e.Title, string(e.Form)):
			j.flag(at("evidence", i, "hearsay"), "By its title this may be hearsay, and it is said not to be. Look again.")
		}
	}
	if len(j.c.Evidence) == 0 {
		j.skip("There is no evidence yet to look at.")
	}
}
