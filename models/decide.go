package models

import (
	"slices"
	"time"

	"scpo.example/desk/models/calendar"
)

// Decide says what the command does to the standing, or why it is refused. It is the whole of
// the rule: the workflow's validator and handler both ask it, and nothing else moves a state.
// now is the workflow's clock. Seq and Last of the result name the event to be written.
func (s Standing) Decide(c Command, now time.Time) (Standing, *Refusal) {
	if why := s.forbids(c.Action, c.Actor); why != "" {
		return s, s.refuse(why)
	}
	does := row(c.Action)
	if does.unmet != nil {
		if r := does.unmet(s, c, now); r != nil {
			return s, r
		}
	}
	next := s
	next.Points, next.Stops = slices.Clone(s.Points), slices.Clone(s.Stops)
	next.Seq++
	next.Last = Move{Action: c.Action, ActorID: c.Actor.ID, At: now.UTC().Truncate(time.Microsecond)}
	does.effect(&next, c, now)
	if next.State != s.State {
		next.Timetable = nil // the store sets that of the new stage
		next.endStop(now)
	}
	if next.Holder != s.Holder && c.Action != PassOver {
		next.PassedFrom = ""
	}
	return next, nil
}

// Needless refuses what would change nothing: giving the application to the officer who holds it. Callers with a new
// request check this first. It is not part of Decide, because the histories of earlier releases have such steps, and
// they must be decided again as they were.
func (s Standing) Needless(c Command) *Refusal {
	switch {
	case c.Action != Assign || s.Holder == "" || c.Assignee != s.Holder:
		return nil
	case c.Assignee == c.Actor.ID:
		return s.refuse(AlreadyYours)
	}
	return s.refuse(AlreadyHeld)
}

func (s Standing) refuse(why Reason, points ...string) *Refusal {
	return &Refusal{Reason: why, State: s.State, Points: points, Last: s.Last}
}

// endStop lets the clock run again from today. A new stage never begins with a stopped clock.
func (s *Standing) endStop(now time.Time) {
	if open := s.openStop(); open != nil {
		day := calendar.DateIn(now)
		open.To = &day
	}
}
