package checks

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

// List is the rule set as the list that is published among the reference lists.
func (r RuleSet) List() reference.List[reference.CheckRule] {
	list := reference.List[reference.CheckRule]{
		Version: "2026-11", From: calendar.NewDate(2026, 1, 1),
		Source: "Checks, severities and codes set for this service; each check names its source",
	}
	for _, c := range r.Checks {
		list.Items = append(list.Items, reference.CheckRule{
			ID: c.ID, Title: c.Title, Severity: c.Severity, How: c.How, HumanPart: c.HumanPart, Code: c.Code, Source: c.Source,
		})
	}
	return list
}

// Human lists the ids of the checks that a person must answer before approval.
func (r RuleSet) Human() []string {
	var ids []string
	for _, c := range r.Checks {
		if c.How == reference.HowHuman {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Find finds a check by its id, such as Q07, as it is in the newest rule set that has it.
func Find(id string) (Check, bool) {
	sets := ruleSets()
	for i := range sets {
		for _, c := range sets[len(sets)-1-i].Checks {
			if c.ID == id {
				return c, true
			}
		}
	}
	return Check{}, false
}
