package ui

import "html/template"

// SkipLink lets people who use a keyboard go past what every page repeats. Page has its own.
type SkipLink struct {
	Href       string // "#content" if empty
	Text       string
	HTML       template.HTML
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (s SkipLink) Render() (template.HTML, error) {
	s.Href = or(s.Href, "#content")
	return execute("skip-link", s)
}
