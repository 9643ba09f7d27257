package models

// User is a person who may sign in. ID is random and may pass through the workflow engine;
// Username and Name may not.
type User struct {
	ID       string  `json:"id"`
	Username string  `json:"username"`
	Name     string  `json:"name"`
	Role     Role    `json:"role"`
	Force    string  `json:"force,omitempty"`  // code; applicants, and managers of a force
	Region   string  `json:"region,omitempty"` // code; officers, managers, and the force's region
	Active   bool    `json:"active"`
	Email    string  `json:"-"` // where letters go; "" for none
	Letters  Letters `json:"-"`
}

// Settle takes from the user the force and region that the role does not have: an officer works for a whole region, and
// only applicants and managers belong to a force.
func (u *User) Settle() {
	switch u.Role {
	case Applicant, Manager:
	case Officer:
		u.Force = ""
	case Lead, CPS, Auditor, Admin:
		u.Force, u.Region = "", ""
	}
}

// Letters is how a person wants to be told by e-mail. In the program they are always told.
type Letters string

// The ways. A daily letter goes on working days and holds what came since the last.
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
	SubmittedOnly bool   // only what has been submitted to the CPS
}

// Cases is the scope in which the user may open single applications, content and all. Managers,
// leads and admins have none; auditors have events only, see Histories.
func (u User) Cases() Scope {
	switch u.Role {
	case Applicant:
		return Scope{Force: u.Force}
	case Officer:
		return Scope{Region: u.Region}
	case CPS:
		return Scope{All: true, SubmittedOnly: true}
	case Manager, Lead, Auditor, Admin:
	}
	return Scope{}
}

// Lists is the scope of the list of applications, which shows no content to managers.
func (u User) Lists() Scope {
	if u.Role == Manager {
		return u.own()
	}
	return u.Cases()
}

// Histories is the scope in which the user may read events.
func (u User) Histories() Scope {
	if u.Role == Auditor {
		return Scope{All: true}
	}
	return u.Cases()
}

// Figures is the scope of the figures: applicants their force, officers and managers what is
// theirs, leads everything; nobody else.
func (u User) Figures() Scope {
	switch u.Role {
	case Applicant:
		return Scope{Force: u.Force}
	case Manager, Officer:
		return u.own()
	case Lead:
		return Scope{All: true}
	case CPS, Auditor, Admin:
	}
	return Scope{}
}

// own is the force of the user where there is one, else the region.
func (u User) own() Scope {
	if u.Force != "" {
		return Scope{Force: u.Force}
	}
	return Scope{Region: u.Region}
}

// Empty reports whether the scope matches nothing.
func (s Scope) Empty() bool { return !s.All && s.Force == "" && s.Region == "" }
