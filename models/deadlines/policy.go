// Package deadlines works out in working days, all on London's clock, by when a stage must end and how old it is.
package deadlines

import (
	"time"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

// Policy is what deadlines are worked out from. Both lists are replaced by operators, so that workflow code, which is
// replayed, asks an activity and keeps the answer.
type Policy struct {
	Lists    *reference.Lists   // nil is the lists that ship
	Calendar *calendar.Calendar // nil is the calendar that ships
}

func (p Policy) lists() *reference.Lists {
	if p.Lists == nil {
		return reference.Embedded()
	}
	return p.Lists
}

func (p Policy) calendar() *calendar.Calendar {
	if p.Calendar == nil {
		return calendar.EnglandAndWales()
	}
	return p.Calendar
}

// AreasOf are the CPS areas that a force is in, by the lists in use.
func (p Policy) AreasOf(force string) []string { return p.lists().CPSAreasOf(force) }

// ForcesOf are the forces of a CPS area, by the lists in use.
func (p Policy) ForcesOf(area string) []string {
	a, _ := p.lists().CPSArea(area)
	return a.Forces
}

// received is the day as which an arrival counts: its own if that is a working day and the cut-off is still to come,
// else the next working day.
func (p Policy) received(at time.Time, c reference.CutOff) calendar.Date {
	on := calendar.DateIn(at)
	if p.calendar().IsWorkingDay(on) && at.Before(clock(on, c)) {
		return on
	}
	return p.calendar().AddWorkingDays(on, 1)
}

// clock is the instant, in UTC, of a time of day in London.
func clock(on calendar.Date, c reference.CutOff) time.Time {
	return time.Date(on.Year, on.Month, on.Day, c.Hour, c.Minute, 0, 0, calendar.London()).UTC()
}

func morning(on calendar.Date) time.Time { return clock(on, reference.CutOff{Hour: reference.Morning}) }
