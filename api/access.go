package api

import (
	"strconv"
	"time"
)

type accessLine struct {
	ID            int64     `json:"id"`
	At            time.Time `json:"at"`
	By            person    `json:"by"`
	Kind          string    `json:"kind"`
	Route         string    `json:"route"`
	ApplicationID *string   `json:"applicationId"`
	RequestID     string    `json:"requestId"`
}

// accessLog shows auditors who consulted what, newest first. What was searched for stays in the
// log: it may hold a name, and who looked when is what is asked of it here.
func (s *Server) accessLog(k *call) (answer, error) {
	before, err := strconv.ParseInt(k.QueryParam("before"), 10, 64)
	if err != nil && k.QueryParam("before") != "" {
		return answer{}, invalidField("/before", "Enter the id of a line of the log.")
	}
	lines, err := s.store.AccessLog(k.Request().Context(), k.QueryParam("application"), before, pageSizeMax)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, l := range lines {
		ids = append(ids, l.ActorID)
	}
	people, err := s.people(k.Request().Context(), ids...)
	if err != nil {
		return answer{}, err
	}
	items := make([]accessLine, len(lines))
	for i, l := range lines {
		items[i] = accessLine{ID: l.ID, At: l.Time(), By: people[l.ActorID], Kind: l.Kind, Route: l.Route, RequestID: l.RequestID}
		if l.ApplicationID != "" {
			items[i].ApplicationID = &l.ApplicationID
		}
	}
	given := ok(map[string]any{"items": items})
	given.detail = k.QueryString()
	return given, nil
}
