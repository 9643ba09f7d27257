package models

import "slices"

// State is the state of an application. Only the workflow changes it; State is what the events say.
type State string

// The states of an application.
const (
	None          State = "" // before it exists: the state that create starts from
	Drafting      State = "drafting"
	InQA          State = "in-qa"
	ReturnedByQA  State = "returned-by-qa"
	Approved      State = "approved"
	WithCPS       State = "with-cps"
	ReturnedByCPS State = "returned-by-cps"
	Accepted      State = "accepted"
	Closed        State = "closed"
	Withdrawn     State = "withdrawn"
	Discarded     State = "discarded" // a draft that was never submitted; it counts in no figure
)

// States lists every state in the order in which an application may meet them.
func States() []State {
	return []State{Drafting, InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS, Accepted, Closed, Withdrawn, Discarded}
}

// Known reports whether s is one of States.
func (s State) Known() bool { return slices.Contains(States(), s) }

// Editable reports whether the force may change the content: only while it holds the pen.
func (s State) Editable() bool {
	return s == Drafting || s == ReturnedByQA || s == ReturnedByCPS
}

// Open reports whether anything can still happen to the application.
func (s State) Open() bool { return s.Known() && s != Closed && s != Withdrawn && s != Discarded }
