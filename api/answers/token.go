package answers

import (
	"time"

	"scpo.example/desk/models"
)

// Token is an API token, without its secret.
type Token struct {
	ID       string            `json:"id"`
	Added    time.Time         `json:"added"`
	Ends     time.Time         `json:"ends"`
	Ended    bool              `json:"ended"`
	LastUsed *time.Time        `json:"lastUsed"` // to the hour; null for never
	Scope    models.TokenScope `json:"scope"`
}

// NewToken is a token that took the place of another. It is told once.
type NewToken struct {
	Token string `json:"token"`
}
