package drafting

import (
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// desk is a visit to one section of one case.
type desk struct {
	*pages.Visit
	app     pages.Application
	content content.Content
	section string
	form    *forms.Form
	base    string          // of the section that the form was made from
	tried   json.RawMessage // what was typed, where the checks are to look at it; nil: the section as it is kept
	ran     bool            // the checks were asked for
	theirs  *theirs         // what somebody else saved meanwhile
	problem []decode.Problem
	status  int
}

// sectionPage is what its template shows.
type sectionPage struct {
	Head     template.HTML
	Case     pages.Application
	Title    string
	Form     template.HTML
	Key      string
	Base     string
	Action   string
	Guidance []guide
	Ran      string // what the checks said, where they were asked for
	ReadOnly string // why it cannot be changed now
	Summary  template.HTML
	Points   template.HTML
	Theirs   *theirs
	Next     string
}

// sit reads what every page of a section needs.
func sit(v *pages.Visit) (*desk, error) {
	d := &desk{Visit: v, section: v.Path("section"), status: http.StatusOK}
	if !known(d.section) {
		return nil, pages.NotFound()
	}
	return d, d.reread()
}

func (d *desk) reread() error {
	var err error
	if d.app, err = d.Case(); err != nil {
		return err
	}
	d.content, err = d.app.Written()
	return err
}

func (d *desk) setting() forms.Setting {
	return forms.Setting{Lists: d.Site().Lists, Content: d.content, InForce: d.Site().Switches.InForce(d.Today())}
}

// open makes the form with the values.
func (d *desk) open(values url.Values) error {
	var err error
	d.form, err = forms.New(d.setting(), "/"+d.section, values)
	return err
}

func showSection(v *pages.Visit) error {
	d, err := sit(v)
	if err != nil {
		return err
	}
	if d.section == "terms" { // they have pages of their own
		return v.Go(at(d.app, d.section))
	}
	d.base = base(d.content, d.section)
	if err := d.open(forms.Values("/"+d.section, d.content)); err != nil {
		return err
	}
	return d.render()
}

// render shows the section with what stands beside it.
func (d *desk) render() error {
	title := sectionName(d.section)
	head, err := d.Head(d.app, pages.TabApplication)
	if err != nil {
		return err
	}
	page := sectionPage{
		Head: head, Case: d.app, Title: title, Key: d.Key(), Base: d.base, Action: at(d.app, d.section), Guidance: guidance(d.section, d.Today()),
		Theirs: d.theirs, Next: next(d.Visit, d.content, d.section),
	}
	board, err := points.Load(d.Visit, d.app)
	if err != nil {
		return err
	}
	if d.theirs != nil {
		title = "Not saved: " + title
	}
	around := ui.Page{Title: title, Back: &ui.BackLink{Href: d.app.Path(""), Text: "Back to the application"}}
	if !d.app.Editable {
		return d.readOnly(page, around, board)
	}
	beside := forms.Beside{Problems: d.problem, Fixed: map[string]template.HTML{}}
	if beside.Notes, err = d.notes(&page); err != nil {
		return err
	}
	if err := placed(beside.Fixed, d.content, d.section, board.On); err != nil {
		return err
	}
	if page.Form, around.Errors, err = d.form.Render(beside); err != nil {
		return err
	}
	return d.ShowStatus(d.status, templates, "section", around, page)
}

func (d *desk) readOnly(page sectionPage, around ui.Page, board *points.Board) error {
	page.ReadOnly = "It cannot be changed while the application is " + d.app.State.Words() + "."
	var err error
	if page.Points, err = board.On(anchors(d.content, d.section)...); err != nil {
		return err
	}
	if err := d.open(forms.Values("/"+d.section, d.content)); err != nil {
		return err
	}
	if page.Summary, err = d.form.Summary(); err != nil {
		return err
	}
	return d.ShowStatus(d.status, templates, "section", around, page)
}

// notes are what the checks say of the section: as it is kept, or of what was just typed.
func (d *desk) notes(page *sectionPage) (map[string]template.HTML, error) {
	if d.tried == nil && untouched(d.content, d.section) {
		return map[string]template.HTML{}, nil // nothing is written yet: no need to say that all is missing
	}
	var found checked
	var err error
	if d.tried == nil {
		err = d.Get("/applications/"+url.PathEscape(d.app.ID)+"/checks", &found)
	} else {
		found, err = d.check(d.tried)
	}
	if err != nil {
		return nil, err
	}
	missing, err := d.missing()
	if err != nil {
		return nil, err
	}
	notes, n, err := notesOn(d.section, found, missing)
	if d.ran {
		page.Ran = "The checks find nothing to say on this section as you have written it."
		if n > 0 {
			page.Ran = "The checks have " + ui.Plural(n, "thing", "things") + " to say on this section. Each stands beside what it is about."
		}
	}
	return notes, err
}

// missing is what is still to be answered in the section, as it is kept or as it was just typed.
func (d *desk) missing() ([]decode.Problem, error) {
	if d.tried == nil {
		return d.content.Missing(d.section), nil
	}
	typed, _, err := d.typed(d.tried)
	return typed.Missing(d.section), err
}

// typed is the content with another text of this section.
func (d *desk) typed(text json.RawMessage) (content.Content, []decode.Problem, error) {
	whole, err := d.with(text)
	if err != nil {
		return content.Content{}, nil, err
	}
	data, err := json.Marshal(whole)
	if err != nil {
		return content.Content{}, nil, err
	}
	return content.Decode(data, d.Site().Switches.InForce(d.Today())...)
}

// with is the content as JSON with another text of this section.
func (d *desk) with(text json.RawMessage) (map[string]json.RawMessage, error) {
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(d.content.Canonical(), &whole); err != nil {
		return nil, err
	}
	whole[d.section] = text
	return whole, nil
}

// check judges the content with what was typed, and stores nothing.
func (d *desk) check(text json.RawMessage) (checked, error) {
	var found checked
	whole, err := d.with(text)
	if err != nil {
		return found, err
	}
	return found, d.Compute("/checks", map[string]any{"content": whole, "force": d.app.Force}, &found)
}
