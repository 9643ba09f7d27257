package models

import (
	"scpo.example/desk/models/decode"
)

// SubmitBody goes with submit-for-qa. Justifications answer, by check id, the stop checks that reasons can justify; the
// officer reads them first. RuleSet is filled in by the service: the rules by which the text was checked, which remain
// its rules until it is edited.
type SubmitBody struct {
	Note           string            `json:"note,omitempty" max:"20000"`
	Justifications map[string]string `json:"justifications,omitempty" max:"20000"`
	RuleSet        string            `json:"ruleSet,omitempty" by:"service"`
}

// Problems asks for words where a justification is given.
func (b *SubmitBody) Problems(Rules) []decode.Problem {
	var found []decode.Problem
	for _, id := range sortedKeys(b.Justifications) {
		at := decode.PointerTo("/justifications", id)
		found = answered(found, at, b.Justifications[id], "Explain why the application should be submitted although this check is not met")
	}
	return found
}

// Fill adds nothing: justifications are text.
func (b *SubmitBody) Fill(*Command) {}
