package api

import (
	"errors"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/library"
)

// wordings lists the library of terms, with its guidance. Nothing of it is ever put into an
// application by itself.
func (s *Server) wordings(*call) (answer, error) {
	l := s.library
	return ok(answers.WordingList{Version: l.Version, From: l.From, Source: l.Source, Items: l.Wordings()}), nil
}

// draftTerm makes a term from a wording, for the force to continue from. It stores nothing: when the
// content is saved, the term is recognised by its words.
func (s *Server) draftTerm(k *call) (answer, error) {
	var body answers.TermSlots
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	draft, err := s.library.Draft(k.Param("wording"), body.Values)
	switch {
	case errors.Is(err, library.ErrUnknownWording):
		return answer{}, models.ErrNotFound
	case errors.Is(err, library.ErrUnknownSlot):
		return answer{}, invalidField("/values", "Enter only the blanks of this wording")
	case err != nil:
		return answer{}, err
	}
	return ok(answers.DraftedTerm{Term: draft.Term, Wording: draft.Origin.WordingID, Version: draft.Origin.Version, EmptySlot: append([]string{}, draft.Empty...)}), nil
}

// wordingsUsed tells which terms came from the library, and whether their words are still its.
func (s *Server) wordingsUsed(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	content, err := written(app)
	if err != nil {
		return answer{}, err
	}
	origins, err := s.store.Origins(k.Request().Context(), app.ID)
	if err != nil {
		return answer{}, err
	}
	items := []answers.WordingUsed{}
	for _, term := range content.Terms {
		if o, known := origins[term.ID]; known {
			items = append(items, answers.WordingUsed{Term: term.ID, Wording: o.WordingID, Version: o.Version, State: s.library.State(term.Text, o)})
		}
	}
	return listed(items), nil
}
