package deadlines

import (
	"slices"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// MaxBack is how many working days back a stop may begin.
const MaxBack = 10

// Fault is the stable code of why the clock cannot be stopped from a day; "" is that it can.
type Fault string

// The faults.
const (
	StopBeforeStart Fault = "stop-before-start"
	StopInFuture    Fault = "stop-in-future"
	StopOverlaps    Fault = "stop-overlaps"
	StopTooFarBack  Fault = "stop-too-far-back"
)

// CheckStop holds a new stop, which begins on from and is open, against the London day on which what it stops began,
// the stops before it and today. Each stop begins no earlier than the day on which the clock last started again. Of
// several faults it gives the first in the order in which they are listed.
func CheckStop(p Policy, since calendar.Date, stops []models.ClockStop, from, today calendar.Date) Fault {
	switch {
	case from.Before(since):
		return StopBeforeStart
	case from.After(today):
		return StopInFuture
	case slices.ContainsFunc(stops, func(s models.ClockStop) bool { return s.To == nil || from.Before(*s.To) }):
		return StopOverlaps
	case p.calendar().WorkingDaysBetween(from, today) > MaxBack:
		return StopTooFarBack
	}
	return ""
}

// Sentence says in plain English what prevents the action and what to do about it.
func (f Fault) Sentence() string {
	switch f {
	case StopBeforeStart:
		return "Enter the date this stage started, or a later date"
	case StopInFuture:
		return "The date is in the future. Enter today's date or an earlier one."
	case StopOverlaps:
		return "Enter the date the clock was last restarted, or a later date"
	case StopTooFarBack:
		return "Enter a date within the last 10 working days"
	}
	return ""
}
