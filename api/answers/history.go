package answers

import (
	"encoding/json"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/checks"
)

// Event is one line of the history as the API gives it. Details are the words that went with it,
// for those who may read them; their hash is there for everyone.
type Event struct {
	Seq         int             `json:"seq"`
	Action      models.Action   `json:"action"`
	Summary     string          `json:"summary"` // the event in one sentence
	By          Person          `json:"by"`
	Role        models.Role     `json:"role"`
	At          time.Time       `json:"at"`
	From        *models.State   `json:"from"` // null for the first
	To          models.State    `json:"to"`
	Round       int             `json:"round"`
	Version     int             `json:"version"`
	ContentHash string          `json:"contentHash"`
	PayloadHash string          `json:"payloadHash"`
	PrevHash    string          `json:"prevHash"`
	Hash        string          `json:"hash"`
	Details     json.RawMessage `json:"details"` // null where there are none, or not for the caller
}

// History is all events of an application, oldest first.
type History struct {
	Reference string       `json:"reference"`
	Force     string       `json:"force"`
	State     models.State `json:"state"` // its standing now
	Items     []Event      `json:"items"`
	Verified  bool         `json:"verified"` // gapless, chained and legal, step by step; and every record as it was sealed
	Proof     Proof        `json:"proof"`
}

// Proof is what Verified rests on.
type Proof struct {
	Signed  bool            `json:"signed"` // with a key that is not in the database
	Records int64           `json:"records"`
	Found   []audit.FoundOn `json:"found,omitempty"`   // sealed later, as found
	Problem string          `json:"problem,omitempty"` // the first thing that differs
}

// Version is a frozen version as the API gives it.
type Version struct {
	N         int                `json:"n"`
	Kind      models.VersionKind `json:"kind"` // qa: submitted for QA; cps: submitted to the CPS
	Round     int                `json:"round"`
	Seq       int                `json:"seq"` // of the event that froze it
	Hash      string             `json:"hash"`
	At        time.Time          `json:"at"`
	By        Person             `json:"by"`
	Content   json.RawMessage    `json:"content,omitempty"`
	Checklist *FrozenChecklist   `json:"checklist,omitempty"` // of its approval; for officers
}

// FrozenChecklist is the checklist of an approval as it was frozen with the version.
type FrozenChecklist struct {
	RuleSet  string               `json:"ruleSet"`
	Answers  []models.CheckAnswer `json:"answers"`
	Terms    []models.TermAnswer  `json:"terms,omitempty"` // absent where the version was approved before terms were asked about
	Findings map[string]string    `json:"findings"`        // the same as Machine, as one text for each check id
	Machine  []MachineFinding     `json:"machine"`         // what the machine found, in the order of the checks' ids
	Sights   []models.Sight       `json:"sights"`          // what there was to see before approving, and whether it was confirmed
	By       Person               `json:"by"`
	At       time.Time            `json:"at"`
}

// MachineFinding is what the machine found under one check.
type MachineFinding struct {
	Check   string         `json:"check"`
	Outcome checks.Outcome `json:"outcome"`
	Words   string         `json:"words"` // "" where there is nothing to say
}

// HistoryItem is an application to those who may read its history and not what it says.
type HistoryItem struct {
	ID        string       `json:"id"`
	Reference string       `json:"reference"`
	Force     string       `json:"force"`
	Region    string       `json:"region"`
	State     models.State `json:"state"`
	CreatedAt time.Time    `json:"createdAt"`
}
