package api

import (
	"encoding/json"
	"fmt"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/deadlines"
)

func (s *Server) safeDayOf(app models.Application, raw []byte) (answers.SafeDay, error) {
	switch app.Standing.State {
	case models.WithCPS, models.Accepted, models.Closed, models.Withdrawn, models.Discarded, models.None:
		return answers.SafeDay{}, nil
	case models.Drafting, models.InQA, models.ReturnedByQA, models.Approved, models.ReturnedByCPS:
	}
	var c content.Content
	if len(raw) == 0 {
		return answers.SafeDay{}, nil
	}
	if err := json.Unmarshal(raw, &c); err != nil {
		return answers.SafeDay{}, fmt.Errorf("read content of %s: %w", app.ID, err)
	}
	hearing := c.NextHearing(s.today())
	if hearing == nil {
		return answers.SafeDay{}, nil
	}
	lead := deadlines.Lead(s.policy(), app.Region)
	day := deadlines.LatestSafe(s.policy(), *hearing, lead)
	safe := answers.SafeDay{LatestSafe: &day, Left: s.daysLeft(&day), Hearing: hearing, LeadDays: lead, TooLate: []answers.Plan{}}
	if c.Notice.ServedOn == nil {
		safe.Compare(answers.PlanNotice, c.Notice.PlannedBy)
	}
	if t := app.Standing.Timetable; t != nil && t.Running() {
		safe.Compare(answers.PlanStage, &t.DueOn)
	}
	return safe, nil
}
