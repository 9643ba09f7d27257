package drafting

import (
	"html/template"
	"strconv"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// column is one column of the list, for the roles to which it tells something.
type column struct {
	name  string
	roles []models.Role
	cell  func(*pages.Visit, pages.Application) (ui.Cell, error)
}

func columns() []column {
	all := models.RolesWho(models.Lists)
	readers := models.RolesWho(models.Opens)
	return []column{
		{"Application", readers, func(_ *pages.Visit, i pages.Application) (ui.Cell, error) { return ui.Cell{HTML: link(i)}, nil }},
		{"Reference", pages.Roles(models.Manager), func(_ *pages.Visit, i pages.Application) (ui.Cell, error) { return ui.Cell{Text: i.Reference}, nil }},
		{"Force", pages.Roles(models.Officer, models.CPS, models.Manager), func(v *pages.Visit, i pages.Application) (ui.Cell, error) {
			return ui.Cell{Text: v.ForceName(i.Force)}, nil
		}},
		{"Status", all, func(_ *pages.Visit, i pages.Application) (ui.Cell, error) {
			html, err := pages.StateTag(i.State).Render()
			return ui.Cell{HTML: html, Classes: "app-nowrap"}, err
		}},
		{"Round", all, func(_ *pages.Visit, i pages.Application) (ui.Cell, error) {
			return ui.Cell{Text: strconv.Itoa(i.Round), Format: "numeric"}, nil
		}},
		{"Submitted to the CPS", pages.Roles(models.Officer, models.CPS, models.Manager), func(_ *pages.Visit, i pages.Application) (ui.Cell, error) {
			if i.SubmittedOn == nil {
				return ui.Cell{Text: "Not submitted"}, nil
			}
			return ui.Cell{Text: ui.Date(*i.SubmittedOn)}, nil
		}},
		{"Last changed", pages.Roles(models.Applicant, models.Officer, models.Manager), func(_ *pages.Visit, i pages.Application) (ui.Cell, error) {
			return ui.Cell{Text: ui.DateTime(i.UpdatedAt) + " by " + i.UpdatedBy.Name}, nil
		}},
	}
}

// link is the name of the case, with its reference under it.
func link(a pages.Application) template.HTML {
	html := `<a class="govuk-link" href="` + template.HTMLEscapeString(a.Path("")) + `">` + template.HTMLEscapeString(a.Name()) + `</a>`
	if a.Name() != a.Reference {
		html += `<br><span class="app-nowrap app-unbold">` + template.HTMLEscapeString(a.Reference) + `</span>`
	}
	return template.HTML(html) //nolint:gosec // all of it escaped
}

func table(v *pages.Visit, items []pages.Application) ui.Component {
	t := cells{Table: ui.Table{Caption: "Applications, newest first", CaptionClasses: "govuk-visually-hidden", FirstCellIsHeader: true, Stacked: true}}
	var used []column
	for _, c := range columns() {
		for _, r := range c.roles {
			if r == v.User.Role {
				used = append(used, c)
				format := ""
				if c.name == "Round" {
					format = "numeric"
				}
				t.Head = append(t.Head, ui.Cell{Text: c.name, Format: format})
			}
		}
	}
	for _, i := range items {
		row := make([]ui.Cell, len(used))
		for n, c := range used {
			var err error
			if row[n], err = c.cell(v, i); err != nil && t.fault == nil {
				t.fault = err
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cells is a table that remembers that a cell could not be made.
type cells struct {
	ui.Table
	fault error
}

// Render implements ui.Component.
func (c cells) Render() (template.HTML, error) {
	if c.fault != nil {
		return "", c.fault
	}
	return c.Table.Render()
}
