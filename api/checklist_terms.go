package api

import (
	"fmt"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// termLines puts the lines about terms together with what officers said to them, as long as the term says the same.
func termLines(lines []checks.TermLine, given []models.TermAnswer, people map[string]answers.Person) []answers.TermLine {
	shown := make([]answers.TermLine, len(lines))
	for i, l := range lines {
		line := answers.TermLine{Term: l.Term, Number: l.Number, Question: l.Question, Hash: l.Hash, Required: l.Required(), Doubts: []answers.TermDoubt{}}
		for _, d := range l.Doubts {
			line.Doubts = append(line.Doubts, answers.TermDoubt{Check: d.Check, Pointer: d.Pointer, Message: d.Message, Words: d.Words})
		}
		if a, said := saidOf(l, given); said {
			by := people[a.By]
			line.Note, line.By, line.At = a.Note, &by, &a.At
			if a.Answer != "" {
				line.Answer = &a.Answer
			}
		}
		shown[i] = line
	}
	return shown
}

// saidOf finds the answer to a line: one about the term as it is now.
func saidOf(l checks.TermLine, given []models.TermAnswer) (models.TermAnswer, bool) {
	for _, a := range given {
		if a.Term == l.Term && a.Hash == l.Hash && (a.Answer != "" || a.Note != "") {
			return a, true
		}
	}
	return models.TermAnswer{}, false
}

// aboutTerms reads the answers about terms in a body, with what each term says now.
func aboutTerms(app models.Application, b answers.ChecklistBody) ([]models.TermAnswer, []decode.Problem, error) {
	if len(b.Terms) == 0 && len(b.TermNotes) == 0 {
		return nil, nil, nil
	}
	text, err := written(app)
	if err != nil {
		return nil, nil, err
	}
	var ids []string
	var given []models.TermAnswer
	for _, l := range checks.TermLines(text, checks.Report{}) { // what is asked does not depend on the answer
		ids = append(ids, l.Term)
		if word, sent := b.Terms[l.Term]; sent {
			given = append(given, models.TermAnswer{Term: l.Term, Hash: l.Hash, Answer: word, Note: b.TermNotes[l.Term]})
		}
	}
	return given, models.TermProblems(b.Terms, b.TermNotes, ids), nil
}

// reviewedTerms completes an approval with the lines about terms. A caller that sends answers about terms, even an
// empty list, must give each required answer, as the pages do. A program written before there were lines can still
// approve, and a doubt that no one answered is kept as unanswered.
func (s *Server) reviewedTerms(k *call, app models.Application, text content.Content, report checks.Report, b *models.ApproveBody) ([]decode.Problem, error) {
	kept, err := s.store.TermAnswers(k.Request().Context(), app.ID)
	if err != nil {
		return nil, err
	}
	var ids []string
	var open []decode.Problem
	for _, l := range checks.TermLines(text, report) {
		ids = append(ids, l.Term)
		a, _ := saidOf(l, kept)
		if word := b.Terms[l.Term]; word != "" {
			a.Answer, a.Note = word, b.TermNotes[l.Term]
		}
		if a.Answer == "" && l.Required() && b.Terms != nil {
			open = append(open, decode.NewProblem(decode.PointerTo("/terms", l.Term), decode.CodeRequired,
				fmt.Sprintf("Term %d: select yes, no or not applicable", l.Number)))
		}
		open = append(open, b.No(decode.PointerTo("/terms", l.Term), fmt.Sprintf("Term %d", l.Number), a.Answer, a.Note)...)
		if a.Answer == "" && len(l.Doubts) > 0 {
			a.Answer = models.NotAnswered
		}
		if a.Answer != "" {
			b.TermAnswers = append(b.TermAnswers, models.TermAnswer{
				Term: l.Term, Number: l.Number, Hash: l.Hash, Question: l.Question, Doubts: len(l.Doubts), Answer: a.Answer, Note: a.Note,
			})
		}
	}
	found := append(models.TermProblems(b.Terms, b.TermNotes, ids), open...)
	b.Terms, b.TermNotes = nil, nil // they are in the lines
	return found, nil
}
