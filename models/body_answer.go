package models

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
)

// TriageOutcome is what the CPS said of a submission before a lawyer read it.
type TriageOutcome string

// The outcomes. Taken on is not a decision; returned is a first decision, not accepted.
const (
	TakenOn         TriageOutcome = "taken-on"
	TriagedReturned TriageOutcome = "returned"
)

// TriageBody is what the CPS said at triage. It needs no authority: a casework assistant's word is enough.
type TriageBody struct {
	Outcome TriageOutcome  `json:"outcome"`
	On      *calendar.Date `json:"on"`
	By      string         `json:"by,omitempty" max:"500"` // who at the CPS
	Items   []ReasonCoded  `json:"items,omitempty"`
	Channel Channel        `json:"channel,omitempty"`
	ReplyBy *calendar.Date `json:"replyBy,omitempty"`
	Papers  []string       `json:"papers,omitempty"`
	Note    string         `json:"note,omitempty" max:"20000"`
}

// Problems asks for outcome and date, and of a return for items in words and a day for the reply.
func (b *TriageBody) Problems(r Rules) []decode.Problem {
	var found []decode.Problem
	if b.Outcome != TakenOn && b.Outcome != TriagedReturned {
		found = append(found, decode.NewProblem("/outcome", decode.CodeBadValue, "Select whether the CPS took the application on or returned it"))
	}
	if b.On == nil {
		found = append(found, decode.NewProblem("/on", string(NoDate), "Enter the date of the CPS triage"))
	}
	switch {
	case b.Outcome == TakenOn && len(b.Items) > 0:
		found = append(found, decode.NewProblem("/items", "reasons-with-acceptance", "Remove the items: the CPS took the application on. Put anything else in the note"))
	case b.Outcome == TakenOn && b.ReplyBy != nil:
		found = append(found, decode.NewProblem("/replyBy", decode.CodeBadValue, noReply+"took the application on"))
	case b.Outcome == TriagedReturned:
		if len(b.Items) == 0 {
			found = append(found, decode.NewProblem("/items", string(NoReasons), "Add at least one item that the CPS wants"))
		}
		if b.ReplyBy == nil {
			found = append(found, decode.NewProblem("/replyBy", string(NoDate), "Enter the date by which the CPS wants a reply"))
		}
		found = append(found, itemsProblems("/items", b.Items, b.On, b.ReplyBy, r)...)
	}
	return append(found, answerProblems(b.Channel, b.ReplyBy, b.On, b.Papers)...)
}

// Fill adds outcome, date and the points that the items become.
func (b *TriageBody) Fill(c *Command) {
	c.Triage, c.DecidedOn, c.Reasons = b.Outcome, b.On, len(b.Items)
	c.Points = append(c.Points, itemStandings(b.Items, Must)...)
}

// Answer is the triage as an answer of the CPS.
func (b *TriageBody) Answer() CPSAnswer {
	a := CPSAnswer{On: b.On, Items: b.Items, Severity: Must, ReplyBy: b.ReplyBy, Outside: outside(b.Items)}
	if b.Outcome == TriagedReturned {
		a.Decision = DecisionAtTriage
	}
	return a
}

// CPSAnswer is what is kept of an answer of the CPS, from whatever action it came. No decision means that the
// application was taken on.
type CPSAnswer struct {
	Decision Decision
	On       *calendar.Date
	Items    []ReasonCoded
	Severity Severity
	ReplyBy  *calendar.Date
	Outside  bool
}

// Answer is the decision as an answer of the CPS.
func (b *DecisionBody) Answer() CPSAnswer {
	return CPSAnswer{Decision: b.Decision, On: b.DecidedOn, Items: b.Reasons, Severity: b.Severity(), ReplyBy: b.ReplyBy, Outside: b.Outside()}
}

// CorrectBody puts the right answer of the CPS in the place of a wrong record: why, and the answer as
// cps-decision or, with an outcome, cps-triage takes it.
type CorrectBody struct {
	Reason string `json:"reason" max:"20000"`
	DecisionBody
	Outcome TriageOutcome  `json:"outcome,omitempty"`
	On      *calendar.Date `json:"on,omitempty"`
	By      string         `json:"by,omitempty" max:"500"`
	Items   []ReasonCoded  `json:"items,omitempty"`
}

func (b *CorrectBody) triage() *TriageBody {
	if b.Outcome == "" {
		return nil
	}
	return &TriageBody{Outcome: b.Outcome, On: b.On, By: b.By, Items: b.Items, Channel: b.Channel, ReplyBy: b.ReplyBy, Papers: b.Papers, Note: b.Note}
}

// Problems asks for the reason and for a right answer of one stage.
func (b *CorrectBody) Problems(r Rules) []decode.Problem {
	found := required(nil, "/reason", b.Reason, "Enter what was wrong with the record")
	t := b.triage()
	switch {
	case t == nil && len(b.Items) > 0:
		return append(found, decode.NewProblem("/items", decode.CodeBadValue, "Enter reasons, or the outcome of the triage"))
	case t == nil:
		return append(found, b.DecisionBody.Problems(r)...)
	case b.Decision != "":
		return append(found, decode.NewProblem("/decision", decode.CodeBadValue, "Enter a decision or the outcome of the triage, not both"))
	}
	return append(found, t.Problems(r)...)
}

// Fill adds what the right answer adds.
func (b *CorrectBody) Fill(c *Command) {
	if t := b.triage(); t != nil {
		t.Fill(c)
		return
	}
	b.DecisionBody.Fill(c)
}

// Answer is the right answer.
func (b *CorrectBody) Answer() CPSAnswer {
	if t := b.triage(); t != nil {
		return t.Answer()
	}
	return b.DecisionBody.Answer()
}

// AllItems are the items of the right answer, for ids to be given to.
func (b *CorrectBody) AllItems() []ReasonCoded {
	if b.Outcome != "" {
		return b.Items
	}
	return b.Reasons
}

// Relation is what an officer says of another application about the same subject.
type Relation string

// The relations. The first two make one line of two applications.
const (
	Continues Relation = "continues"
	Duplicate Relation = "duplicate"
	Unrelated Relation = "unrelated"
)

// Joins reports whether the relation makes one line of two applications.
func (r Relation) Joins() bool { return r == Continues || r == Duplicate }

// RelateBody says how another application belongs to this one. Other is its id or its reference; the service
// finds OtherID from it, and only that continues.
type RelateBody struct {
	Other   string   `json:"other" max:"200"`
	As      Relation `json:"as"`
	Reason  string   `json:"reason,omitempty" max:"20000"`
	OtherID string   `json:"otherId,omitempty" by:"service"`
}

// Problems asks for the other application, for a relation, and for why two are not related.
func (b *RelateBody) Problems(Rules) []decode.Problem {
	found := entered(nil, "/other", b.Other, "Enter the reference of the other application")
	switch b.As {
	case Continues, Duplicate:
	case Unrelated:
		found = required(found, "/reason", b.Reason, "Enter why the applications are not related")
	default:
		found = append(found, decode.NewProblem("/as", decode.CodeBadValue, "Select continues, duplicate or unrelated"))
	}
	return found
}

// Fill names the other application and what is said of it.
func (b *RelateBody) Fill(c *Command) { c.Other, c.As = b.OtherID, b.As }
