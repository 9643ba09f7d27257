package ui

import "html/template"

// Details hides something under a line that opens it.
type Details struct {
	SummaryText string
	SummaryHTML template.HTML
	Text        string
	HTML        template.HTML
	ID          string
	Open        bool
	Classes     string
	Attributes  Attributes
}

// Render implements Component.
func (d Details) Render() (template.HTML, error) { return execute("details", d) }
