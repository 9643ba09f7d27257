// Package site puts the API and all pages together: the one handler that a program serves.
package site

import (
	"fmt"
	"net/http"
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/home"
	"scpo.example/desk/api/pages/signin"
)

// Routes is the table of pages: a page that is not in it does not exist.
func Routes() []pages.Route {
	return slices.Concat(signin.Routes(), home.Routes())
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
