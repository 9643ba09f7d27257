package models

import (
	"scpo.example/desk/models/decode"
)

// RestrictBody goes with restrict: who keeps access. The officer who asks always does, and so does who drafted the application
// unless they are left out. If it names nobody of the CPS, the CPS sees it as before once it has been submitted.
type RestrictBody struct {
	People          []string `json:"people" max:"200"` // usernames
	LeaveOutDrafter bool     `json:"leaveOutDrafter,omitempty"`
	Reason          string   `json:"reason" max:"20000"`
	// UserIDs are whom People and the drafter come to; the API finds them.
	UserIDs []string `json:"userIds,omitempty" by:"service"`
}

// Problems asks for the reason.
func (b *RestrictBody) Problems(Rules) []decode.Problem {
	return required(nil, "/reason", b.Reason, "Enter why the application is restricted")
}

// Fill names the people by id.
func (b *RestrictBody) Fill(c *Command) { c.People = b.UserIDs }
