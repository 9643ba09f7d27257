package checks

import (
	"fmt"
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// PNCPrintDays is how old a print of the Police National Computer may be, in days, before it is flagged. It is a threshold set for this service.
const PNCPrintDays = 28

func pack() Check {
	return Check{
		ID: "Q30", Title: "Draft order and documents",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "COMP",
		Source: "CPS guide on criminal behaviour orders (by analogy); Government Security Classifications",
		Rule: "The documents match the application, are marked and redacted, and include a recent Police " +
			"National Computer (PNC) print.",
		Message:     "Prepare the draft order from these terms, mark and redact every document, and attach a recent PNC print.",
		Justifiable: true,
		judge:       judgePack,
	}
}

func judgePack(j *judging) {
	if j.c.Marking == "" {
		j.fail("/marking", "Select the protective marking.")
	}
	if !j.c.Pack.DraftOrderFromTerms {
		j.fail("/pack/draftOrderFromTerms", "Confirm that the draft order matches the terms.")
	}
	if !j.c.Pack.RedactionChecked {
		j.fail("/pack/redactionChecked", "Confirm that all documents have been checked for redaction.")
	}
	if j.newest(content.AttachmentDraftOrder) < 0 {
		j.fail("/attachments", "Attach the draft order.")
	}
	for i, a := range j.c.Attachments {
		if a.Marking == "" {
			j.fail(at("attachments", i, "marking"), "Select the protective marking of this document.")
		}
		if !a.Redacted {
			j.fail(at("attachments", i, "redacted"), "Select whether this document is redacted or does not need redaction.")
		}
	}
	judgePrint(j)
	j.documents()
}

// judgePrint requires a recent print for a person; bodies have none.
func judgePrint(j *judging) {
	person := func(s content.Subject) bool { return !s.IsBody() }
	if len(j.c.Subjects) > 0 && !slices.ContainsFunc(j.c.Subjects, person) {
		return
	}
	i := j.newest(content.AttachmentPNCPrint)
	if i < 0 {
		j.fail("/attachments", fmt.Sprintf("Attach a PNC print that is no more than %d days old.", PNCPrintDays))
		return
	}
	place, dated := at("attachments", i, "dated"), j.c.Attachments[i].Dated
	switch {
	case dated == nil:
		j.fail(place, "Enter the date of the print.")
	case dated.After(j.in.AsOf):
		j.fail(place, "This date is in the future. Enter the date of the print.")
	case dated.DaysUntil(j.in.AsOf) > PNCPrintDays:
		// The threshold is our own and not in law: it is flagged, and a person judges.
		j.flag(place, fmt.Sprintf("The PNC print is %d days old. Attach one that is no more than %d days old.", dated.DaysUntil(j.in.AsOf), PNCPrintDays))
	}
}

// newest is the place of the latest attachment of a kind, one with a date before one without; -1 if there is none.
func (j *judging) newest(kind content.AttachmentKind) int {
	found := -1
	for i, a := range j.c.Attachments {
		if a.Kind != kind {
			continue
		}
		if found < 0 || a.Dated != nil && (j.c.Attachments[found].Dated == nil || a.Dated.After(*j.c.Attachments[found].Dated)) {
			found = i
		}
	}
	return found
}
