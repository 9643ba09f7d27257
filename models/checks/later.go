package checks

import (
	"fmt"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// monitoringMonths is the longest time for which electronic monitoring may be ordered at once (section 5B).
const monitoringMonths = 12

func laterProvisions() Check {
	return Check{
		ID:       "Q32",
		Title:    "Notifications and electronic monitoring (2025 Act)",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "SAFE",
		Source: "Serious Crime Act 2007 ss.15A, 5B, 5C",
		Rule: "An order names the person who receives the subject's notifications. Electronic monitoring lasts no more " +
			"than 12 months, where available, with the consent of anyone whose co-operation is needed.",
		Message: "Enter who receives the subject's notifications, and keep electronic monitoring within its limits.",
		judge:   judgeLater,
	}
}

func judgeLater(j *judging) {
	notified, monitored := j.in.on(Notification), j.in.on(ElectronicMonitoring)
	if !notified && !monitored {
		j.skip("Neither provision is in force.")
		return
	}
	f := j.c.FutureProvisions
	if notified {
		if f.NotificationRecipient == nil {
			j.fail("/futureProvisions/notificationRecipient", "Enter the person who receives the subject's notifications.")
		} else {
			j.failBlank(f.NotificationRecipient.Name, "/futureProvisions/notificationRecipient/name", "Enter the person "+
				"who receives the subject's notifications.")
		}
	}
	if monitored && f.ElectronicMonitoring != nil {
		judgeElectronic(j, *f.ElectronicMonitoring)
	}
}

func judgeElectronic(j *judging, m content.ElectronicMonitoring) {
	const place = "/futureProvisions/electronicMonitoring"
	j.failBlank(m.ResponsiblePerson, place+"/responsiblePerson", "Enter the person responsible for the monitoring.")
	if m.Months < 1 || m.Months > monitoringMonths {
		j.fail(place+"/months", fmt.Sprintf("Enter a number of months from 1 to %d.", monitoringMonths))
	}
	if !content.IsYes(m.AreaAvailable) {
		j.fail(place+"/areaAvailable", "Confirm that monitoring is available in the police area, or remove it.")
	}
	if !content.IsYes(m.ConsentsGiven) {
		j.fail(place+"/consentsGiven", "Confirm that everyone whose co-operation is needed has consented, or remove it.")
	}
	for _, s := range j.c.Subjects {
		if !s.IsBody() {
			return
		}
	}
	j.failOnce(place, "Remove this. Only an individual can be monitored.")
}
