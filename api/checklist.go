package api

import (
	"encoding/json"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// checklistItem is one human check: the officer's answer so far, and beside it what the machine
// found under the same reason code.
type checklistItem struct {
	Check    string        `json:"check"`
	Title    string        `json:"title"`
	Question string        `json:"question"`
	Severity string        `json:"severity"`
	Code     string        `json:"code"`
	Source   string        `json:"source"`
	Answer   *string       `json:"answer"` // yes, no or n/a; null while there is none
	Note     string        `json:"note"`
	By       *person       `json:"by"` // who said so; null for nobody
	At       *time.Time    `json:"at"`
	Machine  []checks.Item `json:"machine"` // what it points out under the same code
}

type checklist struct {
	Version     int             `json:"version"` // of the application
	RuleSet     string          `json:"ruleSet"`
	ContentHash string          `json:"contentHash"` // of the text that is answered for; changed text wants new answers
	Complete    bool            `json:"complete"`
	Items       []checklistItem `json:"items"`
}

func (s *Server) checklist(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.user.Cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	return s.showChecklist(k, app)
}

func (s *Server) showChecklist(k *call, app models.Application) (answer, error) {
	ctx := k.Request().Context()
	var content content.Content
	if err := json.Unmarshal(app.Content, &content); err != nil {
		return answer{}, err
	}
	report, err := s.report(k, app, content)
	if err != nil {
		return answer{}, err
	}
	answers, err := s.store.AnswersSoFar(ctx, app.ID, app.ContentHash)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, a := range answers {
		ids = append(ids, a.By)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	shown := checklist{Version: app.Version, RuleSet: report.RuleSet, ContentHash: app.ContentHash, Complete: true, Items: []checklistItem{}}
	for _, item := range report.Items {
		if item.How != reference.HowHuman {
			continue
		}
		line := checklistItem{
			Check: item.ID, Title: item.Title, Question: item.Question, Severity: item.Severity, Code: item.Code,
			Source: item.Source, Machine: pointedOut(report, item.Code),
		}
		line.fill(answers, people)
		shown.Complete = shown.Complete && line.Answer != nil
		shown.Items = append(shown.Items, line)
	}
	given := ok(shown)
	given.etag = etag(app.Version)
	return given, nil
}

// fill adds what an officer said to the check, if anything.
func (i *checklistItem) fill(answers []models.CheckAnswer, people map[string]person) {
	for _, a := range answers {
		if a.Check != i.Check || (a.Answer == "" && a.Note == "") {
			continue
		}
		by := people[a.By]
		i.Note, i.By, i.At = a.Note, &by, &a.At
		if a.Answer != "" {
			i.Answer = &a.Answer
		}
	}
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

// report judges the text under the rules by which it was submitted.
func (s *Server) report(k *call, app models.Application, content content.Content) (checks.Report, error) {
	submitted, err := s.lastSubmit(k, app, app.ContentHash)
	if err != nil {
		return checks.Report{}, err
	}
	input, err := s.checkInput(k, app, content)
	if err != nil {
		return checks.Report{}, err
	}
	return judge(input, submitted.RuleSet)
}
