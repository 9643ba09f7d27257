package content

import (
	"scpo.example/desk/models/calendar"
)

// Offence is an offence on which the request rests: in Schedule 1, or shown to be serious enough (section 2(2)(b)).
type Offence struct {
	ID                       string         `json:"id" id:"o"`
	Title                    string         `json:"title"`
	Statute                  string         `json:"statute"`
	Basis                    OffenceBasis   `json:"basis"`
	Schedule1                *Schedule1     `json:"schedule1"` // null where the offence is not listed
	SeriousnessJustification *string        `json:"seriousnessJustification" max:"20000"`
	From                     *calendar.Date `json:"from"`
	To                       *calendar.Date `json:"to"`
}

// Schedule1 is a place in Schedule 1 to the Serious Crime Act 2007. The codes are those of the reference data.
type Schedule1 struct {
	Category     string  `json:"category"`
	Offence      string  `json:"offence"`
	Para         string  `json:"para"`
	InchoatePara *string `json:"inchoatePara"` // "14" for an attempt, a conspiracy or assistance, "15" for an earlier offence that corresponds to the listed one
}

func missingOffences(c Content, g *gaps) {
	g.unless(len(c.Offences) > 0, "", "Add the offence the application relies on")
	for i, o := range c.Offences {
		o.missing(g.item(i))
	}
}

func (o Offence) missing(g *gaps) {
	g.text(o.Title, "title", "Enter the offence")
	g.text(o.Statute, "statute", "Enter the statute and section")
	g.unless(o.Basis != "", "basis", "Select on what basis the offence is relied on")
	g.unless(o.Schedule1 != nil || !blank(Text(o.SeriousnessJustification)), "schedule1",
		"Select the Schedule 1 offence, or explain why the offence is serious enough")
	g.unless(o.From != nil, "from", "Enter the date of the offence or the date it started")
}
