package api

import (
	"cmp"
	"fmt"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

// mayBeNamed lists to whom the application can be restricted, by role and name.
func (s *Server) mayBeNamed(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	users, err := s.store.Users(ctx)
	if err != nil {
		return answer{}, err
	}
	items := []answers.MayBeNamed{}
	for _, u := range users {
		if !s.mayName(u, app) {
			continue
		}
		items = append(items, answers.MayBeNamed{
			Username: u.Username, Name: u.Name, Role: u.Role, Named: slices.Contains(app.Standing.Restricted, u.ID),
			Drafter: u.ID == app.CreatedBy, Holder: u.ID == app.Standing.Holder,
		})
	}
	slices.SortStableFunc(items, func(a, b answers.MayBeNamed) int {
		roles := models.Roles()
		return cmp.Or(slices.Index(roles, a.Role)-slices.Index(roles, b.Role), cmp.Compare(a.Name, b.Name))
	})
	return listed(items), nil
}

// mayName reports whether someone may see the application by their role and place, and has declared no conflict of interest in it.
func (s *Server) mayName(u models.User, app models.Application) bool {
	return u.Active && u.Lists().Covers(app.Force, app.Region, s.lists.CPSAreasOf(app.Force)) && !slices.Contains(app.Standing.Conflicts, u.ID)
}

// named finds the people to whom the application is to be restricted. Who drafted it is one of them unless they are left out.
func (s *Server) named(k *call, app models.Application, b *models.RestrictBody, found []decode.Problem) ([]decode.Problem, error) {
	ctx := k.Request().Context()
	b.UserIDs = nil
	for i, username := range b.People {
		u, err := s.store.UserByName(ctx, username)
		if err != nil && !isNotFound(err) {
			return nil, err
		}
		if isNotFound(err) || !s.mayName(u, app) {
			found = append(found, decode.NewProblem(fmt.Sprintf("/people/%d", i), decode.CodeBadValue, "Enter the username of someone who can see this application without the restriction"))
			continue
		}
		b.UserIDs = append(b.UserIDs, u.ID)
	}
	if b.LeaveOutDrafter {
		return found, nil
	}
	users, err := s.store.UsersByID(ctx, []string{app.CreatedBy})
	if drafter, known := users[app.CreatedBy]; known && s.mayName(drafter, app) {
		b.UserIDs = append(b.UserIDs, drafter.ID)
	}
	return found, err
}

// restrictedTo says to whom the application is restricted; nil where it is not.
func (s *Server) restrictedTo(k *call, app models.Application) (*answers.Restricted, error) {
	ids := app.Standing.Restricted
	if len(ids) == 0 {
		return nil, nil
	}
	people, err := s.people(k.Request().Context(), ids...)
	if err != nil {
		return nil, err
	}
	shown := &answers.Restricted{People: make([]answers.Person, len(ids))}
	for i, id := range ids {
		shown.People[i] = people[id]
	}
	slices.SortFunc(shown.People, func(a, b answers.Person) int { return cmp.Compare(a.Name, b.Name) })
	shown.CPS, err = s.store.RestrictedCPS(k.Request().Context(), app.ID)
	return shown, err
}
