package models

import "fmt"

// Reason is the stable code of why an action is refused.
type Reason string

// The reasons. Those for which Unmet is true can be fixed by the caller's own work (422); the
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
	AlreadySubmitted Reason = "already-submitted"
	AlreadyTakenOn   Reason = "already-taken-on"
	NothingToCorrect Reason = "nothing-to-correct"
	AlreadyConfirmed Reason = "already-confirmed"
	OwnRecord        Reason = "own-record"
	RelatedUndecided Reason = "related-undecided"
	SameLine         Reason = "same-line"
	NotSameSubject   Reason = "not-same-subject"
	CPSOnly          Reason = "cps-only"
	CourtDecided     Reason = "court-decided"
	PointNotOfCPS    Reason = "point-not-of-cps"
	ItemClosed       Reason = "item-closed"
	NotContested     Reason = "not-contested"
	ContestOver      Reason = "contest-over"
	NotNamed         Reason = "not-named"
	NotRestricted    Reason = "not-restricted"
	AssigneeNotNamed Reason = "assignee-not-named"
	PapersNotMade    Reason = "papers-not-made"
	NotProved        Reason = "not-proved"
	ProofTooOld      Reason = "proof-too-old"
	NoLongerAllowed  Reason = "no-longer-allowed"
)

// Unmet reports whether the refusal is about what was sent or is still missing, not about who
// asks or when.
func (r Reason) Unmet() bool {
	switch r {
	case NoPoint, PointUnknown, PointsUnanswered, PointsUnresolved, NoReasons, NoDate,
		DateTooEarly, DateInFuture, BadValue, Incomplete, AssigneeConflict, AssigneeOwnWork, StopOverlaps, RelatedUndecided, SameLine, NotSameSubject, AssigneeNotNamed:
		return true
	case UnknownAction, WrongRole, WrongState, NotClaimed, ClaimedByOther, AlreadyYours, AlreadyHeld, OwnWork,
		ContentChanged, NamedInRequest, ConflictDeclared, AlreadyDeclared, ClockStopped, ClockRunning, AlreadySubmitted,
		AlreadyTakenOn, NothingToCorrect, AlreadyConfirmed, OwnRecord, CPSOnly, CourtDecided, PointNotOfCPS, ItemClosed, NotContested, ContestOver, NotNamed, NotRestricted,
		PapersNotMade, NotProved, ProofTooOld, NoLongerAllowed:
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
	Last   Move     `json:"last"`             // the last decision: by whom and when
}

// Error makes a Refusal an error for Go code; people are shown Sentence.
func (r *Refusal) Error() string {
	return fmt.Sprintf("refused: %s in state %s", r.Reason, r.State)
}

// Sentence says in plain English what prevents the action and what to do about it.
func (r *Refusal) Sentence() string {
	switch r.Reason {
	case UnknownAction:
		return "This action does not exist."
	case WrongRole:
		return "Your role cannot do this."
	case WrongState:
		return fmt.Sprintf("You cannot do this while the application is %s.", r.State.Words())
	case NotClaimed:
		return "Claim the application first. Only the assigned regional officer can do this."
	case ClaimedByOther:
		return "This application is assigned to another regional officer."
	case AlreadyYours:
		return "This application is already assigned to you."
	case AlreadyHeld:
		return "This application is already assigned to that regional officer."
	case OwnWork:
		return "You wrote or edited this round of the application, so another regional officer must approve it."
	case NoPoint:
		return "Add at least one review point."
	case PointUnknown:
		return "That point is not on this application."
	case PointsUnanswered:
		return "Respond to every required point before you resubmit."
	case PointsUnresolved:
		return "Resolve every required point before you approve."
	case NoReasons:
		return "Add at least one reason."
	case NoDate:
		return "Enter the date."
	case DateTooEarly:
		if r.State != WithCPS && r.State != Accepted { // only a stop of the clock has a date there
			return "The date is before this stage started. Enter a later date."
		}
		if r.State == Accepted {
			return "The date is before the application was submitted to the CPS, or before the CPS decided. Enter a later date."
		}
		return "The date is before the application was submitted to the CPS. Enter a later date."
	case DateInFuture:
		return "Enter a date that is today or earlier."
	case BadValue:
		return "Select one of the listed options."
	case ContentChanged:
		return "The application has changed since it was checked. Read it again."
	case NamedInRequest:
		return "The application names you as its force applicant or supervisor, so another regional officer must approve it."
	case ConflictDeclared:
		return "You declared a conflict of interest in this application, so another regional officer must deal with it."
	case AlreadySubmitted:
		return "This application has been submitted before, so it cannot be discarded. Withdraw it instead."
	case AlreadyDeclared:
		return "You have already declared a conflict of interest in this application."
	case AssigneeConflict:
		return "That regional officer declared a conflict of interest in this application. Select another."
	case AssigneeOwnWork:
		return "That regional officer wrote part of this application or is named in it. Select another."
	case ClockStopped:
		return "The clock is already stopped."
	case ClockRunning:
		return "The clock is running."
	case StopOverlaps:
		return "The clock was already stopped on some of these days. Enter a later date."
	case AlreadyTakenOn:
		return "The CPS has already taken this application on. Record its decision."
	case NothingToCorrect:
		return "The CPS has not answered this application yet, so there is nothing to correct."
	case AlreadyConfirmed:
		return "The CPS has already confirmed this decision."
	case OwnRecord:
		return "You recorded this decision, so another regional officer or the CPS must correct it."
	case RelatedUndecided:
		return "Other applications may be about the same subject. Record how each is related before you submit to the CPS."
	case SameLine:
		return "Both applications are about the same subject and the same URN, so they are related. Select continues or duplicate."
	case NotSameSubject:
		return "Both applications have been submitted to the CPS and are not about the same subject, so neither can continue or repeat the other."
	case CPSOnly:
		return "Only the CPS can record that it has not decided this application. Ask the CPS to correct the record."
	case CourtDecided:
		return "The court outcome is recorded, so the CPS accepted this application. Contact your service administrator if that is wrong."
	case PointNotOfCPS:
		return "This point is from the region, not from the CPS, so this cannot be recorded for it."
	case ItemClosed:
		return "This point is closed: the CPS has received it, or it was cancelled."
	case NotContested:
		return "This reason is not contested, so there is no outcome to record. Record that it is contested first."
	case ContestOver:
		return "The CPS has already said whether it agrees. Record a new outcome if that is wrong."
	case NotNamed:
		return "This application is restricted to other people."
	case NotRestricted:
		return "This application is not restricted."
	case AssigneeNotNamed:
		return "This application is restricted, and that regional officer is not one of the people named. Select another, or change the restriction."
	case PapersNotMade:
		return "The documents for the CPS could not be made, so the application was not submitted. Check that every file on the Files page can be downloaded, then submit again. If that does not help, contact your service administrator."
	case NotProved:
		return "This was not requested through the service, so nothing was done. Contact your service administrator."
	case ProofTooOld:
		return "This was requested too long ago, so nothing was done. Read the application again, and repeat what you did if it is still needed."
	case NoLongerAllowed:
		return "Your role, force or region has changed since you asked, so nothing was done. Sign in again."
	case Incomplete:
		return "Something is missing."
	}
	return "You cannot do this now."
}
