// Package drafting has the pages on which a force writes an application: the list, the task list, a page for each section,
// and what sends it on its way.
package drafting

import (
	"embed"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/models"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package but Overview, whose address other roles share. Copying a section has no log line of its
// own: each application that it reads is logged.
func Routes() []pages.Route {
	const app = "/applications/{id}"
	force := models.RolesWho(models.Writes)
	listers := models.RolesWho(models.Lists)
	routes := []pages.Route{
		{Method: http.MethodGet, Path: "/applications", Roles: listers, Takes: listTakes, Log: "list", Handle: showList},
		{Method: http.MethodPost, Path: "/applications", Roles: listers, Handle: search},
		{Method: http.MethodGet, Path: "/applications/new", Roles: force, Handle: showNew},
		{Method: http.MethodPost, Path: "/applications/new", Roles: force, Handle: start},
		{Method: http.MethodGet, Path: app + "/sections/{section}", Roles: force, Log: "view", Handle: showSection},
		{Method: http.MethodPost, Path: app + "/sections/{section}", Roles: force, Log: "view", Handle: section.Save},
		{Method: http.MethodGet, Path: app + "/sections/{section}/copy", Roles: force, Handle: showCopy},
		{Method: http.MethodPost, Path: app + "/sections/{section}/copy", Roles: force, Handle: copySection},
		{Method: http.MethodPost, Path: app + "/sections/{section}/copy/search", Roles: force, Handle: searchCopy},
		{Method: http.MethodPost, Path: app + "/sections/{section}/copy/checked", Roles: force, Handle: checkTerms},
		{Method: http.MethodGet, Path: app + "/check-answers", Roles: force, Log: "view", Handle: showAnswers},
		{Method: http.MethodGet, Path: app + "/submit", Roles: force, Log: "view", Handle: showSubmit},
		{Method: http.MethodPost, Path: app + "/submit", Roles: force, Log: "view", Handle: submit},
	}
	routes = append(routes, riskText.Routes(app, pages.Route{Roles: force, Log: "view"})...)
	return append(routes, confirm.Routes(steps...)...)
}
