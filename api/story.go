package api

import (
	"encoding/json"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/review"
)

// storyOf tells an event in one sentence, with as much of its words as the caller may read.
func storyOf(e models.Event, details json.RawMessage, people map[string]answers.Person, points []models.Point) (string, error) {
	body := models.NewBody(e.Action)
	if details == nil || body == nil {
		body = nil
	} else if err := json.Unmarshal(details, body); err != nil {
		return "", err
	}
	who := func(id string) string { return people[id].Name }
	return review.Story(e, body, who, points...), nil
}

// namedIn are the user ids of the people in a history: who acted, to whom work was given, and who asked for that.
func namedIn(events []models.Event, texts map[string]models.Payload) ([]string, error) {
	var ids []string
	for _, e := range events {
		ids = append(ids, e.ActorID)
		text, there := texts[e.PayloadRef]
		if !there {
			continue
		}
		var to struct {
			UserID  string `json:"userId"`
			AskedBy string `json:"askedBy"`
		}
		if err := json.Unmarshal(text.Body, &to); err != nil {
			return nil, err
		}
		ids = append(ids, to.UserID, to.AskedBy)
	}
	return ids, nil
}
