package terms

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
)

// wordingPage is the page of one wording.
type wordingPage struct {
	Head template.HTML
	library.Wording
	Kind, For string
	Category  string
	Needs     []string
	Slots     []ui.Component
	Preview   string // the text with what was filled in
	Key       string
	Look      ui.Component
	Add       ui.Component
	Editable  bool
	State     string // as text
}

func showWording(v *pages.Visit) error { return wordingWith(v, nil, "", http.StatusOK) }

// wordingWith shows the wording with what was typed, a preview, and the slots that are still empty.
func wordingWith(v *pages.Visit, empty []string, preview string, status int) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	all, err := readLibrary(v)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(w library.Wording) bool { return w.ID == v.Path("wording") })
	if i < 0 {
		return pages.NotFound()
	}
	w := all[i]
	p := wordingPage{
		Wording: legible(w), Kind: typeName(w.Type), For: forWhom(w.AppliesTo), Category: categoryName(v, w.Category), Key: v.Form("key"), Preview: preview,
		Look: ui.Button{Text: "Preview", Name: "do", Value: "preview", Classes: "govuk-button--secondary"},
		Add:  ui.Button{Text: "Add to the application", Name: "do", Value: "add", PreventDoubleClick: true}, Editable: a.Editable, State: a.State.Words(),
	}
	if p.Key == "" {
		p.Key = v.Key()
	}
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return err
	}
	for _, n := range w.Needs {
		p.Needs = append(p.Needs, needWords(n))
	}
	var errs ui.Errors
	for _, s := range w.Slots {
		id := "slot-" + s.Name
		if slices.Contains(empty, s.Name) {
			errs = append(errs, ui.FieldError{ID: id, Text: "Enter " + asked.Small(s.Label)})
		}
		hint := s.Hint
		if s.Example != "" {
			hint += ". For example, " + s.Example
		}
		p.Slots = append(p.Slots, ui.Input{ID: id, Name: id, Value: v.Form(id), Label: ui.Label{Text: s.Label}, Hint: ui.Hint{Text: hint}, ErrorMessage: errs.At(id)})
	}
	page := ui.Page{Title: w.Title + " – Standard wordings", Errors: errs, Back: &ui.BackLink{Text: "Back to standard wordings", Href: a.Path("/terms/library")}}
	return v.ShowStatus(status, templates, "wording", page, p)
}

// useWording previews the text, or adds it as a term.
func useWording(v *pages.Visit) error {
	id := v.Path("wording")
	w, known := v.Site().Library.Find(id)
	if !known {
		return pages.NotFound()
	}
	values := map[string]string{}
	for _, s := range w.Slots {
		values[s.Name] = v.Form("slot-" + s.Name)
	}
	var drafted answers.DraftedTerm
	if err := v.Compute("/wordings/"+url.PathEscape(id)+"/draft", answers.TermSlots{Values: values}, &drafted); err != nil {
		return err
	}
	if v.Form("do") == "preview" {
		return wordingWith(v, nil, drafted.Term.Text, http.StatusOK)
	}
	if len(drafted.EmptySlot) > 0 {
		return wordingWith(v, drafted.EmptySlot, "", http.StatusUnprocessableEntity)
	}
	drafted.Term.ID = newID(v.Form("key"))
	saved, err := change(v, func(_ pages.Application, c *content.Content) error {
		if find(*c, drafted.Term.ID) < 0 { // not by a second click
			c.Terms = append(c.Terms, begun(drafted.Term, *c))
		}
		return nil
	})
	if err != nil {
		return plainly(err)
	}
	return v.Done(saved.Path("/terms/"+drafted.Term.ID), "Term added. Explain why it is necessary in this case.")
}

func needWords(n library.Need) string {
	switch n {
	case library.SchedulePeople:
		return "a schedule of people with full names and dates of birth"
	case library.ScheduleAccounts:
		return "a schedule of accounts"
	case library.ScheduleOther:
		return "a schedule of items"
	case library.Map:
		return "a map"
	case library.InformationField:
		return "who receives the information, how and by when"
	}
	return string(n)
}
