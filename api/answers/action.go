package answers

import (
	"scpo.example/desk/models"
)

// Acted is what an action answers. It is made from the event, so that a repetition gets the same.
type Acted struct {
	State   models.State `json:"state"`
	Version int          `json:"version"`
	Round   int          `json:"round"`
	Event   Event        `json:"event"`
}

// Claimed is the answer to getting the next application: the answer to a claim, and which application it is.
type Claimed struct {
	ApplicationID string `json:"applicationId"`
	Acted
}
