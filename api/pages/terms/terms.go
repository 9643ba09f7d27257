// Package terms has the pages on which the force writes the terms of an order: their list and order, one form for each, and
// the library of wordings to start from.
package terms

import (
	"embed"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package. In the address, the action comes before the term's id: otherwise ServeMux could
// not distinguish it from the standard wordings.
func Routes() []pages.Route {
	force := models.RolesWho(models.Writes)
	const at = "/applications/{id}/terms"
	routes := []pages.Route{
		{Method: http.MethodGet, Path: at, Roles: force, Log: "view", Handle: showList},
		{Method: http.MethodGet, Path: at + "/new", Roles: force, Log: "view", Handle: fresh.Show},
		{Method: http.MethodPost, Path: at + "/new", Roles: force, Log: "view", Handle: fresh.Save},
		{Method: http.MethodGet, Path: at + "/{term}", Roles: force, Log: "view", Handle: term.Show},
		{Method: http.MethodPost, Path: at + "/{term}", Roles: force, Log: "view", Handle: term.Save},
		{Method: http.MethodPost, Path: at + "/move/{term}", Roles: force, Log: "view", Handle: move},
		{Method: http.MethodGet, Path: at + "/remove/{term}", Roles: force, Log: "view", Handle: askRemove},
		{Method: http.MethodPost, Path: at + "/remove/{term}", Roles: force, Log: "view", Handle: remove},
		{Method: http.MethodGet, Path: at + "/library", Roles: force, Takes: []string{"category", "q"}, Log: "view", Handle: showLibrary},
		{Method: http.MethodGet, Path: at + "/library/{wording}", Roles: force, Log: "view", Handle: showWording},
		{Method: http.MethodPost, Path: at + "/library/{wording}", Roles: force, Log: "view", Handle: useWording},
		{Method: http.MethodGet, Path: at + "/word", Roles: force, Log: "view", Handle: askPieces},
		{Method: http.MethodPost, Path: at + "/word", Roles: force, Log: "view", Handle: readPieces, Uploads: true},
		{Method: http.MethodPost, Path: at + "/word/add", Roles: force, Log: "view", Handle: addPieces},
	}
	return append(routes, text.Routes("/applications/{id}", pages.Route{Roles: force, Log: "view"})...)
}
