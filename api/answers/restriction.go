package answers

import "scpo.example/desk/models"

// Restricted is to whom an application is restricted.
type Restricted struct {
	People []Person `json:"people"` // by name
	// CPS is whether people of the CPS are among them. If not, the CPS sees the application as before once it has been submitted.
	CPS bool `json:"cps"`
}

// MayBeNamed is someone to whom an application can be restricted: they may see it by their role and place.
type MayBeNamed struct {
	Username string      `json:"username"`
	Name     string      `json:"name"`
	Role     models.Role `json:"role"`
	Named    bool        `json:"named"`   // the application is restricted to them, among others
	Drafter  bool        `json:"drafter"` // who keeps access unless left out
	Holder   bool        `json:"holder"`  // it is assigned to them
}
