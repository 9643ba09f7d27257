package checks

import "scpo.example/desk/models"

// Fate is how an application that was submitted to the CPS fared at its first decision.
type Fate struct {
	Accepted int // with amendments or without
	Returned int // for more information, or rejected
	Pending  int // without a decision
}

// Tally is what one check would have done with stored first submissions, and how those fared.
type Tally struct {
	Check    string
	Title    string
	Severity string
	Caught   Fate     // those on which the check fails, or points something out
	Passed   Fate     // the others
	Cases    []string // references of the caught, in the order in which they came
}

// Backtest runs a rule set over first submissions, each on its own day. Before a check is switched
// on it says what it would have caught, accepted applications among them.
type Backtest struct {
	set     RuleSet
	tallies []Tally
}

// NewBacktest begins with the rule set of that id; ErrNoRuleSet when there is none.
func NewBacktest(id string) (*Backtest, error) {
	set, err := Set(id)
	if err != nil {
		return nil, err
	}
	b := &Backtest{set: set}
	for _, c := range set.Checks {
		b.tallies = append(b.tallies, Tally{Check: c.ID, Title: c.Title, Severity: c.Severity})
	}
	return b, nil
}

// Add judges one first submission; decision is "" while there is none.
func (b *Backtest) Add(reference string, in Input, decision models.Decision) {
	for i, item := range b.set.Run(in).Items {
		t := &b.tallies[i]
		fate := &t.Passed
		if item.Outcome == Fail || (item.Outcome == Ask && len(item.Findings) > 0) {
			fate = &t.Caught
			t.Cases = append(t.Cases, reference)
		}
		switch {
		case decision == "":
			fate.Pending++
		case decision.Accepts():
			fate.Accepted++
		default:
			fate.Returned++
		}
	}
}

// Tallies are the results, in the order of the checks.
func (b *Backtest) Tallies() []Tally { return b.tallies }
