package api

import (
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// unlessStale refuses when the caller says which version was read and another is there now, so that
// no one decides on a text other than the one they read. A caller who does not say it is not asked.
func (s *Server) unlessStale(k *call, app models.Application) error {
	if k.Request().Header.Get("If-Match") == "" {
		return nil
	}
	version, err := ifMatch(k, app)
	if err != nil || version == app.Version {
		return err
	}
	people, err := s.people(k.Request().Context(), app.UpdatedBy)
	if err != nil {
		return err
	}
	p := problem(http.StatusPreconditionFailed, "stale", "The application has changed since you read it. Nothing was done. Read it again.")
	p.State, p.Version, p.Actions = app.Standing.State, app.Version, app.Standing.Available(k.user.Actor())
	p.Last = &answers.LastMove{By: people[app.UpdatedBy], At: app.UpdatedAt}
	return p
}
