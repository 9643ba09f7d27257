package models

import (
	"scpo.example/desk/models/calendar"
)

// Actor is who asks: a user id and the role in which they ask.
type Actor struct {
	ID   string `json:"id"`
	Role Role   `json:"role"`
}

// Command asks for one action. Only this passes through the workflow engine: ids, codes, hashes and dates only. Text
// stays in the database and is named by PayloadRef.
type Command struct {
	Action      Action          `json:"action"`
	Actor       Actor           `json:"actor"`
	PayloadRef  string          `json:"payloadRef,omitempty"`  // id of the stored text of this command
	PayloadHash string          `json:"payloadHash,omitempty"` // SHA-256 of that text
	ContentHash string          `json:"contentHash,omitempty"` // submit-for-qa: the content that passed the checks; approve: that for which the checklist was answered
	Assignee    string          `json:"assignee,omitempty"`    // assign, pass-over: user id of the officer
	Points      []PointStanding `json:"points,omitempty"`      // return, cps-decision: the new points
	PointID     string          `json:"pointId,omitempty"`     // of the actions on one point
	Resolution  Resolution      `json:"resolution,omitempty"`  // resolve-point
	Decision    Decision        `json:"decision,omitempty"`    // cps-decision
	DecidedOn   *calendar.Date  `json:"decidedOn,omitempty"`   // cps-decision, court-outcome; London date
	Reasons     int             `json:"reasons,omitempty"`     // cps-decision: how many coded reasons it carries
	Outcome     Outcome         `json:"outcome,omitempty"`     // court-outcome
	Triage      TriageOutcome   `json:"triage,omitempty"`      // cps-triage, correct-decision
	Other       string          `json:"other,omitempty"`       // relate: id of the other application
	As          Relation        `json:"as,omitempty"`          // relate
	Contested   YesNo           `json:"contested,omitempty"`   // contest-point
	Agreed      YesNo           `json:"agreed,omitempty"`      // contest-outcome
	Part        bool            `json:"part,omitempty"`        // answer-point, receive-item: something is still missing
	Cause       string          `json:"cause,omitempty"`       // stop-clock: code of the cause
	From        *calendar.Date  `json:"from,omitempty"`        // stop-clock: first day that does not count
	People      []string        `json:"people,omitempty"`      // restrict: user ids of those who keep access, with who asks
	IfVersion   int             `json:"ifVersion,omitempty"`   // the version that the caller read; 0 where they do not say
	Proof       *Proof          `json:"proof,omitempty"`       // of who asks
}

// Severity says whether a point stops approval (must) or advises (should).
type Severity string

// The severities.
const (
	Must   Severity = "must"
	Should Severity = "should"
)

// Resolution is what an officer says of an answered point.
type Resolution string

// The resolutions.
const (
	Resolved Resolution = "resolved"
	Reopened Resolution = "reopened"
)

// Decision is what the CPS said of a submission.
type Decision string

// The decisions. The first two are acceptances.
const (
	DecisionAccepted       Decision = "accepted"
	DecisionWithAmendments Decision = "accepted-with-amendments"
	DecisionMoreInfo       Decision = "more-information"
	DecisionRejected       Decision = "rejected"

	DecisionAtTriage Decision = "returned-at-triage" // made by cps-triage, never sent with cps-decision
)

// Known reports whether d is one of the four decisions.
func (d Decision) Known() bool {
	switch d {
	case DecisionAccepted, DecisionWithAmendments, DecisionMoreInfo, DecisionRejected:
		return true
	case DecisionAtTriage:
	}
	return false
}

// Accepts reports whether d is an acceptance, with amendments or without.
func (d Decision) Accepts() bool { return d == DecisionAccepted || d == DecisionWithAmendments }

// Outcome is what the court did with the application. Acceptance by the CPS and grant by the
// court are different facts and are never mixed in a figure.
type Outcome string

// The outcomes.
const (
	Granted        Outcome = "granted"
	GrantedAmended Outcome = "granted-amended"
	Refused        Outcome = "refused"
	NotPursued     Outcome = "not-pursued"
)

// Known reports whether o is one of the four outcomes.
func (o Outcome) Known() bool {
	switch o {
	case Granted, GrantedAmended, Refused, NotPursued:
		return true
	}
	return false
}
