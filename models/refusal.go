package models

import "fmt"

// Reason is the stable code of why an action is refused.
type Reason string

// The reasons. Those for which Unmet is true can be mended by the caller's own work (422); the
// others say that this cannot be done now, or not by this person (409).
const (
	UnknownAction    Reason = "unknown-action"
	WrongRole        Reason = "wrong-role"
	WrongState       Reason = "wrong-state"
	NotClaimed       Reason = "not-claimed"
	ClaimedByOther   Reason = "claimed-by-other"
	AlreadyYours     Reason = "already-yours"
	AlreadyHeld      Reason = "already-held"
	OwnWork          Reason = "own-work"
	NoPoint          Reason = "no-point"
	PointUnknown     Reason = "point-unknown"
	PointsUnanswered Reason = "points-unanswered"
	PointsUnresolved Reason = "points-unresolved"
	NoReasons        Reason = "no-reasons"
	NoDate           Reason = "no-date"
	DateTooEarly     Reason = "date-too-early"
	DateInFuture     Reason = "date-in-future"
	BadValue         Reason = "bad-value"
	ContentChanged   Reason = "content-changed"
	Incomplete       Reason = "incomplete"
	NamedInRequest   Reason = "named-in-request"
	ConflictDeclared Reason = "conflict-declared"
	AlreadyDeclared  Reason = "already-declared"
	AssigneeConflict Reason = "assignee-conflict"
	AssigneeOwnWork  Reason = "assignee-own-work"
	ClockStopped     Reason = "clock-stopped"
	ClockRunning     Reason = "clock-running"
	StopOverlaps     Reason = "stop-overlaps"
)

// Unmet reports whether the refusal is about what was sent or is still missing, not about who
// asks or when.
func (r Reason) Unmet() bool {
	switch r {
	case NoPoint, PointUnknown, PointsUnanswered, PointsUnresolved, NoReasons, NoDate,
		DateTooEarly, DateInFuture, BadValue, Incomplete, AssigneeConflict, AssigneeOwnWork, StopOverlaps:
		return true
	case UnknownAction, WrongRole, WrongState, NotClaimed, ClaimedByOther, AlreadyYours, AlreadyHeld, OwnWork,
		ContentChanged, NamedInRequest, ConflictDeclared, AlreadyDeclared, ClockStopped, ClockRunning:
		return false
	}
	return false
}

// Refusal says why an action was not done. It carries codes and ids only, so that it may pass
// through the workflow engine; the sentences for people are made from it by Sentence.
type Refusal struct {
	Reason Reason   `json:"reason"`
	State  State    `json:"state"`
	Points []string `json:"points,omitempty"` // ids of the points in the way
	Last   Move     `json:"last"`             // what was decided last: by whom and when
}

// Error makes a Refusal an error for Go code; people are shown Sentence.
func (r *Refusal) Error() string {
	return fmt.Sprintf("refused: %s in state %s", r.Reason, r.State)
}

// Sentence says in plain English what is in the way and what to do about it.
func (r *Refusal) Sentence() string {
	switch r.Reason {
	case UnknownAction:
		return "There is no such action."
	case WrongRole:
		return "Your role may not do this."
	case WrongState:
		return fmt.Sprintf("This cannot be done while the application is %s.", r.State.Words())
	case NotClaimed:
		return "Claim the application first: only the officer who holds it may do this."
	case ClaimedByOther:
		return "Another officer holds this application."
	case AlreadyYours:
		return "You already hold this application."
	case AlreadyHeld:
		return "That officer already holds this application. Assign it to another, or leave it as it is."
	case OwnWork:
		return "You wrote or edited this round of the application, so another officer must approve it."
	case NoPoint:
		return "Add at least one point with a reason code, so that the force knows what to change."
	case PointUnknown:
		return "There is no such point on this application."
	case PointsUnanswered:
		return "Answer every point marked must before you submit again."
	case PointsUnresolved:
		return "Resolve every point marked must before you approve."
	case NoReasons:
		return "Give at least one coded reason for a decision other than acceptance."
	case NoDate:
		return "Enter the date."
	case DateTooEarly:
		if r.State != WithCPS && r.State != Accepted { // only a stop of the clock has a date there
			return "The date is before the application came to this stage. Check the date."
		}
		return "The date is before the application was submitted to the CPS. Check the date."
	case DateInFuture:
		return "The date is in the future. Enter today's date or an earlier one."
	case BadValue:
		return "One of the values is not one that can be chosen."
	case ContentChanged:
		return "The content has changed since it was checked. Read it again before you go on."
	case NamedInRequest:
		return "The request names you as its author or supervisor, so another officer must approve it."
	case ConflictDeclared:
		return "You declared a conflict of interest in this application, so another officer must deal with it."
	case AlreadyDeclared:
		return "You have already declared a conflict of interest in this application."
	case AssigneeConflict:
		return "That officer declared a conflict of interest in this application. Choose another."
	case AssigneeOwnWork:
		return "That officer wrote part of this application or is named in it, and could not decide it. Choose another."
	case ClockStopped:
		return "The clock has already been stopped."
	case ClockRunning:
		return "The clock is running."
	case StopOverlaps:
		return "The clock was already stopped on some of these days. Enter a later date."
	case Incomplete:
		return "Something that is needed is missing."
	}
	return "This cannot be done now."
}

// Words names the state in the words used on pages.
func (s State) Words() string {
	switch s {
	case None:
		return "not yet created"
	case Drafting:
		return "being drafted"
	case InQA:
		return "in regional quality assurance"
	case ReturnedByQA:
		return "returned by regional quality assurance"
	case Approved:
		return "approved and ready for the CPS"
	case WithCPS:
		return "with the CPS"
	case ReturnedByCPS:
		return "returned by the CPS"
	case Accepted:
		return "accepted by the CPS"
	case Closed:
		return "closed"
	case Withdrawn:
		return "withdrawn"
	}
	return string(s)
}
