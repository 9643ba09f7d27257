// Package site puts the API and all pages together: the one handler that a program serves.
package site

import (
	"fmt"
	"net/http"
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/account"
	"scpo.example/desk/api/pages/admin"
	"scpo.example/desk/api/pages/audit"
	"scpo.example/desk/api/pages/casefile"
	"scpo.example/desk/api/pages/desk"
	"scpo.example/desk/api/pages/drafting"
	"scpo.example/desk/api/pages/figures"
	"scpo.example/desk/api/pages/files"
	"scpo.example/desk/api/pages/help"
	"scpo.example/desk/api/pages/home"
	"scpo.example/desk/api/pages/notices"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/pages/relatives"
	"scpo.example/desk/api/pages/signin"
	"scpo.example/desk/api/pages/terms"
)

// Routes is the table of pages: a page that is not in it does not exist.
func Routes() []pages.Route {
	return slices.Concat(signin.Routes(), home.Routes(), account.Routes(), admin.Routes(), audit.Routes(), casefile.Routes(drafting.Overview), desk.Routes(), drafting.Routes(), figures.Routes(), files.Routes(), help.Routes(), terms.Routes(), notices.Routes(), points.Routes(), relatives.Routes())
}

// Handler answers the API's addresses by the API, and all others with pages.
func Handler(s *pages.Site) (http.Handler, error) {
	s.Navigate = pages.Navigate
	shown, err := s.Handler(Routes())
	if err != nil {
		return nil, fmt.Errorf("make the pages: %w", err)
	}
	mux := http.NewServeMux()
	for _, path := range []string{"/api/", "/healthz", "/readyz", "/metrics"} {
		mux.Handle(path, s.API)
	}
	mux.Handle("/", shown)
	return mux, nil
}
