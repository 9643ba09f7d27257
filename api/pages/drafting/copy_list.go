package drafting

import (
	"html/template"
	"net/url"
	"slices"
	"strconv"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

// fill lists what the visitor may read but the draft itself, newest first.
func (p *copyPage) fill(v *pages.Visit, c copying, text string) error {
	asked := url.Values{"limit": {strconv.Itoa(mostOffered + 1)}, "force": {c.App.Force}}
	if text != "" {
		asked.Set("q", text)
	}
	var found listing
	if err := v.Get("/applications?"+asked.Encode(), &found); err != nil {
		return err
	}
	p.More = found.NextCursor != nil
	items := slices.DeleteFunc(found.Items, func(a pages.Application) bool { return a.ID == c.App.ID })
	if len(items) > mostOffered {
		items, p.More = items[:mostOffered], true
	}
	if len(items) == 0 {
		return nil
	}
	t := stacked("Applications to copy from, newest first", "Application", "Status", "Last changed")
	for _, a := range items {
		state, err := pages.StateTag(a.State).Render()
		if err != nil {
			return err
		}
		t.Rows = append(t.Rows, []ui.Cell{{HTML: c.choice(a)}, {HTML: state, Classes: "app-nowrap"}, {Text: ui.DateTime(a.UpdatedAt)}})
	}
	p.Table = t
	return nil
}

// choice links to what would be copied from an application.
func (c copying) choice(a pages.Application) template.HTML {
	html := `<a class="govuk-link" href="` + template.HTMLEscapeString(c.Path+"?"+url.Values{"from": {a.ID}}.Encode()) + `">` +
		template.HTMLEscapeString(a.Name()) + `</a>`
	if a.Name() != a.Reference {
		html += `<br><span class="app-nowrap app-unbold">` + template.HTMLEscapeString(a.Reference) + `</span>`
	}
	return template.HTML(html) //nolint:gosec // all of it escaped
}
