package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// settings shows admins what the service works by. It is set where the service is run, and not here.
func (s *Server) settings(*call) (answer, error) {
	l := s.lists
	shown := answers.ServiceSettings{
		Lists: []answers.ListInUse{
			inUse("forces", l.Forces()), inUse("regions", l.Regions()), inUse("cps-areas", l.CPSAreas()),
			inUse("offences", l.Offences().List),
			inUse("courts", l.Courts()), inUse("reasons", l.Reasons()), inUse("checks", checks.For(s.today()).List()),
			inUse("term-categories", l.TermCategories()), inUse("deadlines", l.Deadlines()), inUse("clock-stops", l.ClockStops()),
			{Name: "bank-holidays", Version: s.calendar.Version, From: dated(s.calendar.From), Source: s.calendar.Source, Entries: len(s.calendar.Items)},
			{Name: "wordings", Version: s.library.Version, From: dated(s.library.From), Source: s.library.Source, Entries: len(s.library.Wordings())},
		},
		HolidaysTo: s.calendar.To, HolidaysWarn: s.calendar.Warning(s.today()), LawWarn: checks.For(s.today()).Warning(s.today()), Letters: s.store.SendsLetters(),
	}
	for _, r := range checks.RuleSets() {
		shown.RuleSets = append(shown.RuleSets, answers.RuleSetInUse{ID: r.ID, From: r.From, Source: r.Source, Read: r.Read, Checks: len(r.Checks)})
	}
	return ok(shown), nil
}

func inUse[T any](name string, l reference.List[T]) answers.ListInUse {
	return answers.ListInUse{Name: name, Version: l.Version, From: dated(l.From), Source: l.Source, Entries: len(l.Items)}
}

func dated(d calendar.Date) *calendar.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}
