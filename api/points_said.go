package api

import (
	"encoding/json"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// sayings is all that was ever said on each point, by point id, oldest first: a new answer to a reopened point replaces
// the one before, but does not delete it. With it comes what became of the points of the CPS.
func (s *Server) sayings(k *call, app models.Application) (map[string][]answers.Saying, map[string]answers.PointLife, error) {
	ctx := k.Request().Context()
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return nil, nil, err
	}
	texts, err := s.store.Payloads(ctx, app.ID)
	if err != nil {
		return nil, nil, err
	}
	var ids []string
	for _, e := range events {
		ids = append(ids, e.ActorID)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return nil, nil, err
	}
	said := map[string][]answers.Saying{}
	for _, e := range events {
		text, there := texts[e.PayloadRef]
		if !there || (e.Action != models.AnswerPoint && e.Action != models.ResolvePoint) {
			continue
		}
		var body struct {
			PointID    string
			Answer     *models.AnswerKind
			Resolution *models.Resolution
			Text, Note string
		}
		if err := json.Unmarshal(text.Body, &body); err != nil {
			return nil, nil, err
		}
		said[body.PointID] = append(said[body.PointID], answers.Saying{
			By: people[e.ActorID], At: e.At, Answer: body.Answer, Resolution: body.Resolution, Text: body.Text + body.Note,
		})
	}
	became, err := lives(events, texts, people)
	return said, became, err
}
