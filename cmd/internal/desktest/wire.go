package desktest

import (
	"encoding/json"
	"time"
)

// The shapes of the API as its users know them, written down apart from the program, so that a
// change of the contract shows.

// Person is who did something.
type Person struct {
	Username string `json:"username"`
	Name     string `json:"name"`
}

// Application is an application, or a line of the list.
type Application struct {
	ID          string          `json:"id"`
	Reference   string          `json:"reference"`
	Force       string          `json:"force"`
	Region      string          `json:"region"`
	State       string          `json:"state"`
	Version     int             `json:"version"`
	Round       int             `json:"round"`
	Assignee    *string         `json:"assignee"`
	SubmittedOn *string         `json:"submittedOn"`
	Editable    bool            `json:"editable"`
	Actions     []string        `json:"actions"`
	Content     json.RawMessage `json:"content"`
}

// Page is a page of the list.
type Page struct {
	Items      []Application `json:"items"`
	NextCursor *string       `json:"nextCursor"`
}

// Event is one line of a history.
type Event struct {
	Seq         int             `json:"seq"`
	Action      string          `json:"action"`
	By          Person          `json:"by"`
	At          time.Time       `json:"at"`
	From        *string         `json:"from"`
	To          string          `json:"to"`
	Round       int             `json:"round"`
	Version     int             `json:"version"`
	ContentHash string          `json:"contentHash"`
	PrevHash    string          `json:"prevHash"`
	Hash        string          `json:"hash"`
	Details     json.RawMessage `json:"details"`
}

// History is the whole history of an application.
type History struct {
	Items    []Event `json:"items"`
	Verified bool    `json:"verified"`
}

// Acted is what an action answers.
type Acted struct {
	State   string `json:"state"`
	Version int    `json:"version"`
	Round   int    `json:"round"`
	Event   Event  `json:"event"`
}

// Point is a review point.
type Point struct {
	ID         string  `json:"id"`
	Number     int     `json:"number"`
	Round      int     `json:"round"`
	Source     string  `json:"source"`
	Code       string  `json:"code"`
	Severity   string  `json:"severity"`
	Anchor     string  `json:"anchor"`
	Text       string  `json:"text"`
	Answer     *string `json:"answer"`
	AnswerText string  `json:"answerText"`
	Resolution *string `json:"resolution"`
}

// Unanswered reports whether the force must answer before it can submit again.
func (p Point) Unanswered() bool { return p.Severity == "must" && p.Answer == nil }

// Unresolved reports whether the officer must decide on the answer before approving.
func (p Point) Unresolved() bool { return p.Severity == "must" && p.Resolution == nil }

// Notice is one notification to a person.
type Notice struct {
	Kind          string    `json:"kind"`
	ApplicationID string    `json:"applicationId"`
	At            time.Time `json:"at"`
}

// Version is a frozen version.
type Version struct {
	N       int             `json:"n"`
	Kind    string          `json:"kind"`
	Round   int             `json:"round"`
	Seq     int             `json:"seq"`
	Hash    string          `json:"hash"`
	Content json.RawMessage `json:"content"`
}

// Pack is what the CPS received in one round.
type Pack struct {
	Manifest struct {
		ApplicationID string `json:"applicationId"`
		Reference     string `json:"reference"`
		Force         string `json:"force"`
		Region        string `json:"region"`
		Round         int    `json:"round"`
		SubmittedBy   Person `json:"submittedBy"`
		Event         int    `json:"event"`
		EventHash     string `json:"eventHash"`
		Files         []struct {
			Name   string `json:"name"`
			Bytes  int    `json:"bytes"`
			SHA256 string `json:"sha256"`
		} `json:"files"`
	} `json:"manifest"`
	Content json.RawMessage `json:"content"`
}

// Problem is an error as people and programs get it.
type Problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
	Errors []struct {
		Pointer string `json:"pointer"`
		Code    string `json:"code"`
		Message string `json:"message"`
	} `json:"errors"`
	State   string   `json:"state"`
	Version int      `json:"version"`
	Actions []string `json:"actions"`
	Last    *struct {
		Action string    `json:"action"`
		By     Person    `json:"by"`
		At     time.Time `json:"at"`
	} `json:"last"`
}

// Rate is a proportion with its interval; all null where there is none.
type Rate struct {
	Rate *float64 `json:"rate"`
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

// Counts is the raw numbers of a figure.
type Counts struct {
	Submitted              int    `json:"submitted"`
	Decided                int    `json:"decided"`
	Accepted               int    `json:"accepted"`
	AcceptedWithAmendments int    `json:"acceptedWithAmendments"`
	NotAccepted            int    `json:"notAccepted"`
	OutsideControl         int    `json:"outsideControl"`
	Pending                int    `json:"pending"`
	Withdrawn              int    `json:"withdrawn"`
	Strict                 Rate   `json:"strict"`
	Lenient                Rate   `json:"lenient"`
	Note                   string `json:"note"`
}

// Group is one row of a figure.
type Group struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	Counts
}

// Figure is the headline figure.
type Figure struct {
	Basis  string  `json:"basis"`
	By     string  `json:"by"`
	From   string  `json:"from"`
	To     string  `json:"to"`
	Target float64 `json:"target"`
	Total  Counts  `json:"total"`
	Groups []Group `json:"groups"`
}
