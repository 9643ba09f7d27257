package models

import (
	"slices"
	"time"

	"scpo.example/desk/models/calendar"
)

// Move is one step that was taken: what, by whom (a user id) and when (UTC).
type Move struct {
	Action  Action    `json:"action"`
	ActorID string    `json:"actorId"`
	At      time.Time `json:"at"`
}

// PointStanding is what matters of a review point for what may happen next.
type PointStanding struct {
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	Answered bool     `json:"answered"`
	Resolved bool     `json:"resolved"`
	Reopened bool     `json:"reopened,omitempty"` // and not answered since
	// Cancelled: it is no longer needed.
	Cancelled bool  `json:"cancelled,omitempty"`
	Contested YesNo `json:"contested,omitempty"` // of a reason of the CPS; "" while it is not recorded
	Agreed    YesNo `json:"agreed,omitempty"`    // by the CPS that the reason was wrong; "" while it has not said
	Received  bool  `json:"received,omitempty"`  // by the CPS, all of it
}

// Standing is everything that decides what may be done to an application next. It holds ids,
// codes, hashes and times only, so the workflow may keep it in its history. The store keeps a
// copy in the same transaction as each event, and the two are compared when something is fixed.
type Standing struct {
	ApplicationID string          `json:"applicationId"`
	State         State           `json:"state"`
	Seq           int             `json:"seq"`              // number of the last event, from 1
	Round         int             `json:"round"`            // submission to the CPS being worked on, from 1
	Holder        string          `json:"holder,omitempty"` // user id of the officer who holds it; only in in-qa
	Before        State           `json:"before,omitempty"` // the state that recall returns to
	ContentHash   string          `json:"contentHash"`      // of the last frozen version
	ApprovedHash  string          `json:"approvedHash,omitempty"`
	Editors       []string        `json:"editors,omitempty"`    // user ids who wrote any text of this round
	Named         []string        `json:"named,omitempty"`      // user ids whom the request names as author or supervisor
	Conflicts     []string        `json:"conflicts,omitempty"`  // user ids who declared a conflict of interest
	Restricted    []string        `json:"restricted,omitempty"` // user ids of those who alone may see it; nil where it is not restricted
	PassedFrom    string          `json:"passedFrom,omitempty"` // user id of the absent officer for whom Holder covers
	Stops         []ClockStop     `json:"stops,omitempty"`      // oldest first; the last may be open
	Timetable     *Timetable      `json:"timetable,omitempty"`  // of the present stage; nil where it has no deadline
	Points        []PointStanding `json:"points,omitempty"`
	TakenOn       bool            `json:"takenOn,omitempty"`     // at triage, of the submission that the CPS has now
	Answer        *AnswerStanding `json:"answer,omitempty"`      // the last of the CPS
	SubmittedOn   *calendar.Date  `json:"submittedOn,omitempty"` // last submission to the CPS, London date
	Last          Move            `json:"last"`
}

// Point finds a point by id; ok is false when there is none.
func (s Standing) Point(id string) (p PointStanding, ok bool) {
	i := slices.IndexFunc(s.Points, func(p PointStanding) bool { return p.ID == id })
	if i < 0 {
		return PointStanding{}, false
	}
	return s.Points[i], true
}

// Available lists what the actor may do now, in the order of the table. It leaves out what the person or the state
// prevents, and keeps what they can try and then learn what is still missing.
func (s Standing) Available(actor Actor) []Action {
	may := []Action{}
	for _, a := range Actions() {
		if a.Offered() && s.forbids(a, actor) == "" {
			may = append(may, a)
		}
	}
	return may
}

// Forbids refuses what the person or the state prevents, whatever is sent; nil when they can try. The API asks it
// first, to answer without the workflow; the workflow decides.
func (s Standing) Forbids(a Action, actor Actor) *Refusal {
	if why := s.forbids(a, actor); why != "" {
		return s.refuse(why)
	}
	return nil
}

// forbids says why this person cannot do this now, whatever they send; "" when they can.
func (s Standing) forbids(a Action, actor Actor) Reason {
	if answer := Ask(s.State, a, actor.Role); !answer.Allowed {
		return answer.Why
	}
	if a == DropPapers { // it is not the officer who does it
		return ""
	}
	if slices.Contains(s.Conflicts, actor.ID) {
		if a == DeclareConflict {
			return AlreadyDeclared
		}
		return ConflictDeclared
	}
	if s.closedTo(actor) && a != Restrict && a != Unrestrict {
		return NotNamed
	}
	if forbid := row(a).forbid; forbid != nil {
		return forbid(s, actor.ID)
	}
	return ""
}

// closedTo reports whether the application is restricted to others. Any officer may change that: who cannot see it is never asked,
// and where nobody named is left the region sees it again. Which people of the CPS may see it is for the store to say.
func (s Standing) closedTo(actor Actor) bool {
	return actor.Role != CPS && s.notNamed(actor.ID)
}

func (s Standing) notNamed(userID string) bool {
	return len(s.Restricted) > 0 && !slices.Contains(s.Restricted, userID)
}

// ownWork says why this person cannot approve the text, although they hold it: a second pair of eyes must be someone
// who did not write it and is not named in it as author or supervisor.
func (s Standing) ownWork(userID string) Reason {
	switch {
	case slices.Contains(s.Editors, userID):
		return OwnWork
	case slices.Contains(s.Named, userID):
		return NamedInRequest
	}
	return ""
}

// openStop is the stop of the clock that has not ended; nil while the clock runs.
func (s Standing) openStop() *ClockStop {
	if n := len(s.Stops); n > 0 && s.Stops[n-1].To == nil {
		return &s.Stops[n-1]
	}
	return nil
}

// HasReopened reports whether a point was reopened and not answered since.
func (s Standing) HasReopened() bool {
	return slices.ContainsFunc(s.Points, func(p PointStanding) bool { return p.Reopened })
}

// mustPoints lists the ids of the points marked must for which done is false.
func (s Standing) mustPoints(done func(PointStanding) bool) []string {
	var ids []string
	for _, p := range s.Points {
		if p.Severity == Must && !p.Cancelled && !done(p) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}
