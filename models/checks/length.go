package checks

import "scpo.example/desk/models/reference"

func reasonedLength() Check {
	return Check{
		ID: "Q09", Title: "Length is reasoned, not simply the maximum",
		Severity: reference.SeverityWarning, How: reference.HowHuman, Code: "DURN",
		Source:   "R v Sidat [2023] EWCA Crim 1411; proportionality",
		Rule:     "The length must follow from the risk in this case.",
		Message:  "Say why the order needs to last so long and why a shorter one would not do.",
		Question: "Does the reason given explain this length for this person, and not only the maximum?",
		judge:    judgeLength,
	}
}

func judgeLength(j *judging) {
	s := orderSpan(j.c.Order)
	switch {
	case blank(j.c.Order.LengthReason):
		j.flag("/order/lengthReason", "No reason is given for the length.")
	case !s.first.IsZero() && s.last == LastDayAllowed(s.first):
		j.flag("/order/lengthReason", "The order asks for the full five years. The reason must say why no shorter order would do.")
	}
}
