package answers

import (
	"time"
)

// Note is an officer's private note: for the region's officers, never for the force or the CPS.
type Note struct {
	ID   string    `json:"id"`
	By   Person    `json:"by"`
	At   time.Time `json:"at"`
	Text string    `json:"text"`
}

// NewNote is the body that adds one.
type NewNote struct {
	Text string `json:"text" max:"20000"`
}
