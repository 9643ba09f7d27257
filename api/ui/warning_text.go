package ui

import "html/template"

// WarningText warns of what follows from what one is about to do.
type WarningText struct {
	Text             string
	HTML             template.HTML
	IconFallbackText string // "Warning" if empty
	Classes          string
	Attributes       Attributes
}

// Render implements Component.
func (w WarningText) Render() (template.HTML, error) {
	w.IconFallbackText = or(w.IconFallbackText, "Warning")
	return execute("warning-text", w)
}
