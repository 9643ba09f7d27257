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
		Title:    "Hearing and notice dates",
		Severity: reference.SeverityWarning, How: reference.HowMachine, Code: "TIME",
		Source: "CrimPR Part 31",
		Rule: "Notice of intention to apply is served as soon as practicable, without waiting for the verdict. The " +
			"CPS needs the application in good time before the hearing.",
		Message: "Enter the next hearing and the date of the notice. If time is short, contact the CPS before you submit.",
		judge:   judgeHearing,
	}
}

func judgeHearing(j *judging) {
	if j.c.Court.ExpectedOrderDate == nil {
		j.fail("/court/expectedOrderDate", "Enter the date the order is expected to be made.")
	}
	i, found := j.next(content.HearingSentence, content.HearingOrder, content.HearingIssue)
	if !found {
		i, found = j.next()
	}
	switch {
	case !found:
		j.fail("/court/hearings", "Add the next hearing and its date. There is no future hearing.")
	default:
		on := *j.c.Court.Hearings[i].Date
		if days := j.in.calendar().WorkingDaysBetween(j.in.AsOf, on); days < j.in.lead() {
			j.fail(at("court", "hearings", i, "date"), fmt.Sprintf("There are %d working days until the hearing on %s. "+
				"Your region asks for at least %d. "+
				"Contact the CPS before you submit.", days, longDate(on), j.in.lead()))
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
		j.fail("/notice/plannedBy", "Enter the date notice will be served by, or the date it was served.")
		return
	}
	verdict, found := j.next(content.HearingPlea, content.HearingTrial, content.HearingVerdict)
	switch {
	case n.PlannedBy.Before(j.in.AsOf):
		j.fail("/notice/plannedBy", "The planned date has passed. Enter the date notice was served, or a new date.")
	case found && n.PlannedBy.After(*j.c.Court.Hearings[verdict].Date):
		j.fail("/notice/plannedBy", "Notice is planned for after the plea or verdict. Enter an earlier date.")
	}
}
