package checks

import (
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func monitoring() Check {
	return Check{
		ID: "Q19", Title: "Monitoring plan",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ENFO",
		Source: "Lifetime offender management practice; this service's own rule",
		Rule: "The plan names the role responsible for monitoring and how often. If the subject lives in another force " +
			"area, that force agrees to the plan.",
		Message: "Enter the unit, the role, the frequency and the force where the subject lives. If that is another " +
			"force, enter the date it agreed.",
		Justifiable: true,
		judge:       judgeMonitoring,
	}
}

func judgeMonitoring(j *judging) {
	m := j.c.MonitoringPlan
	if m == nil {
		j.fail("/monitoringPlan", "Enter the monitoring plan: who monitors the terms, how often, and the force where the subject lives.")
		return
	}
	j.failBlank(m.Unit, "/monitoringPlan/unit", "Enter the unit that monitors the order.")
	j.failBlank(m.Role, "/monitoringPlan/role", "Enter the role of the person who monitors.")
	if !slices.ContainsFunc(m.Frequency, func(f string) bool { return !blank(f) }) {
		j.fail("/monitoringPlan/frequency", "Enter how often the terms are checked.")
	}
	residence := content.Text(m.ResidentForce)
	if blank(residence) {
		j.fail("/monitoringPlan/residentForce", "Select the force where the subject lives.")
		return
	}
	agreement := m.ResidentForceAgreement
	elsewhere := j.in.Force != "" && residence != j.in.Force
	if !elsewhere && !content.IsYes(agreement.Needed) {
		return
	}
	switch {
	case agreement.AgreedOn == nil && content.IsNo(agreement.Needed): // the force says so; a person judges
		j.flag("/monitoringPlan/residentForceAgreement/agreedOn", "The subject lives in another force area. Enter the "+
			"date that force agreed, or explain why its agreement is not needed.")
	case agreement.AgreedOn == nil:
		j.fail("/monitoringPlan/residentForceAgreement/agreedOn", "Ask the force where the subject lives to agree to "+
			"the plan, and enter the date it agreed.")
	case agreement.AgreedOn.After(j.in.AsOf):
		j.fail("/monitoringPlan/residentForceAgreement/agreedOn", "This date is in the future. Enter the date the force "+
			"where the subject lives agreed.")
	}
}
