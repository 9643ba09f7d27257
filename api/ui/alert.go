package ui

import (
	"fmt"
	"html/template"
)

// The variants of an alert.
const (
	AlertInformation = "information"
	AlertSuccess     = "success"
	AlertWarning     = "warning"
	AlertError       = "error"
)

// Alert says what has just happened, or warns (MoJ). Its title is its accessible name.
type Alert struct {
	Variant            string // one of the constants; AlertInformation if empty
	Title              string // the words themselves if there are no others
	Text               string
	HTML               template.HTML
	ShowTitleAsHeading bool
	HeadingLevel       int // 2 if zero
	Role               string
	Dismissible        bool
	Classes            string
	Attributes         Attributes
}

// Render fails for a variant that there is not.
func (a Alert) Render() (template.HTML, error) {
	a.Variant, a.Role = or(a.Variant, AlertInformation), or(a.Role, "region")
	switch a.Variant {
	case AlertInformation, AlertSuccess, AlertWarning, AlertError:
	default:
		return "", fmt.Errorf("there is no alert of the variant %q", a.Variant)
	}
	if a.HeadingLevel == 0 {
		a.HeadingLevel = 2
	}
	if a.Text == "" && a.HTML == "" {
		a.Text, a.ShowTitleAsHeading = a.Title, false
	}
	a.Classes = classes("moj-alert", "moj-alert--"+a.Variant, when(a.ShowTitleAsHeading, "moj-alert--with-heading"), a.Classes)
	return execute("alert", a)
}
