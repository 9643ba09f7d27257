package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/store"
)

// histories finds applications by their reference, for auditors: no names are shown or searched.
func (s *Server) histories(k *call) (answer, error) {
	apps, next, err := s.store.Applications(k.Request().Context(), store.ListQuery{
		Scope: k.histories(), Text: k.QueryParam("q"), Cursor: k.QueryParam("cursor"), Plain: true, Limit: pageSize,
	})
	if err != nil {
		return answer{}, err
	}
	page := answers.Page[answers.HistoryItem]{Items: make([]answers.HistoryItem, len(apps)), NextCursor: orNull(next)}
	for i, a := range apps {
		page.Items[i] = answers.HistoryItem{ID: a.ID, Reference: a.Reference, Force: a.Force, Region: a.Region, State: a.Standing.State, CreatedAt: a.CreatedAt}
	}
	given := ok(page)
	given.detail = k.QueryString()
	return given, nil
}
