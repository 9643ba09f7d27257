package api

import (
	"encoding/json"
	"reflect"

	"scpo.example/desk/models"
)

// correctsNothing reports whether a correction says what is recorded already: then there is nothing to correct, and no
// decision may be counted as corrected.
func (s *Server) correctsNothing(k *call, app models.Application, b *models.CorrectBody) (bool, error) {
	ctx := k.Request().Context()
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return false, err
	}
	texts, err := s.store.Payloads(ctx, app.ID)
	if err != nil {
		return false, err
	}
	for i := len(events) - 1; i >= 0; i-- {
		text, there := texts[events[i].PayloadRef]
		if !there || (events[i].Action != models.CPSDecision && events[i].Action != models.CPSTriage && events[i].Action != models.CorrectDecision) {
			continue
		}
		recorded, err := asCorrection(events[i].Action, text.Body)
		if err != nil {
			return false, err
		}
		said := *b
		return reflect.DeepEqual(plainAnswer(recorded), plainAnswer(said)), nil
	}
	return false, nil
}

// asCorrection is a recorded answer as the body of a correction says it.
func asCorrection(action models.Action, text []byte) (b models.CorrectBody, err error) {
	if action != models.CPSTriage {
		return b, json.Unmarshal(text, &b) // a decision is a part of it
	}
	var t models.TriageBody
	err = json.Unmarshal(text, &t)
	b.Outcome, b.On, b.By, b.Items = t.Outcome, t.On, t.By, t.Items
	b.Channel, b.ReplyBy, b.Papers, b.Note = t.Channel, t.ReplyBy, t.Papers, t.Note
	return b, err
}

// plainAnswer is what the CPS answered, without ids, without why it is recorded, and with nothing in place of an empty list.
func plainAnswer(b models.CorrectBody) models.CorrectBody {
	b.Reason = ""
	b.Items, b.Reasons = withoutIDs(b.Items), withoutIDs(b.Reasons)
	if len(b.AmendedTerms) == 0 {
		b.AmendedTerms = nil
	}
	if len(b.Papers) == 0 {
		b.Papers = nil
	}
	return b
}

func withoutIDs(items []models.ReasonCoded) []models.ReasonCoded {
	var plain []models.ReasonCoded
	for _, i := range items {
		i.ID = ""
		plain = append(plain, i)
	}
	return plain
}
