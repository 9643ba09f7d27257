package pages

import (
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// DoneTo sends the browser to the case of the address, and has that page say what was done, who has the case now and by
// when they are to act. Where that cannot be read, it says what was done alone: that it was done stands.
func (v *Visit) DoneTo(words string) error {
	var s Application
	if err := v.Get(v.CasePath(), &s); err != nil {
		v.site.Log.Warn("next step not told", "route", v.route.Method+" "+v.route.Path, "request", v.w.Header().Get("X-Request-Id"), "error", err)
		return v.Done(v.CasePath(), words)
	}
	if next := v.next(s); next != "" {
		words += " " + next
	}
	return v.Done(v.CasePath(), words)
}

// next says who has the case and what they are to do; "" where it has ended.
func (v *Visit) next(s Application) string {
	by := ""
	if s.Timetable != nil && s.Timetable.DueOn != nil {
		by = " by " + ui.Date(*s.Timetable.DueOn)
	}
	switch s.State {
	case models.Drafting:
		return "Your force has it again: change it, and submit it when it is ready."
	case models.InQA:
		words := "It is with " + v.RegionName(s.Region) + ", where an officer is to review it" + by + "."
		if s.Can(models.Recall) {
			words += " Until one begins, you can take it back."
		}
		return words
	case models.ReturnedByQA, models.ReturnedByCPS:
		return v.ForceName(s.Force) + " has it now, to answer the points and submit it again" + by + "."
	case models.Approved:
		return "It is with " + v.RegionName(s.Region) + ", to be submitted to the CPS" + by + "."
	case models.WithCPS:
		return "The CPS has it now, to decide" + by + "."
	case models.Accepted:
		return "It is with " + v.RegionName(s.Region) + ", to record what the court does."
	case models.Closed, models.Withdrawn, models.None:
	}
	return ""
}
