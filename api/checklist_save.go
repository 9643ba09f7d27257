package api

import (
	"fmt"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

// answerProblems holds answers, which need not be complete, against the lists.
func answerProblems(b answers.ChecklistBody, r models.Rules) []decode.Problem {
	given := models.ApproveBody{Checklist: map[string]string{}, Notes: b.Notes}
	for id, word := range b.Answers {
		if word != "" {
			given.Checklist[id] = word
		}
	}
	r.HumanChecks = nil
	found := given.Problems(r)
	for i := range found {
		found[i].Pointer = strings.Replace(found[i].Pointer, "/checklist/", "/answers/", 1)
	}
	for id := range b.Notes {
		if _, beside := b.Answers[id]; !beside {
			found = append(found, decode.Problem{Pointer: "/answers", Code: decode.CodeRequired,
				Message: fmt.Sprintf("Send an answer (or an empty one) with the note on check %s", id)})
		}
	}
	return found
}

// saveChecklist keeps the answers of the officer who holds the application, as far as they go.
func (s *Server) saveChecklist(k *call) (answer, error) {
	app, err := s.heldByCaller(k)
	if err != nil {
		return answer{}, err
	}
	if _, err := s.unlessStale(k, app); err != nil {
		return answer{}, err
	}
	var body answers.ChecklistBody
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if found = append(found, answerProblems(body, s.rules(nil))...); len(found) > 0 {
		return answer{}, invalid(found)
	}
	terms, found, err := aboutTerms(app, body)
	if err != nil {
		return answer{}, err
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	if err := s.store.SaveTermAnswers(k.Request().Context(), app.ID, k.user.ID, terms); err != nil {
		return answer{}, err
	}
	kept := models.Answers(body.Answers, body.Notes)
	if err := s.store.SaveAnswers(k.Request().Context(), app.ID, app.ContentHash, k.user.ID, kept); err != nil {
		return answer{}, err
	}
	return s.showChecklist(k, app)
}
