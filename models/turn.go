package models

// Turn says whose turn it is to do something to an application. Names are schema: they are in the database.
type Turn string

// The turns.
const (
	TurnDraft Turn = "draft" // the force, before the first submission
	TurnQA    Turn = "qa"    // the region, for review
	TurnReady Turn = "ready" // the region, approved and to be sent to the CPS
	TurnForce Turn = "force" // the force, to answer points
	TurnCPS   Turn = "cps"   // the CPS, to decide
	TurnNone  Turn = ""      // no one
)

// Turn says whose turn it is in the state.
func (s State) Turn() Turn {
	switch s {
	case Drafting:
		return TurnDraft
	case InQA:
		return TurnQA
	case Approved:
		return TurnReady
	case ReturnedByQA, ReturnedByCPS:
		return TurnForce
	case WithCPS:
		return TurnCPS
	case None, Accepted, Closed, Withdrawn, Discarded:
	}
	return TurnNone
}
