package api

import (
	"sync"

	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/library"
)

// compare gives the checks what the texts of an application are like: standard wordings, and texts of other
// applications of the region. A caller who cannot read the other text learns only that there is one. The CPS is not
// told.
func (s *Server) compare(k *call, in *checks.Input, except, region string) error {
	in.Library, in.Wordings = s.library, wordingsOf(s.library)
	if k.user.Role == models.CPS || region == "" {
		return nil
	}
	found, err := s.store.Likenesses(k.Request().Context(), region, except, in.Content)
	if err != nil {
		return err
	}
	in.Alike = make(map[string]checks.Like, len(found))
	for _, l := range found {
		like := checks.Like{}
		visible, err := s.readable(k, l.ApplicationID)
		if err != nil {
			return err
		}
		if visible {
			like = checks.Like{Application: l.ApplicationID, Reference: l.Reference, Pointer: l.Pointer, Text: l.Text}
		}
		in.Alike[l.At] = like
	}
	return nil
}

// readable says whether the caller may read an application.
func (s *Server) readable(k *call, id string) (bool, error) {
	_, err := s.store.Application(k.Request().Context(), k.cases(), id)
	if isNotFound(err) {
		return false, nil
	}
	return err == nil, err
}

var prints sync.Map // of a library, to the prints of its wordings

func wordingsOf(l *library.Library) []checks.Wording {
	if known, ok := prints.Load(l); ok {
		return known.([]checks.Wording)
	}
	var all []checks.Wording
	for _, w := range l.Wordings() {
		all = append(all, checks.Wording{Reference: "the standard wording ‘" + w.Title + "’", Print: lint.Fingerprint(w.Fixed())})
	}
	prints.Store(l, all)
	return all
}
