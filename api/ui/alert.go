package ui

import (
	"fmt"
	"html/template"
)

// The variants of an alert.
const (
	AlertInformation = "information"
	AlertSuccess     = "success"
)

// Alert says what has just happened (MoJ). Its words are its accessible name too.
type Alert struct {
	Variant string // one of the constants
	Title   string
	Role    string // "region" if empty
}

// Render fails for a variant that there is not.
func (a Alert) Render() (template.HTML, error) {
	switch a.Variant {
	case AlertInformation, AlertSuccess:
	default:
		return "", fmt.Errorf("there is no alert of the variant %q", a.Variant)
	}
	a.Role = or(a.Role, "region")
	return execute("alert", a)
}
