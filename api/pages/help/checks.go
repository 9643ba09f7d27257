package help

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// check is one check as text.
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
	return v.Show(templates, "checks", ui.Page{Title: "Checks", Back: back()}, data)
}

func showCheck(v *pages.Visit) error {
	set := checks.For(v.Today())
	for _, c := range set.Checks {
		if c.ID == v.Path("check") {
			page := ui.Page{Title: "Check " + c.ID, Back: &ui.BackLink{Text: "Back to checks", Href: "/help/checks"}}
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
		return "Prevents submission, unless you justify it. The regional SCPO officer sees the justification first."
	case c.Severity == reference.SeverityStop:
		return "Prevents submission."
	}
	return "Shown under “Consider”. Does not prevent submission."
}

// decides says who or what decides the check.
func decides(how string) string {
	switch how {
	case reference.HowMachine:
		return "Automatic, from the answers."
	case reference.HowLint:
		return "Automatic highlighting of words. The regional SCPO officer decides."
	case reference.HowHuman:
		return "The regional SCPO officer, in the checklist."
	}
	return ""
}
