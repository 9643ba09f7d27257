package models

// DropState is how far the papers of a submission are on their way to the transfer folder.
type DropState string

// The states.
const (
	DropQueued    DropState = "queued"
	DropReady     DropState = "ready" // written beside their place: from here on they are moved there once
	DropDone      DropState = "dropped"
	DropCancelled DropState = "cancelled" // the application was withdrawn before
)

// Drop is an entry of the outbox of the transfer folder.
type Drop struct {
	ApplicationID string
	Round         int
	State         DropState
	Part          string // the name under which they are written
}
