package api

import (
	"context"
	"slices"

	"scpo.example/desk/api/answers"
)

// people finds the people behind user ids. A user who is no longer known has a person without a name, never a missing
// line.
func (s *Server) people(ctx context.Context, ids ...string) (map[string]answers.Person, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	slices.Sort(ids)
	users, err := s.store.UsersByID(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	people := make(map[string]answers.Person, len(users))
	for id, u := range users {
		people[id] = answers.Person{Username: u.Username, Name: u.Name, Role: u.Role}
	}
	return people, nil
}

// someone is the person of a user id; nil where there is none.
func someone(people map[string]answers.Person, id string) *answers.Person {
	if id == "" {
		return nil
	}
	p := people[id]
	return &p
}
