package editing

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// Page is what is around the form of a part.
type Page struct {
	Title   string // and heading
	Back    ui.BackLink
	Action  string // where the form is sent
	Saved   string // the page of the part once it is saved
	Intro   template.HTML
	Guide   []checks.Check
	Buttons []ui.Button // but "Save and check", which every part has
	Cancel  string      // target of the link that leaves without saving; "" for none
}

// Guide are these checks in the words of that day: what they ask is the guidance for writing.
func Guide(on calendar.Date, ids []string) []checks.Check {
	var guide []checks.Check
	for _, c := range checks.For(on).Checks {
		if slices.Contains(ids, c.ID) {
			guide = append(guide, c)
		}
	}
	return guide
}

// shown is what the template shows.
type shown struct {
	Page
	Head     template.HTML
	Noun     string
	State    string // as text, where it is why the part cannot be edited
	Form     template.HTML
	Summary  template.HTML // in place of the form
	Points   template.HTML // in place of those in the form
	Locked   template.HTML
	Begun    bool // some answers are filled in and not saved
	Kept     bool // all is saved except what is wrong
	Unsaved  bool // something in the form is not saved
	Clash    *Clash
	Loose    []string // what follows from what was removed in the form
	Key      string
	Base     string
	Editable bool
}

// render shows the part with what is around it.
func (e *Editor) render() error {
	page, err := e.use.Page(e)
	if err != nil {
		return err
	}
	page.Buttons = append(page.Buttons, ui.Button{Text: "Save and check", Name: "do", Value: "check", Classes: "govuk-button--secondary", PreventDoubleClick: true})
	s := shown{
		Page: page, Noun: e.noun(), State: e.App.State.Words(), Clash: e.clash, Loose: e.loose, Locked: e.locked, Base: e.base,
		Begun: e.begun, Kept: e.kept && len(e.problems) > 0, Unsaved: e.unsaved || len(e.problems) > 0 || e.clash != nil, Editable: e.App.Editable,
		Key: cmp.Or(e.Form("key"), e.Key()), // a new term gets its id from it
	}
	if s.Head, err = e.Head(e.App, pages.TabApplication); err != nil {
		return err
	}
	around := ui.Page{Title: page.Title, Back: &page.Back}
	if e.clash != nil || e.locked != "" {
		around.Title = "Not saved: " + page.Title
	}
	board, err := points.Load(e.Visit, e.App)
	if err != nil {
		return err
	}
	if e.App.Editable {
		s.Form, around.Errors, err = e.fields(board)
	} else {
		err = e.read(&s, board)
	}
	if err != nil {
		return err
	}
	return e.ShowStatus(e.status, templates, "part", around, s)
}

// fields is the form with what is said about it: points, the checks, and what is wrong.
func (e *Editor) fields(board *points.Board) (template.HTML, ui.Errors, error) {
	b := forms.Beside{Problems: e.problems, Fixed: map[string]template.HTML{}}
	var err error
	if b.Notes, err = e.notes(e.Query(asked) != ""); err != nil {
		return "", nil, err
	}
	for pointer, anchor := range e.places() {
		html, err := board.On(anchor)
		if err != nil {
			return "", nil, err
		}
		if html != "" {
			b.Fixed[pointer] = `<h2 class="govuk-heading-m">Review points</h2>` + html
		}
	}
	return e.form.Render(b)
}

// read shows the part as it is saved, where it cannot be edited.
func (e *Editor) read(s *shown, board *points.Board) error {
	var err error
	if s.Points, err = board.On(Anchors(e.Content, e.Part)...); err != nil {
		return err
	}
	if e.there(e.Content) {
		s.Summary, err = e.summary(e.values(e.Content))
	}
	return err
}

// notes are what the checks say of the part as it is saved, by pointer. For an empty part they say nothing unless
// someone asks: it is known that all is missing.
func (e *Editor) notes(ask bool) (map[string]template.HTML, error) {
	if !e.there(e.Content) || !ask && e.untouched(e.Content) {
		return map[string]template.HTML{}, nil
	}
	found, err := ReadChecks(e.Visit, e.App)
	if err != nil {
		return nil, err
	}
	return beside(e.Part, e.Content, Notes(e.Part, e.Content, found))
}

// places are the pointers of the form that have points, with their anchors.
func (e *Editor) places() map[string]string {
	if e.Term != "" {
		return map[string]string{e.at(): e.Term}
	}
	out := map[string]string{e.at(): e.Section}
	switch e.Section {
	case "evidence":
		for i, item := range e.Content.Evidence {
			out["/evidence/"+strconv.Itoa(i)] = item.ID
		}
	case "thirdParties":
		for i, item := range e.Content.ThirdParties.Items {
			out["/thirdParties/items/"+strconv.Itoa(i)] = item.ID
		}
	}
	return out
}

// Anchors are the places in a part on which a point may be made.
func Anchors(c content.Content, p Part) []string {
	if p.Term != "" {
		return []string{p.Term}
	}
	all := []string{p.Section}
	switch p.Section {
	case content.TermSection:
		for _, t := range c.Terms {
			all = append(all, t.ID)
		}
	case "evidence":
		for _, e := range c.Evidence {
			all = append(all, e.ID)
		}
	case "thirdParties":
		for _, t := range c.ThirdParties.Items {
			all = append(all, t.ID)
		}
	}
	return all
}
