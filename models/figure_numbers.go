package models

import (
	"cmp"
	"slices"
)

// Counted names one number of the figure, in its JSON and for the list of the applications that it counts.
type Counted string

// The numbers. The last two are those of Before, the others those of Counts.
const (
	CountSubmitted              Counted = "submitted"
	CountDecided                Counted = "decided"
	CountAccepted               Counted = "accepted"
	CountAcceptedWithAmendments Counted = "acceptedWithAmendments"
	CountNotAccepted            Counted = "notAccepted"
	CountMoreInformation        Counted = "moreInformation"
	CountOutsideControl         Counted = "outsideControl"
	CountPending                Counted = "pending"
	CountWithdrawn              Counted = "withdrawn"
	CountReturnedByQA           Counted = "returnedByQa"
	CountAcceptedUnreturned     Counted = "acceptedUnreturned"
	CountReturnedAtTriage       Counted = "returnedAtTriage"
	CountUnconfirmed            Counted = "unconfirmed"
	CountCorrected              Counted = "corrected"
	CountBegunAgain             Counted = "begunAgain"
	CountAgreedWrong            Counted = "agreedWrong"
	CountSameOfficer            Counted = "sameOfficer"
	CountWithdrawnBefore        Counted = "withdrawnBefore"
	CountReturnedBefore         Counted = "returnedBefore"
)

// Counts is the headline figure's raw numbers. One unit is one application; only its first
// submission and the first decision on it are counted.
type Counts struct {
	Submitted              int `json:"submitted"`
	Decided                int `json:"decided"`
	Accepted               int `json:"accepted"` // as submitted
	AcceptedWithAmendments int `json:"acceptedWithAmendments"`
	NotAccepted            int `json:"notAccepted"`
	MoreInformation        int `json:"moreInformation"` // of NotAccepted: the CPS asked for more information
	OutsideControl         int `json:"outsideControl"`  // among the decided: every reason EXTL
	Pending                int `json:"pending"`
	Withdrawn              int `json:"withdrawn"`          // withdrawn before a decision
	ReturnedByQA           int `json:"returnedByQa"`       // of Submitted: returned or reopened by regional QA at least once before
	AcceptedUnreturned     int `json:"acceptedUnreturned"` // of Accepted: never returned by regional QA before
	ReturnedAtTriage       int `json:"returnedAtTriage"`   // of NotAccepted: before a lawyer of the CPS read it
	Unconfirmed            int `json:"unconfirmed"`        // of Decided: recorded by the region, and not confirmed by the CPS
	Corrected              int `json:"corrected"`          // whose answer was recorded wrongly first
	BegunAgain             int `json:"begunAgain"`         // not in Submitted: a later first submission of a line, not counted
	AgreedWrong            int `json:"agreedWrong"`        // of Decided: the CPS agreed that a reason was wrong; the rate stays
	SameOfficer            int `json:"sameOfficer"`        // of Unconfirmed: the officer who recorded it had approved or submitted the application
}

// Add sums two groups.
func (c Counts) Add(d Counts) Counts {
	for _, n := range Numbers() {
		*n.In(&c) += *n.In(&d)
	}
	return c
}

// Number is one number of the figure. How it is counted is in models/store.
type Number struct {
	Counted   Counted
	Column    string             // its head in the CSV
	Words     string             // what it counts: the heading of the list behind it
	In        func(*Counts) *int // its place in Counts; nil for a number of Before
	Late      bool               // added to the CSV later: its column is after the rates, so that no other column moves
	Undecided bool               // counts what is not decided, so by decision there is none
}

