package api

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// historyItem is an application to those who may read its history and not what it says.
type historyItem struct {
	ID        string       `json:"id"`
	Reference string       `json:"reference"`
	Force     string       `json:"force"`
	Region    string       `json:"region"`
	State     models.State `json:"state"`
	CreatedAt time.Time    `json:"createdAt"`
}

type historyPage struct {
	Items      []historyItem `json:"items"`
	NextCursor *string       `json:"nextCursor"`
}

// histories finds applications by their reference, for auditors: no names are shown or searched.
func (s *Server) histories(k *call) (answer, error) {
	apps, next, err := s.store.Applications(k.Request().Context(), store.ListQuery{
		Scope: k.user.Histories(), Text: k.QueryParam("q"), Cursor: k.QueryParam("cursor"), Plain: true, Limit: pageSize,
	})
	if err != nil {
		return answer{}, err
	}
	page := historyPage{Items: make([]historyItem, len(apps)), NextCursor: orNull(next)}
	for i, a := range apps {
		page.Items[i] = historyItem{ID: a.ID, Reference: a.Reference, Force: a.Force, Region: a.Region, State: a.Standing.State, CreatedAt: a.CreatedAt}
	}
	given := ok(page)
	given.detail = k.QueryString()
	return given, nil
}
