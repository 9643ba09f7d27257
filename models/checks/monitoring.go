package checks

import (
	"slices"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func monitoring() Check {
	return Check{
		ID: "Q19", Title: "Monitoring plan names the unit, the role, the frequency and the agreement of the force of residence",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ENFO",
		Source: "CPS guidance, heading on monitoring and compliance; lifetime offender management practice",
		Rule: "Somebody named by role watches over the order, as often as the plan says, with the agreement of the force " +
			"where the subject lives.",
		Message:     "Enter the unit, the role, how often and the force of residence, with the date of its agreement if it is another force.",
		Justifiable: true,
		judge:       judgeMonitoring,
	}
}

func judgeMonitoring(j *judging) {
	m := j.c.MonitoringPlan
	if m == nil {
		j.fail("/monitoringPlan", "Enter the monitoring plan: who checks the terms, how often, and where the subject lives.")
		return
	}
	j.failBlank(m.Unit, "/monitoringPlan/unit", "Enter the unit that monitors the order.")
	j.failBlank(m.Role, "/monitoringPlan/role", "Enter the role of the person who monitors.")
	if !slices.ContainsFunc(m.Frequency, func(f string) bool { return !blank(f) }) {
		j.fail("/monitoringPlan/frequency", "Enter how often the terms are checked.")
	}
	residence := content.Text(m.ResidentForce)
	if blank(residence) {
		j.fail("/monitoringPlan/residentForce", "Choose the force where the subject lives.")
		return
	}
	agreement := m.ResidentForceAgreement
	elsewhere := j.in.Force != "" && residence != j.in.Force
	if !elsewhere && !content.IsYes(agreement.Needed) {
		return
	}
	switch {
	case agreement.AgreedOn == nil && content.IsNo(agreement.Needed): // the force says so; a person judges
		j.flag("/monitoringPlan/residentForceAgreement/agreedOn", "The subject lives in another force. Say why it need not agree to the plan, or enter the date on which it did.")
	case agreement.AgreedOn == nil:
		j.fail("/monitoringPlan/residentForceAgreement/agreedOn", "Ask the force of residence to agree to the plan, and enter the date on which it did.")
	case agreement.AgreedOn.After(j.in.AsOf):
		j.fail("/monitoringPlan/residentForceAgreement/agreedOn", "This date is still to come. Enter the date on which the force of residence agreed.")
	}
}
