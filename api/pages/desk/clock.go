package desk

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

type clockPage struct {
	Case  pages.Application
	Cause ui.Component // nil where the clock is restarted
	From  ui.Component
	Note  ui.Component
	Key   string
	Stop  bool
}

// clockAction is what can be done to the clock: it is stopped if it runs, and started if it is stopped.
func clockAction(a pages.Application) models.Action {
	if a.Can(models.StartClock) {
		return models.StartClock
	}
	return models.StopClock
}

func showClock(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	action := clockAction(a)
	if !a.Can(action) {
		return confirm.Refusal(a, action)
	}
	p := clockForm(v, a, nil)
	return v.Show(templates, "clock", page(a, clockTitle(p), nil), p)
}

func clockTitle(p clockPage) string {
	if p.Stop {
		return "Stop the clock"
	}
	return "Restart the clock"
}

func clockForm(v *pages.Visit, a pages.Application, errs ui.Errors) clockPage {
	p := clockPage{Case: a, Key: v.Key(), Stop: clockAction(a) == models.StopClock,
		Note: textarea(v, "note", "Note (optional)", "The force can see this in the history", errs)}
	if !p.Stop {
		return p
	}
	cause := ui.Radios{Name: "cause", IDPrefix: "cause", Value: v.Form("cause"), ErrorMessage: errs.At("cause"),
		Fieldset: ui.SmallLegend("Reason for stopping the clock")}
	for _, c := range v.Site().Lists.ClockStops().Items {
		if c.Current(v.Today()) {
			cause.Items = append(cause.Items, ui.Choice{Value: c.Code, Text: c.Name, Hint: ui.Hint{Text: c.Use}})
		}
	}
	p.Cause = cause
	from := dateInput(v, "from", "Stop the clock from", "Today, or up to 10 working days ago. For example, 27 3 2027", errs)
	if v.Form("cause") == "" && v.Form("from-day") == "" && len(errs) == 0 {
		from = from.With(v.Today())
	}
	p.From = from
	return p
}

func moveClock(v *pages.Visit) error {
	if v.Form("do") == string(models.StartClock) {
		return startClock(v)
	}
	from, valid := dateAt(v, "from")
	body := models.StopBody{Cause: v.Form("cause"), From: from, Note: trimmed(v, "note")}
	err := v.Post(v.CasePath("actions", "stop-clock"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		errs := p.Faults()
		if !valid {
			errs = notADay(errs, "from")
		}
		return clockAgain(v, errs)
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id"), "You stopped the clock. Restart it when the reason no longer applies.")
}

func startClock(v *pages.Visit) error {
	err := v.Post(v.CasePath("actions", "start-clock"), models.NoteBody{Note: trimmed(v, "note")}, nil)
	if p, invalid := pages.Invalid(err); invalid {
		return clockAgain(v, p.Faults())
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id"), "You restarted the clock.")
}

func clockAgain(v *pages.Visit, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p := clockForm(v, a, errs)
	return v.ShowInvalid(templates, "clock", page(a, clockTitle(p), dated(errs, "from")), p)
}
