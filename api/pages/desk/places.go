package desk

import (
	"html/template"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/review"
)

// places are all places on which a point may be made, in reading order, for a menu.
func places(c content.Content, sections []reading.Section) []ui.Option {
	var anchors []string
	for _, s := range sections {
		anchors = append(anchors, s.Name)
		for _, i := range s.Items {
			if i.Anchor != "" {
				anchors = append(anchors, i.Anchor)
			}
		}
	}
	found := review.Places(anchors, c, c)
	var options []ui.Option
	for _, s := range sections {
		options = append(options, ui.Option{Value: s.Name, Text: found[s.Name].Label})
		for _, i := range s.Items {
			if i.Anchor == "" {
				continue
			}
			words := found[i.Anchor].Label
			if first := found[i.Anchor].Words; first != "" {
				words += ": " + first
			}
			options = append(options, ui.Option{Value: i.Anchor, Text: "– " + words})
		}
	}
	return options
}

// reasonOptions are the reason codes of today with their meanings.
func reasonOptions(v *pages.Visit) []ui.Option {
	options := []ui.Option{{Text: "Select a reason"}}
	for _, r := range v.Site().Lists.Reasons().Items {
		if r.Current(v.Today()) {
			options = append(options, ui.Option{Value: r.Code, Text: r.Code + ": " + r.Meaning})
		}
	}
	return options
}

// reasonToday is the code that is selected where a point has that code: the one that continues it where it has ended and only
// one does.
func reasonToday(v *pages.Visit, code string) string {
	if next := v.Site().Lists.CurrentReason(code, v.Today()); len(next) == 1 {
		return next[0]
	}
	return code
}

// body is a template of this package as HTML, for use inside other components.
func body(name string, data any) (template.HTML, error) { return templates.Body(name, data) }
