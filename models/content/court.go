package content

import (
	"scpo.example/desk/models/calendar"
)

// Court is the court that the application is made to, the numbers of the case there, and its hearings.
type Court struct {
	Name              string         `json:"name"`
	URN               string         `json:"urn"` // unique reference number of the police file
	Indictment        *string        `json:"indictment"`
	ExpectedOrderDate *calendar.Date `json:"expectedOrderDate"`
	Hearings          List[Hearing]  `json:"hearings"`
}

// Hearing is one hearing, past or to come.
type Hearing struct {
	Kind HearingKind    `json:"kind"`
	Date *calendar.Date `json:"date"`
	Note string         `json:"note" max:"20000"`
}

// Notice is the notice of intention to apply: as soon as practicable, without waiting for the verdict (CrimPR 31.3).
type Notice struct {
	PlannedBy *calendar.Date `json:"plannedBy"`
	ServedOn  *calendar.Date `json:"servedOn"`
	Note      string         `json:"note" max:"20000"`
}

// NextHearing is the day for which the order must be ready: the first hearing from asOf on at which
// it may be made, else the first of any kind, else the day on which it is expected; nil where none
// is known.
func (c Content) NextHearing(asOf calendar.Date) *calendar.Date {
	var order, hearing *calendar.Date
	for _, h := range c.Court.Hearings {
		if h.Date == nil || h.Date.Before(asOf) {
			continue
		}
		if hearing == nil || h.Date.Before(*hearing) {
			hearing = h.Date
		}
		forOrder := h.Kind == HearingSentence || h.Kind == HearingOrder || h.Kind == HearingIssue
		if forOrder && (order == nil || h.Date.Before(*order)) {
			order = h.Date
		}
	}
	switch {
	case order != nil:
		return order
	case hearing != nil:
		return hearing
	}
	return c.Court.ExpectedOrderDate
}

func (c Court) missing(g *gaps, r Route) {
	g.text(c.Name, "name", "Enter the name of the court")
	g.text(c.URN, "urn", "Enter the unique reference number")
	if r == RouteS19 {
		g.text(Text(c.Indictment), "indictment", "Enter the indictment number")
	}
	g.unless(c.ExpectedOrderDate != nil, "expectedOrderDate", "Enter the expected date of the order")
	g.unless(len(c.Hearings) > 0, "hearings", "Add the next hearing")
	for i, h := range c.Hearings {
		g.in("hearings").item(i).unless(h.Kind != "", "kind", "Select the type of hearing")
		g.in("hearings").item(i).unless(h.Date != nil, "date", "Enter the hearing date")
	}
}

func (n Notice) missing(g *gaps) {
	g.unless(n.PlannedBy != nil || n.ServedOn != nil, "plannedBy", "Enter the date notice will be served by")
}
