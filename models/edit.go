package models

import "time"

// Edit is who last changed one section of an application, or one term, and when.
type Edit struct {
	Section string
	Term    string // id; "" for the section as a whole
	Version int    // of the application, as the change left it
	ActorID string
	At      time.Time
}
