package drafting

import (
	"html/template"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// section is the editor of one section.
var section = editing.Use{
	Part: func(v *pages.Visit) (editing.Part, error) {
		name := v.Path("section")
		if _, known := content.SectionOf(name); !known || name == content.TermSection {
			return editing.Part{}, pages.NotFound()
		}
		return editing.Section(name), nil
	},
	Begin: known,
	Page:  sectionPage,
	Saved: func(e *editing.Editor) string { return content.SectionName(e.Section) + " saved" },
	Next: func(e *editing.Editor, button string) string {
		s := editing.Next(e.Visit, e.App, e.Content, e.Section)
		switch {
		case button == "later" || s == "":
			return e.App.Path("")
		case s == content.TermSection && len(e.Content.Terms) == 0:
			return e.App.Path("/terms/new") // the list would be empty
		}
		return editing.Path(e.App, s)
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
	return v.Go(editing.Path(app, content.TermSection))
}

func sectionPage(e *editing.Editor) (editing.Page, error) {
	here := editing.Path(e.App, e.Section)
	section, _ := content.SectionOf(e.Section)
	offer, err := editing.Offer(e.App, e.Section)
	if err == nil && e.Section == riskSection {
		var more template.HTML
		more, err = riskText.Offer(e)
		offer += more
	}
	return editing.Page{
		Intro: offer,
		Title: section.Name, Back: ui.BackLink{Href: e.App.Path(""), Text: "Back to the application"},
		Action: here, Saved: here, Guide: editing.Guide(e.Today(), section.Checks),
		Buttons: []ui.Button{
			{Text: "Save and continue", Name: "do", Value: "save", PreventDoubleClick: true},
			{Text: "Save and come back later", Name: "do", Value: "later", Classes: "govuk-button--secondary", PreventDoubleClick: true},
		},
	}, err
}
