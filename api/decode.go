package api

import (
	"encoding/json"
	"errors"
	"net/http"

	"scpo.example/desk/models"
)

func malformed() *Problem {
	return problem(http.StatusBadRequest, "malformed", "The request is not valid JSON. Nothing was stored.")
}

// decode reads a body strictly into v. An empty body is an empty object.
func decode(data []byte, v any) ([]models.Problem, error) {
	if len(data) == 0 {
		data = []byte("{}")
	}
	found, err := models.DecodeBody(data, v)
	if errors.Is(err, models.ErrMalformedJSON) {
		return nil, malformed()
	}
	return found, err
}

// decodeWithContent reads the outer object of a body whose content is read by itself.
func decodeWithContent(data []byte, v *newApplication) ([]models.Problem, error) {
	var outer map[string]json.RawMessage
	if err := json.Unmarshal(data, &outer); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return []models.Problem{{Pointer: "", Code: models.CodeWrongType, Message: "Send an object with force and content."}}, nil
		}
		return nil, malformed()
	}
	v.Content = outer["content"]
	delete(outer, "content")
	rest, err := json.Marshal(outer)
	if err != nil {
		return nil, err
	}
	var head struct {
		Force string `json:"force"`
	}
	found, err := decode(rest, &head)
	v.Force = head.Force
	return found, err
}

// content reads the content of an application; pointers begin with at. Nothing is an empty draft.
func content(data []byte, at string) (models.Content, []models.Problem, error) {
	if len(data) == 0 {
		return models.EmptyContent(), nil, nil
	}
	c, found, err := models.DecodeContent(data)
	if errors.Is(err, models.ErrMalformedJSON) {
		return c, nil, malformed()
	}
	for i := range found {
		found[i].Pointer = at + found[i].Pointer
	}
	return c, found, err
}
