// Package casefile has the pages of one case that several roles share: the application as a whole,
// its checks, history, papers and notes.
package casefile

import (
	"embed"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

const caseRoot = "/applications/{id}"

// Routes are the pages of this package. The page on which a case begins is made by applicant for
// those who write it.
func Routes(applicant func(*pages.Visit) error) []pages.Route {
	readers := models.RolesWho(models.Opens)
	historians := models.RolesWho(models.ReadsHistory)
	officers := models.RolesWho(models.Reviews)
	begin := func(v *pages.Visit) error {
		switch role := v.User.Role; {
		case role.May(models.Writes):
			return applicant(v)
		case role.May(models.Reviews):
			return showOfficer(v)
		}
		return showCPS(v)
	}
	routes := []pages.Route{
		{Method: http.MethodGet, Path: caseRoot, Roles: readers, Log: "view", Handle: begin},
		{Method: http.MethodGet, Path: caseRoot + "/checks", Roles: readers, Log: "view", Handle: showChecks},
		{Method: http.MethodGet, Path: caseRoot + "/history", Roles: historians, Log: "view", Handle: showHistory},
		{Method: http.MethodGet, Path: caseRoot + "/notes", Roles: officers, Log: "view", Handle: showNotes},
		{Method: http.MethodPost, Path: caseRoot + "/notes", Roles: officers, Log: "view", Handle: addNote},
	}
	return append(routes, paperRoutes()...)
}
