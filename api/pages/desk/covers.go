package desk

import (
	"fmt"
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// cover is an absence and who covers.
type cover struct {
	ID      string            `json:"id"`
	Officer pages.Person      `json:"officer"`
	Cover   pages.Person      `json:"cover"`
	From    models.Date       `json:"from"`
	Until   models.Date       `json:"until"`
	State   models.CoverState `json:"state"`
}

type coverRow struct {
	cover
	Words  string
	Cancel bool // it is the visitor's own, and still to begin or to end
	Key    string
}

type coversPage struct {
	Rows []coverRow
	Add  bool
}

var coverWords = map[models.CoverState]string{
	models.CoverPlanned: "Planned", models.CoverAway: "Away now", models.CoverOver: "Over", models.CoverCancelled: "Cancelled",
}

func showCovers(v *pages.Visit) error {
	var list struct{ Items []cover }
	if err := v.Get("/covers", &list); err != nil {
		return err
	}
	p := coversPage{Add: v.User.Role == models.Officer}
	for _, c := range list.Items {
		p.Rows = append(p.Rows, coverRow{c, coverWords[c.State], c.Officer.Username == v.User.Username && c.State.Open(), v.Key()})
	}
	return v.Show(templates, "covers", ui.Page{Title: "Cover", Wide: true}, p)
}

type coverPage struct {
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
	return ui.Page{Title: "Name who covers for you", Errors: dated(errs, "from", "until"), Back: &ui.BackLink{Href: "/covers", Text: "Back to cover"}}
}

func coverForm(v *pages.Visit, errs ui.Errors) (coverPage, error) {
	list, err := officers(v, v.User.Username)
	return coverPage{
		Key: v.Key(), Alone: len(list) == 0,
		Colleague: officerSelect(v, list, "Who covers for you?", "An officer of your region.", errs),
		From:      dateInput(v, "from", "First day away", "What you hold passes over as this day begins. For example, 27 3 2027.", errs),
		Until:     dateInput(v, "until", "Day back", fmt.Sprintf("It comes back to you as this day begins. At most %d days later.", models.CoverDays), errs),
	}, err
}

func nameCover(v *pages.Visit) error {
	body := map[string]any{"username": v.Form("username")}
	from, validFrom := dateAt(v, "from")
	until, validUntil := dateAt(v, "until")
	if from != nil {
		body["from"] = from
	}
	if until != nil {
		body["until"] = until
	}
	var made cover
	err := v.Post("/covers", body, &made)
	if p, invalid := pages.Invalid(err); invalid {
		errs := p.Faults()
		for i := range errs {
			if errs[i].ID == "username" && v.Form("username") == "" {
				errs[i].Text = "Select who covers for you"
			}
		}
		if !validFrom {
			errs = notADay(errs, "from")
		}
		if !validUntil {
			errs = notADay(errs, "until")
		}
		errs = inOrder(errs, "username", "from", "until")
		shown, err := coverForm(v, errs)
		if err != nil {
			return err
		}
		return v.ShowInvalid(templates, "cover", coverFrame(errs), shown)
	}
	if err != nil {
		return err
	}
	return v.Done("/covers", fmt.Sprintf("%s covers for you from %s until you are back on %s.", made.Cover.Name, ui.Date(made.From), ui.Date(made.Until)))
}

func cancelCover(v *pages.Visit) error {
	if err := v.Post("/covers/"+url.PathEscape(v.Path("cover"))+"/cancel", map[string]string{}, nil); err != nil {
		return err
	}
	return v.Done("/covers", "The cover is cancelled. What had passed over comes back to you.")
}
