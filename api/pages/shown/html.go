// Package shown makes the pages of what an application says, for people who read it and do not write.
package shown

import (
	"embed"
	"html/template"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/reading"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Beside gives what is shown next to a place on which a point can be made: a section by its name, or an item by its id.
// It may give nothing.
type Beside func(anchor string) template.HTML

// HTML is the whole application, with its contents above it. beside may be nil.
func HTML(sections []reading.Section, beside Beside) (template.HTML, error) {
	if beside == nil {
		beside = func(string) template.HTML { return "" }
	}
	views := make([]view, len(sections))
	for i, s := range sections {
		views[i] = view{Section: s, Rows: summary(s.Rows), Beside: beside(s.Name)}
		for _, item := range s.Items {
			shown := itemView{Item: item, Rows: summary(item.Rows)}
			if item.Anchor != "" {
				shown.Beside = beside(item.Anchor)
			}
			views[i].Items = append(views[i].Items, shown)
		}
	}
	return templates.Body("application", views)
}

type view struct {
	reading.Section
	Rows   ui.Component
	Items  []itemView
	Beside template.HTML
}

type itemView struct {
	reading.Item
	Rows   ui.Component
	Beside template.HTML
}

// summary is rows as a summary list; nil for none. What was not answered is named in one row at the end.
func summary(rows []reading.Row) ui.Component {
	if len(rows) == 0 {
		return nil
	}
	list := ui.SummaryList{}
	var open []string
	for _, row := range rows {
		if !row.Answered {
			open = append(open, string(anchored(row.ID, row.Label)))
			continue
		}
		list.Rows = append(list.Rows, ui.SummaryRow{
			Key:   ui.Content{HTML: anchored(row.ID, row.Label)},
			Value: ui.Content{Text: row.Text, Classes: "app-lines"},
		})
	}
	if len(open) > 0 {
		list.Rows = append(list.Rows, ui.SummaryRow{
			Key:   ui.Content{Text: "Not answered", Classes: "app-quiet"},
			Value: ui.Content{HTML: template.HTML(strings.Join(open, "; ")), Classes: "app-quiet"}, //nolint:gosec // made of escaped parts
		})
	}
	return list
}

func anchored(id, label string) template.HTML {
	return template.HTML(`<span id="` + template.HTMLEscapeString(id) + `">` + template.HTMLEscapeString(label) + `</span>`) //nolint:gosec // both escaped
}
