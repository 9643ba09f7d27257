package models

import (
	"time"

	"scpo.example/desk/models/calendar"
)

// Application is one request for an order, as the store keeps it: what people wrote (content) and its standing.
type Application struct {
	ID          string
	Reference   string // for people: REGION/YEAR/NUMBER
	Force       string // code
	Region      string // code; the force's region on the day it was created
	Version     int    // grows by one with every saved change and every event; the ETag
	Standing    Standing
	Content     []byte // canonical JSON of Content
	ContentHash string
	Subject     string // display name of the first subject
	Received    string // the same, as the CPS last received it; "" before
	CreatedAt   time.Time
	CreatedBy   string // user id
	UpdatedAt   time.Time
	UpdatedBy   string // user id
	Submitted   bool   // has ever been submitted to the CPS
}

// VersionKind says for what a version was frozen.
type VersionKind string

// The kinds of frozen versions.
const (
	ForQA  VersionKind = "qa"
	ForCPS VersionKind = "cps"
	// SetAside is what the force had written when a correction gave the application the text that the CPS has.
	SetAside VersionKind = "set-aside"
)

// Version is the content as it was submitted, frozen for ever.
type Version struct {
	ApplicationID string
	N             int // from 1 within the application
	Kind          VersionKind
	Round         int
	Seq           int // of the event that froze it
	Content       []byte
	Hash          string // SHA-256 of Content
	At            time.Time
	By            string // user id
}

// Submission is what the CPS received in one round and what it answered.
type Submission struct {
	ApplicationID string
	Round         int
	VersionN      int
	At            time.Time
	On            calendar.Date // London date of At
	By            string
	Force         string
	Region        string
	Route         string // as submitted, for the figures
	Offence       string // Schedule 1 category of the first offence, as submitted
	ContentHash   string
	Decision      Decision // "" while none
	DecidedOn     *calendar.Date
	Outside       bool           // every reason of the decision is EXTL
	Stage         string         // at which it was decided: triage or lawyer
	TakenOn       *calendar.Date // at triage; nil where that was not recorded
	RecordedBy    string         // user id of who recorded the answer as it is known now
	RecordedRole  Role
	Confirmed     bool // by the CPS, which may have recorded it
	Corrections   int
	SameOfficer   bool // who recorded the answer had approved or submitted the application
}

// Payload is the text that goes with a command: reasons, notes, points. It is stored before the
// command is sent and named in it.
type Payload struct {
	Ref           string
	ApplicationID string
	ActorID       string
	Action        Action
	Body          []byte // JSON of the action's own type
	Hash          string // SHA-256 of Body
	At            time.Time
}