// numbers is every number of the figure, in the order of the JSON and of the CSV.
var numbers = []Number{
	{Counted: CountSubmitted, Column: "submitted", Words: "submitted to the CPS", In: func(c *Counts) *int { return &c.Submitted }},
	{Counted: CountDecided, Column: "decided", Words: "decided by the CPS", In: func(c *Counts) *int { return &c.Decided }},
	{Counted: CountAccepted, Column: "accepted_as_submitted", Words: "accepted as submitted", In: func(c *Counts) *int { return &c.Accepted }},
	{
		Counted: CountAcceptedWithAmendments, Column: "accepted_with_amendments", Words: "accepted with amendments",
		In: func(c *Counts) *int { return &c.AcceptedWithAmendments },
	},
	{
		Counted: CountNotAccepted, Column: "not_accepted", Words: "not accepted at the first decision",
		In: func(c *Counts) *int { return &c.NotAccepted },
	},
	{
		Counted: CountMoreInformation, Column: "more_information", Words: "requests for more information", Late: true,
		In: func(c *Counts) *int { return &c.MoreInformation },
	},
	{
		Counted: CountOutsideControl, Column: "outside_control", Words: "decided for reasons outside the force’s control only",
		In: func(c *Counts) *int { return &c.OutsideControl },
	},
	{Counted: CountPending, Column: "pending", Words: "no decision yet", Undecided: true, In: func(c *Counts) *int { return &c.Pending }},
	{
		Counted: CountWithdrawn, Column: "withdrawn", Words: "withdrawn before a decision", Undecided: true,
		In: func(c *Counts) *int { return &c.Withdrawn },
	},
	{
		Counted: CountReturnedByQA, Column: "returned_by_qa", Words: "returned by the region before submission",
		In: func(c *Counts) *int { return &c.ReturnedByQA },
	},
	{
		Counted: CountAcceptedUnreturned, Column: "accepted_unreturned", Words: "passed both stages first time", Late: true,
		In: func(c *Counts) *int { return &c.AcceptedUnreturned },
	},
	{
		Counted: CountReturnedAtTriage, Column: "returned_at_triage", Words: "returned at CPS triage", Late: true,
		In: func(c *Counts) *int { return &c.ReturnedAtTriage },
	},
	{
		Counted: CountUnconfirmed, Column: "unconfirmed", Words: "decisions that the CPS has not confirmed", Late: true,
		In: func(c *Counts) *int { return &c.Unconfirmed },
	},
	{Counted: CountCorrected, Column: "corrected", Words: "decisions that were corrected", Late: true, In: func(c *Counts) *int { return &c.Corrected }},
	{
		Counted: CountBegunAgain, Column: "begun_again", Words: "begun again after an earlier submission, not counted", Late: true,
		In: func(c *Counts) *int { return &c.BegunAgain },
	},
	{
		Counted: CountAgreedWrong, Column: "agreed_wrong", Words: "decisions with a reason that the CPS agreed was wrong", Late: true,
		In: func(c *Counts) *int { return &c.AgreedWrong },
	},
	{Counted: CountWithdrawnBefore, Column: "withdrawn_never_submitted", Words: "withdrawn before submission to the CPS", Late: true},
	{Counted: CountReturnedBefore, Column: "returned_not_submitted", Words: "returned by the region and not resubmitted", Late: true},
	{
		Counted: CountSameOfficer, Column: "same_officer", Words: "decisions recorded by the officer who approved or submitted the application", Late: true,
		In: func(c *Counts) *int { return &c.SameOfficer },
	},
}

// Numbers lists the numbers of Counts.
func Numbers() []Number {
	return slices.DeleteFunc(AllNumbers(), func(n Number) bool { return n.In == nil })
}

// AllNumbers lists the numbers of Counts and of Before.
func AllNumbers() []Number { return slices.Clone(numbers) }

// number is that of c; an empty one where the figure has none.
func (c Counted) number() Number {
	for _, n := range numbers {
		if n.Counted == c {
			return n
		}
	}
	return Number{}
}

// Known reports whether the figure has the number.
func (c Counted) Known() bool { return c.number().Counted != "" }

// Before reports whether the number is one of Before.
func (c Counted) Before() bool { return c.Known() && c.number().In == nil }

// Words is what the number counts; "applications" for an unknown one.
func (c Counted) Words() string { return cmp.Or(c.number().Words, "applications") }
