package api

import (
	"encoding/json"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// record is every event of an application, with its text and the people in it.
type record struct {
	events []models.Event
	texts  map[string]models.Payload
	people map[string]answers.Person
}

func (s *Server) recordOf(k *call, app models.Application) (record, error) {
	var r record
	var err error
	ctx := k.Request().Context()
	if r.events, err = s.store.Events(ctx, app.ID); err != nil {
		return r, err
	}
	if r.texts, err = s.store.Payloads(ctx, app.ID); err != nil {
		return r, err
	}
	var ids []string
	for _, e := range r.events {
		ids = append(ids, e.ActorID)
	}
	r.people, err = s.people(ctx, ids...)
	return r, err
}

// sayings is all that was ever said on each point, by point id, oldest first: a new answer to a reopened point replaces
// the one before, but does not delete it.
func (r record) sayings() (map[string][]answers.Saying, error) {
	said := map[string][]answers.Saying{}
	for _, e := range r.events {
		text, there := r.texts[e.PayloadRef]
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
			return nil, err
		}
		said[body.PointID] = append(said[body.PointID], answers.Saying{
			By: r.people[e.ActorID], At: e.At, Answer: body.Answer, Resolution: body.Resolution, Text: body.Text + body.Note,
		})
	}
	return said, nil
}
