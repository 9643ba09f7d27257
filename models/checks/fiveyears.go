package checks

import (
	"fmt"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func fiveYears() Check {
	return Check{
		ID: "Q08", Title: "Five-year limit",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "DURN",
		Source:  "Serious Crime Act 2007 s.16(2), (4)",
		Rule:    "An order lasts no more than 5 years, beginning with the day its first term comes into force.",
		Message: "Enter an end date no later than the last day allowed.",
		judge:   judgeFiveYears,
	}
}

func judgeFiveYears(j *judging) {
	o := j.c.Order
	switch {
	case j.c.Route == content.RouteS22E:
		j.skip("The 5-year limit does not apply to an extension under section 22E.")
		return
	case o.End == nil && len(j.c.Terms) == 0:
		j.skip("No end has been entered.")
		return
	}
	order := orderSpan(o)
	if order.first.IsZero() {
		judgeUnknownStart(j)
		return
	}
	first := order.first
	for i, t := range j.c.Terms {
		own := termSpan(t, order)
		if own.first.IsZero() {
			j.wantDate(at("terms", i, "start"), t.Start, true)
			continue
		}
		if own.first.Before(first) {
			first = own.first
		}
	}
	limit := LastDayAllowed(first)
	j.notAfter(limit, first, order.last, "/order/end")
	for i, t := range j.c.Terms {
		if ownEnd(t) {
			j.notAfter(limit, first, termSpan(t, order).last, at("terms", i, "end"))
		}
	}
}

func (j *judging) notAfter(limit, first, last calendar.Date, pointer string) {
	if last.After(limit) {
		j.fail(pointer, fmt.Sprintf("This ends on %s. The first term comes into force on %s, so the last day allowed is %s.",
			longDate(last), longDate(first), longDate(limit)))
	}
}

// wantDate asks for the expected date of an event that is needed to count five years. A start that is itself at fault
// is left to the check on starts.
func (j *judging) wantDate(pointer string, s *content.Start, ofTerm bool) {
	if startFault(s, ofTerm) == "" {
		j.fail(pointer, "Enter the expected date of the event, so that the 5-year limit can be calculated.")
	}
}

// judgeUnknownStart judges an order whose first day is not known. A length can be judged all the same, unless a term
// has its own start, because then no one can say which is the first.
func judgeUnknownStart(j *judging) {
	o := j.c.Order
	for _, t := range j.c.Terms {
		if ownStart(t) {
			j.wantDate("/order/start", o.Start, false)
			return
		}
	}
	if o.End != nil && o.End.Kind == content.EndOnDate {
		j.wantDate("/order/start", o.Start, false)
	}
	j.notLonger(o.End, "/order/end")
	for i, t := range j.c.Terms {
		j.notLonger(t.End, at("terms", i, "end"))
	}
}

// notLonger fails a length that is over five years from whatever day it is counted.
func (j *judging) notLonger(e *content.End, pointer string) {
	longest := calendar.NewDate(2027, 3, 1) // five years from this day hold two leap days
	if e == nil || e.Kind != content.EndAfterLength {
		return
	}
	if last, ok := e.LastDay(longest); ok && last.After(LastDayAllowed(longest)) {
		j.fail(pointer, "Enter a length of 5 years or less.")
	}
}
