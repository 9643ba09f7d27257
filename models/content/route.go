package content

import (
	"scpo.example/desk/models/calendar"
)

// Section1 is the case for an order of the High Court. Without a conviction it may not allege that the subject
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
