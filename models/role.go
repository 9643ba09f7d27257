package models

import "slices"

// Role is the role of a user in the service. A user has exactly one.
type Role string

// The roles.
const (
	Applicant Role = "applicant" // writes for one force
	Officer   Role = "officer"   // the regional SCPO officer
	Manager   Role = "manager"   // figures and lists of one force or region
	Lead      Role = "lead"      // national figures, no cases
	CPS       Role = "cps"       // Crown Prosecution Service reviewer
	Auditor   Role = "auditor"   // events and access logs, no content
	Admin     Role = "admin"     // users and settings, no cases
)

// Place is where people of a role belong.
type Place int

// The places. Nowhere bounds nothing.
const (
	Nowhere Place = iota
	InForce
	InRegion
	InForceOrRegion
)

// Right is what a role may do apart from the actions on an application, which the table of actions has.
type Right string

// The rights.
const (
	Writes       Right = "writes"        // the content of applications
	Opens        Right = "opens"         // single applications, content and all
	Follows      Right = "follows"       // what force and region say to each other while they work on one
	Reviews      Right = "reviews"       // applications for the region
	Lists        Right = "lists"         // applications, and is notified of them
	ReadsHistory Right = "reads-history" // the events of an application
	ReadsFigures Right = "reads-figures"
	Queues       Right = "queues" // has queues, and sees the cases behind the figures
	SeesCover    Right = "sees-cover"
	Audits       Right = "audits"
	Administers  Right = "administers"
)

// roleRow is one row of the table of roles. A scope that is left out matches nothing.
type roleRow struct {
	role  Role
	words string // what its people are called
	place Place
	may   []Right

	cases, lists, histories, figures func(User) Scope
}

// roleTable is what each role is. What its people see on pages is in api/pages; what they may do to an
// application is in the table of actions.
var roleTable = []roleRow{
	{
		role: Applicant, words: "force applicant", place: InForce,
		may:   []Right{Writes, Opens, Follows, Lists, ReadsHistory, ReadsFigures, Queues},
		cases: ofForce, lists: ofForce, histories: ofForce, figures: ofForce,
	},
	{
		role: Officer, words: "regional officer", place: InRegion,
		may:   []Right{Opens, Follows, Reviews, Lists, ReadsHistory, ReadsFigures, Queues, SeesCover},
		cases: ofRegion, lists: ofRegion, histories: ofRegion, figures: ofRegion,
	},
	{
		role: Manager, words: "manager", place: InForceOrRegion,
		may:   []Right{Lists, ReadsFigures, Queues, SeesCover},
		lists: ofEither, figures: ofEither,
	},
	{role: Lead, words: "national lead", may: []Right{ReadsFigures}, figures: everything},
	{
		role: CPS, words: "CPS reviewer", may: []Right{Opens, Lists, ReadsHistory},
		cases: submitted, lists: submitted, histories: submitted,
	},
	{role: Auditor, words: "auditor", may: []Right{ReadsHistory, Audits}, histories: everything},
	{role: Admin, words: "administrator", may: []Right{Administers}},
}

func ofForce(u User) Scope   { return Scope{Force: u.Force} }
func ofRegion(u User) Scope  { return Scope{Region: u.Region} }
func everything(User) Scope  { return Scope{All: true} }
func submitted(u User) Scope { return Scope{All: u.Area == "", Area: u.Area, SubmittedOnly: true} }

// ofEither is the force of the user where there is one, else the region.
func ofEither(u User) Scope {
	if u.Force != "" {
		return ofForce(u)
	}
	return ofRegion(u)
}

// Roles lists every role.
func Roles() []Role { return RolesWho() }

// RolesWho lists the roles that have all of these rights.
func RolesWho(rights ...Right) []Role {
	var roles []Role
	for _, r := range roleTable {
		if !slices.ContainsFunc(rights, func(right Right) bool { return !slices.Contains(r.may, right) }) {
			roles = append(roles, r.role)
		}
	}
	return roles
}

// Known reports whether r is one of Roles.
func (r Role) Known() bool { return r.row().role != "" }

// Words is what people of the role are called; the role itself for an unknown one.
func (r Role) Words() string {
	if row := r.row(); row.words != "" {
		return row.words
	}
	return string(r)
}

// May reports whether people of the role have the right.
func (r Role) May(right Right) bool { return slices.Contains(r.row().may, right) }

// Place is where people of the role belong; Nowhere for an unknown one.
func (r Role) Place() Place { return r.row().place }

// row is the row of r; an empty one for an unknown role.
func (r Role) row() roleRow {
	for _, row := range roleTable {
		if row.role == r {
			return row
		}
	}
	return roleRow{}
}
