package pages

import (
	"net/http"

	"scpo.example/desk/api/ui"
)

// signedOut answers a user who is not signed in. A requested page is shown after sign-in; a form that was sent is given
// back.
func signedOut(v *Visit) error {
	if v.Script() {
		return v.SendJSON(http.StatusUnauthorized, map[string]string{"code": "signed-out"})
	}
	if v.r.Method != http.MethodPost {
		return v.Go("/sign-in")
	}
	if err := v.r.ParseForm(); err != nil {
		return unreadable(err)
	}
	body, err := templates().Body("kept-form", keepForm(v.r.URL.RequestURI(), v.r.PostForm))
	if err != nil {
		return err
	}
	return v.write(http.StatusUnauthorized, ui.Page{Title: "You have been signed out"}, body)
}

// crossOrigin refuses what another site had the browser send.
func crossOrigin(*Visit) error {
	return &Problem{Status: http.StatusForbidden, Code: "cross-origin"}
}
