package ui

import "html/template"

// IdentityBar says which case the page is about (MoJ). Only for pages that have sub-sections.
type IdentityBar struct {
	Title      Content
	Menus      []ButtonMenu
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (i IdentityBar) Render() (template.HTML, error) { return execute("identity-bar", i) }
