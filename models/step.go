package models

import (
	"encoding/json"
	"time"
)

// Step is one decided move, ready to be written: the workflow makes it, an activity hands it to
// the store, and the store writes state and event in one transaction.
type Step struct {
	UpdateID string    `json:"updateId"` // of the update that requested it; unique within the application
	Command  Command   `json:"command"`
	From     State     `json:"from"`
	Next     Standing  `json:"next"`
	At       time.Time `json:"at"`
	Imported bool      `json:"imported,omitempty"` // a line of a record from before the service
	Papers   []Paper   `json:"papers,omitempty"`   // submit-to-cps: the documents that were made for it
}

// Applied is what the store says of a written step. Duplicate means that this update had already
// been written as an earlier event: nothing was written now.
type Applied struct {
	Standing  Standing `json:"standing"`
	Seq       int      `json:"seq"`
	Version   int      `json:"version"`
	Duplicate bool     `json:"duplicate,omitempty"`
}

// NewApplication is the stored text of create: what the application starts from.
type NewApplication struct {
	Force   string          `json:"force"`
	Region  string          `json:"region"`
	Content json.RawMessage `json:"content"` // canonical
}

// Record is an application from before the service: its own reference and its history with its
// own dates. It arrives by the same workflow as every other application, which then continues with
// it where the record ends.
type Record struct {
	Reference string          `json:"reference"`
	Force     string          `json:"force"`
	Region    string          `json:"region"`
	Content   json.RawMessage `json:"content"` // canonical, as first written
	Steps     []RecordStep    `json:"steps"`   // oldest first; the first is create
}

// RecordStep is one line of a record's history.
type RecordStep struct {
	Action  Action          `json:"action"`
	By      string          `json:"by"` // user id
	Role    Role            `json:"role"`
	At      time.Time       `json:"at"`
	Body    json.RawMessage `json:"body,omitempty"`    // of the action's own type
	Content json.RawMessage `json:"content,omitempty"` // canonical; what the text was changed to before this step
}
