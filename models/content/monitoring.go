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

func (m *MonitoringPlan) missing(g *gaps) {
	if m == nil {
		g.unless(false, "", "Enter the monitoring plan")
		return
	}
	g.text(m.Unit, "unit", "Enter the monitoring unit")
	g.text(m.Role, "role", "Enter the role responsible for monitoring")
	g.unless(len(m.Frequency) > 0, "frequency", "Add the monitoring activity")
	g.lines("frequency", m.Frequency, "Enter the monitoring activity, or remove it")
	g.text(m.Resources, "resources", "Enter the resources for monitoring")
	g.text(Text(m.ResidentForce), "residentForce", "Select the force where the subject lives")
	agreement := g.in("residentForceAgreement")
	agreement.unless(m.ResidentForceAgreement.Needed != nil, "needed", "Select whether another force needs to agree")
	if IsYes(m.ResidentForceAgreement.Needed) {
		agreement.unless(m.ResidentForceAgreement.AgreedOn != nil, "agreedOn", "Enter the date it agreed")
	}
}

func (h HMPPSConsultation) missing(g *gaps) {
	g.unless(h.Applicable != nil, "applicable", "Select whether consultation with HMPPS is needed")
	if IsNo(h.Applicable) {
		g.text(Text(h.Reason), "reason", "Explain why no consultation is needed")
	}
	if IsYes(h.Applicable) {
		g.unless(h.ConsultedOn != nil, "consultedOn", "Enter the date consulted")
		g.text(Text(h.ContactRole), "contactRole", "Enter the role of the person consulted")
		g.text(Text(h.Views), "views", "Enter their views")
	}
}
