package api

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
)

func (s *Server) contestPoint(k *call) (answer, error) {
	body := &models.ContestBody{}
	return s.perform(k, models.ContestPoint, body, func() { body.PointID = k.Param("point") })
}

func (s *Server) contestOutcome(k *call) (answer, error) {
	body := &models.ContestOutcomeBody{}
	return s.perform(k, models.ContestOutcome, body, func() { body.PointID = k.Param("point") })
}

func (s *Server) receiveItem(k *call) (answer, error) {
	body := &models.ReceiveBody{}
	return s.perform(k, models.ReceiveItem, body, func() { body.PointID = k.Param("point") })
}

func (s *Server) cancelItem(k *call) (answer, error) {
	body := &models.CancelItemBody{}
	return s.perform(k, models.CancelItem, body, func() { body.PointID = k.Param("point") })
}

func (s *Server) moveItem(k *call) (answer, error) {
	body := &models.MoveItemBody{}
	return s.perform(k, models.MoveItem, body, func() { body.PointID = k.Param("point") })
}

// ofCPS finds the point of the address, and refuses one that the region raised. answered is the day on which the CPS
// raised it; nil where that is not known.
func (s *Server) ofCPS(k *call, app models.Application) (p models.Point, answered *calendar.Date, err error) {
	refused := func(why models.Reason) error {
		return s.withActions(k, app, &models.Refusal{Reason: why, State: app.Standing.State, Last: app.Standing.Last})
	}
	points, err := s.store.Points(k.Request().Context(), app.ID)
	if err != nil {
		return p, nil, err
	}
	for _, one := range points {
		if one.ID == k.Param("point") {
			p = one
		}
	}
	switch p.Source {
	case models.FromCPS:
	case models.FromQA:
		return p, nil, refused(models.PointNotOfCPS)
	default:
		return p, nil, refused(models.PointUnknown)
	}
	submissions, err := s.store.Submissions(k.Request().Context(), app.ID)
	for _, one := range submissions {
		if one.Round == p.Round-1 && one.DecidedOn != nil {
			answered = one.DecidedOn
		}
	}
	return p, answered, err
}

// itemProblems compares what is recorded of a point of the CPS with the point itself, and completes it.
func (s *Server) itemProblems(k *call, app models.Application, body models.Body) ([]decode.Problem, error) {
	p, answered, err := s.ofCPS(k, app)
	if err != nil {
		return nil, err
	}
	switch b := body.(type) {
	case *models.ContestOutcomeBody:
		return notBefore(b.On, answered), nil
	case *models.ReceiveBody:
		return notBefore(b.On, answered), nil
	case *models.MoveItemBody:
		if b.From = p.DueOn; b.DueOn != nil && p.DueOn != nil && *b.DueOn == *p.DueOn {
			return []decode.Problem{decode.NewProblem("/dueOn", "not-changed", "Enter another date: this is the due date already")}, nil
		}
	}
	return nil, nil
}

func notBefore(on, answered *calendar.Date) []decode.Problem {
	if on != nil && answered != nil && on.Before(*answered) {
		return []decode.Problem{decode.NewProblem("/on", string(models.DateTooEarly), "Enter a date that is not before the CPS raised the point")}
	}
	return nil
}
