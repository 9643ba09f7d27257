package models

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// PointBody is one point of a return, or one reason of the CPS. ID is given by the service.
type PointBody struct {
	ID       string         `json:"id,omitempty" by:"service"`
	Code     string         `json:"code"`
	Severity Severity       `json:"severity"`
	Anchor   string         `json:"anchor"`
	Text     string         `json:"text" max:"20000"`
	Action   string         `json:"action,omitempty" max:"20000"`
	DueOn    *calendar.Date `json:"dueOn,omitempty"`
}

// Problems names what is wrong with a point on its own.
func (p PointBody) Problems(r Rules) []decode.Problem { return p.problems("", r) }

func (p PointBody) problems(at string, r Rules) []decode.Problem {
	var found []decode.Problem
	found = append(found, r.reasonProblems(at+"/code", p.Code)...)
	if p.Severity != Must && p.Severity != Should {
		found = append(found, decode.NewProblem(at+"/severity", "bad-value", "Select whether the point is required or advisory"))
	}
	if !r.Anchor(p.Anchor) {
		found = append(found, decode.NewProblem(at+"/anchor", "bad-value", "Select a section, term, evidence item or third party of this application"))
	}
	found = required(found, at+"/text", p.Text, "Enter what is wrong")
	if p.DueOn != nil && p.DueOn.Before(r.Today) {
		found = append(found, decode.NewProblem(at+"/dueOn", string(DateTooEarly), "Enter a due date that is today or later"))
	}
	return found
}

// reasonProblems requires a reason code that is in use today. Where one has ended since it was given, as in a draft
// point, the codes that continue it are named.
func (r Rules) reasonProblems(at, code string) []decode.Problem {
	if slices.Contains(r.Reasons, code) {
		return nil
	}
	message := "Select a reason code"
	if r.Continues != nil {
		if next := r.Continues(code); len(next) > 0 {
			message = fmt.Sprintf("Reason code %s has ended. Select %s", code, strings.Join(next, " or "))
		}
	}
	return []decode.Problem{decode.NewProblem(at, decode.CodeBadValue, message)}
}

// ReturnBody sends work back to the force: at least one coded point.
type ReturnBody struct {
	Points []PointBody `json:"points"`
}

// Problems asks for at least one point, each coded, anchored and worded.
func (b *ReturnBody) Problems(r Rules) []decode.Problem {
	if len(b.Points) == 0 {
		return []decode.Problem{decode.NewProblem("/points", string(NoPoint), "Add at least one review point")}
	}
	var found []decode.Problem
	for i, p := range b.Points {
		found = append(found, p.problems(fmt.Sprintf("/points/%d", i), r)...)
	}
	return found
}

// Fill adds id and severity of each point.
func (b *ReturnBody) Fill(c *Command) {
	for _, p := range b.Points {
		c.Points = append(c.Points, PointStanding{ID: p.ID, Severity: p.Severity})
	}
}

// AnswerBody is the force's answer to one point. PointID comes from the address.
type AnswerBody struct {
	PointID string     `json:"pointId,omitempty" by:"service"`
	Answer  AnswerKind `json:"answer"`
	Text    string     `json:"text" max:"20000"`
	Missing string     `json:"missing,omitempty" max:"20000"` // what is still to come: the point then stays open
}

// Problems asks for one of the three answers, and for words unless the text was changed.
func (b *AnswerBody) Problems(Rules) []decode.Problem {
	switch b.Answer {
	case Changed:
		return nil
	case Explained, Disagree:
		return required(nil, "/text", b.Text, "Enter your response")
	}
	return []decode.Problem{decode.NewProblem("/answer", "bad-value", "Select your response")}
}

// Fill names the point, and says whether the answer is whole.
func (b *AnswerBody) Fill(c *Command) { c.PointID, c.Part = b.PointID, !compare.Blank(b.Missing) }

// ResolveBody is the officer's word on one answered point: resolved (the default) or reopened.
type ResolveBody struct {
	PointID    string     `json:"pointId,omitempty" by:"service"`
	Resolution Resolution `json:"resolution,omitempty"`
	Note       string     `json:"note,omitempty" max:"20000"`
}

// Problems refuses any other word, and requires a reason for reopening.
func (b *ResolveBody) Problems(Rules) []decode.Problem {
	switch b.Resolution {
	case "":
		b.Resolution = Resolved
		return nil
	case Resolved:
		return nil
	case Reopened:
		return required(nil, "/note", b.Note, "Enter why the response is not enough")
	}
	return []decode.Problem{decode.NewProblem("/resolution", "bad-value", "Select resolve or reopen")}
}

// Fill names the point and what is said of it.
func (b *ResolveBody) Fill(c *Command) {
	c.PointID, c.Resolution = b.PointID, cmp.Or(b.Resolution, Resolved)
}
