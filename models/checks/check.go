package checks

import (
	"scpo.example/desk/models/calendar"
)

// Check is one rule of the review, with all that a person needs to understand it.
type Check struct {
	ID          string
	Title       string
	Severity    string        // reference.SeverityStop or reference.SeverityWarning
	How         string        // what decides it in the main: reference.HowMachine, HowLint or HowHuman
	HumanPart   bool          // decided from fields, but a person also judges whether what is there is good
	Code        string        // reason code to give where it fails
	Source      string        // what it rests on, as text
	Rule        string        // what is required, in one sentence
	Message     string        // what to do where it is not met
	Question    string        // what the officer judges; "" where nothing is left to judge
	Justifiable bool          // a stop that may be passed with a written justification
	From, To    calendar.Date // first and last day on which rule sets hold it; zero is open

	judge func(*judging)
}

// inForce says that a rule set of that day holds the check.
func (c Check) inForce(on calendar.Date) bool {
	return !on.Before(c.From) && (c.To.IsZero() || !on.After(c.To))
}

// all are the checks of all rule sets, in the order of their ids. A check that changes gets a last day, and its
// successor of the same id a first one.
func all() []Check {
	return []Check{
		adult(), route(), offences(), disposal(), authority(), existingOrder(), startsAndEnds(), fiveYears(), reasonedLength(),
		hearing(), evidence(), hearsay(), realRisk(), links(), proportion(), clearWords(), listsAndMaps(), provableBreach(),
		monitoring(), oralAnswers(), privilege(), information(), thirdParties(), alternatives(), boilerplate(),
		contradictions(), bodies(), hmpps(), jurisdictions(), pack(), reviewer(), laterProvisions(),
		datesCanBe(), referencesLead(), requiredAnswers(),
	}
}
