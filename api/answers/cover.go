package answers

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// Cover is an absence as the region sees it.
type Cover struct {
	ID          string            `json:"id"`
	Officer     Person            `json:"officer"`     // who is away
	Cover       Person            `json:"cover"`       // who covers
	AskedBy     *Person           `json:"askedBy"`     // who named the cover; null for the officer
	CancelledBy *Person           `json:"cancelledBy"` // null for the officer, and where it was not cancelled
	Region      string            `json:"region"`
	From        calendar.Date     `json:"from"`  // first day away
	Until       calendar.Date     `json:"until"` // the day back
	State       models.CoverState `json:"state"`
	CreatedAt   time.Time         `json:"createdAt"`
}

// NewCover is the body of POST /covers.
type NewCover struct {
	For      string         `json:"for"`      // username of who is away; empty for the caller
	Username string         `json:"username"` // of the colleague who covers
	From     *calendar.Date `json:"from"`
	Until    *calendar.Date `json:"until"`
}

// Officer is someone of the region to whom work may be given.
type Officer struct {
	Username  string         `json:"username"`
	Name      string         `json:"name"`
	AwayUntil *calendar.Date `json:"awayUntil"` // the day back; null for who is there today
}
