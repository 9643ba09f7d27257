package checks

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func startsAndEnds() Check {
	return Check{
		ID: "Q07", Title: "Start and end dates",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "DURN",
		Source:  "Serious Crime Act 2007 s.16(1), (4)",
		Rule:    "The order must state when it comes into force and when it ends. So must each term with its own dates.",
		Message: "Enter a start and an end for the order and each term: dates, or an event and a length of time.",
		judge:   judgeStartsAndEnds,
	}
}

func judgeStartsAndEnds(j *judging) {
	o := j.c.Order
	startOK := j.unlessNone("/order/start", startFault(o.Start, false))
	endOK := j.unlessNone("/order/end", endFault(o.End, false))
	order := orderSpan(o)
	if startOK && endOK {
		j.unlessNone("/order/end", order.backwards())
	}
	for i, t := range j.c.Terms {
		startOK := j.unlessNone(at("terms", i, "start"), startFault(t.Start, true))
		endOK := j.unlessNone(at("terms", i, "end"), endFault(t.End, true))
		if startOK && endOK && (ownStart(t) || ownEnd(t)) {
			j.unlessNone(at("terms", i, "end"), termSpan(t, order).backwards())
		}
	}
}

// unlessNone fails with the message, if there is one.
func (j *judging) unlessNone(pointer, message string) bool {
	if message == "" {
		return true
	}
	j.fail(pointer, message)
	return false
}

// backwards is the message for a period that ends before it starts.
func (s span) backwards() string {
	if s.first.IsZero() || s.last.IsZero() || !s.last.Before(s.first) {
		return ""
	}
	return "The end date, " + longDate(s.last) + ", is before the start date, " + longDate(s.first) + ". Change one of them."
}

// startFault is what to do about a start that cannot be determined. One that waits for a release or for the making of
// the order can, because the day is certain once it comes.
func startFault(s *content.Start, ofTerm bool) string {
	if s == nil {
		if ofTerm {
			return "Enter when the term starts: with the order, on a date or on an event."
		}
		return "Enter when the order comes into force: a date or an event."
	}
	switch s.Kind {
	case content.StartAsOrder:
		if ofTerm {
			return ""
		}
	case content.StartOnDate:
		if s.On == nil {
			return "Enter the start date."
		}
		return ""
	case content.StartOnEvent:
		return eventFault(s)
	}
	return "Select whether it starts on a date or on an event."
}

func eventFault(s *content.Start) string {
	switch {
	case s.Event == "":
		return "Select the event that starts it."
	case s.Event == content.EventOther && s.ExpectedOn == nil:
		return "It is not clear when this starts. Enter a date, select an event such as release from custody, or enter " +
			"the date the event is expected."
	case s.Event == content.EventOther && blank(content.Text(s.Text)):
		return "Enter the event."
	}
	return ""
}

// endFault is what to do about an end that says nothing.
func endFault(e *content.End, ofTerm bool) string {
	if e == nil {
		if ofTerm {
			return "Enter when the term ends: with the order, on a date or after a length of time."
		}
		return "Enter when the order ends: a date or a length of time."
	}
	if e.Kind == content.EndAsOrder && ofTerm {
		return ""
	}
	if _, says := e.LastDay(calendar.Date{}); says {
		return ""
	}
	if e.Kind == content.EndAfterLength {
		return "Enter the length in years, months or days."
	}
	return "Enter the end: a date, or a length of time from the start."
}
