package models

import "slices"

// User is a person who may sign in. ID is random and may pass through the workflow engine; Username and Name must not.
type User struct {
	ID       string  `json:"id"`
	Username string  `json:"username"`
	Name     string  `json:"name"`
	Role     Role    `json:"role"`
	Force    string  `json:"force,omitempty"`  // code; applicants, and managers of a force
	Region   string  `json:"region,omitempty"` // code; officers, managers, and the force's region
	Area     string  `json:"area,omitempty"`   // code; CPS reviewers, of which "" sees all submissions
	Active   bool    `json:"active"`
	Email    string  `json:"-"` // where letters go; "" for none
	Letters  Letters `json:"-"`
	// Fictional: of the cast of a demonstration, who need no password.
	Fictional bool `json:"-"`
}

// Settle takes from the user the force, region and area that the role does not have: an officer works for a whole region,
// only applicants and managers belong to a force, and only the CPS has areas.
func (u *User) Settle() {
	if u.Role != CPS {
		u.Area = ""
	}
	switch u.Role.Place() {
	case Nowhere:
		u.Force, u.Region = "", ""
	case InRegion:
		u.Force = ""
	case InForce, InForceOrRegion:
	}
}

// Lacks is what the role needs and the user has not; "" where nothing is missing.
func (u User) Lacks() Lack {
	switch u.Role.Place() {
	case InForce:
		if u.Force == "" {
			return LacksForce
		}
	case InRegion:
		if u.Region == "" {
			return LacksRegion
		}
	case InForceOrRegion:
		if u.Force == "" && u.Region == "" {
			return LacksEither
		}
	case Nowhere:
	}
	return ""
}

// Lack is what a user must have for their role and has not.
type Lack string

// What a user can lack.
const (
	LacksForce  Lack = "force"
	LacksRegion Lack = "region"
	LacksEither Lack = "either" // a region or a force
)

// Letters is how a person wants to be notified by email. In the service they are always notified.
type Letters string

// The ways. A daily letter is sent on working days and has what came since the last.
const (
	LettersAtOnce Letters = "at-once"
	LettersDaily  Letters = "daily"
	LettersNone   Letters = "none"
)

// Known reports whether l is one of the three.
func (l Letters) Known() bool { return l == LettersAtOnce || l == LettersDaily || l == LettersNone }

// Actor is the part of the user that a command carries.
func (u User) Actor() Actor { return Actor{ID: u.ID, Role: u.Role} }

// Scope is which applications a query may touch. The zero value matches nothing.
type Scope struct {
	All           bool   // every application
	Force         string // applications of this force
	Region        string // applications of this region
	Area          string // applications of the forces of this CPS area
	SubmittedOnly bool   // only what has been submitted to the CPS
	Reader        Actor  // who asks: nothing that is closed to them as a person; the zero value is no one in particular
}

// Cases is the scope in which the user can open single applications, content and all. Managers, leads and admins have
// none; auditors have events only, see Histories.
func (u User) Cases() Scope { return u.scope(u.Role.row().cases) }

// Lists is the scope of the list of applications, which shows no content to managers.
func (u User) Lists() Scope { return u.scope(u.Role.row().lists) }

// Histories is the scope in which the user may read events.
func (u User) Histories() Scope { return u.scope(u.Role.row().histories) }

// Figures is the scope of the figures: applicants their force, officers and managers what is
// theirs, leads everything; no one else.
func (u User) Figures() Scope { return u.scope(u.Role.row().figures) }

func (u User) scope(of func(User) Scope) Scope {
	if of == nil {
		return Scope{}
	}
	return of(u)
}

// For leaves out what is closed to the user as a person, wherever their role may look: what they declared a conflict of interest in,
// and what is restricted to others.
func (s Scope) For(u User) Scope {
	s.Reader = u.Actor()
	return s
}

// Covers reports whether an application of that force, region and CPS areas lies where the scope looks, submitted or not.
func (s Scope) Covers(force, region string, areas []string) bool {
	switch {
	case s.Area != "":
		return slices.Contains(areas, s.Area)
	case s.Force != "":
		return s.Force == force
	case s.Region != "":
		return s.Region == region
	}
	return s.All
}

// Empty reports whether the scope matches nothing.
func (s Scope) Empty() bool { return !s.All && s.Force == "" && s.Region == "" && s.Area == "" }
