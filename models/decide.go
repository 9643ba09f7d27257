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
	if r := s.unmet(c, now); r != nil {
		return s, r
	}
	next := s
	next.Points, next.Stops = slices.Clone(s.Points), slices.Clone(s.Stops)
	next.Seq++
	next.Last = Move{Action: c.Action, ActorID: c.Actor.ID, At: now.UTC().Truncate(time.Microsecond)}
	next.move(c, now)
	if next.State != s.State {
		next.Timetable = nil // the store sets that of the new stage
		next.endStop(now)
	}
	if next.Holder != s.Holder && c.Action != PassOver {
		next.PassedFrom = ""
	}
	return next, nil
}

// Needless refuses what would change nothing: giving the application to the officer who holds it.
// Those who are asked for something new ask this first. It is no part of Decide, because the
// histories of earlier releases have such steps and must be decided again as they were.
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

// unmet checks what the command brings with it and what must be done before it.
func (s Standing) unmet(c Command, now time.Time) *Refusal {
	switch c.Action {
	case SubmitForQA:
		if open := s.mustPoints(func(p PointStanding) bool { return p.Answered }); open != nil {
			return s.refuse(PointsUnanswered, open...)
		}
	case Approve:
		if c.ContentHash != "" && c.ContentHash != s.ContentHash { // the checklist was answered for another text
			return s.refuse(ContentChanged)
		}
		if open := s.mustPoints(func(p PointStanding) bool { return p.Resolved }); open != nil {
			return s.refuse(PointsUnresolved, open...)
		}
	case Return:
		return s.unmetPoints(c.Points)
	case Assign:
		return s.unmetAssignee(c, false)
	case PassOver:
		return s.unmetAssignee(c, true)
	case HandBack:
		return s.unmetAssignee(Command{Assignee: c.Actor.ID}, false)
	case StopClock:
		return s.unmetStop(c, now)
	case AnswerPoint, ResolvePoint:
		if _, ok := s.Point(c.PointID); !ok {
			return s.refuse(PointUnknown, c.PointID)
		}
		if c.Action == ResolvePoint && c.Resolution != Resolved && c.Resolution != Reopened {
			return s.refuse(BadValue)
		}
	case CPSDecision:
		return s.unmetDecision(c, now)
	case CourtOutcome:
		if !c.Outcome.Known() {
			return s.refuse(BadValue)
		}
		return s.unmetDate(c, now)
	case Create, Recall, Claim, Release, Reopen, SubmitToCPS, Withdraw, DeclareConflict, StartClock:
	}
	return nil
}

// unmetPoints wants points, each with an id of its own: an id names one point for ever. A point that
// was reopened is enough: the force then knows what to change.
func (s Standing) unmetPoints(points []PointStanding) *Refusal {
	if len(points) == 0 && !s.HasReopened() {
		return s.refuse(NoPoint)
	}
	return s.unmetIDs(points)
}

func (s Standing) unmetIDs(points []PointStanding) *Refusal {
	for i, p := range points {
		_, known := s.Point(p.ID)
		if p.ID == "" || known || slices.ContainsFunc(points[:i], func(q PointStanding) bool { return q.ID == p.ID }) {
			return s.refuse(BadValue)
		}
	}
	return nil
}

func (s Standing) unmetDecision(c Command, now time.Time) *Refusal {
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

// unmetAssignee wants someone who may deal with the application and, where they are to decide in
// another's place, may decide it.
func (s Standing) unmetAssignee(c Command, decides bool) *Refusal {
	switch {
	case c.Assignee == "", decides && c.Assignee == c.Actor.ID:
		return s.refuse(BadValue)
	case slices.Contains(s.Conflicts, c.Assignee):
		return s.refuse(AssigneeConflict)
	case decides && s.ownWork(c.Assignee) != "":
		return s.refuse(AssigneeOwnWork)
	}
	return nil
}

// unmetStop holds a stop of the clock within the present stage and clear of earlier stops.
func (s Standing) unmetStop(c Command, now time.Time) *Refusal {
	switch {
	case c.Cause == "":
		return s.refuse(BadValue)
	case c.From == nil:
		return s.refuse(NoDate)
	case c.From.After(calendar.DateIn(now)):
		return s.refuse(DateInFuture)
	case s.Timetable != nil && c.From.Before(calendar.DateIn(s.Timetable.Since)):
		return s.refuse(DateTooEarly)
	case len(s.Stops) > 0 && c.From.Before(*s.Stops[len(s.Stops)-1].To): // Forbids saw that it has ended
		return s.refuse(StopOverlaps)
	}
	return nil
}

// unmetDate holds a date between the submission to the CPS and today, in London.
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

// move changes next in place for a command that has been allowed.
func (s *Standing) move(c Command, now time.Time) {
	switch c.Action {
	case Create:
		s.State, s.Round = Drafting, 1
		s.Editors = []string{c.Actor.ID}
	case SubmitForQA:
		s.Before, s.State = s.State, InQA
		s.ContentHash = c.ContentHash
	case Recall:
		s.State, s.Before = s.Before, None
	case Claim:
		s.Holder = c.Actor.ID
	case Release:
		s.Holder = ""
	case Assign:
		s.Holder = c.Assignee
	case Return:
		s.State, s.Holder = ReturnedByQA, ""
		s.Points = append(s.Points, c.Points...)
	case Approve:
		s.State, s.Holder = Approved, ""
		s.ApprovedHash = s.ContentHash
	case Reopen:
		s.State, s.ApprovedHash = ReturnedByQA, ""
	case SubmitToCPS:
		day := calendar.DateIn(now)
		s.State, s.SubmittedOn = WithCPS, &day
	case CPSDecision:
		s.decided(c)
	case CourtOutcome:
		s.State = Closed
	case Withdraw:
		s.State, s.Holder = Withdrawn, ""
	case AnswerPoint:
		s.setPoint(c.PointID, func(p *PointStanding) { p.Answered, p.Resolved, p.Reopened = true, false, false })
	case DeclareConflict:
		s.Conflicts = append(slices.Clone(s.Conflicts), c.Actor.ID)
		if s.Holder == c.Actor.ID {
			s.Holder = ""
		}
	case PassOver:
		s.Holder, s.PassedFrom = c.Assignee, c.Actor.ID
	case HandBack:
		s.Holder = c.Actor.ID
	case StopClock:
		s.Stops = append(s.Stops, ClockStop{Cause: c.Cause, From: *c.From})
	case StartClock:
		s.endStop(now)
	case ResolvePoint:
		s.setPoint(c.PointID, func(p *PointStanding) {
			p.Resolved = c.Resolution == Resolved
			p.Reopened = !p.Resolved
			p.Answered = p.Answered && p.Resolved // a reopened point wants a new answer
		})
	}
}

// endStop lets the clock run again from today. A new stage never begins with a stopped clock.
func (s *Standing) endStop(now time.Time) {
	if open := s.openStop(); open != nil {
		day := calendar.DateIn(now)
		open.To = &day
	}
}

// decided opens a new round when the CPS did not accept: its reasons are points of that round. Who
// wrote the text is kept, because the words of an earlier round are still in the next.
func (s *Standing) decided(c Command) {
	s.Points = append(s.Points, c.Points...)
	if c.Decision.Accepts() {
		s.State = Accepted
		return
	}
	s.State, s.ApprovedHash = ReturnedByCPS, ""
	s.Round++
}

func (s *Standing) setPoint(id string, change func(*PointStanding)) {
	for i := range s.Points {
		if s.Points[i].ID == id {
			change(&s.Points[i])
		}
	}
}
