// Package relatives shows which other applications there are about the same subject: on the page of a case, side by side, and
// before a second draft is begun.
package relatives

import (
	"embed"
	"html/template"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package. The comparison has no log line of its own: each application that it reads is logged.
func Routes() []pages.Route {
	return []pages.Route{
		{Method: http.MethodGet, Path: "/applications/{id}/relatives", Roles: pages.Roles(models.Applicant, models.Officer), Handle: compare},
	}
}

// line is one other application as far as the visitor may know it.
type line struct {
	Reference string
	Href      string // "" where the visitor cannot open it
	Subject   string
	Force     string
	State     string
	Region    string
	Why       string
}

func lines(v *pages.Visit, found []answers.Relative) []line {
	all := make([]line, len(found))
	for i, r := range found {
		all[i] = line{Region: v.RegionName(r.Region), Why: content.MatchWords(r.Why)}
		if r.Reference != nil {
			all[i].Reference = *r.Reference
		}
		if r.ID != nil {
			all[i].Href = pages.Application{ApplicationItem: answers.ApplicationItem{ID: *r.ID}}.Path("")
			all[i].Subject, all[i].Force, all[i].State = *r.Subject, v.ForceName(*r.Force), r.State.Words()
		}
	}
	return all
}

// List is the other applications as a list, for the page on which a draft is begun.
func List(v *pages.Visit, found []answers.Relative) (template.HTML, error) {
	return templates.Body("list", lines(v, found))
}

// Notice is the block on the page of a case; "" where there is no other application.
func Notice(v *pages.Visit, a pages.Application) (template.HTML, error) {
	found, err := of(v)
	if err != nil || len(found) == 0 {
		return "", err
	}
	list, err := List(v, found)
	if err != nil {
		return "", err
	}
	open := false
	for _, r := range found {
		open = open || r.ID != nil
	}
	return templates.Body("notice", map[string]any{"Case": a, "Count": len(found), "List": list, "Compare": open})
}

func of(v *pages.Visit) ([]answers.Relative, error) {
	var found answers.List[answers.Relative]
	err := v.Get(v.CasePath("relatives"), &found)
	return found.Items, err
}

// mostCompared is how many applications are shown side by side.
const mostCompared = 4

// compare puts an application and its relatives side by side.
func compare(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	found, err := of(v)
	if err != nil {
		return err
	}
	list, err := List(v, found)
	if err != nil {
		return err
	}
	columns := []pages.Application{a}
	for _, r := range found {
		if r.ID == nil || len(columns) == mostCompared {
			continue
		}
		var other pages.Application
		if err := v.Get("/applications/"+*r.ID, &other); err != nil {
			return err
		}
		columns = append(columns, other)
	}
	table, err := sideBySide(v, columns)
	if err != nil {
		return err
	}
	head, err := v.Head(a, pages.TabApplication)
	if err != nil {
		return err
	}
	frame := ui.Page{Title: "Other applications about the same subject", Back: &ui.BackLink{Href: a.Path(""), Text: "Back to the application"}}
	return v.Show(templates, "compare", frame, map[string]any{"Head": head, "List": list, "Count": len(found), "Table": table})
}

// rows are the details compared: those that distinguish one case from another.
var rows = []struct {
	label string
	value func(v *pages.Visit, a pages.Application, c content.Content) string
}{
	{"Status", func(_ *pages.Visit, a pages.Application, _ content.Content) string { return a.State.Label() }},
	{"Force", func(v *pages.Visit, a pages.Application, _ content.Content) string { return v.ForceName(a.Force) }},
	{"Subject", func(_ *pages.Visit, _ pages.Application, c content.Content) string {
		return each(c, func(s content.Subject) string { return s.Name() })
	}},
	{"Date of birth", func(_ *pages.Visit, _ pages.Application, c content.Content) string {
		return each(c, func(s content.Subject) string {
			if s.DateOfBirth == nil {
				return ""
			}
			return ui.Date(*s.DateOfBirth)
		})
	}},
	{"PNC ID", func(_ *pages.Visit, _ pages.Application, c content.Content) string {
		return each(c, func(s content.Subject) string { return content.Text(s.PNCID) })
	}},
	{"Address", func(_ *pages.Visit, _ pages.Application, c content.Content) string {
		return each(c, func(s content.Subject) string { return s.Address })
	}},
	{"Court", func(_ *pages.Visit, _ pages.Application, c content.Content) string { return c.Court.Name }},
	{"URN", func(_ *pages.Visit, _ pages.Application, c content.Content) string { return c.Court.URN }},
	{"Offences", func(_ *pages.Visit, _ pages.Application, c content.Content) string {
		var titles []string
		for _, o := range c.Offences {
			titles = append(titles, o.Title)
		}
		return strings.Join(titles, "\n")
	}},
	{"Started", func(_ *pages.Visit, a pages.Application, _ content.Content) string {
		return ui.DateTime(a.CreatedAt) + ", by " + a.CreatedBy.Name
	}},
}

func each(c content.Content, of func(content.Subject) string) string {
	var said []string
	for _, s := range c.Subjects {
		if text := of(s); text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "\n")
}

func sideBySide(v *pages.Visit, columns []pages.Application) (ui.Table, error) {
	t := ui.Table{Caption: "Applications side by side", CaptionClasses: "govuk-visually-hidden", FirstCellIsHeader: true, Head: []ui.Cell{{Text: "Compared"}}}
	contents := make([]content.Content, len(columns))
	for i, a := range columns {
		var err error
		if contents[i], err = a.Written(); err != nil {
			return t, err
		}
		head := ui.Cell{Text: a.Reference + " (this one)"}
		if i > 0 {
			head = ui.Cell{HTML: template.HTML(`<a class="govuk-link" href="` + template.HTMLEscapeString(a.Path("")) + `">` + template.HTMLEscapeString(a.Reference) + `</a>`)} //nolint:gosec // escaped
		}
		t.Head = append(t.Head, head)
	}
	for _, r := range rows {
		line := []ui.Cell{{Text: r.label}}
		for i, a := range columns {
			text := r.value(v, a, contents[i])
			if text == "" {
				text = "Not answered"
			}
			line = append(line, ui.Cell{Text: text, Classes: "app-lines"})
		}
		t.Rows = append(t.Rows, line)
	}
	return t, nil
}
