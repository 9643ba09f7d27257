package models

import "time"

// Copy is a section that was copied from another application and not looked at since.
type Copy struct {
	Section string
	FromID  string // the application it came from
	Version int    // of the application, the first that has the copy
	ActorID string
	At      time.Time
}
