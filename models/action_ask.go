package models

import (
	"cmp"
	"slices"
)

// Actions lists every action in the order of the table.
func Actions() []Action {
	all := make([]Action, len(table))
	for i, r := range table {
		all[i] = r.action
	}
	return all
}

// Known reports whether a is one of Actions.
func (a Action) Known() bool { return ruleFor(a) != nil }

// Offered reports whether a is requested on the application itself.
func (a Action) Offered() bool {
	row := ruleFor(a)
	return row != nil && row.asked == onApplication
}

// Automatic reports whether the service alone asks for a, in the name of an officer.
func (a Action) Automatic() bool { return row(a).asked == byService }

// Words is what a is called in a sentence that begins "You can"; the action itself for an unknown one.
func (a Action) Words() string { return cmp.Or(row(a).words, string(a)) }

// Button is what a is called on its button, and on a link to the page where it is done.
func (a Action) Button() string { return cmp.Or(row(a).button, string(a)) }

// Did is what the history says of a after the name of who did it; "" for an automatic and an unknown one.
func (a Action) Did() string { return row(a).did }

// ReadBy reports whether people of the role may read the words that were sent with a.
func (a Action) ReadBy(r Role) bool { return slices.Contains(row(a).readers, r) }

// RolesFor lists the roles that may ask for an action in some state.
func RolesFor(a Action) []Role { return slices.Clone(row(a).roles) }

// NewBody gives the empty body of an action; nil for an unknown action and for create.
func NewBody(a Action) Body {
	if body := row(a).body; body != nil {
		return body()
	}
	return nil
}

// row is the row of a; an empty one for an unknown action.
func row(a Action) rule {
	if r := ruleFor(a); r != nil {
		return *r
	}
	return rule{}
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
	To      []State // possible next states; the state itself where it stays
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
	case row.to == nil, s != None && !s.Open(): // an end has no next state
		return Answer{Allowed: true, To: []State{s}}
	}
	return Answer{Allowed: true, To: slices.Clone(row.to)}
}
