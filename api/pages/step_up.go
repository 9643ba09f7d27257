package pages

import (
	"net/http"

	"github.com/google/uuid"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/store"
)

// stepUp asks for a fresh sign-in before a step that matters. A form that was sent is kept, and shown afterwards with its
// button; a page that was asked for is opened.
func (v *Visit) stepUp() error {
	v.route.Log = "" // nothing is shown yet
	if v.Script() {
		return v.SendJSON(http.StatusForbidden, map[string]string{"code": "step-up", "words": "Not saved: sign in again first."})
	}
	back := v.r.URL.RequestURI()
	kept := v.r.Method == http.MethodPost
	if kept {
		form := store.UnsentForm{ID: uuid.NewString(), UserID: v.User.ID, Address: back, Fields: v.form.Encode()}
		if err := v.site.Store.KeepUnsentForm(v.r.Context(), form); err != nil {
			return err
		}
		back = UnsentPath
	}
	v.site.Auth.ReturnTo(v.r.Context(), back)
	body, err := templates().Body("step-up", struct {
		Kept  bool
		Again ui.Component
	}{kept, ui.Button{Text: "Sign in again", PreventDoubleClick: true}})
	if err != nil {
		return err
	}
	return v.write(http.StatusForbidden, ui.Page{Title: "Sign in again to continue"}, body)
}
