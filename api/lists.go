package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// rules are the reference lists that a command's body is checked against. A reason is available while it is current.
func (s *Server) rules(anchor func(string) bool) models.Rules {
	today := s.today()
	r := models.Rules{Anchor: anchor, Today: today, Continues: func(code string) []string { return s.lists.CurrentReason(code, today) }}
	for _, reason := range s.lists.Reasons().Items {
		if reason.Current(today) {
			r.Reasons = append(r.Reasons, reason.Code)
		}
	}
	for _, cause := range s.lists.ClockStops().Items {
		if cause.Current(today) {
			r.ClockStops = append(r.ClockStops, cause.Code)
		}
	}
	set := checks.For(today)
	for _, check := range set.Checks {
		r.Checks = append(r.Checks, check.ID)
	}
	r.HumanChecks = set.Human()
	return r
}

func (s *Server) today() calendar.Date { return calendar.DateIn(s.store.Now()) }

// referenceList gives one of the lists that the service works by.
func (s *Server) referenceList(k *call) (answer, error) {
	switch k.Param("list") {
	case "forces":
		return ok(s.lists.Forces()), nil
	case "regions":
		return ok(s.lists.Regions()), nil
	case "cps-areas":
		return ok(s.lists.CPSAreas()), nil
	case "offences":
		return ok(s.lists.Offences()), nil
	case "reasons":
		return ok(s.lists.Reasons()), nil
	case "checks":
		return ok(checks.For(s.today()).List()), nil
	case "term-categories":
		return ok(s.lists.TermCategories()), nil
	case "courts":
		return ok(s.lists.Courts()), nil
	case "bank-holidays":
		return ok(answers.BankHolidays{Calendar: s.calendar, Warning: s.calendar.Warning(s.today())}), nil
	case "deadlines":
		return ok(s.lists.Deadlines()), nil
	case "clock-stops":
		return ok(s.lists.ClockStops()), nil
	case "switches":
		return ok(s.lists.Switches()), nil
	}
	return answer{}, models.ErrNotFound
}

// groupName is what people call a group of the headline figure.
func (s *Server) groupName(by, key string) string {
	switch by {
	case "force":
		if f, known := s.lists.Force(key); known {
			return f.Name
		}
	case "region":
		if r, known := s.lists.Region(key); known {
			return r.Name
		}
	case "offence":
		if c, known := s.lists.Category(key); known {
			return c.Heading
		}
	case "route":
		return routeName(content.Route(key))
	}
	if key == "" {
		return "not given"
	}
	return key
}

// routeName names the power of the Serious Crime Act 2007 that the application is made under.
func routeName(r content.Route) string {
	switch r {
	case content.RouteS1:
		return "Section 1: new order, High Court"
	case content.RouteS17:
		return "Section 17: variation, High Court"
	case content.RouteS19:
		return "Section 19: new order, Crown Court, after conviction"
	case content.RouteS20:
		return "Section 20: variation, Crown Court, after conviction"
	case content.RouteS21:
		return "Section 21: variation or replacement, Crown Court, after breach"
	case content.RouteS22E:
		return "Section 22E: extension, Crown Court, until a charge is resolved"
	}
	return "not given"
}
