package ui

import "html/template"

// Label names a form control. Components that hold one set For.
type Label struct {
	Text          string
	HTML          template.HTML
	For           string // the id of the control
	IsPageHeading bool   // it is the h1 of the page
	Classes       string // such as "govuk-label--l"
	Attributes    Attributes
}

// Render is nothing where there are no words.
func (l Label) Render() (template.HTML, error) {
	if l.Text == "" && l.HTML == "" {
		return "", nil
	}
	return execute("label", l)
}
