package models

import (
	"slices"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
)

// ConflictBody goes with declare-conflict. The reason is for the region; the force is not shown it.
type ConflictBody struct {
	Reason string `json:"reason" max:"20000"`
}

// Problems asks for the reason.
func (b *ConflictBody) Problems(Rules) []decode.Problem {
	return required(nil, "/reason", b.Reason, "Enter what the conflict of interest is")
}

// Fill adds nothing: who declares is who asks.
func (b *ConflictBody) Fill(*Command) {}

// CoverBody goes with pass-over and hand-back; the service alone fills it in.
type CoverBody struct {
	CoverID string `json:"coverId"`
	UserID  string `json:"userId,omitempty"` // pass-over: the colleague
	// AskedBy is who named the cover, or cancelled it, in place of the officer who is away.
	AskedBy string `json:"askedBy,omitempty"`
}

// Problems finds none: no one sends it.
func (b *CoverBody) Problems(Rules) []decode.Problem { return nil }

// Fill names the colleague.
func (b *CoverBody) Fill(c *Command) { c.Assignee = b.UserID }

// StopBody stops the clock for a coded cause, from a day that may be a little earlier.
type StopBody struct {
	Cause string         `json:"cause"`
	From  *calendar.Date `json:"from"`
	Note  string         `json:"note,omitempty" max:"20000"`
}

// Problems asks for a cause of the list and a first day. Whether the day is possible is for the
// clock to say.
func (b *StopBody) Problems(r Rules) []decode.Problem {
	var found []decode.Problem
	if !slices.Contains(r.ClockStops, b.Cause) {
		found = append(found, decode.NewProblem("/cause", decode.CodeBadValue, "Select a reason for stopping the clock"))
	}
	if b.From == nil {
		found = append(found, decode.NewProblem("/from", string(NoDate), "Enter the date the clock stops"))
	}
	return found
}

// Fill adds cause and day.
func (b *StopBody) Fill(c *Command) { c.Cause, c.From = b.Cause, b.From }

// notesProblems holds the notes of a checklist against the checks there are.
func notesProblems(notes map[string]string, r Rules) []decode.Problem {
	var found []decode.Problem
	for _, id := range sortedKeys(notes) {
		if !slices.Contains(r.Checks, id) && strings.TrimSpace(notes[id]) != "" {
			found = append(found, decode.NewProblem(decode.PointerTo("/notes", id), decode.CodeBadValue, "This check is not known"))
		}
	}
	return found
}
