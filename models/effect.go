package models

import (
	"slices"
	"time"

	"scpo.example/desk/models/calendar"
)

// effect changes the standing in place for a command that has been allowed. An effect that old
// histories contain never changes: they must be decided again as they were.
type effect func(s *Standing, c Command, now time.Time)

func created(s *Standing, c Command, _ time.Time) {
	s.State, s.Round = Drafting, 1
	s.Editors = []string{c.Actor.ID}
}

func submittedForQA(s *Standing, c Command, _ time.Time) {
	s.Before, s.State = s.State, InQA
	s.ContentHash = c.ContentHash
}

func recalled(s *Standing, _ Command, _ time.Time) { s.State, s.Before = s.Before, None }

func claimed(s *Standing, c Command, _ time.Time) { s.Holder = c.Actor.ID }

func released(s *Standing, _ Command, _ time.Time) { s.Holder = "" }

func assigned(s *Standing, c Command, _ time.Time) { s.Holder = c.Assignee }

func returned(s *Standing, c Command, _ time.Time) {
	s.State, s.Holder = ReturnedByQA, ""
	s.Points = append(s.Points, c.Points...)
}

func approved(s *Standing, _ Command, _ time.Time) {
	s.State, s.Holder = Approved, ""
	s.ApprovedHash = s.ContentHash
}

func reopened(s *Standing, _ Command, _ time.Time) { s.State, s.ApprovedHash = ReturnedByQA, "" }

func submittedToCPS(s *Standing, _ Command, now time.Time) {
	day := calendar.DateIn(now)
	s.State, s.SubmittedOn, s.TakenOn = WithCPS, &day, false
}

func decided(s *Standing, c Command, _ time.Time) { s.answer(s.Round, c.Decision, c) }

// unchanged is the effect of what the store alone keeps.
func unchanged(*Standing, Command, time.Time) {}

func closed(s *Standing, _ Command, _ time.Time) { s.State = Closed }

func withdrawn(s *Standing, _ Command, _ time.Time) { s.State, s.Holder = Withdrawn, "" }

func discarded(s *Standing, _ Command, _ time.Time) { s.State = Discarded }

func conflictDeclared(s *Standing, c Command, _ time.Time) {
	s.Conflicts = append(slices.Clone(s.Conflicts), c.Actor.ID)
	if s.Holder == c.Actor.ID {
		s.Holder = ""
	}
}

// restricted names who alone may see it, and unassigns it from an officer who is not one of them.
func restricted(s *Standing, c Command, _ time.Time) {
	named := append(slices.Clone(c.People), c.Actor.ID)
	slices.Sort(named)
	s.Restricted = slices.Compact(named)
	if s.notNamed(s.Holder) {
		s.Holder = ""
	}
}

func unrestricted(s *Standing, _ Command, _ time.Time) { s.Restricted = nil }

func passedOver(s *Standing, c Command, _ time.Time) { s.Holder, s.PassedFrom = c.Assignee, c.Actor.ID }

func handedBack(s *Standing, c Command, _ time.Time) { s.Holder = c.Actor.ID }

func clockStopped(s *Standing, c Command, _ time.Time) {
	s.Stops = append(s.Stops, ClockStop{Cause: c.Cause, From: *c.From})
}

func clockStarted(s *Standing, _ Command, now time.Time) { s.endStop(now) }

func pointAnswered(s *Standing, c Command, _ time.Time) {
	s.setPoint(c.PointID, func(p *PointStanding) { p.Answered, p.Resolved, p.Reopened = !c.Part, false, false })
}

func pointResolved(s *Standing, c Command, _ time.Time) {
	s.setPoint(c.PointID, func(p *PointStanding) {
		p.Resolved = c.Resolution == Resolved
		p.Reopened = !p.Resolved
		p.Answered = p.Answered && p.Resolved // a reopened point needs a new answer
	})
}

func (s *Standing) setPoint(id string, change func(*PointStanding)) {
	for i := range s.Points {
		if s.Points[i].ID == id {
			change(&s.Points[i])
		}
	}
}
