package api

import (
	"encoding/json"
	"errors"
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

func malformed() *answers.Problem {
	return problem(http.StatusBadRequest, "malformed", "The request is not valid JSON. Nothing was saved.")
}

// readBody reads a body strictly into v. An empty body is an empty object.
func readBody(data []byte, v any) ([]decode.Problem, error) {
	if len(data) == 0 {
		data = []byte("{}")
	}
	found, err := decode.Body(data, v)
	if errors.Is(err, decode.ErrMalformedJSON) {
		return nil, malformed()
	}
	return found, err
}

// decodeBeside reads an object strictly into v, all but one of its members, which it gives back as
// it is: content, for example, is read by a decoder of its own.
func decodeBeside(data []byte, member string, v any) (json.RawMessage, []decode.Problem, error) {
	var outer map[string]json.RawMessage
	if err := json.Unmarshal(data, &outer); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return nil, []decode.Problem{{Pointer: "", Code: decode.CodeWrongType, Message: "Send an object with named fields"}}, nil
		}
		return nil, nil, malformed()
	}
	apart := outer[member]
	delete(outer, member)
	rest, err := json.Marshal(outer)
	if err != nil {
		return nil, nil, err
	}
	found, err := readBody(rest, v)
	return apart, found, err
}

// content reads the content of an application, with what the provisions in force today add to it; pointers begin with
// at. Nothing is an empty draft.
func (s *Server) content(data []byte, at string) (content.Content, []decode.Problem, error) {
	return s.contentAfter(data, at, content.Used{})
}

// contentAfter reads a new content of an application that has used ids before.
func (s *Server) contentAfter(data []byte, at string, used content.Used) (content.Content, []decode.Problem, error) {
	if len(data) == 0 {
		return content.Empty(), nil, nil
	}
	c, found, err := used.Decode(data, s.switches.InForce(s.today())...)
	if errors.Is(err, decode.ErrMalformedJSON) {
		return c, nil, malformed()
	}
	for i := range found {
		found[i].Pointer = at + found[i].Pointer
	}
	return c, found, err
}
