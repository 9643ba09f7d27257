// Package home has the page on which people begin, each with the work of their role.
package home

import (
	"embed"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	return []pages.Route{{Method: http.MethodGet, Path: "/{$}", Roles: pages.Everyone(), Handle: begin}}
}

// begin sends people to where their work lies.
func begin(v *pages.Visit) error {
	switch v.User.Role {
	case models.Applicant, models.CPS:
		return v.Go("/applications")
	case models.Officer:
		return v.Go("/queues/mine")
	case models.Manager, models.Lead:
		return v.Go("/figures")
	case models.Auditor:
		return v.Go("/audit")
	case models.Admin:
		return v.Go("/users")
	}
	return v.Show(templates, "welcome", ui.Page{Title: "Welcome"}, nil)
}
