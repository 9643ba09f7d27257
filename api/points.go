package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

func (s *Server) points(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	raised, err := s.store.Points(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	told, err := s.recordOf(k, app)
	if err != nil {
		return answer{}, err
	}
	if raised, told, err = s.asReceivedByCPS(k, app, raised, told); err != nil {
		return answer{}, err
	}
	var ids []string
	for _, p := range raised {
		ids = append(ids, p.RaisedBy, p.AnsweredBy, p.ResolvedBy)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	places, err := s.places(k, app, raised)
	if err != nil {
		return answer{}, err
	}
	drafts, err := s.drafts(k, app)
	if err != nil {
		return answer{}, err
	}
	said, err := told.sayings()
	if err != nil {
		return answer{}, err
	}
	became, err := told.lives()
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.Point, len(raised))
	for i, p := range raised {
		items[i] = pointOf(p, people)
		items[i].Place = places[i]
		items[i].Said = append(items[i].Said, said[p.ID]...)
		items[i].PointLife = became[p.ID]
	}
	return ok(answers.Points{Items: items, Drafts: drafts}), nil
}

func pointOf(p models.Point, people map[string]answers.Person) answers.Point {
	shown := answers.Point{
		ID: p.ID, Number: p.Number, Round: p.Round, Source: p.Source, Code: p.Code, Severity: p.Severity, Anchor: p.Anchor,
		Text: p.Text, Action: p.Action, Why: p.Why, Category: p.Category, DueOn: p.DueOn, RaisedBy: people[p.RaisedBy], RaisedAt: p.RaisedAt,
		AnswerText: p.AnswerText, AnsweredAt: p.AnsweredAt, ResolvedAt: p.ResolvedAt, Cancelled: p.Cancelled, Said: []answers.Saying{},
		ItemState: p.ItemState(), Missing: p.Missing, ReceivedOn: p.ReceivedOn,
	}
	if p.Answer != "" {
		by := people[p.AnsweredBy]
		shown.Answer, shown.AnsweredBy = &p.Answer, &by
	}
	if p.Resolution != "" {
		by := people[p.ResolvedBy]
		shown.Resolution, shown.ResolvedBy = &p.Resolution, &by
	}
	return shown
}
