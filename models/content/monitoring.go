package content

import (
	"scpo.example/desk/models/calendar"
)

// MonitoringPlan says who will watch over the order, how often and with what.
type MonitoringPlan struct {
	Unit                   string         `json:"unit"`
	Role                   string         `json:"role"`
	Frequency              List[string]   `json:"frequency"`
	Resources              string         `json:"resources" max:"20000"`
	ResidentForce          *string        `json:"residentForce"` // code of the force where the subject lives
	ResidentForceAgreement ForceAgreement `json:"residentForceAgreement"`
}

// ForceAgreement is the agreement of the force of residence, needed where it is another force.
type ForceAgreement struct {
	Needed   *bool          `json:"needed"`
	AgreedOn *calendar.Date `json:"agreedOn"`
}

// HMPPSConsultation is what His Majesty's Prison and Probation Service was asked and said.
type HMPPSConsultation struct {
	Applicable  *bool          `json:"applicable"`
	ConsultedOn *calendar.Date `json:"consultedOn"`
	Prison      *string        `json:"prison"`
	ContactRole *string        `json:"contactRole"`
	Views       *string        `json:"views" max:"20000"`
	Reason      *string        `json:"reason" max:"20000"` // why it does not apply
}

// SensitiveMaterial says that there is material which must not be served or entered here. Note never holds it.
type SensitiveMaterial struct {
	Held *bool  `json:"held"`
	Note string `json:"note" max:"20000"`
}
