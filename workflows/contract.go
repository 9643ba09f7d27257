package workflows

import (
	"time"

	"scpo.example/desk/models"
)

// TaskQueue is where workers look for work.
const TaskQueue = "scpo-applications"

// OpenUpdate asks a workflow to say that its application has been written.
const OpenUpdate = "open"

// StandingQuery asks a workflow for the standing of its application: for repair and tests, never for pages, which read
// the database.
const StandingQuery = "standing"

// WorkflowID is the id of an application's workflow.
func WorkflowID(applicationID string) string { return "application/" + applicationID }

// Origin says how a workflow comes to its application.
type Origin string

// The origins.
const (
	FromDraft  Origin = "draft"  // newly created by an applicant
	FromRecord Origin = "record" // imported, with a history of its own
	FromStore  Origin = "store"  // taken over from a workflow that is gone
	FromRun    Origin = "run"    // continued from this workflow's own earlier run
)

// Input starts a workflow. Ids and hashes only.
type Input struct {
	ApplicationID string           `json:"applicationId"`
	Origin        Origin           `json:"origin"`
	UpdateID      string           `json:"updateId,omitempty"` // under which the first event is written
	Command       models.Command   `json:"command"`            // who creates, and where the text is kept
	Standing      *models.Standing `json:"standing,omitempty"` // FromRun
	Late          bool             `json:"late,omitempty"`     // FromStore: the application has ended, and one command is still to come
	Told          time.Time        `json:"told,omitzero"`      // FromRun: up to when the clock has had its say
}

// Outcome is what an update answers when it has been done and written.
type Outcome struct {
	Seq     int          `json:"seq"`
	State   models.State `json:"state"`
	Version int          `json:"version"`
	Round   int          `json:"round"`
}

// Types of the errors with which an update is refused. They are schema.
const (
	refused  = "Refused"  // by the rules; details hold a models.Refusal
	busy     = "Busy"     // another command is being written; ask again shortly
	diverged = "Diverged" // database and workflow disagree; a person has to look
)
