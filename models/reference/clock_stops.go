package reference

import (
	"scpo.example/desk/models/calendar"
)

// ClockStopCause is a cause for which the clock of a stage may be stopped.
type ClockStopCause struct {
	Code string         `json:"code"`
	Name string         `json:"name"`
	Use  string         `json:"use"` // when it is to be chosen
	From *calendar.Date `json:"from,omitempty"`
	To   *calendar.Date `json:"to,omitempty"` // last day; nil is open
}

// ClockStops are the causes, with those that have ended.
func (l *Lists) ClockStops() List[ClockStopCause] { return l.stops }

// ClockStop finds a cause.
func (l *Lists) ClockStop(code string) (ClockStopCause, bool) {
	return find(l.stops.Items, func(c ClockStopCause) string { return c.Code }, code)
}

// Current says that the cause may be given on the day on.
func (c ClockStopCause) Current(on calendar.Date) bool { return current(c.From, c.To, on) }
