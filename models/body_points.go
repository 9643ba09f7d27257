package models

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/models/calendar"
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

// Problems names what is wrong with a point that stands alone.
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

// reasonProblems wants a reason code of today. Where one has ended since it was given, as in a draft
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

// Authority is who decided for the CPS and by what right. In R v Shirley [2022] EWCA Crim 475
// orders were set aside because the applicant was not shown to be authorised, so a decision
// without it is not recorded.
type Authority struct {
	Name      string `json:"name"`
	Grade     string `json:"grade"`
	Basis     string `json:"basis"`
	Reference string `json:"reference,omitempty"`
}

// ReasonCoded is one coded reason of a decision, and a point of the next round. ID is given by the
// service.
type ReasonCoded struct {
	ID     string `json:"id,omitempty" by:"service"`
	Code   string `json:"code"`
	Anchor string `json:"anchor,omitempty"`
	Text   string `json:"text,omitempty" max:"20000"`
}

// DecisionBody is what the CPS answered.
type DecisionBody struct {
	Decision  Decision       `json:"decision"`
	DecidedOn *calendar.Date `json:"decidedOn"`
	Authority Authority      `json:"authority"`
	Reasons   []ReasonCoded  `json:"reasons,omitempty"`
	Note      string         `json:"note,omitempty" max:"20000"`
}

// Problems asks for decision, date, authority and, unless it is an acceptance, coded reasons.
// Whether the date is possible is the workflow's to say: it has the clock and the submission.
func (b *DecisionBody) Problems(r Rules) []decode.Problem {
	var found []decode.Problem
	if !b.Decision.Known() {
		found = append(found, decode.NewProblem("/decision", "bad-value", "Select the CPS decision"))
	}
	if b.DecidedOn == nil {
		found = append(found, decode.NewProblem("/decidedOn", string(NoDate), "Enter the date of the decision"))
	}
	found = required(found, "/authority/name", b.Authority.Name, "Enter the name of the person who decided")
	found = required(found, "/authority/grade", b.Authority.Grade, "Enter the grade of the person who decided")
	found = required(found, "/authority/basis", b.Authority.Basis, "Enter the basis of their authority")
	if b.Decision.Known() && !b.Decision.Accepts() && len(b.Reasons) == 0 {
		found = append(found, decode.NewProblem("/reasons", string(NoReasons), "Add at least one reason"))
	}
	for i, reason := range b.Reasons {
		at := fmt.Sprintf("/reasons/%d", i)
		found = append(found, r.reasonProblems(at+"/code", reason.Code)...)
		if reason.Anchor != "" && !r.Anchor(reason.Anchor) {
			found = append(found, decode.NewProblem(at+"/anchor", "bad-value", "Select a section, term, evidence item or third party of this application"))
		}
	}
	return found
}

// Outside reports whether every reason is EXTL, outside the force's control. The decision still
// counts in the figure; it is also shown apart.
func (b *DecisionBody) Outside() bool {
	return len(b.Reasons) > 0 && !slices.ContainsFunc(b.Reasons, func(r ReasonCoded) bool { return r.Code != "EXTL" })
}

// Severity is what the reasons weigh as points: the next round must answer them, an acceptance
// has no next round.
func (b *DecisionBody) Severity() Severity {
	if b.Decision.Accepts() {
		return Should
	}
	return Must
}

// Fill adds decision, date, the number of reasons and the points that they become.
func (b *DecisionBody) Fill(c *Command) {
	c.Decision, c.DecidedOn, c.Reasons = b.Decision, b.DecidedOn, len(b.Reasons)
	for _, r := range b.Reasons {
		if r.ID != "" { // decisions from before this was kept have none
			c.Points = append(c.Points, PointStanding{ID: r.ID, Severity: b.Severity()})
		}
	}
}

// AnswerBody is the force's answer to one point. PointID comes from the address.
type AnswerBody struct {
	PointID string     `json:"pointId,omitempty" by:"service"`
	Answer  AnswerKind `json:"answer"`
	Text    string     `json:"text" max:"20000"`
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

// Fill names the point.
func (b *AnswerBody) Fill(c *Command) { c.PointID = b.PointID }

// ResolveBody is the officer's word on one answered point: resolved (the default) or reopened.
type ResolveBody struct {
	PointID    string     `json:"pointId,omitempty" by:"service"`
	Resolution Resolution `json:"resolution,omitempty"`
	Note       string     `json:"note,omitempty" max:"20000"`
}

// Problems refuses any other word, and wants a reason for reopening.
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
