package desk

import (
	"net/http"
	"net/url"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/review"
)

// preparedView is a draft point as the review and the return show it.
type preparedView struct {
	answers.DraftPoint
	N       int // counted from 1, so that two on one place have different names
	Reason  string
	Place   string // what it is on
	Link    string // to that place in the review
	Must    bool
	Past    bool   // its due day has passed, so that it cannot be sent
	Discard string // address
	Change  string // address of the form that puts another in its place
	Key     string
	From    string // the page on which it is shown
}

func preparedViews(v *pages.Visit, a pages.Application, c content.Content, sections []reading.Section, drafts []answers.DraftPoint, from string) []preparedView {
	anchors := make([]string, len(drafts))
	for i, d := range drafts {
		anchors[i] = d.Anchor
	}
	found := review.Places(anchors, c, c)
	views := make([]preparedView, len(drafts))
	for i, d := range drafts {
		views[i] = preparedView{
			DraftPoint: d, N: i + 1, Reason: v.ReasonWords(d.Code), Place: found[d.Anchor].Label, Must: d.Severity == models.Must,
			Past:    d.DueOn != nil && d.DueOn.Before(v.Today()),
			Link:    a.Path("/review") + reading.Place(sections, found[d.Anchor].Pointer),
			Discard: a.Path("/points/" + url.PathEscape(d.ID) + "/discard"), Key: v.Key(), From: from,
			Change: a.Path("/points/new?" + url.Values{"from": {from}, "instead": {d.ID}}.Encode()),
		}
	}
	return views
}

type pointPage struct {
	Case     pages.Application
	Place    ui.Component
	Words    string // what is at the place
	Code     ui.Component
	Severity ui.Component
	Text     ui.Component
	Action   ui.Component
	Due      ui.Component
	Key      string
	From     string
	Instead  string // id of the draft point that is changed; "" for a new one
	Cancel   string
}

// Title is what is done.
func (p pointPage) Title() string {
	if p.Instead != "" {
		return "Change a review point"
	}
	return "Add a review point"
}

func newPoint(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.Return)
	if err != nil {
		return err
	}
	shown := models.PointBody{Anchor: v.Query("anchor"), Code: v.Query("code"), ID: v.Query("instead")}
	if shown.ID != "" {
		if shown, err = preparedPoint(v, shown.ID); err != nil {
			return err
		}
	}
	p, err := pointForm(v, a, shown, v.Query("from"), nil)
	if err != nil {
		return err
	}
	if due, is := p.Due.(ui.DateInput); is && shown.DueOn != nil {
		p.Due = due.With(*shown.DueOn)
	}
	return v.Show(templates, "point", pointFrame(p, nil), p)
}

// preparedPoint is the draft point of that id. It may have gone meanwhile, by another window.
func preparedPoint(v *pages.Visit, id string) (models.PointBody, error) {
	lists, err := points.Read(v)
	for _, d := range lists.Drafts {
		if d.ID == id {
			return d.PointBody, err
		}
	}
	if err != nil {
		return models.PointBody{}, err
	}
	return models.PointBody{}, pages.NotFound()
}

func pointFrame(p pointPage, errs ui.Errors) ui.Page {
	return ui.Page{Title: p.Title(), Errors: dated(errs, "dueOn"), Back: &ui.BackLink{Href: p.Cancel, Text: "Cancel"}}
}

func pointForm(v *pages.Visit, a pages.Application, shown models.PointBody, from string, errs ui.Errors) (pointPage, error) {
	c, err := a.Written()
	if err != nil {
		return pointPage{}, err
	}
	sections := reading.Of(c, v.Site().Lists)
	here := review.Place(shown.Anchor, c, c)
	text := textarea(v, "text", "What is wrong?", "Quote the words you mean", errs)
	action := textarea(v, "action", "Action needed (optional)", "", errs)
	text.Value, action.Value = shown.Text, shown.Action
	p := pointPage{
		Case: a, Key: v.Key(), From: from, Instead: shown.ID, Cancel: a.Path("/review") + reading.Place(sections, here.Pointer),
		Place: ui.Select{ID: "anchor", Name: "anchor", Value: shown.Anchor, ErrorMessage: errs.At("anchor"), Label: ui.Label{Text: "Section, term or item", Classes: "govuk-label--s"},
			Items: append([]ui.Option{{Text: "Select a section, term or item"}}, places(c, sections)...)},
		Words: wordsAt(sections, shown.Anchor),
		Code: ui.Select{ID: "code", Name: "code", Value: reasonToday(v, shown.Code), ErrorMessage: errs.At("code"), Items: reasonOptions(v),
			Label: ui.Label{Text: "Reason", Classes: "govuk-label--s"}},
		Severity: ui.Radios{Name: "severity", IDPrefix: "severity", Value: string(shown.Severity), ErrorMessage: errs.At("severity"),
			Fieldset: ui.SmallLegend("Is this a required change?"),
			Items: []ui.Choice{
				{Value: string(models.Must), Text: "Yes, required", Hint: ui.Hint{Text: "The application cannot be approved until this point is resolved"}},
				{Value: string(models.Should), Text: "No, advisory", Hint: ui.Hint{Text: "Recommended, but does not prevent approval"}},
			}},
		Text: text, Action: action,
		Due: dateInput(v, "dueOn", "Due date (optional)", "For example, 27 3 2027", errs),
	}
	if from == "return" {
		p.Cancel = a.Path("/return")
	}
	return p, nil
}

