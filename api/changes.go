package api

import (
	"encoding/json"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// changes gives what changed between two submitted versions, or between one and the current text. By default the newest
// version is the later one, and the one before it the earlier.
func (s *Server) changes(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	from, to, err := s.compared(k, app)
	if err != nil {
		return answer{}, err
	}
	older, err := s.contentOf(k, app, from)
	if err != nil {
		return answer{}, err
	}
	newer, err := s.contentOf(k, app, to)
	if err != nil {
		return answer{}, err
	}
	return ok(answers.Changed{From: from, To: to, Report: changes.Between(older, newer)}), nil
}

// compared are the numbers of the versions that the address names.
func (s *Server) compared(k *call, app models.Application) (from, to int, err error) {
	frozen, err := s.store.Versions(k.Request().Context(), app.ID)
	if err != nil {
		return 0, 0, err
	}
	var numbers []int
	for _, v := range frozen {
		if seen(k.user, v) {
			numbers = append(numbers, v.N)
		}
	}
	if len(numbers) > 0 {
		to = numbers[len(numbers)-1]
		from = numbers[max(0, len(numbers)-2)]
	}
	var wrong []decode.Problem
	for name, into := range map[string]*int{"from": &from, "to": &to} {
		text := k.QueryParam(name)
		if text == "" {
			continue
		}
		if *into, err = strconv.Atoi(text); err != nil || *into < 0 {
			wrong = append(wrong, decode.Problem{Pointer: "/" + name, Code: decode.CodeBadValue, Message: "Enter a version number, or 0 for the current draft"})
		}
	}
	if len(wrong) > 0 {
		return 0, 0, invalid(wrong)
	}
	return from, to, nil
}

// contentOf reads a frozen version, or for 0 the text as the caller may see it now.
func (s *Server) contentOf(k *call, app models.Application, n int) (content.Content, error) {
	var content content.Content
	text, err := s.visibleContent(k, app)
	if n > 0 {
		var v models.Version
		v, err = s.store.Version(k.Request().Context(), app.ID, n)
		if err == nil && !seen(k.user, v) {
			err = models.ErrNotFound
		}
		text = v.Content
	}
	if err != nil {
		return content, err
	}
	return content, json.Unmarshal(text, &content)
}
