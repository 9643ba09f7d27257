package casefile

import (
	"html/template"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

type notesPage struct {
	Head  template.HTML
	Notes ui.Component // nil for none
	Text  ui.Component
	Key   string
}

func showNotes(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p, err := notesOf(v, a, nil)
	if err != nil {
		return err
	}
	return v.Show(templates, "notes", ui.Page{Title: "Private notes"}, p)
}

func notesOf(v *pages.Visit, a pages.Application, errs ui.Errors) (notesPage, error) {
	p := notesPage{Key: v.Key(), Text: ui.Textarea{ID: "text", Name: "text", Value: v.Form("text"), ErrorMessage: errs.At("text"),
		Label: ui.Label{Text: "Add a note", Classes: "govuk-label--m"}, Hint: ui.Hint{Text: "You cannot change or delete a note"}}}
	var err error
	if p.Head, err = v.Head(a, pages.TabNotes); err != nil {
		return p, err
	}
	var list answers.List[answers.Note]
	if err := v.Get(v.CasePath("notes"), &list); err != nil {
		return p, err
	}
	if len(list.Items) == 0 {
		return p, nil
	}
	slices.SortStableFunc(list.Items, func(a, b answers.Note) int { return a.At.Compare(b.At) })
	shown := ui.Messages{Label: "Private notes, oldest first"}
	for _, n := range list.Items {
		shown.Items = append(shown.Items, ui.Message{ID: "note-" + n.ID, Sender: n.By.Name, At: n.At, Text: n.Text, Sent: n.By.Username == v.User.Username})
	}
	p.Notes = shown
	return p, nil
}

func addNote(v *pages.Visit) error {
	err := v.Post(v.CasePath("notes"), answers.NewNote{Text: strings.TrimSpace(v.Form("text"))}, nil)
	if problem, invalid := pages.Invalid(err); invalid {
		a, err := v.Case()
		if err != nil {
			return err
		}
		errs := problem.Faults()
		p, err := notesOf(v, a, errs)
		if err != nil {
			return err
		}
		return v.ShowInvalid(templates, "notes", ui.Page{Title: "Private notes", Errors: errs}, p)
	}
	if err != nil {
		return err
	}
	return v.Done("/applications/"+v.Path("id")+"/notes", "Note added")
}
