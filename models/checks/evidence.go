package checks

import (
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func evidence() Check {
	return Check{
		ID: "Q11", Title: "Facts and evidence",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "EVID",
		Source: "CrimPR Part 31",
		Rule: "The notice of intention summarises the relevant facts, identifies the evidence and attaches any written " +
			"statement not already served.",
		Message:     "Complete the summary of facts and the evidence list, and attach each statement not already served.",
		Justifiable: true,
		judge:       judgeEvidence,
	}
}

func judgeEvidence(j *judging) {
	j.failBlank(j.c.Facts, "/facts", "Enter a summary of the relevant facts.")
	if len(j.c.Evidence) == 0 {
		j.fail("/evidence", "Add each evidence item, with its reference, type and date.")
	}
	for i, e := range j.c.Evidence {
		j.failBlank(e.Reference, at("evidence", i, "reference"), "Enter the exhibit reference.")
		j.failBlank(e.Title, at("evidence", i, "title"), "Enter a description.")
		j.failBlank(string(e.Form), at("evidence", i, "form"), "Select the type of evidence.")
		if e.Dated == nil {
			j.fail(at("evidence", i, "dated"), "Enter the date of the evidence item.")
		}
		if e.Form == content.FormStatement && !e.Served && !e.Attached {
			j.fail(at("evidence", i, "attached"), "Attach this statement, or select that it has been served.")
		}
	}
}

func hearsay() Check {
	return Check{
		ID: "Q12", Title: "Hearsay",
		Severity: reference.SeverityWarning, How: reference.HowLint, Code: "EVID",
		Source:   "CrimPR Part 31",
		Rule:     "Hearsay needs notice. Each evidence item shows whether it is hearsay and, if so, when notice will be served.",
		Message:  "For each evidence item, select whether it is hearsay and enter the date for notice.",
		Question: "Is each hearsay item identified, with a date for its notice?",
		judge:    judgeHearsay,
	}
}

func judgeHearsay(j *judging) {
	for i, e := range j.c.Evidence {
		switch {
		case e.Hearsay == nil:
			j.flag(at("evidence", i, "hearsay"), "Select whether this evidence item is hearsay.")
		case *e.Hearsay && e.HearsayNoticeBy == nil:
			j.flag(at("evidence", i, "hearsayNoticeBy"), "Enter the date the hearsay notice will be served by.")
		case !*e.Hearsay && lint.Hearsay(e.Title, string(e.Form)):
			j.flag(at("evidence", i, "hearsay"), "The description suggests hearsay, but the answer is no. Check the answer.")
		}
	}
	if len(j.c.Evidence) == 0 {
		j.skip("No evidence has been added.")
	}
}
