package drafting

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// section is the editor of one section.
var section = editing.Use{
	Part: func(v *pages.Visit) (editing.Part, error) {
		name := v.Path("section")
		if !known(name) || name == content.TermSection {
			return editing.Part{}, pages.NotFound()
		}
		return editing.Section(name), nil
	},
	Page:  sectionPage,
	Saved: func(e *editing.Editor) string { return sectionName(e.Section) + " saved" },
	Next: func(e *editing.Editor, button string) string {
		if s := next(e.Visit, e.Content, e.Section); button != "later" && s != "" {
			return at(e.App, s)
		}
		return e.App.Path("")
	},
}

// showSection shows a section; the terms have pages of their own.
func showSection(v *pages.Visit) error {
	if v.Path("section") != content.TermSection {
		return section.Show(v)
	}
	app, err := v.Case()
	if err != nil {
		return err
	}
	return v.Go(at(app, content.TermSection))
}

func sectionPage(e *editing.Editor) (editing.Page, error) {
	here := at(e.App, e.Section)
	return editing.Page{
		Title: sectionName(e.Section), Back: ui.BackLink{Href: e.App.Path(""), Text: "Back to the application"},
		Action: here, Saved: here, Guide: editing.Guide(e.Today(), looks[e.Section]),
		Buttons: []ui.Button{
			{Text: "Save and continue", Name: "do", Value: "save", PreventDoubleClick: true},
			{Text: "Save and come back later", Name: "do", Value: "later", Classes: "govuk-button--secondary", PreventDoubleClick: true},
		},
	}, nil
}
