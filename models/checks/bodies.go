package checks

import (
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func bodies() Check {
	return Check{
		ID: "Q27", Title: "Companies and other bodies",
		Severity: reference.SeverityWarning, How: reference.HowMachine, Code: "ELIG",
		Source: "Serious Crime Act 2007 ss.30 to 32, 39",
		Rule: "A company or other body is named and served differently from an individual. Terms about the cost of a " +
			"monitor take account of its means, the expected cost and its ability to carry on business.",
		Message: "Enter the name, registered number and address for service. If there is a monitor, explain how its cost was considered.",
		judge:   judgeBodies,
	}
}

func judgeBodies(j *judging) {
	some := false
	for i, s := range j.c.Subjects {
		if !s.IsBody() {
			continue
		}
		some = true
		j.failBlank(content.Text(s.BodyName), at("subjects", i, "bodyName"), "Enter the name of the body.")
		if s.Type == content.SubjectBodyCorporate {
			j.failBlank(content.Text(s.BodyNumber), at("subjects", i, "bodyNumber"), "Enter the registered number of the body.")
		}
		j.failBlank(s.ServiceAddress, at("subjects", i, "serviceAddress"), "Enter the address for serving notice on the body.")
	}
	plan := j.c.MonitoringPlan
	monitored := slices.ContainsFunc(j.c.Terms, func(t content.Term) bool {
		return t.Information != nil && t.Information.Recipient == content.RecipientMonitor
	})
	switch {
	case !some:
		j.skip("No subject is a body.")
	case monitored && plan == nil:
		j.fail("/monitoringPlan", "Enter the monitoring plan and the expected cost of the monitor.")
	case monitored && blank(plan.Resources):
		j.fail("/monitoringPlan/resources", "Enter the expected cost of the monitor and how it was considered against "+
			"the body's means and business.")
	}
}
