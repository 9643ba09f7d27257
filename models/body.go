package models

import (
	"fmt"
	"slices"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// Rules are the reference lists that a command's body is checked against.
type Rules struct {
	Reasons     []string                   // reason codes in force
	Continues   func(code string) []string // the codes that continue one that has ended; nil for records of the past
	Checks      []string                   // every check id
	HumanChecks []string                   // the checks that a person must answer before approval
	ClockStops  []string                   // codes of the causes for stopping the clock
	Anchor      func(s string) bool        // whether a section or item of this name is in the content
	Term        func(id string) bool       // whether a term of this id is in the content
	TermText    func(id string) string     // how the term of this id is worded in the content; nil for records of the past
	Today       calendar.Date              // no due date may be before it; zero for records of the past
}

// Body is what a caller sends with an action: text and codes, checked before anything is stored.
type Body interface {
	// Problems names every fault at once; pointers are JSON pointers into the body.
	Problems(r Rules) []decode.Problem
	// Fill copies into the command the codes that the workflow decides by.
	Fill(c *Command)
}

// sends makes an empty body of type T.
func sends[T any, B interface {
	*T
	Body
}]() Body {
	return B(new(T))
}

// NoteBody is the body of the actions that need no words.
type NoteBody struct {
	Note string `json:"note,omitempty" max:"20000"`
}

// Problems finds none: a note may be left out.
func (b *NoteBody) Problems(Rules) []decode.Problem { return nil }

// Fill adds nothing.
func (b *NoteBody) Fill(*Command) {}

// RecallBody goes with recall; the reason may be left out.
type RecallBody struct {
	Reason string `json:"reason,omitempty" max:"20000"`
}

// Problems finds none: taking back one's own work needs no reason.
func (b *RecallBody) Problems(Rules) []decode.Problem { return nil }

// Fill adds nothing.
func (b *RecallBody) Fill(*Command) {}

// ReasonBody goes with withdraw and reopen, which are refused without a reason.
type ReasonBody struct {
	Reason string `json:"reason" max:"20000"`
}

// Problems asks for the reason.
func (b *ReasonBody) Problems(Rules) []decode.Problem {
	return required(nil, "/reason", b.Reason, "Enter the reason")
}

// Fill adds nothing: the reason is text.
func (b *ReasonBody) Fill(*Command) {}

// AssignBody names the officer who will hold the application. The API finds UserID from Username; only UserID
// continues.
type AssignBody struct {
	Username string `json:"username"`
	Note     string `json:"note,omitempty" max:"20000"`
	UserID   string `json:"userId,omitempty" by:"service"`
}

// Problems asks for the username.
func (b *AssignBody) Problems(Rules) []decode.Problem {
	return entered(nil, "/username", b.Username, "Enter the username of the regional officer")
}

// Fill names the officer by id.
func (b *AssignBody) Fill(c *Command) { c.Assignee = b.UserID }

// OutcomeBody is what the court did.
type OutcomeBody struct {
	Outcome Outcome        `json:"outcome"`
	On      *calendar.Date `json:"on"`
	Note    string         `json:"note,omitempty" max:"20000"`
}

// Problems asks for an outcome and its date.
func (b *OutcomeBody) Problems(Rules) []decode.Problem {
	var found []decode.Problem
	if !b.Outcome.Known() {
		found = append(found, decode.NewProblem("/outcome", "required", "Select the court outcome"))
	}
	if b.On == nil {
		found = append(found, decode.NewProblem("/on", "required", "Enter the date of the court's decision"))
	}
	return found
}

// Fill adds outcome and date.
func (b *OutcomeBody) Fill(c *Command) { c.Outcome, c.DecidedOn = b.Outcome, b.On }

// ApproveBody is the officer's checklist: the answer to each human check.
type ApproveBody struct {
	Checklist map[string]string `json:"checklist"` // check id to yes, no or n/a
	Notes     map[string]string `json:"notes,omitempty" max:"20000"`
	Note      string            `json:"note,omitempty" max:"20000"`
	Seen      []string          `json:"seen"`           // ids of the sights that the officer confirms; nil if none were requested
	Terms     map[string]string `json:"terms,omitzero"` // term id to yes, no or n/a; nil where none were requested
	TermNotes map[string]string `json:"termNotes,omitempty" max:"20000"`
	// What the machine found when the officer answered, by check id, and under which rules: the
	// service fills these in, and they are frozen with the answers.
	RuleSet  string            `json:"ruleSet,omitempty" by:"service"`
	Sights   []Sight           `json:"sights,omitempty" by:"service"`
	Findings map[string]string `json:"findings,omitempty" max:"20000" by:"service"`
	// The lines about terms as they were answered, or not.
	TermAnswers []TermAnswer `json:"termAnswers,omitempty" by:"service"`
}

// Problems asks for an answer to every human check and refuses answers to unknown ones.
func (b *ApproveBody) Problems(r Rules) []decode.Problem {
	var found []decode.Problem
	for _, id := range r.HumanChecks {
		if b.Checklist[id] == "" {
			found = append(found, decode.NewProblem(decode.PointerTo("/checklist", id), "required", fmt.Sprintf("%s: select yes, no or not applicable", id)))
		}
	}
	for _, id := range sortedKeys(b.Checklist) {
		if !slices.Contains(r.Checks, id) {
			found = append(found, decode.NewProblem(decode.PointerTo("/checklist", id), "bad-value", "This check is not known"))
		} else if !slices.Contains([]string{"yes", "no", "n/a"}, b.Checklist[id]) {
			found = append(found, decode.NewProblem(decode.PointerTo("/checklist", id), "bad-value", "Select yes, no or not applicable"))
		}
	}
	return append(found, notesProblems(b.Notes, r)...)
}

// Noes asks why the officer approves over an answer of "no". An answer that is only saved needs no reason yet.
func (b *ApproveBody) Noes() []decode.Problem {
	var found []decode.Problem
	for _, id := range sortedKeys(b.Checklist) {
		found = append(found, b.No(decode.PointerTo("/checklist", id), id, b.Checklist[id], b.Notes[id])...)
	}
	return found
}

// No asks why the officer approves where an answer is "no", and neither its note nor that of the approval says so. What is
// the check or term that is answered.
func (b *ApproveBody) No(pointer, what, answer, note string) []decode.Problem {
	if answer != "no" || !compare.NoWords(note) || !compare.NoWords(b.Note) {
		return nil
	}
	return []decode.Problem{decode.NewProblem(pointer, "no-unexplained",
		what+" is answered “No”. Return the application, or say in a note why you approve it")}
}

// Fill adds nothing: what is approved is the content that was frozen when it was submitted.
func (b *ApproveBody) Fill(*Command) {}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// required adds a problem when the text says nothing to its reader: blank, or "TBC" or the like. "See term 2" and "Say which
// part" are words.
func required(found []decode.Problem, pointer, text, message string) []decode.Problem {
	if compare.NoWords(text) {
		return append(found, decode.NewProblem(pointer, "required", message))
	}
	return found
}

// answered is required for what must be an answer in itself: "See MG5" and "To follow" are none.
func answered(found []decode.Problem, pointer, text, message string) []decode.Problem {
	if compare.NoAnswer(text) {
		return append(found, decode.NewProblem(pointer, "required", message))
	}
	return found
}

// entered is required for what names something, such as a username, which may look like a placeholder.
func entered(found []decode.Problem, pointer, text, message string) []decode.Problem {
	if compare.Blank(text) {
		return append(found, decode.NewProblem(pointer, "required", message))
	}
	return found
}
