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
	LatestOn     *calendar.Date `json:"latestOn"`     // newest date that the evidence for it mentions
}

func (r Risk) missing(g *gaps) {
	g.text(r.Statement, "statement", "Enter why there is a real risk of further serious crime")
	g.unless(len(r.Factors) > 0, "factors", "Add at least one risk")
	for i, f := range r.Factors {
		g.in("factors").item(i).text(f.Text, "text", "Enter a description of the risk")
		g.in("factors").item(i).unless(len(f.EvidenceRefs) > 0, "evidenceRefs", "Select the evidence of this risk")
	}
}
