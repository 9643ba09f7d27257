package answers

import (
	"encoding/json"
	"time"

	"scpo.example/desk/models"
)

// AccessLine is one line of the access log.
type AccessLine struct {
	ID            int64     `json:"id"`
	At            time.Time `json:"at"`
	By            Person    `json:"by"`
	Kind          string    `json:"kind"`
	Route         string    `json:"route"`
	ApplicationID *string   `json:"applicationId"`
	Reference     *string   `json:"reference"` // of the application; null where there is none of that id
	About         *Person   `json:"about"`     // the user whom an admin changed; null in every other line
	RequestID     string    `json:"requestId"`

	AtTime  models.Role     `json:"role,omitempty"`    // of who acted, at the time
	Address string          `json:"address,omitempty"` // where the request came from
	Shown   json.RawMessage `json:"shown,omitempty"`   // of a list the ids that it showed, of a change what was before and after
}

// Emergency is one account for emergencies.
type Emergency struct {
	Of      Person    `json:"of"`
	From    time.Time `json:"from"`
	Until   time.Time `json:"until"`
	Running bool      `json:"running"`
	Pending bool      `json:"pending,omitempty"` // it opens nothing until a second administrator confirms it
}

// BreakGlass is the accounts for emergencies, and what was done with them.
type BreakGlass struct {
	Accounts []Emergency  `json:"accounts"`
	Uses     []AccessLine `json:"uses"`
}
