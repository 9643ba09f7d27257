package content

import (
	"scpo.example/desk/models/calendar"
)

// Evidence is one item that the application relies on (CrimPR 31.3(3)(b) and (c)).
type Evidence struct {
	ID              string         `json:"id" id:"e"`
	Reference       string         `json:"reference"` // exhibit reference
	Title           string         `json:"title"`
	Form            EvidenceForm   `json:"form"`
	Dated           *calendar.Date `json:"dated"`
	Served          bool           `json:"served"`   // on the defence already
	Attached        bool           `json:"attached"` // to this request; a statement not yet served must be
	Hearsay         *bool          `json:"hearsay"`
	HearsayNoticeBy *calendar.Date `json:"hearsayNoticeBy"`
}
