package answers

import (
	"fmt"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

// Problem is an error as people and programs get it (RFC 9457): what happened, what it means,
// what to do. Code is stable; Detail is for people and may change.
type Problem struct {
	Type   string           `json:"type"`
	Title  string           `json:"title"`
	Status int              `json:"status"`
	Code   string           `json:"code"`
	Detail string           `json:"detail"`
	Reason string           `json:"reason,omitempty"` // of a refusal: why, without who decided last
	Errors []decode.Problem `json:"errors,omitempty"`

	State   models.State    `json:"state,omitempty"`   // the state of the application
	Version int             `json:"version,omitempty"` // of the application now
	Actions []models.Action `json:"actions,omitempty"` // what the caller may do now instead
	Last    *LastMove       `json:"last,omitempty"`    // the last decision, by whom and when
	Related []Related       `json:"related,omitempty"` // applications whose relation no one has recorded
	Changed []Edit          `json:"changed,omitempty"` // who changed which section since the caller read it
}

// LastMove is the last decision or save, by whom and when.
type LastMove struct {
	Action models.Action `json:"action,omitempty"`
	By     Person        `json:"by"`
	At     time.Time     `json:"at"`
}

// Edit is who last changed a section, or one of the terms.
type Edit struct {
	Section string    `json:"section"`
	Term    string    `json:"term,omitempty"` // id
	Version int       `json:"version"`        // of the application, as the change left it
	By      Person    `json:"by"`
	At      time.Time `json:"at"`
}

// Error is for logs: it holds no text of a case.
func (p *Problem) Error() string { return fmt.Sprintf("%d %s", p.Status, p.Code) }
