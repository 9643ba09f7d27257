package checks

import (
	"fmt"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

func adult() Check {
	return Check{
		ID: "Q01", Title: "Age of the subject",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "ELIG",
		Source:  "Serious Crime Act 2007 s.6",
		Rule:    "The subject must be 18 or over.",
		Message: "Check the date of birth. If it is correct, an application cannot be made against this person yet.",
		judge:   judgeAge,
	}
}

func judgeAge(j *judging) {
	if len(j.c.Subjects) == 0 {
		j.fail("/subjects", "Add the subject. For an individual, enter a date of birth.")
		return
	}
	people := false
	for i, s := range j.c.Subjects {
		if s.IsBody() {
			continue
		}
		people = true
		if s.DateOfBirth == nil {
			j.fail(at("subjects", i, "dateOfBirth"), "Enter the date of birth.")
			continue
		}
		if days := j.underage(*s.DateOfBirth); days != "" {
			j.fail(at("subjects", i, "dateOfBirth"), fmt.Sprintf(
				"Born on %s, the subject is %s. An order cannot be made before %s.",
				longDate(*s.DateOfBirth), days, longDate(s.DateOfBirth.AddYears(AdultAge))))
		}
	}
	if !people {
		j.skip("No subject is an individual.")
	}
}

// underage says how old a person is on the days that count, if too young on one of them.
func (j *judging) underage(born calendar.Date) string {
	today := Age(born, j.in.AsOf)
	if on := j.c.Court.ExpectedOrderDate; on != nil && Age(born, *on) < AdultAge {
		return fmt.Sprintf("%d on %s, the expected date of the order", Age(born, *on), longDate(*on))
	}
	if today < AdultAge {
		return fmt.Sprintf("%d today", today)
	}
	return ""
}
