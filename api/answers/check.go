package answers

import (
	"encoding/json"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
)

// CheckedItem is the answer of one check, with the force's justification where it gave one.
type CheckedItem struct {
	checks.Item
	Justification string `json:"justification,omitempty"`
}

// Checked is what the checks say of a text.
type Checked struct {
	RuleSet string        `json:"ruleSet"`
	AsOf    calendar.Date `json:"asOf"`
	Items   []CheckedItem `json:"items"`
}

// CheckRequest is the body of POST /checks.
type CheckRequest struct {
	AsOf     *calendar.Date  `json:"asOf"`
	Force    string          `json:"force"`
	Reviewer string          `json:"reviewer"` // username of the officer who will review
	Content  json.RawMessage `json:"content"`
}
