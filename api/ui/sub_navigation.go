package ui

import "html/template"

// SubNavigation links to the parts of one case (MoJ); not for the main parts of the service.
type SubNavigation struct {
	Label      string // "Secondary navigation" if empty
	Items      []SubNavigationItem
	Classes    string
	Attributes Attributes
}

// SubNavigationItem is one link. Active is for the page itself.
type SubNavigationItem struct {
	Text       string
	HTML       template.HTML
	Href       string
	Active     bool
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (s SubNavigation) Render() (template.HTML, error) {
	s.Label = or(s.Label, "Secondary navigation")
	return execute("sub-navigation", s)
}
