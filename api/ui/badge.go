package ui

import "html/template"

// Badge marks what is urgent or restricted (MoJ). For states use Tag.
type Badge struct {
	Text       string
	HTML       template.HTML
	Classes    string // such as "moj-badge--red", "moj-badge--large"
	Attributes Attributes
}

// Render implements Component.
func (b Badge) Render() (template.HTML, error) { return execute("badge", b) }
