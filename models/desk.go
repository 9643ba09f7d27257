package models

// Desk says on whose desk an application lies: whose turn it is.
type Desk string

// The desks.
const (
	DeskDraft Desk = "draft" // the force, before the first submission
	DeskQA    Desk = "qa"    // the region, for review
	DeskReady Desk = "ready" // the region, approved and to be sent to the CPS
	DeskForce Desk = "force" // the force, to answer points
	DeskCPS   Desk = "cps"   // the CPS, to decide
	DeskNone  Desk = ""      // nobody
)

// Desk says whose turn it is in the state.
func (s State) Desk() Desk {
	switch s {
	case Drafting:
		return DeskDraft
	case InQA:
		return DeskQA
	case Approved:
		return DeskReady
	case ReturnedByQA, ReturnedByCPS:
		return DeskForce
	case WithCPS:
		return DeskCPS
	case None, Accepted, Closed, Withdrawn:
	}
	return DeskNone
}

// NextHearing is the day for which the order must be ready: the first hearing from asOf on at which
// it may be made, else the first of any kind, else the day on which it is expected; nil where none
// is known.
func (c Content) NextHearing(asOf Date) *Date {
	var order, hearing *Date
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

// People are the usernames and names by which the request calls its author and supervisors.
func (c Content) People() []string {
	people := []string{c.Drafter.Username, c.Drafter.Name, c.Drafter.LineManager, c.Requester.Supervisor.Name}
	for _, d := range []*Declaration{c.Declarations.Applicant, c.Declarations.Supervisor} {
		if d != nil {
			people = append(people, d.By)
		}
	}
	return people
}
