package api

import (
	"encoding/json"
	"fmt"
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

// addPoint keeps a point in preparation: the officer who holds the application collects them while
// reading, and they go out together with the return.
func (s *Server) addPoint(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.heldByCaller(k)
	if err != nil {
		return answer{}, err
	}
	body, instead, found, err := pointSent(k.body)
	if err != nil {
		return answer{}, err
	}
	drafts, err := s.store.DraftPoints(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	if instead == "" && len(drafts) >= decode.MaxItems {
		found = append(found, decode.Problem{Code: decode.CodeTooMany, Message: fmt.Sprintf(
			"There are %d draft points. Return the application or remove a draft point", len(drafts))})
	}
	content, err := written(app)
	if err != nil {
		return answer{}, err
	}
	if found = append(found, body.Problems(s.rules(content.HasAnchor))...); len(found) > 0 {
		return answer{}, invalid(found)
	}
	body.ID = k.resource
	kept := models.DraftPoint{ID: body.ID, ApplicationID: app.ID, By: k.user.ID, Body: body}
	if kept, err = s.store.AddDraftPoint(ctx, kept, instead); err != nil {
		return answer{}, err
	}
	people, err := s.people(ctx, kept.By)
	given := ok(answers.DraftPoint{PointBody: kept.Body, By: people[kept.By], At: kept.At})
	given.status, given.made = http.StatusCreated, kept.At
	return given, err
}

// pointSent reads a point, and the id of the one in preparation in whose place it is put; "" for none.
func pointSent(data []byte) (body models.PointBody, instead string, found []decode.Problem, err error) {
	if len(data) == 0 {
		data = []byte("{}")
	}
	old, found, err := decodeBeside(data, "instead", &body)
	if err == nil && old != nil && (json.Unmarshal(old, &instead) != nil || !isText(instead)) {
		found = append(found, decode.Problem{Pointer: "/instead", Code: decode.CodeWrongType, Message: "Enter the id of a draft point"})
	}
	return body, instead, found, err
}

// discardPoint takes a point in preparation back.
func (s *Server) discardPoint(k *call) (answer, error) {
	app, err := s.heldByCaller(k)
	if err != nil {
		return answer{}, err
	}
	if err := s.store.DiscardDraftPoint(k.Request().Context(), app.ID, k.Param("point")); err != nil {
		return answer{}, err
	}
	return ok(answers.Discarded{ID: k.Param("point")}), nil
}

// heldByCaller reads the application if the caller is the officer who holds it for review.
func (s *Server) heldByCaller(k *call) (models.Application, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return app, err
	}
	if refusal := app.Standing.Forbids(models.ResolvePoint, k.user.Actor()); refusal != nil {
		return app, s.withActions(k, app, refusal)
	}
	return app, nil
}

// drafts are the points in preparation, for the region's officers alone.
func (s *Server) drafts(k *call, app models.Application) ([]answers.DraftPoint, error) {
	shown := []answers.DraftPoint{}
	if k.user.Role != models.Officer {
		return shown, nil
	}
	drafts, err := s.store.DraftPoints(k.Request().Context(), app.ID)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, d := range drafts {
		ids = append(ids, d.By)
	}
	people, err := s.people(k.Request().Context(), ids...)
	if err != nil {
		return nil, err
	}
	for _, d := range drafts {
		shown = append(shown, answers.DraftPoint{PointBody: d.Body, By: people[d.By], At: d.At})
	}
	return shown, nil
}

// withDrafts adds the draft points to those of the return, and drops the complaint that there are none where the drafts
// suffice. One that no longer fits, for example because its term was removed, is named by its id: it must be discarded
// or the return waits.
func (s *Server) withDrafts(k *call, app models.Application, b *models.ReturnBody, r models.Rules, found []decode.Problem) ([]decode.Problem, error) {
	drafts, err := s.store.DraftPoints(k.Request().Context(), app.ID)
	if err != nil || len(drafts) == 0 {
		return found, err
	}
	if len(b.Points) == 0 {
		found = nil
	}
	for _, d := range drafts {
		for _, p := range d.Body.Problems(r) {
			p.Pointer = "/drafts/" + d.ID + p.Pointer
			found = append(found, p)
		}
		b.Points = append(b.Points, d.Body)
	}
	return found, nil
}
