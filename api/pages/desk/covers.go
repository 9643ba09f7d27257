package desk

import (
	"cmp"
	"fmt"
	"net/url"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// cover is an absence and who covers.
type cover answers.Cover

type coverRow struct {
	cover
	Words  string
	Cancel bool // the visitor may cancel it: it is still to begin or to end
	Key    string
}

type coversPage struct {
	Rows []coverRow
	Add  bool
}

var coverWords = map[models.CoverState]string{
	models.CoverPlanned: "Planned", models.CoverAway: "Current", models.CoverOver: "Ended", models.CoverCancelled: "Cancelled",
}

func showCovers(v *pages.Visit) error {
	var list answers.List[cover]
	if err := v.Get("/covers", &list); err != nil {
		return err
	}
	p := coversPage{Add: v.User.Role == models.Officer}
	for _, c := range list.Items {
		p.Rows = append(p.Rows, coverRow{c, coverWords[c.State], p.Add && c.State.Open(), v.Key()})
	}
	return v.Show(templates, "covers", ui.Page{Title: "Cover"}, p)
}

type coverPage struct {
	Away      ui.Component
	Colleague ui.Component
	From      ui.Component
	Until     ui.Component
	Key       string
	Alone     bool
}

func newCover(v *pages.Visit) error {
	p, err := coverForm(v, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "cover", coverFrame(nil), p)
}

func coverFrame(errs ui.Errors) ui.Page {
	return ui.Page{Title: "Arrange cover", Errors: dated(errs, "from", "until"), Back: &ui.BackLink{Href: "/covers", Text: "Back to cover"}}
}

func coverForm(v *pages.Visit, errs ui.Errors) (coverPage, error) {
	list, err := officers(v, "")
	return coverPage{
		Key: v.Key(), Alone: len(list) < 2,
		Away:      awaySelect(v, list, errs),
		Colleague: officerSelect(v, list, "Covered by", "A regional officer in your region who is available on these dates", errs),
		From:      dateInput(v, "from", "First day away", "Applications are reassigned at the start of this day. For example, 27 3 2027", errs),
		Until:     dateInput(v, "until", "First day back", fmt.Sprintf("Applications are assigned back at the start of this day. Up to %d days later", models.CoverDays), errs),
	}, err
}

// awaySelect asks whose applications are covered: the visitor's, unless they ask for a colleague.
func awaySelect(v *pages.Visit, list []answers.Officer, errs ui.Errors) ui.Select {
	s := ui.Select{
		ID: "for", Name: "for", Value: cmp.Or(v.Form("for"), v.User.Username), ErrorMessage: errs.At("for"),
		Hint:  ui.Hint{Text: "You, or a colleague who cannot arrange cover, for example because they are ill. We record that you asked"},
		Label: ui.Label{Text: "Who is away?", Classes: "govuk-label--s"}, Items: []ui.Option{{Value: v.User.Username, Text: v.User.Name + " (you)"}},
	}
	for _, o := range list {
		if o.Username != v.User.Username {
			s.Items = append(s.Items, ui.Option{Value: o.Username, Text: o.Name})
		}
	}
	return s
}

func nameCover(v *pages.Visit) error {
	from, validFrom := dateAt(v, "from")
	until, validUntil := dateAt(v, "until")
	body := answers.NewCover{Username: v.Form("username"), From: from, Until: until}
	if away := v.Form("for"); away != v.User.Username {
		body.For = away
	}
	var made cover
	err := v.Post("/covers", body, &made)
	if p, invalid := pages.Invalid(err); invalid {
		errs := p.Faults()
		for i := range errs {
			if errs[i].ID == "username" && v.Form("username") == "" {
				errs[i].Text = "Select who will cover"
			}
		}
		if !validFrom {
			errs = notADay(errs, "from")
		}
		if !validUntil {
			errs = notADay(errs, "until")
		}
		shown, err := coverForm(v, errs)
		if err != nil {
			return err
		}
		return v.ShowInvalid(templates, "cover", coverFrame(errs), shown)
	}
	if err != nil {
		return err
	}
	if made.AskedBy != nil {
		return v.Done("/covers", fmt.Sprintf("%s will cover for %s from %s. First day back: %s.", made.Cover.Name, made.Officer.Name, ui.Date(made.From), ui.Date(made.Until)))
	}
	return v.Done("/covers", fmt.Sprintf("%s will cover for you from %s. Your first day back: %s.", made.Cover.Name, ui.Date(made.From), ui.Date(made.Until)))
}

func cancelCover(v *pages.Visit) error {
	var ended cover
	if err := v.Post("/covers/"+url.PathEscape(v.Path("cover"))+"/cancel", nil, &ended); err != nil {
		return err
	}
	if ended.Officer.Username != v.User.Username {
		return v.Done("/covers", "Cover cancelled. Reassigned applications go back to "+ended.Officer.Name+".")
	}
	return v.Done("/covers", "Cover cancelled. Reassigned applications come back to you.")
}
