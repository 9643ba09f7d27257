package ui

import "html/template"

// PhaseBanner says that a service is new or under test.
type PhaseBanner struct {
	Tag        Tag
	Text       string
	HTML       template.HTML
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (p PhaseBanner) Render() (template.HTML, error) {
	p.Tag.Classes, p.Tag.Attributes = classes("govuk-phase-banner__content__tag", p.Tag.Classes), nil
	return execute("phase-banner", p)
}
