package terms

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

func (d *draft) tell(v *pages.Visit, saved pages.Application, mine content.Term) error {
	answer := forms.Saved(saved.UpdatedBy.Name, saved.UpdatedAt, hash(mine))
	content, err := saved.Written()
	if err != nil {
		return err
	}
	found, err := readChecks(v, saved)
	if err != nil {
		return err
	}
	notes, err := beside(found.of(find(content, mine.ID)))
	if err != nil {
		return err
	}
	answer.Notes = d.form.Beside(notes)
	return v.SendJSON(http.StatusOK, answer)
}

func saveNew(v *pages.Visit) error { return save(v, "") }

func saveTerm(v *pages.Visit) error { return save(v, v.Path("term")) }

func save(v *pages.Visit, id string) error {
	d, err := open(v, id)
	if err != nil {
		return err
	}
	d.base = v.Form("base")
	if err := d.fill(v, v.Posted()); err != nil {
		return err
	}
	if !d.app.Editable {
		return d.locked(v)
	}
	mine, problems, err := d.read(v)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return d.invalid(v, problems)
	}
	if v.Form("do") == "check" {
		return d.check(v, mine)
	}
	saved, err := put(v, mine, d.base)
	var clashed *clash
	var locked *notEditable
	switch p, wrong := pages.Invalid(err); {
	case errors.As(err, &clashed):
		return d.clash(v, clashed, mine)
	case errors.As(err, &locked):
		return d.locked(v)
	case wrong:
		return d.invalid(v, d.inForm(p.Errors, mine.ID))
	case err != nil:
		return err
	case v.Script():
		return d.tell(v, saved, mine)
	}
	return v.Done(d.app.Path("/terms#"+cardID(mine.ID)), "The term is saved")
}

// read makes the term of what was typed. Its id and its place are not the form's to say.
func (d *draft) read(v *pages.Visit) (content.Term, []decode.Problem, error) {
	raw, problems, err := d.form.Parse()
	if err != nil || len(problems) > 0 {
		return content.Term{}, problems, err
	}
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(content.Empty().Canonical(), &whole); err != nil {
		return content.Term{}, nil, fmt.Errorf("read an empty content: %w", err)
	}
	whole["terms"] = json.RawMessage("[" + string(raw) + "]")
	text, err := json.Marshal(whole)
	if err != nil {
		return content.Term{}, nil, fmt.Errorf("encode the term: %w", err)
	}
	c, problems, err := content.Decode(text, v.Site().Switches.InForce(v.Today())...)
	if err != nil || len(problems) > 0 {
		return content.Term{}, problems, err
	}
	t := c.Terms[0]
	if t.ID = d.id; t.ID == "" {
		t.ID = newID(v.Form("key"))
	}
	return t, nil, nil
}

// inForm has problems of the content point into the form.
func (d *draft) inForm(problems []decode.Problem, id string) []decode.Problem {
	at := fmt.Sprintf("/terms/%d", len(d.content.Terms))
	if i := find(d.content, id); i >= 0 {
		at = fmt.Sprintf("/terms/%d", i)
	}
	for i, p := range problems {
		if below, ok := strings.CutPrefix(p.Pointer, at); ok {
			problems[i].Pointer = form0 + below
		}
	}
	return problems
}

func (d *draft) invalid(v *pages.Visit, problems []decode.Problem) error {
	if v.Script() {
		return v.SendJSON(http.StatusUnprocessableEntity, d.form.Unsaved(problems))
	}
	return d.show(v, http.StatusUnprocessableEntity, forms.Beside{Problems: problems}, sheet{})
}

// check judges the term as it is typed, and stores nothing.
func (d *draft) check(v *pages.Visit, mine content.Term) error {
	i := find(d.content, mine.ID)
	if i < 0 {
		i = len(d.content.Terms)
		d.content.Terms = append(d.content.Terms, mine)
	}
	d.content.Terms[i] = mine
	d.content.Terms[i].Number = i + 1
	var r report
	err := v.Compute("/checks", map[string]any{"content": d.content, "force": d.app.Force}, &r)
	if p, wrong := pages.Invalid(err); wrong {
		return d.invalid(v, d.inForm(p.InContent(), mine.ID))
	}
	if err != nil {
		return err
	}
	notes := r.of(i)
	html, err := beside(notes)
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, forms.Beside{Notes: html}, sheet{Checked: true, Notes: len(notes)})
}

// clash shows theirs beside mine. Mine stays in the form, to be saved over theirs when the writer has looked.
func (d *draft) clash(v *pages.Visit, c *clash, mine content.Term) error {
	shown, err := c.view(v, mine.ID)
	if err != nil {
		return err
	}
	if v.Script() {
		return v.SendJSON(http.StatusConflict, forms.Told{
			Code: "overlap", By: shown.By, At: shown.At,
			Words: "Not saved: " + shown.who() + " while you were writing. What you wrote is still here. Save to see both texts.",
		})
	}
	d.base = ""
	if c.theirs != nil {
		d.base = hash(*c.theirs)
		theirs, err := c.app.Written()
		if err != nil {
			return err
		}
		yours, err := c.app.Written()
		if err != nil {
			return err
		}
		i := find(theirs, mine.ID)
		mine.Number = theirs.Terms[i].Number
		yours.Terms[i] = mine
		if shown.Apart, err = points.Apart(theirs, yours, v.Site().Lists, "Theirs", "Yours"); err != nil {
			return err
		}
	}
	return d.show(v, http.StatusConflict, forms.Beside{}, sheet{Clash: shown})
}

// locked keeps what was typed on the page, though it can no longer be saved.
func (d *draft) locked(v *pages.Visit) error {
	if v.Script() {
		return v.SendJSON(http.StatusConflict, forms.Told{
			Code: "not-editable", Words: "Not saved: the application is with a reviewer or has ended. Copy what you wrote if you need it.",
		})
	}
	return d.show(v, http.StatusConflict, forms.Beside{}, sheet{Locked: true})
}
