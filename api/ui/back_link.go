package ui

import "html/template"

// BackLink links to the previous page.
type BackLink struct {
	Href       string
	Text       string // "Back" if empty
	HTML       template.HTML
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (b BackLink) Render() (template.HTML, error) {
	b.Href, b.Text = or(b.Href, "#"), or(b.Text, "Back")
	return execute("back-link", b)
}
