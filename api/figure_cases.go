package api

import (
	"cmp"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/store"
)

// figureCases lists what one number of the figure counts, to those who may list applications.
func (s *Server) figureCases(k *call) (answer, error) {
	figure, err := s.figureQuery(k)
	if err != nil {
		return answer{}, err
	}
	of := models.Counted(cmp.Or(k.QueryParam("of"), string(models.CountSubmitted)))
	query := store.FigureCasesQuery{FigureQuery: figure, Of: of, Cursor: k.QueryParam("cursor")}
	if !of.Known() {
		return answer{}, invalidField("/of", "Enter which number to list, such as accepted")
	}
	if groups := k.QueryParams()["group"]; len(groups) > 0 {
		query.Group = &groups[0]
	}
	if query.Group != nil && (query.By == "" || of.Before()) {
		return answer{}, invalidField("/group", "Remove this: the number has no groups")
	}
	if query.Limit, err = limit(k); err != nil {
		return answer{}, err
	}
	cases, next, err := s.store.FigureCases(k.Request().Context(), query)
	if err != nil {
		return answer{}, err
	}
	page := answers.FigureCasePage{Program: release.This()}
	page.Items, page.NextCursor = make([]answers.FigureCase, len(cases)), orNull(next)
	for i, c := range cases {
		page.Items[i] = answers.FigureCase{ID: c.ID, Reference: c.Reference, Force: c.Force, State: c.State, SubmittedOn: c.SubmittedOn, DecidedOn: c.DecidedOn}
		if c.Decision != "" {
			page.Items[i].Decision = &c.Decision
		}
	}
	given := ok(page)
	given.detail = k.QueryString()
	return given, nil
}
