package answers

import (
	"encoding/json"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/calendar"
)

// Submission is one round as the API gives it: what the CPS received and what it answered.
type Submission struct {
	Round          int              `json:"round"`
	Version        int              `json:"version"` // number of the frozen version
	SubmittedAt    time.Time        `json:"submittedAt"`
	SubmittedOn    calendar.Date    `json:"submittedOn"`
	SubmittedBy    Person           `json:"submittedBy"`
	ContentHash    string           `json:"contentHash"`
	Decision       *models.Decision `json:"decision"` // null while there is none
	DecidedOn      *calendar.Date   `json:"decidedOn"`
	OutsideControl bool             `json:"outsideControl"`
	Stage          string           `json:"stage"`                 // of the decision: triage or lawyer; "" while there is none
	TakenOn        *calendar.Date   `json:"takenOn"`               // at triage; null where that was not recorded
	RecordedRole   models.Role      `json:"recordedRole"`          // of who recorded the answer; "" while there is none
	Confirmed      bool             `json:"confirmed"`             // by the CPS, which may have recorded it
	Corrections    int              `json:"corrections"`           // of the record
	SameOfficer    bool             `json:"sameOfficer,omitempty"` // who recorded the answer had approved or submitted the application
	Files          []PackFile       `json:"files,omitempty"`
	Sent           *SentPapers      `json:"sent,omitempty"` // left out while the papers are not recorded as sent
}

// SentPapers is how the papers of a round were last recorded as sent.
type SentPapers struct {
	Channel      models.SendingChannel `json:"channel"`
	On           *calendar.Date        `json:"on"`
	Acknowledged bool                  `json:"acknowledged"`
}

// Manifest says what is in a pack and lets its receiver check that nothing in it has changed.
type Manifest struct {
	Format        string     `json:"format"` // name and version of this shape
	ApplicationID string     `json:"applicationId"`
	Reference     string     `json:"reference"`
	Force         string     `json:"force"`
	Region        string     `json:"region"`
	Marking       string     `json:"marking"`
	Round         int        `json:"round"`
	SubmittedAt   time.Time  `json:"submittedAt"`
	SubmittedBy   Person     `json:"submittedBy"`
	Event         int        `json:"event"`     // number of the event that submitted it
	EventHash     string     `json:"eventHash"` // and its place in the chain
	Files         []PackFile `json:"files"`
	Seal          *Seal      `json:"seal,omitempty"`
}

// Seal is the entry of the audit chain on the submission: outside the database, it shows whether the chain was changed.
type Seal struct {
	Chain string `json:"chain"`
	N     int64  `json:"n"`
	Hash  string `json:"hash"`
	audit.Signature
}

// PackFile is one file of a pack, with its hash. An attachment also has its id, by which it is downloaded, and what it is.
type PackFile struct {
	Name     string        `json:"name"`
	Bytes    int           `json:"bytes"`
	SHA256   string        `json:"sha256"`
	ID       string        `json:"id,omitempty"`
	Type     string        `json:"type,omitempty"`
	Kind     string        `json:"kind,omitempty"`
	Title    string        `json:"title,omitempty"`
	Marking  string        `json:"marking,omitempty"`
	Served   models.Served `json:"served,omitempty"`
	Withheld string        `json:"withheld,omitempty"` // what was covered or left out
}

// Pack is everything that the CPS received in one round. The hash of content.json is of the exact
// bytes of the content member.
type Pack struct {
	Manifest Manifest        `json:"manifest"`
	Content  json.RawMessage `json:"content"`
	Answers  []PackAnswer    `json:"answers"` // from round 2: what the CPS asked before, and what the force answered
}

// PackAnswer is a reason of an earlier CPS decision with the answer that the force gave before it submitted again.
// Messages between force and region are not in it.
type PackAnswer struct {
	Number     int               `json:"number"`
	Code       string            `json:"code"`
	Anchor     string            `json:"anchor"` // section, or id of a term, evidence item or third party
	Text       string            `json:"text"`   // what the CPS wrote
	Answer     models.AnswerKind `json:"answer"` // "" where none was given
	AnswerText string            `json:"answerText"`
	AnsweredAt *time.Time        `json:"answeredAt"`
}
