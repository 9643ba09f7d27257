package editing

import (
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// Editor is a visit to one part of one case.
type Editor struct {
	*pages.Visit
	Part
	App     pages.Application
	Content content.Content // as it is saved

	use      Use
	form     *forms.Form
	base     string // of the part that the form was made from
	problems []decode.Problem
	clash    *Clash
	loose    []string      // what follows from what the visitor removed
	locked   template.HTML // what was typed and can no longer be saved
	begun    bool          // some answers are filled in from what is known, and not saved
	kept     bool          // all is saved but what the problems are about
	unsaved  bool          // something in the form is not saved, though nothing is wrong with it
	status   int
}

// Use is what one kind of part has of its own.
type Use struct {
	Part  func(*pages.Visit) (Part, error)           // the part that the address names
	Blank func(content.Content) content.Term         // what a new term begins with; nil where nothing is added
	Begin func(*Editor) content.Content              // the content with what the service knows of a section that is not begun; may be nil
	Page  func(*Editor) (Page, error)                // what is around the form
	Saved func(*Editor) string                       // what was saved, as "Risk saved"
	Next  func(e *Editor, button string) (to string) // where the visitor goes after a save
}

// Show is the page of a part.
func (u Use) Show(v *pages.Visit) error {
	e, err := u.sit(v)
	if err != nil {
		return err
	}
	e.base = e.Base(e.Content)
	values := e.values(e.Content)
	if !e.there(e.Content) {
		if u.Blank == nil {
			return pages.NotFound()
		}
		values = termValues(u.Blank(e.Content))
	}
	if u.Begin != nil && e.App.Editable && e.untouched(e.Content) {
		known := u.Begin(e)
		e.begun = e.Base(known) != e.base
		values = e.values(known)
	}
	if err := e.open(values); err != nil {
		return err
	}
	return e.render()
}

// sit reads what every page of a part needs.
func (u Use) sit(v *pages.Visit) (*Editor, error) {
	p, err := u.Part(v)
	if err != nil {
		return nil, err
	}
	e := &Editor{Visit: v, Part: p, use: u, status: http.StatusOK}
	if e.App, err = v.Case(); err != nil {
		return nil, err
	}
	e.Content, err = e.App.Written()
	return e, err
}

func (e *Editor) setting() forms.Setting {
	return forms.Setting{Lists: e.Site().Lists, Content: e.Content, InForce: e.Site().Switches.InForce(e.Today())}
}

// values are what the form of the part says for a content.
func (e *Editor) values(c content.Content) url.Values {
	if e.Term == "" {
		return forms.Values(e.at(), c)
	}
	if i := e.place(c); i >= 0 {
		return termValues(c.Terms[i])
	}
	return url.Values{}
}

// termValues are what a form says for a term: each is the first of its form.
func termValues(t content.Term) url.Values {
	return forms.Values(Term(t.ID).at(), content.Content{Terms: content.List[content.Term]{t}})
}

// open makes the form with the values.
func (e *Editor) open(values url.Values) error {
	var err error
	e.form, err = forms.New(e.setting(), e.at(), values)
	return err
}

// summary is how the part reads with these values.
func (e *Editor) summary(values url.Values) (template.HTML, error) {
	f, err := forms.New(e.setting(), e.at(), values)
	if err != nil {
		return "", err
	}
	return f.Summary()
}

// typed is the content with what was typed in the part. What is new has no id that anything has in c.
func (e *Editor) typed(c content.Content, text json.RawMessage) (content.Content, []decode.Problem, error) {
	whole, err := e.with(c, text)
	if err != nil {
		return content.Content{}, nil, err
	}
	data, err := json.Marshal(whole)
	if err != nil {
		return content.Content{}, nil, err
	}
	return content.Used{}.With(c, c).Decode(data, e.Site().Switches.InForce(e.Today())...)
}
