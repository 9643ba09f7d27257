package api

import (
	"encoding/json"
	"slices"

	"scpo.example/desk/models"
)

// spoken is what is asked of the text of an event about a point.
type spoken struct {
	PointID, Text, Missing string
	Answer                 models.AnswerKind
}

// asReceivedByCPS leaves out, for the CPS, what is between force and region: the points of the region, and every answer that
// did not come with a submission.
func (s *Server) asReceivedByCPS(k *call, app models.Application, raised []models.Point, r record) ([]models.Point, record, error) {
	if k.user.Role != models.CPS {
		return raised, r, nil
	}
	rounds, err := s.store.Submissions(k.Request().Context(), app.ID)
	if err != nil {
		return nil, r, err
	}
	said, err := r.spoken()
	if err != nil {
		return nil, r, err
	}
	sent := map[string]bool{}
	for _, round := range rounds {
		last := map[string]string{} // point to what was answered last before it
		for _, e := range r.events {
			if e.Action == models.AnswerPoint && !e.At.After(round.At) {
				last[said[e.PayloadRef].PointID] = e.PayloadRef
			}
		}
		for _, ref := range last {
			sent[ref] = true
		}
	}
	r.events = slices.DeleteFunc(slices.Clone(r.events), func(e models.Event) bool {
		return !e.Action.ReadBy(models.CPS) && !sent[e.PayloadRef]
	})
	own := []models.Point{}
	for _, p := range raised {
		if p.Source == models.FromCPS {
			own = append(own, r.answered(p, said))
		}
	}
	return own, r, nil
}

// spoken reads the texts of what was answered and received, by their references.
func (r record) spoken() (map[string]spoken, error) {
	all := map[string]spoken{}
	for _, e := range r.events {
		text, there := r.texts[e.PayloadRef]
		if !there || (e.Action != models.AnswerPoint && e.Action != models.ReceiveItem) {
			continue
		}
		var one spoken
		if err := json.Unmarshal(text.Body, &one); err != nil {
			return nil, err
		}
		all[e.PayloadRef] = one
	}
	return all, nil
}

// answered is the point with the answers of the record and no others.
func (r record) answered(p models.Point, said map[string]spoken) models.Point {
	p.Answer, p.AnswerText, p.AnsweredBy, p.AnsweredAt, p.Missing = "", "", "", nil, ""
	p.Resolution, p.ResolvedBy, p.ResolvedAt = "", "", nil
	for _, e := range r.events {
		one := said[e.PayloadRef]
		if one.PointID != p.ID {
			continue
		}
		if p.Missing = one.Missing; e.Action == models.AnswerPoint {
			p.Answer, p.AnswerText, p.AnsweredBy, p.AnsweredAt = one.Answer, one.Text, e.ActorID, &e.At
		}
	}
	return p
}
