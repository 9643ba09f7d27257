package checks

import (
	"fmt"
	"regexp"
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func evidence() Check {
	return Check{
		ID: "Q11", Title: "Facts and evidence",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "EVID",
		Source: "CrimPR Part 31",
		Rule: "The notice of intention summarises the relevant facts, identifies the evidence and attaches any written " +
			"statement not already served. Each item is listed once.",
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
		if e.Form == content.FormStatement && !e.Served && !e.Attached && !j.in.Files.evidence(e.ID) {
			j.fail(at("evidence", i, "attached"), "Attach this statement, or select that it has been served.")
		}
	}
	judgeTwice(j)
	j.statements()
}

// judgeTwice asks about an item that is listed before: under the same reference, or with the same description and date.
func judgeTwice(j *judging) {
	references, described := map[string]int{}, map[string]int{}
	listed := func(seen map[string]int, key, field, what string, i int) {
		first, twice := seen[key]
		if !twice {
			seen[key] = i
			return
		}
		if field == "reference" || !j.pointed(at("evidence", i, "reference")) {
			j.flag(at("evidence", i, field), fmt.Sprintf("Evidence item %d has the same %s. Remove one of them, or correct it.", first+1, what))
		}
	}
	for i, e := range j.c.Evidence {
		if !blank(e.Reference) {
			listed(references, exhibitKey(e.Reference), "reference", "reference", i)
		}
		if !blank(e.Title) && e.Dated != nil {
			listed(described, compare.Key(e.Title)+" "+e.Dated.String(), "title", "description and date", i)
		}
	}
}

var exhibitParts = regexp.MustCompile(`\pL+|\pN+`)

// exhibitKey is a reference as it is compared: "PHK/1", "phk 01" and "PHK1" are one, "PHK/11" and "PHK/1/1" two.
func exhibitKey(reference string) string {
	parts := exhibitParts.FindAllString(compare.Text(reference), -1)
	for i, p := range parts {
		parts[i] = strings.TrimLeft(p, "0")
	}
	return strings.Join(parts, "/")
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
