package api

import (
	"context"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/store"
)

// accessLog shows auditors who consulted what, newest first. What was searched for stays in the
// log: it may hold a name, and who looked when is what is asked of it here.
func (s *Server) accessLog(k *call) (answer, error) {
	before, err := beforeLine(k)
	if err != nil {
		return answer{}, err
	}
	lines, err := s.store.AccessLog(k.Request().Context(), k.QueryParam("application"), before, pageSizeMax)
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
		items[i] = answers.AccessLine{ID: l.ID, At: l.Time(), By: people[l.ActorID], Kind: l.Kind, Route: l.Route, RequestID: l.RequestID}
		if l.ApplicationID != "" {
			items[i].ApplicationID, items[i].Reference = &l.ApplicationID, orNull(references[l.ApplicationID])
		}
		if who, known := people[about(l)]; known {
			items[i].About = &who
		}
	}
	return items, nil
}
