package ui

import "html/template"

// Hint is help for a form control. Components that hold one set ID.
type Hint struct {
	Text       string
	HTML       template.HTML
	ID         string
	Classes    string
	Attributes Attributes
}

// Render is nothing where there are no words.
func (h Hint) Render() (template.HTML, error) {
	if !h.given() {
		return "", nil
	}
	return execute("hint", h)
}

func (h Hint) given() bool { return h.Text != "" || h.HTML != "" }
