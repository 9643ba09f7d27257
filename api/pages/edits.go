package pages

import (
	"slices"
	"time"
)

// Edit is who last changed a section, or with an id one of the terms, and when.
type Edit struct {
	Section string    `json:"section"`
	Term    string    `json:"term"`
	By      Person    `json:"by"`
	At      time.Time `json:"at"`
}

// LatestEdit is the last edit of any answer. Not known is false: nobody has edited the case since it was created.
func (v *Visit) LatestEdit() (last Edit, known bool, err error) {
	var told struct{ Items []Edit }
	err = v.Get(v.CasePath("edits"), &told)
	if err != nil || len(told.Items) == 0 {
		return Edit{}, false, err
	}
	return told.Items[0], true, nil
}

// LastEdit is the last edit of a section, or of a term where an id is given. Not known is false: nobody changed it since
// the case was created, or it was long ago.
func (v *Visit) LastEdit(section, term string) (last Edit, known bool, err error) {
	var told struct{ Items []Edit }
	if err := v.Get(v.CasePath("edits"), &told); err != nil {
		return Edit{}, false, err
	}
	i := slices.IndexFunc(told.Items, func(e Edit) bool { return e.Section == section && e.Term == term })
	if i < 0 {
		return Edit{}, false, nil
	}
	return told.Items[i], true, nil
}
