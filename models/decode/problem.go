package decode

import "strings"

// Codes of Problem. They are part of the API: a program may switch on them, so they are never renamed.
const (
	CodeUnknownField = "unknown-field"
	CodeWrongType    = "wrong-type"
	CodeBadDate      = "bad-date"
	CodeBadValue     = "bad-value"
	CodeTooLong      = "too-long"
	CodeTooMany      = "too-many"
	CodeDuplicateID  = "duplicate-id"
	CodeRequired     = "required"
)

// MaxProblems bounds how many problems are reported at once, so that a hostile document cannot make the answer grow.
const MaxProblems = 100

// Problem is one fault in what was sent, or one missing answer, at an exact place.
type Problem struct {
	Pointer string `json:"pointer"` // JSON Pointer (RFC 6901) into the content; "" is the whole of it
	Code    string `json:"code"`    // one of the Code constants
	Message string `json:"message"` // plain English that says what to do; safe to show

	// For a check that is not met: what is wrong, without the remedy, and whether a justification is a remedy.
	Reason      string `json:"reason,omitempty"`
	Justifiable bool   `json:"justifiable,omitempty"`
}

// NewProblem is a problem at a place, with its code and what to do about it.
func NewProblem(pointer, code, message string) Problem {
	return Problem{Pointer: pointer, Code: code, Message: message}
}

// PointerTo appends one reference token to a JSON Pointer, escaped as RFC 6901 section 3 asks.
func PointerTo(parent, token string) string {
	token = strings.ReplaceAll(token, "~", "~0")
	return parent + "/" + strings.ReplaceAll(token, "/", "~1")
}
