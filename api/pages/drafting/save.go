package drafting

import (
	"encoding/json"
	"errors"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/models/decode"
)

// tries bounds how often a save is tried again when others save other sections at the same time.
const tries = 5

// errOverlap says that somebody else changed this section after the form was made.
var errOverlap = errors.New("the section was changed meanwhile")

func postSection(v *pages.Visit) error {
	d, err := sit(v)
	if err != nil {
		return err
	}
	if d.section == "terms" {
		return pages.NotFound()
	}
	d.base = v.Form("base")
	if err := d.open(v.Posted()); err != nil {
		return err
	}
	if !d.app.Editable {
		if v.Script() {
			return v.SendJSON(http.StatusConflict, forms.Told{Code: "not-editable", Words: "Not saved: the application is " + d.app.State.Words() + " and cannot be changed now. Copy what you wrote if you need it."})
		}
		return d.keepTyped()
	}
	if _, changed := d.form.Change(v.Form("do")); changed {
		return d.render()
	}
	text, problems, err := d.form.Parse()
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return d.wrong(problems)
	}
	if v.Form("do") == "check" {
		d.ran, d.tried = true, text
		err := d.render()
		if p, invalid := pages.Invalid(err); invalid {
			d.tried = nil
			return d.wrong(p.InContent())
		}
		return err
	}
	err = d.save(text)
	p, invalid := pages.Invalid(err)
	switch {
	case invalid:
		return d.wrong(p.InContent())
	case errors.Is(err, errOverlap):
		return d.overlap(text)
	case err != nil:
		return err
	case v.Script():
		return d.told()
	}
	return d.on()
}

// on goes on after a save.
func (d *desk) on() error {
	to := d.app.Path("")
	if s := next(d.Visit, d.content, d.section); d.Form("do") != "later" && s != "" {
		to = at(d.app, s)
	}
	return d.Done(to, "Saved: "+sectionName(d.section)+".")
}

// save puts the section into the content as it is now, unless somebody changed this very section since the form was made.
// What others did to other sections stays.
func (d *desk) save(text json.RawMessage) error {
	for range tries {
		if base(d.content, d.section) != d.base {
			return d.same(text)
		}
		whole, err := d.with(text)
		if err != nil {
			return err
		}
		var now pages.Application
		err = d.Put(d.app.Path("/content"), d.app.Version, whole, &now)
		if err == nil {
			d.app = now
			d.content, err = now.Written()
			d.base = base(d.content, d.section)
			return err
		}
		if !pages.Is(err, http.StatusPreconditionFailed) {
			return err
		}
		if err := d.reread(); err != nil {
			return err
		}
	}
	return &pages.Problem{Status: http.StatusServiceUnavailable, Code: "busy"}
}

// same is nil where the section already says what was typed, as after the same form was sent twice.
func (d *desk) same(text json.RawMessage) error {
	mine, problems, err := d.typed(text)
	if err != nil {
		return err
	}
	if len(problems) == 0 && base(mine, d.section) == base(d.content, d.section) {
		d.base = base(d.content, d.section)
		return nil
	}
	return errOverlap
}

// wrong shows the form again with what is wrong with it.
func (d *desk) wrong(problems []decode.Problem) error {
	if d.Script() {
		return d.SendJSON(http.StatusUnprocessableEntity, d.form.Unsaved(problems))
	}
	d.problem, d.status = problems, http.StatusUnprocessableEntity
	return d.render()
}
