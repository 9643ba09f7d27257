package models

import (
	"fmt"
	"slices"
	"time"
)

// NoticeKind says what a person is notified of. Names are schema: they are in stored notices.
type NoticeKind string

// The kinds of notice. The last three come from the clock, all others from an action.
const (
	NoticeAssigned      NoticeKind = "assigned"
	NoticeSubmitted     NoticeKind = "submitted"
	NoticeReturned      NoticeKind = "returned"
	NoticeApproved      NoticeKind = "approved"
	NoticeSentToCPS     NoticeKind = "sent-to-cps"
	NoticeAccepted      NoticeKind = "accepted"
	NoticeReturnedByCPS NoticeKind = "returned-by-cps"
	NoticePassedOver    NoticeKind = "passed-over"
	NoticeHandedBack    NoticeKind = "handed-back"
	NoticeReopened      NoticeKind = "reopened"
	NoticeWithdrawn     NoticeKind = "withdrawn"
	NoticeCourtOutcome  NoticeKind = "court-outcome"
	NoticeContested     NoticeKind = "contested"
	NoticeContestClosed NoticeKind = "contest-outcome"
	NoticeReminder      NoticeKind = "reminder"
	NoticeOverdue       NoticeKind = "overdue"
	NoticeEscalated     NoticeKind = "escalated"
)

// Notification tells one person of one event. It says what happened to which application and nothing
// of what the application holds; the reader's own rights decide what opening it shows.
type Notification struct {
	ID            string     `json:"id"`
	UserID        string     `json:"userId"` // who is notified
	Kind          NoticeKind `json:"kind"`
	ApplicationID string     `json:"applicationId"`
	Seq           int        `json:"seq"` // of the event it tells of, or of the last one before the clock spoke
	At            time.Time  `json:"at"`  // UTC
	ReadAt        *time.Time `json:"readAt,omitempty"`
}

// notices are the words that follow "1 application" and "2 applications", one row for each kind.
var notices = []struct {
	kind      NoticeKind
	one, many string
}{
	{NoticeAssigned, "was assigned to you", "were assigned to you"},
	{NoticeSubmitted, "was submitted to your region", "were submitted to your region"},
	{NoticeReturned, "was returned to your force", "were returned to your force"},
	{NoticeApproved, "was approved by the region", "were approved by the region"},
	{NoticeSentToCPS, "was submitted to the CPS", "were submitted to the CPS"},
	{NoticeAccepted, "was accepted by the CPS", "were accepted by the CPS"},
	{NoticeReturnedByCPS, "was returned by the CPS", "were returned by the CPS"},
	{NoticePassedOver, "was assigned to you as cover", "were assigned to you as cover"},
	{NoticeHandedBack, "was assigned back to you after cover", "were assigned back to you after cover"},
	{NoticeReopened, "had its approval cancelled", "had their approval cancelled"},
	{NoticeWithdrawn, "was withdrawn", "were withdrawn"},
	{NoticeCourtOutcome, "has a court outcome", "have a court outcome"},
	{NoticeContested, "has a contested CPS reason", "have contested CPS reasons"},
	{NoticeContestClosed, "has the outcome of a contest", "have the outcomes of contests"},
	{NoticeReminder, "is due soon", "are due soon"},
	{NoticeOverdue, "is late", "are late"},
	{NoticeEscalated, "was escalated to managers because it is late", "were escalated to managers because they are late"},
}

// NoticeKinds lists every kind.
func NoticeKinds() []NoticeKind {
	kinds := make([]NoticeKind, len(notices))
	for i, n := range notices {
		kinds[i] = n.kind
	}
	return kinds
}

// Known reports whether k is one of NoticeKinds.
func (k NoticeKind) Known() bool { return slices.Contains(NoticeKinds(), k) }

// Words says what happened to count applications, as text that can leave the service: no name,
// no reference and nothing of a case. An unknown kind is worded without its own text.
func (k NoticeKind) Words(count int) string {
	_, many := k.words()
	if count == 1 {
		return "1 application " + k.Happened()
	}
	return fmt.Sprintf("%d applications %s", count, many)
}

// Happened is what happened to one application, as the text that follows its name.
func (k NoticeKind) Happened() string {
	one, _ := k.words()
	return one
}

// words is what follows "1 application" and "2 applications".
func (k NoticeKind) words() (one, many string) {
	for _, n := range notices {
		if n.kind == k {
			return n.one, n.many
		}
	}
	return "was updated", "were updated"
}
