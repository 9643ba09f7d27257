package pages

import (
	"net/http"
	"path"
	"slices"
)

// withAddresses adds a route for each address that only receives a form. A browser shows such an address when the form
// is refused, and people open it again: it redirects to the nearest page above it.
func withAddresses(routes []Route) []Route {
	known := http.NewServeMux()
	for _, r := range routes {
		if r.Method == http.MethodGet {
			known.Handle(r.Path, http.NotFoundHandler())
		}
	}
	all := slices.Clone(routes)
	for _, r := range routes {
		shown := func(other Route) bool { return other.Method == http.MethodGet && other.Path == r.Path }
		if r.Method == http.MethodPost && !slices.ContainsFunc(routes, shown) {
			all = append(all, Route{Method: http.MethodGet, Path: r.Path, Roles: r.Roles, Open: r.Open, Handle: func(v *Visit) error {
				return v.Go(above(known, v.r))
			}})
		}
	}
	return all
}

// above is the address of the nearest page above that of the request.
func above(known *http.ServeMux, r *http.Request) string {
	for at := path.Dir(r.URL.EscapedPath()); at != "/" && at != "."; at = path.Dir(at) {
		up, err := http.NewRequestWithContext(r.Context(), http.MethodGet, at, nil) //nolint:gosec // looked up in the table of pages, never sent
		if err != nil {
			break
		}
		if _, pattern := known.Handler(up); pattern != "" {
			return at
		}
	}
	return "/"
}
