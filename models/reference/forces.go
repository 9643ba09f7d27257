package reference

import (
	"sync"

	"scpo.example/desk/models"
)

// PoliceForce is a force that asks for orders, or another body that is named in them.
type PoliceForce struct {
	Code     string       `json:"code"`
	Name     string       `json:"name"`
	Region   string       `json:"region"`   // code of its region; "" for a body outside the regions
	Verified bool         `json:"verified"` // that it belongs to the region was read in a source
	From     *models.Date `json:"from"`     // null is open
	To       *models.Date `json:"to"`       // last day; null is open
}

// PoliceRegion is a region whose officers check applications: nine regional organised crime units, and London.
type PoliceRegion struct {
	Code         string       `json:"code"`
	Name         string       `json:"name"`
	Abbreviation string       `json:"abbreviation"`
	ROCU         bool         `json:"rocu"`
	AlsoServes   []string     `json:"alsoServes"` // codes of bodies outside the regions
	Verified     bool         `json:"verified"`   // its make-up was read in a source
	Source       *string      `json:"source"`     // null where it was not
	From         *models.Date `json:"from"`       // null is open
	To           *models.Date `json:"to"`         // last day; null is open
}

var (
	forces = sync.OnceValue(func() List[PoliceForce] { return read[List[PoliceForce]]("forces.json") })
	others = sync.OnceValue(func() List[PoliceForce] { return read[List[PoliceForce]]("non-territorial.json") })
	areas  = sync.OnceValue(func() List[PoliceRegion] { return read[List[PoliceRegion]]("regions.json") })
)

// Forces are the 43 territorial forces of England and Wales.
func Forces() List[PoliceForce] { return forces() }

// NonTerritorial are the other bodies; none of them makes applications here.
func NonTerritorial() List[PoliceForce] { return others() }

// Regions are the regions that the forces belong to.
func Regions() List[PoliceRegion] { return areas() }

// Force finds a territorial force.
func Force(code string) (PoliceForce, bool) {
	return find(forces().Items, func(f PoliceForce) string { return f.Code }, code)
}

// Region finds a region.
func Region(code string) (PoliceRegion, bool) {
	return find(areas().Items, func(r PoliceRegion) string { return r.Code }, code)
}

// RegionOf finds the region of a territorial force.
func RegionOf(force string) (PoliceRegion, bool) {
	f, ok := Force(force)
	if !ok {
		return PoliceRegion{}, false
	}
	return Region(f.Region)
}

// Current says that the force has this entry on the day on.
func (f PoliceForce) Current(on models.Date) bool { return current(f.From, f.To, on) }

// Current says that the region has this entry on the day on.
func (r PoliceRegion) Current(on models.Date) bool { return current(r.From, r.To, on) }
