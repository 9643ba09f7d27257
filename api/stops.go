package api

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// All stop checks run at every step on the way to the CPS. The workflow decides by the standing alone, so that what was
// recorded replays; the text is checked here, each time by the rules and the date of the day.

// unmetStops names every stop check that keeps the content from being submitted, all at once, and
// notes in the body the rules that it was judged by.
func (s *Server) unmetStops(k *call, app models.Application, content content.Content, body *models.SubmitBody) ([]decode.Problem, error) {
	in, err := s.checkInput(k, app, content)
	if err != nil {
		return nil, err
	}
	report := checks.Run(in)
	body.RuleSet = report.RuleSet
	var found []decode.Problem
	for _, u := range report.Unmet(body.Justifications) {
		found = append(found, stopOf(u, " Or justify it under "+u.Item.ID+"."))
	}
	return append(found, notJustifiable(report, body.Justifications)...), nil
}

// stopOf is a stop as the API tells it. Way is what else may be done where reasons pass the check.
func stopOf(u checks.Unmet, way string) decode.Problem {
	p := decode.Problem{Pointer: u.Finding.Pointer, Code: u.Item.ID, Message: u.Finding.Message, Reason: u.Finding.Message}
	if u.Item.Justifiable && way != "" {
		p.Message, p.Justifiable = p.Message+way, true
	}
	return p
}
