package content

import (
	"scpo.example/desk/models/calendar"
)

// Risk is the case that there is a real, not merely possible, risk of further serious crime.
type Risk struct {
	Statement string           `json:"statement" max:"20000"`
	Factors   List[RiskFactor] `json:"factors"`
}

// RiskFactor is one reason for the risk, to which terms are tied by its id.
type RiskFactor struct {
	ID           string         `json:"id" id:"r"`
	Text         string         `json:"text" max:"20000"`
	EvidenceRefs List[string]   `json:"evidenceRefs"` // ids of evidence
	LatestOn     *calendar.Date `json:"latestOn"`     // newest date that the evidence for it speaks of
}
