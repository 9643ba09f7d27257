package figures

import (
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// targetPage is the targets that regions set, with the form of those who may set one.
type targetPage struct {
	Whose   string
	Shipped float64
	Items   []answers.Target
	May     bool
	Percent ui.Component
	Why     ui.Component
	Key     string
}

// maySet: a manager of a force does not speak for the region.
func maySet(v *pages.Visit) bool {
	return v.User.Role == models.Manager && v.User.Force == "" && v.User.Region != ""
}

func showTargets(v *pages.Visit) error { return targetsAgain(v, nil) }

func targetsAgain(v *pages.Visit, errs ui.Errors) error {
	var set answers.Targets
	if err := v.Get("/targets", &set); err != nil {
		return err
	}
	p := targetPage{
		Whose: "England and Wales", Shipped: set.Shipped.Target, Items: set.Items, May: maySet(v), Key: v.Key(),
		Percent: ui.Input{ID: "percent", Name: "percent", Value: v.Form("percent"), ErrorMessage: errs.At("percent"), Classes: "govuk-input--width-3", InputMode: "numeric",
			Label: ui.Label{Text: "Target, in per cent", Classes: "govuk-label--s"}, Hint: ui.Hint{Text: "Applications accepted as submitted at the first decision, from 1 to 100"}},
		Why: ui.Textarea{ID: "why", Name: "why", Value: v.Form("why"), Rows: 3, ErrorMessage: errs.At("why"),
			Label: ui.Label{Text: "Why does the region set this target?", Classes: "govuk-label--s"}, Hint: ui.Hint{Text: "Shown with the figure. Do not name a subject or a case"}},
	}
	if v.User.Region != "" {
		p.Whose = v.RegionName(v.User.Region)
	}
	frame := ui.Page{Title: "Target", Errors: errs, Back: &ui.BackLink{Href: "/figures", Text: "Back to the figure"}}
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "target", frame, p)
	}
	return v.Show(templates, "target", frame, p)
}

func setTarget(v *pages.Visit) error {
	percent, err := strconv.Atoi(strings.Trim(v.Form("percent"), " %"))
	if err != nil {
		percent = 0 // the API asks for a whole number
	}
	err = v.Post("/targets", models.TargetBody{Percent: percent, Why: strings.TrimSpace(v.Form("why"))}, nil)
	if p, invalid := pages.Invalid(err); invalid {
		return targetsAgain(v, p.Faults())
	}
	if err != nil {
		return err
	}
	return v.Done("/figures/target", "Target set. The figures are compared with it from now on.")
}
