package ui

import "html/template"

// Tag shows a state. The words say it; the colour only helps.
type Tag struct {
	Text       string
	HTML       template.HTML
	Classes    string // such as "govuk-tag--green"
	Attributes Attributes
}

// Render implements Component.
func (t Tag) Render() (template.HTML, error) { return execute("tag", t) }
