package api

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/deadlines"
	"scpo.example/desk/models/decode"
)

// policy is by what deadlines are calculated.
func (s *Server) policy() deadlines.Policy {
	return deadlines.Policy{Lists: s.lists, Calendar: s.calendar}
}

// leadDays is the lead time of the region that the force belongs to, in working days.
func (s *Server) leadDays(force string) int {
	f, _ := s.lists.Force(force)
	return deadlines.Lead(s.policy(), f.Region)
}

// stopProblems says why the clock cannot be stopped from that day, all that the calendar knows of.
// The workflow, which has the clock, says the rest again.
func (s *Server) stopProblems(app models.Application, b *models.StopBody) []decode.Problem {
	if b.From == nil {
		return nil // said already
	}
	began := calendar.DateIn(app.CreatedAt)
	if t := app.Standing.Timetable; t != nil {
		began = calendar.DateIn(t.Since)
	}
	fault := deadlines.CheckStop(s.policy(), began, app.Standing.Stops, *b.From, s.today())
	if fault == "" {
		return nil
	}
	return []decode.Problem{{Pointer: "/from", Code: string(fault), Message: fault.Sentence()}}
}
