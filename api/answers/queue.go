package answers

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// QueueCount is how many applications wait for the caller in a queue.
type QueueCount struct {
	Queue store.Queue `json:"queue"`
	Count int         `json:"count"`
}

// QueuePage is one page of a queue, the most urgent first.
type QueuePage struct {
	Queue      store.Queue `json:"queue"`
	Items      []QueueItem `json:"items"`
	NextCursor *string     `json:"nextCursor"` // null on the last page
}

// QueueItem is an application in a queue: what it is, and how urgent.
type QueueItem struct {
	ID           string         `json:"id"`
	Reference    string         `json:"reference"`
	Force        string         `json:"force"`
	State        models.State   `json:"state"`
	Round        int            `json:"round"`
	Subject      *string        `json:"subject"`      // null to those who cannot see content
	Holder       *Person        `json:"holder"`       // null if it is not assigned
	LatestSafe   *calendar.Date `json:"latestSafe"`   // null when no hearing is known
	Left         *int           `json:"left"`         // working days from today to latestSafe; below 0 when it has passed
	Since        time.Time      `json:"since"`        // start of the stage
	DueOn        *calendar.Date `json:"dueOn"`        // null for none, and while the clock is stopped
	Late         bool           `json:"late"`         // it should have ended
	Age          int            `json:"age"`          // of the stage, in working days on which the clock ran
	ClockStopped *string        `json:"clockStopped"` // code of the cause; null while the clock runs
	Hearing      *calendar.Date `json:"hearing"`      // the next one; for the CPS, null to others
	Returned     *Returned      `json:"returned"`     // the last return; null for what comes for the first time
}

// Returned is who last returned an application.
type Returned struct {
	To models.State `json:"to"` // returned-by-qa or returned-by-cps
	By Person       `json:"by"`
	At time.Time    `json:"at"`
}
