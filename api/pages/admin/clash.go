package admin

import (
	"cmp"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

// now is one field that differs from the form, as it is now.
type now struct{ Field, Words string }

// clash shows the form again, as it was typed, when someone else changed the user meanwhile: with the user's present
// values, so that saving again is deliberate.
func clash(v *pages.Visit, t typed) error {
	u, version, err := read(v)
	if err != nil {
		return err
	}
	errs := ui.Errors{{ID: "changed", Text: "This user has changed since you opened the page. Your changes were not saved"}}
	f := existing(v, u, version, t, nil)
	f.Clash, f.Now = true, differing(v, t, u)
	return v.ShowStatus(http.StatusPreconditionFailed, templates, "user", ui.Page{Title: u.Name + " – Users", Back: back(), Errors: errs}, f)
}

// differing are the fields in which the user is not as typed.
func differing(v *pages.Visit, t typed, u user) []now {
	is := typedOf(u)
	var all []now
	for _, f := range []struct{ field, typed, is, words string }{
		{"Name", t.Name, is.Name, is.Name},
		{"Role", t.Role, is.Role, ui.Capital(u.Role.Words())},
		{"Force", t.Force, is.Force, v.ForceName(is.Force)},
		{"Region", t.Region, is.Region, v.RegionName(is.Region)},
		{"CPS area", t.Area, is.Area, v.AreaName(is.Area)},
		{"Email address", t.Email, is.Email, is.Email},
		{"Active", t.Active, is.Active, ui.Capital(is.Active)},
	} {
		if f.typed != f.is {
			all = append(all, now{f.field, cmp.Or(f.words, "None")})
		}
	}
	return all
}
