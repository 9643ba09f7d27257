package pages

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"net/url"

	"github.com/google/uuid"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// Visit is one request for a page by someone who is signed in, or by anyone where the page is open.
type Visit struct {
	User     models.User
	SignedIn bool
	Detail   string // for the access log: what was searched or filtered; never free text of a case
	Kind     string // of access, where it is another than the route's, such as search

	w     http.ResponseWriter
	r     *http.Request
	site  *Site
	route Route
	form  url.Values
	about *Application // the case that the visit read, for the title of the page; nil for none
	shown []string     // ids of the applications that its lists show
}

// Path is a part of the address that the route names in braces.
func (v *Visit) Path(name string) string { return v.r.PathValue(name) }

// Query is a value of the address.
func (v *Visit) Query(name string) string { return v.r.URL.Query().Get(name) }

// Given are those of the names that have a value in the address.
func (v *Visit) Given(names ...string) url.Values {
	given := url.Values{}
	for _, name := range names {
		if value := v.Query(name); value != "" {
			given.Set(name, value)
		}
	}
	return given
}

// Queries are all values of the address.
func (v *Visit) Queries() url.Values { return v.r.URL.Query() }

// Form is a value of the posted form; "" when there is none.
func (v *Visit) Form(name string) string { return v.form.Get(name) }

// Posted are all values of the posted form.
func (v *Visit) Posted() url.Values { return v.form }

// Request is the request itself, for sign-in and similar.
func (v *Visit) Request() *http.Request { return v.r }

// Writer is where the answer goes, for sign-in and similar.
func (v *Visit) Writer() http.ResponseWriter { return v.w }

// Site is what all pages share.
func (v *Visit) Site() *Site { return v.site }

// Script reports whether the page's own script asks, as for saving while someone writes.
func (v *Visit) Script() bool { return v.r.Header.Get("X-Requested-By") == "script" }

// Key is a new one-time key for a form.
func (v *Visit) Key() string { return uuid.NewString() }

// Today is the day in London.
func (v *Visit) Today() calendar.Date { return calendar.DateIn(v.site.Store.Now()) }

// Show writes a page from a template, with status 200.
func (v *Visit) Show(t *ui.Templates, name string, p ui.Page, data any) error {
	return v.show(http.StatusOK, t, name, p, data)
}

// ShowInvalid writes the page of a form again, with what is wrong with it: status 422.
func (v *Visit) ShowInvalid(t *ui.Templates, name string, p ui.Page, data any) error {
	return v.show(http.StatusUnprocessableEntity, t, name, p, data)
}

// ShowStatus writes a page with another status, such as that of a refusal.
func (v *Visit) ShowStatus(status int, t *ui.Templates, name string, p ui.Page, data any) error {
	return v.show(status, t, name, p, data)
}

func (v *Visit) show(status int, t *ui.Templates, name string, p ui.Page, data any) error {
	body, err := t.Body(name, data)
	if err != nil {
		return err
	}
	return v.write(status, p, body)
}

// write puts the page round the body. What shows a case is logged first, and not shown when it cannot be.
func (v *Visit) write(status int, p ui.Page, body template.HTML) error {
	p.Body = body
	v.furnish(&p)
	var b bytes.Buffer
	if err := ui.Render(&b, p); err != nil {
		return err
	}
	if err := v.logged(); err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(status)
	_, err := v.w.Write(v.owned(b.Bytes()))
	if err != nil {
		return gone{err}
	}
	return nil
}

// Send gives a file to download. It is logged as the route says.
func (v *Visit) Send(name, mime string, data []byte) error {
	if err := v.logged(); err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", mime)
	v.w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", name))
	if _, err := v.w.Write(data); err != nil {
		return gone{err}
	}
	return nil
}

// SendJSON answers the page's own script.
func (v *Visit) SendJSON(status int, body any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("encode answer: %w", err)
	}
	if err := v.logged(); err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "application/json")
	v.w.WriteHeader(status)
	if _, err := v.w.Write(text); err != nil {
		return gone{err}
	}
	return nil
}

// noteShown notes what a list of this page shows, for the log.
func (v *Visit) noteShown(ids []string) { v.shown = append(v.shown, ids...) }

// logged writes the one line of the access log for all that the page shows.
func (v *Visit) logged() error {
	if v.route.Log == "" {
		return nil
	}
	err := v.site.Store.LogAccess(v.r.Context(), store.Access{
		ActorID: v.User.ID, Kind: cmp.Or(v.Kind, v.route.Log), Route: v.route.Method + " " + v.route.Path, ApplicationID: v.Path("id"),
		Detail: v.Detail, RequestID: v.w.Header().Get("X-Request-Id"), ActorRole: string(v.User.Role), Address: auth.AddressOf(v.r.Context()),
		Shown: store.ShownText(v.shown),
	})
	if err != nil {
		return fmt.Errorf("not shown, because the access log could not be written: %w", err)
	}
	return nil
}

// Go sends the browser on after a POST.
func (v *Visit) Go(path string) error {
	http.Redirect(v.w, v.r, path, http.StatusSeeOther)
	return nil
}

// Done sends the browser on and has the next page say what was done.
func (v *Visit) Done(path, words string) error { return v.say(ui.AlertSuccess, path, words) }

// Told redirects the browser and has the next page give a message, where nothing was done.
func (v *Visit) Told(path, words string) error { return v.say(ui.AlertInformation, path, words) }

func (v *Visit) say(kind, path, words string) error {
	if err := v.site.Auth.Keep(v.r.Context(), kind, words); err != nil {
		return err
	}
	return v.Go(path)
}

// gone says that the browser went away while it was being answered: nothing more can be written.
type gone struct{ error }
