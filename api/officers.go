package api

import (
	"cmp"
	"slices"

	"scpo.example/desk/models/calendar"
)

// officer is somebody of the region to whom work may be given.
type officer struct {
	Username  string         `json:"username"`
	Name      string         `json:"name"`
	AwayUntil *calendar.Date `json:"awayUntil"` // the day back; null for who is there today
}

// officers lists the officers of the caller's region by name.
func (s *Server) officers(k *call) (answer, error) {
	ctx := k.Request().Context()
	users, err := s.store.Users(ctx)
	if err != nil {
		return answer{}, err
	}
	today := s.today()
	covers, err := s.store.Covers(ctx, k.user.Region, today, coversLimit)
	if err != nil {
		return answer{}, err
	}
	items := []officer{}
	for _, u := range users {
		if !u.CoversIn(k.user.Region) {
			continue
		}
		o := officer{Username: u.Username, Name: u.Name}
		for _, c := range covers {
			if c.UserID == u.ID && c.Holds(today) {
				o.AwayUntil = &c.Until
			}
		}
		items = append(items, o)
	}
	slices.SortStableFunc(items, func(a, b officer) int { return cmp.Compare(a.Name, b.Name) })
	return ok(map[string]any{"items": items}), nil
}
