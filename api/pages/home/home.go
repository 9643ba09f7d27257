// Package home has the page on which people begin, each with the work of their role.
package home

import (
	"embed"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	return []pages.Route{{Method: http.MethodGet, Path: "/{$}", Roles: pages.Everyone(), Handle: begin}}
}

// begin sends people to the page with their work.
func begin(v *pages.Visit) error {
	if home := pages.PartOf(v.User.Role).Home; home != "" {
		return v.Go(home)
	}
	return v.Show(templates, "welcome", ui.Page{Title: "Welcome"}, nil)
}
