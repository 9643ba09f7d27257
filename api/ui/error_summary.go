package ui

import "html/template"

// ErrorSummary lists at the top of the page all that is wrong. Page shows one for its Errors by itself.
type ErrorSummary struct {
	TitleText        string
	TitleHTML        template.HTML
	DescriptionText  string
	DescriptionHTML  template.HTML
	ErrorList        []ErrorLink
	DisableAutoFocus bool
	Classes          string
	Attributes       Attributes
}

// ErrorLink is one line of an error summary.
type ErrorLink struct {
	Text       string
	HTML       template.HTML
	Href       string // "#" and the id of the control
	Attributes Attributes
}

// Render implements Component.
func (e ErrorSummary) Render() (template.HTML, error) { return execute("error-summary", e) }
