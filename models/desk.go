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
	DeskNone  Desk = ""      // no one
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
	case None, Accepted, Closed, Withdrawn, Discarded:
	}
	return DeskNone
}
