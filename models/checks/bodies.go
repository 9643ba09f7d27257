package checks

import (
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func bodies() Check {
	return Check{
		ID: "Q27", Title: "A body has its name, number and service address, and the cost of a monitor is weighed",
		Severity: reference.SeverityWarning, How: reference.HowMachine, Code: "ELIG",
		Source: "Serious Crime Act 2007 ss.30 to 32, 39",
		Rule: "A body is named and served in its own way, and may bear the cost of a monitor only with regard to its means, " +
			"the expected cost and its ability to carry on business.",
		Message: "Enter the name, the number and the address for service of the body, and weigh what a monitor costs it.",
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
		j.failBlank(s.ServiceAddress, at("subjects", i, "serviceAddress"), "Enter the address at which notice can be served on the body.")
	}
	plan := j.c.MonitoringPlan
	monitored := slices.ContainsFunc(j.c.Terms, func(t content.Term) bool {
		return t.Information != nil && t.Information.Recipient == content.RecipientMonitor
	})
	switch {
	case !some:
		j.skip("No subject is a body.")
	case monitored && plan == nil:
		j.fail("/monitoringPlan", "Enter the monitoring plan, with what the monitor is expected to cost.")
	case monitored && blank(plan.Resources):
		j.fail("/monitoringPlan/resources", "Enter what the monitor is expected to cost, and how that was weighed against the means and the business of the body.")
	}
}
