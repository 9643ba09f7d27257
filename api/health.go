package api

import (
	"net/http"

	"scpo.example/desk/models/decode"
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
// answers, and a worker works. Otherwise it names each part that does not.
func (s *Server) ready(k *call) (answer, error) {
	faults := s.watch.Faults(k.Request().Context())
	if len(faults) == 0 {
		return ok(health{"ready", release.This()}), nil
	}
	p := problem(http.StatusServiceUnavailable, "not-ready", "The service is starting or part of it is unavailable. Try again shortly.")
	for _, f := range faults {
		s.log.Warn("not ready", "part", f.Part, "error", f.Err)
		p.Errors = append(p.Errors, decode.Problem{Pointer: "/" + string(f.Part), Code: f.Code, Message: f.Text})
	}
	return answer{}, p
}
