package api

import (
	"fmt"
	"maps"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
)

// relatedTo lists the applications that may be about the same subject, and those that an officer related, with what was said.
func (s *Server) relatedTo(k *call, app models.Application) ([]answers.Related, error) {
	if k.user.Role != models.Officer && k.user.Role != models.Applicant {
		return []answers.Related{}, nil
	}
	ctx := k.Request().Context()
	c, err := written(app)
	if err != nil {
		return nil, err
	}
	found, err := s.store.Relatives(ctx, store.RelativesQuery{Keys: c.SubjectKeys(), Except: app.ID, Scope: k.cases()})
	if err != nil {
		return nil, err
	}
	said, err := s.store.Relations(ctx, app.ID)
	if err != nil {
		return nil, err
	}
	items := []answers.Related{}
	for _, r := range found {
		if r.State == models.Discarded {
			continue
		}
		items = append(items, relatedOf(k.user, r, said))
		delete(said, r.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(said)) { // of another subject, by an officer's word
		other, err := s.store.Application(ctx, k.cases(), id)
		if isNotFound(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		items = append(items, relatedOf(k.user, store.Relative{ID: id, Reference: other.Reference, Region: other.Region, Visible: true, Why: []content.SubjectMatch{}}, said))
	}
	return items, nil
}

func relatedOf(u models.User, r store.Relative, said map[string]models.Relation) answers.Related {
	known := relativeFor(u, r)
	shown := answers.Related{Application: known.ID, Reference: known.Reference, Region: r.Region, Match: r.Why}
	if verdict, there := said[r.ID]; there {
		shown.Decision = &verdict
	}
	return shown
}

// unlessRelated refuses a submission to the CPS until someone has said how a likely relative is related, and says what
// to do.
func (s *Server) unlessRelated(k *call, app models.Application) error {
	related, err := s.relatedTo(k, app)
	if err != nil {
		return err
	}
	related = slices.DeleteFunc(related, func(r answers.Related) bool { return r.Decision != nil })
	if len(related) == 0 {
		return nil
	}
	p := s.withActions(k, app, &models.Refusal{Reason: models.RelatedUndecided, State: app.Standing.State, Last: app.Standing.Last})
	p.Related = related
	for _, r := range related {
		p.Errors = append(p.Errors, decode.NewProblem("", string(models.RelatedUndecided), toRelate(r)))
	}
	return p
}

// toRelate says what to do about one.
func toRelate(r answers.Related) string {
	match := "subject"
	if len(r.Match) > 0 {
		match = r.Match[0].Words()
	}
	text := fmt.Sprintf("Record how %s is related to this application (the same %s)", *r.Reference, match)
	if r.Application == nil {
		text += ". You cannot open it: ring the regional officers of " + r.Region
	}
	return text
}

// other finds the application that an officer relates: one that they may open, or a likely relative that they cannot.
func (s *Server) other(k *call, app models.Application, b *models.RelateBody, found []decode.Problem) ([]decode.Problem, error) {
	wrong := decode.NewProblem("/other", decode.CodeBadValue, "Enter the reference of another application of your region, or of one about the same subject")
	other, err := s.store.ApplicationCalled(k.Request().Context(), b.Other)
	if err != nil && !isNotFound(err) {
		return nil, err
	}
	if isNotFound(err) || other.ID == app.ID {
		return append(found, wrong), nil
	}
	b.OtherID = other.ID
	_, err = s.store.Application(k.Request().Context(), k.cases(), other.ID)
	if !isNotFound(err) {
		return found, err
	}
	related, err := s.relatedTo(k, app)
	if !slices.ContainsFunc(related, func(r answers.Related) bool { return r.Reference != nil && *r.Reference == other.Reference }) {
		found = append(found, wrong)
	}
	return found, err
}
