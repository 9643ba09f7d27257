package ui

import "html/template"

// Button is a button, or a link that looks like one if it has an Href.
type Button struct {
	Text               string
	HTML               template.HTML
	Type               string // "submit" if empty
	Name               string
	Value              string
	ID                 string
	Href               string
	Disabled           bool
	IsStartButton      bool
	PreventDoubleClick bool // the script drops a second click within a second
	Classes            string
	Attributes         Attributes
}

// Render implements Component.
func (b Button) Render() (template.HTML, error) {
	b.Type = or(b.Type, "submit")
	b.Classes = classes("govuk-button", b.Classes, when(b.IsStartButton, "govuk-button--start"))
	return execute("button", b)
}
