package checks

import "scpo.example/desk/models/compare"

// Unmet is one place at which a stop check stops an application.
type Unmet struct {
	Item    Item
	Finding Finding
}

// Unmet is every place at which a stop check fails and nothing was said to justify it. Justified are the force's
// reasons, by check id; they count for the checks that may be justified, and a blank is not a reason.
func (r Report) Unmet(justified map[string]string) []Unmet {
	var all []Unmet
	for _, item := range r.Stops() {
		if item.Justifiable && !compare.Blank(justified[item.ID]) {
			continue
		}
		for _, f := range item.Findings {
			if !f.Doubt {
				all = append(all, Unmet{Item: item, Finding: f})
			}
		}
	}
	return all
}
