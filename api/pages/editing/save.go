package editing

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// errClash says that someone else changed the part after the form was made.
var errClash = errors.New("the part was changed meanwhile")

// Save takes the form of a part: it saves it, by button or while someone writes, or shows it again with all that was typed.
func (u Use) Save(v *pages.Visit) error {
	e, err := u.sit(v)
	if err != nil {
		return err
	}
	e.base = v.Form("base")
	if err := e.open(v.Posted()); err != nil {
		return err
	}
	if !e.App.Editable {
		return e.tooLate()
	}
	if _, changed := e.form.Change(v.Form("do")); changed {
		return e.changed()
	}
	text, problems, err := e.form.Parse()
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return e.wrong(text, problems)
	}
	err = e.save(text)
	if e.again(err) {
		err = e.save(text)
	}
	var closed *NotEditable
	p, invalid := pages.Invalid(err)
	switch {
	case invalid:
		return e.wrong(text, e.inFormAll(p.InContent()))
	case errors.As(err, &closed):
		e.App = closed.App
		return e.tooLate()
	case errors.Is(err, errClash):
		return e.overlap(text)
	case err != nil:
		return err
	case v.Script():
		return e.tell()
	}
	return e.on()
}

// save puts the part into the content as it is now, unless someone changed this very part since the form was made. What
// others did to other parts stays.
func (e *Editor) save(text json.RawMessage) error {
	saved, err := Change(e.Visit, func(a pages.Application, c content.Content) (any, error) {
		e.App, e.Content = a, c
		if now := e.Base(c); now != e.base {
			if !e.same(text, now) && !e.own(now) {
				return nil, errClash
			}
			text = e.adopt(text)
		}
		return e.pruned(c, text)
	})
	if err != nil {
		return err
	}
	e.App = saved
	e.Content, err = saved.Written()
	e.base = e.Base(e.Content)
	return err
}

// on continues after a save. A person who asked for the checks stays on the page and sees how many found something.
func (e *Editor) on() error {
	if err := e.looked(); err != nil {
		return err
	}
	words := strings.Join(append([]string{e.use.Saved(e) + "."}, e.loose...), " ")
	if e.Form("do") != "check" {
		if n := len(e.missing(e.Content)); n > 0 {
			words += " " + ui.Plural(n, "answer", "answers") + " missing."
		}
		return e.Done(e.use.Next(e, e.Form("do")), words)
	}
	page, err := e.use.Page(e)
	if err != nil {
		return err
	}
	found, err := ReadChecks(e.Visit, e.App)
	if err != nil {
		return err
	}
	return e.Done(page.Saved+"?"+asked+"=yes", words+" "+results(len(Notes(e.Part, e.Content, found)), e.noun()))
}

// asked is in the address of a page whose checks were requested; they are then shown for empty parts too.
const asked = "checked"

func results(n int, noun string) string {
	if n == 0 {
		return "No problems found in this " + noun + "."
	}
	return ui.Plural(n, "result", "results") + " from the checks, shown next to each question."
}

// tell answers the page's own script after a save.
func (e *Editor) tell() error {
	told := forms.Saved(e.App.UpdatedBy.Name, e.App.UpdatedAt)
	if err := e.beside(&told); err != nil {
		return err
	}
	return e.SendJSON(http.StatusOK, told)
}

// beside tells the script what to change in its page: the hidden fields, and what the checks say.
func (e *Editor) beside(told *forms.Told) error {
	told.Base, told.Fields = e.base, map[string]string{"base": e.base}
	if e.form.Moved() {
		return nil
	}
	maps.Copy(told.Fields, e.form.Adopt(e.values(e.Content)))
	notes, err := e.notes(false)
	if err == nil {
		told.Notes = e.form.Beside(notes)
	}
	return err
}

// wrong shows the form again with what is wrong with it. All else in it is saved.
func (e *Editor) wrong(text json.RawMessage, problems []decode.Problem) error {
	var err error
	if e.kept, err = e.saveGood(text, problems); err != nil {
		return err
	}
	if e.Script() {
		told := e.form.Unsaved(problems)
		if e.kept {
			told.Words += ". Everything else is saved."
			err = e.beside(&told)
		}
		return errors.Join(err, e.SendJSON(http.StatusUnprocessableEntity, told))
	}
	e.form.Adopt(e.values(e.Content))
	e.problems, e.status = problems, http.StatusUnprocessableEntity
	return e.render()
}

// changed shows the form with one item more or less. What can be saved is saved: no one who removes an item expects to
// do so twice.
func (e *Editor) changed() error {
	read, err := forms.New(e.setting(), e.at(), e.form.Values)
	if err != nil {
		return err
	}
	text, problems, err := read.Parse()
	if err != nil {
		return err
	}
	if e.kept, err = e.saveGood(text, problems); err != nil {
		return err
	}
	if e.kept && !read.Moved() {
		e.form.Adopt(e.values(e.Content))
	}
	e.unsaved = !e.kept || len(problems) > 0
	return e.render()
}

func (e *Editor) inFormAll(problems []decode.Problem) []decode.Problem {
	for i, p := range problems {
		problems[i].Pointer = e.inForm(e.Content, p.Pointer)
	}
	return problems
}

// overlap shows both texts. What the visitor wrote stays in the form, and saving it again replaces the other.
func (e *Editor) overlap(text json.RawMessage) error {
	c, err := Changed(e.Visit, e.Part, e.App, e.Content)
	if err != nil {
		return err
	}
	if e.Script() {
		return e.SendJSON(http.StatusConflict, forms.Told{Code: "overlap", By: c.By, At: c.At, Words: c.unsaved()})
	}
	if !c.Removed {
		mine, _, err := e.typed(e.Content, text)
		if err != nil {
			return err
		}
		if c.Apart, err = points.Apart(e.Content, mine, e.Site().Lists, "Saved version", "Your version"); err != nil {
			return err
		}
		if c.Full, err = e.summary(e.values(e.Content)); err != nil {
			return err
		}
	}
	e.clash, e.base, e.status = c, e.Base(e.Content), http.StatusConflict
	return e.render()
}

// tooLate gives back what was typed into an application that can no longer be edited.
func (e *Editor) tooLate() error {
	if e.Script() {
		return e.SendJSON(http.StatusConflict, forms.Told{
			Code:  "not-editable",
			Words: "Not saved: you cannot edit the application while it is " + e.App.State.Words() + ". Copy your answers if you need them.",
		})
	}
	var err error
	if e.locked, err = e.summary(e.Posted()); err != nil {
		return err
	}
	e.status = http.StatusConflict
	return e.render()
}
