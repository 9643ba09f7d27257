package api

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// listInUse is one list that the service works by.
type listInUse struct {
	Name    string         `json:"name"` // as in GET /reference/{list}
	Version string         `json:"version"`
	From    *calendar.Date `json:"from"` // first day on which it applies; null where it does not say
	Source  string         `json:"source"`
	Entries int            `json:"entries"`
}

type ruleSetInUse struct {
	ID     string        `json:"id"`
	From   calendar.Date `json:"from"`
	Source string        `json:"source"`
	Checks int           `json:"checks"`
}

type serviceSettings struct {
	Lists        []listInUse    `json:"lists"`
	RuleSets     []ruleSetInUse `json:"ruleSets"`
	HolidaysTo   calendar.Date  `json:"holidaysTo"`   // last day for which bank holidays are known
	HolidaysWarn string         `json:"holidaysWarn"` // what is to be done about it; "" while that day is far off
	Letters      bool           `json:"letters"`      // e-mail is sent
}

// settings shows admins what the service works by. It is set where the service is run, and not here.
func (s *Server) settings(*call) (answer, error) {
	l := s.lists
	shown := serviceSettings{
		Lists: []listInUse{
			inUse("forces", l.Forces()), inUse("regions", l.Regions()),
			inUse("offences", l.Offences().List),
			inUse("courts", l.Courts()), inUse("reasons", l.Reasons()), inUse("checks", l.Checks()),
			inUse("term-categories", l.TermCategories()), inUse("deadlines", l.Deadlines()), inUse("clock-stops", l.ClockStops()),
			{Name: "bank-holidays", Version: s.calendar.Version, From: dated(s.calendar.From), Source: s.calendar.Source, Entries: len(s.calendar.Items)},
			{Name: "wordings", Version: s.library.Version, From: dated(s.library.From), Source: s.library.Source, Entries: len(s.library.Wordings())},
		},
		HolidaysTo: s.calendar.To, HolidaysWarn: s.calendar.Warning(s.today()), Letters: s.store.SendsLetters(),
	}
	for _, r := range checks.RuleSets() {
		shown.RuleSets = append(shown.RuleSets, ruleSetInUse{ID: r.ID, From: r.From, Source: r.Source, Checks: len(r.Checks)})
	}
	return ok(shown), nil
}

func inUse[T any](name string, l reference.List[T]) listInUse {
	return listInUse{Name: name, Version: l.Version, From: dated(l.From), Source: l.Source, Entries: len(l.Items)}
}

func dated(d calendar.Date) *calendar.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}
