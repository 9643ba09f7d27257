package models

import (
	"time"

	"scpo.example/desk/models/calendar"
)

// Timetable says when a stage must end, and when people are told that it has not. Workflow history holds it: the names
// never change. Its instants are UTC and do not move when a list of holidays does; a workflow keeps what it was given.
// While Running, Since < RemindAt < DueAt < EscalateAt.
type Timetable struct {
	Stage      State         `json:"stage"`
	Since      time.Time     `json:"since"`               // when the stage began
	DueOn      calendar.Date `json:"dueOn,omitzero"`      // last day, in London
	RemindAt   time.Time     `json:"remindAt,omitzero"`   // 09:00 in London; may be past when a timetable is made again
	DueAt      time.Time     `json:"dueAt,omitzero"`      // the cut-off on DueOn
	EscalateAt time.Time     `json:"escalateAt,omitzero"` // 09:00 in London
}

// Running says that there is a time by which the stage must end: there is none while the clock is stopped, or for a
// stage without a deadline.
func (t Timetable) Running() bool { return !t.DueOn.IsZero() }

// ClockStop is a time for which the clock was stopped: from the day From, which does not count, to the day To, which
// counts again. Workflow history holds it: the names never change.
type ClockStop struct {
	Cause string         `json:"cause"` // code of the reference list clock-stops
	From  calendar.Date  `json:"from"`
	To    *calendar.Date `json:"to,omitempty"` // nil while the clock is stopped
}

// Holds says that the clock was stopped on that day.
func (s ClockStop) Holds(on calendar.Date) bool {
	return !on.Before(s.From) && (s.To == nil || on.Before(*s.To))
}
