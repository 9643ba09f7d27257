package models

import (
	"slices"
	"time"

	"scpo.example/desk/models/calendar"
)

// unmet says what is wrong with what a command brings, or what must be done before it; nil when nothing.
type unmet func(s Standing, c Command, now time.Time) *Refusal

func allAnswered(s Standing, _ Command, _ time.Time) *Refusal {
	if open := s.mustPoints(func(p PointStanding) bool { return p.Answered }); open != nil {
		return s.refuse(PointsUnanswered, open...)
	}
	return nil
}

func approvable(s Standing, c Command, _ time.Time) *Refusal {
	if c.ContentHash != "" && c.ContentHash != s.ContentHash { // the checklist was answered for another text
		return s.refuse(ContentChanged)
	}
	if open := s.mustPoints(func(p PointStanding) bool { return p.Resolved }); open != nil {
		return s.refuse(PointsUnresolved, open...)
	}
	return nil
}

// withPoints requires points, each with its own id. A point that was reopened is enough: the force then knows what to
// change.
func withPoints(s Standing, c Command, _ time.Time) *Refusal {
	if len(c.Points) == 0 && !s.HasReopened() {
		return s.refuse(NoPoint)
	}
	return s.unmetIDs(c.Points)
}

// unmetIDs requires points with ids of their own: an id names the same point for ever.
func (s Standing) unmetIDs(points []PointStanding) *Refusal {
	for i, p := range points {
		_, known := s.Point(p.ID)
		if p.ID == "" || known || slices.ContainsFunc(points[:i], func(q PointStanding) bool { return q.ID == p.ID }) {
			return s.refuse(BadValue)
		}
	}
	return nil
}

func onKnownPoint(s Standing, c Command, _ time.Time) *Refusal {
	if _, ok := s.Point(c.PointID); !ok {
		return s.refuse(PointUnknown, c.PointID)
	}
	return nil
}

func resolvable(s Standing, c Command, now time.Time) *Refusal {
	if r := onKnownPoint(s, c, now); r != nil {
		return r
	}
	if c.Resolution != Resolved && c.Resolution != Reopened {
		return s.refuse(BadValue)
	}
	return nil
}

func decidable(s Standing, c Command, now time.Time) *Refusal {
	if !c.Decision.Known() {
		return s.refuse(BadValue)
	}
	if !c.Decision.Accepts() && c.Reasons == 0 {
		return s.refuse(NoReasons)
	}
	if r := s.unmetIDs(c.Points); r != nil {
		return r
	}
	return s.unmetDate(c, now)
}

func withOutcome(s Standing, c Command, now time.Time) *Refusal {
	if !c.Outcome.Known() {
		return s.refuse(BadValue)
	}
	return s.unmetDate(c, now)
}

// unmetDate requires a date between the submission to the CPS and today, in London.
func (s Standing) unmetDate(c Command, now time.Time) *Refusal {
	switch {
	case c.DecidedOn == nil:
		return s.refuse(NoDate)
	case c.DecidedOn.After(calendar.DateIn(now)):
		return s.refuse(DateInFuture)
	case s.SubmittedOn != nil && c.DecidedOn.Before(*s.SubmittedOn):
		return s.refuse(DateTooEarly)
	}
	return nil
}

func assignable(s Standing, c Command, _ time.Time) *Refusal {
	switch {
	case c.Assignee == "":
		return s.refuse(BadValue)
	case slices.Contains(s.Conflicts, c.Assignee):
		return s.refuse(AssigneeConflict)
	case s.notNamed(c.Assignee):
		return s.refuse(AssigneeNotNamed)
	}
	return nil
}

// coverable requires a colleague who can also decide the application, because they do so in place of the officer.
func coverable(s Standing, c Command, now time.Time) *Refusal {
	if c.Assignee == c.Actor.ID {
		return s.refuse(BadValue)
	}
	if r := assignable(s, c, now); r != nil {
		return r
	}
	if s.ownWork(c.Assignee) != "" {
		return s.refuse(AssigneeOwnWork)
	}
	return nil
}

func returnable(s Standing, c Command, now time.Time) *Refusal {
	return assignable(s, Command{Assignee: c.Actor.ID}, now)
}

// stoppable requires a first day within the present stage and after earlier stops.
func stoppable(s Standing, c Command, now time.Time) *Refusal {
	switch {
	case c.Cause == "":
		return s.refuse(BadValue)
	case c.From == nil:
		return s.refuse(NoDate)
	case c.From.After(calendar.DateIn(now)):
		return s.refuse(DateInFuture)
	case s.Timetable != nil && c.From.Before(calendar.DateIn(s.Timetable.Since)):
		return s.refuse(DateTooEarly)
	case len(s.Stops) > 0 && c.From.Before(*s.Stops[len(s.Stops)-1].To): // ifStopped saw that it has ended
		return s.refuse(StopOverlaps)
	}
	return nil
}
