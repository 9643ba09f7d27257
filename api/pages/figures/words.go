package figures

import (
	"fmt"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// inWords is k of n with its rate: counts always, the interval wherever there is a rate, and never a
// rate of nothing.
func inWords(k, n int) string {
	if rest := interval(k, n); rest != "" {
		return share(k, n) + ", " + rest
	}
	return share(k, n)
}

const noDecisions = "no decisions yet"

// share is k of n, as a percentage too where there are enough.
func share(k, n int) string {
	switch {
	case n == 0:
		return noDecisions
	case n < models.SmallestBase:
		return of(k, n)
	}
	return of(k, n) + " (" + ui.Percent(float64(k)/float64(n)) + ")"
}

// interval is worked out from the counts: the rate of the API is rounded already. "" where there are too few.
func interval(k, n int) string {
	r := models.RateOf(k, n)
	if r.Rate == nil {
		return ""
	}
	return "95% interval " + ui.Percent(*r.Low) + " to " + ui.Percent(*r.High)
}

// assurance says what the interval of k of n says of the target; "" where there are too few for a rate.
func assurance(k, n int, target float64) string {
	switch r := models.RateOf(k, n); {
	case r.Rate == nil:
		return ""
	case *r.Low > target:
		return "above target"
	case *r.High < target:
		return "below target"
	}
	return "not clear"
}

func assured(k, n int, target float64) string {
	goal := ui.Percent(target)
	switch r := models.RateOf(k, n); assurance(k, n, target) {
	case "above target":
		return "Above target: the whole 95% interval is above " + goal + nearly(*r.Low, target, "begins") + "."
	case "below target":
		return "Below target: the whole 95% interval is below " + goal + nearly(*r.High, target, "ends") + "."
	}
	return "The 95% interval includes " + goal + ", so it is not clear whether the target was met."
}

// nearly gives an end of the interval with one more digit where in whole hundredths it would read as the target itself.
func nearly(end, target float64, does string) string {
	if ui.Percent(end) != ui.Percent(target) {
		return ""
	}
	return fmt.Sprintf(" (it %s at %.2f%%)", does, 100*end)
}

// open says how the pending applications can still change k decided in favour; "" where nothing is pending or decided.
func open(c answers.FigureCounts, k int) string {
	if c.Pending == 0 || c.Decided == 0 {
		return ""
	}
	n := c.Decided + c.Pending
	least, most := fmt.Sprintf("%s of %s", ui.Number(k), ui.Number(n)), fmt.Sprintf("%s of %s", ui.Number(k+c.Pending), ui.Number(n))
	if c.Decided >= models.SmallestBase {
		least, most = ui.Percent(float64(k)/float64(n)), ui.Percent(float64(k+c.Pending)/float64(n))
	}
	return fmt.Sprintf("%s no decision yet: %s if none are accepted, %s if all are.",
		ui.Plural(c.Pending, "application has", "applications have"), least, most)
}

func period(f answers.Figure) string { return "from " + ui.Date(f.From) + " to " + ui.Date(f.To) }

// subtitle is what is counted, of whom, when, and how many there are.
func subtitle(f answers.Figure) string {
	if f.Basis == models.ByDecision {
		return fmt.Sprintf("Applications first decided by the CPS %s: %s.", period(f), ui.Number(f.Total.Decided))
	}
	return fmt.Sprintf("Applications first submitted to the CPS %s: %s submitted, %s decided.", period(f),
		ui.Number(f.Total.Submitted), ui.Number(f.Total.Decided))
}
