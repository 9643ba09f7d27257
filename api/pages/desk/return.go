package desk

import (
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/reading"
)

type returnPage struct {
	Case   pages.Application
	Points []preparedView
	Musts  int
	Key    string

	Reopened int // points that were sent before and were reopened
}

func showReturn(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.Return)
	if err != nil {
		return err
	}
	p, err := returning(v, a)
	if err != nil {
		return err
	}
	return v.Show(templates, "return", page(a, "Return to force", nil), p)
}

func returning(v *pages.Visit, a pages.Application) (returnPage, error) {
	p := returnPage{Case: a, Key: v.Key()}
	c, err := a.Written()
	if err != nil {
		return p, err
	}
	lists, err := points.Read(v)
	if err != nil {
		return p, err
	}
	p.Points = preparedViews(v, a, c, reading.Of(c, v.Site().Lists), lists.Drafts, "return")
	for _, d := range p.Points {
		if d.Must {
			p.Musts++
		}
	}
	for _, r := range lists.Items {
		if r.Resolution != nil && *r.Resolution == models.Reopened {
			p.Reopened++
		}
	}
	return p, nil
}

func sendBack(v *pages.Visit) error {
	err := v.Post(v.CasePath("actions", "return"), models.ReturnBody{Points: []models.PointBody{}}, nil)
	if p, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		shown, err := returning(v, a)
		if err != nil {
			return err
		}
		errs := p.Faults()
		for i, e := range errs {
			errs[i] = atPoint(e)
		}
		return v.ShowInvalid(templates, "return", page(a, "Return to force", errs), shown)
	}
	if err != nil {
		return err
	}
	return v.DoneTo("You returned the application.")
}

// atPoint links a fault of a draft point to that point, which is shown in full with a link to change it.
func atPoint(e ui.FieldError) ui.FieldError {
	id, is := strings.CutPrefix(e.ID, "drafts-")
	if !is {
		e.ID = "add"
		return e
	}
	cut := strings.LastIndex(id, "-")
	e.ID = "drafts-" + id[:cut]
	switch id[cut:] {
	case "-dueOn":
		e.Text = "Change this point: its due date has passed"
	case "-anchor":
		e.Text = "Change or remove this point: its section, term or item is no longer in the application"
	default:
		e.Text = "Change or remove this point: " + e.Text
	}
	return e
}
