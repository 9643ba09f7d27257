package checks

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks/recognise"
)

// ErrNoRuleSet says that no rule set has the requested id.
var ErrNoRuleSet = errors.New("no such rule set")

// RuleSet is the checks as they were from one day on. Its id is stored with what was judged by it, so a set is never
// changed or taken away: a change is a new set.
type RuleSet struct {
	ID     string
	From   calendar.Date // first day on which applications are judged by it
	Source string        // the state of the law that it follows, as text
	Read   calendar.Date // the day whose text of the law it was last compared with
	Checks []Check       // in the order of their ids; shared by all callers: not to be written to
}

var ruleSets = sync.OnceValue(func() []RuleSet {
	return ruleSetsOf(all(), RuleSet{
		ID: "2026-02-12", From: calendar.NewDate(2026, 2, 12),
		Source: "Serious Crime Act 2007, text of 12 February 2026", Read: calendar.NewDate(2026, 2, 12),
	})
})

// ruleSetsOf gives each of the sets, which are in order of date, the checks of its day.
func ruleSetsOf(checks []Check, sets ...RuleSet) []RuleSet {
	for i := range sets {
		for _, c := range checks {
			if c.inForce(sets[i].From) {
				sets[i].Checks = append(sets[i].Checks, c)
			}
		}
	}
	return sets
}

// RuleSets are all rule sets, oldest first.
func RuleSets() []RuleSet { return slices.Clone(ruleSets()) }

// For is the rule set of that day; for a day before the first, the first.
func For(day calendar.Date) RuleSet { return setOf(ruleSets(), day) }

func setOf(sets []RuleSet, day calendar.Date) RuleSet {
	found := sets[0]
	for _, s := range sets {
		if !day.Before(s.From) {
			found = s
		}
	}
	return found
}

// Run judges by the rule set of the day AsOf.
func Run(in Input) Report { return For(in.AsOf).Run(in) }

// RunSet judges by the rule set with that id, such as the one that the application was last submitted under. The error
// is ErrNoRuleSet.
func RunSet(id string, in Input) (Report, error) {
	set, err := Set(id)
	if err != nil {
		return Report{}, err
	}
	return set.Run(in), nil
}

// Set finds a rule set by its id. The error is ErrNoRuleSet.
func Set(id string) (RuleSet, error) {
	for _, s := range ruleSets() {
		if s.ID == id {
			return s, nil
		}
	}
	return RuleSet{}, fmt.Errorf("rule set %q: %w", id, ErrNoRuleSet)
}

// Run judges by this rule set.
func (r RuleSet) Run(in Input) Report {
	in, typed := legible(in)
	report := Report{RuleSet: r.ID, AsOf: in.AsOf, Items: make([]Item, 0, len(r.Checks))}
	s := shared{
		texts: sync.OnceValue(func() []passage { return prose(in.Content) }),
		read:  sync.OnceValue(func() [][]recognise.Doubt { return doubtsOf(in.Content.Terms) }),
	}
	for _, c := range r.Checks {
		report.Items = append(report.Items, c.run(in, s))
	}
	report.sayOnce()
	report.asTyped(typed)
	return report
}
