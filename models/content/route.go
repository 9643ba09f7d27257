package content

import (
	"scpo.example/desk/models/calendar"
)

// Section1 is the case for an order of the High Court. Without a conviction it must not allege that the subject
// committed an offence (section 4(1)).
type Section1 struct {
	Limb                     Limb                    `json:"limb"`
	Statute                  string                  `json:"statute"`
	AllegesCommission        *bool                   `json:"allegesCommission"`
	Allegations              string                  `json:"allegations" max:"20000"`
	ReasonablenessConsidered string                  `json:"reasonablenessConsidered" max:"20000"` // section 4(2) and (3)
	Procedure                string                  `json:"procedure"`
	HandlingUnit             string                  `json:"handlingUnit"`
	AttorneyGeneralReferral  AttorneyGeneralReferral `json:"attorneyGeneralReferral"`
}

// AttorneyGeneralReferral is the referral before the claim is made, for which time must be allowed.
type AttorneyGeneralReferral struct {
	Needed *bool          `json:"needed"`
	Plan   string         `json:"plan" max:"20000"`
	DoneOn *calendar.Date `json:"doneOn"`
}

// Conviction is the conviction, or how far the prosecution has come.
type Conviction struct {
	Status ConvictionStatus `json:"status"`
	On     *calendar.Date   `json:"on"`
	How    *string          `json:"how"` // plea or verdict
	Court  string           `json:"court"`
}

// Disposal is the sentence or discharge; section 19(7) allows an order only in addition to one.
type Disposal struct {
	Kind            DisposalKind   `json:"kind"`
	Status          DisposalStatus `json:"status"`
	On              *calendar.Date `json:"on"`
	Length          *string        `json:"length"`
	ExpectedRelease *calendar.Date `json:"expectedRelease"`
	ReleaseSource   *string        `json:"releaseSource"` // who gave the release date, and when
	LicenceEnds     *calendar.Date `json:"licenceEnds"`
}

func missingSection1(c Content, g *gaps) {
	if c.Route == RouteS1 {
		c.Section1.missing(g)
	}
}

func (s *Section1) missing(g *gaps) {
	if s == nil {
		g.unless(false, "", "Enter the grounds under section 1")
		return
	}
	g.unless(s.Limb != "", "limb", "Select the limb of section 2(1) relied on")
	g.unless(s.AllegesCommission != nil, "allegesCommission", "Select whether the application alleges that the subject committed an offence")
	g.text(s.Allegations, "allegations", "Enter the allegations")
	g.text(s.ReasonablenessConsidered, "reasonablenessConsidered", "Enter how the reasonableness of the acts was considered")
	g.unless(s.AttorneyGeneralReferral.Needed != nil, "attorneyGeneralReferral",
		"Select whether a referral to the Attorney General is needed")
	if r := s.AttorneyGeneralReferral; IsYes(r.Needed) && r.DoneOn == nil {
		g.in("attorneyGeneralReferral").text(r.Plan, "plan", "Enter how and when it will be referred, or the date of the referral")
	}
}

func missingConviction(c Content, g *gaps) {
	if c.Route != RouteS1 && c.Route != RouteS17 {
		c.Conviction.missing(g)
	}
}

func (c *Conviction) missing(g *gaps) {
	if c == nil {
		g.unless(false, "", "Enter the conviction or the stage of proceedings")
		return
	}
	g.unless(c.Status != "", "status", "Select the stage of proceedings")
	g.unless(c.On != nil, "on", "Enter the date")
	g.text(c.Court, "court", "Enter the court")
	if c.Status == StatusConvicted {
		g.text(Text(c.How), "how", "Enter whether by plea or verdict")
	}
}

func missingDisposal(c Content, g *gaps) {
	if c.Route == RouteS19 || c.Route == RouteS20 || c.Route == RouteS21 {
		c.Disposal.missing(g)
	}
}

func (d *Disposal) missing(g *gaps) {
	if d == nil {
		g.unless(false, "", "Enter the sentence or discharge, imposed or expected")
		return
	}
	g.unless(d.Kind != "", "kind", "Select the type of sentence or discharge")
	g.unless(d.Status != "", "status", "Select whether sentence has been passed")
	g.unless(d.On != nil, "on", "Enter the date of sentence")
	if d.Kind == DisposalCustody && d.Status == DisposalImposed {
		g.text(Text(d.Length), "length", "Enter the length of the sentence")
	}
	if d.Kind == DisposalCustody {
		g.unless(d.ExpectedRelease != nil, "expectedRelease", "Enter the expected release date")
		g.text(Text(d.ReleaseSource), "releaseSource", "Enter the source and date of the release information")
	}
}
