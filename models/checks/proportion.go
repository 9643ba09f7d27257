package checks

import (
	"strings"

	"scpo.example/desk/models/reference"
)

// fewWords is the number of words up to which a reason is so short that the check warns the officer. It is this
// system's own measure and decides nothing.
const fewWords = 3

func proportion() Check {
	return Check{
		ID: "Q15", Title: "Proportionality",
		Severity: reference.SeverityStop, How: reference.HowHuman, Code: "PROP",
		Source: "R v Sidat [2023] EWCA Crim 1411 (Article 8); R v Smith [2011] EWCA Crim 1772 (by analogy)",
		Rule:   "Each term interferes with the life of the subject and of others no more than the risk justifies.",
		Message: "For each term, explain its effect on work, family, health and lawful use of phones and banking, " +
			"and what remains allowed. Narrow the term if the effect is too great.",
		Question:    "Is each term proportionate, considering its effect on work, family, health and lawful use of phones and banking?",
		Justifiable: true,
		judge:       judgeProportion,
	}
}

func judgeProportion(j *judging) {
	for i, t := range j.c.Terms {
		place := at("terms", i, "proportionality")
		switch n := len(strings.Fields(t.Proportionality)); {
		case n == 0:
			j.flag(place, termName(t, i)+" has no explanation of proportionality.")
		case n <= fewWords:
			j.flag(place, termName(t, i)+" says very little about its effect: ‘"+strings.TrimSpace(t.Proportionality)+"’.")
		}
	}
}
