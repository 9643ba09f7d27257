package checks

import (
	"fmt"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

// staleMonths is how old the newest fact about the risk may be before the check warns the officer of its age. It is
// this system's own measure and decides nothing.
const staleMonths = 12

func realRisk() Check {
	return Check{
		ID:       "Q13",
		Title:    "Real risk of further serious crime",
		Severity: reference.SeverityStop, How: reference.HowHuman, Code: "RISK",
		Source: "R v Hancox & Duffy [2010] EWCA Crim 102; older CPS guidance, paragraph 2.3",
		Rule:   "There must be a real or significant risk, not a bare possibility, of further serious crime.",
		Message: "Explain why the risk is real now: what the subject has done, planned or said since the offence, " +
			"and what is expected on release.",
		Question:    "Does the evidence show a real risk now, and not only at the time of the offence?",
		Justifiable: true,
		judge:       judgeRisk,
	}
}

func judgeRisk(j *judging) {
	if blank(j.c.Risk.Statement) {
		j.flag("/risk/statement", "No risk statement has been entered.")
	}
	if len(j.c.Risk.Factors) == 0 {
		j.flag("/risk/factors", "No risks have been added.")
		return
	}
	var newest, ended calendar.Date
	for _, f := range j.c.Risk.Factors {
		newest = later(newest, f.LatestOn)
	}
	for _, o := range j.c.Offences {
		ended = later(later(ended, o.From), o.To)
	}
	switch {
	case newest.IsZero():
		j.flag("/risk", "No risk has a date, so it is not clear how recent the evidence is.")
	case newest.AddMonths(staleMonths).Before(j.in.AsOf):
		j.flag("/risk", fmt.Sprintf("The most recent evidence of risk is dated %s, more than %d months ago.%s", longDate(newest), staleMonths, offenceEnded(ended)))
	}
}

func offenceEnded(on calendar.Date) string {
	if on.IsZero() {
		return ""
	}
	return " The offence ended on " + longDate(on) + "."
}

func later(a calendar.Date, b *calendar.Date) calendar.Date {
	if b != nil && b.After(a) {
		return *b
	}
	return a
}
