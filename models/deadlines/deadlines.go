package deadlines

import (
	"slices"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// For is the timetable of a stage that began at since, in the region with that code. The day of receipt is not
// counted, nor is any working day on which the clock was stopped, both towards the due day and from it to reminder and
// escalation. While a stop is open, and for a stage without a deadline, there is only Stage and Since.
func For(p Policy, stage models.State, region string, since time.Time, stops []models.ClockStop) models.Timetable {
	t := models.Timetable{Stage: stage, Since: since.UTC()}
	d := p.lists().DeadlinesOf(region)
	s, timed := d.Stage(stage)
	if !timed || slices.ContainsFunc(stops, func(s models.ClockStop) bool { return s.To == nil }) {
		return t
	}
	r := running{p.calendar(), stops}
	t.DueOn = r.add(p.received(since, d.CutOff), s.Days)
	t.RemindAt = morning(r.add(t.DueOn, -s.RemindBefore))
	t.DueAt = clock(t.DueOn, d.CutOff)
	t.EscalateAt = morning(r.add(t.DueOn, s.EscalateAfter))
	return t
}

// Late says that the stage should have ended: at the cut-off on the due day it is late. It is not while the clock is
// stopped.
func Late(t models.Timetable, now time.Time) bool { return t.Running() && !now.Before(t.DueAt) }

// Age counts the working days from the day of receipt, which is 0, up to and including the London day of now, without
// those on which the clock was stopped. It is the same count as For's: on the due day it is the days allowed.
func Age(p Policy, region string, since, now time.Time, stops []models.ClockStop) int {
	r, age, today := running{p.calendar(), stops}, 0, calendar.DateIn(now)
	for on := p.received(since, p.lists().DeadlinesOf(region).CutOff).AddDays(1); !on.After(today); on = on.AddDays(1) {
		if r.counts(on) {
			age++
		}
	}
	return age
}

// Lead is the region's lead time: working days between submission to the CPS and the hearing.
func Lead(p Policy, region string) int { return p.lists().DeadlinesOf(region).LeadDays }

// LatestSafe is the last working day on which submission leaves the lead time before the hearing, as check Q10 counts
// it. A hearing on a day that is not a working day counts as on the last one before.
func LatestSafe(p Policy, hearing calendar.Date, leadDays int) calendar.Date {
	c := p.calendar()
	if !c.IsWorkingDay(hearing) {
		hearing = c.AddWorkingDays(hearing, -1)
	}
	return c.AddWorkingDays(hearing, -leadDays)
}

// running counts the working days on which the clock runs.
type running struct {
	calendar *calendar.Calendar
	stops    []models.ClockStop
}

func (r running) counts(on calendar.Date) bool {
	return r.calendar.IsWorkingDay(on) && !slices.ContainsFunc(r.stops, func(s models.ClockStop) bool { return s.Holds(on) })
}

// add is the nth day after d, or before it if n is negative, on which the clock runs. No stop may be open.
func (r running) add(d calendar.Date, n int) calendar.Date { return calendar.Nth(d, n, r.counts) }
