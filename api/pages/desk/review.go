package desk

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/brief"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/pages/shown"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/reading"
)

type reviewPage struct {
	Case     pages.Application
	Head     template.HTML
	Brief    template.HTML // what matters first
	Checks   []checkView
	Answered int
	Terms    []termView
	TermsSet int    // lines about terms with an answer
	Hash     string // of the text that the answers are for
	Points   []preparedView
	Open     int // earlier points that are not resolved
	Text     template.HTML
	Key      string
	Again    bool // a text that came back
}

func showReview(v *pages.Visit) error {
	a, err := confirm.Ready(v, models.Return)
	if err != nil {
		return err
	}
	p, err := reviewing(v, a, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "review", ui.Page{Title: "Review"}, p)
}

func reviewing(v *pages.Visit, a pages.Application, errs ui.Errors) (reviewPage, error) {
	p := reviewPage{Case: a, Key: v.Key(), Again: a.Round > 1}
	c, err := a.Written()
	if err != nil {
		return p, err
	}
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return p, err
	}
	list, err := checklistOf(v)
	if err != nil {
		return p, err
	}
	lists, err := points.Read(v)
	if err != nil {
		return p, err
	}
	sections := reading.Of(c, v.Site().Lists)
	if p.Brief, err = brief.HTML(v, a, list.ToSee, finder(sections, "")); err != nil {
		return p, err
	}
	p.Checks = list.views(v, func(pointer string) string { return reading.Place(sections, pointer) }, errs)
	p.Terms, p.TermsSet = list.termViews(v, c.Terms, errs), list.answeredTerms()
	p.Answered, p.Hash = list.answered(), list.ContentHash
	p.Points = preparedViews(v, a, c, sections, lists.Drafts, "review")
	for _, point := range lists.Items {
		if !point.Resolved() {
			p.Open++
		}
	}
	p.Again = p.Again || len(lists.Items) > 0
	p.Text, err = shown.HTML(sections, beside(a, sections, lists))
	return p, err
}

// finder links to the place of a finding on the page of that address, which shows the text.
func finder(sections []reading.Section, page string) brief.Find {
	return func(pointer string) (link, name string) {
		place := reading.Place(sections, pointer)
		if place == "" {
			return "", ""
		}
		return page + place, reading.Name(sections, pointer)
	}
}

// besideView is what is shown next to a place in the text: the link to add a point, and what has been said about it
// already.
type besideView struct {
	Add    string
	Name   string
	Drafts []answers.DraftPoint
	Raised []points.Point
	Points string // address of all points
}

func beside(a pages.Application, sections []reading.Section, lists points.List) shown.Beside {
	names := map[string]string{}
	for _, s := range sections {
		names[s.Name] = s.Title
		for _, i := range s.Items {
			names[i.Anchor] = i.Title
		}
	}
	return func(anchor string) template.HTML {
		view := besideView{Add: a.Path("/points/new?anchor=" + url.QueryEscape(anchor)), Name: names[anchor], Points: a.Path("/points")}
		for _, d := range lists.Drafts {
			if d.Anchor == anchor {
				view.Drafts = append(view.Drafts, d)
			}
		}
		for _, r := range lists.Items {
			if r.Place.Name == anchor && !r.Resolved() {
				view.Raised = append(view.Raised, r)
			}
		}
		html, err := body("beside", view)
		if err != nil {
			return ""
		}
		return html
	}
}

func noteLabel(check string) template.HTML {
	return template.HTML(`Note<span class="govuk-visually-hidden"> on ` + template.HTMLEscapeString(check) + `</span> (optional)`) //nolint:gosec // escaped
}

// saveChecklist keeps the answers as far as they go. Where the officer continues to add a point, what
// they have answered is kept first.
func saveChecklist(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	list, err := checklistOf(v)
	if err != nil {
		return err
	}
	if list.ContentHash != v.Form("hash") {
		return &pages.Problem{Status: http.StatusPreconditionFailed, Code: "stale"}
	}
	change := changesTo(v, list)
	saved := list
	if len(change.Answers)+len(change.Terms) > 0 {
		err = v.Put(v.CasePath("checklist"), a.Version, change.ChecklistBody, &saved)
	}
	if p, invalid := pages.Invalid(err); invalid {
		if v.Script() {
			return v.SendJSON(http.StatusUnprocessableEntity, forms.Told{Code: "invalid", Words: "Not saved: " + p.Faults()[0].Text})
		}
		return reviewAgain(v, a, http.StatusUnprocessableEntity, p.Faults())
	}
	if err != nil {
		return err
	}
	if v.Script() {
		return tellChecklist(v, saved, change)
	}
	if len(change.behind) > 0 {
		return reviewAgain(v, a, http.StatusConflict, change.behind)
	}
	if check, is := strings.CutPrefix(v.Form("do"), "point:"); is {
		return v.Go(a.Path("/points/new?code=" + url.QueryEscape(check)))
	}
	return v.Done(a.Path("/review#checklist"), "Answers saved. "+saved.left())
}

// left says what still needs an answer.
func (c checklist) left() string {
	checks, terms := len(c.Items)-c.answered(), len(c.unansweredTerms())
	switch {
	case checks == 0 && terms == 0:
		return "The checklist is complete."
	case terms == 0:
		return ui.Plural(checks, "check", "checks") + " not answered."
	case checks == 0:
		return ui.Plural(terms, "term", "terms") + " not answered."
	}
	return ui.Plural(checks, "check", "checks") + " and " + ui.Plural(terms, "term", "terms") + " not answered."
}

// reviewAgain shows the form with what was typed and what is wrong with it.
func reviewAgain(v *pages.Visit, a pages.Application, status int, errs ui.Errors) error {
	shown, err := reviewing(v, a, errs)
	if err != nil {
		return err
	}
	return v.ShowStatus(status, templates, "review", ui.Page{Title: "Review", Errors: errs}, shown)
}
