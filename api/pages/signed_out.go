package pages

import (
	"net/http"
	"slices"

	"scpo.example/desk/api/ui"
)

// keptForm is what somebody sent after their session had ended: it is given back to them whole, to
// be sent again when they have signed in. It is kept nowhere else.
type keptForm struct {
	Address string
	Fields  []keptField
	Again   ui.Component
}

type keptField struct{ Name, Value string }

// signedOut answers whoever is not signed in. A page that was asked for waits until after sign-in; a
// form that was sent is given back.
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
	kept := keptForm{Address: v.r.URL.RequestURI(), Again: ui.Button{Text: "Send again"}}
	for name, values := range v.r.PostForm {
		for _, value := range values {
			kept.Fields = append(kept.Fields, keptField{name, value})
		}
	}
	slices.SortStableFunc(kept.Fields, func(a, b keptField) int {
		if a.Name < b.Name {
			return -1
		}
		if a.Name > b.Name {
			return 1
		}
		return 0
	})
	body, err := templates().Body("kept-form", kept)
	if err != nil {
		return err
	}
	return v.write(http.StatusUnauthorized, ui.Page{Title: "You have been signed out"}, body)
}

// crossOrigin refuses what another site had the browser send.
func crossOrigin(*Visit) error {
	return &Problem{Status: http.StatusForbidden, Code: "cross-origin"}
}
