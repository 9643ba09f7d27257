// Package papers has the page on which people download the papers that the service makes from a case.
package papers

import (
	"embed"
	"html/template"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var embedded embed.FS

var templates = pages.MustParse(embedded)

// Routes are the pages of this package.
func Routes() []pages.Route {
	const root = "/applications/{id}/papers"
	readers := models.RolesWho(models.Opens)
	return []pages.Route{
		{Method: http.MethodGet, Path: root, Roles: readers, Log: "view", Handle: show},
		{Method: http.MethodGet, Path: root + "/{document}", Roles: readers, Log: "export", Handle: download},
	}
}

// paper is one of the list, with its files.
type paper struct {
	answers.Document
	Links []link
}

type link struct{ Href, Text, Name, SHA256 string }

type page struct {
	Head   template.HTML
	Case   pages.Application
	Papers []paper
	Draft  bool
	Round  int
}

func show(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	var list answers.List[answers.Document]
	if err := v.Get(v.CasePath("documents"), &list); err != nil {
		return err
	}
	p := page{Case: a}
	for _, d := range list.Items {
		one := paper{Document: d}
		for _, f := range d.Files {
			one.Links = append(one.Links, link{a.Path("/papers/" + d.Name + "." + f.Format), formatWords(f.Format), f.Name, f.SHA256})
		}
		p.Papers, p.Draft, p.Round = append(p.Papers, one), d.Draft, d.Round
	}
	if p.Head, err = v.Head(a, pages.TabPapers); err != nil {
		return err
	}
	return v.Show(templates, "papers", ui.Page{Title: "Papers"}, p)
}

// formatWords is what people call a format.
func formatWords(format string) string {
	if format == "docx" {
		return "Word"
	}
	return strings.ToUpper(format)
}

func download(v *pages.Visit) error { return v.Download(v.CasePath("documents", v.Path("document"))) }
