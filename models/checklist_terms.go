package models

import (
	"fmt"
	"slices"
	"time"

	"scpo.example/desk/models/decode"
)

// TermAnswer is an officer's answer to the line of questions about one term.
type TermAnswer struct {
	Term     string    `json:"term"`
	Number   int       `json:"number,omitempty"`
	Hash     string    `json:"hash"` // of what the term said
	Question string    `json:"question,omitempty"`
	Doubts   int       `json:"doubts,omitempty"` // that the checks raised about the term
	Answer   string    `json:"answer"`           // yes, no, n/a, or not-answered
	Note     string    `json:"note,omitempty"`
	By       string    `json:"by,omitempty"` // user id; of answers that are not yet frozen
	At       time.Time `json:"at,omitzero"`
}

// NotAnswered is stored for a term with a doubt that no one answered.
const NotAnswered = "not-answered"

// TermProblems holds answers about terms against the terms there are. An empty answer takes one back.
func TermProblems(answers, notes map[string]string, terms []string) []decode.Problem {
	var found []decode.Problem
	for _, id := range sortedKeys(answers) {
		if !slices.Contains(terms, id) {
			found = append(found, decode.NewProblem(decode.PointerTo("/terms", id), decode.CodeBadValue, "This term is not known"))
		} else if !slices.Contains([]string{"", "yes", "no", "n/a"}, answers[id]) {
			found = append(found, decode.NewProblem(decode.PointerTo("/terms", id), decode.CodeBadValue, "Select yes, no or not applicable"))
		}
	}
	for _, id := range sortedKeys(notes) {
		if _, beside := answers[id]; !beside {
			found = append(found, decode.NewProblem("/terms", decode.CodeRequired,
				fmt.Sprintf("Send an answer (or an empty one) with the note on term %s", id)))
		}
	}
	return found
}
