package reference

import (
	"slices"

	"scpo.example/desk/models/calendar"
)

// CPSArea is one of the areas in which the Crown Prosecution Service takes on cases of the police forces. A force can be in two.
type CPSArea struct {
	Code     string         `json:"code"`
	Name     string         `json:"name"`
	Forces   []string       `json:"forces"`   // codes of territorial forces
	Verified bool           `json:"verified"` // that the forces are in it was read in a source
	From     *calendar.Date `json:"from"`     // null is open
	To       *calendar.Date `json:"to"`       // last day; null is open
}

// Current says that the area has this entry on the day on.
func (a CPSArea) Current(on calendar.Date) bool { return current(a.From, a.To, on) }

// CPSAreas are the areas, with those that have ended.
func (l *Lists) CPSAreas() List[CPSArea] { return l.areas }

// CPSArea finds an area.
func (l *Lists) CPSArea(code string) (CPSArea, bool) {
	return find(l.areas.Items, func(a CPSArea) string { return a.Code }, code)
}

// CPSAreasOf are the codes of the areas that a force is in.
func (l *Lists) CPSAreasOf(force string) []string {
	var codes []string
	for _, a := range l.areas.Items {
		if slices.Contains(a.Forces, force) {
			codes = append(codes, a.Code)
		}
	}
	return codes
}
