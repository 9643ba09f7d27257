package checks

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// AdultAge is the youngest age at which a person can be the subject (section 6).
const AdultAge = 18

// MostYears is how long an order may last from the first of its terms to come into force (section 16(2) and (4)).
const MostYears = 5

// Age is how many birthdays a person born on that day has had by the day on. A birthday of 29 February counts as 1
// March in a common year. It is negative before birth.
func Age(born, on calendar.Date) int {
	age := on.Year - born.Year
	if on.Before(born.AddYears(age)) {
		age--
	}
	return age
}

// LastDayAllowed is the last day on which any term may be in force when the first comes into force on that day, which
// counts: five years less a day (section 16(2) and (4)).
func LastDayAllowed(first calendar.Date) calendar.Date { return first.AddYears(MostYears).AddDays(-1) }

// span is when an order or a term is in force, both days included; a zero date is not known.
type span struct{ first, last calendar.Date }

// orderSpan is when the order is in force as a whole.
func orderSpan(o content.Order) span {
	var s span
	if o.Start != nil {
		s.first, _ = o.Start.Day()
	}
	s.last = lastDay(o.End, s.first)
	return s
}

// termSpan is when a term is in force, in an order that is in force as given.
func termSpan(t content.Term, order span) span {
	s := span{first: order.first}
	if ownStart(t) {
		s.first, _ = t.Start.Day()
	}
	if !ownEnd(t) {
		s.last = order.last
		return s
	}
	s.last = lastDay(t.End, s.first)
	return s
}

func ownStart(t content.Term) bool { return t.Start != nil && t.Start.Kind != content.StartAsOrder }

func ownEnd(t content.Term) bool { return t.End != nil && t.End.Kind != content.EndAsOrder }

// lastDay is the zero date for an end that says nothing, and for a length from a start that is not known.
func lastDay(e *content.End, first calendar.Date) calendar.Date {
	if e == nil || e.Kind == content.EndAfterLength && first.IsZero() {
		return calendar.Date{}
	}
	last, _ := e.LastDay(first)
	return last
}
