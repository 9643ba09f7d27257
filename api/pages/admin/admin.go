// Package admin has the pages of administrators: users, and what the service works by.
package admin

import (
	"embed"
	"net/http"
	"net/url"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	admins := models.RolesWho(models.Administers)
	return []pages.Route{
		{Method: http.MethodGet, Path: "/users", Roles: admins, Takes: []string{"search", "cursor"}, Handle: list},
		{Method: http.MethodPost, Path: "/users", Roles: admins, Handle: search},
		{Method: http.MethodGet, Path: "/users/new", Roles: admins, Handle: askNew},
		{Method: http.MethodPost, Path: "/users/new", Roles: admins, Handle: add},
		{Method: http.MethodGet, Path: "/users/{user}", Roles: admins, Handle: show},
		{Method: http.MethodPost, Path: "/users/{user}", Roles: admins, Handle: change},
		{Method: http.MethodPost, Path: "/users/{user}/sign-out", Roles: admins, Handle: signOut},
		{Method: http.MethodPost, Path: "/users/{user}/tokens/{token}/end", Roles: admins, Handle: endToken},
		{Method: http.MethodPost, Path: "/users/{user}/identities", Roles: admins, Handle: link},
		{Method: http.MethodGet, Path: "/rights-requests", Roles: admins, Handle: showRequests},
		{Method: http.MethodPost, Path: "/rights-requests/{request}/confirm", Roles: admins, Handle: confirmRequest},
		{Method: http.MethodPost, Path: "/rights-requests/{request}/refuse", Roles: admins, Handle: refuseRequest},
		{Method: http.MethodGet, Path: "/settings", Roles: admins, Handle: settings},
		{Method: http.MethodGet, Path: "/health", Roles: admins, Handle: serviceHealth},
	}
}

// user is someone as the API shows them to administrators.
type user answers.User

func (u user) path() string { return "/users/" + url.PathEscape(u.ID) }

func search(v *pages.Visit) error {
	if strings.TrimSpace(v.Form("q")) == "" {
		return v.Go("/users")
	}
	key, err := v.KeepSearch("users", v.Form("q"))
	if err != nil {
		return err
	}
	return v.Go("/users?search=" + key)
}

func list(v *pages.Visit) error {
	q := ""
	if key := v.Query("search"); key != "" {
		var err error
		if q, err = v.Search("users", key); err != nil {
			return err
		}
	}
	ask := url.Values{"q": {q}}
	if c := v.Query("cursor"); c != "" {
		ask.Set("cursor", c)
	}
	var got answers.Page[user]
	if err := v.Get("/users?"+ask.Encode(), &got); err != nil {
		return err
	}
	type row struct {
		Name, Username, Path, Role, Place string
		Tag                               ui.Tag
	}
	data := struct {
		Q              string
		Search, Button ui.Component
		Add            ui.Component
		Rows           []row
		Next           ui.Component
	}{
		Q: q, Button: ui.Button{Text: "Search", Classes: "govuk-button--secondary"}, Add: ui.Button{Text: "Add a user", Href: "/users/new"},
		Search: ui.Input{Name: "q", Type: "search", Value: q, Label: ui.Label{Text: "Name or username"}, Classes: "govuk-input--width-20"},
	}
	for _, u := range got.Items {
		tag := ui.Tag{Text: "Active", Classes: "govuk-tag--green"}
		if !u.Active {
			tag = ui.Tag{Text: "Closed", Classes: "govuk-tag--grey"}
		}
		data.Rows = append(data.Rows, row{u.Name, u.Username, u.path(), u.Role.Words(), place(v, u), tag})
	}
	if got.NextCursor != nil {
		more := url.Values{"cursor": {*got.NextCursor}}
		if q != "" {
			more.Set("search", v.Query("search"))
		}
		data.Next = ui.Pagination{Next: ui.PaginationLink{Href: "/users?" + more.Encode(), Text: "More users"}}
	}
	return v.Show(templates, "users", ui.Page{Title: "Users"}, data)
}

// place is the force, region or CPS area to which someone belongs, as text.
func place(v *pages.Visit, u user) string {
	switch {
	case u.Force != nil:
		return v.ForceName(*u.Force)
	case u.Region != nil:
		return v.RegionName(*u.Region)
	case u.Area != nil:
		return v.AreaName(*u.Area)
	case u.Role == models.CPS:
		return "No area: sees all submissions"
	}
	return "None"
}
