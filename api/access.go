package api

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// accessLog shows auditors who consulted what, newest first. What was searched for stays in the log: it may contain a
// name, and this list only has to show who looked when.
func (s *Server) accessLog(k *call) (answer, error) {
	before, err := beforeLine(k)
	if err != nil {
		return answer{}, err
	}
	query, err := s.accessQuery(k)
	if err != nil {
		return answer{}, err
	}
	query.Before = before
	lines, err := s.store.AccessLines(k.Request().Context(), query)
	if err != nil {
		return answer{}, err
	}
	items, err := s.accessLines(k.Request().Context(), lines)
	if err != nil {
		return answer{}, err
	}
	given := listed(items)
	given.detail = k.QueryString()
	return given, nil
}

// accessQuery reads by what the log is narrowed. A person who is not known has no lines.
func (s *Server) accessQuery(k *call) (store.AccessQuery, error) {
	q := store.AccessQuery{Application: k.QueryParam("application"), Kind: k.QueryParam("kind"), Address: k.QueryParam("address"), Term: strings.TrimSpace(k.QueryParam("term")), Limit: pageSizeMax}
	if q.Kind != "" && !slices.Contains(store.AccessKinds(), q.Kind) {
		return q, invalidField("/kind", "Select a kind of access: "+strings.Join(store.AccessKinds(), ", "))
	}
	for name, id := range map[string]*string{"by": &q.Actor, "about": &q.About} {
		username := k.QueryParam(name)
		if username == "" {
			continue
		}
		user, err := s.store.UserByName(k.Request().Context(), username)
		if isNotFound(err) {
			return q, invalidField("/"+name, "Enter the username of a user")
		}
		if err != nil {
			return q, err
		}
		*id = user.ID
	}
	if text := k.QueryParam("day"); text != "" {
		day, err := calendar.ParseDate(text)
		if err != nil {
			return q, invalidField("/day", "Enter a date like 2026-11-30")
		}
		q.From, q.Until = day.Midnight(), day.AddDays(1).Midnight()
	}
	return q, nil
}

func (s *Server) accessLines(ctx context.Context, lines []store.Access) ([]answers.AccessLine, error) {
	var ids, cases []string
	for _, l := range lines {
		ids, cases = append(ids, l.ActorID, about(l)), append(cases, l.ApplicationID)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return nil, err
	}
	references, err := s.store.References(ctx, cases)
	if err != nil {
		return nil, err
	}
	items := make([]answers.AccessLine, len(lines))
	for i, l := range lines {
		items[i] = answers.AccessLine{ID: l.ID, At: l.Time(), By: people[l.ActorID], Kind: l.Kind, Route: l.Route, RequestID: l.RequestID, AtTime: models.Role(l.ActorRole), Address: l.Address}
		if l.Shown != "" {
			items[i].Shown = json.RawMessage(l.Shown)
		}
		if l.ApplicationID != "" {
			items[i].ApplicationID, items[i].Reference = &l.ApplicationID, orNull(references[l.ApplicationID])
		}
		if who, known := people[about(l)]; known {
			items[i].About = &who
		}
	}
	return items, nil
}
