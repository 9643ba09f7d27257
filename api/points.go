package api

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/review"
)

// point is a review point as the API gives it.
type point struct {
	ID         string             `json:"id"`
	Number     int                `json:"number"`
	Round      int                `json:"round"`
	Source     models.Source      `json:"source"` // qa: the region; cps: a reason of the CPS
	Place      review.Anchor      `json:"place"`  // where its anchor stands now
	Code       string             `json:"code"`
	Severity   models.Severity    `json:"severity"`
	Anchor     string             `json:"anchor"`
	Text       string             `json:"text"`
	Action     string             `json:"action"`
	DueOn      *calendar.Date     `json:"dueOn"`
	RaisedBy   person             `json:"raisedBy"`
	RaisedAt   time.Time          `json:"raisedAt"`
	Answer     *models.AnswerKind `json:"answer"` // null while unanswered
	AnswerText string             `json:"answerText"`
	AnsweredBy *person            `json:"answeredBy"`
	AnsweredAt *time.Time         `json:"answeredAt"`
	Resolution *models.Resolution `json:"resolution"` // null while open
	ResolvedBy *person            `json:"resolvedBy"`
	ResolvedAt *time.Time         `json:"resolvedAt"`
	Said       []saying           `json:"said"` // all answers and words on it, oldest first; the last ones are those above
}

func (s *Server) points(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.user.Cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	raised, err := s.store.Points(ctx, app.ID)
	if err != nil {
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
	said, err := s.sayings(k, app)
	if err != nil {
		return answer{}, err
	}
	items := make([]point, len(raised))
	for i, p := range raised {
		items[i] = pointOf(p, people)
		items[i].Place = places[i]
		items[i].Said = append(items[i].Said, said[p.ID]...)
	}
	return ok(map[string]any{"items": items, "drafts": drafts}), nil
}

func pointOf(p models.Point, people map[string]person) point {
	shown := point{
		ID: p.ID, Number: p.Number, Round: p.Round, Source: p.Source, Code: p.Code, Severity: p.Severity, Anchor: p.Anchor,
		Text: p.Text, Action: p.Action, DueOn: p.DueOn, RaisedBy: people[p.RaisedBy], RaisedAt: p.RaisedAt,
		AnswerText: p.AnswerText, AnsweredAt: p.AnsweredAt, ResolvedAt: p.ResolvedAt, Said: []saying{},
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
