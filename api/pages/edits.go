package pages

import (
	"slices"

	"scpo.example/desk/api/answers"
)

// LatestEdit is the last edit of any answer. Not known is false: no one has edited the case since it was created.
func (v *Visit) LatestEdit() (last answers.Edit, known bool, err error) {
	all, err := v.edits()
	if err != nil || len(all) == 0 {
		return answers.Edit{}, false, err
	}
	return all[0], true, nil
}

// LastEdit is the last edit of a section, or of a term where an id is given. Not known is false: no one changed it since
// the case was created, or it was long ago.
func (v *Visit) LastEdit(section, term string) (last answers.Edit, known bool, err error) {
	all, err := v.edits()
	if err != nil {
		return answers.Edit{}, false, err
	}
	i := slices.IndexFunc(all, func(e answers.Edit) bool { return e.Section == section && e.Term == term })
	if i < 0 {
		return answers.Edit{}, false, nil
	}
	return all[i], true, nil
}

func (v *Visit) edits() ([]answers.Edit, error) {
	var told answers.List[answers.Edit]
	err := v.Get(v.CasePath("edits"), &told)
	return told.Items, err
}
