package models

// Audience is a group of people who are told of something. The store names the people in it, and
// leaves out who did it and whoever has declared a conflict of interest.
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

// Told says who is notified of an action that moved an application between two states; no one, for
// most. It is total, and no one is notified of an unknown action.
func Told(a Action, from, to State) []Audience {
	_, told := telling(a, from, to)
	return told
}

// NoticeOf says as what an action is told; "" where Told names no one.
func NoticeOf(a Action, from, to State) NoticeKind {
	kind, _ := telling(a, from, to)
	return kind
}

// telling is the table behind Told and NoticeOf, in one place so that they cannot disagree.
func telling(a Action, from, to State) (NoticeKind, []Audience) {
	switch a {
	case SubmitForQA:
		return NoticeSubmitted, []Audience{RegionOfficers}
	case Assign:
		return NoticeAssigned, []Audience{Assignee}
	case PassOver:
		return NoticePassedOver, []Audience{Assignee}
	case HandBack:
		return NoticeHandedBack, []Audience{Assignee}
	case Return:
		return NoticeReturned, []Audience{Writers}
	case Approve:
		return NoticeApproved, []Audience{Writers}
	case Reopen:
		return NoticeReopened, []Audience{Writers}
	case SubmitToCPS:
		return NoticeSentToCPS, []Audience{Writers, CPSReviewers}
	case CPSDecision:
		if to == Accepted {
			return NoticeAccepted, []Audience{Writers, Submitter}
		}
		return NoticeReturnedByCPS, []Audience{Writers, Submitter}
	case CourtOutcome:
		return NoticeCourtOutcome, []Audience{Writers}
	case Withdraw:
		if from == WithCPS || from == Accepted { // the CPS has it before it, or is taking it to court
			return NoticeWithdrawn, []Audience{Writers, Holder, CPSReviewers}
		}
		return NoticeWithdrawn, []Audience{Writers, Holder}
	case Create, Recall, Claim, Release, AnswerPoint, ResolvePoint, DeclareConflict, StopClock, StartClock:
	}
	return "", nil
}

// ToldByClock says who is told of a reminder, of a due date that has passed and of an escalation:
// those who can act in this state; when no one holds what is in quality assurance, every officer
// of the region; and from the escalation on the region's managers too.
func ToldByClock(k NoticeKind, s Standing) []Audience {
	switch k {
	case NoticeReminder, NoticeOverdue:
		return s.acting()
	case NoticeEscalated:
		if acting := s.acting(); acting != nil {
			return append(acting, RegionManagers)
		}
	case NoticeAssigned, NoticeSubmitted, NoticeReturned, NoticeApproved, NoticeSentToCPS, NoticeAccepted,
		NoticeReturnedByCPS, NoticePassedOver, NoticeHandedBack, NoticeReopened, NoticeWithdrawn, NoticeCourtOutcome:
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
	case None, Drafting, Accepted, Closed, Withdrawn:
	}
	return nil
}
