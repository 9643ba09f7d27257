package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/review"
)

// resubmission is the second review: each change next to the point that asked for it, points that changed nothing, and
// changes that no one asked for.
func (s *Server) resubmission(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	frozen, err := s.store.Versions(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	points, err := s.store.Points(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	from, to, submitted := answering(app, frozen, events)
	at := s.store.Now()
	if submitted != nil {
		at = submitted.At
	}
	then, err := s.contentOf(k, app, from)
	if err != nil {
		return answer{}, err
	}
	now, err := s.contentOf(k, app, to)
	if err != nil {
		return answer{}, err
	}
	asking, settled := review.Asking(points, at)
	found := review.Beside(asking, then, now, changes.Between(then, now), settled...)
	return ok(answers.Resubmission{From: from, To: to, Resubmission: found}), nil
}

// answering names the version that was last returned and the one that answers it: the current text while the force is
// writing, otherwise the newest that was submitted. A submission that was recalled before anyone returned it answers
// nothing and is skipped.
func answering(app models.Application, frozen []models.Version, events []models.Event) (from, to int, submitted *models.Version) {
	before := len(events) + 1 // number of the event that submitted the answer; there is none yet
	if !app.Standing.State.Editable() {
		for i, v := range frozen {
			if v.Kind == models.ForQA {
				submitted, to, before = &frozen[i], v.N, v.Seq
			}
		}
	}
	returned := 0
	for _, e := range events {
		back := e.To == models.ReturnedByQA || e.To == models.ReturnedByCPS
		if e.Seq < before && back && e.From != e.To && e.Action != models.Recall {
			returned = e.Seq
		}
	}
	if returned == 0 {
		return to, to, submitted // no one has asked for anything
	}
	for _, v := range frozen {
		if v.Seq < returned {
			from = v.N
		}
	}
	return from, to, submitted
}
