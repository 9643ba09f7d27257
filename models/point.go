package models

import (
	"time"

	"scpo.example/desk/models/calendar"
)

// Point is one thing that a reviewer wants changed: coded, anchored, answered by the force and resolved by the officer.
// Points live across rounds; nothing of them is lost.
type Point struct {
	ID         string         `json:"id"`
	Number     int            `json:"number"` // from 1 within the application
	Round      int            `json:"round"`
	RaisedSeq  int            `json:"raisedSeq"` // the event that raised it
	RaisedBy   string         `json:"raisedBy"`  // user id
	RaisedAt   time.Time      `json:"raisedAt"`
	Source     Source         `json:"source"` // who raised it: the region or the CPS
	Code       string         `json:"code"`   // reason code
	Severity   Severity       `json:"severity"`
	Anchor     string         `json:"anchor"` // section name, or id of a term, evidence item or third party
	Text       string         `json:"text"`
	Action     string         `json:"action"` // what to do
	DueOn      *calendar.Date `json:"dueOn"`
	Why        string         `json:"why"`      // of the CPS
	Category   string         `json:"category"` // of the CPS
	Answer     AnswerKind     `json:"answer"`   // "" while unanswered
	AnswerText string         `json:"answerText"`
	AnsweredBy string         `json:"answeredBy"`
	AnsweredAt *time.Time     `json:"answeredAt"`
	Resolution Resolution     `json:"resolution"` // "" while open
	ResolvedBy string         `json:"resolvedBy"`
	ResolvedAt *time.Time     `json:"resolvedAt"`
	Cancelled  bool           `json:"cancelled"` // no longer needed
	Contested  YesNo          `json:"contested,omitempty"`
	Agreed     YesNo          `json:"agreed,omitempty"`  // by the CPS that the reason was wrong
	Missing    string         `json:"missing,omitempty"` // of a part answer
	ReceivedOn *calendar.Date `json:"receivedOn,omitempty"`
}

// ItemState is how far something that the CPS wants has come: answered is what the force says, received what the
// CPS says.
type ItemState string

// The states.
const (
	ItemOpen      ItemState = "open"
	ItemAnswered  ItemState = "answered"
	ItemReceived  ItemState = "received"
	ItemCancelled ItemState = "cancelled"
)

// ItemState is derived from what is known of the point; "" for a point of the region. A part answer leaves it open.
func (p Point) ItemState() ItemState {
	switch {
	case p.Source != FromCPS:
		return ""
	case p.Cancelled:
		return ItemCancelled
	case p.ReceivedOn != nil:
		return ItemReceived
	case p.Answer == "" || p.Resolution == Reopened || p.Missing != "":
		return ItemOpen
	}
	return ItemAnswered
}

// Source is who found the fault.
type Source string

// The sources.
const (
	FromQA  Source = "qa"
	FromCPS Source = "cps"
)

// AnswerKind is how the force answers a point.
type AnswerKind string

// The answers.
const (
	Changed   AnswerKind = "changed"
	Explained AnswerKind = "explained"
	Disagree  AnswerKind = "disagree"
)

// Words are how people read the answer; "" for none.
func (k AnswerKind) Words() string {
	switch k {
	case Changed:
		return "Changed"
	case Explained:
		return "Explained"
	case Disagree:
		return "Disagreed"
	}
	return ""
}

// DraftPoint is a point in preparation: the region's own until it goes out with a return.
type DraftPoint struct {
	ID            string
	ApplicationID string
	By            string // user id
	At            time.Time
	Body          PointBody
}

// Note is an officer's private note. It is for the region's officers and never for the force or
// the CPS.
type Note struct {
	ID            string
	ApplicationID string
	By            string // user id
	At            time.Time
	Text          string
}
