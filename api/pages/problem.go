package pages

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

// Problem is what the API could not do, as it told it (RFC 9457).
type Problem struct {
	Status  int              `json:"status"`
	Code    string           `json:"code"`
	Detail  string           `json:"detail"`
	Errors  []decode.Problem `json:"errors"`
	State   models.State     `json:"state"`
	Version int              `json:"version"`
	Actions []models.Action  `json:"actions"`
	Last    *Last            `json:"last"`
}

// Last is what was decided or saved last, by whom and when.
type Last struct {
	Action models.Action `json:"action"`
	By     Person        `json:"by"`
	At     time.Time     `json:"at"`
}

// Person is somebody as others may see them.
type Person struct {
	Username string      `json:"username"`
	Name     string      `json:"name"`
	Role     models.Role `json:"role"`
}

// Error is for logs: it holds no text of a case.
func (p *Problem) Error() string { return fmt.Sprintf("%d %s", p.Status, p.Code) }

// InContent are the errors with their pointers into the content, where it was sent inside something else too.
func (p *Problem) InContent() []decode.Problem {
	found := slices.Clone(p.Errors)
	for i := range found {
		found[i].Pointer = strings.TrimPrefix(found[i].Pointer, "/content")
	}
	return found
}

// NotFound is what somebody gets who asks for what is not there, or not theirs.
func NotFound() *Problem { return &Problem{Status: http.StatusNotFound, Code: "not-found"} }

// Invalid gives the problem of err if it is about what was sent, to be shown at the fields of the
// form; ok is false for any other error, which is to be returned.
func Invalid(err error) (p *Problem, ok bool) {
	if errors.As(err, &p) && p.Status == http.StatusUnprocessableEntity && p.Code != "idempotency-key-reused" {
		return p, true
	}
	return nil, false
}

// Is reports whether err is a problem of that status.
func Is(err error, status int) bool {
	var p *Problem
	return errors.As(err, &p) && p.Status == status
}
