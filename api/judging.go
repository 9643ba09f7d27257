package api

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// judging is what is read once to judge an application: what the force sent with this text, and the input of the checks.
type judging struct {
	submitted models.SubmitBody
	in        checks.Input
}

func (s *Server) judging(k *call, app models.Application, content content.Content) (j judging, err error) {
	if j.submitted, err = s.lastSubmit(k, app, app.ContentHash); err != nil {
		return j, err
	}
	j.in, err = s.checkInput(k, app, content)
	return j, err
}

// asSubmitted judges the text under the rules that it was submitted under.
func (j judging) asSubmitted() (checks.Report, error) { return judge(j.in, j.submitted.RuleSet) }

// stopsNow names every stop of today in what the region is about to send on. What the force justified when it submitted
// this text counts; an officer cannot justify anything in place of the force, and returns the application instead. Known is
// a report that was made already; it is used if it follows the rules of today.
func (j judging) stopsNow(known checks.Report) []decode.Problem {
	if known.RuleSet != checks.For(j.in.AsOf).ID {
		known = checks.Run(j.in)
	}
	var found []decode.Problem
	for _, u := range known.Unmet(j.submitted.Justifications) {
		found = append(found, stopOf(u, ""))
	}
	return found
}
