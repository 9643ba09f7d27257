package api

import (
	"errors"
	"net/http"

	"scpo.example/desk/models/release"
)

// health is how the program is, and which.
type health struct {
	Status  string          `json:"status"`
	Program release.Program `json:"program"`
}

func (s *Server) alive(*call) (answer, error) {
	return ok(health{"alive", release.This()}), nil
}

// ready answers 200 only when a command could be carried out: the database answers and can be written, the engine
// answers, and a worker works.
func (s *Server) ready(k *call) (answer, error) {
	ctx := k.Request().Context()
	if err := errors.Join(s.store.Ping(ctx), s.store.Writable(ctx), s.engine.Ready(ctx)); err != nil {
		s.log.Warn("not ready", "error", err)
		return answer{}, problem(http.StatusServiceUnavailable, "not-ready", "The service is starting or part of it is unavailable. Try again shortly.")
	}
	return ok(health{"ready", release.This()}), nil
}
