package content

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
)

// Declarations are signed by the force. The regional officer's is the approval, which is not part of the content.
type Declarations struct {
	Applicant  *Declaration `json:"applicant"`
	Supervisor *Declaration `json:"supervisor"`
}

// Declaration is a name and the day on which it was given.
type Declaration struct {
	By string         `json:"by"`
	On *calendar.Date `json:"on"`
}

// FutureProvisions has what sections 55 and 58 of the Border Security, Asylum and Immigration Act 2025 ask for. They
// are not in force as read: Decode accepts null only, unless the caller says that they are.
type FutureProvisions struct {
	NotificationRecipient *NotificationRecipient `json:"notificationRecipient" once:"bsaia.s58"`
	ElectronicMonitoring  *ElectronicMonitoring  `json:"electronicMonitoring" once:"bsaia.s55"`
}

// NotificationRecipient is who receives the notifications of section 15A.
type NotificationRecipient struct {
	Name   string `json:"name"`
	Body   string `json:"body"` // force or other body that the person acts for
	Manner string `json:"manner" max:"20000"`
}

// ElectronicMonitoring is what sections 5B and 5C ask of a term that has an individual monitored.
type ElectronicMonitoring struct {
	ResponsiblePerson string `json:"responsiblePerson"`
	Months            int    `json:"months"`        // at most 12
	AreaAvailable     *bool  `json:"areaAvailable"` // the Secretary of State has notified that it is available there
	ConsentsGiven     *bool  `json:"consentsGiven"` // by everyone whose co-operation is needed; yes if no one's is
}

func (d Declarations) missing(g *gaps) {
	d.Applicant.missing(g.in("applicant"), "the force applicant")
	d.Supervisor.missing(g.in("supervisor"), "the supervisor")
}

func (d *Declaration) missing(g *gaps, who string) {
	g.unless(d != nil && !compare.NoAnswer(d.By) && d.On != nil, "", "Enter the name of "+who+" and the date of the declaration")
}
