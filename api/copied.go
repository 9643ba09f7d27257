package api

import (
	"fmt"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// copiedIn are the sections that the force copied and still has to check.
func (s *Server) copiedIn(k *call, app models.Application) ([]answers.Copied, error) {
	shown := []answers.Copied{}
	if !k.user.Role.May(models.Writes) || !app.Standing.State.Editable() {
		return shown, nil
	}
	ctx := k.Request().Context()
	copies, err := s.store.Copies(ctx, app.ID)
	if err != nil || len(copies) == 0 {
		return shown, err
	}
	var actors, cases []string
	for _, c := range copies {
		actors, cases = append(actors, c.ActorID), append(cases, c.FromID)
	}
	people, err := s.people(ctx, actors...)
	if err != nil {
		return nil, err
	}
	references, err := s.store.References(ctx, cases)
	if err != nil {
		return nil, err
	}
	for _, c := range copies {
		told := answers.Copied{Section: c.Section, By: people[c.ActorID], At: c.At}
		visible, err := s.readable(k, c.FromID)
		if err != nil {
			return nil, err
		}
		if visible {
			reference := references[c.FromID]
			told.From, told.Reference = &c.FromID, &reference
		}
		shown = append(shown, told)
	}
	return shown, nil
}

// codeUnchecked says that a section was copied and not checked since.
const codeUnchecked = "copy-unchecked"

// uncheckedCopies names every copied section that prevents submission: no one has read it as part of this case.
func (s *Server) uncheckedCopies(k *call, app models.Application) ([]decode.Problem, error) {
	copied, err := s.copiedIn(k, app)
	var found []decode.Problem
	for _, c := range copied {
		found = append(found, decode.NewProblem("/"+c.Section, codeUnchecked, fmt.Sprintf(
			"Check the section %s. It was copied from %s and has not been checked", content.SectionName(c.Section), c.Source())))
	}
	return found, err
}

// checkCopy says that the caller has looked at a copied section.
func (s *Server) checkCopy(k *call) (answer, error) {
	app, section, version, err := s.copyTo(k)
	if err != nil {
		return answer{}, err
	}
	if version < 0 { // a version that does not exist was never read
		return answer{}, s.saveFailed(k, models.ErrStale, version)
	}
	if err := s.store.CheckCopy(k.Request().Context(), app.ID, section, version); err != nil {
		return answer{}, s.saveFailed(k, err, version)
	}
	return s.show(k, app)
}

// copyTo reads what every call about a copied section needs: the application, the section and the version that the caller read.
func (s *Server) copyTo(k *call) (app models.Application, section string, version int, err error) {
	app, err = s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return app, "", 0, err
	}
	one, known := content.SectionOf(k.Param("section"))
	if !known || !one.Copies {
		return app, "", 0, models.ErrNotFound
	}
	if !app.Standing.State.Editable() {
		return app, "", 0, s.notEditable(k, app)
	}
	version, err = ifMatch(k, app)
	return app, one.Key, version, err
}
