package files

import (
	"html/template"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

type deletePage struct {
	Head   template.HTML
	Case   pages.Application
	File   answers.Attachment
	Button ui.Component
}

func askDelete(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	list, err := read(v)
	if err != nil {
		return err
	}
	for _, f := range list {
		if f.ID != v.Path("file") || !f.Removable {
			continue
		}
		p := deletePage{Case: a, File: f, Button: ui.Button{Text: "Delete file", Classes: "govuk-button--warning", PreventDoubleClick: true}}
		if p.Head, err = v.Head(a, pages.TabFiles); err != nil {
			return err
		}
		return v.Show(templates, "delete", ui.Page{Title: "Delete this file?", Back: &ui.BackLink{Href: a.Path("/files"), Text: "Back to files"}}, p)
	}
	return pages.NotFound()
}

func remove(v *pages.Visit) error {
	if err := v.Delete(v.CasePath("attachments", v.Path("file"))); err != nil {
		return err
	}
	return v.Done(v.CasePath("files"), "File deleted.")
}
