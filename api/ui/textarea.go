package ui

import "html/template"

// Textarea is text of several lines.
type Textarea struct {
	ID           string // the name if empty
	Name         string
	Value        string
	Rows         int // 5 if zero
	Label        Label
	Hint         Hint
	ErrorMessage ErrorMessage
	DescribedBy  string // ids of further descriptions
	Autocomplete string
	Spellcheck   string // "true", "false" or ""
	Disabled     bool
	FormGroup    FormGroup
	Classes      string
	Attributes   Attributes
}

// Render implements Component.
func (t Textarea) Render() (template.HTML, error) {
	t.ID = or(t.ID, t.Name)
	if t.Rows == 0 {
		t.Rows = 5
	}
	t.Label.For = t.ID
	t.DescribedBy = describe(t.DescribedBy, t.ID, &t.Hint, &t.ErrorMessage)
	t.Classes = classes("govuk-textarea", when(t.ErrorMessage.given(), "govuk-textarea--error"), t.Classes)
	inside, err := execute("textarea", t)
	if err != nil {
		return "", err
	}
	return t.FormGroup.wrap(inside, t.ErrorMessage)
}
