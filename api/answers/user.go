package answers

import (
	"scpo.example/desk/models"
)

// User is a user as admins see them.
type User struct {
	ID       string      `json:"id"`
	Username string      `json:"username"`
	Name     string      `json:"name"`
	Role     models.Role `json:"role"`
	Force    *string     `json:"force"`  // null to those who belong to none
	Region   *string     `json:"region"` // null to those who belong to none
	Area     *string     `json:"area"`   // of the CPS; null for all others, and for reviewers who see all submissions
	Active   bool        `json:"active"`
	Email    *string     `json:"email"`             // where letters go; null for none
	Waiting  bool        `json:"waiting,omitempty"` // a change of their rights waits until another administrator confirms it
	Holds    int         `json:"holds,omitempty"`   // how many applications are left to assign after an account was closed
}

// NewUser is the body of POST /users.
type NewUser struct {
	Username string      `json:"username" max:"200"`
	Name     string      `json:"name" max:"200"`
	Role     models.Role `json:"role" max:"20"`
	Force    string      `json:"force" max:"50"`
	Region   string      `json:"region" max:"50"`
	Area     string      `json:"area,omitempty" max:"50"`
	Email    string      `json:"email" max:"254"`
}

// ChangedUser is the body of PUT /users/{id}.
type ChangedUser struct {
	Name   string      `json:"name" max:"200"`
	Role   models.Role `json:"role" max:"20"`
	Force  string      `json:"force" max:"50"`
	Region string      `json:"region" max:"50"`
	Area   *string     `json:"area,omitempty" max:"50"` // null: as it is; "": none
	Email  string      `json:"email" max:"254"`
	Active *bool       `json:"active"`
}

// NewIdentity is the body of POST /users/{id}/identities: how an OpenID Connect provider knows the user.
type NewIdentity struct {
	Issuer  string `json:"issuer" max:"500"`
	Subject string `json:"subject" max:"255"`
}
