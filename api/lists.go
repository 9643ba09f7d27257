package api

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/reference"
)

// rules are the reference lists that a command's body is held against.
func rules(anchor func(string) bool) models.Rules {
	r := models.Rules{Anchor: anchor}
	for _, reason := range reference.Reasons().Items {
		r.Reasons = append(r.Reasons, reason.Code)
	}
	for _, check := range reference.Checks().Items {
		r.Checks = append(r.Checks, check.ID)
		if check.How == reference.HowHuman {
			r.HumanChecks = append(r.HumanChecks, check.ID)
		}
	}
	return r
}

// referenceList gives one of the dated lists that the service works by.
func (s *Server) referenceList(k *call) (answer, error) {
	switch k.Param("list") {
	case "forces":
		return ok(reference.Forces()), nil
	case "regions":
		return ok(reference.Regions()), nil
	case "offences":
		return ok(reference.Offences()), nil
	case "reasons":
		return ok(reference.Reasons()), nil
	case "checks":
		return ok(reference.Checks()), nil
	case "term-categories":
		return ok(reference.TermCategories()), nil
	}
	return answer{}, models.ErrNotFound
}

// groupName is what people call a group of the headline figure.
func groupName(by, key string) string {
	switch by {
	case "force":
		if f, known := reference.Force(key); known {
			return f.Name
		}
	case "region":
		if r, known := reference.Region(key); known {
			return r.Name
		}
	case "offence":
		if c, known := reference.Category(key); known {
			return c.Heading
		}
	case "route":
		return routeName(models.Route(key))
	}
	if key == "" {
		return "not given"
	}
	return key
}

// routeName names the provision of the Serious Crime Act 2007 under which the order is asked for.
func routeName(r models.Route) string {
	switch r {
	case models.RouteS1:
		return "Section 1 (High Court)"
	case models.RouteS17:
		return "Section 17 (variation by the High Court)"
	case models.RouteS19:
		return "Section 19 (Crown Court, on conviction)"
	case models.RouteS20:
		return "Section 20 (variation on conviction)"
	case models.RouteS21:
		return "Section 21 (variation or replacement on breach)"
	case models.RouteS22E:
		return "Section 22E (extension pending charge)"
	}
	return "not given"
}
