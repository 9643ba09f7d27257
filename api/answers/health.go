package answers

import (
	"time"

	"scpo.example/desk/models/health"
)

// ServiceHealth says how the service is, for the people who run it.
type ServiceHealth struct {
	State   health.State   `json:"state"` // of the worst part
	At      time.Time      `json:"at"`
	Parts   []PartHealth   `json:"parts"` // the worst first
	Numbers *HealthNumbers `json:"numbers"`
}

// PartHealth is how one part is, in words.
type PartHealth struct {
	Part  health.Part  `json:"part"`
	State health.State `json:"state"`
	Says  string       `json:"says"`
	Means string       `json:"means,omitempty"` // for users; "" where it works
	Do    string       `json:"do,omitempty"`
}

// HealthNumbers are what the measurements have too; nil where the database does not answer.
type HealthNumbers struct {
	TasksWaiting    *int64     `json:"tasksWaiting"` // nil where the engine does not tell
	LettersDue      int64      `json:"lettersDue"`
	RemindersLate   int64      `json:"remindersLate"`
	PacksUnfinished int64      `json:"packsUnfinished"`
	TransfersOpen   int64      `json:"transfersOpen"`
	RecordsVerified *time.Time `json:"recordsVerified"` // nil for never
}
