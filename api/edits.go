package api

import (
	"scpo.example/desk/api/answers"

	"context"
	"strconv"
)

// edits tells who changed what of the content, and when, after the version that the caller names.
func (s *Server) edits(k *call) (answer, error) {
	since := 0
	if text := k.QueryParam("since"); text != "" {
		var err error
		if since, err = strconv.Atoi(text); err != nil || since < 0 {
			return answer{}, invalidField("/since", "Enter a version number")
		}
	}
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	items, err := s.lastEdits(ctx, app.ID, since)
	return listed(items), err
}

func (s *Server) lastEdits(ctx context.Context, id string, since int) ([]answers.Edit, error) {
	found, err := s.store.LastEdits(ctx, id, since)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(found))
	for i, e := range found {
		ids[i] = e.ActorID
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return nil, err
	}
	items := make([]answers.Edit, len(found))
	for i, e := range found {
		items[i] = answers.Edit{Section: e.Section, Term: e.Term, Version: e.Version, By: people[e.ActorID], At: e.At}
	}
	return items, nil
}
