package checks

import (
	"strings"

	"scpo.example/desk/models/reference"
)

// fewWords is the number of words up to which a reason says so little that the officer is told. It is this system's own
// measure and decides nothing.
const fewWords = 3

func proportion() Check {
	return Check{
		ID: "Q15", Title: "Each term is proportionate: its effect on work, family, health and lawful phone and bank use is addressed",
		Severity: reference.SeverityStop, How: reference.HowHuman, Code: "PROP",
		Source: "R v Sidat [2023] EWCA Crim 1411 (Article 8); R v Smith [2011] EWCA Crim 1772 (by analogy)",
		Rule:   "Each term interferes with the life of the subject and of others no more than the risk calls for.",
		Message: "Say for each term what it does to work, family, health and lawful use of phone and bank, and what is left free. " +
			"Narrow the term where that is too much.",
		Question:    "Is each term proportionate, with its effect on work, family, health and lawful phone and bank use weighed?",
		Justifiable: true,
		judge:       judgeProportion,
	}
}

func judgeProportion(j *judging) {
	for i, t := range j.c.Terms {
		place := at("terms", i, "proportionality")
		switch n := len(strings.Fields(t.Proportionality)); {
		case n == 0:
			j.flag(place, termName(t, i)+" does not say why it is proportionate.")
		case n <= fewWords:
			j.flag(place, termName(t, i)+" says very little on its effect: ‘"+strings.TrimSpace(t.Proportionality)+"’.")
		}
	}
}