// wordsAt are the words of an item such as a term; "" for a section.
func wordsAt(sections []reading.Section, anchor string) string {
	for _, s := range sections {
		for _, i := range s.Items {
			if anchor != "" && i.Anchor == anchor {
				return i.Lead
			}
		}
	}
	return ""
}

func addPoint(v *pages.Visit) error {
	due, valid := dateAt(v, "dueOn")
	body := answers.NewPoint{PointBody: typedPoint(v), Instead: v.Form("instead")}
	body.Text, body.Action, body.DueOn = trimmed(v, "text"), trimmed(v, "action"), due
	done := "Draft point added. It is sent when you return the application."
	if body.Instead != "" {
		done = "Draft point changed. It is sent when you return the application."
	}
	a, err := v.Case()
	if err != nil {
		return err
	}
	if !valid {
		return pointAgain(v, a, dueNoDay(v))
	}
	err = v.Post(v.CasePath("points"), body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		return pointAgain(v, a, pointFaults(p.Faults()))
	}
	if err != nil {
		return err
	}
	if v.Form("from") == "return" {
		return v.Done(a.Path("/return"), done)
	}
	c, err := a.Written()
	if err != nil {
		return err
	}
	at := reading.Place(reading.Of(c, v.Site().Lists), review.Place(v.Form("anchor"), c, c).Pointer)
	return v.Done(a.Path("/review")+at, done)
}

// dueNoDay is what is wrong with a point whose date is not real, with anything else that is clearly missing.
func dueNoDay(v *pages.Visit) ui.Errors {
	var errs ui.Errors
	for _, name := range []string{"anchor", "code", "severity", "text"} {
		if trimmed(v, name) == "" {
			errs = append(errs, ui.FieldError{ID: name})
		}
	}
	return notADay(pointFaults(errs), "dueOn")
}

// pointFaults says in the words of the form what the API says in those of its fields.
func pointFaults(errs ui.Errors) ui.Errors {
	for i, e := range errs {
		switch e.ID {
		case "anchor":
			errs[i].Text = "Select a section, term or item"
		case "code":
			errs[i].Text = "Select a reason"
		case "severity":
			errs[i].Text = "Select whether this is a required change"
		case "text":
			errs[i].Text = "Enter what is wrong"
		}
	}
	return errs
}

// typedPoint is the point as it was typed, its day apart.
func typedPoint(v *pages.Visit) models.PointBody {
	return models.PointBody{Anchor: v.Form("anchor"), Code: v.Form("code"), Severity: models.Severity(v.Form("severity")),
		Text: v.Form("text"), Action: v.Form("action")}
}

func pointAgain(v *pages.Visit, a pages.Application, errs ui.Errors) error {
	typed := typedPoint(v)
	typed.ID = v.Form("instead")
	p, err := pointForm(v, a, typed, v.Form("from"), errs)
	if err != nil {
		return err
	}
	return v.ShowInvalid(templates, "point", pointFrame(p, errs), p)
}

func discardPoint(v *pages.Visit) error {
	err := v.Post(v.CasePath("points", v.Path("point"), "discard"), nil, nil)
	if pages.Is(err, http.StatusNotFound) { // gone already, by another window; or the case is not theirs to see
		_, err = v.Case()
	}
	if err != nil {
		return err
	}
	to := "/applications/" + v.Path("id") + "/review#prepared"
	if v.Form("from") == "return" {
		to = "/applications/" + v.Path("id") + "/return"
	}
	return v.Done(to, "Draft point removed")
}
