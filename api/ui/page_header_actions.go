package ui

import "html/template"

// PageHeaderActions is the h1 with what can be done beside it (MoJ).
type PageHeaderActions struct {
	Heading      Content // its classes are "govuk-heading-l" if empty
	HeadingLevel int     // 1 if zero
	Items        []Button
	Classes      string
	Attributes   Attributes
}

// Render implements Component.
func (p PageHeaderActions) Render() (template.HTML, error) {
	p.Heading.Classes = or(p.Heading.Classes, "govuk-heading-l")
	if p.HeadingLevel == 0 {
		p.HeadingLevel = 1
	}
	return execute("page-header-actions", p)
}
