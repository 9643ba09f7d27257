package api

import (
	"context"
	"maps"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// reviewed completes an approval with the answers that were kept while reading, and with what the checks found for
// them; both are frozen with the version.
func (s *Server) reviewed(k *call, app models.Application, content content.Content, rules models.Rules, j judging, b *models.ApproveBody) ([]decode.Problem, error) {
	kept, err := s.store.AnswersSoFar(k.Request().Context(), app.ID, app.ContentHash)
	if err != nil {
		return nil, err
	}
	if b.Checklist == nil {
		b.Checklist = map[string]string{}
	}
	if b.Notes == nil {
		b.Notes = map[string]string{}
	}
	for _, a := range kept {
		if a.Answer == "" || b.Checklist[a.Check] != "" {
			continue
		}
		b.Checklist[a.Check] = a.Answer
		if a.Note != "" && b.Notes[a.Check] == "" {
			b.Notes[a.Check] = a.Note
		}
	}
	report, err := j.asSubmitted()
	if err != nil {
		return nil, err
	}
	b.RuleSet, b.Findings = report.RuleSet, map[string]string{}
	for _, item := range report.Items {
		b.Findings[item.ID] = inWords(item)
	}
	shown, err := s.sights(k, app, report, j.submitted)
	if err != nil {
		return nil, err
	}
	var sights []models.Sight
	for _, one := range shown {
		sights = append(sights, one.Sight)
	}
	unseen := b.Confirm(sights)
	found, err := s.reviewedTerms(k, app, content, report, b)
	if err != nil {
		return nil, err
	}
	undecided, err := s.undecided(k, app)
	return slices.Concat(b.Problems(rules), b.Noes(), found, unseen, undecided, j.stopsNow(report)), err
}

// undecided are the points in preparation that are marked must: who approves has to send them or
// take them back, or they would go out with someone else's return.
func (s *Server) undecided(k *call, app models.Application) ([]decode.Problem, error) {
	drafts, err := s.store.DraftPoints(k.Request().Context(), app.ID)
	var found []decode.Problem
	for _, d := range drafts {
		if d.Body.Severity == models.Must {
			found = append(found, decode.Problem{Pointer: "/drafts/" + d.ID, Code: string(models.PointsUnresolved),
				Message: "There is a required draft point. Return the application, or remove the point"})
		}
	}
	return found, err
}

// inWords is what the machine says of a check, as text.
func inWords(item checks.Item) string {
	words := []string{string(item.Outcome) + "."}
	for _, f := range item.Findings {
		words = append(words, f.Message)
	}
	return strings.Join(words, " ")
}

// machineOf reads the texts that inWords made.
func machineOf(findings map[string]string) []answers.MachineFinding {
	machine := make([]answers.MachineFinding, 0, len(findings))
	for _, id := range slices.Sorted(maps.Keys(findings)) {
		outcome, words, _ := strings.Cut(findings[id], ".")
		machine = append(machine, answers.MachineFinding{Check: id, Outcome: checks.Outcome(outcome), Words: strings.TrimSpace(words)})
	}
	return machine
}

// frozenChecklist is nil for a version that was not approved. The last approval is the one that counts.
func (s *Server) frozenChecklist(ctx context.Context, v models.Version) (*answers.FrozenChecklist, error) {
	lists, err := s.store.Checklists(ctx, v.ApplicationID)
	if err != nil {
		return nil, err
	}
	for _, l := range slices.Backward(lists) {
		if l.VersionN != v.N {
			continue
		}
		people, err := s.people(ctx, l.By)
		return &answers.FrozenChecklist{RuleSet: l.RuleSet, Answers: l.Answers, Terms: l.Terms, Findings: l.Findings, Machine: machineOf(l.Findings), Sights: l.Sights, By: people[l.By], At: l.At}, err
	}
	return nil, nil
}
