package pages

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/decode"
)

// Problem is what the API could not do, in its own words.
type Problem answers.Problem

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

// NotFound is the answer to a request for what does not exist or is not the caller's.
func NotFound() *Problem { return &Problem{Status: http.StatusNotFound, Code: "not-found"} }

// Invalid gives the problem of err if it is about what was sent, to be shown at the fields of the form; ok is false for
// any other error, which the caller returns.
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
