package api

import "scpo.example/desk/models"

// Route is a line of the route table, for tests.
type Route struct {
	Method, Path, Log string
	Open              bool
	Roles             []models.Role
}

// Routes is the route table, for tests.
func (s *Server) Routes() []Route {
	var all []Route
	for _, r := range s.routes() {
		line := Route{Method: r.method, Path: r.path, Log: r.log, Open: r.may.anyone || r.may.near, Roles: r.may.roles}
		if r.may.near {
			line.Roles = nil // everyone, where it is not open
		}
		all = append(all, line)
	}
	return all
}
