package checks

import "scpo.example/desk/models/reference"

func reasonedLength() Check {
	return Check{
		ID: "Q09", Title: "Length of the order",
		Severity: reference.SeverityWarning, How: reference.HowHuman, Code: "DURN",
		Source:   "R v Sidat [2023] EWCA Crim 1411; proportionality",
		Rule:     "The risk in this case has to justify the length.",
		Message:  "Explain why the order needs to last this long and why a shorter order would not be enough.",
		Question: "Do the reasons justify this length for this subject, and not only the maximum?",
		judge:    judgeLength,
	}
}

func judgeLength(j *judging) {
	s := orderSpan(j.c.Order)
	switch {
	case blank(j.c.Order.LengthReason):
		j.flag("/order/lengthReason", "No reasons have been entered for the length.")
	case !s.first.IsZero() && s.last == LastDayAllowed(s.first):
		j.flag("/order/lengthReason", "The order lasts the full 5 years. Explain why a shorter order would not be enough.")
	}
}
