package checks

import (
	"scpo.example/desk/models/calendar"
)

// readAgain is the number of months after which the law must be read again.
const readAgain = 6

// Warning says what an administrator must do when the law was last read more than six months before that day; else it
// is "".
func (r RuleSet) Warning(on calendar.Date) string {
	if r.Read.IsZero() || !on.After(r.Read.AddMonths(readAgain)) {
		return ""
	}
	return "The checks follow the law as it was on " + longDate(r.Read) + ", more than six months ago. Have a lawyer compare them with the law as it is now."
}
