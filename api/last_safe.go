package api

import (
	"encoding/json"
	"fmt"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/deadlines"
)

// safeDay is the last day to submit an application to the CPS that leaves the region's lead time before the next hearing,
// and the working days left until then. Both are null when no hearing is known, and once the application is with the CPS.
type safeDay struct {
	LatestSafe *calendar.Date `json:"latestSafe"`
	Left       *int           `json:"left"`
}

func (s *Server) safeDayOf(app models.Application, raw []byte) (safeDay, error) {
	switch app.Standing.State {
	case models.WithCPS, models.Accepted, models.Closed, models.Withdrawn, models.None:
		return safeDay{}, nil
	case models.Drafting, models.InQA, models.ReturnedByQA, models.Approved, models.ReturnedByCPS:
	}
	var c content.Content
	if len(raw) == 0 {
		return safeDay{}, nil
	}
	if err := json.Unmarshal(raw, &c); err != nil {
		return safeDay{}, fmt.Errorf("read content of %s: %w", app.ID, err)
	}
	hearing := c.NextHearing(s.today())
	if hearing == nil {
		return safeDay{}, nil
	}
	day := deadlines.LatestSafe(s.policy(), *hearing, deadlines.Lead(s.policy(), app.Region))
	return safeDay{&day, s.daysLeft(&day)}, nil
}
