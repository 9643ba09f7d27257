package answers

import (
	"scpo.example/desk/models"
)

// Person is who did something, as others may see them.
type Person struct {
	Username string      `json:"username"`
	Name     string      `json:"name"`
	Role     models.Role `json:"role,omitempty"`
}

// Me is the caller, to themselves.
type Me struct {
	Username string         `json:"username"`
	Name     string         `json:"name"`
	Role     models.Role    `json:"role"`
	Force    *string        `json:"force"`  // null to those who belong to none
	Region   *string        `json:"region"` // null to those who belong to none
	Area     *string        `json:"area"`   // of the CPS; null to those who belong to none
	Email    *string        `json:"email"`  // where letters go; null for none
	Letters  models.Letters `json:"letters"`
	Mail     bool           `json:"mail"` // whether the service sends letters at all
	Unread   int            `json:"unread"`
}

// MySettings is the body of POST /me/settings. Letters contain nothing about a case, so people can set their own
// address: it reveals only that someone is notified of something.
type MySettings struct {
	Letters models.Letters `json:"letters"`
	Email   *string        `json:"email" max:"254"` // null: as it is; "": none
}
