package models

import "slices"

// Action is a step in the life of an application. Names are schema: they are in events and in
// recorded workflow histories, and are never renamed.
type Action string

// The actions.
const (
	Create       Action = "create"
	SubmitForQA  Action = "submit-for-qa"
	Recall       Action = "recall"
	Claim        Action = "claim"
	Release      Action = "release"
	Assign       Action = "assign"
	Return       Action = "return"
	Approve      Action = "approve"
	Reopen       Action = "reopen"
	SubmitToCPS  Action = "submit-to-cps"
	CPSDecision  Action = "cps-decision"
	CourtOutcome Action = "court-outcome"
	Withdraw     Action = "withdraw"
	AnswerPoint  Action = "answer-point"
	ResolvePoint Action = "resolve-point"

	DeclareConflict Action = "declare-conflict" // an officer may not deal with this application
	PassOver        Action = "pass-over"        // held work goes to the colleague named as cover
	HandBack        Action = "hand-back"        // and returns from there
	StopClock       Action = "stop-clock"
	StartClock      Action = "start-clock"
)

// rule is one row of the table: who may do it, from where, and where it may lead.
type rule struct {
	action Action
	roles  []Role
	from   []State
	to     []State // more than one: Decide picks by the facts; nil: the state stays
}

// table is the life of an application. It stands here and nowhere else; the workflow, the API's
// list of actions, the help page and the tests are all made from it.
var table = []rule{
	{Create, []Role{Applicant}, []State{None}, []State{Drafting}},
	{SubmitForQA, []Role{Applicant}, []State{Drafting, ReturnedByQA, ReturnedByCPS}, []State{InQA}},
	{Recall, []Role{Applicant}, []State{InQA}, []State{Drafting, ReturnedByQA, ReturnedByCPS}},
	{Claim, []Role{Officer}, []State{InQA}, nil},
	{Release, []Role{Officer}, []State{InQA}, nil},
	{Assign, []Role{Officer}, []State{InQA}, nil},
	{Return, []Role{Officer}, []State{InQA}, []State{ReturnedByQA}},
	{Approve, []Role{Officer}, []State{InQA}, []State{Approved}},
	{Reopen, []Role{Officer}, []State{Approved}, []State{ReturnedByQA}},
	{SubmitToCPS, []Role{Officer}, []State{Approved}, []State{WithCPS}},
	{CPSDecision, []Role{Officer, CPS}, []State{WithCPS}, []State{Accepted, ReturnedByCPS}},
	{CourtOutcome, []Role{Officer}, []State{Accepted}, []State{Closed}},
	{Withdraw, []Role{Applicant, Officer}, []State{Drafting, InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS, Accepted}, []State{Withdrawn}},
	{AnswerPoint, []Role{Applicant}, []State{ReturnedByQA, ReturnedByCPS}, nil},
	{ResolvePoint, []Role{Officer}, []State{InQA}, nil},
	{DeclareConflict, []Role{Officer}, []State{Drafting, InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS, Accepted}, nil},
	{PassOver, []Role{Officer}, []State{InQA}, nil},
	{HandBack, []Role{Officer}, []State{InQA}, nil},
	{StopClock, []Role{Officer}, []State{InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS}, nil},
	{StartClock, []Role{Officer}, []State{InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS}, nil},
}

// Actions lists every action in the order of the table.
func Actions() []Action {
	all := make([]Action, len(table))
	for i, r := range table {
		all[i] = r.action
	}
	return all
}

// Offered reports whether a is asked for on the application itself. Points are answered and
// resolved one by one, and cover passes work on by its dates.
func (a Action) Offered() bool {
	switch a {
	case AnswerPoint, ResolvePoint, PassOver, HandBack:
		return false
	case Create, SubmitForQA, Recall, Claim, Release, Assign, Return, Approve, Reopen, SubmitToCPS, CPSDecision, CourtOutcome,
		Withdraw, DeclareConflict, StopClock, StartClock:
		return true
	}
	return false
}

// Known reports whether a is one of Actions.
func (a Action) Known() bool { return ruleFor(a) != nil }

// RolesFor lists the roles that may ask for an action in some state.
func RolesFor(a Action) []Role {
	if row := ruleFor(a); row != nil {
		return slices.Clone(row.roles)
	}
	return nil
}

func ruleFor(a Action) *rule {
	for i := range table {
		if table[i].action == a {
			return &table[i]
		}
	}
	return nil
}

// Answer is what the table says of one state, action and role.
type Answer struct {
	Allowed bool
	To      []State // where it may lead; the state itself where it stays
	Why     Reason  // set when not allowed: WrongRole before WrongState
}

// Ask answers for every state, action and role; it is total, and an unknown value is refused.
func Ask(s State, a Action, r Role) Answer {
	row := ruleFor(a)
	switch {
	case row == nil:
		return Answer{Why: UnknownAction}
	case !slices.Contains(row.roles, r):
		return Answer{Why: WrongRole}
	case !slices.Contains(row.from, s):
		return Answer{Why: WrongState}
	case row.to == nil:
		return Answer{Allowed: true, To: []State{s}}
	}
	return Answer{Allowed: true, To: slices.Clone(row.to)}
}
