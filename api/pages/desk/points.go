package desk

import (
	"net/http"
	"net/url"
	"time"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/reading"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/review"
)

// prepared is a point in preparation.
type prepared struct {
	ID       string          `json:"id"`
	Code     string          `json:"code"`
	Severity models.Severity `json:"severity"`
	Anchor   string          `json:"anchor"`
	Text     string          `json:"text"`
	Action   string          `json:"action"`
	DueOn    *models.Date    `json:"dueOn"`
	By       pages.Person    `json:"by"`
	At       time.Time       `json:"at"`
}

// raised is a point that went out.
type raised struct {
	ID         string             `json:"id"`
	Number     int                `json:"number"`
	Round      int                `json:"round"`
	Source     models.Source      `json:"source"`
	Place      review.Anchor      `json:"place"`
	Code       string             `json:"code"`
	Severity   models.Severity    `json:"severity"`
	Anchor     string             `json:"anchor"`
	Text       string             `json:"text"`
	Answer     *models.AnswerKind `json:"answer"`
	Resolution *models.Resolution `json:"resolution"`
}

// open reports whether the officer has still to say a word on it.
func (r raised) open() bool { return r.Resolution == nil || *r.Resolution != models.Resolved }

type pointLists struct {
	Items  []raised
	Drafts []prepared
}

func pointsOf(v *pages.Visit) (pointLists, error) {
	var lists pointLists
	err := v.Get(v.CasePath("points"), &lists)
	return lists, err
}

// preparedView is a point in preparation as the review and the return show it.
type preparedView struct {
	prepared
	Reason  string
	Place   string // what it is on
	Link    string // to that place in the review
	Must    bool
	Discard string // address
	Key     string
	From    string // the page on which it is shown
}

func preparedViews(v *pages.Visit, a pages.Application, c models.Content, sections []reading.Section, drafts []prepared, from string) []preparedView {
	anchors := make([]string, len(drafts))
	for i, d := range drafts {
		anchors[i] = d.Anchor
	}
	found := review.Places(anchors, c, c)
	views := make([]preparedView, len(drafts))
	for i, d := range drafts {
		views[i] = preparedView{
			prepared: d, Reason: v.ReasonWords(d.Code), Place: found[d.Anchor].Label, Must: d.Severity == models.Must,
			Link:    a.Path("/review") + reading.Place(sections, found[d.Anchor].Pointer),
			Discard: a.Path("/points/" + url.PathEscape(d.ID) + "/discard"), Key: v.Key(), From: from,
		}
	}
	return views
}

type pointPage struct {
	Case     pages.Application
	Place    ui.Component
	Words    string // what stands at the place
	Code     ui.Component
	Severity ui.Component
	Text     ui.Component
	Action   ui.Component
	Due      ui.Component
	Key      string
	From     string
	Cancel   string
}

func newPoint(v *pages.Visit) error {
	a, err := ready(v, models.Return)
	if err != nil {
		return err
	}
	p, err := pointForm(v, a, v.Query("anchor"), v.Query("code"), v.Query("from"), nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "point", pointFrame(a, p, nil), p)
}

func pointFrame(a pages.Application, p pointPage, errs ui.Errors) ui.Page {
	return ui.Page{Title: "Add a point: " + a.Reference, Errors: dated(errs, "dueOn"), Back: &ui.BackLink{Href: p.Cancel, Text: "Back without adding"}}
}

func pointForm(v *pages.Visit, a pages.Application, anchor, code, from string, errs ui.Errors) (pointPage, error) {
	c, err := a.Written()
	if err != nil {
		return pointPage{}, err
	}
	sections := reading.Of(c, v.Site().Lists)
	here := review.Place(anchor, c, c)
	p := pointPage{
		Case: a, Key: v.Key(), From: from, Cancel: a.Path("/review") + reading.Place(sections, here.Pointer),
		Place: ui.Select{ID: "anchor", Name: "anchor", Value: anchor, ErrorMessage: errs.At("anchor"), Label: ui.Label{Text: "Where is it?", Classes: "govuk-label--s"},
			Items: append([]ui.Option{{Text: "Select a place"}}, places(c, sections)...)},
		Words: wordsAt(sections, anchor),
		Code: ui.Select{ID: "code", Name: "code", Value: code, ErrorMessage: errs.At("code"), Items: reasonOptions(v),
			Label: ui.Label{Text: "What kind of fault is it?", Classes: "govuk-label--s"}},
		Severity: ui.Radios{Name: "severity", IDPrefix: "severity", Value: v.Form("severity"), ErrorMessage: errs.At("severity"),
			Fieldset: &ui.Fieldset{Legend: ui.Legend{Text: "Must it be changed?", Classes: "govuk-fieldset__legend--s"}},
			Items: []ui.Choice{
				{Value: string(models.Must), Text: "Must", Hint: ui.Hint{Text: "It cannot be approved before this is answered and you have resolved it."}},
				{Value: string(models.Should), Text: "Should", Hint: ui.Hint{Text: "It would be better, but does not stand in the way."}},
			}},
		Text:   textarea(v, "text", "What is wrong?", "Quote the words that you mean.", errs),
		Action: textarea(v, "action", "What should the force do? (optional)", "", errs),
		Due:    dateInput(v, "dueOn", "By when? (optional)", "For example, 27 3 2027.", errs),
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
	body := map[string]any{
		"anchor": v.Form("anchor"), "code": v.Form("code"), "severity": v.Form("severity"), "text": trimmed(v, "text"), "action": trimmed(v, "action"),
	}
	due, valid := dateAt(v, "dueOn")
	if due != nil {
		body["dueOn"] = due
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
		return pointAgain(v, a, inOrder(pointFaults(p.Faults()), "anchor", "code", "severity", "text", "action", "dueOn"))
	}
	if err != nil {
		return err
	}
	if v.Form("from") == "return" {
		return v.Done(a.Path("/return"), "You added the point. It goes out when you return the application.")
	}
	c, err := a.Written()
	if err != nil {
		return err
	}
	at := reading.Place(reading.Of(c, v.Site().Lists), review.Place(v.Form("anchor"), c, c).Pointer)
	return v.Done(a.Path("/review")+at, "You added the point. It goes out when you return the application.")
}

// dueNoDay is what is wrong with a point whose date is no day, with what else is plainly missing.
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
			errs[i].Text = "Select the place that the point is about"
		case "code":
			errs[i].Text = "Select what kind of fault it is"
		case "severity":
			errs[i].Text = "Select whether it must be changed"
		case "text":
			errs[i].Text = "Enter what is wrong"
		}
	}
	return errs
}

func pointAgain(v *pages.Visit, a pages.Application, errs ui.Errors) error {
	p, err := pointForm(v, a, v.Form("anchor"), v.Form("code"), v.Form("from"), errs)
	if err != nil {
		return err
	}
	return v.ShowInvalid(templates, "point", pointFrame(a, p, errs), p)
}

func discardPoint(v *pages.Visit) error {
	err := v.Post(v.CasePath("points", v.Path("point"), "discard"), map[string]string{}, nil)
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
	return v.Done(to, "You removed the point in preparation.")
}
