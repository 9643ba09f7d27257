package api

import (
	"cmp"
	"slices"

	"scpo.example/desk/api/answers"
)

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
	items := []answers.Officer{}
	for _, u := range users {
		if !u.CoversIn(k.user.Region) {
			continue
		}
		o := answers.Officer{Username: u.Username, Name: u.Name}
		for _, c := range covers {
			if c.UserID == u.ID && c.Holds(today) {
				o.AwayUntil = &c.Until
			}
		}
		items = append(items, o)
	}
	slices.SortStableFunc(items, func(a, b answers.Officer) int { return cmp.Compare(a.Name, b.Name) })
	return listed(items), nil
}
