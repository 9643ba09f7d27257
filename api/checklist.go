package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

func (s *Server) checklist(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	return s.showChecklist(k, app)
}

func (s *Server) showChecklist(k *call, app models.Application) (answer, error) {
	ctx := k.Request().Context()
	content, err := written(app)
	if err != nil {
		return answer{}, err
	}
	j, err := s.judging(k, app, content)
	if err != nil {
		return answer{}, err
	}
	report, err := j.asSubmitted()
	if err != nil {
		return answer{}, err
	}
	given, err := s.store.AnswersSoFar(ctx, app.ID, app.ContentHash)
	if err != nil {
		return answer{}, err
	}
	aboutTerms, err := s.store.TermAnswers(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, a := range given {
		ids = append(ids, a.By)
	}
	for _, a := range aboutTerms {
		ids = append(ids, a.By)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	shown := answers.Checklist{Version: app.Version, RuleSet: report.RuleSet, ContentHash: app.ContentHash, Complete: true, Items: []answers.ChecklistItem{}}
	for _, item := range report.Items {
		if item.How != reference.HowHuman {
			continue
		}
		line := answers.ChecklistItem{
			Check: item.ID, Title: item.Title, Question: item.Question, Severity: item.Severity, Code: item.Code,
			Source: item.Source, Machine: pointedOut(report, item.Code),
		}
		line = filled(line, given, people)
		shown.Complete = shown.Complete && line.Answer != nil
		shown.Items = append(shown.Items, line)
	}
	if shown.ToSee, err = s.sights(k, app, report, j.submitted); err != nil {
		return answer{}, err
	}
	shown.Terms = termLines(checks.TermLines(content, report), aboutTerms, people)
	told := ok(shown)
	told.etag = etag(app.Version)
	return told, nil
}

// filled adds to a check what an officer said to it, if anything.
func filled(i answers.ChecklistItem, given []models.CheckAnswer, people map[string]answers.Person) answers.ChecklistItem {
	for _, a := range given {
		if a.Check != i.Check || (a.Answer == "" && a.Note == "") {
			continue
		}
		by := people[a.By]
		i.Note, i.By, i.At = a.Note, &by, &a.At
		if a.Answer != "" {
			i.Answer = &a.Answer
		}
	}
	return i
}

// pointedOut is what the machine found under a reason code.
func pointedOut(report checks.Report, code string) []checks.Item {
	found := []checks.Item{}
	for _, item := range report.Items {
		if item.Code == code && item.How != reference.HowHuman && len(item.Findings) > 0 {
			found = append(found, item)
		}
	}
	return found
}
