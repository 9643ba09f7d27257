package api

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
)

func (s *Server) checks(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	text, err := s.visibleContent(k, app)
	if err != nil {
		return answer{}, err
	}
	var content content.Content
	if err := json.Unmarshal(text, &content); err != nil {
		return answer{}, err
	}
	submitted, err := s.lastSubmit(k, app, models.HashOf(text))
	if err != nil {
		return answer{}, err
	}
	input, err := s.checkInput(k, app, content)
	if err != nil {
		return answer{}, err
	}
	if err := s.compare(k, &input, app.ID, app.Region); err != nil {
		return answer{}, err
	}
	report, err := judge(input, submitted.RuleSet)
	if err != nil {
		return answer{}, err
	}
	return ok(withJustifications(report, submitted.Justifications)), nil
}

// judge runs the rule set of that name, or the current one if there is none.
func judge(in checks.Input, ruleSet string) (checks.Report, error) {
	if ruleSet == "" {
		return checks.Run(in), nil
	}
	return checks.RunSet(ruleSet, in)
}

// lastSubmit is what the force sent with its last submission for QA, while the text is still the one that it submitted;
// afterwards it has no effect. The CPS, which may read an older text than the last, gets the rules of that text; what
// the force wrote to its region is not for it.
func (s *Server) lastSubmit(k *call, app models.Application, hash string) (models.SubmitBody, error) {
	var body models.SubmitBody
	events, err := s.store.Events(k.Request().Context(), app.ID)
	if err != nil {
		return body, err
	}
	forCPS := k.user.Role == models.CPS
	for _, e := range slices.Backward(events) {
		if e.Action != models.SubmitForQA || (forCPS && e.ContentHash != hash) {
			continue
		}
		if e.ContentHash != hash || e.PayloadRef == "" {
			return body, nil
		}
		payload, err := s.store.Payload(k.Request().Context(), e.PayloadRef)
		if isNotFound(err) { // erased
			return body, nil
		}
		if err == nil {
			err = json.Unmarshal(payload.Body, &body)
		}
		if forCPS {
			body.Justifications = nil
		}
		return body, err
	}
	return body, nil
}

// input is a content as it is judged today by the server's lists.
func (s *Server) input(content content.Content, force string) checks.Input {
	return checks.Input{
		Content: content, Force: force, AsOf: s.today(), Switches: s.switches, Calendar: s.calendar, Lists: s.lists,
		LeadDays: s.leadDays(force),
	}
}

// checkInput gathers what the checks read in addition to the content.
func (s *Server) checkInput(k *call, app models.Application, content content.Content) (checks.Input, error) {
	in := s.input(content, app.Force)
	if app.Standing.Holder != "" {
		people, err := s.people(k.Request().Context(), app.Standing.Holder)
		if err != nil {
			return in, err
		}
		in.Reviewer, in.ReviewerName = people[app.Standing.Holder].Username, people[app.Standing.Holder].Name
	}
	var err error
	if in.Files, err = s.filesFor(k, app.ID); err != nil {
		return in, err
	}
	in.SameText, err = s.sameText(k, content, app.ID, app.Region)
	return in, err
}

// otherForce replaces the reference of another force's application, which force applicants must not see.
const otherForce = "another force's application"

// sameText finds the terms that other applications of the region have word for word. The CPS does not see them: it may
// have received none of the others.
func (s *Server) sameText(k *call, content content.Content, except, region string) (map[string][]string, error) {
	if k.user.Role == models.CPS {
		return map[string][]string{}, nil
	}
	texts := make([]string, len(content.Terms))
	for i, t := range content.Terms {
		texts[i] = t.Text
	}
	same, err := s.store.SameText(k.Request().Context(), store.SameQuery{Region: region, Scope: k.cases(), Except: except}, texts)
	instead := otherForce
	if k.user.Force == "" {
		instead = answers.Unopened
	}
	for _, references := range same {
		for i, r := range references {
			references[i] = cmp.Or(r, instead)
		}
	}
	return same, err
}

// checkContent judges content that is not stored, and stores nothing.
func (s *Server) checkContent(k *call) (answer, error) {
	var request answers.CheckRequest
	text, found, err := decodeBeside(k.body, "content", &request)
	if err != nil {
		return answer{}, err
	}
	content, more, err := s.content(text, "/content")
	if err != nil {
		return answer{}, err
	}
	if found = append(found, more...); len(found) > 0 {
		return answer{}, invalid(found)
	}
	in := s.input(content, request.Force)
	in.Reviewer = request.Reviewer
	if request.AsOf != nil {
		in.AsOf = *request.AsOf
	}
	if in.Force == "" {
		in.Force = k.user.Force
	}
	if in.SameText, err = s.sameText(k, content, "", k.user.Region); err != nil {
		return answer{}, err
	}
	if err := s.compare(k, &in, "", k.user.Region); err != nil {
		return answer{}, err
	}
	return ok(withJustifications(checks.Run(in), nil)), nil
}

// withJustifications puts what the force justified first: the officer reads it before the rest.
func withJustifications(r checks.Report, words map[string]string) answers.Checked {
	shown := answers.Checked{RuleSet: r.RuleSet, AsOf: r.AsOf, Items: make([]answers.CheckedItem, len(r.Items))}
	for i, item := range r.Items {
		shown.Items[i] = answers.CheckedItem{Item: item, Justification: words[item.ID]}
	}
	slices.SortStableFunc(shown.Items, func(a, b answers.CheckedItem) int {
		return cmp.Compare(min(len(b.Justification), 1), min(len(a.Justification), 1))
	})
	return shown
}

// notJustifiable refuses justifications of what the law leaves no room for, and of unknown checks.
func notJustifiable(report checks.Report, words map[string]string) []decode.Problem {
	var found []decode.Problem
	for _, id := range slices.Sorted(maps.Keys(words)) {
		at := "/justifications/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(id)
		item, known := report.Item(id)
		switch {
		case !known:
			found = append(found, decode.Problem{Pointer: at, Code: decode.CodeBadValue, Message: "There is no check with this id"})
		case !item.Justifiable:
			found = append(found, decode.Problem{Pointer: at, Code: decode.CodeBadValue,
				Message: fmt.Sprintf("Check %s cannot be justified", id)})
		}
	}
	return found
}
