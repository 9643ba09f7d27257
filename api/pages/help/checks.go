package help

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// check is one check in words.
type check struct {
	checks.Check
	Severe     string
	Decides    string
	CodeMeans  string
	SetID, Law string
}

func listChecks(v *pages.Visit) error {
	set := checks.For(v.Today())
	data := struct {
		Set  checks.RuleSet
		Rows []check
	}{Set: set}
	for _, c := range set.Checks {
		data.Rows = append(data.Rows, checkOf(v, set, c))
	}
	return v.Show(templates, "checks", ui.Page{Title: "The checks", Back: back()}, data)
}

func showCheck(v *pages.Visit) error {
	set := checks.For(v.Today())
	for _, c := range set.Checks {
		if c.ID == v.Path("check") {
			page := ui.Page{Title: "Check " + c.ID, Back: &ui.BackLink{Text: "Back to the checks", Href: "/help/checks"}}
			return v.Show(templates, "check", page, checkOf(v, set, c))
		}
	}
	return pages.NotFound()
}

func checkOf(v *pages.Visit, set checks.RuleSet, c checks.Check) check {
	shown := check{Check: c, Severe: severe(c), Decides: decides(c.How), SetID: set.ID, Law: set.Source}
	if r, known := v.Site().Lists.Reason(c.Code); known {
		shown.CodeMeans = r.Meaning
	}
	return shown
}

// severe says what follows when the check is not met.
func severe(c checks.Check) string {
	switch {
	case c.Severity == reference.SeverityStop && c.Justifiable:
		return "Stops submission, unless you write down why it is right all the same. The officer sees that first."
	case c.Severity == reference.SeverityStop:
		return "Stops submission."
	}
	return "Warns, and stops nothing."
}

// decides says who or what decides the check.
func decides(how string) string {
	switch how {
	case reference.HowMachine:
		return "The program decides it from what is filled in."
	case reference.HowLint:
		return "The program points at words, and a person judges."
	case reference.HowHuman:
		return "The officer answers it in the checklist."
	}
	return ""
}
