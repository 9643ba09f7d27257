package api

import (
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// unlessStale refuses when the caller says which version was read and another is there now, so that no one decides on a
// text other than the one they read. A caller who names no version is not checked. It gives the version that was named,
// for the command: there may be another when the command is written. 0 is none.
func (s *Server) unlessStale(k *call, app models.Application) (int, error) {
	named := strings.TrimSpace(k.Request().Header.Get("If-Match"))
	if named == "" || named == "*" {
		return 0, nil
	}
	version, err := ifMatch(k, app)
	if err != nil || version == app.Version {
		return version, err
	}
	received := []models.Application{app}
	if err := s.asReceived(k, received); err != nil {
		return 0, err
	}
	app = received[0]
	people, err := s.people(k.Request().Context(), app.UpdatedBy)
	if err != nil {
		return 0, err
	}
	p := problem(http.StatusPreconditionFailed, "stale", "The application has changed since you read it. Nothing was done. Read it again.")
	p.State, p.Version, p.Actions = app.Standing.State, app.Version, app.Standing.Available(k.user.Actor())
	p.Last = &answers.LastMove{By: undisclosed(k.user.Role, app.Standing.Last, app.UpdatedBy, people)[app.UpdatedBy], At: app.UpdatedAt}
	return 0, p
}
