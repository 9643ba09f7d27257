package api

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
)

// filesFor says for what the force has attached files; nil where the service keeps none.
func (s *Server) filesFor(k *call, id string) (*checks.Files, error) {
	if s.files == nil {
		return nil, nil
	}
	all, err := s.store.Attachments(k.Request().Context(), id)
	if err != nil {
		return nil, err
	}
	known := &checks.Files{Evidence: map[string]bool{}, Documents: map[string]bool{}, Maps: map[string]bool{}}
	for _, a := range all {
		if a.Origin != models.FromForce {
			continue
		}
		if !a.Scan.Released() {
			known.Held = append(known.Held, a.Name)
			continue
		}
		note(known.Evidence, a.Links.Evidence)
		note(known.Documents, a.Links.Documents)
		if a.Kind == "map" {
			note(known.Maps, a.Links.Terms)
		}
	}
	return known, nil
}

func note(in map[string]bool, ids []string) {
	for _, id := range ids {
		in[id] = true
	}
}
