package calendar

import (
	"fmt"
	"time"
)

// Holiday is one bank holiday. A day that falls on a weekend is listed on its substitute day.
type Holiday struct {
	On   Date   `json:"on"`
	Name string `json:"name"`
}

// Calendar is a list of bank holidays with the period for which it is complete. Outside that period only weekends are
// known: see Covers.
type Calendar struct {
	Version string    `json:"version"`
	Source  string    `json:"source"` // what the list rests on, as text
	From    Date      `json:"from"`   // first day of the period
	To      Date      `json:"to"`     // last day of the period
	Items   []Holiday `json:"items"`  // in order of date; shared by all callers: not to be written to
	days    map[Date]string
}

// warnMonths is how long before its end a list must be renewed. The holidays of a year are announced well before it.
const warnMonths = 12

// Covers says that the list is complete for the day.
func (c *Calendar) Covers(on Date) bool { return !on.Before(c.From) && !on.After(c.To) }

// Holiday is the name of the bank holiday on that day; false if it is none.
func (c *Calendar) Holiday(on Date) (string, bool) {
	name, ok := c.days[on]
	return name, ok
}

// IsWorkingDay says that the day is neither at a weekend nor a bank holiday.
func (c *Calendar) IsWorkingDay(on Date) bool {
	if w := on.Time().Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	_, holiday := c.days[on]
	return !holiday
}

// AddWorkingDays is the nth working day after d, or before it if n is negative. With n zero it is d itself, whether or
// not that is a working day.
func (c *Calendar) AddWorkingDays(d Date, n int) Date { return Nth(d, n, c.IsWorkingDay) }

// Nth is the nth day after d that counts, or before it if n is negative. With n zero it is d itself, whether or not
// that counts. Days that count must not run out.
func Nth(d Date, n int, counts func(Date) bool) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.AddDays(step)
		if counts(d) {
			n--
		}
	}
	return d
}

// WorkingDaysBetween counts the working days after from up to and including to: from one working day to the next it is
// 1, whatever is between. It is negative if to is before from.
func (c *Calendar) WorkingDaysBetween(from, to Date) int {
	if to.Before(from) {
		return -c.WorkingDaysBetween(to.AddDays(-1), from.AddDays(-1))
	}
	count := 0
	for d := from.AddDays(1); !d.After(to); d = d.AddDays(1) {
		if c.IsWorkingDay(d) {
			count++
		}
	}
	return count
}

// Warning says what an operator must do when the list has run out on that day or will within 12 months; else it is "".
func (c *Calendar) Warning(on Date) string {
	switch {
	case on.After(c.To):
		return fmt.Sprintf("The bank holiday list ended on %s. Working days after that date ignore bank holidays. Load a newer list.",
			c.To.Time().Format("2 January 2006"))
	case on.AddMonths(warnMonths).After(c.To):
		return fmt.Sprintf("The bank holiday list ends on %s. Load a newer list before then.", c.To.Time().Format("2 January 2006"))
	}
	return ""
}
