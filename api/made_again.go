package api

import (
	"encoding/json"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// createdAgain answers a repeated request for a new application as the first was answered: from its first event and the
// text that was sent, which is kept only there. ErrNotFound when it has not been created.
func (s *Server) createdAgain(k *call) (answer, error) {
	ctx := k.Request().Context()
	e, err := s.store.EventOf(ctx, k.resource, k.updateID)
	if err != nil {
		return answer{}, err
	}
	app, err := s.store.Application(ctx, k.cases(), k.resource)
	if isNotFound(err) {
		return answer{}, notFound()
	}
	if err != nil {
		return answer{}, err
	}
	text, err := s.store.Payload(ctx, e.PayloadRef)
	if err != nil {
		return answer{}, err
	}
	var first models.NewApplication
	var words content.Content
	if err := json.Unmarshal(text.Body, &first); err != nil {
		return answer{}, err
	}
	if err := json.Unmarshal(first.Content, &words); err != nil {
		return answer{}, err
	}
	command := models.Command{Action: e.Action, Actor: models.Actor{ID: e.ActorID, Role: e.ActorRole}, PayloadRef: e.PayloadRef, PayloadHash: e.PayloadHash}
	standing, refusal := models.Standing{ApplicationID: app.ID}.Decide(command, e.At)
	if refusal != nil {
		return answer{}, refusal
	}
	app.Standing, app.Version, app.Content, app.ContentHash = standing, e.Version, first.Content, e.ContentHash
	app.Subject, app.Received, app.Submitted = words.SubjectName(), "", false
	app.UpdatedAt, app.UpdatedBy = e.At, e.ActorID
	return s.created(k, app)
}

// pointAgain answers a repeated request for a point in preparation from what was sent, which the first kept under this id.
func (s *Server) pointAgain(k *call, given answer, kept store.Request) (answer, error) {
	body, _, _, err := pointSent(k.body)
	if err != nil {
		return answer{}, err
	}
	body.ID = kept.Resource
	people, err := s.people(k.Request().Context(), k.user.ID)
	given.body = answers.DraftPoint{PointBody: body, By: people[k.user.ID], At: given.made}
	return given, err
}
