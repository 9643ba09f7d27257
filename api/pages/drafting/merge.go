package drafting

import (
	"encoding/json"
	"html/template"
	"net/http"
	"time"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/changes"
)

// theirs is what somebody else saved in a section while the visitor wrote in it.
type theirs struct {
	By   string
	At   time.Time
	Sure bool // By changed this section; else they saved the application last, and the section was changed before
	Self bool // the visitor, in another window
	Late bool // the application can no longer be changed
	Both []ui.Component
	Full template.HTML // the section as it is kept
	Mine template.HTML // what the visitor wrote, where it cannot be kept
}

func (d *desk) told() error {
	told := forms.Saved(d.app.UpdatedBy.Name, d.app.UpdatedAt, d.base)
	if !d.form.Moved() {
		notes, err := d.notes(&sectionPage{})
		if err != nil {
			return err
		}
		told.Notes = d.form.Beside(notes)
	}
	return d.SendJSON(http.StatusOK, told)
}

// overlap shows both texts. What the visitor wrote stays in the form, and saving it again takes the place of the other.
func (d *desk) overlap(text json.RawMessage) error {
	t, err := d.others()
	if err != nil {
		return err
	}
	if d.Script() {
		return d.SendJSON(http.StatusConflict, forms.Told{Code: "overlap", By: t.By, At: t.At, Words: t.unsaved()})
	}
	if t.Both, err = d.both(text); err != nil {
		return err
	}
	kept, err := forms.New(d.setting(), "/"+d.section, forms.Values("/"+d.section, d.content))
	if err != nil {
		return err
	}
	if t.Full, err = kept.Summary(); err != nil {
		return err
	}
	d.theirs, d.base, d.status = t, base(d.content, d.section), http.StatusConflict
	return d.render()
}

// others says who changed the section and when.
func (d *desk) others() (*theirs, error) {
	last, sure, err := d.LastEdit(d.section, "")
	if !sure {
		last = pages.Edit{By: d.app.UpdatedBy, At: d.app.UpdatedAt}
	}
	return &theirs{By: last.By.Name, At: last.At, Sure: sure, Self: sure && last.By.Username == d.User.Username}, err
}

// unsaved says so beside the form in which somebody still writes.
func (t *theirs) unsaved() string {
	who := t.By + " changed this section on " + ui.DateTime(t.At)
	switch {
	case t.Self:
		who = "you changed this section in another window on " + ui.DateTime(t.At)
	case !t.Sure:
		who = "this section was changed. " + t.By + " saved the application last, on " + ui.DateTime(t.At)
	}
	return "Not saved: " + who + ". What you wrote is still here. Save to see both texts."
}

// both are the answers that differ: as they are kept, and as the visitor wrote them.
func (d *desk) both(text json.RawMessage) ([]ui.Component, error) {
	mine, _, err := d.typed(text)
	if err != nil {
		return nil, err
	}
	var out []ui.Component
	for _, s := range changes.Between(d.content, mine).Sections {
		for _, c := range s.Changes {
			for _, f := range c.Fields {
				out = append(out, differing{d.form, f})
			}
		}
	}
	return out, nil
}

// differing is one answer in two texts.
type differing struct {
	form  *forms.Form
	field changes.Field
}

// Render implements ui.Component.
func (d differing) Render() (template.HTML, error) {
	label := d.form.Label(d.field.Pointer)
	side := ui.Diff{BeforeLabel: label + ", as saved", AfterLabel: label + ", as you wrote it"}
	side.Before, side.After = ui.Words(d.field.Words)
	if len(d.field.Words) == 0 {
		side.Before, side.After = d.whole(d.field.From), d.whole(d.field.To)
	}
	return side.Render()
}

func (d differing) whole(s *string) []ui.DiffPart {
	if s == nil || *s == "" {
		return nil
	}
	return []ui.DiffPart{{Text: d.form.Words(d.field.Pointer, *s), Changed: true}}
}

// keepTyped gives back what was typed into an application that can no longer be changed.
func (d *desk) keepTyped() error {
	t := &theirs{By: d.app.UpdatedBy.Name, At: d.app.UpdatedAt, Late: true}
	typed, err := forms.New(d.setting(), "/"+d.section, d.Posted())
	if err != nil {
		return err
	}
	if t.Mine, err = typed.Summary(); err != nil {
		return err
	}
	d.theirs, d.status = t, http.StatusConflict
	return d.render()
}
