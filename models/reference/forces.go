package reference

import (
	"scpo.example/desk/models/calendar"
)

// PoliceForce is a force that asks for orders, or another body that is named in them.
type PoliceForce struct {
	Code     string         `json:"code"`
	Name     string         `json:"name"`
	Region   string         `json:"region"`   // code of its region; "" for a body outside the regions
	Verified bool           `json:"verified"` // that it belongs to the region was read in a source
	From     *calendar.Date `json:"from"`     // null is open
	To       *calendar.Date `json:"to"`       // last day; null is open
}

// PoliceRegion is a region whose officers check applications: nine regional organised crime units, and London.
type PoliceRegion struct {
	Code         string         `json:"code"`
	Name         string         `json:"name"`
	Abbreviation string         `json:"abbreviation"`
	ROCU         bool           `json:"rocu"`
	AlsoServes   []string       `json:"alsoServes"` // codes of bodies outside the regions
	Verified     bool           `json:"verified"`   // its make-up was read in a source
	Source       *string        `json:"source"`     // null where it was not
	From         *calendar.Date `json:"from"`       // null is open
	To           *calendar.Date `json:"to"`         // last day; null is open
}

// Forces are the 43 territorial forces of England and Wales that ship in the program.
func Forces() List[PoliceForce] { return Embedded().Forces() }

// NonTerritorial are the other bodies that ship in the program; none of them makes applications here.
func NonTerritorial() List[PoliceForce] { return Embedded().NonTerritorial() }

// Regions are the regions that ship in the program.
func Regions() List[PoliceRegion] { return Embedded().Regions() }

// Force finds a territorial force that ships in the program.
func Force(code string) (PoliceForce, bool) { return Embedded().Force(code) }

// Region finds a region that ships in the program.
func Region(code string) (PoliceRegion, bool) { return Embedded().Region(code) }

// RegionOf finds the region of a territorial force that ships in the program.
func RegionOf(force string) (PoliceRegion, bool) { return Embedded().RegionOf(force) }

// Forces are the territorial forces of England and Wales, with those that have ended.
func (l *Lists) Forces() List[PoliceForce] { return l.forces }

// NonTerritorial are the other bodies; none of them makes applications here.
func (l *Lists) NonTerritorial() List[PoliceForce] { return l.others }

// Regions are the regions that the forces belong to, with those that have ended.
func (l *Lists) Regions() List[PoliceRegion] { return l.regions }

// Force finds a territorial force.
func (l *Lists) Force(code string) (PoliceForce, bool) {
	return find(l.forces.Items, func(f PoliceForce) string { return f.Code }, code)
}

// Region finds a region.
func (l *Lists) Region(code string) (PoliceRegion, bool) {
	return find(l.regions.Items, func(r PoliceRegion) string { return r.Code }, code)
}

// RegionOf finds the region of a territorial force.
func (l *Lists) RegionOf(force string) (PoliceRegion, bool) {
	f, ok := l.Force(force)
	if !ok {
		return PoliceRegion{}, false
	}
	return l.Region(f.Region)
}

// Current says that the force has this entry on the day on.
func (f PoliceForce) Current(on calendar.Date) bool { return current(f.From, f.To, on) }

// Current says that the region has this entry on the day on.
func (r PoliceRegion) Current(on calendar.Date) bool { return current(r.From, r.To, on) }
