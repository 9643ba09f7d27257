package pages

import (
	"fmt"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// SafeDayWords say by when the case must be with the CPS and why; "" where no hearing is known, and once it is with the CPS.
func (a Application) SafeDayWords() string {
	if a.LatestSafe == nil || a.Left == nil || a.Hearing == nil {
		return ""
	}
	return fmt.Sprintf("%s (%s). The last day to submit to the CPS that leaves %s before the hearing on %s.",
		ui.Date(*a.LatestSafe), ui.DaysLeft(*a.Left), ui.WorkingDays(a.LeadDays), ui.Date(*a.Hearing))
}

// TooLateWords warn of what is planned or due after the last safe date.
func (a Application) TooLateWords() []string {
	var words []string
	for _, p := range a.TooLate {
		words = append(words, fmt.Sprintf("%s %s, after the last safe date to submit.", planWords(p.What, a.State), ui.Date(p.On)))
	}
	return words
}

func planWords(p answers.PlanKind, s models.State) string {
	if p == answers.PlanNotice {
		return "Notice to the subject is planned for"
	}
	switch s {
	case models.InQA:
		return "Regional quality assurance is due on"
	case models.ReturnedByQA:
		return "The response to the region is due on"
	case models.ReturnedByCPS:
		return "The response to the CPS is due on"
	case models.Approved:
		return "Submission to the CPS is due on"
	case models.None, models.Drafting, models.WithCPS, models.Accepted, models.Closed, models.Withdrawn, models.Discarded:
	}
	return "This stage is due to end on"
}
