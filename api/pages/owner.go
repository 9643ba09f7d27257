package pages

import (
	"bytes"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"slices"

	"github.com/google/uuid"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// madeFor names the field that says for whom a form was made. Computers are shared: someone else may be signed in when
// it is sent.
const madeFor = "made-for"

// fromKept names the field that identifies a kept form that is sent again.
const fromKept = "from-kept"

// UnsentPath is the page with the forms kept for the visitor.
const UnsentPath = "/me/unsent"

var postForm = regexp.MustCompile(`<form\b[^>]*\bmethod="post"[^>]*>`)

// owned makes every form of a page say for whom it was made, and stops the browser from offering text of one case in
// the next. What people write is escaped, so it contains no form.
func (v *Visit) owned(page []byte) []byte {
	if !v.SignedIn {
		return page
	}
	field := []byte(`<input type="hidden" name="` + madeFor + `" value="` + template.HTMLEscapeString(v.User.ID) + `">`)
	return postForm.ReplaceAllFunc(page, func(tag []byte) []byte {
		own := slices.Clone(tag)
		if !bytes.Contains(own, []byte("autocomplete=")) {
			own = append(own[:len(own)-1], ` autocomplete="off">`...)
		}
		return append(own, field...)
	})
}

// notTheirs refuses a form that was made for another person, and keeps it for that person alone. What the page's script
// sends by itself is still in its page, and is not kept.
func (v *Visit) notTheirs() error {
	owner := v.form.Get(madeFor)
	if v.route.Open || owner == "" || owner == v.User.ID {
		return nil
	}
	form := v.form
	v.form = url.Values{}
	refused := &Problem{Status: http.StatusConflict, Code: otherUser}
	if v.Script() {
		return refused
	}
	if _, err := v.site.Store.LoginByID(v.r.Context(), owner); err != nil {
		return refused // no one with that id
	}
	kept := store.UnsentForm{ID: uuid.NewString(), UserID: owner, Address: v.r.URL.RequestURI(), Fields: form.Encode()}
	if err := v.site.Store.KeepUnsentForm(v.r.Context(), kept); err != nil {
		return err
	}
	return refused
}

// Unsent are the forms kept for the visitor, to be sent again.
func (v *Visit) Unsent() ([]Kept, error) {
	forms, err := v.site.Store.UnsentForms(v.r.Context(), v.User.ID)
	if err != nil {
		return nil, err
	}
	all := make([]Kept, 0, len(forms))
	for _, f := range forms {
		values, err := url.ParseQuery(f.Fields)
		if err != nil {
			continue
		}
		values.Set(fromKept, f.ID)
		form := keepForm(f.Address, values)
		form.Unsaved = false // it is kept here
		all = append(all, Kept{ID: f.ID, At: f.At, Written: form.written(), Form: form})
	}
	return all, nil
}

// Discard takes away a form kept for the visitor.
func (v *Visit) Discard(id string) error {
	return v.site.Store.DropUnsentForm(v.r.Context(), v.User.ID, id)
}

// sentAgain deletes a kept form once it was sent: what is wrong with it is in the answer.
func (v *Visit) sentAgain() {
	if id := v.form.Get(fromKept); id != "" {
		if err := v.Discard(id); err != nil && !errors.Is(err, models.ErrNotFound) {
			v.site.Log.Warn("a form that was sent is still kept", "error", err)
		}
	}
}
