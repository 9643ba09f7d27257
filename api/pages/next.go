package pages

import (
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// DoneTo sends the browser to the case of the address, and has that page say what was done, who has the case now and by
// when they need to act. Where that cannot be read, it says only what was done.
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

// next says who has the case and what they need to do; "" where it has ended.
func (v *Visit) next(s Application) string {
	by := ""
	if s.Timetable != nil && s.Timetable.DueOn != nil {
		by = " by " + ui.Date(*s.Timetable.DueOn)
	}
	region := v.RegionName(s.Region)
	switch s.State {
	case models.Drafting:
		return "Your force can edit it and submit it again."
	case models.InQA:
		words := region + " will review it" + by + "."
		if s.Can(models.Recall) {
			words += " You can recall it until a regional officer claims it."
		}
		return words
	case models.ReturnedByQA, models.ReturnedByCPS:
		return v.ForceName(s.Force) + " needs to respond to the review points and resubmit" + by + "."
	case models.Approved:
		return region + " needs to submit it to the CPS" + by + "."
	case models.WithCPS:
		return "The CPS needs to decide" + by + "."
	case models.Accepted:
		return region + " needs to record the court outcome."
	case models.Closed, models.Withdrawn, models.Discarded, models.None:
	}
	return ""
}
