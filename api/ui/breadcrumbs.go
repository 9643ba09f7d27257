package ui

import "html/template"

// Breadcrumbs show where a page lies.
type Breadcrumbs struct {
	Items            []Breadcrumb
	CollapseOnMobile bool
	LabelText        string // "Breadcrumb" if empty
	Classes          string
	Attributes       Attributes
}

// Breadcrumb is one step; without Href it is the page itself.
type Breadcrumb struct {
	Text       string
	HTML       template.HTML
	Href       string
	Attributes Attributes
}

// Render implements Component.
func (b Breadcrumbs) Render() (template.HTML, error) {
	b.LabelText = or(b.LabelText, "Breadcrumb")
	b.Classes = classes("govuk-breadcrumbs", b.Classes, when(b.CollapseOnMobile, "govuk-breadcrumbs--collapse-on-mobile"))
	return execute("breadcrumbs", b)
}
