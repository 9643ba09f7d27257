package models

import (
	"fmt"
	"slices"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// Authority is who decided for the CPS and by what right. In R v Shirley [2022] EWCA Crim 475
// orders were set aside because the applicant was not shown to be authorised, so a decision
// without it is not recorded.
type Authority struct {
	Name      string `json:"name"`
	Grade     string `json:"grade"`
	Basis     string `json:"basis"`
	Reference string `json:"reference,omitempty"`
}

// Channel is the way in which an answer of the CPS came.
type Channel string

// Channels are the ways there are; police-system means that someone read the answer in the force's own
// system and typed it here.
func Channels() []Channel { return []Channel{"email", "police-system", "letter", "phone", "meeting"} }

// DecisionBody is what the CPS answered.
type DecisionBody struct {
	Decision     Decision       `json:"decision,omitempty"`
	DecidedOn    *calendar.Date `json:"decidedOn"`
	Authority    Authority      `json:"authority,omitzero"`
	Channel      Channel        `json:"channel,omitempty"`
	ReplyBy      *calendar.Date `json:"replyBy,omitempty"`
	Reasons      []ReasonCoded  `json:"reasons,omitempty"`
	AmendedTerms []AmendedTerm  `json:"amendedTerms,omitempty"`
	Papers       []string       `json:"papers,omitempty"` // ids of attachments
	Note         string         `json:"note,omitempty" max:"20000"`
}

// Problems asks for decision, date, authority and what the decision must say: a return its reasons in
// words, an acceptance with amendments the terms that were amended. Whether the date is possible is the
// workflow's to say: it has the clock and the submission.
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
	if b.Decision == DecisionAccepted && b.ReplyBy != nil {
		found = append(found, decode.NewProblem("/replyBy", decode.CodeBadValue, noReply+"accepted the application as it is"))
	}
	found = append(found, b.reasonsProblems(r)...)
	found = append(found, b.amendedProblems(r)...)
	return append(found, answerProblems(b.Channel, b.ReplyBy, b.DecidedOn, b.Papers)...)
}

const noReply = "Remove the reply date: there is nothing to reply to, because the CPS "

// reasonsProblems wants reasons with a return, and refuses them with an acceptance: no figure may count
// a fault of an application that the CPS accepted.
func (b *DecisionBody) reasonsProblems(r Rules) []decode.Problem {
	switch {
	case !b.Decision.Known():
	case b.Decision.Accepts() && len(b.Reasons) > 0:
		return []decode.Problem{decode.NewProblem("/reasons", "reasons-with-acceptance",
			"Remove the reasons: the application was accepted. Put what the CPS changed under amended terms, and anything else in the note")}
	case !b.Decision.Accepts() && len(b.Reasons) == 0:
		return []decode.Problem{decode.NewProblem("/reasons", string(NoReasons), "Add at least one reason")}
	}
	return itemsProblems("/reasons", b.Reasons, b.DecidedOn, b.ReplyBy, r)
}

func (b *DecisionBody) amendedProblems(r Rules) []decode.Problem {
	amends := b.Decision == DecisionWithAmendments
	changed := slices.ContainsFunc(b.AmendedTerms, func(t AmendedTerm) bool { return t.Change != TermUnchanged })
	switch {
	case amends && !changed:
		return []decode.Problem{decode.NewProblem("/amendedTerms", "no-amended-term", "Enter at least one term that the CPS amended, removed or added")}
	case !amends && b.Decision.Known() && changed:
		return []decode.Problem{decode.NewProblem("/amendedTerms", decode.CodeBadValue, "Remove the amended terms, or select accepted with amendments")}
	}
	var found []decode.Problem
	for i, t := range b.AmendedTerms {
		place := fmt.Sprintf("/amendedTerms/%d", i)
		found = append(found, t.problems(place, r)...)
		if t.Term != "" && slices.ContainsFunc(b.AmendedTerms[:i], func(earlier AmendedTerm) bool { return earlier.Term == t.Term }) {
			found = append(found, decode.NewProblem(place+"/term", decode.CodeBadValue, "Enter each term once"))
		}
	}
	return found
}

// answerProblems holds against one another what every answer of the CPS may say of itself.
func answerProblems(channel Channel, replyBy, on *calendar.Date, papers []string) []decode.Problem {
	var found []decode.Problem
	if channel != "" && !slices.Contains(Channels(), channel) {
		found = append(found, decode.NewProblem("/channel", decode.CodeBadValue, "Select email, police system, letter, phone or meeting"))
	}
	if replyBy != nil && on != nil && replyBy.Before(*on) {
		found = append(found, decode.NewProblem("/replyBy", string(DateTooEarly), "Enter a reply date that is not before the CPS answered"))
	}
	for i, id := range papers {
		if compare.Blank(id) || len(id) > papersID || slices.Contains(papers[:i], id) {
			found = append(found, decode.NewProblem(fmt.Sprintf("/papers/%d", i), decode.CodeBadValue, "Enter the id of a paper, once"))
		}
	}
	return found
}

const papersID = 100 // the longest id of a paper

// Outside reports whether every reason is EXTL, outside the force's control. The decision still
// counts in the figure; it is also shown apart.
func (b *DecisionBody) Outside() bool { return outside(b.Reasons) }

func outside(items []ReasonCoded) bool {
	return len(items) > 0 && !slices.ContainsFunc(items, func(r ReasonCoded) bool { return r.Code != "EXTL" })
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
	c.Points = append(c.Points, itemStandings(b.Reasons, b.Severity())...)
}
