package checks

import (
	"fmt"
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func hearing() Check {
	return Check{
		ID:       "Q10",
		Title:    "Hearing date is known, submission leaves the regional lead time, and notice can be served before the verdict",
		Severity: reference.SeverityWarning, How: reference.HowMachine, Code: "TIME",
		Source: "CrimPR 31.3(2)",
		Rule: "Notice of intention is served as soon as practicable, without waiting for the verdict, so the request must " +
			"reach the CPS in good time before the hearing.",
		Message: "Enter the next hearing and the date of the notice. Where time is short, speak to the CPS before submitting.",
		judge:   judgeHearing,
	}
}

func judgeHearing(j *judging) {
	if j.c.Court.ExpectedOrderDate == nil {
		j.fail("/court/expectedOrderDate", "Enter the date on which the order is expected to be made.")
	}
	i, found := j.next(content.HearingSentence, content.HearingOrder, content.HearingIssue)
	if !found {
		i, found = j.next()
	}
	switch {
	case !found:
		j.fail("/court/hearings", "Add the next hearing with its date: none is still to come.")
	default:
		on := *j.c.Court.Hearings[i].Date
		if days := j.in.calendar().WorkingDaysBetween(j.in.AsOf, on); days < j.in.lead() {
			j.fail(at("court", "hearings", i, "date"), fmt.Sprintf("There are %d working days until this hearing on %s. The region asks for %d. "+
				"Speak to the CPS before submitting.", days, longDate(on), j.in.lead()))
		}
	}
	if j.c.Route == content.RouteS19 {
		judgeNotice(j)
	}
}

// next finds the first hearing to come of one of the kinds; of any kind, if none is named.
func (j *judging) next(kinds ...content.HearingKind) (index int, found bool) {
	for i, h := range j.c.Court.Hearings {
		wanted := len(kinds) == 0 || slices.Contains(kinds, h.Kind)
		if !wanted || h.Date == nil || h.Date.Before(j.in.AsOf) {
			continue
		}
		if !found || h.Date.Before(*j.c.Court.Hearings[index].Date) {
			index, found = i, true
		}
	}
	return index, found
}

// judgeNotice looks at the notice of intention only while it can still be put right.
func judgeNotice(j *judging) {
	n := j.c.Notice
	if n.ServedOn != nil {
		return
	}
	if n.PlannedBy == nil {
		j.fail("/notice/plannedBy", "Enter the date by which notice of intention will be served, or the date on which it was.")
		return
	}
	verdict, found := j.next(content.HearingPlea, content.HearingTrial, content.HearingVerdict)
	switch {
	case n.PlannedBy.Before(j.in.AsOf):
		j.fail("/notice/plannedBy", "The planned date has passed. Enter the date on which notice was served, or a new date.")
	case found && n.PlannedBy.After(*j.c.Court.Hearings[verdict].Date):
		j.fail("/notice/plannedBy", "Notice is planned for after the plea or verdict. Plan it for before: it does not wait for the verdict.")
	}
}
