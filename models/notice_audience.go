package models

import "slices"

// Audience is a group of people who are notified of something. The store names the people in it, and leaves out who did
// it and anyone who has declared a conflict of interest.
type Audience string

// The audiences. Each is of one application as it was before the action, except that Assignee
// is the person whom the action names.
const (
	Writers        Audience = "writers" // who created it or edited any of this round's text
	Holder         Audience = "holder"  // the officer who holds it, if any
	RegionOfficers Audience = "region-officers"
	RegionManagers Audience = "region-managers"
	CPSReviewers   Audience = "cps-reviewers"
	Assignee       Audience = "assignee"
	Submitter      Audience = "submitter" // the officer who last submitted it to the CPS
)

// tell says which notice an action gives when it moved an application between two states, and to whom.
type tell func(from, to State) (NoticeKind, []Audience)

// Told says who is notified of an action that moved an application between two states; no one, for
// most. It is total, and no one is notified of an unknown action.
func Told(a Action, from, to State) []Audience {
	_, told := telling(a, from, to)
	return told
}

// NoticeOf says which notice an action gives; "" where Told names no one.
func NoticeOf(a Action, from, to State) NoticeKind {
	kind, _ := telling(a, from, to)
	return kind
}

func telling(a Action, from, to State) (NoticeKind, []Audience) {
	if tell := row(a).tell; tell != nil {
		return tell(from, to)
	}
	return "", nil
}

// always tells the same people the same, wherever the action led.
func always(kind NoticeKind, told ...Audience) tell {
	return func(State, State) (NoticeKind, []Audience) { return kind, slices.Clone(told) }
}

func ofDecision(_, to State) (NoticeKind, []Audience) {
	kind := NoticeReturnedByCPS
	if to == Accepted {
		kind = NoticeAccepted
	}
	return kind, []Audience{Writers, Submitter}
}

// ofTriage tells of an answer where it moved the application, and of no change of the record alone.
func ofTriage(from, to State) (NoticeKind, []Audience) {
	if from == to || (to != Accepted && to != ReturnedByCPS) {
		return "", nil
	}
	return ofDecision(from, to)
}

func ofWithdrawal(from, _ State) (NoticeKind, []Audience) {
	told := []Audience{Writers, Holder}
	if from == WithCPS || from == Accepted { // the CPS has it before it, or is taking it to court
		told = append(told, CPSReviewers)
	}
	return NoticeWithdrawn, told
}

// ToldByClock says who is notified of a reminder, of a due date that has passed and of an escalation: those who can act
// in this state; when no one holds what is in quality assurance, every officer of the region; and from the escalation
// on the region's managers too.
func ToldByClock(k NoticeKind, s Standing) []Audience {
	acting := s.acting()
	switch {
	case k == NoticeReminder, k == NoticeOverdue:
		return acting
	case k == NoticeEscalated && acting != nil:
		return append(acting, RegionManagers)
	}
	return nil
}

// acting is whose turn it is; no one in the states that have no due date.
func (s Standing) acting() []Audience {
	switch s.State {
	case InQA:
		if s.Holder != "" {
			return []Audience{Holder}
		}
		return []Audience{RegionOfficers}
	case Approved:
		return []Audience{RegionOfficers}
	case ReturnedByQA, ReturnedByCPS:
		return []Audience{Writers}
	case WithCPS:
		return []Audience{CPSReviewers, Submitter}
	case None, Drafting, Accepted, Closed, Withdrawn, Discarded:
	}
	return nil
}
