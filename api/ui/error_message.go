package ui

import "html/template"

// ErrorMessage says next to a form control what is wrong with it. Components that hold one set ID.
type ErrorMessage struct {
	Text               string
	HTML               template.HTML
	ID                 string
	VisuallyHiddenText string // "Error" if empty
	Classes            string
	Attributes         Attributes
}

// Render is nothing where there are no words.
func (e ErrorMessage) Render() (template.HTML, error) {
	if !e.given() {
		return "", nil
	}
	e.VisuallyHiddenText = or(e.VisuallyHiddenText, "Error")
	return execute("error-message", e)
}

func (e ErrorMessage) given() bool { return e.Text != "" || e.HTML != "" }
