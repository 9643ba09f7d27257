package api

import (
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/release"
)

// life is how the program is, and which.
type life struct {
	Status  string          `json:"status"`
	Program release.Program `json:"program"`
}

func (s *Server) alive(*call) (answer, error) {
	return ok(life{"alive", release.This()}), nil
}

// ready answers 200 only when a command could be carried out: the database answers and can be written, the engine
// answers, and a worker works. Otherwise it names each part that does not.
func (s *Server) ready(k *call) (answer, error) {
	faults := s.watch.Faults(k.Request().Context())
	if len(faults) == 0 {
		return ok(life{"ready", release.This()}), nil
	}
	p := problem(http.StatusServiceUnavailable, "not-ready", "The service is starting or part of it is unavailable. Try again shortly.")
	for _, f := range faults {
		s.log.Warn("not ready", "part", f.Part, "error", f.Err)
		p.Errors = append(p.Errors, decode.Problem{Pointer: "/" + string(f.Part), Code: f.Code, Message: f.Text})
	}
	return answer{}, p
}

// serviceHealth tells administrators how the service is, in words and in the numbers that are measured.
func (s *Server) serviceHealth(k *call) (answer, error) {
	h := s.watch.Look(k.Request().Context())
	shown := answers.ServiceHealth{State: h.State(), At: h.At}
	for _, f := range h.Findings() {
		shown.Parts = append(shown.Parts, answers.PartHealth(f))
	}
	if n := h.Numbers; n != nil {
		shown.Numbers = &answers.HealthNumbers{LettersDue: n.LettersDue, RemindersLate: n.RemindersLate, PacksUnfinished: n.PacksUnfinished, TransfersOpen: n.TransfersOpen}
		if h.Queue != nil {
			shown.Numbers.TasksWaiting = &h.Queue.Backlog
		}
		if at := n.Records.At; !at.IsZero() {
			shown.Numbers.RecordsVerified = &at
		}
	}
	return ok(shown), nil
}
