package models

import (
	"slices"
	"time"
)

// AnswerStanding is the last answer of the CPS, as far as it matters for what may happen next.
type AnswerStanding struct {
	Round     int      `json:"round"`            // of the submission that it answers
	By        Actor    `json:"by"`               // who recorded it
	Decision  Decision `json:"decision"`         // as it is known now; "" where a correction says that there was none
	Confirmed bool     `json:"confirmed"`        // by a user of the CPS, who may have recorded it
	Points    []string `json:"points,omitempty"` // that it raised
}

// answered reports whether the CPS has ever answered. Standings from before answers were kept say so by
// their round and state.
func (s Standing) answered() bool {
	return s.Answer != nil || s.TakenOn || s.decided()
}

// decided reports whether the last answer is a decision: being taken on is not one.
func (s Standing) decided() bool {
	if s.Answer != nil {
		return s.Answer.Decision != ""
	}
	return s.Round > 1 || s.State == ReturnedByCPS || s.State == Accepted || s.State == Closed
}

// answerRound is the submission that the last answer is of.
func (s Standing) answerRound() int {
	switch {
	case s.Answer != nil:
		return s.Answer.Round
	case s.State == Accepted, s.State == Closed, s.Round == 1:
		return s.Round
	}
	return s.Round - 1
}

// overtaken reports whether the CPS has a later submission than the one that it last answered, or the application has
// ended: a correction then changes only the record, not the state.
func (s Standing) overtaken() bool {
	return !s.State.Open() || (s.State == WithCPS && s.answerRound() < s.Round)
}

func triageable(s Standing, c Command, now time.Time) *Refusal {
	if r := s.unmetTriage(c); r != nil {
		return r
	}
	return s.unmetDate(c, now)
}

func (s Standing) unmetTriage(c Command) *Refusal {
	switch {
	case c.Triage != TakenOn && c.Triage != TriagedReturned:
		return s.refuse(BadValue)
	case c.Triage == TriagedReturned && c.Reasons == 0:
		return s.refuse(NoReasons)
	}
	return s.unmetIDs(c.Points)
}

// correctable requires a correct answer. It may be about an earlier submission, so the store checks its day. The party
// that was answered cannot cancel an answer, and no one can after the end.
func correctable(s Standing, c Command, now time.Time) *Refusal {
	switch {
	case s.State == Withdrawn && !s.decided():
		return s.refuse(NothingToCorrect)
	case c.Triage == TakenOn && s.decided() && c.Actor.Role != CPS:
		return s.refuse(CPSOnly)
	case s.State == Closed && (s.Answer == nil || s.Answer.Decision.Accepts()) && !c.Decision.Accepts():
		return s.refuse(CourtDecided)
	}
	s.SubmittedOn = nil
	if c.Triage != "" {
		return triageable(s, c, now)
	}
	return decidable(s, c, now)
}

func relatable(s Standing, c Command, _ time.Time) *Refusal {
	if c.Other == "" || c.Other == s.ApplicationID || (c.As != Unrelated && !c.As.Joins()) {
		return s.refuse(BadValue)
	}
	return nil
}

// triaged notes what was said at triage: taken on, or returned, which is an answer.
func triaged(s *Standing, c Command, _ time.Time) {
	if c.Triage == TakenOn {
		s.TakenOn = true
		return
	}
	s.answer(s.Round, DecisionAtTriage, c)
}

// answer records an answer and moves to the state that follows: an acceptance, or a new round in which its points are
// answered. The authors of the text are kept, because the words of an earlier round are still in the next.
func (s *Standing) answer(round int, d Decision, c Command) {
	s.Answer = &AnswerStanding{Round: round, By: c.Actor, Decision: d, Confirmed: c.Actor.Role == CPS}
	for _, p := range c.Points {
		s.Answer.Points = append(s.Answer.Points, p.ID)
	}
	s.Points = append(s.Points, c.Points...)
	s.TakenOn, s.Holder = false, ""
	if d.Accepts() {
		s.State, s.Round = Accepted, round
		return
	}
	s.State, s.ApprovedHash, s.Round = ReturnedByCPS, "", round+1
}

// corrected puts the right answer in the place of the wrong one. The points of the wrong one no longer ask for
// anything. The state does not change if the application has moved on since.
func corrected(s *Standing, c Command, _ time.Time) {
	state, round, holder, approved, on := s.State, s.Round, s.Holder, s.ApprovedHash, s.TakenOn
	of, overtaken := s.answerRound(), s.overtaken()
	if on && c.Triage == TriagedReturned { // the triage itself was recorded wrongly
		of, overtaken = s.Round, false
	} else {
		s.cancelAnswer()
	}
	d := c.Decision
	if c.Triage == TriagedReturned {
		d = DecisionAtTriage
	}
	s.answer(of, d, c)
	if c.Triage == TakenOn {
		s.State, s.Round, s.TakenOn, s.ApprovedHash = WithCPS, of, true, s.ContentHash // the store has the text that was sent
	}
	if overtaken {
		s.cancelAnswer() // for the record only: the round in which they could be answered is over
		s.State, s.Round, s.Holder, s.ApprovedHash, s.TakenOn = state, round, holder, approved, on
	}
}

// cancelAnswer marks the points of the last answer, so that no one has to answer them.
func (s *Standing) cancelAnswer() {
	if s.Answer == nil {
		return // from before answers were kept: the store knows the points
	}
	for i := range s.Points {
		if slices.Contains(s.Answer.Points, s.Points[i].ID) {
			s.Points[i].Cancelled = true
		}
	}
}

// confirmed notes that the CPS confirms the answer. The answer is copied: a standing is never changed in place.
func confirmed(s *Standing, _ Command, _ time.Time) {
	a := AnswerStanding{Round: s.answerRound()}
	if s.Answer != nil {
		a = *s.Answer
	}
	a.Confirmed = true
	s.Answer = &a
}

func ifTakenOn(s Standing, _ string) Reason {
	if s.TakenOn {
		return AlreadyTakenOn
	}
	return ""
}

func unlessAnswered(s Standing, _ string) Reason {
	if !s.answered() {
		return NothingToCorrect
	}
	return ""
}

func unlessUnconfirmed(s Standing, userID string) Reason {
	switch {
	case s.Answer == nil && s.TakenOn && s.Round == 1: // taken on is not a decision
		return NothingToCorrect
	case s.Answer != nil && s.Answer.Confirmed:
		return AlreadyConfirmed
	}
	return unlessAnswered(s, userID)
}
