package ui

import "html/template"

// InsetText sets a passage apart.
type InsetText struct {
	Text       string
	HTML       template.HTML
	ID         string
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (i InsetText) Render() (template.HTML, error) { return execute("inset-text", i) }
