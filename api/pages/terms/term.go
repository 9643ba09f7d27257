package terms

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"time"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// form0 is the place that every term has in its form, wherever it stands in the list: others may move it meanwhile.
const form0 = "/terms/0"

// sheet is the page of one term.
type sheet struct {
	Head     template.HTML
	Title    string
	Form     template.HTML
	Summary  template.HTML // in place of the form, where it cannot be changed
	Key      string
	Base     string
	Action   string
	Back     string
	Save     ui.Component
	Check    ui.Component
	Guide    []checks.Check
	Points   template.HTML
	Library  used
	Checked  bool
	Notes    int
	Locked   bool // what was typed could not be saved, because the force does not hold the pen any more
	Clash    *clashView
	Wordings string
}

// clashView is what is said when two people changed the same term.
type clashView struct {
	By      string
	At      time.Time
	Sure    bool // By changed this term; else they saved the application last, and the term was changed before
	Self    bool // the visitor, in another window
	Removed bool
	Apart   template.HTML
}

// view says who changed the term, as far as that is known.
func (c *clash) view(v *pages.Visit, term string) (*clashView, error) {
	last, sure, err := v.LastEdit(content.TermSection, term)
	if !sure {
		last = pages.Edit{By: c.app.UpdatedBy, At: c.app.UpdatedAt}
	}
	return &clashView{By: last.By.Name, At: last.At, Sure: sure, Self: sure && last.By.Username == v.User.Username, Removed: c.theirs == nil}, err
}

// Lead is who did what to the term, as a sentence begins.
func (c clashView) Lead() string { return ui.Capital(c.who()) }

func (c clashView) who() string {
	did := " changed this term"
	if c.Removed {
		did = " removed this term"
	}
	switch {
	case c.Self:
		return "you" + did + " in another window"
	case c.Sure:
		return c.By + did
	}
	return "somebody" + did
}

// draft is a term on its way through the form.
type draft struct {
	app     pages.Application
	content content.Content
	id      string // "" for a term that is new
	form    *forms.Form
	base    string
}

func showNew(v *pages.Visit) error {
	d, err := open(v, "")
	if err != nil {
		return err
	}
	blank := content.Term{}
	if len(d.content.Subjects) == 1 {
		blank.AppliesTo = content.List[string]{d.content.Subjects[0].ID}
	}
	if err := d.fill(v, valuesOf(blank)); err != nil {
		return err
	}
	return d.show(v, http.StatusOK, forms.Beside{}, sheet{})
}

func showTerm(v *pages.Visit) error {
	d, err := open(v, v.Path("term"))
	if err != nil {
		return err
	}
	i := find(d.content, d.id)
	if i < 0 {
		return pages.NotFound()
	}
	if err := d.fill(v, valuesOf(d.content.Terms[i])); err != nil {
		return err
	}
	r, err := readChecks(v, d.app)
	if err != nil {
		return err
	}
	notes := r.of(i)
	b := forms.Beside{}
	if b.Notes, err = beside(notes); err != nil {
		return err
	}
	return d.show(v, http.StatusOK, b, sheet{Notes: len(notes)})
}

func open(v *pages.Visit, id string) (*draft, error) {
	a, err := v.Case()
	if err != nil {
		return nil, err
	}
	d := &draft{app: a, id: id}
	if d.content, err = a.Written(); err != nil {
		return nil, err
	}
	if i := find(d.content, id); i >= 0 && id != "" {
		d.base = hash(d.content.Terms[i])
	}
	return d, nil
}

func valuesOf(t content.Term) url.Values {
	return forms.Values(form0, content.Content{Terms: content.List[content.Term]{t}})
}

// fill makes the form with what is to stand in it.
func (d *draft) fill(v *pages.Visit, values url.Values) error {
	site := v.Site()
	var err error
	d.form, err = forms.New(forms.Setting{Lists: site.Lists, Content: d.content, InForce: site.Switches.InForce(v.Today())}, form0, values)
	return err
}

// show writes the page of the term.
func (d *draft) show(v *pages.Visit, status int, b forms.Beside, s sheet) error {
	head, err := v.Head(d.app, pages.TabApplication)
	if err != nil {
		return err
	}
	s.Head, s.Title, s.Key, s.Base, s.Back, s.Guide = head, d.title(), v.Form("key"), d.base, d.app.Path("/terms"), guide(v)
	s.Action, s.Wordings = d.app.Path("/terms/new"), d.app.Path("/terms/library")
	if s.Key == "" {
		s.Key = v.Key()
	}
	if d.id != "" {
		s.Action = d.app.Path("/terms/" + url.PathEscape(d.id))
		if err := d.around(v, &s); err != nil {
			return err
		}
	}
	page := ui.Page{Title: s.Title, Back: &ui.BackLink{Text: "Terms", Href: s.Back}}
	if !d.app.Editable && !s.Locked {
		if s.Summary, err = d.form.Summary(); err != nil {
			return err
		}
		return v.ShowStatus(status, templates, "term", page, s)
	}
	if s.Form, page.Errors, err = d.form.Render(b); err != nil {
		return err
	}
	if !s.Locked {
		s.Save = ui.Button{Text: "Save the term", Name: "do", Value: "save", PreventDoubleClick: true}
		s.Check = ui.Button{Text: "Check without saving", Name: "do", Value: "check", Classes: "govuk-button--secondary"}
	}
	return v.ShowStatus(status, templates, "term", page, s)
}

// around is what stands about the term beside its form: the points on it, and the wording that it was made from.
func (d *draft) around(v *pages.Visit, s *sheet) error {
	b, err := points.Load(v, d.app)
	if err != nil {
		return err
	}
	if s.Points, err = b.On(d.id); err != nil {
		return err
	}
	all, err := readUsed(v, d.app)
	s.Library = all[d.id]
	return err
}

func (d *draft) title() string {
	if d.id == "" {
		return "Add a term"
	}
	if i := find(d.content, d.id); i >= 0 {
		return name(d.content.Terms[i], i)
	}
	return "A term that was removed"
}

// name is what a term is called: by its printed number.
func name(t content.Term, i int) string {
	if t.Number > 0 {
		return fmt.Sprintf("Term %d", t.Number)
	}
	return fmt.Sprintf("Term %d", i+1)
}

func cardID(id string) string { return "term-" + id }
