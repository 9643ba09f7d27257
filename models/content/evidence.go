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

func missingEvidence(c Content, g *gaps) {
	g.unless(len(c.Evidence) > 0, "", "Add the evidence relied on")
	for i, e := range c.Evidence {
		e.missing(g.item(i))
	}
}

func (e Evidence) missing(g *gaps) {
	g.text(e.Title, "title", "Enter a description of the evidence item")
	g.unless(e.Form != "", "form", "Select the type of evidence")
	g.unless(e.Dated != nil, "dated", "Enter the date of the evidence item")
	g.unless(e.Hearsay != nil, "hearsay", "Select whether it is hearsay evidence")
}
