package api

import (
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

func (s *Server) notes(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	kept, err := s.store.Notes(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, n := range kept {
		ids = append(ids, n.By)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.Note, len(kept))
	for i, n := range kept {
		items[i] = answers.Note{ID: n.ID, By: people[n.By], At: n.At, Text: n.Text}
	}
	return listed(items), nil
}

func (s *Server) addNote(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	var body answers.NewNote
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if compare.Blank(body.Text) {
		found = append(found, decode.Problem{Pointer: "/text", Code: decode.CodeRequired, Message: "Enter the note"})
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	if known, err := s.store.Note(ctx, app.ID, k.resource); !isNotFound(err) { // the same request, repeated
		if err != nil {
			return answer{}, err
		}
		given, err := s.noted(k, known)
		given.replayed = true
		return given, err
	}
	kept, err := s.store.AddNote(ctx, models.Note{ID: k.resource, ApplicationID: app.ID, By: k.user.ID, Text: body.Text})
	if err != nil {
		return answer{}, err
	}
	return s.noted(k, kept)
}

func (s *Server) noted(k *call, kept models.Note) (answer, error) {
	people, err := s.people(k.Request().Context(), kept.By)
	given := ok(answers.Note{ID: kept.ID, By: people[kept.By], At: kept.At, Text: kept.Text})
	given.status, given.recorded = http.StatusCreated, true
	return given, err
}
