package api

import (
	"encoding/json"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// lives tells of each point of the CPS what became of it: the texts are those of the events.
func (r record) lives() (map[string]answers.PointLife, error) {
	told := map[string]answers.PointLife{}
	for _, e := range r.events {
		text, there := r.texts[e.PayloadRef]
		if !there {
			continue
		}
		var of struct{ PointID string }
		if err := json.Unmarshal(text.Body, &of); err != nil || of.PointID == "" {
			continue
		}
		life := told[of.PointID]
		if err := live(&life, e, text.Body, r.people[e.ActorID]); err != nil {
			return nil, err
		}
		told[of.PointID] = life
	}
	return told, nil
}

func live(life *answers.PointLife, e models.Event, text []byte, by answers.Person) error {
	body := models.NewBody(e.Action)
	switch body.(type) {
	case *models.ContestBody, *models.ContestOutcomeBody, *models.CancelItemBody, *models.MoveItemBody:
		if err := json.Unmarshal(text, body); err != nil {
			return err
		}
	}
	switch b := body.(type) {
	case *models.ContestBody:
		life.Contest = &answers.Contest{Contested: b.Contested, Text: b.Text, By: by, At: e.At}
	case *models.ContestOutcomeBody:
		if life.Contest != nil {
			life.Contest.Outcome = &answers.ContestOutcome{Agreed: b.Agreed, Reason: b.Reason, Discussed: b.Discussed, On: b.On, By: by, Role: e.ActorRole, At: e.At}
		}
	case *models.CancelItemBody:
		life.CancelReason = b.Reason
	case *models.MoveItemBody:
		life.Moves = append(life.Moves, answers.DateMove{From: b.From, To: b.DueOn, AskedBy: b.By, Reason: b.Reason, By: by, At: e.At})
	}
	return nil
}
