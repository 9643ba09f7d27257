package figures

import (
	"fmt"
	"runtime/debug"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// inWords is k of n with its rate: counts always, the interval wherever there is a rate, and never a
// rate of nothing.
func inWords(k, n int, r models.Rate) string {
	switch {
	case n == 0:
		return "no decisions yet"
	case r.Rate == nil:
		return fmt.Sprintf("%s of %s", ui.Number(k), ui.Number(n))
	}
	low, high := models.Wilson(k, n) // from the counts: the rate of the API is rounded already
	return fmt.Sprintf("%s of %s (%s), 95%% interval %s to %s", ui.Number(k), ui.Number(n), ui.Percent(float64(k)/float64(n)), ui.Percent(low), ui.Percent(high))
}

// assurance says what the interval says of the target.
func assurance(r models.Rate, target float64) string {
	switch {
	case r.Low == nil || r.High == nil:
		return ""
	case *r.Low > target:
		return "consistently meets"
	case *r.High < target:
		return "consistently misses"
	}
	return "cannot tell"
}

func measured(c counts, k int, r models.Rate, target float64) measure {
	m := measure{Headline: inWords(k, c.Decided, r)}
	if words := assurance(r, target); words != "" {
		m.Assurance = assured(words, target)
	}
	if c.Pending == 0 || c.Decided == 0 {
		return m
	}
	n := c.Decided + c.Pending
	least, most := fmt.Sprintf("%s of %s", ui.Number(k), ui.Number(n)), fmt.Sprintf("%s of %s", ui.Number(k+c.Pending), ui.Number(n))
	if c.Decided >= models.SmallestBase {
		least, most = ui.Percent(float64(k)/float64(n)), ui.Percent(float64(k+c.Pending)/float64(n))
	}
	m.Pending = fmt.Sprintf("%s still to be decided: %s if none of them is accepted, %s if all are.",
		ui.Plural(c.Pending, "application is", "applications are"), least, most)
	return m
}

func assured(words string, target float64) string {
	goal := ui.Percent(target)
	switch words {
	case "consistently meets":
		return "Consistently meets the target: the whole interval is above " + goal + "."
	case "consistently misses":
		return "Consistently misses the target: the whole interval is below " + goal + "."
	}
	return "Cannot tell whether the target is met: the interval holds " + goal + "."
}

// beside are the facts that stand beside the rate, so that it cannot be flattered by what is not in it.
func beside(c counts) []string {
	facts := []string{
		ui.Plural(c.Pending, "application waits", "applications wait") + " for a first decision.",
		ui.Plural(c.Withdrawn, "application was", "applications were") + " withdrawn after submission and before a decision.",
		ui.Plural(c.OutsideControl, "first decision was", "first decisions were") + " against the application for reasons wholly outside the force’s control. These are in the base.",
	}
	if c.Submitted > 0 {
		facts = append(facts, fmt.Sprintf("Regional quality assurance passed %s of %s at the first time; %s returned to the force at least once before the CPS saw them.",
			ui.Number(c.Submitted-c.ReturnedByQA), ui.Number(c.Submitted), ui.Plural(c.ReturnedByQA, "was", "were")))
	}
	return facts
}

func subtitle(f figure) string {
	by := "first submitted to the CPS"
	if f.Basis == models.ByDecision {
		by = "first decided by the CPS"
	}
	return fmt.Sprintf("Applications %s from %s to %s: %s submitted, %s decided.", by, ui.Date(f.From), ui.Date(f.To),
		ui.Number(f.Total.Submitted), ui.Number(f.Total.Decided))
}

// version is the revision from which the program was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "not recorded"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(len(s.Value), 12)]
		}
	}
	return "not recorded"
}
