package models

import (
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// ReasonCoded is one thing that the CPS asks for: a coded reason of a decision or of a return at triage, and a point of
// the next round. ID is given by the service. No anchor means the whole application.
type ReasonCoded struct {
	ID       string         `json:"id,omitempty" by:"service"`
	Code     string         `json:"code"`
	Anchor   string         `json:"anchor,omitempty"`
	Text     string         `json:"text,omitempty" max:"20000"`
	Why      string         `json:"why,omitempty" max:"20000"`
	Action   string         `json:"action,omitempty" max:"20000"`
	Category string         `json:"category,omitempty" max:"100"`
	DueOn    *calendar.Date `json:"dueOn,omitempty"`
}

// ItemCategories are the kinds of thing that the CPS asks for. They are ours: none is a code of the CPS.
func ItemCategories() []string {
	return []string{"form", "statement", "exhibit", "footage", "record", "term-wording", "term-reasons", "third-party", "authority", "other"}
}

// itemsProblems requires in each item a code from the list, words, and a possible place and date.
func itemsProblems(at string, items []ReasonCoded, on, replyBy *calendar.Date, r Rules) []decode.Problem {
	var found []decode.Problem
	for i, item := range items {
		here := fmt.Sprintf("%s/%d", at, i)
		found = append(found, r.reasonProblems(here+"/code", item.Code)...)
		if item.Anchor != "" && !r.Anchor(item.Anchor) {
			found = append(found, decode.NewProblem(here+"/anchor", decode.CodeBadValue, "Select a section, term, evidence item or third party of this application"))
		}
		found = required(found, here+"/text", item.Text, "Enter what the CPS said is wrong: a code alone does not tell the force what to do")
		if item.Category != "" && !slices.Contains(ItemCategories(), item.Category) {
			found = append(found, decode.NewProblem(here+"/category", decode.CodeBadValue, "Select one of these kinds: "+strings.Join(ItemCategories(), ", ")))
		}
		switch {
		case item.DueOn == nil:
		case on != nil && item.DueOn.Before(*on):
			found = append(found, decode.NewProblem(here+"/dueOn", string(DateTooEarly), "Enter a due date that is not before the CPS answered"))
		case replyBy != nil && item.DueOn.After(*replyBy):
			found = append(found, decode.NewProblem(here+"/dueOn", "date-too-late", "Enter a due date that is not after the date by which the CPS wants a reply"))
		}
	}
	return found
}

// itemStandings are the points that items become. Items without an id are from answers made before items became points.
func itemStandings(items []ReasonCoded, weight Severity) []PointStanding {
	var points []PointStanding
	for _, r := range items {
		if r.ID != "" {
			points = append(points, PointStanding{ID: r.ID, Severity: weight})
		}
	}
	return points
}

// TermChange is what the CPS did to one term.
type TermChange string

// The changes.
const (
	TermAmended   TermChange = "amended"
	TermRemoved   TermChange = "removed"
	TermAdded     TermChange = "added"
	TermUnchanged TermChange = "unchanged"
)

// AmendedTerm is how the CPS changed one term when it accepted the application with amendments. Term is the id of a
// term as sent; a term that was added has none yet.
type AmendedTerm struct {
	Term   string     `json:"term,omitempty" max:"100"`
	Change TermChange `json:"change"`
	Text   string     `json:"text,omitempty" max:"20000"`
}

func (t AmendedTerm) problems(at string, r Rules) []decode.Problem {
	var found []decode.Problem
	if t.Change == TermAdded && t.Term != "" {
		found = append(found, decode.NewProblem(at+"/term", decode.CodeBadValue, "Leave the term blank: a term that the CPS added is not in the application"))
	}
	if t.Change != TermAdded && (r.Term == nil || !r.Term(t.Term)) {
		found = append(found, decode.NewProblem(at+"/term", decode.CodeBadValue, "Select a term of this application"))
	}
	switch t.Change {
	case TermAmended, TermAdded:
		found = required(found, at+"/text", t.Text, "Enter the term as the CPS worded it")
		if t.Change == TermAmended && r.TermText != nil && !compare.Blank(t.Text) && sameWords(t.Text, r.TermText(t.Term)) {
			found = append(found, decode.NewProblem(at+"/text", "not-changed", "This is how the term was submitted. Enter it as the CPS changed it, or select unchanged"))
		}
	case TermRemoved, TermUnchanged:
	default:
		found = append(found, decode.NewProblem(at+"/change", decode.CodeBadValue, "Select amended, removed, added or unchanged"))
	}
	return found
}

// sameWords reports whether two texts differ in nothing but spacing.
func sameWords(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}
