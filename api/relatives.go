package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// relatives are the other applications about the subjects of one.
func (s *Server) relatives(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	c, err := written(app)
	if err != nil {
		return answer{}, err
	}
	return s.related(k, c.SubjectKeys(), app.ID)
}

// lookForSubject says which applications there are already about a person or body, before one is begun.
func (s *Server) lookForSubject(k *call) (answer, error) {
	var body answers.RelativesRequest
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	person := content.Subject{
		Type: content.SubjectIndividual, FamilyName: &body.FamilyName, GivenNames: &body.GivenNames,
		DateOfBirth: body.DateOfBirth, PNCID: &body.PNCID,
	}
	firm := content.Subject{Type: content.SubjectBodyCorporate, BodyNumber: &body.BodyNumber}
	return s.related(k, content.Content{Subjects: content.List[content.Subject]{person, firm}}.SubjectKeys(), "")
}

func (s *Server) related(k *call, keys []content.SubjectKey, except string) (answer, error) {
	found, err := s.store.Relatives(k.Request().Context(), store.RelativesQuery{Keys: keys, Except: except, Scope: k.cases()})
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.Relative, len(found))
	for i, r := range found {
		items[i] = relativeFor(k.user, r)
	}
	return listed(items), nil
}

// relativeFor is as much of a relative as the user may know.
func relativeFor(u models.User, r store.Relative) answers.Relative {
	shown := answers.Relative{Region: r.Region, Why: r.Why}
	if r.Visible || u.Role == models.Officer {
		shown.Reference = &r.Reference // for use between two regions
	}
	if r.Visible {
		shown.ID, shown.Force, shown.State, shown.Subject = &r.ID, &r.Force, &r.State, &r.Subject
	}
	return shown
}
