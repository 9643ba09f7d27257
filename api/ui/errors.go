package ui

import (
	"html/template"
	"slices"
	"strings"
)

// Errors is what is wrong with a form. The error summary puts them in the order of the controls.
type Errors []FieldError

// FieldError is one fault of a form.
type FieldError struct {
	ID   string // of the control; empty for a fault of the whole form
	Text string // what is wrong and how to fix it
}

// At is the error message of the control with that id: none if there is nothing wrong with it.
func (e Errors) At(id string) ErrorMessage {
	for _, one := range e {
		if one.ID == id {
			return ErrorMessage{Text: one.Text}
		}
	}
	return ErrorMessage{}
}

// in puts the faults in the order in which their controls stand on the page; those of the whole form come first.
func (e Errors) in(body template.HTML) Errors {
	place := func(f FieldError) int {
		if f.ID == "" {
			return -1
		}
		return strings.Index(string(body), ` id="`+template.HTMLEscapeString(f.ID)+`"`)
	}
	ordered := slices.Clone(e)
	slices.SortStableFunc(ordered, func(a, b FieldError) int { return place(a) - place(b) })
	return ordered
}

// summary is the summary at the top of the page.
func (e Errors) summary() ErrorSummary {
	s := ErrorSummary{TitleText: "There is a problem"}
	for _, one := range e {
		link := ErrorLink{Text: one.Text}
		if one.ID != "" {
			link.Href = "#" + one.ID
		}
		s.ErrorList = append(s.ErrorList, link)
	}
	return s
}
